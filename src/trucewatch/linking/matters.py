"""What a denial or a silence is about, by its own words: which of a story's acts it can mean.

"Denied that anybody had left" is no answer to the shelling that the same story tells of. Words are
compared by their first letters; whose words they are, and words that go with any act, tell nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from trucewatch.linking.nodes import Node
from trucewatch.linking.replies import sweeping
from trucewatch.records import Statement
from trucewatch.vocab.agreements import deed_nouns, deed_words, talk_words
from trucewatch.vocab.tables import table
from trucewatch.vocab.words import word_set

_WORD = re.compile(r"[^\W\d_]{3,}")
# Five letters keep "attacked" with "attack" and "shelling" with "shells", and most others apart.
_STEM = 5


class Told(msgspec.Struct, frozen=True):
    """An act of violence as a story tells it: where its trigger stands, the index of its incident,
    the stems of its trigger and of its whole clause, and the sides that did it."""

    at: int
    group: int
    deed: frozenset[str]
    clause: frozenset[str]
    doers: frozenset[str]


def told_act(text: str, n: Node, group: int) -> Told:
    """Return what a node of a story with that ``text`` tells, by its words."""
    assert n.event is not None
    e = n.event
    noun = deed_nouns().get((e.type, e.mode or ""), "")
    place = "" if n.place is None else n.place.name
    deed = stems(f"{e.trigger.text} {noun}")
    clause = stems(f"{text[e.start : e.end]} {place}")
    return Told(e.trigger.start, group, deed, deed | clause, n.doers)


def matter(s: Statement) -> frozenset[str]:
    """Return the stems of what a statement is about; none where it names no deed of its own
    ("it", "the charge", "any involvement")."""
    if sweeping(s):
        return frozenset()
    found = stems(" ".join(c.text for c in s.content))
    return frozenset() if found & _general() else found


def meant(s: Statement, told: Iterable[Told], side: str | None) -> tuple[bool, int | None]:
    """Return whether a reply has a matter of its own, and the incident that its words name: of the
    acts of its side, else of all, the one with most of its words, the last told before it first."""
    own = matter(s)
    start = min((c.start for c in s.content), default=0)
    best: tuple[tuple[int, int, bool, int], int] | None = None
    for t in told:
        deed, shared = len(own & t.deed), len(own & t.clause)
        if not shared or (not deed and side not in t.doers):
            continue
        rank = (deed, shared, t.at <= start, -abs(start - t.at))
        if best is None or rank > best[0]:
            best = (rank, t.group)
    return bool(own), None if best is None else best[1]


def of_talks(s: Statement) -> bool:
    """Return whether a denial is of a meeting, a deal or an offer ("that they had secretly agreed
    on a partition"): no answer to an act of force."""
    found = stems(" ".join(c.text for c in s.content))
    return not sweeping(s) and bool(found & _stems_of(talk_words())) and not found & _general()


def of_another_kind(reply: Statement, claim: Statement) -> bool:
    """Return whether a denial is of a deed of another kind than the claim tells of: "denied that it
    had received arms" answers no charge of shelling. Where either tells of no kind it is not."""
    denied, told = _kinds(reply), _kinds(claim)
    own = stems(" ".join(c.text for c in reply.content))
    general = sweeping(reply) or bool(own & _general())
    return bool(denied and told) and not denied & told and not general


def _kinds(s: Statement) -> frozenset[str]:
    """Return the kinds of deeds of which the words of a statement tell."""
    words = _WORD.findall(" ".join(c.text.lower() for c in s.content))
    return frozenset(k for w in words for k in _kinds_of().get(w, ()))


@cache
def _kinds_of() -> dict[str, tuple[str, ...]]:
    """Return each word for a deed, and its plural, → its kinds (``agreements/matters.tsv``)."""
    out: dict[str, tuple[str, ...]] = {}
    for row in table("agreements/matters.tsv"):
        for word in row["words"].split():
            for form in (word, f"{word}s"):
                out[form] = (*out.get(form, ()), row["kind"])
    return out


def stems(text: str) -> frozenset[str]:
    """Return the beginnings of the words of ``text`` that tell what was done, to what, or where."""
    words = (w.lower() for w in _WORD.findall(text))
    return frozenset(w[:_STEM] for w in words if w not in word_set("linking.small")) - _bodies()


@cache
def _bodies() -> frozenset[str]:
    """Stems of the words for those who act and speak: they stand in most clauses."""
    rows = table("actors/role_nouns.tsv")
    return frozenset(w[:_STEM] for r in rows for w in r["noun"].lower().split())


@cache
def _general() -> frozenset[str]:
    """Stems of words by which any act can be denied: "responsibility", "had anything to do"."""
    return _stems_of(deed_words())


def _stems_of(words: Iterable[str]) -> frozenset[str]:
    return frozenset(w[:_STEM] for w in words)
