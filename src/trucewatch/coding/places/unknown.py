"""Names that no gazetteer has, but that the words around call a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from trucewatch.coding.places.candidates import Named
from trucewatch.coding.places.find import Spot
from trucewatch.coding.places.ground import grounds
from trucewatch.coding.places.names import has_article, is_proper, is_somebodys, step, words_in
from trucewatch.reading.parse import Parse
from trucewatch.vocab.gazetteer import fold
from trucewatch.vocab.predicates import load_predicates
from trucewatch.vocab.words import word_set

_AFTER = frozenset(
    "village town district province sector island camp township market checkpoint bridge crossing"
    " junction dam river valley ridge heights pass gorge plateau peninsula lagoon creek"
    " airport airfield airstrip harbour harbor"
    " hill".split()
)
_LONGEST = 4  # words of such a name
_HIGHEST = 4  # words between it and the deed: "returned to | families | of | men | in Zorb"
_SHORT = 2  # the same where only a preposition calls it a place
_WHERE = frozenset({"in", "at", "near", "outside", "off"})
_NEAR = frozenset({"near", "outside", "off"})
# Before a name that is a place elsewhere in the story.
_OVER = frozenset({"on", "over", "of", "from", "to", "toward", "towards", "around", "into"})
_BEARINGS = frozenset("north south east west northeast northwest southeast southwest".split())
# Parts of a town, and who is at its head: "the market of Zorb".
_PARTS = frozenset("market suburb outskirt quarter neighbourhood neighborhood mayor gate".split())


def unknown_spots(parse: Parse, known: Sequence[Spot]) -> list[Spot]:
    """Return names such as "the village of Zorb", "Zorb village" that ``known`` does not hold, and
    where something is said to have been done: "shells hit a store in Zorb", "10 km south of Zorb".

    They have no candidates: their place is said to be unresolved, not left out. A name found once
    is a place wherever the story puts something in, at or near it.
    """
    taken = {i for s in known for i in range(s.first, s.last)}
    found: list[tuple[int, int]] = []

    def take(span: tuple[int, int] | None) -> None:
        span = None if span is None or _is_body(parse, *span) else span
        if span and not any(k in taken for k in range(*span)):
            taken.update(range(*span))
            found.append(span)

    for i, low in enumerate(parse.lower):
        if low == "of" and i > 0 and parse.lower[i - 1] in word_set("places.before"):
            take(_forward(parse, i + 1))
        elif low in _AFTER and _is_kind(parse, i) and not _names_itself(parse, i):
            take(_backward(parse, i))
        elif _leads_to_a_place(parse, i) or _is_way_to(parse, i):
            take(_named_after(parse, i))
    for ground in grounds(parse):
        take(_with_number(parse, ground))
    names = {parse.slice(*span) for span in found}
    for i, low in enumerate(parse.lower):
        if low in _WHERE or low in _OVER:
            span = _forward(parse, i + 1)
            take(span if span and parse.slice(*span) in names else None)
    return [Spot(*s, Named(fold(parse.slice(*s)), ()), True, False) for s in sorted(found)]


def _with_number(parse: Parse, span: tuple[int, int]) -> tuple[int, int] | None:
    """Return the span of a name with the number that is part of it ("Hill 407"); None where only
    the word for a kind of place is left."""
    first, last = span
    if parse.lower[last - 1] not in word_set("places.numbered"):
        return span
    if last < len(parse) and parse.word[last][:1].isdigit():
        return first, last + 1
    return span if last - first > 1 else None


def _is_body(parse: Parse, first: int, last: int) -> bool:
    """Return whether a name is that of a unit or a body, by its last word ("the 9th Base Command",
    "the Nerul Front"), or the letters of one ("a TKF checkpoint")."""
    unit = parse.lower[last - 1] in word_set("places.units", "acts.units", "cast.body_nouns")
    return unit or parse.slice(first, last).isupper()


def _is_kind(parse: Parse, i: int) -> bool:
    """Return whether a word with a small letter says what is called by the name before it; the
    parser may take it for a part of the name."""
    small = parse.word[i].islower() and parse.dep[i - 1] == "compound" and parse.head[i - 1] == i
    return parse.pos[i] == "NOUN" or (parse.pos[i] == "PROPN" and i > 0 and small)


def _names_itself(parse: Parse, i: int) -> bool:
    """Return whether the name of a town stands behind it: "the Marovian town of Zorb"."""
    return i + 1 < len(parse) and parse.lower[i + 1] == "of" and _forward(parse, i + 2) is not None


def _leads_to_a_place(parse: Parse, i: int) -> bool:
    """Return whether the preposition at ``i`` tells where a deed was done."""
    low = parse.lower[i]
    if low == "of":
        return i > 0 and (parse.lower[i - 1] in _BEARINGS or parse.lemma[i - 1] in _PARTS)
    if low in _NEAR:
        return True
    if low not in _WHERE or parse.pos[i] != "ADP":
        return False
    if low in ("in", "at") and _opens_a_scene(parse, i):
        return True
    return not {parse.lemma[k] for k in _above(parse, i)}.isdisjoint(_deeds())


def _above(parse: Parse, i: int) -> Iterator[int]:
    """Yield what a preposition hangs from: the nouns above it, up to the first verb."""
    for n in range(_HIGHEST):
        if parse.head[i] == i:
            return
        i = parse.head[i]
        yield i
        if n and parse.pos[i] in ("VERB", "AUX"):
            return


# What is done to people, things and ground is done somewhere; what is only said or agreed may be
# "in" or "at" a body or a text as well.
_DONE = frozenset({"ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "AID"})


@cache
def _deeds() -> frozenset[str]:
    """Words of deeds, and of their taking place: "were freed in Zorb", "the release at Zorb"."""
    table = load_predicates()
    told = (
        key
        for key, entries in (*table.verbs.items(), *table.nouns.items())
        for e in entries
        if e.type in _DONE and e.use in ("a", "b") and not e.objects and " " not in key
    )
    handed = word_set("places.deeds", "places.barred", "places.handed", "places.comings")
    return frozenset(told) | handed


# What goes from one place to another.
_LONG = frozenset({"road", "highway", "corridor", "route", "track", "railway", "ferry"})


def _is_way_to(parse: Parse, i: int) -> bool:
    """Return whether the preposition at ``i`` stands behind a road or an access, or tells out of
    where somebody is brought, or where people live: "the road to Zorb", "were evacuated from Zorb",
    "residents of Zorb"."""
    head = parse.lemma[parse.head[i]]
    if parse.lower[i] == "into" and head in word_set("places.comings", "places.moving"):
        return True
    if parse.lower[i] == "from":
        over = {head, parse.lemma[parse.head[parse.head[i]]]}
        return head in _LONG or not over.isdisjoint(word_set("places.brought_out"))
    if parse.lower[i] == "of":
        return head in word_set("places.dwellers")
    accesses = word_set("places.accesses")
    span = _forward(parse, i + 1)
    behind = parse.lower[span[1] : span[1] + 2] if span else ()
    if len(behind) > 1 and behind[0] == "," and behind[1] in ("a", "an", "who", "whose"):
        return False  # "denied access to Brel, a jailed commander"
    return parse.lower[i] in ("to", "into") and (head in accesses or parse.lemma[i - 1] in accesses)


def _opens_a_scene(parse: Parse, i: int) -> bool:
    """Return whether "in" or "at" opens a sentence with where it plays: "In Zorb they saw …"."""
    first = parse.sents[parse.sent[i]][0]
    opens = all(parse.pos[k] in ("NUM", "PUNCT", "X", "SPACE") for k in range(first, i))
    span = _forward(parse, i + 1) if opens else None
    if span is None or span[1] >= len(parse):
        return False
    after = span[1]
    return parse.lower[after] in ("(", ",") or parse.pos[after] in ("DET", "PRON", "NUM")


def _named_after(parse: Parse, i: int) -> tuple[int, int] | None:
    """Return the unknown name right after ``i``, where it is the end of its noun phrase."""
    span = _forward(parse, i + 1)
    if span is None or len(words_in(parse, *span)) > _SHORT:
        return None
    last = span[1]
    plain = parse.pos[last - 1] != "PROPN" and not has_article(parse, max(0, last - 3))
    if plain or any(parse.lower[k] in word_set("places.no_places") for k in range(*span)):
        return None
    after = parse.lower[last] if last < len(parse) else ""
    if after in ("'s", "’s", "-") or (last < len(parse) and parse.head[last - 1] == last):
        return None  # "in Zorb's hands", "at Zorb headquarters"
    own = parse.word[words_in(parse, *span)[0]]
    return span if own.isalpha() and len(own) > 2 else None


def _forward(parse: Parse, first: int) -> tuple[int, int] | None:
    """Return the name that begins at ``first``, its articles and hyphens with it."""
    last, words = first, 0
    while last < len(parse) and words < _LONGEST and parse.sent[last] == parse.sent[first - 1]:
        after = step(parse, last)
        if after == last:
            break
        last, words = after, words + 1
    if last == first or is_somebodys(parse, first, last):
        return None
    return first, last


def _backward(parse: Parse, last: int) -> tuple[int, int] | None:
    first = last
    begin = max(last - _LONGEST, parse.sents[parse.sent[last]][0])
    while first > begin and is_proper(parse, first - 1) and parse.word[first - 1][:1].isalpha():
        first -= 1
    if first - 2 >= begin and first < last and has_article(parse, first - 2):
        first -= 2
    dated = any(parse.lower[k] in word_set("places.no_places") for k in range(first, last))
    if dated or first >= last or is_somebodys(parse, first, last):
        return None
    return first, last
