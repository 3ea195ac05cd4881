"""What one story says about agreements, talks and positions, before stories are linked.

Leads are kept beside statements and events, so that linking can be done again without reading.
Spans slice the story's text. ``agreement`` fields are indices into the story's own agreements;
statements and events are named by their ids.
"""

from __future__ import annotations

import msgspec

from trucewatch.records.base import Actor, Place, Span, Time

NOT_NAMED = "ceasefire (not named)"
"""The name of a truce that a story tells of without naming it."""


class AgreementMention(msgspec.Struct, frozen=True):
    """An agreement, draft or plan as one story speaks of it, all its mentions together.

    ``kind`` and ``stage`` are vocabulary codes; ``date`` ISO 8601, as exact as the words; ``names``
    proper names or numbers that tell it from others (``minsk ii``, ``12-point``), lower case;
    ``yearless`` is a month, or month and day (``11-10``), whose year the story does not tell;
    ``authors`` those whose proposal a draft is. Roles are side codes (country or group).
    ``elsewhere``: "the deal" of a story that names none; only other reports tell which is meant.
    ``made_at`` is the place where it was made, where its own words do not tell it; ``outside`` are
    sides that are told not to have signed it.
    """

    name: str
    kind: str
    family: str
    stage: str
    date: str | None
    names: tuple[str, ...]
    parties: tuple[str, ...]
    brokers: tuple[str, ...]
    monitors: tuple[str, ...]
    authors: tuple[str, ...]
    mentions: tuple[Span, ...]
    yearless: str | None = None
    elsewhere: bool = False
    made_at: str | None = None
    outside: tuple[str, ...] = ()


class ProvisionMention(msgspec.Struct, frozen=True):
    """A stretch that states a term of an agreement. ``label`` is a provision of the vocabulary,
    ``article`` the article that it is told to be ("article 5")."""

    agreement: int
    label: str
    span: Span
    statement_id: str | None
    article: str | None = None


class ProvisionTouch(msgspec.Struct, frozen=True):
    """A reported act that touches a provision, by event or by the words of a statement.

    ``occurrence``: violation, restriction, restoration, compliance, mandate, threat, or ongoing
    (fighting is said to go on: no finding, but an answer to "has it stopped"). ``explicit`` tells
    whether the words name a breach; ``general`` whether both sides fight and nobody is singled out;
    ``breach`` whether the story speaks of a breach of an agreement at all, ``first`` whether the
    words say that somebody began ("had fired first"); ``doers`` who are said to keep a term, where
    no event tells it; ``article`` is the one that a breach is told to be of ("article 5").
    """

    agreement: int | None
    provision: str
    occurrence: str
    event_id: str | None
    statement_id: str | None
    span: Span
    violator: Actor | None
    explicit: bool
    general: bool
    breach: bool = False
    first: bool = False
    doers: tuple[Actor, ...] = ()
    article: str | None = None


class BreakMention(msgspec.Struct, frozen=True):
    """A break in talks: ``kind`` walk_out (``party`` left) or suspension (``party`` None: the
    talks themselves were halted), in the words of ``span``."""

    kind: str
    party: Actor | None
    span: Span
    statement_id: str | None


class OutcomeMention(msgspec.Struct, frozen=True):
    """How a meeting went as ``party`` tells it."""

    party: Actor
    span: Span
    statement_id: str


class RoundMention(msgspec.Struct, frozen=True):
    """One meeting as one story tells it, all its mentions together.

    ``date`` is ISO 8601 or None; ``status`` held, planned or cancelled; ``next`` the words that
    announce the next meeting, or that none is fixed; ``absent`` the names of those who are told to
    have stayed away. ``level`` holds leaders, ministers, envoys, military, technical; ``format`` is
    direct, proximity, shuttle, phone or video; ``ordinal`` the number of the round ("the second
    round"); ``until`` the last day of one that began on ``date`` and lasted.
    ``delegates`` are the heads of delegations, ``observers`` those who only observed, ``sitting``
    the committees that sat, in the words of the story; ``supposed``: that the story's two sides
    took part is only supposed.
    """

    status: str
    date: str | None
    venue: str | None
    host: Actor | None
    participants: tuple[Actor, ...]
    mediators: tuple[Actor, ...]
    duration: str | None
    agenda: tuple[str, ...]
    outcome: tuple[str, ...]
    next: str | None
    mentions: tuple[Span, ...]
    statement_ids: tuple[str, ...]
    event_ids: tuple[str, ...]
    absent: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    format: str | None = None
    breaks: tuple[BreakMention, ...] = ()
    outcomes: tuple[OutcomeMention, ...] = ()
    ordinal: int | None = None
    until: str | None = None
    delegates: tuple[str, ...] = ()
    observers: tuple[str, ...] = ()
    sitting: tuple[str, ...] = ()
    supposed: bool = False


NO_ISSUE = ""
"""The issue of a position that is about none of the vocabulary's."""
OTHER = "other"
"""The issue of what a party asks, offers or refuses on none of the vocabulary's."""


class PositionMention(msgspec.Struct, frozen=True):
    """A party's position on an issue in one stretch of text.

    ``issue`` is a code, or empty where the vocabulary knows none (a watch may). ``value`` is the
    words; ``constraint`` the words of what binds the party at home, ``leverage``
    those of the means that it holds over another; ``told_by`` the speaker where it is somebody
    else; ``headline`` marks a headline's version, which never outranks the body's.
    """

    party: Actor
    issue: str
    kind: str
    value: str
    condition: str | None
    guarantors: tuple[str, ...]
    date: str | None
    statement_id: str | None
    told_by: Actor | None
    headline: bool
    span: Span
    more: tuple[Span, ...] = ()
    constraint: str | None = None
    leverage: str | None = None


class SituationMention(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    """Who holds, encircles, blocks or shares what (what is open, who displaced) in a stretch."""

    who: Actor | None
    relation: str
    what: str
    from_: str | None
    statement_id: str | None
    event_id: str | None
    place: Place | None
    time: Time | None
    span: Span


class RoleMention(msgspec.Struct, frozen=True):
    """A role that an actor has in the story: monitor, mediator, host."""

    code: str
    name: str
    role: str
    span: Span


class Membership(msgspec.Struct, frozen=True):
    """A person whose code does not tell whose they are, with the side that the story tells.

    ``side`` is the name in that side's code ("kesmar", "rovuma-liberation-front").
    """

    code: str
    side: str


class Leads(msgspec.Struct, frozen=True):
    """All leads of one story."""

    agreements: tuple[AgreementMention, ...] = ()
    provisions: tuple[ProvisionMention, ...] = ()
    touches: tuple[ProvisionTouch, ...] = ()
    rounds: tuple[RoundMention, ...] = ()
    positions: tuple[PositionMention, ...] = ()
    situations: tuple[SituationMention, ...] = ()
    roles: tuple[RoleMention, ...] = ()
    members: tuple[Membership, ...] = ()
