"""Where a story is at home.

A bare "the army" is the home country's only if that country is plain, and never if the same
sentence makes that country the target or the other voice (:mod:`trucewatch.coding.cast.opposed`).
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from trucewatch.coding.cast import words as cast_words
from trucewatch.coding.cast.phrases import phrase_head
from trucewatch.coding.cast.place_line import named_republic, seat_of_paper
from trucewatch.reading import Parse
from trucewatch.records import Span
from trucewatch.vocab.actor_lexicon import Hit, fold, tokenize
from trucewatch.vocab.actors import ActorTable
from trucewatch.vocab.words import word_set

if TYPE_CHECKING:
    from trucewatch.coding.cast.cast import Cast

_NO_STATE = frozenset({"UNO", "IGO", "EUR", "NGO", "IMG"})
# Sectors of a country's own institutions and people in politics.
_DOMESTIC = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "OPP", "REB", "SPY", "PRM", "ELI"})
# Lands whose forces are police or rebels.
_NO_ARMY = frozenset({"PSE", "ESH"})
# Institutions of one country named so often show that a story is about it.
_FEW = 2
_OFTEN = 3


class Home:
    """The country that a story is set in."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast

    @cached_property
    def country(self) -> str | None:
        """The home country where that is clear, for any role noun; None elsewhere.

        It is the only one named, or named at least three times and thrice as often as the next,
        and more than a voice or target; or the only one whose institutions the story names, and
        twice as often as any other country or in its dateline. Capitals where people only meet
        ("in Amman") do not count where the others alone make it clear.
        """
        if self._paper is not None or self._of_unknown:
            return self._paper
        return self._by_votes(self._votes) or self._by_votes(self._votes_without_venues)

    @cached_property
    def _paper(self) -> str | None:
        """The state whose organ issued the text, by the capital in its line of place and day."""
        known = seat_of_paper(self._cast.parse, self._cast.table)
        return known or self._cast.unknown.state_of(map(fold, named_republic(self._cast.parse)))

    @cached_property
    def _of_unknown(self) -> bool:
        """Whether a paper is headed by the name of a state that no table knows: no other that it
        names is then its home."""
        return bool(named_republic(self._cast.parse)) and self._paper is None

    def _by_votes(self, votes: Counter[str]) -> str | None:
        if not votes:
            return None
        (first, most), *rest = votes.most_common(2)
        if first in self.hosts and first != self.dateline and most < _OFTEN:
            return None
        second = rest[0][1] if rest else 0
        alone = not rest or most >= max(3, 3 * second)
        at_home = not rest and first == self.dateline
        if alone and (first in self._rooted or most >= 3 or at_home):
            return first
        roles = set(self._roles)
        only = next(iter(roles)) if len(roles) == 1 else None
        if only is None and self._roles[self.dateline or ""] > len(self._roles):
            only = self.dateline
        if only is None or self._roles[only] < _FEW:
            return None
        others = max((n for c, n in votes.items() if c != only), default=0)
        return only if votes[only] >= 2 * others or only == self.dateline else None

    def serving(self, sector: str) -> str | None:
        """Return the country whose a bare office or force of ``sector`` is: the home country.

        A land without an army of its own is where another's army is: the one that the story names.
        """
        home = self.country
        if sector != "MIL" or home not in _NO_ARMY:
            return home
        named = (self._cast.named(at) for at in self._cast.heads)
        armies = {n.country for n in named if n is not None and n.sector == "MIL" and n.country}
        others = (armies & self.states) - _NO_ARMY or self.states - _NO_ARMY - self.brokers
        return next(iter(others)) if len(others) == 1 else None

    @cached_property
    def domestic(self) -> str | None:
        """The home country for police, protesters and the like: the dateline may decide."""
        if self.country is not None:
            return self.country
        line = self.dateline or ""
        own = self._body_votes[line]
        # A capital is often only where the reporters sit: others must not be named more.
        return line if own and own >= max(self._body_votes.values()) else None

    @cached_property
    def settled(self) -> str | None:
        """The home country where the story names it three times, or in its dateline too."""
        home = self.country
        if home is None:
            return None
        sure = self._votes[home] >= _OFTEN or home in (self.dateline, self._paper)
        return home if sure else None

    @cached_property
    def states(self) -> frozenset[str]:
        """The states whose people, capital or name the story tells."""
        return frozenset(h.entry.country for h in self._cast.hits if is_state(h))

    @cached_property
    def dateline(self) -> str | None:
        """The country of the dateline's place, None if no table has it."""
        cast = self._cast
        line = cast.story.dateline
        known = countries_of(cast.table, line)
        words = tokenize(line.text) if line is not None else []
        return known[0] if known else cast.unknown.state_of(fold(w) for w in words)

    @cached_property
    def hosts(self) -> frozenset[str]:
        """The states where others meet, or that bring them together: no sides by that."""
        parse = self._cast.parse
        return frozenset(h.entry.country for h in self._cast.hits if is_venue(parse, h))

    @cached_property
    def brokers(self) -> frozenset[str]:
        """The states that stand between the sides and have no army or rebels in the story."""
        cast = self._cast
        parse = cast.parse
        own = {
            h.entry.country
            for h in cast.hits
            if h.entry.kind in _PLACES
            and h.entry.country
            and is_between(parse, phrase_head(parse, h.last - 1))
        }
        if not own:
            return frozenset()
        named = (cast.named(at) for at in cast.heads)
        fighting = {n.country for n in named if n is not None and n.sector in ("MIL", "REB")}
        return frozenset(own - fighting - {None})

    @cached_property
    def _votes(self) -> Counter[str]:
        return Counter(h.entry.country for h in self._cast.hits if self._counts(h))

    @cached_property
    def _body_votes(self) -> Counter[str]:
        parse = self._cast.parse
        return Counter(
            h.entry.country
            for h in self._cast.hits
            if self._counts(h) and parse.role(h.first) != "dateline"
        )

    @cached_property
    def _votes_without_venues(self) -> Counter[str]:
        parse = self._cast.parse
        return Counter(
            h.entry.country
            for h in self._cast.hits
            if self._counts(h)
            and not (h.entry.kind == "seat" and cast_words.in_place_position(parse, h.last - 1))
            and parse.role(h.first) != "dateline"
        )

    def _counts(self, hit: Hit) -> bool:
        entry = hit.entry
        if entry.country in self.brokers:
            return False
        if not entry.country or entry.country in _NO_STATE or entry.sector == "JRN":
            return False
        if is_venue(self._cast.parse, hit):
            return False
        if entry.entity is not None and entry.entity.kind == "area":
            return False  # who would leave a state does not make a story its own
        parse, at = self._cast.parse, hit.first
        # "Russian-made", not the dash of a dateline.
        return not (at and parse.word[at - 1] == "-" and parse.end[at - 1] == parse.start[at])

    @cached_property
    def _roles(self) -> Counter[str]:
        """How often the story names institutions or politicians of each country."""
        found: Counter[str] = Counter()
        for at in self._cast.known.heads:
            named = self._cast.named(at)
            if named is None or not named.country or named.sector not in _DOMESTIC:
                continue
            if named.kind in ("role", "entity", "name"):
                found.update(c for c in named.country.split(";") if c not in _NO_STATE)
        return found

    @cached_property
    def _rooted(self) -> frozenset[str]:
        """The countries that are a place of the story or have institutions in it."""
        cast = self._cast
        found = {h.entry.country for h in cast.hits if h.entry.kind == "place"} | set(self._roles)
        for at in cast.known.heads:
            named = cast.named(at)
            if named is not None and cast_words.is_place_use(cast.parse, at, named):
                found.add(named.country or "")
        return frozenset(found | {self.dateline or ""} | cast.unknown.scenes)


def countries_of(table: ActorTable, line: Span | None) -> tuple[str, ...]:
    """Return the countries of the places that a dateline names."""
    words = tokenize(line.text) if line is not None else []
    hits = table.lexicon.scan(words, [fold(w) for w in words], 0, len(words))
    return tuple(h.entry.country for h in hits if h.entry.kind in ("seat", "country", "place"))


_GOING_ON = frozenset(
    {"hold", "resume", "begin", "open", "continue", "start", "take", "end", "collapse", "reconvene"}
)
_HOSTING = frozenset({"host", "mediate", "broker", "facilitate", "convene", "sponsor"})
_PLACES = frozenset({"country", "seat", "place", "adjective", "people"})


def is_venue(parse: Parse, hit: Hit) -> bool:
    """Tell whether a form says only where others meet ("talks in X") or who hosts them."""
    if hit.entry.kind not in _PLACES or not hit.entry.country:
        return False
    at = phrase_head(parse, hit.last - 1)
    above = parse.head[at]
    if parse.dep[at] == "nsubj" and parse.lemma[above] in _HOSTING:
        return True
    if is_between(parse, at):
        return True
    if parse.dep[at] != "pobj" or parse.lower[above] not in ("in", "at"):
        return False
    whole = parse.head[above]
    if parse.lemma[whole] in word_set("cast.meetings"):
        return True
    below = (c for c in parse.children[whole] if parse.dep[c] in ("nsubj", "nsubjpass", "dobj"))
    meeting = any(parse.lemma[c] in word_set("cast.meetings") for c in below)
    return meeting and parse.lemma[whole] in _GOING_ON


def is_between(parse: Parse, at: int) -> bool:
    """Tell whether the phrase of ``at`` stands between the sides: "the X mediator", "mediator X",
    "brokered by X", "X, which brokered the deal", "the guarantors, X and Y"."""
    before = (parse.lower[c] for c in parse.children[at] if parse.dep[c] == "compound" and c < at)
    if parse.lemma[at] in cast_words.BETWEEN or any(w in cast_words.BETWEEN for w in before):
        return True
    if any(
        parse.dep[c] == "relcl" and parse.lemma[c] in cast_words.MEDIATING
        for c in parse.children[at]
    ):
        return True
    above = parse.head[at]
    if parse.dep[at] == "appos":
        return parse.lemma[above] in cast_words.BETWEEN
    made = parse.head[above]
    return (
        parse.dep[at] == "pobj"
        and parse.lower[above] == "by"
        and parse.lemma[made] in cast_words.MEDIATING
    )


def is_state(hit: Hit) -> bool:
    """Tell whether a form names a state or its people, no body, area or union of states."""
    entry = hit.entry
    named = entry.kind in ("country", "seat", "people", "adjective") and entry.entity is None
    return named and bool(entry.country) and entry.country not in _NO_STATE
