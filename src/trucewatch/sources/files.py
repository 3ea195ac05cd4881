"""Opening what the user names: files, folders, standard input, JSONL."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Literal

from trucewatch.records import Document, Failure
from trucewatch.records.ids import content_id
from trucewatch.sources.decode import NotText, decode
from trucewatch.sources.html import NoText, extract
from trucewatch.sources.jsonl import read_jsonl
from trucewatch.sources.raw import Meta, RawDocument

InputFormat = Literal["auto", "text", "html", "jsonl"]
# A whole year of one daily paper fits into this; a larger text is a collection.
MAX_BYTES = 50_000_000
_TYPES: dict[str, str] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_JSON_START = re.compile(rb'\s*\{\s*"')
_HEAD = 4096
_SQLITE = b"SQLite format 3\x00"


def open_inputs(
    paths: Sequence[str], input_format: str = "auto", stdin: IO[bytes] | None = None
) -> Iterator[RawDocument | Failure]:
    """Yield what ``paths`` hold, in order, one document or failure at a time.

    A path is a file, a folder (walked through, sorted; hidden files and SQLite databases, such as a
    record kept beside its reports, left out) or ``-`` for standard input (``stdin``, a binary
    stream; by default the process's own). ``input_format`` is auto, text, html or jsonl; auto goes
    by the file's extension, then by its first bytes. Errors
    are yielded as :class:`Failure` with one line that names the file, the place and the way out.
    """
    if input_format not in ("auto", "text", "html", "jsonl"):
        known = "auto, text, html or jsonl"
        yield _failure("-", f"unknown input format {input_format!r}; use {known}")
        return
    for path in paths:
        if path == "-":
            yield from _stream(stdin or sys.stdin.buffer, "-", input_format, ".")
        elif os.path.isdir(path):
            yield from _folder(path, input_format)
        else:
            yield from _file(path, path, input_format)


def _failure(uri: str, error: str) -> Failure:
    return Failure(uri, "sources", error)


def _folder(path: str, input_format: str) -> Iterator[RawDocument | Failure]:
    seen = False
    for name in _walk(path):
        seen = True
        uri = Path(name).as_posix()
        if input_format == "auto" and Path(name).suffix.lower() not in _TYPES:
            kinds = ".txt, .md, .html, .htm, .jsonl"
            yield _failure(
                uri, f"{uri}: not read, unsupported kind of file (a folder may hold {kinds})"
            )
        else:
            yield from _file(name, uri, input_format)
    if not seen:
        yield _failure(path, f"{path}: the folder holds no files; give one with reports in it")


def _walk(path: str) -> Iterator[str]:
    for folder, folders, names in os.walk(path, followlinks=False):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            path = os.path.join(folder, name)
            if not name.startswith(".") and not _is_database(path):
                yield path


def _is_database(path: str) -> bool:
    """Whether a file is an SQLite database or lies beside one as its log or index of a log."""
    for suffix in ("-wal", "-shm", "-journal"):
        if path.endswith(suffix) and os.path.exists(path.removesuffix(suffix)):
            return True
    try:
        with open(path, "rb") as stream:
            return stream.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False  # what cannot be read is named where it is opened


def _file(path: str, uri: str, input_format: str) -> Iterator[RawDocument | Failure]:
    try:
        if not os.path.exists(path):
            yield _failure(uri, f"{uri}: no such file; check the path")
            return
        if not os.path.isfile(path):
            yield _failure(uri, f"{uri}: not a regular file; give a file, a folder or -")
            return
        with open(path, "rb") as stream:
            yield from _stream(stream, uri, input_format, Path(path).suffix.lower())
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        yield _failure(uri, f"{uri}: cannot be read ({reason}); check the path and its permissions")


def _stream(
    stream: IO[bytes], uri: str, input_format: str, suffix: str
) -> Iterator[RawDocument | Failure]:
    kind = _TYPES.get(suffix, "auto") if input_format == "auto" else input_format
    if kind == "jsonl":
        yield from read_jsonl(stream, uri, MAX_BYTES)
        return
    first = b""
    if kind == "auto":  # only standard input and files without a known extension
        first = stream.readline(MAX_BYTES + 1)
        if _looks_like_jsonl(first):
            yield from read_jsonl(stream, uri, MAX_BYTES, first)
            return
    data = first + stream.read(max(MAX_BYTES + 1 - len(first), 0))
    yield _opened(data, uri, kind, forced=input_format == "text")


def _looks_like_jsonl(line: bytes) -> bool:
    return bool(_JSON_START.match(line[:_HEAD])) and line.rstrip().endswith(b"}")


def _opened(data: bytes, uri: str, kind: str, forced: bool) -> RawDocument | Failure:
    if len(data) > MAX_BYTES:
        way_out = "split it, or give its reports as JSONL, one a line"
        return _failure(uri, f"{uri}: larger than {MAX_BYTES // 1_000_000} MB; {way_out}")
    if not data.strip():
        return _failure(uri, f"{uri}: empty; give a file with text in it")
    if kind != "html" and not forced and _HTML_START.match(data[:_HEAD]):
        kind = "html"
    try:
        if kind == "html":
            page = extract(data)
            return _raw(data, uri, "text/html", page.text, page.meta)
        text = decode(data)
    except NotText as error:
        return _failure(uri, f"{uri}: not text but {error}")
    except NoText as error:
        return _failure(uri, f"{uri}: {error}")
    if not text.strip():
        return _failure(uri, f"{uri}: empty; give a file with text in it")
    return _raw(data, uri, "text/plain", text, Meta())


def _raw(data: bytes, uri: str, media_type: str, text: str, meta: Meta) -> RawDocument:
    digest = hashlib.sha256(data).hexdigest()
    identity = content_id("doc", digest, media_type)
    return RawDocument(Document(identity, uri, digest, None, media_type), text, meta, data)
