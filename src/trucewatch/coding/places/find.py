"""Finding the names of places in a parsed story."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from trucewatch.coding.places.around import area_follows, located_by, names_area, stands
from trucewatch.coding.places.candidates import Named, named
from trucewatch.coding.places.groups import groups_of, is_where
from trucewatch.coding.places.names import LINKS
from trucewatch.coding.places.people import people_of
from trucewatch.reading.parse import Parse
from trucewatch.vocab.gazetteer import Entry, Gazetteer, bearings, fold, place_words
from trucewatch.vocab.group_words import group_words
from trucewatch.vocab.words import word_set

# Sizes from which a name is taken for a town without any sign that a place is meant; below, the
# words around it must say so. Set on news text with marked places.
_SURE_TOWN = 15_000
_SURE_ALIAS = 200_000
_TELLING_NAME = 8  # letters from which a village's name is seldom anything else
_JOINERS = frozenset(
    (
        "- – of the de la al el du da do ' ’ es as and upon le les des del di . ez ed er en esh "
        "ash ad 's ’s dos das"
    ).split()
)
# Words with a small letter that end a name: "Lachin corridor", "Zaporizhzhia nuclear power plant".
_ARTICLE_HEADS = frozenset(("al el ad as ash an at az ar es").split())
_SMALL_WORDS = _ARTICLE_HEADS | frozenset(
    (
        "northern southern eastern western northeastern northwestern southeastern southwestern"
    ).split()
)
_MOST_TOKENS = 9


class Spot(msgspec.Struct, frozen=True):
    """A name found: tokens [first, last), its candidates, and how it stands in the sentence.

    ``located`` tells that the words around say that a place is meant; ``titled`` that the name is
    part of somebody's title ("Kyiv's mayor").
    """

    first: int
    last: int
    named: Named
    located: bool
    titled: bool


def find_spots(parse: Parse, gazetteer: Gazetteer) -> list[Spot]:
    """Return the names of places in text order, not overlapping.

    Names that are too little by themselves are looked at again at the end: beside a place that was
    found ("Shire and Axum in Tigray"), or where the story speaks of their country, they stand.
    """
    out: list[Spot] = []
    doubtful: list[Spot] = []
    people, groups = people_of(parse, gazetteer), groups_of(parse)
    done = 0
    for i, word in enumerate(parse.word):
        if i < done:
            continue
        if not word[0].isupper() and not (word in _SMALL_WORDS and _small_start(parse, i)):
            continue
        size = _longest(parse, i, gazetteer)
        if size and not (size == 1 and _is_group(parse, i, groups)):
            spot, sure = _judge(parse, i, i + size, gazetteer, out, people)
            if spot is not None and not _is_end(parse, spot):
                (out if sure else doubtful).append(spot)
                done = spot.last
    return _second_look(parse, out, doubtful) if doubtful else out


def _is_group(parse: Parse, i: int, groups: frozenset[str]) -> bool:
    """Tell whether the name at ``i`` is a group's here, and no place."""
    if parse.word[i + 1 : i + 2] and _names_group(parse, i + 1):
        return True
    if parse.lower[i] not in groups or _generic(parse, i + 1) or area_follows(parse, i + 1):
        return False
    return not is_where(parse, i, i + 1)


def _names_group(parse: Parse, i: int) -> bool:
    """ "The Northern Front", "the Karo Brigades": a capital noun of groups ends a group's name."""
    return parse.word[i].istitle() and parse.lower[i] in group_words().heads


def _is_end(parse: Parse, spot: Spot) -> bool:
    """Tell whether a village's name only ends a longer one: the Monte of "San Vito del Monte"."""
    if spot.last - spot.first > 1 or parse.word[spot.first - 1] not in LINKS or spot.first < 2:
        return False
    before = spot.first - 2
    begins = parse.tag[before] == "NNP" and parse.word[before][:1].isupper()
    return begins and all(e.population < _SURE_TOWN for e in spot.named.candidates)


def _second_look(parse: Parse, sure: list[Spot], doubtful: list[Spot]) -> list[Spot]:
    countries = {e.country for s in sure for e in s.named.candidates[:3] if e.country}
    starts = {s.first: s for s in sure}
    kept = list(sure)
    for spot in reversed(doubtful):
        own = any(
            e.own and (e.country is None or e.country in countries) for e in spot.named.candidates
        )
        beside = _next_in_list(parse, spot.last)
        neighbour = starts.get(beside) if beside is not None else None
        if own or (neighbour is not None and _share(spot, neighbour)):
            kept.append(spot)
            starts[spot.first] = spot
    return sorted(kept, key=lambda s: s.first)


def _share(a: Spot, b: Spot) -> bool:
    """Tell whether two names have a country in common."""
    return bool({e.country for e in a.named.candidates} & {e.country for e in b.named.candidates})


def _next_in_list(parse: Parse, last: int) -> int | None:
    """Return the token where the next name of a list starts, when one follows."""
    if last + 1 < len(parse) and parse.lower[last] in ("and", ",", "or", "/"):
        return last + 2 if parse.lower[last + 1] == "and" else last + 1
    return None


def _longest(parse: Parse, i: int, gazetteer: Gazetteer) -> int:
    """Return the number of tokens of the longest known name that starts at ``i``, or 0."""
    start = fold(parse.word[i]).split(" ", 1)[0]
    limit = gazetteer.longest(start) if start else 0
    if limit == 0:
        return 0
    for j in _ends(parse, i, limit):
        key = fold(parse.slice(i, j))
        if key.count(" ") < limit and gazetteer.lookup(key):
            return j - i
    return 0


def _small_start(parse: Parse, i: int) -> bool:
    """ "al-Bab" and "southern Lebanon" are names that begin with a small letter."""
    low = parse.lower[i]
    if low in _ARTICLE_HEADS:
        return i + 2 < len(parse) and parse.word[i + 1] == "-" and parse.word[i + 2][:1].isupper()
    return (
        low.endswith("ern")
        and low in bearings()
        and i + 1 < len(parse)
        and (parse.word[i + 1][:1].isupper())
    )


def _ends(parse: Parse, i: int, words: int) -> Iterator[int]:
    """Yield the possible ends of a name from ``i``, the furthest first."""
    ends = []
    last = min(i + _MOST_TOKENS, parse.sents[parse.sent[i]][1])
    for j in range(i, last):
        word = parse.word[j]
        if (
            word[:1].isupper()
            or (word[:1].isdecimal() and j > i)
            or (
                j > i and (word in place_words("generic_after") or word in word_set("places.tails"))
            )
        ):
            ends.append(j + 1)
        elif j > i and parse.lower[j] not in _JOINERS:
            break
        if len(ends) > words + 1:
            break
    return iter(reversed(ends))


def _judge(
    parse: Parse,
    first: int,
    last: int,
    gazetteer: Gazetteer,
    before: list[Spot],
    people: frozenset[str],
) -> tuple[Spot | None, bool]:
    """Return the spot, if the tokens can be one, and whether that is sure."""
    text = parse.slice(first, last)
    generic = _generic(parse, last)
    whole = parse.slice(first, last + 1) if generic else text
    what = named(whole, gazetteer) if generic else named(text, gazetteer)
    if not what.candidates or what.adjective:
        return None, False
    key = what.key
    if key in place_words("no_place") or key in place_words("generic_after"):
        return None, False
    located = bool(generic) or located_by(parse, first, last, before)
    if _is_code(text):
        if not _good_code(parse, first, last, what.candidates, before):
            return None, False
    elif not _name_like(parse, first, last, located, any(e.own for e in what.candidates)):
        return None, False
    standing = stands(parse, first, last, before, located)
    weak = _weak(what) and (not located or _alias_only(what))
    if standing == "part" or (standing == "title" and _weak(what)):
        return None, False
    if last - first == 1 and parse.lower[first] in people and not located:
        return None, False
    if last - first == 1 and parse.lower[first] in place_words("common"):
        known = any(e.population >= _SURE_TOWN or _sure_kind(e) for e in what.candidates)
        if not (located and known):
            return None, False
    return Spot(first, last, what, located, standing == "title"), not weak


def _alias_only(named: Named) -> bool:
    """Tell whether only small places bear the name, and none as its usual name."""
    return not any(e.primary or e.own or e.population >= _SURE_ALIAS for e in named.candidates)


def _is_code(text: str) -> bool:
    letters = text.replace(".", "")
    return letters.isupper() and len(letters) <= 4


def _good_code(
    parse: Parse, first: int, last: int, candidates: tuple[Entry, ...], before: list[Spot]
) -> bool:
    """Tell whether capitals name an area: US, DRC; OH and IN only right after a town."""
    if not any(_sure_kind(e) for e in candidates):
        letters = parse.lower[first]
        headline = parse.role(first) == "headline" and last - first == 1
        return headline and len(letters) == 4 and letters not in place_words("never")
    letters = parse.slice(first, last).replace(".", "")
    states = all(e.kind == "admin1" for e in candidates if _sure_kind(e))
    if len(letters) == 2 and states:
        return bool(before) and before[-1].last == first - 1 and parse.word[first - 1] == ","
    return True


def _sure_kind(e: Entry) -> bool:
    if e.own and e.kind in ("town", "village"):
        return False
    return e.own or (e.kind in ("country", "admin1", "macro") and e.primary)


def _weak(named: Named) -> bool:
    """Tell whether a name by itself is too little to take it for a place."""
    telling = len(named.key) >= _TELLING_NAME
    if named.cue in ("area", "district") and any(
        e.kind in ("admin1", "admin2", "region") for e in named.candidates
    ):
        return False
    return not any(
        _sure_kind(e)
        or (e.own and telling)
        or (e.primary and e.population >= _SURE_TOWN)
        or e.population >= _SURE_ALIAS
        for e in named.candidates
    )


def _name_like(parse: Parse, first: int, last: int, located: bool, known: bool) -> bool:
    """Tell whether the tokens are a proper name and not a common word with a capital letter."""
    proper = sum(parse.tag[i] in ("NNP", "NNPS") for i in range(first, last))
    start = first if last - first > 1 else first - 1
    article = last - start == 2 and start >= 0 and parse.lower[start] in ("the", "our", "a")
    if article and parse.lower[last - 1] in place_words("org_word"):
        return False  # "the Mission": a common noun with its article is a body
    if last - first > 1:
        return proper > 0 or located or known
    if parse.lower[first].rstrip(".") in place_words("never"):
        return False
    if proper:
        return True
    starts = first == parse.sents[parse.sent[first]][0]
    # "Sagaing" is taken for a verb: behind "in", what the project's own table names is a place
    return not starts and located and (known or parse.tag[first] in ("NN", "JJ", "FW", "NNS"))


def _generic(parse: Parse, last: int) -> bool:
    """Tell whether a generic word follows the name: "Kherson region", "Gadrut District"."""
    if last >= len(parse) or parse.sent[last] != parse.sent[last - 1]:
        return False
    return names_area(parse, last) and parse.pos[last] in ("NOUN", "PROPN")
