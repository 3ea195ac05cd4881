"""Bench ``actors``: a phrase's country and sector against a labelled list.

Data: JSON lines ``{"text": phrase, "expect": {"country": ..., "code_1": ..., "code_2": ...}}``;
a missing field is not asked, an empty ``country`` means that no country can be told.

Matching rule: the country must be equal (several in any order; empty expects none). The sector
must be equal to ``code_1`` or ``code_2``; an empty ``code_1`` expects a bare state (GOV, IGO) or
none at all. The data's PRE (proto-state) is PLOVER 1.3's REB here. Junk (JNK) expects no actor.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from trucewatch.records import Actor
from trucewatch.vocab.actors import resolve_actor

# Sectors of the data that PLOVER 1.3 does not have, and what they are there.
_SAME = {"PRE": "REB", "JNK": "UNK"}
# What a bare state or union of states may be called.
_BARE = frozenset({"", "UNK", "GOV", "IGO"})


def run(path: str | Path) -> dict[str, Any]:
    """Score :func:`resolve_actor` on the file at ``path``.

    Returns ``country_acc``, ``sector_acc`` (shares of the rows that ask for it; 0.0 where none
    does), ``n`` (rows) and ``errors`` (one line each, what was expected and what came).
    """
    countries: list[bool] = []
    sectors: list[bool] = []
    errors: list[str] = []
    n = 0
    for row in _rows(Path(path)):
        n += 1
        actor = resolve_actor(row["text"], row.get("on"), row.get("context"))
        expect = row["expect"]
        right = []
        if "country" in expect:
            right.append(country_right(actor, expect["country"]))
            countries.append(right[-1])
        if "code_1" in expect:
            right.append(sector_right(actor, expect["code_1"], expect.get("code_2", "")))
            sectors.append(right[-1])
        if not all(right):
            errors.append(f"{row['text']}: expected {expect}, got {actor.country} {actor.sector}")
    return {
        "country_acc": _share(countries),
        "sector_acc": _share(sectors),
        "n": n,
        "errors": errors,
    }


def country_right(actor: Actor, expected: str) -> bool:
    """Tell whether the actor's countries are the expected ones (in any order; "" = none)."""
    return set((actor.country or "").split(";")) == set(expected.split(";"))


def sector_right(actor: Actor, first: str, second: str = "") -> bool:
    """Tell whether the actor's sector is one of those expected ("" = a bare state)."""
    got = actor.sector or ""
    if not first:
        return got in _BARE
    wanted = {_SAME.get(s, s) for s in (first, second) if s}
    return got in wanted


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def _share(right: list[bool]) -> float:
    return round(sum(right) / len(right), 4) if right else 0.0
