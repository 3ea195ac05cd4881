"""The side table of parties: who takes part in what, found by code, country or words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from trucewatch.records import Actor, Claimant
from trucewatch.store.columns import plain

# code, country, name, words: lower case but for the codes; "" where there is none.
Party = tuple[str, str, str, str]


def party_of(actor: Actor) -> Party:
    """Return the row of the side table for an actor."""
    words = plain(actor.text.lower())
    return plain(actor.code), plain(actor.country or ""), plain(actor.name.lower()), words


def linked_parties(record: Any) -> set[Party]:
    """Return who takes part in a linked record of any kind."""
    return {p for p in _found(record) if any(p)}


def _found(record: Any) -> Iterator[Party]:
    for claim_set in getattr(record, "claim_sets", ()):
        for claim in claim_set.claims:
            yield _claimant(claim.claimant)
            if isinstance(claim.answer, Actor):
                yield _named(claim.answer)
    for field in ("violator", "who", "host"):
        actor = getattr(record, field, None)
        if actor is not None:
            yield _named(actor)
    for field in ("by_whom", "party"):
        who = getattr(record, field, None)
        if isinstance(who, Claimant):
            yield _claimant(who)
    for field in ("participants", "mediators", "doers"):
        yield from map(_named, getattr(record, field, ()))
    for code in getattr(record, "parties", ()):
        yield plain(code), "", plain(code.lower()), ""


def _named(actor: Actor) -> Party:
    return plain(actor.code), plain(actor.country or ""), plain(actor.name.lower()), ""


def _claimant(who: Claimant) -> Party:
    return plain(who.code), "", plain(who.name.lower()), ""


def number_of(db: sqlite3.Connection, party: Party) -> int:
    """Return the party's number in the side table, making its row when it is new."""
    where = "code=? AND country=? AND name=? AND words=?"
    row = db.execute(f"SELECT number FROM party WHERE {where}", party).fetchone()
    if row is None:
        sql = "INSERT INTO party(code, country, name, words) VALUES (?,?,?,?)"
        return int(db.execute(sql, party).lastrowid or 0)
    return int(row[0])


def drop_unused(db: sqlite3.Connection) -> None:
    """Drop the rows of parties that take part in nothing any more, inside a transaction."""
    used = " AND ".join(
        f"number NOT IN (SELECT party FROM {table})"
        for table in ("event_party", "statement_party", "linked_party")
    )
    db.execute(f"DELETE FROM party WHERE {used}")


def numbers_of(db: sqlite3.Connection, parties: Iterable[Party]) -> list[int]:
    """Return the numbers of parties, each once, in order."""
    return sorted({number_of(db, p) for p in parties})
