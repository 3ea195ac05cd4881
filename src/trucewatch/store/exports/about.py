"""What lies beside every export: codebook, how to cite, what was asked, checksums."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from trucewatch import __version__
from trucewatch.store.exports.columns import Column, columns, values
from trucewatch.store.exports.selection import Selection
from trucewatch.store.record import Record

RUN, SUMS, CODEBOOK, CITATION = "RUN.json", "SHA256SUMS", "CODEBOOK.md", "CITATION.cff"

_RULES = """\
- A row is what a source said, not what happened. Sources are never merged into one truth.
- Numbers stand per source. A range names its sources; nothing is added up across sources.
- Who is said to have broken an agreement is apart from that it was broken; both have their sources.
- An empty cell says that it is not stated or not known. It is never zero.
- Ids are content hashes: the same text gives the same id on every machine, and no id is reused.
- Offsets count Unicode code points into the text of the story, the first character being 0.
"""


def write_about(
    record: Record,
    folder: Path,
    to: str,
    selection: Selection,
    tables: Iterable[str],
    counts: dict[str, int],
    left: dict[str, int],
) -> None:
    """Write codebook, citation, run and checksums beside the files that lie in ``folder``."""
    (folder / CODEBOOK).write_text(codebook(to, tables), encoding="utf-8")
    (folder / CITATION).write_text(_citation(to), encoding="utf-8")
    run = msgspec.json.format(msgspec.json.encode(_run(record, to, selection, counts, left)))
    (folder / RUN).write_bytes(run + b"\n")
    (folder / SUMS).write_text(checksums(folder), encoding="utf-8")


def _run(
    record: Record, to: str, selection: Selection, counts: dict[str, int], left: dict[str, int]
) -> dict[str, Any]:
    sql = (
        "SELECT l.coder, l.version, l.config_hash, l.vocab_hash, l.model_hash, count(*)"
        " FROM coding c JOIN layer l ON l.number = c.layer WHERE c.active = 1"
        " GROUP BY l.number ORDER BY l.id"
    )
    names = ("coder", "version", "config_hash", "vocab_hash", "model_hash", "stories")
    return {
        "trucewatch": __version__,
        "format": to,
        "query": selection.query(),
        "view": selection.view,
        "up_to": selection.up_to,
        "documents_left_out": left,
        "coders": [dict(zip(names, row, strict=True)) for row in record.db.execute(sql)],
        "counts": counts,
    }


def _citation(to: str) -> str:
    return f"""\
cff-version: 1.2.0
message: If you use this export, cite it with its RUN.json, and cite the sources it names.
title: "trucewatch export ({to})"
type: dataset
version: "{__version__}"
abstract: >-
  What sources say about a peace process, coded by rules from news and mission reports. Claims, not
  facts; every row leads to its sentence.
authors:
  - name: "The keepers of this record, with trucewatch {__version__}"
"""


def codebook(to: str, tables: Iterable[str]) -> str:
    """Return the codebook of tables as Markdown: columns with meaning, type, values and rule."""
    parts = [f"# Codebook of the {to} export\n\n{_RULES}"]
    sets: dict[str, None] = {}
    for name in tables:
        parts.append(_table_words(name))
        sets |= {c.values: None for c in columns(name) if c.values}
    for name in sets:
        rows = "".join(f"| `{c}` | {m} |\n" for c, m in values(name).items())
        parts.append(f"## Values: {name}\n\n| code | meaning |\n|---|---|\n{rows}")
    if not sets and to in ("jsonl", "annotation"):
        parts.append("The fields are those of the records' JSON Schema (`trucewatch` reference).\n")
    return "\n".join(parts)


def _table_words(name: str) -> str:
    rows = "".join(_row(c) for c in columns(name))
    return f"## {name}\n\n| column | type | meaning | rule |\n|---|---|---|---|\n{rows}"


def _row(column: Column) -> str:
    of = f"; values: {column.values}" if column.values else ""
    cells = (column.meaning, column.rule)
    meaning, rule = (c.replace("|", "\\|") for c in cells)
    return f"| `{column.name}` | {column.type}{of} | {meaning} | {rule} |\n"


def checksums(folder: Path) -> str:
    """Return the SHA-256 sums of all files under ``folder`` in the form of ``sha256sum``."""
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.name != SUMS)
    return "".join(f"{digest(p)}  {p.relative_to(folder).as_posix()}\n" for p in files)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def listed(folder: Path) -> dict[str, str]:
    """Return path → sum as a folder's checksums list them; nothing where there are none.

    Paths that lead out of the folder are left aside.
    """
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    pairs = (line.partition("  ")[::2] for line in lines)
    return {
        path: sum_
        for sum_, path in pairs
        if path and not path.startswith("/") and ".." not in Path(path).parts
    }
