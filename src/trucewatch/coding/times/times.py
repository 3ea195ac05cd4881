"""Times of a story: every expression on the story's own clock, and which event it dates."""

from __future__ import annotations

from datetime import date

import msgspec

from trucewatch.coding.times.apposed import says_again
from trucewatch.coding.times.attach import Attachment, attach
from trucewatch.coding.times.calendar import Clock, add_days, shift
from trucewatch.coding.times.clock import covered_days, iso_day, story_clock
from trucewatch.coding.times.compared import is_compared, is_counted
from trucewatch.coding.times.direction import direction_of, granted, in_aside
from trucewatch.coding.times.durations import unit_at
from trucewatch.coding.times.entries import DatedEntry, dated_entries, dates, entry_at
from trucewatch.coding.times.expression import Expression
from trucewatch.coding.times.grammar import Match, expression_at, matches, may_hold_time
from trucewatch.coding.times.kept import day_of_kept
from trucewatch.coding.times.resolve import resolve
from trucewatch.coding.times.said import is_of_saying, is_same_day
from trucewatch.coding.times.scan import Words, scan
from trucewatch.coding.times.setting import DAYLIKE, NOTHING, Setting, becomes_anchor
from trucewatch.coding.times.value import Resolved
from trucewatch.reading.parse import Parse
from trucewatch.records import Story, Time


class TimeMention(Time, frozen=True):
    """A time with what only the coders need.

    ``kind`` is date, duration or set; ``mod`` a TIMEX3 modifier (START, MID, END, BEFORE, AFTER,
    MORE_THAN, LESS_THAN, EQUAL_OR_MORE, EQUAL_OR_LESS, APPROX) or None; ``bare_start`` the offset
    where the expression starts without its preposition; ``first``/``last`` its token range;
    ``reason`` says why nothing could be resolved; ``compared`` that the day is that of a number
    which another is held against.
    """

    kind: str = "date"
    mod: str | None = None
    bare_start: int = 0
    first: int = 0
    last: int = 0
    reason: str | None = None
    compared: bool = False

    def plain(self) -> Time:
        """Return the time as a record of the outside contract."""
        return Time(
            self.text,
            self.start,
            self.end,
            self.from_,
            self.to,
            self.precision,
            self.basis,
            self.value,
        )


class Times(msgspec.Struct, frozen=True):
    """The times of one story: ``mentions`` in text order, whose time each of them is, and the
    entries that are dated by their heads."""

    mentions: tuple[TimeMention, ...]
    attachment: Attachment
    entries: tuple[DatedEntry, ...] = ()
    covered: Time | None = None
    """The days that a periodic report says it covers: what it counts was then."""

    def of(self, trigger: int, *, said: bool = False) -> Time | None:
        """Return the time of the predicate at token ``trigger``; None where it has none. What a
        bulletin says (``said``) of a deed is not of the deed's day."""
        index = self.attachment.of(trigger)
        index = day_of_kept(self.attachment, trigger) if index is None else index
        if index is not None:
            return self.mentions[index].plain()
        entry = entry_at(self.entries, trigger) if self.entries else None
        if entry is None and self.covered is not None:
            return self.covered if is_counted(self.attachment.parse, trigger) else None
        if entry is None or entry.told is None or (said and entry.item):
            return None
        if not dates(self.attachment.parse, entry, trigger):
            return None
        return _of_head(self.attachment.parse.text, entry, entry.told).plain()


def find_times(parse: Parse, story: Story) -> Times:
    """Find, resolve and attach the time expressions of a story. Linear in its length."""
    clock = story_clock(story, parse)
    mentions: list[TimeMention] = []
    anchor: Resolved | None = None
    day_anchor: Resolved | None = None
    scene: Resolved | None = None
    said_on: Resolved | None = None
    named_in = 0
    heads = dated_entries(parse, story, clock)
    inside: DatedEntry | None = None
    for first, last in parse.sents:
        entry = entry_at(heads, first) if heads else None
        if entry is not inside:
            inside = entry
            anchor = None if entry is None else entry.told
            said_on = None
            day_anchor = scene = anchor if anchor and anchor.precision in DAYLIKE else None
            named_in = parse.sent[first]
            if entry is not None and entry.told is not None:
                mentions.append(_of_head(parse.text, entry, entry.told))
        if not may_hold_time(parse.lower[first:last]):
            continue
        words = scan(parse.slice(first, last), parse.start[first])
        before: Match | None = None
        for match in matches(words):
            if _silent(match) or says_again(words, match, before):
                continue
            before = match
            span = parse.tokens_in(words.start[match.prep], words.end[match.last - 1])
            direction = _told_direction(parse, words, match, span, inside, clock)
            sentence = parse.sent[min(span[0], len(parse) - 1)]
            near = _leant_on(match.expression, sentence - named_in, day_anchor, scene)
            saying = is_of_saying(parse, span)
            if saying and said_on is not None and is_same_day(match.expression):
                near = said_on  # "announced on the same day": as what was said before it
            setting = Setting(inside.clock if inside else clock, anchor, direction, near)
            resolved = resolve(match.expression, setting)
            mention = _mention(parse.text, words, match, resolved, setting, span)
            if is_compared(parse, span):
                mentions.append(msgspec.structs.replace(mention, compared=True))
                continue
            mentions.append(mention)
            mentions.extend(_nested(parse, words, match, setting))
            if becomes_anchor(match.expression, resolved):
                anchor = resolved
            single = resolved.precision in DAYLIKE and resolved.kind == "date"
            single = single and match.expression.op != "ref"  # "at present" names no day
            if single and resolved.value and (resolved.low or day_anchor is None):
                aside = scene and named_in == sentence and in_aside(parse, span)
                scene = scene if aside else resolved
                day_anchor, named_in = resolved, sentence
                said_on = resolved if saying else said_on
    done = tuple(mentions)
    ranges = [(m.first, m.last) for m in done]
    return Times(done, attach(parse, ranges, [_weight(m) for m in done]), heads,
                 covered_days(story))  # fmt: skip


def _told_direction(
    parse: Parse,
    words: Words,
    match: Match,
    span: tuple[int, int],
    inside: DatedEntry | None,
    clock: Clock,
) -> int:
    """Return whether an expression looks back (-1), ahead (1) or neither (0) by what is told."""
    direction = _directed(words, match, direction_of(parse, span))
    if direction < 0 and granted(parse, span):
        direction = 1
    if inside is not None and direction > 0 and _is_past(inside, clock):
        return -1  # "In May, rebels seize the port": told in the present, of old
    return direction


def _is_past(entry: DatedEntry, clock: Clock) -> bool:
    """Return whether an entry is of days before the story's."""
    high = None if entry.told is None else entry.told.high
    return high is not None and (clock.day is None or high < clock.day)


def _of_head(text: str, entry: DatedEntry, told: Resolved) -> TimeMention:
    """Return the time that an entry's head names, at the head."""
    start, end = entry.head
    low, high = _stamps(told)
    return TimeMention(
        text[start:end], start, end, low, high, told.precision, told.basis, told.value, told.kind,
        told.mod, start, entry.first, entry.first,
    )  # fmt: skip


def _leant_on(
    e: Expression, sentences: int, named: Resolved | None, scene: Resolved | None
) -> Resolved | None:
    """Return the day that an expression leans on, named so many sentences before.

    A bare time of day ("at 3 a.m.", "at dawn") leans on the ``scene``, the day of what is told,
    while it was named just before; other expressions ("two days later") on the last day
    ``named``, wherever it stands.
    """
    bare = e.op == "clock" and e.inner is None
    part = e.inner if e.op == "part" else None
    bare = bare or (part is not None and part.op == "same" and not part.n and part.unit is None)
    if not bare:
        return named
    return scene if sentences <= 1 else None


def _directed(words: Words, match: Match, direction: int) -> int:
    """Return the direction of time that the preposition tells where the clause tells none."""
    prep = words.at(match.prep) if match.prep < match.first else ""
    if prep == "since":
        return -1
    return 1 if direction == 0 and prep in ("until", "till", "by") else direction


def _nested(parse: Parse, words: Words, match: Match, setting: Setting) -> tuple[TimeMention, ...]:
    """Return the date that an expression counts from: the 2022 of "after the 2022 invasion"."""
    inner = match.expression.inner
    if match.expression.op != "shift" or inner is None or inner.op != "calendar":
        return ()
    for i in range(match.first, match.last):
        found = expression_at(words, i)
        if found and found[1] == inner:
            span = parse.tokens_in(words.start[i], words.end[found[0] - 1])
            part = Match(i, found[0], i, inner)
            return (_mention(parse.text, words, part, resolve(inner, setting), setting, span),)
    return ()


def _silent(match: Match) -> bool:
    """Tell whether an expression says nothing about when ("now", "current", "the past")."""
    e = match.expression
    return (e.op == "ref" and e.unit is None and e.value != "PAST_REF") or (
        e.op == "ref" and match.last - match.first > 1 and e.unit is None
    )


def _weight(m: TimeMention) -> int:
    """Rank of a mention as an event's time: dates before durations, days before years.

    A negative rank is never an event's time.
    """
    if m.value is None or m.compared:
        return -1  # counted from something undated: tells nothing
    if m.kind == "set":
        return 0
    if m.kind == "duration":
        return 1
    if m.precision == "vague":
        return 2
    return 5 if m.precision in DAYLIKE else 4


def _mention(
    text: str,
    words: Words,
    match: Match,
    resolved: Resolved,
    setting: Setting,
    span: tuple[int, int],
) -> TimeMention:
    prep = words.at(match.prep) if match.prep < match.first else ""
    e = match.expression
    with_prep = prep and prep not in ("for", "as", "into", "over", "through", "about", "around")
    if resolved.kind != "date" and prep not in ("within",):
        with_prep = False
    start = words.start[match.prep if with_prep else match.first]
    end = words.end[match.last - 1]
    opened = _open(prep, e, resolved, setting)
    low, high = _stamps(opened)
    return TimeMention(
        text=text[start:end],
        start=start,
        end=end,
        from_=low,
        to=high,
        precision=opened.precision,
        basis=opened.basis,
        value=opened.value,
        kind=opened.kind,
        mod=opened.mod,
        bare_start=words.start[match.first],
        first=span[0],
        last=span[1],
        reason=opened.reason,
    )


def _stamps(r: Resolved) -> tuple[str | None, str | None]:
    low = r.low.isoformat() if r.low else None
    high = r.high.isoformat() if r.high else None
    if r.clock and low and low == high:
        low = high = f"{low}T{r.clock}"
    return low, high


def _open(prep: str, e: Expression, r: Resolved, s: Setting) -> Resolved:
    """Open or close a date by its preposition: since, until, by, before, after, within."""
    if r.kind == "duration" and prep in ("within", "in"):
        return _within(prep, e, r, s)
    if r.kind == "duration" and prep in ("for", "over", "during") and e.op == "duration":
        return r
    if r.kind != "date" or r.precision in ("vague", "part_of_day", "hour", "minute"):
        return r
    if prep == "since":
        low = r.high if e.op == "era" and r.high else r.low
        value = f"{low.year if e.op == 'era' and low else r.value}/.."
        return msgspec.structs.replace(r, value=value, low=low, high=s.day)
    if prep in ("until", "till"):
        return msgspec.structs.replace(r, low=None)
    if prep == "by":
        ahead = s.day if s.day and r.high and s.day <= r.high else None
        return msgspec.structs.replace(r, low=ahead)
    if prep == "before" and r.low:
        return msgspec.structs.replace(r, low=None, high=add_days(r.low, -1))
    if prep == "after" and r.high:
        start = r.high.year if e.op == "era" else r.value
        return msgspec.structs.replace(r, value=f"{start}/..", low=r.high, high=None)
    return r


def _within(prep: str, e: Expression, r: Resolved, s: Setting) -> Resolved:
    if e.op != "duration" or e.n is None or s.day is None or not e.unit:
        return r
    if prep == "in" and s.direction <= 0:
        return r
    sign = -1 if s.direction < 0 and prep == "within" else 1
    hours = {"hour": e.n / 24, "minute": 0.0, "second": 0.0}.get(e.unit)
    other = (
        shift(s.day, "day", sign * -(-hours // 1))
        if hours is not None
        else shift(s.day, e.unit, sign * e.n)
    )
    low, high = (other, s.day) if sign < 0 else (s.day, other)
    return msgspec.structs.replace(r, low=low, high=high, basis="story_date")


def resolve_time(
    text: str, on: str | date | None, anchor: Resolved | None = None, direction: int = 0
) -> TimeMention:
    """Resolve one expression by itself, for a story of the day ``on`` (ISO 8601 or a date).

    ``anchor`` is the date named before it, if any. What cannot be read comes back "undated".
    """
    mention, _ = resolve_with_anchor(text, on, anchor, direction)
    return mention


_LONGEST = 1_000  # characters of an expression that are looked at


def resolve_with_anchor(
    text: str, on: str | date | None, anchor: Resolved | None = None, direction: int = 0
) -> tuple[TimeMention, Resolved]:
    """Resolve one expression and return with it what the next one may lean on."""
    day = on if isinstance(on, date) else iso_day(on)
    day_anchor = anchor if anchor and anchor.precision in DAYLIKE else None
    setting = Setting(
        Clock(day, day.weekday() if day else None, "given" if day else "unknown"),
        anchor,
        direction,
        day_anchor,
    )
    words = scan(text[:_LONGEST])
    match = _best(words)
    if match is None:
        gone = TimeMention(
            text,
            0,
            len(text),
            None,
            None,
            "undated",
            "unknown",
            None,
            reason="no time expression found",
        )
        return gone, NOTHING
    told = _directed(words, match, direction)
    setting = msgspec.structs.replace(setting, direction=told)
    resolved = resolve(match.expression, setting)
    mention = _mention(text, words, match, resolved, setting, (0, 0))
    kept = resolved if becomes_anchor(match.expression, resolved) else NOTHING
    return mention, kept


def _best(words: Words) -> Match | None:
    """Return the longest expression of a short text; the first of equals."""
    best: Match | None = None
    at = 0
    while at < len(words):
        found = expression_at(words, at)
        if found is None:
            at += 1
            continue
        if best is None or found[0] - at > best.last - best.first:
            prep = at - 1 if at and words.at(at - 1).isalpha() else at
            best = Match(at, found[0], prep, found[1])
        at = found[0]
    if best is None and len(words) == 1 and (unit := unit_at(words, 0)):
        single = Expression("duration", kind="duration", n=1.0, unit=unit[1])
        return Match(0, 1, 0, single)
    return best
