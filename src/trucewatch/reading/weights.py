"""Model files that ship with the package: plain arrays, no code in them."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Arrays = dict[str, NDArray[Any]]


def model_file(name: str) -> Traversable:
    """Return the model file ``name`` of the package."""
    return resources.files("trucewatch.reading").joinpath("models", name)


@cache
def load_arrays(name: str) -> Arrays:
    """Return the arrays of an ``.npz`` file, read once per process; pickled objects are refused."""
    import numpy as np

    with model_file(name).open("rb") as file, np.load(file, allow_pickle=False) as archive:
        return {key: archive[key] for key in archive.files}


class WordVectors:
    """Meanings of lemmas as unit vectors, kept as bytes."""

    def __init__(self, words: np.ndarray, vectors: np.ndarray) -> None:
        """``words`` are sorted lemmas, ``vectors`` int8 rows of the same order."""
        self._row = {str(w): k for k, w in enumerate(words)}
        self._vectors = vectors
        self.size = int(vectors.shape[1])

    def words(self) -> tuple[str, ...]:
        """Return the lemmas that have a vector, sorted."""
        return tuple(self._row)

    def of(self, word: str) -> np.ndarray | None:
        """Return the vector of a lemma, of length one, or None when it is not known."""
        row = self._row.get(word)
        if row is None:
            return None
        vector: np.ndarray = self._vectors[row].astype("float32")
        length = max(1e-6, float((vector @ vector) ** 0.5))
        scaled: np.ndarray = vector * (1 / length)
        return scaled


@cache
def load_word_vectors() -> WordVectors:
    """Return the package's word vectors."""
    arrays = load_arrays("words.npz")
    return WordVectors(arrays["words"], arrays["vectors"])


def models_hash() -> str:
    """Return a hash over all model files of the package (16 hexadecimal digits)."""
    digest = hashlib.sha256()
    folder = resources.files("trucewatch.reading").joinpath("models")
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".npz"):
            digest.update(file.name.encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
