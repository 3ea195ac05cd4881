"""What the sources floor hands on: an opened document with its decoded text."""

from __future__ import annotations

import msgspec

from trucewatch.records import Document
from trucewatch.sources.clean import clean
from trucewatch.sources.days import find_day

# So much of a wrong date is shown.
_SHOWN = 40


class Meta(msgspec.Struct, frozen=True):
    """What is known about a document from outside its text; every field may be missing.

    ``otherwise`` is the day of those of its stories that tell none.
    """

    id: str | None = None
    title: str | None = None
    date: str | None = None
    url: str | None = None
    otherwise: str | None = None


class RawDocument(msgspec.Struct, frozen=True):
    """An opened document: ``text`` is the decoded (for HTML: extracted) and cleaned text.

    ``data`` is the original bytes, whose SHA-256 the document names; ``headers`` those of the
    answer that brought it; ``label`` its confidentiality: open, internal or restricted.
    """

    document: Document
    text: str
    meta: Meta = Meta()
    data: bytes | None = None
    headers: tuple[tuple[str, str], ...] = ()
    label: str = "open"


def raw_document(
    document: Document,
    text: str,
    meta: Meta,
    data: bytes | None = None,
    headers: tuple[tuple[str, str], ...] = (),
    label: str = "open",
) -> RawDocument:
    """Return a document with its text and what is known of it cleaned of what shows nothing.

    The one door by which decoded text comes in; notes on what was taken out, and on a date that is
    no day, are added to the document's.
    """
    kept, notes = clean(text)
    known = Meta(*(value and clean(value)[0] for value in msgspec.structs.astuple(meta)))
    notes = (*document.notes, *notes, *_no_day(known.date))
    if notes:
        document = msgspec.structs.replace(document, notes=notes)
    return RawDocument(document, kept, known, data, headers, label)


def _no_day(date: str | None) -> tuple[str, ...]:
    """Return a note on a date that cannot be taken for a day."""
    if not date or find_day(date):
        return ()
    return (f'its date "{date[:_SHOWN]}" is no day such as 2020-12-12 and was not used',)


def shows(text: str) -> bool:
    """Tell whether a text holds anything that a reader can see."""
    return bool(clean(text)[0].strip())
