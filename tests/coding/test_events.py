"""Events of invented sentences: types, participants, and nothing where there is nothing."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.coding.event_support import (
    DATA,
    careful,
    code,
    coded,
    expected,
    one,
    rows,
    sides,
    types,
)
from trucewatch.bench.negatives import false_events

# Floors of the sentences in tests/data; each was measured when the sentences were written.
TYPES_RIGHT = 0.93
FULL_RIGHT = 0.88
MOST_FALSE = 0.08


def test_every_type_has_sentences() -> None:
    seen = Counter(t for _, cell in rows("events.tsv") for t, _, _ in expected(cell))
    assert len(seen) == 16
    assert min(seen.values()) >= 5
    assert len(rows("events.tsv")) >= 200


def test_sentences_have_their_types() -> None:
    data = rows("events.tsv")
    wrong = [
        (text, sorted(t for t, _, _ in expected(cell)), types(text))
        for text, cell in data
        if sorted(t for t, _, _ in expected(cell)) != types(text)
    ]
    assert len(wrong) <= (1 - TYPES_RIGHT) * len(data), wrong


def test_sentences_have_their_participants() -> None:
    data = rows("events.tsv")
    wrong = [
        (text, coded(text))
        for text, cell in data
        if Counter(expected(cell)) != Counter(coded(text))
    ]
    assert len(wrong) <= (1 - FULL_RIGHT) * len(data), wrong


def test_hard_negatives_stay_silent() -> None:
    lines = (DATA / "negatives.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines if line.strip()]
    assert len(texts) >= 150
    for coder in (code, careful()):
        found = false_events(texts, coder)
        assert len(found) <= MOST_FALSE * len(texts), found


@pytest.mark.parametrize(
    ("event", "nothing"),
    [
        ("Sudanese jets hammered rebel positions.", "Sudan's minister hammered the proposal."),
        ("Fighting between Chad and Sudan began.", "A fight for the title began."),
        ("Kenya released the prisoners.", "Kenya released its trade data."),
        ("Chadian forces attacked the town.", "The film follows an attack on a Chadian town."),
        ("Mali withdrew its troops.", "The bank withdrew the card."),
        ("Libyan gunmen stormed the airport.", "Passengers stormed the airport shop for bargains."),
    ],
)
def test_twins(event: str, nothing: str) -> None:
    assert types(event)
    assert not types(nothing)


def test_light_verb_and_noun_are_one_event() -> None:
    event = one("Ethiopian forces launched an attack on Eritrean positions.", "ASSAULT")
    assert event.span.text == "attack"
    assert (sides(event.actors), sides(event.recipients)) == ({"ETH"}, {"ERI"})


def test_losses_behind_a_charge_are_the_charged_deed_s() -> None:
    text = (
        "Chad's army accused rebels of shelling a bridge, killing two soldiers and wounding five."
    )
    assert [a.text for a in one(text, "ASSAULT").recipients] == ["two soldiers"]
    assert [a.text for a in one(text, "ACCUSE").recipients] == ["rebels"]


def test_outcome_is_not_a_second_event() -> None:
    event = one("Rebels bombed a bus in Chad, killing three soldiers.", "ASSAULT")
    assert "MIL" in {a.sector for a in event.recipients}


def test_accused_act_is_an_event_of_its_own() -> None:
    found = coded("Uganda accused Rwanda of bombing a village.")
    assert ("ACCUSE", {"UGA"}, {"RWA"}) in found
    assert [(t, a) for t, a, _ in found if t == "ASSAULT"] == [("ASSAULT", {"RWA"})]


def test_mutual_accusations_are_two_events() -> None:
    found = coded("Uganda and Rwanda accused each other of breaking the truce.")
    assert sorted(map(repr, found)) == sorted(
        map(
            repr,
            [
                ("ACCUSE", frozenset({"UGA"}), frozenset({"RWA"})),
                ("ACCUSE", frozenset({"RWA"}), frozenset({"UGA"})),
            ],
        )
    )


def test_breach_without_violator_names_nobody() -> None:
    text = (
        "Chad and Sudan accused each other of attacking villages. Chadian troops shelled"
        " Sudanese posts. Monitors reported a violation of the ceasefire on Friday."
    )
    breach = next(e for e in code(text) if e.span.text == "violation")
    assert breach.type == "ASSAULT"
    assert breach.actors == ()


def test_fighting_belongs_to_the_two_sides_of_the_story() -> None:
    text = (
        "Chadian troops attacked Sudanese posts. Sudan accused Chad of aggression."
        " The fighting raged near the border."
    )
    fight = next(e for e in code(text) if e.span.text == "fighting")
    assert sides(fight.actors) == {"TCD", "SDN"}
    assert "arg:story-sides" in fight.rules


def test_one_side_alone_gives_no_opponent() -> None:
    fight = next(e for e in code("The fighting raged near the river.") if e.type == "ASSAULT")
    assert fight.actors == ()
    assert fight.recipients == ()


def test_each_demanded_act_is_a_request() -> None:
    found = [e for e in code("Sudan demanded that Chad withdraw its army and pay damages.")]
    assert [e.type for e in found] == ["REQUEST", "REQUEST"]
    assert all(sides(e.recipients) == {"TCD"} for e in found)


def test_future_meeting_is_agree_and_future_retreat_stays() -> None:
    assert types("Peru and Chile will hold talks on Friday.") == ["AGREE"]
    assert types("Peru will withdraw its troops from the border.") == ["RETREAT"]
    assert types("Peru agreed to withdraw its troops from the border.") == ["CONCEDE"]
    assert types("Peru withdrew its troops from the border.") == ["RETREAT"]


def test_declared_and_observed_ceasefire() -> None:
    assert types("Sudan declared a ceasefire.") == ["CONCEDE"]
    assert one("Sudan's army is observing the ceasefire.", "RETREAT").mode == "ceasefire"
    assert types("Sudan broke the ceasefire.") == ["ASSAULT"]


def test_war_has_sides_a_and_b() -> None:
    event = one("The war between Eritrea and Ethiopia killed thousands.", "ASSAULT")
    assert event.mode == "sideAB"
    assert sides(event.actors) | sides(event.recipients) == {"ERI", "ETH"}


@pytest.mark.parametrize(
    ("text", "type_", "mode"),
    [
        ("Turkish drones struck a Syrian army base.", "ASSAULT", "drone"),
        ("Serbian artillery shelled a Bosnian village.", "ASSAULT", "heavy-weapons"),
        ("Somali militants abducted two Kenyan nurses.", "ASSAULT", "abduct"),
        ("Egypt arrested a Libyan officer.", "COERCE", "arrest"),
        ("Rwanda expelled the Belgian ambassador.", "SANCTION", "expel"),
        ("Iran demanded the release of its sailors by Kuwait.", "REQUEST", "yield"),
        ("Eritrea refused to withdraw from the town.", "REJECT", "yield"),
        ("Japan's premier visited Vietnam.", "CONSULT", "visit"),
        ("Niger opened an investigation into the raid by Mali.", "ACCUSE", "investigate"),
        ("Kenyan teachers went on strike.", "PROTEST", "strike"),
        ("North Korea tested a missile.", "MOBILIZE", "weapons"),
        ("Colombian rebels freed two hostages.", "RETREAT", "release"),
    ],
)
def test_modes(text: str, type_: str, mode: str) -> None:
    assert one(text, type_).mode == mode


def test_contexts_by_words_and_sectors() -> None:
    event = one("The Kenyan army attacked Somali rebels near the border.", "ASSAULT")
    assert "military" in event.contexts
    assert len(event.contexts) <= 3
    assert "diplomatic" in one("Peru's president met Chile's president.", "CONSULT").contexts


def test_rules_say_why() -> None:
    event = one("Kenyan forces were attacked by Somali rebels.", "ASSAULT")
    assert any(r.startswith("lex:attack") for r in event.rules)


def test_reports_and_statement_point_at_statements() -> None:
    found = code("Uganda accused Rwanda of bombing a village.")
    accuse = next(e for e in found if e.type == "ACCUSE")
    assault = next(e for e in found if e.type == "ASSAULT")
    assert accuse.reports is not None
    assert assault.statement == accuse.reports
    assert accuse.statement is None


@settings(max_examples=12, deadline=None)
@given(st.text(alphabet="ab \"'“”.,;\nTheattackedby", max_size=200))
def test_spans_slice_the_text(text: str) -> None:
    for event in code(text + " Chad attacked Sudan."):
        full = text + " Chad attacked Sudan."
        assert full[event.span.start : event.span.end] == event.span.text
        assert 0 <= event.start <= event.span.start < event.span.end <= event.end <= len(full)


def test_hostile_text_is_bounded() -> None:
    assert code("“" * 3000) == ()
    assert len(code("attack " * 400)) <= 400
