"""The work of ``trucewatch read``: stream inputs through the pipeline and print each."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

import msgspec

from trucewatch.records import ReadResult
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources import Opening, open_inputs
from trucewatch.views.guarding import note_partial
from trucewatch.views.screen import Screen
from trucewatch.views.story_view import print_result
from trucewatch.views.words import clean


def read_inputs(
    files: Sequence[str],
    format_: str,
    input_format: str,
    coder: str,
    advance: Callable[[], None],
    *,
    quiet: bool = False,
    options: Opening | None = None,
) -> tuple[int, int]:
    """Code the inputs one by one and print each; return how many were read and how many not.

    What could not be read goes to stderr; so does a note on each document that was read in part,
    unless ``quiet``.
    """
    good = bad = 0
    printer = _PRINTERS[format_]()
    inputs = open_inputs(files, input_format, options=options)
    for result in pipeline(Config(coder=coder)).read_many(inputs):
        if result.document is None:
            bad += 1
            for failure in result.failures:
                print(f"trucewatch: {clean(failure.error)}", file=sys.stderr)
        else:
            good += 1
        printer.add(result)
        if result.document is not None and result.failures and not quiet:
            note_partial(result.document.source_uri, result.failures)
        advance()
    printer.end()
    return good, bad


class _Table:
    """Prints each result as it comes."""

    def __init__(self) -> None:
        self._screen, self._stories = Screen(), 0

    def add(self, result: ReadResult) -> None:
        if result.document is not None:
            print_result(self._screen, result, self._stories)
            self._stories += len(result.stories)
            sys.stdout.flush()

    def end(self) -> None:
        pass


class _Lines:
    """Prints each result as one line of JSON."""

    def add(self, result: ReadResult) -> None:
        _write(msgspec.json.encode(result).decode() + "\n")

    def end(self) -> None:
        pass


class _Json:
    """Prints one result as an object, several as a list; holds no more than one."""

    def __init__(self) -> None:
        self._first: str | None = None
        self._listed = False

    def add(self, result: ReadResult) -> None:
        text = msgspec.json.format(msgspec.json.encode(result), indent=2).decode()
        if self._listed:
            _write(",\n" + text)
        elif self._first is None:
            self._first = text
        else:
            self._listed = True
            _write(f"[\n{self._first},\n{text}")
            self._first = None

    def end(self) -> None:
        if self._listed:
            _write("\n]\n")
        elif self._first is not None:
            _write(self._first + "\n")


_PRINTERS: dict[str, Callable[[], _Table | _Lines | _Json]] = {
    "table": _Table,
    "jsonl": _Lines,
    "json": _Json,
}


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
