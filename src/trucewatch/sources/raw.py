"""What the sources floor hands on: an opened document with its decoded text."""

from __future__ import annotations

import msgspec

from trucewatch.records import Document


class Meta(msgspec.Struct, frozen=True):
    """What is known about a document from outside its text; every field may be missing."""

    id: str | None = None
    title: str | None = None
    date: str | None = None
    url: str | None = None


class RawDocument(msgspec.Struct, frozen=True):
    """An opened document: ``text`` is the decoded (for HTML: extracted) text, never altered.

    ``data`` is the original bytes, whose SHA-256 the document names; ``headers`` those of the
    answer that brought it; ``label`` its confidentiality: open, internal or restricted.
    """

    document: Document
    text: str
    meta: Meta = Meta()
    data: bytes | None = None
    headers: tuple[tuple[str, str], ...] = ()
    label: str = "open"
