"""A learned reader of predicates, for what the lexicon does not know or is not sure of.

A multinomial logistic regression over the features of :mod:`~trucewatch.coding.predicate_features`,
the lexicon's own reading among them, and over word vectors. One of its answers is NONE: no event.
How it was trained, on what, and how well it does stands in docs/models/predicates.md.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from trucewatch.coding.predicate_features import PredicateFeatures, predicate_features
from trucewatch.reading import Parse
from trucewatch.reading.weights import WordVectors, load_arrays, load_word_vectors

if TYPE_CHECKING:
    import numpy as np

NONE = "NONE"
# The scale of the sparse features against the vectors; chosen on the test fifth of the sentences.
SPARSE_SCALE = 5.0
_KEPT = 10_000  # weighed words in memory


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


class PredicateModel:
    """Judges predicates; what it answers never changes after loading."""

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
        self.types = types
        self._row = {n: k for k, n in enumerate(names)}
        self._sparse = sparse
        self._dense = dense_weights
        self._bias = bias
        self._vectors = vectors
        self._none = types.index(NONE)
        self._kept: dict[tuple[int, str], np.ndarray | None] = {}

    def judge(self, parse: Parse, i: int, lexicon: tuple[str, float] | None = None) -> Judgement:
        """Judge the predicate at ``i``; ``lexicon`` is the lexicon's (type, score) or None."""
        features = predicate_features(parse, i)
        scores = self._scores(features, lexicon)
        none = float(scores[self._none])
        scores[self._none] = 0.0
        best = int(scores.argmax())
        return Judgement(self.types[best], float(scores[best]), none)

    def _scores(self, features: PredicateFeatures, lexicon: tuple[str, float] | None) -> np.ndarray:
        import numpy as np

        names = sorted(set(names_with_lexicon(features, lexicon)))
        rows = [self._row[n] for n in names if n in self._row]
        logits = self._meant(features)
        if rows:
            weight = SPARSE_SCALE / len(rows) ** 0.5
            logits += weight * self._sparse.take(rows, axis=0).sum(axis=0, dtype=np.float32)
        logits = np.exp(logits - logits.max())
        return np.asarray(logits / logits.sum())

    def _meant(self, features: PredicateFeatures) -> np.ndarray:
        """Return the bias and what the words' vectors add (:func:`dense`), as a new array."""
        own, obj, others = features.words
        logits = self._bias.copy()
        for part, word in enumerate((own, obj)):
            if (weighed := self._weighed(part, word)) is not None:
                logits += weighed
        known = [w for w in (self._weighed(2, word) for word in others) if w is not None]
        if known:
            logits += sum(known[1:], known[0]) / len(known)
        return logits

    def _weighed(self, part: int, word: str) -> np.ndarray | None:
        """Return a word's vector times the weights of its part of :func:`dense`.

        The same words come again and again: the answers are kept, about 4 MB of them.
        """
        key = (part, word)
        if key not in self._kept:
            vector = self._vectors.of(word)
            size = self._vectors.size
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            weights = self._dense[part * size : (part + 1) * size]
            self._kept[key] = None if vector is None else vector @ weights
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
