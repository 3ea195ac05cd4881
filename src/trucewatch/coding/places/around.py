"""What the words around a name say: that it is a place, or a piece of a longer name or a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trucewatch.coding.places.names import ARTICLES, is_proper, is_somebodys
from trucewatch.reading.parse import Parse
from trucewatch.vocab.gazetteer import adjectives, country_names, fold, place_words
from trucewatch.vocab.words import word_set

if TYPE_CHECKING:
    from trucewatch.coding.places.find import Spot


def located_by(parse: Parse, first: int, last: int, before: list[Spot]) -> bool:
    """Tell whether the words around the name say that it is a place."""
    i = first - 1
    if i >= 0 and parse.lower[i] == "the":
        i -= 1
    if i >= 0 and parse.sent[i] == parse.sent[first]:
        low = parse.lower[i]
        if low in place_words("locative") and parse.pos[i] != "PROPN" and not _of_person(parse, i):
            return True
        if low == "of" and i > 0 and parse.lower[i - 1] in place_words("generic_before"):
            return True
        if low in place_words("generic_before") and parse.pos[i] == "NOUN":
            return True
    if before and before[-1].last <= first and before[-1].located:
        joined = parse.slice(before[-1].last, first).strip().lower().removesuffix(" the")
        if joined in (",", "and", ", and", "or", ", or", "/", "-", "–", "("):
            return True
    return area_follows(parse, last) or _seized(parse, first, last)


def _seized(parse: Parse, first: int, last: int) -> bool:
    """ "captured X", "X was shelled", "X fell": what is done to places is done to X."""
    token = next((i for i in range(first, last) if not first <= parse.head[i] < last), last - 1)
    for _ in range(4):
        if parse.dep[token] != "conj":
            break
        token = parse.head[token]
    head = parse.head[token]
    if parse.dep[token] in ("dobj", "nsubjpass", "oprd"):
        return parse.lemma[head] in place_words("seizing")
    return parse.dep[token] == "nsubj" and parse.lemma[head] in ("fall", "lie")


def _of_person(parse: Parse, i: int) -> bool:
    """ "to Jordan" after told, "between X and Y" of people, by whom something is done: not a sign
    of a place."""
    if parse.dep[i] == "agent":
        return True
    if parse.lower[i] not in ("to", "between", "against", "from", "by"):
        return False
    head = parse.head[i]
    return parse.lemma[head] in (
        "tell",
        "say",
        "talk",
        "speak",
        "give",
        "accord",
        "write",
        "belong",
    )


def area_follows(parse: Parse, last: int) -> bool:
    """Tell whether ", Ohio" or ", Sudan" follows: checked by the adjective table's countries."""
    if last + 1 < len(parse) and parse.word[last] == "," and parse.word[last + 1][:1].isupper():
        return fold(parse.word[last + 1]) in country_names().values()
    return False


def stands(parse: Parse, first: int, last: int, before: list[Spot], is_located: bool) -> str:
    """Return "part" for a piece of a longer name, "title" inside a title, else "free"."""
    nxt = parse.word[last] if last < len(parse) and parse.sent[last] == parse.sent[first] else ""
    low = nxt.lower()
    if nxt[:1].isupper() and parse.tag[last] in ("NNP", "NNPS") and not names_area(parse, last):
        if low in place_words("title") or low.rstrip(".") in place_words("title"):
            return "title"
        if adjectives().get(low) is None:
            return "part"
    if low in place_words("paper") or low.removesuffix("s") in place_words("paper"):
        return "part"
    if low in ("-", "–") and last + 1 < len(parse) and _glued(parse, last):
        follows = parse.lower[last + 1]
        if follows in (
            "based",
            "born",
            "led",
            "backed",
            "held",
            "controlled",
            "area",
            "style",
            "wide",
            "run",
        ):
            return "title" if follows not in ("area", "held", "controlled", "wide") else "free"
    return _behind(parse, first, before, is_located)


def _glued(parse: Parse, i: int) -> bool:
    return parse.end[i - 1] == parse.start[i] and parse.end[i] == parse.start[i + 1]


_ALONG = frozenset({"on", "along", "at", "across"})


def names_area(parse: Parse, i: int) -> bool:
    """Tell whether the word behind a name makes it that of an area or a site: "Kherson region"; a
    Front is a body but where something is on or along it."""
    low = parse.lower[i]
    if low == "front" and parse.word[i] != low:
        return parse.lower[parse.head[i]] in _ALONG
    return low in place_words("generic_after")


def _behind(parse: Parse, first: int, before: list[Spot], is_located: bool) -> str:
    """Judge by the word before: a given name, a title, another place."""
    if first == 0 or parse.sent[first - 1] != parse.sent[first]:
        return "free"
    if before and before[-1].last == first:
        return "free"
    prev, low = parse.word[first - 1], parse.lower[first - 1]
    if prev[:1].isupper() and parse.tag[first - 1] in ("NNP", "NNPS") and prev[-1] not in ",;:":
        if low in word_set("places.other_before"):
            return "part"  # "Port Zorb" is not Zorb
        if low in place_words("generic_before") or low in place_words("feature_before"):
            return "free"
        if low in (
            "north",
            "south",
            "east",
            "west",
            "northern",
            "southern",
            "eastern",
            "western",
            "central",
            "greater",
            "upper",
            "lower",
            "downtown",
        ):
            return "free"
        if low.rstrip(".") in place_words("title"):
            return "part"
        if adjectives().get(low) or low.isupper():
            return "part"
        return "part"
    if low == "-" and first > 1 and parse.word[first - 2] in ARTICLES:
        named = is_somebodys(parse, first - 2, first + 1)
        longer = first > 2 and is_proper(parse, first - 3)
        if named or longer:
            return "part"  # "Bir el-Zorb" is not Zorb, "al-Shabab" no Shabab
    if low in ("@", "#", "/") or (low == "-" and first > 1 and _glued(parse, first - 1)):
        return "free" if is_located or parse.word[first - 2][:1].isupper() else "part"
    return "free"
