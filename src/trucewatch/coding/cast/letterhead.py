"""Bodies under whose name a text is issued: "Front for the Issa Valley (FIV) / Statement of the
Military Council".

The line above the title names the body; the title often names only an organ of it, which no table
knows and which is never the state's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

import msgspec

from trucewatch.reading.parse import Paragraph, Parse
from trucewatch.vocab.actors import load_actors
from trucewatch.vocab.words import word_set

# A body is named in one of the first lines, its title stands in the next one.
_FIRST = 3
_MAX_LINE = 24
# Words before the title: "Joint statement", "Open letter".
_BEFORE = 3
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SKIPPED = frozenset({"boilerplate", "url", "byline"})
_LONGEST_ACRONYM = 8


class Letterhead(msgspec.Struct, frozen=True):
    """The paragraphs of a body's line and of the title under it, the body's tokens and head."""

    paragraph: int
    title: int
    first: int
    last: int
    head: int
    acronym: str
    organ: bool


def letterhead(parse: Parse) -> Letterhead | None:
    """Return the body whose name stands over the title of an issued text; None elsewhere."""
    lines = [
        (n, p)
        for n, p in enumerate(parse.paras[: 2 * _FIRST])
        if p.last > p.first and p.role not in _SKIPPED
    ]
    for (number, para), (below, title) in pairwise(lines[: _FIRST + 1]):
        head = _body(parse, para)
        if head is not None and _is_acronym(parse, head, para) and _paper_below(parse, para, title):
            own = parse.word[head]
            return Letterhead(number, number, para.first, para.last, head, own, False)
        paper = _is_paper(parse, title)
        if head is None and paper:
            head = _unlisted(parse, para)
        if head is None or not (paper or _is_title(parse, title) or _is_organ(parse, title)):
            continue
        acronym = parse.word[head] if _is_acronym(parse, head, para) else ""
        organ = names_organ(parse, title)
        return Letterhead(number, below, para.first, para.last, head, acronym, organ)
    return None


def _body(parse: Parse, para: Paragraph) -> int | None:
    """The head of a line that is the name of a body: its letters in brackets, or "Front"."""
    words = range(para.first, para.last)
    if len(words) > _MAX_LINE:
        return None
    last = para.last - 2  # the letters of a name stand in brackets at the end of the line
    letters = last if last >= para.first and _is_acronym(parse, last, para) else None
    if letters is None and _tells(parse, para):
        return None
    known = _listed(parse, para) if letters is None else None
    if known is not None:
        return known
    if any(
        parse.lower[k] in word_set("cast.state") or parse.lower[k] in word_set("cast.titles")
        for k in words
    ):
        return None
    capital = [parse.word[k][:1].isupper() for k in words if parse.word[k][:1].isalpha()]
    if letters is not None:
        return letters
    if word_set("cast.commands").issuperset(parse.lower[para.first : para.last]):
        return None
    groups = word_set("cast.groups", "cast.armed_words")
    group = next((k for k in reversed(words) if parse.lower[k] in groups), None)
    return group if group is not None and 2 * sum(capital) >= len(capital) else None


def _listed(parse: Parse, para: Paragraph) -> int | None:
    """The head of a line that is, up to a comma, the name of a body of the tables."""
    last = next((k for k in range(para.first, para.last) if parse.word[k] == ","), para.last)
    found = load_actors().find(parse.word[para.first : last]) if last > para.first + 1 else None
    body = found is not None and found.entity is not None and found.entity.kind == "body"
    return last - 1 if body else None


def _unlisted(parse: Parse, para: Paragraph) -> int | None:
    """The head of a line that is only a proper name, of which the text under it speaks as "we":
    "River Aid". No newspaper's, whose text is its reporter's."""
    words = range(para.first, para.last)
    named = all(parse.word[k][:1].isupper() or parse.lower[k] in _JOINING for k in words)
    outlet = not word_set("attribution.outlets").isdisjoint(parse.lower[para.first : para.last])
    if not named or outlet or not 1 < len(words) <= _SHORT_LINE or not speaks(parse, para.last):
        return None
    return next((k for k in reversed(words) if parse.lower[k] not in _JOINING), None)


_JOINING = frozenset({"of", "for", "in", "the", "and", "&", "without"})
_OWN = frozenset({"we", "our", "us"})
_QUOTES = frozenset({'"', "“", "”", "``", "''"})


def speaks(parse: Parse, first: int) -> bool:
    """Whether a text says "we" outside quotation marks."""
    inside = False
    for k in range(first, len(parse)):
        inside = inside != (parse.word[k] in _QUOTES)
        if not inside and parse.lower[k] in _OWN and parse.tag[k] in ("PRP", "PRP$"):
            return True
    return False


def _is_paper(parse: Parse, para: Paragraph) -> bool:
    """ "Flash update", "Situation report no. 12", "Field note, 9 May": a kind of paper opens the
    line, its kind, number or day beside it."""
    words = range(para.first, para.last)
    if len(words) > _MAX_LINE or parse.word[para.last - 1] in ("?", "!", ":"):
        return False
    at = para.first
    while at < para.last and parse.lower[at] in word_set("attribution.qualifying"):
        at += 1
    if at == para.last or parse.lower[at] not in _PAPERS:
        return False
    behind = parse.word[at + 1 : para.last]
    dated = any(w[:1].isdigit() for w in behind)
    return not behind or dated or (at > para.first and behind[0] in (",", "-", "–", "—", ":"))


def _paper_below(parse: Parse, para: Paragraph, following: Paragraph) -> bool:
    """Whether a kind of paper with its day, a line that is not parsed, stands between a name and
    the text: "Communiqué, 15 October 2019"."""
    return _PAPER_LINE.search(parse.text[para.end : following.start]) is not None


_PAPER_LINE = re.compile(
    r"(?im)^\W*(?:press release|press statement|statement|communiqu[eé]|comunicado|communicado"
    r"|declaration|declaraci[oó]n|d[eé]claration|bulletin|proclamation)\b[^.!?\n]{0,60}$"
)
_PAPERS = frozenset(
    {"report", "update", "note", "summary", "bulletin", "snapshot", "overview", "sitrep", "alert"}
)


def _is_acronym(parse: Parse, k: int, para: Paragraph) -> bool:
    word = parse.word[k]
    if k != para.last - 2 or parse.word[k - 1] != "(" or parse.word[k + 1] != ")":
        return False
    return word.isupper() and 2 <= len(word) <= _LONGEST_ACRONYM


def _tells(parse: Parse, para: Paragraph) -> bool:
    if parse.word[para.last - 1] in (".", "?", "!", ":"):
        return True
    words = range(para.first, para.last)
    return any(parse.tag[k] in _FINITE and parse.word[k].islower() for k in words)


def _is_title(parse: Parse, para: Paragraph) -> bool:
    """ "Statement of the Council", "Communiqué No. 7", with or without a day."""
    if para.last - para.first > _MAX_LINE or _tells(parse, para):
        return False
    opening = range(para.first, min(para.last, para.first + _BEFORE))
    return any(parse.lower[k] in word_set("cast.titles") for k in opening)


# A line that only names an organ is no longer.
_SHORT_LINE = 6


def _is_organ(parse: Parse, para: Paragraph) -> bool:
    """ "Political Bureau", "Press office": a line of its own under the name of the body."""
    if para.last - para.first > _SHORT_LINE or _tells(parse, para):
        return False
    return parse.word[para.first][:1].isupper() and names_organ(parse, para)


def names_organ(parse: Parse, title: Paragraph) -> bool:
    """Whether the title names a part of the body and no other one: "of the Military Council"."""
    comma = (k for k in range(title.first, title.last) if parse.word[k] == ",")
    words = parse.lower[title.first : next(comma, title.last)]
    return not word_set("cast.organs").isdisjoint(words) and word_set("cast.state").isdisjoint(
        words
    )


def is_armed(parse: Parse, found: Letterhead) -> bool:
    """Whether its own words show a body to be an armed one: its organs, "our fighters"."""
    if bears_arms(parse, (*range(found.first, found.last), *_of_title(parse, found))):
        return True
    return any(
        parse.lower[k] == "our" and not word_set("cast.arms").isdisjoint(parse.lemma[k + 1 : k + 3])
        for k in range(len(parse) - 1)
    )


def bears_arms(parse: Parse, tokens: Iterable[int]) -> bool:
    """Whether one of ``tokens`` is a word of armed bodies: "Liberation", "Brigades"."""
    return any(parse.lower[k] in word_set("cast.armed_words") for k in tokens)


def is_group(parse: Parse, tokens: Iterable[int]) -> bool:
    """Whether one of ``tokens`` is the noun of a group and none a state's: "Movement"."""
    words = {parse.lower[k] for k in tokens}
    if words <= word_set("cast.commands"):
        return False
    return not word_set("cast.groups").isdisjoint(words) and word_set("cast.state").isdisjoint(
        words
    )


def _of_title(parse: Parse, found: Letterhead) -> range:
    title = parse.paras[found.title]
    return range(title.first, title.last)
