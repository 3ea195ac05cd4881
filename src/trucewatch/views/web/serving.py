"""Answering: who asks, which page, in which form, and whether it has changed."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from typing import Any

import msgspec
from fastapi import FastAPI, Request
from starlette.responses import Response

from trucewatch.linking.camps.sides import Watch
from trucewatch.store import pages_context
from trucewatch.store.pages_names import side_names
from trucewatch.store.record import Record
from trucewatch.store.trouble import explained
from trucewatch.views.camps import use_names
from trucewatch.views.web.access import Door, Person
from trucewatch.views.web.asking import Ask, Page
from trucewatch.views.web.disclosing import Disclosure
from trucewatch.views.web.problem import Problem
from trucewatch.views.web.reading import Shelf
from trucewatch.views.web.render import query, render
from trucewatch.views.web.settings import Settings
from trucewatch.views.web.wanting import ANYWHERE, only_known

# What a request says instead of a watch's name to see all.
EVERYTHING = "*"
SESSION, VISIT = "tw_session", "tw_visit"


class Context(msgspec.Struct, frozen=True):
    """The line under the bar: what is in the record, and who looks."""

    watch: str
    watches: tuple[str, ...]
    stories: int
    repeats: int
    failed: int
    latest: str | None
    coder: str
    config: str
    unlinked: bool
    person: str
    sign_out: bool
    withheld: int


def wants_html(request: Request) -> bool:
    """Return whether a page is wanted and not data."""
    path = request.url.path
    if path.startswith("/api/") or path.endswith((".json", ".csv", ".geojson", ".atom")):
        return False
    accept = request.headers.get("accept", "*/*")
    return "text/html" in accept or "application/json" not in accept


class Server:
    """What the routes share: the record, the door, the settings."""

    def __init__(self, settings: Settings, shelf: Shelf, door: Door) -> None:
        from trucewatch import __version__

        self.settings, self.shelf, self.door = settings, shelf, door
        self.disclosure = Disclosure(shelf, door)
        self.version = __version__

    # ------------------------------------------------------------ who

    def person(self, request: Request) -> Person:
        """Return who asks. Raises Problem when a token is needed."""
        address = request.client.host if request.client else ""
        bearer = request.headers.get("authorization", "")
        if bearer.lower().startswith("bearer ") and not self.door.open:
            return self.by_token(bearer[7:].strip(), address)
        found = self.door.by_session(request.cookies.get(SESSION))
        if found is None:
            raise Problem(401, "Sign in first", "send a token as 'Authorization: Bearer …'")
        return found

    def by_token(self, token: str, address: str) -> Person:
        """Return whose token it is. Raises Problem when it is wrong or guessed too often."""
        if self.door.brake.waits(address):
            raise Problem(429, "Too many wrong tokens", "wait five minutes")
        found = self.door.by_token(token)
        if found is None:
            self.door.brake.wrong(address)
            raise Problem(401, "Not a token of this server", "ask who runs it for one")
        return found

    def ask(self, request: Request) -> Ask:
        """Return the request as pages see it. Raises Problem when a token is needed."""
        person = self.person(request)
        record, withheld = self.shelf.shown(person.up_to)
        self.disclosure.note(person, withheld)
        use_names(side_names(record))
        watches = self.watches(record)
        return Ask(
            record=record,
            person=person,
            whole=self.shelf.record(),
            withheld=withheld,
            path={k: str(v) for k, v in request.path_params.items()},
            query=tuple(request.query_params.multi_items()),
            watch=chosen(watches, request.query_params.get("watch")),
            watches=tuple(w.name for w in watches),
        )

    def watches(self, record: Record) -> tuple[Watch, ...]:
        """Return what the server was told to follow, else what the record is linked by."""
        own = None if self.settings.watches else record.watch()
        return (own,) if own else self.settings.watches

    # ------------------------------------------------------------ pages

    def add_page(self, app: FastAPI, page: Page) -> None:
        """Serve a page at its path, and its data at the path with ``.json``."""

        def as_json(request: Request) -> Response:
            return self.data(request, self.make(page, self.ask(request)))

        def as_page(request: Request) -> Response:
            if not wants_html(request):
                return as_json(request)
            ask = self.ask(request)
            return self.html(request, page, self.make(page, ask), ask)

        data_path = "/index.json" if page.path == "/" else page.path + ".json"
        for path, handler in ((data_path, as_json), (page.path, as_page)):
            app.add_api_route(
                path, handler, methods=["GET", "HEAD"], include_in_schema=False,
                response_model=None,
            )  # fmt: skip

    def make(self, page: Page, ask: Ask) -> Any:
        """Return what a page shows. Raises Problem."""
        only_known((name for name, _ in ask.query), {*page.asks, *ANYWHERE})
        try:
            return page.make(ask)
        except sqlite3.Error as error:
            raise Problem(
                503, "The record cannot be read", explained(ask.record.path, error)
            ) from (error)

    def context(self, ask: Ask) -> Context:
        """Return the line under the bar."""
        facts = pages_context.facts(ask.record)
        watch = ask.watch.name if ask.watch else ""
        return Context(
            watch=watch,
            watches=ask.watches,
            stories=facts.stories,
            repeats=facts.repeats,
            failed=facts.failures,
            latest=facts.latest,
            coder=facts.coder,
            config=facts.config,
            unlinked=facts.unlinked,
            person="" if self.door.open else f"{ask.person.name}, {ask.person.role}",
            sign_out=not self.door.open,
            withheld=ask.withheld,
        )

    def html(self, request: Request, page: Page, view: Any, ask: Ask, **more: Any) -> Response:
        """Return a page."""
        visit = request.cookies.get(VISIT, "")
        fresh = "" if visit else visit_name()
        data_path = "/index.json" if page.path == "/" else request.url.path + ".json"
        text = render(
            page.template,
            view=view,
            section=page.section,
            context=self.context(ask),
            version=self.version,
            person=ask.person,
            form_key=self.door.form_key(visit or fresh),
            json_href=data_path + query(ask.query),
            query_pairs=ask.query,
            query_to=ask.get("to"),
            **more,
        )
        response = self.tagged(request, text.encode(), "text/html; charset=utf-8")
        if fresh:
            response.set_cookie(VISIT, fresh, httponly=True, samesite="strict",
                                secure=not self.settings.local)  # fmt: skip
        response.headers["Vary"] = "Accept, Cookie"
        return response

    def data(self, request: Request, value: Any) -> Response:
        """Return plain data as JSON."""
        return self.tagged(request, msgspec.json.encode(value), "application/json")

    def tagged(self, request: Request, body: bytes, media_type: str) -> Response:
        """Return ``body``, or 304 when whoever asks has it already."""
        tag = f'W/"{hashlib.sha256(body).hexdigest()[:20]}"'
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers={"ETag": tag})
        return Response(body, headers={"ETag": tag}, media_type=media_type)


def chosen(watches: Sequence[Watch], name: str | None) -> Watch | None:
    """Return the watch of a name, the first without a name, None for ``*``. Raises Problem."""
    if not name:
        return watches[0] if watches else None
    found = next((w for w in watches if w.name == name), None)
    if found is None and name != EVERYTHING:
        there = ", ".join(w.name for w in watches) or "none in particular"
        raise Problem(404, f"No watch '{name[:80]}'", f"followed here: {there}")
    return found


def visit_name() -> str:
    """Return a new random name for a browser's visit."""
    import secrets

    return secrets.token_urlsafe(18)
