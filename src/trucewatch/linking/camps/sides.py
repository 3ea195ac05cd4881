"""Sides and camps: who belongs together in one incident."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from trucewatch.records import Actor, ActorAnswer
from trucewatch.vocab.actors import slug
from trucewatch.vocab.sides import is_person, unknown_side, unlisted_group, whole_group
from trucewatch.vocab.words import word_set

# A group with an id of its own is its own side; these sectors mark groups that are not the state's.
_OWN_SIDE = frozenset({"REB", "UAF", "SEP", "OPP", "PRM", "CVL", "IGO", "NGO", "UNO", "REF"})
_AGAINST_STATE = frozenset({"OPP", "REB", "SEP", "UAF"})
# Sectors whose acts and words can touch an agreement, even where the country is not known.
POLITICAL = frozenset(
    {"GOV", "MIL", "REB", "UAF", "SEP", "PRM", "IGO", "UNO", "SPY", "COP", "GOV/MIL", "PTY", "OPP"}
)
_BYSTANDERS = frozenset(
    {"CVL", "REF", "HLH", "MED", "EDU", "NGO", "AGR", "LAB", "BUS", "SOC", "REL"}
)
BODIES = frozenset({"IGO", "NGO", "UNO"})
"""How the codes and sectors of organisations begin that are of no state and no side."""
NARRATOR = "narrator"
MONITOR = "monitor"
THIRD = "third"
UNNAMED = "UNK"


_ISSUE_WORD = re.compile(r"[^\W_]+")


class WatchRole(msgspec.Struct, frozen=True):
    """Who watches or mediates (a code), as what, and whose they are: two things, kept apart."""

    who: str
    role: str
    affiliation: str = ""


class WatchedAgreement(msgspec.Struct, frozen=True):
    """An agreement that the user tells of; ``clauses`` are the pieces of its full text."""

    name: str
    aliases: tuple[str, ...]
    signed: str | None
    kind: str
    parties: tuple[str, ...]
    brokers: tuple[str, ...]
    monitors: tuple[str, ...]
    clauses: tuple[str, ...]


class WatchedIssue(msgspec.Struct, frozen=True):
    """An issue of the user's own: its code, and the words (small letters) that show it."""

    issue: str
    words: tuple[str, ...]


class Watch(msgspec.Struct, frozen=True):
    """What a user told of a process: camps with the codes of their members, and what to follow.

    ``issues`` are codes of the vocabulary of issues and of ``own_issues``; ``places`` and
    ``sources`` names.
    """

    name: str = ""
    camps: Mapping[str, tuple[str, ...]] = {}
    about: str = ""
    roles: tuple[WatchRole, ...] = ()
    agreements: tuple[WatchedAgreement, ...] = ()
    places: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    own_issues: tuple[WatchedIssue, ...] = ()

    def issue_of(self, text: str) -> str | None:
        """Return the user's own issue whose words stand in ``text``, or None; the first wins."""
        low = f" {' '.join(_ISSUE_WORD.findall(text.lower()))} "
        for own in self.own_issues:
            if any(f" {' '.join(_ISSUE_WORD.findall(w))} " in low for w in own.words):
                return own.issue
        return None

    def camp(self, side: str, code: str = "") -> str | None:
        """Return the camp of a claimant's ``code`` if it is listed, else of its side, or None."""
        listed = next((c for c, members in self.camps.items() if code and code in members), None)
        return listed or next((c for c, m in self.camps.items() if side in m), None)

    def role(self, code: str) -> str | None:
        """Return the role that the watch gives a code (monitor, mediator, host), or None."""
        return next((r.role for r in self.roles if r.who == code), None)


def side_of(actor: Actor | None) -> str | None:
    """Return the side that an actor acts for: a state (its country), a group, or None."""
    if actor is None:
        return None
    if actor.code.startswith(UNNAMED):
        state, person, _ = actor.code.partition("/")
        return unknown_side("UNK:" + state.partition(":")[2] if person else state, actor.text)
    group, person, _ = actor.code.partition("/")
    if person and group[3:6] in _AGAINST_STATE:
        return unlisted_group(actor.code) or whole_group(
            group
        )  # whatever the person is called himself
    if actor.sector in _OWN_SIDE and ":" in actor.code:
        return unlisted_group(actor.code) or whole_group(actor.code.partition("/")[0])
    if actor.sector in _AGAINST_STATE or actor.sector == "PRM":
        return actor.code  # "the opposition", "the rebels", "militias": not the state's side
    return actor.country or actor.code


def is_political(actor: Actor | None) -> bool:
    """Return whether an actor is of a state, an armed or political group or an organisation."""
    if actor is None:
        return False
    return actor.country is not None or (actor.sector or "") in POLITICAL


def is_body(who: Actor | str | None) -> bool:
    """Return whether somebody is an organisation of no state and no side, by his code or side: the
    United Nations, a union of states, a relief agency."""
    if who is None or isinstance(who, str):
        return (who or "")[:3] in BODIES
    return who.code[:3] in BODIES or who.sector in BODIES


def is_bystander(actor: Actor) -> bool:
    """Return whether an actor is a resident, a medic, a teacher …: nobody who speaks for a side."""
    return (actor.sector or "") in _BYSTANDERS


_OPENING = frozenset({"armed", "unidentified", "unknown", "masked", "some", "several", "about",
                      "the", "a", "an", "two", "three", "four", "unnamed"})  # fmt: skip


def is_nobodys(actor: Actor | ActorAnswer) -> bool:
    """Return whether an actor is "gunmen", "attackers": that they did it tells nobody whose they
    are; "Armenian gunmen" are somebody's."""
    first = actor.text.partition(" ")[0].lower()
    bare = first in _OPENING or first in word_set("agreements.raiders")  # it may open a sentence
    named = any(c.isupper() for c in actor.text[bare:])
    return actor.sector == "UAF" and ":" not in actor.code and not named


def is_anybody(code: str) -> bool:
    """Return whether a code is that of a bystander or of somebody of whom nothing is known."""
    return code == UNNAMED or (code[3:6] in _BYSTANDERS and ":" not in code)


def country_of(side: str) -> str:
    """Return the country or organisation at the head of a side."""
    return side.split(":")[0][:3] if ":" in side else side


def is_person_alone(actor: Actor) -> bool:
    """Return whether an actor is somebody of whom no side is told ("Akec", "Ines Mark")."""
    if not actor.code.startswith(UNNAMED) or "/" in actor.code:
        return False
    head, _, own = actor.code.partition(":")
    surname = head.endswith("GOV") and " " not in actor.name and own == slug(actor.name)
    return is_person(actor.code) or surname
