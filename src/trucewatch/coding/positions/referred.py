"""Positions that words refer back to: what another side asked, a party's own last stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from trucewatch.coding.leads.context import LeadContext, child, lemma_set, negated, subject
from trucewatch.coding.leads.pair import apart
from trucewatch.coding.positions.told_days import told_day
from trucewatch.coding.positions.whose import parties_at
from trucewatch.records import Actor
from trucewatch.records.leads import NO_ISSUE, OTHER, PositionMention
from trucewatch.vocab.issues import IssueWords

POINTING = frozenset({"this", "that", "it", "these", "those", "them", "such"})
"""Words that stand for what was told before."""
YIELDING = frozenset({"relent", "budge", "yield"})
"""Verbs that tell of giving way by themselves."""


_ANSWERING = frozenset({"refusal", "red_line", "concession", "offer"})
_POINTS = re.compile(
    r"(?:[\w’']+ ){1,4}(?:them|these|those|it|this|that)\b(?: out| down| up| off)?", re.I
)
HELD_OUT = frozenset({"demand", "refusal", "red_line", "condition", "former"})
"""Kinds of what a party holds out for until it yields."""


def yields(ctx: LeadContext, i: int) -> bool:
    """Return whether a predicate tells of giving way with no word of in what: "It gave way"."""
    p = ctx.parse
    if p.lemma[i] in YIELDING:
        return child(p, i, "dobj", "ccomp") is None
    what = child(p, i, "dobj")
    way = p.lemma[i] == "give" and what is not None and p.lemma[what] == "way"
    with_what = {p.lower[c] for c in p.children[i] if not p.children[c]}
    inward = p.lemma[i] in ("give", "cave") and "in" in with_what
    down = p.lemma[i] in ("back", "climb") and "down" in with_what
    return way or inward or down


def goes_along(ctx: LeadContext, i: int) -> bool:
    """Return whether who backs a plan at ``i`` is one of the story's two sides, where it has two:
    others who welcome one give nothing; and where it is only welcomed, another's by its owner."""
    p = ctx.parse
    own = {ctx.side(a) for a in parties_at(ctx, i)}
    if ctx.pair and own.isdisjoint({ctx.side(a) for a in ctx.pair}):
        return False
    what = child(p, i, "dobj")
    if p.lemma[i] != "welcome" or what is None:
        return p.lemma[i] != "welcome"
    owners = (ctx.cast.of(c) for c in p.children[what] if p.dep[c] in ("poss", "amod", "compound"))
    return any(ctx.side(a) not in (None, *own) for a in owners)


def own_last(
    ctx: LeadContext, i: int, party: Actor, before: Sequence[PositionMention]
) -> PositionMention | None:
    """Return the party's own last position before token ``i``: "dropped its condition"."""
    side = ctx.side(party)
    own = [m for m in before if ctx.side(m.party) == side and m.span.end <= ctx.parse.start[i]]
    return max(own, key=lambda m: m.span.start, default=None)


def issue_before(ctx: LeadContext, words: IssueWords, i: int, last: int) -> str | None:
    """Return the issue of the sentence before, where the object is only "this" or "it"."""
    p = ctx.parse
    if not POINTING & set(p.lower[i:last]):
        return None
    own = words.issue_of(lemma_set(p, p.sents[p.sent[i]][0], i)) if i else None
    if own is not None and own != "process":
        return own  # "the dam is ours, and we insist on an authority to run it"
    if p.sent[i] == 0:
        return None
    a, b = p.sents[p.sent[i] - 1]
    if p.para[a] != p.para[i]:
        return None
    return words.issue_of(lemma_set(p, a, b))


def refused(
    ctx: LeadContext, words: IssueWords, before: Sequence[PositionMention]
) -> Iterator[PositionMention]:
    """Yield bare refusals ("Its leader has refused") of what another side asked just before."""
    p = ctx.parse
    for i in range(len(p)):
        verb = words.verbs.get(p.lemma[i])
        if verb is None or verb.kind != "refusal" or p.pos[i] != "VERB" or p.dep[i] == "amod":
            continue
        if child(p, i, "dobj", "xcomp", "ccomp", "prep") is not None or negated(p, i):
            continue
        who = subject(p, i)
        party = None if who is None else _answering(ctx, i, ctx.cast.of(who))
        if who is None or party is None or ctx.side(party) is None or p.role(i) == "headline":
            continue
        asked = asked_before(ctx, i, party, before)
        if asked is not None:
            span = ctx.span(min(p.left[who], i), i + 1)
            said = ctx.statement(i)
            yield PositionMention(
                party=party, issue=asked.issue, kind="refusal", value=f"refused: {asked.value}",
                condition=None, guarantors=(), date=told_day(ctx, i, i, i + 1),
                statement_id=said.id if said else None, told_by=said.speaker if said else None,
                headline=False, span=span,
            )  # fmt: skip


def with_what_was_asked(
    ctx: LeadContext, words: IssueWords, found: Sequence[PositionMention]
) -> list[PositionMention]:
    """Return the stands, those whose words only point with what another side asked before: "had
    ruled these out: guarantees by neighbouring states", on its issue."""
    out = []
    for m in found:
        asked = None
        points = _POINTS.match(m.value.strip()) if m.kind in _ANSWERING else None
        rest = frozenset() if points is None else frozenset(m.value[points.end() :].lower().split())
        if points is not None and words.asked_issue_of(rest) is None:
            first = ctx.parse.tokens_in(m.span.start, m.span.end)[0]
            asked = asked_before(ctx, first, m.party, found)
        if asked is not None and m.issue in (asked.issue, OTHER, NO_ISSUE):
            value = f"{m.value.strip()}{_particle(ctx, m)}: {asked.value}"
            m = msgspec.structs.replace(m, value=value, issue=asked.issue)
        out.append(m)
    return out


def _particle(ctx: LeadContext, m: PositionMention) -> str:
    """Return the particle that the parse leaves behind a stand's words: "ruled these | out"."""
    p = ctx.parse
    last = p.tokens_in(m.span.start, m.span.end)[1]
    left = last < len(p) and p.lower[last] in ("out", "down", "up", "off", "aside")
    return f" {p.word[last]}" if left else ""


def _answering(ctx: LeadContext, i: int, party: Actor | None) -> Actor | None:
    """Return who refused at the verb ``i``: of two that "they" could be, not the one who tells it:
    "'We insisted on it. They refused,' a delegate of one of both said"."""
    if party is None or ";" not in party.code:
        return party
    said = ctx.statement(i)
    if said is None or said.speaker is None:
        return None
    others = [a for a in apart(party) if ctx.side(a) != ctx.side(said.speaker)]
    return others[0] if len(others) == 1 else None


def asked_before(
    ctx: LeadContext, i: int, party: Actor, before: Sequence[PositionMention]
) -> PositionMention | None:
    """Return the last demand or offer of another side in the paragraph, before token ``i``."""
    p = ctx.parse
    near = [
        m for m in before
        if m.kind in ("demand", "offer", "proposal") and m.span.end <= p.start[i]
        and p.para[p.tokens_in(m.span.start, m.span.end)[0]] == p.para[i]
    ]  # fmt: skip
    last = max(near, key=lambda m: m.span.start) if near else None
    return last if last is not None and ctx.side(last.party) != ctx.side(party) else None
