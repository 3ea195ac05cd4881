"""A question of an incident with what each camp says, side by side, sentence under sentence."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from rich.text import Text

from trucewatch.records import Actor, Claim, ClaimSet, Event, Incident, Statement, Story
from trucewatch.views.camps import camp_name, is_nobody, question_words
from trucewatch.views.naming import state_name
from trucewatch.views.screen import DIM, MARKS, MONITOR_MARK, Screen
from trucewatch.views.statuses import status_of
from trucewatch.views.tolls import giving
from trucewatch.views.words import (
    act_words,
    answer_words,
    clean,
    cut,
    plain_name,
    sentence_of,
    short,
    source_name,
    when,
)

# A sentence: its story's id, its first and its last character.
Extent = tuple[str, int, int]
NOT_STATED = "not stated"
_THIRD = ("monitor", "third", "narrator")
# So many sentences of the outlets themselves are opened; they repeat each other.
_NARRATED = 2
# Statuses on which sources differ, the most disputed first.
DISPUTED = ("contested", "denied", "monitor_no_blame", "changed", "unanswered")


class Evidence(msgspec.Struct, frozen=True):
    """Statements, events and stories by id, to open the sentences of a claim set."""

    statements: Mapping[str, Statement]
    events: Mapping[str, Event]
    stories: Mapping[str, Story]


def most_disputed(incidents: list[Incident]) -> tuple[Incident, ClaimSet] | None:
    """Return the claim set on which the most camps differ; ties go to the most claims, then id."""
    sets = [(i, s) for i in incidents for s in i.claim_sets if s.status in DISPUTED]

    def rank(item: tuple[Incident, ClaimSet]) -> tuple[int, int, int, str]:
        camps = {c.camp or c.claimant.code for c in item[1].claims}
        has_monitor = any(c.camp in _THIRD and c.act != "assert" for c in item[1].claims)
        blame = item[1].kind in ("breach", "responsible", "began")
        return (-blame, -len(camps) - has_monitor, -len(item[1].claims), item[0].id)

    return min(sets, key=rank) if sets else None


def by_camp(claims: tuple[Claim, ...]) -> list[tuple[str, list[Claim]]]:
    """Return the claims grouped by camp: sides first in order, third parties and monitors last."""
    groups: dict[str, list[Claim]] = {}
    called: dict[str, str] = {}  # a camp by its name: letters and the full name are one side
    for claim in claims:
        camp = claim.camp or claim.claimant.code
        camp = claim.claimant.name if is_nobody(camp) and claim.claimant.name else camp
        groups.setdefault(called.setdefault(camp_name(camp), camp), []).append(claim)
    return sorted(groups.items(), key=lambda g: g[0] in _THIRD)


def print_claim_set(
    screen: Screen,
    incident: Incident,
    claim_set: ClaimSet,
    sources: Evidence,
    printed: set[Extent] | None = None,
) -> None:
    """Print the question, its status, and every camp's claims with their sentences.

    ``printed`` holds the sentences that stand under earlier questions of the incident, and takes
    up those of this one: each is printed once, under a later question its id tells where to look.
    """
    printed = set() if printed is None else printed
    here: set[Extent] = set()
    scene = [cut(incident.place.name, 40)] if incident.place else []
    scene += [when(incident.time)] if incident.time else []
    screen.line((question_words(claim_set.question), "bold"), "  " + ", ".join(scene))
    screen.line(status_of(claim_set))
    named = {c.claimant.code: c.claimant.name for c in claim_set.claims}
    if claim_set.first != NOT_STATED:
        screen.line((f"who claimed first: {named.get(claim_set.first, claim_set.first)}", DIM))
    sides = 0
    for camp, claims in by_camp(claim_set.claims):
        third = camp in _THIRD
        sign, rule, style = MONITOR_MARK if third else MARKS[min(sides, len(MARKS) - 1)]
        sides += not third
        answers = "; ".join(dict.fromkeys(answer_of(c, claim_set.kind) for c in claims))
        screen.blank()
        screen.line((f"{sign} {camp_name(camp).upper()}", style), f"  says: {answers}")
        seen = set(printed)
        for claim in claims:
            _print_claim(screen, claim, rule, style, sources, seen)
            if not claim.statement_ids:
                _print_narrated(screen, incident, claim, rule, style, sources, seen)
        here |= seen
    printed |= here


# Questions of which somebody is the answer; who answers "not stated" to another gives no number.
_WHO = frozenset({"breach", "began", "responsible", "control"})


def answer_of(claim: Claim, kind: str) -> str:
    """Return a claim's answer to a question of ``kind`` in words; a third party's silence on who
    did it is said as such."""
    if claim.answer == NOT_STATED:
        return "names nobody" if claim.camp in _THIRD and kind in _WHO else "does not say"
    if isinstance(claim.answer, Actor) and (state := state_name(claim.answer)):
        return state
    return answer_words(claim.answer)


def _print_claim(
    screen: Screen,
    claim: Claim,
    rule: str,
    style: str,
    sources: Evidence,
    seen: set[Extent],
) -> None:
    said = when(claim.time) if claim.time else _reported(claim, sources)
    head = Text.assemble(
        (cut(plain_name(claim.claimant.name), 44), "bold"), ": ", act_words(claim.act),
        (f" · {said}", DIM),
    )  # fmt: skip
    screen.wrapped(f"{rule} ", head, style)
    shown: dict[tuple[str, int, int], list[Statement]] = {}
    for statement_id in claim.statement_ids:
        statement = sources.statements.get(statement_id)
        story = sources.stories.get(statement.story_id) if statement else None
        if statement is not None and story is not None:
            extent = said_in(story, statement)
            shown.setdefault((story.id, *extent), []).append(statement)
    for (story_id, start, end), same in shown.items():
        if (story_id, start, end) in seen:
            _print_again(screen, same[0].id, f"{rule}   ", style)
            continue
        seen.add((story_id, start, end))
        _print_sentence(screen, same, sources.stories[story_id], (start, end), f"{rule}   ", style)


def _print_again(screen: Screen, id_: str, indent: str, style: str) -> None:
    """Point to a sentence that has been printed for this incident."""
    note = f"the sentence above · trucewatch why {short(id_)}{screen.hint}"
    screen.wrapped(indent, Text(note, style=DIM), style)


def _reported(claim: Claim, sources: Evidence) -> str:
    """Return of which day the first report of a claim is whose own day is not told."""
    told = (sources.statements.get(i) for i in claim.statement_ids)
    stories = (sources.stories.get(s.story_id) for s in told if s is not None)
    days = sorted(s.published.date for s in stories if s is not None and s.published.date)
    return f"reported {days[0][:10]}" if days else "when said: not stated"


def said_in(story: Story, statement: Statement) -> tuple[int, int]:
    """Return the sentence of a statement: that of its cue, or, where what is said stands apart from
    it (a letterhead, "the ministry informs:"), that of its content."""
    first = statement.cue or statement.content[0]
    start, end = sentence_of(story, first.start, first.end)
    if not statement.content or statement.content[0].start < end:
        return start, end
    return sentence_of(story, statement.content[0].start, statement.content[0].end)


def _print_narrated(
    screen: Screen, incident: Incident, claim: Claim, rule: str, style: str, sources: Evidence,
    seen: set[Extent],
) -> None:  # fmt: skip
    """Open the sentences in which the outlets themselves tell of the incident, or give a number."""
    own = (sources.events[i] for i in incident.event_ids if i in sources.events)
    events = giving(claim, (e for e in own if e.statement_id is None))
    shown: set[tuple[str, int]] = set()
    for event in events:
        story = sources.stories.get(event.story_id)
        if story is None or event.statement_id is not None or len(shown) == _NARRATED:
            continue
        start, end = sentence_of(story, event.trigger.start, event.trigger.end)
        if (story.id, start) not in shown:
            shown.add((story.id, start))
            if (story.id, start, end) in seen:
                _print_again(screen, event.id, f"{rule}   ", style)
                continue
            seen.add((story.id, start, end))
            screen.wrapped(f"{rule}   ", Text(clean(story.text[start:end])), style)
            command = f"trucewatch why {short(event.id)}{screen.hint}"
            note = f"{_title(story)} · characters {start}-{end} · {command}"
            screen.wrapped(f"{rule}   ", Text(note, style=DIM), style)


def _print_sentence(
    screen: Screen,
    same: list[Statement],
    story: Story,
    extent: tuple[int, int],
    indent: str,
    style: str,
) -> None:
    start, end = extent
    text = Text(clean(story.text[start:end]))
    for statement in same:
        words = clean(statement.cue.text) if statement.cue else ""
        at = text.plain.find(words) if words else -1
        if at >= 0:
            text.stylize("underline", at, at + len(words))
    screen.wrapped(indent, text, style)
    rest = [s for one in same for s in one.content if not start <= s.start < end]
    if rest:
        screen.wrapped(indent, Text("… " + clean(" ".join(s.text for s in rest))), style)
    more = "".join(f" (also {short(s.id)})" for s in same[1:])
    command = f"trucewatch why {short(same[0].id)}{screen.hint}"
    note = f"{_title(story)} · characters {start}-{end} · {command}{more}"
    screen.wrapped(indent, Text(note, style=DIM), style)


def _title(story: Story) -> str:
    """Return a story's headline; without one where it comes from."""
    return cut(story.headline.text if story.headline else source_name(story.source_uri), 40)
