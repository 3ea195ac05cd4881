"""The small records that others are made of: spans, actors, places, times, quantities."""

from __future__ import annotations

import sys

import msgspec


def share(record: msgspec.Struct, *fields: str) -> None:
    """Keep the words of ``fields`` (strings, or None) once for all records that have them: codes
    and hashes that stand in thousands of records. For ``__post_init__``; equal stays equal."""
    for field in fields:
        value = getattr(record, field)
        if value is not None:
            msgspec.structs.force_setattr(record, field, sys.intern(value))


class Span(msgspec.Struct, frozen=True, gc=False):
    """A slice of a story: ``story.text[start:end] == text`` (offsets in code points)."""

    text: str
    start: int
    end: int


class Actor(msgspec.Struct, frozen=True, gc=False):
    """Somebody as a text names them, with codes.

    ``code`` is the neutral id of the entity (``ARM``, ``ARMGOV``, ``AZEREB:nagorno-karabakh``,
    ``UNK``); ``country`` an ISO 3166-1 alpha-3 code, a non-state code (IGO, UNO, EUR, NGO …),
    several joined by ``;``, or None; ``sector`` a PLOVER sector or None; ``name`` the entity's
    usual name, or the words of the text where it is not known.
    """

    text: str
    start: int
    end: int
    code: str
    country: str | None
    sector: str | None
    name: str

    def __post_init__(self) -> None:
        share(self, "code", "country", "sector", "name")


class Place(msgspec.Struct, frozen=True, gc=False):
    """Where something is said to have happened.

    ``precision`` is one of exact, town, district, region, country, unresolved; ``radius_km`` the
    radius of the area meant; ``dispute`` the key of a disputed area, never a sovereign.
    """

    text: str
    start: int
    end: int
    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None
    precision: str
    dispute: str | None


class Time(msgspec.Struct, frozen=True, gc=False, rename={"from_": "from"}):
    """When: first and last day (ISO 8601 date or date-time) of what the words cover.

    ``precision`` is one of minute, hour, part_of_day, day, week, month, season, year, decade,
    duration, set, vague, undated; ``basis`` one of explicit, story_date, anchor, statement,
    context, unknown. ``value`` is the TIMEX3 value where there is one.
    """

    text: str
    start: int
    end: int
    from_: str | None
    to: str | None
    precision: str
    basis: str
    value: str | None = None


class Quantity(msgspec.Struct, frozen=True):
    """A number somebody gives: ``low`` and ``high`` inclusive, None where the words leave it open.

    ``kind``: killed, wounded, captured, missing, displaced, troops, peacekeepers, prisoners,
    vehicles, territory, money, duration, casualties, other. ``hedge``: exact, more_than,
    less_than, at_least, at_most, about, between, vague, none, former (given before, and taken
    back now).
    """

    kind: str
    low: float | None
    high: float | None
    hedge: str
    unit: str
    of: tuple[Actor, ...]
    civilian: bool | None
    text: str
    start: int
    end: int


class MadeBy(msgspec.Struct, frozen=True):
    """Which coder made a record, and by which rules in which order: enough to say why."""

    coder: str
    version: str
    config_hash: str
    vocab_hash: str
    model_hash: str
    rules: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        share(self, "coder", "version", "config_hash", "vocab_hash", "model_hash")
        msgspec.structs.force_setattr(self, "rules", tuple(map(sys.intern, self.rules)))


class Failure(msgspec.Struct, frozen=True, omit_defaults=True):
    """What went wrong with one document, as a value.

    ``document`` is its URI or id, ``stage`` the floor's name, ``error`` one line that names the
    place and the way out, ``label`` the confidentiality of its source: open, internal, restricted.
    """

    document: str
    stage: str
    error: str
    label: str = "open"
