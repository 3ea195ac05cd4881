"""Scoring time expressions: their TIMEX3 values, expression by expression."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from trucewatch.coding.times.times import resolve_with_anchor
from trucewatch.coding.times.value import Resolved


class TimeRow(msgspec.Struct, frozen=True):
    """An expression with its gold type and value, in a document of the day ``on``."""

    document: int
    on: str
    text: str
    type: str
    value: str


class TimeAnswer(msgspec.Struct, frozen=True):
    """A row with the value that was given for it."""

    row: TimeRow
    value: str | None


def read_rows(path: str | Path) -> Iterator[TimeRow]:
    """Yield the rows of a tab-separated file: expression, type, value.

    An empty line ends a document; its first line is the document's date and is not scored.
    """
    document, on = 0, ""
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) < 3:
            document, on = document + 1, ""
            continue
        if not on:
            on = cells[2][:10]
            continue
        yield TimeRow(document, on, cells[0], cells[1], cells[2])


def answers(rows: Iterator[TimeRow]) -> Iterator[TimeAnswer]:
    """Resolve each row on its document's date; what was named before it in the document may serve
    as its anchor."""
    document, anchor = -1, None
    for row in rows:
        if row.document != document:
            document, anchor = row.document, None
        mention, resolved = resolve_with_anchor(row.text, row.on, anchor)
        anchor = _anchor(resolved) or anchor
        yield TimeAnswer(row, mention.value)


def _anchor(resolved: Resolved) -> Resolved | None:
    return resolved if resolved.kind == "date" and resolved.low and resolved.high else None


def run(path: str | Path, limit: int | None = None) -> dict[str, float | int]:
    """Score a file: ``value_acc`` is the share of expressions whose value is exactly the gold's.

    Unanswered counts as wrong. Figures by type are ``value_acc_date`` and so on.
    """
    counts: dict[str, list[int]] = {}
    for number, answer in enumerate(answers(read_rows(path))):
        if limit is not None and number >= limit:
            break
        right = int(answer.value == answer.row.value)
        for key in ("value_acc", f"value_acc_{answer.row.type.lower()}"):
            pair = counts.setdefault(key, [0, 0])
            pair[0] += right
            pair[1] += 1
    out: dict[str, float | int] = {k: r / n for k, (r, n) in sorted(counts.items())}
    out.setdefault("value_acc", 0.0)
    out["n"] = counts["value_acc"][1] if counts else 0
    return out
