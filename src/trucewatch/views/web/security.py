"""What every request has to pass, as ASGI middleware: where it is for, where it comes from.

A page on some other site can make a browser send requests to a server on the same machine, or
give a name of its own to 127.0.0.1. So the Host has to be one of ours, on loopback too, and what
writes has to come from our own pages.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, MutableMapping
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from trucewatch.views.web.problem import problem

log = logging.getLogger(__name__)

POLICY = (
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
    " object-src 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # none at all would make the Origin of forms "null"
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
# The largest body that is taken; a long report has about 100 kB.
MOST_BODY = 2_000_000


class Guard:
    """Refuses foreign hosts, foreign origins and endless bodies; adds the headers of safety."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self.app = app
        self.hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it with a problem."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-cache, private")
            await send(message)

        refusal = self._refusal(scope)
        if refusal is not None:
            status, title, detail = refusal
            log.warning("refused %s %s: %s", scope["method"], scope["path"][:200], title)
            await problem(status, title, detail)(scope, receive, with_headers)
            return
        await self.app(scope, _bounded(receive), with_headers)

    def _refusal(self, scope: Scope) -> tuple[int, str, str] | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "").lower()
        if host not in self.hosts:
            return 421, "Not the host asked for", "give --allow-host NAME to serve another name"
        origin = headers.get("origin")
        if origin is not None and not self._ours(origin):
            return 403, "Foreign origin", "requests from other sites are not answered"
        if scope["method"] not in SAFE and headers.get("sec-fetch-site") in (
            "cross-site",
            "same-site",
        ):
            return 403, "Foreign origin", "what writes has to come from these pages"
        if int(headers.get("content-length") or 0) > MOST_BODY:
            return 413, "Too long", f"at most {MOST_BODY} bytes are taken"
        return None

    def _ours(self, origin: str) -> bool:
        scheme, _, host = origin.partition("://")
        return scheme in ("http", "https") and host.lower() in self.hosts


class TooLong(Exception):
    """More was sent than is taken."""


def _bounded(receive: Receive) -> Receive:
    seen = 0

    async def bounded() -> MutableMapping[str, Any]:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > MOST_BODY:
            raise TooLong
        return message

    return bounded
