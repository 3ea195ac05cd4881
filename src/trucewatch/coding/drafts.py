"""What the coders of one story hand to each other: records-to-be with token indices.

Drafts live inside the coding floor only. Character spans are final (they slice the story's text);
token indices refer to the story's :class:`~trucewatch.reading.Parse`.
"""

from __future__ import annotations

import msgspec

from trucewatch.records import Actor, Place, Quantity, Span, Time


class StatementDraft(msgspec.Struct, frozen=True):
    """An attribution before it has an id.

    ``head`` is the token index of the cue's head (None: headline colon and the like);
    ``source_head`` that of the source's head noun, when the source is in the text. ``content`` are
    character spans; ``polarity`` is -1 where the cue is negated ("didn't assign blame").
    ``answers`` is the index, in the list of drafts, of the statement that this one denies or
    answers, where the story says so. ``rules`` are the ids of the rules that fired, in order;
    ``score`` the engine's confidence, 0 to 1; ``alternatives`` other possible speakers with scores.
    """

    speaker: Actor | None
    chain: tuple[Actor, ...]
    cue: Span | None
    content: tuple[Span, ...]
    act: str
    quote_type: str
    target: Actor | None
    head: int | None
    source_head: int | None
    polarity: int = 1
    second_hand: bool = False
    uncertain: bool = False
    first_person: bool = False
    score: float = 1.0
    answers: int | None = None
    alternatives: tuple[tuple[Actor, float], ...] = ()
    rules: tuple[str, ...] = ()
    time: Time | None = None


class EventDraft(msgspec.Struct, frozen=True):
    """An event before it has an id.

    ``trigger`` is the token index of the predicate (verb or event noun); ``span`` the character
    range of the trigger words, ``start``/``end`` of the clause. ``statement`` is the index of the
    innermost statement whose content holds the trigger, or that the event is (None: narrator).
    ``reports`` is the index of the statement whose speech act this event *is* (an ACCUSE event of
    an accusation), or None.
    """

    trigger: int
    span: Span
    start: int
    end: int
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    mediators: tuple[Actor, ...]
    statement: int | None
    reports: int | None = None
    realis: str = "actual"
    condition: Span | None = None
    quantities: tuple[Quantity, ...] = ()
    place: Place | None = None
    time: Time | None = None
    same_as: int | None = None
    score: float = 1.0
    rules: tuple[str, ...] = ()
