"""``bench``: measure the coder on marked data."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from trucewatch.views.guarding import WRONG_USE, fail
from trucewatch.views.options import Coder, CoderOption, Format, Limit


class Readings(StrEnum):
    """Whose statements and events are linked."""

    own = "own"
    gold = "gold"


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(bench)


def bench(
    name: Annotated[str, typer.Argument(help="seed, corpus, attribution, relation, …")],
    data: Annotated[Path | None, typer.Option("--data", help="The file to measure on.")] = None,
    gold: Annotated[Path | None, typer.Option("--gold", help="The folder with the gold.")] = None,
    limit: Limit = None,
    coder: CoderOption = Coder.careful,
    readings: Annotated[
        Readings, typer.Option(help="gold: link what the experts read (linking, corpus, seed).")
    ] = Readings.own,
    save: Annotated[Path | None, typer.Option("--save", help="Write the predictions here.")] = None,
    format_: Annotated[Format, typer.Option("--format", help="table or json.")] = Format.table,
) -> None:
    """Measure the coder on marked data and print the figures."""
    from trucewatch.views.benching import BenchError, run_bench
    from trucewatch.views.screen import Screen

    where = (name, data, gold, limit)
    try:
        run_bench(Screen(), *where, coder.value, save, format_.value, readings.value)
    except BenchError as error:
        raise fail(str(error), WRONG_USE) from None
