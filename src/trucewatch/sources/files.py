"""Opening what the user names: files, folders, standard input, addresses."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO

from trucewatch.records import Failure
from trucewatch.sources.addresses import is_web
from trucewatch.sources.feeds import looks_like_feed
from trucewatch.sources.jsonl import read_jsonl
from trucewatch.sources.opened import MAX_BYTES, Origin, open_bytes, source_failure
from trucewatch.sources.options import Opening
from trucewatch.sources.raw import RawDocument

Items = Iterator[RawDocument | Failure]
FORMATS = ("auto", "text", "html", "jsonl", "table", "feed", "warc", "urls")
_TYPES: dict[str, str] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "table",
    ".tsv": "table",
    ".parquet": "table",
    ".warc": "warc",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".opml": "feed",
    ".urls": "urls",
}
_KINDS = ".txt, .md, .html, .pdf, .docx, .jsonl, .csv, .parquet, .warc, .rss, .atom, .opml, .urls"
_JSON_START = re.compile(rb'\s*\{\s*"')
_HEAD = 4096
_LONGEST_LIST = 10_000_000
_SQLITE = b"SQLite format 3\x00"


def open_inputs(
    paths: Sequence[str],
    input_format: str = "auto",
    stdin: IO[bytes] | None = None,
    options: Opening | None = None,
) -> Items:
    """Yield what ``paths`` hold, in order, one document or failure at a time.

    A path is a file, a folder (walked through, sorted; hidden files and SQLite databases, such as a
    record kept beside its reports, left out), ``-`` for standard input (``stdin``, a binary stream;
    by default the process's own) or a web address, which is fetched only if ``options`` say so.
    ``input_format`` is one of FORMATS; auto goes by the file's extension, then by its first bytes.
    Errors are yielded as :class:`Failure` with one line that names the file, the place and the way
    out.
    """
    options = options or Opening()
    if input_format not in FORMATS:
        known = f"{', '.join(FORMATS[:-1])} or {FORMATS[-1]}"
        yield source_failure("-", f"unknown input format {input_format!r}; use {known}")
        return
    for path in paths:
        items = _labelled(_path(path, input_format, stdin, options), options.label)
        yield from _dated(items, options.date) if options.date else items


def _labelled(items: Items, label: str) -> Items:
    import msgspec

    for item in items:
        if item.label != label:
            yield msgspec.structs.replace(item, label=label)
        else:
            yield item


def _dated(items: Items, date: str) -> Items:
    """Give each document the day of those of its stories that tell none."""
    import msgspec

    for item in items:
        if isinstance(item, Failure):
            yield item
        else:
            meta = msgspec.structs.replace(item.meta, otherwise=date)
            yield msgspec.structs.replace(item, meta=meta)


def _path(path: str, input_format: str, stdin: IO[bytes] | None, options: Opening) -> Items:
    if path == "-":
        stream = stdin or sys.stdin.buffer
        yield from _stream(stream, "-", input_format, options, forced=input_format == "text")
    elif is_web(path):
        from trucewatch.sources.web import open_address

        yield from open_address(path, options)
    elif os.path.isdir(path):
        yield from _folder(path, input_format, options)
    else:
        yield from _file(path, path, input_format, options)


def _folder(path: str, input_format: str, options: Opening) -> Items:
    seen = False
    for name in _walk(path):
        seen = True
        uri = Path(name).as_posix()
        if (sound := _sound(uri)) != uri:
            yield source_failure(sound, f"{sound}: its name is not UTF-8; rename the file")
        elif input_format == "auto" and not _type(name):
            error = f"{uri}: not read, unsupported kind of file (a folder may hold {_KINDS})"
            yield source_failure(uri, error)
        else:
            yield from _file(name, uri, input_format, options)
    if not seen:
        wanted = "give one with reports in it"
        yield source_failure(path, f"{path}: the folder holds no files; {wanted}")


def _sound(name: str) -> str:
    r"""Return a file's name with ``\xNN`` for bytes that are no UTF-8."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _type(name: str) -> str:
    """Return the kind of a file by its name, "" when the name does not tell."""
    lower = name.lower()
    return "warc" if lower.endswith(".warc.gz") else _TYPES.get(Path(lower).suffix, "")


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
    if not os.path.isfile(path):
        return False  # opening a pipe would wait for its writer
    try:
        with open(path, "rb") as stream:
            return stream.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False  # what cannot be read is named where it is opened


def _file(path: str, uri: str, input_format: str, options: Opening) -> Items:
    try:
        if not os.path.exists(path):
            yield source_failure(uri, f"{uri}: no such file; check the path")
            return
        if not os.path.isfile(path):
            yield source_failure(uri, f"{uri}: not a regular file; give a file, a folder or -")
            return
        kind = (_type(path) or "auto") if input_format == "auto" else input_format
        with open(path, "rb") as stream:
            yield from _stream(stream, uri, kind, options, forced=input_format == "text")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        way_out = "check the path and its permissions"
        yield source_failure(uri, f"{uri}: cannot be read ({reason}); {way_out}")


def _stream(
    stream: IO[bytes], uri: str, kind: str, options: Opening, *, forced: bool = False
) -> Items:
    first = b""
    if kind == "auto":  # only standard input and files without a known extension
        first = stream.readline(MAX_BYTES + 1)
        if _looks_like_jsonl(first) and not looks_like_feed(first):
            kind = "jsonl"
    if kind == "jsonl":
        yield from read_jsonl(stream, uri, MAX_BYTES, first or None)
    elif kind in ("table", "warc"):
        yield from _STREAMED[kind](stream, uri, options)
    else:
        data = first + stream.read(max(MAX_BYTES + 1 - len(first), 0))
        yield from _whole(data, uri, kind, options, forced=forced)


def _looks_like_jsonl(line: bytes) -> bool:
    return bool(_JSON_START.match(line[:_HEAD])) and line.rstrip().endswith(b"}")


def _table(stream: IO[bytes], uri: str, options: Opening) -> Items:
    from trucewatch.sources.tables import read_csv, read_parquet

    head = stream.peek(4)[:4] if hasattr(stream, "peek") else b""
    if head == b"PAR1":
        yield from read_parquet(stream, uri, options.columns)
    else:
        yield from read_csv(stream, uri, options.columns, MAX_BYTES)


def _warc(stream: IO[bytes], uri: str, options: Opening) -> Items:
    from trucewatch.sources.warc import read_warc

    return read_warc(stream, uri, options.label)


_STREAMED: dict[str, Callable[[IO[bytes], str, Opening], Items]] = {"table": _table, "warc": _warc}


def _whole(data: bytes, uri: str, kind: str, options: Opening, *, forced: bool) -> Items:
    if kind == "feed" or (kind == "auto" and not forced and looks_like_feed(data)):
        from trucewatch.sources.web import open_feed_data

        yield from open_feed_data(data, uri, options)
        return
    if kind == "urls" or (kind in ("auto", "text") and not forced and _is_list(data)):
        from trucewatch.sources.web import open_list

        yield from open_list(data, uri, options)
        return
    yield open_bytes(data, Origin(uri, label=options.label), "plain" if forced else kind)


def _is_list(data: bytes) -> bool:
    """Tell whether a text is nothing but web addresses, one a line."""
    if not is_web(data[:8].decode("latin-1")) or len(data) > _LONGEST_LIST:
        return False
    lines = [line.strip() for line in data.decode("utf-8", "replace").splitlines() if line.strip()]
    return all(is_web(line) and " " not in line for line in lines)
