"""What ``add`` says: how many stories, which repeat others, and what to ask next."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from trucewatch.views.cli import app

COPY = """\
{}

KLOW, May 13, 2024 — Syldavia accused Borduria of shelling the town of Zileheroum on Sunday, and \
said that two soldiers and a nurse were wounded there. Borduria denied that its army had fired at \
the town, and its spokesman Karl Bem said that Syldavian troops had opened fire first.
"""


def test_add_says_what_repeats_and_what_to_ask_and_the_commands_run(
    cli: CliRunner, tmp_path: Path
) -> None:
    for name, head in (
        ("one", "Borduria denies shelling town"),
        ("two", "Town shelled, says Klow"),
    ):
        (tmp_path / f"{name}.txt").write_text(COPY.format(head), encoding="utf-8")
    db = tmp_path / "r.db"
    added = cli.invoke(app, ["add", str(tmp_path), "--db", str(db)])
    assert added.stdout.startswith("2 new, 0 known")
    told = added.stderr.splitlines()
    assert told[-2].startswith("in the record: 2 stories, 1 of which repeats another and counts")
    asked = told[-1].removeprefix("next: ").split(" · ")
    assert len(asked) == 3 and told[-1].count(str(db)) == 3
    for command in asked[:2]:
        done = cli.invoke(app, shlex.split(command)[1:])
        assert done.exit_code == 0, (command, done.output)
    again = cli.invoke(app, ["add", str(tmp_path), "--db", str(db)])
    assert again.stdout.startswith("0 new, 2 known") and "next:" not in again.stderr
    quiet = cli.invoke(app, ["add", "-q", str(tmp_path), "--db", str(tmp_path / "q.db")])
    assert "next:" not in quiet.stderr


@pytest.mark.parametrize("party", ["Foo", "The", "Xyzzy"])
def test_who_is_not_there_gets_the_parties_and_no_small_words(
    demo: Path, cli: CliRunner, party: str
) -> None:
    told = cli.invoke(app, ["show", "findings", "--party", party, "--db", str(demo)])
    if told.exit_code == 0:
        return  # a part of a name that is there
    assert "told of most: " in told.stderr and "Azerbaijan" in told.stderr
    assert "spokesman for" not in told.stderr
