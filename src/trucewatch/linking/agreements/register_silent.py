"""What a story tells of an agreement that it does not name: which agreement it is on.

Reports of one process tell of releases, withdrawals and barred ways without a word on the accord.
They are on the one agreement in force of the two sides that they name; where they name one side
alone, on the only one that this side is known to have signed in the years before. A relief agency's
paper names no side: it is on the one agreement of which reports of those weeks tell that speak of
two of its places.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from trucewatch.linking.agreements.register_named import own_name
from trucewatch.linking.agreements.register_names import has_own_words
from trucewatch.linking.agreements.register_undated import (
    TOPICAL,
    Entry,
    is_live,
    is_silent,
    other_papers,
)
from trucewatch.linking.days.days import ordinal
from trucewatch.linking.incidents.union import Union
from trucewatch.records.leads import NOT_NAMED

# An agreement of so many calendar years before is not what a report of one side is on.
_YEARS = 2
# Reports of so many days before and after tell what a report of relief is on.
_WEEKS = 14


def silent_keys(e: Entry) -> Iterator[tuple[str, ...]]:
    """Yield the keys by which a story that names no agreement meets those of its sides."""
    if is_silent(e) or _stands(e) or _is_bare(e):
        yield from (("signed", side) for side in _signers(e))
        yield from (("near", name, str(s)) for name in sorted(e.near) for s in _stretches(e))


def attach_silent(entries: Sequence[Entry], union: Union) -> set[int]:
    """Join what names no agreement to the one of its sides, where it is one; return the entries
    that can mean several, of which nobody knows which."""
    several: set[int] = set()
    signed: dict[str, list[int]] = {}
    placed: dict[tuple[str, int], list[int]] = {}
    stands = [_stands(e) for e in entries]
    for i, e in enumerate(entries):
        if stands[i]:
            for side in _signers(e):
                signed.setdefault(side, []).append(i)
            for key in ((name, s) for name in e.near for s in _stretches(e)):
                placed.setdefault(key, []).append(i)
    for i, e in enumerate(entries):
        together = union.members[union.find(i)]
        if is_silent(e):
            if len(together) > 1:
                continue
        elif not _is_bare(e) or any(stands[j] for j in together):
            continue
        mine = _signers(e)
        known = {j for side in mine for j in signed.get(side, ()) if _before(entries[j], e)}
        known = _peace(entries, e, known)
        both = _most_of(entries, e, {j for j in known if len(mine & _signers(entries[j])) > 1})
        roots = {union.find(j) for j in both or known}
        if not known:
            _join_near(entries, i, union, placed)
        elif len(roots) == 1 or (known and _of_one_pair([entries[j] for j in both or known])):
            union.join(i, max(both or known, key=lambda j: (entries[j].mention.date or "", -j)))
        elif not is_silent(e):
            several.add(i)
    return several


def _is_bare(e: Entry) -> bool:
    """Return whether a report calls what is in force "the accord", "the ceasefire" and no more."""
    m = e.mention
    told = m.date or m.names or m.yearless or e.topics or has_own_words(m)
    return is_live(e) and not told and m.kind not in TOPICAL and m.name != NOT_NAMED


def _peace(entries: Sequence[Entry], e: Entry, known: set[int]) -> set[int]:
    """Return which of some agreements "the accord" can mean: none of another story's own name, and
    a declaration or memorandum on one matter only where there is no other."""
    if is_silent(e):
        return known
    fit = {j for j in known if entries[j].story_id != e.story_id}
    fit = {j for j in fit if not other_papers(entries[j], e)}
    return {j for j in fit if entries[j].mention.kind not in TOPICAL} or fit


def _most_of(entries: Sequence[Entry], e: Entry, both: set[int]) -> set[int]:
    """Return those agreements that most of the sides have signed to which a story ties what it
    tells: an act of rebels against an army is on their own accord, not on that of two states."""
    shared = {j: len(e.sides & entries[j].sides) for j in both}
    most = max(shared.values(), default=0)
    return {j for j, n in shared.items() if n == most}


def _join_near(
    entries: Sequence[Entry], i: int, union: Union, placed: Mapping[tuple[str, int], Sequence[int]]
) -> None:
    """Join what names neither an agreement nor its sides to the only agreement of which reports of
    the weeks around tell that speak of two of its places."""
    e = entries[i]
    shared: dict[int, set[str]] = {}
    told = ordinal(e.published)
    keys = ((name, s) for name in e.near for s in _stretches(e)) if len(e.near) > 1 else ()
    for name, stretch in keys:
        for j in placed.get((name, stretch), ()):
            day = ordinal(entries[j].published)
            if told is not None and day is not None and abs(told - day) <= _WEEKS:
                shared.setdefault(union.find(j), set()).add(name)
    roots = [root for root, names in shared.items() if len(names) > 1]
    if len(roots) == 1:
        union.join(i, roots[0])


def _stretches(e: Entry) -> tuple[int, ...]:
    told = ordinal(e.published)
    return () if told is None else tuple(sorted({told // _WEEKS, (told - _WEEKS) // _WEEKS}))


def _stands(e: Entry) -> bool:
    """Return whether an entry names an agreement in force that a report can be on."""
    named = e.mention.date or e.mention.names or own_name(e)
    return is_live(e) and not e.mention.elsewhere and bool(named)


def _signers(e: Entry) -> frozenset[str]:
    """Return the sides that are tied to an agreement, else those that the story speaks of most."""
    return e.sides if len(e.sides) > 1 else e.sides | frozenset(e.context[:2])


def _before(named: Entry, e: Entry) -> bool:
    """Return whether an agreement was signed in the years before a report, as far as is known."""
    signed, told = named.mention.date or named.published, e.published
    if not signed or not told:
        return True
    late = bool(named.mention.date) and signed > told[: len(signed)]
    return not late and int(told[:4]) - int(signed[:4]) <= _YEARS


def _of_one_pair(known: Sequence[Entry]) -> bool:
    """Return whether agreements are all of the same two sides: the last of them is meant."""
    return len({s.rpartition(":")[2] for e in known for s in e.sides}) <= 2
