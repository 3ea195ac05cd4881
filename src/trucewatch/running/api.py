"""The one-call face of the library: ``trucewatch.read(text)``."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from trucewatch.records import Document, ReadResult, content_id
from trucewatch.running.config import CODERS, Config
from trucewatch.running.pipeline import Pipeline
from trucewatch.sources.raw import Meta, raw_document

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@lru_cache(maxsize=2)
def pipeline(config: Config) -> Pipeline:
    """Return the process's pipeline for ``config`` (its models are loaded once)."""
    return Pipeline(config)


def read(
    text: str,
    *,
    title: str | None = None,
    date: str | None = None,
    url: str | None = None,
    coder: str = "careful",
) -> ReadResult:
    """Code ``text`` (one or more reports) and return its typed records.

    ``date`` is the publication date (ISO 8601) if you know it; offsets in the records count code
    points into ``result.stories[i].text``. Lone surrogates, which no file can hold, are read as
    U+FFFD. Raises TypeError when ``text`` is no str, ValueError for an unknown coder,
    ModuleNotFoundError when no English model is installed.
    """
    _check(text, title=title, date=date, url=url)
    if coder not in CODERS:
        raise ValueError(f"there is no coder {coder!r}; use {' or '.join(CODERS)}")
    text = _writable(text)
    title, date, url = (v and _writable(v) for v in (title, date, url))
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(content_id("doc", digest), url or "text", digest, None, "text/plain")
    raw = raw_document(document, text, Meta(title=title, date=date, url=url))
    return pipeline(Config(coder=coder)).read(raw)


def _check(text: object, **others: object) -> None:
    if not isinstance(text, str):
        way_out = "give the report's text; for a file: read(pathlib.Path(name).read_text())"
        if isinstance(text, bytes | bytearray | memoryview):
            way_out = "decode it first: read(data.decode())"
        raise TypeError(f"read() takes a text (str), not {_named(text)}; {way_out}")
    for name, value in others.items():
        if not isinstance(value, str | None):
            raise TypeError(f"read() takes {name} as a text (str) or None, not {_named(value)}")


def _named(value: object) -> str:
    return "None" if value is None else type(value).__name__


def _writable(text: str) -> str:
    return _LONE_SURROGATE.sub("\ufffd", text)
