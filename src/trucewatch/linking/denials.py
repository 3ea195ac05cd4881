"""Denials: which incident they belong to, and the questions of those that belong to none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from trucewatch.linking.claims import Camps, Raw, claimant, make_set
from trucewatch.linking.nodes import Node
from trucewatch.linking.sides import is_political, side_of
from trucewatch.records import Incident, Statement, canonical_id
from trucewatch.records.coded import CodedStory

_CLAIMING = frozenset({"assert", "accuse", "report_no_blame", "describe", "threaten"})


class Denials(msgspec.Struct, frozen=True):
    """Denials by index of the group that they belong to, and questions made of the others."""

    of: dict[int, tuple[Statement, ...]]
    questions: tuple[Incident, ...]


class _Accused(msgspec.Struct, frozen=True):
    by_statement: dict[str, int]
    by_side: dict[tuple[str, str], int]
    tellers: dict[int, frozenset[str]]


def place_denials(stories: Sequence[CodedStory], groups: Sequence[Sequence[Node]]) -> Denials:
    """Attach each denial to the incident whose claim it answers, or whose accused denies."""
    index = _index(groups)
    of: dict[int, list[Statement]] = {}
    questions: list[Incident] = []
    for story in stories:
        answered = _answered(story)
        own_events = {e.statement_id for e in story.events}
        for s in story.statements:
            if s.act != "deny" or s.speaker is None:
                continue
            claim = answered.get(s.id)
            k = _group(index, s, claim, s.id in own_events)
            if k is not None:
                of.setdefault(k, []).append(s)
            elif claim is not None:
                questions += _question(story, s, claim)
    return Denials({k: tuple(v) for k, v in of.items()}, tuple(questions))


def _index(groups: Sequence[Sequence[Node]]) -> _Accused:
    by_statement: dict[str, int] = {}
    by_side: dict[tuple[str, str], int] = {}
    tellers: dict[int, frozenset[str]] = {}
    for k, group in enumerate(groups):
        said = [n.statement for n in group if n.statement is not None]
        tellers[k] = frozenset(s for x in said if (s := side_of(x.speaker)))
        by_statement.update({x.id: k for x in said})
        for n in group:
            if n.family == "violence" and not n.historical and n.event is not None:
                for a in n.event.actors:
                    by_side.setdefault((n.story_id, side_of(a) or ""), k)
    return _Accused(by_statement, by_side, tellers)


def _group(index: _Accused, s: Statement, claim: Statement | None, coded: bool) -> int | None:
    """Return the group of a denial: its own act's, its claim's, else where its side is accused."""
    for own in (s.id, claim.id if claim is not None else ""):
        if own in index.by_statement:
            return index.by_statement[own]
    if coded or claim is not None:
        return None  # it denies something else
    k = index.by_side.get((s.story_id, side_of(s.speaker) or ""))
    target = side_of(s.target)
    if k is None or (target is not None and target not in index.tellers[k]):
        return None
    return k


def _answered(story: CodedStory) -> dict[str, Statement]:
    """Return denial id → the claim that it answers: as coded, or the one told inside it."""
    known = {s.id: s for s in story.statements}
    claims = [s for s in story.statements if s.act in _CLAIMING and s.speaker is not None]
    out: dict[str, Statement] = {}
    at: dict[int, Statement] = {}
    for c in claims:
        for part in c.content:
            at.setdefault(part.end, c)
    for s in story.statements:
        if s.act != "deny":
            continue
        inner = next((at[p.end] for p in s.content if p.end in at), None)
        found = known.get(s.answers or "") or inner
        if found is None or found.speaker is None or found.id == s.id:
            continue
        if s.speaker is None or found.speaker.code != s.speaker.code:
            out[s.id] = found
    return out


def _question(story: CodedStory, denial: Statement, claim: Statement) -> Iterator[Incident]:
    raws = [_raw(story, claim, "yes"), _raw(story, denial, "no")]
    camps: Camps = {(r.claimant.code, r.claimant.name): r.side or r.claimant.code for r in raws}
    words = claim.content[0].text if claim.content else ""
    found = make_set("occurred", f"“{words}”", raws, camps)
    events = tuple(e.id for e in story.events if e.statement_id in (denial.id, claim.id))
    if found is not None:
        members = [(story.story.published.date or "", f"{s.id}|denied") for s in (claim, denial)]
        yield Incident(canonical_id(members, "incident"), events, None, None, (found,))


def _raw(story: CodedStory, s: Statement, answer: str) -> Raw:
    assert s.speaker is not None
    return Raw(
        "occurred", "", claimant(s.speaker), side_of(s.speaker), answer, s.act, s.time,
        story.story.id, s.id, is_political(s.speaker),
    )  # fmt: skip
