"""The linking gold: every deed in one incident, every member there, every code known."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.corpus.test_corpus import ROOT, TOOLS, _module, linking

questions = _module("questions")

FOLDERS = [
    ROOT / "src" / "trucewatch" / "corpus",
    ROOT / "training" / "blind",
    ROOT / "training" / "unread",
]


def _gold(folder: Path) -> dict[str, Any]:
    """The gold of a folder; where it links only some reports, those alone."""
    gold: dict[str, Any] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    files = gold["linking"].get("files")
    if files is not None:
        gold["documents"] = [d for d in gold["documents"] if d["file"] in files]
        assert len(gold["documents"]) == len(files) > 1
    return gold


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def gold(request: pytest.FixtureRequest) -> dict[str, Any]:
    return _gold(request.param)


def test_nothing_is_at_fault(gold: dict[str, Any]) -> None:
    assert gold["linking"]["format"] == 2
    assert linking.faults(gold) == []


def test_every_deed_is_in_exactly_one_incident(gold: dict[str, Any]) -> None:
    homes = Counter(
        (m["file"], m["id"]) for i in gold["linking"]["incidents"] for m in i["members"]
    )
    assert set(homes.values()) == {1}
    deeds = {(d["file"], e["id"]) for d in gold["documents"] for e in d["events"]
             if linking.is_deed(e)}  # fmt: skip
    assert deeds and deeds <= set(homes)


def test_every_row_of_talks_is_in_exactly_one_group(gold: dict[str, Any]) -> None:
    for kind in ("rounds", "positions"):
        members = [(m["file"], m["id"]) for g in gold["linking"][kind] for m in g["members"]]
        rows = [(d["file"], r["id"]) for d in gold["documents"] for r in d["negotiation"][kind]]
        assert sorted(members) == sorted(rows)


def test_movements_lead_from_one_position_to_another(gold: dict[str, Any]) -> None:
    ids = {p["id"] for p in gold["linking"]["positions"]}
    for move in gold["linking"]["movements"]:
        assert {move["from"], move["to"]} <= ids, move["id"]
        assert move["from"] != move["to"], move["id"]


def test_the_second_set_has_what_it_is_for() -> None:
    linking_gold = _gold(FOLDERS[0])["linking"]
    statuses = {k["status"] for k in linking_gold["claim_sets"]}
    assert {"contested", "denied", "unanswered", "admitted", "changed"} <= statuses
    kinds = {u["kind"] for u in linking_gold["updates"]}
    assert {"toll_raised", "toll_lowered", "named_later", "admitted", "completed"} <= kinds
    names = {i["id"]: {m["file"] for m in i["members"]} for i in linking_gold["incidents"]}
    assert len(names["W3"]) >= 6 and len(names["W4"]) >= 5  # two attacks on one town, kept apart
    assert any(f["status"] == "corroborated" for f in linking_gold["findings"])
    assert sum(len(p["members"]) > 1 for p in linking_gold["positions"]) >= 8


def test_camps_group_who_speaks_for_one_side() -> None:
    registry = yaml.safe_load((TOOLS / "registry.yaml").read_text(encoding="utf-8"))
    camp = {ident: linking.camp_of(ident, registry) for ident in registry["actors"]}
    assert camp["MAR_MOD"] == camp["VARREL"] == "MAR" != camp["SANT"]
    assert camp["NK_ARMY"] == "NK_AUTH" != camp["ARM_MOD"] == "ARM"
    assert camp["VOM"] == camp["RUS_PK"] == "monitor" != camp["RUS_MOD"]
    assert camp["RESIDENT"] == camp["CORVANE"] == "third"
    assert camp["GUARD"] == "GUARD" and linking.camp_of("NARRATOR", registry) is None


@pytest.mark.parametrize("folder", FOLDERS[:2], ids=lambda folder: folder.name)
def test_the_status_of_a_question_is_what_its_claims_say(folder: Path) -> None:
    registry = yaml.safe_load((TOOLS / "registry.yaml").read_text(encoding="utf-8"))
    camps = {ident: linking.camp_of(ident, registry) for ident in registry["actors"]}
    for question in _gold(folder)["linking"]["claim_sets"]:
        assert question["status"] == questions.status_of(question, camps), question["id"]


@pytest.mark.parametrize(
    ("kind", "told", "status"),
    [
        ("responsible", "A:B ; B:no", "contested"),
        ("responsible", "A:B ; B:A", "contested"),
        ("breach", "A:B ; C:not stated", "unanswered"),
        ("breach", "A:B ; C:B", "corroborated"),
        ("breach", "A:B ; B:no ; B:B", "admitted"),
        ("breach", "C:not stated", "monitor_no_blame"),
        ("occurred", "A:yes ; B:no", "denied"),
        ("occurred", "A:yes ; C:yes ; B:no", "contested"),
        ("toll", "A:6 (3 before) ; B:2", "changed"),
        ("toll", "A:6 ; B:2", "contested"),
        ("ceased", "A:yes", "one_side_only"),
    ],
)
def test_a_status_is_read_off_the_claims(kind: str, told: str, status: str) -> None:
    claims = [dict(zip(("camp", "answer"), c.split(":"), strict=True)) for c in told.split(" ; ")]
    question = {"kind": kind, "incident": "I1", "claims": claims}
    assert questions.status_of(question, {"A": "A", "B": "B", "C": "third"}) == status


@pytest.mark.parametrize("folder", FOLDERS[:2], ids=lambda folder: folder.name)
def test_the_doer_of_an_incident_is_asked_in_one_way(folder: Path) -> None:
    ways: dict[str, set[str]] = {}
    for question in _gold(folder)["linking"]["claim_sets"]:
        if question["incident"] and question["kind"] in ("responsible", "breach"):
            ways.setdefault(question["incident"], set()).add(question["kind"])
    assert ways and all(len(kinds) == 1 for kinds in ways.values()), ways


@pytest.mark.parametrize("folder", FOLDERS[:2], ids=lambda folder: folder.name)
def test_who_names_no_doer_answers_not_stated(folder: Path) -> None:
    without = {"report_no_blame", "withhold_blame"}
    for doc in _gold(folder)["documents"]:
        told = {a["id"]: (a["speech_act"], a.get("alt_act")) for a in doc["attributions"]}
        for row in doc["contested"]:
            for claim in row["claims"]:
                acts = [told[a] for a in claim["attributions"]]
                if claim["answer"] == "not stated":
                    assert all(without & set(both) for both in acts), (doc["file"], row["id"])
                elif row["kind_code"] in ("responsible", "breach", "began"):
                    assert any(act not in without for act, _ in acts), (doc["file"], row["id"])


def test_faults_are_found() -> None:
    gold = _gold(FOLDERS[0])
    gold["linking"]["claim_sets"][-1]["status"] = "settled"
    gold["linking"]["rounds"][0]["members"][0]["id"] = "R99"
    gold["linking"]["incidents"][0]["members"] = []
    gold["linking"]["movements"][0]["to"] = None
    assert len(linking.faults(gold)) == 4


def test_findings_words_become_codes() -> None:
    assert linking.occurrence("violation reported by monitor, no blame") == "violation"
    assert linking.occurrence("access denied (alleged)") == "restriction"
    assert linking.occurrence("release demanded") is None
    assert linking.finding_status("claimed by A, denied by B") == "denied"
    assert linking.finding_status("occurrence corroborated, unattributed") == "monitor_no_blame"
