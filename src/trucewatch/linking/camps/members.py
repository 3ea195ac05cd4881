"""People take the side that they speak for: a group's spokesman denies what it is accused of.

A person's own code ("CODREB:lena-sorrow") does not tell the group. The tables of people do for
those whom they know, the words of a mention may ("Lena Sorrow, a spokesman for the M23"), and in a
story that names one group of that country, the person is taken to be of it. Inside linking the
code is then written ``CODREB:group/lena-sorrow``; ``without_groups`` writes it back in what is
given out. Likewise people of states that no table knows, where the words name one that the story
speaks of ("Marovia's negotiator, Lena Sorrow"): the code then is ``UNKGOV:marovia/lena-sorrow``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, TypeVar

import msgspec

from trucewatch.linking.camps.members_told import (
    groups_of,
    lettered,
    letters_in,
    of_groups,
    respelled,
)
from trucewatch.linking.camps.short_names import short_keys, with_short_names
from trucewatch.linking.camps.sides import is_bystander, side_of
from trucewatch.linking.camps.state_told import with_their_state
from trucewatch.linking.rewriting import renamed, rewritten
from trucewatch.records import Actor
from trucewatch.records.coded import CodedStory
from trucewatch.records.leads import RoleMention
from trucewatch.vocab.actors import slug
from trucewatch.vocab.sides import is_listed_group, is_person, state_named, unlisted_group
from trucewatch.vocab.tables import table
from trucewatch.vocab.words import word_set

T = TypeVar("T")
_ARMED = frozenset({"REB", "UAF", "SEP", "PRM"})
# Behind these stands another than whose the person is; former members are of it no more.
_OTHERS = re.compile(r"\b(?:who|whom|whose|that|against|with|to|former|ex)\b", re.IGNORECASE)
# Codes of organisations that no table knows, and the nouns that their names end in.
_BODY_CODES = frozenset({"UNKIGO", "UNKNGO"})
_HEADS = frozenset({"head", "chief", "chair", "deputy", "member", "spokesman", "spokeswoman"})
_BODY_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?: (?:of |for |the )*[A-ZÀ-Þ][\w’'-]+)+")
_OF = re.compile(r"\bof (?:the )?")
_INSIDE = re.compile(r"([A-Z;]+):[a-z0-9-]+/([a-z0-9-]+)")


@cache
def _names() -> dict[str, tuple[str, str]]:
    """Return each name of an armed group, with single spaces around its words: country, id."""
    return {
        f" {slug(name).replace('-', ' ')} ": (row["country"], row["id"])
        for row in table("actors/groups.tsv")
        for name in (row["name"], *row["aliases"].split("|"))
        if name
    }


def group_codes(actors: Iterable[Actor]) -> dict[str, str]:
    """Return the code of each person of a group or of an unknown state → the code that tells it.

    ``actors`` are those of one story; whoever's group the story leaves in doubt is left out.
    """
    known = list(actors)
    return _listed(known) | _moved(known) | _of_unknown_states(known) | _by_words(known)


def with_groups(coded: CodedStory) -> CodedStory:
    """Return the story with the people of its one armed group under that group's code."""
    moved, named = group_codes(_actors(coded)) | _as_told(coded), _bodies(coded)
    moved |= of_groups(coded.story.text, _actors(coded))
    if not moved and not named:
        return coded
    return _called(renamed(coded, moved), named)


def with_sides(stories: Sequence[CodedStory]) -> list[CodedStory]:
    """Return stories with people whom no table knows under the side that another story tells.

    "Karim Solt" of one story is the "Karim Solt, the Front's negotiator" of another; whoever is
    told to be of two sides is left as he is. Order-free: only the set of stories counts.
    """
    told: dict[str, set[str]] = {}
    named = [[*_actors(c), *_in_leads(c)] for c in stories]
    stories = with_short_names(_with_letters(stories), named)
    every = [list(_actors(c)) for c in stories]
    for a in (a for actors in every for a in actors):
        group, slash, person = a.code.partition("/")
        armed = group.partition(":")[0][3:] in _ARMED
        if slash and (group.startswith("UNK") or (armed and "-" in person)):
            told.setdefault(person, set()).add(group)
    sides = {person: next(iter(of)) for person, of in told.items() if len(of) == 1}
    out: list[CodedStory] = []
    for coded, actors in zip(stories, every, strict=True):
        moved = {a.code: f"{sides[own]}/{own}" for a in actors if (own := _unknown(a)) in sides}
        if moved:
            coded = renamed(coded, moved)
        out.append(coded)
    return with_their_state(out)


def _with_letters(stories: Sequence[CodedStory]) -> Sequence[CodedStory]:
    """Return stories in which a group that one calls only by its letters is the one group of all
    stories whose name has them."""
    named: dict[str, dict[str, Actor]] = {}
    for coded in stories:
        for code, group in groups_of(_actors(coded)).items():
            for letters in letters_in(coded.story.text, group):
                known = named.setdefault(letters, {})
                known[code] = min(known.get(code, group), group, key=_spelling)
    only = {
        k: min(groups.values(), key=_spelling)
        for k, groups in named.items()
        if len({side_of(g) for g in groups.values()}) == 1
    }
    if not only:
        return stories
    meant: Callable[[Actor], Actor | None] = lambda a: only.get(lettered(a) or "")  # noqa: E731
    return [
        respelled(c, meant, {})
        if any(lettered(a) in only for a in (*_actors(c), *_in_leads(c)))
        else c
        for c in stories
    ]


def _spelling(group: Actor) -> tuple[bool, str, str, str, int]:
    return not group.code.startswith("UNKREB"), group.code, group.name, group.text, group.start


def _in_leads(coded: CodedStory) -> Iterator[Actor]:
    yield from (m.party for m in coded.leads.positions)
    yield from (a for r in coded.leads.rounds for a in r.participants)


def side_keys(coded: CodedStory) -> Iterator[tuple[str, ...]]:
    """Yield by what another story can tell whose the people of this story are, or this story of
    others: the names of people, and the sides, that no table knows."""
    for g in groups_of(_actors(coded)).values():
        yield from (("letters", told) for told in sorted(letters_in(coded.story.text, g)))
    yield from (
        ("letters", own) for a in (*_actors(coded), *_in_leads(coded)) if (own := lettered(a))
    )
    every = [*_actors(coded), *_in_leads(coded)]
    yield from short_keys(coded.story.text, every)
    for a in every:
        person = _unknown(a) or _fighter(a)
        if person:
            yield "person", person
        side = side_of(a)
        if side is not None and side.startswith("UNK:"):  # not "the defence ministry"
            yield "side", side


def _fighter(a: Actor) -> str:
    """Return the name (as in codes) of a person of an armed group of a known state, else nothing:
    what one story tells of him holds in another that calls him only a rebel."""
    head, _, own = a.code.partition("/")[0].partition(":")
    person = a.code.partition("/")[2] or own
    armed = head[3:] in _ARMED and not head.startswith("UNK")
    return person if armed and "-" in person and person == slug(a.name) else ""


def _unknown(a: Actor) -> str:
    """Return the name (as in codes) of somebody whom no table knows, nothing for anybody else."""
    group, _, person = a.code.partition("/")
    head, _, own = group.partition(":")
    if not head.startswith("UNK"):
        return ""
    of_office = head != "UNK" and "-" not in own  # "Minister Akec"
    return person or (own if of_office or is_person(f"UNK:{own}") else "")


def without_groups(records: T) -> T:
    """Return linked records with every person's own code."""
    return rewritten(records, _own_code)


def _own_code(value: Any) -> Any:
    """Return a code of a person inside a group as the person's own ("MLIREB:group/name")."""
    if not isinstance(value, str) or "/" not in value:
        return value
    return _INSIDE.sub(r"\1:\2", value) if _INSIDE.fullmatch(value) else value


def _actors(coded: CodedStory) -> Iterator[Actor]:
    for s in coded.statements:
        yield from (a for a in (s.speaker, s.target, *s.chain) if a is not None)
    for e in coded.events:
        yield from (*e.actors, *e.recipients)


def _as_told(coded: CodedStory) -> dict[str, str]:
    """Return person's code → the code with the side that the story tells (``Leads.members``), that
    of an armed group as the story's other actors write it."""
    groups = {
        own: f"{head}:{own}"
        for a in _actors(coded)
        if (parts := a.code.partition(":")) and (head := parts[0])[3:] in _ARMED
        and (own := parts[2]) and not head.startswith("UNK")
    }  # fmt: skip
    return {
        m.code: f"{groups.get(m.side) or m.code.partition(':')[0] + ':' + m.side}"
        f"/{m.code.partition(':')[2]}"
        for m in coded.leads.members
        if ":" in m.code and m.side != m.code.partition(":")[2]
    }


def _listed(actors: Iterable[Actor]) -> dict[str, str]:
    """Return the code of each person whom the tables give to an armed group → that with it."""
    out = {}
    for a in actors:
        head, _, own = a.code.partition(":")
        group = _people().get(own)
        if group is not None and head[3:] in _ARMED:
            out[a.code] = f"{head}:{group}/{own}"
    return out


@cache
def _people() -> dict[str, str]:
    """Return each person of an armed group in the tables → the group, ids both."""
    names = ("africa_americas", "asia", "europe_usa")
    rows = (row for name in names for row in table(f"actors/people_{name}.tsv"))
    return {row["id"]: row["group"] for row in rows if row["group"] and row["sector"] in _ARMED}


def _moved(actors: Iterable[Actor]) -> dict[str, str]:
    """Return person's code → the code with the group, where the story leaves no doubt.

    A group that no table knows is no person, though its code is made of its name like one's.
    """
    people: dict[str, Actor] = {}
    groups: dict[str, set[str]] = {}
    for a in actors:
        _, _, own = a.code.partition(":")
        if not own or (a.sector or "") not in _ARMED or a.country is None:
            continue
        if is_listed_group(own):
            groups.setdefault(a.country, set()).add(a.code)
        elif own == slug(a.name) and unlisted_group(a.code) is None:
            people[a.code] = a
    out = {}
    for code, person in people.items():
        known = groups.get(person.country or "", set())
        if len(known) == 1:
            out[code] = f"{next(iter(known))}/{code.partition(':')[2]}"
    return out


def _by_words(actors: Iterable[Actor]) -> dict[str, str]:
    """Return person's code → the code with the group that mentions of the person name."""
    found: dict[str, set[str]] = {}
    for a in actors:
        if _own(a) != slug(a.name) or (a.sector or "") not in _ARMED or len(a.text) == len(a.name):
            continue
        words = f" {slug(_OTHERS.split(a.text)[0]).replace('-', ' ')} "
        named = {g for name, (c, g) in _names().items() if c == a.country and name in words}
        found.setdefault(a.code, set()).update(named)
    return {
        code: f"{code.partition(':')[0]}:{next(iter(groups))}/{code.partition(':')[2]}"
        for code, groups in found.items() if len(groups) == 1
    }  # fmt: skip


def _of_unknown_states(actors: Iterable[Actor]) -> dict[str, str]:
    """Return person's code → the code with the state, where mentions of the person name one."""
    found: dict[str, dict[str, str]] = {}
    for a in actors:
        own = _own(a).split("-")
        local = is_bystander(a) or not word_set("linking.local_offices").isdisjoint(
            a.text.lower().split()
        )
        text = _OF.sub("at ", a.text) if local else a.text  # "the bishop of X" is of no state X
        named = state_named(text, own) if a.code.startswith("UNK") and len(own) > 1 else None
        if named is None or "-".join(own) != slug(a.name):
            continue
        stem = named.partition(":")[2]
        words = [w for w in slug(a.text).split("-") if w.startswith(slug(stem))]
        if words:  # a state of two words is told by none of them alone
            found.setdefault(a.code, {}).setdefault(stem, words[0])
    return {
        code: f"{code.partition(':')[0]}:{next(iter(named.values()))}/{code.partition(':')[2]}"
        for code, named in found.items() if len(named) == 1
    }  # fmt: skip


def _bodies(coded: CodedStory) -> dict[str, tuple[str, str]]:
    """Return code of a body that is only "the mission", "its posts" → the code and name of the one
    body of that kind which the story's text names in full ("the Lake Observer Mission said")."""
    named: dict[str, dict[str, str]] = {}
    bare: dict[str, set[str]] = {}
    for a in _actors(coded):
        head, _, own = a.code.partition(":")
        last = slug(a.name).split("-")[-1]
        if head not in _BODY_CODES or last not in word_set("linking.body_nouns"):
            continue
        if own == slug(a.name):
            named.setdefault(head, {})[own] = a.name
        elif not own:
            bare.setdefault(head, set()).add(last)
    every = (n.removeprefix("The ") for n in _BODY_NAME.findall(coded.story.text))
    told = {name for name in every if len(name.split()) > 2}
    out = {}
    for head, nouns in bare.items():
        full = {slug(n): n for n in told if slug(n).split("-")[-1] in nouns}
        full = {own: n for own, n in full.items() if not _HEADS & set(own.split("-"))}
        known = named.get(head) or full
        if len(known) == 1:
            own, name = next(iter(known.items()))
            out[head] = (f"{head}:{own}", name.title() if name.isupper() else name)
    return out


def _called(coded: CodedStory, named: dict[str, tuple[str, str]]) -> CodedStory:
    """Return a story in which bare bodies have the code and name of ``_bodies``."""

    def change(value: Any) -> Any:
        known = named.get(value.code) if isinstance(value, Actor | RoleMention) else None
        if known is None:
            return value
        return msgspec.structs.replace(value, code=known[0], name=known[1])

    return rewritten(coded, change) if named else coded


def _own(actor: Actor) -> str:
    return actor.code.partition(":")[2]
