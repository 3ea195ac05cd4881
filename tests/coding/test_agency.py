"""Short agency sentences: is the event there with its type and the countries of both sides?

For AGREE, CONSULT, SUPPORT and COOPERATE the two sides are compared as one set, because PLOVER puts
those who act alike into one list.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tests.coding.event_support import rows
from trucewatch.coding.events.relation import plain_story
from trucewatch.records import Actor, Event
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config

# Shares of rows; they only go up. First run, before any row had been read: .867 and .703.
TYPE_RIGHT, ALL_RIGHT = 0.86, 0.78
ALIKE = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE"})


def countries(actors: Iterable[Actor]) -> frozenset[str]:
    codes = (c for a in actors for c in (a.country or "").split(";"))
    return frozenset(c for c in codes if c not in ("", "UNK"))


def fits(event: Event, type_: str, actors: frozenset[str], recipients: frozenset[str]) -> bool:
    if event.type != type_:
        return False
    one, two = countries(event.actors), countries(event.recipients)
    if type_ in ALIKE:
        return one | two == actors | recipients
    return (one, two) == (actors, recipients)


@pytest.mark.parametrize("coder", ["quick"])
def test_agency_sentences(coder: str) -> None:
    engine = pipeline(Config(coder=coder))
    typed = full = 0
    table = [(*row, "", "")[:4] for row in rows("agency.tsv")]
    for sentence, type_, actors, recipients in table:
        events = engine.code(plain_story(sentence)).events
        typed += any(e.type == type_ for e in events)
        one = frozenset(filter(None, actors.split("+")))
        two = frozenset(filter(None, recipients.split("+")))
        full += any(fits(e, type_, one, two) for e in events)
    assert typed >= TYPE_RIGHT * len(table), typed / len(table)
    assert full >= ALL_RIGHT * len(table), full / len(table)
