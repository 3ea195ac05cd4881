"""The bundled corpus: files, manifest, offsets, references, and what the data card promises."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "src" / "trucewatch" / "corpus"
BLIND = ROOT / "training" / "blind"
TOOLS = ROOT / "tools" / "annotate"
GOLD = json.loads((CORPUS / "gold.json").read_text(encoding="utf-8"))
DOCS = {doc["file"]: doc for doc in GOLD["documents"]}


def _module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"annotate_{name}", TOOLS / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


check = _module("check")
markup = _module("markup")
linking = _module("linking")


def text_of(doc: dict[str, Any]) -> str:
    """The text that a document's offsets count in."""
    if "extracted_text" in doc:
        return str(doc["extracted_text"])
    return (CORPUS / "reports" / doc["file"]).read_text(encoding="utf-8")


def rows(kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """All gold rows of one kind with their file."""
    for doc in DOCS.values():
        for row in doc[kind]:
            yield doc["file"], row


def test_files_and_gold_agree() -> None:
    files = {p.name for p in (CORPUS / "reports").iterdir()}
    assert files == set(DOCS)
    sets = Counter(doc["set"] for doc in DOCS.values())
    assert sets == {"first": 30, "second": 32}


def test_eighty_stories_with_the_blind_set() -> None:
    blind = json.loads((BLIND / "gold.json").read_text(encoding="utf-8"))["documents"]
    assert {p.name for p in (BLIND / "reports").iterdir()} == {d["file"] for d in blind}
    assert {d["set"] for d in blind} == {"blind"} and len(blind) == 20
    assert sum(len(d["stories"]) for d in [*DOCS.values(), *blind]) >= 80
    for doc in blind:
        text = (BLIND / "reports" / doc["file"]).read_text(encoding="utf-8")
        assert check.offsets(doc, text) == [] and check.references(doc) == []
        assert 80 <= len(text.split()) <= 220


def test_an_invented_war_is_told_in_many_reports() -> None:
    """No table can know its states: every party of it has an unknown code."""
    told = [doc for file, doc in DOCS.items() if file.startswith("iw")]
    assert len(told) >= 15
    codes = {a["entity_code"] for d in told for a in d["actors"] if "(invented)" in a["name"]}
    assert codes == {"UNK"}


@pytest.mark.parametrize("file", sorted(DOCS))
def test_offsets(file: str) -> None:
    doc = DOCS[file]
    assert check.offsets(doc, text_of(doc)) == []
    assert sum(1 for _ in check.spans(doc)) > 5


@pytest.mark.parametrize("file", sorted(DOCS))
def test_references(file: str) -> None:
    assert check.references(DOCS[file]) == []


@pytest.mark.parametrize("file", sorted(DOCS))
def test_length_and_lines(file: str) -> None:
    text = text_of(DOCS[file])
    least, most = (110, 350) if DOCS[file]["set"] == "first" else (80, 220)
    assert least <= len(text.split()) <= most
    assert len(DOCS[file]["lines"]) == text.count("\n")


def test_checks_can_fail() -> None:
    doc = json.loads(json.dumps(DOCS["nk01_breach.txt"]))
    text = text_of(doc)
    doc["attributions"][0]["cue_span"]["start"] += 1
    assert check.offsets(doc, text)
    doc["attributions"][1]["speaker"] = "NOBODY"
    doc["events"][0]["source"] = "A999"
    assert len(check.references(doc)) == 2


def test_compiled_files_are_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, str(TOOLS / "compile.py"), "--check"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_manifest_covers_half_and_agrees_with_gold() -> None:
    lines = (CORPUS / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    manifest = [json.loads(line) for line in lines]
    assert 0.4 <= len(manifest) / len(DOCS) <= 0.6
    for row in manifest:
        stories = DOCS[row["file"]]["stories"]
        assert [s["publication_date"] for s in stories] == [row["date"]]
        assert stories[0]["publication_date_basis"] == "metadata"
        assert row["url"].split("/")[2].endswith(".example")
    told = {row["file"] for row in manifest}
    for file in set(DOCS) - told:
        for story in DOCS[file]["stories"]:
            assert story["publication_date_basis"] in {"inferred", "text", "unknown"}


def test_enough_provocations_with_a_rival_who_did_not_speak() -> None:
    flagged = [(f, a) for f, a in rows("attributions") if a.get("provokes") == "wrong_side"]
    assert len(flagged) >= 60
    for file, row in flagged:
        assert row["rival"] != row["speaker"] or row["rival"] == row["target"], (file, row["id"])


def test_every_trap_occurs() -> None:
    assert [t["n"] for t in GOLD["traps"]] == list(range(1, 21))
    for trap in GOLD["traps"]:
        assert trap["text"] in text_of(DOCS[trap["file"]]), trap["n"]


def test_negatives_hold_no_events() -> None:
    negatives = [doc for file, doc in DOCS.items() if file.startswith("neg")]
    assert len(negatives) == 5
    for doc in negatives:
        assert all(e.get("optional") for e in doc["events"])
        assert doc["attributions"]


def test_alleged_and_reported_acts_name_their_source() -> None:
    for file, event in rows("events"):
        if event["realis"] in {"alleged", "claimed", "monitor_reported"}:
            assert event["source"] != "NARRATOR", (file, event["id"])
        if event["realis"] == "monitor_reported":
            assert event["actor"] == ["UNK"], (file, event["id"])


def test_no_row_without_blame_names_a_target() -> None:
    for file, row in rows("attributions"):
        if row["speech_act"] in {"report_no_blame", "withhold_blame"}:
            assert row["target"] is None, (file, row["id"])


DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def test_weekdays_are_those_of_the_calendar() -> None:
    seen = 0
    blind = json.loads((BLIND / "gold.json").read_text(encoding="utf-8"))["documents"]
    times = [*rows("times"), *((doc["file"], t) for doc in blind for t in doc["times"])]
    for file, time in times:
        named = [i for i, day in enumerate(DAYS) if day in time["span"]["text"]]
        if len(named) == 1 and re.match(r"\d{4}-\d\d-\d\d(?!/)", time["value"]):
            seen += 1
            day = date.fromisoformat(time["value"][:10])
            assert day.weekday() == named[0], (file, time["id"])
    assert seen > 100


def test_duplicate_story_keeps_its_sentences() -> None:
    for first, second in GOLD["linking"]["duplicates"]:
        lines = [set(text_of(DOCS[f]).splitlines()) for f in (first, second)]
        assert len(lines[0] & lines[1]) >= 2
        heads = [DOCS[f]["stories"][0]["headline"]["text"] for f in (first, second)]
        assert heads[0] != heads[1]


def test_most_disputed_question_has_three_camps_and_a_neutral_monitor() -> None:
    wanted = GOLD["linking"]["most_disputed"]["claim_set"]
    question = next(k for k in GOLD["linking"]["claim_sets"] if k["id"] == wanted)
    by_camp = {c["camp"]: c["answer"] for c in question["claims"]}
    assert {"ARM", "AZE", "NK_AUTH", "monitor"} <= set(by_camp)
    assert by_camp["monitor"] == "not stated"


def test_html_lines_stand_in_the_page() -> None:
    pages = [doc for doc in DOCS.values() if "extracted_text" in doc]
    assert len(pages) == 1
    page = (CORPUS / "reports" / pages[0]["file"]).read_text(encoding="utf-8")
    plain = re.sub(r"<[^>]+>", "", page)
    for line in pages[0]["extracted_text"].splitlines():
        assert line in plain
    assert "cookie" in page


def test_variety_of_acts_and_realis() -> None:
    acts = Counter(a["speech_act"] for _, a in rows("attributions"))
    realis = Counter(e["realis"] for _, e in rows("events"))
    assert len(acts) >= 18
    assert len(realis) >= 13


def test_markup_finds_whole_words_and_stretches() -> None:
    source = "%story S1 date=2020-01-01\n> The man they know said he left; he lied.\n"
    sheet = markup.parse("x", source)
    row = markup.Row("A", "A1", 1, "x:3", "S1")
    assert markup.span(sheet, row, "he#1")["start"] == sheet.text.index("he left")
    assert markup.span(sheet, row, "he#2")["start"] == sheet.text.index("he lied")
    assert markup.span(sheet, row, "they .. left")["text"] == "they know said he left"
    with pytest.raises(markup.MarkupError, match="add #n"):
        markup.span(sheet, row, "he")
    with pytest.raises(markup.MarkupError):
        markup.span(sheet, row, "the man")
    with pytest.raises(markup.MarkupError):
        markup.span(sheet, row, "he#3")


def test_markup_refuses_an_unknown_row() -> None:
    with pytest.raises(markup.MarkupError):
        markup.parse("x", "> A line.\nZ1 what")
