"""Answers to odd questions: resolving, closed and full streams, the library called wrongly."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import trucewatch
from tests.views.support import one_line
from trucewatch.views.cli import app

FRENCH = "Le ministère a dit samedi avoir repoussé une attaque près de la frontière. " * 8
RUN = [sys.executable, "-c", "from trucewatch.views.cli import main; main()"]


# ------------------------------------------------------------ resolving


def answers(cli: CliRunner, kind: str, *lines: str | bytes) -> list[dict[str, Any]]:
    """Resolve lines and return the answers; there must be one for each line."""
    data = b"\n".join(n if isinstance(n, bytes) else n.encode() for n in lines)
    result = cli.invoke(app, ["resolve", kind, "--jsonl"], input=data)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(rows) == len(lines)
    assert result.exit_code == any("error" in r for r in rows)
    for row in rows:
        assert "Error" not in row.get("error", "")
    return rows


@pytest.mark.parametrize("kind", ["actor", "place", "time", "relation"])
def test_every_line_gets_one_answer(cli: CliRunner, kind: str) -> None:
    good = {"id": "ok", "text": "Armenia accused Azerbaijan on 2 May 2020", "source": [0, 7]}
    bad = ["[1]", "3", "{", "null", '{"id": 7}', '{"text": null}', '{"text": 3}', b"\xff\xfe",
           '{"text": "a", "id": NaN}', "[" * 5000, '{"text": ["a"]}']  # fmt: skip
    rows = answers(cli, kind, *bad, json.dumps(good))
    for number, row in enumerate(rows[:-1], 1):
        assert row["error"].startswith(f"line {number}: "), row
    assert rows[4]["id"] == 7 and '"text"' in rows[4]["error"]
    assert rows[-1]["id"] == "ok" and "error" not in rows[-1]


def test_half_characters_are_answered(cli: CliRunner) -> None:
    [row] = answers(cli, "actor", '{"id": "\\ud800", "text": "\\ud800 Armenian officials"}')
    assert row["id"] == "\ufffd" and "error" not in row


@pytest.mark.parametrize("kind", ["actor", "time"])
def test_on_must_be_a_date(cli: CliRunner, kind: str) -> None:
    days = ["soon", "2024-13-01", 5, "", None, "2024-05-12", "2024-05-12T10:00:00Z"]
    rows = answers(cli, kind, *(json.dumps({"text": "last Tuesday", "on": d}) for d in days))
    assert ["error" in r for r in rows] == [True, True, True, False, False, False, False]
    assert "YYYY-MM-DD" in rows[0]["error"]
    assert rows[5] == rows[6]


def test_spans_must_lie_in_the_text(cli: CliRunner) -> None:
    text = "shells fell near Yerevan"
    spans: list[Any] = [
        [[17, 24]],
        [[17, 25]],
        [[-1, 4]],
        [[4, 4]],
        [[1]],
        [["a", "b"]],
        "x",
        [[True, 4]],
    ]
    rows = answers(cli, "place", *(json.dumps({"text": text, "spans": s}) for s in spans))
    assert ["error" in r for r in rows] == [False, *[True] * 7]
    assert rows[0]["places"][0]["country"] == "ARM"
    assert "24 characters" in rows[1]["error"]


def test_relation_takes_words_as_well_as_offsets(cli: CliRunner) -> None:
    text = "Armenia accused Azerbaijan of an attack."
    asked: list[tuple[Any, Any]] = [
        ([0, 7], [16, 26]), ("Armenia", "Azerbaijan"), ("Armenia", None), ("Turkey", None),
        ([0, 99], None), (None, None), ("", None), ([0, 7], "Iran"),
    ]  # fmt: skip
    rows = answers(
        cli,
        "relation",
        *(json.dumps({"text": text, "source": s, "target": t}) for s, t in asked),
    )
    assert ["error" in r for r in rows] == [False] * 3 + [True] * 5
    assert rows[0] == rows[1] and rows[0]["type"]
    assert '"source"' in rows[3]["error"] and '"target"' in rows[7]["error"]


def test_relation_without_lines_shows_how(cli: CliRunner) -> None:
    result = cli.invoke(app, ["resolve", "relation", "Armenia accused Azerbaijan"])
    one_line(result, 2, "--jsonl", '"source"')
    example = result.stderr[result.stderr.index("{") :]
    [row] = answers(cli, "relation", example.strip())
    assert row["type"]


def test_help_shows_the_four_lines(cli: CliRunner) -> None:
    shown = cli.invoke(app, ["resolve", "--help"]).stdout
    for words in ("actor: {", "place: {", "time: {", "relation: {", "[start, end]"):
        assert words in shown


# ------------------------------------------------------------ streams and signals


def run(args: list[str], *redirect: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run a command in a shell of its own with redirections such as ``<&-``."""
    line = " ".join(["exec", '"$@"', *redirect])
    return subprocess.run(
        ["sh", "-c", line, "sh", *RUN, *args],
        stderr=subprocess.PIPE, text=True, check=False, timeout=120, **options,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("args", "redirect", "words"),
    [
        (["read", "TEXT"], "> /dev/full", "cannot be written"),
        (["show", "events", "--db", "DB"], "> /dev/full", "cannot be written"),
        (["show", "events", "--db", "DB"], ">&-", "standard output is closed"),
        (["add", "TEXT", "--db", "DB"], "> /dev/full", "cannot be written"),
        (["read", "-"], "<&-", "standard input is closed"),
        (["resolve", "actor", "--jsonl"], "<&-", "standard input is closed"),
    ],
)
def test_streams_that_are_closed_or_full(
    args: list[str], redirect: str, words: str, db: Path, text: Path
) -> None:
    if "full" in redirect and not os.path.exists("/dev/full"):
        pytest.skip("this system has no full device")
    named = {"TEXT": str(text), "DB": str(db)}
    done = run([named.get(a, a) for a in args], redirect)
    assert done.returncode == 3, done
    assert len(done.stderr.splitlines()) == 1 and words in done.stderr


def test_a_reader_that_has_seen_enough_is_no_error(db: Path) -> None:
    command = [*RUN, "show", "stories", "--db", str(db), "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""


def _heed_interrupts() -> None:
    """What is started in the background inherits that interrupts are ignored; a user's is not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("delay", [0.0, 0.05, 0.1, 0.2])
def test_an_interrupt_while_starting_leaves_no_traceback(delay: float) -> None:
    code = (
        "import sys\n"
        "from trucewatch.views import cli\n"
        "hold = cli._hold_streams\n"  # the first thing done once interrupts are quiet
        "cli._hold_streams = lambda: (hold(), print('go', file=sys.stderr, flush=True))\n"
        "sys.argv = ['trucewatch', 'resolve', 'actor', '--jsonl']\n"
        "cli.main()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=_heed_interrupts,
    ) as process:  # fmt: skip
        assert process.stdin and process.stderr
        process.stderr.readline()
        time.sleep(delay)
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)
        assert process.stderr.read() == b""
        assert process.returncode in (130, -signal.SIGINT)


# ------------------------------------------------------------ the library


@pytest.mark.parametrize("given", [None, 3, b"Officials said.", Path("a.txt"), ["a"]])
def test_read_says_what_it_takes(given: Any) -> None:
    with pytest.raises(TypeError, match="takes a text") as caught:
        trucewatch.read(given)
    assert ("decode" in str(caught.value)) == isinstance(given, bytes)


def test_read_checks_its_other_arguments() -> None:
    with pytest.raises(TypeError, match="date"):
        trucewatch.read("A truce holds.", date=2024)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="quick"):
        trucewatch.read("A truce holds.", coder="swift")


def test_lone_surrogates_are_read(report: str) -> None:
    whole = trucewatch.read(report)
    broken = trucewatch.read("\ud800" + report, title="a\udfff")
    assert broken.stories[0].text.startswith("\ufffd")
    assert len(broken.statements) >= len(whole.statements) - 1


def test_only_public_names_show() -> None:
    assert dir(trucewatch) == ["__version__", "read"]


@pytest.mark.parametrize("kind", ["actor", "place", "time"])
@pytest.mark.parametrize("words", ["", "  "])
def test_no_words_are_no_question(cli: CliRunner, kind: str, words: str) -> None:
    one_line(cli.invoke(app, ["resolve", kind, words]), 2, "give the words")
