"""Lists that a line leads in: each item is asked for, pledged or found by the verb above it."""

from __future__ import annotations

from functools import cache

import pytest

from trucewatch.records import Document, Event, Statement
from trucewatch.running.config import Config
from trucewatch.running.pipeline import Pipeline
from trucewatch.sources.raw import Meta, RawDocument

UNION = """KARO MOTHERS' UNION

Statement, Orlan, 3 December 2018

We demand:
- that the government send a mobile court to Orlan before the end of the year;
- that all armed forces withdraw from the road to Darra, as the agreement requires;
- the release of our sons.

The soldiers withdrew from the school on Monday.
"""
FRONT = """KARO LIBERATION FRONT (KLF)
Communiqué No. 7
Darra, 4 June 2019

The Karo Liberation Front demands that the government
1. release all prisoners of war;
2. withdraw its troops from Orlan;

Our fighters withdrew from Merin on Sunday.
"""
WIRE = """NAIROBI, 5 June (Wire) - The Karo Liberation Front set out its demands on Tuesday.

It called on the government:
(a) to withdraw its army from the valley;
(b) to free the detained teachers;

The government agreed:
* to open the road to Darra;

Rebels freed two nurses in Darra.
"""
TOLD = """NAIROBI, 5 June (Wire) - This is what happened on Tuesday:

- Rebels withdrew from Merin.
- The army released 12 prisoners.
"""


@cache
def _read(text: str) -> tuple[tuple[Statement, ...], tuple[Event, ...]]:
    document = Document("d", "d", "0", None, "text/plain")
    stories = Pipeline(Config(coder="quick")).code_document(RawDocument(document, text, Meta()))
    found = list(stories)
    return (
        tuple(s for c in found for s in c.statements),
        tuple(e for c in found for e in c.events),
    )


# text, the act's word, whose it is by its words, realis
EVENTS = [
    (UNION, "withdraw", "all armed forces", "demanded"),
    (UNION, "withdrew", "The soldiers", "actual"),
    (FRONT, "release", "the government", "demanded"),
    (FRONT, "withdraw", "the government", "demanded"),
    (FRONT, "withdrew", "Our fighters", "claimed"),
    (WIRE, "withdraw", "the government", "demanded"),
    (WIRE, "free", "the government", "demanded"),
    (WIRE, "open", "The government", "planned"),
    (WIRE, "freed", "Rebels", "actual"),
    (TOLD, "withdrew", "Rebels", "actual"),
    (TOLD, "released", "The army", "actual"),
]


@pytest.mark.parametrize(("text", "word", "who", "realis"), EVENTS)
def test_whose_act_an_item_names(text: str, word: str, who: str, realis: str) -> None:
    found = [e for e in _read(text)[1] if e.trigger.text == word]
    assert [([a.text for a in e.actors], e.realis) for e in found] == [([who], realis)]


@pytest.mark.parametrize(
    ("text", "act", "items"), [(UNION, "demand", 3), (FRONT, "demand", 3), (WIRE, "call_for", 3)]
)
def test_each_item_is_said_by_the_verb_above(text: str, act: str, items: int) -> None:
    said = [s for s in _read(text)[0] if s.act == act]
    assert len(said) == items


def test_whom_an_item_is_asked_of() -> None:
    said = [s for s in _read(WIRE)[0] if s.act == "call_for"]
    assert {s.target.text for s in said if s.target} == {"the government"}


def test_a_line_that_leads_nothing_in_asks_for_nothing() -> None:
    assert not [s for s in _read(TOLD)[0] if s.act in ("demand", "call_for")]
