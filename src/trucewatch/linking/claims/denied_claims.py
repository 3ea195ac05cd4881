"""The question of a claim that is no act, where somebody denies it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.linking.camps.camps import Camps, camp_of
from trucewatch.linking.camps.sides import is_political, side_of
from trucewatch.linking.claims.claims import make_set
from trucewatch.linking.claims.raws import Answer, Raw, actor_answer, claimant
from trucewatch.linking.claims.replies import deed_of, names_deed
from trucewatch.linking.claims.wording import only_points, reported
from trucewatch.linking.days.days import ordinal, told_until
from trucewatch.linking.incidents.background import at_issue
from trucewatch.linking.nodes import cue_events
from trucewatch.records import Incident, Statement, canonical_id
from trucewatch.records.coded import CodedStory


def question_of_claim(
    story: CodedStory, denials: Sequence[Statement], claim: Statement
) -> Iterator[Incident]:
    """Yield the question of a denied claim that is no act: did it happen, or who is to blame. What
    was charged long ago is asked only where it is at issue still."""
    day = ordinal(story.story.published.date or "")
    old = told_until([claim.time], story) is not None
    if old and not any(at_issue(s, story.story.text, day) for s in (claim, *denials)):
        return
    blames = claim.act == "accuse" and claim.target is not None and _for_a_deed(claim)
    kind = "responsible" if blames else "occurred"
    told = actor_answer(claim.target) if blames and claim.target is not None else "yes"
    raws = [_raw(story, claim, kind, told), *(_raw(story, s, kind, "no") for s in denials)]
    camps: Camps = {(r.claimant.code, r.claimant.name): camp_of(r) for r in raws}
    bare = claim.act == "accuse" and not names_deed(claim)
    bare = bare or only_points(deed_of(claim))
    what = f"the act{reported(story)}" if bare else f"“{deed_of(claim)}”"
    found = make_set(kind, what, raws, camps)
    said = (claim, *denials)
    verbal = {v for s in said for v in cue_events(story, s)}
    events = tuple(
        e.id for e in story.events
        if e.statement_id in {s.id for s in said} or e.id in verbal
    )  # fmt: skip
    if found is not None:
        members = [(story.story.published.date or "", f"{s.id}|denied") for s in said]
        yield Incident(canonical_id(members, "incident"), events, None, None, (found,))


def _for_a_deed(claim: Statement) -> bool:
    """Return whether somebody is blamed for what is there, not accused of doing it."""
    cue = claim.cue.text.lower() if claim.cue is not None else ""
    return any(word in cue for word in ("blam", "responsible", "fault"))


def _raw(story: CodedStory, s: Statement, kind: str, answer: Answer) -> Raw:
    assert s.speaker is not None
    return Raw(
        kind, "", claimant(s.speaker), side_of(s.speaker), answer, s.act, s.time,
        story.story.id, s.id, is_political(s.speaker),
    )  # fmt: skip
