"""Sentences with a marked pair as word pieces, the way the small encoder was trained.

The pieces and their greedy matching are BERT's (Devlin et al. 2019, uncased): text is lower-cased,
accents are dropped, punctuation stands alone, and a word is cut into the longest known pieces.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

# Four pieces that the encoder's vocabulary keeps free mark the actor (<s>) and the recipient (<t>).
MARKS = {"<s>": 1, "</s>": 2, "<t>": 3, "</t>": 4}
# A sentence longer than this keeps the pieces that stand nearest to the marks.
MOST = 72
_LONGEST_WORD = 60
_SPLIT = re.compile(r"(</?[st]>)")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_ACCENT = "Mn"


class WordPieces:
    """Cuts text into the ids of known pieces."""

    def __init__(self, words: Sequence[str]) -> None:
        """``words`` are the pieces in the order of their ids; "##" begins one inside a word."""
        self._ids = {w: k for k, w in enumerate(words)}
        self._seen: dict[str, list[int]] = {}
        self.unknown, self.first, self.last = (self._ids[w] for w in ("[UNK]", "[CLS]", "[SEP]"))

    def ids(self, text: str) -> list[int]:
        """Return the ids of ``text``."""
        plain = unicodedata.normalize("NFD", text.lower())
        plain = "".join(c for c in plain if unicodedata.category(c) != _ACCENT)
        out: list[int] = []
        for word in _TOKEN.findall(plain.replace("_", " _ ")):
            if word not in self._seen:
                self._seen[word] = self._cut(word)
            out += self._seen[word]
        return out

    def _cut(self, word: str) -> list[int]:
        if len(word) > _LONGEST_WORD:
            return [self.unknown]
        out, at = [], 0
        while at < len(word):
            for end in range(len(word), at, -1):
                piece = ("##" if at else "") + word[at:end]
                if piece in self._ids:
                    out.append(self._ids[piece])
                    at = end
                    break
            else:
                return [self.unknown]
        return out


def marked_pieces(marked: str, pieces: WordPieces, most: int = MOST) -> list[int]:
    """Return the ids of a sentence with <s> … </s> and <t> … </t>, at most ``most`` of them."""
    ids: list[int] = []
    for part in _SPLIT.split(marked):
        ids += [MARKS[part]] if part in MARKS else pieces.ids(part)
    return [pieces.first, *_near(ids, most - 2), pieces.last]


def _near(ids: list[int], most: int) -> list[int]:
    if len(ids) <= most:
        return ids
    marks = [k for k, i in enumerate(ids) if i in MARKS.values()]
    near = [min((abs(k - m) for m in marks), default=k) for k in range(len(ids))]
    kept = sorted(sorted(range(len(ids)), key=lambda k: near[k])[:most])
    return [ids[k] for k in kept]


def mark_pair(text: str, source: tuple[int, int], target: tuple[int, int] | None) -> str:
    """Return ``text`` with the marks of the pair put in; a target inside the source is left out."""
    cuts = [(source[1], 0, "</s>"), (source[0], 1, "<s>")]
    if target and (target[0] >= source[1] or target[1] <= source[0]):
        cuts += [(target[1], 0, "</t>"), (target[0], 1, "<t>")]
    for at, _, mark in sorted(cuts, reverse=True):
        text = text[:at] + mark + text[at:]
    return text
