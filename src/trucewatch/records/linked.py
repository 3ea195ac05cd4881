"""Records that are linked out of many stories: incidents, agreements, findings, talks."""

from __future__ import annotations

import msgspec

from trucewatch.records.base import Actor, Place, Time


class Mention(msgspec.Struct, frozen=True):
    """A span in some story: ``text`` at ``start:end`` of the story ``story_id``."""

    story_id: str
    text: str
    start: int
    end: int


class Claimant(msgspec.Struct, frozen=True):
    """Who makes a claim: entity code and name (``narrator`` for the outlet itself)."""

    code: str
    name: str


class ActorAnswer(Actor, frozen=True, tag_field="type", tag="actor"):
    """An actor given as an answer; in JSON marked with ``"type": "actor"``."""


class RangeAnswer(msgspec.Struct, frozen=True, tag_field="type", tag="range"):
    """A number given as an answer, ``low`` to ``high`` inclusive, None where left open."""

    low: float | None
    high: float | None
    hedge: str
    unit: str


class Claim(msgspec.Struct, frozen=True):
    """One claimant's answer to one question of an incident.

    ``answer`` is an actor, a number range, or one of yes, no, not stated, another
    account (who is charged tells the deed otherwise), or the words used.
    ``act`` is the speech act; ``carriers`` the stories or outlets that carry it.
    """

    claimant: Claimant
    camp: str | None
    answer: ActorAnswer | RangeAnswer | str
    act: str
    time: Time | None
    carriers: tuple[str, ...]
    statement_ids: tuple[str, ...]


class ClaimSet(msgspec.Struct, frozen=True):
    """What each camp says about one question of one incident.

    ``kind``: occurred, responsible, began, breach, toll, place, ceased, control. ``first`` is the
    claimant's code who is known to have claimed first, else ``not stated``.
    """

    kind: str
    question: str
    status: str
    first: str
    claims: tuple[Claim, ...]


class Incident(msgspec.Struct, frozen=True):
    """One happening as several claims describe it."""

    id: str
    event_ids: tuple[str, ...]
    place: Place | None
    time: Time | None
    claim_sets: tuple[ClaimSet, ...]


class Provision(msgspec.Struct, frozen=True):
    """A provision of an agreement, with PA-X and PAM names and where it is mentioned."""

    id: str
    label: str
    pax: str | None
    pam: str | None
    terms: str | None
    mentions: tuple[Mention, ...]


class Agreement(msgspec.Struct, frozen=True):
    """An agreement, draft or plan that reports mention.

    ``stage``: draft, proposed, signed, in_force, suspended, expired. ``signed`` is ISO 8601, as
    exact as the texts are (``2020-11-10``, ``1994``), or None.
    """

    id: str
    name: str
    kind: str
    stage: str
    signed: str | None
    parties: tuple[str, ...]
    brokers: tuple[str, ...]
    monitors: tuple[str, ...]
    provisions: tuple[Provision, ...]
    mentions: tuple[Mention, ...]


class Finding(msgspec.Struct, frozen=True, omit_defaults=True):
    """A ledger row: a reported act that touches a provision.

    ``occurrence``: violation, restoration, compliance, threat, mandate, restriction; ``violator``
    is None where nobody is named. ``by_whom`` is the reporter's code. ``mentions`` are the words of
    a report that tells it itself, where no statement and no event holds them. ``doers`` are those
    who are said to have kept a term. (Both are left out of JSON where there are none.)
    """

    id: str
    agreement_id: str
    provision_id: str
    occurrence: str
    violator: Actor | None
    by_whom: Claimant
    realis: str
    status: str
    event_ids: tuple[str, ...]
    statement_ids: tuple[str, ...]
    date: str | None
    place: Place | None
    mentions: tuple[Mention, ...] = ()
    doers: tuple[Actor, ...] = ()


class Situation(msgspec.Struct, frozen=True, omit_defaults=True, rename={"from_": "from"}):
    """Who holds, encircles, blocks or shares what (or what is open, who displaced), by whose word.

    ``mentions`` are the words of the reports (left out of JSON where there are none).
    """

    id: str
    who: Actor | None
    relation: str
    what: str
    from_: str | None
    to: str | None
    by_whom: Claimant
    statement_ids: tuple[str, ...]
    event_ids: tuple[str, ...]
    mentions: tuple[Mention, ...] = ()


class TalkBreak(msgspec.Struct, frozen=True):
    """A break in a meeting: ``kind`` walk_out (``party`` left) or suspension (``party`` may be
    None), in the words of a report."""

    kind: str
    party: Claimant | None
    mention: Mention
    statement_id: str | None


class RoundOutcome(msgspec.Struct, frozen=True):
    """How a meeting went as one party or mediator tells it."""

    party: Claimant
    mention: Mention
    statement_id: str


class RoundStage(msgspec.Struct, frozen=True):
    """How a report told a meeting: its ``status`` (planned, held, cancelled) and ``days``, the day
    of the report, "" where that is not known, and its story."""

    status: str
    reported: str
    days: tuple[str, ...]
    story_id: str


class Round(msgspec.Struct, frozen=True, omit_defaults=True):
    """One meeting of a process. ``outcome`` holds the words of the reports, ``outcomes`` those of
    each party that tells it.

    ``level``: leaders, ministers, envoys, military, technical, as far as titles tell;
    ``format``: direct, proximity, shuttle, phone, video, or None; ``next`` the words on the next
    meeting; ``delegates`` who led delegations, ``observers`` who only observed, in the words of the
    reports; ``history`` how reports told it in turn, where they differ (planned, then held). The
    fields from ``level`` on are left out of JSON where they are empty.
    """

    id: str
    process: str
    dates: tuple[str, ...]
    venue: str | None
    host: Actor | None
    participants: tuple[Actor, ...]
    mediators: tuple[Actor, ...]
    absent: tuple[str, ...]
    duration: str | None
    agenda: tuple[str, ...]
    outcome: tuple[str, ...]
    next: str | None
    status: str
    mentions: tuple[Mention, ...]
    statement_ids: tuple[str, ...]
    level: tuple[str, ...] = ()
    format: str | None = None
    breaks: tuple[TalkBreak, ...] = ()
    outcomes: tuple[RoundOutcome, ...] = ()
    ordinal: int | None = None
    delegates: tuple[str, ...] = ()
    observers: tuple[str, ...] = ()
    history: tuple[RoundStage, ...] = ()


class Position(msgspec.Struct, frozen=True, omit_defaults=True):
    """Party × issue × date, with its kind and condition.

    ``constraint`` is what binds the party at home, ``leverage`` the means that it holds over
    another, in the words of the reports (left out of JSON where there is none).

    ``kind``: demand, offer, concession, condition, red_line, refusal, proposal, guarantee,
    precondition, former, assessment, pressure, initiative.
    """

    id: str
    process: str
    party: Claimant
    issue: str
    kind: str
    value: str
    condition: str | None
    guarantors: tuple[str, ...]
    constraint: str | None
    date: str | None
    statement_ids: tuple[str, ...]
    mentions: tuple[Mention, ...]
    supersedes: str | None
    leverage: str | None = None


class Movement(msgspec.Struct, frozen=True):
    """How a party's position on an issue changed, and on whose word."""

    id: str
    process: str
    party: Claimant
    issue: str
    from_position: str
    to_position: str
    date: str | None
    by_whom: tuple[str, ...]
