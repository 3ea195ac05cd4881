"""The lexicon of actors: names, adjectives, role nouns and modifiers, matched token by token."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"
    r"|(?i:\b(?:St|Gen|Mr|Mrs|Ms|Dr|Col|Lt|Maj|Sen|Rep|Gov|Adm|Brig|Capt|Sgt|Pres|Cmdr)\.)"
    r"|['’]s\b|\w+(?:['’](?!s\b)\w+)*|[^\w\s]"
)
# A phrase longer than this names nobody; it bounds the work on hostile input.
MAX_PHRASE = 60
# No name in the tables is longer (in tokens); scanning stays linear.
MAX_NAME = 12


def tokenize(text: str) -> list[str]:
    """Return the tokens of a phrase, split as the reader splits them (hyphens and 's apart)."""
    return _TOKEN.findall(text[: MAX_PHRASE * 20])


def fold(word: str) -> str:
    """Return ``word`` as the lexicon spells it: lower case, plain apostrophes."""
    return word.lower().replace("’", "'")


# Who leaves one of these offices is among the former officials (ELI).
_LEFT_AS_ELITE = frozenset({"GOV", "LEG", "MIL", "SPY", "IGO"})


class Office(msgspec.Struct, frozen=True):
    """What a person or body is from ``since`` to ``until`` (ISO dates, "" = open or not known)."""

    role: str
    country: str
    sector: str
    since: str
    until: str


def _holds(office: Office, on: str) -> bool:
    """Tell whether an office is held on a day; an open begin or end is no bound."""
    return office.since <= on and (not office.until or on <= office.until + "-99")


class Entity(msgspec.Struct, frozen=True):
    """A named person or body. ``country`` as in :class:`~trucewatch.records.Actor`.

    ``kind`` is person, body or area (a de facto entity that is also a place); ``aligned`` the
    country or group whose side it is on; ``gender`` is f, m or "" where not stated.
    """

    id: str
    name: str
    kind: str
    country: str
    sector: str
    group: str
    aligned: str
    gender: str
    offices: tuple[Office, ...]

    def sector_on(self, on: str | None) -> str:
        """Return the sector on the day ``on``: in office as listed, afterwards ELI.

        Without a date the last office counts as held; an open begin or end as always held.
        """
        office = self._office(on)
        if office is None:
            return self.sector
        if on and self.kind == "person" and not _holds(office, on):
            left = office.since and office.since <= on and office.sector in _LEFT_AS_ELITE
            return "ELI" if left else office.sector
        return office.sector

    def roles_on(self, on: str | None) -> list[str]:
        """Return the offices held on the day ``on``; without a day those that have no known end."""
        return [o.role for o in self.offices if o.role and (_holds(o, on) if on else not o.until)]

    def country_on(self, on: str | None) -> str:
        """Return the country or body of states for which the entity stands on the day ``on``."""
        office = self._office(on)
        return office.country if office is not None else self.country

    def _office(self, on: str | None) -> Office | None:
        """Return the office held on a day, else the last one begun before it, else the first."""
        if not self.offices:
            return None
        if not on:
            return self.offices[-1]
        held = [o for o in self.offices if _holds(o, on)]
        begun = held or [o for o in self.offices if o.since and o.since <= on]
        return begun[-1] if begun else self.offices[0]

    @property
    def code_tail(self) -> str:
        """The id as the last part of an actor's code ("" for a bare organisation of states)."""
        return "" if self.id == self.country.lower() else ":" + self.id


class Entry(msgspec.Struct, frozen=True):
    """One form in the lexicon.

    ``kind``: entity, country, adjective, people, seat, place, role, modifier, former.
    ``cased``: 0 any case, 1 first letter upper case, 2 all upper case. Of role nouns: ``weak``
    takes its sector from another word, ``rank`` is a military rank that may mean other things
    ("major"), ``site`` is a place where people are ("village"), ``thing``
    is equipment that acts for its owner ("warplane").
    """

    kind: str
    country: str = ""
    sector: str = ""
    entity: Entity | None = None
    cased: int = 0
    noun: str = ""
    person: bool = False
    plural: bool = False
    weak: bool = False
    rank: bool = False
    site: bool = False
    thing: bool = False


class Hit(msgspec.Struct, frozen=True):
    """A form found at the tokens [first, last); ``others`` are what else it may stand for."""

    first: int
    last: int
    entry: Entry
    others: tuple[Entry, ...] = ()


class _Node:
    """A token of a form: the entries that end here, and the tokens that may follow."""

    __slots__ = ("entries", "following")

    def __init__(self) -> None:
        self.entries: tuple[Entry, ...] = ()
        self.following: dict[str, _Node] = {}


class Lexicon:
    """Forms as a trie of their folded tokens; longest match first. Immutable after building."""

    def __init__(self, forms: Iterable[tuple[str, Entry]]) -> None:
        self._root = _Node()
        self._size = 0
        for form, entry in forms:
            tokens = [fold(t) for t in tokenize(form)]
            if tokens and len(tokens) <= MAX_NAME:
                self._add(tokens, entry)

    def _add(self, tokens: list[str], entry: Entry) -> None:
        node = self._root
        for token in tokens:
            following = node.following.get(token)
            if following is None:
                following = node.following[token] = _Node()
            node = following
        self._size += not node.entries
        node.entries = (*node.entries, entry)

    def __len__(self) -> int:
        return self._size

    def get(self, form: str) -> tuple[Entry, ...]:
        """Return all entries of ``form`` (folded tokens joined by spaces)."""
        node: _Node | None = self._root
        for token in form.split(" "):
            node = node.following.get(token) if node is not None else None
        return node.entries if node is not None else ()

    def longest(self, words: Sequence[str], lower: Sequence[str], i: int, last: int) -> Hit | None:
        """Return the longest form that starts at token ``i`` and ends before ``last``, or None."""
        node = self._root.following.get(lower[i])
        at, found = i, None
        while node is not None:
            at += 1
            if node.entries:
                found = _hit(words, i, at, node.entries) or found
            node = node.following.get(lower[at]) if at < last and node.following else None
        return found

    def scan(self, words: Sequence[str], lower: Sequence[str], first: int, last: int) -> list[Hit]:
        """Return the hits in [first, last), longest first from the left, never overlapping."""
        hits: list[Hit] = []
        known = self._root.following
        i = first
        while i < last:
            hit = self.longest(words, lower, i, last) if lower[i] in known else None
            if hit is None:
                i += 1
            else:
                hits.append(hit)
                i = hit.last
        return hits


def _hit(words: Sequence[str], first: int, last: int, entries: tuple[Entry, ...]) -> Hit | None:
    """Return the hit of those entries whose letters' case fits, None for none."""
    if len(entries) == 1:
        only = entries[0]
        fits = not only.cased or _case_fits(words, first, last, only.cased)
        return Hit(first, last, only) if fits else None
    fitting = [e for e in entries if not e.cased or _case_fits(words, first, last, e.cased)]
    return Hit(first, last, fitting[0], tuple(fitting[1:])) if fitting else None


def _case_fits(words: Sequence[str], first: int, last: int, cased: int) -> bool:
    if cased == 2:
        return all(w.isupper() or not w[0].isalpha() for w in words[first:last])
    head = words[first]
    return (
        head[0].isupper()
        or not head[0].isalpha()
        or (last - first > 1 and words[last - 1][0].isupper())
    )
