"""Reviewers' decisions: laid over, undoable, kept when coded anew, out and in again, agreement."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from trucewatch.running.config import Config
from trucewatch.running.pipeline import Pipeline
from trucewatch.sources import open_inputs
from trucewatch.store import queries, reviews
from trucewatch.store.agreement import agreement, kappa
from trucewatch.store.cells import plain_cell, safe_cell
from trucewatch.store.check import check
from trucewatch.store.ingest import add_inputs, link_record
from trucewatch.store.overlay import Review, ReviewError, review_id, standing, taken_back
from trucewatch.store.recode import activate, all_layers, recode
from trucewatch.store.record import Record
from trucewatch.store.review_files import read_reviews, write_reviews

OTHER = (
    "Bordurian officials accused Syldavian troops of shelling the town of Szohôd on Friday, killing"
    " two people. Syldavian officials denied it."
)


@pytest.fixture
def record(tmp_path: Path, engine: Pipeline, report: str) -> Iterator[Record]:
    """A record with one report; it must be whole in the end."""
    (tmp_path / "a.txt").write_text(report, encoding="utf-8")
    with Record(tmp_path / "r.db") as opened:
        add_inputs(opened, engine, open_inputs([str(tmp_path / "a.txt")]))
        yield opened
        assert list(check(opened)) == []


def rows(record: Record, kind: str) -> list[dict[str, Any]]:
    return list(queries.rows(record, kind))


def events(record: Record) -> dict[str, dict[str, Any]]:
    return {e["id"]: e for e in rows(record, "events")}


def test_a_rejected_record_is_gone_and_comes_back(record: Record) -> None:
    before = {k: rows(record, k) for k in ("statements", "events", "incidents")}
    statement = before["statements"][0]
    review = reviews.on_record(record, "reject", statement["id"], "Ann", "no such statement")
    assert statement not in rows(record, "statements")
    assert all(e["statement_id"] != statement["id"] for e in rows(record, "events"))
    assert all(s["answers"] != statement["id"] for s in rows(record, "statements"))
    link_record(record)
    assert statement["id"] not in json.dumps(rows(record, "incidents"))
    assert record.db.execute("SELECT count(*) FROM coding WHERE body IS NOT NULL").fetchone()[0]
    reviews.undo(record, review.id, "Ben")
    link_record(record)
    assert {k: rows(record, k) for k in before} == before
    assert (
        record.db.execute("SELECT count(*) FROM coding WHERE body IS NOT NULL").fetchone()[0] == 0
    )
    reviews.undo(record, reviews.log(record)[-1].id, "Ann")  # the undo undone
    assert statement not in rows(record, "statements")
    assert [r.who for r in reviews.log(record)] == ["Ann", "Ben", "Ann"]


def test_an_edit_is_seen_everywhere_and_says_who_made_it(record: Record) -> None:
    event = rows(record, "events")[0]
    review = reviews.on_record(record, "edit", event["id"], "Ann", realis="hypothetical")
    found = events(record)[event["id"]]
    assert found["realis"] == "hypothetical"
    assert found["made_by"]["rules"][-1] == f"edit:{review.id}"
    shown = queries.rows(record, "events", queries.Filter(status="hypothetical"))
    assert event["id"] in {e["id"] for e in shown}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"id": "x"}, "cannot be edited"),
        ({"made_by": {}}, "cannot be edited"),
        ({"colour": "red"}, "no field 'colour'"),
        ({"actors": "Ann"}, "do not fit"),
        ({"trigger": {"text": "zzz", "start": 0, "end": 3}}, "no slice"),
    ],
)
def test_edits_that_do_not_fit_are_refused(
    record: Record, value: dict[str, Any], words: str
) -> None:
    event = rows(record, "events")[0]
    with pytest.raises(ReviewError, match=words):
        reviews.on_record(record, "edit", event["id"], "Ann", **value)
    assert reviews.log(record) == []


def test_decisions_need_a_name_a_record_and_a_kind(record: Record) -> None:
    event = rows(record, "events")[0]
    with pytest.raises(ReviewError, match="who decides"):
        reviews.on_record(record, "accept", event["id"], " ")
    with pytest.raises(ReviewError, match="no statement or event"):
        reviews.on_record(record, "accept", "ev-none", "Ann")
    with pytest.raises(ReviewError, match="several records"):
        reviews.on_record(record, "accept", "ev-", "Ann")
    with pytest.raises(ReviewError, match="no such story"):
        reviews.decide(record, "accept", "event", ("story-x", 0, 1), "Ann")
    with pytest.raises(ReviewError, match="no decision"):
        reviews.undo(record, "rv-x", "Ann")


def test_the_log_is_only_added_to(record: Record) -> None:
    reviews.on_record(record, "note", rows(record, "events")[0]["id"], "Ann", "look again")
    for statement in ("UPDATE review SET who='Eve'", "DELETE FROM review"):
        with pytest.raises(sqlite3.IntegrityError, match="only added"):
            record.db.execute(statement)


def test_a_record_added_by_hand(record: Record) -> None:
    story = rows(record, "stories")[0]
    start = story["text"].index("Talks between")
    place = (story["id"], start, start + 5)
    value = {"type": "CONSULT", "realis": "planned"}
    reviews.decide(record, "add", "event", place, "Ann", "missed", value)
    [added] = [e for e in rows(record, "events") if e["made_by"]["coder"] == "reviewer:Ann"]
    assert added["trigger"]["text"] == "Talks" and added["type"] == "CONSULT"
    with pytest.raises(ReviewError, match="do not fit"):
        reviews.decide(record, "add", "event", place, "Ann", "", {"type": "CONSULT"})


def test_incidents_are_joined_and_taken_apart(
    record: Record, tmp_path: Path, engine: Pipeline
) -> None:
    row = {"text": OTHER, "date": "2021-07-10"}
    (tmp_path / "b.jsonl").write_text(json.dumps(row), encoding="utf-8")
    add_inputs(record, engine, open_inputs([str(tmp_path / "b.jsonl")]))
    incidents = [i for i in rows(record, "incidents") if i["event_ids"]]
    one, two = incidents[0]["event_ids"][0], incidents[1]["event_ids"][0]
    before = rows(record, "incidents")
    review = reviews.on_pair(record, "merge", (one, two), "Ann")
    link_record(record)
    joined = [i for i in rows(record, "incidents") if one in i["event_ids"]]
    assert len(joined) == 1 and two in joined[0]["event_ids"]
    gone = ({i["id"] for i in before} - {i["id"] for i in rows(record, "incidents")}).pop()
    found = queries.find(record, gone)
    assert found is not None and found[1]["id"] == joined[0]["id"]  # the former id leads on
    reviews.on_pair(record, "split", (one, two), "Ben")
    link_record(record)
    homes = [i["id"] for i in rows(record, "incidents") if {one, two} & set(i["event_ids"])]
    assert len(homes) == 2
    asked = {tuple(i["event_ids"]): i["claim_sets"] for i in rows(record, "incidents")}
    assert asked == {tuple(i["event_ids"]): i["claim_sets"] for i in before}  # each its own again
    for taken in (reviews.log(record)[-1], review):
        reviews.undo(record, taken.id, "Ann")
    link_record(record)
    assert rows(record, "incidents") == before


def test_decisions_survive_coding_again(record: Record, engine: Pipeline) -> None:
    rejected, changed = rows(record, "events")[:2]
    reviews.on_record(record, "reject", rejected["id"], "Ann")
    reviews.on_record(record, "edit", changed["id"], "Ann", realis="hypothetical")
    before = events(record)
    other = Pipeline(Config(coder="quick"))
    told: list[Any] = []
    outcome = recode(record, other, told.append)
    assert outcome.stories == 1 and outcome.failed == 0
    assert sum(outcome.changes.values()) == len(told)
    after = events(record)
    assert rejected["id"] not in after and after[changed["id"]]["realis"] == "hypothetical"
    assert list(after) == list(before)
    assert recode(record, other).stories == 0  # nothing left to code
    old, new = all_layers(record)
    assert (old.stories, old.active, new.stories, new.active) == (1, 0, 1, 1)
    assert new.made_by.coder == "trucewatch-quick"
    assert activate(record, old.id) == 1
    assert {k: v["made_by"]["coder"] for k, v in events(record).items()} == {
        k: v["made_by"]["coder"] for k, v in before.items()
    }
    with pytest.raises(KeyError):
        activate(record, "layer-none")
    link_record(record)


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_decisions_go_out_and_come_in_again(
    record: Record, tmp_path: Path, engine: Pipeline, kind: str
) -> None:
    first, second = rows(record, "events")[:2]
    reviews.on_record(record, "reject", first["id"], "=Ann", "+1\n@x")
    reviews.on_record(record, "edit", second["id"], "Ben", realis="denied")
    reviews.undo(record, reviews.log(record)[0].id, "Ben")
    path = tmp_path / f"log.{kind}"
    with path.open("w", encoding="utf-8", newline="") as file:
        assert write_reviews(reviews.log(record), file, kind) == 3
    if kind == "csv":
        assert ",'=Ann," in path.read_text(encoding="utf-8")
    assert list(read_reviews(path)) == reviews.log(record)
    with Record(tmp_path / "other.db") as other:
        assert reviews.add_all(other, read_reviews(path)) == (3, 0)  # before their story
        add_inputs(other, engine, open_inputs([str(tmp_path / "a.txt")]))
        assert rows(other, "events") == rows(record, "events")
        assert reviews.add_all(other, read_reviews(path)) == (0, 3)
        assert list(check(other)) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", "{}\n"), ("a.jsonl", "not json"), ("a.csv", "id,at\nx,y\n"),
        ("a.jsonl", '{"id":"x","at":"","who":"A","action":"burn","kind":"event","story_id":"s",'
                    '"start":0,"end":1,"value":{}}'),
    ],
)  # fmt: skip
def test_broken_files_of_decisions_add_nothing(
    record: Record, tmp_path: Path, name: str, content: str
) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(ReviewError):
        reviews.add_all(record, read_reviews(tmp_path / name))
    assert reviews.log(record) == []


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "'=1", "plain", "", "'"])
def test_cells_are_no_formulas_and_come_back(text: str) -> None:
    assert not safe_cell(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert plain_cell(safe_cell(text)) == text


def _verdict(who: str, start: int, action: str) -> Review:
    review = Review("", f"t{start}", who, action, "event", "s", start, start + 1, {})
    return msgspec.structs.replace(review, id=review_id(review))


def test_agreement_of_two_reviewers() -> None:
    # Worked by hand: 4 of 5 alike, chance .6*.4 + .4*.6 = .48, kappa (.8-.48)/.52.
    ann = ["accept", "accept", "accept", "reject", "reject"]
    ben = ["accept", "accept", "reject", "reject", "reject"]
    made = [_verdict("Ann", n, v) for n, v in enumerate(ann)]
    made += [_verdict("Ben", n, v) for n, v in enumerate(ben)] + [_verdict("Ben", 9, "accept")]
    found = agreement(made, "Ann", "Ben")
    assert (found.records, found.alike) == (5, 4)
    assert found.kappa == pytest.approx((0.8 - 0.48) / 0.52)
    assert kappa([]) is None and kappa([("accept", "accept")]) is None
    assert kappa([("a", "b"), ("b", "a")]) == pytest.approx(-1.0)


def test_an_undo_of_an_undo_stands() -> None:
    one = _verdict("Ann", 1, "reject")
    two = msgspec.structs.replace(one, id="rv-2", action="undo", undoes=one.id)
    three = msgspec.structs.replace(one, id="rv-3", action="undo", undoes="rv-2")
    assert standing([one]) == [one]
    assert standing([one, two]) == []
    assert standing([one, two, three]) == [one]


def test_a_decision_is_taken_back_once_and_an_undo_can_be_undone(record: Record) -> None:
    statement = rows(record, "statements")[0]
    rejected = reviews.on_record(record, "reject", statement["id"], "Ann")
    with pytest.raises(ReviewError, match=f"rejected by {rejected.id}"):
        reviews.on_record(record, "edit", statement["id"], "Ann", act="deny")
    undone = reviews.undo(record, rejected.id, "Ben")
    with pytest.raises(ReviewError, match=f"already taken back by {undone.id}"):
        reviews.undo(record, rejected.id, "Ben")
    assert len(reviews.log(record)) == 2
    assert statement in rows(record, "statements")
    reviews.undo(record, undone.id, "Ann")
    assert statement not in rows(record, "statements")
    assert set(taken_back(reviews.log(record))) == {undone.id}
    reviews.undo(record, rejected.id, "Cas")
    assert statement in rows(record, "statements")
