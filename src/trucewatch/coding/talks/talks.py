"""Rounds of talks in one story: one record per meeting, its mentions merged.

A mention founds a round when it has participants, a day or a place of its own; "the talks" and
"they" of later sentences join the last one. Announced meetings are rounds of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from trucewatch.coding.leads.context import (
    LeadContext,
    definite,
)
from trucewatch.coding.talks.around import (
    dateline_venue,
    guarantors,
    represented,
    sentences_after,
    told_mediators,
)
from trucewatch.coding.talks.bodies import bodies, is_body, is_of_its_own, without_bodies
from trucewatch.coding.talks.days import last_day, within_entry
from trucewatch.coding.talks.ellipses import ORDINALS
from trucewatch.coding.talks.forms import (
    breaks_in,
    form_of,
    level_of,
    no_date,
    outcomes_by,
)
from trucewatch.coding.talks.mentions import MEETING_SETS, Meeting, meeting
from trucewatch.coding.talks.missed import of_its_piece, piece_of, whom_missed, without_missed
from trucewatch.coding.talks.outcomes import outcomes_of
from trucewatch.coding.talks.present import NOBODY, Present, present
from trucewatch.coding.talks.scene import headline_venue
from trucewatch.coding.talks.table import of_both, of_last, of_many, taking_part
from trucewatch.records import Actor, Event
from trucewatch.records.leads import RoundMention
from trucewatch.vocab.issues import IssueWords
from trucewatch.vocab.words import word_set

MEDIATING = frozenset({"mediator", "mediators", "facilitator", "facilitators"})


def find_rounds(ctx: LeadContext, words: IssueWords) -> tuple[RoundMention, ...]:
    """Return the story's rounds: those held first, as told, then those announced."""
    groups: list[list[Meeting]] = []
    telling: frozenset[str] = frozenset().union(*(words.talks[name] for name in MEETING_SETS))
    telling |= word_set("talks.joint_work", "talks.moving", "talks.carrying", "talks.bringing")
    telling |= ORDINALS | {"expect", "due", "table", "agree"}
    for i, lemma in enumerate(ctx.parse.lemma):
        found = meeting(ctx, words, i) if lemma in telling else None
        if found is not None:
            _join(ctx, groups, _with_both(ctx, groups, found))
    alone = sum(_was_held(g) for g in groups) == 1
    rounds: list[RoundMention] = []
    for group in groups:
        rounds.append(_round(ctx, words, group, rounds, alone))
    rounds = [_with_form(ctx, words, r, g, rounds) for r, g in zip(rounds, groups, strict=True)]
    rounds = [without_missed(ctx, r, away) for r, away in whom_missed(ctx, words, rounds)]
    held = [r for r in rounds if r.status == "held"]
    again = [any(m.again for m in g) for g in groups]
    continued = [
        _continued(r, a, of_its_piece(ctx, r, held)) for r, a in zip(rounds, again, strict=True)
    ]
    place = headline_venue(ctx) if len(held) == 1 and held[0].venue is None else None
    if place is not None:
        continued = [
            msgspec.structs.replace(r, venue=place) if r.status == "held" else r for r in continued
        ]
    else:
        continued = [
            msgspec.structs.replace(r, venue=_at_dateline(ctx, groups, r))
            if r.status == "held" and r.venue is None
            else r
            for r in continued
        ]
    return tuple(
        msgspec.structs.replace(r, participants=bodies(r.participants, ctx.side)) for r in continued
    )


def _was_held(group: Sequence[Meeting]) -> bool:
    return not group[0].planned and not any(m.cancelled for m in group)


def _at_dateline(
    ctx: LeadContext, groups: Sequence[Sequence[Meeting]], held: RoundMention
) -> str | None:
    """Return the dateline's city where the first sentence tells of a held round, without a
    place of its own: nobody meets there who only speaks by telephone."""
    first = next(m for g in groups for m in g if m.span == held.mentions[0])
    if (
        held.format in ("phone", "video", "shuttle")
        or len({ctx.side(a) for a in held.participants}) < 2
    ):
        return None
    return dateline_venue(ctx, first.token, held.participants)


def _with_form(
    ctx: LeadContext, words: IssueWords, r: RoundMention, group: Sequence[Meeting],
    rounds: Sequence[RoundMention],
) -> RoundMention:  # fmt: skip
    """Give a round its level, form and number, and a held one its breaks and outcomes.

    What the story tells of a meeting elsewhere goes to its one held round, else to the last one
    that was told of before.
    """
    p = ctx.parse
    sents = {p.sent[m.token] for m in group}
    held = [x for x in rounds if x.status == "held"]
    whole = r.status == "held" and len(held) == 1
    around = [k for k in range(len(p.sents)) if whole or k in sents]
    around = [k for k in around if k in sents or p.role(p.sents[k][0]) == "body"]
    r = msgspec.structs.replace(
        r,
        level=level_of(r.participants),
        format=form_of(ctx, sents) or (form_of(ctx, around, around=True) if whole else None),
        ordinal=next((m.ordinal for m in group if m.ordinal), None),
    )
    if r.status != "held":
        return r
    start = r.mentions[0].start
    later = [x.mentions[0].start for x in held if x.mentions[0].start > start]
    first = 0 if r is held[0] or whole else start
    last = min(later, default=len(ctx.story.text))
    first, last = within_entry(ctx, start, first, last)
    sides = frozenset(s for a in (*r.participants, *r.mediators) if (s := ctx.side(a)))
    if r.host is not None:
        sides |= {ctx.side(r.host) or ""}
    return msgspec.structs.replace(
        r,
        outcome=tuple(outcomes_of(ctx, words, first, last, r.date)),
        breaks=tuple(b for b in breaks_in(ctx, words) if first <= b.span.start < last),
        outcomes=tuple(o for o in outcomes_by(ctx, words, sides, start) if o.span.start < last),
        next=no_date(ctx, around),
    )


def _with_both(ctx: LeadContext, groups: Sequence[Sequence[Meeting]], m: Meeting) -> Meeting:
    """Give a meeting of "both sides" the sides of the last one told before it that has two, and a
    round that is told by its number alone ("the fifth round ended without result")."""
    piece = piece_of(ctx, m.token)
    told = (g for g in groups if piece in (None, piece_of(ctx, g[0].token)))
    before = [[a for x in g for a in x.participants] for g in told]
    numbered = m.ordinal is not None and not m.participants and any(before)
    if not (m.both or numbered):
        return m
    who = (*of_both(ctx, m.participants, before, m.token), *m.beside)
    return msgspec.structs.replace(m, participants=who)


def _join(ctx: LeadContext, groups: list[list[Meeting]], m: Meeting) -> None:
    fits = [
        group
        for group in reversed(groups)
        if not (all(g.cancelled for g in group) and not m.cancelled) and _same(ctx, group, m)
    ]
    if fits:
        _latest(ctx, fits, m).append(m)
    elif m.founding:
        groups.append([m])


def _latest(ctx: LeadContext, fits: Sequence[list[Meeting]], m: Meeting) -> list[Meeting]:
    """Return which of the groups that a mention fits it is of: the last one told, or for bare words
    ("the delegations met for two hours") the one of the latest day, where all have a day."""
    if m.date or m.venue or m.ordinal or m.planned:
        return fits[0]
    aside = ("advcl", "pcomp", "relcl")  # "met, a day after envoys of others met there"
    main = [g for g in fits if ctx.parse.dep[g[0].governor] not in aside] or fits
    days = [next((x.date for x in group if x.date), "") for group in main]
    return main[days.index(max(days))] if all(days) else main[0]


def _same(ctx: LeadContext, group: list[Meeting], m: Meeting) -> bool:
    if any(g.planned for g in group) != m.planned:
        return False
    if m.ordinal and any(g.ordinal not in (None, m.ordinal) for g in group):
        return False
    dates = {g.date for g in group if g.date}
    if m.date and dates and m.date not in dates:
        return False
    venues = {g.venue for g in group if g.venue}
    if m.venue and venues and m.venue not in venues and not (m.date and m.date in dates):
        return False
    mine = {ctx.side(a) for a in m.participants}
    theirs = {ctx.side(a) for g in group for a in g.participants}
    if m.planned:
        pair = {ctx.side(a) for a in ctx.pair}
        again = m.again or any(g.again for g in group)
        known = (mine | theirs) & pair or (not (mine | theirs) and definite(ctx.parse, m.token))
        if m.date in dates and again and not (mine and theirs) and known:
            return True  # "negotiations are to go on on Monday" are "the talks on Monday"
        return (m.again and any(g.again for g in group)) or bool(mine & theirs)
    called = ctx.parse.lemma[m.token] in word_set("talks.receiving")
    if called and len(mine) == len(theirs) == 2 and mine != theirs:
        return False  # "met his counterpart … The day before he had received Orlia's ambassador"
    bare = not (m.date or m.venue or m.ordinal or m.both)
    if m.host is not None and bare and definite(ctx.parse, m.token) and len(mine) < 2:
        return True  # "The meeting was chaired by the envoy": the one told before
    if mine and theirs:
        return bool(mine & theirs) and (m.date is not None or not m.founding or len(mine) > 1)
    return not m.founding or definite(ctx.parse, m.token) or not theirs or not mine


def _round(
    ctx: LeadContext, words: IssueWords, group: list[Meeting],
    before: Sequence[RoundMention], alone: bool,
) -> RoundMention:  # fmt: skip
    near = sentences_after(ctx, [m.token for m in group])
    helping = () if group[0].cancelled else tuple(told_mediators(ctx, near))
    own = {ctx.parse.sent[m.token] for m in group}
    day = next((m.date for m in group if m.date), ctx.story.published.date)
    there = present(ctx, words, sorted(own), alone, day) if _was_held(group) else NOBODY
    paragraphs = {ctx.parse.para[m.token] for m in group}
    by = tuple(guarantors(ctx, paragraphs)) if _was_held(group) else ()
    between = {ctx.side(a): a for a in (*helping, *there.chairs, *by)}
    who = _named(ctx, group, near, there, frozenset(between))
    tokens = {k for m in group for k in (m.token, m.governor)}
    events = {e.id: e for k in sorted(tokens) for e in ctx.events_at(k)}
    said = {s.id: s for m in group if (s := ctx.statement(m.token))}
    hosts = {m.host.code for m in group if m.host}
    status = _status(group)
    venue = next((m.venue for m in group if m.venue), None)
    of_talks = any(
        ctx.parse.lemma[m.token] in words.talks["noun"] | word_set("talks.rounds") for m in group
    )
    if group[0].planned and not who:  # "the next round is set for May": of those who met before
        who = of_last(ctx, [r.participants for r in before if r.status != "cancelled"])
    sitting = [a for a in who if is_body(a)]
    bare = len({ctx.side(a) for a in who if not is_body(a)}) < 2
    seated = taking_part(
        ctx,
        [a for a in who if a.code not in hosts],
        group[0].token,
        venue,
        named_only=(status == "cancelled" and not of_talks)
        or of_many(ctx, group[0].token)
        or any(is_of_its_own(a.name) for a in sitting),
    )
    return RoundMention(
        status=status,
        date=next((m.date for m in group if m.date), None),
        venue=venue,
        host=next((m.host for m in group if m.host), None),
        participants=without_bodies(
            [a for a in seated if a in who or ctx.side(a) not in between], ctx.side
        ),
        mediators=_mediators(ctx, group, events.values(), between.values(), who),
        duration=next((m.duration for m in group if m.duration), None),
        agenda=tuple(dict.fromkeys(t for m in group for t in m.agenda)),
        outcome=(),
        next=None,
        mentions=tuple(m.span for m in group),
        statement_ids=tuple(said),
        event_ids=tuple(events),
        until=next((d for m in group if (d := last_day(ctx, m.token, m.date))), None),
        delegates=there.delegates,
        observers=there.observers,
        sitting=tuple(dict.fromkeys(a.name for a in sitting)),
        supposed=bare or any(m.both for m in group),
    )


def _named(
    ctx: LeadContext, group: Sequence[Meeting], near: Sequence[int], there: Present,
    between: frozenset[str | None],
) -> tuple[Actor, ...]:  # fmt: skip
    """Return whom the words of a meeting, and of the sentences ``near`` it, name at its table; of
    three sides or more not those who stand ``between`` the others."""
    named = [a for m in group for a in m.participants if a.code not in there.watching]
    named += [a for a in there.attending if ctx.side(a) is not None]
    if len({ctx.side(a) for a in named}) < 2:
        named += represented(ctx, near)
    several = len({ctx.side(a) for a in named}) > 2
    who: dict[tuple[str, str], Actor] = {}
    for a in named:
        if not (several and ctx.side(a) in between):
            who.setdefault((a.code, a.name), a)
    return tuple(who.values())


def _status(group: Sequence[Meeting]) -> str:
    """Return whether a meeting was held, is to come or is off; what has begun is broken off, not
    called off."""
    met = any(m.founding and not m.cancelled and not m.planned for m in group)
    if any(m.cancelled for m in group) and not met:
        return "cancelled"
    return "planned" if group[0].planned else "held"


def _called_mediators(ctx: LeadContext) -> Iterator[Actor]:
    """Yield who speaks in the story as mediators ("Saudi and American mediators said")."""
    for s in ctx.statements:
        a = s.speaker
        if a is not None and ctx.side(a) is not None and MEDIATING & set(a.text.lower().split()):
            yield a


def _mediators(
    ctx: LeadContext, group: list[Meeting], events: Iterable[Event], told: Iterable[Actor],
    sitting: Iterable[Actor],
) -> tuple[Actor, ...]:  # fmt: skip
    found = [a for m in group for a in m.mediators] + [a for e in events for a in e.mediators]
    there = {ctx.side(a) for a in sitting}
    found += [a for a in told if ctx.side(a) not in there]
    found += [] if group[0].planned else list(_called_mediators(ctx))
    return tuple({a.code: a for a in reversed(found)}.values())[::-1]


def _continued(r: RoundMention, again: bool, held: list[RoundMention]) -> RoundMention:
    """Let an announced round that continues the held one take its participants and venue, and a
    meeting that was put off those of the one that was held instead."""
    off = r.status == "cancelled" and not r.participants and r.venue is None
    follows = r.status == "planned" and (again or r.ordinal is not None or not r.participants)
    if not held or not (off or follows) or any(map(is_of_its_own, r.sitting)):
        return r
    last = max(held, key=lambda h: (len(h.mentions), -h.mentions[0].start))
    known = {(a.code, a.name) for a in r.participants}
    more = tuple(a for a in last.participants if (a.code, a.name) not in known)
    there = off or (again and not _placed(r)) or _same_place(r)
    venue = last.venue if there and not r.venue else r.venue
    return msgspec.structs.replace(r, participants=(*r.participants, *more), venue=venue)


def _placed(r: RoundMention) -> bool:
    """Return whether the words of an announcement place it, if not by a name: "in the US"."""
    return any(f" {w} " in f" {r.mentions[0].text} " for w in ("in", "at", "by"))


def _same_place(r: RoundMention) -> bool:
    """Return whether a round is to be where the last one was: "in the same hotel"."""
    told = r.mentions[0].text.lower()
    return any(f"the same {w}" in told for w in ("hotel", "city", "place", "venue", "town", "hall"))
