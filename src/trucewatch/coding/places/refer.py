"""Places that are spoken of in other words: "there", "the capital", "the village"."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import msgspec

from trucewatch.reading.parse import Parse
from trucewatch.records import Place
from trucewatch.vocab.gazetteer import Entry, Gazetteer, capitals, fold

_M = TypeVar("_M", bound=Place)
Maker = Callable[[str, int, int, int, int, Entry], _M]
# Which kinds a definite noun may take up.
_TAKES_UP = {
    "city": ("town",),
    "town": ("town", "village"),
    "village": ("village", "town"),
    "villages": ("village", "town"),
    "towns": ("town",),
    "cities": ("town",),
    "settlements": ("village", "town"),
    "settlement": ("village", "town"),
    "region": ("region", "admin1", "admin2"),
    "province": ("admin1", "region"),
    "enclave": ("region",),
    "territory": ("region", "admin1"),
    "district": ("admin2",),
    "camp": ("camp",),
    "crossing": ("crossing",),
    "peninsula": ("region", "admin1"),
}
_NOT_COUNTRIES = (
    "town",
    "village",
    "region",
    "admin1",
    "admin2",
    "island",
    "camp",
    "base",
    "crossing",
    "site",
    "zone",
    "airport",
    "port",
)
_HEADS = frozenset({"there", "capital", *_TAKES_UP})
_BACK = 3  # sentences that such a reference looks back


def references(parse: Parse, mentions: list[_M], gazetteer: Gazetteer, make: Maker[_M]) -> list[_M]:
    """Return the mentions with those references added that the text before them settles."""
    out = list(mentions)
    if not mentions:
        return out
    for i, low in enumerate(parse.lower):
        if low not in _HEADS:
            continue
        found = _one(parse, i, mentions, gazetteer, make)
        if found is not None:
            out.append(found)
    return sorted(out, key=lambda m: m.start)


def _one(
    parse: Parse, i: int, mentions: list[_M], gazetteer: Gazetteer, make: Maker[_M]
) -> _M | None:
    low = parse.lower[i]
    if low == "there" and parse.dep[i] in ("advmod", "pcomp", "pobj"):
        last = _last_before(parse, i, mentions, _NOT_COUNTRIES) or _last_before(
            parse, i, mentions, None
        )
        return _again(parse, i, i, last) if last is not None else None
    first = i - 2 if i > 1 and parse.lower[i - 1] in ("two", "three") else i - 1
    if i == 0 or parse.lower[first] != "the" or parse.dep[i] not in ("pobj", "dobj", "nsubjpass"):
        return None
    if low == "capital" and not any(parse.lower[c] == "of" for c in parse.children[i]):
        return _capital(parse, i, mentions, gazetteer, make)
    kinds = _TAKES_UP.get(low)
    if kinds and not any(
        parse.dep[c] in ("prep", "compound", "appos", "relcl", "amod", "acl")
        for c in parse.children[i]
    ):
        last = _last_before(parse, i, mentions, kinds)
        return _again(parse, first, i, last) if last is not None else None
    return None


def _last_before(
    parse: Parse, i: int, mentions: list[_M], kinds: tuple[str, ...] | None
) -> _M | None:
    for m in reversed(mentions):
        if m.start >= parse.start[i]:
            continue
        first = getattr(m, "first", 0)
        if parse.sent[i] - parse.sent[first] > _BACK:
            return None
        if kinds is None or getattr(m, "kind", "") in kinds:
            return m
    return None


def _again(parse: Parse, first: int, last: int, m: _M) -> _M:
    start, end = parse.start[first], parse.end[last]
    fields = {
        "text": parse.text[start:end],
        "start": start,
        "end": end,
        "first": first,
        "last": last + 1,
        "titled": False,
        "reference": True,
    }
    return msgspec.structs.replace(m, **fields)


def _capital(
    parse: Parse, i: int, mentions: list[_M], gazetteer: Gazetteer, make: Maker[_M]
) -> _M | None:
    before = [m for m in mentions if m.start < parse.start[i] and m.country]
    if not before or parse.sent[i] - parse.sent[getattr(before[-1], "first", 0)] > 1:
        return None
    country = before[-1].country or ""
    name = capitals().get(country)
    found = (
        [e for e in gazetteer.lookup(fold(name)) if e.country == country and e.kind == "town"]
        if name
        else []
    )
    if not found:
        return None
    best = max(found, key=lambda e: e.population)
    return make(parse.text, parse.start[i - 1], parse.end[i], i - 1, i + 1, best)
