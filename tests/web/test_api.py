"""The API: lists page through everything once, forms agree, and it keeps to its own description."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from tests.web.support import Client, database, ids
from trucewatch.views.web.api_schema import KINDS
from trucewatch.views.web.flat import as_csv, flat


@pytest.mark.parametrize("plural", KINDS)
def test_a_list_leads_to_every_record_once(web: Client, demo: Path, plural: str) -> None:
    seen: list[str] = []
    path: str | None = f"/api/v1/{plural}?limit=7"
    while path:
        answer = web.ask("GET", path)
        assert answer.status_code == 200, answer.text
        seen += [item["id"] for item in answer.json()["items"]]
        path = answer.json()["next"]
    kind = KINDS[plural]
    counted = ids(demo, kind)
    with database(demo) as db:
        if kind in ("statement", "event"):
            counted = [r[0] for r in db.execute(f"SELECT id FROM {kind} WHERE copy = 0")]
        if kind == "story":
            counted = [r[0] for r in db.execute("SELECT id FROM story WHERE copy_of IS NULL")]
    assert sorted(seen) == sorted(counted)


@pytest.mark.parametrize("plural", KINDS)
def test_a_record_has_an_address(web: Client, plural: str) -> None:
    for item in web.ask("GET", f"/api/v1/{plural}?limit=3").json()["items"]:
        one = web.ask("GET", f"/api/v1/{plural}/{item['id']}")
        assert one.json() == item


def test_filters_keep_what_fits(web: Client) -> None:
    accused = web.ask("GET", "/api/v1/statements?status=accuse&limit=500").json()["items"]
    assert accused and all(s["act"] == "accuse" for s in accused)
    party = web.ask("GET", "/api/v1/statements?party=ARM&limit=500").json()["items"]
    codes = [[(a or {}).get("code", "") for a in (s["speaker"], s["target"])] for s in party]
    assert party and all(any(c.startswith("ARM") for c in cs) for cs in codes)
    dated = web.ask("GET", "/api/v1/events?from=2020-12-11&to=2020-12-12&limit=500").json()
    days = [e["time"]["from"][:10] for e in dated["items"]]
    assert days and all("2020-12-11" <= d <= "2020-12-12" for d in days)
    contested = web.ask("GET", "/api/v1/incidents?status=contested").json()["items"]
    assert contested
    assert all("contested" in [s["status"] for s in i["claim_sets"]] for i in contested)


@pytest.mark.parametrize("date", ["9999-99-99", "tomorrow", ""])
def test_a_date_that_is_none_is_refused(web: Client, date: str) -> None:
    answer = web.ask("POST", "/api/v1/read", json={"text": "Borduria shelled Klow.", "date": date})
    assert answer.status_code == 422 and "2020-12-12" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/api/v1/incidents?stauts=contested", "did you mean 'status'?"),
        ("/api/v1/incidents?status=contestd", "did you mean 'contested'?"),
        ("/api/v1/events?type=ASSUALT", "did you mean 'ASSAULT'?"),
        ("/api/v1/rounds?status=nope", "held"),
        ("/api/v1/stories?status=held", "these do: from, to"),
        ("/api/v1/search?q=truce&limit=3", "q"),
        ("/incidents.json?status=nope", "contested"),
        ("/incidents.json?stauts=contested", "did you mean 'status'?"),
        ("/talks.json?x=1", "watch"),
    ],
)
def test_a_mistyped_filter_is_refused_with_the_known_names(
    web: Client, path: str, words: str
) -> None:
    answer = web.ask("GET", path)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert words in answer.json()["detail"]


def test_forms_by_extension_and_by_accept(web: Client) -> None:
    rows = web.ask("GET", "/api/v1/events?limit=50").json()["items"]
    for answer in (
        web.ask("GET", "/api/v1/events.csv?limit=50"),
        web.ask("GET", "/api/v1/events?limit=50", headers={"accept": "text/csv"}),
    ):
        assert answer.headers["content-type"].startswith("text/csv")
        table = list(csv.DictReader(io.StringIO(answer.text)))
        assert [r["id"] for r in table] == [r["id"] for r in rows]
    places = web.ask("GET", "/api/v1/events.geojson?limit=50").json()
    assert [f["id"] for f in places["features"]] == [r["id"] for r in rows]
    where = {r["id"]: r["place"] for r in rows}
    for feature in places["features"]:
        place = where[feature["id"]]
        known = place is not None and place["lat"] is not None
        assert (feature["geometry"] is not None) == known
        if known:
            assert feature["geometry"]["coordinates"] == [place["lon"], place["lat"]]


def test_cells_that_look_like_formulas_are_made_safe() -> None:
    text = as_csv([{"id": "1", "a": "=1+1", "b": {"c": "@x"}, "d": [{"text": "-y"}], "e": -3}])
    row = next(csv.DictReader(io.StringIO(text)))
    assert row == {"id": "1", "a": "'=1+1", "b.c": "'@x", "d": "'-y", "e": "-3"}
    assert flat({"a": [1, None, {"name": "n"}]}) == {"a": "1||n"}


def test_the_description_holds_the_contract(web: Client) -> None:
    found = web.ask("GET", "/api/v1/openapi.json").json()
    assert found["openapi"].startswith("3.1")
    assert {"Incident", "Story", "ReadResult", "Problem"} <= set(found["components"]["schemas"])
    item = web.ask("GET", "/api/v1/incidents?limit=1").json()["items"][0]
    schema = {"$ref": "#/components/schemas/Incident", "components": found["components"]}
    jsonschema.validate(item, schema)


def test_text_in_records_out(web: Client, report: str) -> None:
    given = {"text": report, "date": "2024-05-12"}
    answer = web.ask("POST", "/api/v1/read", json=given)
    assert answer.status_code == 200 and answer.json()["statements"]
    plain = web.ask(
        "POST", "/api/v1/read", content=report.encode(), headers={"content-type": "text/plain"}
    )
    assert plain.status_code == 200
    for body, media, status in (
        (b"{}", "application/json", 422),
        (b"not json", "application/json", 422),
        (b'{"text": "  "}', "application/json", 422),
        (b"x", "text/html", 415),
        (json.dumps({"text": "x" * 300_000}).encode(), "application/json", 413),
    ):
        refused = web.ask("POST", "/api/v1/read", content=body, headers={"content-type": media})
        assert refused.status_code == status, body[:30]
        assert refused.headers["content-type"] == "application/problem+json"


def test_why_and_search(web: Client, demo: Path) -> None:
    id_ = ids(demo, "statement")[0]
    found = web.ask("GET", f"/api/v1/why/{id_}").json()
    assert found["id"] == id_ and found["rules"] and found["sentence"]["text"]
    hits = web.ask("GET", "/api/v1/search?q=truce").json()["hits"]
    assert hits and all("truce" in h["text"].lower() for h in hits)
    for odd in ('"', "a AND", "NEAR(", "*", "col:x", "'; DROP", "\x00", "truce\x00x", "^", "(("):
        answer = web.ask("GET", "/api/v1/search", params={"q": odd})
        assert answer.status_code == 200, odd


@pytest.mark.parametrize("path", ["/feed.atom", "/search.atom?q=ceasefire"])
def test_feeds_are_well_formed(web: Client, path: str) -> None:
    answer = web.ask("GET", path)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    root = ElementTree.fromstring(answer.content)
    space = "{http://www.w3.org/2005/Atom}"
    entries = root.findall(f"{space}entry")
    identities = [e.findtext(f"{space}id") for e in entries]
    assert entries and len(set(identities)) == len(identities)
    for entry in entries:
        link = entry.find(f"{space}link")
        assert link is not None
        address = link.get("href", "").removeprefix("http://localhost:8010")
        assert web.get(address).status_code == 200


def test_a_table_without_rows_has_its_header(web: Client) -> None:
    answer = web.get("/api/v1/findings.csv?from=1900-01-01&to=1900-12-31", accept="text/csv")
    assert answer.text.startswith("id,agreement_id,") and answer.text.count("\n") == 1
