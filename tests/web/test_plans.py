"""No page reads a whole table: SQLite's own plan of every query is looked at."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sqlite3
from itertools import product
from pathlib import Path

import pytest

import trucewatch.store
from tests.web.support import database
from trucewatch.store import pages_list
from trucewatch.store.pages_list import KINDS, Wanted

# Read whole, over a covering index where there is one, and kept until the record changes: they
# count everything, or the tables are small (feeds, failures).
COUNTED_ONCE = {
    "pages_context.STORIES",
    "pages_context.REPEATS",
    "pages_context.FAILURES",
    "pages_actors.COUNTRIES",
    "pages_sources.URIS",
    "pages_sources.FEEDS",
}
SMALL = ("SCAN failure", "SCAN feed", "SCAN statement USING INDEX")
# A walk along an index in the order of the answer, ended by its LIMIT, is no scan of a table;
# neither is what json_each gives, a subquery, or the newest rows of a table by their number.
ALLOWED = re.compile(
    r"SCAN (?:wanted|json_each|\(|\d+ CONSTANT|failure USING|copy USING|document USING|CONSTANT ROW|layer$|review$)"
)


def constants() -> list[tuple[str, str]]:
    found = []
    for module in pkgutil.iter_modules(trucewatch.store.__path__):
        if not module.name.startswith("pages_"):
            continue
        loaded = importlib.import_module(f"trucewatch.store.{module.name}")
        for name, value in vars(loaded).items():
            texts = value.items() if isinstance(value, dict) else [("", value)]
            for key, text in texts:
                if isinstance(text, str) and text.startswith("SELECT"):
                    found.append((f"{module.name}.{name}{key and '.' + str(key)}", text))
    return found


def scans(db: sqlite3.Connection, sql: str) -> list[str]:
    values = [1] * sql.count("?")
    steps = [row[3] for row in db.execute("EXPLAIN QUERY PLAN " + sql, values)]
    return [s for s in steps if s.startswith("SCAN") and not ALLOWED.match(s)]


def test_there_are_queries_to_look_at() -> None:
    assert len(constants()) > 40


@pytest.mark.parametrize(("name", "sql"), constants(), ids=[n for n, _ in constants()])
def test_a_query_of_a_page_uses_an_index(demo: Path, name: str, sql: str) -> None:
    with database(demo) as db:
        found = scans(db, sql)
    if name in COUNTED_ONCE:
        assert all("COVERING INDEX" in s or s.startswith(SMALL) for s in found), (name, found)
    else:
        found = [s for s in found if "VIRTUAL TABLE INDEX" not in s or "INDEX 0:" not in s]
        assert not [s for s in found if "VIRTUAL" not in s], (name, found)


@pytest.mark.parametrize("kind", KINDS)
def test_lists_walk_an_index(demo: Path, kind: str) -> None:
    how = pages_list.shape(kind)
    filters = [
        Wanted(),
        Wanted(since="2020-01-01", until="2021-01-01"),
        Wanted(status="held"),
        Wanted(place="Klow"),
        Wanted(agreement="a", status="s"),
        Wanted(process="p"),
        Wanted(story="s"),
        Wanted(type="ASSAULT"),
    ]
    key = ("2020-01-01", "x", 1)[: 1 + len(how.order)]
    with database(demo) as db:
        for wanted, after, dated in product(filters, (None, key), (True, False)):
            if not pages_list._answerable(how, wanted):
                continue
            sql, values = pages_list.query(how, kind, wanted, None, after, dated=dated)
            steps = [r[3] for r in db.execute("EXPLAIN QUERY PLAN " + sql, (*values, 10))]
            for step in steps:
                walked = step.startswith("SCAN")
                assert not walked or "USING INDEX" in step, (kind, wanted, steps)
                # Walked in the order of the answer, so that the limit ends it.
                sorted_whole = "USE TEMP B-TREE FOR ORDER BY" in steps
                assert not (walked and sorted_whole), (kind, wanted, steps)


def test_a_scan_is_found() -> None:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE story(id TEXT)")
    assert scans(db, "SELECT id FROM story WHERE id > ?") == ["SCAN story"]
