"""Short names of groups over reports: "the Movement", "the Tigers", "the Brigades".

A capital and the article are enough where one group has that word in its name: one that the report
itself names, before or after, else one that reports on one of the same sides name. Of two such
groups the word stands for neither (docs/explanation/rules-of-coding.md, 6).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import msgspec

from trucewatch.linking.camps.members_told import of_groups, respelled
from trucewatch.linking.camps.sides import side_of
from trucewatch.records import Actor
from trucewatch.records.coded import CodedStory
from trucewatch.vocab.actors import slug
from trucewatch.vocab.words import word_set

_SHORT = re.compile(r"[Tt]he ([A-ZÀ-Þ][a-zß-ÿ]+)")
_SPOKEN_FOR = re.compile(r"\b(?:the|The) ([A-ZÀ-Þ][a-zß-ÿ]+)(?:['’]s\b|,)")
_ARMED = ("REB", "UAF", "SEP", "PRM", "UNK")
_WORD = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]+")
Groups = dict[str, Actor]
"""Code → the group, as one of its mentions has it."""


def short_of(actor: Actor) -> str | None:
    """Return the word by which alone a group is called whose name the mention leaves out."""
    found = _SHORT.fullmatch(actor.text)
    head, _, own = actor.code.partition(":")
    if found is None or not head.startswith("UNK") or own not in ("", slug(found[1])):
        return None
    return found[1] if _may_be_short(found[1]) else None


def words_of(group: Actor) -> Iterator[str]:
    """Yield the words that can stand for a group's name: its noun ("Movement"), a plural in it
    ("Tigers")."""
    yield from (w for w in _WORD.findall(group.name) if _may_be_short(w))


def _may_be_short(word: str) -> bool:
    low = word.lower()
    return low in word_set("cast.groups") or (low.endswith("s") and not low.endswith("ss"))


def groups_in(actors: Iterable[Actor]) -> Groups:
    """Return the groups of which a full name is among ``actors``."""
    out: Groups = {}
    for a in actors:
        code, slash, again = a.code.partition("/")
        head, colon, own = code.partition(":")
        if not colon or not head.endswith(_ARMED) or " " not in a.name or ";" in code:
            continue
        if (not slash or again == own) and any(True for _ in words_of(a)):
            group = msgspec.structs.replace(a, code=code)
            out[code] = min(out.get(code, group), group, key=_plainness)
    return out


def _plainness(group: Actor) -> tuple[bool, str, int, str, str, int]:
    """Return which of several mentions a group is shown by, the least first: one that tells that it
    bears arms, then by its code, then the shortest name ("rebels of the Front" are the Front)."""
    head = group.code.partition(":")[0]
    return (
        not head.endswith(_ARMED[:-1]), group.code, len(group.name), group.name, group.text,
        group.start,
    )  # fmt: skip


def short_keys(text: str, actors: Sequence[Actor]) -> Iterator[tuple[str, str, str]]:
    """Yield by what a report's short names can meet the groups of another, or its groups theirs;
    ``text`` is the report's."""
    groups, sides = groups_in(actors), _sides(actors)
    words = {w for g in groups.values() for w in words_of(g)} | _short_words(text, actors)
    yield from (("short", w, s) for w in words for s in sides)


def with_short_names(
    stories: Sequence[CodedStory], actors: Sequence[Sequence[Actor]]
) -> list[CodedStory]:
    """Return stories with groups that they call by one word as the one group that is meant, and
    those who speak for it as of it; ``actors`` are those of each story as it was read."""
    named: dict[tuple[str, str], Groups] = {}
    for own in actors:
        groups, sides = groups_in(own), _sides(own)
        for code, g in groups.items():
            for key in ((w, s) for w in words_of(g) for s in sides if s != side_of(g)):
                known = named.setdefault(key, {})
                known[code] = min(known.get(code, g), g, key=_plainness)
    return [_with_own(c, own, named) for c, own in zip(stories, actors, strict=True)]


def _short_words(text: str, actors: Iterable[Actor]) -> set[str]:
    """Return the words by which alone a report may call a group."""
    words = {w for a in actors if (w := short_of(a))}
    return words | {w for w in _SPOKEN_FOR.findall(text) if _may_be_short(w)}


def _with_own(
    coded: CodedStory, actors: Sequence[Actor], named: dict[tuple[str, str], Groups]
) -> CodedStory:
    words = _short_words(coded.story.text, actors)
    mine, sides = groups_in(actors), _sides(actors)
    longer = _longer(mine, sides, named)
    if not words and not longer:
        return coded
    meant = {}
    for w in sorted(words):
        known = {c: g for c, g in mine.items() if w in words_of(g)}
        if not known:
            found = chain.from_iterable(named.get((w, s), {}).items() for s in sorted(sides))
            for c, g in found:
                known[c] = min(known.get(c, g), g, key=_plainness)
        known = _whole_names(known | {c: longer[c] for c in known if c in longer})
        if len({side_of(g) for g in known.values()}) == 1:
            meant[w] = min(known.values(), key=_plainness)
    if not meant and not longer:
        return coded
    people = of_groups(coded.story.text, actors, {g.code: g for g in meant.values()})
    return respelled(coded, lambda a: longer.get(a.code) or meant.get(short_of(a) or ""), people)


def _longer(mine: Groups, sides: Iterable[str], named: dict[tuple[str, str], Groups]) -> Groups:
    """Return the code of each group of a report → the one group that other reports on one of its
    sides call by a longer name: "the so-called Liberation Council", "the Maren Liberation
    Council"."""
    out: Groups = {}
    for code, g in mine.items():
        every = (named.get((w, s), {}).values() for w in words_of(g) for s in sides)
        whole = {x.code: x for x in chain.from_iterable(every) if _ends_in(x, g)}
        if len({side_of(x) for x in whole.values()}) == 1:
            out[code] = min(whole.values(), key=_plainness)
    return out


def _whole_names(known: Groups) -> Groups:
    """Return the groups without those whose names are the ends of others' names."""
    return {c: g for c, g in known.items() if not any(_ends_in(x, g) for x in known.values())}


def _ends_in(whole: Actor, part: Actor) -> bool:
    """Return whether the name of a group is that of another with words before it."""
    return slug(whole.name).endswith(f"-{slug(part.name).removeprefix('the-')}")


def _sides(actors: Iterable[Actor]) -> frozenset[str]:
    return frozenset(s for s in map(side_of, actors) if s)
