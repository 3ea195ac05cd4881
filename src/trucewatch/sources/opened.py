"""The bytes of one document, wherever they come from, to its text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

import msgspec

from trucewatch.records import Document, Failure
from trucewatch.records.ids import content_id
from trucewatch.sources.decode import Decoded, NotText, decode
from trucewatch.sources.html import NoText, extract
from trucewatch.sources.raw import Meta, RawDocument, raw_document

# A whole year of one daily paper fits into this; a larger text is a collection.
MAX_BYTES = 50_000_000
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = 4096


class Origin(msgspec.Struct, frozen=True):
    """Where bytes come from: ``uri``, what is known of them, the headers of the answer, a label.

    ``charset`` is the encoding that the answer declared, ``fetched`` when it came (ISO 8601).
    """

    uri: str
    meta: Meta = Meta()
    headers: tuple[tuple[str, str], ...] = ()
    label: str = "open"
    charset: str | None = None
    fetched: str | None = None


def source_failure(uri: str, error: str) -> Failure:
    """Return a failure of this floor."""
    return Failure(uri, "sources", error)


def open_bytes(data: bytes, origin: Origin, kind: str = "auto") -> RawDocument | Failure:
    """Return the document in ``data``.

    ``kind`` is auto, text, html, pdf or docx: what the name says, which the first bytes may
    correct; plain is text whatever the bytes. Errors are values with one line that names the place
    and the way out.
    """
    uri = origin.uri
    if len(data) > MAX_BYTES:
        way_out = "split it, or give its reports as JSONL, one a line"
        return source_failure(uri, f"{uri}: larger than {MAX_BYTES // 1_000_000} MB; {way_out}")
    if not data.strip():
        return source_failure(uri, f"{uri}: empty; give a file with text in it")
    kind = _kind(data, kind)
    try:
        return _READERS[kind](data, origin)
    except NotText as error:
        return source_failure(uri, f"{uri}: not text but {error}")
    except NoText as error:
        return source_failure(uri, f"{uri}: {error}")


def _kind(data: bytes, kind: str) -> str:
    if kind == "plain":
        return "text"
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    if kind in ("pdf", "docx"):  # the name says so, the bytes do not
        kind = "text"
    if kind == "html" or _HTML_START.match(data[:_HEAD]):
        return "html"
    return "text"


def _html(data: bytes, origin: Origin) -> RawDocument:
    page = extract(data, origin.charset)
    known_of = known(origin.meta, page.meta)
    return document(data, origin, "text/html", Decoded(page.text, page.notes), known_of)


def _text(data: bytes, origin: Origin) -> RawDocument:
    found = decode(data, origin.charset)
    if not found.text.strip():
        raise NoText("empty; give a file with text in it")
    return document(data, origin, "text/plain", found, origin.meta)


def _pdf(data: bytes, origin: Origin) -> RawDocument:
    from trucewatch.sources.pdf import pdf_text

    return document(data, origin, PDF, Decoded(pdf_text(data)), origin.meta)


def _docx(data: bytes, origin: Origin) -> RawDocument:
    from trucewatch.sources.docx import docx_text

    return document(data, origin, DOCX, Decoded(docx_text(data)), origin.meta)


_READERS: dict[str, Callable[[bytes, Origin], RawDocument]] = {
    "text": _text,
    "html": _html,
    "pdf": _pdf,
    "docx": _docx,
}


def known(given: Meta, found: Meta) -> Meta:
    """Return what is known from outside, with what the document says of itself in the gaps."""
    return Meta(
        id=given.id or found.id,
        title=given.title or found.title,
        date=given.date or found.date,
        url=given.url or found.url,
    )


def document(
    data: bytes, origin: Origin, media_type: str, found: Decoded, meta: Meta
) -> RawDocument:
    """Return a document whose id is a hash of its bytes and media type; its text is cleaned.

    Raises NoText when nothing is left of the text.
    """
    digest = hashlib.sha256(data).hexdigest()
    identity = content_id("doc", digest, media_type)
    named = Document(identity, origin.uri, digest, origin.fetched, media_type, found.notes)
    raw = raw_document(named, found.text, meta, data, origin.headers, origin.label)
    if not raw.text.strip():
        raise NoText("its characters show nothing; give a file with text in it")
    return raw
