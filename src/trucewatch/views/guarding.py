"""How commands fail: one line on stderr and an exit code."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

import typer

from trucewatch.records import Failure

SOME_FAILED, WRONG_USE, NOTHING_DONE, INTERRUPTED = 1, 2, 3, 130


def fail(message: str, code: int = NOTHING_DONE) -> typer.Exit:
    """Print ``message`` on stderr and return the exit to raise."""
    typer.echo(f"trucewatch: {message}", err=True)
    return typer.Exit(code)


@contextmanager
def usable(db: Path) -> Iterator[None]:
    """Turn whatever goes wrong with the record at ``db``, or with its parts, into one line."""
    import msgspec

    from trucewatch.store.export import ExportError
    from trucewatch.store.record import RecordError
    from trucewatch.store.trouble import explained

    try:
        yield
    except (RecordError, ExportError, ModuleNotFoundError) as error:
        raise fail(str(error)) from None
    except (sqlite3.Error, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise fail(explained(db, error)) from None
    except UnicodeEncodeError:
        raise fail("an argument is not UTF-8; write it in UTF-8", WRONG_USE) from None


def must_exist(db: Path) -> None:
    """Raise RecordError for a record that is not there: not every command makes a new one."""
    from trucewatch.store.opening import RecordError

    if not db.exists():
        raise RecordError(f"{db}: no such record; check the path")


def need_stdin(files: Sequence[str] = ("-",)) -> None:
    """Raise the exit when standard input is among ``files`` and is closed."""
    if "-" in files and sys.stdin is None:
        raise fail("standard input is closed; give a file, or send the text to the command")


def note_partial(uri: str, failures: Sequence[Failure]) -> None:
    """Print one note on a document that was read in part, however many of its stories it is."""
    from trucewatch.views.words import clean

    more = len(failures) - 1
    rest = f" (and {more} more of its stories not read whole)" if more else ""
    typer.echo(f"note: {clean(uri)}: {clean(failures[0].error)}{rest}", err=True)


def note_each(failures: Iterable[Failure]) -> None:
    """Print one note for each document among ``failures``, which stand in the inputs' order."""
    for uri, group in groupby(failures, key=lambda f: f.document):
        note_partial(uri, list(group))
