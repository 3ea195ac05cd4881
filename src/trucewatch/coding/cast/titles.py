"""Titles that name a paper and the body whose it is: "UNSMIL statement on the fighting in Sorn".

The body stands before the paper, apart from it by a mark ("Republic of Keth: Statement"), or in a
line that gives the text of somebody else's paper ("The following is the text of a statement issued
by the Front on Monday:").
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from trucewatch.reading.parse import Paragraph, Parse
from trucewatch.records import Actor
from trucewatch.vocab.words import word_set

Range = tuple[int, int]

# A title is one of the first lines with words.
_FIRST = 3
_SKIPPED = frozenset({"boilerplate", "url", "byline"})
# Papers that a body before them owns; reports and notes have news written on them.
_PAPERS = frozenset({"statement", "communique", "communiqué", "declaration", "communication"})
_PRESS = frozenset({"media", "press", "information", "spokesman", "spokesperson"})
_PARTING = frozenset({":", "-", "–", "—", "|", "--"})
_DASHES = frozenset({"–", "—", "--"})
# What a statement is about follows behind one of these.
_ABOUT = frozenset(
    {"on", "regarding", "concerning", "about", "after", "following", "of", "against", "marking"}
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAMES = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "PART", "CCONJ", "PUNCT", "SYM"})
# "UNSMIL" may pass for an adjective.
_WORDS = frozenset({"NOUN", "PROPN", "ADJ", "X"})
_LONGEST = 24
# "the (full) text of a joint statement issued by": so many words between.
_NEAR = 6
_BY = frozenset({"by", "from", "of"})
# "Here is the full text of": what tells that a text follows stands so near.
_LEAD = 5
_OPENING = frozenset({"here", "following", "below"})
_SENT_OUT = frozenset({"issue", "release", "make", "publish", "adopt", "circulate", "post", "send"})


class Title(msgspec.Struct, frozen=True):
    """The paragraph of a title, the tokens of the paper's kind and of its body's name."""

    paragraph: int
    kind: Range
    body: Range


def owned_title(parse: Parse) -> Title | None:
    """Return the title of a text that names the body whose paper it is; None elsewhere."""
    seen = 0
    for number, para in enumerate(parse.paras):
        if para.last <= para.first or para.role in _SKIPPED:
            continue
        seen += 1
        if seen > _FIRST:
            return None
        found = _owned(parse, para) or _text_given(parse, para) or _following(parse, para)
        if found is not None:
            return Title(number, *found)
    return None


def body_of(parse: Parse, title: Title, of: Callable[[int], Actor | None]) -> int | None:
    """Return the token at which the body of a title is known, by ``of`` (who a token names)."""
    first, last = title.body
    inside = [k for k in range(last - 1, first - 1, -1) if parse.pos[k] in _WORDS]
    tops = [k for k in inside if parse.head[k] == k or not first <= parse.head[k] < last]
    return next((k for k in (*tops, *inside) if of(k) is not None), None)


def owner_end(parse: Parse, body: Range) -> int:
    """Return where the first of several names in a title ends, which is whose the paper is:
    "NORTHERN FRONT - Staff of the People's Army - Communiqué"."""
    first, last = body
    return next((k for k in range(first + 1, last) if _is_dash(parse, k)), last)


def _is_dash(parse: Parse, k: int) -> bool:
    """Whether a dash parts two names; a hyphen inside a name has no space beside it."""
    apart = parse.end[k - 1] < parse.start[k]
    return parse.word[k] in _DASHES or (parse.word[k] == "-" and apart)


def _owned(parse: Parse, para: Paragraph) -> tuple[Range, Range] | None:
    """ "Front statement on talks", "Republic of Keth: Statement", "Keth: Government statement"."""
    if _is_told(parse, para):
        return None
    for k in range(para.first + 1, para.last):
        desk = parse.lower[k] in word_set("cast.desks") and parse.lower[k - 1] in _PRESS
        if not (parse.lower[k] in _PAPERS or desk) or not _ends(parse, k + 1, para.last):
            continue
        begin = k - 1 if desk else k
        while begin > para.first and parse.lower[begin - 1] in word_set("attribution.qualifying"):
            begin -= 1
        body = _before(parse, para.first, begin)
        if body is not None:
            return (begin, k + 1), body
    return None


def _is_told(parse: Parse, para: Paragraph) -> bool:
    """Whether a line says something, or is too long for a title."""
    words = range(para.first, para.last)
    finite = any(parse.tag[k] in _FINITE and not parse.word[k].isupper() for k in words)
    return finite or len(words) > _LONGEST or parse.word[para.last - 1] in ("?", "!")


def _ends(parse: Parse, k: int, last: int) -> bool:
    """Whether the name of a paper ends before ``k``: what it is about, a mark, a number follow."""
    if k >= last:
        return True
    word = parse.lower[k]
    return word in _ABOUT or word in _PARTING or word in (",", ".", "(") or word[:1].isdigit()


def _before(parse: Parse, first: int, last: int) -> Range | None:
    """The capitalised name that stands before a paper; None behind an apostrophe."""
    if last > first and parse.word[last - 1] in _PARTING:
        last -= 1
    parted = [k for k in range(first, last) if parse.word[k] == ":"]
    first = parted[-1] + 1 if parted else first  # "Keth: Government statement on talks"
    words = range(first, last)
    if not words or parse.tag[last - 1] == "POS" or any(parse.pos[k] not in _NAMES for k in words):
        return None
    named = [k for k in words if parse.pos[k] in ("NOUN", "PROPN", "ADJ")]
    if all(parse.lower[k] in word_set("attribution.qualifying") for k in named):
        return None  # "OFFICIAL STATEMENT": whose it is stands elsewhere
    capital = sum(parse.word[k][:1].isupper() for k in named)
    return (first, last) if named and 2 * capital > len(named) else None


def _text_given(parse: Parse, para: Paragraph) -> tuple[Range, Range] | None:
    """ "Here is the full text of the statement by X on 11 May 2006, calling on Y to …"."""
    for k in range(para.first, para.last - 2):
        if parse.lower[k : k + 2] != ("text", "of"):
            continue
        before = parse.lower[max(para.first, k - _LEAD) : k]
        if k - para.first > 1 and _OPENING.isdisjoint(before):
            return None  # "Radio carries the text of a statement by B"
        near = range(k + 2, min(k + 2 + _NEAR, para.last - 1))
        paper = next((i for i in near if parse.lower[i] in word_set("attribution.titles")), None)
        if paper is None:
            return None
        behind = range(paper + 1, min(paper + _NEAR, para.last - 1))
        by = next((i for i in behind if parse.lower[i] in _BY), None)
        return None if by is None else ((paper, by), (by + 1, _name_end(parse, by + 1, para.last)))
    return None


def _following(parse: Parse, para: Paragraph) -> tuple[Range, Range] | None:
    """ "The Front issued the following statement on Monday:"."""
    papers = word_set("attribution.titles")
    for k in range(para.first + 1, para.last - 1):
        if parse.lower[k] != "following" or parse.lower[k + 1] not in papers:
            continue
        verb = parse.head[k + 1]
        subject = [c for c in parse.children[verb] if parse.dep[c] == "nsubj" and c < verb]
        if parse.lemma[verb] not in _SENT_OUT or not subject or verb < para.first:
            return None
        last = parse.right[subject[0]]
        return (k, k + 2), (parse.left[subject[0]], min(last, verb))
    return None


def _name_end(parse: Parse, first: int, last: int) -> int:
    """Where a name behind "by" ends: before its day, a comma or what was done with it."""
    for k in range(first, last):
        if parse.word[k] in (",", ":", ";", ".") or parse.tag[k] in ("VBG", "VBN", *_FINITE):
            return k
        if parse.lower[k] in ("on", "after", "at", "before", "during", "late", "today"):
            return k
    return last
