"""The usual case of words in a headline that Capitalises Every Word, or is ALL IN CAPITALS.

A parser takes every capitalised word for a name, and finds no verb in such a line. How a word is
written in the body of the same story tells its usual case; where the body does not have it, a
dictionary does. Letters change their case only, so that offsets stay.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

_WORD = re.compile(r"[^\W\d_]+")
# A line counts as written in headline case when at least so many of its longer words, and at least
# this share of them, have a capital. A sentence full of names has more small words.
_FEWEST, _SHARE = 4, 0.8
# Words shorter than this are small in both styles ("of", "the").
_LONGER = 4

# What the dictionary of nouns, verbs, adjectives and adverbs lacks.
SMALL_WORDS = frozenset(
    (
        "a about above across after against ahead along amid among an and around as at before "
        "behind below beneath beside between beyond but by despite down during each either every "
        "for from he her him his how if in inside into it its me more most my near neither no nor "
        "not of off on onto or our out outside over past per she should since some than that the "
        "their them these they this those through throughout to toward towards under unless until "
        "up upon us via was we were what when where whether which while who whom whose why will "
        "with within without would you your is are be been has have had may might must can could "
        "all any both few many other another such same own"
    ).split()
)


def is_title_case(line: str) -> bool:
    """Tell whether a line is written with a capital on (nearly) every longer word."""
    longer = [w for w in _WORD.findall(line)[1:] if len(w) >= _LONGER]
    capital = sum(w[0].isupper() for w in longer)
    return len(longer) >= _FEWEST and capital >= _SHARE * len(longer)


class Cases:
    """How words are written inside the sentences of a body."""

    def __init__(self, lines: Iterable[str]) -> None:
        """``lines`` are the lines of the body; first words of sentences tell nothing."""
        self._seen: dict[str, Counter[str]] = {}
        for line in lines:
            for m in _WORD.finditer(line):
                if m.start() > 0 and not _begins(line, m.start()):
                    word = m.group()
                    self._seen.setdefault(word.lower(), Counter())[word] += 1

    def usual(self, word: str, is_common: Callable[[str], bool]) -> str:
        """Return ``word`` as the body writes it; else small where ``is_common``, else capital."""
        low = word.lower()
        seen = self._seen.get(low)
        if seen:
            return seen.most_common(1)[0][0]
        if is_common(low):
            return low
        return word if not word.isupper() or len(word) <= _LONGER else word.capitalize()

    def line(self, text: str, is_common: Callable[[str], bool]) -> str:
        """Return a headline with each word in its usual case; the first keeps its capital."""

        def change(m: re.Match[str]) -> str:
            word = m.group()
            usual = self.usual(word, is_common)
            if m.start() == 0:
                usual = usual[:1].upper() + usual[1:]
            return usual if len(usual) == len(word) else word

        return _WORD.sub(change, text)


# A person whom a record of a meeting names in capitals: "ANA BREL (Keth) said", "ANA BREL, Envoy".
_SHOUTED = re.compile(
    r"(?m)^[ \t]*(?P<name>(?:[^\W\d_a-zß-öø-ÿ]{2,}(?:['’-][^\W\d_a-zß-öø-ÿ]{2,})*|[A-Z]\.)"
    r"(?:[ ](?:[^\W\d_a-zß-öø-ÿ]{2,}(?:['’-][^\W\d_a-zß-öø-ÿ]{2,})*|[A-Z]\.)){1,5})"
    r"(?=[ ]?[(,][^\n]*[a-z]{3})"
)
# Letters of bodies ("UN OCHA") have fewer in all.
_NAME_LETTERS = 8


def names_in_small(text: str, is_common: Callable[[str], bool]) -> str:
    """Return ``text`` with the names in capitals that its lines begin with as names are written.

    What is a word of the language, or of a few letters in all, is a body's name and stays.
    """

    def change(m: re.Match[str]) -> str:
        name = m["name"]
        words = _WORD.findall(name)
        common = sum(is_common(w.lower()) for w in words)
        plain = sum(map(len, words)) < _NAME_LETTERS or 2 * common > len(words)
        told = name if plain else _WORD.sub(lambda w: w.group().capitalize(), name)
        return m.group().replace(name, told) if len(told) == len(name) else m.group()

    return _SHOUTED.sub(change, text)


def _begins(line: str, at: int) -> bool:
    """Tell whether the word at ``at`` begins a sentence or a quotation."""
    before = line[:at].rstrip(" ")
    return not before or before[-1] in ".!?:;“”\"'‘’([-—–•*"
