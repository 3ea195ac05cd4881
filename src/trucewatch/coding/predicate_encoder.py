"""What the small encoder makes of the predicates of one story; only ``careful`` asks it.

It reads whole sentences, so that it knows words in their place that no lexicon holds, and doubts
words of the lexicon that tell of nothing here. All sentences of a story are read together when the
first of their predicates is asked for. How it was trained and how well it does:
docs/models/triggers.md.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from trucewatch.coding.predicate_model import ENCODER, NONE, Judgement
from trucewatch.reading import Parse
from trucewatch.reading.encoder import PredicateEncoder, load_predicate_encoder

if TYPE_CHECKING:
    import numpy as np

# Sentences that are read together: more gain no speed.
_TOGETHER = 24
# Tags of verbs that have a tense.
FINITE = frozenset({"VBD", "VBZ", "VBP"})
# Verbs without which a sentence tells nothing that the encoder would add.
_SAYING = frozenset({"say", "tell", "add", "be", "have"})


class EncodedStory:
    """Judges the predicates of one parse."""

    name = ENCODER
    # Set by which of its answers are right (docs/tables/events.md).
    sure_verb, sure_noun = 0.7, 0.95

    def __init__(self, parse: Parse, encoder: PredicateEncoder | None = None) -> None:
        """``encoder``: the package's own by default."""
        self._p = parse
        self._encoder = encoder or load_predicate_encoder()
        self._none = self._encoder.labels.index(NONE)

    def judge(self, i: int) -> Judgement | None:
        """Return the likeliest type of the predicate at token ``i``; None where it is not read."""
        row = self._rows.get(i)
        if row is None:
            return None
        types = [k for k in range(len(row)) if k != self._none]
        best = max(types, key=lambda k: float(row[k]))
        return Judgement(self._encoder.labels[best], float(row[best]), float(row[self._none]))

    def share(self, i: int, type_: str) -> float | None:
        """Return the probability that token ``i`` tells of ``type_``; None where it is not read."""
        row = self._rows.get(i)
        return None if row is None else float(row[self._encoder.labels.index(type_)])

    def judge_sure(self, parse: Parse, i: int, least: float) -> Judgement | None:
        """Return the likeliest type where it has a probability of ``least``."""
        judged = self.judge(i)
        return judged if judged is not None and judged.probability >= least else None

    def _judged(self, i: int) -> bool:
        p = self._p
        return p.pos[i] == "VERB" or (p.pos[i] == "NOUN" and p.dep[i] != "compound")

    def _worth(self, first: int, last: int) -> bool:
        """Whether a sentence has a full verb besides those of saying: others are not read."""
        p = self._p
        return any(p.pos[i] == "VERB" and p.lemma[i] not in _SAYING for i in range(first, last))

    @cached_property
    def _rows(self) -> dict[int, np.ndarray]:
        """The probabilities of labels by token."""
        p = self._p
        # A sentence that is told again is read once.
        same: dict[tuple[tuple[str, ...], tuple[int, ...]], list[int]] = {}
        for first, last in p.sents:
            asked = tuple(k for k in range(last - first) if self._judged(first + k))
            if asked and p.role(first) == "body" and self._worth(first, last):
                same.setdefault((tuple(p.word[first:last]), asked), []).append(first)
        todo = list(same)
        out: dict[int, np.ndarray] = {}
        for k in range(0, len(todo), _TOGETHER):
            batch = todo[k : k + _TOGETHER]
            words, places = zip(*batch, strict=True)
            for key, rows in zip(batch, self._encoder.probabilities(words, places), strict=True):
                told = [(at, row) for at, row in zip(key[1], rows, strict=True) if row.any()]
                out.update((first + at, row) for first in same[key] for at, row in told)
        return out


def encoded_for(coder: str, parse: Parse) -> EncodedStory | None:
    """Return what ``coder`` asks about predicates: the encoder for ``careful``, else nothing."""
    return EncodedStory(parse) if coder == "careful" else None
