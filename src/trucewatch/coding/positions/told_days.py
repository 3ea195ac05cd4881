"""The day of a stand that a predicate tells of a party: its words', its entry's, the report's."""

from __future__ import annotations

from trucewatch.coding.leads.context import LeadContext, iso_date
from trucewatch.coding.leads.entries import entry_at
from trucewatch.coding.positions.figures import FIGURED
from trucewatch.coding.positions.moves import moved_now
from trucewatch.coding.talks.days import entry_day
from trucewatch.records import Time

_RANGE = frozenset({"from", "to"})
# "Does not object", "will not sign" tell of the day of the report.
_NOW = frozenset({"do", "does", "will", "wo", "ca"})


def _in_range(ctx: LeadContext, t: Time) -> bool:
    """Return whether a time is one of the two ends of what was moved: "from July to May"."""
    first = ctx.parse.tokens_in(t.start, t.end)[0]
    return not _RANGE.isdisjoint(ctx.parse.lower[max(0, first - 1) : first + 1])


def told_day(ctx: LeadContext, i: int, first: int, last: int) -> str | None:
    """Return the day of a position told of a party: the one that its words give, else the day of
    the report for what is told in the present ("refuses") or as just over ("no longer ties")."""
    p = ctx.parse
    begin = min(first, p.left[i])
    figured = p.lemma[i] in FIGURED  # "from July 1 to August 15" are days of what is asked
    told = (
        iso_date(t)
        for t in ctx.times_in(p.start[begin], p.end[last - 1])
        if not (figured and _in_range(ctx, t))
    )
    stated = next((d for d in told if d is not None), None)
    published = entry_day(ctx, i) or (ctx.story.published.date or "")[:10] or None
    if stated is not None and (published is None or stated <= published):
        return stated
    had = any(p.lower[c] in ("had", "has", "have") for c in p.children[i] if p.dep[c] == "aux")
    now = p.tag[i] in ("VBZ", "VBP") or (p.tag[i] == "VBD" and (figured or moved_now(ctx, i)))
    aux = {p.lower[c] for c in p.children[i] if p.dep[c] == "aux"}
    now = now or (p.tag[i] == "VB" and not _NOW.isdisjoint(aux))
    now = now or (p.tag[i] == "VBD" and _as_news(ctx, i))
    return published if now and not had else None


def _as_news(ctx: LeadContext, i: int) -> bool:
    """Return whether what is told in the past is the news of the report: in a clause of its own, in
    a sentence that gives no time, of one whom no "who", "when" or "after" makes background."""
    p = ctx.parse
    a, b = p.sents[p.sent[i]]
    entry = entry_at(ctx, p.start[i])
    begin = p.start[a] if entry is None else max(p.start[a], entry.start)
    if any(True for _ in ctx.times_in(begin, p.end[b - 1])):
        return False
    top = i
    while p.dep[top] in ("conj", "ccomp") and p.head[top] != top:
        top = p.head[top]
    return p.dep[top] == "ROOT" and "once" not in p.lower[a:b]
