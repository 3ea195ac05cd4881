"""The cues and names in a mention's phrase: "peace deal", "code of conduct", "20-point plan"."""

from __future__ import annotations

from trucewatch.coding.agreements.called import is_plain
from trucewatch.coding.leads.context import (
    LeadContext,
    objects_of,
    phrase,
    term,
)
from trucewatch.vocab.agreements import AgreementNoun, AgreementWords, meant, named_in

_CONDUCT = frozenset({"conduct", "behaviour", "behavior", "engagement", "commitment"})
# Nouns that name an agreement only with what it is on: "code of conduct", "act of engagement".
_OF_CONDUCT = frozenset({"code", "act"})
_ANSWERED = frozenset({"accept", "reject", "endorse", "bind", "oblige", "adopt", "approve",
                       "implement", "refuse"})  # fmt: skip


def modifier(
    ctx: LeadContext, words: AgreementWords, i: int, noun: AgreementNoun
) -> tuple[bool, str]:
    """Return whether the phrase at ``i`` holds a cue, and the kind of agreement that it tells."""
    p = ctx.parse
    for c in range(max(p.left[i], i - 6), i):
        row = words.modifiers.get(term(p, c)) or words.modifiers.get(p.lower[c])
        if row and p.head[c] in range(p.left[i], i + 1) and noun.family in row[0]:
            return True, row[1]
    if noun.noun in (*_OF_CONDUCT, "point"):
        return is_it(ctx, i, noun), ""
    peace = any(p.lower[o] == "peace" for o in objects_of(p, i, "for"))
    return peace and noun.family in ("plan", "deal"), ""


def is_it(ctx: LeadContext, i: int, noun: AgreementNoun) -> bool:
    """Return whether a noun that names many things names an agreement here."""
    if noun.noun == "point":
        return _points_of(ctx, i)
    return any(ctx.parse.lower[o] in _CONDUCT for o in objects_of(ctx.parse, i, "of"))


def _points_of(ctx: LeadContext, i: int) -> bool:
    """Return whether a number of points is somebody's plan: "Annan's six points", "the ten points
    of the envoy", that bind or are answered."""
    p = ctx.parse
    number = any(p.dep[c] == "nummod" for c in p.children[i])
    whose = [*objects_of(p, i, "of"), *(c for c in p.children[i] if p.dep[c] == "poss")]
    told = p.dep[i] in ("nsubj", "dobj", "nsubjpass") and p.lemma[p.head[i]] in _ANSWERED
    return number and told and any(ctx.cast.of(o) is not None for o in whose)


def names(ctx: LeadContext, words: AgreementWords, i: int) -> frozenset[str]:
    """Return the well-known agreements and numbers of points that the phrase at ``i`` names."""
    p = ctx.parse
    first, last = phrase(p, i)
    text = p.slice(first, last)
    out = _known_names(ctx, words, text)
    for k in range(first, i):
        if p.lower[k].endswith("point") and k >= 1:
            number = p.lower[k].removesuffix("point").rstrip("-") or p.lower[max(first, k - 2)]
            if number.isalnum():
                out.add(f"{number}-point")
    return frozenset(out)


def _known_names(ctx: LeadContext, words: AgreementWords, text: str) -> set[str]:
    """Return the well-known agreements that a phrase names, by the longest alias that it holds."""
    hits = named_in(words, text)
    if not hits:
        return set()
    longest = max(len(a) for a, _ in hits)
    named = [
        k for a, k in hits
        if len(a) == longest and (not is_plain(a) or not ctx.countries.isdisjoint(k.homes()))
    ]  # fmt: skip
    return {k.name.lower() for k in meant(named, ctx.countries)}


def authors(ctx: LeadContext, i: int) -> frozenset[str]:
    """Return the sides whose plan or pledge the phrase at ``i`` calls it."""
    p = ctx.parse
    out = set()
    for c in p.children[i]:
        if p.dep[c] in ("compound", "poss", "amod", "nmod"):
            out.add(ctx.side(ctx.cast.of(c)))
    for o in objects_of(p, i, "by", "from"):
        out.update(ctx.side(a) for a in ctx.cast.members(o))
    return frozenset(s for s in out if s)
