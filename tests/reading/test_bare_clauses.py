"""Clauses without an auxiliary, and active verbs that look like them."""

from __future__ import annotations

import pytest

from tests.coding.realis_support import parsed


def _is_passive(text: str, verb: str) -> bool:
    _, parse = parsed(text)
    v = parse.lower.index(verb)
    return any(parse.dep[c] == "nsubjpass" for c in parse.children[v])


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Two civilians wounded.", "wounded"),
        ("Fuel confiscated.", "confiscated"),
        ("Ten soldiers killed in ambush near Kandahar", "killed"),
        ("Army garrison reportedly overrun.", "overrun"),
        ("Checkpoint at Kenyi: patrol denied passage by soldiers for two hours.", "denied"),
        ("Access to the school refused for a third day by local men.", "refused"),
        ("A Cambodian soldier was killed and four Thais wounded in a gunfight.", "wounded"),
    ],
)
def test_bulletins_leave_the_auxiliary_out(text: str, verb: str) -> None:
    assert _is_passive(text, verb)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Rebels killed and wounded dozens.", "killed"),
        ("The army attacked at dawn.", "attacked"),
        ("Soldiers killed two men.", "killed"),
        ("The men who killed fled.", "killed"),
        ("He refused by Friday.", "refused"),
        ("The minister refused the visit.", "refused"),
        ("Soldiers deployed to the zone reported nothing.", "reported"),
    ],
)
def test_active_verbs_stay_active(text: str, verb: str) -> None:
    assert not _is_passive(text, verb)


def test_who_did_it_is_an_agent() -> None:
    _, parse = parsed("Access to the school refused for a third day by men in uniforms.")
    by = parse.lower.index("by")
    assert parse.dep[by] == "agent"
    assert parse.tag[parse.head[by]] == "VBN"


def test_a_verb_of_going_is_what_a_bare_clause_tells() -> None:
    _, parse = parsed("22 trucks of relief goods crossed without hindrance.")
    verb, noun = parse.lower.index("crossed"), parse.lower.index("trucks")
    assert parse.head[verb] == verb
    assert (parse.head[noun], parse.dep[noun]) == (verb, "nsubj")
    assert parse.subtree(noun) == (0, verb)


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ('Chad\'s minister, Idris Hanou, dismissed as "false" a Sudanese claim of a raid.', True),
        ("The spokesman, Karl Obren, dismissed as lies the reports of a raid.", True),
        (
            'Rwanda\'s foreign minister, Karl Obren, dismissed as "baseless" a Congolese claim that'
            " Rwandan troops had crossed the border.",
            True,
        ),
        ("Chad's minister, Idris Hanou, dismissed by the president on Monday.", False),
        ("A minister, Idris Hanou, dismissed as a fool.", False),
    ],
)
def test_who_dismisses_a_charge_is_not_dismissed(text: str, tells: bool) -> None:
    _, parse = parsed(text)
    verb = parse.lower.index("dismissed")
    active = any(parse.dep[c] == "nsubj" for c in parse.children[verb])
    assert (parse.head[verb] == verb and active) == tells
