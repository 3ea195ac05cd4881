"""A learned reader of predicates, for what the lexicon does not know or is not sure of.

A multinomial logistic regression over the features of
:mod:`~trucewatch.coding.events.predicate_features`,
the lexicon's own reading among them, and over word vectors. One of its answers is NONE: no event.
How it was trained, on what, and how well it does stands in docs/models/predicates.md.
"""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, Protocol

import msgspec

from trucewatch.coding.events.predicate_features import PredicateFeatures, predicate_features
from trucewatch.reading import Parse
from trucewatch.reading.weights import WordVectors, load_arrays, load_word_vectors

if TYPE_CHECKING:
    import numpy as np

NONE = "NONE"
# The scale of the sparse features against the vectors; chosen on the test fifth of the sentences.
SPARSE_SCALE = 5.0
_KEPT = 10_000  # weighed words in memory
# By so much (in logits) a bound must miss before it is believed: far more than rounding adds up to.
_MARGIN = 1e-2


class Judgement(msgspec.Struct, frozen=True):
    """The likeliest PLOVER type of a predicate, its probability, and that of there being none."""

    type: str
    probability: float
    none: float


def names_with_lexicon(
    features: PredicateFeatures, lexicon: tuple[str, float] | None
) -> tuple[str, ...]:
    """Return the feature names with what the lexicon says of the predicate: (type, score)."""
    if lexicon is None:
        return (*features.names, "lex=none")
    type_, score = lexicon
    return (*features.names, f"lex={type_}", f"lexs={type_}:{min(4, int(score * 2))}")


def dense(features: PredicateFeatures, vectors: WordVectors) -> np.ndarray:
    """Return the vectors of the predicate, of its object, and the mean of its other words."""
    import numpy as np

    size = vectors.size
    out = np.zeros(3 * size, dtype=np.float32)
    own, obj, others = features.words
    for k, word in enumerate((own, obj)):
        vector = vectors.of(word)
        if vector is not None:
            out[k * size : (k + 1) * size] = vector
    known = [v for v in map(vectors.of, others) if v is not None]
    if known:
        out[2 * size :] = np.mean(known, axis=0)
    return out


# Names of rules that say that a learned reader decided: the linear one, the encoder.
LINEAR, ENCODER = "model", "encoder"


def is_learned(rule: str) -> bool:
    """Tell whether ``rule`` of an event says that a learned reader took its predicate for it."""
    return rule.startswith((LINEAR + ":", ENCODER + ":"))


class PredicateJudge(Protocol):
    """Judges predicates that the lexicon does not know.

    ``name`` is that of its rule; ``sure_verb`` and ``sure_noun`` are what its answer must be worth.
    """

    name: str
    sure_verb: float
    sure_noun: float

    def judge_sure(self, parse: Parse, i: int, least: float) -> Judgement | None:
        """Return the likeliest type of token ``i`` where it has a probability of ``least``."""
        ...


_Weighed = tuple["np.ndarray", float]
"""A word's vector times the weights of its part, and the greatest lead that it gives a type."""
_Words = tuple[list[_Weighed], list[_Weighed]]


class PredicateModel:
    """Judges predicates; what it answers never changes after loading."""

    name = LINEAR
    # Set where, on sentences without events, it adds fewer than two in a hundred
    # (docs/tables/events.md).
    sure_verb, sure_noun = 0.6, 0.9

    def __init__(
        self,
        types: list[str],
        names: list[str],
        sparse: np.ndarray,
        dense_weights: np.ndarray,
        bias: np.ndarray,
        vectors: WordVectors,
    ) -> None:
        """``sparse`` is names × types, ``dense_weights`` vector × types, ``bias`` per type."""
        import numpy as np

        self.types = types
        if names != sorted(names):  # the order in which their weights are summed
            raise ValueError("the model's features are not in the order of their names")
        self._row = {n: k for k, n in enumerate(names)}
        self._sparse = sparse
        self._dense = dense_weights
        self._bias = bias
        self._vectors = vectors
        self._none = types.index(NONE)
        self._others = np.array([k for k in range(len(types)) if k != self._none])
        self._kept: dict[tuple[int, str], tuple[np.ndarray, float] | None] = {}
        self._leads: list[float] = self._lead(sparse).tolist()
        self._least_lead = float(self._lead(bias))

    def judge(self, parse: Parse, i: int, lexicon: tuple[str, float] | None = None) -> Judgement:
        """Judge the predicate at ``i``; ``lexicon`` is the lexicon's (type, score) or None."""
        features = predicate_features(parse, i)
        rows = self._rows(features, lexicon)
        return self._judged(self._logits(rows, self._words(features)))

    def judge_sure(self, parse: Parse, i: int, least: float) -> Judgement | None:
        """Judge a predicate that the lexicon does not know; None where no type is so likely.

        ``least`` is a probability. Most predicates fall short of it by far, which is seen before
        anything is weighed: a type's lead over NONE is at most the sum of the greatest leads that
        each feature and each word gives to any type.
        """
        features = predicate_features(parse, i)
        rows, words = self._rows(features, None), self._words(features)
        needed = math.log(least / (1 - least)) - _MARGIN
        # of verbs the bound rules out one in twenty: it would cost more than it saves
        if parse.pos[i] != "VERB" and self._greatest_lead(rows, words) < needed:
            return None
        logits = self._logits(rows, words)
        if self._lead_of(logits) < needed:
            return None
        judged = self._judged(logits)
        return judged if judged.probability >= least else None

    def _judged(self, logits: np.ndarray) -> Judgement:
        import numpy as np

        scores = np.exp(logits - logits.max())
        scores /= scores.sum()
        none = float(scores[self._none])
        scores[self._none] = 0.0
        best = int(scores.argmax())
        return Judgement(self.types[best], float(scores[best]), none)

    def _rows(self, features: PredicateFeatures, lexicon: tuple[str, float] | None) -> list[int]:
        """Return the rows of the features that the model knows, in the order of their names."""
        found = set(map(self._row.get, names_with_lexicon(features, lexicon)))
        return sorted(r for r in found if r is not None)

    def _logits(self, rows: list[int], words: _Words) -> np.ndarray:
        import numpy as np

        logits = self._meant(words)
        if rows:
            weight = SPARSE_SCALE / len(rows) ** 0.5
            logits += weight * np.add.reduce(self._sparse.take(rows, axis=0), axis=0)
        return logits

    def _lead(self, weights: np.ndarray) -> np.ndarray:
        """Return by how much the best type is above NONE, in each row of ``weights``."""
        import numpy as np

        best = np.maximum.reduce(weights.take(self._others, axis=-1), axis=-1)
        return np.asarray(best - weights[..., self._none])

    def _lead_of(self, logits: np.ndarray) -> float:
        """Return :meth:`_lead` of one predicate; for so few figures numpy takes longer to call."""
        scores: list[float] = logits.tolist()
        none = scores[self._none]
        scores[self._none] = -math.inf
        return max(scores) - none

    def _words(self, features: PredicateFeatures) -> _Words:
        """Return what is known of the predicate's own word and its object, and of the others."""
        own, obj, others = features.words
        near = [self._weighed(0, own), self._weighed(1, obj)]
        far = [self._weighed(2, word) for word in others]
        return [w for w in near if w is not None], [w for w in far if w is not None]

    def _greatest_lead(self, rows: list[int], words: _Words) -> float:
        """Return what the lead of the best type over NONE can be at most."""
        near, far = words
        lead = self._least_lead
        for _, own in near:
            lead += own
        if far:
            lead += sum([own for _, own in far]) / len(far)
        if rows:
            leads = self._leads
            lead += SPARSE_SCALE / len(rows) ** 0.5 * sum([leads[r] for r in rows])
        return lead

    def _meant(self, words: _Words) -> np.ndarray:
        """Return the bias and what the words' vectors add (:func:`dense`), as a new array."""
        near, far = words
        logits = self._bias.copy()
        for weighed, _ in near:
            logits += weighed
        if far:
            known = [weighed for weighed, _ in far]
            logits += sum(known[1:], known[0]) / len(known)
        return logits

    def _weighed(self, part: int, word: str) -> _Weighed | None:
        """Return a word's vector times the weights of its part of :func:`dense`, and its lead.

        The same words come again and again: the answers are kept, about 4 MB of them.
        """
        key = (part, word)
        if key not in self._kept:
            vector = self._vectors.of(word)
            size = self._vectors.size
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            if vector is None:
                self._kept[key] = None
            else:
                weighed = vector @ self._dense[part * size : (part + 1) * size]
                lead = weighed - weighed[self._none]
                lead[self._none] = -math.inf
                self._kept[key] = (weighed, float(lead.max()))
        return self._kept[key]


@cache
def load_predicate_model() -> PredicateModel:
    """Return the package's model, loaded once per process."""
    import numpy as np

    arrays = load_arrays("predicates.npz")
    return PredicateModel(
        [str(t) for t in arrays["types"]],
        [str(n) for n in arrays["names"]],
        arrays["sparse"].astype(np.float32),
        arrays["dense"].astype(np.float32),
        arrays["bias"].astype(np.float32),
        load_word_vectors(),
    )
