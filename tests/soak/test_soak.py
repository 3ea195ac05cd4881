"""The soak in small: what ``make soak`` does at length."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.soak.kills import OPERATIONS, soak_kills
from tests.soak.readers import fill, soak_readers
from trucewatch.running.pipeline import Pipeline
from trucewatch.store.record import Record


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_kill_at_any_point_loses_and_doubles_nothing(
    tmp_path: Path, engine: Pipeline, operation: str
) -> None:
    engine.actors, engine.gazetteer  # noqa: B018 - loaded once, before processes are made
    found = soak_kills(tmp_path, engine, kills=3, seed=7, operations=(operation,))[operation]
    assert found.problems == [] and found.kills >= 3


def test_readers_meet_no_error_while_a_writer_writes(tmp_path: Path) -> None:
    with Record(tmp_path / "r.db") as record:
        fill(record, 0, 300)
    found = soak_readers(tmp_path / "r.db", 300, readers=4, seconds=1.5)
    assert found.errors == [] and found.written > 0 and len(found.seconds) > 20
