"""What the page of ten questions prints runs as printed, and answers what it says."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from trucewatch.views.cli import app
from trucewatch.views.demo import corpus_folder

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/howto/ten-questions.md").read_text(encoding="utf-8")
COMMANDS = [
    line for block in re.findall(r"```sh\n(.*?)```", PAGE, flags=re.DOTALL)
    for line in block.splitlines()
]  # fmt: skip
REPORTS = ("nk01_breach", "nk02_bulletin", "ua01_leak", "ua04_offer", "ua07_plan", "ye05_prisoners")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a record of some reports, the reports, and a watch."""
    folder = tmp_path_factory.mktemp("questions")
    (folder / "reports").mkdir()
    for name in REPORTS:
        text = (corpus_folder() / "reports" / f"{name}.txt").read_text(encoding="utf-8")
        (folder / "reports" / f"{name}.txt").write_text(text, encoding="utf-8")
    watch = (ROOT / "src/trucewatch/watches/karabakh.yaml").read_text(encoding="utf-8")
    (folder / "watch.yaml").write_text(watch, encoding="utf-8")
    done = CliRunner().invoke(
        app, ["add", str(folder / "reports"), "--db", str(folder / "my.db"), "--quiet"]
    )
    assert done.exit_code == 0, done.output
    return folder


def run(line: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(folder)
    command = line.partition(" > ")[
        0
    ]  # the folder's watch is the bundled one, whatever is proposed
    done = CliRunner().invoke(app, shlex.split(command)[1:])
    assert done.exit_code == 0, done.output + str(done.exception)
    return done.stdout


@pytest.mark.parametrize("line", COMMANDS)
def test_command_runs_as_printed(line: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(line, folder, monkeypatch).strip()


def test_ten_questions_are_asked() -> None:
    assert len(re.findall(r"^## \d+ ", PAGE, flags=re.MULTILINE)) == 10


def test_every_cell_has_its_statements(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = json.loads(
        run("trucewatch show statements --db my.db --format json", folder, monkeypatch)
    )
    known = {s["id"] for s in told["statements"]}
    claims = json.loads(run("trucewatch show claims --db my.db --format json", folder, monkeypatch))
    table = json.loads(run("trucewatch show table --db my.db --format json", folder, monkeypatch))
    assert claims["claims"] and table["table"]
    for question in claims["claims"]:
        assert question["first"] and question["incident_id"]
        for claim in question["claims"]:
            narrated = claim["claimant"]["code"] in ("narrator", "headline")
            assert narrated or set(claim["statement_ids"]) & known
    for row in table["table"]:
        assert all(set(s["statement_ids"]) <= known for s in row["stands"])


def test_filters_narrow(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monitor = "trucewatch show findings --db my.db --by monitor --format json"
    found = json.loads(run(monitor, folder, monkeypatch))["findings"]
    assert found and all(f["violator"] is None for f in found)
    land = "trucewatch show positions --db my.db --issue territory --format json"
    positions = json.loads(run(land, folder, monkeypatch))["positions"]
    assert positions and {p["issue"] for p in positions} == {"territory"}
    contested = "trucewatch show incidents --db my.db --status contested --format json"
    for incident in json.loads(run(contested, folder, monkeypatch))["incidents"]:
        assert "contested" in {s["status"] for s in incident["claim_sets"]}


def test_a_watch_sets_the_camps(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    line = "trucewatch show claims --db my.db --watch watch.yaml --format json"
    claims = json.loads(run(line, folder, monkeypatch))["claims"]
    assert "Azerbaijan" in {c["camp"] for q in claims for c in q["claims"]}


def test_a_wrong_watch_ends_with_its_place(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    (folder / "bad.yaml").write_text("name: x\ncamps: {A: [Armenia]}\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["watch", "check", "bad.yaml"])
    assert done.exit_code == 2 and "camps.A[0]" in done.stderr
    gone = CliRunner().invoke(app, ["watch", "check", "none.yaml"])
    assert gone.exit_code == 2 and "No such file" in gone.stderr
