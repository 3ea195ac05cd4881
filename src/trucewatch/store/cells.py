"""Cells of CSV files that no spreadsheet takes for a formula."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(text: str) -> str:
    """Return a cell with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) or text.startswith("'") else text


def plain_cell(cell: str) -> str:
    """Return the text of a cell that :func:`safe_cell` made."""
    return cell[1:] if cell.startswith("'") else cell
