"""Who opposes whom in one story: the pair of sides of its conflict, and each camp's opponent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

import msgspec

from trucewatch.coding.drafts import EventDraft, StatementDraft
from trucewatch.coding.events.who import is_told
from trucewatch.records import Actor

Camp = Callable[[Actor], str]
# How much one event says about who opposes whom.
_WEIGHT = {"ASSAULT": 3, "THREATEN": 2, "ACCUSE": 2, "COERCE": 2, "REQUEST": 1, "REJECT": 1}
# How much it says that one speaks so of, or to, another.
_SAID = {"accuse": 2, "deny": 1, "threaten": 2, "demand": 1, "reject": 1, "assess_negative": 1}
# Who speaks for a side: a witness or an aid worker does not.
_PARTIES = frozenset("GOV MIL REB PRM COP SPY UAF LEG".split())
# The pair must have this weight, and this much more than any other pair (invented stories).
_LEAST, _LEAD = 2, 1.5
_ARMED_ACTS = frozenset({"ASSAULT", "COERCE", "THREATEN", "MOBILIZE", "RETREAT"})
# One word against another is not enough where the story has a third camp (published reports).
_AMONG = 3
_REBELS = frozenset({"REB", "PRM"})
_OF_STATE = frozenset({"GOV", "MIL", "COP", "LEG"})
_CIVIL = frozenset({"CVL", "JRN", "MED", "REF"})
# What two parties do together.
_JOINT = frozenset({"CONSULT", "SUPPORT", "AGREE", "RETREAT", "CONCEDE"})
# Who speaks, suffers or pleads in a conflict and is no side of it.
_BYSTANDERS = frozenset({"JRN", "NGO", "IGO", "MED", "LAB", "BUS"})
# Words for somebody among a side that say nothing of the side: "which", "two gunmen", "a soldier".
_PASSING = re.compile(
    r"(?:it|its|he|his|him|she|her|they|them|their|we|us|our|i|my|who|whose|whom|which|that|both)"
    r"|(?:an?|another|some|several|at least|about|around|more than|dozens|hundreds|thousands"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|many|most|all"
    r"|every|each|\d\S*)\b.*",
    re.IGNORECASE | re.DOTALL,
)
# Bodies that stand between sides are none.
BETWEEN = frozenset({"UNO", "IGO", "NGO", "ISM", "MNC"})


class Sides(msgspec.Struct, frozen=True):
    """Who opposes whom in one story.

    ``pair`` are the two camps of the conflict that the story tells of, empty where it shows no one
    pair; ``actors`` gives each camp an actor that stands for it; ``against`` each camp's one
    opponent, also of camps outside the pair.
    """

    pair: tuple[str, ...]
    actors: dict[str, Actor]
    against: dict[str, str]
    partners: tuple[str, ...] = ()
    """The two camps that treat with each other, where the story shows no one pair of opponents."""

    def other(self, camp: str) -> Actor | None:
        """Return the actor of the camp that ``camp`` is opposed to, None if there is no one."""
        if camp in self.pair:
            return self.actors[self.pair[camp == self.pair[0]]]
        rival = self.against.get(camp)
        return self.actors[rival] if rival else None

    def counterpart(self, camp: str) -> Actor | None:
        """Return the one that ``camp`` is opposed to, or that it treats with, a state with the one
        armed group of the story; hostile acts between them are not told."""
        found = self.other(camp)
        if found is not None or camp not in self.partners:
            return found
        both = [self.actors.get(c) for c in self.partners]
        armed = any(a is not None and a.sector in _REBELS for a in both)
        return both[camp == self.partners[0]] if armed else None

    @property
    def both(self) -> tuple[Actor, ...]:
        """Return the actors of both camps of the pair; empty without one."""
        return tuple(self.actors[c] for c in self.pair)

    @property
    def parties(self) -> tuple[Actor, ...]:
        """Return the actors of the camps of the pair, or else of those that treat with each other.

        "Both sides", "the truce", "the talks" are theirs; hostility between them is not told.
        """
        return tuple(self.actors[c] for c in self.pair or self.partners)


def story_sides(
    events: Sequence[EventDraft], statements: Sequence[StatementDraft], camp: Camp
) -> Sides:
    """Return who opposes whom by the events of a story, or else by who speaks against whom."""
    named = _named(events, camp)
    acts = [(_WEIGHT[e.type], a, b) for e in events for a, b in _opposed(e)]
    if any(weight > 1 for weight, *_ in acts):  # a demand alone may be one among friends
        found = _weighed(acts, camp, named)
        if found.pair:
            return found
    words = [
        (_SAID[d.act], d.speaker, d.target)
        for d in statements
        if d.speaker and d.target and d.polarity > 0 and d.act in _SAID
        if d.speaker.sector in _PARTIES
    ]
    found = _weighed([*acts, *words], camp, named)
    if found.parties:
        return found
    return _treating(found, events, statements, camp)


def _treating(
    found: Sides, events: Sequence[EventDraft], statements: Sequence[StatementDraft], camp: Camp
) -> Sides:
    """Return ``found`` with the two camps that treat with each other as partners.

    They are the state and the one armed group that the story knows, or else the two who alone
    meet, sign or agree with each other.
    """
    seen = [a for e in events for a in (*e.actors, *e.recipients)]
    seen += [d.speaker for d in statements if d.speaker]
    faces = {**_faces([(camp(a), a) for a in seen if is_told(a)]), **found.actors}
    groups = {camp(a) for a in seen if a.sector in _REBELS and a.country and "UNK" not in a.code}
    if len(groups) == 1:
        group = next(iter(groups))
        home = {a.country for a in seen if a.sector in _REBELS and camp(a) == group}
        states = {c for c in home if c} & {camp(a) for a in seen if a.sector in _OF_STATE}
        if len(states) == 1:
            return Sides((), faces, found.against, (next(iter(states)), group))
    told = [(1, a, b) for e in events for a, b in _together(e)]
    return Sides((), faces, found.against, _weighed(told, camp).pair)


def _together(event: EventDraft) -> list[tuple[Actor, Actor]]:
    """Return who meets, signs or agrees with whom in an event of two."""
    if event.type not in _JOINT or len(event.actors) != 2 or event.recipients:
        return []
    return [(event.actors[0], event.actors[1])]


def _named(events: Sequence[EventDraft], camp: Camp) -> frozenset[str]:
    """Return the camps with a part in the story's acts of force: who mediates has none."""
    force = [e for e in events if e.type in _ARMED_ACTS]
    seen = [a for e in force for a in (*e.actors, *e.recipients)]
    sides = [a for a in seen if is_told(a) and a.sector in _PARTIES and a.country not in BETWEEN]
    return frozenset(camp(a) for a in sides)


def _weighed(
    told: Sequence[tuple[int, Actor, Actor]], camp: Camp, named: frozenset[str] = frozenset()
) -> Sides:
    weights: Counter[tuple[str, str]] = Counter()
    seen: list[tuple[str, Actor]] = []
    for weight, a, b in told:
        x, y = camp(a), camp(b)
        known = a.country or b.country or (_is_side(a, x) and _is_side(b, y))
        if not known or x == y or "UNK" in x or "UNK" in y:
            continue
        if a.country in BETWEEN or b.country in BETWEEN:
            continue
        weights[(min(x, y), max(x, y))] += weight
        seen += [(x, a), (y, b)]
    pair = _clear(weights)
    if pair and weights[(pair[0], pair[1])] < _AMONG and named - set(pair):
        return Sides((), _faces(seen), _opponents(weights), pair)
    return Sides(pair, _faces(seen), _opponents(weights))


def _faces(seen: Sequence[tuple[str, Actor]]) -> dict[str, Actor]:
    """Return for each camp the actor that stands for it: the camp itself before its people, a name
    before some of its men or a pronoun, then the most frequent code, then the shortest."""
    counts: dict[str, Counter[str]] = {}
    for key, actor in seen:
        counts.setdefault(key, Counter())[actor.code] += 1
    faces: dict[str, tuple[tuple[int, bool, int, int], Actor]] = {}
    for key, actor in seen:
        code = actor.code
        passing = _PASSING.fullmatch(actor.text) is not None
        rank = (_is_part(code, key), passing, -counts[key][code], len(code))
        if key not in faces or rank < faces[key][0]:
            faces[key] = (rank, actor)
    return {key: actor for key, (_, actor) in faces.items()}


def _is_part(code: str, camp: str) -> int:
    """Rank the codes that may stand for a camp: itself or its armed group, its people, civilians.

    An armed group that stands on a state's side ("M23" for Rwanda) is whom a story means.
    """
    head, _, tail = code.partition(":")
    if head.endswith(tuple(_CIVIL)):
        return 2
    ally = head.endswith(tuple(_REBELS)) and camp.isupper() and not head.startswith(camp)
    return 0 if ally or tail in ("", camp) else 1


def _is_side(actor: Actor, camp: str) -> bool:
    """Return whether an actor is of a state that only its story knows; ``camp`` is its key."""
    return is_told(actor) and camp.islower()


def _clear(weights: Counter[tuple[str, str]]) -> tuple[str, ...]:
    """Return the pair that outweighs the others, or nothing."""
    ranked = weights.most_common(2)
    if not ranked or ranked[0][1] < _LEAST:
        return ()
    clear = len(ranked) == 1 or ranked[0][1] >= _LEAD * ranked[1][1]
    return ranked[0][0] if clear else ()


def _opponents(weights: Counter[tuple[str, str]]) -> dict[str, str]:
    """Return the camp that each camp stands against, where one outweighs its others."""
    out: dict[str, str] = {}
    for camp in {c for pair in weights for c in pair}:
        own = Counter({pair: n for pair, n in weights.items() if camp in pair})
        pair = _clear(own)
        if pair:
            out[camp] = pair[pair[0] == camp]
    return out


def _opposed(event: EventDraft) -> list[tuple[Actor, Actor]]:
    if event.type not in _WEIGHT:
        return []
    if event.recipients:
        pairs = [(a, r) for a in event.actors[:3] for r in event.recipients[:3]]
        return [p for p in pairs if not any(x.sector in _BYSTANDERS for x in p)]
    if event.type == "ASSAULT" and len(event.actors) == 2:
        return [(event.actors[0], event.actors[1])]
    return []
