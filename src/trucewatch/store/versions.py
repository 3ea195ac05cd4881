"""Versions of a page, and what changed from one to the next."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

import msgspec

from trucewatch.records import Story
from trucewatch.store.columns import plain
from trucewatch.store.record import Record

# Of longer pages only the first lines are compared: the time grows with the square.
_MOST_LINES = 2000


class Version(msgspec.Struct, frozen=True):
    """One version of a page: its number, its document, when it was fetched (ISO 8601 or None),
    and the lines that it takes out of the one before and puts in."""

    number: int
    document: str
    fetched: str | None
    removed: tuple[str, ...]
    added: tuple[str, ...]


def versions(record: Record, url: str) -> list[Version]:
    """Return the versions of an address, the first first; none for an address that is not known."""
    sql = (
        "SELECT v.number, d.id, v.fetched FROM version v JOIN document d ON d.number = v.document"
        " WHERE v.url=? ORDER BY v.number"
    )
    found: list[Version] = []
    before: list[str] = []
    for number, document, fetched in record.db.execute(sql, (plain(url),)).fetchall():
        lines = _lines(record, document)
        removed, added = changes(before, lines) if found else ((), ())
        found.append(Version(number, document, fetched, removed, added))
        before = lines
    return found


def _lines(record: Record, document: str) -> list[str]:
    sql = "SELECT body FROM story WHERE document_id=? ORDER BY number"
    stories = [msgspec.json.decode(b, type=Story) for (b,) in record.db.execute(sql, (document,))]
    texts = (line.strip() for s in stories for line in s.text.splitlines())
    return [line for line in texts if line][:_MOST_LINES]


def changes(old: Sequence[str], new: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the lines that were taken out and those that were put in."""
    removed: list[str] = []
    added: list[str] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            removed += old[a:b]
            added += new[c:d]
    return tuple(removed), tuple(added)
