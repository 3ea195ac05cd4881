"""The API under /api/v1: lists, single records, search, why, and text in, records out."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Annotated, Any

import msgspec
from fastapi import FastAPI, Path, Query, Request
from starlette.responses import Response

from trucewatch.records import Event, Statement, Story
from trucewatch.store import pages_common, pages_list, pages_search, queries
from trucewatch.store.linked import LINKED_TYPES
from trucewatch.store.pages_list import Wanted
from trucewatch.views.web.api_schema import KINDS, PROBLEMS, TYPES, add_schema, listing, single
from trucewatch.views.web.feeds import add_feeds
from trucewatch.views.web.flat import as_csv, as_geojson
from trucewatch.views.web.page_story import why
from trucewatch.views.web.problem import Problem
from trucewatch.views.web.reading_text import add_reading
from trucewatch.views.web.render import query
from trucewatch.views.web.serving import Server
from trucewatch.views.web.slots import camps_of, slots
from trucewatch.views.web.wanting import check_values

BASE = "/api/v1"
MOST, USUAL = 500, 50
_LONG = 200

Text = Annotated[str | None, Query(max_length=_LONG)]
Limit = Annotated[int, Query(ge=1, le=MOST, description="How many records at most.")]
Cursor = Annotated[str | None, Query(max_length=500, description="Where to go on, as 'next' says.")]
Id = Annotated[str, Path(max_length=_LONG, description="An id; former ids lead on.")]


def add_api(app: FastAPI, server: Server) -> None:
    """Add the routes of the API."""
    for plural in KINDS:
        for form in ("", "json", "csv", "geojson"):
            if form != "geojson" or plural in ("events", "incidents", "findings"):
                _add_list(app, server, plural, form)
        _add_single(app, server, plural)
    _add_search(app, server)
    _add_why(app, server)
    add_reading(app, server)
    add_feeds(app, server)
    add_schema(app)


def _form(request: Request, asked: str) -> str:
    """Return the form of an answer: by extension, else by the Accept header, else JSON."""
    if asked:
        return asked
    accept = request.headers.get("accept", "")
    if "text/csv" in accept:
        return "csv"
    return "geojson" if "application/geo+json" in accept else "json"


def _add_list(app: FastAPI, server: Server, plural: str, form: str) -> None:
    kind = KINDS[plural]

    def answer(
        request: Request,
        party: Annotated[
            str | None, Query(max_length=_LONG, description="A code or the beginning of codes.")
        ] = None,
        status: Annotated[
            str | None, Query(max_length=_LONG, description="Status, speech act or realis value.")
        ] = None,
        place: Text = None,
        type: Text = None,
        story: Text = None,
        agreement: Text = None,
        process: Text = None,
        since: Annotated[datetime.date | None, Query(alias="from")] = None,
        until: Annotated[datetime.date | None, Query(alias="to")] = None,
        cursor: Cursor = None,
        limit: Limit = USUAL,
    ) -> Response:
        ask = server.ask(request)
        wanted = Wanted(
            party=party, status=status, place=place, type=type, story=story, agreement=agreement,
            process=process, since=since.isoformat() if since else None,
            until=until.isoformat() if until else None,
        )  # fmt: skip
        check_values(kind, wanted)
        try:
            cut = pages_list.listed(ask.record, kind, wanted, cursor, limit)
        except pages_list.BadCursor as error:
            raise Problem(
                400, "Not a cursor", "take it from 'next' of the answer before"
            ) from error
        following = ""
        if cut.next:
            pairs = [(k, v) for k, v in ask.query if k != "cursor"]
            following = request.url.path + query([*pairs, ("cursor", cut.next)])
        return _written(server, request, (plural, _form(request, form)), (cut.bodies, following))

    app.add_api_route(
        f"{BASE}/{plural}{'.' + form if form else ''}",
        answer,
        methods=["GET"],
        name=f"list {plural}{' as ' + form if form else ''}",
        operation_id=f"list_{plural}{'_' + form if form else ''}",
        response_model=None,
        response_class=Response,
        responses=listing(plural, form),
        tags=[plural],
    )


def _written(
    server: Server, request: Request, wanted: tuple[str, str], cut: tuple[tuple[str, ...], str]
) -> Response:
    """Return a list (its plural and form) of bodies; the way on is in a Link header too."""
    (plural, form), (bodies, following) = wanted, cut
    if form == "csv":
        fields = [f.encode_name for f in msgspec.structs.fields(TYPES[plural])]
        body = as_csv((msgspec.json.decode(b) for b in bodies), fields).encode()
        media = "text/csv; charset=utf-8; header=present"
    elif form == "geojson":
        body = msgspec.json.encode(as_geojson([msgspec.json.decode(b) for b in bodies]))
        media = "application/geo+json"
    else:
        tail = msgspec.json.encode(following or None).decode()
        body = f'{{"items":[{",".join(bodies)}],"next":{tail}}}'.encode()
        media = "application/json"
    response = server.tagged(request, body, media)
    if following:
        response.headers["Link"] = f'<{following}>; rel="next"'
    response.headers["Vary"] = "Accept"
    return response


def _add_single(app: FastAPI, server: Server, plural: str) -> None:
    kind = KINDS[plural]

    def answer(request: Request, id: Id) -> Response:
        record = server.ask(request).record
        found: Any = None
        if kind in LINKED_TYPES:
            found = pages_common.linked(record, kind, id)
        else:
            types: dict[str, Any] = {"story": Story, "statement": Statement, "event": Event}
            found = pages_common.by_ids(record, types[kind], [id]).get(id)
        if found is None:
            raise Problem(404, f"No {kind} with this id")
        return server.data(request, found)

    app.add_api_route(
        f"{BASE}/{plural}/{{id}}",
        answer,
        methods=["GET"],
        name=f"one of {plural}",
        operation_id=f"get_{kind}",
        response_model=None,
        response_class=Response,
        responses=single(plural),
        tags=[plural],
    )


def _add_search(app: FastAPI, server: Server) -> None:
    def search(
        request: Request,
        q: Annotated[str, Query(min_length=1, max_length=300, description="Words, all of them.")],
    ) -> Response:
        found = pages_search.sentences(server.ask(request).record, q)
        return server.data(request, found)

    _route(app, "/search", search, "search", "Sentences by their words: at most 150.")


def _add_why(app: FastAPI, server: Server) -> None:
    def explain(request: Request, id: Id) -> Response:
        record = server.ask(request).record
        found = queries.find(record, id) if id else None
        if found is None or not isinstance(found[1], Statement | Event):
            raise Problem(404, "No statement or event with this id")
        item = found[1]
        story = queries.story(record, item.story_id)
        if story is None:
            raise Problem(404, "The story of this record is gone")
        incidents = pages_common.incidents_of(record, [item.id])
        return server.data(request, why(record, item, story, slots(camps_of(incidents))))

    _route(app, "/why/{id}", explain, "why", "The sentence, the words, the rules, the coder.")


def _route(app: FastAPI, path: str, answer: Callable[..., Response], name: str, words: str) -> None:
    responses: dict[int | str, dict[str, Any]] = {
        200: {"description": words, "content": {"application/json": {"schema": {}}}},
        **PROBLEMS,
    }
    app.add_api_route(
        BASE + path,
        answer,
        methods=["GET"],
        name=name,
        operation_id=name,
        response_model=None,
        response_class=Response,
        responses=responses,
        tags=["search"],
    )
