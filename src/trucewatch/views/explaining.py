"""The work of ``trucewatch why``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from trucewatch.records import Event, Incident, ReadResult, Statement, Story
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources import open_inputs
from trucewatch.store import queries
from trucewatch.store.finding import ids_beginning
from trucewatch.store.pages_names import side_names
from trucewatch.store.record import Record
from trucewatch.views import why
from trucewatch.views.camps import use_names
from trucewatch.views.screen import DIM, Screen
from trucewatch.views.sentences import print_sentences, sentences_of
from trucewatch.views.show import print_entry, print_incidents
from trucewatch.views.words import clean, short

# How many candidates for an ambiguous id are named.
MOST_NAMED = 4


class NotFound(Exception):
    """There is not one record with that id; the message says why. ``code``: the exit code."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


def explain_from_record(screen: Screen, id_: str, db: Path) -> None:
    """Explain a record kept in ``db``. Raises NotFound when the id is unknown or ambiguous."""
    with Record(db, read_only=True) as record:
        found = queries.find(record, id_)
        if found is None:
            raise NotFound(_why_not(id_, ids_beginning(record, id_, MOST_NAMED + 1), str(db)))
        _explain_found(screen, record, *found)


def _why_not(id_: str, candidates: Sequence[str], where: str) -> str:
    if len(candidates) < 2:
        return f"no record with an id that begins '{id_}' in {where}"
    named = ", ".join(short(c) for c in candidates[:MOST_NAMED])
    some = "among them " if len(candidates) > MOST_NAMED else ""
    return f"several records have an id that begins '{id_}' ({some}{named}); give more of it"


def _explain_found(screen: Screen, record: Record, kind: str, item: Any) -> None:
    if kind == "incident":
        row = msgspec.to_builtins(msgspec.convert(item, Incident))
        print_incidents(screen, record, [row], full=True)
        screen.line((f"id {item['id']}", DIM))
    elif isinstance(item, Statement | Event):
        story = queries.story(record, item.story_id)
        parent = _typed(record, item.statement_id) if isinstance(item, Event) else None
        if story is None:
            raise NotFound(f"{item.id}: its story is missing in {record.path}")
        _explain(screen, item, story, parent)
    elif isinstance(item, Story):
        screen.console.print(item.text, markup=False, highlight=False)
    else:
        _explain_linked(screen, record, kind, item)


def _typed(record: Record, id_: str | None) -> Statement | None:
    found = queries.find(record, id_) if id_ else None
    return found[1] if found and isinstance(found[1], Statement) else None


def _explain(
    screen: Screen, item: Statement | Event, story: Story, parent: Statement | None
) -> None:
    if isinstance(item, Statement):
        why.print_statement(screen, item, story)
    else:
        why.print_event(screen, item, story, parent)


def _explain_linked(screen: Screen, record: Record, kind: str, item: dict[str, Any]) -> None:
    """Print a linked record as lists do, then its sentences; of a movement those of both ends."""
    use_names(side_names(record))
    print_entry(screen, record, f"{kind}s", item)
    screen.line((f"    id {item['id']}", DIM))
    for end in ("from", "to") if kind == "movement" else ():
        position = queries.find(record, item[f"{end}_position"])
        if position is not None:
            screen.blank()
            screen.line((f"{end}:", "bold"))
            _explain_linked(screen, record, "position", position[1])
    said = sentences_of(record, item)
    if said:
        screen.blank()
        print_sentences(screen, said)


def explain_from_file(screen: Screen, id_: str, files: Sequence[str]) -> None:
    """Read ``files`` again and explain the statement or event with that id.

    Raises NotFound when there is none, or several, or a file could not be read.
    """
    hits: list[tuple[Statement | Event, ReadResult]] = []
    unread: list[str] = []
    for result in pipeline(Config()).read_many(open_inputs(files, "auto")):
        if result.document is None:
            unread += [clean(f.error) for f in result.failures]
        items: tuple[Statement | Event, ...] = (*result.statements, *result.events)
        hits += [(r, result) for r in items if r.id.startswith(id_)]
    exact = [hit for hit in hits if hit[0].id == id_]
    found = {item.id: (item, result) for item, result in exact or hits}
    if len(found) == 1:
        _explain_hit(screen, *next(iter(found.values())))
    elif unread and not found:
        raise NotFound("; ".join(unread[:3]), 3)
    else:
        names = sorted(found)[: MOST_NAMED + 1]
        raise NotFound(_why_not(id_, names, ", ".join(files)))


def _explain_hit(screen: Screen, item: Statement | Event, result: ReadResult) -> None:
    story = next(s for s in result.stories if s.id == item.story_id)
    statements = {s.id: s for s in result.statements}
    parent = statements.get(item.statement_id or "") if isinstance(item, Event) else None
    _explain(screen, item, story, parent)
