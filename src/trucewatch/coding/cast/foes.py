"""The foe: whom "the other side", "its opponent", "the enemy" means in a story of two camps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trucewatch.coding.cast.noun_phrases import apposition
from trucewatch.coding.cast.sides import main_camps
from trucewatch.coding.cast.speaking import at_token
from trucewatch.reading import Parse
from trucewatch.records import Actor
from trucewatch.vocab.words import word_set

if TYPE_CHECKING:
    from trucewatch.coding.cast.cast import Cast

_FOES = frozenset({"opponent", "foe", "enemy", "adversary", "rival"})
_OTHERS = frozenset({"side", "party", "army", "country", "government"})
_COUNTERPART, _NEIGHBOUR = "counterpart", "neighbour"
_SPELT = {"neighbor": _NEIGHBOUR}
_WORDS = _FOES | _OTHERS | {_COUNTERPART, _NEIGHBOUR}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MAX_CLIMB = 8


def is_foe(cast: Cast, head: int) -> bool:
    """Tell whether the phrase of ``head`` is "the other side", "its opponent", "the enemy".

    So is "her counterpart", where no word of the phrase and no name beside it tells whose.
    """
    parse = cast.parse
    lemma = _SPELT.get(parse.lemma[head], parse.lemma[head])
    if lemma not in _WORDS or parse.tag[head] not in ("NN", "NNS"):
        return False
    before = {parse.lower[c] for c in parse.children[head] if c < head}
    if lemma in _OTHERS:
        return parse.tag[head] == "NN" and {"the", "other"} <= before and not _of(cast, head)
    owned = any(parse.tag[c] == "PRP$" for c in parse.children[head])
    if lemma == _NEIGHBOUR:  # "accused its neighbour", not "its neighbour X", "its neighbours"
        alone = parse.tag[head] == "NN" and apposition(parse, head) is None
        charged = parse.lemma[parse.head[head]] in word_set("cast.accusing")
        return owned and alone and charged and parse.dep[head] == "dobj"
    if lemma == _COUNTERPART:
        named = cast.named(head)
        return owned and parse.tag[head] == "NN" and (named is None or not named.country)
    return (owned and not before & {"political"}) or (lemma == "enemy" and before == {"the"})


def called(parse: Parse, head: int) -> int | None:
    """Return the name of "its neighbour, X" or "its rival, X", None where none is told."""
    lemma = _SPELT.get(parse.lemma[head], parse.lemma[head])
    if lemma not in _FOES | {_NEIGHBOUR} or parse.pos[head] != "NOUN":
        return None
    at = apposition(parse, head)
    return at if at is not None and at > head and parse.pos[at] == "PROPN" else None


def _of(cast: Cast, head: int) -> bool:
    """ "The other side of the river" is a place."""
    parse = cast.parse
    after = [c for c in parse.children[head] if c > head and parse.lower[c] == "of"]
    return any(parse.tag[d] in ("NN", "NNS", "NNP") for c in after for d in parse.children[c])


def foe(cast: Cast, head: int) -> Actor | None:
    """Return the camp opposed to the owner of ``head``, or to the subject above it.

    None where the story does not show two camps, or neither is the one that has the foe.
    """
    own = _whose(cast, head)
    return None if own is None else against(cast, head, own)


def against(cast: Cast, head: int, own: Actor) -> Actor | None:
    """Return the camp opposed to that of ``own`` at ``head``, in a story of two camps."""
    pair = main_camps(cast, head)
    keys = [cast.camp_key(a) for a in pair]
    if cast.camp_key(own) not in keys:
        return None
    return at_token(cast, head, pair[1 - keys.index(cast.camp_key(own))])


def _whose(cast: Cast, head: int) -> Actor | None:
    parse = cast.parse
    for child in parse.children[head]:
        if parse.tag[child] == "PRP$" or parse.dep[child] == "poss":
            return cast.of(child)
    at, below = parse.head[head], head
    for _ in range(_MAX_CLIMB):
        found = [c for c in parse.children[at] if parse.dep[c] in _SUBJECTS and c != below]
        if found and found[0] != head:
            return cast.of(found[0])
        if parse.head[at] == at:
            break
        below, at = at, parse.head[at]
    return None
