"""The work of ``trucewatch read``: stream inputs through the pipeline and print each."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

import msgspec

from trucewatch.records import ReadResult
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources import open_inputs
from trucewatch.views.screen import Screen
from trucewatch.views.statuses import status_words
from trucewatch.views.story_view import print_result
from trucewatch.views.words import clean


def read_inputs(
    files: Sequence[str],
    format_: str,
    input_format: str,
    coder: str,
    advance: Callable[[], None],
) -> tuple[int, int]:
    """Code the inputs one by one and print each; return how many were read and how many not."""
    good = bad = 0
    screen = Screen()
    for result in pipeline(Config(coder=coder)).read_many(open_inputs(files, input_format)):
        if result.document is None:
            bad += 1
            for failure in result.failures:
                print(f"trucewatch: {clean(failure.error)}", file=sys.stderr)
        else:
            good += 1
        _print(screen, result, format_)
        advance()
    return good, bad


def _print(screen: Screen, result: ReadResult, format_: str) -> None:
    if format_ == "table":
        if result.document is not None:
            print_result(screen, result, status_words())
        return
    line = msgspec.json.encode(result)
    if format_ == "json":
        line = msgspec.json.format(line, indent=2)
    sys.stdout.write(line.decode() + "\n")
    sys.stdout.flush()
