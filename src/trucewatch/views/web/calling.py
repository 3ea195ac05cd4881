"""Asking the application without a server: ``trucewatch serve RECORD --get /path``."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec
from starlette.types import ASGIApp, Message


class Answer(msgspec.Struct):
    """What came back."""

    status: int = 0
    headers: dict[str, str] = {}
    body: bytes = b""


def get(app: ASGIApp, path: str, host: str) -> Answer:
    """Return the answer to one GET request for ``path`` (with what follows a question mark)."""
    return asyncio.run(asked(app, path, host))


async def asked(app: ASGIApp, path: str, host: str) -> Answer:
    """Return the answer to one GET request, in a loop that runs already."""
    parts = urlsplit(path)
    scope: dict[str, Any] = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": unquote(parts.path) or "/",
        "raw_path": parts.path.encode(),
        "query_string": parts.query.encode(),
        "root_path": "",
        "headers": [(b"host", host.encode()), (b"accept", b"text/html")],
        "client": ("127.0.0.1", 0),
        "server": (host, 80),
    }
    answer = Answer(headers={})

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            answer.status = message["status"]
            answer.headers = {k.decode(): v.decode("latin-1") for k, v in message["headers"]}
        else:
            answer.body += message.get("body", b"")

    await app(scope, receive, send)
    return answer
