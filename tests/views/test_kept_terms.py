"""Who kept a term stands wherever a violator does: in the list of provisions, in the brief and on
the ledger's page."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.views.test_brief_words import brief_of
from tests.web.support import client, ids
from trucewatch.running.pipeline import Pipeline
from trucewatch.sources import open_inputs
from trucewatch.store.ingest import add_inputs
from trucewatch.store.record import Record
from trucewatch.views.cli import app

_REPORT = (
    "TORVAL, May 14, 2024 - The Torvalian government and the Ostrel Front signed the Hamar Accord on "
    "3 May 2024, which provides for a ceasefire and the withdrawal of forces.\n\n"
    "The Ostrel Front has withdrawn its two companies from the line west of Dolna, the Observer "
    "Mission said.\n"
)


@pytest.fixture
def kept(tmp_path: Path, engine: Pipeline) -> Path:
    """A record in which one side is said to have kept a term."""
    (tmp_path / "kept.txt").write_text(_REPORT, encoding="utf-8")
    with Record(tmp_path / "kept.db") as record:
        add_inputs(record, engine, open_inputs([str(tmp_path / "kept.txt")]))
    return tmp_path / "kept.db"


def test_the_list_of_provisions_names_who_kept_one(kept: Path, cli: CliRunner) -> None:
    out = cli.invoke(app, ["show", "provisions", "--db", str(kept)]).output
    assert "carried out, by Ostrel Front" in " ".join(out.split()), out


def test_the_brief_names_who_kept_a_term(tmp_path: Path, engine: Pipeline) -> None:
    told = brief_of(engine, tmp_path / "brief.db", _REPORT)
    lines = [s.text for section in told.sections for s in section.sentences]
    assert any("is carried out by" in line and "Ostrel Front" in line for line in lines), lines


def test_the_ledger_names_who_kept_a_term(kept: Path) -> None:
    web = client(kept)
    pages = [web.get(f"/agreements/{i}").text for i in ids(kept, "agreement")]
    assert any("by Ostrel Front" in page for page in pages)
