"""A small transformer that reads sentences, in plain NumPy.

Six layers of 384 (MiniLM-L6), fine-tuned by tools/train_relation.py; weights are kept as bytes, one
factor a row. Arithmetic after Vaswani et al. 2017 in the form of BERT (layers normalised after the
sum, GELU by its tanh form). Sentences are read together, without padding of words: only attention
is done sentence by sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from trucewatch.reading.weights import load_arrays
from trucewatch.reading.wordpiece import MARKS, WordPieces, marked_pieces

if TYPE_CHECKING:
    import numpy as np

    Arrays = dict[str, np.ndarray]

RELATION, PREDICATES = "relation.npz", "triggers.npz"
# A sentence whose predicates are judged is cut after so many pieces.
MOST_PREDICATES = 96
_EPSILON = 1e-12
_GELU = 0.7978845608  # the root of 2/pi
_ROWS = 32
_WORDS = "embeddings.word_embeddings.weight"


class Encoder:
    """Turns rows of word pieces into a vector a piece; immutable after loading."""

    def __init__(self, arrays: Arrays) -> None:
        """``arrays``: pieces, embeddings and layers as tools/train_relation.py writes them."""
        import numpy as np

        self.pieces = WordPieces(arrays["words"].tobytes().decode().split("\n"))
        self._heads = int(arrays["heads"])
        # Word vectors stay bytes: few of them are used at a time.
        self._table, self._factor = arrays[_WORDS], arrays[_WORDS + ":scale"]
        self._w = {
            name: np.ascontiguousarray(_plain(arrays, name).T)
            for name in arrays
            if name != _WORDS and name + ":scale" in arrays
        }
        self._w.update(
            {n: v for n, v in arrays.items() if v.dtype == np.float32 and ":scale" not in n}
        )
        self._positions = self._w["embeddings.position_embeddings.weight"].T
        self._layers = 1 + max(int(n.split(".")[2]) for n in self._w if n.startswith("encoder."))

    def read(self, rows: list[list[int]]) -> list[np.ndarray]:
        """Return the vectors of each row's pieces; at least one row."""
        parts = _parts(rows)
        hidden = self._below(rows, parts, self._layers)
        return [hidden[p] for p in parts]

    def read_at(
        self, rows: list[list[int]], places: list[list[int]]
    ) -> tuple[list[np.ndarray], list[np.ndarray]]:
        """Return the vectors at each row's ``places``, and each row's mean below the last layer.

        At least one row. The last layer is computed at the places only.
        """
        import numpy as np

        parts = _parts(rows)
        hidden = self._below(rows, parts, self._layers - 1)
        means = [hidden[p].mean(0) for p in parts]
        asked = np.concatenate(
            [np.array(at, int) + p.start for at, p in zip(places, parts, strict=True)]
        )
        found = self._layer(
            f"encoder.layer.{self._layers - 1}.", hidden, parts, asked, _parts(places)
        )
        return [found[p] for p in _parts(places)], means

    def _below(self, rows: list[list[int]], parts: list[slice], layers: int) -> np.ndarray:
        hidden = self._embed(rows)
        for k in range(layers):
            hidden = self._layer(f"encoder.layer.{k}.", hidden, parts)
        return hidden

    def _embed(self, rows: list[list[int]]) -> np.ndarray:
        import numpy as np

        ids = np.concatenate([np.array(r) for r in rows])
        places = np.concatenate([np.arange(len(r)) for r in rows])
        vectors = self._table[ids].astype(np.float32) * self._factor[ids]
        kind = self._w["embeddings.token_type_embeddings.weight"].T[0]
        return self._norm("embeddings.LayerNorm.", vectors + self._positions[places] + kind)

    def _layer(
        self,
        at: str,
        x: np.ndarray,
        parts: list[slice],
        asked: np.ndarray | None = None,
        asked_parts: list[slice] | None = None,
    ) -> np.ndarray:
        """Return what a layer makes of ``x``, at the rows ``asked`` only where they are given."""
        import numpy as np

        k, v = (self._linear(f"{at}attention.self.{n}.", x) for n in ("key", "value"))
        own = x if asked is None else x[asked]
        q = self._linear(f"{at}attention.self.query.", own)
        mixed = np.empty_like(own)
        size = x.shape[1] // self._heads
        split = (-1, self._heads, size)
        for part, to in zip(parts, asked_parts or parts, strict=True):
            mine = q[to].reshape(split).transpose(1, 0, 2)
            keys = k[part].reshape(split).transpose(1, 2, 0)
            share = mine @ keys * size**-0.5
            share = np.exp(share - share.max(-1, keepdims=True))
            share /= share.sum(-1, keepdims=True)
            seen = share @ v[part].reshape(split).transpose(1, 0, 2)
            mixed[to] = seen.transpose(1, 0, 2).reshape(-1, x.shape[1])
        own = self._norm(
            f"{at}attention.output.LayerNorm.",
            self._linear(f"{at}attention.output.dense.", mixed) + own,
        )
        wide = _gelu(self._linear(f"{at}intermediate.dense.", own))
        return self._norm(f"{at}output.LayerNorm.", self._linear(f"{at}output.dense.", wide) + own)

    def _linear(self, at: str, x: np.ndarray) -> np.ndarray:
        out: np.ndarray = x @ self._w[at + "weight"]
        out += self._w[at + "bias"]
        return out

    def _norm(self, at: str, x: np.ndarray) -> np.ndarray:
        import numpy as np

        centred = x - x.mean(1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(1, keepdims=True) + _EPSILON)
        return np.asarray(centred / spread * self._w[at + "weight"] + self._w[at + "bias"])


class PairEncoder(Encoder):
    """Judges marked pairs."""

    def __init__(self, arrays: Arrays) -> None:
        """``arrays`` are those that tools/train_relation.py writes."""
        super().__init__(arrays)
        self.labels = tuple(str(x) for x in arrays["labels"])

    def probabilities(self, marked: Sequence[str]) -> np.ndarray:
        """Return a row for each sentence with <s> and <t> marks: the probability of each label."""
        import numpy as np

        if not marked:
            return np.zeros((0, len(self.labels)), dtype=np.float32)
        rows = [marked_pieces(m, self.pieces) for m in marked]
        found = zip(rows, self.read(rows), strict=True)
        pooled = np.stack([_pool(row, hidden) for row, hidden in found])
        return shares(pooled @ self._w["out.weight"].T + self._w["out.bias"])


class PredicateEncoder(Encoder):
    """Judges the predicates of sentences.

    Words and lowest layer are those of :class:`PairEncoder`'s file.
    """

    def __init__(self, arrays: Arrays, lower: Arrays) -> None:
        """``arrays`` are those that tools/train_triggers.py writes, ``lower`` of the pairs."""
        own = [n for n in lower if n in ("words", "heads") or n.startswith("embeddings.")]
        below = min(int(n.split(".")[2]) for n in arrays if n.startswith("encoder."))
        own += [n for n in lower if n.startswith("encoder.") and int(n.split(".")[2]) < below]
        super().__init__({**{n: lower[n] for n in own}, **arrays})
        self.labels = tuple(str(x) for x in arrays["labels"])

    def probabilities(
        self, sentences: Sequence[Sequence[str]], asked: Sequence[Sequence[int]]
    ) -> list[np.ndarray]:
        """Return for each sentence, given as its words, a row for each word asked for.

        A row holds the probability of each label, zeros where the sentence is too long.
        """
        import numpy as np

        out = [np.zeros((len(a), len(self.labels)), dtype=np.float32) for a in asked]
        found = [self._row(words) for words in sentences]
        inside = [
            [k for k, word in enumerate(a) if at[word] < len(row) - 1]
            for (row, at), a in zip(found, asked, strict=True)
        ]
        todo = [n for n, own in enumerate(inside) if own]
        if not todo:
            return out
        places = [[found[n][1][asked[n][k]] for k in inside[n]] for n in todo]
        vectors, means = self.read_at([found[n][0] for n in todo], places)
        for n, own, mean in zip(todo, vectors, means, strict=True):
            both = np.concatenate([own, np.broadcast_to(mean, own.shape)], 1)
            out[n][inside[n]] = shares(both @ self._w["out.weight"].T + self._w["out.bias"])
        return out

    def _row(self, words: Sequence[str]) -> tuple[list[int], list[int]]:
        """Return the pieces of a sentence, and the place of each word's first."""
        row, at = [self.pieces.first], []
        for word in words:
            at.append(len(row))
            row += _ids(self.pieces, word)
        return [*row[: MOST_PREDICATES - 1], self.pieces.last], at


@lru_cache(50_000)  # names never end: an archive must not fill the memory
def _ids(pieces: WordPieces, word: str) -> tuple[int, ...]:
    return tuple(pieces.ids(word))


def shares(scores: np.ndarray) -> np.ndarray:
    """Return the probabilities of rows of scores."""
    import numpy as np

    scores = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(scores / scores.sum(-1, keepdims=True))


def _plain(arrays: Arrays, name: str) -> np.ndarray:
    import numpy as np

    return np.asarray(arrays[name].astype(np.float32) * arrays[name + ":scale"])


def _gelu(x: np.ndarray) -> np.ndarray:
    """Apply GELU in place, some rows at a time, so that they stay in the processor's cache."""
    import numpy as np

    for k in range(0, len(x), _ROWS):
        rows = x[k : k + _ROWS]
        out = rows * rows
        out *= 0.044715
        out += 1
        out *= rows
        out *= _GELU
        np.tanh(out, out=out)
        out += 1
        rows *= out
        rows *= 0.5
    return x


def _parts(rows: Sequence[Sequence[int]]) -> list[slice]:
    """Return where each row stands when all are put one behind the other."""
    ends = list(accumulate(map(len, rows)))
    return [slice(end - len(r), end) for r, end in zip(rows, ends, strict=True)]


def _pool(ids: list[int], hidden: np.ndarray) -> np.ndarray:
    """Return the mean of the sentence, the vector at <s> and the one at <t> (zeros without)."""
    import numpy as np

    out = [hidden.mean(0)]
    for mark in ("<s>", "<t>"):
        at = [k for k, i in enumerate(ids) if i == MARKS[mark]]
        out.append(hidden[at].mean(0) if at else np.zeros_like(out[0]))
    return np.concatenate(out)


@cache
def load_pair_encoder() -> PairEncoder:
    """Return the package's encoder, loaded once per process (0.3 s)."""
    return PairEncoder(load_arrays(RELATION))


@cache
def load_predicate_encoder() -> PredicateEncoder:
    """Return the package's encoder of predicates, loaded once per process (0.3 s)."""
    return PredicateEncoder(load_arrays(PREDICATES), load_arrays(RELATION))
