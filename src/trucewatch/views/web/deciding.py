"""The decisions of review, from the form to the log."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from fastapi import FastAPI, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from trucewatch.records import Actor, Event, Incident, Statement, Story
from trucewatch.store import pages_common, reviews
from trucewatch.store.overlay import ReviewError
from trucewatch.store.record import Record
from trucewatch.views.web.asking import Ask
from trucewatch.views.web.page_review import (
    NOBODY,
    REALIS,
    actor_value,
    anchor,
    found_item,
    kind_of,
)
from trucewatch.views.web.problem import Problem
from trucewatch.views.web.render import query
from trucewatch.views.web.serving import Server
from trucewatch.vocab.tables import table

Form = dict[str, list[str]]
MOST_WHY = 500


class Decision(msgspec.Struct, frozen=True):
    """What a form says about the statement or event at ``start:end`` of a story."""

    who: str
    action: str
    kind: str
    story_id: str
    start: int
    end: int
    value: dict[str, Any] = {}
    why: str = ""
    undoes: str | None = None


def add_deciding(app: FastAPI, server: Server) -> None:
    """Add the route that takes decisions."""
    from trucewatch.views.web.writing import check_form, fields_of

    async def decide(request: Request) -> Response:
        form = await fields_of(request)
        person = await run_in_threadpool(server.person, request)
        if not person.decides:
            raise Problem(403, "Only reviewers decide", "ask who runs the server for such a token")
        check_form(server, request, {k: v[-1] for k, v in form.items()})
        await run_in_threadpool(_decide, server, request, form)
        return RedirectResponse("/review" + query([("id", _one(form, "then"))]), 303)

    app.add_api_route(
        "/review", decide, methods=["POST"], include_in_schema=False, response_model=None
    )


def _one(form: Form, name: str) -> str:
    return form.get(name, [""])[-1].strip()


def _decide(server: Server, request: Request, form: Form) -> None:
    decisions = decided(server.ask(request), form)
    try:
        with server.shelf.writing, server.shelf.writer() as record:
            for d in decisions:
                _take(record, d)
    except ReviewError as error:
        raise Problem(400, "It cannot be decided so", str(error)) from error


def _take(record: Record, d: Decision) -> None:
    """Write a decision down and lay it over what the tables hold of its story."""
    if d.action == "undo":
        reviews.undo(record, d.undoes or "", d.who, d.why)
    else:
        place = (d.story_id, d.start, d.end)
        reviews.decide(record, d.action, d.kind, place, d.who, d.why, d.value)


def decided(ask: Ask, form: Form) -> list[Decision]:
    """Return the decisions that a form holds. Raises Problem when it holds none."""
    action, why = _one(form, "action"), _one(form, "why")[:MOST_WHY]
    if action == "undo":
        return [_undoing(ask, _one(form, "undoes"), why)]
    found = found_item(ask, _one(form, "id"))
    if isinstance(found, Incident):
        return _on_incident(ask, found, action, form, why)
    value = _edited(ask, found, form) if action == "edit" else {}
    if action not in ("accept", "reject", "edit", "note") or (action == "note" and not why):
        raise Problem(
            400, "No such decision", "accept, reject, edit, note or undo; a note has words"
        )
    place = (found.story_id, *anchor(found))
    return [Decision(ask.person.name, action, kind_of(found), *place, value, why)]


def _undoing(ask: Ask, id_: str, why: str) -> Decision:
    from trucewatch.store.pages_review import decision

    former = decision(ask.record, id_)
    if former is None:
        raise Problem(404, "No such decision", "it is not in the log")
    place = (former.kind, former.story_id, former.start, former.end)
    return Decision(ask.person.name, "undo", *place, {}, why, former.id)


# ------------------------------------------------------------ one happening or several


def _on_incident(ask: Ask, incident: Incident, action: str, form: Form, why: str) -> list[Decision]:
    makers: dict[str, Callable[[Ask, Incident, Form], list[tuple[Event, Event]]]] = {
        "merge": _merged,
        "split": _split,
    }
    if action not in makers:
        raise Problem(400, "No such decision", "incidents are merged or split")
    return [
        Decision(
            ask.person.name, action, "event", one.story_id, *anchor(one),
            dict(zip(("story_id", "start", "end"), (two.story_id, *anchor(two)), strict=True)), why,
        )
        for one, two in makers[action](ask, incident, form)
    ]  # fmt: skip


def _events(ask: Ask, incident: Incident) -> list[Event]:
    found = pages_common.by_ids(ask.record, Event, incident.event_ids)
    return [found[i] for i in sorted(found)]


def _merged(ask: Ask, incident: Incident, form: Form) -> list[tuple[Event, Event]]:
    other = found_item(ask, _one(form, "with"))
    if not isinstance(other, Incident) or other.id == incident.id:
        raise Problem(400, "Two incidents are needed", "choose the one that is the same happening")
    one, two = _events(ask, incident), _events(ask, other)
    if not one or not two:
        raise Problem(400, "Nothing to tie it to", "no event stands behind one of them")
    return [(one[0], two[0])]


def _split(ask: Ask, incident: Incident, form: Form) -> list[tuple[Event, Event]]:
    wanted = set(form.get("event", ()))
    events = _events(ask, incident)
    out = [e for e in events if e.id in wanted]
    kept = [e for e in events if e.id not in wanted]
    if not out or not kept:
        raise Problem(400, "Nothing to split", "choose some of the events, not all")
    return [(e, kept[0]) for e in out]


# ------------------------------------------------------------ fields


def _edited(ask: Ask, found: Statement | Event, form: Form) -> dict[str, Any]:
    """Return the fields that a form gives otherwise than they were coded."""
    value: dict[str, Any] = {}
    for name, choices in _allowed(found).items():
        given = _one(form, name)
        if given and given not in choices:
            raise Problem(400, "No such value", f"'{name}' cannot be '{given[:40]}'")
        if given:
            value[name] = given
    if isinstance(found, Statement):
        value |= _persons(ask, found, form)
        if _one(form, "start"):
            value["content"] = [_span(ask, found, form)]
    coded = msgspec.to_builtins(found)
    changed = {k: v for k, v in value.items() if v != coded[k]}
    if not changed:
        raise Problem(400, "Nothing is changed", "choose another value, or accept it as it is")
    return changed


def _allowed(found: Statement | Event) -> dict[str, frozenset[str]]:
    if isinstance(found, Statement):
        return {"act": frozenset(r["act"] for r in table("trucewatch_speech_acts.tsv"))}
    types = frozenset(r["type"] for r in table("plover/plover_event_types.tsv"))
    return {"type": types, "realis": frozenset(REALIS)}


def _persons(ask: Ask, found: Statement, form: Form) -> dict[str, Any]:
    """Return speaker and target where the form gives others of the same story."""
    statements = pages_common.of_story(ask.record, Statement, found.story_id)
    known: dict[str, Actor] = {}
    for s in (found, *statements):
        for actor in (s.speaker, s.target):
            if actor is not None:
                known.setdefault(actor_value(actor), actor)
    value: dict[str, Any] = {}
    for name in ("speaker", "target"):
        given = _one(form, name)
        if not given or given == actor_value(getattr(found, name)):
            continue
        if given != NOBODY and given not in known:
            raise Problem(400, "No such value", f"nobody of this story is '{given[:60]}'")
        value[name] = None if given == NOBODY else msgspec.to_builtins(known[given])
    return value


def _span(ask: Ask, found: Statement, form: Form) -> dict[str, Any]:
    story = pages_common.by_ids(ask.record, Story, [found.story_id])[found.story_id]
    try:
        start, end = int(_one(form, "start")), int(_one(form, "end"))
    except ValueError:
        start, end = 0, 0
    if not 0 <= start < end <= len(story.text):
        raise Problem(400, "Not a stretch of the story", "give two offsets into its text")
    return {"text": story.text[start:end], "start": start, "end": end}
