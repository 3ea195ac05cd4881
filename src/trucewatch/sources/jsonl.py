"""JSONL: one report a line, read as a stream."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import IO

import msgspec

from trucewatch.records import Document, Failure
from trucewatch.records.ids import content_id
from trucewatch.sources.raw import Meta, RawDocument, raw_document, shows

_MEDIA_TYPE = "application/json"
_MARK = b"\xef\xbb\xbf"
# Names that are taken for a field in tables and lines; the first that is there.
USUAL: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "story", "fulltext", "full_text"),
    "title": ("title", "headline"),
    "date": ("date", "published", "publication_date", "pub_date", "created_at"),
    "url": ("url", "link", "source_url", "permalink"),
    "id": ("id", "uid", "guid", "doc_id"),
}


class Row(msgspec.Struct):
    """A report as a line or a row gives it."""

    text: str
    id: str | int | None = None
    title: str | None = None
    date: str | None = None
    url: str | None = None


def read_jsonl(
    stream: IO[bytes], uri: str, max_line: int, first: bytes | None = None
) -> Iterator[RawDocument | Failure]:
    """Yield the report of each line of ``stream``; ``first`` is a first line already read.

    A line is an object with ``text`` and, if known, ``id``, ``title``, ``date`` and ``url``, each
    by one of its usual names (``USUAL``, as in tables: ``published`` is a date too); other fields
    are ignored. A bad line gives a failure naming ``uri`` and the line's number and the rest
    go on. Blank lines are skipped. No more than one line (of at most ``max_line`` bytes) is held.
    """
    decoder = msgspec.json.Decoder(dict[str, object])
    number = 0
    for line in _lines(stream, max_line, first):
        number += 1
        if line is not None and not line.strip():
            continue
        yield _report(decoder, line, uri, number, max_line)
    if number == 0:
        yield Failure(uri, "sources", f"{uri}: empty; give a file with text in it")


def _lines(stream: IO[bytes], max_line: int, first: bytes | None) -> Iterator[bytes | None]:
    """Yield lines; None for one that is too long."""
    line = stream.readline(max_line + 1) if first is None else first
    line = line.removeprefix(_MARK)
    while line:
        if len(line) > max_line and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = stream.readline(max_line)
            yield None
        else:
            yield line
        line = stream.readline(max_line + 1)


def _report(
    decoder: msgspec.json.Decoder[dict[str, object]],
    line: bytes | None,
    uri: str,
    number: int,
    max_line: int,
) -> RawDocument | Failure:
    place = f"{uri}#{number}"
    where = f"{uri}, line {number}"
    if line is None:
        size = max_line // 1_000_000
        return Failure(place, "sources", f"{where}: longer than {size} MB; split the text")
    try:
        row = msgspec.convert(_named(decoder.decode(line)), Row)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        wanted = 'give one JSON object a line with at least a "text"'
        return Failure(place, "sources", f"{where}: not a report ({_trouble(line)}); {wanted}")
    if not shows(row.text):
        return Failure(place, "sources", f"{where}: the text is empty; give text or leave it out")
    return report(row, place)


def _named(line: dict[str, object]) -> dict[str, object]:
    """Return the fields of a line by our names; what goes by another name counts where it is text.

    A field's own name goes first, whatever it holds, so that a wrong value is told of.
    """
    found: dict[str, object] = {}
    for field, names in USUAL.items():
        if line.get(field) is not None:
            found[field] = line[field]
            continue
        values = (line.get(name) for name in names)
        other = next((v for v in values if isinstance(v, str) and v), None)
        if other is not None:
            found[field] = other
    return found


def _trouble(line: bytes) -> str:
    """Return in plain words what is wrong with a line that could not be decoded as a report."""
    try:
        row = msgspec.json.decode(line)
    except UnicodeDecodeError:
        return "it is not UTF-8"
    except msgspec.DecodeError:
        return "it is not valid JSON"
    except RecursionError:
        return "it is nested too deeply"
    if not isinstance(row, dict):
        return "it is not an object"
    row = _named(row)
    if "text" not in row:
        return 'the field "text" is missing'
    if not isinstance(row["text"], str):
        return 'the field "text" must be a text'
    if isinstance(row.get("id"), bool) or not isinstance(row.get("id"), str | int | None):
        return 'the field "id" must be a text or a whole number'
    for name in ("title", "date", "url"):
        if not isinstance(row.get(name), str | None):
            return f'the field "{name}" must be a text'
    return "it is not as it should be"


def report(row: Row, place: str, notes: tuple[str, ...] = ()) -> RawDocument:
    """Return the document of a report; ``place`` names it where it has neither URL nor id."""
    given = None if row.id is None else str(row.id)
    url = row.url or None
    canonical = msgspec.json.encode([row.text, url, given])
    digest = hashlib.sha256(canonical).hexdigest()
    identity = content_id("doc", digest, _MEDIA_TYPE)
    return raw_document(
        Document(identity, url or given or place, digest, None, _MEDIA_TYPE, notes),
        row.text,
        Meta(id=given, title=row.title or None, date=row.date or None, url=url),
        canonical,
    )
