"""Which claim of its own story a denial answers: as coded, the one told inside it, the last one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from trucewatch.linking.counted import SENTENCE_END
from trucewatch.linking.matters import of_its_own
from trucewatch.linking.replies import (
    is_denial,
    points_back,
    rejects_account,
    rejects_terms,
    sweeping,
)
from trucewatch.linking.sides import side_of
from trucewatch.records import Statement
from trucewatch.records.coded import CodedStory

CLAIMING = frozenset({"assert", "accuse", "report_no_blame", "describe", "threaten"})
_AHEAD = frozenset({"planned", "hypothetical", "demanded"})


def answered_claims(story: CodedStory) -> dict[str, Statement]:
    """Return denial id → the claim that it answers: as coded, or the one told inside it."""
    known = {s.id: s for s in story.statements}
    claims = [s for s in story.statements if s.act in CLAIMING and s.speaker is not None]
    out: dict[str, Statement] = {}
    at: dict[int, Statement] = {}
    for c in claims:
        for part in c.content:
            at.setdefault(part.end, c)
    last: Statement | None = None
    accused: list[Statement] = []
    acts = {k: s.act for k, s in known.items()}
    for s in sorted(story.statements, key=start_of):
        if not rejects(s, acts):
            if s.act == "accuse" and s.quote_type != "headline":
                last = s
                accused.append(s)
            continue
        ends = (at.get(p.end) for p in s.content)
        inner = next((x for x in ends if x is not None and _told_within(x, s)), None)
        just = _just_said(story, claims, s)
        found = just or inner or known.get(s.answers or "")
        vague = found is None and (s.act == "reject" or sweeping(s))
        loose = found is not None and last is not None and _is_loose(s, found, last)
        heading = found is not None and found.quote_type == "headline"
        if (vague or loose or heading) and last is not None and _meant(last, s):
            found = _named(accused, s) or last
        if found is not None and s.act == "deny" and _only_planned(story, found):
            found = None  # that the lorries would pass one day is no charge
        if found is None or found.speaker is None or found.id == s.id:
            continue
        if s.speaker is None or found.speaker.code != s.speaker.code:
            out[s.id] = found
        elif found is just and found.speaker.name != s.speaker.name:
            out[s.id] = found  # "a doctor accused the hospital, and the hospital denied it"
    return out


def _is_loose(reply: Statement, found: Statement, accused: Statement) -> bool:
    """Return whether a reply means the last accusation rather than a claim that was found for it: a
    "charge" is one, and a pronoun stands for the last thing said; no claim of another matter."""
    if found.act == "accuse" or of_its_own(found, accused):
        return False
    return rejects_account(reply) or _points_past(reply, found, accused)


def _only_planned(story: CodedStory, claim: Statement) -> bool:
    """Return whether a claim tells of nothing but what is to come."""
    ahead = [e.realis in _AHEAD for e in story.events if e.statement_id == claim.id]
    return claim.act != "accuse" and bool(ahead) and all(ahead)


def _told_within(claim: Statement, reply: Statement) -> bool:
    """Return whether a claim stands in the words of a reply ("denied reports that …"), not the
    reply in those of the claim ("it lies when it denies the crime")."""
    return start_of(claim) >= start_of(reply)


def _just_said(
    story: CodedStory, claims: Sequence[Statement], reply: Statement
) -> Statement | None:
    """Return the claim that "this" or "it" stands for: the one before it in its own sentence."""
    if reply.cue is None or not points_back(reply, any_act=True):
        return None
    text, at = story.story.text, reply.cue.start
    ends = ((max(p.end for p in c.content), c) for c in claims if c.content and c.id != reply.id)
    before = [(end, c.id, c) for end, c in ends if end <= at]
    if not before:
        return None
    end, _, last = max(before)
    near = text[end:at]
    return last if near and not SENTENCE_END.search(near) else None


def _points_past(reply: Statement, found: Statement, accused: Statement | None) -> bool:
    """Return whether "this" or "it" means an accusation told after the claim that was found: a
    pronoun stands for the last thing said."""
    if accused is None or not points_back(reply, any_act=True):
        return False
    return start_of(found) < start_of(accused) < start_of(reply)


def start_of(s: Statement) -> int:
    return min((c.start for c in s.content), default=0)


def _named(claims: Sequence[Statement], reply: Statement) -> Statement | None:
    """Return the last of ``claims`` whose speaker the reply names: "denied Sorrow's claim"."""
    text = " ".join(c.text for c in reply.content)
    for c in reversed(claims):
        names = () if c.speaker is None else (*c.speaker.name.split(), *c.speaker.text.split())
        if any(n in text for n in names if n[:1].isupper() and len(n) > 3) and _meant(c, reply):
            return c
    return None


def _meant(claim: Statement, reply: Statement) -> bool:
    """Return whether the last accusation can be what a reply rejects: it is not its own side's."""
    return side_of(claim.speaker) != side_of(reply.speaker) or side_of(reply.speaker) is None


def rejects(s: Statement, acts: Mapping[str, str]) -> bool:
    """Return whether ``s`` denies, or rejects an account or an accusation that it answers."""
    cue = s.cue.text.lower() if s.cue is not None else ""
    open_ = sweeping(s) or any(w in cue for w in ("reject", "dismiss", "refut", "rebuff", "deni"))
    answers = s.act == "reject" and open_ and acts.get(s.answers or "") == "accuse"
    answers = answers and not rejects_terms(s)
    return answers or is_denial(s) or points_back(s)
