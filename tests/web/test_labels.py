"""What a label closes shows nowhere to who may not see it: pages, data, API, feeds, search."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from tests.store.export_support import CLOSED, SECRETS, made, raw
from tests.web.support import Client, client, ids
from trucewatch.records import Failure
from trucewatch.running.pipeline import Pipeline
from trucewatch.store.check import check
from trucewatch.store.cleared import make_cleared, withheld
from trucewatch.store.forget import forget
from trucewatch.store.ingest import add_inputs, link_record
from trucewatch.store.record import Record
from trucewatch.views.web import reading
from trucewatch.views.web.access import append_token
from trucewatch.views.web.site import PAGES

DATA = [
    "/feed.atom", "/search.atom?q=shelled", "/search?q=deserter", "/search.json?q=Zileheroum",
    "/api/v1/search?q=Zileheroum", "/api/v1/openapi.json", "/sources.json", "/map.json",
    *(f"/api/v1/{kind}{form}" for kind in (
        "stories", "statements", "events", "incidents", "agreements", "findings", "situations",
        "rounds", "positions", "movements") for form in ("", ".csv")),
]  # fmt: skip


@pytest.fixture(scope="module")
def labelled(tmp_path_factory: pytest.TempPathFactory, engine: Pipeline) -> Path:
    """A record of open reports, a restricted and an internal one, and failures of closed files."""
    path = made(tmp_path_factory.mktemp("labels") / "r.db", engine)
    with Record(path) as record:
        inner = CLOSED.replace("deserter", "clerk").replace("Zileheroum", "Niedzdrow")
        add_inputs(record, engine, [raw(inner, "inner/1", "internal")])
        record.add_failure(Failure("closed/2", "sources", "closed/2: Informant file is empty"))
    return path


def visitor(record: Path, folder: Path, role: str, up_to: str) -> Client:
    """A client that sends a token."""
    token = append_token(folder / "tokens", f"ann-{up_to}", role, up_to)
    web = client(record, token_file=folder / "tokens")
    web._client.headers["authorization"] = f"Bearer {token}"
    return web


def everything(web: Client, record: Path) -> dict[str, str]:
    """Ask for every page and list, with every id of the whole record."""
    known = {"id": "", "process": "", "code": "ARM"}
    found = {}
    for page in PAGES:
        names = {"/incidents/{id}": "incident", "/agreements/{id}": "agreement",
                 "/stories/{id}": "story", "/talks/{process}": "process"}  # fmt: skip
        wanted = ids(record, names[page.path]) if page.path in names else [""]
        for one in wanted:
            path = page.path.format(**{**known, "id": one, "process": one})
            for form in ("", ".json"):
                asked = "/index.json" if (path, form) == ("/", ".json") else path + form
                found[asked] = web.get(asked).text
    for path in DATA:
        found[path] = web.get(path, accept="*/*").text
    for kind in ("story", "statement", "event"):
        plural = {"story": "stories"}.get(kind, f"{kind}s")
        for one in ids(record, kind):
            found[f"/api/v1/{plural}/{one}"] = web.get(f"/api/v1/{plural}/{one}").text
            found[f"/api/v1/why/{one}"] = web.get(f"/api/v1/why/{one}").text
    return found


@pytest.mark.parametrize("role", ["reader", "reviewer"])
def test_nothing_of_a_closed_source_is_shown(labelled: Path, tmp_path: Path, role: str) -> None:
    web = visitor(labelled, tmp_path, role, "open")
    for path, text in everything(web, labelled).items():
        asked = path.split("?")[-1]
        for secret in (*SECRETS, "Niedzdrow", "clerk", "inner/1"):
            assert secret in asked or secret not in text, (path, secret)
    page = web.get("/").text
    assert "2 documents of closed sources not shown to you" in page


def test_a_token_may_show_more(labelled: Path, tmp_path: Path) -> None:
    all_ = visitor(labelled, tmp_path, "reader", "restricted")
    some = visitor(labelled, tmp_path, "reader", "internal")
    assert "Zileheroum" in all_.get("/search?q=Zileheroum").text
    assert "not shown to you" not in all_.get("/").text
    assert "1 document of closed sources not shown to you" in some.get("/").text
    assert "Niedzdrow" in some.get("/search.json?q=Niedzdrow").text
    assert '"hits":[]' in some.get("/search.json?q=Zileheroum").text.replace(" ", "")


def test_a_story_that_is_not_shown_is_answered_so(labelled: Path, tmp_path: Path) -> None:
    web = visitor(labelled, tmp_path, "reader", "open")
    with Record(labelled, read_only=True) as record:
        sql = "SELECT id FROM story WHERE document_id IN (SELECT id FROM document WHERE label=?)"
        (closed,) = record.db.execute(sql, ("restricted",)).fetchone()
    answer = web.get(f"/stories/{closed}")
    assert answer.status_code == 404 and "not shown to you" in answer.text


def test_who_is_shown_what_is_written_down_once(labelled: Path, tmp_path: Path) -> None:
    web = visitor(labelled, tmp_path, "reader", "internal")
    for _ in range(2):
        web.get("/incidents")
    with Record(labelled, read_only=True) as record:
        sql = "SELECT detail FROM audit WHERE action='show' ORDER BY number DESC LIMIT 2"
        rows = [json.loads(d) for (d,) in record.db.execute(sql)]
    own = {"who": "ann-internal", "role": "reader", "up_to": "internal", "withheld": 1}
    assert rows[0] == own


def test_a_cleared_copy_is_a_whole_record(labelled: Path, tmp_path: Path) -> None:
    with Record(labelled, read_only=True) as record:
        make_cleared(record, "open", tmp_path / "open.db")
        before = set(check(record))  # invented documents do not have the ids of their hashes
    assert (tmp_path / "open.db").stat().st_mode & 0o077 == 0
    with Record(tmp_path / "open.db") as copy:
        assert set(check(copy)) <= before
        assert withheld(copy, "open") == 0
        assert copy.db.execute("SELECT count(*) FROM document").fetchone()[0] == 3


def test_what_comes_and_goes_reaches_who_sees_less(
    labelled: Path, tmp_path: Path, engine: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "r.db", engine)
    web = visitor(path, tmp_path, "reader", "open")
    assert "Agdam" in web.get("/search.json?q=Agdam").text
    with Record(path) as record:
        fresh = "KLOW, May 20, 2024 — Bordurian troops shelled the village of Wladir on Sunday.\n"
        add_inputs(record, engine, [raw(fresh, "https://wire.example/9")])
    monkeypatch.setattr(reading, "REST", 0.0)
    for _ in range(200):  # it is copied beside the answers
        if web.get("/search.json?q=Wladir").json()["hits"]:
            break
        time.sleep(0.05)
    else:
        pytest.fail("what is new was never shown")
    monkeypatch.setattr(reading, "REST", 1e9)
    with Record(path) as record:  # what is closed from now on is waited for
        record.db.execute("UPDATE document SET label='internal' WHERE source_uri LIKE '%/9'")
        with record.transaction():
            record.touch()
    assert web.get("/search.json?q=Wladir").json()["hits"] == []
    with Record(path) as record:
        forget(record, "https://wire.example/2", "Ann", "asked to")
        link_record(record)
    assert web.get("/search.json?q=Stepanakert").json()["hits"] == []


def test_marks_of_who_sees_less_are_kept(labelled: Path, tmp_path: Path) -> None:
    token = append_token(tmp_path / "tokens", "eve", "reader")
    web = client(labelled, token_file=tmp_path / "tokens")
    web.form("/sign-in", page="/sign-in", token=token)
    assert "You have not said yet" in web.get("/").text
    assert web.form("/looked").status_code == 303
    page = web.get("/").text
    assert "Last looked" in page and "0 stories, 0 incidents new or changed" in page
