"""Before or after which meeting something is told: "ahead of Thursday's talks", "after last week's
round in Geneva".

What a clause tells is put before or after the meeting (the relations BEFORE and AFTER of TimeML),
so the clause's day is not the meeting's: a weekday of the meeting's own is the next one after that
day, or the last one before it, and a week of its own says whether it is to come.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import msgspec

from trucewatch.coding.leads.context import MAX_CLIMB, LeadContext, iso_date
from trucewatch.records import Time
from trucewatch.vocab.words import word_set

# Words in "in the run-up to", the longest of what puts a clause before a meeting.
_LONGEST = 6
_DAY = 10
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEK = 7
_ROUNDS = frozenset({"round", "session", "series", "rounds", "cycle", "cycles"})


class Order(msgspec.Struct, frozen=True):
    """What is told of when a meeting is by what is told beside it.

    ``planned``: whether it is to come, None where nothing tells; ``day`` its day; ``apart`` whether
    the days told before it are not its own.
    """

    planned: bool | None
    day: str | None
    apart: bool


def order_of(ctx: LeadContext, i: int) -> Order | None:
    """Return how the meeting that the noun at ``i`` names lies to what is told, None where its
    phrase tells nothing of it."""
    first = _first(ctx, i)
    ahead = _relation(ctx, first)
    own = list(_own_times(ctx, first, i))
    if ahead is False and not own and _signed_elsewhere(ctx, first):
        return Order(None, None, True)
    words = {w for t in own if t.start < ctx.parse.start[i] for w in t.text.lower().split()}
    dated = any(len(iso_date(t) or "") == _DAY and t.precision == "day" for t in own)
    if words & word_set("talks.coming") and not dated:
        return Order(True, None, ahead is not None)
    if words & word_set("talks.gone") and not dated:
        return Order(False, None, ahead is not None)
    if ahead is None:
        return None
    day = next((d for t in own if (d := _day(ctx, t, first, ahead))), None)
    published = (ctx.story.published.date or "")[:_DAY]
    if day is None or not published:
        return Order(None, None, ahead and not own)
    return Order(day > published or (day == published and ahead), day, True)


def _first(ctx: LeadContext, i: int) -> int:
    """Return where the phrase of a meeting begins: that of "round" in "the round of talks"."""
    p = ctx.parse
    prep = p.head[i]
    if p.dep[i] == "pobj" and p.lower[prep] == "of" and p.lower[p.head[prep]] in _ROUNDS:
        i = p.head[prep]
    return min(p.left[i], i)


def _relation(ctx: LeadContext, first: int) -> bool | None:
    """Return True where the words before a phrase put the clause before it, False where after."""
    p = ctx.parse
    a = p.sents[p.sent[first]][0]
    for size in range(1, _LONGEST + 1):
        before = " ".join(p.lower[max(a, first - size) : first])
        if before in word_set("talks.ahead"):
            return True
        if before in word_set("talks.behind"):
            return False
    return None


def _signed_elsewhere(ctx: LeadContext, first: int) -> bool:
    """Return whether what follows a meeting is a signing with a place of its own: "signed the
    accord in Dolna on 6 February after talks in Doha"."""
    p = ctx.parse
    before = range(first, p.sents[p.sent[first]][0] - 1, -1)
    k = next((k for k in before if p.lower[k] in ("after", "following")), None)
    if k is None:
        return False
    verb = p.head[k]
    for _ in range(MAX_CLIMB):
        if p.pos[verb] == "VERB" or p.head[verb] == verb:
            break
        verb = p.head[verb]
    if p.lemma[verb] not in ("sign", "initial", "conclude"):
        return False
    inside = range(verb, k)
    return any(p.lower[x] in ("in", "at") and p.tag[x + 1] == "NNP" for x in inside)


def _own_times(ctx: LeadContext, first: int, i: int) -> Iterator[Time]:
    """Yield the times in the phrase of a meeting, or behind it with no verb or comma between."""
    p = ctx.parse
    last = p.sents[p.sent[i]][1]
    stop = next((k for k in range(i + 1, last) if p.pos[k] in ("VERB", "AUX", "PUNCT")), last)
    for t in ctx.times:  # "ahead of Thursday" begins before the phrase
        if t.end > p.start[first] and t.end <= p.end[stop - 1]:
            yield t


def _day(ctx: LeadContext, t: Time, first: int, ahead: bool) -> str | None:
    """Return the day that a time of a meeting tells: a weekday counts from the clause's day."""
    told = iso_date(t)
    if told is None or len(told) != _DAY or t.precision != "day":
        return None
    name = next((d for d in _WEEKDAYS if d in t.text.lower()), None)
    since = _clause_day(ctx, first, t)
    if name is None or since is None or any(c.isdigit() for c in t.text):
        return told
    step = 1 if ahead else -1
    at = since + datetime.timedelta(step)
    while at.weekday() != _WEEKDAYS.index(name):
        at += datetime.timedelta(step)
    return at.isoformat()


def _clause_day(ctx: LeadContext, first: int, own: Time) -> datetime.date | None:
    """Return the day of what is told beside a meeting: of its sentence, else of the report."""
    p = ctx.parse
    published = (ctx.story.published.date or "")[:_DAY]
    if len(published) != _DAY:
        return None
    a, b = p.sents[p.sent[first]]
    last = datetime.date.fromisoformat(published)
    for t in ctx.times_in(p.start[a], p.end[b - 1]):
        day = iso_date(t) or ""
        if t != own and t.precision == "day" and len(day) == _DAY:
            near = datetime.date.fromisoformat(day)
            return near if abs((last - near).days) <= _WEEK else last
    return last
