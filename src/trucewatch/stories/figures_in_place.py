"""Which figures stand where in a text: what tells tomorrow's bulletin from a copy of today's.

Bulletins fill one form day after day, and a corrected toll changes one number of a report: the same
words around another figure. What only one of two texts has (an edition, a page, a file number at
its head or foot) stands in no words that they share, and parts no copies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from trucewatch.stories.names_in_place import Places

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|\w+")
# Between two words: a new line, or a new sentence; brackets behind one are a piece of their own.
_ENDS = re.compile(r"[\n\r]|[.!?][^\w]*[A-Z0-9(\[]")
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


def figures_in_place(text: str) -> Places:
    """Return the figures of a text, in digits, by their places: two words before, three behind, in
    one sentence."""
    found: dict[str, set[str]] = {}
    tokens = list(_TOKEN.finditer(text, 0, _MAX_CHARS))
    for k, token in enumerate(tokens):
        own = _figure(token.group())
        if not own:
            continue
        around = [*_beside(text, tokens, k, -1, _BEFORE)[::-1], "#",
                  *_beside(text, tokens, k, 1, _AFTER)]  # fmt: skip
        if sum(w not in "#*" for w in around) >= _LEAST:
            found.setdefault(" ".join(around), set()).add(own)
    return {around: frozenset(own) for around, own in found.items()}


def _beside(text: str, tokens: Sequence[re.Match[str]], k: int, step: int, most: int) -> list[str]:
    """Return the words next to a figure on one side of it, nearest first, up to the end of its
    sentence; a name or a capital is a ``*``, another figure a ``#``."""
    out: list[str] = []
    for n in range(k, k + step * most, step):
        if not 0 <= n + step < len(tokens):
            break
        one, two = (n, n + 1) if step > 0 else (n - 1, n)
        if _ENDS.search(text, tokens[one].end(), tokens[two].start() + 1):
            break
        word = tokens[n + step].group()
        out.append("#" if _figure(word) else "*" if word[0].isupper() else word)
    return out


def _figure(word: str) -> str:
    """Return a word for a number in digits, or nothing: ``7,001`` and ``7001`` are one."""
    if word[0].isdigit():
        return word.replace(",", "")
    return _WORDS.get(word) or _WORDS.get(word.casefold(), "")


def figures_differ(one: Places, two: Places, same_address: bool = False) -> bool:
    """Return whether two texts have other figures at one place; of two versions of one address, at
    more than four in ten of the places that both have: a page that is corrected stays that page,
    one that has the day's bulletin is another each day."""
    shared = [around for around in one if around in two]
    other = sum(one[around].isdisjoint(two[around]) for around in shared)
    if not same_address:
        return other > 0
    return len(shared) >= _FEWEST and other > _CORRECTED * len(shared)
