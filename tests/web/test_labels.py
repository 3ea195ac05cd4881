"""What a label closes shows nowhere to who may not see it: pages, data, API, feeds, search."""

from __future__ import annotations

import json
import time
from pathlib import Path

import msgspec
import pytest

from tests.store.export_support import CLOSED, SECRETS, SHELLING, made, raw
from tests.web.support import Client, client, ids
from trucewatch.records import Failure
from trucewatch.running.pipeline import Pipeline
from trucewatch.sources import Opening, open_inputs
from trucewatch.store import closing, feeds, pages_names, reviews
from trucewatch.store.check import check
from trucewatch.store.cleared import make_cleared, withheld
from trucewatch.store.exports import jsonl
from trucewatch.store.exports.allowed import allowed
from trucewatch.store.forget import forget
from trucewatch.store.ingest import add_inputs, link_record
from trucewatch.store.record import Record
from trucewatch.store.upkeep import vacuum
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
        record.add_failure(Failure("closed/2", "sources", "Informant file is empty", "restricted"))
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
    monkeypatch.setattr(reading, "SHARE", 0)
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
    assert "Last looked" in page and ">0 incidents</a> new or changed" in page


NAMES = ("moles.txt", "secretfeed")


def test_names_of_closed_sources_that_failed_are_not_shown(
    tmp_path: Path, engine: Pipeline
) -> None:
    """Also where no document of the record is closed."""
    (tmp_path / "moles.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b"")
    with Record(tmp_path / "r.db") as record:
        add_inputs(record, engine, [raw(SHELLING, "https://wire.example/1")])
        for name, label in (("moles.txt", "restricted"), ("blank.txt", "open")):
            found = open_inputs([str(tmp_path / name)], options=Opening(label=label))
            add_inputs(record, engine, found)
        feeds.add_feed(record, "https://news.example/feed")
    web = visitor(tmp_path / "r.db", tmp_path, "reader", "open")
    assert "blank.txt" in web.get("/sources").text
    with Record(tmp_path / "r.db") as record:
        feeds.add_feed(record, "https://inner.example/secretfeed", "restricted")
    assert "blank.txt" in web.get("/sources").text
    for path in ("/sources", "/sources.json", "/"):
        assert not any(n in web.get(path).text for n in NAMES), path
    assert "news.example" in web.get("/sources").text
    all_ = visitor(tmp_path / "r.db", tmp_path, "reader", "restricted")
    assert all(n in all_.get("/sources.json").text for n in (*NAMES, "blank.txt"))


def test_what_failed_in_the_open_is_gone_when_its_name_is_closed(
    tmp_path: Path, engine: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "REST", 1e9)
    path = made(tmp_path / "r.db", engine)
    web = visitor(path, tmp_path, "reader", "open")
    with Record(path) as record:
        record.add_failure(Failure("https://wire.example/1", "sources", "moles.txt: empty"))
        feeds.add_feed(record, "https://inner.example/secretfeed", "open")
    found = web.get("/sources.json").text
    assert all(n in found for n in NAMES)
    with Record(path) as record:
        failure = Failure("https://wire.example/1", "sources", "moles.txt: empty", "internal")
        record.add_failure(failure)
    assert "moles.txt" not in web.get("/sources.json").text
    assert "secretfeed" in web.get("/sources.json").text
    with Record(path) as record:
        feeds.add_feed(record, "https://inner.example/secretfeed", "internal")
    assert "secretfeed" not in web.get("/sources.json").text


def test_a_forgotten_source_is_gone_though_another_takes_its_number(
    tmp_path: Path, engine: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "REST", 1e9)
    path = made(tmp_path / "r.db", engine)
    fresh = "KLOW, May 20, 2024 — Bordurian troops shelled the village of Wladir on Sunday.\n"
    with Record(path) as record:
        add_inputs(record, engine, [raw(fresh, "https://wire.example/9")])
    web = visitor(path, tmp_path, "reader", "open")
    assert web.get("/search.json?q=Wladir").json()["hits"]
    with Record(path) as record:
        forget(record, "https://wire.example/9", "Ann", "asked to")
        other = fresh.replace("Wladir", "Istow")
        add_inputs(record, engine, [raw(other, "https://wire.example/10")])
        assert record.db.execute("SELECT max(number) FROM document").fetchone()[0] == 5
    assert web.get("/search.json?q=Wladir").json()["hits"] == []


def test_what_a_closed_or_forgotten_source_calls_a_side_is_not_shown(
    tmp_path: Path, engine: Pipeline
) -> None:
    said = (
        "KLOW, May 20, 2024 — {} officials accused Syldavian troops of shelling Wladir on Sunday.\n"
    )
    path = tmp_path / "r.db"
    with Record(path) as record:
        add_inputs(record, engine, [raw(said.format("Borduria"), "https://wire.example/1")])
        add_inputs(record, engine, [raw(said.format("Bord"), "closed/1", "restricted")])
        assert "Bord" in _words(record)
        make_cleared(record, "open", tmp_path / "open.db")
        with Record(tmp_path / "open.db", read_only=True) as copy:
            assert "Bord" not in _words(copy) and "Borduria" in _words(copy)
            assert "bord" not in {w for row in copy.db.execute(
                "SELECT name, words FROM party") for w in " ".join(row).split()}  # fmt: skip
        forget(record, "closed/1", "Ann", "asked to")
        link_record(record)
        assert "Bord" not in _words(record)


def test_letters_for_a_side_stay_in_capitals(tmp_path: Path, engine: Pipeline) -> None:
    said = "KLOW, May 20, 2024 — The ORU denied on Sunday that it had shelled Wladir. Vadu denied it too.\n"
    with Record(tmp_path / "r.db") as record:
        add_inputs(record, engine, [raw(said, "https://wire.example/1")])
        names = pages_names.side_names(record)
    assert names["UNK:oru"] == "ORU"
    assert names["UNK:vadu"] == "Vadu"


def _words(record: Record) -> set[str]:
    rows = record.db.execute(pages_names.UNKNOWN, (pages_names.MOST,))
    return {w.title() for _, name, words in rows for w in f"{name} {words}".split()}


def test_a_decision_on_an_open_and_a_closed_story_is_not_shown(
    tmp_path: Path, engine: Pipeline
) -> None:
    path = made(tmp_path / "r.db", engine)
    with Record(path) as record:
        sql = (
            "SELECT min(event.id) FROM event JOIN story ON story.id = event.story_id JOIN document"
            " ON document.id = story.document_id WHERE label = ?"
        )
        one, other = (record.db.execute(sql, (x,)).fetchone()[0] for x in ("open", "restricted"))
        joined = reviews.on_pair(record, "merge", (one, other), "Ann", "the informant says so")
        reviews.undo(record, joined.id, "Ann", "the informant erred")
        reviews.on_record(record, "accept", one, "Ann", "as it stands")
        link_record(record)
        make_cleared(record, "open", tmp_path / "open.db")
        with Record(tmp_path / "open.db", read_only=True) as copy:
            assert [r.why for r in reviews.log(copy)] == ["as it stands"]
            assert set(check(copy)) <= set(check(record))
        with allowed(record, "open") as (copy, _):
            assert [r.why for r in reviews.log(copy)] == ["as it stands"]


def test_exports_hold_no_name_of_a_closed_source_that_failed(
    tmp_path: Path, engine: Pipeline
) -> None:
    path = tmp_path / "r.db"
    with Record(path) as record:
        add_inputs(record, engine, [raw(SHELLING, "https://wire.example/1")])
        record.add_failure(Failure("moles.txt", "sources", "moles.txt: empty", "restricted"))
        add_inputs(record, engine, [raw(CLOSED, "closed/1", "restricted")])
        (story,) = record.db.execute("SELECT max(id) FROM story WHERE number = 2").fetchone()
        record.add_failure(Failure(story, "coding", "the deserter's story"))
        record.add_failure(Failure("clerk.txt", "sources", "clerk.txt: empty", "internal"))
        with allowed(record, "internal") as (source, _):
            found = [msgspec.json.decode(f, type=Failure) for f in jsonl._failures(source)]
            assert [(f.document, f.label) for f in found] == [("clerk.txt", "internal")]
        forget(record, "closed/1", "Ann", "asked to")
        for up_to, shown in (("open", False), ("restricted", True)):
            with allowed(record, up_to) as (source, left):
                lines = "".join(jsonl._failures(source))
                assert (".txt" in lines) is shown and left == {}
        assert lines.count('"label":"restricted"') == 1 == lines.count('"label":"internal"')
        record.db.execute("DELETE FROM failure")
        vacuum(record)
        assert not closing.names_closed(record.db, "open")
