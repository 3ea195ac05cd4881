"""Which figures stand where in a text: what tells tomorrow's bulletin from a copy of today's.

Bulletins fill one form day after day, and a corrected toll changes one number of a report: the same
words around another figure. What only one of two texts has (an edition, a page, a file number at
its head or foot) stands in no words that they share, and parts no copies.
"""

from __future__ import annotations

import re

from trucewatch.stories.names_in_place import Places

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|\w+")
# Sentences and lines; what stands in brackets at the end of a sentence is a piece of its own.
_PIECE = re.compile(r"[\n\r]+|(?<=[.!?])[\s\"”’)]+(?=[(\[\"“A-Z0-9])")
_BEFORE, _AFTER, _LEAST = 2, 3, 3
_MAX_CHARS = 20_000
_FEWEST, _CORRECTED = 2, 0.4
_WORDS = {
    w: str(n)
    for n, w in enumerate(
        "zero . two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {w: f"{n}0" for n, w in enumerate(
    "thirty forty fifty sixty seventy eighty ninety".split(), 3
)}  # fmt: skip

_NUMBER = re.compile(rf"\d|\b(?:{'|'.join(w for w in _WORDS if w != '.')})\b", re.IGNORECASE)


def figures_in_place(text: str) -> Places:
    """Return the figures of a text, in digits, by their places: two words before, three behind, in
    one sentence."""
    found: dict[str, set[str]] = {}
    for piece in _PIECE.split(text[:_MAX_CHARS]):
        if not _NUMBER.search(piece):
            continue
        words = _TOKEN.findall(piece)
        figures = [_figure(w) for w in words]
        plain = [
            "#" if f else "*" if w[0].isupper() else w for w, f in zip(words, figures, strict=True)
        ]
        for k, own in enumerate(figures):
            around = plain[max(0, k - _BEFORE) : k + _AFTER + 1]
            if own and sum(w not in "#*" for w in around) >= _LEAST:
                found.setdefault(" ".join(around), set()).add(own)
    return {around: frozenset(own) for around, own in found.items()}


def _figure(word: str) -> str:
    """Return a word for a number in digits, or nothing: ``7,001`` and ``7001`` are one."""
    if word[0].isdigit():
        return word.replace(",", "")
    return _WORDS.get(word.casefold(), "")


def figures_differ(one: Places, two: Places, same_address: bool = False) -> bool:
    """Return whether two texts have other figures at one place; of two versions of one address, at
    more than four in ten of the places that both have: a page that is corrected stays that page,
    one that has the day's bulletin is another each day."""
    shared = [around for around in one if around in two]
    other = sum(one[around].isdisjoint(two[around]) for around in shared)
    if not same_address:
        return other > 0
    return len(shared) >= _FEWEST and other > _CORRECTED * len(shared)
