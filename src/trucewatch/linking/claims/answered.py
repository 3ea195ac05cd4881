"""Which claim of its own story a denial answers: as coded, the one told inside it, the last one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from trucewatch.coding.attribution.antecedents import just_said, told_within
from trucewatch.linking.camps.sides import side_of
from trucewatch.linking.claims.matters import of_its_own
from trucewatch.linking.claims.replies import (
    is_denial,
    points_back,
    rejects_account,
    rejects_terms,
    sweeping,
)
from trucewatch.linking.shared import proper_roots
from trucewatch.records import Statement
from trucewatch.records.coded import CodedStory
from trucewatch.vocab.words import word_set

_AHEAD = frozenset({"planned", "hypothetical", "demanded"})


def answered_claims(story: CodedStory) -> dict[str, Statement]:
    """Return denial id → the claim that it answers: as coded, or the one told inside it."""
    known = {s.id: s for s in story.statements}
    out: dict[str, Statement] = {}
    last: Statement | None = None
    accused: list[Statement] = []
    acts = {k: s.act for k, s in known.items()}
    order = {s.id: k for k, s in enumerate(story.statements)}
    for s in sorted(story.statements, key=start_of):
        if not rejects(s, acts):
            if s.act == "accuse" and s.quote_type != "headline":
                last = s
                accused.append(s)
            continue
        own_words = _told_by_itself(story, order[s.id])
        found = own_words or known.get(s.answers or "")
        vague = found is None and (s.act == "reject" or sweeping(s))
        if vague and last is not None and _of_terms(story.story.text, last, s):
            continue  # the deal told in between is turned down, not the charge before
        loose = found is not None and last is not None and _is_loose(s, found, last)
        heading = found is not None and found.quote_type == "headline"
        if (vague or loose or heading) and last is not None and _meant(last, s):
            found = _named(accused, s) or last
        if found is not None and own_words is None:
            found = _against_him(accused, found, s)
        if found is not None and s.act == "deny" and _only_planned(story, found):
            found = None  # that the lorries would pass one day is no charge
        if found is not None and own_words is None and _another_charge(story, found, s):
            found = None
        if found is None or found.speaker is None or found.id == s.id:
            continue
        own = s.speaker is not None and found.speaker.code == s.speaker.code
        if not own or (s.speaker is not None and found.speaker.name != s.speaker.name):
            out[s.id] = found
    return out


def _of_terms(text: str, last: Statement, reply: Statement) -> bool:
    """Return whether "it" that somebody rejects is a deal, a plan or the like, told between the
    last accusation and the reply ("they sign an accord. The front rejects it")."""
    if reply.act != "reject" or not points_back(reply) or not last.content:
        return False
    between = text[max(c.end for c in last.content) : start_of(reply)].lower()
    return not word_set("linking.terms", "linking.papers").isdisjoint(_WORD.findall(between))


_WORD = re.compile(r"[a-z]+")


def _told_by_itself(story: CodedStory, at: int) -> Statement | None:
    """Return the claim told in a reply's own words, or right before it in its sentence, by the
    rules of coding: experts' readings need not have it."""
    said = story.statements
    k = just_said(story.story.text, said, at)
    k = told_within(said, at) if k is None else k
    return None if k is None else said[k]


def _is_loose(reply: Statement, found: Statement, accused: Statement) -> bool:
    """Return whether a reply means the last accusation rather than a claim that was found for it: a
    "charge" is one, and a pronoun stands for the last thing said; no claim of another matter."""
    if found.act == "accuse" or of_its_own(found, accused):
        return False
    return rejects_account(reply) or _points_past(reply, found, accused)


def _against_him(accused: Sequence[Statement], found: Statement, reply: Statement) -> Statement:
    """Return the last charge against who replies, where the one that was found is between others: a
    war elsewhere, told in between, is none of his."""
    own = side_of(reply.speaker)
    theirs = {side_of(found.target), side_of(found.speaker)}
    if found.act != "accuse" or own is None or own in theirs or None in theirs:
        return found
    return next((c for c in reversed(accused) if side_of(c.target) == own), found)


def _another_charge(story: CodedStory, found: Statement, reply: Statement) -> bool:
    """Return whether who rejects "the charges" is not the one whom the charge that was found is
    against, and is told of in a sentence between: "experts said that Bregovian hirelings fought
    there. Bregovia denies the charges" answers no charge against the Front."""
    own, whom = side_of(reply.speaker), side_of(found.target)
    if found.act != "accuse" or not sweeping(reply) or reply.speaker is None or reply.cue is None:
        return False
    if own is None or whom is None or own == whom or not found.content:
        return False
    begin, end = found.content[-1].end, start_of(reply)
    between = " ".join(
        c.text for s in story.statements
        if side_of(s.speaker) not in (own, side_of(found.speaker), whom)
        for c in s.content if begin <= c.start and c.end <= end
    )  # fmt: skip
    called = proper_roots(f"{reply.speaker.name} {reply.speaker.text}")
    known = proper_roots(" ".join(c.text for c in found.content))
    return bool(called & proper_roots(between)) and not called & known


def _only_planned(story: CodedStory, claim: Statement) -> bool:
    """Return whether a claim tells of nothing but what is to come."""
    ahead = [e.realis in _AHEAD for e in story.events if e.statement_id == claim.id]
    return claim.act != "accuse" and bool(ahead) and all(ahead)


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
