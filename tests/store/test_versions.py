"""Versions of a page with what changed; what is new since somebody looked."""

from __future__ import annotations

import json
from pathlib import Path

from trucewatch.running.pipeline import Pipeline
from trucewatch.sources import open_inputs
from trucewatch.store import queries
from trucewatch.store.ingest import add_inputs
from trucewatch.store.looked import look, news
from trucewatch.store.record import Record
from trucewatch.store.versions import versions


def write(folder: Path, name: str, text: str, url: str) -> str:
    path = folder / f"{name}.jsonl"
    path.write_text(json.dumps({"text": text, "url": url}), encoding="utf-8")
    return str(path)


def test_versions_say_what_changed(tmp_path: Path, engine: Pipeline, report: str) -> None:
    changed = report.replace("three civilians", "five civilians")
    url = "https://open.example/a"
    names = [write(tmp_path, "v1", report, url), write(tmp_path, "v2", changed, url)]
    with Record(tmp_path / "r.db") as record:
        for name in names:
            add_inputs(record, engine, open_inputs([name]))
        first, second = versions(record, url)
        assert first.removed == first.added == ()
        assert len(second.removed) == len(second.added) == 1
        assert "three civilians" in second.removed[0] and "five civilians" in second.added[0]
        assert versions(record, "https://other.example/") == []


def test_what_is_new_since_somebody_looked(tmp_path: Path, engine: Pipeline, report: str) -> None:
    other = "Syldavian troops shelled the Bordurian town of Zileheroum on Monday, villagers said."
    files = {
        "open": write(tmp_path, "open", report, "https://open.example/a"),
        "own": write(tmp_path, "own", other, "https://secret.example/b"),
    }
    with Record(tmp_path / "r.db") as record:
        add_inputs(record, engine, open_inputs([files["open"]]))
        first = news(record, "Ann")
        assert len(first.stories) == 1 and first.new["incident"] and not first.changed
        look(record, "Ann")
        assert news(record, "Ann").stories == () and news(record, "Ann").new == {}
        assert news(record, "Ben") == first
        add_inputs(record, engine, open_inputs([files["own"]]))
        later = news(record, "Ann")
        assert len(later.stories) == 1 and "incident" in later.new
        known = {r["id"] for r in queries.rows(record, "incidents")}
        assert set(later.new["incident"]) <= known
