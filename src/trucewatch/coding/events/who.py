"""From noun heads to actors: what a cast must answer, and lists of participants."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, cached_property
from typing import Protocol

import msgspec

from trucewatch.coding.cast.words import partitive
from trucewatch.coding.events.syntax import (
    conjuncts,
)
from trucewatch.reading import Parse
from trucewatch.records import Actor
from trucewatch.vocab.actor_named import Named
from trucewatch.vocab.actors import load_actors
from trucewatch.vocab.gazetteer import country_names
from trucewatch.vocab.group_words import group_words
from trucewatch.vocab.words import word_set

_KINDS = frozenset({"military", "security", "civilian", "government", "party"})
_NOMINAL = frozenset("compound amod nmod poss prep pobj conj appos".split())
# Sectors of states and sides, whose code may tell one that no table knows.
_PUBLIC = frozenset({"GOV", "MIL", "REB", "PRM", "LEG", "SPY", "COP"})
_ARMED = frozenset({"MIL", "REB", "PRM", "UAF", "COP"})


# "A car carrying A": what is done to it is done to A.
_CARRYING = frozenset({"carry", "transport", "convey", "escort", "bring", "take", "ferry"})
_THIS = frozenset({"the", "this", "that"})
# So many sentences back.
_BACK = 4


class Naming(Protocol):
    """What this module needs of a cast."""

    def of(self, head: int) -> Actor | None:
        """Return the actor that the noun phrase headed by ``head`` names."""

    def camp_key(self, actor: Actor) -> str:
        """Return the side that ``actor`` belongs to."""

    def named(self, head: int) -> Named | None:
        """Return what the words of the phrase headed by ``head`` name, as an actor or a place."""

    def actor(self, head: int, named: Named) -> Actor:
        """Return ``named`` as an actor whose span is the phrase of ``head``."""

    def members(self, head: int) -> tuple[Actor, ...]:
        """Return the actor of each conjunct of the phrase headed by ``head``."""

    @property
    def only_rebels(self) -> Named | None:
        """The one armed group that the story names."""


def is_told(actor: Actor) -> bool:
    """Return whether an actor is somebody: of a country, or of a state or an armed or political
    group that only its story knows.

    Such a state's code has its name behind a colon (``UNK:valdoria``, ``UNKMIL:valdoria``).
    """
    if actor.country:
        return True
    if not actor.code.startswith("UNK") or ":" not in actor.code:
        return False
    group = actor.name.rsplit(" ", 1)[-1].lower() in word_set("events.groups") and " " in actor.name
    return actor.sector in _PUBLIC or group


class Cast3(msgspec.Struct, frozen=True):
    """Actors, recipients and mediators of one event, with the rules that found them."""

    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    mediators: tuple[Actor, ...]
    rules: tuple[str, ...]


@cache
def _land_names() -> frozenset[str]:
    """Names of lands of one word, in small letters."""
    return frozenset(n.lower() for n in country_names().values() if " " not in n)


@cache
def _things() -> frozenset[str]:
    """What a story names the owner of once, and goes on calling "the boat", "the base"."""
    return word_set("events.vehicles") | word_set("events.held")


def _behind(p: Parse, head: int) -> list[int]:
    """Return what stands behind "of" or "belonging to" after the noun at ``head``."""
    owning = [c for c in p.children[head] if p.dep[c] == "acl" and p.lemma[c] == "belong"]
    preps = [c for c in p.children[head] if p.lower[c] == "of" and p.dep[c] == "prep"]
    preps += [c for k in owning for c in p.children[k] if p.lower[c] == "to"]
    return [d for c in preps for d in p.children[c] if p.dep[d] == "pobj"]


def _may_own(actor: Actor, held: bool, arms: bool) -> bool:
    """Return whether a thing is an actor's by an "of": what somebody holds is anybody's that is
    told, arms are an army's, a government's or a group's, though nothing tells of which land."""
    armed, state = actor.sector in _ARMED, actor.sector == "GOV"
    if is_told(actor):
        return held or armed or (arms and (state or not actor.country))
    return arms and (armed or state)


class Who:
    """Turns noun heads into actors with the help of a cast."""

    def __init__(self, parse: Parse, cast: Naming, proxies: frozenset[str] = frozenset()) -> None:
        self.p = parse
        self.cast = cast
        self.proxies = proxies

    def named(self, heads: Iterable[int]) -> list[Actor]:
        """Return the actors that the phrases headed by ``heads`` name, conjuncts apart."""
        out: list[Actor] = []
        for head in heads:
            found = self.cast.members(head)
            if not found:
                one = self.cast.of(head)
                found = (one,) if one else ()
            out.extend(found)
        return out

    def owned(self, heads: Iterable[int]) -> list[Actor]:
        """Return the actors whose things the phrases name ("Chadian positions")."""
        out: list[Actor] = []
        for head in heads:
            for k in conjuncts(self.p, head):
                owner = self.owner(k)
                if owner:
                    out.append(owner)
        return out

    def owner(self, head: int) -> Actor | None:
        """Return whose ``head`` is by the words before it: "Chad's", "Chadian", "Chad"."""
        if self.p.lemma[head] in word_set("events.kin"):
            return None  # "his two sons" are not he
        dep, kids = self.p.dep, self.p.children
        inner = [
            d
            for c in kids[head]
            if dep[c] in ("compound", "nmod")
            for d in kids[c]
            if dep[d] == "poss"
        ]
        for c in (*kids[head], *inner):
            if c >= head or dep[c] not in ("poss", "amod", "nmod", "compound"):
                continue
            kind = self._is_kind(c, head)
            kind = kind or self._of_process(c) or self._is_scene(c, head) or is_aimed(self.p, c)
            if not kind:
                found = self._rebels(c) or self.cast.of(c)
                armed = found and found.sector in _ARMED and self.p.pos[c] != "ADJ"
                armed = armed or (found and self.p.lemma[c] in group_words().rebels)
                armed = armed or (found and self.p.lower[c] == "government")
                if found and (_tells(found) or armed or dep[c] == "poss"):
                    return found if dep[c] == "poss" else stated(found)
        found = self._leading(head) or self._of_whom(head) or self._carried(head)
        return found or self._told_before(head)

    def _rebels(self, c: int) -> Actor | None:
        """ "Rebel mortars": those of the one armed group of the story."""
        weapon = self.p.lemma[self.p.head[c]] in word_set("events.arms", "events.crewed")
        if self.p.lower[c] not in group_words().rebels or not weapon:
            return None
        only = self.cast.only_rebels
        return None if only is None else self.cast.actor(c, only)

    def _is_kind(self, c: int, head: int) -> bool:
        """ "A military parade", "government offices": a word of kind, whoever's they are; what
        flies and fires is its owner's: "government planes"."""
        p = self.p
        if p.dep[c] == "poss" or p.lower[c] not in _KINDS:
            return False
        crewed = word_set("events.crewed", "events.arms")
        return not (p.lower[c] == "government" and p.lemma[head] in crewed)

    def _told_before(self, head: int) -> Actor | None:
        """ "The boat", "the convoy": whose the last one was that the story told the owner of."""
        p = self.p
        definite = any(p.dep[c] == "det" and p.lower[c] in _THIS for c in p.children[head])
        if not definite or p.lemma[head] not in _things() or p.tag[head] != "NN":
            return None
        for k in reversed(self._things.get(p.lemma[head], ())):
            if k < head and p.sent[k] >= p.sent[head] - _BACK:
                found = self.owner(k)
                if found is not None:
                    start, end = p.start[p.left[head]], p.end[head]
                    text = p.text[start:end]
                    return msgspec.structs.replace(found, text=text, start=start, end=end)
        return None

    @cached_property
    def _things(self) -> dict[str, list[int]]:
        """The tokens of the story's vehicles and posts, by their lemma."""
        found: dict[str, list[int]] = {}
        for k, lemma in enumerate(self.p.lemma):
            if lemma in _things() and self.p.pos[k] == "NOUN":
                found.setdefault(lemma, []).append(k)
        return found

    def _is_scene(self, c: int, head: int) -> bool:
        """ "Yemen bomb kills five", "Kenya clashes": where it was, not whose; "Israeli strike" is
        Israel's."""
        compound = self.p.dep[c] in ("compound", "nmod") and self.p.lemma[head] in word_set(
            "events.happening"
        )
        return compound and self.p.lower[c] in _land_names()

    def _leading(self, head: int) -> Actor | None:
        """ "The US-led invasion", "a Saudi-led coalition": who leads it."""
        p = self.p
        for c in p.children[head]:
            if c < head and p.lower[c].endswith("led") and p.dep[c] in ("amod", "compound"):
                whole = p.word[c][:-4] if p.lower[c].endswith("-led") else ""
                before = "".join(p.word[d] for d in p.children[c] if d < c and p.word[d] != "-")
                found = load_actors().find(whole or before)
                if found is not None and found.kind == "state":
                    return self.cast.actor(c, found)
        return None

    def _carried(self, head: int) -> Actor | None:
        """ "A car carrying the head of the mission": who is in it."""
        p = self.p
        if p.lemma[head] not in word_set("events.vehicles"):
            return None
        for c in p.children[head]:
            if p.dep[c] == "acl" and p.tag[c] == "VBG" and p.lemma[c] in _CARRYING:
                found = [self.cast.of(d) for d in p.children[c] if p.dep[d] == "dobj"]
                return next((a for a in found if a and is_told(a)), None)
        return None

    def _of_whom(self, head: int) -> Actor | None:
        """ "A base of the Malian army", "a drone of the army", "jets belonging to the government":
        whose the thing is."""
        p = self.p
        if p.pos[head] != "NOUN":
            return None
        lemma = p.lemma[head]
        held = lemma in word_set("events.held") or lemma in self.proxies
        arms = lemma in word_set("events.arms", "events.crewed")
        found = (self.cast.of(d) for d in _behind(p, head))
        return next((a for a in found if a is not None and _may_own(a, held, arms)), None)

    def either(self, heads: Iterable[int]) -> list[Actor]:
        """Return the actors named, or else those whose things are named."""
        listed = list(heads)
        named = self.named(listed)
        if any(is_told(a) for a in named):
            return named
        return [*self.owned(listed)] or named

    def between(self, heads: Iterable[int]) -> list[Actor]:
        """Return both sides of "between A and B".

        The parser may make one phrase of them ("between the Chadian army and FACT rebels"): then
        a side is what is named before, and after, the "and".
        """
        listed = list(heads)
        found = self.named(listed)
        if len(found) > 1 or len(listed) != 1:
            return found
        p, head = self.p, listed[0]
        first, last = p.left[head], min(p.right[head], head + 1)
        cut = next((i for i in range(first, last) if p.dep[i] == "cc"), None)
        if cut is None:
            return found
        left = self._any(range(first, cut))
        right = self._any(range(cut + 1, last))
        return [*left, *right] if left and right else found

    def _any(self, tokens: Iterable[int]) -> list[Actor]:
        for i in tokens:
            if self.p.pos[i] in ("PROPN", "ADJ", "NOUN"):
                found = self.cast.of(i)
                if found and _tells(found):
                    return [stated(found) if self.p.pos[i] == "ADJ" else found]
        return []

    def acting(self, heads: Iterable[int]) -> list[Actor]:
        """Return who acts: the actors named, or the owners of weapons, papers and acts.

        "Chadian jets", "the Chadian proposal" act for Chad; a Chadian chef acts for himself.
        """
        told = (partitive(self.p, h) or h for h in heads)  # "one of its shells"
        listed = [h for h in told if not self._nobodys_arms(h)]
        named = self.named(listed)
        if any(is_told(a) for a in named):
            return named
        deputies = [
            k
            for k in listed
            if self.p.lemma[k] in self.proxies or self.p.lemma[k] in word_set("events.crewed")
        ]
        return self.owned(deputies) or named

    def _nobodys_arms(self, head: int) -> bool:
        """ "Howitzers opened up": weapons are nobody by themselves, nor of the land they are in."""
        alone = self.p.lemma[head] in word_set("events.arms") and self.p.tag[head] in ("NN", "NNS")
        return alone and self.owner(head) is None and len(conjuncts(self.p, head)) == 1

    def landed(self, heads: Iterable[int]) -> list[Actor]:
        """Return the countries whose things are named, else the actors named."""
        listed = list(heads)
        named = self.named(listed)
        if any(is_told(a) for a in named):
            return named
        others = self.owned(listed) or self.states(listed)
        apart = [a for a in named if not any(a.start <= o.start < a.end for o in others)]
        return [*apart, *others]

    def within(self, heads: Iterable[int]) -> list[Actor]:
        """Return the first state named anywhere inside the noun phrases of ``heads``.

        "grants for wells in Malawi", "a plant near the Malian border": through modifiers and
        prepositions only, never into a clause.
        """
        stack = list(heads)[::-1]
        while stack:
            k = stack.pop()
            if self.p.pos[k] in ("PROPN", "ADJ") and not self.is_area(k):
                apart = self._of_process(k) or is_aimed(self.p, k)
                found = None if apart else self.cast.named(k)
                if found is not None and found.country and not found.person:
                    listed = [stated(self.cast.actor(k, found))]
                    return [*listed, *self.states(conjuncts(self.p, k)[1:])]
            stack.extend(c for c in self.p.children[k][::-1] if self.p.dep[c] in _NOMINAL)
        return []

    def _of_process(self, k: int) -> bool:
        """ "The Geneva talks", "the Nairobi and Luanda processes": a name, nobody's."""
        p, up = self.p, self.p.head[k]
        while p.dep[k] == "conj" and p.pos[up] != "VERB" and up < k:
            k, up = up, p.head[up]
        named_so = p.dep[k] in ("compound", "nmod", "amod") and p.lemma[up] in word_set(
            "events.processes"
        )
        return named_so and p.pos[k] == "PROPN"

    def is_area(self, head: int) -> bool:
        """Return whether ``head`` names a disputed area: ground to take, not a side."""
        found = self.cast.named(head)
        return found is not None and found.entity is not None and found.entity.kind == "area"

    def is_seat(self, head: int) -> bool:
        """Return whether ``head`` names a state by its capital: "in Cairo" is where, not who."""
        found = self.cast.named(head)
        word = self.p.lower[head]
        return found is not None and found.kind == "state" and word not in found.name.lower()

    def states(self, heads: Iterable[int]) -> list[Actor]:
        """Return the states that the phrases name as places ("sent food to Malawi")."""
        out: list[Actor] = []
        for head in heads:
            for k in conjuncts(self.p, head):
                found = self.cast.named(k)
                area = (
                    found is not None and found.entity is not None and found.entity.kind == "area"
                )
                if found is not None and found.country and self.p.pos[k] == "PROPN" and not area:
                    out.append(self.cast.actor(k, found))
        return out


# "Anti-Chadian", "pro-Chadian": what is so is nobody's by that, and aimed at, or for, Chad.
_AIMING = frozenset({"anti", "pro"})


def is_aimed(p: Parse, c: int, words: frozenset[str] = _AIMING) -> bool:
    """Return whether the land or people named at ``c`` is what a thing is for or against."""
    whole = p.lower[c].partition("-")
    return bool(whole[1] and whole[0] in words) or (
        c > 1 and p.word[c - 1] == "-" and p.lower[c - 2] in words
    )


def _tells(actor: Actor) -> bool:
    """Return whether an actor tells whose a thing is, its people too ("Valdorian positions")."""
    return is_told(actor) or actor.code.startswith("UNKCVL:")


def stated(actor: Actor) -> Actor:
    """Return the country of an adjective: a "Chadian" thing is Chad's, not the Chadians'."""
    if actor.sector == "CVL" and not actor.country and actor.code.startswith("UNKCVL:"):
        return msgspec.structs.replace(actor, code=f"UNK{actor.code[6:]}", sector="GOV")
    if actor.sector != "CVL" or not actor.country or ":" in actor.code:
        return actor
    return msgspec.structs.replace(actor, code=actor.country, sector="GOV")


# Who does something to himself does it to nobody else: "a bomber killed himself and six guards".
_SELF = frozenset({"himself", "herself", "itself", "themselves", "ourselves", "myself"})


def _unique(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    out: dict[tuple[str, str], Actor] = {}
    for actor in actors:
        key = (actor.code, actor.name) if actor.code != "UNK" else (actor.code, actor.text)
        out.setdefault(key, actor)
    return tuple(out.values())


def finish(
    actors: Iterable[Actor],
    recipients: Iterable[Actor],
    mediators: Iterable[Actor],
    rules: tuple[str, ...],
) -> Cast3:
    """Drop doubles, and recipients that are the actor itself ("withdrew its own troops")."""
    first = _unique(actors)
    codes, told = {(a.code, a.name) for a in first}, {a.code for a in first}
    # "Officials of X and Y accused each other": one mention, two countries
    places = {(a.start, a.end, a.country) for a in first}
    second = tuple(
        r
        for r in _unique(recipients)
        if r.text.lower() not in _SELF
        and (r.code, r.name) not in codes
        and (r.start, r.end, r.country) not in places
        and not ((r.code == r.country or ";" in r.code) and set(r.code.split(";")) <= told)
    )
    return Cast3(first, second, _unique(mediators), rules)
