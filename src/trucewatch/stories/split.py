"""A page's text into its stories."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trucewatch.records import Line, Published, Span, Story
from trucewatch.records.ids import content_id
from trucewatch.sources.days import find_day, name_day
from trucewatch.sources.raw import Meta, RawDocument
from trucewatch.stories.covered import hours_covered
from trucewatch.stories.dates import own_weekday, published
from trucewatch.stories.day_words import plain_days
from trucewatch.stories.dialogue import as_dialogue
from trucewatch.stories.headed_days import headed_day
from trucewatch.stories.headings import heading_day, lone_day, made_day
from trucewatch.stories.kinds import Piece, is_placed_date, pieces, title_key
from trucewatch.stories.language import language
from trucewatch.stories.printed import blocks
from trucewatch.stories.roles import roles
from trucewatch.stories.segment import Page, cuts
from trucewatch.stories.title_days import not_of_entries, signed_day, title_day

# A text whose paragraphs lack full stops: so many of so many words, and more than this share.
_BARE = 5
_BARE_WORDS = 8
_BARE_SHARE = 0.6
_MIN_WORDS = 4
_SIGNED = ("byline", "date")
_DATED = (*_SIGNED, "credit")
# Titles of reports have about ten words and hardly ever more than this.
_TITLE_WORDS = 18
_HEADS = ("title", "prose", "byline", "boilerplate", "caption")
# The lines under the head of a bulletin that may tell its day.
_TOP = 5
# Of the lines at its foot so many may tell who signed it and when.
_FOOT = 4
# Between a title and a dateline stand at most so many short lines, among so many pieces.
_DECKS = 3
_DECK_WORDS = 30
_HEAD = 12
# Heads are shorter than this, even with all that a masthead holds.
_PARAGRAPH_WORDS = 25
_STOP = re.compile(r"[a-z”\"’][.!?][”\"’]?\s+[A-Z“\"‘]")


def split_stories(raw: RawDocument) -> tuple[Story, ...]:
    """Return the stories of one document, in order; a text without any sign gives one story.

    Every character that is no white space lies in exactly one line of one story. A story begins at
    its first line and ends with its last, without the line break; offsets of stories are into
    ``raw.text``, offsets of lines, headline and dateline into the story's text. Facts known from
    outside (title, date, address) go to the story whose headline is the title, else to the first.
    """
    text = raw.text
    found = _stopped_title(text, _mended(text, as_dialogue(text, pieces(text, blocks(text)))))
    page = Page(text, _given_title(text, found, raw.meta.title))
    if not page.pieces:
        return ()
    starts = cuts(page)
    ends = [*starts[1:], len(page.pieces)]
    spans = list(zip(starts, ends, strict=True))
    known = _known_story(page, spans, raw.meta.title)
    others = Meta(otherwise=raw.meta.otherwise)
    return tuple(
        _story(raw, page, first, last, raw.meta if n == known else others)
        for n, (first, last) in enumerate(spans)
    )


def _known_story(page: Page, spans: Sequence[tuple[int, int]], title: str | None) -> int:
    """Return which story the document's title, date and address belong to."""
    key = title_key(title) if title else ""
    for n, (first, last) in enumerate(spans):
        if key and any(p.key == key for p in page.pieces[first:last]):
            return n
    return 0


def _stopped_title(text: str, found: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces with a first short sentence taken for the title it is.

    Some pages end a title with a full stop; a dateline, byline or date after it tells.
    """
    seen = [i for i, p in enumerate(found[:_HEAD]) if p.kind in ("prose", "title", *_SIGNED)]
    if len(seen) < 2 or found[seen[0]].kind != "prose":
        return tuple(found)
    first = found[seen[0]]
    words = text[first.start : first.end]
    one = words.endswith((".", ".’", ".”")) and not _STOP.search(words) and first.dateline is None
    if not (one and first.words <= _TITLE_WORDS and _opens(found, seen[1 : _DECKS + 2])):
        return tuple(found)
    title = Piece(first.start, first.end, "title", None, title_key(words), first.words)
    return (*found[: seen[0]], title, *found[seen[0] + 1 :])


def _given_title(text: str, found: tuple[Piece, ...], title: str | None) -> tuple[Piece, ...]:
    """Return the pieces with a first paragraph that is the known title taken for one."""
    key = title_key(title) if title else ""
    prose = [i for i, p in enumerate(found[:_HEAD]) if p.kind == "prose"]
    if not key or len(prose) < 2:
        return found
    first = found[prose[0]]
    if title_key(text[first.start : first.end]) != key:
        return found
    named = Piece(first.start, first.end, "title", None, key, first.words)
    return (*found[: prose[0]], named, *found[prose[0] + 1 :])


def _opens(found: Sequence[Piece], following: Sequence[int]) -> bool:
    """Tell whether a byline, date or dateline follows, with nothing but short lines before it."""
    for i in following:
        if found[i].dateline is not None or found[i].kind in _SIGNED:
            return True
        if found[i].words > _DECK_WORDS:
            return False
    return False


def _mended(text: str, found: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces with titles taken for prose where a page has no punctuated prose."""
    prose = [p for p in found if p.kind == "prose"]
    titles = [p for p in found if p.kind == "title"]
    bare = [p for p in titles if p.words >= _BARE_WORDS]
    if prose and not (len(bare) >= _BARE and len(bare) > _BARE_SHARE * (len(prose) + len(titles))):
        return tuple(found)
    least = _BARE_WORDS if prose else _MIN_WORDS
    if not prose and _itemised(text, found):
        return tuple(found)
    if not prose and not any(p.words >= least for p in titles[1:]):
        return tuple(found) if _titled_list(found) else tuple(map(_as_prose, found))
    keep = titles[0] if titles else None
    return tuple(p if p is keep or p.words < least else _as_prose(p) for p in found)


def _itemised(text: str, found: Sequence[Piece]) -> bool:
    """Tell whether the sentences of a page are its numbered or marked items, under a heading."""
    items = [p for p in found if p.kind == "bullet" and p.words >= _BARE_WORDS]
    return any(text[p.start : p.end].endswith((".", "!", "?")) for p in items)


def _titled_list(found: Sequence[Piece]) -> bool:
    """Tell whether a page without prose is one title over bullets or links."""
    return sum(p.kind == "title" for p in found) == 1 and any(p.kind == "bullet" for p in found)


def _as_prose(piece: Piece) -> Piece:
    if piece.kind != "title":
        return piece
    return Piece(piece.start, piece.end, "prose", piece.dateline, "", piece.words)


def _story(raw: RawDocument, page: Page, first: int, last: int, meta: Meta) -> Story:
    start, end = page.pieces[first].start, page.pieces[last - 1].end
    if page.pieces[first].kind != "blank":
        start = _line_start(raw.text, start, page.pieces[first - 1].end if first else 0)
    absolute, headline = roles(page, first, last, meta.title)
    lines = tuple(Line(x.role, x.start - start, x.end - start) for x in absolute)
    text = raw.text[start:end]
    return Story(
        id=content_id("story", raw.document.id, start, text),
        document_id=raw.document.id,
        source_uri=raw.document.source_uri,
        start=start,
        end=end,
        headline=None if headline is None else _span(text, lines[headline]),
        dateline=next((_span(text, x) for x in lines if x.role == "dateline"), None),
        published=_published(raw, page.pieces[first:last], text, lines, meta),
        language=language(_prose(text, lines)),
        text=text,
        lines=lines,
    )


def _line_start(text: str, at: int, least: int) -> int:
    """Return where the white space before ``at`` on its own line begins."""
    while at > least and text[at - 1] in " \t\u00a0\u3000":
        at -= 1
    return at


def _span(text: str, line: Line) -> Span:
    return Span(text[line.start : line.end], line.start, line.end)


def _prose(text: str, lines: Sequence[Line]) -> str:
    """Return the first 1,000 characters or so of what is read of a story, the body first."""
    out: list[str] = []
    length = 0
    for wanted in ("body", "headline", "bullet", "subhead"):
        for line in lines:
            if line.role == wanted and length < 1000:
                out.append(text[line.start : min(line.end, line.start + 1000)])
                length += len(out[-1])
    return " ".join(out)


def _published(
    raw: RawDocument, own: Sequence[Piece], text: str, lines: Sequence[Line], meta: Meta
) -> Published:
    dates = _date_lines(raw.text, own)
    heads = [plain_days(raw.text[p.start : p.end]) for p in own if p.kind in _HEADS]
    top = heads[:_TOP]
    dates.extend(day for line in top if (day := made_day(line)))
    dates.extend(day for line in top[:_DECKS] if (day := heading_day(line)))
    dates.extend(x.last.isoformat() for line in top[_DECKS:] if (x := hours_covered(line)))
    dates.extend(day for line in top[:_DECKS] if (day := lone_day(line)))
    told = [plain_days(raw.text[p.start : p.end]) for p in own if p.kind != "blank"]
    dates.extend(day for line in told[-_FOOT:] if (day := signed_day(line)))
    dates.extend(line for line in told[-1:] if len(told) > 1 and is_placed_date(line))
    url = next((raw.text[p.start : p.end] for p in own if p.kind == "url"), None)
    dateline = next((text[x.start : x.end] for x in lines if x.role == "dateline"), None)
    body = [text[x.start : min(x.end, x.start + 2000)] for x in lines if x.role == "body"]
    title = next((text[x.start : x.end] for x in lines if x.role == "headline"), "")
    dates.extend(filter(None, (title_day(plain_days(title), body, own_weekday(body)),)))
    if not dates:
        dates.extend(filter(None, (_headed(raw.text, own),)))
    markup = raw.document.media_type == "text/html"
    named = name_day(raw.document.source_uri)
    return published(meta, dates, url, dateline, body, markup, named)


def _headed(text: str, own: Sequence[Piece]) -> str | None:
    """Return the day in the lines above the first paragraph, of whatever form they are."""
    told = [p for p in own if p.kind != "blank"]
    first = next((n for n, p in enumerate(told) if _is_paragraph(text, p)), len(told))
    heads = [plain_days(text[p.start : p.end]) for p in told[:first]]
    body = [plain_days(text[p.start : min(p.end, p.start + 2000)]) for p in told[first:]]
    return headed_day(heads, body[0] if body else "", body)


def _is_paragraph(text: str, piece: Piece) -> bool:
    stopped = text[piece.start : piece.end].rstrip('”"’) ').endswith((".", "!", "?"))
    return piece.words >= _PARAGRAPH_WORDS or (stopped and piece.words >= _BARE_WORDS)


def _date_lines(text: str, own: Sequence[Piece]) -> list[str]:
    """Return the lines of a story that are its date, as the lines of its heading and foot tell."""
    dated = [p for p in own if p.kind in _DATED]
    prose = [p.start for p in own if p.kind in ("prose", "bullet")]
    told = [plain_days(text[p.start : p.end].strip("*_")) for p in dated]
    over = [p.kind != "date" or not prose or not prose[0] < p.start < prose[-1] for p in dated]
    fit = not_of_entries([find_day(words) for words in told], over)
    return [words for words, fits in zip(told, fit, strict=True) if fits]
