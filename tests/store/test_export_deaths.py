"""Numbers of dead in the exports: a source's parts are one number, and no sum runs over sources."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.store.export_support import raw
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.store.exports.acled import write_acled
from trucewatch.store.exports.ged import write_ged
from trucewatch.store.exports.reader import Reader
from trucewatch.store.exports.selection import Selection
from trucewatch.store.ingest import add_inputs
from trucewatch.store.record import Record

HEAD = "AGDAM, May 12, 2024 — Armenian troops shelled Agdam on Saturday, Azerbaijan's army said. "
Row = dict[str, str]


def exported(tmp_path: Path, *reports: str) -> tuple[Row, Row, list[Row]]:
    """Return the ACLED-like row, the GED-like row and the figures of the one incident."""
    path = tmp_path / "r.db"
    with Record(path) as record:
        texts = (raw(t, f"https://wire.example/{k}") for k, t in enumerate(reports))
        add_inputs(record, pipeline(Config()), texts)
    with Record(path) as record:
        reader = Reader(record, Selection())
        write_acled(reader, tmp_path)
        write_ged(reader, tmp_path)
    acled, ged, figures = (
        list(csv.DictReader((tmp_path / name).open(encoding="utf-8-sig")))
        for name in ("acled_like.csv", "ged_like.csv", "ged_like_by_source.csv")
    )
    (one,), (two,) = acled, ged
    return one, two, figures


@pytest.mark.parametrize(
    ("told", "fatalities", "low", "high"),
    [
        ("The army said two soldiers and five civilians were killed.", "7", "7", "7"),
        ("The army said 12 people, among them three children, were killed.", "12", "12", "12"),
        ("The army said seven people were killed. A hospital said nine people were killed.",
         "", "7", "9"),
        ("The army said two soldiers and five civilians were killed. A hospital said seven people"
         " were killed.", "7", "7", "7"),
        ("The army said ten people, not eleven, were killed.", "10", "10", "10"),
        ("The army said ten people were killed. It had earlier said eleven.", "10", "10", "10"),
        ("The army said nobody was killed.", "0", "0", "0"),
    ],
)  # fmt: skip
def test_a_total_is_one_sources_and_never_a_sum_over_sources(
    told: str, fatalities: str, low: str, high: str, tmp_path: Path
) -> None:
    acled, ged, _ = exported(tmp_path, HEAD + told)
    assert (acled["fatalities"], ged["low"], ged["high"]) == (fatalities, low, high)
    assert ged["best"] == ""


@pytest.mark.parametrize(
    "told",
    [
        "The army said two soldiers and five civilians were killed. A hospital said seven people"
        " were killed.",
        "The army said the shelling left 12 people dead, among them three children.",
        "The army said seven people were killed. A hospital said five civilians were killed.",
    ],
)
def test_the_groups_of_a_row_count_nobody_twice(told: str, tmp_path: Path) -> None:
    _, ged, _ = exported(tmp_path, HEAD + told)
    groups = [ged[f"deaths_{g}"] for g in ("a", "b", "civilians", "unknown")]
    assert 0 < sum(int(g or 0) for g in groups) <= int(ged["high"])


def test_a_number_stands_with_whoever_gives_it_and_a_part_is_marked(tmp_path: Path) -> None:
    told = HEAD.replace(
        " on Saturday", " on Saturday, killing 12 people, among them three children"
    )
    _, _, figures = exported(tmp_path, told)
    assert [(f["low"], f["part"]) for f in figures] == [("12", "0"), ("3", "1")]
    assert {f["source"] for f in figures} != {"narrator"}
