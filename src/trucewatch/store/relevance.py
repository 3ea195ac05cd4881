"""The relevance gate's decisions: listed, and taken back."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import msgspec

from trucewatch.records import Document, Failure
from trucewatch.running.pipeline import Pipeline
from trucewatch.sources.opened import Origin, open_bytes
from trucewatch.sources.raw import Meta, RawDocument, raw_document
from trucewatch.store.record import Record


class Decision(msgspec.Struct, frozen=True):
    """What the gate decided on one document, and why."""

    document: str
    source_uri: str
    title: str
    decision: str
    score: float
    reason: str
    gate: str


def decisions(record: Record, decision: str | None = None) -> Iterator[Decision]:
    """Yield the gate's decisions (``read`` or ``skipped`` only, if given), newest first."""
    where = "" if decision is None else " WHERE decision=?"
    sql = (
        "SELECT document, source_uri, title, decision, score, reason, gate FROM relevance"
        f"{where} ORDER BY run DESC, document"
    )
    values = () if decision is None else (decision,)
    for row in record.db.execute(sql, values):
        yield Decision(*row)


def read_after_all(record: Record, pipeline: Pipeline, document_id: str) -> int | Failure:
    """Code a document that the gate has skipped; return the number of its stories.

    Needs its original bytes. The record is to be linked afterwards.
    """
    sql = (
        "SELECT d.body, d.label, o.bytes, r.title FROM document d"
        " JOIN original o ON o.document = d.number LEFT JOIN relevance r ON r.document = d.id"
        " WHERE d.id=? AND d.state='skipped'"
    )
    row = record.db.execute(sql, (document_id,)).fetchone()
    if row is None:
        error = f"{document_id}: is no skipped document of this record; list them with 'gate list'"
        return Failure(document_id, "store", error)
    document = msgspec.json.decode(row[0], type=Document)
    if row[2] is None:
        error = f"{document_id}: its original was not kept; add {document.source_uri} again"
        return Failure(document_id, "store", error)
    opened = reopened(document, zlib.decompress(row[2]), row[1], row[3] or None)
    if isinstance(opened, Failure):
        return opened
    coded = pipeline.code_document(opened)
    record.code_skipped(document.id, coded, pipeline.made_by)
    return len(coded)


def reopened(
    document: Document, data: bytes, label: str, title: str | None
) -> RawDocument | Failure:
    """Return a kept document opened again from its original bytes."""
    if document.media_type in ("application/json", "application/feed+json"):
        return _from_json(document, data, label, title)
    address = document.source_uri.startswith(("http://", "https://"))
    meta = Meta(title=title, url=document.source_uri if address else None)
    opened = open_bytes(data, Origin(document.source_uri, meta, label=label))
    if isinstance(opened, Failure):
        return opened
    return msgspec.structs.replace(opened, document=document)


def _from_json(document: Document, data: bytes, label: str, title: str | None) -> RawDocument:
    """Return the report of a line or a feed's entry: [text or HTML, address, id]."""
    content, url, given = msgspec.json.decode(data, type=tuple[str, str | None, str | None])
    if document.media_type == "application/feed+json":
        from trucewatch.sources.html import extract

        content = extract(f"<html><body><article>{content}</article></body></html>".encode()).text
    return raw_document(document, content, Meta(given, title, None, url), data, (), label)
