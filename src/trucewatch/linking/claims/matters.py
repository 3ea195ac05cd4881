"""What a denial or a silence is about, by its own words: which of a story's acts it can mean.

"Denied that anybody had left" is no answer to the shelling that the same story tells of. Words are
compared by their first letters; whose words they are, and words that go with any act, tell nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from trucewatch.coding.attribution import same_matter
from trucewatch.coding.attribution.same_matter import stems
from trucewatch.linking.claims.replies import sweeping
from trucewatch.linking.nodes import Node
from trucewatch.records import Statement
from trucewatch.vocab.agreements import deed_nouns


class Told(msgspec.Struct, frozen=True):
    """An act of violence as a story tells it: where its trigger stands, the index of its incident,
    the stems of its trigger and of its whole clause, the sides that did it, and the kinds of deeds
    of which its words tell."""

    at: int
    group: int
    deed: frozenset[str]
    clause: frozenset[str]
    doers: frozenset[str]
    kinds: frozenset[str] = frozenset()


def told_act(text: str, n: Node, group: int) -> Told:
    """Return what a node of a story with that ``text`` tells, by its words."""
    assert n.event is not None
    e = n.event
    noun = deed_nouns().get((e.type, e.mode or ""), "")
    place = "" if n.place is None else n.place.name
    deed = stems(f"{e.trigger.text} {noun}")
    clause = stems(f"{text[e.start : e.end]} {place}")
    force = "attack" if e.type == "ASSAULT" else ""
    kinds = same_matter.kinds_of(f"{noun} {force} {text[e.start : e.end]}")
    return Told(e.trigger.start, group, deed, deed | clause, n.doers, kinds)


def matter(s: Statement) -> frozenset[str]:
    """Return the stems of what a statement is about; none where it names no deed of its own
    ("it", "the charge", "any involvement")."""
    told = words_of(s)
    if sweeping(s) or same_matter.disowns(told):
        return frozenset()
    return same_matter.own_matter(told, names(s))


def meant(s: Statement, told: Iterable[Told], side: str | None) -> tuple[bool, int | None]:
    """Return whether a reply has a matter of its own, and the incident that its words name: of the
    acts of its side, else of all, the one with most of its words, the last told before it first;
    else an act of its side of the kind of deeds that it denies."""
    own, kinds = matter(s), same_matter.kinds_of(words_of(s))
    if same_matter.is_ahead(words_of(s)):
        return True, None  # "denied planning an offensive": no act that was done
    start = min((c.start for c in s.content), default=0)
    best: tuple[tuple[int, int, bool, int], int] | None = None
    for t in told:
        deed, shared = len(own & t.deed), len(own & t.clause)
        alike = bool(own) and side in t.doers and bool(kinds & t.kinds)
        if not (shared or alike) or (not deed and side not in t.doers):
            continue
        rank = (deed, shared, t.at <= start, -abs(start - t.at))
        if best is None or rank > best[0]:
            best = (rank, t.group)
    return bool(own), None if best is None else best[1]


def of_talks(s: Statement) -> bool:
    """Return whether a denial is of a meeting, a deal or an offer ("that they had secretly agreed
    on a partition"): no answer to an act of force."""
    return not sweeping(s) and same_matter.of_talks(words_of(s))


def answers(reply: Statement, claim: Statement, deed: str = "") -> bool:
    """Return whether a denial is about the deed of a claim, by its words; ``deed`` are other words
    that tell of it (``deed_told``)."""
    told = f"{words_of(claim)} {deed}"
    return sweeping(reply) or same_matter.speaks_of(words_of(reply), told, names(reply, claim))


def is_about(said: Statement, deed: str) -> bool:
    """Return whether what somebody says is about a deed, of which the words ``deed`` tell."""
    return sweeping(said) or same_matter.speaks_of(words_of(said), deed, names(said))


def of_its_own(claim: Statement, other: Statement, deed: str = "") -> bool:
    """Return whether a claim is of another matter than another claim, of whose deed the words
    ``deed`` tell, too."""
    told = f"{words_of(other)} {deed}"
    return same_matter.of_its_own(words_of(claim), told, names(claim, other))


def admits(said: Statement, deed: str) -> bool:
    """Return whether a concession owns to a deed, of which the words ``deed`` tell."""
    return same_matter.owns_deed(words_of(said), deed, names(said))


def deed_told(texts: Mapping[str, str], group: Sequence[Node]) -> str:
    """Return what reports (id → text) tell of an incident: its kind, its clauses and places."""
    events = [(n, n.event) for n in group if n.event is not None]
    kinds = {deed_nouns().get((e.type, e.mode or ""), "") for _, e in events}
    kinds |= {"attack" for n, e in events if n.family == "violence" and e.type == "ASSAULT"}
    clauses = {texts[n.story_id][e.start : e.end] for n, e in events}
    places = {n.place.name for n in group if n.place is not None}
    return " ".join(sorted(kinds | clauses | places))


def names(*said: Statement) -> tuple[str, ...]:
    """Return the names of those who speak and of those whom they speak of."""
    who = (a for s in said for a in (s.speaker, s.target) if a is not None)
    return tuple(n for a in who for n in (a.name, a.text))


def words_of(s: Statement) -> str:
    """Return the words of a statement."""
    return " ".join(c.text for c in s.content)
