"""Routes that write: signing in and out, and the decisions of review."""

from __future__ import annotations

import logging
import urllib.parse

from fastapi import FastAPI, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from trucewatch.store.looked import look
from trucewatch.store.saved import drop_search, save_search
from trucewatch.views.web.access import Person
from trucewatch.views.web.deciding import add_deciding
from trucewatch.views.web.page_search import plain_query
from trucewatch.views.web.problem import Problem
from trucewatch.views.web.render import render
from trucewatch.views.web.serving import SESSION, VISIT, Server, visit_name

MOST_FIELDS = 500
log = logging.getLogger(__name__)


async def fields_of(request: Request) -> dict[str, list[str]]:
    """Return the fields of a form, each with all its values. Raises Problem."""
    text = (await request.body()).decode("utf-8", "replace")
    try:
        return urllib.parse.parse_qs(text, keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise Problem(413, "Too long", f"a form has at most {MOST_FIELDS} fields") from error


async def form_of(request: Request) -> dict[str, str]:
    """Return the fields of a form, the last value of each. Raises Problem."""
    return {name: values[-1] for name, values in (await fields_of(request)).items()}


def check_form(server: Server, request: Request, form: dict[str, str]) -> None:
    """Raise Problem unless the form was made by this server for this browser."""
    if not server.door.fits(request.cookies.get(VISIT, ""), form.get("form_key", "")):
        raise Problem(403, "The form is out of date", "open the page again and repeat")


def _mark_looked(server: Server, person: Person) -> None:
    with server.shelf.writing, server.shelf.writer() as record:
        look(record, person.name)


def _keep_search(server: Server, person: Person, keep: str, drop: str) -> None:
    with server.shelf.writing, server.shelf.writer() as record:
        if keep:
            save_search(record, person.name, keep)
        if drop:
            drop_search(record, person.name, drop)


def _set_cookie(response: Response, server: Server, name: str, value: str) -> None:
    """Set a cookie that no script reads and no other site sends."""
    secure = not server.settings.local
    response.set_cookie(name, value, httponly=True, samesite="strict", secure=secure)


def add_writing(app: FastAPI, server: Server) -> None:
    """Add signing in and out."""

    def sign_in_page(request: Request) -> Response:
        visit = request.cookies.get(VISIT, "")
        fresh = "" if visit else visit_name()
        text = render(
            "sign_in.html", section="", context=None, json_href="", version=server.version,
            form_key=server.door.form_key(visit or fresh), wrong="",
        )  # fmt: skip
        response = Response(text, media_type="text/html")
        if fresh:
            _set_cookie(response, server, VISIT, fresh)
        return response

    async def sign_in(request: Request) -> Response:
        form = await form_of(request)
        check_form(server, request, form)
        address = request.client.host if request.client else ""
        person = server.by_token(form.get("token", "").strip(), address)
        log.info("signed in: %s (%s) from %s", person.name, person.role, address)
        response = RedirectResponse("/", 303)
        _set_cookie(response, server, SESSION, server.door.begin(person))
        return response

    def sign_out(request: Request) -> Response:
        server.door.end(request.cookies.get(SESSION))
        response = RedirectResponse("/sign-in", 303)
        response.delete_cookie(SESSION)
        return response

    async def looked(request: Request) -> Response:
        form = await form_of(request)
        person = await run_in_threadpool(server.person, request)
        check_form(server, request, form)
        await run_in_threadpool(_mark_looked, server, person)
        return RedirectResponse("/", 303)

    async def searches(request: Request) -> Response:
        form = await form_of(request)
        person = await run_in_threadpool(server.person, request)
        check_form(server, request, form)
        keep, drop = (plain_query(form.get(name, "")) for name in ("save", "drop"))
        if not keep and not drop:
            raise Problem(400, "No search", "a search has words")
        await run_in_threadpool(_keep_search, server, person, keep, drop)
        return RedirectResponse("/search" + (f"?{keep}" if keep else ""), 303)

    add_deciding(app, server)
    for path, handler, method in (
        ("/looked", looked, "POST"),
        ("/searches", searches, "POST"),
        ("/sign-in", sign_in_page, "GET"),
        ("/sign-in", sign_in, "POST"),
        ("/sign-out", sign_out, "GET"),
    ):
        app.add_api_route(
            path, handler, methods=[method], include_in_schema=False, response_model=None
        )
