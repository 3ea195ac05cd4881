"""Parts and wholes of a toll: what the numbers of one teller's words come to together.

"Six pupils and a teacher were killed" are seven; the three of "12 people, among them three
children" are in the twelve, and so are five and seven in "12 people - five soldiers and seven
villagers". What two sources count is never added up (docs/explanation/rules-of-coding.md, 1).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from trucewatch.linking.camps.sides import side_of
from trucewatch.linking.tolls.victims import apart
from trucewatch.records import Quantity

TOLLS = frozenset({"killed", "wounded", "casualties", "captured", "missing", "displaced"})
"""The kinds of losses that are counted."""
PART = "part"
"""The hedge of a number that is in another one of the same words. Linking alone uses it."""
# Between two numbers that are added up, between a whole and its parts, and behind a part.
_AND = re.compile(
    r"(?: of [\w' ’-]{1,40})?(?:,|,? (?:and|but|as well as|along with|plus))"
    r" (?:also |(?:his|her) )?",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"[^.;\n]{0,60}?[ ,(–—-](?:among (?:them|whom|those|the dead)|including|of (?:them|whom)"
    r"|(?:one|some|most) of (?:them|whom))\b[^.;\n]{0,20}",
    re.IGNORECASE,
)
_LISTS = re.compile(r"(?: [\w' ’-]{1,40}?)?(?:,|:| ?\(| ?[-–—]+)\s?", re.IGNORECASE)
_OF_THEM = re.compile(
    r"\s*(?:(?:more )?of (?:the|those|its|their|these|them|whom)\b|[\w ]{0,20}? among them\b)",
    re.IGNORECASE,
)
_HURT = re.compile(
    r"\s+(?:more )?of (?:the|those|its|their|these) (?:\w+ )?(?:wounded|injured)\b", re.I
)
_LATER = re.compile(
    r"[\w ]{0,20}?\b(?:died|succumbed)\b[\w ]{0,20}? "
    r"(?:in (?:the |a )?(?:[\w-]+ )?(?:hospital|clinic)"
    r"|(?:of|from|to) (?:his|her|their|its) (?:wounds?|injur))", re.I
)  # fmt: skip
_WITH = re.compile(r"\b(?:killed|dead|died)\b[\w ]{0,12}?(?: and|,)[\w ]{0,20}$", re.I)
_NUMBER = re.compile(r"\w+")


def with_wholes(text: str, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Return the numbers of one act with losses that are told together added up, and those that are
    a part of another marked by the hedge ``PART``. ``text`` is that of the story."""
    quantities = [_of_the_hurt(text, q) for q in quantities]
    out = [q for q in quantities if not _counts(q)]
    for kind in dict.fromkeys(q.kind for q in quantities if _counts(q)):
        for whole, parts in told_together(text, quantities, kind):
            out += [whole, *(msgspec.structs.replace(q, hedge=PART) for q in parts)]
    return tuple(sorted(out, key=_at)) if len(quantities) > 1 else tuple(quantities)


def _of_the_hurt(text: str, q: Quantity) -> Quantity:
    """Return the dead who are some of those told as wounded ("three of the wounded died overnight",
    "one died in hospital", not beside others who were killed) as a part: they add to a toll, and
    are none."""
    found = _NUMBER.match(text, q.start)
    some = (
        q.kind == "killed"
        and found is not None
        and (
            _HURT.match(text, found.end())
            or (
                _LATER.match(text, found.end())
                and not _WITH.search(text, max(0, q.start - 40), q.start)
            )
        )
    )
    return msgspec.structs.replace(q, hedge=PART) if some and _counts(q) else q


def told_together(
    text: str, quantities: Sequence[Quantity], kind: str
) -> list[tuple[Quantity, tuple[Quantity, ...]]]:
    """Return the losses of a ``kind`` that an act's numbers tell, each whole with its parts: the
    numbers that add up to it, or that are told as being in it."""
    own = sorted((q for q in quantities if _counts(q) and q.kind == kind), key=_at)
    found: list[tuple[Quantity, tuple[Quantity, ...]]] = []
    for run in _runs(text, own):
        if found and _is_part(text, found[-1][0], run):
            whole, parts = found[-1]
            found[-1] = (whole, (*parts, *run))
        else:
            whole = _sum(text, run)
            found.append((whole, tuple(q for q in run if q != whole)))
    return [x for whole, parts in found for x in _by_arms(text, quantities, whole, parts)]


def _by_arms(
    text: str, quantities: Sequence[Quantity], whole: Quantity, parts: tuple[Quantity, ...]
) -> list[tuple[Quantity, tuple[Quantity, ...]]]:
    """Return a sum that nobody gives of soldiers and of those who fought them as two numbers:
    "seven soldiers and three rebels" are losses of two sides."""
    told = {q: apart(q, parts) for q in parts}
    if whole in quantities or not {"soldiers", "rebels"} <= set(told.values()):
        return [(whole, parts)]
    out = []
    for of in dict.fromkeys(told.values()):
        own = [q for q in parts if told[q] == of]
        out.append((_sum(text, own), tuple(own) if len(own) > 1 else ()))
    return out


def in_whole(q: Quantity, parts: Sequence[Quantity]) -> bool:
    """Return whether a number is one that others give as a part of theirs: as many of the same, by
    the same word ("three children")."""
    own = _named(q)
    return any(
        p.kind == q.kind and (p.low, p.high) == (q.low, q.high) and own & _named(p) for p in parts
    )


def _counts(q: Quantity) -> bool:
    return q.kind in TOLLS and q.hedge not in ("former", PART)


def _at(q: Quantity) -> tuple[int, int]:
    return q.start, q.end


def _named(q: Quantity) -> frozenset[str]:
    words = _NUMBER.findall(q.text.lower())[1:]
    return frozenset(words) - {"people", "persons", "were", "died", "killed", "dead", "wounded"}


def _runs(text: str, own: Sequence[Quantity]) -> list[list[Quantity]]:
    """Return the numbers in the runs in which they are told: "two soldiers, a nurse and a boy"."""
    runs: list[list[Quantity]] = []
    for q in own:
        joint = _AND.fullmatch(text, runs[-1][-1].end, q.start) if runs else None
        some = q.low != 0 and bool(runs) and runs[-1][-1].low != 0
        if joint is not None and some and not _of_them(text, q):
            runs[-1].append(q)
        else:
            runs.append([q])
    return [piece for run in runs for piece in _closed(text, run)]


def _closed(text: str, run: list[Quantity]) -> list[list[Quantity]]:
    """Return a run whose last two are joined by a word, or its numbers one by one where commas
    alone stand between them; a total at its head ("seven, two soldiers and five nurses") apart."""
    if len(run) > 2 and run[0].low == _added(q.low for q in run[1:]):
        return [run[:1], run[1:]]
    ends = text[run[-2].end : run[-1].start] if len(run) > 1 else ""
    apart = len({side for q in run if (side := _sides(q))}) > 1
    return [run] if ends.strip(" ,") and not apart else [[q] for q in run]


def _sides(q: Quantity) -> frozenset[str]:
    return frozenset(s for s in map(side_of, q.of) if s)


def _of_them(text: str, q: Quantity) -> bool:
    """Return whether a number is one of those counted before ("two of the dead", "two of them")."""
    found = _NUMBER.match(text, q.start)
    return found is not None and bool(_OF_THEM.match(text, found.end()))


def _is_part(text: str, whole: Quantity, run: Sequence[Quantity]) -> bool:
    """Return whether a run of numbers is told as what is in the one before it."""
    first = run[0]
    most = whole.high if whole.low is None else whole.low
    told = _added(q.low for q in run)
    if most is None or not told or told > most or first.start < whole.end:
        return False
    if _of_them(text, first) and not _of_them(text, whole) and told < most:
        return True
    if _HOLDS.fullmatch(text, whole.end, first.start):
        return True
    return told == most and len(run) > 1 and bool(_LISTS.fullmatch(text, whole.end, first.start))


def _sum(text: str, run: Sequence[Quantity]) -> Quantity:
    if len(run) == 1:
        return run[0]
    hedges = [q.hedge for q in run if q.hedge != "exact"]
    civilian = {q.civilian for q in run}
    return Quantity(
        run[0].kind, _added(q.low for q in run), _added(q.high for q in run),
        hedges[0] if hedges else "exact", run[0].unit,
        tuple({a.code: a for q in run for a in q.of}.values()),
        civilian.pop() if len(civilian) == 1 else None,
        text[run[0].start : run[-1].end], run[0].start, run[-1].end,
    )  # fmt: skip


def _added(numbers: Iterable[float | None]) -> float | None:
    total = 0.0
    for number in numbers:
        if number is None:
            return None
        total += number
    return total
