"""The one-call face of the library: ``trucewatch.read(text)``."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from trucewatch.records import Document, ReadResult, content_id
from trucewatch.running.config import Config
from trucewatch.running.pipeline import Pipeline
from trucewatch.sources.raw import Meta, RawDocument


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
    points into ``result.stories[i].text``. Raises ModuleNotFoundError when no English model is
    installed.
    """
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    document = Document(content_id("doc", digest), url or "text", digest, None, "text/plain")
    raw = RawDocument(document, text, Meta(title=title, date=date, url=url))
    return pipeline(Config(coder=coder)).read(raw)
