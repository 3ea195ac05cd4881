"""A report in a file and a record that holds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from trucewatch.running.pipeline import Pipeline
from trucewatch.sources import open_inputs
from trucewatch.store.ingest import add_inputs
from trucewatch.store.record import Record


@pytest.fixture
def text(tmp_path: Path, report: str) -> Path:
    """A file with a report."""
    path = tmp_path / "a.txt"
    path.write_text(report, encoding="utf-8")
    return path


@pytest.fixture
def db(tmp_path: Path, engine: Pipeline, text: Path) -> Path:
    """A record that holds the report."""
    path = tmp_path / "r.db"
    with Record(path) as record:
        add_inputs(record, engine, open_inputs([str(text)]))
    return path
