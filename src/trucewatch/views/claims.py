"""A question of an incident with what each camp says, side by side, sentence under sentence."""

from __future__ import annotations

from collections.abc import Mapping

from rich.text import Text

from trucewatch.records import Claim, ClaimSet, Incident, Statement, Story
from trucewatch.views.camps import camp_name
from trucewatch.views.screen import DIM, MARKS, MONITOR_MARK, Screen
from trucewatch.views.words import answer_words, clean, cut, sentence_of, short, when

_THIRD = ("monitor", "third", "narrator")
# Statuses on which sources differ, the most disputed first.
DISPUTED = ("contested", "denied", "monitor_no_blame", "changed", "unanswered")


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
    for claim in claims:
        groups.setdefault(claim.camp or claim.claimant.code, []).append(claim)
    return sorted(groups.items(), key=lambda g: g[0] in _THIRD)


def print_claim_set(
    screen: Screen,
    incident: Incident,
    claim_set: ClaimSet,
    statements: Mapping[str, Statement],
    stories: Mapping[str, Story],
    status_words: str,
) -> None:
    """Print the question, its status, and every camp's claims with their sentences."""
    scene = [cut(incident.place.name, 40)] if incident.place else []
    scene += [when(incident.time)] if incident.time else []
    screen.line((clean(claim_set.question), "bold"), "  " + ", ".join(scene))
    screen.line(status_words)
    first = claim_set.first
    named = {c.claimant.code: c.claimant.name for c in claim_set.claims}
    screen.line((f"who claimed first: {named.get(first, first)}", DIM))
    sides = 0
    for camp, claims in by_camp(claim_set.claims):
        third = camp in _THIRD
        sign, rule, style = MONITOR_MARK if third else MARKS[min(sides, len(MARKS) - 1)]
        sides += not third
        answers = ", ".join(dict.fromkeys(answer_words(c.answer) for c in claims))
        screen.blank()
        screen.line((f"{sign} {camp_name(camp).upper()}", style), f"  says: {answers}")
        for claim in claims:
            _print_claim(screen, claim, rule, style, statements, stories)


def _print_claim(
    screen: Screen,
    claim: Claim,
    rule: str,
    style: str,
    statements: Mapping[str, Statement],
    stories: Mapping[str, Story],
) -> None:
    said = when(claim.time) if claim.time else "when said: not stated"
    head = Text.assemble(
        (cut(claim.claimant.name, 44), "bold"), " ", claim.act.replace("_", " "),
        (f" · {said}", DIM),
    )  # fmt: skip
    screen.wrapped(f"{rule} ", head, style)
    for statement_id in claim.statement_ids:
        statement = statements.get(statement_id)
        story = stories.get(statement.story_id) if statement else None
        if statement is not None and story is not None:
            _print_sentence(screen, statement, story, f"{rule}   ", style)


def _print_sentence(
    screen: Screen, statement: Statement, story: Story, indent: str, style: str
) -> None:
    spans = [s for s in (statement.speaker, statement.cue, *statement.content) if s]
    anchor = statement.cue or statement.content[0]
    start, end = sentence_of(story, anchor.start, anchor.end)
    text = Text(clean(story.text[start:end]))
    if statement.cue:
        words = clean(statement.cue.text)
        at = text.plain.find(words)
        if at >= 0:
            text.stylize("underline", at, at + len(words))
    screen.wrapped(indent, text, style)
    if any(not start <= s.start < end for s in statement.content):
        rest = " ".join(s.text for s in statement.content if not start <= s.start < end)
        screen.wrapped(indent, Text("… " + clean(rest)), style)
    where = cut(story.headline.text, 48) if story.headline else cut(story.source_uri, 48)
    extent = f"{min(s.start for s in spans)}-{max(s.end for s in spans)}"
    note = f"{where} · {extent} · trucewatch why {short(statement.id)}"
    screen.wrapped(indent, Text(note, style=DIM), style)
