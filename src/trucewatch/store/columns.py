"""The columns that linked records are found by."""

from __future__ import annotations

from typing import Any

from trucewatch.records import Place


def plain(text: str) -> str:
    """Return text that SQLite can hold: lone surrogates become replacement characters."""
    return text.encode("utf-8", "replace").decode()


def status_of(record: Any) -> str | None:
    """Return a linked record's status; of an incident those of its claim sets, ``|`` between."""
    for field in ("status", "stage", "kind"):
        value = getattr(record, field, None)
        if isinstance(value, str):
            return value
    statuses = sorted({c.status for c in getattr(record, "claim_sets", ())})
    return "|".join(statuses) if statuses else None


def place_of(record: Any) -> str | None:
    """Return the name of a linked record's place or venue."""
    place = getattr(record, "place", None)
    name = place.name if isinstance(place, Place) else getattr(record, "venue", None)
    return plain(name) if name else None


def date_of(record: Any) -> str | None:
    """Return the first day of a linked record, ISO 8601."""
    for field in ("date", "signed", "from_"):
        value = getattr(record, field, None)
        if isinstance(value, str):
            return value
    time = getattr(record, "time", None)
    if time is not None:
        return time.from_ or None
    dates = getattr(record, "dates", ())
    return dates[0] if dates else None


def point_of(place: object) -> tuple[float, float] | None:
    """Return (latitude, longitude) of a place that has both."""
    if isinstance(place, Place) and place.lat is not None and place.lon is not None:
        return place.lat, place.lon
    return None


def members_of(record: Any) -> set[str]:
    """Return ids of the statements, events and stories that a linked record was made from."""
    found = {*getattr(record, "event_ids", ()), *getattr(record, "statement_ids", ())}
    for claim_set in getattr(record, "claim_sets", ()):
        for claim in claim_set.claims:
            found.update(claim.statement_ids)
    mentions = [*getattr(record, "mentions", ())]
    for provision in getattr(record, "provisions", ()):
        mentions.extend(provision.mentions)
    return {plain(m) for m in found | {m.story_id for m in mentions} if m}
