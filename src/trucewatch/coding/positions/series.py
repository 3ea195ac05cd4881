"""Demands told one after the other under one verb: "that A, that B, and that C"; "call on A to
open the road, on B to free the men, and on both to let aid pass".
"""

from __future__ import annotations

from trucewatch.coding.leads.context import LeadContext
from trucewatch.records import Statement

_ASKING = frozenset({"demand", "call_for"})
# Words that open each of the things asked, where the first of them stands behind the verb.
_OPENERS = frozenset({"that", "on", "upon"})
_THINGS = frozenset({"DET", "NOUN", "PROPN", "ADJ", "PRON"})
# "On both to": so far behind whom it is asked of stands what is asked.
_ADDRESSEE = 8


def series(ctx: LeadContext, s: Statement, first: int, last: int) -> list[tuple[int, int]]:
    """Return the ranges of tokens of each thing that a statement asks in [first, last), also of
    those behind it in its sentence; [(first, last)] where it asks for one."""
    p = ctx.parse
    if s.act not in _ASKING or s.cue is None or first >= last:
        return [(first, last)]
    opener = _opener(ctx, s, first)
    if opener is None:
        return [(first, last)]
    end = p.sents[p.sent[first]][1]
    insists = opener != "that" and not s.cue.text.lower().startswith("call")
    cuts = [k for k in range(first + 1, end) if _opens(ctx, opener, k, insists)]
    cuts = [k for k in cuts if k < last or _joined(ctx, last, k)]
    if not cuts:
        return [(first, last)]
    if cuts[-1] >= last:
        last = _closing(ctx, end)
    starts = (first, *(k + 1 for k in cuts))  # "call on A to leave, | on | B to leave"
    return [(a, b) for a, b in zip(starts, (*cuts, last), strict=True) if b > a]


def _opener(ctx: LeadContext, s: Statement, first: int) -> str | None:
    """Return the word with which each thing asked begins, or None."""
    p = ctx.parse
    near = (p.lower[first], p.lower[first - 1] if first else "")
    if near[0] == "that" or near[1] == "that":
        return "that"
    cue = "" if s.cue is None else s.cue.text.lower().split()[-1]
    return cue if cue in _OPENERS - {"that"} else None


def _opens(ctx: LeadContext, opener: str, k: int, insists: bool) -> bool:
    """Return whether the next thing asked begins at ``k``: ", that B leave", "and on B to leave";
    not "on Monday to meet" nor "the men that it holds"."""
    p = ctx.parse
    if k + 1 >= len(p) or p.lower[k] != opener or p.lower[k - 1] not in (",", "and", ";"):
        return False
    if opener == "that":
        return p.dep[k] == "mark" or any(
            p.pos[j] in ("VERB", "AUX") for j in range(k + 2, min(k + 2 + _ADDRESSEE, len(p)))
        )
    if any(t.start <= p.start[k + 1] < t.end for t in ctx.times):
        return False
    if insists:  # "insists on the removal of the checkpoints, on free passage"
        return p.pos[k + 1] in _THINGS
    ahead = range(k + 2, min(k + 2 + _ADDRESSEE, len(p) - 1))
    to = next((j for j in ahead if p.lower[j] == "to"), None)
    return to is not None and p.sent[to] == p.sent[k] and p.tag[to + 1] == "VB"


def _joined(ctx: LeadContext, last: int, k: int) -> bool:
    """Return whether only more of the same stands between the end of what was read and ``k``."""
    p = ctx.parse
    told = (x for s in ctx.statements for x in (s.cue, s.speaker) if x is not None)
    return not any(p.start[last] <= x.start < p.start[k] for x in told)


def _closing(ctx: LeadContext, end: int) -> int:
    p = ctx.parse
    while end and (p.dep[end - 1] == "punct" or p.word[end - 1] in '"”'):
        end -= 1
    return end
