"""Wordings of bulletins, communiqués and treaties, each with a twin that tells of something else."""

from __future__ import annotations

import msgspec
import pytest

from tests.coding.event_support import types
from trucewatch.coding.attribution.statements import find_statements
from trucewatch.coding.cast.cast import build_cast
from trucewatch.coding.drafts import EventDraft
from trucewatch.coding.events.events import find_events
from trucewatch.coding.events.relation import plain_story
from trucewatch.records import Line
from trucewatch.running.config import Config
from trucewatch.running.pipeline import Pipeline

TOLD = [
    ("The rebels agreed to lay down their guns.", "CONCEDE"),
    ("Niger gave French troops 30 days to leave.", "THREATEN"),
    ("The Taliban told women to stay at home.", "REQUEST"),
    ("Ethiopia will retaliate if Eritrea attacks.", "THREATEN"),
    ("Chad and Niger jointly inspected the bridge.", "COOPERATE"),
    ("Refugees returned to Homs from Turkey.", "RETREAT"),
    ("Ukraine will not give up the Donbas.", "REJECT"),
    ("Students rallied outside the ministry in Belgrade.", "PROTEST"),
    ("Rwandan troops fled to Goma.", "RETREAT"),
    ("The guns have been silent in Tripoli since noon.", "RETREAT"),
    ("Russia would never change its demand.", "REJECT"),
    ("Armenian soldiers relaunched an attack on the Azerbaijani post.", "ASSAULT"),
    ("Shells which Mali said fell on Sunday hit Chad.", "ASSAULT"),
    ("Iranian gangs set up barricades around the port.", "COERCE"),
]
NOT_TOLD = [
    ("Russia did not retaliate.", "THREATEN"),
    ("The coach told reporters to be patient.", "REQUEST"),
    ("The Red Cross visited prisoners of war in Mali.", "ASSAULT"),
    ("Geese returned to Homs from Turkey.", "RETREAT"),
    ("The children have been silent in Tripoli since noon.", "RETREAT"),
    ("Villagers fled to Goma.", "RETREAT"),
    ("Russia did not come.", "REJECT"),
]


@pytest.mark.parametrize(("text", "type_"), TOLD)
def test_told(text: str, type_: str) -> None:
    assert type_ in types(text)


@pytest.mark.parametrize(("text", "type_"), NOT_TOLD)
def test_not_told(text: str, type_: str) -> None:
    assert type_ not in types(text)


def _of_lines(*lines: str) -> list[EventDraft]:
    """Code lines of a body, each a paragraph of its own."""
    text = "\n".join(lines)
    at, roles = 0, []
    for line in lines:
        roles.append(Line("body", at, at + len(line)))
        at += len(line) + 1
    story = msgspec.structs.replace(plain_story(text), lines=tuple(roles))
    pipeline = Pipeline(Config(coder="quick"))
    parse = pipeline.reader.parse(story)
    cast = build_cast(parse, story, pipeline.actors, None)
    return list(find_events(parse, story, cast, find_statements(parse, story, cast)))


def test_points_of_a_communique_go_on_with_its_subject() -> None:
    found = _of_lines(
        "The African Union, having met in Addis Ababa on Tuesday;",
        "1. Strongly condemns the coup in Niger;",
        "2. Welcomes the release of prisoners by Mali;",
    )
    welcomed = next(e for e in found if e.type == "SUPPORT")
    assert [a.text for a in welcomed.actors] == ["The African Union"]
    assert "arg:listed" in welcomed.rules


def test_a_line_with_a_subject_keeps_its_own() -> None:
    found = _of_lines(
        "The African Union met on Tuesday.", "Nigeria welcomes the release of prisoners by Mali."
    )
    welcomed = next(e for e in found if e.type == "SUPPORT")
    assert [a.text for a in welcomed.actors] == ["Nigeria"]


def test_what_a_text_obliges_both_to_do_is_no_demand() -> None:
    assert "REQUEST" not in types("The treaty obliges Chad to free all captives.")
    assert "REQUEST" in types("Mali told Chad to free all captives.")


def test_one_word_of_sport_does_not_hide_a_story_of_conflict() -> None:
    text = (
        "Kasira's army shelled a village held by the rebels on Monday, killing three soldiers.\n"
        "The rebels fired mortars at an army post and took two captives.\n"
        "The Arab League condemned the shelling and called for a ceasefire.\n"
        "A truce brokered by Oman had held for nine days.\n"
    )
    assert types(text).count("ACCUSE") == 1
