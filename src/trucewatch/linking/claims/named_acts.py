"""Answers that name their act by its place: "no mortar stands within range of Ulmet".

A denial or an admission whose accusation stands in another report goes to the latest act of which
its side is accused at a place that its words name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from trucewatch.linking.camps.sides import side_of
from trucewatch.linking.claims.owned_up import owning_words
from trucewatch.linking.claims.replies import names_in, names_of
from trucewatch.linking.days.days import ordinal
from trucewatch.linking.incidents.recalls import is_pinned
from trucewatch.linking.nodes import VIOLENT, Node
from trucewatch.linking.sentences_of import SENTENCE_END
from trucewatch.records import Statement
from trucewatch.records.coded import CodedStory

ANSWERING = frozenset({"deny", "concede"})
# An accusation is answered within so many days.
_ANSWERED = 14

# What is denied so has been laid to who denies it, by whatever name: "any role in the fire at X".
_PART = re.compile(
    r"\b(?:(?:role|part|hand) in|involve\w+|responsibility|nothing to do|behind the)\b", re.I
)

Accusation = tuple[str, int, int]
"""Name of a place, last day of the act, index of its incident."""


def accusations(groups: Sequence[Sequence[Node]]) -> dict[str, list[Accusation]]:
    """Return side → the acts at places of their own that somebody lays to it; all under ""."""
    out: dict[str, list[Accusation]] = {}
    for k, group in enumerate(groups):
        days = [n.days[1] for n in group if n.precise and n.days is not None]
        names = {n.place.name for n in group if n.place is not None and is_pinned(n)}
        if days and group[0].family in VIOLENT:
            for side in ("", *sorted({s for n in group for s in n.doers})):
                out.setdefault(side, []).extend((name, max(days), k) for name in sorted(names))
    return out


def answered_at(
    known: dict[str, list[Accusation]], story: CodedStory, said: Statement
) -> int | None:
    """Return the incident of the latest act that ``said`` answers by naming its place, or None."""
    told, side = ordinal(story.story.published.date or ""), side_of(said.speaker)
    if told is None or side is None or said.act not in ANSWERING:
        return None
    names = set(names_in(said)) | _named_before(story, said)
    own = said.act == "deny" and any(_PART.search(c.text) for c in said.content)
    fitting = [
        (day, -k)
        for name, day, k in (*known.get(side, ()), *(known.get("", ()) if own else ()))
        if name in names and 0 <= told - day <= _ANSWERED
    ]
    return -max(fitting)[1] if fitting else None


def _named_before(story: CodedStory, said: Statement) -> set[str]:
    """Return the names in the sentence before an answer whose own words only point ("The Front has
    been asked about the blast at Ulmet. It had no hand in it"), in the same line."""
    text = story.story.text
    start = min((c.start for c in said.content), default=0)
    line = text.rfind("\n", 0, start) + 1
    ends = [m.end() for m in SENTENCE_END.finditer(text, line, start)]
    first = ends[-2] if len(ends) > 1 else line
    return set(names_of(text[first : ends[-1]])) if ends and _POINTS.search(_told(said)) else set()


def _told(said: Statement) -> str:
    return " ".join(c.text for c in said.content)


_POINTS = re.compile(r"\b(?:it|this|that)\W*\Z", re.I)


def places_told(groups: Sequence[Sequence[Node]]) -> frozenset[str]:
    """Return the names, in small letters, of the places of their own that acts are told at."""
    return frozenset(
        n.place.name for g in groups for n in g if n.place is not None and is_pinned(n)
    )


def names_elsewhere(known: frozenset[str], said: Statement, group: Sequence[Node]) -> bool:
    """Return whether an answer names one of the ``known`` places, and an incident is told at others
    only: "any role in the fire at Ulmet" says nothing of a raid on Dossa."""
    named = known.intersection(names_in(said))
    here = {n.place.name for n in group if n.place is not None and is_pinned(n)}
    return bool(named) and bool(here) and not any(a in b or b in a for a in named for b in here)


def answer_keys(story: CodedStory, nodes: Sequence[Node]) -> Iterator[tuple[str, str]]:
    """Yield the keys by which answers meet acts of other stories: the names of places."""
    for n in nodes:
        if n.place is not None and n.family in VIOLENT and is_pinned(n):
            yield "named", n.place.name
    for said in story.statements:
        if said.act in ANSWERING or owning_words(said):
            names = set(names_in(said)) | _named_before(story, said)
            yield from (("named", name) for name in sorted(names))
