"""Known names that are only parts of another name: "the Ostrel Liberation Council" is no paper
called Liberation, "the Ostrel Islamic Front" is not the Islamic Front of another land.

A name that is a common word, or is made of common words alone, is the body that the tables know by
it only where it is the whole proper name: no other name stands right before it, and none goes on
behind it. The state that the body is of may stand before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.reading import Parse
from trucewatch.vocab.actor_lexicon import Hit, Lexicon
from trucewatch.vocab.gazetteer import place_words
from trucewatch.vocab.words import calendar, word_set

_INNER = frozenset({"compound", "amod", "nmod", "poss"})
_NAMES = frozenset({"NNP", "NNPS"})


def without_parts(parse: Parse, hits: Sequence[Hit], lexicon: Lexicon) -> list[Hit]:
    """Return ``hits`` without bodies of common names that other names stand next to; the last word
    of such a name is looked up by itself ("Army")."""
    at = {i: h for h in hits for i in range(h.first, h.last)}
    out: list[Hit] = []
    for hit in hits:
        if _names_a_feature(parse, hit):
            continue
        if _may_be_part(parse, hit) and _is_part(parse, hit, at):
            if hit.last - hit.first > 1:
                out += lexicon.scan(parse.word, parse.lower, hit.last - 1, hit.last)
        else:
            out.append(hit)
    return out


def _names_a_feature(parse: Parse, hit: Hit) -> bool:
    """Tell whether a land only gives a port or a lake its name: "in Port Sudan", "Lake Chad"."""
    i = hit.first
    land = hit.entry.kind in ("country", "seat", "place") and hit.last == i + 1
    if not land or i < 1 or parse.dep[i] in _INNER or not parse.word[i - 1][:1].isupper():
        return False
    return parse.sent[i - 1] == parse.sent[i] and (
        parse.lower[i - 1] in place_words("feature_before")
        or parse.lower[i - 1] in word_set("places.other_before")
    )


def _may_be_part(parse: Parse, hit: Hit) -> bool:
    entity = hit.entry.entity
    if entity is None or entity.kind != "body" or hit.entry.cased == 2:
        return False
    words = parse.lower[hit.first : hit.last]
    if len(words) == 1:
        return words[0] in word_set("cast.common", "cast.common_names")
    return all(w in word_set("cast.common") for w in words)


def _is_part(parse: Parse, hit: Hit, at: dict[int, Hit]) -> bool:
    first, last = parse.sents[parse.sent[hit.first]]
    before, after = hit.first - 1, hit.last
    hit_words = parse.lower[hit.first : hit.last]
    if after < last and parse.word[after] == "(":
        return False  # letters told for the whole name say more (``cast.acronyms``)
    if before >= first and _is_name(parse, before) and before not in at:
        return True
    if len(hit_words) == 1 and _of_a_title(parse, first, before, after, last):
        return True
    if hit.last - hit.first > 1:
        return False  # "Islamic Front Spokesman": what stands behind is no part of it
    known = before >= first and before in at and at[before].entry.country not in ("", _of(hit))
    if known and parse.lower[hit.first - 1] not in ("'s", "’s") and _is_name(parse, before):
        return True
    return after < last and _goes_on(parse, after)


def _of_a_title(parse: Parse, first: int, before: int, after: int, last: int) -> bool:
    """Tell whether a word stands in a longer name: "Front for the Liberation of Azawad"."""
    k = before - 1 if before > first and parse.lower[before] == "the" else before
    led = k > first and parse.lower[k] in ("for", "of") and parse.word[k - 1].istitle()
    goes_on = after + 1 < last and parse.lower[after] == "of" and parse.word[after + 1].istitle()
    return led and goes_on


def _of(hit: Hit) -> str:
    return hit.entry.country


def _is_name(parse: Parse, i: int) -> bool:
    """Tell whether a word is written as part of a name: no month, no word in small letters."""
    word = parse.word[i]
    if not word[:1].isupper() or not word.isalpha() or parse.lower[i] in calendar():
        return False
    return parse.tag[i] in _NAMES


def _goes_on(parse: Parse, i: int) -> bool:
    """Tell whether a name of one word goes on at ``i``: "Liberation Council", "Memorial Park"."""
    return _is_name(parse, i) and parse.lower[i] not in word_set("cast.saying")
