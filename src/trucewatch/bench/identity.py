"""Who is who between an expert's actors and ours: by country, else by the proper names.

A state of an invented war has no code that any table knows; there the names decide. Two names are
the same when a proper word of each begins with the same five letters ("Valdoria", "Valdorian").
"""

from __future__ import annotations

import re
from typing import Any

from trucewatch.bench.gold import Row
from trucewatch.bench.story_scores import sides
from trucewatch.records import Actor, Claimant

_PROPER = re.compile(r"\b[A-ZÀ-Þ][\w’'-]{3,}")
_STEM = 5
# Words that begin with a capital in titles and offices; they name nobody.
_TITLES = frozenset(
    "president prime minister foreign defence defense interior general colonel brigadier captain "
    "major army navy ministry government forces united mission council party front movement "
    "commander spokesman spokeswoman official officials republic national people their they these "
    "this that leader leaders state states envoy ambassador chief deputy senior".split()
)


def name_keys(text: str) -> frozenset[str]:
    """Return the keys (``~`` and a stem) of the proper names in ``text``."""
    words = (w.lower() for w in _PROPER.findall(text))
    return frozenset(f"~{w[:_STEM]}" for w in words if w not in _TITLES)


def code_sides(code: str) -> frozenset[str]:
    """Return the countries at the head of entity codes such as ``ARMGOV:defence-ministry``."""
    heads = (part.split(":")[0] for part in code.split(";"))
    return frozenset(h[:3] for h in heads if h.isupper() and not h.startswith("UNK"))


def gold_keys(actors: dict[str, Row], ids: Any) -> frozenset[str]:
    """Return what identifies gold actors: countries, and names of those that have none."""
    known = sides(actors, ids)
    names = ids.split(";") if isinstance(ids, str) else (ids or [])
    out = set(known)
    for one in names:
        row = actors.get(one, {})
        if row and (row.get("entity_code") or "UNK") == "UNK":
            for text in (row.get("name") or "", *_mentions(row)):
                out |= name_keys(text)
    return frozenset(out)


def _mentions(row: Row) -> list[str]:
    return [m.get("text", "") for m in row.get("mentions", [])]


def claimant_keys(who: Claimant) -> frozenset[str]:
    """Return what identifies one of our claimants."""
    return code_sides(who.code) or name_keys(who.name)


def actor_keys(actors: tuple[Actor, ...]) -> frozenset[str]:
    """Return what identifies our actors."""
    out: set[str] = set()
    for a in actors:
        known = {c for c in (a.country or "").split(";") if c and c != "UNK"}
        out |= known or name_keys(f"{a.name} {a.text}")
    return frozenset(out)
