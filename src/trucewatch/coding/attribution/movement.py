"""Papers that a movement issues in its own name: "M23 military spokesman", "HOUTHI MILITARY MEDIA".

Their first line often names no paper: only the movement, or who speaks for it, over a text that
says "our forces". Whose the paper is then tells the whole name in the line, not the token that a
parser of headings takes for its head ("the General Staff of the FARC dissidents").
"""

from __future__ import annotations

from trucewatch.coding.attribution.titled import before_date
from trucewatch.coding.attribution.tree import Range, Source
from trucewatch.reading.parse import Paragraph, Parse
from trucewatch.vocab.actor_named import Named
from trucewatch.vocab.actors import load_actors
from trucewatch.vocab.words import word_set

ARMED = frozenset({"REB", "PRM"})
"""Sectors of groups that bear arms against or beside a state."""
# A line that names only a body and its mouth is no longer.
_LONGEST = 14
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SKIPPED = frozenset({"boilerplate", "url", "byline"})
_SMALL = frozenset({"of", "the", "for", "and", "in", "'s", "’s", "-", "'", "’", "armed"})
_QUOTES = frozenset({'"', "“", "”", "``", "''"})
_LEADING = frozenset({"the", "a", "an"})


def of_movement(parse: Parse) -> tuple[int, Source] | None:
    """Return the paragraph of a first line that names a movement or its mouth and the line's own
    words; None where the text under it does not speak as one that bears arms."""
    lines = [
        (n, p) for n, p in enumerate(parse.paras) if p.last > p.first and p.role not in _SKIPPED
    ]
    if len(lines) < 2 or not _is_name(parse, lines[0][1]):
        return None
    number, para = lines[0]
    last = before_date(parse, para.first, _paper_at(parse, para))
    span = (para.first, last)
    if last <= para.first or armed_name(parse, span) is None or not bears_own(parse, para.last):
        return None
    return number, Source(_head(parse, span), span, "issuer")


def opened_by(parse: Parse) -> tuple[int, Source] | None:
    """Return the paragraph above a text that opens with the movement or its paper and a colon, and
    its name there: "Communiqué of the Front's spokesman: Our armed forces did not …"."""
    first = next((n for n, p in enumerate(parse.paras) if p.last > p.first), None)
    if first is None or parse.paras[first].role != "body":
        return None
    para = parse.paras[first]
    near = range(para.first + 1, min(para.first + _LONGEST, para.last - 1))
    colon = next((k for k in near if parse.word[k] == ":"), None)
    if colon is None or parse.word[para.last - 1] not in (".", "!"):
        return None
    span = (_behind_paper(parse, para.first, colon), colon)
    told = any(parse.tag[k] in _FINITE for k in range(para.first, colon))
    if told or armed_name(parse, span) is None or not bears_own(parse, colon):
        return None
    return first - 1, Source(_head(parse, span), span, "issuer")


def _behind_paper(parse: Parse, first: int, colon: int) -> int:
    """Where the name begins behind "Communiqué of", "Statement by"; else the first word."""
    by = (k for k in range(first + 1, colon) if parse.lower[k] in ("of", "by", "from"))
    papers = word_set("attribution.titles")
    k = next(by, None)
    return k + 1 if k is not None and not papers.isdisjoint(parse.lower[first:k]) else first


def armed_name(parse: Parse, span: Range, on: str | None = None) -> Named | None:
    """Return the armed group, or its man, that the whole words of a heading name; a group in
    brackets at their end tells whose the rest is: "of the Yemeni Armed Forces (Houthi)"."""
    first, last = span
    while first < last and parse.lower[first] in _LEADING:
        first += 1
    bracket = next((k for k in range(first, last) if parse.word[k] == "("), None)
    parts = [(first, last)]
    if bracket is not None and parse.word[last - 1] == ")":
        parts = [(bracket + 1, last - 1), (first, bracket)]
    for a, b in parts:
        named = load_actors().find(_plain(parse, a, b), on) if a < b else None
        if named is not None and named.sector in ARMED and named.entity is not None:
            return named
    return None


def _plain(parse: Parse, first: int, last: int) -> tuple[str, ...]:
    """The words of a heading; in capitals the small words are none of a name's."""
    shouted = all(parse.word[k].isupper() for k in range(first, last) if parse.word[k].isalpha())
    words = parse.word[first:last]
    return tuple(w.lower() if shouted and w.lower() in _SMALL else w for w in words)


def bears_own(parse: Parse, first: int) -> bool:
    """Whether a text tells, outside quotation marks, of forces as its own: "our armed forces"."""
    inside = False
    for k in range(first, len(parse)):
        inside = inside != (parse.word[k] in _QUOTES)
        if inside or parse.lower[k] != "our":
            continue
        near = parse.lemma[k + 1 : k + 4]
        if not word_set("cast.own_arms").isdisjoint(near):
            return True
    return False


def _is_name(parse: Parse, para: Paragraph) -> bool:
    """Whether a line tells nothing: no finite verb, no stop, and only small words of an organ, a
    mouth or a paper beside names."""
    words = range(para.first, para.last)
    if len(words) > _LONGEST or parse.word[para.last - 1] in (".", "?", "!"):
        return False
    if any(parse.tag[k] in _FINITE and parse.word[k].islower() for k in words):
        return False
    known = word_set("cast.organs", "cast.desks", "cast.voices", "attribution.qualifying")
    known |= word_set("attribution.titles", "cast.armed_words") | _SMALL
    return all(parse.lower[k] in known for k in words if parse.word[k].islower())


def _paper_at(parse: Parse, para: Paragraph) -> int:
    """Where the word for the paper begins at the end of a line ("… military wing statement")."""
    papers = word_set("attribution.titles") - {"information"}
    behind = range(para.first + 1, para.last)
    return next((k for k in behind if parse.lower[k] in papers), para.last)


def _head(parse: Parse, span: Range) -> int:
    named = [k for k in range(*span) if parse.pos[k] in ("NOUN", "PROPN", "X", "ADJ")]
    return named[-1] if named else span[1] - 1
