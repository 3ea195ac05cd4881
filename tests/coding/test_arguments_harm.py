"""Whom force hurts by its object, place or setting, read as ``read`` reads it."""

from __future__ import annotations

from functools import cache

import pytest

from tests.coding.event_support import sides
from trucewatch.records import Document, Event
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument

# A story that is plainly set in one state, and one of two states.
_CHAD = (
    "Chad's army held the road on Monday, Chadian officials said. Chadian rebels did not comment"
    " on the fighting with Chad's government. "
)
_BORDER = (
    "Chad's army and Niger's army fought on Monday. Chad accused Niger of an attack. Niger accused"
    " Chad of lying. "
)


@cache
def _events(text: str) -> tuple[Event, ...]:
    raw = RawDocument(Document("d", "u", "0", None, "text/plain"), text, Meta())
    return pipeline(Config(coder="quick")).read(raw).events


def _last(story: str, sentence: str) -> list[frozenset[str]]:
    found = [e for e in _events(story + sentence) if e.start >= len(story) and e.type == "ASSAULT"]
    return [sides(e.recipients) for e in found]


@pytest.mark.parametrize(
    ("story", "sentence", "hurt"),
    [
        (_CHAD, "A market was shelled at dusk.", {"TCD"}),
        (_CHAD, "The rebels bombed a hospital.", {"TCD"}),
        (_CHAD, "The rebels fired rockets from a hill.", {"TCD"}),
        (_CHAD, "Chadian officials said a missile hit a warehouse in Odesa.", {"UKR"}),
        (_BORDER, "Drones struck a warehouse in Odesa.", {"UKR"}),
    ],
)
def test_what_is_hit_is_somebodys(story: str, sentence: str, hurt: set[str]) -> None:
    assert _last(story, sentence) == [frozenset(hurt)]


@pytest.mark.parametrize(
    ("story", "sentence"),
    [
        (_CHAD, "Shots were heard at dusk."),
        (_CHAD, "Forty violations were recorded in the city."),
        (_CHAD, "The truce was broken within minutes."),
        (_CHAD, "Gunships fired on targets in the hills."),
        (_CHAD, "A drone struck hilltop positions before dawn."),
        (_BORDER, "A market was shelled."),
    ],
)
def test_fire_that_hits_nothing_told_is_done_to_nobody(story: str, sentence: str) -> None:
    assert all(not found for found in _last(story, sentence))


@pytest.mark.parametrize(
    "sentence", ["14 militants died.", "Rebels died fighting the army near Osk."]
)
def test_the_dead_do_nothing_to_anybody(sentence: str) -> None:
    raw = RawDocument(Document("d", "u", "0", None, "text/plain"), sentence, Meta())
    events = pipeline(Config(coder="careful")).read(raw).events
    died = [e for e in events if e.trigger.text == "died"]
    assert died and not any(e.actors for e in died)
    assert any(r.text.endswith(("militants", "Rebels")) for e in died for r in e.recipients)


def test_who_kills_still_acts() -> None:
    (event,) = _events("The militants killed 14 people.")
    assert [a.text for a in event.actors] == ["The militants"]
