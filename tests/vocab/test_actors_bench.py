"""The scorer of actors: right answers give 1, none give 0."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from trucewatch.bench.actors import country_right, run, sector_right
from trucewatch.records import Actor
from trucewatch.vocab.actors import resolve_actor

PHRASES = ["Kenyan police", "the Russian navy", "Chad", "Hamas", "yesterday"]


def write(folder: Path, rows: list[dict[str, object]]) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_gold_made_of_the_answers_scores_one(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = []
    for phrase in PHRASES:
        actor = resolve_actor(phrase)
        rows.append(
            {"text": phrase, "expect": {"country": actor.country or "", "code_1": actor.sector}}
        )
    scores = run(write(tmp_path, rows))
    assert (scores["country_acc"], scores["sector_acc"]) == (1.0, 1.0)
    assert (scores["n"], scores["errors"]) == (5, [])


def test_wrong_and_missing_answers_count_against(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"text": "Kenyan police", "expect": {"country": "TZA", "code_1": "MIL"}},
        {"text": "the talks", "expect": {"country": "FRA", "code_1": "GOV"}},
    ]
    scores = run(write(tmp_path, rows))
    assert (scores["country_acc"], scores["sector_acc"]) == (0.0, 0.0)
    assert len(scores["errors"]) == 2


def test_a_field_that_is_not_asked_is_not_counted(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [{"text": "Chad", "expect": {"country": "TCD"}}]
    scores = run(write(tmp_path, rows))
    assert (scores["country_acc"], scores["sector_acc"]) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("country", "expected", "right"),
    [("USA;FRA", "FRA;USA", True), (None, "", True), ("USA", "", False), (None, "USA", False)],
)
def test_countries(country: str | None, expected: str, right: bool) -> None:
    actor = Actor("x", 0, 1, "X", country, "GOV", "x")
    assert country_right(actor, expected) is right


@pytest.mark.parametrize(
    ("sector", "first", "second", "right"),
    [
        ("GOV", "GOV", "", True),
        ("MIL", "GOV", "MIL", True),
        ("GOV", "", "", True),
        ("MIL", "", "", False),
        ("REB", "PRE", "", True),
        ("UNK", "JNK", "", True),
        ("CVL", "JNK", "", False),
    ],
)
def test_sectors(sector: str, first: str, second: str, right: bool) -> None:
    actor = Actor("x", 0, 1, "X", "USA", sector, "x")
    assert sector_right(actor, first, second) is right
