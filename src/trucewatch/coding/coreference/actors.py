"""Whom a surname, a title or a description means, from what the story says elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from trucewatch.coding.cast.opposed import opposed
from trucewatch.coding.cast.shelf import Known, Shelf
from trucewatch.coding.cast.words import OF_OTHERS, says
from trucewatch.coding.coreference.bodies import ANAPHORS, last_body, meant
from trucewatch.coding.coreference.owners import (
    attacks,
    is_another,
    is_anothers,
    is_named_otherwise,
    is_only_where,
    of_government,
    owned,
    sender_of,
    side_of,
)
from trucewatch.coding.coreference.whose import (
    has_name,
    is_definite,
    is_issuer,
    owner_of,
    part_nouns,
    part_told_of,
)
from trucewatch.records import Actor
from trucewatch.vocab.actor_lexicon import Hit
from trucewatch.vocab.actor_named import Named, code_of, entity_named, with_country
from trucewatch.vocab.cues import load_act_words
from trucewatch.vocab.words import word_set

if TYPE_CHECKING:
    from trucewatch.coding.cast.cast import Cast

_TITLES = {"premier": "prime minister", "pm": "prime minister"}
_ARMED = frozenset({"REB", "PRM", "CRM"})
# These have no article: "police said", "Parliament voted".
_REBELS = frozenset({"rebel", "insurgent", "guerrilla"})
_CALLED_REBELS = frozenset({"rebel", "separatist", "separatists", "secessionist"})
_EVERYWHERE = frozenset({"police", "authority", "parliament"})
# Nouns of domestic order: a country's own police, courts and opposition.
_DOMESTIC = frozenset({"COP", "OPP", "LEG", "JUD"})
# "The general", said of somebody named a few sentences before in other words.
_NEAR = 3
# "With me is X", "Our guest is X", "Joining us is X".
_PRESENTING = frozenset({"with", "our", "my", "joining"})
_TOWARDS_PEOPLE = frozenset({"against", "by", "with", "between"})
# Who leads a state, in the words of reports, and the offices that may be meant.
_LEADERS = frozenset({"leader", "ruler", "strongman", "head of state", "head of government"})
_OFFICES = ("president", "prime minister", "chancellor", "king", "supreme leader", "emir")


class KnownActors:
    """Names, titles and bodies of one story, filled once by :meth:`register`."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._people = Shelf()
        self._titled = Shelf()
        self._persons = Shelf()
        self._strangers = Shelf()
        self._bodies = Shelf()
        self._apart: dict[str, int] = {}
        self.heads: list[int] = []

    def register(self, heads: Iterable[int]) -> None:
        """Note what the phrases with these heads (in the order of the text) name."""
        for head in heads:
            named = self._cast.named(head)
            if named is None:
                continue
            self.heads.append(head)
            if named.person and named.kind in ("entity", "name"):
                self._add_person(head, named)
            elif named.country and named.noun:
                noun = "ministry" if " of " in named.noun else named.noun.rsplit(" ", 1)[-1]
                self._bodies.put(noun, head, named)
            self._add_body(head, named)
            if named.sector in _ARMED and is_anothers(self._cast.parse, head):
                self._apart.setdefault(named.noun, head)

    @cached_property
    def voices(self) -> dict[str, list[int]]:
        """The phrases that are subjects of verbs of saying, by the last word in small letters."""
        parse = self._cast.parse
        found: dict[str, list[int]] = {}
        for head in self._cast.heads:
            if says(parse, head):
                found.setdefault(parse.lower[head], []).append(head)
        return found

    @cached_property
    def parts(self) -> dict[str, list[int]]:
        """The phrases of the story that tell of parts of a body ("delegation"), by the noun."""
        parse = self._cast.parse
        found: dict[str, list[int]] = {}
        for head in self._cast.heads:
            found.setdefault(parse.lemma[head], []).append(head)
        return {w: at for w, at in found.items() if w in part_nouns()}

    def by_words(self, words: tuple[str, ...]) -> int | None:
        """Return the head of a phrase that is these words and no more, but for an article."""
        return self._alone.get(words)

    @cached_property
    def _alone(self) -> dict[tuple[str, ...], int]:
        parse = self._cast.parse
        found: dict[tuple[str, ...], int] = {}
        for head in reversed(self._cast.heads):
            first, last = self._cast.noun_phrase(head)
            first += parse.lower[first] in ("the", "a", "an") and last > first + 1
            found[parse.word[first:last]] = head
        return found

    @cached_property
    def army(self) -> str | None:
        """The one state whose army speaks in the story, None where none or several do."""
        parse, found = self._cast.parse, set()
        for head in sorted(i for at in self.voices.values() for i in at):
            named = self._cast.named(head)
            silent = any(parse.dep[c] == "neg" for c in parse.children[parse.head[head]])
            if named is not None and named.sector == "MIL" and not (named.person or silent):
                found.add(named.country)
        return next(iter(found)) if len(found) == 1 else None

    def _add_person(self, head: int, named: Named) -> None:
        if (named.country or named.kind == "entity") and not self._by_surname(head, named):
            self._people.put(self._surname(head, named), head, named)
        elif named.kind == "name" and " " in named.name and self.acts_like_person(head):
            self._strangers.put(self._surname(head, named), head, named)
        self._persons.put(named.sector, head, named)
        for title in self._titles(head, named):
            self._titled.put(title, head, named)
            if named.country:
                self._titled.put(f"{title} {named.country}", head, named)

    def _add_body(self, head: int, named: Named) -> None:
        body = named.entity
        if body is not None and body.kind == "person":
            body = self._cast.entities.get(body.group)
        if body is not None:
            whole = entity_named(body, self._cast.on)
            self._bodies.put(f"sector {whole.sector}", head, whole)

    def _is_anothers_title(self, hit: Hit, first: int) -> bool:
        """Whether an office in somebody's phrase is another's: "the president's envoy, Ana Brel",
        "envoy of the president"."""
        parse = self._cast.parse
        before = hit.first - 1
        if before > first and parse.pos[before] == "DET":
            before -= 1
        of = first <= before < hit.first and parse.pos[before] == "ADP"
        return of or parse.tag[hit.last : hit.last + 1] == ("POS",)

    def _titles(self, head: int, named: Named) -> tuple[str, ...]:
        first, last = self._cast.noun_phrase(head)
        hits = (h for h in self._cast.hits_in(first, last) if h.entry.kind == "role")
        found = [h.entry.noun for h in hits if not self._is_anothers_title(h, first)]
        if named.entity is not None and named.kind == "entity":
            found.extend(named.entity.roles_on(self._cast.on))
        return tuple(dict.fromkeys(_TITLES.get(t, t) for t in found))

    def _by_surname(self, head: int, named: Named) -> bool:
        """Tell whether a known person is named by one word only."""
        if named.kind != "entity":
            return False
        hits = self._cast.hits_in(*self._cast.noun_phrase(head))
        own = next((h for h in hits if h.first <= head < h.last), None)
        return own is not None and own.last - own.first == 1

    def by_full_name(self, head: int, named: Named) -> Named:
        """Return the namesake whom the story names in full, for a surname of the table."""
        full = self.full_name(head) if self._by_surname(head, named) else None
        return full or named

    def full_name(self, head: int) -> Named | None:
        """Return the full name that a surname at ``head`` stands for, if the story has one."""
        known = self.introduced(head)
        return known.named if known else None

    def introduced(self, head: int) -> Known | None:
        """Return the mention of somebody in full whom a surname at ``head`` stands for."""
        surname = self._surname(head, self._cast.named(head))
        return self._people.nearest(surname, head) or self._strangers.nearest(surname, head)

    def _surname(self, head: int, named: Named | None) -> str:
        """Return the word that a person goes by: of "the foreign minister, A B" it is B."""
        word = self._cast.parse.lower[head]
        if named is None or named.kind != "name" or not named.noun or " " not in named.name:
            return word
        last = named.name.lower().rsplit(" ", 1)[-1]
        return last if word in named.noun.lower().split() else word

    def acts_like_person(self, head: int) -> bool:
        """Tell whether an unknown capitalised name acts like a person."""
        parse = self._cast.parse
        dep, above = parse.dep[head], parse.head[head]
        said = parse.lemma[above] in word_set("cast.saying")
        done = parse.lemma[above] in word_set("coreference.done_to_people")
        if dep in ("dobj", "nsubjpass", "nsubj") and (said or done):
            return True
        if dep == "pobj" and parse.lower[parse.head[above]] == "according":
            return True
        if dep == "poss" and self._is_paper(above):
            return True  # "the Mechanism's report"
        start = parse.sents[parse.sent[head]][0]
        opening = parse.lower[start : start + 3]  # also behind "HOST:"
        presented = dep == "attr" and not _PRESENTING.isdisjoint(opening)
        spoken_to = dep == "pobj" and parse.lemma[parse.head[above]] in ("speak", "talk")
        if presented or spoken_to:
            first, _ = self._cast.noun_phrase(head)
            return head > first and parse.lower[first] not in ("the", "a", "an")
        if dep == "pobj" and parse.lower[above] not in _TOWARDS_PEOPLE:
            return False
        if dep not in ("nsubj", "nsubjpass", "appos", "conj", "pobj", "dobj", "dative"):
            return False
        first, _ = self._cast.noun_phrase(head)
        capitals = sum(parse.word[i][:1].isupper() for i in range(first, head + 1))
        return capitals >= 2 and parse.lower[first] not in ("the", "a", "an")

    def _is_paper(self, i: int) -> bool:
        words = load_act_words()
        return self._cast.parse.lemma[i] in words["document"] | words["report"]

    def described(self, head: int, named: Named) -> Named | None:
        """Return whom a description means ("its forces", "the ministry"), None if it is new."""
        if named.country and is_only_where(self._cast, head):
            named = msgspec.structs.replace(
                named, code=code_of(None, named.sector), country=None, entity=None
            )
        free = named.country or named.noun in OF_OTHERS
        owner = owner_of(self._cast, self._bodies, head) if not free else None
        if owner is not None and owner.country is None and is_issuer(self._cast, owner, named):
            return msgspec.structs.replace(named, code=owner.code, sector=owner.sector or "UNK")
        if owner is not None:
            return owned(named, self._cast.inner(side_of(self._cast, owner, named)))
        if of_government(self._cast, head, named):
            return self._at_home(head, named)
        part = part_told_of(self._cast, head, named)
        if part is not None:
            return part
        sender = None if self._is_known(head, named) else sender_of(self._cast, head, named)
        if sender is not None:
            return owned(named, self._cast.inner(sender))
        if named.aligned and not named.country and named.sector == "MIL":
            return self._of_region(head, named)
        if named.plural and not named.country and self._is_rebels(head, named):
            only = self.only_rebels
            if only is not None and is_named_otherwise(self._cast, head, only):
                return None
            if only is not None and not self._in_another_land(head, only):
                return only
        if named.plural and named.country and named.sector in _ARMED:
            only = self.only_rebels  # "Sudanese paramilitaries", where the RSF answers
            if only is None or is_named_otherwise(self._cast, head, only):
                return None
            return only if only.country == named.country else None
        if named.noun in _EVERYWHERE or self._is_domestic_crowd(head, named):
            return self._at_home(head, named)
        if not is_definite(self._cast, head, named) or is_another(self._cast, head, named):
            return None
        if named.plural:
            return None if named.country else self._the_same(head, named)
        title = _TITLES.get(named.noun, named.noun)
        if named.person:
            holder = self._title_holder(head, named, title)
            state = title in word_set("coreference.offices_of_state") and not named.country
            return self._at_home(head, named) if holder is None and state else holder
        return None if named.country else self._the_body(head, named, title)

    def speaking(self, head: int) -> tuple[tuple[Actor, float], ...]:
        """Return the body that "the body" stands for, a word for somebody only where it speaks."""
        parse = self._cast.parse
        spoken = parse.lower[head] in ANAPHORS and says(parse, head)
        definite = any(parse.lower[c] in ("the", "this") for c in parse.children[head])
        if not (spoken and definite):
            return ()
        body = meant(parse, self._bodies, head, parse.lower[head])
        return ((self._cast.actor(head, body), 0.9),) if body is not None else ()

    def _at_home(self, head: int, named: Named) -> Named:
        """Return ``named`` as of the story's country, unless its sentence speaks against that."""
        if named.country:
            return named
        domestic = named.sector in _DOMESTIC
        setting = self._cast.setting
        home = setting.domestic if domestic else setting.serving(named.sector)
        if home is None or home in opposed(self._cast, head, domestic):
            return named
        return with_country(named, home)

    def _in_another_land(self, head: int, group: Named) -> bool:
        """Tell whether a sentence opens in a land that is not the group's: "In X, rebels …"."""
        parse = self._cast.parse
        first, last = parse.sents[parse.sent[head]]
        if parse.lower[first] != "in" or group.country is None:
            return False
        where = {h.entry.country for h in self._cast.hits_in(first + 1, min(first + 4, last))}
        return bool(where - {None}) and group.country not in where

    @cached_property
    def only_rebels(self) -> Named | None:
        """Return the one armed group that the story names, None where it names more."""
        entities = (h.entry.entity for h in self._cast.hits)
        armed = {
            e.id: e
            for e in (*self._cast.bodies.values(), *entities)
            if e is not None and e.kind != "person" and e.sector_on(self._cast.on) in _ARMED
        }
        only = next(iter(armed.values())) if len(armed) == 1 else None
        return None if only is None or only.country == "IMG" else entity_named(only, None)

    def _is_rebels(self, head: int, named: Named) -> bool:
        """Tell whether people are called rebels, or their officials: "separatist officials"."""
        if named.noun in _REBELS:
            return True
        first, _ = self._cast.noun_phrase(head)
        called = not _CALLED_REBELS.isdisjoint(self._cast.parse.lower[first : head + 1])
        return called and named.sector == "REB"

    def _of_region(self, head: int, named: Named) -> Named | None:
        """Return "local ethnic X soldiers" as those of the separatists that the sentence names."""
        known = self._bodies.nearest("sector REB", head)
        sent = self._cast.parse.sent
        if known is None or sent[known.at] != sent[head]:
            return None
        body = known.named
        return msgspec.structs.replace(
            named, code=body.code, country=body.country, sector=body.sector
        )

    def _is_domestic_crowd(self, head: int, named: Named) -> bool:
        """Tell whether police officers, protesters, lawmakers are named without their country."""
        if named.country or named.sector not in ("COP", "OPP", "LEG"):
            return False
        return named.plural or named.sector == "COP"

    def _the_same(self, head: int, named: Named) -> Named | None:
        """Return the group, or else the people called so, that "the rebels" were said to be;
        None where they were told to be somebody else's."""
        if self._apart.get(named.noun, head) < head:
            return None
        group = last_body(self._bodies, head, _ARMED) if named.sector in _ARMED else None
        if group is not None:
            other = is_named_otherwise(self._cast, head, group)
            return None if other or attacks(self._cast, head, group) else group
        known = self._bodies.before(named.noun, head)
        if known is None and named.sector == "MIL":
            known = self._army_told_of(head)
        if known is None and named.sector == "MIL":
            at_home = self._at_home(head, named)
            return at_home if at_home.country else None
        return known.named if known is not None else None

    def _army_told_of(self, head: int) -> Known | None:
        """Return the army of which the last sentences tell, whatever it is called there: "its
        soldiers … the troops"."""
        shelves = (self._bodies.before(noun, head) for noun in sorted(word_set("coreference.army")))
        told = [k for k in shelves if k is not None and k.named.sector == "MIL"]
        known = max(told, key=lambda k: k.at, default=None)
        sent = self._cast.parse.sent
        near = known is not None and sent[head] - sent[known.at] <= _NEAR
        return known if near and known is not None and known.named.country else None

    def _the_body(self, head: int, named: Named, noun: str) -> Named | None:
        """Return the body called so before; else the home country's; never the sentence's foe."""
        foes: frozenset[str] | None = None
        for known in self._bodies.back(noun, head):
            foes = opposed(self._cast, head, named.sector in _DOMESTIC) if foes is None else foes
            if known.named.country not in foes:
                return known.named
        if noun in ANAPHORS and has_name(self._cast, head):
            return None
        if noun in ANAPHORS:
            body = meant(self._cast.parse, self._bodies, head, noun)
            if body is not None or named.sector not in _DOMESTIC:
                return body
        if noun in word_set("coreference.of_a_state") or named.sector in _DOMESTIC:
            return self._at_home(head, named)
        return None

    def _title_holder(self, head: int, named: Named, title: str) -> Named | None:
        """Return the person of "the president", "X's leader", if the story names them."""
        where = f" {named.country}" if named.country else ""
        if title not in _LEADERS:
            known = self._titled.nearest(title + where, head)
            if known is None and not where and title in word_set("coreference.somebody"):
                known = self._last_person(head, named.sector)
            return known.named if known else None
        if not where:
            known = self._last_person(head, "GOV") or self._last_person(head, "REB")
            return known.named if known else None
        found = [self._titled.nearest(office + where, head) for office in _OFFICES]
        holders = {k.named.code: k.named for k in found if k is not None}
        return next(iter(holders.values())) if len(holders) == 1 else None

    def _last_person(self, head: int, sector: str) -> Known | None:
        """Return the last person of a sector, named not more than a few sentences before."""
        known = self._persons.before(sector, head)
        sent = self._cast.parse.sent
        return known if known is not None and sent[head] - sent[known.at] <= _NEAR else None

    def _is_known(self, head: int, named: Named) -> bool:
        """Tell whether "the troops" were named before; "X deployed the army" means X's."""
        return is_definite(self._cast, head, named) and named.noun not in word_set(
            "coreference.of_a_state"
        )
