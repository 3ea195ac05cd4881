"""Words that stand for both sides of a story's conflict: "both parties", "each delegation", "them".

The cast resolves them by the names around them. What it leaves open is settled here, where the
story's events have told which two sides there are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from trucewatch.coding.drafts import EventDraft
from trucewatch.coding.events.opponents import Sides
from trucewatch.coding.events.recast import recast
from trucewatch.coding.events.who import is_told
from trucewatch.records import Actor

_RULE = "arg:both-sides"
_NOUNS = (
    "sides|side|parties|party|countries|nations|camps|foes|enemies|rivals|neighbours|neighbors|"
    "governments|armies|delegations|delegation|leaders|presidents|capitals|belligerents|"
    "negotiators|ministers|militaries|commanders|guests|adversaries|combatants|teams"
)
# "Both guests", "each delegation", "the two armies"; "the parties" and "the sides" alone.
_BOTH = re.compile(
    rf"(?:both|the two|two|each|either|neither|the (?:warring|opposing|rival|belligerent))"
    rf"(?: of the)?(?: (?:warring|opposing|rival|conflicting))?(?: (?:{_NOUNS}))?"
    rf"|(?:all|the|all the) (?:parties|sides|foes|belligerents)"
    r"|(?:all|the) (?:parties|sides) to the (?:conflict|agreement|accord|truce|ceasefire|pact)"
)
_THEY = frozenset({"they", "them", "their"})


def with_parties(event: EventDraft, before: Sequence[EventDraft], sides: Sides) -> EventDraft:
    """Return the event with the story's two parties in place of words that mean both of them.

    ``before`` are the events told before it: a "them" in the sentence of such words means them too.
    """
    event = _but_itself(event)
    if not sides.parties:
        return event
    last = before[-1] if before else None
    near = last is not None and _RULE in last.rules and last.start <= event.span.start < last.end
    actors, one = _parted(event.actors, sides, near)
    recipients, two = _parted(event.recipients, sides, near)
    if not one and not two:
        return event
    own = {a.code for a in event.actors}
    if two and not one:  # who asks both sides is not one of them, and meets only the other
        recipients = tuple(r for r in recipients if r.code not in own)
    return recast(event, _RULE, recipients, actors)


def _but_itself(event: EventDraft) -> EventDraft:
    """ "A holds that both sides must yield": it is the other one that A asks."""
    words = {r.text for r in event.recipients}
    if len(event.actors) != 1 or len(event.recipients) < 2 or len(words) != 1:
        return event
    if not _BOTH.fullmatch(next(iter(words)).lower()):
        return event
    (actor,) = event.actors
    others = tuple(r for r in event.recipients if r.country != actor.country)
    if not actor.country or not others or len(others) == len(event.recipients):
        return event
    return msgspec.structs.replace(event, recipients=others)


def _parted(actors: Sequence[Actor], sides: Sides, near: bool) -> tuple[tuple[Actor, ...], bool]:
    out: list[Actor] = []
    changed = False
    for actor in actors:
        word = actor.text.lower()
        both = not is_told(actor) and _BOTH.fullmatch(word)
        if both or (near and word in _THEY):
            out += [_at(party, actor) for party in sides.parties]
            changed = True
        else:
            out.append(actor)
    return tuple(out), changed


def _at(party: Actor, words: Actor) -> Actor:
    """Return ``party`` as what ``words`` stand for."""
    return msgspec.structs.replace(party, text=words.text, start=words.start, end=words.end)
