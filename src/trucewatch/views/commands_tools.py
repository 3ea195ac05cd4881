"""Commands that look after the program: ``demo``, ``doctor``, ``vocab``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.views.guarding import INTERRUPTED, SOME_FAILED, fail, usable
from trucewatch.views.options import Db, Quiet

if TYPE_CHECKING:
    from trucewatch.views.screen import Screen

vocab_app = typer.Typer(no_args_is_help=True, help="Look after the vocabularies.")


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command()(demo)
    app.command()(doctor)
    app.add_typer(vocab_app, name="vocab")


def _screen() -> Screen:
    from trucewatch.views.screen import Screen

    return Screen()


def demo(
    db: Db = Path("trucewatch-demo.db"),
    quiet: Quiet = False,
) -> None:
    """Read the bundled corpus into a record and end on its most disputed question."""
    from trucewatch.views.demo import run_demo

    try:
        with usable(db):
            run_demo(_screen(), db, quiet=quiet)
    except KeyboardInterrupt:
        raise fail("stopped; repeat the command to go on where it stopped", INTERRUPTED) from None


def doctor() -> None:
    """Say what is installed, what is missing, and how to mend it."""
    from trucewatch.views.doctor import checks

    wrong = 0
    for check in checks():
        wrong += bool(check.remedy)
        sign = "✗" if check.remedy else "✓"
        typer.echo(f"{sign} {check.name:16} {check.found}")
        if check.remedy:
            typer.echo(f"  {'':16} → {check.remedy}")
    if wrong:
        raise typer.Exit(SOME_FAILED)


@vocab_app.command("check")
def vocab_check(
    folder: Annotated[
        Path | None, typer.Argument(help="A folder of vocabularies (default: the package's own).")
    ] = None,
) -> None:
    """Check every vocabulary file: header, source note, codes, duplicates."""
    from trucewatch.vocab.actor_check import check_actors
    from trucewatch.vocab.check import check_all

    problems = check_all(folder)
    if folder is None:
        problems += check_actors()
    for problem in problems:
        typer.echo(problem)
    typer.echo(f"{len(problems)} problems" if problems else "all vocabularies are in order")
    if problems:
        raise typer.Exit(SOME_FAILED)
