"""Positions: party × issue × date, and how they move."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

import msgspec

from trucewatch.linking.claims import make_set
from trucewatch.linking.clusters import Union
from trucewatch.linking.raws import Raw, claimant
from trucewatch.linking.sides import THIRD, Watch, side_of
from trucewatch.records import (
    Claimant,
    Event,
    Incident,
    Mention,
    Movement,
    Position,
    Statement,
    canonical_id,
    content_id,
)
from trucewatch.records.coded import CodedStory
from trucewatch.records.leads import NO_ISSUE, OTHER, PositionMention
from trucewatch.vocab.issues import load_issue_words

# Two wordings of one position share at least this part of the shorter one's words (set on invented
# pairs: "drop its bid to join" and "drop its goal of joining" do; the issue's own words alone do
# not make one position of two).
_SAME_VALUE = 0.6
# … two offers on different days, told in other words more often than demands ("take its heavy forces
# back from a strip", "pull heavy arms out of a part"; "free twenty at once", "free everybody by May"
# share nothing), at least this part.
_SAME_GIFT = 0.25
# A stand that a report dates this many days back is told as one that was.
_WEEKS = 20
_GIVING = frozenset({"offer", "concession", "guarantee"})
# What a concession on the issue gives up.
_HARD = frozenset({"demand", "refusal", "red_line", "condition", "precondition"})
_BARRING = frozenset({"refusal", "red_line"})
_WORD = re.compile(r"[^\W_]+")
# Kinds of which a party has one per issue and day, however it is worded.
_LOOSE_KINDS = frozenset(
    {"assessment", "former", "pressure", "offer", "concession", "red_line", "refusal"}
)


class Entry(msgspec.Struct, frozen=True):
    """One story's telling of a position."""

    coded: CodedStory
    id: str
    mention: PositionMention
    side: str
    date: str | None
    statement: Statement | None


class Talks(msgspec.Struct, frozen=True):
    """Positions, movements, and the questions that headlines and doubters raise on them."""

    positions: tuple[Position, ...]
    movements: tuple[Movement, ...]
    questions: tuple[Incident, ...]


def link_positions(
    stories: Sequence[CodedStory], processes: dict[str, str], watch: Watch | None = None
) -> Talks:
    """Return the positions over ``stories`` (sorted); a watch's own issues go first."""
    entries = [e for s in stories for e in _entries(s, watch)]
    body = {(e.side, e.mention.issue) for e in entries if not e.mention.headline}
    kept = [
        e for e in entries
        if not _is_doubt(e) and not (e.mention.headline and (e.side, e.mention.issue) in body)
        and e.mention.kind != "assessment"
    ]  # fmt: skip
    buckets: dict[tuple[str, str, str], list[Entry]] = {}
    for e in kept:
        buckets.setdefault((e.side, e.mention.issue, e.mention.kind), []).append(e)
    groups = _held([g for key in sorted(buckets) for g in _groups(buckets[key])])
    groups = _left(groups)
    positions = [_position(g, processes) for g in groups]
    sides = [g[0].side for g in groups]
    moved, movements = _movements(positions, sides, {e.id: e for e in kept}, groups)
    return Talks(
        tuple(sorted(moved, key=lambda p: (p.date or "", p.id))),
        tuple(sorted(movements, key=lambda m: (m.date or "", m.id))),
        tuple(_questions(entries)),
    )


def _entries(coded: CodedStory, watch: Watch | None) -> Iterator[Entry]:
    statements = {s.id: s for s in coded.statements}
    for told in coded.leads.positions:
        own_issue = (
            None if watch is None else watch.issue_of(f"{told.value} {told.condition or ''}")
        )
        m = told if own_issue is None else msgspec.structs.replace(told, issue=own_issue)
        side = side_of(m.party)
        if side is None or m.issue == NO_ISSUE:
            continue
        said = statements.get(m.statement_id or "")
        own = content_id("stand", coded.story.id, m.span.start, m.span.end, m.party.code, m.issue)
        current = said is not None and m.kind not in ("assessment", "former", "pressure")
        date = m.date or (coded.story.published.date if current else None)
        yield Entry(coded, own, m, side, date, said)


def told_positions(coded: CodedStory, watch: Watch | None) -> Iterator[tuple[str, str]]:
    """Yield (side, issue) of a story's positions: by these they meet those of other stories."""
    yield from ((e.side, e.mention.issue) for e in _entries(coded, watch))


def _is_doubt(e: Entry) -> bool:
    return e.statement is not None and e.statement.act == "doubt"


def _groups(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Group one party's tellings of one kind on one issue: same day or story, like words."""
    union = Union(len(entries))
    values = [_words(e.mention.value) for e in entries]
    by_date: dict[str, list[int]] = {}
    for i, e in enumerate(entries):
        by_date.setdefault(e.date or f"story {e.coded.story.id}", []).append(i)
        if e.date:
            by_date.setdefault(f"story {e.coded.story.id}", []).append(i)
    for members in by_date.values():
        heads: list[int] = []
        for i in members:  # against the few distinct wordings of the day
            for h in heads[:50]:
                loose = entries[i].mention.kind in _LOOSE_KINDS
                if (loose and entries[i].mention.issue != OTHER) or _alike(values[h], values[i]):
                    union.join(h, i)
            heads.append(i)
    return [[entries[i] for i in g] for g in union.groups()]


def _held(groups: Sequence[list[Entry]]) -> list[list[Entry]]:
    """Put together what a party goes on saying: tellings of one kind with like words (or of a kind
    of which there is one) that no other kind stands between."""
    lines: dict[tuple[str, str], list[list[Entry]]] = {}
    for g in groups:
        lines.setdefault((g[0].side, g[0].mention.issue), []).append(g)
    out = []
    for key in sorted(lines):
        line: list[list[Entry]] = []
        for g in sorted(_placed(lines[key]), key=_since):
            earlier = _taken_up(line, g)
            if earlier is not None:
                earlier += g
            else:
                line.append(list(g))
        out += line
    return out


def _taken_up(line: Sequence[list[Entry]], group: Sequence[Entry]) -> list[Entry] | None:
    """Return the stand of ``line`` (in order of time) that ``group`` goes on with, or None: the
    last one, past other bars where both are bars; for a bar of which no day is told, any before."""
    kind = group[0].mention.kind
    if not any(e.date for e in group):
        return None
    for last in reversed(line):
        if _alike_stand(last, group):
            return last
        retold = kind in _BARRING and all(e.mention.date is None for e in group)
        bars = kind in _BARRING and last[0].mention.kind in _BARRING
        if not (retold or bars):
            return None
    return None


def _left(groups: Sequence[list[Entry]]) -> list[list[Entry]]:
    """Call a bar or demand *former* that reports only look back on ("which in August called it …")
    where the same party gives something on the issue since."""
    given: dict[tuple[str, str], str] = {}
    for g in groups:
        if g[0].mention.kind in _GIVING:
            key = (g[0].side, g[0].mention.issue)
            given[key] = max(given.get(key, ""), _since(g)[0])
    out = []
    for g in groups:
        last = given.get((g[0].side, g[0].mention.issue), "")
        if g[0].mention.kind in _HARD and _since(g)[0] < last and all(map(_looks_back, g)):
            g = [
                msgspec.structs.replace(e, mention=msgspec.structs.replace(e.mention, kind="former"))
                for e in g
            ]
        out.append(g)
    return out


def _looks_back(e: Entry) -> bool:
    """Return whether a report dates a stand to an earlier month than its own and weeks before it."""
    told, published = e.mention.date, e.coded.story.published.date
    if told is None or published is None or told[:7] >= published[:7]:
        return False
    if len(told) < 10:
        return True
    age = datetime.date.fromisoformat(published[:10]) - datetime.date.fromisoformat(told[:10])
    return age.days > _WEEKS


def _placed(line: Sequence[list[Entry]]) -> list[list[Entry]]:
    """Put what is told without a day with the one dated position of its kind that it can be."""
    dated = [list(g) for g in line if any(e.date for e in g)]
    out = [(g, list(g)) for g in dated]
    loose = []
    for g in line:
        if any(e.date for e in g):
            continue
        fits = [grown for known, grown in out if _alike_stand(known, g)]
        if len(fits) == 1:
            fits[0].extend(g)
        else:
            loose.append(list(g))
    return [*(grown for _, grown in out), *loose]


def _alike_stand(a: Sequence[Entry], b: Sequence[Entry]) -> bool:
    """Return whether two tellings are of one kind, and of like words where the kind asks for it."""
    kind = a[0].mention.kind
    if kind != b[0].mention.kind:
        return False
    if kind in _LOOSE_KINDS - _GIVING and a[0].mention.issue != OTHER:
        return True
    share = _SAME_GIFT if kind in _GIVING else _SAME_VALUE
    return any(
        _alike(_words(x.mention.value), _words(y.mention.value), share) for x in a for y in b
    )


def _since(group: Sequence[Entry]) -> tuple[str, str]:
    return (min((e.date for e in group if e.date), default="9999"), min(e.id for e in group))


def _words(text: str) -> frozenset[str]:
    small = load_issue_words().small
    return frozenset(w[:6] for w in _WORD.findall(text.lower()) if w not in small)


def _alike(a: frozenset[str], b: frozenset[str], share: float = _SAME_VALUE) -> bool:
    return not a or not b or len(a & b) / min(len(a), len(b)) >= share


def _position(group: Sequence[Entry], processes: dict[str, str]) -> Position:
    best = max(group, key=lambda e: (bool(e.mention.condition), len(e.mention.value), e.id))
    first = group[0]
    spans = {
        (e.coded.story.id, s.start, s.end): Mention(e.coded.story.id, s.text, s.start, s.end)
        for e in group
        for s in (e.mention.span, *e.mention.more)
    }
    dates = sorted(e.date for e in group if e.date)
    return Position(
        id=canonical_id([(e.date or "", e.id) for e in group], "position"),
        process=processes.get(first.coded.story.id, ""),
        party=claimant(first.mention.party),
        issue=first.mention.issue,
        kind=first.mention.kind,
        value=best.mention.value,
        condition=best.mention.condition,
        guarantors=tuple(sorted({g for e in group for g in e.mention.guarantors})),
        constraint=next((e.mention.constraint for e in group if e.mention.constraint), None),
        date=dates[0] if dates else None,
        statement_ids=tuple(
            dict.fromkeys(e.mention.statement_id for e in group if e.mention.statement_id)
        ),
        mentions=tuple(spans[k] for k in sorted(spans)),
        supersedes=None,
        leverage=next((e.mention.leverage for e in group if e.mention.leverage), None),
    )


def _movements(
    positions: Sequence[Position],
    sides: Sequence[str],
    entries: dict[str, Entry],
    groups: Sequence[Sequence[Entry]],
) -> tuple[list[Position], list[Movement]]:
    """Order each party's positions on an issue by date (former ones first) and tell each change."""
    lines: dict[tuple[str, str], list[int]] = {}
    for k, p in enumerate(positions):
        if p.kind != "assessment" and p.issue != OTHER:
            lines.setdefault((sides[k], p.issue), []).append(k)
    out = list(positions)
    movements = []
    for members in lines.values():
        order = sorted(members, key=lambda k: _turn(positions[k], _known_by(groups[k])))
        for a, b in _steps(order, positions):
            old, new = positions[a], positions[b]
            if not _after(old, new, _known_by(groups[a])) or not _differs(old, new):
                continue
            out[b] = msgspec.structs.replace(new, supersedes=old.id)
            movements.append(_movement(old, new, groups[b]))
    return out, movements


def _steps(order: Sequence[int], positions: Sequence[Position]) -> Iterator[tuple[int, int]]:
    """Yield which stand follows which. Refusals and red lines that follow each other are one bar:
    what comes after it comes after its red line, and none of them is a move."""
    held: int | None = None
    for k in order:
        bars = positions[k].kind in _BARRING
        if held is not None and not (bars and positions[held].kind in _BARRING):
            yield held, k
            held = k
        elif held is None or positions[k].kind == "red_line":
            held = k


def _known_by(group: Sequence[Entry]) -> str:
    """Return the day of the first report that tells a stand, empty where none is dated."""
    return min((d for e in group if (d := e.coded.story.published.date)), default="")


def _turn(p: Position, known: str) -> tuple[int, str, str]:
    """Return the order of a party's stands: former ones, by their days (else by the day on which
    they were ``known``), what has no day but gives."""
    if p.kind == "former":
        return (0, "", p.id)
    last = p.date is None and p.kind == "concession"
    return (2 if last else 1, p.date or known, p.id)


def _after(old: Position, new: Position, known: str) -> bool:
    """Return whether ``new`` is known to have followed ``old``: by the days, by what a former
    stand is, by a day on which ``old`` was ``known``, and by what a concession gives up, where no
    day is told."""
    if old.kind == "former":
        return True
    if new.date is None and new.kind == "concession":
        return old.date is not None and old.kind in _HARD
    if old.date is None and new.date is not None:
        return bool(known) and known < new.date
    return bool(old.date and new.date and old.date < new.date)


def _differs(old: Position, new: Position) -> bool:
    """Return whether a stand is another than the one before: by its kind, by a condition that came
    or went, and for offers by what is offered; the same condition has many wordings."""
    if old.kind != new.kind or bool(old.condition) != bool(new.condition):
        return True
    gift = old.kind in _GIVING
    return gift and not _alike(_words(old.value), _words(new.value), _SAME_GIFT)


def _movement(old: Position, new: Position, tellers: Sequence[Entry]) -> Movement:
    by = {
        e.mention.told_by.code if e.mention.told_by is not None
        else e.mention.party.code if e.statement is not None else "narrator"
        for e in tellers
    }  # fmt: skip
    return Movement(
        content_id("movement", old.id, new.id), new.process, _mover(old, new), new.issue, old.id,
        new.id, new.date, tuple(sorted(by)),
    )  # fmt: skip


def _mover(old: Position, new: Position) -> Claimant:
    """Return who moved: the party, by both names where two of its people spoke for it."""
    if old.party.code == new.party.code or old.party.name == new.party.name:
        return new.party
    name = f"the side of {old.party.name} and {new.party.name}"
    return msgspec.structs.replace(new.party, name=name)


# ---------------------------------------------------------------- headline against body, doubts


def _questions(entries: Sequence[Entry]) -> Iterator[Incident]:
    """Yield a question where a headline says more than the body, or somebody doubts an offer."""
    offers: dict[tuple[str, str], list[str]] = {}
    for e in entries:
        sides = offers.setdefault((e.coded.story.id, e.mention.issue), [])
        if e.mention.kind in _GIVING and not e.mention.headline and e.side not in sides:
            sides.append(e.side)
    lines: dict[tuple[str, str], list[Entry]] = {}
    for e in entries:
        keys = [(e.side, e.mention.issue)]
        if _is_doubt(e):
            target = side_of(e.statement.target) if e.statement is not None else None
            open_ = offers.get((e.coded.story.id, e.mention.issue), [])
            keys = [(s, e.mention.issue) for s in ([target] if target in open_ else open_)]
        for key in keys:
            lines.setdefault(key, []).append(e)
    for key in sorted(lines):
        members = lines[key]
        given = [e for e in members if e.mention.kind in _GIVING and e.statement is not None
                 and e.mention.told_by is None]  # fmt: skip
        outrun = [e for e in given if e.mention.headline]
        said = [e for e in given if not e.mention.headline]
        doubts = [e for e in members if _is_doubt(e)]
        stronger = any(e.mention.kind != s.mention.kind for e in outrun for s in said)
        if said and (doubts or stronger):
            yield _question(said, outrun, doubts)


def _question(said: Sequence[Entry], outrun: Sequence[Entry], doubts: Sequence[Entry]) -> Incident:
    raws = [_raw(e, _cue(e)) for e in said]
    raws += [_headline(e) for e in outrun]
    raws += [_raw(e, "doubtful") for e in doubts]
    camps: dict[tuple[str, str], str | None] = {
        (r.claimant.code, r.claimant.name): None if r.claimant.code == "headline" else THIRD
        for r in raws
    }
    camps.update({(e.mention.party.code, e.mention.party.name): e.side for e in said})
    found = make_set("occurred", said[0].mention.value, raws, camps)
    events = [ev for e in said for ev in _events(e)]
    members = [(e.date or "", e.id) for e in (*said, *outrun, *doubts)]
    return Incident(
        id=canonical_id(members, "incident"),
        event_ids=tuple(dict.fromkeys(ev.id for ev in events)),
        place=None,
        time=next((ev.time for ev in events if ev.time is not None), None),
        claim_sets=(found,) if found is not None else (),
    )


def _cue(e: Entry) -> str:
    cue = e.statement.cue if e.statement is not None else None
    return cue.text if cue is not None else e.mention.kind


def _raw(e: Entry, answer: str) -> Raw:
    said = e.statement
    speaker = said.speaker if said is not None and said.speaker is not None else e.mention.party
    return Raw(
        "occurred", "", claimant(speaker), side_of(speaker), answer,
        said.act if said is not None else "describe", said.time if said is not None else None,
        e.coded.story.id, said.id if said is not None else None,
    )  # fmt: skip


def _headline(e: Entry) -> Raw:
    raw = _raw(e, _cue(e))
    return msgspec.structs.replace(raw, claimant=Claimant("headline", "the headline"), side=None)


def _events(e: Entry) -> Iterator[Event]:
    """Yield the verbal events that are this position."""
    cue = e.statement.cue if e.statement is not None else None
    if cue is None:
        return
    for event in e.coded.events:
        touching = event.trigger.start < cue.end and cue.start < event.trigger.end
        if touching and event.type in ("CONCEDE", "AGREE"):
            yield event
