"""A record of the bundled corpus, made once per session, and a client without a socket."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI

from trucewatch.views.web.app import create_app
from trucewatch.views.web.settings import Settings

HOST = "localhost:8010"


class Client:
    """Asks the application in this process; keeps cookies; one address for all."""

    def __init__(self, app: FastAPI, address: str = "127.0.0.1") -> None:
        import asyncio

        self.app = app
        self._loop = asyncio.new_event_loop()
        transport = httpx.ASGITransport(app, raise_app_exceptions=False, client=(address, 1))
        self._client = httpx.AsyncClient(transport=transport, base_url=f"http://{HOST}")

    def ask(self, method: str, path: str, **kwargs: Any) -> httpx.Response:
        return self._loop.run_until_complete(self._client.request(method, path, **kwargs))

    def get(self, path: str, **headers: str) -> httpx.Response:
        named = {k.replace("_", "-"): v for k, v in headers.items()}
        return self.ask("GET", path, headers={"accept": "text/html", **named})

    def form(self, path: str, page: str = "/", **fields: str) -> httpx.Response:
        """Post a form as the browser does that has opened ``page``."""
        import re

        key = re.search(r'name="form_key" value="(\w+)"', self.get(page).text)
        assert key is not None, f"{page} holds no form"
        fields = {"form_key": key.group(1), **fields}
        return self.ask("POST", path, data=fields, headers={"accept": "text/html"})


def client(record: Path, **settings: Any) -> Client:
    return Client(create_app(Settings(record, **settings)))


@contextmanager
def database(record: Path) -> Iterator[sqlite3.Connection]:
    db = sqlite3.connect(f"{record.as_uri()}?mode=ro", uri=True)
    try:
        yield db
    finally:
        db.close()


def copied(record: Path, path: Path) -> Path:
    """A copy of a record at ``path``, for tests that write."""
    with database(record) as db, closing(sqlite3.connect(path)) as out:
        db.backup(out)
    return path


def ids(record: Path, kind: str) -> list[str]:
    """Ids of a kind, the fullest record first; of talks the names of processes."""
    with database(record) as db:
        if kind in ("story", "statement", "event"):
            return [
                r[0] for r in db.execute(f"SELECT id FROM {kind} ORDER BY length(body) DESC, id")
            ]
        if kind == "process":
            sql = (
                "SELECT agreement FROM linked WHERE kind IN ('round', 'position')"
                " GROUP BY agreement ORDER BY count(*) DESC, agreement"
            )
            return [r[0] for r in db.execute(sql) if r[0]]
        sql = "SELECT id FROM linked WHERE kind=? ORDER BY length(body) DESC, id"
        return [r[0] for r in db.execute(sql, (kind,))]
