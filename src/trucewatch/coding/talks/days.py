"""When a meeting was, is or will be: its day, its month, the day to which it is put off."""

from __future__ import annotations

import datetime

from trucewatch.coding.leads.context import LeadContext, iso_date, phrase
from trucewatch.coding.leads.entries import entry_at
from trucewatch.records import Time
from trucewatch.vocab.words import calendar

# Signings longer before the report than this are told as history (reports come out within days).
_OLD_DAYS = 30
# No round lasts longer; words between the first day and the last.
_LONGEST = 21
_THROUGH = frozenset({"to", "until", "till", "through", "-", "–", "and"})
_PUTTING_OFF = frozenset({"postpone", "delay", "reschedule", "defer"})


def is_old(ctx: LeadContext, day: str | None) -> bool:
    """Return whether a day lies so long before the report that it is told as history."""
    published = (ctx.story.published.date or "")[:10]
    if day is None or len(day) < 10 or len(published) < 10:
        return False
    age = datetime.date.fromisoformat(published) - datetime.date.fromisoformat(day)
    return age.days > _OLD_DAYS


def day_of(ctx: LeadContext, i: int, governor: int) -> str | None:
    """Return the day of the meeting: the event's, else the nearest one of its clause."""
    for k in (i, governor):
        for event in ctx.events_at(k):
            own = event.time
            if event.type in ("CONSULT", "AGREE") and own is not None and _is_day(own):
                return iso_date(own)
    p = ctx.parse
    ranges = [(p.left[i], p.right[i]), (p.left[governor], p.right[governor])]
    a, b = p.sents[p.sent[i]]
    meanwhile = p.dep[governor] == "advcl" and any(
        p.dep[c] == "mark" and (p.lower[c] == "as" or (p.lower[c] == "after" and _hours(ctx, c)))
        for c in p.children[governor]
    )
    if meanwhile or (governor == i and p.pos[i] != "VERB"):
        ranges.append((a, b))  # "she said on Wednesday as the round opened"
    if p.dep[governor] == "acomp":  # "are due in the port on Thursday for their first meeting"
        ranges.append((p.left[p.head[governor]], p.right[p.head[governor]]))
    for first, last in ranges:
        found = [
            t for t in ctx.times_in(p.start[first], p.end[last - 1])
            if _is_day(t) and _same_telling(ctx, t, i)
        ]  # fmt: skip
        if found:
            return iso_date(min(found, key=lambda t: abs(t.start - p.start[i])))
    return None


def entry_day(ctx: LeadContext, i: int) -> str | None:
    """Return the day that heads the piece of a chronology or log in which a meeting is told, or
    None: "3 December 2022 - First round of talks in Bern"."""
    entry = entry_at(ctx, ctx.parse.start[i])
    if entry is None or entry.item:
        return None
    return next((iso_date(t) for t in ctx.times_in(entry.begin, entry.start) if _is_day(t)), None)


def next_year_of_entry(ctx: LeadContext, i: int, day: str) -> str:
    """Return the day of a meeting to come that a chronology's entry tells without its year: the
    first one after the entry's own ("26 July 2024: … they agree to meet again on 20 August")."""
    told = entry_day(ctx, i)
    if told is None or len(day) < len(told) or day >= told or _with_year(ctx, i, day[:4]):
        return day
    year = int(told[:4])
    later = f"{year}{day[4:]}"
    return later if later >= told else f"{year + 1}{day[4:]}"


def only_day(ctx: LeadContext, i: int) -> str | None:
    """Return the one day in a sentence without a verb: "3 May 2024 (planned): Fourth round"."""
    p = ctx.parse
    a, b = p.sents[p.sent[i]]
    if any(p.tag[k] in ("VBD", "VBZ", "VBP", "MD") for k in range(a, b)):
        return None
    days = {iso_date(t) for t in ctx.times_in(p.start[a], p.end[b - 1]) if _is_day(t)}
    return days.pop() if len(days) == 1 else None


def _with_year(ctx: LeadContext, i: int, year: str) -> bool:
    a, b = ctx.parse.sents[ctx.parse.sent[i]]
    return year in ctx.parse.word[a:b]


def within_entry(ctx: LeadContext, at: int, first: int, last: int) -> tuple[int, int]:
    """Return the characters [first, last) as far as they are of the dated piece that holds ``at``:
    what another entry of a chronology tells is of another meeting."""
    entry = entry_at(ctx, at)
    if entry is None or entry.item:
        return first, last
    return max(first, entry.begin), min(last, entry.end)


def last_day(ctx: LeadContext, i: int, day: str | None) -> str | None:
    """Return the last day of a meeting that began on ``day`` and went on: "from 10 to 13 May"."""
    p = ctx.parse
    if day is None or len(day) < 10:
        return None
    a, b = p.sents[p.sent[i]]
    head = entry_at(ctx, p.start[i])
    begin = p.start[a] if head is None else min(head.begin, p.start[a])
    told = sorted(
        (t for t in ctx.times_in(begin, p.end[b - 1]) if t.from_ and t.to),
        key=lambda t: t.start,
    )
    for k, t in enumerate(told):
        if (iso_date(t) or "")[:10] != day:
            continue
        after = told[k + 1] if k + 1 < len(told) else None
        link = "" if after is None else ctx.story.text[t.end : after.start].strip().lower()
        last = (t.to or "")[:10] if after is None or link not in _THROUGH else iso_date(after)
        if last is not None and len(last) == 10 and day < last <= _weeks_after(day):
            return last
    return None


def _weeks_after(day: str) -> str:
    return (datetime.date.fromisoformat(day) + datetime.timedelta(_LONGEST)).isoformat()


def _hours(ctx: LeadContext, after: int) -> bool:
    """Return whether what follows "after" was on the same day: "hours after they signed"."""
    return ctx.parse.lemma[after - 1] in ("hour", "minute") if after else False


def _same_telling(ctx: LeadContext, t: Time, i: int) -> bool:
    """Return whether a day is told by whoever tells of the meeting: "told the Council on Thursday
    that the talks had made progress" dates what was told, not the talks."""
    first = ctx.parse.tokens_in(t.start, t.end)[0]
    if first and ctx.parse.word[first - 1] == "(" and i < first:
        return True  # "concluded a second round in Bern (3-5 March)"
    said = ctx.said[first]
    return said == ctx.said[i] or ctx.said[i] < 0


def day_before(ctx: LeadContext, i: int, governor: int, day: str | None) -> str | None:
    """Return the day of a meeting that had been set for it: a weekday that the sentence tells by
    "had been set for Friday" is the last one, by "fixed for Friday … would" the next one."""
    published = (ctx.story.published.date or "")[:10]
    if day is None or len(day) < 10 or len(published) < 10:
        return day
    p = ctx.parse
    a, b = p.sents[p.sent[i]]
    bare = any(
        iso_date(t) == day
        and t.text.lower().removeprefix("on ").removeprefix("for ") in calendar("weekday")
        for t in ctx.times_in(p.start[a], p.end[b - 1])
    )
    if not bare:
        return day
    aux = {p.lower[c] for k in (governor, p.head[i]) for c in p.children[k]
           if p.dep[c] in ("aux", "auxpass")}  # fmt: skip
    week = datetime.timedelta(7)
    at = datetime.date.fromisoformat(day)
    if day > published and "had" in aux and "would" not in aux:
        return (at - week).isoformat()
    if day < published and "would" in aux and "have" not in aux:
        return (at + week).isoformat()
    return day


def month_of(ctx: LeadContext, i: int, governor: int) -> str | None:
    """Return the month in which a meeting is to be, where no day is told: "in January", "next
    week"."""
    p = ctx.parse
    published = (ctx.story.published.date or "")[:10]
    for k in (governor, i):
        for t in ctx.times_in(p.start[p.left[k]], p.end[p.right[k] - 1]):
            if t.precision in ("month", "week") and t.from_ is not None:
                return max(iso_date(t) or "", published if t.precision == "week" else "")[:7]
    return None


def past_month(ctx: LeadContext, i: int, governor: int) -> str | None:
    """Return the month before the report's in which a meeting is told to have been: "walked out of
    the talks in Geneva in January"."""
    p, published = ctx.parse, (ctx.story.published.date or "")[:7]
    for k in (i, governor):
        for t in ctx.times_in(p.start[p.left[k]], p.end[p.right[k] - 1]):
            told = iso_date(t) or ""
            if t.precision == "month" and len(told) == len(published) == 7 and told < published:
                return told
    return None


def month_off(ctx: LeadContext, i: int, governor: int) -> str | None:
    """Return the month of a meeting that was called off: of two Januaries the nearer one."""
    month, published = month_of(ctx, i, governor), (ctx.story.published.date or "")[:7]
    if month is None or len(month) < 7 or len(published) < 7:
        return month
    ahead = 12 * (int(month[:4]) - int(published[:4])) + int(month[5:]) - int(published[5:])
    return f"{int(month[:4]) - 1}{month[4:]}" if ahead > 6 else month


def told_before(ctx: LeadContext, i: int) -> tuple[str | None, str | None]:
    """Return the day and place that a sentence without a verb gives before: "On 2 April in Nairobi.
    The African Union will chair the talks"."""
    p = ctx.parse
    if p.sent[i] == 0:
        return None, None
    a, b = p.sents[p.sent[i] - 1]
    if p.para[a] != p.para[i] or any(p.pos[k] in ("VERB", "AUX") for k in range(a, b)):
        return None, None
    days = (iso_date(t) for t in ctx.times_in(p.start[a], p.end[b - 1]) if _is_day(t))
    places = (
        p.slice(*phrase(p, k)) for k in range(a, b)
        if p.tag[k] == "NNP" and p.dep[k] == "pobj" and p.lower[p.head[k]] in ("in", "at")
        and not day_word(ctx, k)
    )  # fmt: skip
    return next(days, None), next(places, None)


def moved_to(ctx: LeadContext, i: int) -> str | None:
    """Return the day to which a meeting is put off: "postponed until Thursday", or None."""
    p = ctx.parse
    a, b = p.sents[p.sent[i]]
    if _PUTTING_OFF.isdisjoint(p.lemma[a:b]) and "off" not in p.lower[a:b]:
        return None
    for t in ctx.times_in(p.start[a], p.end[b - 1]):
        k = p.tokens_in(t.start, t.end)[0]
        if _is_day(t) and k > a and p.lower[k - 1] in ("to", "until", "till"):
            return iso_date(t)
    return None


def of_its_clause(ctx: LeadContext, i: int, governor: int) -> bool:
    """Return whether a day of the report's own date hangs on the meeting itself, not on what is
    told inside of its clause."""
    p, published = ctx.parse, (ctx.story.published.date or "")[:10]
    near = {i, governor, p.head[governor], *p.children[governor]}
    for t in ctx.times_in(p.start[p.left[governor]], p.end[p.right[governor] - 1]):
        k = p.tokens_in(t.start, t.end)[0]
        above = p.head[p.head[k]] if p.dep[k] == "pobj" else p.head[k]
        if iso_date(t) == published and (above in near or p.head[above] in near):
            return True
    return False


def in_a_week(ctx: LeadContext, i: int, governor: int) -> bool:
    """Return whether a meeting is to be in a week that the clause tells: "next week"."""
    p = ctx.parse
    ranges = ((p.start[p.left[k]], p.end[p.right[k] - 1]) for k in (governor, i))
    return any(t.precision == "week" for a, b in ranges for t in ctx.times_in(a, b))


def _is_day(time: Time) -> bool:
    """Return whether a time tells a day, or a weekend by its first one; "next week" tells none."""
    week = time.precision == "week" and "weekend" not in time.text.lower()
    return len(iso_date(time) or "") == 10 and not week


def day_word(ctx: LeadContext, k: int) -> bool:
    start = ctx.parse.start[k]
    return any(t.start <= start < t.end for t in ctx.times)
