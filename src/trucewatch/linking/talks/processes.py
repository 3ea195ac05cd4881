"""The negotiations that a story tells of: one by its sides, or several that share none of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from trucewatch.linking.camps.sides import Watch, side_of
from trucewatch.linking.incidents.union import Union
from trucewatch.records.coded import CodedStory
from trucewatch.records.leads import NO_ISSUE

# A process is named by the sides that take part most; more than this is a conference.
_SIDES_IN_NAME = 3
# What others may wish the sides of a war.
_COMMON = frozenset({NO_ISSUE, "process", "ceasefire", "signing"})
# Organisations and bystanders have a say in a negotiation, and are none of its sides.
_OUTSIDE = frozenset({"IGO", "NGO", "UNO", "CVL", "MED", "JRN", "LAB", "BUS", "REL", "EDU"})


class Processes(msgspec.Struct, frozen=True):
    """The process of each story, and of each side where a story tells of several."""

    of_story: Mapping[str, str]
    of_side: Mapping[tuple[str, str], str]

    def of(self, story: str, sides: Iterable[str | None]) -> str:
        """Return the process in which ``sides`` take part, in what ``story`` tells."""
        own = {self.of_side[story, s] for s in sides if s and (story, s) in self.of_side}
        return own.pop() if len(own) == 1 else self.of_story.get(story, "")


def processes(stories: Iterable[CodedStory], watch: Watch | None) -> Processes:
    """Return the processes of ``stories``; all are that of a watch with a name."""
    of_story, of_side = {}, {}
    for coded in stories:
        of_story[coded.story.id] = process_of(coded, watch)
        for sides in () if watch is not None and watch.name else _apart(coded):
            of_side.update({(coded.story.id, s): _name(sides) for s in sides})
    return Processes(of_story, of_side)


def process_of(coded: CodedStory, watch: Watch | None) -> str:
    """Return a name for the negotiation that a story tells of: its sides, or the watch's name."""
    if watch is not None and watch.name:
        return watch.name
    counts = Counter(_speakers(coded))
    return _name(counts)


def names(coded: CodedStory, watch: Watch | None) -> Iterator[str]:
    """Yield the names of all processes that a story tells of."""
    yield process_of(coded, watch)
    if watch is None or not watch.name:
        yield from (_name(sides) for sides in _apart(coded))


def _name(sides: Mapping[str, int]) -> str:
    return "–".join(sorted(sorted(sides, key=lambda s: (-sides[s], s))[:_SIDES_IN_NAME]))


def _apart(coded: CodedStory) -> list[dict[str, int]]:
    """Return the sides of each negotiation where the story tells of meetings of two or more whose
    tables share nobody ("in Geneva, meanwhile, Russia and Ukraine met"), with how often they sat;
    else nothing."""
    tables = [sorted({s for a in r.participants if (s := side_of(a))}) for r in coded.leads.rounds]
    tables = [t for t in tables if len(t) > 1]
    beside = _bargaining(coded)
    if tables and beside and not any(set(beside) & set(t) for t in tables):
        tables.append(beside)
    union, first = Union(len(tables)), dict[str, int]()
    for i, table in enumerate(tables):
        for side in table:
            union.join(i, first.setdefault(side, i))
    groups = union.groups()
    return [dict(Counter(s for i in g for s in tables[i])) for g in groups if len(groups) > 1]


def _bargaining(coded: CodedStory) -> list[str]:
    """Return the sides that stand for something in a story, where two or more do: not on what
    anybody may wish others (a truce, talks)."""
    held = [
        p.party for p in coded.leads.positions
        if p.issue not in _COMMON and p.told_by is None and (p.party.sector or "") not in _OUTSIDE
    ]  # fmt: skip
    sides = sorted({s for a in held if (s := side_of(a)) and ";" not in s})
    return sides if len(sides) > 1 else []


def _speakers(coded: CodedStory) -> Sequence[str]:
    actors = [p.party for p in coded.leads.positions if p.issue != NO_ISSUE]
    actors += [a for r in coded.leads.rounds for a in r.participants]
    own = [a for a in actors if (a.sector or "") not in _OUTSIDE]
    between = {side_of(a) for r in coded.leads.rounds for a in r.mediators}
    sides = [s for s in map(side_of, own or actors) if s]
    return [s for s in sides if s not in between] or sides
