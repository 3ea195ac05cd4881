"""What a brief is made of. Every sentence comes from a template and cites what it rests on."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from trucewatch.vocab.tables import table

# What a part of a sentence is: our words, a name, a source's words, a vocabulary's term, a number.
KINDS = ("words", "name", "quote", "term", "figure")
_SLOT = re.compile(r"\{(\w+)\}")


class Part(msgspec.Struct, frozen=True):
    """A stretch of a sentence. ``kind`` is one of KINDS; quotes carry their marks."""

    kind: str
    text: str


class Note(msgspec.Struct, frozen=True):
    """A footnote: who says it, where and when, the sentence as written, the records' ids.

    ``outlet`` is the story's address or the name of its file, ``title`` its headline. ``start`` and
    ``end`` count code points into the story's text.
    """

    number: int
    who: str
    outlet: str
    date: str
    text: str
    ids: tuple[str, ...]
    start: int
    end: int
    title: str = ""


class Sentence(msgspec.Struct, frozen=True):
    """A sentence with the numbers of the notes it rests on; ``lead`` opens a paragraph."""

    parts: tuple[Part, ...]
    notes: tuple[int, ...]
    lead: bool = False

    @property
    def text(self) -> str:
        """The sentence in plain text, without its notes."""
        return "".join(p.text for p in self.parts)


class Section(msgspec.Struct, frozen=True):
    """A part of the brief under a heading."""

    title: str
    sentences: tuple[Sentence, ...]


class Mark(msgspec.Struct, frozen=True):
    """Something drawn on a figure: a place, a name on the map, or a statement on a day.

    ``at`` is where the label stands (x, y, and start, middle or end); beside the mark without it.
    """

    label: str
    x: float
    y: float
    radius: float
    glyph: str
    at: tuple[float, float, str] | None = None


class Shape(msgspec.Struct, frozen=True):
    """A line of the base map, or a land (closed). ``kind``: land, coast, border, disputed, bar."""

    kind: str
    points: tuple[tuple[float, float], ...]


class Figure(msgspec.Struct, frozen=True):
    """A figure: its caption, size in points, rows and columns that are labelled, marks.

    ``shapes`` lie under the marks; ``font`` is the size of labels in points.
    """

    caption: str
    width: float
    height: float
    rows: tuple[tuple[float, str], ...]
    columns: tuple[tuple[float, str], ...]
    marks: tuple[Mark, ...]
    shapes: tuple[Shape, ...] = ()
    font: float = 9.0


class Brief(msgspec.Struct, frozen=True):
    """A whole brief. ``since`` and ``until`` are its days, ISO 8601, both included."""

    title: str
    since: str
    until: str
    about: Sentence
    sections: tuple[Section, ...]
    figures: tuple[Figure, ...]
    notes: tuple[Note, ...]


@cache
def templates() -> dict[str, str]:
    """Return the templates by key."""
    return {r["key"]: r["text"] for r in table("brief/templates.tsv")}


def phrase(key: str) -> str:
    """Return a template that has no slots."""
    return templates()[key]


def filled(key: str, **slots: Part | tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the parts of a template with its slots filled. Raises KeyError for a missing slot."""
    out: list[Part] = []
    pieces = _SLOT.split(templates()[key])
    for n, piece in enumerate(pieces):
        if n % 2 == 0:
            out.extend([Part("words", piece)] if piece else [])
            continue
        value = slots[piece]
        out.extend(value if isinstance(value, tuple) else (value,))
    return _tidy(out)


def capital(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the parts of a sentence with a capital in front, unless it begins with a quotation."""
    first, *rest = parts
    if first.kind == "quote" or not first.text[:1].islower():
        return parts
    return (Part(first.kind, first.text[0].upper() + first.text[1:]), *rest)


def _tidy(parts: list[Part]) -> tuple[Part, ...]:
    """Drop a full stop of ours after words that end a sentence themselves."""
    out: list[Part] = []
    for part in parts:
        before = out[-1].text.rstrip("”’") if out else ""
        if part.kind == "words" and part.text.startswith(".") and before.endswith((".", "?", "!")):
            part = Part("words", part.text[1:])
        if part.text:
            out.append(part)
    return tuple(out)


def said(parts: tuple[Part, ...], notes: tuple[int, ...], lead: bool = False) -> Sentence:
    """Return a sentence with a capital in front."""
    return Sentence(capital(parts), notes, lead)
