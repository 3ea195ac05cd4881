"""Commands that fail leave no empty record behind, and blame the file that is to blame."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.views.support import one_line
from trucewatch.views.cli import app


@pytest.mark.parametrize(
    "args",
    [
        ["recode"],
        ["recode", "--activate", "layer-1"],
        ["gate", "read", "doc-1"],
        ["review", "accept", "event-1", "--who", "Ann"],
        ["watch", "link", "w.yaml"],
    ],
)
def test_a_record_that_is_not_there_is_not_made(
    cli: CliRunner, tmp_path: Path, args: list[str]
) -> None:
    (tmp_path / "w.yaml").write_text("name: The Bordurian war\ncamps: {}\n", encoding="utf-8")
    args = [str(tmp_path / a) if a.endswith(".yaml") else a for a in args]
    result = cli.invoke(app, [*args, "--db", str(tmp_path / "none.db")])
    one_line(result, 3, "none.db", "no such record")
    assert not list(tmp_path.glob("none.db*"))


def test_a_folder_that_is_no_export_makes_no_record(cli: CliRunner, tmp_path: Path) -> None:
    result = cli.invoke(app, ["import", str(tmp_path), "--db", str(tmp_path / "n.db")])
    one_line(result, 3, "no whole export")
    assert not list(tmp_path.glob("n.db*"))


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE document SET body = '{'",
        "UPDATE original SET bytes = x'00'",
        "UPDATE story SET body = '{}'",
        "DELETE FROM coding",
    ],
)
def test_a_merge_names_the_record_that_is_not_whole(
    cli: CliRunner, db: Path, tmp_path: Path, damage: str
) -> None:
    with closing(sqlite3.connect(db)) as other:
        other.execute(damage)
        other.commit()
    result = cli.invoke(app, ["merge", str(db), "--db", str(tmp_path / "new.db")])
    one_line(result, 3, f"{db}: ", "not whole")
    assert not list(tmp_path.glob("new.db*"))
