"""Which parties "the two delegations" are, where the story tells it elsewhere: whose delegations it
names, and of whom a sentence begins to speak ("As to the Hill Guard, … the two delegations met").
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from trucewatch.coding.leads.context import LeadContext, objects_of
from trucewatch.reading.memory import remembered
from trucewatch.records import Actor
from trucewatch.vocab.actors import resolve_actor, slug
from trucewatch.vocab.sides import is_person
from trucewatch.vocab.words import phrases_of, word_set

_TEAMS = frozenset({"delegation", "negotiator", "panel"})
_OWNING = frozenset({"poss", "compound", "amod", "nmod"})
_OUTSIDE = frozenset({"IGO", "UNO", "NGO", "MED", "JRN", "CVL"})
# A topic is told in so many words at the head of a sentence.
_TOPIC = 12


@remembered
def with_delegations(ctx: LeadContext) -> tuple[Actor, ...]:
    """Return the two parties whose delegations a story names ("the delegation of the Council", "the
    Front's team"); () where it names those of one, or of more than two."""
    found: dict[str, Actor] = {}
    for i, lemma in enumerate(ctx.parse.lemma):
        if lemma in _TEAMS and ctx.parse.pos[i] in ("NOUN", "PROPN"):
            for a in _owners(ctx, i):
                found.setdefault(ctx.side(a) or "", a)
    found.pop("", None)
    return tuple(found.values()) if len(found) == 2 else ()


def _owners(ctx: LeadContext, team: int) -> Iterator[Actor]:
    p = ctx.parse
    near = [c for c in p.children[team] if p.dep[c] in _OWNING and c < team]
    for k in (*near, *objects_of(p, team, "of", "from")):
        known = [_own(ctx, a) for a in ctx.cast.members(k)]
        known = known or list(_by_name(ctx, k) if k in near else ())
        for a in known:
            if (a.sector or "") not in _OUTSIDE and not is_person(a.code):
                yield a


def _own(ctx: LeadContext, a: Actor) -> Actor:
    """Return a body of nobody known by its whole name: "the Transitional Council"."""
    name = a.name.removeprefix("the ").removeprefix("The ")
    whole = " " in name and all(w[:1].isupper() for w in name.split())
    if ctx.side(a) is not None or not whole:
        return a
    return msgspec.structs.replace(a, code=f"UNK:{slug(name)}", sector=None, name=name)


def _by_name(ctx: LeadContext, k: int) -> tuple[Actor, ...]:
    """Return a party by its one name before its team: "the OLM | delegation"."""
    p = ctx.parse
    name = p.word[k]
    if not name[:1].isupper() or p.lower[k] in word_set("talks.teams") or p.left[k] < k:
        return ()
    if p.tag[k] not in ("NNP", "NN") or resolve_actor(name).country is not None:
        return ()
    return (Actor(name, p.start[k], p.end[k], f"UNK:{slug(name)}", None, None, name),)


def topic_of(ctx: LeadContext, i: int) -> Actor | None:
    """Return the party of which the sentence of a token begins to speak: "As to the Hill Guard,
    whose truce expires in May, the two delegations met"."""
    p = ctx.parse
    first, last = p.sents[p.sent[i]]
    last = min(last, first + _TOPIC, i)
    if last <= first:
        return None
    opening = phrases_of("talks.topics").match(p.text, p.start[first], p.end[last - 1])
    if opening is None:
        return None
    k = p.tokens_in(opening.end(), p.end[last - 1])[0]
    named = (ctx.cast.of(j) for j in range(k, last) if p.pos[j] in ("NOUN", "PROPN"))
    own = next((a for a in named if a is not None and ctx.side(a) is not None), None)
    return None if own is None or (own.sector or "") in _OUTSIDE else own


def with_topic(ctx: LeadContext, i: int, pair: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return the parties of a meeting of "both" under the topic of its sentence: that party and, of
    a story's two sides, the other; where it is none of these two, the government."""
    topic = topic_of(ctx, i)
    if topic is None:
        return pair
    others = {ctx.side(a): a for a in pair if ctx.side(a) != ctx.side(topic)}
    if len(others) < len({ctx.side(a) for a in pair}) <= 2:
        return pair
    state = [a for a in others.values() if a.sector == "GOV" or a.code == a.country]
    return (topic, *state) if len(state) == 1 else (topic,)


def is_paper(ctx: LeadContext, a: Actor) -> bool:
    """Return whether a name is a text's: "the mission's special report of 20 June"."""
    p = ctx.parse
    first, last = p.tokens_in(a.start, a.end)
    inside = range(first, last)
    head = next((k for k in inside if p.head[k] not in inside), None)
    told = p.lemma[head] if head is not None else ""
    return told in word_set("talks.texts")
