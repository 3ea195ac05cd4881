"""Loading an expert's coding of reports (the seed gold's schema) and the reports it is about."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

Row = dict[str, Any]


class GoldDocument(msgspec.Struct, frozen=True):
    """One report file with its expert coding; all gold offsets count into ``text``."""

    file: str
    text: str
    rows: Row
    url: str | None = None
    date: str | None = None
    title: str | None = None
    part: str = "first"

    def actors(self) -> dict[str, Row]:
        """Return the gold actors by id."""
        return {a["id"]: a for a in self.rows.get("actors", [])}


def load_seed(folder: Path) -> tuple[GoldDocument, ...]:
    """Load ``folder/seed_gold.json`` and the report beside it in ``folder/../seeds``.

    Raises FileNotFoundError naming the missing file.
    """
    gold = json.loads((folder / "seed_gold.json").read_text(encoding="utf-8"))
    name = gold["meta"]["file"]
    text = (folder.parent / "seeds" / name).read_text(encoding="utf-8")
    return (GoldDocument(name, text, gold),)


def load_corpus(folder: Path, part: str | None = None) -> tuple[GoldDocument, ...]:
    """Load ``folder/gold.json`` and its reports in ``folder/reports``.

    ``part`` keeps the documents of one set only (``first``, ``second``, ``blind``).
    """
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    known = _manifest(folder / "manifest.jsonl")
    out = []
    for rows in gold["documents"]:
        name, own = rows["file"], rows.get("set", "first")
        if part not in (None, own):
            continue
        text = rows.get("extracted_text")
        if text is None:
            text = (folder / "reports" / name).read_text(encoding="utf-8")
        meta = known.get(name, {})
        out.append(
            GoldDocument(
                name, text, rows, meta.get("url"), meta.get("date"), meta.get("title"), own
            )
        )
    return tuple(out)


def load_linking(folder: Path) -> Row:
    """Return what ``folder/gold.json`` says is the same across reports (``linking``)."""
    gold: Row = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return dict(gold["linking"])


def _manifest(path: Path) -> dict[str, Row]:
    if not path.exists():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    return {row["file"]: row for row in map(json.loads, filter(None, lines))}


def spans_of(value: Any) -> tuple[tuple[int, int], ...]:
    """Return (start, end) of a gold span or list of spans; empty for None."""
    if not value:
        return ()
    rows = value if isinstance(value, list) else [value]
    return tuple((r["start"], r["end"]) for r in rows if r and "start" in r)


def counted(row: Row) -> bool:
    """Return whether a gold row is to be found (duplicates marked ``count: false`` are not)."""
    return row.get("count") is not False and not row.get("optional")
