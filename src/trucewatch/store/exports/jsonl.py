"""The whole record as JSON lines, one file per kind of record, to be read in again.

Beside the records stand three files that linking and copies need: ``leads`` (who coded a story,
the order of its statements and events, its leads), ``copies`` (stories that another one stands
for, with their coding) and ``handling`` (labels and versions of documents).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from trucewatch.records import KINDS, Failure
from trucewatch.records.leads import Leads
from trucewatch.store.documents import LABELS
from trucewatch.store.exports.reader import Reader
from trucewatch.store.linked import LINKED_KINDS
from trucewatch.store.record import Record

BESIDE = ("leads", "copies", "handling")
NAMES = ("documents", *KINDS, *BESIDE)


def write_jsonl(reader: Reader, folder: Path) -> dict[str, int]:
    """Write ``<plural>.jsonl`` for each kind, ordered by id; return the number of lines of each.

    With a filter: what it keeps, and the statements, events, stories and documents it rests on.
    """
    if reader.selection.query():
        kept = _kept(reader)
        found: dict[str, Iterable[str]] = {
            k: [b for _, b in sorted(kept[k].items())] for k in NAMES
        }
    else:
        found = {k: _bodies(reader.record, k) for k in NAMES}
    counts = {k: write_lines(folder / f"{k}.jsonl", lines) for k, lines in found.items()}
    return {k: n for k, n in counts.items() if k not in BESIDE}


def write_lines(path: Path, lines: Iterable[str]) -> int:
    """Write lines to a file and return how many they were."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            file.write(line + "\n")
            count += 1
    return count


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _bodies(record: Record, kind: str) -> Iterator[str]:
    if kind in LINKED_KINDS:
        sql = "SELECT body FROM linked WHERE kind=? ORDER BY id"
        return (b for (b,) in record.db.execute(sql, (LINKED_KINDS[kind],)))
    if kind in ("statements", "events"):
        sql = f"SELECT body FROM {kind[:-1]} WHERE copy = 0 ORDER BY id"
        return (b for (b,) in record.db.execute(sql))
    if kind in ("documents", "stories"):
        table = {"documents": "document", "stories": "story"}[kind]
        return (b for (b,) in record.db.execute(f"SELECT body FROM {table} ORDER BY id"))
    beside = {"leads": _leads, "copies": _copies, "handling": _handling, "failures": _failures}
    return beside[kind](record)


def _failures(record: Record) -> Iterator[str]:
    sql = (
        "SELECT document, stage, error, coalesce(value, 0) FROM failure"
        " LEFT JOIN meta ON name = 'closed:' || document ORDER BY document, stage, error"
    )
    for document, stage, error, label in record.db.execute(sql):
        yield _json(Failure(document, stage, error, LABELS[label]))


def _leads(record: Record) -> Iterator[str]:
    sql = (
        "SELECT s.id, s.leads, l.coder, l.version, l.config_hash, l.vocab_hash, l.model_hash"
        " FROM story s LEFT JOIN coding c ON c.story = s.number AND c.active = 1"
        " LEFT JOIN layer l ON l.number = c.layer ORDER BY s.id"
    )
    names = ("coder", "version", "config_hash", "vocab_hash", "model_hash")
    for story, leads, *made in record.db.execute(sql).fetchall():
        yield _json(
            {
                "story_id": story,
                "made_by": dict(zip(names, (m or "" for m in made), strict=True)),
                "statements": _order(record, "statement", story),
                "events": _order(record, "event", story),
                "leads": msgspec.json.decode(leads, type=Leads),
            }
        )


def _order(record: Record, table: str, story: str) -> list[str]:
    sql = f"SELECT id FROM {table} WHERE story_id=? ORDER BY ordinal"
    return [i for (i,) in record.db.execute(sql, (story,))]


def _copies(record: Record) -> Iterator[str]:
    sql = (
        "SELECT s.id, lead.id FROM story s JOIN story lead ON lead.number = s.copy_of ORDER BY s.id"
    )
    for story, lead in record.db.execute(sql).fetchall():
        coding = {
            kind: [msgspec.Raw(b.encode()) for (b,) in record.db.execute(
                f"SELECT body FROM {kind[:-1]} WHERE story_id=? ORDER BY ordinal", (story,))]
            for kind in ("statements", "events")
        }  # fmt: skip
        yield _json({"story_id": story, "copy_of": lead, **coding})


def _handling(record: Record) -> Iterator[str]:
    sql = (
        "SELECT d.id, d.label, d.state, v.number FROM document d"
        " LEFT JOIN version v ON v.document = d.number ORDER BY d.id"
    )
    for document, label, state, version in record.db.execute(sql):
        yield _json({"document_id": document, "label": label, "state": state, "version": version})


# ------------------------------------------------------------ with a filter


def _kept(reader: Reader) -> dict[str, dict[str, str]]:
    kept: dict[str, dict[str, str]] = {k: {} for k in NAMES}
    for kind in (*LINKED_KINDS, "statements", "events"):
        for row in reader.rows(kind):
            kept[kind][row["id"]] = _json(row)
            for name, id_ in _named(row):
                _keep(reader.record, kept, name, id_)
    for kind in ("events", "statements"):  # an event leads to its statement
        for body in list(kept[kind].values()):
            for name, id_ in _named(msgspec.json.decode(body)):
                _keep(reader.record, kept, name, id_)
    for body in list(kept["stories"].values()):
        _keep(reader.record, kept, "documents", msgspec.json.decode(body)["document_id"])
    return kept


def _named(row: Any) -> Iterator[tuple[str, str]]:
    """Yield (kind, id) of what a record names, at any depth."""
    if isinstance(row, list):
        for item in row:
            yield from _named(item)
    if not isinstance(row, dict):
        return
    single = {"story_id": "stories", "statement_id": "statements"}
    several = {"statement_ids": "statements", "event_ids": "events"}
    for key, value in row.items():
        if key in single and value:
            yield single[key], value
        elif key in several:
            yield from ((several[key], v) for v in value)
        else:
            yield from _named(value)


def _keep(record: Record, kept: dict[str, dict[str, str]], kind: str, id_: str) -> None:
    if id_ in kept[kind]:
        return
    table = {"documents": "document", "stories": "story"}.get(kind, kind[:-1])
    row = record.db.execute(f"SELECT body FROM {table} WHERE id=?", (id_,)).fetchone()
    if row:
        kept[kind][id_] = row[0]
        for name, other in _named(msgspec.json.decode(row[0])):
            _keep(record, kept, name, other)
