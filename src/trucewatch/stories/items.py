"""Items of a bulletin whose heads tell where and when: "1.1 Zorb, Tarn district, 7 June. …", "10
June – Barangay Zorb: …", "Item 3. Zorb, 4 March" above its words, "Zorb (4 March): …".

Each is a deed, or a few, of its own place and day. A line that only looks so is the dateline of a
report: one alone is no item unless it is numbered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from trucewatch.records import Line, Story
from trucewatch.stories.day_forms import CLOCK, DAY, ISO, NUMBER, WEEKDAY
from trucewatch.vocab.gazetteer import place_words
from trucewatch.vocab.words import word_set

_MARK = (
    r"(?P<mark>[-*•–—·▪●►‣◦]\s+|#{1,4} |\(?\d{1,2}[.)]\s+|\d{1,2}(?:\.\d{1,2}){1,2}[.)]?\s+"
    r"|\(?[a-z][.)]\s+|(?:Item|Incident|Case|Event|Episode|Entry|No\.) \d{1,3}[a-z]?"
    r"(?:[.:)]|\s[–—-])?\s+)?(?:\*\*|__)?"
)
_WORD = r"(?:[^\W\da-z_][\w’'-]*|(?:al|el|ad|ar|as|ash|at|az)-[^\W\d_][\w’'-]*)"
_MORE = rf"(?:{_WORD}|\d{{1,4}}|sa|de|del|di|la|of|[a-z]{{4,11}})"
_NAME = rf"{_WORD}(?: {_MORE}){{0,4}}"
_PLACES = rf"(?:(?:On|In|At|Near) (?:the )?)?(?P<name>{_NAME})(?P<in>, {_NAME}| \({_NAME}\)){{0,2}}"
_WHEN = rf"(?P<when>(?:{WEEKDAY})?(?:{DAY}(?:,? {NUMBER})?|{ISO})(?:,? (?:at )?{CLOCK})?)"
_END = r"(?:\*\*|__)?(?P<end>[.:](?:\*\*|__)?(?:[ \t]+|$)|\s?[–—]\s?|\s-\s|[ \t]*$)"
# "Complaint of abduction, 4 May, Zorb: two persons missing": what, when, where.
_WHAT = re.compile(rf"{_MARK}[A-Z][a-z]+(?: [a-z]+){{0,4}}, {_WHEN}, {_PLACES}{_END}", re.MULTILINE)
_FORMS = (
    re.compile(rf"{_MARK}{_PLACES}(?:,? ?\(|, ?| [–—-] | on ){_WHEN}\)?{_END}", re.MULTILINE),
    _WHAT,
    re.compile(rf"{_MARK}{_WHEN}(?:,| ?[–—]| -|:|\.) ?{_PLACES}{_END}", re.MULTILINE),
)
_ROLES = frozenset({"headline", "body", "bullet", "subhead", "boilerplate", "dateline"})
_MIN = 2
# An item of a list has a few sentences, a story more.
_SHORT = 500


class Item(msgspec.Struct, frozen=True):
    """An item: it begins at ``begin``; its head names a place ``text[name:named]`` (-1 where it
    names a topic) and a time ``text[first:last]``, and ends at ``start``; its words end at ``end``.
    ``alone``: the head is a line of its own."""

    begin: int
    name: int
    named: int
    first: int
    last: int
    start: int
    end: int
    alone: bool


def items(story: Story) -> tuple[Item, ...]:
    """Return the items of a story that open with a place and a day, in order."""
    lines = story.lines
    found = [(n, h) for n, x in enumerate(lines) if (h := _head(story.text, x)) is not None]
    if len(found) < _MIN and not any(h["mark"] or h.re is _WHAT for _, h in found):
        return ()
    return tuple(_items(lines, found))


def _head(text: str, line: Line) -> re.Match[str] | None:
    return _opening(text, line.start, line.end) if line.role in _ROLES else None


def _opening(text: str, start: int, end: int) -> re.Match[str] | None:
    for form in _FORMS:
        found = form.match(text, start)
        if found is None or found.end() > end + 1:
            continue
        if is_name(found["name"]) or (form is _FORMS[0] and _is_topic(found["name"])):
            return found
    return None


def head_end(text: str, start: int, end: int) -> int | None:
    """Return where the head ends that a paragraph opens with, None where it opens with none that
    is nothing but a place (or topic) and a day."""
    found = _opening(text, start, end)
    return None if found is None or found.re is _WHAT else found.end()


def listed(text: str, paragraphs: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Return which paragraphs, by number, are items of a list though they look like datelines:
    next to each other, each of a place in small letters and a day, the days not all one."""
    heads = [_opening(text, a, b) for a, b in paragraphs]
    plain = [
        h is not None and not h["name"].isupper() and not h["mark"] and b - a <= _SHORT
        for h, (a, b) in zip(heads, paragraphs, strict=True)
    ]
    out: set[int] = set()
    for k in range(2, len(heads)):  # something stands over a list
        one, two = heads[k - 1], heads[k]
        if plain[k - 1] and plain[k] and one and two and one["when"] != two["when"]:
            out |= {k - 1, k}
    return frozenset(out)


def is_name(name: str) -> bool:
    """Return whether the words of a head can name a place: no topic, no body, nobody's title, and
    small letters only in nouns of places ("Zorb dam")."""
    words = name.split()
    low = [w.lower() for w in words]
    kinds = word_set("places.kinds") | place_words("generic_after") | _PARTICLES
    small = all(w in kinds for w in words if w[0].islower() and "-" not in w)
    topics = word_set("linking.topics", "places.headings", "places.deeds") - kinds
    bodies = word_set("places.no_places", "places.owned_by_sides", "places.speakers") - kinds
    titles = word_set("places.personal")
    if words[-1] in _PARTICLES or not small or low[0] in titles or not bodies.isdisjoint(low):
        return False
    told = [w for w in low if w not in kinds]
    return bool(told) and (low[0] in kinds or not all(w in topics for w in told))


def _is_topic(name: str) -> bool:
    """Return whether a head says what its item is about: "Casualties, 9 June. …"."""
    words = (w.lower() for w in name.split())
    return all(w in word_set("linking.topics", "places.headings") for w in words)


_PARTICLES = frozenset({"sa", "de", "del", "di", "la", "of"})


def _items(lines: tuple[Line, ...], found: list[tuple[int, re.Match[str]]]) -> Iterator[Item]:
    heads = {n for n, _ in found}
    for n, head in found:
        alone = head.end() >= lines[n].end
        place = head.span("name") if is_name(head["name"]) else (-1, -1)
        # a head that says what was done is part of the item's words
        start = head.start() if head.re is _WHAT else min(head.end(), lines[n].end)
        yield Item(
            head.start(), *place, *head.span("when"), start,
            _end(lines, n, alone, heads), alone,
        )  # fmt: skip


def _end(lines: tuple[Line, ...], n: int, alone: bool, heads: set[int]) -> int:
    """Return where the item ends whose head is line ``n``: before the next item or title; a head
    with words behind it holds what stands together with them, one alone what follows a gap, too."""
    end = lines[n].end
    for k in range(n + 1, len(lines)):
        role = lines[k].role
        if k in heads or role in ("subhead", "headline") or (role == "blank" and not alone):
            break
        end = end if role == "blank" else lines[k].end
    return end
