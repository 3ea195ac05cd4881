"""Web archives (WARC, also gzipped): the pages that they hold, read as a stream."""

from __future__ import annotations

import http.client
import io
import zlib
from collections.abc import Iterator
from email.message import Message
from typing import IO, Any

from trucewatch.records import Failure
from trucewatch.sources.opened import Origin, open_bytes, source_failure
from trucewatch.sources.raw import Meta, RawDocument
from trucewatch.sources.unpacking import TooLarge, Unpacker, coding_of

# As for pages that are fetched.
MAX_PAGE = 10_000_000
# Records above the first are passed over; above the second (films, bombs) reading ends, since
# passing over means unpacking.
_MAX_RECORD = 20_000_000
_MAX_PASSED = 1_000_000_000
_KINDS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "application/pdf": "pdf",
}
_KEPT = ("content-type", "last-modified", "etag", "date", "content-language", "server")
_WAY_OUT = "what came before was read; get the file again"


class _Broken(Exception):
    """The archive breaks off or is damaged."""


def read_warc(stream: IO[bytes], uri: str, label: str = "open") -> Iterator[RawDocument | Failure]:
    """Yield the pages of an archive; other records are passed over.

    An archive that breaks off gives the whole pages that came before, then a failure that says so.
    """
    seen = 0
    try:
        for record in _records(_Tail(stream)):
            seen += 1
            yield from _page(record, uri, label)
    except _Broken as error:
        yield source_failure(uri, f"{uri}: {error}; {_WAY_OUT}")
        return
    except ModuleNotFoundError:
        wanted = "pip install 'trucewatch[fetch]'"
        yield source_failure(uri, f"{uri}: web archives need fastwarc; {wanted}")
        return
    if not seen:
        yield source_failure(uri, f"{uri}: holds no pages; give an archive with responses in it")


class _Tail:
    """A stream that remembers its first and last bytes and where it is."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._at = 0
        self.head = b""
        self.last = b""

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._at += len(data)
        if len(self.head) < 4:
            self.head = (self.head + data)[:4]
        self.last = (self.last + data[-4:])[-4:]
        return data

    def tell(self) -> int:
        return self._at


def _records(stream: Any) -> Iterator[Any]:
    """Yield the records that can hold pages. Raises _Broken."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    try:
        for record in ArchiveIterator(stream, record_types=wanted, parse_http=False):
            if record.content_length > _MAX_PASSED:
                raise _Broken("holds a record of more than 1 GB, where reading ends")
            yield record
    except (OSError, ValueError, EOFError, RuntimeError) as error:
        reason = str(error).splitlines()[0][:80] if str(error) else type(error).__name__
        raise _Broken(f"breaks off or is damaged ({reason})") from None
    except BaseException as error:  # the reader's own panics are no Exceptions
        if type(error).__name__ != "PanicException":
            raise
        raise _Broken("is damaged") from None
    plain = stream.head[:4] == b"WARC"
    if plain and stream.last != b"\r\n\r\n":
        raise _Broken("breaks off in the middle of a record")


def _page(record: Any, uri: str, label: str) -> Iterator[RawDocument | Failure]:
    address = str(record.headers.get("WARC-Target-URI") or "").strip("<>") or uri
    if record.content_length > _MAX_RECORD:
        size = _MAX_RECORD // 1_000_000
        yield source_failure(address, f"{uri}: {address} is larger than {size} MB and is left out")
        return
    block = record.reader.read(record.content_length)
    if len(block) < record.content_length:
        raise _Broken("breaks off in the middle of a record")
    declared = str(record.headers.get("Content-Type") or "")
    status, headers, body = _taken_apart(block, declared)
    kind = _KINDS.get(str(headers.get_content_type()).lower())
    if kind is None or status != 200:
        return
    try:
        data = _unpacked(headers, body)
    except TooLarge as error:
        yield source_failure(address, f"{uri}: {address} is {error} and is left out")
        return
    except (zlib.error, ValueError):
        yield source_failure(address, f"{uri}: {address} is packed wrongly and is left out")
        return
    kept = tuple((k, str(headers[k])[:1000]) for k in _KEPT if headers[k])
    taken = str(record.headers.get("WARC-Date") or "")[:40] or None
    meta = Meta(url=address if address != uri else None)
    charset = headers.get_content_charset()
    origin = Origin(address, meta, kept, label, charset, taken)
    yield open_bytes(data, origin, kind)


def _taken_apart(block: bytes, declared: str) -> tuple[int, Message, bytes]:
    """Return status, headers and body of a record's block."""
    if not declared.lower().startswith("application/http"):
        headers = Message()
        headers["content-type"] = declared or "text/plain"
        return 200, headers, block
    stream = io.BytesIO(block)
    first = stream.readline(1000).split(None, 2)
    try:
        headers = http.client.parse_headers(stream)
        status = int(first[1])
    except (http.client.HTTPException, ValueError, IndexError):
        return 0, Message(), b""
    return status, headers, block[stream.tell() :]


def _unpacked(headers: Message, body: bytes) -> bytes:
    if str(headers["transfer-encoding"] or "").lower() == "chunked":
        body = _joined(body)
    unpacker = Unpacker(coding_of(headers["content-encoding"]), MAX_PAGE)
    return unpacker.feed(body)


def _joined(body: bytes) -> bytes:
    """Return the body of chunks that were kept; a body that was joined already stays as it is."""
    parts: list[bytes] = []
    at = 0
    while at < len(body):
        end = body.find(b"\r\n", at)
        try:
            size = int(body[at:end].split(b";", 1)[0], 16) if end >= 0 else -1
        except ValueError:
            size = -1
        if size < 0 or end + 2 + size > len(body):
            return body if not parts else b"".join(parts)
        if size == 0:
            break
        parts.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    return b"".join(parts)
