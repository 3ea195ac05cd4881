"""A record of invented reports for the tests of exports: two sides, a monitor, a toll in dispute."""

from __future__ import annotations

from pathlib import Path

from trucewatch.records import Document
from trucewatch.records.ids import content_id
from trucewatch.running.pipeline import Pipeline
from trucewatch.sources.raw import RawDocument
from trucewatch.store.ingest import add_inputs
from trucewatch.store.record import Record

SHELLING = """\
Azerbaijan, Armenia trade blame for shelling of Agdam market
AGDAM, May 12, 2024 — Azerbaijani officials on Sunday accused the Armenian army of shelling a market in Agdam on Saturday, killing three civilians, in breach of the ceasefire signed in March.
Armenia’s Defense Ministry denied the accusation and said Azerbaijani troops had opened fire first. The ministry said five civilians were killed.
UN monitors reported 12 violations of the ceasefire in Agdam on Saturday. They did not say who was responsible.
"""
TALKS = """\
=SUM(A1) is no way to count the dead, minister says
GENEVA, May 14, 2024 — Armenia’s foreign minister demanded on Tuesday that Azerbaijan withdraw its troops from Donetsk. Azerbaijan offered to release forty prisoners if the shelling stops.
Armenian troops killed two soldiers in Stepanakert on Monday, Azerbaijan’s army said. The third round of talks was held in Geneva on Monday.
"""
CLOSED = """\
Informant tells of Bordurian guns near Klow
KLOW, May 13, 2024 — A Bordurian deserter told investigators on Monday that Bordurian gunners shelled Zileheroum on Sunday, killing nine villagers.
"""
# What must show nowhere in an open export.
SECRETS = ("deserter", "Zileheroum", "Informant", "closed/1")


def raw(text: str, uri: str, label: str = "open") -> RawDocument:
    """Return a document as a source would open it."""
    data = text.encode()
    document = Document(content_id("doc", text), uri, content_id("sha", text), None, "text/plain")
    return RawDocument(document, text, data=data, label=label)


def made(path: Path, engine: Pipeline) -> Path:
    """Make a record with two open reports, a copy of one, and one that is restricted."""
    inputs = [
        raw(SHELLING, "https://wire.example/1"),
        raw(TALKS, "https://wire.example/2"),
        raw(SHELLING + "\n", "https://copy.example/1"),
        raw(CLOSED, "closed/1", "restricted"),
    ]
    with Record(path) as record:
        add_inputs(record, engine, inputs)
    return path
