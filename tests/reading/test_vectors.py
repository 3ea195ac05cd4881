"""The model's vectors by less work: the same numbers, the same parses."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from trucewatch.reading.english import EnglishReader
from trucewatch.reading.vectors import quicken

LINES = [
    "The minister said on Sunday that troops had shelled a village near the border.",
    "Ceasefire violations",
    "",
    "«Мир» — 12,5 km² of naïve façades; e-mail a.b@c.org, 🙂 or call +44 20 7946 0000!",
    " \t two  spaces   between words  ",
    "x",
    "Both sides blame each other. " * 120,  # longer than one stretch that is worked on
    "Word " + "".join(chr(0x4E00 + k) for k in range(50)),
    *(f"Report {n}: {n * 7} people fled to Town{n} after {n} shells fell." for n in range(60)),
]


@pytest.fixture(scope="module")
def models() -> tuple[Any, Any]:
    """The reader's model, and the same model as it comes."""
    reader = EnglishReader()
    return reader.nlp, reader.module.load(exclude=["ner", "lemmatizer", "attribute_ruler"])


def test_vectors_and_parses_are_those_of_the_model_as_it_comes(models: tuple[Any, Any]) -> None:
    quick, plain = models
    for ours, theirs in zip(quick.pipe(LINES), plain.pipe(LINES), strict=True):
        assert ours.tensor.shape == theirs.tensor.shape
        assert np.allclose(ours.tensor, theirs.tensor, atol=1e-4)
        rows = [
            [(t.text, t.tag_, t.dep_, t.head.i, t.is_sent_start) for t in d] for d in (ours, theirs)
        ]
        assert rows[0] == rows[1]


def test_vectors_do_not_depend_on_what_is_read_together(models: tuple[Any, Any]) -> None:
    quick, _ = models
    together = list(quick.pipe(LINES))
    for line, doc in zip(LINES, together, strict=True):
        assert np.allclose(quick(line).tensor, doc.tensor, atol=1e-4)


def test_a_model_of_another_build_is_left_as_it_comes(models: tuple[Any, Any]) -> None:
    _, plain = models
    part = plain.get_pipe("tok2vec")
    model = part.model
    model.layers[1].layers[0].layers[0].layers[0].layers[0].attrs["window_size"] = 2
    assert not quicken(plain)
    assert part.model is model
    model.layers[1].layers[0].layers[0].layers[0].layers[0].attrs["window_size"] = 1
    assert quicken(plain)
    assert part.model is not model
