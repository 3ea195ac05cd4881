"""Stands that a story tells as earlier than what is given since: "had refused … It gave way".

Such a stand is a *former* one: it has no day of the report, and what was given moves away from it.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.coding.leads.context import LeadContext
from trucewatch.coding.positions.measures import apart, measures
from trucewatch.coding.positions.moves import until_then
from trucewatch.coding.positions.speakers import spoken_for
from trucewatch.records.leads import PositionMention

_HELD = frozenset({"demand", "refusal", "red_line", "condition"})
_GIVEN = frozenset({"offer", "concession", "guarantee"})
# Words that set a stand against what its party gives "now".
_BEFORE = frozenset({"had", "earlier", "previously", "originally", "initially", "once", "formerly"})


def earlier_ones(ctx: LeadContext, found: Sequence[PositionMention]) -> list[PositionMention]:
    """Return the positions, those called *former* that are told as before what is given since."""
    given = {
        (spoken_for(ctx, m.party), m.issue)
        for m in found
        if m.kind in _GIVEN and not m.headline and not _before(ctx, m)
    }
    return [
        msgspec.structs.replace(m, kind="former")
        if m.kind in _HELD
        and _before(ctx, m)
        and (
            (spoken_for(ctx, m.party), m.issue) in given
            or _remeasured(ctx, m, found)
            or _set_against(ctx, m)
            or _used_to(ctx, m)
        )
        else m
        for m in found
    ]


def _remeasured(ctx: LeadContext, m: PositionMention, found: Sequence[PositionMention]) -> bool:
    """Return whether a later stand of its party asks for another number, share or date of it."""
    own, day = measures(m.value), ctx.story.published.date or ""
    return any(
        x.kind in _HELD
        and x.span.start > m.span.start
        and (ctx.side(x.party), x.issue) == (ctx.side(m.party), m.issue)
        and not _before(ctx, x)
        and apart(own, measures(x.value, day))
        for x in found
    )


def _set_against(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether its sentence sets a stand against what its party wants "now": "where it once
    demanded …, it now asks only for …"."""
    p = ctx.parse
    a, b = p.sents[p.sent[p.tokens_in(m.span.start, m.span.end)[0]]]
    return "once" in p.lower[a:b] and "now" in p.lower[a:b]


def _used_to(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether a stand is told as one that is over: "used to reject any monitors"."""
    p = ctx.parse
    start = max(0, m.span.end - len(m.value))
    for k in range(*p.tokens_in(min(start, m.span.start), m.span.end)):
        above = p.head[k]
        if p.dep[k] == "xcomp" and p.lemma[above] == "use" and p.tag[above] == "VBD":
            return p.lower[k - 1] == "to"
    return False


def _before(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether the predicate of a position is told as past before the story: "had insisted",
    "have until now demanded"."""
    p = ctx.parse
    said = next((s for s in ctx.statements if s.id == m.statement_id), None)
    spans = [m.span] if said is None or said.cue is None else [said.cue]
    for span in spans:
        first, last = p.tokens_in(span.start, span.end)
        verbs = [k for k in range(first, last) if p.pos[k] in ("VERB", "AUX")]
        main = [k for k in verbs if p.pos[k] == "VERB"] or verbs  # "| had | previously insisted"
        verb = verbs[-1] if said is not None and verbs else next(iter(main), None)
        if verb is None:
            continue
        aux = {p.lower[c] for c in p.children[verb] if p.dep[c] in ("aux", "advmod")}
        if _used_to(ctx, m):
            return True
        a, b = p.sents[p.sent[verb]]
        until_now = ("until", "now") in zip(p.lower[a:b], p.lower[a + 1 : b], strict=False)
        if aux & _BEFORE or until_now or until_then(ctx, verb):
            return True
    return False
