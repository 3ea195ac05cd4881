"""What bears on a position: constraints at home, and means that a party holds over another.

A constraint is a clause in which a constitution, a parliament, a court, protesters … forbid,
require or have to approve something; it bears on the position told in its sentence, else on the
last one told before it in the paragraph. Leverage is a condition of the position, or a threat of
the same party in the paragraph, that names the means (frozen assets, sanctions, arms).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from trucewatch.coding.leads.context import LeadContext, child, lemma_set
from trucewatch.records.leads import PositionMention
from trucewatch.vocab.issues import Bearing

# "Under the constitution", "without parliament": words by which a noun alone binds.
_NEEDING = frozenset({"without", "under"})


def with_bearing(
    ctx: LeadContext, words: Bearing, found: Sequence[PositionMention]
) -> list[PositionMention]:
    """Return the positions with the words of what bears on them, where the text tells any."""
    out = list(found)
    for first, last, token in constraints(ctx, words):
        k = _meant(ctx, out, token)
        if k is not None and out[k].constraint is None and not _of_a_foe(ctx, out[k], token):
            out[k] = msgspec.structs.replace(out[k], constraint=ctx.parse.slice(first, last))
    return [_levered(ctx, words, m) for m in out]


def _of_a_foe(ctx: LeadContext, m: PositionMention, token: int) -> bool:
    """Return whether another side says what its own law binds it to: that binds not ``m``'s."""
    said = ctx.statement(token)
    teller = None if said is None or said.speaker is None else ctx.side(said.speaker)
    return teller is not None and m.told_by is None and teller != ctx.side(m.party)


def constraints(ctx: LeadContext, words: Bearing) -> Iterator[tuple[int, int, int]]:
    """Yield (first, last, noun token) of clauses in which something binds a party at home."""
    p = ctx.parse
    for i in range(len(p)):
        if p.lemma[i] not in words.constraint or p.tag[i] not in ("NN", "NNS", "NNP"):
            continue
        if p.role(i) == "headline" or p.dep[i] in ("compound", "amod"):
            continue
        verb = _binding(ctx, words, i)
        if verb is not None:
            yield (*_clause(ctx, verb, i), i)


def _binding(ctx: LeadContext, words: Bearing, i: int) -> int | None:
    """Return the verb by which the noun at ``i`` binds: its subject's, or the one that needs it."""
    p = ctx.parse
    head = p.head[i]
    if p.dep[i] == "nsubj" and p.lemma[head] in words.binding:
        return head
    needed = child(p, head, "xcomp") if p.dep[i] == "nsubj" and p.lemma[head] == "have" else None
    if needed is not None and p.lemma[needed] in words.binding:
        return head  # "parliament has to approve it"
    if p.dep[i] == "poss" or (p.dep[i] == "pobj" and p.lower[head] in ("of", "by", "from", "in")):
        noun = head if p.dep[i] == "poss" else p.head[head]
        governor = p.head[noun]
        if p.lemma[noun] in words.binding or p.lemma[noun] in ("approval", "consent", "assent"):
            return governor if p.pos[governor] in ("VERB", "AUX") else noun
        if p.pos[noun] == "VERB" and p.lemma[noun] in words.binding:
            return noun  # "has to be approved by parliament"
    if p.dep[i] == "dobj" and p.lemma[head] in ("need", "require"):
        return head
    if p.dep[i] == "pobj" and p.lower[head] in _NEEDING:
        return p.head[head] if p.pos[p.head[head]] in ("VERB", "AUX") else None
    return None


def _clause(ctx: LeadContext, verb: int, noun: int) -> tuple[int, int]:
    p = ctx.parse
    kids = [c for c in p.children[verb] if p.dep[c] not in ("conj", "cc", "punct", "mark")]
    first = min([verb, noun, *(p.left[c] for c in kids)])
    last = max([verb + 1, noun + 1, *(p.right[c] for c in kids)])
    while first < last and (p.dep[first] == "punct" or p.word[first] in '“"'):
        first += 1
    while last > first and (p.dep[last - 1] == "punct" or p.word[last - 1] in '”"'):
        last -= 1
    return first, last


def _meant(ctx: LeadContext, found: Sequence[PositionMention], token: int) -> int | None:
    """Return the index of the position that a constraint at ``token`` bears on, or None.

    Not one that is about the same thing: "no vote before ten years" is not bound by the vote.
    """
    p = ctx.parse
    at, para = p.start[token], p.para[token]
    near = [
        (p.sent[p.tokens_in(m.span.start, m.span.end)[0]] == p.sent[token], m.span.start, k)
        for k, m in enumerate(found)
        if not m.headline and not m.span.start <= at < m.span.end
        and p.para[p.tokens_in(m.span.start, m.span.end)[0]] == para
        and (m.span.start < at or p.sent[p.tokens_in(m.span.start, m.span.end)[0]] == p.sent[token])
    ]  # fmt: skip
    return max(near)[2] if near else None


def _levered(ctx: LeadContext, words: Bearing, m: PositionMention) -> PositionMention:
    """Return a position with the means that its condition or its party's threat names."""
    p = ctx.parse
    if m.condition is not None:
        for span in m.more:
            if span.text == m.condition:
                lemmas = lemma_set(p, *p.tokens_in(span.start, span.end))
                if words.means(lemmas):
                    return msgspec.structs.replace(m, leverage=span.text)
    side = ctx.side(m.party)
    here = p.para[p.tokens_in(m.span.start, m.span.end)[0]]
    for s in ctx.statements:
        if s.act != "threaten" or s.speaker is None or ctx.side(s.speaker) != side:
            continue
        for part in s.content:
            first, last = p.tokens_in(part.start, part.end)
            if first < last and p.para[first] == here and words.means(lemma_set(p, first, last)):
                return msgspec.structs.replace(m, leverage=part.text)
    return m
