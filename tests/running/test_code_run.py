"""Runs over shards: the same records on every executor, after stops, and with workers killed."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from trucewatch.records import Document, Failure
from trucewatch.running import shard_coding
from trucewatch.running.api import pipeline
from trucewatch.running.code_run import code_stream
from trucewatch.running.config import Config
from trucewatch.running.executors import Executor, Here
from trucewatch.running.outputs import Output, OutputError
from trucewatch.running.processes import Processes
from trucewatch.running.shards import Item, Part, parse_part, shards
from trucewatch.running.tables import CodedDocument, from_tables, to_tables
from trucewatch.sources.raw import RawDocument
from trucewatch.views import commands_code
from trucewatch.views.cli import app

QUICK = Config(coder="quick")


def raw(n: int, text: str | None = None) -> RawDocument:
    """An opened document with a report of its own."""
    body = text or (
        f"Bordurian officials said on Monday that Syldavian troops shelled post {n} near Klow.\n"
        f"Syldavia's ministry denied it and accused Borduria of {n + 2} violations.\n"
    )
    return RawDocument(Document(f"doc-{n:04}", f"r{n}.txt", f"{n:064}", None, "text/plain"), body)


def items(count: int) -> list[Item]:
    """A stream of reports with one failure in it."""
    found: list[Item] = [raw(n) for n in range(count)]
    found.insert(2, Failure("broken.txt", "sources", "broken.txt: empty; give a file with text"))
    return found


def run(out: Output, executor: Executor, stream: list[Item], **options: Any) -> Any:
    """Code a stream in shards of three."""
    return code_stream(stream, ("here",), out, executor, QUICK, shard_size=3, **options)


def everything(out: Output) -> list[bytes]:
    """All documents of an output, as bytes, in order."""
    return [
        msgspec.json.encode(d)
        for n in sorted(out.finished())
        for d in from_tables(out.read_shard(n))
    ]


@pytest.fixture
def two() -> Iterator[Processes]:
    """Two worker processes."""
    pipeline(QUICK).warm()
    executor = Processes(2)
    yield executor
    executor.close()


def test_processes_and_one_process_write_the_same(tmp_path: Path, two: Processes) -> None:
    one, many = Output(str(tmp_path / "one")), Output(str(tmp_path / "many"))
    first, second = run(one, Here(), items(8)), run(many, two, items(8))
    assert (first.documents, first.failures) == (second.documents, second.failures) == (8, 1)
    assert first.statements > 8
    for folder in ("statements", "events", "documents", "failures"):
        for file in sorted((tmp_path / "one" / folder).iterdir()):
            assert file.read_bytes() == (tmp_path / "many" / folder / file.name).read_bytes()


MATCH = "The home side won the cup final 3-1 on Saturday before a crowd of fans in the rain.\n"


def test_the_gate_holds_back_what_is_not_relevant_and_says_so(tmp_path: Path) -> None:
    stream = [raw(1), raw(2, MATCH), raw(3)]
    out, plain = Output(str(tmp_path / "gate")), Output(str(tmp_path / "plain"))
    found, every = run(out, Here(), stream, gate=True), run(plain, Here(), stream)
    assert (found.documents, found.skipped, every.skipped) == (3, 1, 0)
    assert [r.skipped for r in out.receipts()] == [1]
    first, second, third = from_tables(out.read_shard(0))
    assert second.skipped and second.relevance and not second.stories
    assert second.relevance.verdict.reason and not first.skipped
    plainly = list(from_tables(plain.read_shard(0)))
    assert (first.stories, third.stories) == (plainly[0].stories, plainly[2].stories)
    with pytest.raises(OutputError, match="gate"):
        run(out, Here(), stream)


def test_a_finished_shard_is_not_done_again(tmp_path: Path) -> None:
    out = Output(str(tmp_path / "out"))
    run(out, Here(), items(8))
    whole = everything(out)
    os.remove(tmp_path / "out" / "_shards" / "part-0000001.json")
    again = run(out, Here(), items(8))
    assert (again.shards, again.known) == (1, 2)
    assert everything(out) == whole
    assert not list((tmp_path / "out").rglob("*.tmp"))


def test_parts_together_are_the_whole(tmp_path: Path) -> None:
    whole, parts = Output(str(tmp_path / "whole")), Output(str(tmp_path / "parts"))
    run(whole, Here(), items(8))
    for index in (1, 0):
        run(parts, Here(), items(8), part=Part(index, 2))
    assert everything(parts) == everything(whole)


def test_other_inputs_or_coders_are_refused(tmp_path: Path) -> None:
    out = Output(str(tmp_path))
    run(out, Here(), items(2))
    with pytest.raises(OutputError, match="config hash"):
        code_stream(items(2), ("here",), out, Here(), Config(coder="careful"), shard_size=3)
    with pytest.raises(OutputError, match="inputs"):
        code_stream(items(2), ("there",), out, Here(), QUICK, shard_size=3)


def test_failures_are_listed_by_name_for_a_part_or_for_all(tmp_path: Path) -> None:
    stream = items(8)
    stream.append(Failure("late.txt", "sources", "late.txt: empty; give a file with text"))
    out = Output(str(tmp_path / "out"))
    run(out, Here(), stream)
    assert [f.document for f in out.failures()] == ["broken.txt", "late.txt"]
    listed = Path(out.list_failures())
    rows = [msgspec.json.decode(x, type=Failure) for x in listed.read_bytes().splitlines()]
    assert rows == list(out.failures()) and listed.name == "failures.jsonl"
    first = Path(out.list_failures(Part(0, 2)))
    assert first.name == "failures.0-of-2.jsonl" and b"late.txt" not in first.read_bytes()


def test_the_command_says_what_failed_and_where_all_is_listed(
    cli: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands_code, "SHOWN", 2)
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "good.txt").write_text(raw(1).text, encoding="utf-8")
    for n in range(3):
        (folder / f"empty{n}.txt").touch()
    done = cli.invoke(app, ["code", str(folder), "--out", str(out), "--quiet"])
    assert done.exit_code == 1 and "3 failures in 1 shard " in done.stdout
    told = done.stderr.splitlines()
    assert "empty0.txt: empty; give a file" in told[0] and len(told) == 3
    assert told[-1].endswith(str(out / "failures.jsonl"))
    assert len((out / "failures.jsonl").read_text(encoding="utf-8").splitlines()) == 3


def test_memory_is_an_output_too() -> None:
    out = Output("memory://trucewatch-test")
    assert run(out, Here(), items(4)).documents == 4
    assert len(everything(out)) == 5


def poisoned(coder: Any, item: Item) -> CodedDocument:
    """Code as usual, but die under one document, as a defect in C code would."""
    if isinstance(item, RawDocument) and "poison" in item.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return CODE_ITEM(coder, item)


CODE_ITEM = shard_coding.code_item


def test_a_document_that_kills_workers_is_isolated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shard_coding, "code_item", poisoned)
    pipeline(QUICK).warm()
    stream = items(8)
    stream[4] = raw(99, "Poor poison: the ministry said so.\nIt is poison.\n")
    out, executor = Output(str(tmp_path)), Processes(2)
    try:
        progress = run(out, executor, stream)
    finally:
        executor.close()
    assert (progress.documents, progress.failures, progress.shards) == (7, 2, 3)
    found = [d for n in sorted(out.finished()) for d in from_tables(out.read_shard(n))]
    errors = [f for d in found for f in d.failures]
    assert any(f.document == "r99.txt" and "signal 9" in f.error for f in errors)


def dying_once(coder: Any, item: Item) -> CodedDocument:
    """Die at the first try of one document: a worker killed by chance."""
    mark = Path(os.environ["TRUCEWATCH_TEST_MARK"])
    if isinstance(item, RawDocument) and item.document.id == "doc-0004" and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return CODE_ITEM(coder, item)


def test_a_worker_killed_by_chance_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRUCEWATCH_TEST_MARK", str(tmp_path / "mark"))
    monkeypatch.setattr(shard_coding, "code_item", dying_once)
    pipeline(QUICK).warm()
    out, executor = Output(str(tmp_path / "out")), Processes(2)
    try:
        progress = run(out, executor, items(8))
    finally:
        executor.close()
    assert (tmp_path / "mark").exists()
    assert (progress.documents, progress.failures) == (8, 1)


def test_tables_give_back_what_they_were_given() -> None:
    coder = pipeline(QUICK)
    ahead = shard_coding.Ahead(coder, items(3))
    given_ = [shard_coding.code_item(ahead, item) for item in items(3)]
    back = list(from_tables(to_tables(given_, coder.made_by)))
    assert sorted(map(msgspec.json.encode, back)) == sorted(map(msgspec.json.encode, given_))


@given(st.integers(0, 40), st.integers(1, 9), st.integers(1, 5))
def test_shards_hold_every_item_once_and_in_order(count: int, size: int, of: int) -> None:
    stream: list[Item] = [Failure(str(n), "sources", "x") for n in range(count)]
    cut = list(shards(stream, size))
    assert [i for shard in cut for i in shard.items] == stream
    assert [shard.number for shard in cut] == list(range(len(cut)))
    owners = [[p for p in range(of) if Part(p, of).holds(s.number)] for s in cut]
    assert all(len(o) == 1 for o in owners)


@pytest.mark.parametrize("text", ["", "3", "2/2", "-1/4", "a/b", "1/0"])
def test_parts_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="give i/n"):
        parse_part(text)
