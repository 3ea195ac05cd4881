"""A small transformer that reads a sentence with a marked pair, in plain NumPy.

Six layers of 384 (MiniLM-L6), fine-tuned by tools/train_relation.py; weights are kept as bytes, one
factor a row. Arithmetic after Vaswani et al. 2017 in the form of BERT (layers normalised after the
sum, GELU by its tanh form). Sentences are read together, without padding of words: only attention
is done sentence by sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from trucewatch.reading.weights import load_arrays
from trucewatch.reading.wordpiece import MARKS, WordPieces, marked_pieces

if TYPE_CHECKING:
    import numpy as np

    Arrays = dict[str, np.ndarray]

RELATION = "relation.npz"
_EPSILON = 1e-12
_GELU = 0.7978845608  # the root of 2/pi


class PairEncoder:
    """Judges marked pairs; immutable after loading."""

    def __init__(self, arrays: Arrays) -> None:
        """``arrays`` are those that tools/train_relation.py writes."""
        import numpy as np

        self.labels = tuple(str(x) for x in arrays["labels"])
        self._pieces = WordPieces(arrays["words"].tobytes().decode().split("\n"))
        self._heads = int(arrays["heads"])
        self._words = "embeddings.word_embeddings.weight"
        # Word vectors stay bytes: few of them are used at a time.
        self._table, self._factor = arrays[self._words], arrays[self._words + ":scale"]
        self._w = {
            name: np.ascontiguousarray(_plain(arrays, name).T)
            for name in arrays
            if name != self._words and name + ":scale" in arrays
        }
        self._w.update(
            {n: v for n, v in arrays.items() if v.dtype == np.float32 and ":scale" not in n}
        )
        self._positions = self._w["embeddings.position_embeddings.weight"].T
        self._layers = 1 + max(int(n.split(".")[2]) for n in self._w if n.startswith("encoder."))

    def probabilities(self, marked: Sequence[str]) -> np.ndarray:
        """Return a row for each sentence with <s> and <t> marks: the probability of each label."""
        import numpy as np

        if not marked:
            return np.zeros((0, len(self.labels)), dtype=np.float32)
        rows = [marked_pieces(m, self._pieces) for m in marked]
        ends = np.cumsum([len(r) for r in rows])
        parts = [slice(end - len(r), end) for r, end in zip(rows, ends, strict=True)]
        hidden = self._embed(rows)
        for k in range(self._layers):
            hidden = self._layer(f"encoder.layer.{k}.", hidden, parts)
        pooled = np.stack([_pool(r, hidden[p]) for r, p in zip(rows, parts, strict=True)])
        scores = pooled @ self._w["out.weight"].T + self._w["out.bias"]
        scores = np.exp(scores - scores.max(1, keepdims=True))
        return np.asarray(scores / scores.sum(1, keepdims=True))

    def _embed(self, rows: list[list[int]]) -> np.ndarray:
        import numpy as np

        ids = np.concatenate([np.array(r) for r in rows])
        places = np.concatenate([np.arange(len(r)) for r in rows])
        vectors = self._table[ids].astype(np.float32) * self._factor[ids]
        kind = self._w["embeddings.token_type_embeddings.weight"].T[0]
        return self._norm("embeddings.LayerNorm.", vectors + self._positions[places] + kind)

    def _layer(self, at: str, x: np.ndarray, parts: list[slice]) -> np.ndarray:
        import numpy as np

        q, k, v = (self._linear(f"{at}attention.self.{n}.", x) for n in ("query", "key", "value"))
        mixed = np.empty_like(x)
        size = x.shape[1] // self._heads
        for part in parts:
            split = (-1, self._heads, size)
            mine = q[part].reshape(split).transpose(1, 0, 2)
            keys = k[part].reshape(split).transpose(1, 2, 0)
            share = mine @ keys * size**-0.5
            share = np.exp(share - share.max(-1, keepdims=True))
            share /= share.sum(-1, keepdims=True)
            seen = share @ v[part].reshape(split).transpose(1, 0, 2)
            mixed[part] = seen.transpose(1, 0, 2).reshape(-1, x.shape[1])
        x = self._norm(
            f"{at}attention.output.LayerNorm.",
            self._linear(f"{at}attention.output.dense.", mixed) + x,
        )
        wide = self._linear(f"{at}intermediate.dense.", x)
        return self._norm(
            f"{at}output.LayerNorm.", self._linear(f"{at}output.dense.", _gelu(wide)) + x
        )

    def _linear(self, at: str, x: np.ndarray) -> np.ndarray:
        out: np.ndarray = x @ self._w[at + "weight"]
        out += self._w[at + "bias"]
        return out

    def _norm(self, at: str, x: np.ndarray) -> np.ndarray:
        import numpy as np

        centred = x - x.mean(1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(1, keepdims=True) + _EPSILON)
        return np.asarray(centred / spread * self._w[at + "weight"] + self._w[at + "bias"])


def _plain(arrays: Arrays, name: str) -> np.ndarray:
    import numpy as np

    return np.asarray(arrays[name].astype(np.float32) * arrays[name + ":scale"])


def _gelu(x: np.ndarray) -> np.ndarray:
    import numpy as np

    return np.asarray(0.5 * x * (1 + np.tanh(_GELU * (x + 0.044715 * x * x * x))))


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
