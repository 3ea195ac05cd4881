"""Meetings that are no talks: of one side among itself, of somebody who is met on arrival."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.coding.lead_context import LeadContext, child, objects_of, subject
from trucewatch.coding.position_whose import means_both
from trucewatch.records import Actor
from trucewatch.vocab.issues import IssueWords

# Bodies that sit among themselves.
_CABINETS = frozenset(
    {"cabinet", "government", "parliament", "ministry", "junta", "leadership", "coalition",
     "opposition", "party", "movement", "group", "army", "politburo", "senate", "assembly"}
)  # fmt: skip
_SITTINGS = frozenset({"session", "meeting", "summit", "conference"})
_WITH = ("with", "between", "among", "involving")


def among_themselves(
    ctx: LeadContext, words: IssueWords, i: int, governor: int, who: Sequence[Actor]
) -> bool:
    """Return whether a meeting is of one side alone ("the cabinet held a special session", "the
    coalition met in Riyadh"), or only somebody's reception ("was met by his deputy")."""
    p = ctx.parse
    if p.pos[i] == "VERB":
        if p.lemma[i] != "meet":
            return False
        if child(p, i, "auxpass") is not None:
            return True
    elif p.lemma[i] not in _SITTINGS or p.lemma[governor] not in words.talks["hold"] | {"call"}:
        return False
    if len({ctx.side(a) for a in who}) > 1 or child(p, i, "dobj") is not None:
        return False
    if any(True for k in (i, governor) for _ in objects_of(p, k, *_WITH)):
        return False
    by = subject(p, governor)
    if by is None or by == i or means_both(ctx, by):
        return False
    return (
        p.tag[by] in ("NN", "NNP")
        and (p.lemma[by] in _CABINETS)
        and not list(c for c in p.children[by] if p.dep[c] == "conj")
    )
