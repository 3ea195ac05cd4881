"""What ``read`` prints: per story who says what, what happened, what is contested."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec
from rich.text import Text

from trucewatch.coding.cast.camps import split_actor
from trucewatch.linking.camps.members import group_codes
from trucewatch.linking.camps.sides import UNNAMED, is_bystander, side_of
from trucewatch.records import (
    Actor,
    ClaimSet,
    Event,
    Finding,
    Incident,
    Position,
    ReadResult,
    Round,
    Statement,
    Story,
)
from trucewatch.store.pages_names import names_in
from trucewatch.views.camps import camp_name
from trucewatch.views.claims import DISPUTED, Evidence, Extent, print_claim_set
from trucewatch.views.implied import IMPLIED, implied, parties
from trucewatch.views.screen import DIM, MARKS, MONITOR_MARK, Screen
from trucewatch.views.words import (
    act_words,
    clean,
    condition_words,
    cut,
    date_of,
    number,
    short,
    when,
    where,
    who,
)
from trucewatch.vocab.actors import slug

_BREAK = " · "


def print_result(screen: Screen, result: ReadResult, before: int = 0) -> None:
    """Print one document's records, story by story; ``before`` stories were printed already."""
    stories = {s.id: s for s in result.stories}
    statements = {s.id: s for s in result.statements}
    sources = Evidence(statements, {e.id: e for e in result.events}, stories)
    for number_, story in enumerate(result.stories, before + 1):
        own = [s for s in result.statements if s.story_id == story.id]
        events = [e for e in result.events if e.story_id == story.id]
        _print_head(screen, number_, story, own, events)
        _print_statements(screen, own)
        _print_events(screen, story, events, statements)
        _print_disputes(screen, story, result, sources)
        labels = {p.id: p.label for a in result.agreements for p in a.provisions}
        _print_findings(screen, [f for f in result.findings if _in(own, f, events)], labels)
        _print_talks(screen, story, result.rounds, result.positions)
        screen.blank()
    for failure in result.failures:
        screen.line(("! ", "bold"), f"{failure.stage}: {clean(failure.error)}")
    for note in result.document.notes if result.document is not None else ():
        screen.line(("note ", "bold"), clean(note))


def _in(own: list[Statement], finding: Finding, events: list[Event]) -> bool:
    known = {s.id for s in own} | {e.id for e in events}
    return bool(known & {*finding.statement_ids, *finding.event_ids})


def _counts(values: Iterable[str], most: int = 5) -> str:
    counter = Counter(values)
    top = sorted(counter.items(), key=lambda kv: (-kv[1], kv[0]))
    words = [f"{k.replace('_', ' ')} {n}" for k, n in top[:most]]
    rest = sum(n for _, n in top[most:])
    return _BREAK.join([*words, f"other {rest}"] if rest else words)


def _print_head(
    screen: Screen, number_: int, story: Story, own: list[Statement], events: list[Event]
) -> None:
    title = story.headline.text if story.headline else story.text[:90]
    screen.line((f"{number_}  ", "bold"), (cut(title, screen.width - 4), "bold"))
    filed = (
        f"filed {clean(story.dateline.text).rstrip(' :-–—')}" if story.dateline else "no dateline"
    )
    screen.line((f"   {date_of(story.published)}{_BREAK}{filed}{_BREAK}{story.language}", DIM))
    screen.line(f"   {len(own):3} statements  ", (_counts(s.act for s in own), DIM))
    screen.line(f"   {len(events):3} events      ", (_counts(e.realis for e in events), DIM))


_NOBODY = "nobody named"
_THIRD = "third parties / side not stated"


def story_sides(own: list[Statement]) -> list[tuple[str, list[Statement]]]:
    """Group statements by the speaker's side, in linking's words: an armed group or party is one of
    its own, whatever state claims the land; residents, medics and the like stand for none."""
    speakers = [s.speaker for s in own if s.speaker is not None]
    targets = [s.target for s in own if s.target is not None]
    codes = group_codes([*speakers, *targets])
    names = names_in((a.name, a.text) for a in speakers if a.code[:3] == UNNAMED)
    groups: dict[str, list[Statement]] = {}
    for statement in own:
        groups.setdefault(_side(statement.speaker, codes, names), []).append(statement)
    return sorted(groups.items(), key=lambda g: g[0] in (_THIRD, _NOBODY))


def _side(speaker: Actor | None, codes: dict[str, str], names: dict[str, str]) -> str:
    if speaker is None:
        return _NOBODY
    speaker = msgspec.structs.replace(speaker, code=codes.get(speaker.code, speaker.code))
    sides = (side_of(a) for a in map(_with_sector, split_actor(speaker)) if _stands_for(a))
    told = dict.fromkeys(names.get(side) or camp_name(side) for side in sides if side)
    return " and ".join(told) or _THIRD


def _with_sector(actor: Actor) -> Actor:
    """Return one of several speakers with the sector of its own code."""
    own = actor.code.partition(":")[0][3:]
    return msgspec.structs.replace(actor, sector=actor.sector or own or None)


def _stands_for(actor: Actor) -> bool:
    """Tell whether a speaker is on a side: no resident, and nobody known by a name only."""
    if is_bystander(actor) or actor.code == UNNAMED:
        return False
    by_name = actor.code.partition(":")[2] == slug(actor.name) and actor.country is None
    return not by_name or (actor.sector or "UNK") != UNNAMED


def _print_statements(screen: Screen, own: list[Statement]) -> None:
    groups = story_sides(own)
    if groups:
        screen.blank()
        screen.line(("   Who says what", "bold"))
    for n, (side, statements) in enumerate(groups):
        known = side not in (_NOBODY, _THIRD)
        sign, rule, style = MARKS[n % len(MARKS)] if known else MONITOR_MARK
        screen.line((f"   {sign} {side}", style))
        for statement in statements:
            _print_statement(screen, statement, f"   {rule} ", style)


def _print_statement(screen: Screen, s: Statement, indent: str, style: str) -> None:
    target = f" → {who(s.target)}" if s.target else ""
    notes = [s.quote_type]
    if s.chain:
        notes.append("told by " + ", ".join(who(a) for a in s.chain))
    if s.uncertain:
        notes.append("speaker uncertain")
    if s.time:
        notes.append(when(s.time))
    head = Text.assemble(
        (who(s.speaker), "bold"), f": {act_words(s.act)}{target} ",
        (_BREAK.join(("", *notes, short(s.id))).strip(), DIM),
    )  # fmt: skip
    screen.wrapped(indent, head, style)
    words = clean(" … ".join(c.text for c in s.content))
    screen.wrapped(indent + "  ", Text(words), style)


def _print_events(
    screen: Screen, story: Story, events: list[Event], statements: dict[str, Statement]
) -> None:
    if not events:
        return
    screen.blank()
    screen.line(("   Who did what to whom", "bold"))
    for event in events:
        screen.wrapped("   ", _event_line(event, story, statements))
    if any(implied(a, e, story) for e in events for a in (*e.actors, *e.recipients)):
        screen.line((f"   {IMPLIED}", DIM))


def _event_line(event: Event, story: Story, statements: dict[str, Statement]) -> Text:
    code = event.type + (f"/{event.mode}" if event.mode else "")
    doers = parties(event.actors, event, story) or "nobody named"
    targets = parties(event.recipients, event, story)
    statement = statements.get(event.statement_id or "")
    word = f"“{cut(event.trigger.text, 30)}”"
    notes = [where(event.place), when(event.time) if event.time else ""]
    notes += [
        f"{number(q.low, q.high, q.hedge)} {q.unit if q.kind == 'duration' else q.kind}"
        for q in event.quantities
    ]
    if event.condition:
        notes.append(cut(condition_words(event.condition.text), 64))
    notes.append(f"by {who(statement.speaker)}" if statement and statement.speaker else "")
    notes.append("same as " + short(event.same_as) if event.same_as else "")
    notes.append(short(event.id))
    return Text.assemble(
        (f"{event.realis:16} ", "bold"), f"{code:18} {doers}", f" → {targets}" if targets else "",
        f" {word} ", (_BREAK.join(n for n in notes if n), DIM),
    )  # fmt: skip


def _print_disputes(
    screen: Screen,
    story: Story,
    result: ReadResult,
    sources: Evidence,
) -> None:
    events = {e.id for e in result.events if e.story_id == story.id}
    sets: list[tuple[Incident, ClaimSet]] = [
        (i, s)
        for i in result.incidents
        for s in i.claim_sets
        if events & set(i.event_ids) and s.status in DISPUTED
    ]
    printed: dict[str, set[Extent]] = {}
    for incident, claim_set in sets:
        screen.blank()
        screen.line((f"   Where sources differ · {short(incident.id)}", DIM))
        seen = printed.setdefault(incident.id, set())
        print_claim_set(screen, incident, claim_set, sources, seen)


def _print_findings(screen: Screen, findings: list[Finding], labels: dict[str, str]) -> None:
    if not findings:
        return
    screen.blank()
    screen.line(("   Ledger of provisions", "bold"))
    for f in findings:
        named = ", ".join(map(who, f.doers)) or (who(f.violator) if f.violator else "nobody named")
        provision = labels.get(f.provision_id, "a provision")
        screen.wrapped(
            "   ",
            Text.assemble(
                f"{f.occurrence} of {provision}, by: {named} ",
                (
                    _BREAK.join(
                        n
                        for n in (
                            f"reported by {f.by_whom.name}",
                            f.status.replace("_", " "),
                            f.date or "undated",
                            where(f.place),
                            short(f.id),
                        )
                        if n
                    ),
                    DIM,
                ),
            ),
        )


def _print_talks(
    screen: Screen, story: Story, rounds: tuple[Round, ...], positions: tuple[Position, ...]
) -> None:
    own = [r for r in rounds if any(m.story_id == story.id for m in r.mentions)]
    held = [p for p in positions if any(m.story_id == story.id for m in p.mentions)]
    if own or held:
        screen.blank()
        screen.line(("   Where the talks stand", "bold"))
    for r in own:
        people = ", ".join(who(a) for a in r.participants) or "participants not stated"
        date = ", ".join(r.dates) or "undated"
        text = f"{r.status} round: {r.venue or 'venue not stated'}, {date}: {people}"
        notes = [f"host {who(r.host)}" if r.host else "", r.duration or ""]
        notes += [f"next: {r.next}" if r.next else "", short(r.id)]
        screen.wrapped(
            "   ", Text.assemble(clean(text), " ", (_BREAK.join(n for n in notes if n), DIM))
        )
    for p in held:
        condition = f" {condition_words(p.condition)}" if p.condition else ""
        screen.wrapped(
            "   ",
            Text.assemble(
                (f"{p.issue.replace('_', ' ')}: ", "bold"),
                f"{p.party.name} {p.kind.replace('_', ' ')}: {clean(p.value)}{condition} ",
                (short(p.id), DIM),
            ),
        )
