"""Participants whom only the rest of a story names stand in brackets."""

from __future__ import annotations

from trucewatch.records import Document
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument
from trucewatch.views.implied import implied, parties

_TEXT = (
    "Chad's army shelled Niger's posts near the border on Monday, Niger's ministry said. Chad"
    " accused Niger of firing first.\nThe fighting went on until dusk.\nChad's army shelled a"
    " bridge."
)


def _read() -> dict[str, tuple[str, str]]:
    raw = RawDocument(Document("d", "u", "0", None, "text/plain"), _TEXT, Meta())
    found = pipeline(Config(coder="quick")).read(raw)
    story = found.stories[0]
    return {
        _TEXT[e.start : e.end].split()[-1].strip("."): (
            parties(e.actors, e, story),
            parties(e.recipients, e, story),
        )
        for e in found.events
        if not any(implied(a, e, story) for a in e.mediators)
    }


def test_sides_that_a_sentence_does_not_name_are_in_brackets() -> None:
    rows = _read()
    told = rows["dusk"]
    assert set(", ".join(told).replace("(", "").replace(")", "").split(", ")) >= {"Chad", "Niger"}
    assert told[0].startswith("(")
    assert rows["bridge"][0] == "Chad's army"
