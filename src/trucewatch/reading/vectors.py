"""The token vectors of the English model, by the same weights with less work.

Three things differ from how the model comes. Vectors of words are looked up and mixed once for each
distinct word of a batch, not for each token. The convolutions run over a few stretches at a time,
so that what they write stays in the processor's cache. And the pieces that a maximum is taken of
lie beside each other as blocks. Sums are the same up to the last bits of their rounding; the parses
are the same (tests/reading/test_vectors.py, docs/tables/speed.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from thinc.api import Model

# Rows worked on at a time: two matrices of 288 columns are about what a second-level cache holds.
_ROWS = 512
# The layers that are known, by name and in order; a model built otherwise is left as it comes.
_EMBED = ("extract_features", "list2ragged", "with_array", "with_array", "ragged2list")
_VARIANCE = 1e-8  # added to a variance, as the model's own layers do


class _Mix(msgspec.Struct, frozen=True):
    """A maximum over linear pieces, then a normalisation: the weights as blocks of pieces."""

    weights: Any  # inputs × (pieces · outputs)
    bias: Any
    pieces: int
    gain: Any
    shift: Any

    def __call__(self, rows: Any) -> Any:
        """Return the outputs for ``rows``."""
        import numpy as np

        width = self.gain.shape[0]
        out = np.dot(rows, self.weights)
        out += self.bias
        best = np.maximum(out[:, :width], out[:, width : 2 * width])
        for k in range(2, self.pieces):
            np.maximum(best, out[:, k * width : (k + 1) * width], out=best)
        best -= best.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", best, best) / width + _VARIANCE
        best *= (variance**-0.5)[:, None]
        best *= self.gain
        best += self.shift
        return best


class Vectors:
    """Computes the vectors of documents' tokens from the parts of a loaded model."""

    def __init__(self, embed: Any, columns: Sequence[str], mix: _Mix, layers: Sequence[_Mix]):
        self._embed = embed
        self._columns: list[Any] = list(columns)
        self._mix = mix
        self._layers = tuple(layers)

    def forward(self, model: Any, docs: Sequence[Doc], is_train: bool) -> tuple[list[Any], Any]:
        """Return one array of vectors for each document; the model is never trained here."""
        import numpy as np

        out: list[Any] = []
        words, lengths = self._words(docs)
        ends = np.cumsum(lengths).tolist()
        for first, last in _stretches(lengths, len(self._layers)):
            out.extend(self._convolved(words, ends, lengths, first, last))
        return out, None

    def _words(self, docs: Sequence[Doc]) -> tuple[Any, list[int]]:
        """Return the tokens' own vectors, and the number of tokens of each document."""
        import numpy as np

        features = [doc.to_array(self._columns) for doc in docs]
        rows = np.concatenate(features)
        # A product with fixed odd numbers tells rows apart (modulo 2^64).
        odd = np.arange(1, 2 * rows.shape[1], 2, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        _, first, inverse = np.unique(
            (rows * odd).sum(axis=1), return_index=True, return_inverse=True
        )
        vectors = self._mix(self._embed.predict(rows[first]))
        return vectors[inverse], [len(f) for f in features]

    def _convolved(
        self, words: Any, ends: list[int], lengths: list[int], first: int, last: int
    ) -> Iterator[Any]:
        """Yield the vectors of the documents [first, last), which are worked on together.

        Between documents, and at both ends, lie as many empty rows as there are layers, so that
        none reaches into another.
        """
        import numpy as np

        gap = len(self._layers)
        size = gap + sum(lengths[first:last]) + gap * (last - first)
        width = words.shape[1]
        # One row more at each end, which stays empty: what a window sees beyond the rows.
        padded = np.zeros((size + 2, width), dtype=words.dtype)
        rows = padded[1:-1]
        places = []
        at = gap
        for k in range(first, last):
            rows[at : at + lengths[k]] = words[ends[k] - lengths[k] : ends[k]]
            places.append(at)
            at += lengths[k] + gap
        # Row n of this view is the rows n-1, n and n+1 of ``rows`` as one.
        windows = np.lib.stride_tricks.as_strided(
            padded, (size, 3 * width), (padded.strides[0], padded.strides[1]), writeable=False
        )
        for layer in self._layers:
            rows += layer(np.ascontiguousarray(windows))
        for k, at in zip(range(first, last), places, strict=True):
            yield rows[at : at + lengths[k]]


def _stretches(lengths: Sequence[int], gap: int) -> Iterator[tuple[int, int]]:
    """Yield ranges [first, last) of documents that have at most _ROWS rows together."""
    first = rows = 0
    for k, length in enumerate(lengths):
        if k > first and rows + length + gap > _ROWS:
            yield first, k
            first, rows = k, 0
        rows += length + gap
    if first < len(lengths):
        yield first, len(lengths)


def quicken(nlp: Language) -> bool:
    """Let ``nlp`` compute its vectors as told above; False where its model is of another build."""
    from thinc.api import Model

    part: Any = nlp.get_pipe("tok2vec")
    found = _parts(part.model)
    if found is None:
        return False
    width = part.model.get_dim("nO")
    part.model = Model("tok2vec", found.forward, dims={"nO": width}, layers=[part.model])
    return True


def _parts(model: Model[Any, Any]) -> Vectors | None:
    embed, encode = model.layers
    names = tuple(layer.name.partition("(")[0] for layer in embed.layers)
    if names != _EMBED:
        return None
    mix = _mix(embed.layers[3].layers[0])
    layers = [_layer(one) for one in encode.layers[0].layers]
    if mix is None or not layers or None in layers or encode.attrs["pad"] < len(layers):
        return None
    columns = embed.layers[0].attrs["columns"]
    return Vectors(embed.layers[2].layers[0], columns, mix, [x for x in layers if x])


def _layer(residual: Model[Any, Any]) -> _Mix | None:
    """Return a layer over windows of one token on each side, or None if it is another kind."""
    if not residual.name.startswith("residual("):
        return None
    window, mixing = residual.layers[0].layers
    if window.name != "expand_window" or window.attrs["window_size"] != 1:
        return None
    return _mix(mixing)


def _mix(mixing: Model[Any, Any]) -> _Mix | None:
    found = {node.name: node for node in mixing.walk()}
    if "maxout" not in found or "layernorm" not in found:
        return None
    maxout, norm = found["maxout"], found["layernorm"]
    weights: Any = maxout.get_param("W")  # outputs × pieces × inputs
    outputs, pieces, inputs = weights.shape
    blocks = weights.transpose(2, 1, 0).reshape(inputs, pieces * outputs).copy()
    bias = maxout.get_param("b").T.reshape(pieces * outputs).copy()
    return _Mix(blocks, bias, pieces, norm.get_param("G"), norm.get_param("b"))
