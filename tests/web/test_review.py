"""Review: decisions go to the log, with who and why; readers may not; forms are checked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.web.support import Client, client, copied, database, ids
from trucewatch.store.pages_queue import UNRESOLVED, WEIGHTS, waiting
from trucewatch.store.record import Record
from trucewatch.views.web.access import append_token


@pytest.fixture
def own(demo: Path, tmp_path: Path) -> Path:
    """A copy of the record, to decide on."""
    return copied(demo, tmp_path / "own.db")


@pytest.fixture
def web(own: Path) -> Iterator[Client]:
    yield client(own, user="ann")


def log(path: Path) -> list[tuple[str, str, str, str, str]]:
    with database(path) as db:
        rows = db.execute("SELECT who, action, kind, value, why FROM review ORDER BY number")
        return rows.fetchall()


def statement(path: Path) -> str:
    return ids(path, "statement")[0]


def decide(web: Client, id_: str, **fields: str) -> int:
    return web.form("/review", page=f"/review?id={id_}", id=id_, then=id_, **fields).status_code


def test_the_queue_holds_what_the_coder_was_not_certain_of(web: Client) -> None:
    view = web.get("/review.json").json()
    assert view["queue"] and view["item"]["id"] == view["queue"][0]["id"]
    assert view["total"] > len(view["queue"]) and view["pages"] > 1
    assert all(row["said"] for row in view["queue"]), "a pronoun is shown with what is said"
    for row in view["queue"]:
        item = web.ask("GET", f"/api/v1/statements/{row['id']}").json()
        speaker = item["speaker"]
        assert item["uncertain"] or speaker is None or speaker["code"] in UNRESOLVED
    unresolved = [r for r in view["queue"] if _unresolved(web, r["id"])]
    assert unresolved
    id_ = unresolved[0]["id"]
    assert decide(web, id_, action="accept") == 303
    assert id_ not in [r["id"] for r in web.get("/review.json").json()["queue"]]


def test_the_weightiest_come_first_page_by_page(web: Client, own: Path) -> None:
    with Record(own, read_only=True) as record:
        found = waiting(record)
        watched = waiting(record, ["ARM"])
    weights = [w.weight for w in found]
    assert weights == sorted(weights, reverse=True) and weights[0] >= WEIGHTS["contested"]
    assert {"contested", "charge"} <= set(found[0].reasons)
    assert any("watched" in w.reasons for w in watched)
    assert {w.statement.id for w in watched} == {w.statement.id for w in found}
    seen: list[str] = []
    for page in range(1, web.get("/review.json").json()["pages"] + 1):
        seen += [q["id"] for q in web.get(f"/review.json?page={page}").json()["queue"]]
    assert seen == [w.statement.id for w in found]
    last = web.get(f"/review.json?id={seen[-1]}").json()
    assert last["page"] == last["pages"] and last["queue"][-1]["current"]
    for wrong in ("0", "x", "99999", "-1"):
        assert web.get(f"/review?page={wrong}").status_code == 200


def _unresolved(web: Client, id_: str) -> bool:
    item = web.ask("GET", f"/api/v1/statements/{id_}").json()
    return not item["uncertain"]


def test_speakers_without_a_name_by_nature_are_not_asked_about() -> None:
    assert {"UNK", "UNKMIL", ""} <= set(UNRESOLVED)
    assert not {"UNKCVL", "UNKJRN", "UNKEDU"} & set(UNRESOLVED)


def test_an_edit_is_a_line_with_who_and_why(web: Client, own: Path) -> None:
    id_ = statement(own)
    before = web.ask("GET", f"/api/v1/statements/{id_}").json()
    act = "deny" if before["act"] != "deny" else "accuse"
    assert decide(web, id_, action="edit", act=act, why="read it again") == 303
    (line,) = log(own)
    assert line == ("ann", "edit", "statement", msgspec.json.encode({"act": act}).decode(),
                    "read it again")  # fmt: skip
    assert web.ask("GET", f"/api/v1/statements/{id_}").json()["act"] == act
    shown = web.get(f"/review?id={id_}").text
    assert "read it again" in shown and f"act is {act}" in shown


def test_a_speaker_is_somebody_of_the_story(web: Client, own: Path) -> None:
    item = next(
        s
        for s in web.ask("GET", "/api/v1/statements?limit=500").json()["items"]
        if s["speaker"] is not None
    )
    assert decide(web, item["id"], action="edit", speaker="XXX|Somebody else") == 400
    assert decide(web, item["id"], action="edit", speaker="nobody") == 303
    assert msgspec.json.decode(log(own)[0][3]) == {"speaker": None}


def test_a_decision_can_be_taken_back(web: Client, own: Path) -> None:
    id_ = statement(own)
    decide(web, id_, action="reject")
    with database(own) as db:
        made = db.execute("SELECT id FROM review").fetchone()[0]
    assert web.ask("GET", f"/api/v1/statements/{id_}").status_code == 404
    undone = web.form("/review", page="/review", action="undo", undoes=made)
    assert undone.status_code == 303
    assert [row[1] for row in log(own)] == ["reject", "undo"]
    assert web.ask("GET", f"/api/v1/statements/{id_}").status_code == 200
    assert "taken back" in web.get(f"/review?id={id_}").text


def test_the_words_can_be_chosen_anew(web: Client, own: Path) -> None:
    id_ = statement(own)
    assert decide(web, id_, action="edit", start="0", end="9") == 303
    item = web.ask("GET", f"/api/v1/statements/{id_}").json()
    text = web.ask("GET", f"/api/v1/stories/{item['story_id']}").json()["text"]
    span = {"text": text[0:9], "start": 0, "end": 9}
    assert msgspec.json.decode(log(own)[0][3]) == {"content": [span]}


@pytest.mark.parametrize(
    "fields",
    [
        {"action": "edit"},
        {"action": "edit", "act": "shout"},
        {"action": "edit", "start": "9", "end": "3"},
        {"action": "edit", "start": "0", "end": "99999999"},
        {"action": "merge", "with": "x"},
        {"action": "split"},
        {"action": "drop table"},
        {"action": "note"},
        {},
    ],
)
def test_what_is_no_decision_is_refused(web: Client, own: Path, fields: dict[str, str]) -> None:
    assert decide(web, statement(own), **fields) in (400, 404)
    assert log(own) == []


def test_incidents_are_split_and_merged(web: Client, own: Path) -> None:
    big = max(
        web.ask("GET", "/api/v1/incidents?limit=500").json()["items"],
        key=lambda i: len(i["event_ids"]),
    )
    assert decide(web, big["id"], action="split", event=big["event_ids"][0]) == 303
    other = next(i for i in ids(own, "incident") if i != big["id"])
    events = web.ask("GET", f"/api/v1/incidents/{other}").json()["event_ids"]
    status = decide(web, big["id"], action="merge", **{"with": other})
    assert status == (303 if events else 400)
    lines = [(row[1], row[2], msgspec.json.decode(row[3])) for row in log(own)]
    assert lines[0][:2] == ("split", "event")
    assert lines[0][2].keys() == {"story_id", "start", "end"}
    assert "split" in web.get(f"/incidents/{big['id']}").text


def test_readers_decide_nothing(own: Path, tmp_path: Path) -> None:
    file = tmp_path / "tokens"
    token = append_token(file, "carl", "reader")
    web = client(own, token_file=file)
    web.form("/sign-in", page="/sign-in", token=token)
    page = web.get("/review").text
    assert 'value="accept"' not in page
    answer = web.ask("POST", "/review", data={"action": "accept", "id": statement(own)})
    assert answer.status_code == 403 and log(own) == []


def test_all_seen_is_kept_for_each_reader(web: Client, own: Path) -> None:
    assert web.get("/index.json").json()["looked"] == ""
    assert web.form("/looked").status_code == 303
    view = web.get("/index.json").json()
    assert view["looked"] and view["stories"] == 0 and view["incidents"] == []
    other = client(own, user="bea")
    assert other.get("/index.json").json()["looked"] == ""


def test_searches_are_kept_for_each_reader(own: Path, tmp_path: Path) -> None:
    file = tmp_path / "tokens"
    one, two = (append_token(file, name, "reader") for name in ("ann", "eve"))
    ann, eve = (client(own, token_file=file) for _ in range(2))
    for web, token in ((ann, one), (eve, two)):
        web.form("/sign-in", page="/sign-in", token=token)
    kept = "q=truce&act=deny"
    page = ann.get("/search?act=deny&q=truce&page=2").text
    assert f'name="save" value="{kept.replace("&", "&amp;")}"' in page
    assert ann.form("/searches", page="/search?q=a", save=kept).headers["location"] == (
        f"/search?{kept}"
    )
    assert ">truce, deny</a>" in ann.get("/search").text
    assert "truce, deny" not in eve.get("/search").text
    assert ann.form("/searches", page="/search", save="page=3").status_code == 400
    assert ann.form("/searches", page="/search", drop=kept).status_code == 303
    assert "truce, deny" not in ann.get("/search").text
    assert ann.ask("POST", "/searches", data={"save": kept}).status_code == 403
