"""The roles of a story's lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from trucewatch.records import Line
from trucewatch.stories.covered import hours_covered
from trucewatch.stories.headings import names_paper
from trucewatch.stories.kinds import Piece, title_key
from trucewatch.stories.month_days import is_month
from trucewatch.stories.overlap import share
from trucewatch.stories.segment import Page

_ROLE = {
    "blank": "blank",
    "prose": "body",
    "bullet": "bullet",
    "url": "url",
    "byline": "byline",
    "credit": "byline",
    "date": "boilerplate",
    "clock": "boilerplate",
    "caption": "caption",
    "boilerplate": "boilerplate",
    "related": "boilerplate",
    "rule": "boilerplate",
    "title": "subhead",
}
# A title after the body must share this much of its words with it (a list of other reports does
# not), one before the body may be about anything.
_AFTER = 0.4
# Below this a second title before the body is a menu line.
_MENU = 0.2
_MENU_WORDS = 3
# The heading of a paper has at most so many lines.
_LETTERHEAD = 5
# So many paragraphs of a story say what it is about.
_BODY = 40
# A dateline stands in one of the first paragraphs.
_LEDE = 3
# An unpunctuated line between paragraphs that is longer than this is a paragraph.
_MAX_SUBHEAD_WORDS = 14


def roles(page: Page, first: int, last: int, title: str | None) -> tuple[list[Line], int | None]:
    """Return the lines of the story of pieces [first, last) and the headline's index in them.

    Offsets are the page's. ``title`` is the title known from outside the text, if any.
    """
    pieces = page.pieces
    prose = [i for i in range(first, last) if pieces[i].kind == "prose"]
    named = {i: _ROLE[pieces[i].kind] for i in range(first, last)}
    titles = [
        i for i in range(first, last)
        if pieces[i].kind == "title"
        and hours_covered(page.text[pieces[i].start : pieces[i].end]) is None
    ]  # fmt: skip
    headline = _headline(page, _before_entries(page, titles, first, last), prose, title)
    _related(page, first, last, prose, named)
    for i in titles:
        named[i] = _title_role(page, i, headline, prose, named[i])
        if i != headline and is_month(page.text[pieces[i].start : pieces[i].end]):
            named[i] = "boilerplate"  # "MARCH 2021" tells of no march
    named.update(dict.fromkeys(_letterhead(page, first, last, headline), "subhead"))
    lede = next((i for i in prose[:_LEDE] if page.dated(i)), None)
    out: list[Line] = []
    for i in range(first, last):
        out.extend(_lines(page.text, pieces[i], named[i], i == lede))
    at = None
    if headline is not None:
        at = next(n for n, line in enumerate(out) if line.start == pieces[headline].start)
    return out, at


def _before_entries(page: Page, titles: Sequence[int], first: int, last: int) -> Sequence[int]:
    """Return the titles of a live page that stand above its first entry; else all of them."""
    entry = next((i for i in range(first, last) if page.pieces[i].clock is not None), last)
    return [i for i in titles if i < entry] or titles if page.live else titles


def _lines(text: str, piece: Piece, role: str, lede: bool) -> list[Line]:
    if not lede or piece.dateline is None:
        return [Line(role, piece.start, piece.end)]
    body = piece.dateline.end
    while body < piece.end and text[body].isspace():
        body += 1
    return [
        Line("dateline", piece.start, piece.dateline.end),
        Line("body", body, piece.end),
    ]


def _headline(
    page: Page, titles: Sequence[int], prose: Sequence[int], title: str | None
) -> int | None:
    if title:
        key = title_key(title)
        for i in titles:
            if page.pieces[i].key == key:
                return i
    best, value = None, 0.0
    keys = Counter(page.pieces[i].key for i in titles)
    for i in titles:
        score = _headline_score(page, i, keys[page.pieces[i].key] > 1, prose)
        if score > value + 1e-9:
            best, value = i, score
    return best


def _headline_score(page: Page, i: int, repeated: bool, prose: Sequence[int]) -> float:
    """Return how much title ``i`` looks like the headline; 0 or less when it cannot be."""
    pieces = page.pieces
    if not prose:
        return 1.0
    if prose[0] < i < prose[-1]:
        return 0.0
    shared = share(page.stems(i), map(page.stems, prose[:_BODY]))
    if i < prose[0]:
        length = -0.6 if pieces[i].words <= _MENU_WORDS else 0.3 if pieces[i].words >= 5 else 0.0
        return 1.0 + shared + (0.5 if repeated else 0.0) + length
    return shared + (0.5 if repeated else 0.0) - _AFTER


def _title_role(page: Page, i: int, headline: int | None, prose: Sequence[int], now: str) -> str:
    piece = page.pieces[i]
    if i == headline:
        return "headline"
    if headline is not None and piece.key and piece.key == page.pieces[headline].key:
        return "headline_duplicate"
    if now == "boilerplate" or not prose:
        return now
    if prose[0] < i < prose[-1]:
        return "subhead" if piece.words <= _MAX_SUBHEAD_WORDS else "body"
    shared = share(page.stems(i), map(page.stems, prose[:_BODY]))
    if i < prose[0]:
        menu = piece.words <= _MENU_WORDS and shared < _MENU and not _heads_text(page, i)
        return "boilerplate" if menu else "subhead"
    return "subhead" if shared >= _AFTER else "boilerplate"


def _letterhead(page: Page, first: int, last: int, headline: int | None) -> list[int]:
    """Return the titles of the block of lines that heads a paper: "River Aid / Flash update". It
    opens the story, a blank line parts it from the text, and a paper or its issuer is named."""
    block: list[int] = []
    for i in range(first, last):
        kind = page.pieces[i].kind
        if kind == "blank" and block:
            break
        if kind not in ("blank", "title", "date") or len(block) == _LETTERHEAD:
            return []
        block += [i] if kind != "blank" else []
    lines = (page.text[page.pieces[i].start : page.pieces[i].end] for i in block)
    if len(block) < 2 or not any(map(names_paper, lines)):
        return []
    return [i for i in block if page.pieces[i].kind == "title" and i != headline]


def _heads_text(page: Page, i: int) -> bool:
    """Tell whether bullets or prose follow title ``i`` directly."""
    following = (p.kind for p in page.pieces[i + 1 : i + 3] if p.kind != "blank")
    return next(following, "") in ("bullet", "prose")


def _related(
    page: Page, first: int, last: int, prose: Sequence[int], named: dict[int, str]
) -> None:
    """Mark the titles and bullets of a list of other reports as boilerplate."""
    after = False
    for i in range(first, last):
        kind = page.pieces[i].kind
        if kind == "related":
            after = True
        elif kind in ("title", "bullet") and after:
            if share(page.stems(i), map(page.stems, prose[:_BODY])) < _AFTER:
                named[i] = "boilerplate"
        elif kind != "blank" and kind != "url":
            after = False
