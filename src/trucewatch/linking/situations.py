"""Situations over stories: who holds, encircles, blocks what, one record per teller."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.linking.camps.sides import NARRATOR, side_of
from trucewatch.linking.claims.raws import claimant
from trucewatch.records import Claimant, Mention, Situation, Statement, canonical_id, content_id
from trucewatch.records.coded import CodedStory
from trucewatch.records.leads import SituationMention

Told = tuple[CodedStory, SituationMention, Statement | None]


def situation_keys(coded: CodedStory) -> Iterator[tuple[str, ...]]:
    """Yield what makes a story's situations the same as those of other stories."""
    statements = {s.id: s for s in coded.statements}
    for m in coded.leads.situations:
        yield _key(m, statements.get(m.statement_id or ""))


def _key(m: SituationMention, said: Statement | None) -> tuple[str, ...]:
    who = _teller(said)
    return (side_of(m.who) or "", m.relation, m.what.lower(), who.code, who.name)


def link_situations(stories: Sequence[CodedStory]) -> tuple[Situation, ...]:
    """Return the situations over ``stories`` (sorted), kept apart by whose word it is."""
    groups: dict[tuple[str, ...], list[Told]] = {}
    for coded in stories:
        statements = {s.id: s for s in coded.statements}
        for m in coded.leads.situations:
            said = statements.get(m.statement_id or "")
            groups.setdefault(_key(m, said), []).append((coded, m, said))
    found = [_situation(g) for g in groups.values()]
    return tuple(sorted(found, key=lambda s: s.id))


def _teller(said: Statement | None) -> Claimant:
    if said is None or said.speaker is None:
        return Claimant(NARRATOR, "the report itself")
    return claimant(said.speaker)


def _situation(group: Sequence[Told]) -> Situation:
    _, first, said = group[0]
    members = [
        (c.story.published.date or "", content_id("hold", c.story.id, m.span.start))
        for c, m, _ in group
    ]
    return Situation(
        id=canonical_id(members, "situation"),
        who=first.who,
        relation=first.relation,
        what=first.what,
        from_=next((m.from_ for _, m, _ in group if m.from_), None),
        to=None,
        by_whom=_teller(said),
        statement_ids=tuple(dict.fromkeys(s.id for _, _, s in group if s is not None)),
        event_ids=tuple(dict.fromkeys(m.event_id for _, m, _ in group if m.event_id)),
        mentions=tuple(
            Mention(c.story.id, m.span.text, m.span.start, m.span.end) for c, m, _ in group
        ),
    )
