"""Quotations: stretches between quotation marks, over sentences and paragraphs.

A mark opens or closes by its shape (curly marks), else by the white space around it. Marks that
are missing, misplaced or stray are repaired inside their paragraph only, so that no mark can
swallow more than the paragraph it stands in. One pass over the tokens.
"""

from __future__ import annotations

import msgspec

from trucewatch.reading.parse import Parse

_OPEN = frozenset("“„«‟")
_CLOSE = frozenset("”»")
_BOTH = frozenset(('"', "``", "''", "＂"))
_SINGLE = frozenset("'‘’‚")
_BEFORE = frozenset(" \t\n\r\u00a0([{—–-/…")
# A stray closing mark opens a quotation only when at least this many tokens lie before the next
# closing mark: a shorter stretch is more likely a second stray mark.
_MIN_REOPENED = 4
# A single-quoted stretch longer than this many tokens is taken for two apostrophes.
_MAX_SINGLE = 120


class Quotation(msgspec.Struct, frozen=True):
    """A quoted stretch inside one paragraph.

    ``first``/``last`` are the token range with its marks, ``start``/``end`` the same in characters.
    ``opened``/``closed`` say whether the stretch has a mark of its own on that side; ``single``
    that the marks are single ones; ``continues`` is the index of the quotation of the paragraph
    before that this one carries on (a paragraph that opens with a mark after one never closed).
    """

    first: int
    last: int
    start: int
    end: int
    opened: bool
    closed: bool
    single: bool
    continues: int | None = None

    @property
    def inner(self) -> tuple[int, int]:
        """The token range without the marks."""
        return (self.first + self.opened, self.last - self.closed)


class _Mark(msgspec.Struct, frozen=True):
    at: int
    single: bool
    opens: bool
    closes: bool


def quotations(parse: Parse) -> tuple[Quotation, ...]:
    """Return the story's quotations in order; single-quoted ones only outside double-quoted ones.

    Linear in the number of tokens.
    """
    out: list[Quotation] = []
    open_before: int | None = None
    for number, para in enumerate(parse.paras):
        marks = _marks(parse, para.first, para.last)
        starts_open = bool(marks) and marks[0].at == para.first and marks[0].opens
        carried = open_before if starts_open else None
        reopened = _next_opens(parse, number)
        found = _Paragraph(parse, para.first, para.last, marks, reopened).read()
        if found and carried is not None:
            found[0] = msgspec.structs.replace(found[0], continues=carried)
        out.extend(found)
        left_open = bool(found) and not found[-1].closed and found[-1].last == para.last
        open_before = len(out) - 1 if left_open else None
    return tuple(out)


def quote_index(count: int, found: tuple[Quotation, ...]) -> list[int]:
    """Return for each of ``count`` tokens the index of the quotation it stands in, or -1."""
    index = [-1] * count
    for k, q in enumerate(found):
        for i in range(q.first, q.last):
            index[i] = k
    return index


def _next_opens(parse: Parse, number: int) -> bool:
    if number + 1 >= len(parse.paras):
        return False
    para = parse.paras[number + 1]
    return para.last > para.first and parse.word[para.first][:1] in ('"', *_OPEN)


def _marks(parse: Parse, first: int, last: int) -> list[_Mark]:
    out = []
    for i in range(first, last):
        word = parse.word[i]
        ends = word[0], word[-1]
        if word in _BOTH:
            out.append(_Mark(i, False, *_straight(parse, i)))
        elif ends[0] in _OPEN:
            out.append(_Mark(i, False, True, False))
        elif ends[1] in _CLOSE:
            out.append(_Mark(i, False, False, True))
        elif word in _SINGLE:
            mark = _single(parse, i)
            if mark.opens or mark.closes:
                out.append(mark)
    return out


def _around(parse: Parse, i: int) -> tuple[str, str]:
    text, s, e = parse.text, parse.start[i], parse.end[i]
    return (text[s - 1] if s else "\n", text[e] if e < len(text) else "\n")


def _straight(parse: Parse, i: int) -> tuple[bool, bool]:
    before, after = _around(parse, i)
    opens = before in _BEFORE and not after.isspace()
    closes = not before.isspace() and not after.isalnum()
    if opens == closes:
        return True, True
    return opens, closes


def _single(parse: Parse, i: int) -> _Mark:
    before, after = _around(parse, i)
    word = parse.word[i]
    opens = before in _BEFORE and after.isalpha() and word != "’"
    closes = not before.isspace() and not after.isalnum() and word != "‘"
    if closes and parse.tag[i] == "POS" and after.isspace():
        # the apostrophe of "the ministers' words" is no mark; before punctuation it may be one
        closes = False
    return _Mark(i, True, opens, closes)


class _Paragraph:
    """Pairs the marks of one paragraph."""

    def __init__(
        self, parse: Parse, first: int, last: int, marks: list[_Mark], reopened: bool
    ) -> None:
        self.parse, self.first, self.last = parse, first, last
        self.marks, self.reopened = marks, reopened
        self.out: list[Quotation] = []
        self.begin: int | None = None
        self.single = False
        self.opened = True
        self.next_single_close = _next_closing(marks)

    def read(self) -> list[Quotation]:
        """Return the paragraph's quotations."""
        for k, mark in enumerate(self.marks):
            if self.begin is None:
                self._outside(k, mark)
            else:
                self._inside(mark)
        if self.begin is not None:
            self._emit(self._unclosed_end(self.begin), closed=False)
        return self.out

    def _outside(self, k: int, mark: _Mark) -> None:
        if mark.opens:
            if mark.single:
                close = self.next_single_close[k]
                if close is None or close - mark.at > _MAX_SINGLE:
                    return
            self._begin(mark.at, mark.single, opened=True)
        elif not mark.single and self._misplaced(k, mark):
            self._begin(mark.at + 1, single=False, opened=False)

    def _inside(self, mark: _Mark) -> None:
        if mark.single != self.single:
            if self.single and mark.opens and not mark.closes:
                self.begin = None  # a double mark inside: the single one was an apostrophe
                self._begin(mark.at, single=False, opened=True)
            return
        if mark.closes:
            self._emit(mark.at + 1, closed=True)
        elif mark.opens and not self.single and self.begin is not None:
            # a second opening mark: the first quotation was never closed
            end = min(mark.at, self._sentence_end(self.begin))
            self._emit(end, closed=False)
            self._begin(mark.at, single=False, opened=True)

    def _misplaced(self, k: int, mark: _Mark) -> bool:
        """A closing mark with nothing open, then a sentence, then another closing mark."""
        if k + 1 >= len(self.marks) or mark.at + 1 >= self.last:
            return False
        following = self.marks[k + 1]
        if following.single or (following.opens and not following.closes):
            return False
        word = self.parse.word[mark.at + 1]
        return following.at - mark.at > _MIN_REOPENED and word[:1].isupper()

    def _begin(self, at: int, single: bool, opened: bool) -> None:
        self.begin, self.single, self.opened = at, single, opened

    def _emit(self, last: int, closed: bool) -> None:
        first = self.begin
        self.begin = None
        if first is None or last - first < 1 + self.opened + closed:
            return
        start, end = self.parse.start[first], self.parse.end[last - 1]
        self.out.append(Quotation(first, last, start, end, self.opened, closed, self.single))

    def _sentence_end(self, i: int) -> int:
        return self.parse.sents[self.parse.sent[i]][1]

    def _unclosed_end(self, begin: int) -> int:
        if self.reopened or begin == self.first:
            return self.last
        if begin > self.first and self.parse.word[begin - 1] in (":", ","):
            return self.last
        return self._sentence_end(begin)


def _next_closing(marks: list[_Mark]) -> list[int | None]:
    out: list[int | None] = [None] * len(marks)
    nearest: int | None = None
    for k in range(len(marks) - 1, -1, -1):
        out[k] = nearest
        if marks[k].single and marks[k].closes:
            nearest = marks[k].at
    return out
