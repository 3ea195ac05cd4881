"""Which tellings are one stand of a party: same day or story, like words, taken up again later."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

import msgspec

from trucewatch.coding.positions.grades import graded, other_grade
from trucewatch.coding.positions.measures import Measure, apart, counts, measures
from trucewatch.linking.incidents.union import Union
from trucewatch.records import Statement
from trucewatch.records.coded import CodedStory
from trucewatch.records.leads import OTHER, PositionMention
from trucewatch.vocab.issues import load_issue_words

# Two wordings of one position share at least this part of the shorter one's words (set on invented
# pairs: "drop its bid to join" and "drop its goal of joining" do; the issue's own words alone do
# not make one position of two).
_SAME_VALUE = 0.6
# … two offers on different days at least this part: they are told in other words more often than
# demands ("take its heavy forces back from a strip", "pull heavy arms out of a part"), and two
# offers share nothing ("free twenty at once", "free everybody by May").
SAME_GIFT = 0.25
# A stand that a report dates this many days back is told as one that was.
_WEEKS = 20
GIVING = frozenset({"offer", "concession", "guarantee"})
"""Kinds of stands by which something is given."""
HARD = frozenset({"demand", "refusal", "red_line", "condition", "precondition"})
"""Kinds that a concession on the issue gives up."""
BARRING = frozenset({"refusal", "red_line"})
"""Kinds that rule something out."""
ASKING = frozenset({"demand", "proposal", "initiative"})
"""Kinds by which somebody wants, floats or asks for something."""
_WORD = re.compile(r"[^\W_]+")
# Kinds of which a party has one per issue and day, however it is worded.
_LOOSE_KINDS = frozenset(
    {"assessment", "former", "pressure", "offer", "concession", "red_line", "refusal"}
)


# "Zelensky's offer", "its demand": what was told before, in whatever words.
_TOLD_BEFORE = re.compile(
    r"(?:\b(?:its|their|his|her|our)|\w[’']s?)\s+(?:\w+\s+)?(?:offer|proposal|demand)s?\b", re.I
)


class Entry(msgspec.Struct, frozen=True):
    """One story's telling of a position."""

    coded: CodedStory
    id: str
    mention: PositionMention
    side: str
    date: str | None
    statement: Statement | None


def told_together(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Group one party's tellings of one kind on one issue: same day or story, like words."""
    union = Union(len(entries))
    values = [content(e.mention.value) for e in entries]
    known = [amounts([e]) for e in entries]
    by_date: dict[str, list[int]] = {}
    for i, e in enumerate(entries):
        by_date.setdefault(e.date or f"story {e.coded.story.id}", []).append(i)
        if e.date:
            by_date.setdefault(f"story {e.coded.story.id}", []).append(i)
    for members in by_date.values():
        heads: list[int] = []
        for i in members:  # against the few distinct wordings of the day
            for h in heads[:50]:
                loose = entries[i].mention.kind in _LOOSE_KINDS
                one, two = union.find(h), union.find(i)
                if apart(known[one], known[two]) or _graded_apart(entries[i], entries[h]):
                    continue
                if (loose and entries[i].mention.issue != OTHER) or alike(values[h], values[i]):
                    union.join(one, two)
                    known[union.find(i)] = known[one] | known[two]
            heads.append(i)
    return [[entries[i] for i in g] for g in union.groups()]


def held(groups: Sequence[list[Entry]]) -> list[list[Entry]]:
    """Put together what a party goes on saying: tellings of one kind with like words (or of a kind
    of which there is one) that no other kind stands between."""
    lines: dict[tuple[str, str], list[list[Entry]]] = {}
    for g in groups:
        lines.setdefault((g[0].side, g[0].mention.issue), []).append(g)
    out = []
    for key in sorted(lines):
        line: list[list[Entry]] = []
        for g in sorted(_placed(lines[key]), key=_since):
            earlier = _taken_up(line, g)
            if earlier is not None:
                earlier += g
            else:
                line.append(list(g))
        out += line
    return out


def _taken_up(line: Sequence[list[Entry]], group: Sequence[Entry]) -> list[Entry] | None:
    """Return the stand of ``line`` (in order of time) that ``group`` goes on with, or None: the
    last one, past other bars where both are bars; for a bar of which no day is told, any before."""
    kind = group[0].mention.kind
    if not any(e.date for e in group):
        return None
    for last in reversed(line):
        if _alike_stand(last, group):
            return last
        retold = kind in BARRING and all(e.mention.date is None for e in group)
        bars = kind in BARRING and last[0].mention.kind in BARRING
        if not (retold or bars):
            return None
    return None


def retold(groups: Sequence[list[Entry]]) -> list[list[Entry]]:
    """Put a stand that a report tells as left ("had sworn never to cede ground") with the party's
    one stand on the issue that an earlier report tells as held, where there is one."""
    known: dict[tuple[str, str], list[list[Entry]]] = {}
    for g in groups:
        if g[0].mention.kind in HARD:
            known.setdefault((g[0].side, g[0].mention.issue), []).append(g)
    out = []
    for g in groups:
        told = min((e.coded.story.published.date or "" for e in g), default="")
        before = [
            h for h in known.get((g[0].side, g[0].mention.issue), ())
            if g[0].mention.kind == "former" and all(e.statement is not None for e in g)
            and _since(h)[0] < told and told not in {e.coded.story.published.date for e in h}
            and not apart(amounts(h), amounts(g))
        ]  # fmt: skip
        if len(before) > 1:
            before = [h for h in before if _like_words(h, g)]
        if len(before) != 1:
            out.append(g)
            continue
        kind = before[0][0].mention.kind
        before[0] += [
            msgspec.structs.replace(e, mention=msgspec.structs.replace(e.mention, kind=kind))
            for e in g
        ]
    return out


def left(groups: Sequence[list[Entry]]) -> list[list[Entry]]:
    """Call a bar or demand *former* that reports only look back on ("which in August called it …")
    where the same party gives something on the issue since."""
    given: dict[tuple[str, str], str] = {}
    for g in groups:
        if g[0].mention.kind in GIVING:
            key = (g[0].side, g[0].mention.issue)
            given[key] = max(given.get(key, ""), _since(g)[0])
    out = []
    for g in groups:
        last = given.get((g[0].side, g[0].mention.issue), "")
        if g[0].mention.kind in HARD and _since(g)[0] < last and all(map(_looks_back, g)):
            g = [
                msgspec.structs.replace(
                    e, mention=msgspec.structs.replace(e.mention, kind="former")
                )
                for e in g
            ]
        out.append(g)
    return out


def without_implied(groups: Sequence[list[Entry]]) -> list[list[Entry]]:
    """Leave out former stands that reports tell only by what was given up ("dropped its demand
    that …") where another report tells of the party's demand or bar on the issue itself."""
    given = {_where(e) for g in groups if g[0].mention.kind == "concession" for e in g}
    told = {
        (g[0].side, g[0].mention.issue) for g in groups
        if g[0].mention.kind in HARD and any(_where(e) not in given for e in g)
    }  # fmt: skip
    return [
        g for g in groups
        if g[0].mention.kind != "former" or (g[0].side, g[0].mention.issue) not in told
        or any(_where(e) not in given for e in g)
    ]  # fmt: skip


def _where(e: Entry) -> tuple[str, str, str, str]:
    """Return the party, the issue and the statement of a telling: what it wants "but" gives up is
    told in one."""
    return e.coded.story.id, e.side, e.mention.issue, e.statement.id if e.statement else ""


def _looks_back(e: Entry) -> bool:
    """Return whether a report dates a stand weeks before itself, in an earlier month."""
    told, published = e.mention.date, e.coded.story.published.date
    if told is None or published is None or told[:7] >= published[:7]:
        return False
    if min(len(told), len(published)) < 10:
        return True
    age = datetime.date.fromisoformat(published[:10]) - datetime.date.fromisoformat(told[:10])
    return age.days > _WEEKS


def _placed(line: Sequence[list[Entry]]) -> list[list[Entry]]:
    """Put what is told without a day with the one dated position of its kind that it can be."""
    dated = [list(g) for g in line if any(e.date for e in g)]
    out = [(g, list(g)) for g in dated]
    loose = []
    for g in line:
        if any(e.date for e in g):
            continue
        fits = [grown for known, grown in out if _alike_stand(known, g)]
        if len(fits) == 1:
            fits[0].extend(g)
        else:
            loose.append(list(g))
    return [*(grown for _, grown in out), *loose]


def _alike_stand(a: Sequence[Entry], b: Sequence[Entry]) -> bool:
    """Return whether two tellings are of one kind, and of like words where the kind asks for it."""
    kind = a[0].mention.kind
    if kind != b[0].mention.kind or apart(amounts(a), amounts(b)):
        return False
    if any(_graded_apart(x, y) for x in a for y in b):
        return False
    if kind in GIVING and (_freed(a, b) or _freed(b, a)):
        return False
    if kind in _LOOSE_KINDS - GIVING and a[0].mention.issue != OTHER:
        return True
    if a[0].mention.issue != OTHER and any(_TOLD_BEFORE.search(e.mention.value) for e in b):
        return True
    return _like_words(a, b, SAME_GIFT if kind in GIVING else _SAME_VALUE)


def _graded_apart(a: Entry, b: Entry) -> bool:
    """Return whether two tellings give a region another status: "autonomy" is no "federation"."""
    return other_grade(graded(a.mention.value), graded(b.mention.value))


def _freed(tied: Sequence[Entry], free: Sequence[Entry]) -> bool:
    """Return whether one gift hangs on a condition and no measure, the other on a measure and no
    condition: "a truce only if the deliveries stop" is not "a three-day truce"."""
    bound = [any(e.mention.condition for e in g) for g in (tied, free)]
    return bound == [True, False] and not amounts(tied) and bool(amounts(free))


def _like_words(a: Sequence[Entry], b: Sequence[Entry], share: float = SAME_GIFT) -> bool:
    """Return whether a telling of one stand is worded like one of the other."""
    return any(
        alike(content(x.mention.value), content(y.mention.value), share) for x in a for y in b
    )


def amounts(group: Sequence[Entry]) -> frozenset[Measure]:
    """Return how much a stand asks or gives, and by when, in the words of all who tell it."""
    return frozenset[Measure]().union(
        *(measures(e.mention.value, e.date or e.coded.story.published.date or "") for e in group)
    )


def _since(group: Sequence[Entry]) -> tuple[str, str]:
    return (min((e.date for e in group if e.date), default="9999"), min(e.id for e in group))


def content(text: str) -> frozenset[str]:
    """Return the beginnings of the words that say something, small words left out."""
    small = load_issue_words().small
    return frozenset(w[:6] for w in _WORD.findall(text.lower()) if w not in small)


def uncounted(text: str) -> frozenset[str]:
    """Return the words of :func:`content` without numbers, shares and months."""
    return content(" ".join(w for w in _WORD.findall(text.lower()) if not counts(w)))


def alike(a: frozenset[str], b: frozenset[str], share: float = _SAME_VALUE) -> bool:
    """Return whether two wordings share at least ``share`` of the shorter one\'s words."""
    return not a or not b or len(a & b) / min(len(a), len(b)) >= share
