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
    """An opened document: ``text`` is the decoded (for HTML: extracted) text, never altered."""

    document: Document
    text: str
    meta: Meta = Meta()
