"""Who comes into a town or zone has moved; force makes an attack of it, and trucks are nobody's."""

from __future__ import annotations

import pytest

from trucewatch.records import Document
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument

BEFORE = "Soldiers and rebels went on fighting in the hills on Monday. Two men were killed.\n\n"


def kinds(text: str) -> set[str]:
    """Return of what types of force and its show the comings of ``text`` are."""
    raw = RawDocument(
        Document("d", "d", "0", None, "text/plain"), BEFORE + text, Meta(date="2026-03-04")
    )
    events = [e for c in pipeline(Config()).code_document(raw) for e in c.events]
    comings = {e.type for e in events if e.trigger.text in ("entered", "entering", "enter")}
    return comings & {"ASSAULT", "MOBILIZE", "COERCE"}


ROWS: list[tuple[str, set[str]]] = [
    ("A column of trucks entered Bor on Friday, residents said.", set()),
    ("An aid convoy entered Kadugli on Friday.", set()),
    ("Buses with families entered the town of Bor on Friday.", set()),
    ("Lorries entered Kadugli at dawn on Friday.", set()),
    ("Rebel fighters had been seen entering Nasir from Ulang, a teacher said.", {"MOBILIZE"}),
    ("Government troops entered Kadugli on Friday, residents said.", {"MOBILIZE"}),
    ("The army entered the town of Bor on Friday without a fight.", {"MOBILIZE"}),
    ("Turkish tanks entered Idlib on Friday.", {"MOBILIZE"}),
    ("Israeli troops entered the village of Aitaroun on Friday, Lebanon said.", {"MOBILIZE"}),
    ("The M23 entered Goma after heavy fighting on Friday.", {"ASSAULT"}),
    ("Rebels entered the town of Bor, firing at houses.", {"ASSAULT"}),
    ("Government troops entered Kadugli by force on Friday.", {"ASSAULT"}),
    ("Rwandan soldiers entered the buffer zone on Friday. Kinshasa called it a violation.",
     {"ASSAULT"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "want"), ROWS)
def test_comings(text: str, want: set[str]) -> None:
    assert kinds(text) == want
