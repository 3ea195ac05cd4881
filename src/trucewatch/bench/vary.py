"""Texts for measuring speed: the bundled reports multiplied, each copy different.

A copy gets other names of people and places, other dates, numbers and words, another order of its
lines; so that nothing that was read before helps with it. What is varied does not make sense as
news and is never used to score what is read.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from trucewatch.vocab.actor_named import Named
from trucewatch.vocab.actors import ActorTable

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
COUNTS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "fourteen", "sixteen", "eighteen", "twenty",
)  # fmt: skip
# Words that can stand for each other as far as a parser goes.
ALIKE = (
    ("soldiers", "troops", "fighters", "militants", "gunmen", "policemen"),
    ("village", "town", "district", "settlement", "suburb"),
    ("market", "school", "hospital", "mosque", "church", "camp"),
    ("road", "bridge", "border", "river", "checkpoint"),
    ("morning", "evening", "afternoon", "night"),
    ("residents", "villagers", "traders", "farmers", "witnesses"),
    ("north", "south", "east", "west"),
    ("minister", "spokesman", "commander", "governor", "envoy"),
    ("talks", "negotiations", "consultations", "meetings"),
    ("houses", "shops", "vehicles", "tents", "boats"),
)
_STARTS = ("B", "D", "G", "K", "L", "M", "N", "R", "S", "T", "V", "Z", "Ch", "Dr", "Kh", "Sh")
_MIDDLES = ("a", "e", "i", "o", "u", "ai", "ou")
_ENDS = ("b", "d", "k", "l", "m", "n", "r", "s", "v", "ri", "la", "no", "mik", "dan", "ter")
_DROPPED = 0.12  # the share of lines left out of a copy
_WORD = re.compile(r"[A-Za-z]+|\d+")
_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_YEAR = re.compile(r"(19|20)\d\d$")
_MONTH_DAYS = 28  # every month has them


class Variety:
    """Makes any number of different texts out of a few. Copy n is the same in every run."""

    def __init__(
        self,
        texts: Sequence[str],
        places: Sequence[str],
        actors: ActorTable,
        seed: int = 0,
        *,
        alike: Sequence[Sequence[str]] = ALIKE,
        mixed: bool = True,
    ) -> None:
        """``alike`` are rows of words that stand for each other; ``mixed``: lines change places."""
        self._alike = tuple(alike)
        self._mixed = mixed
        self.texts = tuple(texts)
        self.places = tuple(p for p in places if p.isalpha() and p.istitle())
        self.seed = seed
        known = frozenset(self.places)
        lower = {w for t in self.texts for w in re.findall(r"\b[a-z]+\b", t)}
        fixed = {*MONTHS, *DAYS}
        self._names: dict[str, bool] = {}  # capitalised word: is it a place?
        for word in chain.from_iterable(_INSIDE.findall(t) for t in self.texts):
            if word.lower() not in lower and word not in fixed and _free(actors.find(word)):
                self._names[word] = word in known

    def stories(self, count: int) -> Iterator[str]:
        """Yield ``count`` texts, the sources in turn."""
        for n in range(count):
            yield self.story(n)

    def story(self, n: int) -> str:
        """Return copy ``n``."""
        rng = random.Random(f"{self.seed}:{n}")
        words = self._swaps(rng)
        days, years, factor = rng.randrange(1, 7), rng.randrange(-6, 2), rng.uniform(0.5, 2.5)

        def swap(match: re.Match[str]) -> str:
            word = match.group()
            if not word.isdigit():
                return words.get(word, word)
            if _YEAR.match(word):
                return str(int(word) + years)
            return _number(word, match.string[match.end() :], days, factor)

        text = self.texts[n % len(self.texts)]
        return _WORD.sub(swap, "\n".join(_shuffled(text, rng)) if self._mixed else text)

    def _swaps(self, rng: random.Random) -> Mapping[str, str]:
        """Return what each word that varies becomes in one copy."""
        out = {
            word: rng.choice(self.places) if p else _name(rng) for word, p in self._names.items()
        }
        for row in (*self._alike, COUNTS):
            mixed = rng.sample(row, len(row))
            out |= dict(zip(row, mixed, strict=True))
            out |= {a.capitalize(): b.capitalize() for a, b in zip(row, mixed, strict=True)}
        for ring in (MONTHS, DAYS):
            by = rng.randrange(1, len(ring))
            out |= {word: ring[(k + by) % len(ring)] for k, word in enumerate(ring)}
        return out


def _free(named: Named | None) -> bool:
    """Return whether a name stands for nobody known, so that it can be another."""
    return named is None or named.kind in ("name", "unnamed")


def _shuffled(text: str, rng: random.Random) -> list[str]:
    """Return the lines of a text: the first stays, the others are mixed, some are left out."""
    first, *rest = [line for line in text.split("\n") if line.strip()] or [""]
    kept = [line for line in rest if rng.random() >= _DROPPED]
    rng.shuffle(kept)
    return [first, *kept]


def _number(digits: str, after: str, days: int, factor: float) -> str:
    """Return another number: a day of a month moves by ``days``, others grow or shrink."""
    value = int(digits)
    if after.startswith(" ") and after[1:4].istitle() and value <= _MONTH_DAYS:
        return str((value + days - 1) % _MONTH_DAYS + 1)
    return digits if digits.startswith("0") else str(max(2, round(value * factor)))


def _name(rng: random.Random) -> str:
    syllables = rng.choice((1, 2, 2))
    start = rng.choice(_STARTS) + rng.choice(_MIDDLES)
    return start + "".join(rng.choice(_ENDS) + rng.choice(_MIDDLES) for _ in range(syllables)) + "n"
