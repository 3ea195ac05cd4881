"""Who did it where only the means, or the side that it was done to, tells.

"F-16s struck the port" in a story whose only aircraft are Israel's; "a gunman killed a settler" in
one of two sides. Somebody unnamed but armed, or a minister of no stated land, who acts against one
of two opposed sides is of the other. Aircraft, tanks and suicide bombers are those of the one camp
that the story shows to have them. Who is said to be unknown stays unknown, and a monitor that
names nobody has named nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from trucewatch.coding.drafts import EventDraft
from trucewatch.coding.events.arguments import finish
from trucewatch.coding.events.opponents import BETWEEN, Camp, Sides
from trucewatch.coding.events.roles import verb_roles
from trucewatch.coding.events.syntax import is_verb
from trucewatch.coding.events.who import Who, is_told
from trucewatch.reading import Parse
from trucewatch.records import Actor
from trucewatch.vocab.actor_named import code_of

# An inferred participant costs this much of the event's score.
_PRICE = 0.8
_AGAINST = frozenset({"ASSAULT", "COERCE", "ACCUSE", "THREATEN"})
# Who is armed or in office by the words for him, though not whose.
_FORCES = frozenset({"MIL", "COP", "UAF", "REB", "PRM", "SPY"})
_REBELS = frozenset({"REB", "PRM"})
_OFFICIALS = frozenset({"GOV", "MIL", "COP", "SPY"})
# "Unidentified gunmen": nobody knows whose.
_UNKNOWN = re.compile(
    r"\b(?:un(?:known|identified|named)|masked|mysterious|suspected|alleged|illegal|both|all|any"
    r"|two sides|other|rival|foreign|armed (?:men|persons|groups?))\b",
    re.IGNORECASE,
)
# Who watches or helps blames nobody by naming the means.
_WATCHING = frozenset({"IGO", "NGO", "MED", "UNO"})
_MEANS = (
    ("air", re.compile(
        r"\b(?:jets?|(?:war|air)?planes?|aircraft|helicopters?|gunships?|(?<!suicide )bombers?"
        r"|air ?force|F-\d+s?|MiGs?|Sukhois?|Apaches?|fighter-bombers?)\b", re.IGNORECASE)),
    ("tank", re.compile(r"\b(?:tanks?|bulldozers?|armou?red)\b", re.IGNORECASE)),
    ("suicide", re.compile(r"\bsuicide\b", re.IGNORECASE)),
)  # fmt: skip
_NAMED = dict.fromkeys(
    "jet warplane aircraft helicopter gunship bomber airforce fighter-bomber".split(), "air"
) | {"tank": "tank", "bulldozer": "tank"}
_MODES = {"suicide-attack": "suicide", "aerial": "air"}
_RULES = {"mode:tank": "tank"}


def is_unknown(text: str) -> bool:
    """Return whether words say that nobody knows whose somebody is: "unidentified gunmen"."""
    return _UNKNOWN.search(text) is not None


def by_other_side(event: EventDraft, sides: Sides, camp: Camp) -> EventDraft:
    """Return the event with the land of the other side for an armed or official actor of none."""
    if event.type not in _AGAINST or len(event.actors) != 1 or is_told(event.actors[0]):
        return event
    actor = event.actors[0]
    against = {camp(r) for r in event.recipients if is_told(r)}
    if len(against) != 1 or not against <= set(sides.pair) or ":" in actor.code:
        return event
    fits = _OFFICIALS if event.type in ("ACCUSE", "THREATEN") else _FORCES
    if actor.sector not in fits or is_unknown(actor.text):
        return event
    other = sides.other(next(iter(against)))
    if other is None or not _may_be(actor, other):
        return event
    return _by(event, of_side(actor, other), "arg:other-side")


def _may_be(actor: Actor, side: Actor) -> bool:
    """Soldiers and ministers are a state's, gunmen and rebels not those of a government."""
    if not side.country or ";" in side.country or len(side.country) != 3:
        return False
    state = side.sector not in _REBELS
    return state if actor.sector in _OFFICIALS else True


def of_side(actor: Actor, side: Actor) -> Actor:
    """Return ``actor`` as one of the country of ``side``, with the sector of its own words."""
    sector = actor.sector or "UNK"
    code = code_of(side.country, sector, "")
    return msgspec.structs.replace(actor, code=code, country=side.country, sector=sector)


def words_of_means(parse: Parse, events: Iterable[EventDraft]) -> dict[int, str]:
    """Return the words for what acts in each event that names no actor, by its trigger token:
    the subject or agent of a verb, what stands before a noun.
    """
    return {e.trigger: _acting(parse, e.trigger) for e in events if not e.actors}


def _acting(parse: Parse, i: int) -> str:
    before = [c for c in parse.children[i] if c < i and parse.dep[c] in ("compound", "amod")]
    heads: Sequence[int] = before
    if is_verb(parse, i):
        roles = verb_roles(parse, i)
        heads = roles.agents if roles.passive else roles.subjects
    return " ".join(parse.word[k] for h in heads for k in (*parse.children[h], h) if k <= h)


def means_named(who: Who) -> list[tuple[str, Actor]]:
    """Return each means of force that the story names with its owner: "Israeli gunships"."""
    p = who.p
    out: list[tuple[str, Actor]] = []
    for i in range(len(p)):
        if p.pos[i] not in ("NOUN", "PROPN") or p.lemma[i] not in _NAMED:
            continue
        owner = who.owner(i)
        if owner is not None and is_told(owner):
            out.append((_NAMED[p.lemma[i]], owner))
    return out


def owners_of_means(
    events: Sequence[EventDraft], camp: Camp, named: Iterable[tuple[str, Actor]] = ()
) -> dict[str, Actor]:
    """Return for each means of force the one actor whose the story shows it to be.

    ``named`` are the means that the story names with their owners, whatever they do there.
    """
    seen: dict[str, dict[str, Actor]] = {}
    for event in events:
        told = [a for a in event.actors if is_told(a)]
        if event.type in ("ASSAULT", "COERCE", "MOBILIZE") and len(told) == 1:
            for means in _means_of(event):
                seen.setdefault(means, {}).setdefault(camp(told[0]), told[0])
    only_named: dict[str, dict[str, Actor]] = {}
    for means, owner in named:
        only_named.setdefault(means, {}).setdefault(camp(owner), owner)
    seen = only_named | seen
    return {means: next(iter(by.values())) for means, by in seen.items() if len(by) == 1}


def _means_of(event: EventDraft, acting: str = "") -> set[str]:
    texts = [a.text for a in event.actors] or [acting]
    found = {name for name, words in _MEANS for text in texts if words.search(text)}
    if event.type == "ASSAULT" and event.mode in _MODES:
        found.add(_MODES[event.mode])
    return found | {_RULES[r] for r in event.rules if r in _RULES}


def by_means(
    event: EventDraft, owners: dict[str, Actor], camp: Camp, speaker: Actor | None, acting: str
) -> EventDraft:
    """Return the event with the owner of its means as actor, where it names none.

    ``acting`` are the words for what acts, ``speaker`` is who tells of it.
    """
    if event.type not in ("ASSAULT", "MOBILIZE") or any(is_told(a) for a in event.actors):
        return event
    if speaker is not None and (speaker.sector in _WATCHING or speaker.country in _WATCHING):
        return event
    by = [owners[m] for m in sorted(_means_of(event, acting)) if m in owners]
    if len(by) != 1 or any(camp(r) == camp(by[0]) for r in event.recipients):
        return event
    return _by(event, by[0], "arg:means-of")


def by_protesters(event: EventDraft) -> EventDraft:
    """Return protests "against the prime minister", by nobody told, as by people of his land."""
    if event.type != "PROTEST" or event.actors or not event.recipients:
        return event
    home = {r.country for r in event.recipients}
    if len(home) != 1 or any(r.sector not in ("GOV", "LEG", "ELI") for r in event.recipients):
        return event
    country = event.recipients[0].country
    if not country or len(country) != 3 or country in BETWEEN:
        return event
    span = event.span
    people = Actor(
        text=span.text,
        start=span.start,
        end=span.end,
        code=f"{country}CVL",
        country=country,
        sector="CVL",
        name="protesters",
    )
    rules = (*event.rules, "arg:protesters")
    return msgspec.structs.replace(event, actors=(people,), rules=rules)


def _by(event: EventDraft, actor: Actor, rule: str) -> EventDraft:
    parts = finish((actor,), event.recipients, event.mediators, ())
    return msgspec.structs.replace(
        event,
        actors=parts.actors,
        recipients=parts.recipients,
        score=round(event.score * _PRICE, 3),
        rules=(*event.rules, rule),
    )
