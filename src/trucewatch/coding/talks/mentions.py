"""Mentions of a meeting: the noun or verb, who takes part, when, where, how long, on what."""

from __future__ import annotations

import msgspec

from trucewatch.coding.leads.context import (
    LeadContext,
    negated,
    phrase,
    subject,
)
from trucewatch.coding.positions.whose import means_both, only_says
from trucewatch.coding.talks.days import (
    day_before,
    day_of,
    entry_day,
    in_a_week,
    is_old,
    month_of,
    month_off,
    moved_to,
    next_year_of_entry,
    of_its_clause,
    only_day,
    past_month,
    told_before,
)
from trucewatch.coding.talks.forms import ordinal_of
from trucewatch.coding.talks.governors import governor_of
from trucewatch.coding.talks.helping import helpers, host_of, mediators_of
from trucewatch.coding.talks.installed import goes_by_rule, only_dates, taken_up_at
from trucewatch.coding.talks.journeys import (
    Invitation,
    awaited,
    brought_together,
    destination,
    goes_between,
    goes_to,
    invitation,
    pulls_out,
    sets_out,
    travelled,
)
from trucewatch.coding.talks.order import Order, order_of
from trucewatch.coding.talks.own import (
    among_themselves,
    asked_of,
    called_off,
    failed,
    goes_its_way,
    opens_now,
    put_off_after,
)
from trucewatch.coding.talks.parties import participants_of
from trucewatch.coding.talks.scene import (
    agenda_of,
    asked_about,
    duration_of,
    is_backdrop,
    is_generic,
    is_long_ago,
    is_of_another_time,
    is_planned,
    is_wished,
    venue_of,
)
from trucewatch.coding.talks.stretch import sat_long, stretch_of
from trucewatch.coding.talks.undone import (
    broken_off,
    day_of_undone,
    hoped_or_denied,
    only_a_part,
    only_paused,
    will_not,
)
from trucewatch.coding.talks.words import (
    goes_on,
    is_noun,
    is_verb,
    meets,
    other_round,
    stands_alone,
)
from trucewatch.records import Actor, Span
from trucewatch.vocab.issues import IssueWords

_DONE = frozenset({"was", "were", "has", "have", "been"})
_GONE = frozenset({"historical", "hypothetical", "counterfactual", "demanded", "offered",
                   "proposed", "threatened"})  # fmt: skip


# The sets of words that a mention of a meeting begins with: no other lemma makes one.
MEETING_SETS = (
    "noun",
    "meet",
    "verb",
    "again",
    "sit",
    "call",
    "speak",
    "sign",
    "travel",
    "host",
    "receive",
    "mediate",
)


class Meeting(msgspec.Struct, frozen=True):
    """One mention of a meeting with what its clause tells.

    ``both``: it is of "both sides", ``beside`` those whom it names beside them.
    """

    token: int
    governor: int
    planned: bool
    again: bool
    cancelled: bool
    founding: bool
    date: str | None
    venue: str | None
    host: Actor | None
    participants: tuple[Actor, ...]
    duration: str | None
    agenda: tuple[str, ...]
    span: Span
    mediators: tuple[Actor, ...] = ()
    ordinal: int | None = None
    both: bool = False
    beside: tuple[Actor, ...] = ()


def meeting(ctx: LeadContext, words: IssueWords, i: int) -> Meeting | None:
    """Return the mention of a meeting headed by token ``i``, or None."""
    p = ctx.parse
    noun, verb = is_noun(ctx, words, i), is_verb(ctx, words, i)
    # parsers take "Talks resume on Monday" for a compound
    inside = p.dep[i] in ("compound", "amod") and p.pos[p.head[i]] != "VERB"
    if inside or not (noun or verb) or p.role(i) == "headline":
        return None
    governor = governor_of(ctx, words, i) if noun else (goes_to(ctx, words, i) or i)
    who = participants_of(ctx, words, i, governor)
    if verb and not meets(ctx, words, i, who):
        return None
    if among_themselves(ctx, words, i, governor, who):
        return None
    if noun and (asked_of(ctx, i) or only_a_part(ctx, words, i) or only_dates(ctx, i)):
        return None
    missed = (noun and failed(ctx, words, i)) or will_not(ctx, words, i, governor, who)
    if not missed and hoped_or_denied(ctx, i, governor):
        return None
    if not missed and _did_not(ctx, words, i, governor):
        return None
    if noun and other_round(ctx, words, i, governor):
        return None
    invited = invitation(ctx, i)
    if invited is not None:
        return _as_invited(ctx, words, i, invited, noun) if invited.accepted else None
    realis = {e.realis for k in (i, governor) for e in ctx.events_at(k)
              if e.type in ("CONSULT", "AGREE")}  # fmt: skip
    long_ago = is_long_ago(ctx, i, governor) or is_of_another_time(ctx, words, i, governor)
    off = _is_off(ctx, words, i, governor) or missed
    gone = realis & _GONE and not (off or _told_as_held(ctx, words, i, governor))
    gone = gone and not (verb and realis & _GONE == {"proposed"} and _announced(ctx, words, i))
    gone = gone and not (realis & _GONE == {"historical"} and entry_day(ctx, i))
    if gone or long_ago or asked_about(ctx, i):
        return None
    due = words.talks["future"] - {"agree", "agreement", "propose", "hope", "invite"}
    coming = noun and any(
        p.lower[c] == "next"
        or (p.dep[c] in ("amod", "acl") and c > i and p.lemma[c] in due and governor == i)
        for c in p.children[i]
    )
    coming = coming or (noun and taken_up_at(ctx, i, ordinal_of(ctx, (i,)) is not None) is not None)
    planned = coming or "planned" in realis or is_planned(ctx, words, governor)
    planned = planned or (verb and awaited(ctx, i))
    order = order_of(ctx, i) if noun else None
    if order is not None and order.planned is not None:
        coming, planned = coming or order.planned, order.planned
    setting_out = sets_out(ctx, words, i) if noun else None
    if setting_out is not None:
        return _journey(_mention(ctx, words, i, i, who, noun, coming, True), ctx, setting_out)
    if (not planned or coming) and is_wished(ctx, governor):
        return None  # "had offered to host a meeting" is no meeting
    found = _mention(ctx, words, i, governor, who, noun, coming, planned)
    return None if planned and found is not None and _only_stays(ctx, found) else found


def _only_stays(ctx: LeadContext, m: Meeting) -> bool:
    """Return whether one side only says that it goes on with talks under way, on no day and
    in no place: "its delegation will continue the talks in good faith"."""
    p = ctx.parse
    going_on = p.lemma[m.governor] in ("continue", "pursue") and p.dep[m.token] == "dobj"
    alone = len({ctx.side(a) for a in m.participants}) < 2
    return going_on and alone and m.date is None and m.venue is None


def _as_invited(
    ctx: LeadContext, words: IssueWords, i: int, invited: Invitation, noun: bool
) -> Meeting | None:
    """Return the meeting to which somebody has accepted an invitation: it is to come."""
    found = _mention(ctx, words, i, i, invited.guests, noun, False, True)
    if found is None or not (found.date or found.venue or invited.host):
        return None
    return msgspec.structs.replace(found, host=found.host or invited.host)


def _journey(found: Meeting | None, ctx: LeadContext, verb: int) -> Meeting | None:
    """Return a meeting for which somebody has left: it is to come, where he goes; the day is that
    of his leaving."""
    if found is None:
        return None
    who = tuple(a for k in (subject(ctx.parse, verb),) if k is not None
                for a in ctx.cast.members(k))  # fmt: skip
    return msgspec.structs.replace(
        found,
        date=None,
        venue=destination(ctx, verb) or found.venue,
        participants=(*who, *found.participants),
        founding=bool(who) and found.participants != (),
    )


def _told_as_held(ctx: LeadContext, words: IssueWords, i: int, governor: int) -> bool:
    """Return whether a verb of holding tells a meeting as done: "ended a third round", "talks were
    held", and nothing but its own clause says so."""
    p = ctx.parse
    if governor == i or p.lemma[governor] not in words.talks["hold"] | words.talks["again"]:
        return False
    if p.dep[i] not in ("dobj", "nsubj", "nsubjpass") or p.head[i] != governor:
        return False
    aux = {p.lower[c] for c in p.children[governor] if p.dep[c] in ("aux", "auxpass")}
    done = p.tag[governor] == "VBD" or (p.tag[governor] == "VBN" and bool(aux & _DONE))
    return done and aux <= _DONE and p.dep[governor] in ("ROOT", "ccomp", "conj")


def _announced(ctx: LeadContext, words: IssueWords, i: int) -> bool:
    """Return whether somebody only says on which day both sides meet next, and proposes nothing:
    "she said that they would meet again on 16 March"."""
    said, who = ctx.statement(i), subject(ctx.parse, i)
    if said is None or who is None or not only_says(ctx, said):
        return False
    both = ctx.parse.lower[who] in ("they", "we") or means_both(ctx, who)
    return both and is_planned(ctx, words, i) and day_of(ctx, i, i) is not None


def _mention(
    ctx: LeadContext, words: IssueWords, i: int, governor: int, who: tuple[Actor, ...],
    noun: bool, coming: bool, planned: bool,
) -> Meeting | None:  # fmt: skip
    """Return what the clause of a meeting tells; None for a signing of long ago."""
    p, sets = ctx.parse, words.talks
    order = order_of(ctx, i) if noun else None
    time = _day_told(ctx, i, governor, noun, planned, order)
    time = next_year_of_entry(ctx, i, time) if planned and time is not None else time
    if not noun and _looks_back_on_signing(ctx, i, time):
        return None
    published = (ctx.story.published.date or "")[:10]
    coming_day = bool(time and published and time > published)
    if planned and not noun and goes_by_rule(ctx, i):
        return None
    if planned and time == published and not of_its_clause(ctx, i, governor):
        time = None  # "will meet under the terms put forward today"
    done = p.tag[governor] in ("VBD", "VBN") and p.lemma[governor] not in sets["travel"]
    told = order is not None and order.planned is not None
    planned = planned or (coming_day and not done and not told)
    planned = planned or (noun and bool(time) and time == published and opens_now(ctx, governor))
    time = month_of(ctx, i, governor) if planned and time is None else time
    venue = venue_of(ctx, words, i, governor)
    journey = travelled(ctx, words, governor)
    if journey is not None and not planned:
        time = time or day_of(ctx, journey, journey)
        venue = venue or destination(ctx, journey)
    if planned and time is None and venue is None:
        time, venue = told_before(ctx, i)
    backdrop = noun and p.lemma[i] in sets["meet"] and is_backdrop(ctx, i) and not told
    backdrop = backdrop and (venue is None or time is None)
    backdrop = backdrop and not sat_long(ctx, words, i, governor, who)
    again = coming or _goes_on(ctx, words, i, governor, noun)
    sides = len({ctx.side(a) for a in who})
    fixed = (venue is not None) + (time is not None)
    ordinal = ordinal_of(ctx, (i,) if noun else (p.head[i],) if p.dep[i] == "relcl" else ())
    its_way = ordinal is not None and goes_its_way(ctx, i, governor)
    if ordinal is not None and time is None:
        time = month_of(ctx, i, p.head[i] if its_way else governor)
    own = its_way or (ordinal is not None and time is not None)
    own = own or stands_alone(ctx, words, i, noun, sides, fixed)
    own = own or (planned and (again or sides > 0 or fixed > 0 or in_a_week(ctx, i, governor)))
    undone, cancelled = _called_off(ctx, words, i, governor, who, noun, coming_day)
    if cancelled:
        time = day_of_undone(ctx, i, governor, time)
    new_day = moved_to(ctx, i) if cancelled else None
    if new_day is not None:  # "was postponed to Thursday": a meeting to come, on that day
        cancelled, planned, time = False, True, new_day
    if cancelled and noun and time is None:
        time = month_off(ctx, i, governor)
    own = own or (cancelled and noun and (fixed > 0 or time is not None))
    own = own and not backdrop and (undone or not is_generic(ctx, i))
    return Meeting(
        i, governor, planned, again, cancelled, own,
        time, venue, host_of(ctx, words, i, governor), who,
        duration_of(ctx, words, i, governor), agenda_of(ctx, words, i),
        stretch_of(ctx, i, governor) if planned else ctx.span(*phrase(p, i)),
        (*mediators_of(ctx, words, governor), *helpers(ctx, i, governor), *_between(ctx, i)),
        ordinal, *_of_both(ctx, i, governor, who),
    )  # fmt: skip


def _day_told(
    ctx: LeadContext, i: int, governor: int, noun: bool, planned: bool, order: Order | None
) -> str | None:
    """Return the day of a meeting by its own words, its place in a chronology or its month."""
    if order is not None and order.apart:
        time = order.day
    else:
        time = day_before(ctx, i, governor, day_of(ctx, i, governor))
    if time is None and not planned:
        done_then = noun or ctx.parse.tag[i] == "VBD"
        time = entry_day(ctx, i) or (past_month(ctx, i, governor) if done_then else None)
    if time is None and planned and noun:
        time = only_day(ctx, i)
    return time


def _looks_back_on_signing(ctx: LeadContext, i: int, time: str | None) -> bool:
    """Return whether a verb of signing tells what the story only looks back on: "signed a
    declaration in July"."""
    aside = ctx.parse.dep[i] in ("relcl", "advcl") and time is None
    return ctx.parse.lemma[i] == "sign" and (aside or is_old(ctx, time))


def _goes_on(ctx: LeadContext, words: IssueWords, i: int, governor: int, noun: bool) -> bool:
    """Return whether a meeting is told to go on from one before: "resumed", "met again"."""
    p, again = ctx.parse, words.talks["again"]
    near = (*p.children[governor], governor, i)
    more = any(p.lower[c] in again or p.lemma[c] in again for c in near)
    return more or (not noun and goes_on(ctx, words, i))


def _called_off(
    ctx: LeadContext, words: IssueWords, i: int, governor: int, who: tuple[Actor, ...],
    noun: bool, ahead: bool,
) -> tuple[bool, bool]:  # fmt: skip
    """Return whether a meeting is told not to be held, and whether it is off for any reason."""
    undone = will_not(ctx, words, i, governor, who)
    off = undone or _is_off(ctx, words, i, governor)
    off = off or (noun and (failed(ctx, words, i) or (ahead and pulls_out(ctx, i))))
    off = off or put_off_after(ctx, words, governor)
    return undone, off and not broken_off(ctx, words, i, governor)


def _of_both(
    ctx: LeadContext, i: int, governor: int, who: tuple[Actor, ...]
) -> tuple[bool, tuple[Actor, ...]]:
    """Return whether those who meet are "both sides", and who of ``who`` is named beside them."""
    p = ctx.parse
    by = subject(p, i if p.pos[i] == "VERB" else governor)
    if by is None or by == i or not means_both(ctx, by):
        return False, ()
    if any(p.dep[c] in ("appos", "prep") for c in p.children[by]):
        return False, ()  # "both delegations, those of Orlia and the Front"
    first, last = p.start[p.left[by]], p.end[p.right[by] - 1]
    pair = {ctx.side(a) for a in ctx.pair}
    inside = (a for a in who if not first <= a.start < last and ctx.side(a) not in pair)
    return True, tuple(inside)


def _is_off(ctx: LeadContext, words: IssueWords, i: int, governor: int) -> bool:
    """Return whether a verb tells that the meeting is off, and not only till tomorrow."""
    off = ctx.parse.lemma[governor] in words.talks["cancel"] or called_off(ctx, i)
    return off and not only_paused(ctx, governor)


def _between(ctx: LeadContext, i: int) -> tuple[Actor, ...]:
    """Return who goes between the two sides where the verb tells of it."""
    between = goes_between(ctx, i) or brought_together(ctx, i)
    who = subject(ctx.parse, i) if between else None
    return () if who is None else tuple(ctx.cast.members(who))


def _did_not(ctx: LeadContext, words: IssueWords, i: int, governor: int) -> bool:
    """Return whether the meeting is denied or refused ("do not meet", "refused to meet")."""
    p = ctx.parse
    if negated(p, i) or negated(p, governor):
        return True
    if p.dep[i] == "nsubjpass" and negated(p, p.head[i]):
        return True  # "a next meeting was not announced"
    return p.dep[i] == "xcomp" and p.lemma[p.head[i]] in words.talks["refuse"]
