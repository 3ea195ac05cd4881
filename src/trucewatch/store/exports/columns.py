"""The columns of the exported tables, as the vocabularies describe them."""

from __future__ import annotations

from functools import cache

import msgspec

from trucewatch.vocab.tables import table

# Where the meaning of a column of a foreign format stands.
_FOREIGN = {
    "acled": ("acled_columns.tsv", "column", "description_values"),
    "ged": ("ucdp_ged_columns.tsv", "column", "meaning"),
}
# Sets of values that other vocabularies list: file, code, meaning, (column, value) to keep.
_SETS: dict[str, tuple[str, str, str, tuple[str, str] | None]] = {
    "act": ("trucewatch_speech_acts.tsv", "act", "definition", None),
    "claim": ("agreements/status.tsv", "code", "display", ("set", "claim")),
    "finding": ("agreements/status.tsv", "code", "display", ("set", "finding")),
    "occurrence": ("agreements/status.tsv", "code", "display", ("set", "occurrence")),
    "event_type": ("plover/plover_event_types.tsv", "type", "definition", None),
}


class Column(msgspec.Struct, frozen=True):
    """A column: ``type`` is text, int, float, bool or date; ``values`` a set of codes or ""."""

    name: str
    type: str
    values: str
    meaning: str
    rule: str


@cache
def columns(name: str) -> tuple[Column, ...]:
    """Return the columns of a table in order. Raises KeyError for an unknown table."""
    rows = [r for r in table("exports/columns.tsv") if r["table"] == name]
    if not rows:
        raise KeyError(name)
    foreign: dict[str, str] = {}
    if name in _FOREIGN:
        file, column, meaning = _FOREIGN[name]
        foreign = {r[column]: r[meaning] for r in table(file)}
    return tuple(
        Column(r["column"], r["type"], r["values"], r["meaning"] or foreign[r["column"]], r["rule"])
        for r in rows
    )


@cache
def values(name: str) -> dict[str, str]:
    """Return the codes of a set of values with their meanings, in the vocabulary's order."""
    if name not in _SETS:
        rows = [r for r in table("exports/values.tsv") if r["set"] == name]
        return {r["code"]: r["meaning"] for r in rows}
    file, code, meaning, kept = _SETS[name]
    rows = [r for r in table(file) if kept is None or r[kept[0]] == kept[1]]
    return {r[code]: r[meaning] for r in rows}
