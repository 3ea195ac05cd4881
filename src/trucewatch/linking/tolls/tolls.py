"""Numbers that sources give: losses by kind and side, breaches counted; places that differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import msgspec

from trucewatch.linking.camps.sides import is_political, side_of
from trucewatch.linking.claims.raws import NOT_STATED, Raw, claimant, narrator_of, raw_of
from trucewatch.linking.incidents.told_of import name_key
from trucewatch.linking.nodes import Node
from trucewatch.linking.places.places import PlaceKey, compatible, place_key
from trucewatch.linking.tolls.losses import PART, TOLLS, in_whole
from trucewatch.linking.tolls.victims import apart, sides_told
from trucewatch.records import Quantity, RangeAnswer, Statement
from trucewatch.vocab.words import word_set

# So many different places of one incident are compared with each other; more are one blur.
_PLACES = 50
# What stands before a number that is withdrawn.
_FORMER = re.compile(
    r"\b(?:not|instead of|rather than|up from|down from|revised from)(?: the)?\s*$", re.IGNORECASE
)
_NOT = re.compile(r"not\b", re.IGNORECASE)
# The day on which it was given, where nothing tells it.
_BEFORE = "before"
_TWO = 2


def tolls(nodes: Sequence[Node], uncounted: Iterable[Statement]) -> Iterator[Raw]:
    """Yield the numbers that are given, and who says that he has none for what others count."""
    counted = [*_numbers(nodes)]
    topics_told = _one_topic([raw for raw, _ in counted])
    by_whom = _by_victims([*zip(topics_told, (q for _, q in counted), strict=True)])
    given = _corrected([*by_whom], _said_before(nodes))
    found = [*given, *_breaches_counted(nodes)]
    yield from found
    topics = dict.fromkeys(r.topic for r in found)
    for said in (s for s in uncounted if s.speaker is not None):
        assert said.speaker is not None
        for topic in topics:
            yield Raw(
                "toll", topic, claimant(said.speaker), side_of(said.speaker), NOT_STATED, said.act,
                said.time, said.story_id, said.id, is_political(said.speaker),
            )  # fmt: skip


def _breaches_counted(nodes: Sequence[Node]) -> Iterator[Raw]:
    """Yield how many breaches each reporter counts; what each of them counts may differ."""
    for n in nodes:
        for q in n.counts:
            answer = RangeAnswer(q.low, q.high, q.hedge, q.unit)
            said = n.statement
            if said is not None and said.speaker is not None:
                raw = raw_of("toll", n, said, answer)
            else:
                raw = narrator_of("toll", n, answer)
            yield msgspec.structs.replace(raw, topic="reported as violations")


def _numbers(nodes: Sequence[Node]) -> Iterator[tuple[Raw, Quantity]]:
    """Yield the losses that are given, but of all that was done in a stretch of time."""
    counting = [n for n in nodes if not n.sums or n.counts]
    parts = [q for n in counting for q in _losses(n) if q.hedge == PART]
    for n in counting:
        for q in _losses(n):
            if q.hedge == PART or _of_another(n, q) or in_whole(q, parts):
                continue
            said = dict(n.counted_by).get(q.start, n.statement)
            q = _as_rival(n, q, said)
            answer = RangeAnswer(q.low, q.high, q.hedge, q.unit)
            if said is not None and said.speaker is not None:
                raw = raw_of("toll", n, said, answer)
            else:
                raw = narrator_of("toll", n, answer)
            told = _BEFORE if said is not None and _taken_back(said, q) else raw.told
            yield msgspec.structs.replace(raw, topic=_topic(n, q), told=told), q


def _losses(n: Node) -> Iterator[Quantity]:
    for q in n.event.quantities if n.event is not None else ():
        if q.kind in TOLLS and not (q.low is None and q.high is None):
            yield q


def _as_rival(n: Node, q: Quantity, said: Statement | None) -> Quantity:
    """Return a number that is set against another ("three, not four as the front had claimed") as
    it is given by whom the words name: he has not taken it back."""
    if q.hedge != "former" or said is None or said.speaker is None or n.event is None:
        return q
    own = {s.id: start for start, s in n.counted_by}
    others = [o for o in n.event.quantities if o.kind == q.kind and o.start != q.start]
    given = n.statement is not None and n.statement.speaker is not None
    mine = any(dict(n.counted_by).get(o.start) == said for o in others)
    if not given or mine or said.id not in own or side_of(said.speaker) == n.teller_side:
        return q
    return msgspec.structs.replace(q, hedge="exact")


def _of_another(n: Node, q: Quantity) -> bool:
    """Return whether losses stand outside the words of an act that is denied: they are of the one
    told next ("did not attack the post. Helicopters bombed a village and killed five")."""
    e = n.event
    return e is not None and e.realis == "denied" and not e.start <= q.start < e.end


def _taken_back(said: Statement, q: Quantity) -> bool:
    """Return whether a number is one that its own teller gave before ("14, not eight")."""
    if q.hedge == "former" or _NOT.match(q.text):
        return True
    part = next((c for c in said.content if c.start <= q.start < c.end), None)
    return part is not None and bool(_FORMER.search(part.text[: q.start - part.start]))


def _said_before(nodes: Sequence[Node]) -> frozenset[str]:
    """Return the ids of the statements that tell what somebody said before ("had earlier said")."""
    words = word_set("quantities.former")
    return frozenset(
        s.id for n in nodes
        for s in (n.statement, *(by for _, by in n.counted_by))
        if s is not None and s.cue is not None
        and (not words.isdisjoint(cue := s.cue.text.lower().split()) or cue[:1] == ["had"])
    )  # fmt: skip


def _corrected(raws: Sequence[Raw], before: frozenset[str]) -> list[Raw]:
    """Return the numbers with those that their own source has taken back marked: what it gave
    before (``before``: statements that say so) and gives otherwise now, however often it is told.

    A correction is of one source; what two sources count is two answers (rules of coding, 1).
    """
    given: dict[tuple[str, ...], list[Raw]] = {}
    for raw in raws:
        given.setdefault((raw.topic, raw.claimant.code, raw.claimant.name), []).append(raw)
    out = []
    for own in given.values():
        old = {_span(r) for r in own if r.told == _BEFORE}
        old |= {_span(r) for r in own if r.statement_id in before}
        if any(_span(r) not in old for r in own):
            own = [_given_up(r) if _span(r) in old else r for r in own]
        out += own
    return out


def _span(raw: Raw) -> tuple[float | None, float | None]:
    told = raw.answer
    return (told.low, told.high) if isinstance(told, RangeAnswer) else (None, None)


def _given_up(raw: Raw) -> Raw:
    assert isinstance(raw.answer, RangeAnswer)
    answer = msgspec.structs.replace(raw.answer, hedge="former")
    return msgspec.structs.replace(raw, answer=answer, told=_BEFORE)


def _one_topic(found: Sequence[Raw]) -> Iterator[Raw]:
    """Yield the numbers with those of no side put to the one side whose losses of that kind are
    told: "nine were killed" and "nine villagers of X were killed" answer one question."""
    named: dict[str, set[str]] = {}
    for raw in found:
        kind, of, _ = raw.topic.partition(" (")
        named.setdefault(kind, set()).update([raw.topic] if of else [])
    for kind, known in named.items():
        if _overlap(known):
            named[kind] = {min(known, key=lambda t: (t.count(","), t))}
    for raw in found:
        known = named[raw.topic.partition(" (")[0]]
        topic = next(iter(known)) if len(known) == 1 else raw.topic
        yield msgspec.structs.replace(raw, topic=topic)


def _overlap(topics: set[str]) -> bool:
    """Return whether the sides of all topics overlap: losses "of X" and "of X and its militias" are
    one toll under two labels, where nobody counts those of another side."""
    sides = [frozenset(t.partition(" (")[2].removesuffix(")").split(", ")) for t in topics]
    return len(sides) > 1 and all(a & b for a, b in combinations(sides, 2))


def _by_victims(found: Sequence[tuple[Raw, Quantity]]) -> Iterator[Raw]:
    """Yield the numbers with the losses of soldiers, rebels and civilians apart where more than one
    of them are told: they answer two questions."""
    told: dict[str, set[str]] = {}
    beside: dict[str | None, list[Quantity]] = {}
    for raw, q in found:
        beside.setdefault(raw.statement_id or raw.story_id, []).append(q)
    of = [apart(q, beside[raw.statement_id or raw.story_id]) for raw, q in found]
    for (raw, _), whom in zip(found, of, strict=True):
        told.setdefault(raw.topic, set()).update([whom] if whom else [])
    for (raw, _), whom in zip(found, of, strict=True):
        if whom is None or len(told[raw.topic]) < _TWO:
            yield raw
            continue
        kind, opened, sides = raw.topic.partition(" (")
        both = {"soldiers", "rebels"} <= told[raw.topic]  # of one country, and of two sides
        named = f"{sides.removesuffix(')')}, {whom}" if opened and not both else whom
        yield msgspec.structs.replace(raw, topic=f"{kind} ({named})")


def _topic(n: Node, q: Quantity) -> str:
    """Return what is counted and of which side: losses of two sides are two questions."""
    victims = q.of or (n.event.recipients if n.event is not None else ())
    sides = sorted(sides_told(victims))
    return f"{q.kind} ({', '.join(sides)})" if sides else q.kind


def places(nodes: Sequence[Node], slack_km: float) -> Iterator[Raw]:
    """Yield where each source puts the act, only where two of them cannot both be right: places
    farther apart than ``slack_km``."""
    told = [
        (n, n.statement, n.event.place) for n in nodes
        if n.event is not None and n.event.place is not None
        and n.statement is not None and n.statement.speaker is not None
    ]  # fmt: skip
    distinct = sorted({(place_key(p), side_of(x.speaker) or "") for _, x, p in told}, key=str)
    pairs = list(combinations(distinct[:_PLACES], 2))
    apart = [
        a[1] != b[1] for a, b in pairs
        if not compatible(a[0], b[0], slack_km) and not _one_by_name(nodes, a[0], b[0])
    ]  # fmt: skip
    # where one side itself names places that lie apart, the incident has several of them
    for n, said, place in told if apart and all(apart) else ():
        yield raw_of("place", n, said, place.name)


def _one_by_name(nodes: Sequence[Node], a: PlaceKey | None, b: PlaceKey | None) -> bool:
    """Return whether a report tells the act by both names: "on Hill 407 above the town of Zorb"."""
    if a is None or b is None:
        return False
    both = {name_key(a.name), name_key(b.name)}
    return any(both <= n.told.own | n.told.near for n in nodes)
