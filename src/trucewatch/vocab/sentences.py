"""Where the sentences of a line end, by its letters alone: for quoting, searching and footnotes.

Coding takes the parser's sentences; these need no parse, so that a stored text can be opened at any
span.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"""[.!?][”"’')\]]*\s+(?=[“"‘'(\[]?[A-Z0-9])""")
# After these a full stop ends no sentence.
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Gov|Sen|Rep|St|[A-Z])\.$")
# … nor after these before a figure: "Nov. 10", "No. 4".
_COUNTED = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Nos?|Art|Arts|para|paras|pp?|c|ca)\.$"
)
# The longest of the words above with its stop.
_REACH = 6


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the sentences of ``text[start:end]``, without the blanks between."""
    for match in _END.finditer(text, start, end):
        before = max(start, match.start() - _REACH), match.start() + 1
        if _TITLE.search(text, *before):
            continue
        if text[match.end() : match.end() + 1].isdigit() and _COUNTED.search(text, *before):
            continue
        yield start, match.end() - _trailing(match.group())
        start = match.end()
    if start < end:
        yield start, end


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Return (start, end) of the sentence or sentences of a line that hold ``text[start:end]``."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    held = [(a, b) for a, b in split(text, first, last) if b > start and a < end]
    return (held[0][0], held[-1][1]) if held else (first, last)


def _trailing(text: str) -> int:
    return len(text) - len(text.rstrip())
