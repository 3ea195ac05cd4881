"""Bodies at a table: committees that sit for two sides, and the one of a side's people that stands
for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from trucewatch.records import Actor
from trucewatch.vocab.sides import is_person
from trucewatch.vocab.words import word_set

_JOINT = frozenset({"joint", "mixed", "follow-up", "ceasefire"})


def is_body(actor: Actor) -> bool:
    """Return whether somebody at a table is only the body that sits there: "a session of the
    ceasefire committee"."""
    words = {*actor.text.lower().split(), *actor.name.lower().split()}
    if word_set("talks.joint_bodies").isdisjoint(words):
        return False
    return actor.code.startswith("UNK") or not words.isdisjoint(_JOINT)


def is_of_its_own(name: str) -> bool:
    """Return whether a body that sits is none of a story's two sides together: "the National
    Committee", "the Elections Commission"; not a joint or a ceasefire commission."""
    words = set(name.lower().split())
    return name[:1].isupper() and not words & (_JOINT | word_set("talks.of_truces"))


def bodies(actors: Iterable[Actor], side: Callable[[Actor], str | None]) -> tuple[Actor, ...]:
    """Return who sits at a table, a person beside the state or group that he speaks for left out,
    and of a state's bodies the first."""
    found: dict[str | None, list[Actor]] = {}
    for a in {(a.code, a.name): a for a in actors}.values():
        found.setdefault(side(a), []).append(a)
    out = []
    for own, members in found.items():
        offices = [a for a in members if not is_person(a.code)]
        out += (
            members
            if own is None or not offices
            else [min(offices, key=lambda a: (":" in a.code, bool(a.sector)))]
        )
    return tuple(out)


def without_bodies(
    actors: Sequence[Actor], side: Callable[[Actor], str | None]
) -> tuple[Actor, ...]:
    """Return those at a table without the committee that sits there, where two sides are known."""
    others = [a for a in actors if not is_body(a)]
    return tuple(others if len({side(a) for a in others}) > 1 else actors)
