"""What the small encoder makes of the predicates of stories; only ``careful`` asks it.

It reads whole sentences, so that it knows words in their place that no lexicon holds, and doubts
words of the lexicon that tell of nothing here. Stories that are coded side by side are read
together when the first of their predicates is asked for: many sentences at a time cost less than
the few of one story. How it was trained and how well it does: docs/models/triggers.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from trucewatch.coding.events.predicate_model import ENCODER, NONE, Judgement
from trucewatch.reading import Parse
from trucewatch.reading.encoder import PredicateEncoder, load_predicate_encoder

if TYPE_CHECKING:
    import numpy as np

# Sentences that are read together: more gain no speed.
_TOGETHER = 24
READ = frozenset({"body", "bullet"})
"""Roles of lines that are read: what a report tells, in prose or in items; titles are not."""
# The words of a sentence, and which of them are asked for.
_Asked = tuple[tuple[str, ...], tuple[int, ...]]
# Tags of verbs that have a tense.
FINITE = frozenset({"VBD", "VBZ", "VBP"})
# Verbs without which a sentence tells nothing that the encoder would add.
_SAYING = frozenset({"say", "tell", "add", "be", "have"})


class EncodedBatch:
    """Stories whose predicates are read together.

    What is read beside a sentence moves its probabilities by their last bits at most.
    """

    def __init__(self, encoder: PredicateEncoder | None = None) -> None:
        """``encoder``: the package's own by default."""
        self._encoder = encoder
        self._waiting: list[EncodedStory] = []

    @property
    def encoder(self) -> PredicateEncoder:
        """What reads them; loaded when first needed."""
        return self._encoder or load_predicate_encoder()

    def add(self, story: EncodedStory) -> None:
        """Let a story be read with the others, once one of them is asked for."""
        self._waiting.append(story)

    def read(self) -> None:
        """Read the stories that wait. A sentence that is told again is read once."""
        waiting, self._waiting = self._waiting, []
        same: dict[_Asked, list[tuple[EncodedStory, int]]] = {}
        for story in waiting:
            for first, asked in story.sentences():
                same.setdefault(asked, []).append((story, first))
        todo = list(same)
        for k in range(0, len(todo), _TOGETHER):
            batch = todo[k : k + _TOGETHER]
            words, places = zip(*batch, strict=True)
            for asked, rows in zip(batch, self.encoder.probabilities(words, places), strict=True):
                told = [(at, row) for at, row in zip(asked[1], rows, strict=True) if row.any()]
                for story, first in same[asked]:
                    story.rows.update((first + at, row) for at, row in told)


class EncodedStory:
    """Judges the predicates of one parse."""

    name = ENCODER
    # Set by which of its answers are right (docs/tables/events.md).
    sure_verb, sure_noun = 0.7, 0.95

    def __init__(self, parse: Parse, batch: EncodedBatch | None = None) -> None:
        """``batch``: the stories that it is read with, none by default."""
        self._p = parse
        self._batch: EncodedBatch | None = batch or EncodedBatch()
        self._batch.add(self)
        self._labels = self._batch.encoder.labels
        self._none = self._labels.index(NONE)
        self.rows: dict[int, np.ndarray] = {}
        """The probabilities of labels by token, once the batch is read."""

    def judge(self, i: int) -> Judgement | None:
        """Return the likeliest type of the predicate at token ``i``; None where it is not read."""
        row = self._row(i)
        if row is None:
            return None
        types = [k for k in range(len(row)) if k != self._none]
        best = max(types, key=lambda k: float(row[k]))
        return Judgement(self._labels[best], float(row[best]), float(row[self._none]))

    def share(self, i: int, type_: str) -> float | None:
        """Return the probability that token ``i`` tells of ``type_``; None where it is not read."""
        row = self._row(i)
        return None if row is None else float(row[self._labels.index(type_)])

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

    def sentences(self) -> Iterator[tuple[int, _Asked]]:
        """Yield the first token of each sentence that is worth reading, with what is asked of it:
        its words, and the places among them of the predicates."""
        p = self._p
        for first, last in p.sents:
            asked = tuple(k for k in range(last - first) if self._judged(first + k))
            if asked and p.role(first) in READ and self._worth(first, last):
                yield first, (tuple(p.word[first:last]), asked)

    def _row(self, i: int) -> np.ndarray | None:
        if self._batch is not None:
            self._batch.read()
            self._batch = None
        return self.rows.get(i)


def encoded_for(coder: str, parse: Parse, batch: EncodedBatch | None = None) -> EncodedStory | None:
    """Return what ``coder`` asks about predicates: the encoder for ``careful``, else nothing.

    ``batch``: the stories that are coded side by side with this one.
    """
    return EncodedStory(parse, batch) if coder == "careful" else None
