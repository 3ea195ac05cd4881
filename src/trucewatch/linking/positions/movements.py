"""Movements: how the stands of a party on an issue follow each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from trucewatch.coding.positions.grades import other_grade
from trucewatch.coding.positions.measures import Measure, apart
from trucewatch.linking.positions.matters import grades_of, matter_of, one_thing
from trucewatch.linking.positions.stands import (
    ASKING,
    BARRING,
    GIVING,
    HARD,
    SAME_GIFT,
    Entry,
    alike,
    amounts,
    content,
    uncounted,
)
from trucewatch.records import Claimant, Movement, Position, content_id
from trucewatch.records.leads import OTHER
from trucewatch.vocab.words import word_set

# What was agreed to is not taken back by what is offered beside it.
_BESIDE = ("concession", "offer")
# A proposal of so few words only answers.
_ANSWER = 2
# Within these a number, share or date can move: what is given, barred or asked.
_SORTS = (GIVING, BARRING, ASKING | (HARD - BARRING) | {"former"})


def movements(
    positions: Sequence[Position],
    sides: Sequence[str],
    groups: Sequence[Sequence[Entry]],
) -> tuple[list[Position], list[Movement]]:
    """Order each party's positions on an issue by date (former ones first) and tell each change."""
    lines: dict[tuple[str, str], list[int]] = {}
    for k, p in enumerate(positions):
        if p.kind != "assessment" and p.issue != OTHER:
            lines.setdefault((sides[k], matter_of(p)), []).append(k)
    out = list(positions)
    sizes = [amounts(g) for g in groups]
    movements = []
    for members in lines.values():
        order = sorted(members, key=lambda k: _turn(positions[k], _known_by(groups[k])))
        for a, b in _steps(order, positions, sizes):
            old, new = positions[a], positions[b]
            known = _known_by(groups[a]), _known_by(groups[b])
            resized = _resized(old, new, sizes[a], sizes[b])
            if not _after(old, new, *known) or not (resized or _differs(old, new)):
                continue
            if not (resized or one_thing(old, new, groups[b])):
                continue
            out[b] = msgspec.structs.replace(new, supersedes=old.id)
            movements.append(_movement(old, new, groups[b]))
    return out, movements


def _steps(
    order: Sequence[int], positions: Sequence[Position], sizes: Sequence[frozenset[Measure]]
) -> Iterator[tuple[int, int]]:
    """Yield which stand follows which. Demands, conditions and bars that follow each other are one
    holding out: none of them is a move, and what is given after it comes after its red line, else
    after what was asked. What was barred and is then tied to a condition has moved ("would never",
    "would only if"), and so has what is asked, given or barred in another measure than before
    ("twenty hostages", "twelve"; "by July 1", "by August 15")."""
    held: int | None = None
    for k in order:
        kind = positions[k].kind
        before = None if held is None else positions[held].kind
        if held is None or before is None:
            held = k
        elif _opens(positions[held], positions[k]) or _resized(
            positions[held], positions[k], sizes[held], sizes[k]
        ):
            yield held, k
            held = k
        elif before == "former" and kind in HARD and _holds(positions[held], positions[k]):
            continue
        elif kind in HARD and before in HARD and kind != before:
            held = k if kind == "red_line" or before == "refusal" else held
        elif kind in BARRING and before in BARRING:
            held = k if kind == "red_line" else held
        else:
            yield held, k
            held = k


def _opens(bar: Position, term: Position) -> bool:
    """Return whether a condition opens what was barred on an earlier day, in like words."""
    if term.kind != "condition" or bar.kind not in BARRING:
        return False
    later = bool(bar.date and term.date and bar.date < term.date)
    tied = term.condition is not None and bar.condition is None
    return later and tied and alike(content(bar.value), content(term.value))


def _resized(
    old: Position, new: Position, one: frozenset[Measure], two: frozenset[Measure]
) -> bool:
    """Return whether two stands of one sort, in like words, differ in number, share or date."""
    sort = next((kinds for kinds in _SORTS if old.kind in kinds), None)
    if (old.kind, new.kind) == _BESIDE or sort is None or new.kind not in sort:
        return False
    if other_grade(grades_of(old), grades_of(new)):
        return True
    if not apart(one, two):
        return False
    return alike(uncounted(old.value), uncounted(new.value), SAME_GIFT)


def _holds(former: Position, new: Position) -> bool:
    """Return whether a party goes on holding out for something, as it did before."""
    return bool(former.condition) and bool(new.condition)


def _known_by(group: Sequence[Entry]) -> str:
    """Return the day of the first report that tells a stand, empty where none is dated."""
    return min((d for e in group if (d := e.coded.story.published.date)), default="")


# So many letters has the code of a state itself.
_STATE = 3


def _turn(p: Position, known: str) -> tuple[int, str, bool, str]:
    """Return the order of a party's stands: former ones, by their days (else by the day on which
    they were ``known``), on one day what gives first, what has no day but gives."""
    hard = p.kind not in GIVING
    if p.kind == "former":
        return (0, "", hard, p.id)
    last = p.date is None and p.kind == "concession"
    return (2 if last else 1, p.date or known, hard, p.id)


def _after(old: Position, new: Position, known: str, told: str) -> bool:
    """Return whether ``new`` is known to have followed ``old``: by the days, by what a former
    stand is, by a day on which ``old`` was ``known``, by the day of the report that first ``told``
    what is given, and by what a concession gives up, where no day is told."""
    if old.kind == "former":
        return True
    if new.date is None and new.kind == "concession":
        return old.date is not None and old.kind in HARD
    if old.date is None and new.date is not None:
        return bool(known) and known < new.date
    if new.date is None and new.kind in GIVING | {"condition"}:
        return "" < (old.date or known) < told
    return bool(old.date and new.date and old.date < new.date)


def _differs(old: Position, new: Position) -> bool:
    """Return whether a stand is another than the one before: by its kind, by a condition that came
    or went, and for offers by what is offered; the same condition has many wordings, and what was
    proposed is no other thing where it is demanded."""
    gift = old.kind in GIVING
    if (old.kind, new.kind) == _BESIDE or _takes_anothers(new):
        return False
    if gift and new.kind in GIVING and old.kind != new.kind:
        unbound = bool(old.condition) and not new.condition  # "could … if", "undertakes to"
        return unbound or alike(content(old.value), content(new.value), SAME_GIFT)
    floated = {old.kind, new.kind} <= ASKING and bool(old.condition) == bool(new.condition)
    if floated and old.kind != new.kind:
        return not alike(content(old.value), content(new.value), SAME_GIFT)
    if gift and new.kind in BARRING:
        return alike(content(old.value), content(new.value), SAME_GIFT)  # else on something else
    if old.kind != new.kind or bool(old.condition) != bool(new.condition):
        return True
    return gift and not alike(content(old.value), content(new.value), SAME_GIFT)


def _takes_anothers(new: Position) -> bool:
    """Return whether a party only answers what another side asked for, which gives up none of its
    own stands: "it accepted one", "proposed stages"."""
    one = new.kind in GIVING and new.value.lower().endswith(" one")
    return one or (new.kind == "proposal" and len(new.value.split()) <= _ANSWER)


def _movement(old: Position, new: Position, tellers: Sequence[Entry]) -> Movement:
    by = {
        e.mention.told_by.code if e.mention.told_by is not None
        else e.mention.party.code if e.statement is not None else "narrator"
        for e in tellers
    }  # fmt: skip
    return Movement(
        content_id("movement", old.id, new.id), new.process, _mover(old, new), new.issue, old.id,
        new.id, new.date, tuple(sorted(by)),
    )  # fmt: skip


def _mover(old: Position, new: Position) -> Claimant:
    """Return who moved: the party, by both names where two of its people spoke for it; by the
    state's where one of them is the state itself, and of a pair that holds the other by the other.
    """
    one, two = old.party, new.party
    if one.code == two.code or one.name == two.name:
        spoken = not word_set("positions.offices").isdisjoint(two.name.lower().split())
        return one if spoken else two  # the side itself rather than its spokesman
    groups = [c for c in (one, two) if c.code.partition("/")[2] in c.code.partition("/")[0]]
    if len(groups) == 1 and one.code.partition("/")[0] == two.code.partition("/")[0]:
        return groups[0]  # the group rather than who speaks for it
    for whole, other in ((one, two), (two, one)):
        if len(whole.code) == _STATE or whole.name in other.name:
            return whole
    return msgspec.structs.replace(two, name=f"the side of {one.name} and {two.name}")
