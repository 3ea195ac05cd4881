"""The factuality scorer: its arithmetic, its classes, and the shipped weights on plain cases."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from trucewatch.bench.factuality import (
    class_of,
    macro_f1,
    parsed,
    pearson,
    plain_text,
    read_rows,
    run,
    token_of,
)
from trucewatch.coding.realis.score import happened, weights
from trucewatch.reading.english import EnglishReader

ROWS = [
    ("The army attacked the town on Friday .", [(2, 3.0)]),
    ("The army will attack the town on Friday .", [(3, -2.5)]),
    ("Please send the file to me .", [(1, -2.0)]),
    ("They did n't leave because it rained .", [(3, -3.0), (6, 3.0)]),
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    lines = [
        msgspec.json.encode(
            {"text": text, "targets": [{"span1": [i, i + 1], "label": y} for i, y in targets]}
        )
        for text, targets in ROWS
    ]
    path.write_bytes(b"\n".join(lines))
    return path


def test_tokens_become_plain_text() -> None:
    text, spans = plain_text("They did n't ( yet ) leave .".split(" "))
    assert text == "They didn't (yet) leave."
    assert [text[a:b] for a, b in spans] == "They did n't ( yet ) leave .".split(" ")


def test_targets_are_found_in_the_parse(data: Path) -> None:
    words = []
    for parse, target in parsed(EnglishReader(), read_rows(data)):
        i = token_of(parse, target)
        assert i is not None
        words.append(parse.word[i])
    assert words == ["attacked", "attack", "send", "leave", "rained"]


def test_scores_order_plain_cases(data: Path) -> None:
    scores = []
    for parse, target in parsed(EnglishReader(), read_rows(data)):
        i = token_of(parse, target)
        assert i is not None
        scores.append(happened(parse, i))
    attacked, attack, send, leave, rained = scores
    assert min(attacked, rained) > 1.5 > 0 > max(attack, send)
    assert leave < attacked
    assert all(-3 <= s <= 3 for s in scores)


def test_run(data: Path) -> None:
    figures = run(data)
    assert figures["n"] == 5
    assert figures["pearson"] > 0.5
    assert run(data, limit=1)["n"] == 1


def test_pearson() -> None:
    assert pearson([1, 2, 3], [2, 4, 6]) == pytest.approx(1)
    assert pearson([1, 2, 3], [3, 2, 1]) == pytest.approx(-1)
    assert pearson([1, 1, 1], [3, 2, 1]) == 0
    assert pearson([], []) == 0


def test_macro_f1() -> None:
    gold = ["happened", "did not", "unclear"]
    assert macro_f1(gold, gold) == 1
    assert macro_f1(gold, ["did not", "unclear", "happened"]) == 0
    assert macro_f1(["happened", "did not"], ["happened", "happened"]) == pytest.approx(1 / 3)


@pytest.mark.parametrize(("score", "want"), [(2, "happened"), (-2, "did not"), (0, "unclear")])
def test_classes(score: float, want: str) -> None:
    assert class_of(score, -1, 1) == want


def test_weights_say_where_they_come_from() -> None:
    model = weights()
    assert "CC BY-SA" in model.licence
    assert model.low < model.high
    assert len(msgspec.json.encode(model)) < 200_000
