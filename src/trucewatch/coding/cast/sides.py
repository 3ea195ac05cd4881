"""The two parties that "both sides", "the two countries", "both leaders" mean."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from trucewatch.coding.cast.speaking import Ranked, at_token
from trucewatch.reading import Parse
from trucewatch.records import Actor
from trucewatch.vocab.actor_named import Named, entity_named
from trucewatch.vocab.words import word_set

if TYPE_CHECKING:
    from trucewatch.coding.cast.cast import Cast

_PEOPLE = frozenset({"leader", "president", "minister", "man", "general", "politician",
                     "diplomat", "guest", "negotiator", "commander"})  # fmt: skip
_ANYBODY = frozenset({"man", "general", "commander", "guest", "diplomat"})
# "Each", "neither side": one word for both.
_EVERY = frozenset({"each", "either", "neither"})
# Ministers and heads of two states, without a word on which.
_OFFICES = frozenset({"minister", "president", "negotiator"})
_TWO = frozenset({"both", "two", "warring", "opposing", "rival"})
_THE_SIDES = frozenset({"sides", "parties", "foes", "neighbours", "neighbors", "rivals"})
_NO_PARTIES = frozenset({"EUR", "UNO", "IGO", "NGO", "IMG"})
_ARMED = frozenset({"REB", "PRM"})
_LEADING = frozenset({"GOV", "REB", "IGO", "LEG", "OPP", "PRM"})
# Nobody's comment is looked for through more clauses.
_MAX_CLIMB = 8
# How far back a pair of names is looked for, in sentences and in phrases.
_WINDOW = 3
_MAX_HEADS = 60
# Two people who met are "the two leaders" a little longer.
_LONG = 6
_MEETING = frozenset({"meet", "speak", "talk", "telephone", "phone", "confer", "negotiate", "host",
                      "receive"})  # fmt: skip
_MET = frozenset({"meet", "telephone", "phone", "host", "receive"})


def may_mean_both(cast: Cast, head: int) -> bool:
    """Tell whether the word at ``head`` is one that can mean both parties."""
    words = word_set("cast.mean_both")
    return cast.parse.lemma[head] in words or cast.parse.lower[head] in words


def both_sides(cast: Cast, head: int) -> tuple[Actor, ...]:
    """Return the two parties that the phrase of ``head`` means, () where that is not plain.

    First the last two coordinated names on different sides in the sentences before; else the two
    camps that the story names most, if no third comes near.
    """
    parse = cast.parse
    lemma = parse.lemma[head]
    before = {parse.lower[c] for c in parse.children[head] if c < head}
    if not _means_both(cast, head, before):
        return ()
    third = _third_parties(cast, head)
    pair = _last_pair(cast, head, third)
    if pair or lemma not in _PEOPLE:
        return pair or main_camps(cast, head, third)
    # "The foreign ministers" of a story of two states are theirs.
    camps = main_camps(cast, head) if lemma in _OFFICES and not before & _TWO else ()
    return camps if all(c.code == c.country for c in camps) else ()


def _means_both(cast: Cast, head: int, before: set[str]) -> bool:
    parse = cast.parse
    word, lemma = parse.lower[head], parse.lemma[head]
    bare = word in ("both", "two") or word in _EVERY
    if lemma not in word_set("cast.sides") and lemma not in _PEOPLE and not bare:
        return False
    if bare:
        return not any(parse.lower[c] == "of" for c in parse.children[head]) and (
            word not in _EVERY or _acts_as_side(cast, head)
        )
    if word == lemma:  # "each side", but not "both the army and the rebels"
        return bool(before & _EVERY) and lemma in word_set("cast.sides")
    if before & _TWO:  # "two men on a motorcycle" are any two
        return lemma not in _ANYBODY or bool(before & {"the", "both", "these", "those"})
    if "the" not in before:
        return False
    if lemma in _OFFICES:
        named = cast.named(head)
        return named is not None and not named.country
    return word in _THE_SIDES


def _acts_as_side(cast: Cast, head: int) -> bool:
    """Tell whether a bare "each" or "neither" does what sides do."""
    parse = cast.parse
    following = parse.lower[head + 1] if head + 1 < len(parse) else ""
    return (
        parse.dep[head] == "nsubj"
        and following not in ("other", "one")
        and parse.lemma[parse.head[head]] in word_set("cast.done_by_sides")
    )


def _third_parties(cast: Cast, head: int) -> frozenset[str]:
    """Return the camps that are not meant: who calls on both sides, who issued the text."""
    parse = cast.parse
    found = [] if cast.issuer is None else [cast.issuer]
    top = parse.head[head] if parse.dep[head] == "pobj" else head
    if parse.dep[head] in ("pobj", "dobj", "dative"):
        verb = parse.head[top]
        subject = next((c for c in parse.children[verb] if parse.dep[c] == "nsubj"), None)
        actor = cast.of(subject) if subject is not None and subject != head else None
        found += [] if actor is None else [actor]
    commenting = _who_comments(cast, head)
    found += [] if commenting is None else [commenting]
    return frozenset(cast.camp_key(a) for a in found) | cast.setting.brokers


def _who_comments(cast: Cast, head: int) -> Actor | None:
    """Return who "welcomed that the two sides had met", "hopes that both sides …": none of them."""
    parse, at = cast.parse, head
    for _ in range(_MAX_CLIMB):
        below, at = at, parse.head[at]
        if at == below:
            return None
        if parse.lemma[at] in word_set("cast.commenting") and parse.pos[at] == "VERB":
            subject = (c for c in parse.children[at] if parse.dep[c] == "nsubj" and c != below)
            who = next(subject, None)
            return None if who is None else cast.of(who)
    return None


def main_camps(cast: Cast, head: int, third: frozenset[str] = frozenset()) -> tuple[Actor, ...]:
    """Return the two camps that the story names most, those of ``third`` apart.

    () if one more comes near.
    """
    counts = cast.camps.counts.most_common(8)
    ranked = [(k, n) for k, n in counts if k not in third and _is_party(cast, k)][:3]
    # A third camp named two thirds as often as the second makes "both sides" unclear.
    if len(ranked) < 2 or (len(ranked) > 2 and ranked[2][1] * 3 > ranked[1][1] * 2):
        return ()
    return tuple(_camp_actor(cast, head, key) for key, _ in ranked[:2])


def _is_party(cast: Cast, key: str) -> bool:
    """Tell whether a camp can be one of two sides: unions of states, charities, media cannot."""
    entity = cast.entities.get(key)
    if key in _NO_PARTIES or key[:3] in _NO_PARTIES:
        return False
    return entity is None or entity.sector_on(cast.on) not in ("IGO", "NGO", "JRN", "MED", "BUS")


def _camp_actor(cast: Cast, head: int, key: str) -> Actor:
    entity = cast.entities.get(key)
    face = cast.camps.faces.get(key)
    if face is not None and (face.sector in _ARMED or key not in cast.table.country_names):
        return cast.actor(head, face)
    if entity is not None:
        return cast.actor(head, entity_named(entity, cast.on))
    return cast.actor(head, cast.table.composer.state(key))


def _last_pair(cast: Cast, head: int, third: frozenset[str]) -> tuple[Actor, ...]:
    """Look back over a few sentences, then on to the end of the phrase's own sentence."""
    parse = cast.parse
    people = parse.lemma[head] in _PEOPLE
    start = parse.sents[max(0, parse.sent[head] - (_LONG if people else _WINDOW))][0]
    end = parse.sents[parse.sent[head]][1]
    heads = cast.known.heads
    here = bisect_left(heads, head)
    back = reversed(heads[max(0, here - _MAX_HEADS) : here])
    for at in (*back, *heads[here : here + _MAX_HEADS]):
        if not start <= at < end or at == head:
            continue
        if parse.dep[at] == "conj":
            continue
        if _is_counted(parse, at):
            continue  # "five fighters and two soldiers were killed": no parties
        members = cast.members(at) if _is_joint(cast, at) else _met(cast, at) if people else ()
        if len(members) != 2 or (people and not all(_is_leader(m) for m in members)):
            continue
        keys = {cast.camp_key(m) for m in members}
        if len(keys) == 2 and not keys & third:
            return tuple(at_token(cast, head, m) for m in members)
    return ()


def _is_counted(parse: Parse, at: int) -> bool:
    """Tell whether a phrase counts people: some men of each side, not the sides."""
    numbered = any(parse.dep[c] == "nummod" for c in parse.children[at])
    return numbered and parse.tag[at] == "NNS" and parse.lemma[at] not in word_set("cast.sides")


# "The former", "the latter": which of two that were named together.
OF_TWO = {"former": 0, "latter": 1}


def of_two(cast: Cast, head: int) -> Ranked:
    """Return whom "the former" or "the latter" means, of two named together before it."""
    parse = cast.parse
    if head == 0 or parse.lower[head - 1] != "the" or parse.dep[head] in ("amod", "compound"):
        return ()
    pair = _last_pair(cast, head, frozenset())
    return ((pair[OF_TWO[parse.lower[head]]], 0.9),) if pair else ()


def _met(cast: Cast, at: int) -> tuple[Actor, ...]:
    """Return both of "X spoke with Y", "X met Y", where ``at`` is X."""
    parse = cast.parse
    verb = parse.head[at]
    if parse.dep[at] != "nsubj" or parse.lemma[verb] not in _MEETING:
        return ()
    below = [c for c in parse.children[verb] if c > verb]
    partners = [c for c in below if parse.dep[c] == "dobj" and parse.lemma[verb] in _MET]
    for prep in below:
        if parse.dep[prep] in ("prep", "dative") and parse.lower[prep] in ("with", "to"):
            partners += [c for c in parse.children[prep] if parse.dep[c] == "pobj"]
    found = [a for k in (at, *partners[:1]) if (a := cast.of(k)) is not None]
    return tuple(found)


def _is_joint(cast: Cast, at: int) -> bool:
    parse = cast.parse
    if any(parse.dep[c] in ("conj", "cc") and c > at for c in parse.children[at]):
        return True
    named = cast.named(at)
    return at in cast.hidden or (named is not None and ";" in named.code)


def _is_leader(actor: Actor) -> bool:
    return ":" in actor.code and actor.sector in _LEADING


def unnamed_sides(named: Named) -> bool:
    """Tell whether "the parties", "both sides in X" are parties that nothing identifies."""
    if not named.plural or named.entity is not None:
        return False
    return named.noun == "side" or (named.noun == "party" and not named.country)


def is_one_of_two(cast: Cast, head: int, named: Named) -> bool:
    """Tell whether "each side", "one side" is one of two that nothing identifies."""
    if named.noun != "side" or named.country or named.entity is not None:
        return False
    return cast.parse.lower[cast.noun_phrase(head)[0]] in _EVERY | {"one", "every"}
