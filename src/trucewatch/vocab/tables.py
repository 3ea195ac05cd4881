"""Reading the vocabularies: TSV files in the package, with a source note at the top."""

from __future__ import annotations

from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

Row = dict[str, str]


def data_file(name: str) -> Traversable:
    """Return the package's vocabulary file ``name`` (a path under ``vocab/data``)."""
    return resources.files("trucewatch.vocab").joinpath("data", *name.split("/"))


def parse_tsv(text: str, origin: str) -> tuple[Row, ...]:
    """Return the rows of a TSV text: ``#`` lines are notes, the first other line is the header.

    Short rows are filled with empty strings. Raises ValueError naming ``origin`` and the line when
    a row has more cells than the header.
    """
    header: list[str] | None = None
    rows: list[Row] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [c.strip() for c in line.split("\t")]
        if header is None:
            header = cells
            continue
        if len(cells) > len(header):
            raise ValueError(f"{origin}, line {number}: {len(cells)} cells, {len(header)} expected")
        rows.append(dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True)))
    return tuple(rows)


@cache
def table(name: str) -> tuple[Row, ...]:
    """Return the rows of the vocabulary file ``name``; read once per process."""
    return parse_tsv(data_file(name).read_text(encoding="utf-8"), name)
