"""Exports as tables: opened with the tools they are for, and true to what the sources say."""

from __future__ import annotations

import csv
import datetime
import json
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyreadstat
import pytest

from trucewatch.store.export import FORMATS, export
from trucewatch.store.exports.cells import safe
from trucewatch.store.exports.columns import columns, values
from trucewatch.store.exports.deaths import Figure, agreed, bounds
from trucewatch.store.exports.ged import priogrid
from trucewatch.store.exports.selection import Selection
from trucewatch.store.queries import Filter
from trucewatch.store.record import Record
from trucewatch.vocab.tables import table


def out(made_record: Path, folder: Path, to: str, selection: Selection | None = None) -> Path:
    """Export the record and return the folder."""
    with Record(made_record, read_only=True) as record:
        export(record, folder / to, to, selection)
    return folder / to


def rows(path: Path) -> list[dict[str, str]]:
    """Read a CSV as a reader without types does."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# ------------------------------------------------------------ cells


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-3 degrees", "'-3 degrees"),
        ("@here", "'@here"),
        ("\tx", "'\tx"),
        ("plain = text", "plain = text"),
        ("two\nlines", "two lines"),
        (-3.25, "-3.25"),
        (4.0, "4"),
        (0, "0"),
        (None, ""),
        (True, "true"),
    ],
)
def test_cells_that_a_spreadsheet_would_run_are_made_safe(value: Any, cell: str) -> None:
    assert safe(value) == cell


def test_no_exported_csv_has_a_cell_that_runs(made_record: Path, tmp_path: Path) -> None:
    for to in ("csv", "acled", "ged", "panel"):
        for path in out(made_record, tmp_path, to).glob("*.csv"):
            for row in rows(path):
                for name, cell in row.items():
                    number = cell.lstrip("-").replace(".", "", 1).isdigit()
                    assert number or not cell.startswith(("=", "+", "-", "@", "\t")), (name, cell)


# ------------------------------------------------------------ ACLED-like, GED-like


def test_acled_has_its_31_columns_in_order_and_one_row_per_incident(
    made_record: Path, tmp_path: Path
) -> None:
    frame = pd.read_csv(out(made_record, tmp_path, "acled") / "acled_like.csv")
    assert list(frame.columns) == [r["column"] for r in table("acled_columns.tsv")]
    assert len(frame.columns) == 31
    assert frame["event_id_cnty"].is_unique and frame["event_id_cnty"].str.match("incident-").all()
    assert frame["notes"].str.contains("ACLED-like, not ACLED").all()
    assert set(frame["disorder_type"]) <= {"Political violence", "Demonstrations"}
    known = {(r["event_type"], r["sub_event_type"]) for r in table("acled_event_types.tsv")}
    assert set(zip(frame["event_type"], frame["sub_event_type"], strict=True)) <= known


def test_fatalities_are_empty_where_sources_differ_and_the_range_is_in_the_notes(
    made_record: Path, tmp_path: Path
) -> None:
    found = rows(out(made_record, tmp_path, "acled") / "acled_like.csv")
    market = next(r for r in found if "Agdam" in r["location"] and "Dead, by source" in r["notes"])
    assert market["fatalities"] == ""
    assert "3" in market["notes"] and "5" in market["notes"]
    assert "(accusation)" in market["notes"] and "(denial)" in market["notes"]
    one_source = next(r for r in found if r["location"] == "Stepanakert")
    assert one_source["fatalities"] == "2"


def test_ged_makes_no_best_estimate_and_keeps_each_source_apart(
    made_record: Path, tmp_path: Path
) -> None:
    folder = out(made_record, tmp_path, "ged")
    frame = pd.read_csv(folder / "ged_like.csv")
    assert list(frame.columns) == [r["column"] for r in table("ucdp_ged_columns.tsv")]
    assert frame["best"].isna().all() and (frame["code_status"] == "Check").all()
    market = frame[frame["low"] == 3].iloc[0]
    assert market["high"] == 5 and pd.isna(market["deaths_civilians"])
    by_source = pd.read_csv(folder / "ged_like_by_source.csv")
    figures = by_source[by_source["id"] == market["id"]]
    assert sorted(figures["low"]) == [3, 5] and figures["source"].nunique() == 2
    assert set(figures["group"]) == {"civilians"}
    assert set(by_source["id"]) <= set(frame["id"])


def _figure(low: float | None, high: float | None) -> Figure:
    from trucewatch.records import Quantity

    quantity = Quantity("killed", low, high, "exact", "persons", (), None, "x", 0, 1)
    return Figure("UNK", "somebody", quantity, None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ranges", "same", "ends"),
    [
        ([], None, (None, None)),
        ([(4, 4)], 4, (4, 4)),
        ([(4, 4), (4, 4)], 4, (4, 4)),
        ([(3, 3), (5, 5)], None, (3, 5)),
        ([(8, None)], None, (8, None)),
        ([(8, None), (3, 3)], None, (3, None)),
        ([(0, 0)], 0, (0, 0)),
    ],
)
def test_a_number_stands_only_where_all_agree_exactly(
    ranges: list[tuple[float | None, float | None]], same: int | None, ends: tuple[Any, Any]
) -> None:
    figures = [_figure(*r) for r in ranges]
    assert agreed(figures) == same
    assert bounds(figures) == ends


def test_priogrid_counts_half_degrees_from_the_south_west() -> None:
    # The first cell has its corner at 90 S 180 W; a row has 720 cells (PRIO-GRID codebook).
    assert priogrid(-89.9, -179.9) == 1
    assert priogrid(-89.9, 179.9) == 720
    assert priogrid(-89.4, -179.9) == 721
    assert priogrid(None, 3.0) is None


# ------------------------------------------------------------ one row per claim


def test_every_claim_has_its_own_row_and_its_sentence(made_record: Path, tmp_path: Path) -> None:
    frame = pd.read_csv(out(made_record, tmp_path, "csv") / "claims.csv")
    assert frame["claim_id"].is_unique
    with Record(made_record, read_only=True) as record:
        bodies = [b for (b,) in record.db.execute("SELECT body FROM linked WHERE kind='incident'")]
        texts = {
            i: json.loads(b)["text"] for i, b in record.db.execute("SELECT id, body FROM story")
        }
        hidden = record.db.execute("SELECT count(*) FROM document WHERE label<>'open'").fetchone()
    assert hidden == (1,)
    assert len(frame) <= sum(len(s["claims"]) for b in bodies for s in json.loads(b)["claim_sets"])
    assert {"accuse", "deny"} <= set(frame["act"])
    for row in frame.dropna(subset=["sentence"]).to_dict("records"):
        text = texts[row["story_ids"].split()[0]]
        assert " ".join(text[int(row["start"]) : int(row["end"])].split()) in row["sentence"]


# ------------------------------------------------------------ panels


def test_panels_have_every_day_and_month_with_zeros(made_record: Path, tmp_path: Path) -> None:
    dated = Selection(Filter(since="2024-05-01", until="2024-06-30"))
    folder = out(made_record, tmp_path, "panel", dated)
    days = pd.read_csv(folder / "dyad_day.csv")
    span = (datetime.date(2024, 6, 30) - datetime.date(2024, 5, 1)).days + 1
    assert (days.groupby(["actor", "recipient"]).size() == span).all()
    assert days[["material_conflict", "denied", "sources"]].notna().all().all()
    hit = days[days["material_conflict"] > 0]
    assert len(hit) and set(hit["date"]) <= {"2024-05-11", "2024-05-12", "2024-05-13"}
    months = pd.read_csv(folder / "country_month.csv")
    assert set(months["month"]) == {"2024-05", "2024-06"}
    june = months[months["month"] == "2024-06"]
    assert (june[["material_conflict", "incidents"]] == 0).all().all()


# ------------------------------------------------------------ statistics packages


def test_stata_files_carry_labels_of_variables_and_values(
    made_record: Path, tmp_path: Path
) -> None:
    frame, meta = pyreadstat.read_dta(out(made_record, tmp_path, "stata") / "claims.dta")
    assert meta.column_names == [c.name for c in columns("claims")]
    assert meta.column_names_to_labels["claimant"] == "who claims, as named"
    labels = meta.variable_value_labels["act"]
    assert set(values("act")) <= set(labels.values())
    assert "deny" in set(frame["act"].map(labels))
    again = pd.read_stata(tmp_path / "stata" / "events.dta")
    assert "killed 3" in " ".join(again["figures"])


def test_parquet_is_partitioned_by_month(made_record: Path, tmp_path: Path) -> None:
    folder = out(made_record, tmp_path, "parquet")
    sql = "SELECT month, count(*) FROM read_parquet(?, hive_partitioning=true) GROUP BY 1"
    counted = dict(duckdb.execute(sql, [str(folder / "events" / "**" / "*.parquet")]).fetchall())
    assert counted["2024-05"] >= 2
    with Record(made_record, read_only=True) as record:
        sql = (
            "SELECT count(*) FROM event e JOIN story s ON s.id = e.story_id JOIN document d"
            " ON d.id = s.document_id WHERE e.copy = 0 AND d.label = 'open'"
        )
        assert sum(counted.values()) == record.db.execute(sql).fetchone()[0]
    frame = pd.read_parquet(folder / "statements")
    assert {c.name for c in columns("statements")} <= set(frame.columns)


@pytest.mark.parametrize("to", sorted(FORMATS))
def test_the_codebook_describes_every_column(made_record: Path, tmp_path: Path, to: str) -> None:
    book = (out(made_record, tmp_path, to) / "CODEBOOK.md").read_text(encoding="utf-8")
    for name in FORMATS[to][1]:
        for column in columns(name):
            assert f"| `{column.name}` |" in book
            assert column.meaning, (name, column.name)
    assert "not what happened" in book
