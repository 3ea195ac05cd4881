"""What all pages ask: records by their ids, in few queries, each by an index."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import msgspec

from trucewatch.records import (
    Agreement,
    Document,
    Event,
    Finding,
    Incident,
    Statement,
    Story,
)
from trucewatch.store.finding import full_id
from trucewatch.store.linked import LINKED_TYPES
from trucewatch.store.record import Record

_TABLES: dict[type, str] = {Story: "story", Statement: "statement", Event: "event"}
T = TypeVar("T")

BY_ID = {
    table: f"SELECT body FROM json_each(?) AS wanted JOIN {table} ON {table}.id = wanted.value"
    for table in ("story", "statement", "event")
}
OF_STORY = {
    table: f"SELECT body FROM {table} WHERE story_id = ? ORDER BY ordinal"
    for table in ("statement", "event")
}
LINKED_BY_ID = (
    "SELECT body FROM json_each(?) AS wanted JOIN linked ON linked.id = wanted.value"
    " WHERE linked.kind = ?"
)


def decode(rows: Iterable[tuple[str]], kind: type[T]) -> list[T]:
    """Return records out of their bodies."""
    decoder = msgspec.json.Decoder(kind)
    return [decoder.decode(body) for (body,) in rows]


def by_ids(record: Record, kind: type[T], ids: Iterable[str]) -> dict[str, T]:
    """Return stories, statements or events by id; what is not there is left out."""
    wanted = sorted({i for i in ids if i})
    if not wanted:
        return {}
    table = _TABLES[kind]
    rows = record.db.execute(BY_ID[table], (json.dumps(wanted),))
    return {r.id: r for r in decode(rows, kind)}  # type: ignore[attr-defined]


DOCUMENT = "SELECT body, label FROM document WHERE id = ?"


def document(record: Record, id_: str) -> tuple[Document, str]:
    """Return a document that is in the record, and its label."""
    body, label = record.db.execute(DOCUMENT, (id_,)).fetchone()
    return msgspec.json.decode(body, type=Document), label


def of_story(record: Record, kind: type[T], story_id: str) -> list[T]:
    """Return the statements or events of a story in the order of the text."""
    table = _TABLES[kind]
    return decode(record.db.execute(OF_STORY[table], (story_id,)), kind)


def linked(record: Record, kind: str, id_: str) -> Any | None:
    """Return a linked record of ``kind`` by its id, a former one or its beginning, or None."""
    found = linked_by_ids(record, kind, [full_id(record, id_)])
    return found[0] if found else None


def linked_by_ids(record: Record, kind: str, ids: Sequence[str]) -> list[Any]:
    """Return linked records of ``kind`` by their ids, in no promised order."""
    rows = record.db.execute(LINKED_BY_ID, (json.dumps(sorted(set(ids))), kind))
    return decode(rows, LINKED_TYPES[kind])


class FindingRef(msgspec.Struct, frozen=True):
    """A row of a ledger that a record leads to."""

    id: str
    agreement_id: str
    agreement: str
    provision_id: str
    provision: str


FINDINGS_OF_EVENTS = (
    "SELECT DISTINCT linked.body FROM json_each(?) AS wanted"
    " JOIN linked_member ON linked_member.member = wanted.value"
    " JOIN linked ON linked.number = linked_member.linked AND linked.kind = 'finding' LIMIT 20"
)


def findings_of(record: Record, ids: Iterable[str]) -> tuple[FindingRef, ...]:
    """Return the rows of ledgers that rest on statements or events with these ids."""
    rows = record.db.execute(FINDINGS_OF_EVENTS, (json.dumps(sorted(set(ids))),))
    findings: list[Finding] = decode(rows, Finding)
    agreements = {
        a.id: a for a in linked_by_ids(record, "agreement", [f.agreement_id for f in findings])
    }
    found: dict[tuple[str, str], FindingRef] = {}
    for f in findings:
        agreement: Agreement | None = agreements.get(f.agreement_id)
        if agreement is None:
            continue
        labels = {p.id: p.label for p in agreement.provisions}
        provision = labels.get(f.provision_id, "a provision")
        ref = FindingRef(f.id, agreement.id, agreement.name, f.provision_id, provision)
        found.setdefault((agreement.id, f.provision_id), ref)
    return tuple(found.values())


INCIDENTS_OF = (
    "SELECT DISTINCT linked.body FROM json_each(?) AS wanted"
    " JOIN linked_member ON linked_member.member = wanted.value"
    " JOIN linked ON linked.number = linked_member.linked AND linked.kind = 'incident' LIMIT 50"
)


def incidents_of(record: Record, ids: Iterable[str]) -> list[Incident]:
    """Return the incidents that statements or events with these ids belong to, by date."""
    rows = record.db.execute(INCIDENTS_OF, (json.dumps(sorted(set(ids))),))
    found = decode(rows, Incident)
    return sorted(found, key=lambda i: ((i.time and i.time.from_) or "9999", i.id))


class StoryRow(msgspec.Struct, frozen=True):
    """A story in a list."""

    id: str
    headline: str
    published: str | None
    source_uri: str


COPIES_OF = (
    "SELECT copy.id, coalesce(copy.headline, ''), copy.published,"
    " json_extract(copy.body, '$.source_uri') FROM story"
    " JOIN story AS copy ON copy.copy_of = story.number WHERE story.id = ? LIMIT 100"
)


def copies_of(record: Record, story_id: str) -> tuple[StoryRow, ...]:
    """Return the stories that repeat a story under another name."""
    return tuple(StoryRow(*row) for row in record.db.execute(COPIES_OF, (story_id,)))
