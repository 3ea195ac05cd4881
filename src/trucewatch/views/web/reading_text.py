"""Text in, records out: nothing is stored."""

from __future__ import annotations

import threading
from typing import Any

import msgspec
from fastapi import FastAPI, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from trucewatch.views.web.api_schema import PROBLEMS
from trucewatch.views.web.problem import Problem
from trucewatch.views.web.serving import Server
from trucewatch.views.web.windows import date_of

# A long report has about 10,000 characters; coding takes about 3 ms a sentence.
MOST_TEXT = 200_000


class Given(msgspec.Struct, frozen=True):
    """A report to code: its text, and what is known of it."""

    text: str
    title: str | None = None
    date: str | None = None
    url: str | None = None


def given(body: bytes, media: str) -> Given:
    """Return the report in the body of a request. Raises Problem."""
    if media == "application/json":
        try:
            found = msgspec.json.decode(body, type=Given)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            detail = 'send {"text": "…"}, with "title", "date", "url" where they are known'
            raise Problem(422, "Not as wanted", detail) from error
    elif media == "text/plain":
        found = Given(body.decode("utf-8", "replace"))
    else:
        raise Problem(415, "Not a form that is read", "send application/json or text/plain")
    if found.date is not None and date_of(found.date) is None:
        raise Problem(
            422, "Not a day", f"'date' has to be such as 2020-12-12, not '{found.date[:40]}'"
        )
    if not found.text.strip():
        raise Problem(422, "No text", "send the words of a report")
    if len(found.text) > MOST_TEXT:
        raise Problem(413, "Too long", f"at most {MOST_TEXT} characters are coded at once")
    return found


def add_reading(app: FastAPI, server: Server) -> None:
    """Add the route that codes a text."""
    busy = threading.Lock()

    def code(report: Given) -> bytes:
        if not busy.acquire(timeout=20):
            raise Problem(503, "Busy", "another text is being coded; repeat in a moment")
        try:
            return _coded(report)
        finally:
            busy.release()

    async def read(request: Request) -> Response:
        await run_in_threadpool(server.person, request)
        media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        report = given(await request.body(), media)
        return Response(await run_in_threadpool(code, report), media_type="application/json")

    result = {"$ref": "#/components/schemas/ReadResult"}
    responses: dict[int | str, dict[str, Any]] = {
        200: {"description": "All records", "content": {"application/json": {"schema": result}}},
        **PROBLEMS,
    }
    report = {
        "type": "object",
        "required": ["text"],
        "properties": {
            "text": {"type": "string", "minLength": 1, "maxLength": MOST_TEXT},
            "title": {"type": ["string", "null"]},
            "date": {"type": ["string", "null"]},
            "url": {"type": ["string", "null"]},
        },
    }
    content = {
        "application/json": {"schema": report},
        "text/plain": {"schema": {"type": "string"}},
    }
    app.add_api_route(
        "/api/v1/read",
        read,
        methods=["POST"],
        name="read a text",
        operation_id="read",
        response_model=None,
        response_class=Response,
        responses=responses,
        openapi_extra={"requestBody": {"required": True, "content": content}},
        tags=["read"],
    )


def _coded(report: Given) -> bytes:
    from trucewatch.running.api import read

    found = read(report.text, title=report.title, date=report.date, url=report.url)
    return msgspec.json.encode(found)
