"""Bytes to text: Unicode with or without a mark, Windows-1252, and what is no text at all."""

from __future__ import annotations

import codecs
import re
from collections import Counter

import msgspec

# Enough to tell text from something else; the whole file is decoded afterwards.
_SAMPLE = 65_536
# Share of control characters above which a file is called binary. Random bytes hold 11 %;
# text with stray escape sequences stays far below 5 %.
_MAX_CONTROL = 0.05
# UTF-16 without a mark: the zero bytes stand at one parity (spaces and digits alone give about
# 7 % of the bytes in a non-Latin script, Latin text about 50 %).
_MIN_ZERO_SHARE = 0.02
_MIN_ONE_SIDED = 0.9
# … and the bytes there have one or two values, the script's and zero.
_MIN_ALIKE = 0.7

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file; turn it into text first (for example with pdftotext)"),
    (b"PK\x03\x04", "a zip archive or office document; save it as plain text or unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an office document; save it as plain text first"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"{\\rtf", "an RTF document; save it as plain text first"),
)
_CONTROL = frozenset(chr(c) for c in (*range(0x20), 0x7F)) - frozenset("\t\n\r\f\v")
# Bytes that are no UTF-8 arrive as U+DC80..U+DCFF; they are read as Windows-1252, as a page pasted
# together from two sources has them.
_BROKEN = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", errors="replace") for byte in range(0x80, 0x100)
}
_ESCAPED = re.compile("[\udc80-\udcff]")


class NotText(ValueError):
    """The bytes are no text; the message says what they are and the way out."""


class Decoded(msgspec.Struct, frozen=True):
    """A text and notes on the bytes that could not be taken as they are."""

    text: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Return ``data`` as text, without a byte order mark; line ends stay as they are.

    A mark decides first, then the ``declared`` encoding if it decodes without error, then UTF-8,
    UTF-16 by its zero bytes, and Windows-1252 for bytes that are no UTF-8. Raises :class:`NotText`
    for binary content. Linear in the length of ``data``.
    """
    for start, what in _MAGIC:
        if data.startswith(start):
            raise NotText(what)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_lenient(data[len(mark) :], encoding))
    text = _declared(data, declared)
    if text is not None:
        return _checked(Decoded(text))
    return _checked(_lenient(data, _utf16_order(data[:_SAMPLE]) or "utf-8"))


def mended(text: str) -> Decoded:
    """Return a text that was decoded as UTF-8 with surrogate escapes, broken bytes as they read."""
    found = [m.start() for m in _ESCAPED.finditer(text)]
    if not found:
        return Decoded(text)
    unknown = sum(_BROKEN[ord(text[at])] == "\ufffd" for at in found)
    read = f"{_bytes(len(found))} not UTF-8 and read as Windows-1252 (the first at {found[0]})"
    lost = f"; {unknown} of them in no known encoding, shown as \ufffd" if unknown else ""
    return Decoded(text.translate(_BROKEN), (read + lost,))


def _bytes(count: int) -> str:
    return "1 byte is" if count == 1 else f"{count} bytes are"


def _declared(data: bytes, encoding: str | None) -> str | None:
    if not encoding:
        return None
    try:
        codec = codecs.lookup(encoding)
        # A page that calls itself Latin-1 is Windows-1252 in practice (as browsers read it).
        name = "cp1252" if codec.name in ("iso8859-1", "ascii") else codec.name
        text = data.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None
    return text if isinstance(text, str) else None


def _lenient(data: bytes, encoding: str) -> Decoded:
    if encoding == "utf-8":
        return mended(data.decode("utf-8", errors="surrogateescape"))
    try:
        return Decoded(data.decode(encoding))
    except UnicodeDecodeError as error:
        name = encoding[:6].upper()
        note = f"bytes that are not {name} are shown as \ufffd (the first at byte {error.start})"
        return Decoded(data.decode(encoding, errors="replace"), (note,))


def _utf16_order(sample: bytes) -> str | None:
    zeros = sample.count(0)
    if zeros < _MIN_ZERO_SHARE * len(sample) or len(sample) < 4:
        return None
    odd = sample[1::2].count(0)
    if max(odd, zeros - odd) < _MIN_ONE_SIDED * zeros:
        return None
    little = 2 * odd > zeros
    high = Counter(sample[1::2] if little else sample[::2])
    if sum(n for _, n in high.most_common(2)) < _MIN_ALIKE * high.total():
        return None
    return "utf-16-le" if little else "utf-16-be"


def _checked(found: Decoded) -> Decoded:
    text = found.text
    if "\0" in text:
        raise NotText("a binary file (it holds zero bytes); give text, HTML or JSONL")
    sample = text[:_SAMPLE]
    control = sum(map(sample.count, _CONTROL))
    if control > _MAX_CONTROL * len(sample):
        raise NotText("a binary file (too many control characters); give text, HTML or JSONL")
    return found
