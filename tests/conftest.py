"""What many tests share: one pipeline a session, a small report, the command line."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

# Tests run side by side: threads of one matrix product that wait for each other would slow all.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

if TYPE_CHECKING:
    from trucewatch.running.pipeline import Pipeline

REPORT = """\
Borduria, Syldavia blame each other as truce frays
KLOW (Agency) — Syldavian officials on Sunday accused the Bordurian army of shelling two villages \
near the contact line, killing three civilians, in breach of the ceasefire signed in March.
Borduria’s Defense Ministry denied the accusation and said Syldavian troops had opened fire first.
UN monitors reported 12 violations of the ceasefire in the Zileheroum district on Saturday. \
The report did not say who was responsible.
“We will answer every shot,” Syldavian President Muskar Ottokar said in a television address.
Talks between the two sides are due to resume in Geneva on Tuesday.
"""


@pytest.fixture(scope="session")
def engine() -> Pipeline:
    """The process's pipeline, loaded once."""
    from trucewatch.running.api import pipeline
    from trucewatch.running.config import Config

    return pipeline(Config())


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, engine: Pipeline) -> Path:
    """The bundled corpus as a record."""
    from trucewatch.sources import open_inputs
    from trucewatch.sources.manifest import with_manifest
    from trucewatch.store.ingest import add_inputs
    from trucewatch.store.record import Record
    from trucewatch.views.demo import corpus_folder

    path = tmp_path_factory.mktemp("demo") / "demo.db"
    folder = corpus_folder()
    with Record(path) as record:
        inputs = with_manifest(open_inputs([str(folder / "reports")], "auto"), folder)
        add_inputs(record, engine, inputs)
    return path


@pytest.fixture
def cli() -> CliRunner:
    """Runs the command line in this process, with stdout and stderr apart."""
    return CliRunner()


@pytest.fixture
def report() -> str:
    """A report of an invented war, with an accusation, a denial, a monitor and talks."""
    return REPORT


@pytest.fixture(autouse=True)
def plain_logging() -> Iterator[None]:
    """Undo what a command did to the log, so that tests may stand in any order."""
    yield
    log = logging.getLogger("trucewatch")
    log.handlers.clear()
    log.propagate = True
    log.setLevel(logging.NOTSET)
