"""``trucewatch demo``: the bundled corpus into a record, then its most disputed question."""

from __future__ import annotations

import time
from importlib import resources
from pathlib import Path

import msgspec

from trucewatch.records import Incident
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources import open_inputs
from trucewatch.sources.manifest import with_manifest
from trucewatch.store import queries
from trucewatch.store.ingest import add_inputs
from trucewatch.store.record import Record
from trucewatch.views.added import repeats_words
from trucewatch.views.claims import most_disputed, print_claim_set
from trucewatch.views.logs import progress
from trucewatch.views.screen import DIM, Screen
from trucewatch.views.show import evidence
from trucewatch.views.words import short


def corpus_folder() -> Path:
    """Return the folder of the bundled corpus."""
    with resources.as_file(resources.files("trucewatch").joinpath("corpus")) as path:
        return path


def run_demo(screen: Screen, db: Path, *, quiet: bool) -> None:
    """Add the bundled reports to ``db`` and print the most disputed question."""
    screen.hint = f" --db {db}"
    folder = corpus_folder()
    inputs = with_manifest(open_inputs([str(folder / "reports")], "auto"), folder)
    begun = time.perf_counter()
    with Record(db) as record, progress("reports read", quiet=quiet) as advance:
        tally = add_inputs(record, pipeline(Config()), inputs, advance)
        seconds = time.perf_counter() - begun
        counts = queries.counts(record)
        screen.line(
            (
                f"{tally.new} reports read, {tally.known} known, {len(tally.unreadable)} failed,"
                f" in {seconds:.0f} s → {db}",
                DIM,
            )
        )
        screen.line((repeats_words(counts), DIM))
        screen.line(
            (
                f"{counts['statements']} statements, {counts['events']} events,"
                f" {counts['incidents']} incidents, {counts['findings']} findings,"
                f" {counts['positions']} positions",
                DIM,
            )
        )
        screen.blank()
        _print_most_disputed(screen, record)
    _print_next(screen, db)


def _print_most_disputed(screen: Screen, record: Record) -> None:
    incidents = [msgspec.convert(r, Incident) for r in queries.rows(record, "incidents")]
    found = most_disputed(incidents)
    if found is None:
        screen.line("no question is disputed in this record")
        return
    incident, claim_set = found
    sources = evidence(record, incident)
    print_claim_set(screen, incident, claim_set, sources)
    screen.blank()
    screen.line(("Next", "bold"), "  your own text   ", ("trucewatch read FILE", "bold"))
    command = f"trucewatch why {short(incident.id)}{screen.hint}"
    screen.line("      this incident   ", (command, "bold"))


def _print_next(screen: Screen, db: Path) -> None:
    screen.line("      the ledger      ", (f"trucewatch show findings --db {db}", "bold"))
    screen.line("      the talks       ", (f"trucewatch show positions --db {db}", "bold"))
    screen.line("      everything out  ", (f"trucewatch export --db {db} --out out", "bold"))
