"""The record that the tests of the screen look at."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.support import Client, client
from trucewatch.running.pipeline import Pipeline


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, engine: Pipeline) -> Path:
    """The bundled corpus as a record."""
    from trucewatch.sources import open_inputs
    from trucewatch.sources.manifest import with_manifest
    from trucewatch.store.ingest import add_inputs
    from trucewatch.store.record import Record
    from trucewatch.views.demo import corpus_folder

    path = tmp_path_factory.mktemp("web") / "demo.db"
    folder = corpus_folder()
    with Record(path) as record:
        inputs = with_manifest(open_inputs([str(folder / "reports")], "auto"), folder)
        add_inputs(record, engine, inputs)
    return path


@pytest.fixture
def web(demo: Path) -> Client:
    """A client of the demo record."""
    return client(demo)
