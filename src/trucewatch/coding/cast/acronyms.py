"""Letters for bodies that no table knows: "the Rovuma Liberation Front (RLF)", later "the RLF".

A text tells such letters once, behind the full name: in brackets, after "or", after "known as".
From then on they name the body wherever they stand, alone or before "spokesman" and "rebels". So
do letters that nobody tells, where they are those of one body that the text names in full.
Letters that a table knows keep their meaning, unless the text tells them for a name of other words;
those told for two bodies and those of a letterhead (``cast.issuer``) stand for nobody new.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from operator import attrgetter
from typing import NamedTuple

from trucewatch.coding.cast.letterhead import bears_arms, is_group, letterhead
from trucewatch.coding.cast.states import is_unknown
from trucewatch.reading import Parse
from trucewatch.vocab.actor_lexicon import Entity, Entry, Hit
from trucewatch.vocab.actor_named import Named, code_of
from trucewatch.vocab.actors import ActorTable, slug
from trucewatch.vocab.watching_names import is_watching_name

# One letter is a party in a list of members ("(R)"), more than eight are a word in capitals.
_SHORTEST, _LONGEST = 2, 8
# No full name is longer, in tokens.
_MAX_NAME = 9
_LINKS = frozenset({"of", "for", "the", "and", "de", "du", "des", "la", "del", "-"})
_KNOWN = frozenset({"known", "called"})
# "known as X", "known by its acronym X", "known as the X".
_BY = frozenset({"as", "by", "its", "the", "acronym", "initials", "better", "also"})
_MAX_BY = 6
# Who reports or sells is no side of a story.
_OUTSIDE = frozenset({"JRN", "BUS", "EDU", "MED"})


class _Words(NamedTuple):
    """The tokens of a story, the forms found in them, and what composes names of them."""

    parse: Parse
    lower: Sequence[str]
    hits: Sequence[Hit]
    table: ActorTable
    on: str | None


def with_acronyms(
    parse: Parse, lower: Sequence[str], hits: Sequence[Hit], table: ActorTable, on: str | None
) -> list[Hit]:
    """Return ``hits``, the forms that the tables know, and the letters that stand for a body
    named in full before them, in order.

    The tokens that only tell the letters give none. A full name that the tables know in part
    only ("Movement for X") is a form of its own, in place of its parts.
    """
    hits = _without_told_again(parse, hits)
    covered = {i for h in hits for i in range(h.first, h.last)}
    told: dict[str, dict[str, Entry]] = {}
    telling: set[int] = set()
    wholes: list[Hit] = []
    heading = letterhead(parse)
    words = _Words(parse, lower, hits, table, on)
    for i, word in enumerate(parse.word):
        if i in covered or not _is_letters(word) or (heading and heading.acronym == word):
            continue
        last = _end_of_name(parse, i)
        name = _name_before(parse, last) if last is not None else range(0)
        name = _last_of_two(parse, name, word)
        known = _known_in_part(words, name)
        named = known or _spelled(parse, words, name, word)
        if named is None:
            continue
        telling.add(i)
        entry = told.setdefault(word, {}).setdefault(named.code, _entry(named))
        if known is None:
            wholes.append(Hit(name.start, name.stop, entry))
    for word, name in _in_full(parse, covered | telling, told):
        known = _known_in_part(words, name)
        named = known or _spelled(parse, words, name, word)
        if named is not None:
            told.setdefault(word, {}).setdefault(named.code, _entry(named))
            wholes += [] if known else [Hit(name.start, name.stop, _entry(named))]
    entries = {word: next(iter(each.values())) for word, each in told.items() if len(each) == 1}
    letters = [
        Hit(i, i + 1, entries[word])
        for i, word in enumerate(parse.word)
        if word in entries and i not in covered and i not in telling
    ]
    inner = {i for h in wholes for i in range(h.first, h.last)}
    plain = [h for h in hits if h.first not in inner]
    return sorted([*plain, *wholes, *letters], key=attrgetter("first"))


def _in_full(
    parse: Parse, taken: Collection[int], told: Collection[str]
) -> list[tuple[str, range]]:
    """Return (letters, name) for letters that the text does not tell, and each name in it of which
    they are the first letters: "the Tarn Liberation Army … the TLA"."""
    letters = {
        w for i, w in enumerate(parse.word)
        if i not in taken and w not in told and len(w) > _SHORTEST and _is_letters(w)
        and parse.lower[i - 1 : i] == ("the",)
    }  # fmt: skip
    out: list[tuple[str, range]] = []
    if not letters:
        return out
    for i, word in enumerate(parse.word):
        ends = word[:1].isupper() and parse.word[i + 1 : i + 2] and not (
            parse.word[i + 1][:1].isupper() and parse.sent[i + 1] == parse.sent[i]
        )  # fmt: skip
        if not ends or _is_letters(word):
            continue
        name = _name_before(parse, i + 1)
        spans = (range(first, i + 1) for first in name if parse.word[first][:1].isupper())
        out += [(w, span) for span in spans for w in letters & _initials(parse, span)]
    return out


def _without_told_again(parse: Parse, hits: Sequence[Hit]) -> list[Hit]:
    """Return ``hits`` without the letters that the text tells for a name of other words than the
    table: "the Oresh Liberation Front (OLF)" is no front of the Oromo."""
    own = set()
    for hit in hits:
        if hit.entry.entity is None or hit.last != hit.first + 1:
            continue
        word = parse.word[hit.first]
        last = _end_of_name(parse, hit.first) if _is_letters(word) else None
        name = _name_before(parse, last) if last is not None else range(0)
        spelled = _spelling(parse, name, word)
        if spelled is not None and not _same_words(parse, spelled, hit.entry.entity):
            own.add(word)
    return [h for h in hits if h.last != h.first + 1 or parse.word[h.first] not in own]


def _spelling(parse: Parse, name: range, letters: str) -> range | None:
    """Return the words of a name that the letters are of, without what stands before them ("the 5+5
    Libyan Joint Military Commission (JMC)"), or None."""
    spans = (range(first, name.stop) for first in name)
    return next((s for s in spans if letters in _initials(parse, s)), None)


def _last_of_two(parse: Parse, name: range, letters: str) -> range:
    """Return the name that the letters are of, of two that "and" joins: "the State of Oresh and
    the Lenk Liberation Front (LLF)"."""
    joined = [k for k in name if parse.lower[k] == "and"]
    if not joined or letters in _initials(parse, name):
        return name
    own = range(joined[-1] + 1, name.stop)
    while len(own) > 1 and parse.lower[own.start] in _LINKS:
        own = range(own.start + 1, own.stop)
    return own if letters in _initials(parse, own) else name


# Words of one beginning are the same in two spellings of a name ("Force", "Forces").
_STEM = 4


def _same_words(parse: Parse, name: range, entity: Entity) -> bool:
    known = {w[:_STEM] for w in entity.name.lower().replace("-", " ").split()}
    words = [parse.lower[k] for k in name if parse.lower[k] not in _LINKS]
    return all(w[:_STEM] in known for w in words)


def _initials(parse: Parse, name: range) -> set[str]:
    """Return the first letters of the words of a name, with and without its small words."""
    each = [parse.word[k] for k in name]
    plain = [w for w in each if w.lower() not in _LINKS]
    return {"".join(w[0].upper() for w in some) for some in (each, plain)}


def _is_letters(word: str) -> bool:
    return word.isupper() and word.isalpha() and _SHORTEST <= len(word) <= _LONGEST


def _end_of_name(parse: Parse, i: int) -> int | None:
    """Return where the name ends that the letters at ``i`` are told for; None for no such."""
    before = parse.lower[max(0, i - 2) : i]
    if before[-1:] == ("(",) and parse.lower[i + 1 : i + 2] in ((")",), (",",), (";",)):
        return i - 1
    if before == (",", "or"):
        return i - 2
    k = i - 1
    while k > max(0, i - _MAX_BY) and parse.lower[k] in _BY:
        k -= 1
    if k == i - 1 or parse.lower[k] not in _KNOWN:
        return None
    while k > 0 and (parse.lower[k - 1] in _BY or parse.lower[k - 1] == ","):
        k -= 1
    return k


def _name_before(parse: Parse, last: int) -> range:
    """Return the tokens of the words with capitals, and of what links them, before ``last``."""
    first = last
    least = max(0, last - _MAX_NAME)
    while first > least and parse.sent[first - 1] == parse.sent[last]:
        if not (parse.word[first - 1][:1].isupper() or parse.lower[first - 1] in _LINKS):
            break
        first -= 1
    while first < last and parse.lower[first] in _LINKS:
        first += 1
    return range(first, last)


def _inside(words: _Words, name: range) -> list[Hit]:
    return [h for h in words.hits if name.start <= h.first and h.last <= name.stop]


def _known_in_part(words: _Words, name: range) -> Named | None:
    """Return the body whose full name ``name`` the tables can compose, else None."""
    inside = _inside(words, name)
    if len(name) < _SHORTEST or any(h.entry.entity for h in inside):
        return None
    lower = words.lower
    head = next((k for k in name[:-1] if lower[k + 1] in _LINKS), name[-1])
    own = next((h for h in inside if h.first <= head < h.last), None)
    if own is None or own.entry.kind != "role" or own.entry.person:
        return None
    span = name.start, name.stop
    composer = words.table.composer
    named = composer.inside(words.parse.word, lower, span, head, inside, words.on)
    return named if named is not None and _is_body(named) else None


def _spelled(parse: Parse, words: _Words, name: range, letters: str) -> Named | None:
    """Return the body of which ``letters`` are the first letters, whatever parts are known."""
    if (
        letters not in _initials(parse, name)
        or len(letters) <= _SHORTEST
        or not is_group(parse, name)
    ):
        return None
    parts = _inside(words, name)
    if any(len(name) == h.last - h.first or h.entry.kind == "adjective" for h in parts):
        return None
    # "Forces" alone may as well be a state's or a mission's.
    armed = bears_arms(parse, (k for k in name if parse.lower[k] != "forces"))
    words_of_name = [parse.word[k] for k in name]
    sector = "REB" if armed else "IGO" if is_watching_name(words_of_name) else "UNK"
    full = " ".join(words_of_name)
    return Named(code_of(None, sector, ":" + slug(full)), None, sector, full, "unnamed")


def _is_body(named: Named) -> bool:
    """Whether a role is a body with a name of its own, or the armed one of an unknown state."""
    if named.person or ";" in named.code or named.sector in _OUTSIDE:
        return False
    return ":" in named.code or (is_unknown(named.country) and named.sector == "REB")


def _entry(named: Named) -> Entry:
    tail = named.code.partition(":")[2]
    country = named.country or ""
    entity = Entity(tail, named.name, "body", country, named.sector, "", "", "", ())
    return Entry("entity", country, named.sector, entity, cased=2)
