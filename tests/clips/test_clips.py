"""Clips that were opened and read: how much of what is expected of them holds, which may only rise."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.clips.support import clips, expected

HERE = Path(__file__).parent


def _floors() -> list[tuple[str, int]]:
    with (HERE / "floors.tsv").open(encoding="utf-8") as file:
        return [(r["file"], int(r["held"])) for r in csv.DictReader(file, delimiter="\t")]


@pytest.mark.parametrize(("name", "held"), _floors())
def test_clips_hold_what_they_held(name: str, held: int) -> None:
    rows = [r for clip in clips(HERE / "data" / f"{name}.yaml") for r in expected(clip)]
    missed = [f"{r.kind} {r.want} {r.why}" for r in rows if not r.holds]
    assert len(rows) - len(missed) >= held, missed


def test_every_file_has_a_floor() -> None:
    assert {p.stem for p in (HERE / "data").glob("*.yaml")} == {name for name, _ in _floors()}


def test_words_are_where_they_are_said_to_be() -> None:
    for path in (HERE / "data").glob("*.yaml"):
        for clip in clips(path):
            told = [*clip.get("acts", ()), *clip.get("said", ()), *clip.get("not_said", ())]
            words = [*(w["at"] for w in told), *clip.get("no_acts", ())]
            assert all(w in clip["text"] for w in words), clip["id"]
