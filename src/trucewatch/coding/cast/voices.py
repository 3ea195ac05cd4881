"""Whose spokesman: who speaks on right after a state has spoken, and "its spokesman".

"Kestria denied the accusation. "Our guns are silent," army spokesman Colonel Ivo Sand said": nobody
says whose colonel he is, because the state has just spoken. Where the paragraph lets two states
speak that the sentence does not set against him, he stays nobody's.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from trucewatch.coding.cast import words as cast_words
from trucewatch.coding.cast.opposed import opposed, subject_above
from trucewatch.coding.cast.settled import is_somebodys
from trucewatch.reading import Parse
from trucewatch.records import Actor
from trucewatch.vocab.actor_named import Named, with_country
from trucewatch.vocab.words import word_set

if TYPE_CHECKING:
    from trucewatch.coding.cast.cast import Cast

_STATE = frozenset({"GOV", "MIL", "COP", "SPY", "GOV/MIL"})
_GROUPS = frozenset({"REB", "PRM", "OPP", "UAF"})
_SOFT = frozenset({"GOV", "MIL", "COP", "SPY", "UNK"})
# So many sentences back in its paragraph is a state still the one that speaks, and in the sentence
# before it in any.
_BACK = 2
_PRONOUNS = frozenset({"its", "their", "his", "her"})


def after_its_state(cast: Cast, head: int, named: Named) -> Named:
    """Return ``named`` as of the state that has just spoken, unchanged where none has."""
    if named.country or named.entity is not None or named.sector not in _SOFT or named.plural:
        return named
    voice = _is_voice(cast, head, named)
    if not voice and named.noun.rsplit(" ", 1)[-1] not in word_set("cast.officers"):
        return named
    owner = _owner(cast, head)
    if owner is not None:
        return _of(cast, owner, named)
    if not voice:
        return named
    if is_somebodys(cast, head) or _has_name(cast, head, named):
        return named
    foes = opposed(cast, head) | _patrons(cast, head)
    for spoken in _spoken_before(cast, head):
        if spoken - foes:
            ours = spoken - foes
            return with_country(named, ours.pop()) if len(ours) == 1 else named
    army = cast.known.army if named.sector == "MIL" and named.person else None
    return named if army is None or army in foes else with_country(named, army)


def _patrons(cast: Cast, head: int) -> frozenset[str]:
    """Return the states that back or charge what is called as ``head`` is, before it: "Egypt, which
    backs the army, …. The army …" is another's army; so it is in "Iran, an ally of the army"."""
    parse = cast.parse
    found: set[str] = set()
    for at in cast.heads[: bisect_left(cast.heads, head)]:
        if parse.lemma[at] != parse.lemma[head] or parse.tag[at] not in ("NN", "NNS"):
            continue
        above = parse.head[at]
        if parse.dep[at] == "pobj" and parse.lower[above] in ("of", "for", "to"):
            above = parse.head[above]
        who = None
        if parse.lemma[above] in word_set("coreference.patrons", "cast.accusing"):
            who = subject_above(parse, at)
        elif parse.lemma[above] in _FRIENDS:
            who = parse.head[above] if parse.dep[above] == "appos" else subject_above(parse, above)
        actor = cast.of(who) if who is not None and who != head else None
        if actor is not None and actor.country:
            found.add(actor.country)
    return frozenset(found)


_FRIENDS = frozenset({"ally", "supporter", "backer", "patron", "sponsor", "friend", "critic"})


def _is_voice(cast: Cast, head: int, named: Named) -> bool:
    """Return whether a phrase is of somebody who speaks for a state: also "army spokesman Major X",
    whose last title is a rank."""
    if named.noun.rsplit(" ", 1)[-1] in word_set("cast.voices"):
        return True
    first, last = cast.noun_phrase(head)
    return named.kind == "name" and not word_set("cast.voices").isdisjoint(
        cast.parse.lemma[first:last]
    )


def _has_name(cast: Cast, head: int, named: Named) -> bool:
    """Return whether a proper name stands in the phrase of a body ("the Sarvian coast guard"), or
    an owner in anybody's ("Sarvia's army spokesman Ivo Sand")."""
    parse = cast.parse
    first, last = cast.noun_phrase(head)
    if not {"'s", "’s"}.isdisjoint(parse.lower[first:head]):
        return True
    end = next((i for i in range(first, last) if parse.lemma[i] in word_set("cast.voices")), head)
    before = range(first, end if named.kind == "name" else head)
    return any(
        parse.word[i][:1].isupper() and parse.lower[i] not in word_set("cast.plain") for i in before
    )


def _of(cast: Cast, owner: Actor, named: Named) -> Named:
    """Return ``named`` as of its owner: a state, or a group that has a code of its own."""
    if owner.sector in _GROUPS and ":" in owner.code:
        head = owner.code.partition(":")[0]
        tail = named.code.partition(":")[2]
        code = f"{head}:{tail}" if tail else owner.code
        cast.belongs(code, owner.code.partition(":")[2])
        return msgspec.structs.replace(named, code=code, country=owner.country, sector=owner.sector)
    if owner.country is None and owner.code.startswith("UNK:") and ":" in named.code:
        cast.belongs(named.code, owner.code.partition(":")[2])  # of a side that no table knows
    return with_country(named, owner.country)


def _owner(cast: Cast, head: int) -> Actor | None:
    """Return whom "its" means in "its spokesman, Colonel X" and "its spokesman"."""
    parse = cast.parse
    at = cast_words.apposed(parse, head, cast.noun_phrase(head)[1], False)
    for noun in (head, *([] if at is None else [at])):
        for child in parse.children[noun]:
            if parse.dep[child] == "poss" and parse.lower[child] in _PRONOUNS:
                actor = cast.of(child)
                return None if actor is None else cast.inner(actor)
    return None


def _spoken_before(cast: Cast, head: int) -> Iterator[set[str]]:
    """Yield the states that have spoken in each of the sentences before, the last one first, where
    ``head`` speaks itself."""
    parse = cast.parse
    own = parse.sent[head]
    denies = parse.lemma[parse.head[head]] in ("deny", "reject", "dismiss")
    for sent in (
        range(own - 1, max(-1, own - 1 - _BACK), -1) if cast_words.says(parse, head) else ()
    ):
        first, last = parse.sents[sent]
        if parse.para[first] == parse.para[head] or sent == own - 1:
            told = (i for i in range(first, last) if not (denies and _accuses(cast, i)))
            yield {c for i in told if (c := _speaks(cast, i)) is not None}


def _accuses(cast: Cast, i: int) -> bool:
    """Return whether a token is the subject of a verb of accusing: the other side denies."""
    return cast.parse.lemma[cast.parse.head[i]] in ("accuse", "blame", "charge", "allege")


def _speaks(cast: Cast, i: int) -> str | None:
    """Return the state that token ``i`` names as the subject of a verb of speaking, else None."""
    parse = cast.parse
    if parse.dep[i] != "nsubj" or parse.lemma[parse.head[i]] not in word_set("cast.speaking"):
        return None
    named = cast.named(i)
    if named is None or not named.country or ";" in named.country:
        return None
    if any(parse.dep[c] == "neg" for c in parse.children[parse.head[i]]):
        return None  # "did not respond" is no voice
    if _turns_to_both(parse, parse.head[i]):
        return None
    state = named.kind in ("state", "people") or named.sector in _STATE
    return named.country if state else None


_TURNING = frozenset({"call", "urge", "appeal", "ask", "press", "exhort", "implore", "plead"})
_TWO = frozenset({"both", "two", "all", "warring", "conflicting", "rival"})
_SIDES = frozenset({"side", "party", "faction"})


def _turns_to_both(parse: Parse, verb: int) -> bool:
    """Return whether a state turns to both sides of a war, and so is neither: "called on both
    sides to stop"."""
    if parse.lemma[verb] not in _TURNING:
        return False
    first, last = parse.subtree(verb)
    told = (k for k in range(verb, last) if parse.lemma[k] in _SIDES)
    return any(not _TWO.isdisjoint(parse.lower[max(first, k - 2) : k]) for k in told)
