"""What the words of a phrase alone say of whom it names, with its apposition and its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from trucewatch.coding.cast import noun_phrases
from trucewatch.coding.cast import outlets as cast_outlets
from trucewatch.coding.cast import words as cast_words
from trucewatch.reading import Parse
from trucewatch.vocab.actor_named import Named, code_of, named_in_role
from trucewatch.vocab.words import word_set

if TYPE_CHECKING:
    from trucewatch.coding.cast.cast import Cast


def gender(cast: Cast, head: int, named: Named) -> str:
    """Return f or m for the person at ``head`` where name or title tells, else ""."""
    known = named
    if named.kind == "name" and not named.country:
        known = cast.known.full_name(head) or named
    told = cast.table.gender(known) if known.kind in ("entity", "name") else ""
    if told:
        return told
    first, _ = cast.noun_phrase(head)
    words = cast.lower[max(0, first - 1) : head + 1]
    if any(w in word_set("cast.female_titles") for w in words):
        return "f"
    return "m" if any(w in word_set("cast.male_titles") for w in words) else ""


def by_words(cast: Cast, head: int) -> Named | None:
    """Return what the words of the phrase of ``head`` say, None where they name nobody."""
    parse = cast.parse
    span = cast.noun_phrase(head)
    part = cast_words.partitive(parse, head)
    if part is not None:
        deep = part <= head or cast_words.partitive(parse, part) is not None
        inner = None if deep else by_words(cast, part)
        return None if inner is None else msgspec.structs.replace(inner, plural=True)
    paper = cast_outlets.outlet(cast, head)
    if paper is not None:
        return paper
    hits = cast.hits_in(*span)
    if (not hits and parse.pos[head] != "PROPN") or noun_phrases.is_temporal(parse, head):
        return None
    named = cast.table.composer.inside(parse.word, cast.lower, span, head, hits, cast.on)
    if named is None or cast_words.is_thing(parse, head, span[0], named, hits):
        return None
    if named.kind == "role" and cast_words.is_of_another(parse, head, hits):
        return msgspec.structs.replace(named, code=code_of(None, named.sector), country=None)
    return named


def with_apposition(cast: Cast, head: int, named: Named) -> Named:
    """Put a name and its apposition together: "Y, a spokesman for X"."""
    if named.kind == "entity" or (named.kind == "name" and named.country):
        return named
    if named.plural:
        return _called(cast, head, named)
    last = cast.noun_phrase(head)[1]
    at = cast_words.apposed(cast.parse, head, last, named.kind == "role")
    if at is None and named.kind == "name":
        led = cast_words.leads_what(cast.parse, head)
        body = by_words(cast, led) if led is not None else None
        known = body is not None and (body.country or body.noun)
        return named_in_role(named, body) if body is not None and known else named
    other = by_words(cast, at) if at is not None else None
    if at is not None and other is not None and _speaks_for(cast.parse, at, named, other):
        for_state = msgspec.structs.replace(other, code=code_of(other.country, "GOV"), sector="GOV")
        return named_in_role(named, for_state)
    if other is not None and named.kind == "unnamed" and other.kind == "name":
        return other  # "the chief, Deng Arop": by name
    if other is None or other.plural or not other.person:
        return named
    if named.kind == "name" and other.kind == "role":
        return named_in_role(named, other)
    if named.kind == "role" and other.kind == "name" and not other.country:
        return named_in_role(other, named)
    return other if other.kind == "entity" else named


def _speaks_for(parse: Parse, at: int, named: Named, other: Named) -> bool:
    """Tell whether a record names a person by his state: "ANA BREL (Keth) said"."""
    first, last = parse.left[at], at + 1
    inside = parse.word[first - 1 : first] == ("(",) and parse.word[last : last + 1] == (")",)
    return inside and named.kind == "name" and other.kind == "state"


# No name that is looked for behind a noun is longer, in tokens.
_LONGEST = 12


def body_called(cast: Cast, head: int, named: Named) -> Named:
    """Return the body that "the radical group, X" names, else ``named``.

    The name stands in apposition or, where the parser missed that, right behind the noun.
    """
    if named.entity is not None or cast.parse.lemma[head] not in word_set("cast.body_nouns"):
        return named
    last = cast.noun_phrase(head)[1]
    at = noun_phrases.apposition(cast.parse, head)
    body = by_words(cast, at) if at is not None and at >= last else None
    if body is None or body.kind != "entity":
        behind = (head + 1, last, *_in_title(cast.parse, last))
        hit = next((h for h in cast.hits_in(head + 1, last + _LONGEST) if h.first in behind), None)
        if hit is None or hit.entry.entity is None or hit.entry.person:
            return named
        if cast.parse.sent[hit.first] != cast.parse.sent[head]:
            return named
        body = by_words(cast, hit.last - 1)
    known = body is not None and body.kind == "entity" and not body.person
    if not known or body is None or (named.country and body.country != named.country):
        return named
    return body


def _in_title(parse: Parse, last: int) -> tuple[int, ...]:
    """ "Communiqué of the Eastern Front, X": of which body a title tells it to be a part."""
    para = parse.paras[parse.para[last - 1]]
    told = any(parse.pos[k] in ("VERB", "AUX") for k in range(para.first, para.last))
    comma = last + 1 < para.last and parse.word[last] == ","
    ends = parse.word[last + 2 : last + 3] == (",",) or last + 2 == para.last
    return (last + 1,) if comma and ends and not told else ()


def _called(cast: Cast, head: int, named: Named) -> Named:
    """Return the body of "allied militias, the X", else ``named``."""
    if named.country or named.kind != "role":
        return named
    at = cast_words.apposed(cast.parse, head, cast.noun_phrase(head)[1], False)
    body = by_words(cast, at) if at is not None and at > head else None
    known = body is not None and body.kind == "entity" and not body.person
    return body if known and body is not None else named
