"""The scorer of hard negatives: nothing gives 0, events everywhere give 1."""

from __future__ import annotations

from pathlib import Path

from trucewatch.bench.negatives import false_events, run
from trucewatch.coding.drafts import EventDraft
from trucewatch.records import Span


def _event(text: str) -> tuple[EventDraft, ...]:
    span = Span(text[:1], 0, 1)
    return (EventDraft(0, span, 0, 1, "ASSAULT", None, (), (), (), (), None),)


def test_rates(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text('{"text": "rain fell"}\n\n{"text": "war came"}\n', encoding="utf-8")
    assert run(path, lambda text: ()) == 0
    assert run(path, _event) == 1
    assert run(path, lambda text: _event(text) if "war" in text else ()) == 0.5
    assert run(path, _event, limit=1) == 1


def test_empty_file_is_zero(tmp_path: Path) -> None:
    path = tmp_path / "none.jsonl"
    path.write_text("", encoding="utf-8")
    assert run(path, _event) == 0


def test_false_events_names_the_texts() -> None:
    found = false_events(["a", "b"], lambda text: _event(text) if text == "b" else ())
    assert [text for text, _ in found] == ["b"]
