"""Opening files, folders, standard input."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from trucewatch.records import Failure
from trucewatch.sources import RawDocument, open_inputs, opened

TEXT = "The army said on Monday that it had withdrawn its guns from the valley.\n"


def one(path: Path, input_format: str = "auto") -> RawDocument | Failure:
    opened = list(open_inputs([str(path)], input_format))
    assert len(opened) == 1
    return opened[0]


def document(path: Path, input_format: str = "auto") -> RawDocument:
    opened = one(path, input_format)
    assert isinstance(opened, RawDocument), opened
    return opened


def failure(path: Path, input_format: str = "auto") -> Failure:
    opened = one(path, input_format)
    assert isinstance(opened, Failure), opened
    assert opened.stage == "sources"
    assert "\n" not in opened.error
    assert path.name in opened.error
    return opened


def test_text_is_kept_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"One line.\r\nTwo lines.\r\n\r\n")
    raw = document(path)
    assert raw.text == "One line.\r\nTwo lines.\r\n\r\n"
    assert raw.document.media_type == "text/plain"
    assert raw.document.fetched is None


def test_id_depends_on_the_bytes_and_not_on_the_path(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("a.txt", "deep/b.txt"):
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "c.txt").write_text(TEXT + "More.")
    ids = [document(tmp_path / n).document.id for n in ("a.txt", "deep/b.txt", "c.txt")]
    assert ids[0] == ids[1] != ids[2]
    assert ids[0] == "doc-" + ids[0].removeprefix("doc-")


def test_source_uri_is_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    uris = [r.document.source_uri for r in open_inputs(["in"]) if isinstance(r, RawDocument)]
    assert uris == ["in/a.txt"]


def test_folder_is_walked_sorted_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", ".hidden.txt", "sub/c.txt", ".git/d.txt", "map.png", "x.csv"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT)
    opened = list(open_inputs([str(tmp_path)]))
    read = [Path(r.document.source_uri).name for r in opened if isinstance(r, RawDocument)]
    refused = [r for r in opened if isinstance(r, Failure)]
    assert read == ["a.md", "b.txt", "c.txt"]
    assert [Path(r.document).name for r in refused] == ["map.png", "x.csv"]
    assert "unsupported" in refused[0].error and "column" in refused[1].error


def test_empty_folder_is_told(tmp_path: Path) -> None:
    opened = list(open_inputs([str(tmp_path)]))
    assert len(opened) == 1
    assert isinstance(opened[0], Failure)


@pytest.mark.parametrize("data", [b"", b"   \n\t\r\n", b"\xef\xbb\xbf\n"])
def test_empty_file(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(data)
    assert "empty" in failure(path).error


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"\x00\x01\x02\x03" * 50, "binary"),
        (b"text with \x00 a zero byte in it and so on", "binary"),
        (bytes(range(1, 32)) * 20, "binary"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04rest", "zip"),
        (os.urandom(3) + b"\x00\x00\xff" * 99, "binary"),
    ],
)
def test_binary_file(tmp_path: Path, data: bytes, word: str) -> None:
    path = tmp_path / "b.txt"
    path.write_bytes(data)
    assert word in failure(path).error


def test_missing_file(tmp_path: Path) -> None:
    assert "no such file" in failure(tmp_path / "nothing.txt").error


def test_special_file_does_not_hang(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert "regular file" in failure(path).error


def test_large_file_is_refused_with_a_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened, "MAX_BYTES", 1000)
    path = tmp_path / "large.txt"
    path.write_text(TEXT * 100)
    assert "split" in failure(path).error


def test_one_bad_file_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\xff\x00\x00")
    (tmp_path / "b.txt").write_text(TEXT)
    kinds = [type(r).__name__ for r in open_inputs([str(tmp_path), str(tmp_path / "none")])]
    assert kinds == ["Failure", "RawDocument", "Failure"]


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (TEXT.encode(), "text/plain"),
        (
            b"<!DOCTYPE html><html><body><p>" + TEXT.encode() * 5 + b"</p></body></html>",
            "text/html",
        ),
        (b'{"text": "The army withdrew."}\n{"text": "It came back."}\n', "application/json"),
        (b"{ this is no JSON but a note }\nsecond line", "text/plain"),
    ],
)
def test_standard_input_is_told_apart(data: bytes, media: str) -> None:
    opened = list(open_inputs(["-"], "auto", io.BytesIO(data)))
    assert {r.document.media_type for r in opened if isinstance(r, RawDocument)} == {media}


def test_forced_format(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("<html><body><p>A paragraph.</p></body></html>")
    assert document(path, "text").text.startswith("<html>")
    assert document(path).document.media_type == "text/html"
    unknown = list(open_inputs([str(path)], "docx"))
    assert isinstance(unknown[0], Failure)


def test_text_needs_neither_lxml_nor_trafilatura(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    code = (
        "import sys; from trucewatch.sources import open_inputs;"
        f"list(open_inputs([{str(path)!r}]));"
        "sys.exit(any(m in sys.modules for m in ('lxml', 'trafilatura', 'spacy')))"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run([sys.executable, "-c", code], env=env).returncode == 0


@pytest.mark.skipif(os.name != "posix", reason="names are bytes on POSIX only")
def test_a_name_that_is_no_utf8_is_one_failure(tmp_path: Path) -> None:
    for name in (b"a.txt", b"b\xff.txt", b"c.txt"):
        path = os.path.join(os.fsencode(tmp_path), name)
        with open(path, "wb") as file:
            file.write(b"Troops shelled the town of Klow on Sunday.")
    one, broken, other = open_inputs([str(tmp_path)])
    assert isinstance(one, RawDocument) and isinstance(other, RawDocument)
    assert isinstance(broken, Failure) and "b\\xff.txt: its name is not UTF-8" in broken.error
    assert broken.document.endswith("b\\xff.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_named_pipe_in_a_folder_is_named_and_not_waited_for(tmp_path: Path) -> None:
    tmp_path.joinpath("a.txt").write_text("The truce holds.", encoding="utf-8")
    os.mkfifo(tmp_path / "b.txt")
    os.mkfifo(tmp_path / "c")
    read, *failed = open_inputs([str(tmp_path)])
    assert isinstance(read, RawDocument)
    assert [type(f) for f in failed] == [Failure, Failure]
