"""How much of a long run is left: by bytes, where they can be known."""

from __future__ import annotations

from pathlib import Path

import pytest

from trucewatch.sources import open_inputs
from trucewatch.views.remaining import Remaining, in_words


def test_what_is_left_goes_by_the_bytes_that_were_read(tmp_path: Path) -> None:
    for n in range(4):
        (tmp_path / f"{n}.txt").write_text(f"Report {n} of a day in Klow.\n" * 10, encoding="utf-8")
    ahead = Remaining([str(tmp_path)])
    assert ahead.seconds(10.0, 1, 0) is None, "nothing was read yet"
    stream = ahead.counted(open_inputs([str(tmp_path)]))
    next(stream)
    assert ahead.seconds(10.0, 1, 0) == pytest.approx(30.0)
    next(stream)
    assert ahead.seconds(10.0, 1, 0) == pytest.approx(10.0)
    assert ahead.seconds(10.0, 1, 1) == pytest.approx(20.0), "what was known took no time"
    assert len(list(stream)) == 2
    assert ahead.seconds(10.0, 4, 0) == 0


def test_of_a_stream_nothing_is_foretold() -> None:
    assert Remaining(["-"]).total is None
    assert Remaining(["-"]).seconds(1.0, 1, 0) is None


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(12.4, "12 s"), (89, "89 s"), (200, "3 min"), (5000, "83 min"), (7800, "2 h 10 min")],
)
def test_times_in_words(seconds: float, words: str) -> None:
    assert in_words(seconds) == words
