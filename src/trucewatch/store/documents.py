"""The rows of one document: what was fetched, its original bytes, its place among versions."""

from __future__ import annotations

import sqlite3
import zlib

import msgspec

from trucewatch.records import Document, Story
from trucewatch.sources.raw import RawDocument
from trucewatch.store.columns import plain
from trucewatch.store.rows import encode
from trucewatch.stories import split_stories

# Labels of sources, the most open first.
LABELS = ("open", "internal", "restricted")


class Kept(msgspec.Struct, frozen=True):
    """What is kept of a document beside its stories.

    ``data`` the original bytes, None to keep only their hash; ``headers`` those of the fetch;
    ``fetched`` ISO 8601; ``state`` coded, or skipped by the relevance gate.
    """

    data: bytes | None = None
    headers: tuple[tuple[str, str], ...] = ()
    label: str = "open"
    fetched: str | None = None
    state: str = "coded"


def write_document(db: sqlite3.Connection, document: Document, kept: Kept, run: int) -> bool:
    """Write a document; return False, and write nothing, when it is there already."""
    body = msgspec.structs.replace(document, fetched=None)
    fetched = kept.fetched or document.fetched
    sql = (
        "INSERT INTO document(id, source_uri, sha256, media_type, label, state, fetched, run, body)"
        " VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT(id) DO NOTHING"
    )
    d = document
    named = (d.id, plain(d.source_uri), d.sha256, d.media_type)
    found = db.execute(sql, (*named, kept.label, kept.state, fetched, run, encode(body)))
    if found.rowcount == 0:
        return False
    number = int(found.lastrowid or 0)
    _write_original(db, number, kept)
    if is_address(d.source_uri):
        add_version(db, number, plain(d.source_uri), fetched)
    return True


def is_address(uri: str) -> bool:
    """Tell whether a URI is a web address, whose pages come in versions."""
    return uri.startswith(("http://", "https://"))


def add_version(db: sqlite3.Connection, document: int, url: str, fetched: str | None) -> None:
    """Write down that a document is the newest version of an address.

    A version is never older than the one before it, also when the clock has jumped back.
    """
    sql = "SELECT max(number), max(fetched) FROM version WHERE url=?"
    number, latest = db.execute(sql, (url,)).fetchone()
    if fetched is not None and latest is not None:
        fetched = max(fetched, latest)
    values = (url, (number or 0) + 1, document, fetched)
    db.execute("INSERT INTO version VALUES (?,?,?,?)", values)


def says_the_same(db: sqlite3.Connection, raw: RawDocument) -> str | None:
    """Return the version of a fetched page whose stories have the texts of ``raw``'s, or None.

    Counters, advertisements and the like make every answer's bytes new; they are no new version.
    """
    uri = plain(raw.document.source_uri)
    if raw.document.fetched is None or not is_address(uri):
        return None
    sql = (
        "SELECT d.id FROM version v JOIN document d ON d.number = v.document"
        " WHERE v.url=? AND d.state='coded'"
    )
    versions = [i for (i,) in db.execute(sql, (uri,))]
    if not versions:
        return None
    own = [plain(s.text) for s in split_stories(raw)]
    sql = "SELECT body FROM story WHERE document_id=? ORDER BY number"
    for version in versions:
        bodies = [b for (b,) in db.execute(sql, (version,))]
        if own == [plain(msgspec.json.decode(b, type=Story).text) for b in bodies]:
            return str(version)
    return None


def _write_original(db: sqlite3.Connection, document: int, kept: Kept) -> None:
    size = 0 if kept.data is None else len(kept.data)
    packed = None if kept.data is None else zlib.compress(kept.data, 6)
    headers = msgspec.json.encode(kept.headers).decode()
    values = (document, "none" if packed is None else "zlib", size, headers, packed)
    db.execute("INSERT INTO original VALUES (?,?,?,?,?)", values)
