"""The cast of a story: which phrase names which actor.

Names, countries and role nouns are looked up in the table of actors; short names, titles and
pronouns are resolved inside the story (:mod:`trucewatch.coding.coreference_actors`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import cached_property

import msgspec

from trucewatch.coding import noun_phrases
from trucewatch.coding.coreference_actors import Resolver, quoted_tokens, says
from trucewatch.reading import Parse
from trucewatch.records import Actor, Story
from trucewatch.vocab.actor_compose import PARTITIVES, Named, entity_named, named_in_role
from trucewatch.vocab.actor_lexicon import Hit
from trucewatch.vocab.actors import ActorTable, slug

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET", "X"})
_INNER = frozenset({"compound", "amod", "det", "nmod", "nummod", "quantmod", "case", "punct"})
_PLACE_PREPOSITIONS = frozenset(
    {"in", "near", "at", "outside", "around", "through", "across", "inside", "within", "into",
     "throughout", "toward", "towards", "over", "via", "beyond", "off", "along", "east", "north",
     "south", "west"}
)  # fmt: skip
_MOTION = frozenset(
    {"travel", "fly", "go", "come", "return", "arrive", "head", "trip", "visit", "move", "flight",
     "journey", "drive", "flee", "walk", "leave", "rush", "tour", "deploy", "airlift", "road",
     "border", "withdraw", "way", "march", "sail"}
)  # fmt: skip
_BOTH = frozenset({"side", "party", "country", "nation", "camp", "enemy", "neighbour", "neighbor",
                   "rival", "foe", "government", "state", "army"})  # fmt: skip
# A phrase shorter than this (in tokens before its head) hides no second name.
_SHORT = 3
# Role nouns that may also mean the land.
_TERRITORIES = frozenset({"state", "republic", "kingdom", "municipality", "capital", "community"})
_NO_STATE = frozenset({"UNO", "IGO", "EUR", "NGO", "IMG"})
_FEMALE_TITLES = frozenset(
    {"mrs", "mrs.", "ms", "ms.", "spokeswoman", "queen", "woman", "chairwoman", "madam", "lady",
     "congresswoman", "policewoman", "mother", "daughter", "wife", "princess", "sister"}
)  # fmt: skip
_MALE_TITLES = frozenset(
    {"mr", "mr.", "spokesman", "king", "man", "chairman", "sir", "lord", "congressman", "prince",
     "policeman", "father", "son", "husband", "brother", "sultan", "emir", "imam", "bishop"}
)  # fmt: skip
# Singular nouns of these sectors are no actor without a determiner ("held firm").
_NEVER_BARE = frozenset({"BUS", "EDU", "MED", "UNK"})
_BODY_PARTS = frozenset({"head", "figure", "body", "cell", "wing", "front", "side", "power"})
_WEAK_REF_SECTORS = frozenset({"REB", "PRM", "IGO", "NGO", "CRM", "PTY"})


class ActorMention(msgspec.Struct, frozen=True):
    """Tokens [first, last) with head ``head`` name ``actor``."""

    first: int
    last: int
    head: int
    actor: Actor


class Cast:
    """Who is who in one story. Answers are computed when first asked for and kept."""

    def __init__(self, parse: Parse, story: Story, table: ActorTable, on: str | None) -> None:
        self.parse = parse
        self.story = story
        self.table = table
        self.on = on
        self._lower = _folded(parse)
        self._hits = _choose(_scan(parse, self._lower, table))
        self._starts = [h.first for h in self._hits]
        self._phrases: dict[int, tuple[int, int]] = {}
        self.hidden: dict[int, int] = {}
        self._ranked: dict[int, tuple[tuple[Actor, float], ...]] = {}
        self._named: dict[int, Named | None] = {}
        self.quoted = quoted_tokens(parse)
        self.resolver = Resolver(self)
        self.resolver.register(self._candidate_heads())
        self.resolver.register(sorted(self.hidden.values()))

    def of(self, head: int) -> Actor | None:
        """Return the actor that the phrase headed by token ``head`` names, None if it names none."""
        ranked = self.ranked(head)
        return ranked[0][0] if ranked else None

    def ranked(self, head: int) -> tuple[tuple[Actor, float], ...]:
        """Return the possible actors of ``head`` with scores that sum to 1 or less, best first."""
        found = self._ranked.get(head)
        if found is None:
            self._ranked[head] = ()  # a phrase that leads back to itself names nobody
            found = self._ranked[head] = self._resolve(head)
        return found

    def members(self, head: int) -> tuple[Actor, ...]:
        """Return the actors of ``head`` and of what is coordinated with it; both parties of
        "both sides"; each country of "Russian and Ukrainian officials"."""
        out: list[Actor] = []
        self.noun_phrase(head)
        heads = noun_phrases.conjuncts(self.parse, head)
        for at in (*([self.hidden[head]] if head in self.hidden else []), *heads):
            both = self.resolver.both_sides(at)
            if both:
                out.extend(both)
                continue
            actor = self.of(at)
            if actor is not None:
                out.extend(_split(actor))
        unique = {(a.code, a.start): a for a in out}
        return tuple(unique.values())

    def noun_phrase(self, head: int) -> tuple[int, int]:
        """Return the token range [first, last) of the phrase headed by ``head``."""
        found = self._phrases.get(head)
        if found is None:
            first, last = noun_phrases.noun_phrase(self.parse, head)
            found = self._phrases[head] = (self._after_name(first, head), last)
        return found

    def _after_name(self, first: int, head: int) -> int:
        """Cut "President A B and Minister C D" before D's part; A B is kept as hidden conjunct."""
        parse = self.parse
        if head - first < _SHORT or "and" not in parse.lower[first:head]:
            return first
        for i in range(head - 1, first, -1):
            if parse.lower[i] == "and" and parse.pos[i - 1] == "PROPN":
                hits = self.hits_in(first, i)
                if hits and hits[-1].last == i and hits[-1].entry.kind in ("entity", "country"):
                    self.hidden[head] = i - 1
                    self._phrases[i - 1] = (first, i)
                    return i + 1
        return first

    def possessor(self, head: int) -> Actor | None:
        """Return whose ``head`` is: X of "X's report", "the report by X", "the draft of X",
        "the report issued by X"."""
        parse = self.parse
        for child in parse.children[head]:
            if parse.dep[child] in ("poss", "nmod", "compound") and child < head:
                actor = self.of(child)
                if actor is not None:
                    return actor
        for child in parse.children[head]:
            if child > head:
                actor = self._agent(child)
                if actor is not None:
                    return actor
        return None

    def camp_key(self, actor: Actor) -> str:
        """Return the side that ``actor`` belongs to: a country, a group, or its own code."""
        tail = actor.code.partition(":")[2]
        entity = self.table.entities.get(tail)
        if entity is not None and entity.kind == "person":
            entity = self.table.entities.get(entity.group)
        if entity is not None:
            if entity.aligned:
                return entity.aligned
            if entity.sector in _WEAK_REF_SECTORS or entity.kind == "area":
                return entity.id
        if tail and actor.sector in ("REB", "PRM") and entity is None:
            return tail
        if actor.country and actor.sector in ("REB", "OPP", "PRM"):
            return f"{actor.country}{actor.sector}"
        if actor.country and actor.country not in ("IGO", "NGO", "IMG", "MNC", "ISM"):
            return actor.country
        return tail or actor.code

    @cached_property
    def mentions(self) -> tuple[ActorMention, ...]:
        """All phrases that name an actor, in the order of the text."""
        out: list[ActorMention] = []
        parse = self.parse
        for i in range(len(parse)):
            if parse.pos[i] not in _NOMINAL or parse.dep[i] in _INNER:
                continue
            if parse.dep[i] == "conj" and parse.dep[parse.head[i]] in _INNER:
                continue
            for at in (i, self.hidden.get(i)):
                actor = self.of(at) if at is not None else None
                if at is not None and actor is not None:
                    first, last = self.noun_phrase(at)
                    out.append(ActorMention(first, last, at, actor))
        return tuple(sorted(out, key=lambda m: m.first))

    def named(self, head: int) -> Named | None:
        """Return what the words of the phrase alone say (no look at the rest of the story)."""
        if head not in self._named:
            named = self._named_by_words(head)
            self._named[head] = named
            if named is not None and (named.person or named.kind == "name"):
                self._named[head] = self._apposed(head, named)
        return self._named[head]

    def _apposed(self, head: int, named: Named) -> Named:
        """Put a name and its apposition together: "Y, a spokesman for X"."""
        if named.plural or (named.kind == "name" and named.country) or named.kind == "entity":
            return named
        at = noun_phrases.apposition(self.parse, head)
        if at is None and named.kind == "role":
            at = self._name_after(head)
        other = self._named_by_words(at) if at is not None else None
        if other is None or other.plural or not other.person:
            return named
        if named.kind == "name" and other.kind == "role":
            return named_in_role(named, other)
        if named.kind == "role" and other.kind == "name" and not other.country:
            return named_in_role(other, named)
        return other if other.kind == "entity" else named

    def gender_of(self, head: int, named: Named) -> str:
        """Return f or m for the person at ``head`` where name or title tells, else ""."""
        known = named
        if named.kind == "name" and not named.country:
            known = self.resolver.earlier_name(head) or named
        gender = self.table.gender(known) if known.kind in ("entity", "name") else ""
        if gender:
            return gender
        first, _ = self.noun_phrase(head)
        words = self._lower[max(0, first - 1) : head + 1]
        if any(w in _FEMALE_TITLES for w in words):
            return "f"
        return "m" if any(w in _MALE_TITLES for w in words) else ""

    def _name_after(self, head: int) -> int | None:
        """Return the name of "the head of X, Y Z, said" where the parser missed the apposition."""
        parse = self.parse
        _, at = self.noun_phrase(head)
        if at + 1 >= len(parse) or parse.word[at] != "," or parse.pos[at + 1] != "PROPN":
            return None
        at += 1
        while parse.dep[at] == "compound" and parse.head[at] > at:
            at = parse.head[at]
        closed = at + 1 < len(parse) and parse.word[at + 1] in (",", ".")
        return at if closed and parse.sent[at] == parse.sent[head] else None

    def actor(self, head: int, named: Named) -> Actor:
        """Return ``named`` as an actor whose span is the phrase of ``head``."""
        first, last = self.noun_phrase(head)
        start, end = self.parse.start[first], self.parse.end[last - 1]
        text = self.parse.text[start:end]
        return Actor(text, start, end, named.code, named.country, named.sector, named.name)

    def hits_in(self, first: int, last: int) -> list[Hit]:
        """Return the forms of the lexicon inside the tokens [first, last)."""
        i = bisect_left(self._starts, first)
        out: list[Hit] = []
        while i < len(self._hits) and self._hits[i].last <= last:
            out.append(self._hits[i])
            i += 1
        return out

    @cached_property
    def camp_counts(self) -> Counter[str]:
        """How often each camp with a country or group is named in the story's words."""
        counts: Counter[str] = Counter()
        for head in self._candidate_heads():
            named = self.named(head)
            if named is not None and named.country and not self.is_place_use(head, named):
                for one in _split(self.actor(head, named)):
                    counts[self.camp_key(one)] += 1
        return counts

    @cached_property
    def home(self) -> str | None:
        """The one country that the story is set in, by its names and places; None if unclear."""
        votes = Counter(
            h.entry.country
            for h in self._hits
            if h.entry.country and self._lower[h.first - 1] != "-" and h.entry.country not in _NO_STATE and h.entry.sector != "JRN"
        )
        if not votes:
            return None
        (first, most), *rest = votes.most_common(2)
        return first if not rest or most >= max(3, 3 * rest[0][1]) else None

    def is_place_use(self, head: int, named: Named) -> bool:
        """Tell whether a country, capital or area is used as a place here ("in Kyiv")."""
        if named.noun in _TERRITORIES:
            return self._place_position(head)
        area = named.kind == "state" or (named.entity is not None and named.entity.kind == "area")
        return area and not named.noun and self._place_position(head)

    def _place_position(self, head: int) -> bool:
        parse = self.parse
        while parse.dep[head] in ("conj", "appos") and parse.head[head] != head:
            head = parse.head[head]
        dep, above = parse.dep[head], parse.head[head]
        if dep == "npadvmod":
            return True
        if dep == "dobj":
            return parse.lemma[above] in ("visit", "leave", "reach", "tour", "enter")
        if dep != "pobj":
            return False
        word = parse.lower[above]
        if word in _PLACE_PREPOSITIONS:
            return True
        return word in ("to", "from", "for") and parse.lemma[parse.head[above]] in _MOTION

    def _candidate_heads(self) -> list[int]:
        parse = self.parse
        covered = {i for h in self._hits for i in range(h.first, h.last)}
        return [
            i
            for i in range(len(parse))
            if parse.dep[i] not in _INNER
            and (i in covered or parse.pos[i] == "PROPN")
            and parse.pos[i] in _NOMINAL
            and not (parse.dep[i] == "conj" and parse.dep[parse.head[i]] in _INNER)
        ]

    def _resolve(self, head: int) -> tuple[tuple[Actor, float], ...]:
        parse = self.parse
        pos = parse.pos[head]
        if pos not in _NOMINAL or noun_phrases.is_temporal(parse, head):
            return ()
        if pos in ("PRON", "DET") or parse.tag[head] in ("WDT", "WP", "PRP$", "WP$"):
            return self.resolver.pronoun(head)
        named = self.named(head)
        if named is None:
            both = self.resolver.both_sides(head)
            return ((self.resolver.joint(head, both), 1.0),) if both else ()
        if self.is_place_use(head, named):
            return ()
        return self.resolver.in_story(head, named)

    def _named_by_words(self, head: int) -> Named | None:
        parse = self.parse
        first, last = self.noun_phrase(head)
        part = self._partitive(head)
        if part is not None:
            inner = self.named(part)
            return None if inner is None else msgspec.structs.replace(inner, plural=True)
        hits = self.hits_in(first, last)
        if not hits and parse.pos[head] != "PROPN":
            return None
        if noun_phrases.is_temporal(parse, head):
            return None
        named = self.table.composer.inside(
            parse.word, self._lower, first, last, head, hits, self.on
        )
        return None if named is not None and self._is_thing(head, first, named, hits) else named

    def _partitive(self, head: int) -> int | None:
        """Return the noun of "dozens of soldiers", "one of the rebels", None elsewhere."""
        parse = self.parse
        if self._lower[head] not in PARTITIVES:
            return None
        for child in parse.children[head]:
            if child > head and parse.lower[child] == "of":
                return next((c for c in parse.children[child] if parse.dep[c] == "pobj"), None)
        return None

    def _is_thing(self, head: int, first: int, named: Named, hits: list[Hit]) -> bool:
        """Tell whether a role noun is no actor here: a site, a bare noun, a body part."""
        own = next((h for h in hits if h.first <= head < h.last), None)
        if own is not None and own.entry.kind == "adjective":
            return head + 1 < len(self.parse) and self.parse.word[head + 1] == "-"
        if named.country is None and self._lower[first] in ("no", "neither"):
            return True
        if own is None or own.entry.kind != "role" or self.parse.word[head][:1].isupper():
            return False
        if own.entry.site and named.kind == "role" and not says(self.parse, head):
            return True
        if own.entry.thing and named.country is None:
            return True
        bare = first == own.first and not own.entry.plural
        if bare and (own.entry.person or own.entry.sector in _NEVER_BARE):
            return self.parse.dep[head] not in ("appos", "compound", "attr", "pobj") and (
                named.country is None
            )
        return named.code == "UNK" and own.entry.noun in _BODY_PARTS

    def _agent(self, child: int) -> Actor | None:
        parse = self.parse
        if parse.dep[child] in ("prep", "agent") and parse.lower[child] in ("by", "of", "from"):
            for grandchild in parse.children[child]:
                if parse.dep[grandchild] == "pobj":
                    return self.of(grandchild)
        if parse.dep[child] == "acl":
            for grandchild in parse.children[child]:
                actor = self._agent(grandchild) if grandchild > child else None
                if actor is not None and parse.lower[grandchild] == "by":
                    return actor
        return None


def build_cast(parse: Parse, story: Story, table: ActorTable, on: str | None) -> Cast:
    """Return the cast of ``story``; ``on`` is the ISO day by which offices are judged, or None."""
    return Cast(parse, story, table, on)


def _split(actor: Actor) -> tuple[Actor, ...]:
    """Return one actor for each of the codes of a joint one."""
    codes = actor.code.split(";")
    if len(codes) == 1:
        return (actor,)
    countries = (actor.country or "").split(";")
    names = actor.name.split(" and ")
    return tuple(
        msgspec.structs.replace(
            actor,
            code=code,
            country=(countries[k] if k < len(countries) else "") or None,
            name=names[k] if len(names) == len(codes) else actor.name,
        )
        for k, code in enumerate(codes)
    )


def _folded(parse: Parse) -> tuple[str, ...]:
    if "’" not in parse.text:
        return parse.lower
    return tuple(w.replace("’", "'") if "’" in w else w for w in parse.lower)


def _choose(hits: list[Hit]) -> list[Hit]:
    """Settle forms that may mean several bodies by the countries the story speaks of."""
    if not any(h.others for h in hits):
        return hits
    spoken = {h.entry.country for h in hits if not h.others and h.entry.country}
    return [_settle(h, spoken) if h.others else h for h in hits]


def _settle(hit: Hit, spoken: set[str]) -> Hit:
    entries = (hit.entry, *hit.others)
    if hit.entry.kind != "entity" or hit.entry.country in spoken or hit.entry.country == "UNO":
        return hit
    for entry in entries:
        if entry.kind == "entity" and entry.country in spoken:
            return Hit(hit.first, hit.last, entry, hit.others)
    role = next((e for e in entries if e.kind == "role"), None)
    return Hit(hit.first, hit.last, role, hit.others) if role is not None else hit


def _scan(parse: Parse, lower: tuple[str, ...], table: ActorTable) -> list[Hit]:
    hits: list[Hit] = []
    for first, last in parse.sents:
        hits.extend(table.lexicon.scan(parse.word, lower, first, last))
    return hits


__all__ = ["ActorMention", "Cast", "build_cast", "entity_named", "slug"]
