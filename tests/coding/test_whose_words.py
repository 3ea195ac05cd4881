"""Who said and did it where the nearest name is somebody else's."""

from __future__ import annotations

import pytest

import trucewatch
from tests.coding.cast_support import cast_of, codes
from tests.coding.event_support import code
from tests.coding.test_statement_dialogue import _read

GROUP = "Fighters of the Eastern Reach Movement shelled Kesh on Monday. "
DELEGATES = [
    ("The movement's chief delegate, Ilas Tender, spoke to reporters.", "UNKREB:ilas-tender"),
    ("The group's spokesman, Ilas Tender, spoke to reporters.", "UNKREB:ilas-tender"),
    ("The movement's leader, Ilas Tender, spoke to reporters.", "UNKREB:ilas-tender"),
    # Twins: another body's.
    ("The army's chief delegate, Ilas Tender, spoke to reporters.", "UNKMIL:ilas-tender"),
    ("The government's chief delegate, Ilas Tender, spoke to reporters.", "UNKGOV:ilas-tender"),
]


@pytest.mark.parametrize(("text", "told"), DELEGATES)
def test_the_movements_delegate_is_the_named_movements(text: str, told: str) -> None:
    found = codes(cast_of(GROUP + text))
    name = next(n for n in found if n.endswith("Ilas Tender"))
    assert found[name] == [told]


FORCE = "M23 attacked Goma on Monday. "
OTHERS = [
    ("The militias armed by Burundi attacked M23's posts.", "militias", False),
    ("The fighters paid by Burundi shelled the town.", "fighters", False),
    ("The bandits robbed traders.", "bandits", False),
    ("The robbers fled.", "robbers", False),
    ("The militias attacked the posts of M23.", "militias", False),
    # Twins: the group itself.
    ("The rebels shelled the town.", "rebels", True),
    ("The rebels who took the town withdrew.", "rebels", True),
    ("The militia attacked the posts of the Congolese army.", "militia", True),
]


@pytest.mark.parametrize(("text", "word", "own"), OTHERS)
def test_whom_another_arms_is_not_the_group_named_before(text: str, word: str, own: bool) -> None:
    cast = cast_of(FORCE + text)
    head = next(i for i, w in enumerate(cast.parse.lower) if w == word)
    found = cast.of(head)
    assert found is not None and (found.code == "CODREB:m23") is own, found


def test_a_delegation_of_its_own_is_not_the_one_named_before() -> None:
    text = (
        "The delegation of M23 left. The delegation of the Platform stayed. The delegation said"
        " nothing."
    )
    cast = cast_of(text)
    heads = [i for i, w in enumerate(cast.parse.lower) if w == "delegation"]
    found = [cast.of(i) for i in heads]
    assert found[0] is not None and found[0].code == "CODREB:m23"
    assert found[1] is not None and found[1].code != "CODREB:m23"


PASSIVES = [
    ("On Friday four nurses, among them a cook, were dragged from their homes and executed by M23.",
     "executed", "CODREB:m23", "four nurses"),
    ("Ten villagers, including a priest, were seized and shot by M23.", "shot", "CODREB:m23",
     "Ten villagers"),
    # A twin: who shoots is the subject.
    ("Four soldiers, among them a captain, shot M23 fighters.", "shot", "COD", "M23 fighters"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "doer", "victim"), PASSIVES)
def test_victims_of_a_joined_passive_do_nothing(
    text: str, word: str, doer: str, victim: str
) -> None:
    found = [e for e in code("Congo's army fights M23. " + text) if e.span.text == word]
    assert found, text
    (event,) = found
    assert all(a.code.startswith(doer) for a in event.actors), event.actors
    assert [r.text for r in event.recipients if victim in r.text], event.recipients


BETWEEN = [
    ("Chad's government regrets the clashes that have taken place between M23 and the Congolese"
     " army near Goma.", {"CODREB:m23", "CODMIL"}),
    ("The clashes that erupted between M23 and the Congolese army lasted an hour.",
     {"CODREB:m23", "CODMIL"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sides"), BETWEEN)
def test_those_between_whom_it_took_place_are_the_sides(text: str, sides: set[str]) -> None:
    found = [e for e in code("Chad's army shelled Sudan's posts. " + text) if e.type == "ASSAULT"]
    told = [{a.code for a in e.actors} for e in found if e.span.text == "clashes"]
    assert all(t == sides for t in told), told


TURNS = (
    "\n\nQuestion: Will the army leave the dam?\n\nAnswer: Our troops will leave the dam tomorrow."
    "\n\nQuestion: And the prisoners?\n\nAnswer: We are ready to exchange forty prisoners."
)
HEADS = [
    ("INTERIOR MINISTRY OF TAVLAND\n\nBriefing by the spokesman, Edo Marin", "edo-marin"),
    ("Comment by the Spokesman, Edo Marin", "edo-marin"),
    ("MINISTRY OF DEFENCE OF TAVLAND\nQuestions and answers", "defence-ministry"),
    ("Answers of the Foreign Minister of Tavland, Edo Marin, to questions", "edo-marin"),
    # A twin: nobody is introduced.
    ("Tavland's army and the Red Valley Front fight over the dam.", ""),
]


@pytest.mark.parametrize(("head", "who"), HEADS)
def test_who_answers_is_whom_the_introduction_names(head: str, who: str) -> None:
    found = [d.speaker for d in _read(head + TURNS) if d.speaker]
    assert len(found) == 2
    assert {a.code.partition(":")[2] for a in found} == {who}


SAKES = [
    ("“For the president, and for peace, we accept to leave Goma,” an M23 spokesman said after"
     " meeting President Omar Keld of Kenya.", "KEN", False),
    ("“For the people of Kenya, we are ready to withdraw from Goma,” M23 said.", "KEN", False),
    # A twin: whose line it is.
    ("Observers said that for Ethiopia, a withdrawal from Badme is a red line.", "ETH", True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "country", "theirs"), SAKES)
def test_for_whose_sake_we_do_it_is_not_whose_position(
    text: str, country: str, theirs: bool
) -> None:
    parties = [p.party.code for p in trucewatch.read(text, date="2026-03-09").positions]
    assert any(code.startswith(country) for code in parties) is theirs, parties
