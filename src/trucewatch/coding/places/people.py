"""Names of people in a story, so that a town of that name is not seen in them."""

from __future__ import annotations

from trucewatch.reading.parse import Parse
from trucewatch.vocab.gazetteer import Gazetteer, bearings, fold, place_words
from trucewatch.vocab.words import word_set

_FEATURES = ("generic_before", "generic_after", "feature_before", "org_word", "title")


def _full_name(parse: Parse, i: int) -> bool:
    """Tell whether token ``i`` with the one before it looks like a first and a last name."""
    if parse.tag[i - 1] != "NNP" or parse.dep[i - 1] != "compound" or parse.head[i - 1] != i:
        return False
    pair = (parse.lower[i - 1], parse.lower[i])
    if any(w in place_words(c) or w in bearings() for w in pair for c in _FEATURES):
        return False
    return parse.dep[i] in ("nsubj", "nsubjpass", "dobj", "poss", "appos", "agent")


def people_of(parse: Parse, gazetteer: Gazetteer) -> frozenset[str]:
    """Return the last names that the story gives with a first name or a title, lower-cased."""
    out: set[str] = set()
    for i in range(1, len(parse)):
        if parse.tag[i] != "NNP" or parse.sent[i] != parse.sent[i - 1]:
            continue
        prev = parse.lower[i - 1].rstrip(".")
        titled = prev in word_set("places.personal") and parse.word[i - 1][:1].isupper()
        if titled or (_full_name(parse, i) and not _known_pair(parse, i, gazetteer)):
            out.add(parse.lower[i])
    return frozenset(out)


def _known_pair(parse: Parse, i: int, gazetteer: Gazetteer) -> bool:
    """Tell whether the two tokens up to ``i`` are a place's or an institution's name."""
    key = fold(parse.slice(i - 1, i + 1))
    return key in place_words("no_place") or bool(gazetteer.lookup(key))
