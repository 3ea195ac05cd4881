"""Bodies that a story names once and then calls by their noun: "the union", "the elders".

"The Lewan Dockers' Union … The union", "the elders of Tarku … The elders", "union leader Greta Holm
… The union". Where two bodies of the story have the same noun it stands for neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

import msgspec

from trucewatch.reading import Parse
from trucewatch.records import Actor
from trucewatch.vocab.actors import slug
from trucewatch.vocab.sides import is_person, unknown_side
from trucewatch.vocab.words import word_set

# Who speaks for the body whose noun stands before his title.
_HEADS = frozenset(
    {"leader", "spokesman", "spokeswoman", "spokesperson", "chief", "president", "secretary",
     "head", "chairman", "chairwoman", "negotiator", "lawyer"}
)  # fmt: skip
_ARTICLES = frozenset({"the", "this", "that", "these", "those", "its", "their"})
_ENDING = frozenset({"of", "in", "from", "at", "near", "who", "which"})


def by_nouns(
    parse: Parse, of: Callable[[int], Actor | None], actors: Sequence[Actor]
) -> dict[str, Actor]:
    """Return noun → the one body that it stands for, for the nouns by which nameless speakers and
    doers of the story are called."""
    nouns = {called(a) for a in actors if _nameless(a)} & (
        word_set("cast.bodies", "cast.people_nouns")
    )
    if not nouns:
        return {}
    heads = (k for k, pos in enumerate(parse.pos) if pos in ("NOUN", "PROPN"))
    told = [*actors, *(a for k in heads if (a := of(k)) is not None)]
    bodies: dict[str, dict[str, Actor]] = {}
    persons: dict[str, dict[str, Actor]] = {}
    for noun, side, actor in _named(told):
        if noun in nouns:
            kin = persons if is_person(actor.code) else bodies
            kin.setdefault(noun, {}).setdefault(side, actor)
    found = persons | bodies  # who speaks for a body stands for it where it has no name itself
    return {noun: next(iter(who.values())) for noun, who in found.items() if len(who) == 1}


def called(actor: Actor) -> str:
    """Return the noun by which a nameless body is called: "dockers' union" is a union, "Sikin
    elders" are not just elders."""
    words = [w for w in actor.text.split() if w.lower() not in _ARTICLES]
    end = next((i for i, w in enumerate(words) if w.lower() in _ENDING), len(words))
    if not end or any(w[:1].isupper() for w in words[: end - 1]):
        return ""
    return words[end - 1].lower()


def _noun(actor: Actor) -> str:
    """Return the noun of a body that has a name: "elders of Tarku", "Lewan Dockers' Union"."""
    words = actor.name.lower().split()
    end = next((i for i, w in enumerate(words) if w in _ENDING), len(words))
    return words[end - 1] if end else ""


def _nameless(actor: Actor) -> bool:
    return actor.code.startswith("UNK") and unknown_side(actor.code, actor.text) is None


def _named(actors: Iterable[Actor]) -> Iterable[tuple[str, str, Actor]]:
    """Yield (noun, side, actor) for each body with a name of its own, and each person who speaks
    for the body that his title names."""
    for actor in actors:
        side = unknown_side(actor.code, actor.text) if actor.code.startswith("UNK") else None
        if side is None:
            continue
        if is_person(actor.code):
            words = actor.text.lower().split()
            yield from ((w, side, actor) for w, then in pairwise(words)
                        if then in _HEADS)  # fmt: skip
            continue
        own = actor
        if ":" not in actor.code:
            stem = slug(side.partition(":")[2])
            own = msgspec.structs.replace(actor, code=f"{actor.code}:{stem}")
        yield _noun(actor), side, own
