"""Whose people and letters are in the words of the stories, for groups that no table knows.

"The head of the KLF delegation, Ilas Mend", "the movement's chief delegate, Ilas Mend", "Bruno Task
of the Kestrel Liberation Front" speak for that group. "The KLF" alone, in a story that never says
what the letters stand for, is the one group of the stories whose name they begin.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import msgspec

from trucewatch.linking.rewriting import rewritten
from trucewatch.records import Actor
from trucewatch.records.coded import CodedStory
from trucewatch.records.leads import RoleMention
from trucewatch.vocab.actors import slug
from trucewatch.vocab.sides import is_person
from trucewatch.vocab.tables import table
from trucewatch.vocab.words import word_set

_ARMED = ("REB", "UAF", "SEP", "PRM")
# A group with a name of so many words at least has letters.
_WORDS = 3
_SMALL = frozenset({"the", "of", "for", "and", "de", "la", "du", "des"})
# Who held an office once is of the group no more.
_GONE = frozenset({"former", "ex", "late", "then"})
_LETTERS = re.compile(r"(?:[Tt]he )?([A-Z]{3,8})|.*\(([A-Za-z]{3,8})\)")
Groups = Mapping[str, Actor]
"""Code → the group, as one of its mentions has it."""


def groups_of(actors: Iterable[Actor]) -> dict[str, Actor]:
    """Return the bodies with letters that no table knows among ``actors``, by code: armed groups,
    missions, movements and armies with names of their own."""
    out: dict[str, Actor] = {}
    for a in actors:
        head, _, own = a.code.partition(":")
        if not _has_letters(head, own) or len(own.split("-")) < _WORDS:
            continue
        if own == slug(a.name):
            out.setdefault(a.code, a)
        elif a.code not in out and (name := _named_in(a.text, own)) is not None:
            out[a.code] = msgspec.structs.replace(a, name=name)
    return out


def _has_letters(head: str, own: str) -> bool:
    called = own.rpartition("-")[2]
    body = called in word_set("cast.groups") or called == "army"
    return head.endswith(_ARMED) or head == "UNKIGO" or (head in ("UNK", "UNKMIL") and body)


def _named_in(text: str, own: str) -> str | None:
    """Return the group's name as it stands in words about its men: "fighters of the Y Front"."""
    words = text.split()
    spans = (" ".join(words[k:]) for k in range(len(words)))
    return next((s for s in spans if slug(s) == own), None)


def letters_of(name: str) -> str:
    """Return the first letters of a name's words: "Kestrel Liberation Front" has KLF."""
    return "".join(w[0] for w in name.split() if w.lower() not in _SMALL).upper()


def letters_in(text: str, group: Actor) -> frozenset[str]:
    """Return the letters of a group's name, and those that a text tells for it behind the name
    ("the Northern Salvation Movement (MSN)")."""
    told = re.search(rf"{re.escape(group.name)},? \(([A-Z]{{3,8}})\)", text)
    return frozenset({letters_of(group.name)} | ({told[1]} if told else set()))


def lettered(actor: Actor) -> str | None:
    """Return the letters by which alone somebody is called whose group no table knows, or None; a
    letterhead has them behind a name in another language, "FRENTE DO SUL (FDS)"."""
    head, _, own = actor.code.partition(":")
    if not head.startswith("UNK") or (head.endswith(_ARMED) and not own):
        return None
    found = _LETTERS.fullmatch(actor.text) or _LETTERS.fullmatch(actor.name)
    letters = "" if found is None else (found[1] or found[2]).upper()
    return letters if letters and own in ("", letters.lower()) else None


def respelled(
    coded: CodedStory, meant: Callable[[Actor], Actor | None], moved: Mapping[str, str]
) -> CodedStory:
    """Return a story in which actors are the groups that ``meant`` gives for them, and the codes
    that ``moved`` holds are written as it says."""

    def change(value: Any) -> Any:
        if isinstance(value, str):
            return moved.get(value, value)
        if isinstance(value, RoleMention):
            called = Actor(value.name, 0, 0, value.code, None, None, value.name)
            whose = meant(called)
            named = {} if whose is None else {"code": whose.code, "name": whose.name}
            return msgspec.structs.replace(value, **named)
        group = meant(value) if isinstance(value, Actor) else None
        if group is None:
            return value
        told = {"country": group.country, "sector": group.sector, "name": group.name}
        return msgspec.structs.replace(value, code=group.code, **told)

    return rewritten(coded, change)


def of_groups(text: str, actors: Iterable[Actor], groups: Groups | None = None) -> dict[str, str]:
    """Return the code of each person whom the words of a story give to one of its ``groups`` (by
    default those of its actors) → the code with the group; ``text`` is the story's."""
    known = list(actors)
    groups = groups_of(known) if groups is None else groups
    found: dict[str, set[str]] = {}
    people = {a.code: a.name for a in known if a.code.startswith("UNK")}
    for code, name in people.items():
        head, own = code.partition(":")[0], code.partition(":")[2].rpartition("/")[2]
        if code in groups or own != slug(name) or not is_person(f"{head}:{own}"):
            continue
        found[code] = {g for g, called in _callings(groups) if _speaks_for(text, name, called)}
    return {
        code: f"{next(iter(of))}/{code.partition(':')[2].rpartition('/')[2]}"
        for code, of in found.items()
        if len(of) == 1
    }


def _callings(groups: Groups) -> Iterator[tuple[str, str]]:
    """Yield (code, pattern of what the group is called) for each group; by its noun alone where no
    other has it."""
    nouns = [g.name.split()[-1].lower() for g in groups.values()]
    for code, g in groups.items():
        names = [
            re.escape(g.name.removeprefix("The ").removeprefix("the ")),
            re.escape(letters_of(g.name)),
        ]
        noun = g.name.split()[-1]
        if nouns.count(noun.lower()) == 1:
            names += [re.escape(noun.lower()), re.escape(noun.capitalize())]
        yield code, f"(?:{'|'.join(names)})"


@cache
def _titles() -> str:
    rows = table("actors/role_nouns.tsv")
    nouns = {w for r in rows for w in r["noun"].split()} | word_set("linking.titles")
    own = (re.escape(w) for w in nouns - _GONE if len(w) > 2)
    return "|".join(sorted(own, key=len, reverse=True))


def _speaks_for(text: str, name: str, called: str) -> bool:
    """Return whether a name stands beside a group's in the words of an office: before it ("the
    KLF's chief delegate, NAME") or behind ("NAME, a spokesman for the KLF", "NAME of the KLF")."""
    who, title = re.escape(name), rf"(?:{_titles()})"
    before = (
        rf"\b{called}(?:['’]s?)?(?: {title}){{1,4}},? {who}\b"
        rf"|\b{title} (?:of|for|from) the {called},? {who}\b"
    )
    behind = (
        rf"\b{who},? (?:of|from) the {called}\b"
        rf"|\b{who}, (?:an? |the |its )?(?:{title} ){{1,4}}(?:of|for|from|in) (?:the )?{called}\b"
        rf"|\b{who}, (?:an? |the )?{called}(?:['’]s)?(?: {title}){{1,4}}\b"
        rf"|\b{who}, who (?:leads|heads|commands|speaks for) (?:the )?{called}\b"
    )
    return re.search(f"{before}|{behind}", text) is not None
