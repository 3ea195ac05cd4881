"""The scorers of places and times: gold against itself gives 1, nothing gives 0."""

from __future__ import annotations

import json
from pathlib import Path

from trucewatch.bench import places, times


def test_times_exact_and_wrong(tmp_path: Path) -> None:
    good = tmp_path / "good.tsv"
    good.write_text("2023-11-08\tDATE\t2023-11-08\nyesterday\tDATE\t2023-11-07\n\n")
    assert times.run(good)["value_acc"] == 1.0
    bad = tmp_path / "bad.tsv"
    bad.write_text("2023-11-08\tDATE\t2023-11-08\nzorblatt\tDATE\t2023-11-07\n")
    assert times.run(bad)["value_acc"] == 0.0
    empty = tmp_path / "empty.tsv"
    empty.write_text("")
    assert times.run(empty) == {"value_acc": 0.0, "n": 0}


def test_a_date_line_starts_each_document(tmp_path: Path) -> None:
    path = tmp_path / "x.tsv"
    path.write_text(
        "2023-11-08\tDATE\t2023-11-08\ntoday\tDATE\t2023-11-08\n\n"
        "2020-01-02\tDATE\t2020-01-02\ntoday\tDATE\t2020-01-02\n"
    )
    assert times.run(path) == {"n": 2, "value_acc": 1.0, "value_acc_date": 1.0}


def document(text: str, *toponyms: tuple[str, float, float, str]) -> str:
    rows = [
        {"phrase": p, "start": text.index(p), "end": text.index(p) + len(p), "lat": a, "lon": o,
         "country": c}
        for p, a, o, c in toponyms
    ]  # fmt: skip
    return json.dumps({"id": 1, "text": text, "toponyms": rows}) + "\n"


def test_places_right_and_unanswered(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(
        document(
            "Shells fell in Goma.", ("Goma", -1.67, 29.22, "Congo, The Democratic Republic of the")
        )
        + document("Shells fell in Zorblatt.", ("Zorblatt", 0.0, 0.0, "France"))
    )
    got = places.run(path)
    assert got["acc161"] == 0.5 and got["country_acc"] == 0.5 and got["n"] == 2
    assert got["recognition_p"] == 1.0 and got["recognition_r"] == 1.0  # found, not put anywhere


def test_overlaps_are_one_to_one() -> None:
    assert places.overlaps([(0, 10)], [(0, 4), (5, 9)]) == 1
    assert places.overlaps([], [(0, 4)]) == 0
    assert places.overlaps([(0, 4), (5, 9)], [(0, 4), (5, 9)]) == 2
