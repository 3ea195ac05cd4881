"""The encoder of pairs: pieces of words, marks, arithmetic."""

from __future__ import annotations

import numpy as np
import pytest

from trucewatch.reading.encoder import MOST_PREDICATES, PairEncoder, PredicateEncoder
from trucewatch.reading.wordpiece import MARKS, WordPieces, mark_pair, marked_pieces

WORDS = ["[PAD]", "-", "-", "-", "-", "[UNK]", "[CLS]", "[SEP]", "chad", "att", "##ack", "##ed"]
WORDS += ["sudan", ".", "ü", "u"]
SIZE, WIDE, LABELS = 8, 16, 3


def pieces() -> WordPieces:
    return WordPieces(WORDS)


def drawn(seed: int = 3) -> dict[str, np.ndarray]:
    """Drawn weights of two small layers."""
    rng = np.random.default_rng(seed)
    shapes = {
        "embeddings.word_embeddings.weight": (len(WORDS), SIZE),
        "embeddings.position_embeddings.weight": (100, SIZE),
        "embeddings.token_type_embeddings.weight": (2, SIZE),
    }
    for k in range(2):
        at = f"encoder.layer.{k}."
        for name in ("self.query", "self.key", "self.value", "output.dense"):
            shapes[f"{at}attention.{name}.weight"] = (SIZE, SIZE)
        shapes[f"{at}intermediate.dense.weight"] = (WIDE, SIZE)
        shapes[f"{at}output.dense.weight"] = (SIZE, WIDE)
    arrays: dict[str, np.ndarray] = {
        "labels": np.array(["AID", "AGREE", "ASSAULT"]),
        "words": np.frombuffer("\n".join(WORDS).encode(), dtype=np.uint8),
        "heads": np.array(2),
        "out.weight": rng.normal(size=(LABELS, 3 * SIZE)).astype(np.float32),
        "out.bias": np.zeros(LABELS, dtype=np.float32),
    }
    for name, shape in shapes.items():
        arrays[name] = rng.integers(-127, 128, shape).astype(np.int8)
        arrays[name + ":scale"] = np.full((shape[0], 1), 0.01, dtype=np.float32)
        if name.startswith("encoder"):
            arrays[name.replace("weight", "bias")] = np.zeros(shape[0], dtype=np.float32)
    norms = ["embeddings.LayerNorm."]
    for k in range(2):
        norms += [f"encoder.layer.{k}.attention.output.LayerNorm."]
        norms += [f"encoder.layer.{k}.output.LayerNorm."]
    for norm in norms:
        arrays[norm + "weight"] = np.ones(SIZE, dtype=np.float32)
        arrays[norm + "bias"] = np.zeros(SIZE, dtype=np.float32)
    return arrays


def tiny(seed: int = 3) -> PairEncoder:
    return PairEncoder(drawn(seed))


def test_words_are_cut_into_the_longest_known_pieces() -> None:
    assert pieces().ids("Chad attacked SUDAN.") == [8, 9, 10, 11, 12, 13]
    assert pieces().ids("Tschad") == [5]
    assert pieces().ids("ü") == [15]  # accents are dropped


def test_marks_stand_around_the_pair() -> None:
    text = "Chad attacked Sudan."
    marked = mark_pair(text, (0, 4), (14, 19))
    assert marked == "<s>Chad</s> attacked <t>Sudan</t>."
    ids = marked_pieces(marked, pieces())
    assert ids == [
        6,
        MARKS["<s>"],
        8,
        MARKS["</s>"],
        9,
        10,
        11,
        MARKS["<t>"],
        12,
        MARKS["</t>"],
        13,
        7,
    ]
    assert mark_pair(text, (14, 19), (0, 4)) == "<t>Chad</t> attacked <s>Sudan</s>."
    assert mark_pair(text, (0, 4), None) == "<s>Chad</s> attacked Sudan."
    assert mark_pair(text, (0, 19), (14, 19)) == "<s>Chad attacked Sudan</s>."


def test_a_long_sentence_keeps_what_stands_near_the_marks() -> None:
    marked = "sudan " * 90 + "<s>chad</s> attacked <t>sudan</t>" + " sudan" * 90
    ids = marked_pieces(marked, pieces(), 30)
    assert len(ids) == 30
    assert [i for i in ids if i in MARKS.values()] == [1, 2, 3, 4]


def test_probabilities_sum_to_one_and_do_not_depend_on_company() -> None:
    model = tiny()
    texts = [
        "<s>Chad</s> attacked <t>Sudan</t>.",
        "<s>Sudan</s>.",
        "<t>Sudan</t> attacked <s>Chad</s>",
    ]
    together = model.probabilities(texts)
    assert together.shape == (3, LABELS)
    assert together.sum(1) == pytest.approx(1, abs=1e-5)
    for text, row in zip(texts, together, strict=True):
        assert model.probabilities([text])[0] == pytest.approx(row, abs=1e-5)
    swapped = model.probabilities(["<t>Chad</t> attacked <s>Sudan</s>."])[0]
    assert abs(swapped - together[0]).max() > 0.01
    assert model.probabilities([]).shape == (0, LABELS)


def tiny_predicates(seed: int = 3) -> PredicateEncoder:
    """An encoder of predicates over the words and the lowest layer of :func:`tiny`."""
    lower = drawn(seed)
    own = {n: v for n, v in drawn(seed + 1).items() if n.startswith("encoder.layer.1.")}
    own["labels"] = np.array(["ASSAULT", "NONE"])
    rng = np.random.default_rng(seed)
    own["out.weight"] = rng.normal(size=(2, 2 * SIZE)).astype(np.float32)
    own["out.bias"] = np.zeros(2, dtype=np.float32)
    return PredicateEncoder(own, lower)


def test_the_last_layer_is_the_same_where_it_is_computed_at_places_only() -> None:
    encoder = tiny_predicates()
    rows = [[6, 8, 9, 10, 7], [6, 12, 13, 7]]
    found, means = encoder.read_at(rows, [[1, 3], [2]])
    whole = encoder.read(rows)
    assert np.allclose(found[0], whole[0][[1, 3]], atol=1e-5)
    assert np.allclose(found[1], whole[1][[2]], atol=1e-5)
    assert [m.shape for m in means] == [(SIZE,), (SIZE,)]


def test_predicates_have_probabilities_also_when_read_together() -> None:
    encoder = tiny_predicates()
    sentences = [["Chad", "attacked", "Sudan", "."], ["Sudan", "."]]
    both = encoder.probabilities(sentences, [[1, 2], [0]])
    assert [b.shape for b in both] == [(2, 2), (1, 2)]
    assert np.allclose(np.concatenate(both).sum(1), 1)
    alone = encoder.probabilities(sentences[:1], [[1]])
    assert np.allclose(alone[0][0], both[0][0], atol=1e-5)


def test_predicates_behind_the_cut_have_none() -> None:
    words = ["Chad"] * (MOST_PREDICATES + 5)
    found = tiny_predicates().probabilities([words], [[0, len(words) - 1]])[0]
    assert found[0].any() and not found[1].any()
    assert not tiny_predicates().probabilities([words], [[len(words) - 1]])[0].any()
    assert tiny_predicates().probabilities([], []) == []
