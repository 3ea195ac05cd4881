"""Logging and progress for the command line."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class JsonLines(logging.Formatter):
    """Formats log records as one JSON object a line: level, logger, message."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as a JSON object on one line."""
        row = {"level": record.levelname, "logger": record.name, "message": record.getMessage()}
        return json.dumps(row, ensure_ascii=False)


def configure(*, quiet: bool, as_json: bool) -> None:
    """Send log records to stderr: warnings only, none when quiet; all as JSON lines if asked."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if as_json else logging.Formatter("%(message)s"))
    root = logging.getLogger("trucewatch")
    root.handlers[:] = [handler]
    root.propagate = False
    level = logging.INFO if as_json else logging.ERROR
    root.setLevel(logging.CRITICAL if quiet else level)


@contextmanager
def progress(label: str, *, quiet: bool) -> Iterator[Callable[[], None]]:
    """Give a function to call after each item: a bar on a terminal, nothing when piped or quiet."""
    if quiet or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    columns = (SpinnerColumn(), TextColumn(label), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda: bar.advance(task)
