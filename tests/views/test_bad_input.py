"""Bad input through the command line: one clear line or an honest empty result, never a crash."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from tests.views.support import one_line
from trucewatch.bench.gold import GoldDocument
from trucewatch.bench.reading import raw_document
from trucewatch.running.pipeline import Pipeline
from trucewatch.views.cli import app

SENTENCE = "Bordurian officials said on Sunday that Syldavian troops attacked the town of Klow. "
CASES: dict[str, tuple[bytes, int]] = {
    "empty": (b"", 3),
    "blank": (b" \n\t\n", 3),
    "binary": (bytes(range(256)) * 20, 3),
    "broken-utf8": (SENTENCE.encode() * 3 + b"\xff\xfe\xfa caf\xe9 " + SENTENCE.encode(), 0),
    "windows-1252": (("“Nous” – " + SENTENCE).encode("cp1252") * 4, 0),
    "utf-16": ((SENTENCE * 5).encode("utf-16"), 0),
    "one-line-5MB": (SENTENCE.encode() * 60_000, 0),
    "100000-lines": (b"attack\n" * 100_000, 0),
    "quotation-marks": (("“" * 5_000 + SENTENCE + "\"" * 5_000).encode(), 0),
    "boilerplate": (b"Share this article\nSubscribe to our newsletter\nAll rights reserved\n", 0),
    "french": (("Le ministère a dit samedi avoir repoussé une attaque. " * 8).encode(), 0),
    "control": (("\u202e\u0007\x1b[31m" + SENTENCE + "\u0000x").encode() * 3, 0),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_each_gives_a_clear_answer(cli: CliRunner, tmp_path: Path, name: str) -> None:
    data, code = CASES[name]
    path = tmp_path / f"{name}.txt"
    path.write_bytes(data)
    begun = time.process_time()
    result = cli.invoke(app, ["read", str(path), "--format", "jsonl"])
    assert result.exit_code in (code, 3 if name == "control" else code), result.output[-500:]
    assert "Traceback" not in result.output
    if code:
        assert name in result.stderr and len(result.stderr.strip().splitlines()) == 1
    assert time.process_time() - begun < 60


def test_table_output_carries_no_terminal_escapes(cli: CliRunner, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(SENTENCE.replace("Klow", "Kl\x1b[31mow\u202e") * 2, encoding="utf-8")
    result = cli.invoke(app, ["read", str(path)])
    assert "\x1b" not in result.stdout and "\u202e" not in result.stdout


def test_one_bad_file_in_a_folder_does_not_stop_the_others(cli: CliRunner, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(SENTENCE, encoding="utf-8")
    (folder / "bad.txt").write_bytes(b"\x00\x01\xfe" * 99)
    (folder / "worse.txt").write_bytes(b"")
    result = cli.invoke(app, ["add", str(folder), "--db", str(tmp_path / "r.db")])
    assert result.exit_code == 1
    assert result.stdout.startswith("1 new, 0 known, 2 unreadable")
    assert "bad.txt" in result.stdout and "worse.txt" in result.stdout


WORDS = st.sampled_from(
    [
        "said",
        "accused",
        "that",
        "“",
        "”",
        '"',
        "'",
        "(",
        ")",
        ":",
        ",",
        ".",
        "-",
        "—",
        "not",
        "he",
        "Borduria",
        "Syldavian",
        "troops",
        "ceasefire",
        "“we",
        "will",
        "attack\n",
        "in",
        "Klow",
        "on",
        "Sunday",
        "killing",
        "three",
        "and",
        "5,600",
        "according",
        "to",
        "\n\n",
        "who",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_any_text_gives_records_whose_spans_slice_back(engine: Pipeline, text: str) -> None:
    result = engine.read(raw_document(GoldDocument("x", text, {})))
    assert not [f for f in result.failures if "defect" in f.error], result.failures
    stories = {s.id: s.text for s in result.stories}
    for statement in result.statements:
        for span in (*statement.content, *filter(None, (statement.cue, statement.speaker))):
            assert stories[statement.story_id][span.start : span.end] == span.text
    for event in result.events:
        for span in (event.trigger, *event.actors, *event.recipients, *event.quantities):
            assert stories[event.story_id][span.start : span.end] == span.text


def test_a_feed_that_fails_is_named_with_its_reason(cli: CliRunner, tmp_path: Path) -> None:
    feed = "http://127.0.0.1:9/feed"
    args = ["follow", feed, "--db", str(tmp_path / "r.db"), "--once", "--coder", "quick"]
    result = cli.invoke(app, args)
    one_line(result, 3, feed, "private network", "--drop")
