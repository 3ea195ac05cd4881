"""Names that the tables know as another's: "the Northern League" need not be Italy's, and
"President Mirela Dane" is no Dane.

A name made of common words alone ("National Liberation Army", "People's Front") may be anybody's.
Where a story tells of other states and gives no other sign of the country of the body that the
table knows by that name, the name is an unknown body's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from trucewatch.reading import Parse
from trucewatch.vocab.actor_lexicon import Entry, Hit, Lexicon
from trucewatch.vocab.words import word_set

# Bodies that act in many countries are at home in any story.
_ANYWHERE = frozenset({"UNO", "IGO", "EUR", "NGO", "IMG", "MNC", "ISM"})
_STATES = frozenset({"country", "seat", "people", "adjective"})


def without_namesakes(
    parse: Parse, hits: Sequence[Hit], lexicon: Lexicon, dateline: Iterable[str], stranger: bool,
    invented: bool,
) -> list[Hit]:  # fmt: skip
    """Return ``hits`` without bodies of common names that nothing ties to the story.

    The last word of such a name is looked up by itself ("League"). ``dateline`` are the countries
    of the dateline's words, ``stranger`` tells whether it names a place of none; ``invented``
    whether the story knows states that no table has.
    """
    named = {h.entry.country for h in hits if h.entry.entity is None or not _common(parse, h)}
    named |= set(dateline)
    told = {h.entry.country for h in hits if not _described(parse, h)} | set(dateline)
    hits = [
        k
        for h in hits
        for k in (
            (h,)
            if h.entry.country in told or not _described(parse, h)
            else lexicon.scan(parse.word, parse.lower, h.first + 1, h.last)
        )
    ]
    states = {h.entry.country for h in hits if h.entry.kind in _STATES}
    others = states - _ANYWHERE
    if invented:  # a town of an invented land is none of the table's
        near = states | set(dateline) | {h.entry.country for h in hits if h.entry.entity}
        hits = [h for h in hits if h.entry.kind != "place" or h.entry.country in near]
    out: list[Hit] = []
    for hit in hits:
        if _is_namesake(parse, hit, named, others, invented or stranger):
            out += lexicon.scan(parse.word, parse.lower, hit.last - 1, hit.last)
        else:
            out.append(hit)
    return out


_LANDS = frozenset({"country", "seat", "people", "adjective", "place"})


def without_surnames(parse: Parse, hits: Sequence[Hit]) -> list[Hit]:
    """Return ``hits`` without the names of lands and peoples that are surnames in the story.

    A surname stands behind a first name that no table knows, and behind a title or before a verb
    of saying; from then on the word alone is the person, unless the land is told in other words.
    """
    ends = {h.last: h.entry for h in hits}
    covered = {i for h in hits for i in range(h.first, h.last)}
    lands = [h for h in hits if h.last == h.first + 1 and h.entry.kind in _LANDS]
    own = [h for h in lands if h.first - 1 not in covered and _is_surname(parse, h.first, ends)]
    if not own:
        return list(hits)
    names = {parse.lower[h.first]: h.entry.country for h in own}
    told = {h.entry.country for h in hits if parse.lower[h.first] not in names}
    persons = {word for word, country in names.items() if country not in told}
    taken = {h.first for h in own} | {h.first for h in lands if parse.lower[h.first] in persons}
    return [h for h in hits if h.first not in taken or h not in lands]


def without_forenames(parse: Parse, hits: Sequence[Hit]) -> list[Hit]:
    """Return ``hits`` without lands, towns and groups that are forenames in the story: "President
    Milan Korda", "Premier Rada Solm". From a title on, the two words together are the person."""
    covered = {i for h in hits for i in range(h.first, h.last)}
    titles = {h.last for h in hits if h.entry.kind == "role" and h.entry.person}
    single = [h for h in hits if h.last == h.first + 1]
    lands = [h for h in single if h.entry.kind in _LANDS or _is_body(h.entry)]
    pairs = {
        parse.lower[h.first : h.last + 1]
        for h in lands
        if h.first in titles and h.last not in covered and _is_proper(parse, h.last)
    }
    if not pairs:
        return list(hits)
    taken = {h.first for h in lands if parse.lower[h.first : h.last + 1] in pairs}
    return [h for h in hits if h.first not in taken or h not in lands]


def _is_body(entry: Entry) -> bool:
    return entry.kind == "entity" and entry.entity is not None and entry.entity.kind != "person"


def _is_proper(parse: Parse, i: int) -> bool:
    """Tell whether a word is written as the name of a person is: "Korda", no "NATO", no "-"."""
    if i >= len(parse) or parse.pos[i] != "PROPN":
        return False
    return parse.word[i][:1].isupper() and parse.word[i][1:].islower()


def _is_surname(parse: Parse, i: int, ends: Mapping[int, Entry]) -> bool:
    if i < 1 or parse.pos[i] != "PROPN" or parse.sent[i - 1] != parse.sent[i]:
        return False
    if not _is_proper(parse, i - 1):
        return False
    if parse.lower[i - 1] in word_set("cast.quarters"):
        return False
    title = ends.get(i - 1)
    titled = title is not None and title.kind == "role" and title.person
    return titled or (
        parse.dep[i] == "nsubj" and parse.lemma[parse.head[i]] in word_set("cast.saying")
    )


def _is_namesake(parse: Parse, hit: Hit, named: set[str], others: set[str], strange: bool) -> bool:
    entry = hit.entry
    if not _may_be(entry) or entry.country in named or not _common(parse, hit):
        return False
    return strange or bool(others - {entry.country, ""})


def _may_be(entry: Entry) -> bool:
    entity = entry.entity
    if entity is None or entity.kind in ("person", "area") or entry.kind != "entity":
        return False
    return bool(entry.country) and entry.country not in _ANYWHERE


def _described(parse: Parse, hit: Hit) -> bool:
    """Tell whether a body is only described, without a name: "eastern-based forces"."""
    return _may_be(hit.entry) and all(w == w.lower() for w in parse.word[hit.first : hit.last])


def _common(parse: Parse, hit: Hit) -> bool:
    words = parse.lower[hit.first : hit.last]
    return len(words) > 1 and all(w in word_set("cast.common") for w in words)
