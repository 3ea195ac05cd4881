"""A parsed story as plain arrays."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

# Lines with these roles are parsed, each on its own; datelines, URLs and boilerplate never are.
READ_ROLES = frozenset({"headline", "body", "bullet", "subhead"})


class Paragraph(msgspec.Struct, frozen=True):
    """A parsed line of the story: its role, token range [first, last) and character range."""

    role: str
    first: int
    last: int
    start: int
    end: int


class Parse(msgspec.Struct, frozen=True, eq=False):
    """One story's tokens, sentences and dependency trees. All indices are token indices.

    ``start``/``end`` are code point offsets into ``text`` (the story's text). ``tag`` is a Penn
    tag, ``pos`` a universal tag derived from it, ``dep`` a ClearNLP-style label as spaCy's English
    models give it; ``head[i] == i`` marks a root. ``left``/``right`` delimit the subtree of a
    token, right exclusive; ``children`` are in order. Trees never cross a sentence, sentences
    never cross a paragraph (= a line of the story). A parse equals only itself, so that questions
    to it can be remembered (:mod:`trucewatch.reading.memory`).
    """

    text: str
    start: tuple[int, ...]
    end: tuple[int, ...]
    word: tuple[str, ...]
    lower: tuple[str, ...]
    lemma: tuple[str, ...]
    pos: tuple[str, ...]
    tag: tuple[str, ...]
    dep: tuple[str, ...]
    head: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    sent: tuple[int, ...]
    sents: tuple[tuple[int, int], ...]
    para: tuple[int, ...]
    paras: tuple[Paragraph, ...]

    def __len__(self) -> int:
        return len(self.word)

    def slice(self, first: int, last: int) -> str:
        """Return the story's text from token ``first`` to before token ``last``."""
        return self.text[self.start[first] : self.end[last - 1]] if last > first else ""

    def tokens_in(self, start: int, end: int) -> tuple[int, int]:
        """Return the range [i, j) of tokens that touch the characters [start, end)."""
        i = bisect_right(self.end, start)
        j = bisect_left(self.start, end)
        return (i, max(i, j))

    def subtree(self, i: int) -> tuple[int, int]:
        """Return the token range [first, last) from the first to the last word under ``i``."""
        return (self.left[i], self.right[i])

    def role(self, i: int) -> str:
        """Return the role of the line that token ``i`` stands in."""
        return self.paras[self.para[i]].role


class RawToken(msgspec.Struct, frozen=True):
    """A token as a parser gives it; ``head`` is an index inside the same paragraph."""

    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sent_start: bool


def build_parse(text: str, lines: Iterable[tuple[str, int, int, Sequence[RawToken]]]) -> Parse:
    """Assemble a :class:`Parse` from (role, start, end, tokens) per parsed line, in text order.

    Token offsets are already offsets into ``text``. Runs in time linear in the number of tokens
    (times the depth of a tree, which a sentence bounds).
    """
    tokens: list[RawToken] = []
    heads: list[int] = []
    sent: list[int] = []
    para: list[int] = []
    sents: list[tuple[int, int]] = []
    paras: list[Paragraph] = []
    for role, start, end, raw in lines:
        base = len(tokens)
        begins = [base + k for k, token in enumerate(raw) if k == 0 or token.sent_start]
        for first, last in pairwise([*begins, base + len(raw)]):
            sent += [len(sents)] * (last - first)
            sents.append((first, last))
        heads += [base + token.head for token in raw]
        para += [len(paras)] * len(raw)
        tokens.extend(raw)
        paras.append(Paragraph(role, base, len(tokens), start, end))
    children, left, right = _trees(heads)
    words = tuple([text[t.start : t.end] for t in tokens])
    return Parse(
        text=text,
        start=tuple([t.start for t in tokens]),
        end=tuple([t.end for t in tokens]),
        word=words,
        lower=tuple([w.lower() for w in words]),
        lemma=tuple([t.lemma for t in tokens]),
        pos=tuple([t.pos for t in tokens]),
        tag=tuple([t.tag for t in tokens]),
        dep=tuple([t.dep for t in tokens]),
        head=tuple(heads),
        children=children,
        left=left,
        right=right,
        sent=tuple(sent),
        sents=tuple(sents),
        para=tuple(para),
        paras=tuple(paras),
    )


def _trees(
    heads: Sequence[int],
) -> tuple[tuple[tuple[int, ...], ...], tuple[int, ...], tuple[int, ...]]:
    children: list[list[int]] = [[] for _ in heads]
    for i, h in enumerate(heads):
        if h != i:
            children[h].append(i)
    left = list(range(len(heads)))
    right = list(range(1, len(heads) + 1))
    for i in _leaves_first(heads, children):
        h = heads[i]
        if left[i] < left[h]:
            left[h] = left[i]
        if right[i] > right[h]:
            right[h] = right[i]
    return tuple([tuple(c) for c in children]), tuple(left), tuple(right)


def _leaves_first(heads: Sequence[int], children: Sequence[Sequence[int]]) -> list[int]:
    order = [i for i, h in enumerate(heads) if h == i]
    for i in order:  # grows while it is walked: breadth first from the roots
        order.extend(children[i])
    return order[::-1]
