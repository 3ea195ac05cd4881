"""The cast of a story: which phrase names which actor.

Names, countries and role nouns are looked up in the table of actors; short names, titles and
descriptions (``coreference.actors``), pronouns (``cast.pronouns``) and "both sides"
(``cast.sides``) are resolved inside the story.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import ChainMap
from collections.abc import Mapping
from functools import cached_property
from operator import attrgetter

import msgspec

from trucewatch.coding.cast import acronyms as cast_acronyms
from trucewatch.coding.cast import bodies as cast_bodies
from trucewatch.coding.cast import foes as cast_foes
from trucewatch.coding.cast import groups as cast_groups
from trucewatch.coding.cast import held as cast_held
from trucewatch.coding.cast import home as cast_home
from trucewatch.coding.cast import issuer as cast_issuer
from trucewatch.coding.cast import named as cast_named
from trucewatch.coding.cast import namesakes as cast_namesakes
from trucewatch.coding.cast import neutral as cast_neutral
from trucewatch.coding.cast import noun_phrases
from trucewatch.coding.cast import offices as cast_offices
from trucewatch.coding.cast import pronouns as cast_pronouns
from trucewatch.coding.cast import services as cast_services
from trucewatch.coding.cast import settled as cast_settled
from trucewatch.coding.cast import short as cast_short
from trucewatch.coding.cast import sides as cast_sides
from trucewatch.coding.cast import spans as cast_spans
from trucewatch.coding.cast import speaking as cast_speaking
from trucewatch.coding.cast import states as cast_states
from trucewatch.coding.cast import story as cast_story
from trucewatch.coding.cast import wholes as cast_wholes
from trucewatch.coding.cast import words as cast_words
from trucewatch.coding.cast.camps import Camps, split_actor
from trucewatch.coding.cast.home import Home
from trucewatch.coding.cast.turns import Turns
from trucewatch.coding.coreference.actors import KnownActors
from trucewatch.reading import Parse
from trucewatch.records import Actor, Story
from trucewatch.vocab.actor_lexicon import Entity, Hit
from trucewatch.vocab.actor_named import Named, with_country
from trucewatch.vocab.actors import ActorTable, slug

__all__ = ["ActorMention", "Cast", "build_cast"]

# No answer leads through more phrases than this (a few suffice in news; see test_cast_pronouns).
_MAX_DEPTH = 8


class ActorMention(msgspec.Struct, frozen=True):
    """Tokens [first, last) with head ``head`` name ``actor``."""

    first: int
    last: int
    head: int
    actor: Actor


class Cast:
    """Who is who in one story. Answers are computed when first asked for and kept.

    ``quoted`` tells for each token whether it stands in quotation marks; ``hidden`` maps the head
    of "President A B and Minister C D" to B where the parser took A B for a part of D's name.
    """

    def __init__(self, parse: Parse, story: Story, table: ActorTable, on: str | None) -> None:
        self.parse = parse
        self.story = story
        self.table = table
        self.on = on
        self.quoted = cast_words.quoted_tokens(parse)
        self.hidden: dict[int, int] = {}
        self.lower = cast_words.folded(parse)
        found = cast_words.scan(parse, self.lower, table)
        found = cast_wholes.without_parts(parse, found, table.lexicon)
        self.hits = cast_namesakes.without_surnames(
            parse, cast_namesakes.without_forenames(parse, found)
        )
        self.unknown = cast_states.find_states(parse, self.hits, story.dateline)
        line = cast_home.countries_of(table, story.dateline)
        around = line, story.dateline is not None and not line, bool(self.unknown.names)
        self.hits = cast_namesakes.without_namesakes(parse, self.hits, table.lexicon, *around)
        self._foreign: dict[str, Named] = {}
        self._sides: dict[str, str] = {}
        if self.unknown.hits:
            self.hits = sorted([*self.hits, *self.unknown.hits], key=attrgetter("first"))
        self.hits = cast_acronyms.with_acronyms(parse, self.lower, self.hits, table, on)
        self.hits = cast_services.with_owners(parse, self.hits)
        self.hits, self.bodies = cast_bodies.with_bodies(parse, self.lower, self.hits)
        self.entities: Mapping[str, Entity] = ChainMap(self.bodies, table.entities)
        self._starts = [h.first for h in self.hits]
        self._phrases: dict[int, tuple[int, int]] = {}
        self._ranked: dict[int, tuple[tuple[Actor, float], ...]] = {}
        self._named: dict[int, Named | None] = {}
        self._pronouns_known = False
        self._both: dict[int, tuple[Actor, ...]] = {}
        self._depth = 0
        self._waiting = False
        self.heads = cast_words.candidate_heads(parse, self.hits)
        for head in self.heads:
            self.noun_phrase(head)
        if self.hidden:
            self.heads = sorted({*self.heads, *self.hidden.values()})
        self.turns = Turns(parse)
        self.setting = Home(self)
        self.camps = Camps(self)
        self.offices = cast_offices.Offices(self)
        self.people = cast_groups.GroupPeople(self)
        self.short = cast_short.ShortNames(self)
        self.known = KnownActors(self)
        self.known.register(self.heads)
        self._ranked.update({k: ((a, 1.0),) for k, a in cast_issuer.heading(self).items()})
        if self.issuer is not None:  # known before anybody asks in the midst of an answer
            self.short = cast_short.ShortNames(self)

    def of(self, head: int) -> Actor | None:
        """Return the actor that the phrase headed by token ``head`` names, or None."""
        ranked = self._ranked.get(head)
        if ranked is None:
            ranked = self.ranked(head)
        return ranked[0][0] if ranked else None

    def ranked(self, head: int) -> tuple[tuple[Actor, float], ...]:
        """Return the possible actors of ``head`` with scores that sum to 1 or less, best first."""
        found = self._ranked.get(head)
        if found is None and cast_pronouns.is_pronoun(self.parse, head):
            self._resolve_pronouns()
            found = self._ranked.get(head)
            if found is None and not cast_pronouns.is_first_person(self.parse, head):
                self._waiting = True  # a pronoun that comes later: who it means is not yet known
                return ()
        return self._at_depth(head) if found is None else found

    def members(self, head: int) -> tuple[Actor, ...]:
        """Return the actors of ``head`` and of what is coordinated with it, in order.

        "Both sides" gives the two parties, "Russian and Ukrainian officials" one actor a country.
        """
        self.noun_phrase(head)
        heads = noun_phrases.conjuncts(self.parse, head)
        out: list[Actor] = []
        for at in (*([self.hidden[head]] if head in self.hidden else []), *heads):
            both = self.both(at)
            actor = None if both else self.of(at)
            out.extend(both)
            if actor is not None:
                out.extend(split_actor(actor))
        return tuple({(a.code, a.start): a for a in out}.values())

    def noun_phrase(self, head: int) -> tuple[int, int]:
        """Return the token range [first, last) of the phrase headed by ``head``."""
        found = self._phrases.get(head)
        if found is None:
            first, last = noun_phrases.noun_phrase(self.parse, head)
            first = cast_spans.named_begin(self, first, head)
            last = cast_spans.named_end(self, first, head, last)
            first, hidden = cast_spans.after_name(self, first, head)
            if hidden is not None:
                self.hidden[head] = hidden.stop - 1
                self._phrases[hidden.stop - 1] = (hidden.start, hidden.stop)
            found = self._phrases[head] = (first, last)
        return found

    def is_stated(self, head: int) -> bool:
        """Whether the words of the phrase alone tell a country or body, no look at the story."""
        named = self.named(head)
        return named is not None and bool(named.country or named.entity is not None)

    def is_land(self, head: int) -> bool:
        """Whether the phrase of ``head`` names a state by its own name."""
        named = self.named(head)
        return named is not None and named.kind == "state"

    def is_person(self, head: int) -> bool:
        """Whether the phrase of ``head`` names one person."""
        named = self.named(head)
        return named is not None and named.person and not named.plural

    def sex(self, head: int) -> str:
        """Return f or m for the person at ``head`` where name or title tells, else ""."""
        named = self.named(head)
        return "" if named is None else cast_named.gender(self, head, named)

    def camp_key(self, actor: Actor) -> str:
        """Return the side that ``actor`` belongs to: a country, a group, or its own code."""
        return self.camps.key(actor)

    @cached_property
    def mentions(self) -> tuple[ActorMention, ...]:
        """All phrases that name an actor, in the order of the text."""
        out: list[ActorMention] = []
        hidden = set(self.hidden.values())
        for i in range(len(self.parse)):
            if i not in hidden and not cast_words.is_head(self.parse, i):
                continue
            actor = self.of(i)
            if actor is not None:
                first, last = self.noun_phrase(i)
                out.append(ActorMention(first, last, i, actor))
        return tuple(out)

    def named(self, head: int) -> Named | None:
        """Return what the words of the phrase alone say (no look at the rest of the story)."""
        if head not in self._named:
            named = cast_named.by_words(self, head)
            if named is not None and (named.person or named.plural or named.kind == "name"):
                named = cast_named.with_apposition(self, head, named)
            elif named is not None:
                named = cast_named.body_called(self, head, named)
                named = cast_settled.seated(self, head, named)
            self._named[head] = named
        return self._named[head]

    def actor(self, head: int, named: Named) -> Actor:
        """Return ``named`` as an actor whose span is the phrase of ``head``."""
        text, start, end = self._span(head)
        named = self._at_home(named)
        told = cast_states.public(named, self.unknown.names)
        if named.person and named.entity is not None and named.entity.id in self.bodies:
            self.belongs(told.code, named.entity.id)
        elif named.person and named.sector in cast_groups.ARMED and named.entity is None:
            self._of_the_only_group(told.code)
        if told is not named:
            self._foreign[told.code] = named
            if named.person and ";" not in str(named.country):
                self.belongs(told.code, slug(str(named.country)))
        name = cast_neutral.neutral_name(told)
        return Actor(text, start, end, told.code, told.country, told.sector, name)

    @property
    def only_rebels(self) -> Named | None:
        """The one armed group that the story names; None where it names none or several."""
        return self.known.only_rebels

    def _of_the_only_group(self, code: str) -> None:
        """Note that a "rebel spokesman" is of the one armed group that the story names."""
        only = self.known.only_rebels
        if only is not None and only.entity is not None:
            self.belongs(code, only.entity.id)

    def _at_home(self, named: Named) -> Named:
        """Return a group that no table knows as of the story's own country, where one knows it."""
        if named.country or named.entity is None or named.entity.id not in self.bodies:
            return named
        home = self.setting.settled
        return named if cast_states.is_unknown(home) else with_country(named, home)

    def coded(self, actor: Actor, named: Named) -> Actor:
        """Return ``actor`` with the code, country and sector of ``named``, its words unchanged."""
        told = cast_states.public(named, self.unknown.names)
        return msgspec.structs.replace(
            actor, code=told.code, country=told.country, sector=told.sector
        )

    def inner(self, actor: Actor) -> Actor:
        """Return ``actor`` with the code and country that stand for it inside the cast."""
        named = self._foreign.get(actor.code)
        if named is None:
            return actor
        return msgspec.structs.replace(actor, code=named.code, country=named.country)

    def member_of(self, code: str) -> str | None:
        """Return the name of the side of a person whose code does not tell it, or None."""
        return self._sides.get(code.partition(":")[2])

    def belongs(self, code: str, side: str) -> None:
        """Note that the person with ``code`` is of the side so called."""
        self._sides.setdefault(code.partition(":")[2], side)

    def joint(self, head: int, actors: tuple[Actor, ...]) -> Actor:
        """Return one actor for several, with codes and countries joined by ";"."""
        text, start, end = self._span(head)
        code = ";".join(a.code for a in actors)
        country = ";".join(a.country or "UNK" for a in actors)
        name = " and ".join(a.name for a in actors)
        return Actor(text, start, end, code, country, actors[0].sector, name)

    def spanned(self, head: int, actor: Actor) -> Actor:
        """Return ``actor`` with the phrase of ``head`` as its span."""
        text, start, end = self._span(head)
        return msgspec.structs.replace(actor, text=text, start=start, end=end)

    def hits_in(self, first: int, last: int) -> list[Hit]:
        """Return the forms of the lexicon inside the tokens [first, last)."""
        i = j = bisect_left(self._starts, first)
        while j < len(self.hits) and self.hits[j].last <= last:
            j += 1
        return self.hits[i:j]

    @cached_property
    def nouns(self) -> list[int]:
        """The heads that a pronoun may stand for."""
        return cast_pronouns.may_be_meant(self.parse)

    @cached_property
    def issuer(self) -> Actor | None:
        """Who says "we" outside quotation marks: the office that issued the text, else nobody."""
        return cast_issuer.issuer(self)

    @cached_property
    def held(self) -> frozenset[str]:
        """The names of the places that the text says an armed group holds, in small letters."""
        return cast_held.held_places(self)

    @cached_property
    def home(self) -> str | None:
        """The one country that the story is set in; None if that is unclear."""
        return self.setting.country

    def _span(self, head: int) -> tuple[str, int, int]:
        first, last = self.noun_phrase(head)
        start, end = self.parse.start[first], self.parse.end[last - 1]
        return self.parse.text[start:end], start, end

    def _resolve_pronouns(self) -> None:
        """Resolve the pronouns of the story once, in the order of the text.

        Third persons look back only; first persons look for a name that speaks, and are looked
        up again later where the speaker is a pronoun that comes after them.
        """
        if self._pronouns_known:
            return
        self._pronouns_known = True
        pronouns = cast_pronouns.pronouns(self.parse)
        for at in pronouns:
            if at not in self._ranked and cast_pronouns.looks_back(self.parse, at):
                self._at_depth(at)
        for at in pronouns:
            if at not in self._ranked:
                self._at_depth(at)

    def _at_depth(self, head: int) -> tuple[tuple[Actor, float], ...]:
        """Resolve ``head``; what leads too deep, or back to itself, names nobody."""
        if self._depth >= _MAX_DEPTH:
            return ()
        outer, self._waiting = self._waiting, False
        self._depth += 1
        self._ranked[head] = ()
        found = self._ranked[head] = self._resolve(head)
        self._depth -= 1
        if self._waiting and not cast_pronouns.looks_back(self.parse, head):
            del self._ranked[head]
        self._waiting = self._waiting or outer
        return found

    def both(self, head: int) -> tuple[Actor, ...]:
        """Return the two parties of "both sides" at ``head``, () for any other phrase."""
        if not cast_sides.may_mean_both(self, head):
            return ()
        found = self._both.get(head)
        if found is None:
            if self._depth >= _MAX_DEPTH:
                return ()
            self._depth += 1
            self._both[head] = ()
            found = self._both[head] = cast_sides.both_sides(self, head)
            self._depth -= 1
        return found

    def _resolve(self, head: int) -> tuple[tuple[Actor, float], ...]:
        parse = self.parse
        if cast_pronouns.is_pronoun(parse, head):
            return cast_pronouns.antecedent(self, head)
        if parse.lower[head] in cast_sides.OF_TWO:
            return cast_sides.of_two(self, head)
        if parse.pos[head] not in cast_words.NOMINAL or noun_phrases.is_temporal(parse, head):
            return ()
        part = cast_words.partitive(parse, head) or cast_foes.called(parse, head)
        if part is not None and part > head:
            return tuple((self.spanned(head, a), score) for a, score in self.ranked(part))
        named = self.named(head)
        if named is not None and cast_words.is_place_use(parse, head, named):
            return ()
        if cast_foes.is_foe(self, head):
            other = cast_foes.foe(self, head)
            return ((self.spanned(head, other), 0.8),) if other is not None else ()
        both = self.both(head)
        if both:
            return ((self.joint(head, both), 0.9),)
        own = cast_speaking.own_body(self, head)
        if own:
            return own
        if named is None:
            return self.known.speaking(head)
        apart = cast_held.apart(self, head, named)
        if apart is not None:
            return ((self.actor(head, apart), 0.9),)
        return cast_story.completed(self, head, named)


def build_cast(parse: Parse, story: Story, table: ActorTable, on: str | None) -> Cast:
    """Return the cast of ``story``; ``on`` is the ISO day by which offices are judged, or None."""
    return Cast(parse, story, table, on)
