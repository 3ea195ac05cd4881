"""Whose land somebody's own words show: what he foretells of a land, and whom he charges.

"Belk said Kestria would never recognise the border": Kestria's prime minister, though the report
names Sarvia more often. "The Sarvian occupation army is starving the valley, Prime Minister Belk
said": not Sarvia's. Read in every sentence in which the story lets the person speak.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from trucewatch.coding.cast import words as cast_words
from trucewatch.coding.cast.phrases import phrase_head
from trucewatch.reading import Parse
from trucewatch.vocab.actor_lexicon import Hit
from trucewatch.vocab.actor_named import Named
from trucewatch.vocab.cues import load_act_words
from trucewatch.vocab.words import word_set

if TYPE_CHECKING:
    from trucewatch.coding.cast.cast import Cast

# Who commits a land by saying what it will do; the noun's last word.
_LEADERS = frozenset({"president", "minister", "premier", "chancellor", "king", "spokesman",
                      "spokeswoman", "spokesperson", "presidency", "government"})  # fmt: skip
_WILL = frozenset({"will", "wo", "shall", "'ll", "’ll", "would"})
_READY = frozenset({"ready", "prepared", "willing", "determined"})
_LANDS = frozenset({"country", "seat"})
_OF_LANDS = _LANDS | {"people", "adjective"}
# So many sentences of one person are read (bounds the work).
_MOST = 6
# How far from the name its sentence is read, in tokens.
_REACH = 50


def land(cast: Cast, head: int, named: Named) -> str | None:
    """Return the one state whose will the words of a leader tell, None where there is none."""
    if named.noun.rsplit(" ", 1)[-1] not in _LEADERS:
        return None
    told = {c for at in _speaking(cast, head, named) for c in _committed(cast, at)}
    ours = told - charged(cast, head, named)
    return next(iter(ours)) if len(ours) == 1 else None


def charged(cast: Cast, head: int, named: Named) -> frozenset[str]:
    """Return the states that somebody's own words charge with a wrong or call by a bad name."""
    return frozenset(c for at in _speaking(cast, head, named) for c in _charged(cast, at))


def other_side(cast: Cast, foes: frozenset[str]) -> str | None:
    """Return the other state of a story of two, where ``foes`` are one of them."""
    states = cast.setting.states - cast.setting.brokers
    rest = states - foes
    return next(iter(rest)) if len(states) == 2 and len(rest) == 1 else None


def _speaking(cast: Cast, head: int, named: Named) -> list[int]:
    """Return the first six mentions, as the subject of a verb of saying, of a person by name or by
    the noun of the office; of an office without a name ``head`` alone."""
    parse, own = cast.parse, cast.parse.lower[head]
    if named.kind != "name":
        return [head] if cast_words.says(parse, head) else []
    office = cast.known.voices.get(named.noun.rsplit(" ", 1)[-1], [])
    found = [*cast.known.voices.get(own, [])[:_MOST], *office[:_MOST]]
    return sorted(at for at in found if parse.lower[at] == own or _the(parse, at))[:_MOST]


def _the(parse: Parse, at: int) -> bool:
    """ "The prime minister", without a name or land of his own."""
    before = [c for c in parse.children[at] if c < at]
    return any(parse.lower[c] == "the" for c in before) and not any(
        parse.dep[c] == "poss" for c in before
    )


def _lands(cast: Cast, at: int) -> Iterator[tuple[Hit, int]]:
    """Yield the names of lands in the sentence of ``at``, with the heads of their phrases."""
    parse = cast.parse
    start, end = parse.sents[parse.sent[at]]
    first, last = cast.noun_phrase(at)
    for hit in cast.hits_in(max(start, at - _REACH), min(end, at + _REACH)):
        own = first <= hit.first < last
        if hit.entry.country and hit.entry.kind in _OF_LANDS and not own:
            yield hit, phrase_head(parse, hit.last - 1)


def _committed(cast: Cast, at: int) -> Iterator[str]:
    """Yield the states of which the sentence says what only their own say."""
    parse = cast.parse
    for hit, noun in _lands(cast, at):
        verb = parse.head[noun]
        bare = hit.entry.kind in _LANDS and hit.first <= noun < hit.last
        if not bare or parse.dep[noun] != "nsubj" or verb == parse.head[at]:
            continue
        if commits(parse, verb):
            yield hit.entry.country


def commits(parse: Parse, verb: int) -> bool:
    """Tell whether a verb says of its subject what only its own side foretells of it: "will never
    recognise", "would open its own road", "is ready"."""
    near = {parse.lower[c] for c in parse.children[verb]}
    if near & _WILL and (parse.lemma[verb] in _own_deeds() or _its_own(parse, verb)):
        return True
    return parse.lemma[verb] == "be" and bool(near & _READY)


def _own_deeds() -> frozenset[str]:
    return word_set("leads.committed") | word_set("cast.giving_up")


def _its_own(parse: Parse, verb: int) -> bool:
    """ "Will open its own road", "would defend itself"."""
    below = [c for c in parse.children[verb] if parse.dep[c] == "dobj"]
    return any(
        parse.lower[c] == "itself" or "own" in {parse.lower[d] for d in parse.children[c]}
        for c in below
    )


def _charged(cast: Cast, at: int) -> Iterator[str]:
    """Yield the states that the sentence charges with a wrong or calls by a bad name."""
    parse = cast.parse
    bad = load_act_words()["misdeed"] | load_act_words()["negative"]
    for hit, noun in _lands(cast, at):
        verb = parse.head[noun]
        if verb == parse.head[at]:
            continue
        low = parse.lemma[hit.last : noun + 1]
        acts = parse.dep[noun] == "nsubj" and parse.lemma[verb] in word_set("cast.hostile")
        if (acts and not _negated(parse, verb)) or not bad.isdisjoint(low):
            yield hit.entry.country


def _negated(parse: Parse, verb: int) -> bool:
    return any(parse.dep[c] == "neg" for c in parse.children[verb])
