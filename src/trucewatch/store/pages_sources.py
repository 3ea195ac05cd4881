"""Sources: where stories come from, what repeats them, what could not be read."""

from __future__ import annotations

import json
from collections import Counter
from urllib.parse import urlsplit

import msgspec

from trucewatch.store.pages_kept import kept
from trucewatch.store.record import Record

MOST = 200

URIS = "SELECT source_uri FROM document"
FAILURES = (
    "SELECT document, stage, error, first, last, times FROM failure"
    " WHERE (document, stage, error) > (?, ?, ?) ORDER BY document, stage, error LIMIT ?"
)
COPIES = (
    "SELECT copy.id, coalesce(copy.headline, ''), copy.published, first.id,"
    " coalesce(first.headline, ''), json_extract(copy.body, '$.source_uri'),"
    " json_extract(first.body, '$.source_uri') FROM story AS copy INDEXED BY story_copy"
    " JOIN story AS first ON first.number = copy.copy_of WHERE copy.copy_of IS NOT NULL"
    " ORDER BY copy.copy_of DESC LIMIT ?"
)
SKIPPED = (
    "SELECT source_uri, title, reason FROM relevance WHERE decision = 'skipped'"
    " ORDER BY run DESC LIMIT ?"
)
NOTED = (
    "SELECT document.source_uri, json_extract(document.body, '$.notes'), (SELECT id FROM story"
    " WHERE story.document_id = document.id ORDER BY story.number LIMIT 1)"
    " FROM document INDEXED BY document_noted"
    " WHERE instr(body, ',\"notes\":[') > 0 ORDER BY document.number DESC LIMIT ?"
)
FEEDS = (
    "SELECT url, title, checked, due, failures, coalesce(error, '') FROM feed ORDER BY url LIMIT ?"
)


class Failed(msgspec.Struct, frozen=True):
    """A document that could not be read, or not whole."""

    document: str
    stage: str
    error: str
    first: str
    last: str
    times: int


class Copy(msgspec.Struct, frozen=True):
    """A story that repeats another, which is counted once."""

    id: str
    headline: str
    published: str | None
    first_id: str
    first_headline: str
    source_uri: str
    first_uri: str


class Skipped(msgspec.Struct, frozen=True):
    """A document that was not read, and why."""

    source_uri: str
    title: str
    reason: str


class Noted(msgspec.Struct, frozen=True):
    """A document whose bytes or characters could not all be taken as they are, and what of it."""

    source_uri: str
    notes: tuple[str, ...]
    story_id: str | None


class Feed(msgspec.Struct, frozen=True):
    """A feed that is followed."""

    url: str
    title: str
    checked: str | None
    due: str | None
    failures: int
    error: str


def outlet(uri: str) -> str:
    """Return the host of an address, or the folder of a file."""
    parts = urlsplit(uri) if "://" in uri else None
    if parts is not None and parts.netloc:
        return parts.hostname or parts.netloc
    return uri.rsplit("/", 1)[0] if "/" in uri else "files"


def outlets(record: Record) -> list[tuple[str, int]]:
    """Return outlets with their number of documents, the most first.

    Counted anew only when the record changed, since all of them have to be counted.
    """
    return kept(record, "outlets", _outlets)


def _outlets(record: Record) -> list[tuple[str, int]]:
    counts = Counter(outlet(uri) for (uri,) in record.db.execute(URIS))
    return sorted(counts.items(), key=lambda r: (-r[1], r[0]))


def failures(
    record: Record, after: tuple[str, str, str] = ("", "", ""), most: int = MOST
) -> list[Failed]:
    """Return what could not be read, by document."""
    return [Failed(*row) for row in record.db.execute(FAILURES, (*after, most))]


def copies(record: Record) -> list[Copy]:
    """Return the latest stories that repeat others."""
    return [Copy(*row) for row in record.db.execute(COPIES, (MOST,))]


def skipped(record: Record) -> list[Skipped]:
    """Return documents that were not read, and why."""
    return [Skipped(*row) for row in record.db.execute(SKIPPED, (MOST,))]


def noted(record: Record) -> list[Noted]:
    """Return the latest documents with notes on their bytes or characters."""
    rows = record.db.execute(NOTED, (MOST,))
    return [Noted(uri, tuple(json.loads(notes)), story) for uri, notes, story in rows]


def feeds(record: Record) -> list[Feed]:
    """Return the feeds that are followed."""
    return [Feed(*row) for row in record.db.execute(FEEDS, (MOST,))]
