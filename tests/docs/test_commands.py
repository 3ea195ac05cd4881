"""Every command that a page of the docs prints exists, with the options that it is given."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from trucewatch.views.cli import app

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
_BLOCK = re.compile(r"```(?:sh|console|bash)\n(.*?)```", re.DOTALL)
_COMMAND = re.compile(r"(?:^|[ |/])trucewatch (.*)$")


def printed(page: Path) -> list[str]:
    """Return what stands behind ``trucewatch`` in the blocks of a page, without notes and pipes."""
    found = []
    for block in _BLOCK.findall(page.read_text(encoding="utf-8")):
        for line in block.replace("\\\n", " ").splitlines():
            match = _COMMAND.search(line.partition("  #")[0])
            if match and not line.lstrip().startswith("#"):
                found.append(re.split(r" [|>] |\s&&", match.group(1))[0].strip())
    return found


COMMANDS = [(p.relative_to(ROOT).as_posix(), c) for p in PAGES for c in printed(p)]


def unknown(words: list[str]) -> list[str]:
    """Return the parts of a command line that the program does not have."""
    command: Any = get_command(app)
    while hasattr(command, "commands"):
        name = words.pop(0) if words else ""
        found = command.commands.get(name)
        if found is None:
            return [name]
        command = found
    known = {o for p in command.params for o in (*p.opts, *p.secondary_opts)}
    given = [w.partition("=")[0] for w in words if re.match(r"--?[A-Za-z]", w)]
    return [o for o in given if o not in known]


def test_many_commands_are_printed() -> None:
    assert len(COMMANDS) > 60


@pytest.mark.parametrize(("page", "line"), COMMANDS)
def test_a_printed_command_exists(page: str, line: str) -> None:
    assert unknown(shlex.split(line)) == [], f"{page}: trucewatch {line}"


def test_what_is_no_command_would_be_found() -> None:
    assert unknown(["show", "findings", "--no-such"]) == ["--no-such"]
    assert unknown(["no-such"]) == ["no-such"]


def test_the_tutorial_runs_as_written(tmp_path: Path) -> None:
    from tests.conftest import REPORT

    (tmp_path / "reports").mkdir()
    for name in ("report.txt", "reports/one.txt"):
        (tmp_path / name).write_text(REPORT, encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    first = ""
    for line in printed(ROOT / "docs" / "tutorial.md"):
        asked = line.replace("why ID", f"why {first}")
        if asked.startswith("serve"):  # would go on for ever: one request is enough
            asked += " --get /"
        code = "from trucewatch.views.cli import main; main()"
        done = subprocess.run(
            [sys.executable, "-c", code, *shlex.split(asked)],
            cwd=tmp_path, env=env, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, asked + done.stderr + done.stdout
        assert done.stdout.strip(), asked
        ids = re.findall(r"\b(?:finding|incident|position)-[0-9a-f]{8}", done.stdout)
        first = first or next(iter(ids), "")
