"""Which linked records a watch follows: those of its sides, its places, its agreements."""

from __future__ import annotations

from typing import Any

from trucewatch.linking.camps.sides import Watch, side_of
from trucewatch.records import Actor, Agreement, Movement, Position


def follows(watch: Watch | None, item: Any) -> bool:
    """Tell whether a linked record is of what a watch follows; without camps it follows all.

    One of its sides speaks, acts or is named in it, or its place or agreement is one that the watch
    names. Of positions and movements only those on its issues, where it names any.
    """
    if watch is None or not watch.camps:
        return True
    if isinstance(item, Position | Movement) and watch.issues and item.issue not in watch.issues:
        return False
    return _named(watch, item) or _touches(watch, item)


def _named(watch: Watch, item: Any) -> bool:
    place = getattr(item, "place", None)
    name = getattr(place, "name", "") or getattr(place, "text", "")
    if name and name in watch.places:
        return True
    names = {n for a in watch.agreements for n in (a.name, *a.aliases)}
    return isinstance(item, Agreement) and item.name in names


def _touches(watch: Watch, item: Any) -> bool:
    members = {m for codes in watch.camps.values() for m in codes}
    for claim_set in getattr(item, "claim_sets", ()):
        for claim in claim_set.claims:
            if claim.camp in watch.camps or _listed(claim.claimant.code, members):
                return True
            if isinstance(claim.answer, Actor) and _of(claim.answer, members):
                return True
    actors = [*getattr(item, "participants", ()), getattr(item, "violator", None),
              getattr(item, "who", None)]  # fmt: skip
    if any(_of(a, members) for a in actors):
        return True
    codes = [getattr(getattr(item, f, None), "code", "") for f in ("by_whom", "party")]
    return any(_listed(c, members) for c in (*codes, *getattr(item, "parties", ())))


def _of(actor: Actor | None, members: set[str]) -> bool:
    return actor is not None and (side_of(actor) in members or _listed(actor.code, members))


def _listed(code: str, members: set[str]) -> bool:
    return bool(code) and (code in members or code[:3] in members)
