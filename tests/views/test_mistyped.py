"""Mistyped words, days of plain files, stories without a day, an export over another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from trucewatch.views.cli import app
from trucewatch.views.filters import asked_filter
from trucewatch.views.mistyped import better, none_of

UNDATED = "The army said on Monday that rebels had shelled the port, killing three people.\n"
DATED = "TARN, Osk, 4 March 2025 - " + UNDATED


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["show", "claim"], ["did you mean 'claims'?", "incidents", "stories"]),
        (["resolve", "plac", "x"], ["did you mean 'place'?", "relation"]),
        (["export", "--out", "x", "--to", "cvs"], ["did you mean 'csv'?", "parquet"]),
        (["read", "x.txt", "--coder", "carefull"], ["did you mean 'careful'?", "quick"]),
        (["read", "x.txt", "--format", "xyz"], ["no 'xyz'; there are: table, json, jsonl"]),
    ],
)
def test_a_mistyped_word_names_the_nearest_and_all(
    cli: CliRunner, args: list[str], words: list[str]
) -> None:
    result = cli.invoke(app, args)
    told = " ".join(result.stderr.replace("│", " ").split())
    assert result.exit_code == 2 and "Value error" not in told
    assert all(w in told for w in words), told


def test_other_complaints_stay_as_they_are() -> None:
    assert better("is empty; give a path") == "is empty; give a path"
    assert none_of("zzz", ["a", "b"]) == "no 'zzz'; there are: a, b"


@pytest.mark.parametrize(
    ("asked", "given", "words"),
    [
        ("findings", {"occurrence": "foo"}, "violation, restriction"),
        ("findings", {"occurrence": "violations"}, "did you mean 'violation'?"),
        ("events", {"occurrence": "violation"}, "--occurrence does not apply to events"),
        ("positions", {"issue": "autonmy"}, "--issue: no 'autonmy'"),
        ("events", {"by": "monitor"}, "--by does not apply to events"),
        ("statements", {"status": "acuse"}, "did you mean 'accuse'?"),
    ],
)
def test_a_filter_outside_its_list_is_refused(
    asked: str, given: dict[str, str], words: str
) -> None:
    with pytest.raises(ValueError, match=r".") as error:
        asked_filter(asked, **given)  # type: ignore[arg-type]
    assert words in str(error.value)


def test_a_part_of_an_issue_and_an_occurrence_are_taken() -> None:
    asked_filter("positions", issue="withdraw")
    asked_filter("findings", occurrence="compliance", by="monitor")


def test_a_date_given_is_that_of_stories_that_tell_none(cli: CliRunner, tmp_path: Path) -> None:
    for text, day, basis in ((UNDATED, "2025-03-09", "given"), (DATED, "2025-03-04", "dateline")):
        (tmp_path / "a.txt").write_text(text, encoding="utf-8")
        args = ["read", str(tmp_path / "a.txt"), "--date", "2025-03-09", "--format", "json"]
        story = json.loads(cli.invoke(app, args).stdout)["stories"][0]
        assert (story["published"]["date"], story["published"]["basis"]) == (day, basis)
    wrong = cli.invoke(app, ["read", str(tmp_path / "a.txt"), "--date", "9 March"])
    assert wrong.exit_code == 2 and "YYYY-MM-DD" in wrong.stderr


def test_add_notes_stories_without_a_day(cli: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(UNDATED, encoding="utf-8")
    (tmp_path / "b.txt").write_text(DATED, encoding="utf-8")
    add = ["add", str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    told = cli.invoke(app, [*add, "--db", str(tmp_path / "one.db")]).stderr
    assert "1 new story has no day" in told and "a.txt" in told and "--date" in told
    assert "b.txt" not in told
    given = cli.invoke(app, [*add, "--date", "2025-03-09", "--db", str(tmp_path / "two.db")])
    assert "no day" not in given.stderr
    quiet = cli.invoke(app, [*add, "--quiet", "--db", str(tmp_path / "three.db")])
    assert quiet.stderr == ""


def test_an_export_over_an_earlier_one_says_so(cli: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(DATED, encoding="utf-8")
    db, out = str(tmp_path / "r.db"), str(tmp_path / "out")
    cli.invoke(app, ["add", str(tmp_path / "b.txt"), "--db", db])
    told = [cli.invoke(app, ["export", "--db", db, "--out", out]).stderr for _ in range(2)]
    assert "replaced" not in told[0] and "earlier export" in told[1] and "replaced" in told[1]
