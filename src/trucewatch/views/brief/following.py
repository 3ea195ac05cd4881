"""The linked records that a brief is about: all of the record's, or what a watch follows."""

from __future__ import annotations

from typing import Any

import msgspec

from trucewatch.linking import Linked, Watch
from trucewatch.linking.sides import side_of
from trucewatch.records import Actor
from trucewatch.store import queries
from trucewatch.store.ingest import linked_anew
from trucewatch.store.linked import LINKED_KINDS
from trucewatch.store.record import Record


def linked_for(record: Record, watch: Watch | None) -> Linked:
    """Return the record's linked records; with a watch by its camps, kept to its sides."""
    if watch is None:
        rows = {k: list(queries.rows(record, k)) for k in LINKED_KINDS}
        return msgspec.convert(rows, Linked)
    linked = linked_anew(record, watch)
    members = {m for codes in watch.camps.values() for m in codes}
    if not members:
        return linked
    kept = {
        kind: tuple(r for r in getattr(linked, kind) if _touches(r, members, set(watch.camps)))
        for kind in LINKED_KINDS
        if kind != "agreements"
    }
    return msgspec.structs.replace(linked, **kept)


def _touches(record: Any, members: set[str], camps: set[str]) -> bool:
    """Tell whether one of the watch's sides speaks, acts or is named in a record."""
    for claim_set in getattr(record, "claim_sets", ()):
        for claim in claim_set.claims:
            if claim.camp in camps or _listed(claim.claimant.code, members):
                return True
            if isinstance(claim.answer, Actor) and _of(claim.answer, members):
                return True
    actors = [*getattr(record, "participants", ()), getattr(record, "violator", None),
              getattr(record, "who", None)]  # fmt: skip
    if any(_of(a, members) for a in actors):
        return True
    codes = [getattr(getattr(record, f, None), "code", "") for f in ("by_whom", "party")]
    return any(_listed(c, members) for c in codes)


def _of(actor: Actor | None, members: set[str]) -> bool:
    return actor is not None and (side_of(actor) in members or _listed(actor.code, members))


def _listed(code: str, members: set[str]) -> bool:
    return bool(code) and (code in members or code[:3] in members)
