"""Who says "we" in a text that a body has issued, for the finders of leads.

"The Tarsk People's Front informs the public of the following: 1. We demand …": what follows is the
body's. Its name stands in the line above the text, or it is who informs in the first sentences.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.leads.context import LeadContext, child, objects_of
from trucewatch.coding.leads.persons import owners
from trucewatch.records import Actor
from trucewatch.vocab.words import word_set

_INFORMING = frozenset({"inform", "declare", "announce", "state", "communicate", "affirm"})
_FIRST_PERSON = frozenset({"we", "our", "us", "i", "my"})
# An issuer is named before the text has begun.
_SENTENCES = 3
_LINE = 12


def says_we(actor: Actor | None) -> bool:
    """Return whether a speaker is only "we" or "our …"."""
    return (
        actor is not None
        and actor.text.lower().split()[:1] != []
        and (actor.text.lower().split()[0] in _FIRST_PERSON)
    )


def issuer_of(ctx: LeadContext) -> Actor | None:
    """Return the body in whose name the text speaks, or None where it is not told."""
    p = ctx.parse
    end = p.sents[min(len(p.sents), _SENTENCES) - 1][1] if p.sents else 0
    for s in ctx.statements:
        if s.cue is None or s.speaker is None or ctx.side(s.speaker) is None:
            continue
        first, last = p.tokens_in(s.cue.start, s.cue.end)
        told = {w for c in s.content for w in c.text.lower().split()}
        informs = "inform" in p.lemma[first:last] or "following" in told
        if last <= end and informs and not _INFORMING.isdisjoint(p.lemma[first:last]):
            return s.speaker
    return _in_title(ctx) or _of_paper(ctx, end)


def _of_paper(ctx: LeadContext, end: int) -> Actor | None:
    """Return whose the paper is that the first sentences, up to token ``end``, name: "the final
    communiqué of the Front's congress", "the ministry published the following declaration"."""
    p = ctx.parse
    found: dict[str | None, Actor] = {}
    for k in range(end):
        if p.lemma[k] not in word_set("attribution.titles") or p.pos[k] not in ("NOUN", "PROPN"):
            continue
        who: list[Actor] = []
        if "following" in {p.lower[c] for c in p.children[k]} and p.dep[k] == "dobj":
            maker = child(p, p.head[k], "nsubj")
            own = None if maker is None else ctx.cast.of(maker)
            who = [] if own is None else [own]
        for a in (*who, *owners(ctx, k), *_signers(ctx, k)):
            if ctx.side(a) is not None:
                found.setdefault(ctx.side(a), a)
                break
    return next(iter(found.values())) if len(found) == 1 else None


def _signers(ctx: LeadContext, k: int) -> Iterator[Actor]:
    """Yield who is told to have issued the paper at ``k``: "a statement issued by the Front"."""
    p = ctx.parse
    for o in (*objects_of(p, k, "by"), *(o for c in p.children[k] for o in objects_of(p, c, "by"))):
        own = ctx.cast.of(o)
        if own is not None:
            yield own


def issuers(ctx: LeadContext) -> tuple[Actor, ...]:
    """Return the bodies in whose names a joint text speaks: those that a first line without a verb
    names, one for each side."""
    return tuple(_titled(ctx).values())


def _in_title(ctx: LeadContext) -> Actor | None:
    """Return the one body that a first line without a verb names."""
    sides = _titled(ctx)
    return next(iter(sides.values())) if len(sides) == 1 else None


def _titled(ctx: LeadContext) -> dict[str | None, Actor]:
    p = ctx.parse
    para = next((q for q in p.paras if q.last > q.first), None)
    if para is None:
        return {}
    colon = next((k for k in range(para.first + 1, para.last) if p.word[k] == ":"), para.last)
    words = range(para.first, colon)  # "General Staff of Teskar: on recent inventions"
    if (
        len(words) > _LINE
        or any(p.pos[k] in ("VERB", "AUX") for k in words)
        or p.word[para.last - 1] in ".?!"
    ):
        return {}
    found = (ctx.cast.of(k) for k in words if p.pos[k] in ("NOUN", "PROPN"))
    return {ctx.side(a): a for a in found if a is not None and ctx.side(a) is not None}
