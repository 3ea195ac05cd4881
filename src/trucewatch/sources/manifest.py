"""A folder's manifest: what is known about its files from outside (URL, date, title)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from trucewatch.records import Failure
from trucewatch.sources.raw import Meta, RawDocument


def with_manifest(
    inputs: Iterable[RawDocument | Failure], folder: Path
) -> Iterator[RawDocument | Failure]:
    """Give documents what ``folder/manifest.jsonl`` says of their files.

    Lines are objects with ``file`` and any of ``url``, ``date``, ``title``. A document's URI
    becomes its URL, else its file name. Without a manifest nothing changes but the URIs.
    """
    known = _load(folder / "manifest.jsonl")
    for item in inputs:
        if isinstance(item, Failure):
            yield item
            continue
        name = Path(item.document.source_uri).name
        row = known.get(name, {})
        document = msgspec.structs.replace(item.document, source_uri=row.get("url") or name)
        meta = Meta(
            id=item.meta.id,
            title=row.get("title") or item.meta.title,
            date=row.get("date") or item.meta.date,
            url=row.get("url") or item.meta.url,
        )
        yield msgspec.structs.replace(item, document=document, meta=meta)


def _load(path: Path) -> dict[str, dict[str, str]]:
    if not path.exists():
        return {}
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return {row["file"]: row for row in rows}
