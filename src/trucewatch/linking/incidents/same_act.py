"""How likely two acts that one report tells of are one happening.

Each thing that is told of both, and how they stand in the text, is weighed; the weights are those
of a logistic regression (natural logarithms of odds) fitted on reports whose acts were marked by
readers (docs/models/same_act.md). What the acts are called by (names, towns, numbers of dead) is
only compared, so nothing is learned about any war.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from trucewatch.linking.days.days import overlap
from trucewatch.linking.incidents.likeness import unlike
from trucewatch.linking.incidents.ties import hit_words, only_tells_what_came, two_tolls
from trucewatch.linking.nodes import Node
from trucewatch.linking.places.places import compatible, same_place
from trucewatch.vocab.tables import table

_PARAGRAPHS = ("par0", "par1", "par2-3", "par2-3")
_FAR, _MOST = "par4+", 6


class Report(msgspec.Struct, frozen=True):
    """What a report tells beside two of its acts: of how many days and places it tells acts."""

    days: int
    places: int


def report_of(nodes: Sequence[Node]) -> Report:
    """Return what the acts of one report tell together."""
    days = {n.days for n in nodes if n.precise}
    places = {n.place.name for n in nodes if n.place is not None}
    return Report(len(days), len(places))


def chance(a: Node, b: Node, between: int, report: Report) -> float:
    """Return the probability (0 to 1) that two acts of one report are one happening; ``a`` is told
    before ``b``, ``between`` so many other acts stand between them."""
    weights = _weights()
    score = weights["bias"] + sum(weights.get(n, 0.0) * x for n, x in told(a, b, between, report))
    return 1.0 / (1.0 + math.exp(-score))


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in table("linking/same_act.tsv")}


def told(a: Node, b: Node, between: int, report: Report) -> Iterator[tuple[str, float]]:
    """Yield what is told of two acts of one report: names of features and their values."""
    apart = b.line - a.line
    yield (_PARAGRAPHS[apart] if apart < len(_PARAGRAPHS) else _FAR), 1.0
    sentences = b.sentence - a.sentence
    yield "sentences", min(sentences, _MOST) / 3
    yield "one sentence", float(sentences == 0)
    yield "between", min(between, 4) / 2
    yield "days told", min(report.days, 4) / 2
    yield "places told", min(report.places, 5) / 2
    yield _place(a, b), 1.0
    if a.told.own and b.told.own:
        yield ("names in common" if a.told.own & b.told.own else "other names"), 1.0
    yield _day(a, b), 1.0
    yield "dated later", float(b.precise and not a.precise)
    yield from _deed(a, b)
    yield from _parties(a, b)
    yield from _telling(a, b)


def _place(a: Node, b: Node) -> str:
    if a.place is None and b.place is None:
        return "no place"
    if a.place is None or b.place is None:
        return "one place"
    if a.place.name == b.place.name or same_place(a.place, b.place):
        return "same place"
    return "near place" if compatible(a.place, b.place) else "far place"


def _day(a: Node, b: Node) -> str:
    if not a.precise and not b.precise:
        return "no day"
    if not (a.precise and b.precise) or a.days is None or b.days is None:
        return "one day"
    return "same day" if a.days == b.days else "near day" if overlap(a.days, b.days) else "far day"


def _deed(a: Node, b: Node) -> Iterator[tuple[str, float]]:
    assert a.event is not None and b.event is not None
    if a.family == b.family:
        yield "same family", 1.0
        yield f"family {a.family}", 1.0
    else:
        yield f"families {'/'.join(sorted((a.family, b.family)))}", 1.0
    if a.mode is None or b.mode is None:
        yield "no mode", 1.0
    else:
        yield ("same mode" if a.mode == b.mode else "other mode"), 1.0
    yield "unlike", float(unlike(a, b))
    yield "same word", float(a.event.trigger.text.lower() == b.event.trigger.text.lower())
    yield "outcome", float(only_tells_what_came(b))
    yield "outcome first", float(only_tells_what_came(a))
    one, two = hit_words(a), hit_words(b)
    if one and two:
        yield ("same hit" if one & two else "other hit"), 1.0
    yield "two tolls", float(two_tolls(a, b))


def _parties(a: Node, b: Node) -> Iterator[tuple[str, float]]:
    if not a.doers or not b.doers:
        yield "no doer", 1.0
    elif a.doers == b.doers:
        yield "same doer", 1.0
    else:
        yield ("some doer" if a.doers & b.doers else "other doer"), 1.0
        yield "mutual", float(a.doers <= b.done_to and b.doers <= a.done_to)
    if a.done_to and b.done_to:
        yield ("same victim" if a.done_to & b.done_to else "other victim"), 1.0
    turned = (a.doers and a.doers == b.done_to) or (b.doers and b.doers == a.done_to)
    yield "turned", float(bool(turned))


def _telling(a: Node, b: Node) -> Iterator[tuple[str, float]]:
    assert a.event is not None and b.event is not None
    said, answered = a.statement, b.statement
    yield (
        "one statement",
        float(said is not None and answered is not None and said.id == answered.id),
    )
    yield "one teller", float(a.teller == b.teller)
    sides = a.teller_side, b.teller_side
    yield "two sides tell", float(None not in sides and sides[0] != sides[1])
    yield "one of old", float(a.historical != b.historical)
    yield "both of old", float(a.historical and b.historical)
    yield "denied", float("denied" in (a.event.realis, b.event.realis))
    yield "points back", float(b.back)
    yield "another", float(b.told.another > a.at)
    yield "two items", float(a.item != b.item and min(a.item, b.item) >= 0)
