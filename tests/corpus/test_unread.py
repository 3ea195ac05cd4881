"""The unread set: compiled from its sheets, loadable as a corpus, and what its data card promises."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.test_corpus import check
from trucewatch.bench import gold

UNREAD = Path(__file__).parents[2] / "training" / "unread"
DOCS: list[dict[str, Any]] = json.loads((UNREAD / "gold.json").read_text(encoding="utf-8"))[
    "documents"
]


def test_reports_and_gold_agree() -> None:
    assert {p.name for p in (UNREAD / "reports").iterdir()} == {d["file"] for d in DOCS}
    assert {d["set"] for d in DOCS} == {"unread"}


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: str(doc["file"]))
def test_spans_references_and_length(doc: dict[str, Any]) -> None:
    text = (UNREAD / "reports" / doc["file"]).read_text(encoding="utf-8")
    assert check.offsets(doc, text) == [] and check.references(doc) == []
    assert check.weekdays(doc) == []
    assert 120 <= len(text.split()) <= 260
    assert doc["attributions"] and doc["events"]


def test_the_set_is_loaded_by_the_bench() -> None:
    loaded = gold.load_corpus(UNREAD)
    assert {d.file for d in loaded} == {d["file"] for d in DOCS}
    assert {d.part for d in loaded} == {"unread"} and all(d.actors() for d in loaded)
    dated = {d.file for d in loaded if d.date}
    told = {d["file"] for d in DOCS if d["stories"][0]["publication_date_basis"] == "metadata"}
    assert dated == told
