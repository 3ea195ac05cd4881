"""Who issued a text that speaks in its own name: "Statement of the ministry of X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trucewatch.coding.attribution.described import described
from trucewatch.coding.attribution.interview import answering
from trucewatch.coding.attribution.letterhead import issuer_of
from trucewatch.coding.attribution.movement import armed_name
from trucewatch.coding.attribution.tree import Context
from trucewatch.coding.cast.letterhead import Letterhead, is_armed, letterhead
from trucewatch.coding.cast.signature import signer
from trucewatch.coding.cast.states import public
from trucewatch.coding.cast.titles import body_of, owned_title, owner_end
from trucewatch.reading.parse import Parse
from trucewatch.records import Actor
from trucewatch.vocab.actor_named import Named
from trucewatch.vocab.actors import slug
from trucewatch.vocab.words import word_set

if TYPE_CHECKING:
    from trucewatch.coding.cast.cast import Cast


def heading(cast: Cast) -> dict[int, Actor]:
    """Return who the body in a text's letterhead is, by each token that stands for it.

    A body that no table knows is called by its letters, or by its name; where its own words show
    that it bears arms it is an armed group. Nothing where the text has no such letterhead and no
    title that names its body.
    """
    parse = cast.parse
    found = letterhead(parse)
    if found is None:
        return _of_title(cast) or _of_whole_name(cast)
    listed = _listed(cast, found)
    if listed is not None:
        return {found.head: listed}
    inside = [k for k in range(found.first, found.last) if parse.pos[k] in ("NOUN", "PROPN", "X")]
    for at in dict.fromkeys((found.head, *inside)):
        known = cast.of(at)
        own = known is not None and known.code.partition(":")[2] in cast.bodies
        spelled = found.acronym and at == found.head and known is not None
        if spelled and _namesake(parse, found) and not _is_translated(cast, found, known):
            continue
        if known is not None and known.sector not in (None, "UNK") and (known.country or own):
            return {found.head: cast.spanned(found.head, known)}
    sector = "REB" if is_armed(parse, found) else "UNK"
    start, end = parse.start[found.first], parse.end[found.last - 1]
    text = parse.text[start:end]
    code = f"UNK{sector if sector == 'REB' else ''}:{slug(found.acronym or text)}"
    body = Actor(text, start, end, code, None, sector, text)
    same = [k for k, word in enumerate(parse.word) if found.acronym and word == found.acronym]
    return {k: _at(parse, body, k) for k in same} | {found.head: body}


def _listed(cast: Cast, found: Letterhead) -> Actor | None:
    """Return the group or organisation of the tables that the whole line names, in capitals too."""
    parse = cast.parse
    last = next((k for k in range(found.first, found.last) if parse.word[k] in (",", "(")),
                found.last)  # fmt: skip
    named = cast.table.find(parse.word[found.first : last], cast.on)
    if last < found.first + 2 or named is None or named.entity is None:
        return None
    if found.acronym and not _namesake(parse, found):
        return None  # "SPLM/SPLA (IO)" is not the SPLM
    start, end = parse.start[found.first], parse.end[last - 1]
    own = (named.code, named.country, named.sector, named.name)
    return Actor(parse.text[start:end], start, end, *own) if named.kind == "entity" else None


def _is_translated(cast: Cast, found: Letterhead, known: Actor | None) -> bool:
    """Whether the line is the name of a known group in its own language: the letters are those of
    a group of a state that the text speaks of."""
    words = cast.parse.lower[found.first : found.last]
    foreign = not word_set("cast.small_foreign").isdisjoint(words)
    country = None if known is None else known.country
    inside = range(found.first, found.last)
    lands = {
        h.entry.country
        for h in cast.hits
        if h.first not in inside and cast.parse.word[h.first] != found.acronym
    }
    return foreign and country is not None and country in lands


def _namesake(parse: Parse, found: Letterhead) -> bool:
    """Whether the line spells its letters out itself: another body of the tables may have them."""
    told = iter(w[0].upper() for w in parse.word[found.first : found.head - 1] if w[:1].isalpha())
    return all(letter in told for letter in found.acronym)


def _of_title(cast: Cast) -> dict[int, Actor]:
    """Return the body that owns a titled paper at its token; the words of its whole name count,
    which the parser makes a part of the paper's ("Keth Foreign Ministry Statement")."""
    parse = cast.parse
    title = owned_title(parse)
    at = body_of(parse, title, cast.of) if title is not None else None
    if title is None or at is None:
        return {}
    first, last = title.body
    named = cast.table.find(parse.word[first : owner_end(parse, title.body)], cast.on)
    known = cast.of(at)
    if named is None or named.sector in (None, "UNK"):
        return {}
    if known is not None and known.country and not named.country:  # the story tells more
        return {}
    told = public(named, cast.unknown.names)
    start, end = parse.start[first], parse.end[last - 1]
    text = parse.text[start:end]
    return {at: Actor(text, start, end, told.code, told.country, told.sector, told.name)}


def _of_whole_name(cast: Cast) -> dict[int, Actor]:
    """Return whom the whole name of the issuer tells where the token that stands for it does not:
    "the General Staff of the FARC dissidents" is a movement's, "MINISTRY … OF MALI" a state's."""
    parse = cast.parse
    headed = issuer_of(Context(parse, (), [-1] * len(parse)), cast)
    if headed is None:
        return {}
    at, span = headed.source.head, headed.source.span
    known = cast.of(at)
    owner = _owner_of_organ(cast, at, span[1])
    if owner is not None:
        return {at: owner}
    named = armed_name(parse, _with_bracket(parse, span), cast.on)
    if named is None and known is not None and known.country is None:
        named = _office(cast, span)
    if named is None and known is None:
        return _of_description(cast, headed.paragraph, at)
    if named is None or (known is not None and known.code == named.code):
        return {}
    told = public(named, cast.unknown.names)
    start, end = parse.start[span[0]], parse.end[span[1] - 1]
    text = parse.text[start:end]
    return {at: Actor(text, start, end, told.code, told.country, told.sector, told.name)}


def _owner_of_organ(cast: Cast, at: int, last: int) -> Actor | None:
    """Return the body of the story behind one of its organs, for the organ: "the General Staff of
    the Karan Liberation Army"."""
    parse = cast.parse
    organs = word_set("cast.organs", "cast.commands") - word_set("cast.groups", "cast.state")
    if parse.lower[at] not in organs or at + 1 >= last or parse.lower[at + 1] != "of":
        return None
    owners = (cast.of(k) for k in range(at + 2, last))
    body = next((a for a in owners if a is not None and _is_story_body(a)), None)
    return None if body is None else _at(parse, body, at)


def _is_story_body(actor: Actor) -> bool:
    """Whether no table knows a body: its code is its name's."""
    return actor.code.startswith("UNK") and ":" in actor.code and actor.sector in _BEARING


_BEARING = frozenset({"REB", "PRM", "SEP", "OPP", "PTY", "UNK"})


def _of_description(cast: Cast, last: int, at: int) -> dict[int, Actor]:
    """Return the body whose line says what it is ("LAKE WATCH - human rights network")."""
    parse = cast.parse
    sources = (described(parse, para) for para in parse.paras[: last + 1] if para.last > para.first)
    own = next((s for s in sources if s is not None and s.head == at), None)
    if own is None:
        return {}
    start, end = parse.start[own.span[0]], parse.end[own.span[1] - 1]
    text = parse.text[start:end]
    return {at: Actor(text, start, end, f"UNKNGO:{slug(text)}", None, "NGO", text)}


def _office(cast: Cast, span: tuple[int, int]) -> Named | None:
    """Return the office of one state that a whole name tells."""
    named = cast.table.find(cast.parse.word[slice(*span)], cast.on)
    of_one = named is not None and bool(named.country) and ";" not in str(named.country)
    return named if named is not None and of_one and named.sector in _OFFICES else None


_OFFICES = frozenset({"GOV", "MIL", "LEG", "COP"})


def _with_bracket(parse: Parse, span: tuple[int, int]) -> tuple[int, int]:
    """A name with what stands in brackets behind it."""
    first, last = span
    if last < len(parse) and parse.word[last] == "(":
        close = (k for k in range(last, min(last + _BRACKET, len(parse))) if parse.word[k] == ")")
        return first, next(close, last - 1) + 1
    return span


# A name in brackets behind another has at most so many tokens.
_BRACKET = 6


def _at(parse: Parse, body: Actor, k: int) -> Actor:
    start, end = parse.start[k], parse.end[k]
    return Actor(parse.text[start:end], start, end, body.code, None, body.sector, body.name)


def issuer(cast: Cast) -> Actor | None:
    """Return who says "we" in a text that no reporter wrote: the body in its letterhead or title,
    else whoever signed it, or answers what is asked in it; None where that is not told."""
    return _headed(cast) or signer(cast) or _asked(cast)


def _asked(cast: Cast) -> Actor | None:
    """Who alone answers in a transcript."""
    if not cast.turns.one_answers:
        return None
    parse = cast.parse
    return answering(Context(parse, (), [-1] * len(parse)), cast)


def _headed(cast: Cast) -> Actor | None:
    parse = cast.parse
    found = letterhead(parse)
    if found is not None and (found.organ or cast.of(found.head) is not None):
        return cast.of(found.head)
    title = owned_title(parse)
    at = body_of(parse, title, cast.of) if title is not None else None
    if at is not None:
        return cast.of(at)
    headed = issuer_of(Context(parse, (), [-1] * len(parse)), cast)
    return cast.of(headed.source.head) if headed is not None else None
