"""DOCX files: the paragraphs of the document's main part. Nothing is unpacked to disk."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Any

from trucewatch.sources.html import NoText

_MAIN = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# The main part of a book of 500 pages has about 10 MB unpacked.
MAX_XML = 60_000_000
# Office files have some dozens of parts.
_MAX_PARTS = 20_000
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_OTHER = "a zip archive or office document; save it as plain text or unpack it first"


def docx_text(data: bytes) -> str:
    """Return the text of a DOCX file, one line a paragraph. Raises NoText with the way out."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.infolist()) > _MAX_PARTS:
                raise NoText("a zip archive with too many parts; save it as plain text")
            if _MAIN not in archive.namelist():
                raise NoText(f"not text but {_OTHER}")
            with archive.open(_MAIN) as part:
                text = "\n".join(_paragraphs(part))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError):
        raise NoText(f"not text but {_OTHER}") from None
    if not text.strip():
        raise NoText("the document holds no text; save its text and give that")
    return text


class _Bounded:
    """A stream that refuses to give more than MAX_XML bytes, whatever the archive promises."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._left = MAX_XML

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(min(size, 1 << 16) if size > 0 else 1 << 16)
        self._left -= len(data)
        if self._left < 0:
            raise NoText("unpacks to more than 60 MB; save it as plain text")
        return data


def _paragraphs(part: IO[bytes]) -> Iterator[str]:
    try:
        from defusedxml import DefusedXmlException
        from defusedxml.ElementTree import ParseError, iterparse
    except ModuleNotFoundError:
        raise NoText("DOCX files need defusedxml; pip install 'trucewatch[documents]'") from None
    try:
        for _, element in iterparse(_Bounded(part), events=("end",), forbid_dtd=True):
            if element.tag == f"{_W}p":
                yield "".join(_pieces(element))
                element.clear()
            elif element.tag in (f"{_W}tbl", f"{_W}sectPr"):
                element.clear()
    except DefusedXmlException:
        raise NoText("the document declares entities, which is refused; save its text") from None
    except ParseError:
        raise NoText("the document's XML is broken; save its text and give that") from None


def _pieces(paragraph: Any) -> Iterator[str]:
    for element in paragraph.iter():
        if element.tag == f"{_W}t":
            yield element.text or ""
        elif element.tag in _BREAKS:
            yield _BREAKS[element.tag]
