"""The full text of an agreement, cut into clauses that findings can cite."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from trucewatch.vocab.agreements import load_agreement_words

# A text is cut into clauses at numbered lines ("1.", "Article 3", "(a)"), else at blank lines.
_CLAUSE = re.compile(
    r"^\s*(?:(?:article|art\.|paragraph|section)\s+\w+[.:]?|\(?[0-9a-z]{1,3}[.)])\s+",
    re.IGNORECASE | re.MULTILINE,
)


def clauses_of(text: str) -> tuple[str, ...]:
    """Cut the text of an agreement into clauses: at numbered lines, else at blank lines."""
    starts = [m.start() for m in _CLAUSE.finditer(text)]
    if len(starts) > 1:
        parts = [text[a:b] for a, b in pairwise([*starts, len(text)])]
    else:
        parts = re.split(r"\n\s*\n", text)
    return tuple(" ".join(p.split()) for p in parts if p.strip())


def provisions_of(clauses: Sequence[str]) -> dict[str, str]:
    """Return provision label → the first clause that states it."""
    out: dict[str, str] = {}
    for clause in clauses:
        label = label_of_clause(clause)
        if label is not None:
            out.setdefault(label, clause)
    return out


def label_of_clause(clause: str) -> str | None:
    """Return the provision that a clause states, or None."""
    return load_agreement_words().terms.find(_lemmas(clause))


def _lemmas(text: str) -> frozenset[str]:
    """Return words with their likely lemmas: an agreement's text is not parsed."""
    out = set()
    for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower()):
        out |= {word, word.removesuffix("s"), word.removesuffix("ed"), word.removesuffix("ing")}
        out |= {word.removesuffix("al"), word.removesuffix("d"), word.removesuffix("es")}
    return frozenset(out)
