"""Searches that readers keep: by name of the reader, the latest first."""

from __future__ import annotations

from trucewatch.store.columns import plain
from trucewatch.store.record import Record, now

# So many one reader keeps; the oldest go first.
MOST = 50


def saved_searches(record: Record, who: str) -> list[str]:
    """Return the searches that ``who`` keeps: what stands after the question mark of each."""
    sql = "SELECT query FROM saved_search WHERE who = ? ORDER BY at DESC, query"
    return [query for (query,) in record.db.execute(sql, (who,))]


def save_search(record: Record, who: str, query: str) -> None:
    """Keep a search; one that is kept already comes to the front."""
    with record.transaction():
        sql = "INSERT OR REPLACE INTO saved_search VALUES (?, ?, ?)"
        record.db.execute(sql, (plain(who), plain(query), now()))
        sql = (
            "DELETE FROM saved_search WHERE who = ?1 AND query NOT IN"
            " (SELECT query FROM saved_search WHERE who = ?1 ORDER BY at DESC, query LIMIT ?2)"
        )
        record.db.execute(sql, (plain(who), MOST))


def drop_search(record: Record, who: str, query: str) -> None:
    """Keep a search no longer."""
    with record.transaction():
        sql = "DELETE FROM saved_search WHERE who = ? AND query = ?"
        record.db.execute(sql, (plain(who), plain(query)))
