"""What ``follow`` polls and how far it is. Times are ISO 8601 in UTC, to the second."""

from __future__ import annotations

import hashlib
import sqlite3

import msgspec

from trucewatch.sources.feeds import Entry
from trucewatch.store.columns import plain
from trucewatch.store.documents import LABELS
from trucewatch.store.record import Record


class FeedRow(msgspec.Struct, frozen=True):
    """A feed that is followed: marks of its last answer, when it was and is to be polled."""

    url: str
    title: str
    label: str
    etag: str | None
    modified: str | None
    checked: str | None
    due: str | None
    failures: int
    error: str | None


class ItemRow(msgspec.Struct, frozen=True):
    """An entry of a feed that waits to be fetched."""

    feed: str
    item: str
    url: str
    title: str
    published: str | None
    tries: int
    content: str
    label: str

    @property
    def entry(self) -> Entry:
        """The entry as the feed gave it."""
        return Entry(self.item, self.url, self.title, self.published, self.content)


# Begins the id of an entry whose source was forgotten; its hash follows.
_HIDDEN = "forgotten:"
_FEED = "url, title, label, etag, modified, checked, due, failures, error"
# What is due later than the longest wait ahead was written while the clock was wrong.
_DUE = "(due IS NULL OR due <= ? OR due > ?)"


def add_feed(record: Record, url: str, label: str | None = None) -> bool:
    """Follow a feed from now on; return whether it is new.

    A ``label`` that is given is set anew; without one a feed keeps its own, and a new one is open.
    """
    with record.transaction():
        found = record.db.execute("SELECT label FROM feed WHERE url=?", (url,)).fetchone()
        if label is None:
            label = str(found[0]) if found is not None else "open"
        if found is not None and LABELS.index(label) > LABELS.index(found[0]):
            record.close(url, label)
        sql = (
            "INSERT INTO feed(url, label) VALUES (?,?)"
            " ON CONFLICT DO UPDATE SET label=excluded.label"
        )
        record.db.execute(sql, (url, label))
    return found is None


def drop_feed(record: Record, url: str) -> bool:
    """Follow a feed no longer; what it brought stays. Return whether it was followed."""
    with record.transaction():
        return record.db.execute("DELETE FROM feed WHERE url=?", (url,)).rowcount > 0


def feeds(record: Record) -> list[FeedRow]:
    """Return the feeds that are followed, by address."""
    rows = record.db.execute(f"SELECT {_FEED} FROM feed ORDER BY url")
    return [FeedRow(*row) for row in rows]


def due_feeds(record: Record, now: str, latest: str) -> list[FeedRow]:
    """Return the feeds to poll ``now``; ``latest`` is the latest time that can have been set."""
    sql = f"SELECT {_FEED} FROM feed WHERE {_DUE} ORDER BY due IS NOT NULL, due, url"
    return [FeedRow(*row) for row in record.db.execute(sql, (now, latest))]


def feed_polled(
    record: Record,
    feed: FeedRow,
    now: str,
    due: str,
    marks: tuple[str | None, str | None],
    found: tuple[str, tuple[Entry, ...]] | None,
) -> int:
    """Write down an answer of a feed and return how many of its entries are new.

    ``marks`` are its ETag and Last-Modified; ``found`` its title and entries, None when nothing has
    changed.
    """
    title, entries = found or (feed.title, ())
    new = 0
    with record.transaction():
        sql = (
            "UPDATE feed SET title=?, etag=?, modified=?, checked=?, due=?, failures=0, error=NULL"
            " WHERE url=?"
        )
        record.db.execute(sql, (plain(title), *marks, now, due, feed.url))
        for e in entries:
            if _is_hidden(record.db, feed.url, plain(e.id)):
                continue
            sql = (
                "INSERT INTO feed_item(feed, item, url, title, published, seen, state, content)"
                " VALUES (?,?,?,?,?,?,'waiting',?) ON CONFLICT DO NOTHING"
            )
            values = (plain(e.id), plain(e.url), plain(e.title), e.published, now, plain(e.content))
            new += record.db.execute(sql, (feed.url, *values)).rowcount
    return new


def hide_entries(db: sqlite3.Connection, where: str, values: tuple[str, ...]) -> None:
    """Take the names out of entries, inside a transaction: their hashes stay.

    By those they are known when the feed lists them again, so that they are not fetched once more.
    ``where`` and ``values`` are the SQL condition on the entries.
    """
    sql = f"SELECT feed, item FROM feed_item WHERE {where}"
    for feed, item in db.execute(sql, values).fetchall():
        if not item.startswith(_HIDDEN):
            sql = (
                "UPDATE OR REPLACE feed_item SET item=?, url='', title='', content='',"
                " state='done', due=NULL WHERE feed=? AND item=?"
            )
            db.execute(sql, (_hidden(item), feed, item))


def _hidden(item: str) -> str:
    return _HIDDEN + hashlib.sha256(item.encode()).hexdigest()


def _is_hidden(db: sqlite3.Connection, feed: str, item: str) -> bool:
    sql = "SELECT 1 FROM feed_item WHERE feed=? AND item=?"
    return db.execute(sql, (feed, _hidden(item))).fetchone() is not None


def feed_failed(record: Record, feed: FeedRow, now: str, due: str, error: str) -> None:
    """Write down that a feed could not be polled, and when to try again."""
    with record.transaction():
        sql = "UPDATE feed SET checked=?, due=?, failures=failures+1, error=? WHERE url=?"
        record.db.execute(sql, (now, due, plain(error), feed.url))


def waiting(record: Record, now: str, latest: str) -> list[ItemRow]:
    """Return the entries to fetch ``now``, the longest waiting first."""
    sql = (
        "SELECT i.feed, i.item, i.url, i.title, i.published, i.tries, i.content, f.label"
        " FROM feed_item i JOIN feed f ON f.url = i.feed WHERE i.state='waiting'"
        f" AND {_DUE.replace('due', 'i.due')} ORDER BY i.seen, i.feed, i.item"
    )
    return [ItemRow(*row) for row in record.db.execute(sql, (now, latest))]


def item_done(record: Record, item: ItemRow) -> None:
    """Write down that an entry is in the record, or was there already."""
    _set_item(record, item, "done", None)


def item_failed(record: Record, item: ItemRow, due: str | None) -> None:
    """Write down that an entry could not be had; None gives it up."""
    _set_item(record, item, "failed" if due is None else "waiting", due)


def _set_item(record: Record, item: ItemRow, state: str, due: str | None) -> None:
    content = ", content=''" if state != "waiting" else ""
    sql = f"UPDATE feed_item SET state=?, due=?, tries=tries+1{content} WHERE feed=? AND item=?"
    with record.transaction():
        record.db.execute(sql, (state, due, item.feed, item.item))


def next_due(record: Record) -> str | None:
    """Return when the next feed or entry is due, None when nothing is followed."""
    sql = (
        "SELECT min(due) FROM (SELECT coalesce(due, '') AS due FROM feed UNION ALL"
        " SELECT coalesce(due, '') FROM feed_item WHERE state='waiting')"
    )
    row = record.db.execute(sql).fetchone()
    return None if row[0] is None else str(row[0])
