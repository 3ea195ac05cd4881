"""Stands told in the passive, with the party behind "by": "was ruled out by the commander", "the
pullback demanded by Kestrel", "was first offered by Valdoria in May"."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.leads.context import LeadContext, child, negated
from trucewatch.coding.positions.moves import Told
from trucewatch.records import Actor
from trucewatch.vocab.issues import IssueWords
from trucewatch.vocab.words import word_set

# Verbs that refuse, ask or give in the passive, beside those of the table of verbs.
_KINDS = {
    "rule": "refusal", "turn": "refusal", "exclude": "refusal", "block": "refusal",
    "veto": "refusal", "rebuff": "refusal", "wave": "refusal", "request": "demand",
    "float": "proposal", "table": "proposal", "promise": "guarantee", "concede": "concession",
}  # fmt: skip
PASSIVES = frozenset(_KINDS)
"""Lemmas, beside the table's verbs, at which a stand can be told in the passive."""
_PARTICLES = {"rule": "out", "turn": "down", "wave": "away"}
# Of these only what stands in a finite clause is news: "a plan backed by" describes the plan.
_DESCRIBING = frozenset({"concession", "refusal", "guarantee"})


def by_party(ctx: LeadContext, words: IssueWords, i: int) -> Iterator[Told]:
    """Yield the stand of each party by which the verb at ``i`` is told as done."""
    p = ctx.parse
    if p.tag[i] != "VBN" or p.pos[i] != "VERB" or negated(p, i):
        return
    kind = _kind(ctx, words, i)
    finite = child(p, i, "auxpass") is not None
    noun = child(p, i, "nsubjpass") if finite else p.head[i] if p.dep[i] == "acl" else None
    if kind is not None and not finite:
        yield from _headed(ctx, i, kind)
    if kind is None or noun is None or (not finite and kind in _DESCRIBING):
        return
    if not finite and p.lemma[noun] in word_set("positions.texts"):
        return
    if finite and p.dep[i] in ("advcl", "relcl"):
        return
    for agent in (c for c in p.children[i] if p.dep[c] == "agent"):
        for who in p.children[agent]:
            for party in _sides(ctx, who):
                yield party, kind, p.left[noun], max(i + 1, _particle_end(ctx, i))


def _headed(ctx: LeadContext, i: int, kind: str) -> Iterator[Told]:
    """Yield what stands behind the colon of "Rejected by the Front: any role for …"."""
    p = ctx.parse
    first, last = p.sents[p.sent[i]]
    colon = next((k for k in range(i, last) if p.word[k] == ":"), None)
    if i > first + 1 or p.dep[i] != "ROOT" or colon is None or colon + 1 >= last:
        return
    end = last - 1 if p.dep[last - 1] == "punct" else last
    for agent in (c for c in p.children[i] if p.dep[c] == "agent" and c < colon):
        for who in p.children[agent]:
            yield from ((party, kind, colon + 1, end) for party in _sides(ctx, who))


def _kind(ctx: LeadContext, words: IssueWords, i: int) -> str | None:
    p = ctx.parse
    lemma, wanted = p.lemma[i], _PARTICLES.get(p.lemma[i])
    if wanted is not None:
        prt = {p.lower[c] for c in p.children[i] if p.dep[c] in ("prt", "advmod")}
        return _KINDS[lemma] if wanted in prt else None
    verb = words.verbs.get(lemma)
    kind = _KINDS.get(lemma) or (None if verb is None else verb.kind)
    return None if kind in (None, "", "former") else kind


def _particle_end(ctx: LeadContext, i: int) -> int:
    p = ctx.parse
    return max((c + 1 for c in p.children[i] if p.dep[c] == "prt"), default=i + 1)


def _sides(ctx: LeadContext, who: int) -> Iterator[Actor]:
    p = ctx.parse
    found = ctx.cast.members(who) if p.pos[who] in ("NOUN", "PROPN") else ()
    yield from (a for a in found if ctx.side(a) is not None)
