"""The columns that records are found by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from trucewatch.records import Actor, Place


def plain(text: str) -> str:
    """Return text that SQLite can hold: lone surrogates become replacement characters."""
    return text.encode("utf-8", "replace").decode()


def parties_key(actors: Iterable[Actor]) -> str:
    """Return codes and lower-cased names of actors as one searchable text, ``|`` between them."""
    words = {
        w for a in actors for w in (a.code, a.country or "", a.name.lower(), a.text.lower()) if w
    }
    return plain("|" + "|".join(sorted(words)) + "|")


def linked_row(kind: str, record: Any, body: str) -> tuple[Any, ...]:
    """Return the row of a linked record, in the order of the table's columns."""
    return (
        kind,
        record.id,
        plain(_parties(record)),
        _status(record),
        getattr(record, "agreement_id", record.id if kind == "agreement" else None),
        _place(record),
        _date(record),
        body,
    )


def _parties(record: Any) -> str:
    words: set[str] = set()
    for claim_set in getattr(record, "claim_sets", ()):
        for claim in claim_set.claims:
            words |= {claim.claimant.code, claim.claimant.name.lower()}
            if isinstance(claim.answer, Actor):
                words |= {claim.answer.code, claim.answer.name.lower()}
    for field in ("violator", "who", "host"):
        actor = getattr(record, field, None)
        if actor is not None:
            words |= {actor.code, actor.country or "", actor.name.lower()}
    for field in ("by_whom", "party"):
        who = getattr(record, field, None)
        if who is not None and hasattr(who, "code"):
            words |= {who.code, who.name.lower()}
    for actor in (*getattr(record, "participants", ()), *getattr(record, "mediators", ())):
        words |= {actor.code, actor.country or "", actor.name.lower()}
    words |= {p.lower() for p in getattr(record, "parties", ()) if isinstance(p, str)}
    words |= {p for p in getattr(record, "parties", ()) if isinstance(p, str)}
    return "|" + "|".join(sorted(w for w in words if w)) + "|"


def _status(record: Any) -> str | None:
    for field in ("status", "stage", "kind"):
        value = getattr(record, field, None)
        if isinstance(value, str):
            return value
    statuses = sorted({c.status for c in getattr(record, "claim_sets", ())})
    return "|".join(statuses) if statuses else None


def _place(record: Any) -> str | None:
    place = getattr(record, "place", None)
    if isinstance(place, Place):
        return plain(place.name)
    return getattr(record, "venue", None)


def _date(record: Any) -> str | None:
    for field in ("date", "signed", "from_"):
        value = getattr(record, field, None)
        if isinstance(value, str):
            return value
    time = getattr(record, "time", None)
    if time is not None:
        return time.from_ or None
    dates = getattr(record, "dates", ())
    return dates[0] if dates else None
