"""Records that several tests of the store read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.export_support import made
from trucewatch.running.pipeline import Pipeline


@pytest.fixture(scope="session")
def made_record(tmp_path_factory: pytest.TempPathFactory, engine: Pipeline) -> Path:
    """A record of invented reports, one of them restricted; read it only."""
    return made(tmp_path_factory.mktemp("made") / "made.db", engine)
