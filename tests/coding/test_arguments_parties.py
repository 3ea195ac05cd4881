"""Who "both sides", "the truce" and "an ambush blamed on A" are about, read as ``read`` reads it."""

from __future__ import annotations

from functools import cache

import pytest

from trucewatch.records import Actor, Document, Event
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument

# A state and one armed group; three states that meet; a state at peace.
_YEMEN = (
    "Yemen's government accused the Houthis of shelling a market on Monday. The Houthis said the"
    " government had bombed a farm. "
)
_CALM = "Yemen's government said on Monday that it would pay teachers. "


@cache
def _events(text: str) -> tuple[Event, ...]:
    raw = RawDocument(Document("d", "u", "0", None, "text/plain"), text, Meta())
    return pipeline(Config(coder="quick")).read(raw).events


def _codes(actors: tuple[Actor, ...]) -> set[str]:
    return {a.code for a in actors}


def _found(story: str, sentence: str, type_: str) -> Event:
    found = [e for e in _events(story + sentence) if e.start >= len(story) and e.type == type_]
    assert found, [(e.type, e.trigger.text) for e in _events(story + sentence)]
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "type_", "who", "whom"),
    [
        ("Norway urged both sides to stop.", "REQUEST", {"NOR"}, {"YEM", "YEMREB:houthis"}),
        ("Norway urged the parties to stop.", "REQUEST", {"NOR"}, {"YEM", "YEMREB:houthis"}),
        ("Both sides are to withdraw from the port.", "RETREAT", {"YEM", "YEMREB:houthis"}, set()),
        ("By dawn the guns had fallen silent.", "RETREAT", {"YEM", "YEMREB:houthis"}, set()),
        ("Norway welcomed the truce.", "SUPPORT", {"NOR"}, {"YEM", "YEMREB:houthis"}),
        ("Norway welcomed the step.", "SUPPORT", {"NOR"}, set()),
    ],
)
def test_words_for_both_mean_the_two_sides(
    sentence: str, type_: str, who: set[str], whom: set[str]
) -> None:
    event = _found(_YEMEN, sentence, type_)
    bare = {c.removesuffix("GOV") for c in _codes(event.actors)}
    assert bare == who
    assert {c.removesuffix("GOV") for c in _codes(event.recipients)} == whom


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway urged both sides to talk.",
        "Norway called on all parties to keep calm.",
    ],
)
def test_without_two_sides_nobody_is_meant(sentence: str) -> None:
    for event in _events(_CALM + sentence):
        if event.start >= len(_CALM):
            assert not any(a.country for a in event.recipients)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Two soldiers died in Mali in an ambush that the army blamed on JNIM.", {"MLIREB:jnim"}),
        ("The raid, for which al-Shabaab claimed responsibility, killed four Kenyan policemen.",
         {"SOMREB:al-shabaab"}),
        ("Mali's army said an attack attributed to JNIM killed nine soldiers.", {"MLIREB:jnim"}),
        ("Mali's army said an attack near a JNIM camp killed nine soldiers.", set()),
        ("Two soldiers died in Mali in an ambush that the army regretted.", set()),
    ],
)  # fmt: skip
def test_on_whom_an_act_is_blamed(text: str, who: set[str]) -> None:
    found = [e for e in _events(text) if e.type == "ASSAULT"]
    assert {c for e in found for c in _codes(e.actors)} == who


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("Portugal, which brokered the ceasefire, called on Niger to show restraint.",
         {"PRT"}, {"NER"}),
        ("Portugal, which hosts the talks, appealed to Niger to free the men.", {"PRT"}, {"NER"}),
    ],
)  # fmt: skip
def test_a_verb_behind_a_relative_clause_is_the_subjects(
    text: str, who: set[str], whom: set[str]
) -> None:
    (event,) = [e for e in _events(text) if e.type == "REQUEST"]
    assert (_codes(event.actors), _codes(event.recipients)) == (who, whom)


def test_houses_that_are_hit_are_no_parliament() -> None:
    text = "Chad's army fought Chadian rebels on Monday. Three houses were burned in the village."
    (event,) = [e for e in _events(text) if e.trigger.text == "burned"]
    assert _codes(event.recipients) == {"TCDCVL"}


@pytest.mark.parametrize(
    "text",
    [
        "Mali fought JNIM rebels. The Security Council condemned the attack of 9 June on a base of the Malian army.",
        "Mali fought JNIM rebels. The Security Council condemned the attack on a base of the Malian army.",
    ],
)
def test_a_date_does_not_part_an_attack_from_what_it_hits(text: str) -> None:
    (attack,) = [e for e in _events(text) if e.trigger.text == "attack"]
    assert _codes(attack.recipients) == {"MLIMIL"}
    (blame,) = [e for e in _events(text) if e.type == "ACCUSE"]
    assert not _codes(blame.recipients) & {"MLIMIL", "MLI"}
