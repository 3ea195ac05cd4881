"""The relevance gate: all of what the bundled gold codes passes, four fifths of a stream do not."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import pytest

from trucewatch.reading.relevance import gate_id, judge, judge_text
from trucewatch.sources import RawDocument, open_inputs
from trucewatch.stories import split_stories

STREAM = Path(__file__).parents[1] / "data" / "stream.jsonl"


def stream() -> list[tuple[str, bool]]:
    rows = [json.loads(line) for line in STREAM.read_text(encoding="utf-8").splitlines()]
    return [(r["text"], r["about"]) for r in rows]


def test_every_report_of_the_bundled_gold_passes() -> None:
    root = resources.files("trucewatch").joinpath("corpus")
    gold = json.loads(root.joinpath("gold.json").read_text(encoding="utf-8"))
    coded = [d["file"] for d in gold["documents"] if not Path(d["file"]).name.startswith("neg")]
    assert len(coded) > 20
    for name in coded:
        with resources.as_file(root.joinpath("reports").joinpath(Path(name).name)) as path:
            [raw] = open_inputs([str(path)])
        assert isinstance(raw, RawDocument)
        verdict = judge(split_stories(raw))
        assert verdict.read, (name, verdict)


def test_a_mixed_stream_is_skipped_for_four_fifths_and_nothing_of_ours_is_lost() -> None:
    rows = stream()
    skipped = [about for text, about in rows if not judge_text(text).read]
    assert not any(skipped)
    assert len(skipped) >= 0.8 * len(rows)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", False),
        ("Ceasefire.", False),
        ("Truce holds, monitors say, after shelling.", True),
        ("The striker shot from twenty metres and the goalkeeper dived.", False),
        ("attack " * 3000, False),
    ],
)
def test_small_and_odd_texts(text: str, read: bool) -> None:
    assert judge_text(text).read is read


def test_the_reason_names_words_of_the_text() -> None:
    verdict = judge_text("The rebels shelled the town, and the army answered with artillery.")
    assert verdict.read and {"rebels", "shelled"} <= set(verdict.reason.split(", "))
    assert gate_id().startswith("gate-") and gate_id() == gate_id()


def test_a_language_that_the_gate_cannot_judge_is_let_through(tmp_path: Path) -> None:
    path = tmp_path / "f.txt"
    path.write_text("Le ministère a dit samedi avoir ouvert une école. " * 8, encoding="utf-8")
    [raw] = open_inputs([str(path)])
    assert isinstance(raw, RawDocument)
    assert judge(split_stories(raw)).read
