"""Of two labels that a document comes under the stricter stays, by whichever way it comes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from trucewatch.store.record import Record
from trucewatch.views.cli import app

SAID = "Bordurian officials said on Monday that the ceasefire at Zileheroum was holding."


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """A report in a file."""
    (tmp_path / "o.txt").write_text(SAID, encoding="utf-8")
    return tmp_path / "o.txt"


def added(cli: CliRunner, source: Path, db: Path, label: str) -> str:
    result = cli.invoke(app, ["add", str(source), "--db", str(db), "--label", label])
    assert result.exit_code == 0, result.output
    return result.stdout


def labels(db: Path) -> list[str]:
    with Record(db, read_only=True) as record:
        return [label for (label,) in record.db.execute("SELECT label FROM document")]


def audit(db: Path) -> list[dict[str, str]]:
    with Record(db, read_only=True) as record:
        found = record.db.execute("SELECT detail FROM audit WHERE action='label' ORDER BY number")
        return [json.loads(detail) for (detail,) in found]


def test_added_again_under_a_stricter_label(cli: CliRunner, text: Path, tmp_path: Path) -> None:
    db = tmp_path / "r.db"
    added(cli, text, db, "open")
    said = added(cli, text, db, "restricted")
    assert "1 known (1 under a stricter label now)" in said and labels(db) == ["restricted"]
    assert [(a["from"], a["to"]) for a in audit(db)] == [("open", "restricted")]
    for label in ("open", "internal", "restricted"):
        assert "stricter" not in added(cli, text, db, label)
    assert labels(db) == ["restricted"] and len(audit(db)) == 1


def test_the_same_text_twice_in_one_run(cli: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("1.txt", "2.txt"):
        (tmp_path / "in" / name).write_text(SAID, encoding="utf-8")
    added(cli, tmp_path / "in", tmp_path / "r.db", "internal")
    assert labels(tmp_path / "r.db") == ["internal"] and audit(tmp_path / "r.db") == []


def test_merged_and_imported(cli: CliRunner, text: Path, tmp_path: Path) -> None:
    closed, out = tmp_path / "closed.db", tmp_path / "out"
    added(cli, text, closed, "internal")
    args = ["export", "--db", str(closed), "--out", str(out), "--up-to", "internal"]
    assert cli.invoke(app, args).exit_code == 0
    for name, args in (("m.db", ["merge", str(closed)]), ("i.db", ["import", str(out)])):
        db = tmp_path / name
        added(cli, text, db, "open")
        result = cli.invoke(app, [*args, "--db", str(db)])
        assert result.exit_code == 0, result.output
        assert labels(db) == ["internal"] and [a["to"] for a in audit(db)] == ["internal"]
