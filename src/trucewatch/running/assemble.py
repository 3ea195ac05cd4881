"""From drafts to records: ids, and indices turned into ids."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.coding.drafts import EventDraft, StatementDraft
from trucewatch.records import Event, MadeBy, Statement, Story, content_id


def assemble(
    story: Story,
    statements: Sequence[StatementDraft],
    events: Sequence[EventDraft],
    made_by: MadeBy,
) -> tuple[tuple[Statement, ...], tuple[Event, ...]]:
    """Return the story's statements and events as records, in the order of the drafts.

    Ids are content hashes over the story's id and what tells one record from another in it (cue,
    content, speaker; trigger, type, actors), so they do not depend on other records.
    """
    statement_ids = _unique([_statement_id(story, d) for d in statements])
    event_ids = _unique([_event_id(story, d) for d in events])
    return (
        tuple(
            _statement(story, d, i, statement_ids, made_by)
            for d, i in zip(statements, statement_ids, strict=True)
        ),
        tuple(
            _event(story, d, i, statement_ids, event_ids, made_by)
            for d, i in zip(events, event_ids, strict=True)
        ),
    )


def _statement_id(story: Story, d: StatementDraft) -> str:
    speaker = (d.speaker.start, d.speaker.end, d.speaker.code) if d.speaker else None
    cue = (d.cue.start, d.cue.end) if d.cue else None
    content = [(c.start, c.end) for c in d.content]
    return content_id("st", story.id, speaker, cue, content)


def _event_id(story: Story, d: EventDraft) -> str:
    who = [[(a.start, a.code) for a in role] for role in (d.actors, d.recipients)]
    return content_id("ev", story.id, d.span.start, d.span.end, d.type, who)


def _unique(ids: list[str]) -> list[str]:
    seen: dict[str, int] = {}
    out = []
    for i in ids:
        n = seen.get(i, 0)
        seen[i] = n + 1
        out.append(i if n == 0 else f"{i}.{n}")
    return out


def _with_rules(made_by: MadeBy, rules: tuple[str, ...]) -> MadeBy:
    return msgspec.structs.replace(made_by, rules=rules)


def _statement(
    story: Story, d: StatementDraft, own: str, ids: Sequence[str], made_by: MadeBy
) -> Statement:
    return Statement(
        id=own,
        story_id=story.id,
        speaker=d.speaker,
        chain=d.chain,
        cue=d.cue,
        content=d.content,
        act=d.act,
        quote_type=d.quote_type,
        target=d.target,
        time=d.time,
        answers=None if d.answers is None else ids[d.answers],
        second_hand=d.second_hand,
        uncertain=d.uncertain,
        made_by=_with_rules(made_by, d.rules),
    )


def _event(
    story: Story,
    d: EventDraft,
    own: str,
    statement_ids: Sequence[str],
    event_ids: Sequence[str],
    made_by: MadeBy,
) -> Event:
    return Event(
        id=own,
        story_id=story.id,
        type=d.type,
        mode=d.mode,
        contexts=d.contexts,
        actors=d.actors,
        recipients=d.recipients,
        mediators=d.mediators,
        place=d.place,
        time=d.time,
        realis=d.realis,
        condition=d.condition,
        quantities=d.quantities,
        trigger=d.span,
        start=d.start,
        end=d.end,
        statement_id=None if d.statement is None else statement_ids[d.statement],
        same_as=None if d.same_as is None else event_ids[d.same_as],
        made_by=_with_rules(made_by, d.rules),
    )
