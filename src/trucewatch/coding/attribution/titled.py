"""Titles by which a paper is somebody's: "Statement by the ministry", "The ministry informs:", and
papers that only their first sentence gives to whoever speaks in it.
"""

from __future__ import annotations

from trucewatch.coding.attribution.speakers import CastLike
from trucewatch.coding.attribution.tree import Context, Range, Source, noun_phrase
from trucewatch.reading.parse import Paragraph, Parse
from trucewatch.vocab.words import word_set

_INFORMING = frozenset({"inform", "report", "announce", "state", "communicate", "declare"})
# Words before the title: "Joint statement by", "Press release of".
_BEFORE_TITLE = 3
_OF = frozenset({"of", "by", "from"})
_OFFICES = frozenset({"ministry", "government", "army", "command", "council", "mission", "party"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def informing(context: Context, para: Paragraph) -> tuple[Range, Source] | None:
    """ "The ministry informs:" at the end of a paragraph."""
    parse = context.parse
    colon = para.last - 1
    if parse.word[colon] != ":" or parse.lemma[colon - 1] not in _INFORMING:
        return None
    verb = colon - 1
    subjects = [c for c in parse.children[verb] if parse.dep[c] == "nsubj" and c < verb]
    span = noun_phrase(context, subjects[0], verb) if subjects else None
    if span is None or span[1] != verb or context.quoted(verb):
        return None
    return (verb, colon + 1), Source(subjects[0], span, "issuer")


def titled(context: Context, cast: CastLike, para: Paragraph) -> tuple[Range, Source] | None:
    """ "Statement by the ministry", "Letter dated 3 May from B" as a whole paragraph."""
    parse = context.parse
    opening = range(para.first, min(para.last, para.first + _BEFORE_TITLE))
    first = next((k for k in opening if _is_paper(parse, k, para.last)), None)
    if first is None or parse.word[para.last - 1] in (".", ":", "?", "!"):
        return None
    k = _by(parse, first + 1, para.last)
    if k is None:
        return None
    end = next((t for t in range(k + 1, para.last) if parse.lower[t] in _ENDING), para.last)
    end = before_date(parse, k + 1, end)
    if any(parse.tag[t] in _FINITE for t in range(k, end)):
        return None
    heads = [t for t in range(k + 1, end) if parse.pos[t] in ("NOUN", "PROPN")]
    if not heads:
        return None
    inside = (t for t in heads if not parse.head[t] > t)
    head = next(inside, heads[-1])  # capitals: "THE SECRETARY-GENERAL PURSUANT TO"
    office = next((t for t in heads if parse.lower[t] in _OFFICES), head)
    if cast.of(office) is None:  # "of the third summit of the heads of state of B"
        office = next((t for t in heads if cast.of(t) is not None), office)
    return (first, k), Source(office, (k + 1, end), "issuer")


def _is_paper(parse: Parse, k: int, last: int) -> bool:
    """Whether a title names a paper at ``k``; a report only with whose it is right behind it
    ("Report of the Secretary-General pursuant to …"), since others report too."""
    if parse.lower[k] == "report":
        return k + 1 < last and parse.lower[k + 1] in ("of", "by") and _of_an_office(parse, k, last)
    return parse.lower[k] in word_set("attribution.titles")


def is_report(parse: Parse, kind: Range) -> bool:
    """Whether the paper of a title is a report: then its own words tell that an office made it,
    also in capitals, in which nobody's name is known."""
    return parse.lower[kind[0]] == "report"


def _of_an_office(parse: Parse, k: int, last: int) -> bool:
    return not word_set("attribution.reporting").isdisjoint(parse.lower[k:last])


def _by(parse: Parse, k: int, last: int) -> int | None:
    """The word behind which a title names whose the paper is: "by", "dated … from", "on behalf of",
    "attributable to", "delivered by"; None where none follows."""
    behalf = next((t for t in range(k, last - 1) if parse.lower[t : t + 2] == _BEHALF), None)
    if behalf is not None:
        return behalf + 1
    if k < last and parse.lower[k] == "dated":
        return next((t for t in range(k, last) if parse.lower[t] == "from"), None)
    if k < last and (parse.tag[k] == "VBN" or parse.lower[k] == "attributable"):
        k += 1
        return k if k < last and parse.lower[k] in ("by", "to", "from") else None
    named = any(w[:1].isupper() for w in parse.word[k + 1 : min(k + 3, last)])
    if k < last and parse.lower[k] in ("to", "for") and named:  # "Briefing to the Council by B"
        return next((t for t in range(k, last) if parse.lower[t] in ("by", "from")), None)
    return k if k < last and parse.lower[k] in _OF else None


_BEHALF = ("behalf", "of")
_ENDING = frozenset(
    {"on", "addressed", "at", "after", "before", "during", "following", "regarding", "concerning"}
    | {"about", "marking", "to", "commemorating", "pursuant", "submitted", "covering"}
)


def before_date(parse: Parse, first: int, last: int) -> int:
    """ "by the delegations of A and B, Muscat, 21 May 2023": where place and date begin."""
    commas = [k for k in range(first, last) if parse.word[k] == ","]
    for k in commas:
        rest = range(k + 1, last)
        numbers = any(parse.word[t].isdigit() for t in rest)
        if numbers and all(parse.pos[t] in ("PROPN", "NUM", "PUNCT") for t in rest):
            return k
    return last
