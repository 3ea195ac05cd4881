"""The two parties that "both sides", "the two countries", "both leaders" mean."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from trucewatch.coding.cast_pronouns import at_token
from trucewatch.records import Actor
from trucewatch.vocab.actor_named import entity_named

if TYPE_CHECKING:
    from trucewatch.coding.cast import Cast

_SIDES = frozenset({"side", "party", "country", "nation", "camp", "enemy", "neighbour",
                    "neighbor", "rival", "foe", "government", "army"})  # fmt: skip
_PEOPLE = frozenset({"leader", "president", "minister", "man", "general", "politician",
                     "diplomat"})  # fmt: skip
_TWO = frozenset({"both", "two", "warring", "opposing", "rival"})
_THE_SIDES = frozenset({"sides", "parties", "foes", "neighbours", "neighbors", "rivals"})
_LEADING = frozenset({"GOV", "REB", "IGO", "LEG", "OPP", "PRM"})
# How far back a pair of names is looked for, in sentences and in phrases.
_WINDOW = 3
_MAX_HEADS = 60


def both_sides(cast: Cast, head: int) -> tuple[Actor, ...]:
    """Return the two parties that the phrase of ``head`` means, () where that is not plain.

    First the last two coordinated names on different sides in the sentences before; else the two
    camps that the story names most, if no third comes near.
    """
    parse = cast.parse
    word, lemma = parse.lower[head], parse.lemma[head]
    if lemma not in _SIDES and lemma not in _PEOPLE and word not in ("both", "two"):
        return ()
    if word == lemma and word not in ("both", "two"):
        return ()  # "both the army and the rebels"
    if word in ("both", "two") and any(parse.lower[c] == "of" for c in parse.children[head]):
        return ()
    before = {parse.lower[c] for c in parse.children[head] if c < head}
    counted = word in ("both", "two") or before & _TWO
    if not counted and not (word in _THE_SIDES and "the" in before):
        return ()
    pair = _last_pair(cast, head)
    return pair if pair or lemma in _PEOPLE else _main_camps(cast, head)


def _main_camps(cast: Cast, head: int) -> tuple[Actor, ...]:
    ranked = [(key, n) for key, n in cast.camps.counts.most_common(4) if key != "EUR"][:3]
    # A third camp named two thirds as often as the second makes "both sides" unclear.
    if len(ranked) < 2 or (len(ranked) > 2 and ranked[2][1] * 3 > ranked[1][1] * 2):
        return ()
    return tuple(_camp_actor(cast, head, key) for key, _ in ranked[:2])


def _camp_actor(cast: Cast, head: int, key: str) -> Actor:
    entity = cast.table.entities.get(key)
    if entity is not None:
        return cast.actor(head, entity_named(entity, cast.on))
    return cast.actor(head, cast.table.composer.state(key))


def _last_pair(cast: Cast, head: int) -> tuple[Actor, ...]:
    """Look back over a few sentences, then on to the end of the phrase's own sentence."""
    parse = cast.parse
    start = parse.sents[max(0, parse.sent[head] - _WINDOW)][0]
    end = parse.sents[parse.sent[head]][1]
    heads = cast.known.heads
    here = bisect_left(heads, head)
    people = parse.lemma[head] in _PEOPLE
    back = reversed(heads[max(0, here - _MAX_HEADS) : here])
    for at in (*back, *heads[here : here + _MAX_HEADS]):
        if not start <= at < end or at == head:
            continue
        if parse.dep[at] == "conj" or not _is_joint(cast, at):
            continue
        members = cast.members(at)
        if len(members) != 2 or (people and not all(_is_leader(m) for m in members)):
            continue
        if len({cast.camp_key(m) for m in members}) == 2:
            return tuple(at_token(cast, head, m) for m in members)
    return ()


def _is_joint(cast: Cast, at: int) -> bool:
    parse = cast.parse
    if any(parse.dep[c] in ("conj", "cc") and c > at for c in parse.children[at]):
        return True
    named = cast.named(at)
    return at in cast.hidden or (named is not None and ";" in named.code)


def _is_leader(actor: Actor) -> bool:
    return ":" in actor.code and actor.sector in _LEADING
