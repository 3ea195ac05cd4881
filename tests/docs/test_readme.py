"""What README prints must run as printed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(sh|python)\n(.*?)```", README, flags=re.DOTALL)
SHELL = [
    line.split(" #")[0].rstrip()
    for kind, block in BLOCKS
    if kind == "sh"
    for line in block.splitlines()
    if line.strip()
]
PYTHON = [block for kind, block in BLOCKS if kind == "python"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a user's: a report, and the installed command at ``.venv/bin``."""
    from tests.conftest import REPORT

    folder = tmp_path_factory.mktemp("readme")
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    bin_ = folder / ".venv" / "bin"
    bin_.mkdir(parents=True)
    command = bin_ / "trucewatch"
    code = "from trucewatch.views.cli import main; main()"
    command.write_text(f"#!/bin/sh\nexec {sys.executable} -c '{code}' \"$@\"\n")
    command.chmod(0o755)
    return folder


def test_commands_run_as_printed_and_in_order(folder: Path) -> None:
    """One test, since a command needs what those before it made."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    for line in [c for c in SHELL if not c.startswith("make")]:
        if " serve " in line:  # would go on for ever: one request is enough
            line += " --get /"
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", line],
            cwd=folder, env=env, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, line + done.stderr + done.stdout
        assert done.stdout.strip(), line


@pytest.mark.parametrize("line", [c for c in SHELL if c.startswith("make")])
def test_make_targets_exist(line: str) -> None:
    done = subprocess.run(
        [*line.split(), "-n"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_python_lines_print_a_statement() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PYTHON[0]],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "accuse" in done.stdout and "shelled" in done.stdout
    assert len(PYTHON[0].strip().splitlines()) <= 5


def test_first_screen_tells_what_for_whom_and_the_two_commands() -> None:
    first = README.split("\n## ")[0]
    for words in ("peace process", "mediation support", "make demo", "make test"):
        assert words in first
