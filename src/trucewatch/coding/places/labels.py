"""Bulletins in sections: "Brenick: two rounds fell", "Hollin dam. Five gates are open."

A report of which two lines or more open with a name and a colon or full stop tells of each place
after its name: what is done in such a line, and put nowhere else, is put there. A label is a place
where a mention of the story is, where a word for a kind of place ends it, or where the text puts
something in, at or near it; beside such a label, other names before a colon are places too. Items
that open with a place and a day are labels by themselves; so are, where there are two, headings
that are a place's name and nothing else ("SECTOR EAST"), for all lines to the next heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from trucewatch.records import Line, Place, Story
from trucewatch.stories.items import is_name, items
from trucewatch.vocab.gazetteer import place_words
from trucewatch.vocab.words import word_set

_LABEL = re.compile(
    r"[ \t]*(?:\(?\d{1,2}[.)][ \t]*|[-•*–][ \t]*)?"
    r"(?P<name>[^\W\d_][\w’'-]+(?: [^\W\d_][\w’'-]+){0,2})"
    r"(?:, (?:\d{1,2} )?[A-Z][a-z]+(?: \d{1,2})?)?(?P<end>[:.]) "
)
_HEADING = re.compile(
    r"(?:\(?\d{1,2}(?:\.\d{1,2})?[.)]?[ \t]+|#{1,4} |[-•*–][ \t]+)?(?:\*\*|__)?"
    r"(?P<name>[^\W\da-z_][\w’'-]*(?: [\w’'-]+){0,3}):?(?:\*\*|__)?"
)
_NUMBERED = re.compile(r"\(?\d{1,2}(?:\.\d{1,2})?[.)] ")
_TITLES = frozenset({"subhead", "headline"})
# Ends of names of places, besides those of the gazetteer's words.
_MIN = 2
_COLON = ":"
_UNKNOWN = "unresolved"


class Label(msgspec.Struct, frozen=True):
    """A line of a report (character range) and the place that it opens with."""

    start: int
    end: int
    place: Place


def place_labels(
    story: Story, mentions: Sequence[Place], speakers: Iterable[tuple[int, int]]
) -> tuple[Label, ...]:
    """Return the stretches of ``story`` under a place: items with their day, lines that open with a
    name where two or more do, sections; the narrower ones first.

    ``mentions`` are the places that the story names, ``speakers`` where it names who speaks: the
    labels of a dialogue are people.
    """
    said = tuple(speakers)
    dated = [
        Label(x.begin, x.end, _as_place(story.text, x.name, x.named, mentions))
        for x in items(story)
        if x.name >= 0 and not any(a < x.named and x.name < b for a, b in said)
    ]
    parts = tuple(_sections(story, mentions))
    parts = parts if len({x.place.name for x in parts}) >= _MIN else ()
    return (*dated, *_labelled(story, mentions, said), *parts)


def _labelled(
    story: Story, mentions: Sequence[Place], said: tuple[tuple[int, int], ...]
) -> tuple[Label, ...]:
    """Return the lines that open with a name; none where fewer than two do."""
    found = [x for x in _named(story) if not any(a < x[2] and x[1] < b for a, b in said)]
    sure = [_is_place(story.text, a, b, mentions) for _, a, b, _ in found]
    if not any(sure):
        return ()
    found = [x for x, known in zip(found, sure, strict=True) if known or story.text[x[2]] == _COLON]
    if len({story.text[a:b] for _, a, b, _ in found}) < _MIN:
        return ()
    return tuple(Label(s, e, _as_place(story.text, a, b, mentions)) for s, a, b, e in found)


def _sections(story: Story, mentions: Sequence[Place]) -> Iterator[Label]:
    """Yield what stands under a heading that is a place, to the next heading."""
    lines = [x for x in story.lines if x.role != "blank"]
    heads = [n for n, x in enumerate(lines) if n and _HEADING.fullmatch(story.text, x.start, x.end)]
    for n in heads:
        hit = _HEADING.fullmatch(story.text, lines[n].start, lines[n].end)
        assert hit is not None
        name = story.text[slice(*hit.span("name"))]
        if not (_of_kind(name) or any(m.text.lower() == name.lower() for m in mentions)):
            continue
        listed = _is_numbered(story, lines[n + 1 : n + 2])
        after = (
            k for k in range(n + 1, len(lines))
            if k in heads or lines[k].role in _TITLES
            or (not listed and _is_numbered(story, lines[k : k + 1]))
        )  # fmt: skip
        last = next(after, len(lines)) - 1
        if last > n:
            place = _as_place(story.text, *hit.span("name"), mentions)
            yield Label(lines[n].end, lines[last].end, place)


def _is_numbered(story: Story, lines: Sequence[Line]) -> bool:
    return any(_NUMBERED.match(story.text, x.start) for x in lines)


def _of_kind(name: str) -> bool:
    """Return whether a noun of a kind of place opens or ends a name: "SECTOR EAST", "Zorb hill"."""
    words = name.lower().split()
    kinds = word_set("places.kinds") | place_words("generic_after")
    return len(words) > 1 and (words[0] in kinds or words[-1] in kinds) and is_name(name)


def label_at(labels: Iterable[Label], offset: int) -> Place | None:
    """Return the place that opens the line at ``offset``, or None."""
    return next((x.place for x in labels if x.start <= offset < x.end), None)


def _named(story: Story) -> Iterator[tuple[int, int, int, int]]:
    """Yield start of the line, start and end of its label, and end of the line."""
    at = 0
    for line in story.text.splitlines(keepends=True):
        hit = _LABEL.match(line)
        if hit and _can_be(hit.group("name"), hit.group("end")):
            yield at, at + hit.start("name"), at + hit.end("name"), at + len(line)
        at += len(line)


def _can_be(name: str, end: str) -> bool:
    words = name.split()
    if not name[0].isupper() or name.isupper() or words[0].lower() in word_set("places.headings"):
        return False
    proper = [w for w in words if w[0].isupper()]
    rest = [w for w in words if not w[0].isupper()]
    kinds = all(w in word_set("places.kinds") or w in place_words("generic_after") for w in rest)
    return bool(proper) and kinds and words[-1].lower() not in word_set("places.headings")


def _is_place(text: str, start: int, end: int, mentions: Sequence[Place]) -> bool:
    name = text[start:end]
    last = name.split()[-1].lower()
    if last in word_set("places.kinds") or last in place_words("generic_after"):
        return True
    if any(m.text == name or (m.start < end and start < m.end) for m in mentions):
        return True
    put = re.compile(rf"\b(?:in|at|near|outside|of) {re.escape(name)}\b")
    return bool(put.search(text))


def _as_place(text: str, start: int, end: int, mentions: Sequence[Place]) -> Place:
    name = text[start:end].title() if text[start:end].isupper() else text[start:end]
    own = [m for m in mentions if m.start < end and start < m.end]
    same = own or [m for m in mentions if m.text == name or m.name == name]
    known = next((m for m in same if m.precision != "country"), None)
    if known is None or (own and name.split()[-1].lower() in place_words("generic_after")
                         and not known.text.endswith(name.split()[-1])):  # fmt: skip
        return Place(name, start, end, name, None, None, None, None, None, _UNKNOWN, None)
    return Place(
        name, start, end, known.name, known.country, known.admin1, known.lat, known.lon,
        known.radius_km, known.precision, known.dispute,
    )  # fmt: skip
