"""The work of ``trucewatch why``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from trucewatch.records import Event, Incident, Statement, Story
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources import open_inputs
from trucewatch.store import queries
from trucewatch.store.record import Record
from trucewatch.views import why
from trucewatch.views.screen import Screen
from trucewatch.views.show import print_incidents
from trucewatch.views.statuses import status_words
from trucewatch.views.words import short


def explain_from_record(screen: Screen, id_: str, db: Path) -> bool:
    """Explain a record kept in ``db``; return False when the id is unknown or ambiguous."""
    with Record(db, read_only=True) as record:
        found = queries.find(record, id_)
        if found is None:
            return False
        kind, item = found
        if kind == "incident":
            row = msgspec.to_builtins(msgspec.convert(item, Incident))
            print_incidents(screen, record, [row], status_words(), full=True)
        elif isinstance(item, Statement | Event):
            story = queries.story(record, item.story_id)
            parent = _typed(record, item.statement_id) if isinstance(item, Event) else None
            if story is None:
                return False
            _explain(screen, item, story, parent)
        elif isinstance(item, Story):
            screen.console.print(item.text, markup=False, highlight=False)
        else:
            _explain_linked(screen, record, kind, item)
        return True


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
    screen.line((f"{kind} {item['id']}", "bold"))
    for name, value in item.items():
        if name not in ("id", "mentions", "statement_ids", "event_ids") and value:
            screen.line(f"  {name:12} {value if isinstance(value, str) else _brief(value)}")
    for id_ in (*item.get("statement_ids", ()), *item.get("event_ids", ())):
        found = queries.find(record, id_)
        if found:
            story = queries.story(record, found[1].story_id)
            screen.blank()
            screen.line((f"from {short(id_)}", "bold"))
            if story:
                _explain(screen, found[1], story, None)
    for mention in item.get("mentions", ()):
        screen.line(f"  mentioned: “{mention['text']}” in {short(mention['story_id'])}")


def _brief(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("name") or value.get("text") or value)
    if isinstance(value, list):
        return ", ".join(_brief(v) for v in value)
    return str(value)


def explain_from_file(screen: Screen, id_: str, files: Sequence[str]) -> bool:
    """Read ``files`` again and explain the statement or event with that id."""
    for result in pipeline(Config()).read_many(open_inputs(files, "auto")):
        stories = {s.id: s for s in result.stories}
        statements = {s.id: s for s in result.statements}
        items: tuple[Statement | Event, ...] = (*result.statements, *result.events)
        hits = [r for r in items if r.id.startswith(id_)]
        if len(hits) == 1:
            item = hits[0]
            parent = statements.get(item.statement_id or "") if isinstance(item, Event) else None
            _explain(screen, item, stories[item.story_id], parent)
            return True
    return False
