"""Where one story of a page ends and the next begins."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from trucewatch.stories.headings import is_section
from trucewatch.stories.kinds import Piece
from trucewatch.stories.overlap import share, stems

# Weights of the choices below; set on invented pages of one to three stories (tests/stories).
_BEFORE = 0.15  # a title usually stands before its story
_PLACE = 0.15  # more so, or less, where the first and the last story of the page have them so
_HAS_TITLE = 0.5  # a story seldom has two titles
_CROWD = 0.3  # … nor does one side get two of the titles of a gap
_TORN = 0.6  # a title and its link, repetition or bullets stay together
_CUT_AT = 1.0  # evidence needed to cut where no dateline follows
# What the mere form of a dateline speaks for a new story; a place or agency that is known decides.
_FORM = 0.8
_DAY = 0.3
_LEDE = 300
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\btoday\b")
_LONG_TITLE = 18
# So many paragraphs after a gap say what the next story is about.
_AHEAD = 6
_BEHIND = 12
# A sentence or two under a title, before the byline and the dateline, is a standfirst.
_STANDFIRST = 360
_SHORT_STANDFIRST = 130
_AKIN = 0.25  # it shares so many of its words with what follows, unless it is very short
# A page of speakers' names in capitals is a transcript: its colons open no stories.
_TRANSCRIPT = 3
_TURNS = 0.4  # of the paragraphs
_REPEATED = 0.7  # so few different names among the turns

# So many hours in order make a live page: its entries are parts of one story.
_ENTRIES = 3

# A story without a dateline has at least so many characters: heads of papers, and their last lines,
# have fewer (set on the invented papers of tests/stories/test_papers_whole.py).
_LEAST = 70
# Bullets of more words are the items of a report, no summary of what a title heads.
_SUMMARY = 30

_LEAN = {"credit": 1.0, "boilerplate": 0.3, "related": 0.5, "byline": -0.3, "date": -0.3}
_FOLLOWERS = frozenset({"url", "bullet", "byline", "date"})


class Page:
    """A page under division: its pieces with their words, and the datelines that count."""

    def __init__(self, text: str, pieces: Sequence[Piece]) -> None:
        self.text = text
        self.pieces = pieces
        self.words: dict[int, frozenset[str]] = {}
        self.transcript = _is_transcript(text, pieces)
        self.live = _is_live(pieces)
        self.before = _layout(pieces)

    def stems(self, i: int) -> frozenset[str]:
        """Return the content words of piece ``i``."""
        if i not in self.words:
            piece = self.pieces[i]
            self.words[i] = stems(self.text[piece.start : piece.end])
        return self.words[i]

    def section(self, i: int) -> bool:
        """Tell whether title ``i`` only heads a part of a report: "Summary", "Note to editors"."""
        return is_section(self.text[self.pieces[i].start : self.pieces[i].end])

    def dated(self, i: int) -> bool:
        """Tell whether piece ``i`` opens with a dateline that may begin a story."""
        dateline = self.pieces[i].dateline
        return dateline is not None and (dateline.strong or not self.transcript)


def _is_transcript(text: str, pieces: Sequence[Piece]) -> bool:
    """Tell whether names with a colon open turns of speech: often, or again and again."""
    prose = [p for p in pieces if p.kind == "prose"]
    weak = [
        text[p.start : p.dateline.end]
        for p in prose
        if p.dateline is not None and not p.dateline.strong and text[p.dateline.end - 1] == ":"
        if not _WEEKDAY.search(text, p.dateline.end, min(p.end, p.dateline.end + _LEDE))
    ]
    if len(weak) < _TRANSCRIPT:
        return False
    return len(weak) >= _TURNS * len(prose) or len(set(weak)) <= _REPEATED * len(weak)


def _is_live(pieces: Sequence[Piece]) -> bool:
    """Tell whether hours in order, down or up, open the entries of a page; midnight may pass."""
    hours = [p.clock for p in pieces if p.clock is not None]
    told = [h for h in hours if h >= 0]
    down = sum(one < two for one, two in pairwise(told))
    up = sum(one > two for one, two in pairwise(told))
    return len(hours) >= _ENTRIES and min(down, up) <= 1


def _layout(pieces: Sequence[Piece]) -> float:
    """Return how much is to be expected that titles stand before their stories on this page."""
    prose = [i for i, p in enumerate(pieces) if p.kind == "prose"]
    if not prose:
        return _BEFORE
    top = {p.key for p in pieces[: prose[0]] if p.kind == "title"}
    foot = {p.key for p in pieces[prose[-1] + 1 :] if p.kind == "title"}
    if top and not foot:
        return _BEFORE + _PLACE
    return _BEFORE - 2 * _PLACE if not top and len(foot) == 1 else _BEFORE


def cuts(page: Page) -> list[int]:
    """Return the indices of the pieces at which stories begin; the first is 0.

    Each gap between two stretches of prose is judged on its own: a dateline after it, or a title
    with its link, bullets or byline, speaks for a new story; titles and bullets go to the side
    whose words they share. Linear in the number of pieces.
    """
    prose = [i for i, p in enumerate(page.pieces) if p.kind == "prose"]
    found = [0]
    first = 0  # index into prose of the first paragraph of the current story
    for n in range(1, len(prose)):
        before, after = prose[n - 1], prose[n]
        gap = [i for i in range(before + 1, after) if page.pieces[i].kind != "blank"]
        if not gap and not page.dated(after):
            continue
        gap = gap or [after]
        if page.live and any(page.pieces[i].clock is not None for i in (*gap, after)):
            continue
        behind = prose[first : min(n, first + 2)] + prose[max(first + 2, n - _BEHIND) : n]
        ahead = _ahead(page, prose, n)
        dateline = page.pieces[after].dateline if page.dated(after) else None
        firm = dateline is not None and dateline.strong
        if not firm and not (_tells(page, found[-1], before) and _tells(page, after)):
            continue
        at = _Gap(page, found[-1], gap, behind, ahead).cut(after)
        if at is not None:
            found.append(at)
            first = n
    return found


def _tells(page: Page, first: int, last: int | None = None) -> bool:
    """Tell whether the pieces from ``first`` to ``last`` hold enough to be a story, no heading of a
    report ("Sector offices: …", "For questions write to …") and no last line."""
    told = page.pieces[first : None if last is None else last + 1]
    long = sum(p.end - p.start for p in told if p.kind in ("prose", "bullet"))
    return long >= _LEAST


def _ahead(page: Page, prose: Sequence[int], n: int) -> list[int]:
    out = [prose[n]]
    for i in prose[n + 1 : n + _AHEAD]:
        if page.dated(i) or _titles_between(page, out[-1], i):
            break
        out.append(i)
    return out


def _titles_between(page: Page, one: int, two: int) -> bool:
    return any(page.pieces[i].kind == "title" for i in range(one + 1, min(two, one + 40)))


class _Gap:
    """A stretch of furniture between two stretches of prose."""

    def __init__(
        self,
        page: Page,
        story: int,
        gap: Sequence[int],
        behind: Sequence[int],
        ahead: Sequence[int],
    ) -> None:
        self.page, self.story, self.gap = page, story, gap
        self.behind, self.ahead = behind, ahead
        titles = (i for i in gap if page.pieces[i].kind == "title")
        self.titles = [i for i in titles if not page.section(i)]
        self.keys = Counter(page.pieces[i].key for i in self.titles)
        self.titled = any(page.pieces[i].kind == "title" for i in range(story, behind[0]) if behind)

    def cut(self, after: int) -> int | None:
        """Return where the next story begins, or None when the story goes on."""
        dateline = self.page.pieces[after].dateline if self.page.dated(after) else None
        if not self.titles and (dateline is None or self._standfirst()):
            return None
        if self.gap == [after]:
            at, gain = after, 0.0
        else:
            at, gain = self._best(after)
        if self.page.text[self.page.pieces[at].start].islower():
            return None
        if dateline is not None and dateline.strong:
            return at
        formed = self._formed(dateline.end) if dateline is not None else 0.0
        return at if formed + self._evidence(gain) >= _CUT_AT else None

    def _formed(self, start: int) -> float:
        """Return what a dateline of unknown place speaks for; a lede names its day."""
        return _FORM + (_DAY if _WEEKDAY.search(self.page.text, start, start + _LEDE) else 0.0)

    def _standfirst(self) -> bool:
        """Tell whether what is behind is only the lines between a title and its dateline."""
        pieces = self.page.pieces
        length = sum(pieces[i].end - pieces[i].start for i in self.behind)
        few = len(self.behind) <= (3 if self.titled else 1)
        top = self.titled or self.story == 0
        if length > _STANDFIRST or not (few and top) or self.page.dated(self.behind[0]):
            return False
        return length <= _SHORT_STANDFIRST or any(
            share(self.page.stems(i), map(self.page.stems, self.ahead)) >= _AKIN
            for i in self.behind
        )

    def _over(self, i: int) -> float:
        """Return how much more piece ``i`` shares with what is behind than with what is ahead."""
        words = self.page.stems(i)
        return share(words, map(self.page.stems, self.behind)) - share(
            words, map(self.page.stems, self.ahead)
        )

    def _lean(self, i: int) -> float:
        piece = self.page.pieces[i]
        if piece.kind == "title":
            return self._over(i) - self.page.before - (_HAS_TITLE if self.titled else 0.0)
        if piece.kind == "bullet":
            return 0.7 * self._over(i)
        return _LEAN.get(piece.kind, 0.0)

    def _best(self, after: int) -> tuple[int, float]:
        """Return the piece to cut before, and how well the sides are told apart there."""
        leans = [self._lean(i) for i in self.gap]
        crowds = self._crowds()
        total = -sum(leans)
        best, gain = 0, total - crowds[0]
        for k in range(1, len(leans) + 1):
            total += 2 * leans[k - 1]
            torn = self._torn(k) if k < len(leans) else 0.0
            if total - torn - crowds[k] > gain + 1e-9:
                best, gain = k, total - torn - crowds[k]
        return (self.gap[best] if best < len(self.gap) else after), gain

    def _crowds(self) -> list[float]:
        """Return, per place to cut, what it costs in titles torn apart or crowded on one side."""
        left: set[str] = set()
        torn: set[str] = set()
        right = Counter(self.keys)
        out = [_CROWD * (len(right) > 1)]
        for i in self.gap:
            key = self.page.pieces[i].key
            if self.page.pieces[i].kind == "title":
                left.add(key)
                right[key] -= 1
                if not right[key]:
                    del right[key]
                if key in right:
                    torn.add(key)
                else:
                    torn.discard(key)
            crowded = (len(left) > 1) + (len(right) > 1)
            out.append(_CROWD * crowded + 2 * _TORN * bool(torn))
        return out

    def _torn(self, k: int) -> float:
        """Return what it costs to cut before the ``k``-th piece of the gap."""
        one, two = self.page.pieces[self.gap[k - 1]], self.page.pieces[self.gap[k]]
        if one.kind == "rule" or two.kind == "rule":
            return -_TORN
        if two.kind in ("url", "bullet") and one.kind in ("title", "url", "bullet"):
            return _TORN
        return 0.0

    def _evidence(self, gain: float) -> float:
        """Return how much speaks for a new story where no dateline says so."""
        pieces = self.page.pieces
        score = 1.2 * (0.4 - self._cohesion())
        score += 0.7 if any(pieces[i].kind == "rule" for i in self.gap) else 0.0
        return score + (self._told_by_title(gain) if self.titles else 0.0)

    def _told_by_title(self, gain: float) -> float:
        pieces = self.page.pieces
        main = max(self.titles, key=lambda i: (self._anchored(i), pieces[i].words))
        words = pieces[main].words
        score = 1.0 if self._anchored(main) else 0.0
        score += 0.5 if words >= 6 else 0.0 if words >= 4 else -0.8
        score -= 0.5 if self.page.text[pieces[main].end - 1] == "?" else 0.0
        score += 0.5 * min(max(gain, 0.0), 1.0)
        score -= 0.5 if words > _LONG_TITLE else 0.0
        return score

    def _anchored(self, i: int) -> bool:
        """Tell whether title ``i`` has a link, bullets, a byline or its repetition beside it."""
        pieces = self.page.pieces
        if self.keys[pieces[i].key] > 1:
            return True
        k = bisect_left(self.gap, i)
        if k + 1 >= len(self.gap) or pieces[self.gap[k + 1]].kind not in _FOLLOWERS:
            return False
        below = pieces[self.gap[k + 1]]
        return below.kind != "bullet" or below.words <= _SUMMARY

    def _cohesion(self) -> float:
        """Return how much of what comes next was spoken of before (0 to 1)."""
        names = _names(self.page, self.ahead[:3])
        return share(names, map(self.page.stems, self.behind))


def _names(page: Page, where: Sequence[int]) -> frozenset[str]:
    """Return the beginnings of the capitalised words inside the paragraphs ``where``."""
    out: set[str] = set()
    for i in where:
        piece = page.pieces[i]
        words = page.text[piece.start : min(piece.end, piece.start + 1500)].split()
        named = " ".join(w for w in words[1:] if w[:1].isupper())
        out |= stems(named)
    return frozenset(out)
