"""Reading an export to JSON lines into a record again: the same ids, the same records."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from trucewatch.linking import Linked
from trucewatch.records import Document, Event, Failure, MadeBy, Statement, Story
from trucewatch.records.coded import CodedStory
from trucewatch.records.leads import Leads
from trucewatch.store.documents import LABELS, Kept
from trucewatch.store.exports import about
from trucewatch.store.exports.jsonl import NAMES
from trucewatch.store.ingest import link_record
from trucewatch.store.labels import make_stricter
from trucewatch.store.linked import LINKED_KINDS, LINKED_TYPES
from trucewatch.store.record import Record
from trucewatch.store.rows import encode, mark_copy


class ImportRefused(Exception):
    """The folder cannot be read in; the message names the file and the way out."""


class _Lead(msgspec.Struct, frozen=True):
    story_id: str
    made_by: MadeBy
    statements: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    leads: Leads = Leads()


class _Copy(msgspec.Struct, frozen=True):
    story_id: str
    copy_of: str
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()


class _Handling(msgspec.Struct, frozen=True):
    document_id: str
    label: str = "open"
    state: str = "coded"
    version: int | None = None


class Export(msgspec.Struct, frozen=True):
    """What a folder holds, checked."""

    documents: dict[str, Document]
    stories: dict[str, Story]
    by_document: dict[str, list[Story]]
    statements: dict[str, list[Statement]]
    events: dict[str, list[Event]]
    leads: dict[str, _Lead]
    copies: dict[str, _Copy]
    handling: dict[str, _Handling]
    linked: Linked
    failures: tuple[Failure, ...]


def import_jsonl(record: Record, export: Export) -> tuple[int, int]:
    """Take an export into ``record``; return how many documents are new and how many were known.

    An empty record becomes the record that was exported; into another one the documents are added
    and everything is linked again. Safe to repeat.
    """
    empty = record.documents() == 0
    new = 0
    for document in _in_order(export):
        coded, kept, made_by = _parts(export, document)
        if record.add(document, coded, kept, made_by):
            new += 1
        else:
            make_stricter(record, document.id, kept.label)
    for failure in export.failures:
        record.add_failure(failure)
    if empty:
        with record.transaction():
            _settle(record.db, export)
            record.touch()
        record.replace_linked(export.linked)
    elif new or record.unlinked():
        link_record(record)
    known = len(export.documents) - new
    record.end_run(f"{new} new, {known} known")
    return new, known


# ------------------------------------------------------------ reading


def read_export(folder: Path) -> Export:
    """Read the folder of an export to JSON lines.

    Raises ImportRefused when it is no whole export, was changed, or is damaged.
    """
    _check_whole(folder)
    stories: dict[str, Story] = {s.id: s for s in _lines(folder, "stories", Story)}
    linked = Linked(
        **{k: tuple(_lines(folder, k, LINKED_TYPES[one])) for k, one in LINKED_KINDS.items()}
    )
    found = Export(
        {d.id: d for d in _lines(folder, "documents", Document)},
        stories,
        _by_document(stories.values()),
        _by_story(_lines(folder, "statements", Statement)),
        _by_story(_lines(folder, "events", Event)),
        {x.story_id: x for x in _lines(folder, "leads", _Lead)},
        {c.story_id: c for c in _lines(folder, "copies", _Copy)},
        {h.document_id: h for h in _lines(folder, "handling", _Handling)},
        linked,
        tuple(_lines(folder, "failures", Failure)),
    )
    _check_names(folder, found)
    return found


def _check_whole(folder: Path) -> None:
    missing = [f"{n}.jsonl" for n in NAMES if not (folder / f"{n}.jsonl").is_file()]
    if missing:
        raise ImportRefused(
            f"{folder}: is no whole export to jsonl ({missing[0]} is missing); make one with"
            " 'trucewatch export --to jsonl'"
        )
    run = folder / about.RUN
    try:
        query = msgspec.json.decode(run.read_bytes())["query"] if run.is_file() else {}
    except (msgspec.DecodeError, KeyError, TypeError):
        raise ImportRefused(f"{run}: cannot be read; export again") from None
    if query:
        raise ImportRefused(f"{folder}: was exported with a filter; import takes whole ones only")
    for path, sum_ in sorted(about.listed(folder).items()):
        if not (folder / path).is_file() or about.digest(folder / path) != sum_:
            raise ImportRefused(
                f"{folder / path}: is not as it was exported ({about.SUMS}); get it again, or"
                f" remove {about.SUMS} to take it as it is"
            )


def _lines(folder: Path, kind: str, type_: Any) -> Iterator[Any]:
    path = folder / f"{kind}.jsonl"
    decoder = msgspec.json.Decoder(type_)
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                yield decoder.decode(line)
            except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                raise ImportRefused(f"{path}, line {number}: {error}") from None


def _by_story(items: Iterator[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for item in items:
        found[item.story_id].append(item)
    return found


def _by_document(stories: Iterable[Story]) -> dict[str, list[Story]]:
    found: dict[str, list[Story]] = defaultdict(list)
    for story in sorted(stories, key=lambda s: (s.start, s.id)):
        found[story.document_id].append(story)
    return found


def _check_names(folder: Path, found: Export) -> None:
    """Refuse what names a record that is not there, or a label that does not exist."""
    known = found.stories.keys()
    for kind, named in (
        ("stories", {s.document_id for s in found.stories.values()} - found.documents.keys()),
        ("statements", found.statements.keys() - known),
        ("events", found.events.keys() - known),
        ("leads", found.leads.keys() - known),
        ("copies", {c.copy_of for c in found.copies.values()} - known),
        ("handling", {h.label for h in found.handling.values()} - set(LABELS)),
    ):
        if named:
            raise ImportRefused(f"{folder / kind}.jsonl: names {min(named)}, which is not there")


# ------------------------------------------------------------ writing


def _in_order(found: Export) -> list[Document]:
    """Return the documents, versions of one address in their order."""

    def rank(document: Document) -> tuple[int, str]:
        handling = found.handling.get(document.id)
        return (handling.version or 0 if handling else 0, document.id)

    return sorted(found.documents.values(), key=rank)


def _parts(found: Export, document: Document) -> tuple[list[CodedStory], Kept, MadeBy | None]:
    stories = found.by_document.get(document.id, [])
    coded = [_coded(found, s) for s in stories]
    made_by = next((found.leads[s.id].made_by for s in stories if s.id in found.leads), None)
    handling = found.handling.get(document.id, _Handling(document.id))
    return coded, Kept(None, (), handling.label, None, handling.state), made_by


def _coded(found: Export, story: Story) -> CodedStory:
    copy = found.copies.get(story.id)
    lead = found.leads.get(story.id)
    statements: Any = copy.statements if copy else found.statements.get(story.id, ())
    events: Any = copy.events if copy else found.events.get(story.id, ())
    if lead is not None:
        statements = _ordered(statements, lead.statements)
        events = _ordered(events, lead.events)
    return CodedStory(story, tuple(statements), tuple(events), lead.leads if lead else Leads())


def _ordered(items: Any, ids: tuple[str, ...]) -> list[Any]:
    place = {i: n for n, i in enumerate(ids)}
    return sorted(items, key=lambda item: (place.get(item.id, len(place)), item.id))


def _settle(db: sqlite3.Connection, found: Export) -> None:
    """Make copies and carriers those of the export, whatever the order of adding made of them."""
    numbers = dict(db.execute("SELECT id, number FROM story"))
    for story in found.stories.values():
        copy = found.copies.get(story.id)
        lead = numbers[copy.copy_of] if copy else None
        db.execute(
            "UPDATE story SET copy_of=?, body=? WHERE number=?",
            (lead, encode(story), numbers[story.id]),
        )
        mark_copy(db, story.id, copy=copy is not None)
