"""Names that no gazetteer has, and that deeds make a place: ground that is shelled, held or left.

"The siege of Zorb", "withdrew from Zorb", "captured Zorb", "Zorb fell to the rebels", "the Zorb
road", "the road between Zorb and Tarn". A name that acts somewhere in the story, owns an army or
has spokesmen is a state, a group or a person, and none of these.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.places.moved import mover_over
from trucewatch.coding.places.names import has_article, is_somebodys, linked, words_in
from trucewatch.reading.parse import Parse
from trucewatch.vocab.gazetteer import place_words
from trucewatch.vocab.words import word_set

Span = tuple[int, int]
_LONGEST = 3  # words of such a name
_SHORTEST = 3  # letters of a word of such a name
_MOUNTS = frozenset({"Mt", "St"})  # "Mt Zorb"
_FULL_NAME = 2  # words of somebody's first and last name
_OBJECTS = frozenset({"dobj", "obj", "nsubjpass"})
_OFF = frozenset({"back", "away", "off"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def grounds(parse: Parse) -> Iterator[Span]:
    """Yield the token spans of unknown names that a deed tells as its ground, in text order.

    Whether a table knows a name is not looked at: that is for the caller.
    """
    for first, last in _names(parse):
        if not _is_ground(parse, first, last) or is_somebodys(parse, first, last):
            continue
        if not _is_somebody(parse, first, last):
            yield first, last


def _names(parse: Parse) -> Iterator[Span]:
    i = 0
    while i < len(parse):
        article = has_article(parse, i)
        if not article and not _proper(parse, i):
            i += 1
            continue
        last = i + 3 if article else i
        end = min(len(parse), last + _LONGEST + 1)
        while last < end and _proper(parse, last) and parse.sent[last] == parse.sent[i]:
            last += 1
            if last + 2 < len(parse) and has_article(parse, last):
                last += 3  # "Deir ez-Zorb"
            last = linked(parse, last)  # "San Vito del Monte"
        if 0 < len(words_in(parse, i, last)) <= _LONGEST and not _is_part(parse, i, last):
            yield i, last
        i = max(last, i + 1)


def _proper(parse: Parse, i: int) -> bool:
    word = parse.word[i].rstrip(".")
    short = len(word) < _SHORTEST and word not in _MOUNTS
    if not word[:1].isupper() or not word.isalpha() or short:
        return False
    return parse.tag[i] in ("NNP", "NNPS") and not word.isupper()


def _is_part(parse: Parse, first: int, last: int) -> bool:
    """Tell whether the words are only part of a name, or dates, bodies and the like."""
    words = set(parse.lower[first:last])
    if words & (word_set("places.no_places") | place_words("title") | place_words("org_word")):
        return True
    before = parse.word[first - 1] if first else ""
    joined = before in ("-", "–") or (before[:1].isupper() and parse.tag[first - 1] == "NNP")
    after = parse.word[last] if last < len(parse) else ""
    return joined or after in ("-", "–") or (after[:1].isupper() and parse.tag[last] == "NNP")


def _is_ground(parse: Parse, first: int, last: int) -> bool:
    """Tell whether a deed stands to the name as to its ground."""
    head = last - 1
    the = first > 0 and parse.lower[first - 1] == "the"
    if the:
        return last < len(parse) and parse.lower[last] in word_set("places.on_the_map")
    up, dep = parse.head[head], parse.dep[head]
    if dep in _OBJECTS and parse.lemma[up] in word_set("places.taken"):
        return not _is_described(parse, first, last)
    if dep == "nsubj" and parse.lemma[up] in word_set("places.fallen"):
        return any(parse.lower[c] in ("to", "under") for c in parse.children[up])
    while parse.dep[head] == "conj" and parse.pos[up] == "PROPN":
        head, up = up, parse.head[up]
    if parse.dep[head] != "pobj":
        return False
    return _by_preposition(parse, up)


def _is_described(parse: Parse, first: int, last: int) -> bool:
    """Tell whether a first and last name is followed by an age or by what somebody is: "took Anton
    Zorb, mayor of Tarn", "seized Lena Zorb, 42,"."""
    if last - first < _FULL_NAME or last + 1 >= len(parse) or parse.word[last] != ",":
        return False
    if parse.word[last + 1].isdecimal():
        return True
    said = (c for c in parse.children[last - 1] if c > last and parse.dep[c] == "appos")
    return any(
        parse.pos[c] == "NOUN"
        and parse.lemma[c] not in place_words("generic_before") | word_set("places.sites")
        for c in said
    )


def _by_preposition(parse: Parse, prep: int) -> bool:
    word, above = parse.lower[prep], parse.head[prep]
    out = parse.lower[above] == "out"
    off = word == "from" and parse.lower[above] in _OFF
    if parse.pos[above] == "ADP" or out or off:  # "out of", "from near", "up to", "back from"
        above = parse.head[above]
    lemma = parse.lemma[above]
    if lemma == "lay":  # "laid siege to Zorb"
        below = (parse.lemma[c] for c in parse.children[above] if parse.dep[c] in _OBJECTS)
        lemma = next(below, lemma)
    if word == "between":
        return lemma in word_set("places.ways")
    if word == "of" and not out:
        told = word_set("places.deeds_upon") | place_words("container")
        return lemma in told or parse.lower[above] in place_words("container")
    if word == "on":
        return lemma in word_set("places.deeds_upon") | word_set("places.down_on")
    if out or word in ("from", "to", "towards", "toward", "into", "for", "through", "past"):
        return lemma in word_set("places.moving") or mover_over(parse, above) is not None
    return word in ("around", "above", "below", "beyond", "across", "near", "outside") and (
        lemma in word_set("places.deeds", "places.deeds_upon", "places.moving", "places.down_on")
        or parse.pos[above] in ("NOUN", "VERB")
    )


def _is_somebody(parse: Parse, first: int, last: int) -> bool:
    """Tell whether the story has the name act, speak, own what a side owns, or be of a side."""
    name = parse.lower[first:last]
    size = last - first
    for i in range(len(parse) - size + 1):
        if parse.lower[i : i + size] != name or not parse.word[i][:1].isupper():
            continue
        if _acts(parse, i, i + size):
            return True
    return False


def _acts(parse: Parse, first: int, last: int) -> bool:
    head = last - 1
    up = parse.head[head]
    after = parse.lower[last] if last < len(parse) else ""
    if first and parse.lower[first - 1] in place_words("title"):
        return True
    if after in _POSSESSIVE and parse.lemma[up] in word_set("places.owned_by_sides"):
        return True
    if parse.dep[head] in ("compound", "amod", "nmod") and up >= last:
        return parse.lemma[up] in word_set("places.owned_by_sides")
    if parse.dep[head] == "agent" or (parse.dep[head] == "pobj" and parse.lower[up] == "by"):
        return True
    if parse.dep[head] == "nsubj" and parse.pos[up] == "VERB":
        return parse.lemma[up] not in word_set("places.fallen")
    between = parse.dep[head] == "pobj" and parse.lower[up] in ("between", "with", "against")
    return between and parse.lemma[parse.head[up]] not in word_set("places.ways")
