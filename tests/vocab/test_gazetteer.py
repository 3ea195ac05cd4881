"""The gazetteer: folding, the file, our own layer, the dispute policy."""

from __future__ import annotations

import pickle
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.reading import gazetteer_file
from trucewatch.reading.gazetteer_file import GazetteerFile, open_gazetteer
from trucewatch.vocab.gazetteer import (
    destination,
    disputes,
    distance_km,
    fold,
    sovereign,
)
from trucewatch.vocab.tables import table

KINDS = frozenset(
    (
        "country admin1 admin2 town region village crossing line zone river water dam base "
        "airport port mountain island camp site macro"
    ).split()
)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Köhnə Tağlar", "kohne taglar"),
        ("St. Petersburg", "st petersburg"),
        ("Nagorno-Karabakh", "nagorno karabakh"),
        ("Xan’kendi", "xankendi"),
        ("  Al  Bab ", "al bab"),
        ("U.S.", "us"),
    ],
)
def test_fold(name: str, key: str) -> None:
    assert fold(name) == key


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_own_layer_is_well_formed() -> None:
    rows = table("places/conflict_places.tsv")
    assert len(rows) >= 1200
    names = [r["name"] for r in rows]
    assert len(names) == len(set(names))
    for row in rows:
        assert row["kind"] in KINDS, row
        assert -90 <= float(row["lat"]) <= 90 and -180 <= float(row["lon"]) <= 180, row
        assert float(row["radius_km"]) > 0, row
        assert row["source"], row
        assert not row["dispute"] or row["dispute"] in disputes(), row
        assert not row["country"] or len(row["country"]) == 3, row


def test_every_own_name_finds_its_place() -> None:
    gazetteer = open_gazetteer()
    for row in table("places/conflict_places.tsv"):
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            found = [e for e in gazetteer.lookup(fold(name)) if e.own]
            lat, lon = float(row["lat"]), float(row["lon"])
            assert any(distance_km(e.lat, e.lon, lat, lon) < 15 for e in found), name


def test_every_dispute_is_used_and_dated() -> None:
    used = {r["dispute"] for r in table("places/conflict_places.tsv")}
    used |= {r["dispute"] for r in table("places/disputed_areas.tsv")}
    assert set(disputes()) <= used
    for dispute in disputes().values():
        assert dispute.claims, dispute.key


def test_views_of_a_dispute() -> None:
    assert sovereign("nagorno-karabakh", "un") == "AZE"
    assert sovereign("nagorno-karabakh", "de_facto", "2019-05-01") == "artsakh"
    assert sovereign("nagorno-karabakh", "de_facto", "2024-05-01") == "AZE"
    assert sovereign("crimea", "RUS") == "RUS"
    assert sovereign("crimea", "un") == "UKR"
    assert sovereign("kashmir", "un") is None
    assert sovereign("kashmir", "de_facto") is None
    assert sovereign("nowhere", "un") is None


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Gadrut", "AZE", 39.5, 47.0),
        ("Al-Fashir", "SDN", 13.6, 25.3),
        ("Kiev", "UKR", 50.4, 30.5),
        ("Shushi", "AZE", 39.8, 46.8),
        ("Donbas", "UKR", 48.3, 38.1),
        ("Ohio", "USA", 40.2, -82.7),
        ("Sudan", "SDN", 15.5, 31.0),
    ],
)
def test_lookup(name: str, country: str, lat: float, lon: float) -> None:
    found = [e for e in open_gazetteer().lookup(fold(name)) if e.country == country]
    assert any(distance_km(e.lat, e.lon, lat, lon) < 120 for e in found)


def test_unknown_names_give_nothing() -> None:
    assert open_gazetteer().lookup("zorblatt") == ()
    assert open_gazetteer().longest("zorblatt") == 0
    assert open_gazetteer().lookup("") == ()


def test_the_file_pickles_and_is_read_only() -> None:
    gazetteer = open_gazetteer()
    copy = pickle.loads(pickle.dumps(gazetteer))
    assert isinstance(copy, GazetteerFile)
    assert copy.lookup("goma") == gazetteer.lookup("goma")
    assert not gazetteer.path.stat().st_mode & 0o222


def test_an_unwritable_cache_falls_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("TRUCEWATCH_CACHE", str(blocked))
    monkeypatch.setattr(gazetteer_file.tempfile, "gettempdir", lambda: str(tmp_path))
    built: list[Path] = []
    monkeypatch.setattr(gazetteer_file, "build", lambda p, s: built.append(p))
    gazetteer_file.open_gazetteer.cache_clear()
    try:
        path = gazetteer_file.open_gazetteer().path
    finally:
        gazetteer_file.open_gazetteer.cache_clear()
    assert path.parent.parent == tmp_path and built == [path]


def test_lookups_are_quick() -> None:
    gazetteer = GazetteerFile(open_gazetteer().path)
    names = [fold(r["name"]) for r in table("places/conflict_places.tsv")]
    for name in names:
        gazetteer.lookup(name)
    start = time.process_time()
    for _ in range(20):
        for name in names:
            gazetteer.lookup(name)
    assert (time.process_time() - start) / (20 * len(names)) < 30e-6


@given(st.floats(-80, 80), st.floats(-179, 179), st.floats(0, 359), st.floats(0.1, 500))
def test_destination_is_as_far_as_asked(lat: float, lon: float, angle: float, km: float) -> None:
    assert distance_km(lat, lon, *destination(lat, lon, angle, km)) == pytest.approx(km, rel=0.01)
