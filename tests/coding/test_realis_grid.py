"""Grids of realis: one construction, four conflicts; the act in brackets is an ASSAULT.

A second sentence makes the text one about fighting, as the reports are.
"""

from __future__ import annotations

import re

import pytest

from tests.clips.support import engine
from tests.coding.grid_support import filled
from trucewatch.records import Document, Event
from trucewatch.sources.raw import Meta, RawDocument

SCENE = " Soldiers and rebels went on fighting in the hills, and two men were killed."


def events(text: str) -> list[Event]:
    raw = RawDocument(Document("d", "d", "0", None, "text/plain"), text, Meta(date="2026-03-04"))
    return [e for story in engine().code_document(raw) for e in story.events]


ROWS: list[tuple[str, str]] = [
    # what is said not to be so
    ("It is not true, {S} said, that {OWN} [{D}].", "denied"),
    ("It is not true that {OWN} [{D}], said {S}.", "denied"),
    ("It is not the case, {S} wrote, that {OWN} [{D}].", "denied"),
    ("It was not {OWN} that [{D}], {S} said.", "denied"),
    ("It is true, {S} said, that {X} [{D}].", "alleged"),
    # nobody in particular says so
    ("Rumour had it that {X} [{D}].", "claimed|alleged"),
    ("Word spread that {X} [{D}].", "claimed|alleged"),
    ("{X} are feared to have [{D}].", "hypothetical|alleged"),
    ("{M} could not confirm that {X} [{D}].", "alleged"),
    ("Three captured men had admitted under questioning that their unit [{D}].",
     "claimed|alleged"),
    # who tells it, in a clause torn apart and in an account
    ("It was {X}, {S} said, that [{D}].", "alleged"),
    ("In {S}'s version, {X} [{D}].", "alleged"),
    ("If {S} is to be believed, {X} [{D}].", "alleged"),
    # a case that is only thought of
    ("If {S} were to [{B}], the truce would end.", "hypothetical"),
    ("{S} is preparing to [{B}].", "planned|threatened"),
    # long ago
    ("A generation after {S} [{D}], the sides met.", "historical"),
    ("Two days after {S} [{D}], the sides met.", "actual"),
]  # fmt: skip


@pytest.mark.parametrize(("template", "realis"), ROWS)
def test_realis_by_construction(template: str, realis: str) -> None:
    for text, words, _ in filled(template):
        at = text.index(words)
        found = [
            e
            for e in events(text + SCENE)
            if e.type == "ASSAULT" and e.trigger.start < at + len(words) and at < e.trigger.end
        ]
        hit = any(re.fullmatch(realis, e.realis) for e in found)
        assert hit, (text, [(e.realis, e.trigger.text, e.made_by.rules[-3:]) for e in found])


# text, words at which no event stands
NO_EVENT: list[tuple[str, str]] = [
    ("Reporters who walked the main street were offered tea by a rebel captain.", "offered"),
    ("The rebel captain offered a seat to the visitors.", "offered"),
    ("The commissioner would not give away the hour of the landing.", "give away"),
    ("The general gave an interview to the state radio.", "gave"),
]


@pytest.mark.parametrize(("text", "words"), NO_EVENT)
def test_gifts_of_a_host_are_no_offers(text: str, words: str) -> None:
    at = text.index(words)
    found = [
        e for e in events(text + SCENE) if e.trigger.start < at + len(words) and at < e.trigger.end
    ]
    assert not found, [(e.type, e.made_by.rules) for e in found]


def test_an_offer_with_tea_is_one() -> None:
    assert any(e.trigger.text == "offered" for e in events("The army offered tea and a truce."))
