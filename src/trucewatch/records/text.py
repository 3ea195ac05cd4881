"""Records of one story: document, story, statement, event."""

from __future__ import annotations

import msgspec

from trucewatch.records.base import Actor, MadeBy, Place, Quantity, Span, Time, share


class Document(msgspec.Struct, frozen=True, omit_defaults=True):
    """What was fetched or opened. ``fetched`` is ISO 8601 or None when the clock was not asked.

    ``notes`` say in words what of its bytes or characters could not be taken as they are; the field
    is left out where there is nothing to say.
    """

    id: str
    source_uri: str
    sha256: str
    fetched: str | None
    media_type: str
    notes: tuple[str, ...] = ()


class Line(msgspec.Struct, frozen=True, gc=False):
    """A stretch of a story's text and its role.

    Roles: headline, headline_duplicate, dateline, byline, body, subhead, bullet, url, boilerplate,
    caption, blank. A dateline and the sentence after it are two stretches of one printed line.
    """

    role: str
    start: int
    end: int

    def __post_init__(self) -> None:
        share(self, "role")


class Published(msgspec.Struct, frozen=True):
    """A story's date (ISO 8601 or None) and how it was found.

    ``basis``: given, metadata, url, dateline, text, name (of the file), inferred, unknown.
    ``weekday`` is the weekday that the story itself speaks of as its own day (0 = Monday), where it
    can be told.
    """

    date: str | None
    basis: str
    weekday: int | None = None


class Story(msgspec.Struct, frozen=True):
    """One report: ``text`` is the document's text from ``start`` to ``end``.

    A document's text is decoded (from HTML, PDF and DOCX: extracted) and holds no characters that
    show nothing; what was taken out is told in the document's ``notes``.
    """

    id: str
    document_id: str
    source_uri: str
    start: int
    end: int
    headline: Span | None
    dateline: Span | None
    published: Published
    language: str
    text: str
    lines: tuple[Line, ...]
    carriers: tuple[str, ...] = ()


class Statement(msgspec.Struct, frozen=True):
    """An attribution: who says what, and how.

    ``speaker`` is None where the text names nobody; ``chain`` holds the sources outside it, the
    outermost first. ``act`` is a speech act code; ``quote_type`` direct, mixed, indirect, headline
    or document; ``answers`` the id of the statement it denies or answers.
    """

    id: str
    story_id: str
    speaker: Actor | None
    chain: tuple[Actor, ...]
    cue: Span | None
    content: tuple[Span, ...]
    act: str
    quote_type: str
    target: Actor | None
    time: Time | None
    answers: str | None
    second_hand: bool
    uncertain: bool
    made_by: MadeBy

    def __post_init__(self) -> None:
        share(self, "id", "story_id", "act", "quote_type", "answers")


class Event(msgspec.Struct, frozen=True):
    """What is said to have been done. ``statement_id`` None means the narrator says so.

    ``type``, ``mode`` and ``contexts`` are PLOVER 1.3 codes. ``start`` and ``end`` delimit the
    clause; ``condition`` is the words of a stated condition; ``same_as`` the id of an earlier
    mention of the same event in the story.
    """

    id: str
    story_id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    mediators: tuple[Actor, ...]
    place: Place | None
    time: Time | None
    realis: str
    condition: Span | None
    quantities: tuple[Quantity, ...]
    trigger: Span
    start: int
    end: int
    statement_id: str | None
    same_as: str | None
    made_by: MadeBy

    def __post_init__(self) -> None:
        share(self, "story_id", "type", "mode", "realis", "statement_id", "same_as")
