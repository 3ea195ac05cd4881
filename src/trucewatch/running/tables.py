"""Coded documents as Arrow tables, one a kind of record, and back.

Every record is a row: its JSON of the contract in ``body``, beside the columns that people select
by. What is written is read back to equal records.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from trucewatch.reading.relevance import Verdict
from trucewatch.records import Document, Event, Failure, MadeBy, Statement, Story
from trucewatch.records.coded import CodedStory
from trucewatch.records.leads import Leads

if TYPE_CHECKING:
    import pyarrow as pa

KINDS = ("documents", "stories", "statements", "events", "failures")
_COLUMNS: dict[str, tuple[str, ...]] = {
    "documents": (
        "id",
        "source_uri",
        "sha256",
        "media_type",
        "label",
        "decision",
        "relevance",
        "body",
    ),
    "stories": ("id", "document_id", "published", "headline", "language", "body", "leads"),
    "statements": ("id", "story_id", "act", "code", "country", "date", "body"),
    "events": (
        "id",
        "story_id",
        "type",
        "mode",
        "realis",
        "actors",
        "recipients",
        "country",
        "date",
        "body",
    ),
    "failures": ("document", "stage", "error"),
}


class Relevance(msgspec.Struct, frozen=True):
    """The relevance gate's decision on a document of this title."""

    title: str
    gate: str
    verdict: Verdict

    @property
    def decision(self) -> str:
        """``read`` or ``skipped``."""
        return "read" if self.verdict.read else "skipped"


class CodedDocument(msgspec.Struct, frozen=True):
    """A document with its coded stories, or only the failures of one that could not be read."""

    document: Document | None
    stories: tuple[CodedStory, ...] = ()
    failures: tuple[Failure, ...] = ()
    label: str = "open"
    relevance: Relevance | None = None

    @property
    def skipped(self) -> bool:
        """Whether the relevance gate did not let it through, so that it was not coded."""
        return self.relevance is not None and not self.relevance.verdict.read


def to_tables(documents: Iterable[CodedDocument], made_by: MadeBy) -> dict[str, pa.Table]:
    """Return one Arrow table a kind of record; the schema's metadata names the coder."""
    import pyarrow as pa

    rows: dict[str, list[tuple[str | None, ...]]] = {kind: [] for kind in KINDS}
    for item in documents:
        _add(rows, item)
    maker = {b"trucewatch.made_by": msgspec.json.encode(made_by)}
    return {
        kind: pa.table(
            [
                pa.array((row[n] for row in rows[kind]), pa.string())
                for n in range(len(_COLUMNS[kind]))
            ],
            schema=pa.schema([(name, pa.string()) for name in _COLUMNS[kind]], metadata=maker),
        )
        for kind in KINDS
    }


def _add(rows: dict[str, list[tuple[str | None, ...]]], item: CodedDocument) -> None:
    d = item.document
    if d is not None:
        rows["documents"].append(
            (
                d.id,
                _sound(d.source_uri),
                d.sha256,
                d.media_type,
                item.label,
                item.relevance.decision if item.relevance else None,
                _sound(_json(item.relevance)) if item.relevance else None,
                _json(d),
            )
        )
    for coded in item.stories:
        story = coded.story
        headline = _sound(story.headline.text) if story.headline else None
        rows["stories"].append(
            (
                story.id,
                story.document_id,
                story.published.date,
                headline,
                story.language,
                _json(story),
                _json(coded.leads),
            )
        )
        rows["statements"].extend(map(_statement, coded.statements))
        rows["events"].extend(map(_event, coded.events))
        rows["failures"].extend(map(_failure, coded.failures))
    rows["failures"].extend(map(_failure, item.failures))


def _statement(s: Statement) -> tuple[str | None, ...]:
    code = s.speaker.code if s.speaker else None
    country = s.speaker.country if s.speaker else None
    return s.id, s.story_id, s.act, code, country, s.time.from_ if s.time else None, _json(s)


def _event(e: Event) -> tuple[str | None, ...]:
    return (
        e.id,
        e.story_id,
        e.type,
        e.mode,
        e.realis,
        ";".join(a.code for a in e.actors),
        ";".join(a.code for a in e.recipients),
        e.place.country if e.place else None,
        e.time.from_ if e.time else None,
        _json(e),
    )


def _failure(f: Failure) -> tuple[str, str, str]:
    return _sound(f.document), f.stage, _sound(f.error)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _sound(text: str) -> str:
    """Return text without lone surrogates, which UTF-8 cannot hold."""
    return text.encode("utf-8", "replace").decode()


def made_by_of(table: pa.Table) -> MadeBy:
    """Return the coder that a table names. Raises ValueError where it names none."""
    found = (table.schema.metadata or {}).get(b"trucewatch.made_by")
    if found is None:
        raise ValueError("no table of trucewatch: it does not say which coder made it")
    return msgspec.json.decode(found, type=MadeBy)


def from_tables(tables: dict[str, pa.Table]) -> Iterator[CodedDocument]:
    """Yield the documents of a shard's tables, in order; failures of none of them come last."""
    statements = _grouped(tables["statements"], Statement)
    events = _grouped(tables["events"], Event)
    failures: dict[str, list[Failure]] = {}
    for row in tables["failures"].to_pylist():
        failures.setdefault(row["document"], []).append(Failure(**row))
    stories: dict[str, list[CodedStory]] = {}
    for row in tables["stories"].to_pylist():
        coded = CodedStory(
            msgspec.json.decode(row["body"], type=Story),
            tuple(statements.get(row["id"], ())),
            tuple(events.get(row["id"], ())),
            msgspec.json.decode(row["leads"], type=Leads),
            tuple(failures.pop(row["id"], ())),
        )
        stories.setdefault(row["document_id"], []).append(coded)
    for row in tables["documents"].to_pylist():
        document = msgspec.json.decode(row["body"], type=Document)
        own = tuple(failures.pop(row["source_uri"], ()))
        gate = row.get("relevance")
        relevance = msgspec.json.decode(gate, type=Relevance) if gate else None
        held = tuple(stories.get(row["id"], ()))
        yield CodedDocument(document, held, own, row["label"], relevance)
    rest = tuple(f for found in failures.values() for f in found)
    if rest:
        yield CodedDocument(None, failures=rest)


def bodies_of(tables: dict[str, pa.Table]) -> dict[str, str]:
    """Return the JSON of the statements and events of a shard's tables by their ids."""
    out: dict[str, str] = {}
    for kind in ("statements", "events"):
        ids, bodies = tables[kind]["id"].to_pylist(), tables[kind]["body"].to_pylist()
        out.update(zip(ids, bodies, strict=True))
    return out


def _grouped(table: pa.Table, type_: type[Any]) -> dict[str, list[Any]]:
    decode = msgspec.json.Decoder(type_).decode
    out: dict[str, list[Any]] = {}
    owners: Sequence[str] = table["story_id"].to_pylist()
    for owner, body in zip(owners, table["body"].to_pylist(), strict=True):
        out.setdefault(owner, []).append(decode(body))
    return out
