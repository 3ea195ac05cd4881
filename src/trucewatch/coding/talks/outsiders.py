"""Who stands between the sides: mediators, hosts and those under whose care talks are held.

"A Swiss mediator", "under the facilitation of Norway", "Oman hosts the talks", "Bishop Mena, who
mediates": none of them is one of "both sides".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trucewatch.coding.cast.words import BETWEEN, MEDIATING
from trucewatch.coding.leads.context import LeadContext, conjuncts, objects_of, subject
from trucewatch.reading import Parse
from trucewatch.records import Actor
from trucewatch.vocab.words import word_set

_CARE = frozenset(
    {"mediation", "facilitation", "auspices", "hospitality", "sponsorship",
     "patronage", "chairmanship", "aegis"}
)  # fmt: skip
# Those who do so "as facilitator" are between the sides themselves.
_ACTING = frozenset({"act", "serve"})


def outsiders(ctx: LeadContext, named: Iterable[Actor]) -> Iterator[Actor]:
    """Yield the actors that a story shows between the sides; ``named`` are those who speak or act
    in it."""
    parse, members = ctx.parse, ctx.cast.members
    for actor in named:
        words = [w.strip(",.;") for w in actor.text.lower().split()]
        called = not BETWEEN.isdisjoint(w.removesuffix("s") for w in words)
        if (
            called
            or not word_set("positions.callings").isdisjoint(words)
            or {"who", "mediates"} <= set(words)
        ):
            yield actor
    for i, lemma in enumerate(parse.lemma):
        if lemma in _CARE or parse.lower[i] in _CARE:
            for o in objects_of(parse, i, "of"):
                yield from members(o)
            for c in parse.children[i]:
                if parse.dep[c] in ("poss", "amod", "compound"):
                    yield from members(c)
        elif lemma in BETWEEN and parse.dep[i] == "pobj" and parse.lower[parse.head[i]] == "as":
            yield from (a for k in _who_is(parse, parse.head[i]) for a in members(k))
        elif lemma in MEDIATING and parse.pos[i] == "VERB":
            yield from (a for k in _doers(parse, i) for a in members(k))


def _doers(parse: Parse, verb: int) -> Iterator[int]:
    """Yield who mediates or hosts talks, a truce or the like."""
    what = [c for c in parse.children[verb] if parse.dep[c] in ("dobj", "nsubjpass")]
    on_talks = any(
        parse.lemma[c] in word_set("talks.table") for k in what for c in conjuncts(parse, k)
    )
    if what and not on_talks and not any(parse.lower[k] in ("it", "them", "which") for k in what):
        return
    yield from objects_of(parse, verb, "by")
    who = subject(parse, verb)
    if who is not None and who not in what:
        yield who


def _who_is(parse: Parse, preposition: int) -> Iterator[int]:
    """Yield who is there "as facilitator": the noun before it, the object of its "with"."""
    above = parse.head[preposition]
    if parse.pos[above] in ("NOUN", "PROPN"):
        yield above
    elif parse.dep[above] == "prep":
        yield from (c for c in parse.children[above] if parse.dep[c] == "pobj" and c < preposition)
    elif parse.lemma[above] in _ACTING:
        who = subject(parse, above)
        yield from () if who is None else (who,)
    else:
        yield from objects_of(parse, above, "with")
