"""Whom an act of force hurts when only its object, its place or its accuser tells.

"A market was shelled", "eight villagers were killed": civilians and what is theirs belong to the
state of the event's own place, or else to the one state that the story is plainly set in. Every
such participant carries the rule ``arg:harmed`` and lowers the event's score.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from trucewatch.coding.cast.cast import Cast
from trucewatch.coding.cast.home import is_state
from trucewatch.coding.drafts import EventDraft
from trucewatch.coding.events.arguments import noun_roles, verb_roles
from trucewatch.coding.events.recast import INFERRED, recast
from trucewatch.coding.events.syntax import is_verb
from trucewatch.coding.events.who import is_told
from trucewatch.reading import Parse
from trucewatch.records import Actor
from trucewatch.vocab.actor_named import Named, code_of
from trucewatch.vocab.predicates import PredicateTable, load_predicates
from trucewatch.vocab.words import word_set

_RULE = "arg:harmed"
_CIVIL = frozenset({"CVL", "REF", "MED", "EDU", "AGR", "BUS", "REL", "JRN", "LAB"})
# Acts that hurt whoever lives where a report is set; a breach, a shot or a fight may hurt nobody.
_HEARD = frozenset({"op:weapons-hear", "op:fired", "frame:sym", "op:break-ceasefire", "frame:viol"})
# What fighters hold or are, and what they call it that they fire at.
_HOUSE = re.compile(r"\bhouses?\b")
# Behind which an event noun names what it hits: "the shelling of a hospital", "an attack on".
_HIT = ("of", "on", "at", "against")


# "Landed in the yard of a clinic".
_COMING_DOWN = frozenset({"land", "fall", "explode", "crash", "slam", "come"})
_LANDING = ("on", "at", "in", "into")


def fill_by_harm(
    cast: Cast, events: Sequence[EventDraft], table: PredicateTable | None = None
) -> tuple[EventDraft, ...]:
    """Return the events, with the civilians of a state as recipients of what hurt them."""
    civil = (table or load_predicates()).classes["civil"] | word_set("events.kin")
    housed = (_housed(cast, e) for e in events)
    return tuple(_hurt(cast, e, civil) if _may_hurt(e) else e for e in housed)


def _housed(cast: Cast, event: EventDraft) -> EventDraft:
    """Return the event with those who live in them for "houses" that are hit: no parliament."""
    if event.type not in ("ASSAULT", "COERCE"):
        return event
    nobody = [a for a in event.actors if a.sector == "LEG" and a.text == "house"]
    if nobody:  # "under house arrest"
        others = tuple(a for a in event.actors if a not in nobody)
        event = msgspec.structs.replace(event, actors=others)
    homes = [r for r in event.recipients if r.sector == "LEG" and _HOUSE.search(r.text)]
    if not homes:
        return event
    found = {r: _of(cast, msgspec.structs.replace(r, sector="CVL"), r.country) for r in homes}
    recipients = tuple(found.get(r, r) for r in event.recipients)
    return msgspec.structs.replace(event, recipients=recipients)


def _may_hurt(event: EventDraft) -> bool:
    return event.type == "ASSAULT" and not any(is_told(r) for r in event.recipients)


def _hurt(cast: Cast, event: EventDraft, civil: frozenset[str]) -> EventDraft:
    parse = cast.parse
    hit = [k for k in _hit(parse, event.trigger) if parse.lemma[k] in civil]
    named = _named_in(cast, [*hit, *_where(parse, event.trigger)])
    state = _ground(event) or named or cast.setting.settled
    if state is None or _is_foreign_war(cast, event, state):
        return event
    kin = tuple(_as_people(r) for r in event.recipients)
    event = event if kin == event.recipients else msgspec.structs.replace(event, recipients=kin)
    people = [r for r in event.recipients if r.sector in _CIVIL or r.sector == "PRM"]
    if people:
        told = {(r.start, r.end): _of(cast, r, state) for r in people}
        recipients = tuple(told.get((r.start, r.end), r) for r in event.recipients)
    elif hit:
        recipients = (*event.recipients, _thing(cast, hit[0], state))
    elif event.recipients or _at_somebody(parse, event.trigger):
        return event  # "fired on the militants' positions": somebody else is hit
    elif state == cast.setting.settled and _strikes(parse, event):
        recipients = (*event.recipients, _people(cast, event, state))
    else:
        return event
    return recast(event, _RULE, recipients, price=INFERRED)


def _as_people(actor: Actor) -> Actor:
    """Return "two brothers" as civilians, who are of no side by what they are called."""
    words = {w.rstrip("s") for w in actor.text.lower().split()}
    plain = actor.code == "UNK" and not words.isdisjoint(word_set("events.kin"))
    return msgspec.structs.replace(actor, code="UNKCVL", sector="CVL") if plain else actor


def _is_foreign_war(cast: Cast, event: EventDraft, state: str) -> bool:
    """Whether a state's forces do it in a story of several states: not to its own people."""
    own = any(a.sector in ("MIL", "GOV") and _state_of(cast, a) == state for a in event.actors)
    return own and len(cast.setting.states) > 1 and _ground(event) != state


def _state_of(cast: Cast, actor: Actor) -> str | None:
    return cast.inner(actor).country or cast.camp_key(actor)


def _strikes(parse: Parse, event: EventDraft) -> bool:
    if any(r in _HEARD for r in event.rules):
        return False
    if any(parse.lemma[h] in word_set("events.fighters") for h in _hit(parse, event.trigger)):
        return False  # "fired on the militants' positions": on those who hold them
    verb = is_verb(parse, event.trigger)
    return parse.lemma[event.trigger] in word_set("events.strikes") and (
        verb or parse.lemma[event.trigger] != "fire"
    )


def _at_somebody(parse: Parse, trigger: int) -> bool:
    """Whether what is hit is told, though not whose it is, or no one act is meant ("attacks")."""
    bare = parse.tag[trigger] == "NNS" and not any(c < trigger for c in parse.children[trigger])
    roles = verb_roles if is_verb(parse, trigger) else noun_roles
    aimed = roles(parse, trigger).preps
    return bare or any(parse.tag[k] == "NNS" for w in _HIT[1:] for k in aimed.get(w, ()))


def _where(parse: Parse, trigger: int) -> list[int]:
    """Return the heads of where a verb, or the verb that it is joined to, puts the act."""
    verbs = [trigger, parse.head[trigger]] if is_verb(parse, trigger) else []
    found = [verb_roles(parse, v) for v in verbs if is_verb(parse, v)]
    heads = [h for r in found for word in ("in", "near") for h in r.preps.get(word, ())]
    doing = [s for r in found for s in r.subjects]  # "near Sarn a Chadian shell hit a farmer"
    return [h for h in heads if not any(parse.left[h] <= s < parse.right[h] for s in doing)]


def _named_in(cast: Cast, heads: Sequence[int]) -> str | None:
    """Return the state named inside the phrase of what is hit: "a market in the Xian town of Y"."""
    parse = cast.parse
    for head in heads:
        hits = cast.hits_in(parse.left[head], parse.right[head])
        found = next((h.entry.country for h in hits if is_state(h)), None)
        if found:
            return found
    return None


def _ground(event: EventDraft) -> str | None:
    """Return the state that the event's own clause places it in; None where that is disputed."""
    place = event.place
    if place is None or place.dispute or place.precision == "unresolved":
        return None
    return place.country if event.start <= place.start < event.end else None


def _hit(parse: Parse, trigger: int) -> list[int]:
    """Return the heads of what is hit: objects of a verb, complements of a noun.

    In "hit a bus, killing two" and "hit a bus and killed two" the first verb's object too.
    """
    if is_verb(parse, trigger):
        roles = verb_roles(parse, trigger)
        up = parse.head[trigger]
        if parse.dep[trigger] in ("advcl", "conj") and is_verb(parse, up):
            return [*roles.objects, *verb_roles(parse, up).objects]
        where = _LANDING if parse.lemma[trigger] in _COMING_DOWN else ("on", "at")
        return [*roles.objects, *(h for w in where for h in roles.preps.get(w, ()))]
    preps = noun_roles(parse, trigger).preps
    return [h for w in _HIT for h in preps.get(w, ())]


def hits_civil(parse: Parse, trigger: int, table: PredicateTable) -> bool:
    """Return whether all that an act of force hits by its words is of civilians: "burned huts"."""
    hit = _hit(parse, trigger)
    ground = parse.lemma[trigger] in word_set("events.winning")
    civil = table.classes["civil"] | word_set("events.kin")
    peaceful = all(parse.lemma[k] in civil and parse.pos[k] == "NOUN" for k in hit)
    return bool(hit) and not ground and peaceful


def _of(cast: Cast, actor: Actor, state: str | None) -> Actor:
    sector = actor.sector or "CVL"
    named = Named(code_of(state, sector), state, sector, actor.name, "people", plural=True)
    return cast.coded(actor, named)


def _people(cast: Cast, event: EventDraft, state: str) -> Actor:
    """Return the civilians of the state that the story is set in, under the act's own words."""
    span = event.span
    plain = Actor(span.text, span.start, span.end, "UNKCVL", None, "CVL", "civilians")
    return _of(cast, plain, state)


def _thing(cast: Cast, head: int, state: str) -> Actor:
    first, last = cast.noun_phrase(head)
    text = cast.parse.text[cast.parse.start[first] : cast.parse.end[last - 1]]
    return cast.actor(head, Named(code_of(state, "CVL"), state, "CVL", text, "people"))
