"""The second coder's sheets, and the figures of agreement that are computed from them."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

TOOLS = Path(__file__).parents[2] / "tools" / "annotate"


@pytest.fixture(scope="module")
def agreement() -> Any:
    """The script's module; its neighbours in the folder are imported by their bare names."""
    kept = dict(sys.modules)
    sys.path.insert(0, str(TOOLS))
    yield importlib.import_module("agreement")
    sys.path.remove(str(TOOLS))
    for name in set(sys.modules) - set(kept):
        del sys.modules[name]
    sys.modules.update(kept)


@pytest.fixture(scope="module")
def pairs(agreement: Any) -> Any:
    return agreement.pairs_of(agreement.CORPUS)


def test_every_fifth_report_of_each_set_was_coded_again(agreement: Any, pairs: Any) -> None:
    chosen = {gold.file for gold, _ in pairs}
    for part in ("first", "second"):
        files = sorted(d.file for d in agreement.load_corpus(agreement.CORPUS, part))
        assert set(files[4::5]) == chosen & set(files)
    assert len(chosen) == 12


def test_both_coders_read_the_same_text(agreement: Any, pairs: Any) -> None:
    for gold, rows in pairs:
        for line in rows["lines"]:
            assert line["end"] <= len(gold.text)
        for row in rows["events"]:
            at = row["trigger"]
            assert gold.text[at["start"] : at["end"]] == at["text"], gold.file


def test_the_gold_agrees_with_itself(agreement: Any, pairs: Any) -> None:
    found = agreement.figures([(gold, gold.rows) for gold, _ in pairs])
    for name in ("attribution_f1", "acts_acc", "events_type_f1", "events_full_f1", "realis_acc"):
        assert found[name] == pytest.approx(1.0), name
    assert found["times_f1"] == 1.0
    assert found["wrong_side"] == 0


def test_nobody_agrees_with_an_empty_sheet(agreement: Any, pairs: Any) -> None:
    empty = {"attributions": [], "events": [], "times": []}
    found = agreement.figures([(gold, {**rows, **empty}) for gold, rows in pairs])
    assert found["attribution_f1"] == found["events_type_f1"] == found["times_f1"] == 0


def test_two_coders_agree_as_far_as_the_table_says(agreement: Any, pairs: Any) -> None:
    found = agreement.figures(pairs)
    told = {"attribution_f1": 0.909, "attribution_overlap_f1": 0.949, "acts_acc": 0.911,
            "events_type_f1": 0.946, "events_full_f1": 0.690, "realis_acc": 0.958,
            "times_f1": 0.854}  # fmt: skip
    for name, value in told.items():
        assert found[name] == pytest.approx(value, abs=0.0006), name


def test_every_parting_has_a_verdict_and_its_words(pairs: Any) -> None:
    texts = {gold.file.removesuffix(".txt"): gold.text for gold, _ in pairs}
    lines = (TOOLS / "second_coder" / "adjudication.tsv").read_text(encoding="utf-8").splitlines()
    for row in (line.split("\t") for line in lines[2:]):
        assert row[0] in texts
        assert row[5] in {"gold", "second", "silent"}, row
