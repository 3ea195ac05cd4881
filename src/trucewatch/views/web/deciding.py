"""The decisions of review, from the form to the log."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from trucewatch.records import Event, Incident, Statement, Story
from trucewatch.store import pages_common, review_log
from trucewatch.store.review_log import Decision
from trucewatch.views.web.asking import Ask
from trucewatch.views.web.page_review import NOBODY, REALIS, anchor, found_item, kind_of
from trucewatch.views.web.problem import Problem
from trucewatch.views.web.render import query
from trucewatch.views.web.serving import Server
from trucewatch.vocab.tables import table

Form = dict[str, list[str]]
MOST_WHY = 500


def add_deciding(app: FastAPI, server: Server) -> None:
    """Add the route that takes decisions."""
    from trucewatch.views.web.writing import check_form, fields_of

    async def decide(request: Request) -> Response:
        form = await fields_of(request)
        ask = await run_in_threadpool(server.ask, request)
        if not ask.person.decides:
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
    ask = server.ask(request)  # this thread's own connection
    decision = decided(ask, form)
    with server.shelf.writing, server.shelf.writer() as record:
        review_log.append(record, decision)


def decided(ask: Ask, form: Form) -> Decision:
    """Return the decision that a form holds. Raises Problem when it holds none."""
    action, why = _one(form, "action"), _one(form, "why")[:MOST_WHY]
    found = found_item(ask, _one(form, "id"))
    story_id, start, end = _place(ask, found)
    who, kind = ask.person.name, kind_of(found)
    base = Decision(who, action, kind, story_id, start, end, {}, why)
    if action == "undo":
        undoes = _one(form, "undoes") or None
        return Decision(who, "undo", kind, story_id, start, end, {}, why, undoes)
    if action in ("accept", "reject"):
        return base
    if action == "note" and why:
        return base
    values = {"edit": _edited, "merge": _merged, "split": _split}
    if action not in values:
        raise Problem(400, "No such decision", "accept, reject, edit, merge, split, note or undo")
    value = values[action](ask, found, form)
    return Decision(who, action, kind, story_id, start, end, value, why)


def _place(ask: Ask, found: Statement | Event | Incident) -> tuple[str, int, int]:
    """Return the story and span that a decision is tied to; of an incident its first event's."""
    if not isinstance(found, Incident):
        return (found.story_id, *anchor(found))
    events = pages_common.by_ids(ask.record, Event, found.event_ids)
    if not events:
        raise Problem(400, "Nothing to tie it to", "no event stands behind this incident")
    first = events[min(events)]
    return (first.story_id, *anchor(first))


def _edited(ask: Ask, found: Statement | Event | Incident, form: Form) -> dict[str, Any]:
    """Return the fields that a form gives otherwise than they were coded."""
    if isinstance(found, Incident):
        raise Problem(400, "An incident has no fields", "merge or split it")
    value: dict[str, Any] = {}
    for name in ("speaker", "target"):
        given = _one(form, name)
        if given and isinstance(found, Statement):
            code, _, words = given.partition("|")
            value[name] = None if given == NOBODY else {"code": code, "name": words}
    allowed = _allowed(found)
    for name, choices in allowed.items():
        given = _one(form, name)
        if given and given not in choices:
            raise Problem(400, "No such value", f"'{name}' cannot be '{given[:40]}'")
        if given:
            value[name] = given
    if _one(form, "start") and isinstance(found, Statement):
        value["content"] = [list(_span(ask, found, form))]
    changed = {k: v for k, v in value.items() if v != _coded(found, k)}
    if not changed:
        raise Problem(400, "Nothing is changed", "choose another value, or accept it as it is")
    return changed


def _allowed(found: Statement | Event) -> dict[str, frozenset[str]]:
    if isinstance(found, Statement):
        return {"act": frozenset(r["act"] for r in table("trucewatch_speech_acts.tsv"))}
    types = frozenset(r["type"] for r in table("plover/plover_event_types.tsv"))
    return {"type": types, "realis": frozenset(REALIS)}


def _coded(found: Statement | Event, name: str) -> Any:
    value = getattr(found, name)
    if name in ("speaker", "target"):
        return {"code": value.code, "name": value.name or value.text} if value else None
    if name == "content":
        return [[c.start, c.end] for c in value]
    return value


def _span(ask: Ask, found: Statement, form: Form) -> tuple[int, int]:
    story = pages_common.by_ids(ask.record, Story, [found.story_id])[found.story_id]
    try:
        start, end = int(_one(form, "start")), int(_one(form, "end"))
    except ValueError:
        start, end = 0, 0
    if not 0 <= start < end <= len(story.text):
        raise Problem(400, "Not a stretch of the story", "give two offsets into its text")
    return start, end


def _merged(ask: Ask, found: Statement | Event | Incident, form: Form) -> dict[str, Any]:
    other = found_item(ask, _one(form, "with"))
    if not isinstance(found, Incident) or not isinstance(other, Incident) or other == found:
        raise Problem(400, "Two incidents are needed", "choose the one that is the same happening")
    story_id, start, end = _place(ask, other)
    return {"with": {"story_id": story_id, "start": start, "end": end}}


def _split(ask: Ask, found: Statement | Event | Incident, form: Form) -> dict[str, Any]:
    if not isinstance(found, Incident):
        raise Problem(400, "Only incidents are split", "")
    wanted = set(form.get("event", ())) & set(found.event_ids)
    if not wanted or wanted == set(found.event_ids):
        raise Problem(400, "Nothing to split", "choose some of the events, not all")
    events = pages_common.by_ids(ask.record, Event, wanted)
    out = [{"story_id": e.story_id, "start": e.trigger.start, "end": e.trigger.end}
           for _, e in sorted(events.items())]  # fmt: skip
    return {"out": out}
