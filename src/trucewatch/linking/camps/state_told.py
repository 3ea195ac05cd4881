"""Whose army, ministry and officers are in reports that never name their own state.

A local paper writes "the army" and "Army Colonel Petar Volin", the next report "the Kesmaran
army": where all reports on one group set one state that no table knows against it, the bare ones
are that state's. Where they tell of two, or of a state of the tables, nobody is placed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from trucewatch.linking.camps.sides import side_of
from trucewatch.linking.rewriting import renamed
from trucewatch.records import Actor
from trucewatch.records.coded import CodedStory
from trucewatch.vocab.actors import slug
from trucewatch.vocab.sides import is_person
from trucewatch.vocab.words import word_set

_OF_STATE = ("GOV", "MIL", "COP", "SPY")
_FORCES = ("MIL", "COP")
_BARE = frozenset({f"UNK{sector}" for sector in _OF_STATE})
_OF_GROUPS = ("REB", "UAF", "SEP", "PRM", "UNK")
# "The government in the capital": where it sits is not whose it is.
_WHERE = re.compile(r" (?:in|at) ")
# Between the state's word and a name stand so many words of rank and office.
_TITLE = r"(?: [\w-]+){0,3},? "


def with_their_state(stories: Sequence[CodedStory]) -> list[CodedStory]:
    """Return stories with bare armies, governments and their people under the one state that other
    stories set against the same groups. Order-free: only the set of stories counts."""
    against: dict[str, set[str]] = {}
    called: dict[str, set[str]] = {}
    told = [(_states(c), _groups(c)) for c in stories]
    for states, groups in told:
        for group in groups:
            against.setdefault(group, set()).update(states)
        for side, words in states.items():
            called.setdefault(side, set()).update(words)
    out: list[CodedStory] = []
    for coded, (states, groups) in zip(stories, told, strict=True):
        found = set().union(*(against[g] for g in groups)) if groups and not states else set()
        only = next(iter(found)) if len(found) == 1 else ""
        name = min(called.get(only) or {""}, key=lambda w: (len(w), w))
        moved = _moved(coded, name) if name and only.startswith("UNK:") else {}
        out.append(renamed(coded, moved))
    return out


def _actors(coded: CodedStory) -> Iterator[Actor]:
    for s in coded.statements:
        yield from (a for a in (s.speaker, s.target, *s.chain) if a is not None)
    for e in coded.events:
        yield from (*e.actors, *e.recipients)
    yield from (m.party for m in coded.leads.positions)
    yield from (a for r in coded.leads.rounds for a in r.participants)


def _states(coded: CodedStory) -> dict[str, set[str]]:
    """Return the states of which a story names the forces → the words for them in their names:
    "UNK:kesma" → "kesmaran". Who only mediates has none in the story."""
    found: dict[str, set[str]] = {}
    for a in _actors(coded):
        head = a.code.partition("/")[0].partition(":")[0]
        if not head.endswith(_FORCES):
            continue
        if a.country is not None and not head.startswith("UNK"):
            found.setdefault(a.country, set())
        elif not (a.code in _BARE and _WHERE.search(a.text)):
            side = None if is_person(a.code) and "/" not in a.code else side_of(a)
            if side is None or not side.startswith("UNK:"):
                continue
            stem = side.removeprefix("UNK:")
            words = (*re.split("[-/]", a.code.partition(":")[2]), *slug(a.text).split("-"))
            found.setdefault(side, set()).update(w for w in words if w.startswith(stem))
    groups = _groups(coded)  # "a Velh commander" is of the Velh Movement's people, of no state
    return {s: w for s, w in found.items() if not any(g.startswith(s) for g in groups)}


def _groups(coded: CodedStory) -> frozenset[str]:
    """Return the sides of the groups of no state that a story names."""
    found = set()
    for a in _actors(coded):
        head, _, own = a.code.partition("/")[0].partition(":")
        group = head.startswith("UNK") and head.endswith(_OF_GROUPS) and not is_person(a.code)
        if group and own and own.rpartition("-")[2] in word_set("cast.groups"):
            found.add(side_of(a) or "")
    return frozenset(found - {""})


def _moved(coded: CodedStory, state: str) -> dict[str, str]:
    """Return code → code with the state, for those whom the story calls the state's."""
    out = {}
    for a in _actors(coded):
        head, _, own = a.code.partition(":")
        if a.code in _BARE and _is_bare(a):
            out[a.code] = f"{head}:{state}"
        person = head in _BARE and own == slug(a.name) and is_person(a.code)
        if person and _serves(coded.story.text, a.name):
            out[a.code] = f"{head}:{state}/{own}"
    return out


def _is_bare(a: Actor) -> bool:
    words = _WHERE.split(a.text.lower().removeprefix("the "))[0].split()
    return len(words) == 1 and words[0] in word_set("linking.of_the_state")


def _serves(text: str, name: str) -> bool:
    """Return whether a name stands beside a word for the state's own: "Army Colonel NAME", "Deputy
    minister NAME", "NAME, the government's delegate"; not that of a name ("Liberation Army")."""
    state = "|".join(sorted(map(re.escape, word_set("linking.of_the_state"))))
    before = rf"(?P<left>\S+ )?\b(?:{state})(?:['’]s)?{_TITLE}{re.escape(name)}\b"
    behind = rf"\b{re.escape(name)}, (?:an? |the )?(?P<left>\S+ )?(?:{state})\b"
    hits = (m for p in (before, behind) for m in re.finditer(p, text, re.IGNORECASE))
    return any(not (m["left"] or "a")[:1].isupper() or _ends(m["left"]) for m in hits)


def _ends(word: str) -> bool:
    return word.rstrip()[-1:] in ".:;!?—–-" or word.strip() in ("The", "Our", "A", "Deputy")
