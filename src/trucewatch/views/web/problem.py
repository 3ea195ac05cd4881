"""Errors as problem+json (RFC 9457)."""

from __future__ import annotations

import msgspec
from starlette.responses import Response

TYPE = "application/problem+json"


class Problem(Exception):
    """A request that cannot be answered: status, title, and the way out in one sentence."""

    def __init__(self, status: int, title: str, detail: str = "") -> None:
        super().__init__(title)
        self.status, self.title, self.detail = status, title, detail


def problem(status: int, title: str, detail: str = "") -> Response:
    """Return an answer that says what went wrong."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    headers = {"Retry-After": "300"} if status == 429 else None
    return Response(msgspec.json.encode(body), status, headers, media_type=TYPE)
