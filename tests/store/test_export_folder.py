"""The folder of an export: whole, the same again, within its label, and readable back."""

from __future__ import annotations

import hashlib
import itertools
import json
import sqlite3
import subprocess
from pathlib import Path

import pyogrio
import pytest
import yaml
from typer.testing import CliRunner

from tests.store.export_support import SECRETS
from trucewatch.store.export import FORMATS, ExportError, export
from trucewatch.store.exports.geo import circle
from trucewatch.store.exports.selection import Selection
from trucewatch.store.importing import ImportRefused, import_jsonl, read_export
from trucewatch.store.ingest import link_record
from trucewatch.store.queries import Filter
from trucewatch.store.record import Record
from trucewatch.views.cli import app
from trucewatch.vocab.gazetteer import distance_km

ALL = Selection(up_to="restricted")


def files(folder: Path) -> dict[str, bytes]:
    """Return every file under a folder by its path in it."""
    found = (p for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in found}


def out(path: Path, folder: Path, to: str, selection: Selection | None = None) -> Path:
    """Export a record and return the folder."""
    with Record(path, read_only=True) as record:
        export(record, folder, to, selection)
    return folder


# ------------------------------------------------------------ every format


@pytest.mark.parametrize("to", sorted(FORMATS))
def test_the_same_record_gives_the_same_bytes(made_record: Path, tmp_path: Path, to: str) -> None:
    one = files(out(made_record, tmp_path / "one", to))
    two = files(out(made_record, tmp_path / "two", to))
    assert one == two
    listed = dict(l.split("  ")[::-1] for l in one["SHA256SUMS"].decode().splitlines())
    assert listed.keys() == one.keys() - {"SHA256SUMS"}
    assert all(hashlib.sha256(one[n]).hexdigest() == s for n, s in listed.items())
    run = json.loads(one["RUN.json"])
    assert run["format"] == to and run["coders"][0]["vocab_hash"]
    assert run["documents_left_out"] == {"restricted": 1}
    assert yaml.safe_load(one["CITATION.cff"])["cff-version"] == "1.2.0"
    assert not any(str(tmp_path).encode() in data for data in one.values())


@pytest.mark.parametrize("to", sorted(FORMATS))
def test_nothing_of_a_closed_document_goes_out_unless_asked(
    made_record: Path, tmp_path: Path, to: str
) -> None:
    shut = b"".join(files(out(made_record, tmp_path / "shut", to)).values())
    assert not [s for s in SECRETS if s.encode() in shut]


def test_what_is_restricted_goes_out_when_asked(made_record: Path, tmp_path: Path) -> None:
    opened = b"".join(files(out(made_record, tmp_path / "all", "jsonl", ALL)).values())
    assert all(s.encode() in opened for s in SECRETS)


# ------------------------------------------------------------ there and back


def test_an_import_of_an_export_is_the_same_record(made_record: Path, tmp_path: Path) -> None:
    first = out(made_record, tmp_path / "one", "jsonl", ALL)
    with Record(tmp_path / "back.db") as back:
        assert import_jsonl(back, read_export(first)) == (4, 0)
        assert import_jsonl(back, read_export(first)) == (0, 4)
        labels = dict(back.db.execute("SELECT source_uri, label FROM document"))
        copies = back.db.execute("SELECT count(*) FROM story WHERE copy_of IS NOT NULL").fetchone()
    assert labels["closed/1"] == "restricted" and labels["https://wire.example/1"] == "open"
    assert copies == (1,)
    assert files(out(tmp_path / "back.db", tmp_path / "two", "jsonl", ALL)) == files(first)
    with Record(tmp_path / "back.db") as back:  # what linking reads came back too
        link_record(back)
    assert files(out(tmp_path / "back.db", tmp_path / "three", "jsonl", ALL)) == files(first)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda d: (d / "events.jsonl").unlink(), "events.jsonl is missing"),
        (lambda d: (d / "events.jsonl").write_text("{}\n"), "is not as it was exported"),
        (
            lambda d: ((d / "SHA256SUMS").unlink(), (d / "events.jsonl").write_text("{}\n")),
            "events.jsonl, line 1",
        ),
        (
            lambda d: ((d / "SHA256SUMS").unlink(), (d / "stories.jsonl").write_text("")),
            "which is not there",
        ),
    ],
)
def test_a_spoilt_export_is_refused_before_anything_is_written(
    made_record: Path, tmp_path: Path, spoil: object, words: str
) -> None:
    folder = out(made_record, tmp_path / "one", "jsonl")
    spoil(folder)  # type: ignore[operator]
    with Record(tmp_path / "back.db") as back:
        with pytest.raises(ImportRefused, match=words):
            import_jsonl(back, read_export(folder))
        assert back.documents() == 0


def test_a_filtered_export_holds_what_it_rests_on_and_is_not_imported(
    made_record: Path, tmp_path: Path
) -> None:
    folder = out(made_record, tmp_path / "one", "jsonl", Selection(Filter(since="2024-05-13")))
    read = {
        p.stem: [json.loads(line) for line in p.read_text(encoding="utf-8").splitlines()]
        for p in folder.glob("*.jsonl")
    }
    stories = {s["id"] for s in read["stories"]}
    assert read["events"]
    assert {e["story_id"] for e in read["events"]} <= stories
    said = {s["id"] for s in read["statements"]}
    assert {e["statement_id"] for e in read["events"]} - {None} <= said
    assert {s["document_id"] for s in read["stories"]} == {d["id"] for d in read["documents"]}
    dated = [e["time"]["from"] for e in read["events"] if e["time"] and e["time"]["from"]]
    assert min(dated) >= "2024-05-11"
    with Record(tmp_path / "b.db") as back, pytest.raises(ImportRefused, match="filter"):
        import_jsonl(back, read_export(folder))


# ------------------------------------------------------------ the folder itself


def test_another_format_is_not_mixed_in(made_record: Path, tmp_path: Path) -> None:
    out(made_record, tmp_path / "one", "csv")
    with pytest.raises(ExportError, match="holds an export to csv"):
        out(made_record, tmp_path / "one", "acled")


def test_a_later_export_takes_away_what_the_former_left(made_record: Path, tmp_path: Path) -> None:
    folder = out(made_record, tmp_path / "one", "parquet")
    mine = folder / "events" / "month=2024-05" / "notes.txt"
    mine.write_text("my own")
    out(made_record, folder, "parquet", Selection(Filter(since="2031-01-01")))
    assert not list(folder.rglob("*.parquet"))
    assert mine.read_text() == "my own"


# ------------------------------------------------------------ maps


def test_geopackage_opens_with_its_layers(made_record: Path, tmp_path: Path) -> None:
    path = out(made_record, tmp_path / "g", "gpkg") / "incidents.gpkg"
    layers = {name: kind for name, kind in pyogrio.list_layers(path)}
    assert layers == {"incidents": "Point", "areas": "Polygon", "disputed_areas": "Polygon"}
    info = pyogrio.read_info(path, layer="disputed_areas")
    assert info["crs"] == "EPSG:4326" and "drawn_to" in info["fields"]
    _, _, geometry, fields = pyogrio.raw.read(path, layer="incidents")
    assert len(geometry) == len(fields[0]) > 1
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert not db.execute("PRAGMA foreign_key_check").fetchall()


def test_geojson_is_read_and_unplaced_incidents_have_no_point(
    made_record: Path, tmp_path: Path
) -> None:
    folder = out(made_record, tmp_path / "g", "geojson")
    assert pyogrio.read_info(folder / "areas.geojson")["geometry_type"] == "Polygon"
    read = json.loads((folder / "incidents.geojson").read_text(encoding="utf-8"))
    for feature in read["features"]:
        assert (feature["geometry"] is None) == (feature["properties"]["radius_km"] is None)


@pytest.mark.parametrize(
    ("view", "drawn"), [("un", "UKR"), ("RUS", "RUS"), ("UKR", "UKR"), ("de_facto", "RUS")]
)
def test_the_view_decides_to_whom_a_disputed_area_is_drawn(
    made_record: Path, tmp_path: Path, view: str, drawn: str
) -> None:
    folder = out(made_record, tmp_path / "g", "geojson", Selection(view=view))
    read = json.loads((folder / "disputed_areas.geojson").read_text(encoding="utf-8"))
    crimea = [f["properties"] for f in read["features"] if f["properties"]["key"] == "crimea"]
    assert crimea and {c["drawn_to"] for c in crimea} == {drawn}


def test_a_circle_is_closed_counter_clockwise_and_of_its_radius() -> None:
    ring = circle(40.0, 47.0, 25.0)
    assert ring[0] == ring[-1]
    assert all(abs(distance_km(40.0, 47.0, y, x) - 25) < 0.1 for x, y in ring)
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring))
    assert area > 0  # RFC 7946: outer rings go counter-clockwise
    assert all(abs(x - 179.9) < 2 for x, _ in circle(0.0, 179.9, 50.0))


# ------------------------------------------------------------ annotations, Datasette, command


def test_annotations_select_their_words(made_record: Path, tmp_path: Path) -> None:
    folder = out(made_record, tmp_path / "a", "annotation")
    page = json.loads((folder / "annotations.jsonld").read_text(encoding="utf-8"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld" and len(page["items"]) > 20
    assert len({i["id"] for i in page["items"]}) == len(page["items"])
    for item in page["items"]:
        text = (folder / item["target"]["source"]).read_bytes().decode()
        position, quote = item["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"] != ""
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_datasette_opens_the_record(made_record: Path) -> None:
    import asyncio

    from datasette.app import Datasette

    async def ask() -> list[dict[str, object]]:
        site = Datasette([str(made_record)])
        await site.invoke_startup()
        answer = await site.client.get("/made/statement.json?_shape=array&_size=5")
        assert answer.status_code == 200, answer.text
        return list(answer.json())

    assert asyncio.run(ask())[0]["act"]


def test_the_command_filters_logs_and_says_what_was_left_out(
    cli: CliRunner, made_record: Path, tmp_path: Path
) -> None:
    db = tmp_path / "own.db"
    with sqlite3.connect(made_record) as source, sqlite3.connect(db) as target:
        source.backup(target)
    args = ["export", "--db", str(db), "--to", "csv", "--party", "Armenia", "--out"]
    done = cli.invoke(app, [*args, str(tmp_path / "o")])
    assert done.exit_code == 0, done.output
    assert "1 document marked restricted left out" in done.stderr
    assert json.loads((tmp_path / "o" / "RUN.json").read_text())["query"] == {"party": "Armenia"}
    cli.invoke(app, [*args, str(tmp_path / "p"), "--up-to", "restricted"])
    with sqlite3.connect(db) as own:
        logged = [json.loads(d) for (d,) in own.execute("SELECT detail FROM audit ORDER BY number")]
    assert [e["up_to"] for e in logged] == ["open", "restricted"]
    wrong = cli.invoke(app, [*args, str(tmp_path / "q"), "--view", "atlantis"])
    assert wrong.exit_code == 2 and "un, de_facto" in wrong.stderr
    back = cli.invoke(app, ["import", str(tmp_path / "o"), "--db", str(tmp_path / "b.db")])
    assert back.exit_code == 3 and "no whole export" in back.stderr


def test_a_missing_package_is_named_with_its_remedy(
    cli: CliRunner, made_record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from trucewatch.store.exports import frames

    def absent(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(frames, "import_module", absent)
    for to, extra in (("stata", "stata"), ("parquet", "parquet")):
        args = ["export", "--db", str(made_record), "--to", to, "--out", str(tmp_path / to)]
        done = cli.invoke(app, args)
        assert done.exit_code == 3
        assert f"pip install 'trucewatch[{extra}]'" in done.stderr.splitlines()[-1]
        assert not (tmp_path / to).exists()


def test_sha256sum_agrees(made_record: Path, tmp_path: Path) -> None:
    folder = out(made_record, tmp_path / "one", "ged")
    command = ["sha256sum", "--check", "--quiet", "SHA256SUMS"]
    assert subprocess.run(command, cwd=folder, check=False).returncode == 0
