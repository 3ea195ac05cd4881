"""Linking a record again: only the parts of it that something new or changed touches.

The record keeps for each story the part that it was linked in and whether it changed since
(triggers see to that, whoever writes), and for each part the keys by which others can meet it.
What is found is what linking all stories at once would find (:mod:`trucewatch.linking.parts`).
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources

import msgspec

import trucewatch
from trucewatch.linking import Linked, link
from trucewatch.linking.camps.sides import Watch
from trucewatch.linking.parts import keys, parts
from trucewatch.records.coded import CodedStory
from trucewatch.running.config import vocab_hash
from trucewatch.store.linked import LINKED_KINDS, put_linked, take_linked
from trucewatch.store.record import Record

# How many values one query is given; SQLite takes 32,766.
_AT_ONCE = 5000


class Part(msgspec.Struct, frozen=True):
    """Stories that are linked together: their numbers, their keys, and what linking gave."""

    stories: tuple[int, ...]
    keys: frozenset[int]
    linked: Linked

    @property
    def number(self) -> int:
        """Return the number of the part: the least of its stories'."""
        return min(self.stories)


class Work(msgspec.Struct, frozen=True):
    """What one linking takes from the record and gives back.

    ``seen`` are the marks of changed stories as they were when they were read; ``former`` the
    numbers of the parts that are replaced, None for all of them.
    """

    linkings: int
    changes: int
    linker: int
    seen: Mapping[int, int]
    former: frozenset[int] | None
    parts: tuple[Part, ...]


def relink(record: Record) -> None:
    """Link again what has changed since the record was last linked, and what that touches.

    All is linked again where the linker, its vocabularies or the record's watch are not those of
    the last time, or where the linked records were written otherwise (an import).
    """
    work = _work(record)
    with record.transaction():
        if record.number_of("linkings") != work.linkings:  # another process linked meanwhile
            work = _work(record)
        _write(record, work)


# ------------------------------------------------------------ reading


def _work(record: Record) -> Work:
    db = record.db
    changes, linkings = record.changes(), record.number_of("linkings")
    watch = record.watch()
    linker = linker_of(watch)
    rows = db.execute("SELECT story, part, changed FROM story_part WHERE changed > 0").fetchall()
    seen = {story: changed for story, _, changed in rows}
    whole = record.number_of("linker") != linker
    if whole:
        known = _read(record, None, watch)
        former = None
    else:
        known = _read(record, seen, watch)
        touched = {part for _, part, _ in rows if part is not None}
        touched |= _met(db, (k for _, _, own in known.values() for k in own))
        former = frozenset(touched)
        known |= _read(record, _stories_of(db, former) - known.keys(), watch)
    return Work(linkings, changes, linker, seen, former, tuple(_linked(known, watch)))


_Known = dict[int, tuple[str, CodedStory, frozenset[int]]]


def _read(record: Record, numbers: Iterable[int] | None, watch: Watch | None) -> _Known:
    """Return number → (id, story, keys) of the counted ones among stories, of all for None."""
    found: _Known = {}
    for number, coded in record.counted(numbers):
        own = frozenset(map(hash_of, keys(coded, watch)))
        found[number] = (coded.story.id, coded, own)
    return found


def _met(db: sqlite3.Connection, wanted: Iterable[int]) -> set[int]:
    return set(_column(db, "SELECT DISTINCT part FROM part_key WHERE key", sorted(set(wanted))))


def _stories_of(db: sqlite3.Connection, numbers: frozenset[int]) -> set[int]:
    return set(_column(db, "SELECT story FROM story_part WHERE part", sorted(numbers)))


def _column(db: sqlite3.Connection, sql: str, values: Iterable[int]) -> Iterator[int]:
    """Yield the one column of a query that ends in the name of what ``values`` are looked up in."""
    every = tuple(values)
    for start in range(0, len(every), _AT_ONCE):
        some = every[start : start + _AT_ONCE]
        yield from (v for (v,) in db.execute(f"{sql} IN ({','.join('?' * len(some))})", some))


def _linked(known: _Known, watch: Watch | None) -> Iterator[Part]:
    numbers = {story_id: number for number, (story_id, _, _) in known.items()}
    for names in parts({story_id: own for story_id, _, own in known.values()}):
        stories = tuple(sorted(numbers[n] for n in names))
        own = frozenset(k for n in stories for k in known[n][2])
        yield Part(stories, own, link((known[n][1] for n in stories), watch))


def hash_of(key: object) -> int:
    """Return a key of linking as the number that the record keeps.

    Two keys with one number would only put two parts together, which changes nothing that is found.
    """
    digest = hashlib.blake2b(repr(_plain(key)).encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _plain(key: object) -> object:
    """Return a key without sets, whose order is not the same in every process."""
    if isinstance(key, frozenset):
        return ("set", *sorted(map(repr, map(_plain, key))))
    return tuple(map(_plain, key)) if isinstance(key, tuple) else key


def linker_of(watch: Watch | None) -> int:
    """Return a number for what linking depends on beside the stories: code, words and watch."""
    digest = hashlib.blake2b(msgspec.json.encode((_code(), watch), order="sorted"), digest_size=8)
    return int.from_bytes(digest.digest(), "big", signed=True)


@cache
def _code() -> str:
    digest = hashlib.blake2b((trucewatch.__version__ + vocab_hash()).encode(), digest_size=16)
    folder = resources.files("trucewatch.linking")
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".py"):
            digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


# ------------------------------------------------------------ writing


def _write(record: Record, work: Work) -> None:
    db, run = record.db, record.run("link")
    former = _former(db, work.former)
    kept: set[str] = set()
    for part in work.parts:
        records = {plural: getattr(part.linked, plural) for plural in LINKED_KINDS}
        put_linked(db, records, run)
        ids = [item.id for found in records.values() for item in found]
        kept.update(ids)
        sql = "INSERT OR REPLACE INTO linked_part SELECT number, ? FROM linked WHERE id=?"
        db.executemany(sql, [(part.number, i) for i in ids])
    take_linked(db, [row for row in former if row[0] not in kept])
    _write_parts(db, work)
    record.set_number("linker", work.linker)
    record.set_number("linkings", work.linkings + 1)
    record.set_number("linked_changes", work.changes)


def _former(db: sqlite3.Connection, numbers: frozenset[int] | None) -> list[tuple[str, int, str]]:
    """Return (id, number, kind) of the linked records of parts, of all for None."""
    if numbers is None:
        return db.execute("SELECT id, number, kind FROM linked").fetchall()
    sql = (
        "SELECT l.id, l.number, l.kind FROM linked_part p JOIN linked l ON l.number = p.linked"
        " WHERE p.part=?"
    )
    return [row for part in sorted(numbers) for row in db.execute(sql, (part,))]


def _write_parts(db: sqlite3.Connection, work: Work) -> None:
    """Write which story is in which part; who changed while it was linked stays marked."""
    if work.former is None:
        db.execute("DELETE FROM part_key")
        db.execute("UPDATE story_part SET part=NULL")
    else:
        gone = [(part,) for part in sorted(work.former)]
        db.executemany("DELETE FROM part_key WHERE part=?", gone)
        db.executemany("UPDATE story_part SET part=NULL WHERE part=?", gone)
    sql = "UPDATE story_part SET changed = changed - ? WHERE story=?"
    db.executemany(sql, [(mark, story) for story, mark in work.seen.items()])
    for part in work.parts:
        sql = "UPDATE story_part SET part=? WHERE story=?"
        db.executemany(sql, [(part.number, story) for story in part.stories])
        sql = "INSERT OR REPLACE INTO part_key VALUES (?,?)"
        db.executemany(sql, [(key, part.number) for key in sorted(part.keys)])
    db.execute("DELETE FROM story_part WHERE part IS NULL AND changed = 0")
