"""Who is said to stand in the way of peace: to drag talks out, to spoil them, to waste time.

Such a charge is of no deed of force; it is one question a report, whoever charges whom.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from trucewatch.linking.camps.camps import Camps
from trucewatch.linking.camps.sides import is_political, side_of
from trucewatch.linking.claims.claims import make_set
from trucewatch.linking.claims.raws import Raw, actor_answer, claimant
from trucewatch.linking.nodes import cue_events
from trucewatch.records import Incident, Statement, canonical_id
from trucewatch.records.coded import CodedStory
from trucewatch.vocab.words import word_set

_WORD = re.compile(r"[^\W\d_]+")
_ASKED = "standing in the way of peace"
_OF_WAR = re.compile(r"\bside of (?:the )?war\b", re.IGNORECASE)


def held_up(stories: Sequence[CodedStory], placed: Collection[str]) -> Iterator[Incident]:
    """Yield one question for each story in which somebody is charged with holding up peace;
    ``placed`` are the ids of statements that are in an incident already."""
    for story in stories:
        if not (story.leads.rounds or story.leads.positions):
            continue
        said = [s for s in story.statements if s.id not in placed and _charges(story, s)]
        raws = [_raw(story, s) for s in said]
        camps: Camps = {(r.claimant.code, r.claimant.name): r.side or r.claimant.code for r in raws}
        found = make_set("responsible", _ASKED, raws, camps) if raws else None
        if found is not None:
            members = [(story.story.published.date or "", f"{s.id}|peace") for s in said]
            ids = {v for s in said for v in cue_events(story, s)} | {
                e.id for e in story.events if e.statement_id in {s.id for s in said}
            }
            events = tuple(e.id for e in story.events if e.id in ids)
            yield Incident(canonical_id(members, "incident"), events, None, None, (found,))


def _charges(story: CodedStory, s: Statement) -> bool:
    """Return whether a statement charges another side with holding up peace, and with no deed."""
    if s.act != "accuse" or s.quote_type == "headline" or s.speaker is None or s.target is None:
        return False
    own, other = side_of(s.speaker), side_of(s.target)
    if other is None or own == other or not is_political(s.target):
        return False
    deeds = any(e.statement_id == s.id and e.type in ("ASSAULT", "COERCE") for e in story.events)
    text = " ".join(c.text for c in s.content)
    words = {w.lower() for w in _WORD.findall(text)}
    held = words & word_set("linking.hindering") and words & word_set("linking.peace")
    held = held or (words & word_set("linking.feigning") and words & word_set("linking.talks"))
    return not deeds and (bool(held) or bool(_OF_WAR.search(text)))


def _raw(story: CodedStory, s: Statement) -> Raw:
    assert s.speaker is not None
    assert s.target is not None
    return Raw(
        "responsible", "", claimant(s.speaker), side_of(s.speaker), actor_answer(s.target), s.act,
        s.time, story.story.id, s.id, True,
    )  # fmt: skip
