"""Positions: party × issue × date, and how they move."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from trucewatch.coding.positions.measures import measures
from trucewatch.linking.camps.sides import THIRD, Watch, is_bystander, side_of
from trucewatch.linking.claims.claims import make_set
from trucewatch.linking.claims.raws import Raw, claimant
from trucewatch.linking.positions.answered_stands import on_the_issue_answered
from trucewatch.linking.positions.movements import movements
from trucewatch.linking.positions.named_things import of_entry, under_one_issue
from trucewatch.linking.positions.party_names import by_their_parties
from trucewatch.linking.positions.stands import (
    GIVING,
    Entry,
    held,
    left,
    retold,
    told_together,
    without_implied,
)
from trucewatch.linking.talks.processes import Processes
from trucewatch.records import (
    Claimant,
    Event,
    Incident,
    Mention,
    Movement,
    Position,
    canonical_id,
    content_id,
)
from trucewatch.records.coded import CodedStory
from trucewatch.records.leads import NO_ISSUE


class Talks(msgspec.Struct, frozen=True):
    """Positions, movements, and the questions that headlines and doubters raise on them."""

    positions: tuple[Position, ...]
    movements: tuple[Movement, ...]
    questions: tuple[Incident, ...]


def link_positions(
    stories: Sequence[CodedStory], processes: Processes, watch: Watch | None = None
) -> Talks:
    """Return the positions over ``stories`` (sorted); a watch's own issues go first."""
    told_apart = by_their_parties([e for s in stories for e in _entries(s, watch)], stories)
    entries = on_the_issue_answered(under_one_issue(told_apart))
    told = [e for e in entries if not e.mention.headline]
    body = {(e.side, e.mention.issue) for e in told}
    kinds = {(e.coded.story.id, e.side, e.mention.kind) for e in told}
    kept = [
        e for e in entries
        if not _is_doubt(e) and not (e.mention.headline and (e.side, e.mention.issue) in body)
        and not (e.mention.headline and (e.coded.story.id, e.side, e.mention.kind) in kinds)
        and e.mention.kind != "assessment"
    ]  # fmt: skip
    buckets: dict[tuple[str, str, str], list[Entry]] = {}
    for e in kept:
        buckets.setdefault((e.side, e.mention.issue, e.mention.kind), []).append(e)
    together = [g for key in sorted(buckets) for g in told_together(buckets[key])]
    groups = left(retold(held(together)))
    groups = without_implied(groups)
    positions = [_position(g, processes) for g in groups]
    sides = [g[0].side for g in groups]
    moved, found = movements(positions, sides, groups)
    return Talks(
        tuple(sorted(moved, key=lambda p: (p.date or "", p.id))),
        tuple(sorted(found, key=lambda m: (m.date or "", m.id))),
        tuple(_questions(entries)),
    )


def _entries(coded: CodedStory, watch: Watch | None) -> Iterator[Entry]:
    statements = {s.id: s for s in coded.statements}
    for told in coded.leads.positions:
        own_issue = (
            None if watch is None else watch.issue_of(f"{told.value} {told.condition or ''}")
        )
        m = told if own_issue is None else msgspec.structs.replace(told, issue=own_issue)
        # the kin of the kidnapped speak for no government
        side = m.party.code if is_bystander(m.party) else side_of(m.party)
        if side is None or m.issue == NO_ISSUE:
            continue
        said = statements.get(m.statement_id or "")
        own = content_id("stand", coded.story.id, m.span.start, m.span.end, m.party.code, m.issue)
        current = said is not None and m.kind not in ("assessment", "former", "pressure")
        date = m.date or (coded.story.published.date if current else None)
        yield Entry(coded, own, m, side, date, said)


def told_positions(coded: CodedStory, watch: Watch | None) -> Iterator[tuple[str, str]]:
    """Yield (side, issue) of a story's positions, and the named things that they are on: by these
    they meet those of other stories."""
    entries = list(_entries(coded, watch))
    for e in (*entries, *on_the_issue_answered(entries)):
        yield e.side, e.mention.issue
        yield from (("", thing) for thing in of_entry(e))


def _is_doubt(e: Entry) -> bool:
    return e.statement is not None and e.statement.act == "doubt"


def _position(group: Sequence[Entry], processes: Processes) -> Position:
    best = max(group, key=_fullness)
    first = group[0]
    spans = {
        (e.coded.story.id, s.start, s.end): Mention(e.coded.story.id, s.text, s.start, s.end)
        for e in group
        for s in (e.mention.span, *e.mention.more)
    }
    told = {e.date for e in group if e.date}
    dates = sorted(d for d in told if not any(x != d and x.startswith(d) for x in told))
    return Position(
        id=canonical_id([(e.date or "", e.id) for e in group], "position"),
        process=processes.of(first.coded.story.id, (first.side,)),
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


def _fullness(e: Entry) -> tuple[bool, bool, int, str]:
    """Return how much a telling says: a condition, a number or date, more words."""
    told = e.mention
    return bool(told.condition), bool(measures(told.value)), len(told.value), e.id


# ---------------------------------------------------------------- headline against body, doubts


def _questions(entries: Sequence[Entry]) -> Iterator[Incident]:
    """Yield a question where a headline says more than the body, or somebody doubts an offer."""
    offers: dict[tuple[str, str], list[str]] = {}
    for e in entries:
        sides = offers.setdefault((e.coded.story.id, e.mention.issue), [])
        if e.mention.kind in GIVING and not e.mention.headline and e.side not in sides:
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
        given = [e for e in members if e.mention.kind in GIVING and e.statement is not None
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
