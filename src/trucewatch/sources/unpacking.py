"""Content codings of answers, unpacked within bounds."""

from __future__ import annotations

import zlib

# A packed page of news has a tenth of its size; a bomb a thousandth.
MAX_RATIO = 150
# Below this size the ratio says nothing.
_FREE = 1_000_000


class TooLarge(ValueError):
    """What is packed unpacks to too much."""


class Unpacker:
    """Unpacks one answer's body piece by piece; raises TooLarge or zlib.error."""

    def __init__(self, coding: str, limit: int) -> None:
        """``coding`` is gzip, deflate, or "" for none; ``limit`` the most bytes to give."""
        self._coding = coding
        self._limit = limit
        self._raw = zlib.decompressobj(47) if coding else None
        self._in = self._out = 0
        self._first = True

    def feed(self, data: bytes) -> bytes:
        """Return the next piece unpacked."""
        self._in += len(data)
        out = data if self._raw is None else self._unpacked(data)
        self._out += len(out) if self._raw is None else 0
        self._check()
        return out

    @property
    def whole(self) -> bool:
        """Whether what is packed has come to its end."""
        return self._raw is None or self._raw.eof

    def _unpacked(self, data: bytes) -> bytes:
        out: list[bytes] = []
        while data and self._raw is not None and not self._raw.eof:
            try:
                piece = self._raw.decompress(data, 1 << 16)
            except zlib.error:
                if not (self._first and self._coding == "deflate"):
                    raise
                self._raw = zlib.decompressobj(-15)  # deflate without its frame, as some send it
                piece = self._raw.decompress(data, 1 << 16)
            self._first = False
            self._out += len(piece)
            self._check()
            out.append(piece)
            data = self._raw.unconsumed_tail
        return b"".join(out)

    def _check(self) -> None:
        if self._out > self._limit:
            raise TooLarge(f"larger than {self._limit // 1_000_000} MB")
        if self._raw and self._out > _FREE and self._out > MAX_RATIO * self._in:
            raise TooLarge("packed to less than a hundredth, as no page is")


def coding_of(header: str | None) -> str:
    """Return the coding that a header names: gzip, deflate or "". Raises ValueError for others."""
    name = (header or "").strip().lower()
    if name in ("", "identity"):
        return ""
    if name in ("gzip", "x-gzip", "deflate"):
        return name.removeprefix("x-")
    raise ValueError(name)
