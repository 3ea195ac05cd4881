"""The examples of the API on the page of how to look at a record run as printed."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.export_support import made
from tests.web.browser import serving
from trucewatch.running.pipeline import Pipeline

PAGE = (Path(__file__).parents[2] / "docs/howto/look-at-a-record.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, flags=re.DOTALL)


def curls() -> list[str]:
    joined = "".join(blocks("sh")).replace("\\\n", " ")
    return [line for line in joined.splitlines() if line.startswith("curl ")]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, engine: Pipeline) -> Iterator[str]:
    """A server of a record that holds something of every kind."""
    with serving(made(tmp_path_factory.mktemp("api") / "r.db", engine)) as found:
        yield found


def printed(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_there_are_examples_in_three_languages() -> None:
    assert len(curls()) == 3 and len(blocks("python")) == 1 and len(blocks("r")) == 1


def test_the_python_example(address: str) -> None:
    code = blocks("python")[0].replace("http://localhost:8010", address)
    found = printed([sys.executable, "-c", code]).split()
    assert found and all(i.startswith("st-") for i in found)


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.parametrize("line", curls())
def test_the_curl_examples(address: str, line: str) -> None:
    asked = line.replace("http://localhost:8010", address).replace("2020-12", "2024-05")
    out = printed(["sh", "-c", asked])  # the record of the test is of May 2024
    if ".csv" in line:
        assert out.startswith("id,") and not out.startswith("{")
    else:
        answer = json.loads(out)
        assert "title" not in answer, answer  # no problem
        assert answer.get("statements") or "items" in answer


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
def test_the_r_example(address: str) -> None:
    code = blocks("r")[0].replace("http://localhost:8010", address)
    assert "violation" in printed(["Rscript", "-e", code])
