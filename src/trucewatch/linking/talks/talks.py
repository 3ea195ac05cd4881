"""Rounds of talks over stories: one record per meeting."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

import msgspec

from trucewatch.linking.camps.sides import side_of
from trucewatch.linking.claims.raws import claimant
from trucewatch.linking.incidents.union import Union
from trucewatch.linking.talks.processes import Processes
from trucewatch.linking.talks.round_days import day_after, days_met, goes_on
from trucewatch.linking.talks.round_stages import kept_lately, of_one_number, stages, status_of
from trucewatch.linking.talks.round_tables import at_table
from trucewatch.linking.talks.tellings import Entry, tellings_of
from trucewatch.records import (
    Actor,
    Mention,
    Round,
    RoundOutcome,
    Span,
    TalkBreak,
    canonical_id,
)
from trucewatch.records.coded import CodedStory
from trucewatch.records.leads import RoundMention
from trucewatch.vocab.words import word_set

# The key of all meetings of a day, and so many of them are compared with each other.
_ANY = "*"
_NEIGHBOURS = 40
# Characters of an ISO date that tells the day.
_DAY = 10
# A round that is announced without its day takes place within this many days, or is another.
_SOON = 60
# A round that a report looks back on by its week was held within so many days before it.
_LATE = 14
# The levels of talks, the highest first.
_LEVELS = ("leaders", "ministers", "envoys", "military", "technical")


def link_rounds(stories: Sequence[CodedStory], processes: Processes) -> tuple[Round, ...]:
    """Return the rounds over ``stories`` (sorted); ``processes`` names those of each story."""
    entries = [e for s in stories for e in tellings_of(s, processes.of_story.get(s.story.id, ""))]
    union = Union(len(entries))
    buckets: dict[tuple[str, str], list[int]] = {}
    for i, e in enumerate(entries):
        if e.mention.date:
            for key in (*e.sides, f"@{(e.mention.venue or '').lower()}", _ANY):
                buckets.setdefault((e.mention.date, key), []).append(i)
    for members in buckets.values():
        for k, i in enumerate(members):
            for before in members[max(0, k - _NEIGHBOURS) : k]:
                if _same(entries[before], entries[i]):
                    union.join(before, i)
    for announced, met in _kept(entries):
        union.join(announced, met)
    for announced, met in of_one_number(entries, lambda j, i: _may_be(entries[j], entries[i])):
        union.join(announced, met)
    for told, announced in kept_lately(entries, lambda i, j: _may_be(entries[j], entries[i])):
        union.join(announced, told)
    for recalled, met in _recalled(entries):
        union.join(recalled, met)
    for first, again in (*_numbered(entries), *_lasting(entries)):
        union.join(first, again)
    grouped = [[entries[i] for i in g] for g in union.groups()]
    found = [_round(group, processes) for group in grouped]
    sitting = {r.id: _named_body(group) for r, group in zip(found, grouped, strict=True)}
    return tuple(sorted(_with_next(found, sitting), key=lambda r: (r.dates or ("9999",), r.id)))


def _same(a: Entry, b: Entry) -> bool:
    """Return whether two stories tell of one meeting of one day."""
    if a.coded.story.id == b.coded.story.id:
        return False
    mine, theirs = a.mention.venue, b.mention.venue
    venue = mine == theirs or bool(mine and theirs and _one_place(mine, theirs))
    if mine and theirs and not venue:
        return False
    common = a.sides & b.sides
    day = len(a.mention.date or "") == _DAY
    if not _may_be(a, b):
        return False
    told = {a.mention.status, b.mention.status}
    if common and day and told != {"held"}:
        return True  # what was announced for that day, told with another of those at the table
    if day and "held" not in told and not (a.sides and b.sides):
        return True  # "the talks planned for 5 March did not take place"
    if day and a.mention.ordinal and a.mention.ordinal == b.mention.ordinal:
        return True
    if venue and day and not (a.sides and b.sides):
        return True  # "ahead of Thursday's talks in Doha" names nobody
    return len(common) > 1 or (venue and bool(common)) or a.sides == b.sides


def _kept(entries: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """Yield (announced, told): a meeting announced without its day is the first one of the same two
    sides that a later report dates, unless it is said to be another."""
    pairs = _dated(entries)
    for told in pairs.values():
        told.sort(key=lambda j: (entries[j].mention.date or "", entries[j].id))
    for i, e in enumerate(entries):
        since = e.coded.story.published.date
        day = e.mention.date or ""
        weekend = len(day) == _DAY and "weekend" in e.mention.mentions[0].text.lower()
        if e.mention.status != "planned" or (len(day) == _DAY and not weekend) or since is None:
            continue
        first, days = (day, 1) if weekend else (since[:10], _SOON)
        last = (datetime.date.fromisoformat(first) + datetime.timedelta(days)).isoformat()
        day = "" if weekend else day
        after = [
            j
            for pair in combinations(sorted(e.sides), 2)
            for j in pairs.get(pair, ())
            if since[:10] < (entries[j].mention.date or "") <= last
            and (entries[j].mention.date or "").startswith(day)
            and _may_be(e, entries[j])
        ]
        if after:
            yield i, min(after, key=lambda j: (entries[j].mention.date or "", entries[j].id))


def _dated(entries: Sequence[Entry]) -> dict[tuple[str, str], list[int]]:
    """Return the entries whose day is told, by each pair of their sides."""
    pairs: dict[tuple[str, str], list[int]] = {}
    for i, e in enumerate(entries):
        if len(e.mention.date or "") == _DAY:
            for pair in combinations(sorted(e.sides), 2):
                pairs.setdefault(pair, []).append(i)
    return pairs


def _recalled(entries: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """Yield (recalled, told): a meeting that a report looks back on ("after last week's round") is
    the latest one of the same two sides in the fortnight before, unless it is another."""
    pairs = _dated(entries)
    for i, e in enumerate(entries):
        since = (e.coded.story.published.date or "")[:_DAY]
        if e.mention.status != "held" or e.mention.date or not since or not _looks_back(e):
            continue
        first = datetime.date.fromisoformat(since) - datetime.timedelta(_LATE)
        before = [
            j
            for pair in combinations(sorted(e.sides), 2)
            for j in pairs.get(pair, ())
            if first.isoformat() <= (entries[j].mention.date or "") < since
            and entries[j].mention.status != "cancelled"
            and _may_be(e, entries[j])
        ]
        if before:
            yield i, max(before, key=lambda j: (entries[j].mention.date or "", entries[j].id))


def _looks_back(e: Entry) -> bool:
    words = e.mention.mentions[0].text.lower().split()
    return not word_set("talks.gone").isdisjoint(words[:2])


def _may_be(announced: Entry, met: Entry) -> bool:
    """Return whether nothing that is told of the two meetings sets them apart."""
    a, b = announced.mention, met.mention
    if a.ordinal and b.ordinal and a.ordinal != b.ordinal:
        return False
    mine, theirs = _sitting(a), _sitting(b)
    if mine and theirs and mine.isdisjoint(theirs):
        return False  # "the General Border Committee", "the Regional Border Committee"
    return not (a.venue and b.venue) or _one_place(a.venue, b.venue)


def _sitting(m: RoundMention) -> frozenset[str]:
    """Return the committees that are told to sit."""
    return frozenset(_initials(name) for name in m.sitting)


def _initials(name: str) -> str:
    """Return the first letters of a committee's name, by which it may go: "JMC"."""
    words = [w for w in name.split() if w[:1].isupper()]
    return "".join(w[0] for w in words).lower() if len(words) > 2 else name.lower()


def _numbered(entries: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """Yield pairs of tellings of one round: of one number, one place and the same two sides, held
    on days that lie no more than a fortnight apart ("the sixth round opened on Tuesday", "… was
    suspended on Thursday")."""
    called: dict[tuple[object, int], list[int]] = {}
    for pair, members in _dated(entries).items():
        for j in members:
            m = entries[j].mention
            if m.status == "held" and m.ordinal:
                called.setdefault((pair, m.ordinal), []).append(j)
    for held in called.values():
        held.sort(key=lambda j: (entries[j].mention.date or "", entries[j].id))
        for a, b in pairwise(held):
            first, last = (
                datetime.date.fromisoformat(entries[k].mention.date or "") for k in (a, b)
            )
            if (last - first).days <= _LATE and _may_be(entries[a], entries[b]):
                yield a, b


def _lasting(entries: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """Yield pairs of tellings of one meeting that lasted days: one tells its range ("from 10 to 13
    May"), the other a day of it, or that it sat "for a second day"; of the same two sides, or of
    one of them in the same place."""
    held: dict[str, list[int]] = {}
    for j, e in enumerate(entries):
        if e.mention.status == "held" and len(e.mention.date or "") == _DAY:
            held.setdefault(e.mention.date or "", []).append(j)
    for a in (j for members in held.values() for j in members):
        ranged, within = entries[a].mention.until is not None, days_met(entries[a].mention)
        days = [*(within if ranged else ()), *day_after(within)]
        for b in (b for day in days for b in held.get(day, ()) if b != a):
            other = entries[b].mention
            told = (ranged and other.date in within) or goes_on(other)
            apart = entries[a].coded.story.id != entries[b].coded.story.id
            if told and apart and _one_meeting(entries[a], entries[b]):
                yield a, b


def _one_meeting(a: Entry, b: Entry) -> bool:
    common = len(a.sides & b.sides) if _may_be(a, b) else 0
    venue = a.mention.venue
    return common > 1 or (common == 1 and venue is not None and venue == b.mention.venue)


def _one_place(a: str, b: str) -> bool:
    """Return whether one of two names of a place holds the other: "Luthen, capital of Sarennia"."""
    return a.lower() in b.lower() or b.lower() in a.lower()


def _round(group: Sequence[Entry], processes: Processes) -> Round:
    tellings = [e.mention for e in group]
    status = status_of(group)
    mediators: dict[str, Actor] = {}
    for m in tellings:
        for a in m.mediators:
            mediators.setdefault(a.code, a)
    present, persons = at_table(tellings)
    mentions = tuple(
        Mention(e.coded.story.id, s.text, s.start, s.end) for e in group for s in e.mention.mentions
    )
    return Round(
        id=canonical_id([(e.coded.story.published.date or "", e.id) for e in group], "round"),
        process=processes.of(group[0].coded.story.id, (s for e in group for s in e.sides)),
        dates=tuple(sorted({d for m in tellings for d in (m.date, m.until) if d})),
        venue=next((m.venue for m in tellings if m.venue), None),
        host=next((m.host for m in tellings if m.host), None),
        participants=present,
        mediators=tuple(mediators[c] for c in sorted(mediators)),
        absent=tuple(dict.fromkeys(name for m in tellings for name in m.absent)),
        duration=next((m.duration for m in tellings if m.duration), None),
        agenda=tuple(dict.fromkeys(t for m in tellings for t in m.agenda)),
        outcome=tuple(dict.fromkeys(t for m in tellings for t in m.outcome)),
        next=next((m.next for m in tellings if m.next), None),
        status=status,
        mentions=mentions,
        statement_ids=tuple(dict.fromkeys(s for m in tellings for s in m.statement_ids)),
        level=tuple(lv for lv in _LEVELS if any(lv in m.level for m in tellings)),
        format=next((m.format for m in tellings if m.format), None),
        breaks=tuple(_breaks(group)),
        outcomes=tuple(_outcomes(group)),
        ordinal=next((m.ordinal for m in tellings if m.ordinal), None),
        delegates=tuple(dict.fromkeys((*(d for m in tellings for d in m.delegates), *persons))),
        observers=tuple(dict.fromkeys(d for m in tellings for d in m.observers)),
        history=stages(group),
    )


def _breaks(group: Sequence[Entry]) -> Iterator[TalkBreak]:
    """Yield each break in the words of the first report that tells it."""
    seen: set[tuple[str, str]] = set()
    for e in group:
        for b in e.mention.breaks:
            party = claimant(b.party) if b.party is not None else None
            key = (b.kind, side_of(b.party) or "" if b.party is not None else "")
            if key not in seen:
                seen.add(key)
                yield TalkBreak(b.kind, party, _told(e, b.span), b.statement_id)


def _outcomes(group: Sequence[Entry]) -> Iterator[RoundOutcome]:
    """Yield how each party tells that the meeting went; copies of one sentence once."""
    seen: set[tuple[str, str]] = set()
    for e in group:
        for o in e.mention.outcomes:
            key = (o.party.code, o.span.text.lower())
            if key not in seen:
                seen.add(key)
                yield RoundOutcome(claimant(o.party), _told(e, o.span), o.statement_id)


def _told(e: Entry, span: Span) -> Mention:
    return Mention(e.coded.story.id, span.text, span.start, span.end)


def _named_body(group: Sequence[Entry]) -> frozenset[str]:
    return frozenset(name for e in group for name in _sitting(e.mention))


def _follows(met: Round, coming: Round, sitting: Mapping[str, frozenset[str]]) -> bool:
    """Return whether a planned round can be the next one of a held one: of the same sides, and of
    the same committee where one is told to sit."""
    if not met.dates or not coming.dates or coming.dates[0] <= met.dates[-1]:
        return False
    own, theirs = ({side_of(a) for a in r.participants} for r in (met, coming))
    common = len(own & theirs)
    if common < min(2, len(own), len(theirs)) or not common:
        return False
    mine, its = sitting[met.id], sitting[coming.id]
    together = {m.story_id for m in met.mentions} & {m.story_id for m in coming.mentions}
    return not mine.isdisjoint(its) or not its or (not mine and bool(together))


def _with_next(rounds: Sequence[Round], sitting: Mapping[str, frozenset[str]]) -> Iterator[Round]:
    """Give each held round the words that announce the first planned one after it."""
    planned = sorted(
        (r for r in rounds if r.status == "planned"), key=lambda r: (r.dates or ("9999",), r.id)
    )
    by_process: dict[str, list[Round]] = {}
    for r in planned:
        by_process.setdefault(r.process, []).append(r)
    met = _held_by_pair(rounds)
    for r in rounds:
        if r.status != "held" or not r.dates:
            yield r
            continue
        after = (p for p in by_process.get(r.process, ()) if _follows(r, p, sitting))
        follow = next(after, None)
        if follow is not None and (_skips(r, follow) or _another_between(met, r, follow)):
            follow = None  # what comes after the second round is not next to the first
        yield msgspec.structs.replace(r, next=follow.mentions[0].text) if follow else r


def _skips(met: Round, coming: Round) -> bool:
    """Return whether the numbers of two rounds tell of another between them."""
    return bool(met.ordinal and coming.ordinal) and coming.ordinal != (met.ordinal or 0) + 1


def _held_by_pair(rounds: Sequence[Round]) -> dict[tuple[str, ...], list[Round]]:
    out: dict[tuple[str, ...], list[Round]] = {}
    for r in (r for r in rounds if r.status == "held"):
        for pair in _pairs(r):
            out.setdefault(pair, []).append(r)
    return out


def _pairs(r: Round) -> Iterator[tuple[str, ...]]:
    return combinations(sorted({side_of(a) or "" for a in r.participants}), 2)


def _another_between(
    held: Mapping[tuple[str, ...], Sequence[Round]], met: Round, coming: Round
) -> bool:
    """Return whether two sides of a round have met again before the one that is to come."""
    again = (r for pair in _pairs(met) for r in held.get(pair, ()) if r.id != met.id)
    return any(met.dates[-1] < d < coming.dates[0] for r in again for d in r.dates)
