"""Every page answers, as a page and as data, and holds no script, style or address from outside."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.views.test_brief_short import WEEKS, record_of
from tests.web.support import Client, client, ids
from trucewatch.running.pipeline import Pipeline
from trucewatch.store import queries
from trucewatch.store.record import Record
from trucewatch.views.web.site import PAGES

PLAIN = [p.path for p in PAGES if "{" not in p.path]
OF = {
    "/incidents/{id}": "incident",
    "/agreements/{id}": "agreement",
    "/stories/{id}": "story",
    "/talks/{process}": "process",
}


def paths(demo: Path) -> list[str]:
    found = [*PLAIN, "/actors/ARM", "/search?q=ceasefire", "/search?q=truce&act=accuses"]
    for path, kind in OF.items():
        for id_ in ids(demo, kind):
            found.append(re.sub(r"\{\w+\}", quote(id_, safe=""), path))
    return found


def test_every_page_is_listed_in_a_test() -> None:
    with_values = {p.path for p in PAGES if "{" in p.path}
    assert with_values == {*OF, "/actors/{code}"}


def test_pages_answer_and_are_data_too(web: Client, demo: Path) -> None:
    for path in paths(demo):
        page = web.get(path)
        assert page.status_code == 200, (path, page.text[:400])
        assert page.headers["content-type"].startswith("text/html"), path
        plain, _, query = path.partition("?")
        data = web.get(("/index" if plain == "/" else plain) + ".json?" + query)
        assert data.status_code == 200, path
        assert data.headers["content-type"] == "application/json"
        same = web.ask("GET", path, headers={"accept": "application/json"})
        assert same.json() == data.json()


def test_pages_hold_nothing_that_the_policy_forbids(web: Client, demo: Path) -> None:
    for path in paths(demo):
        text = web.get(path).text
        assert not re.search(r"<script(?![^>]*\bsrc=\"/static/)", text), path
        assert not re.search(r"\s(?:style|on\w+)=", re.sub(r">[^<]*<", "><", text)), path
        for address in re.findall(r'(?:src|href|action)="([^"]*)"', text):
            local = address.startswith(("/", "#", "?"))
            out = re.match(r"https?://", address) is not None
            assert local or out, (path, address)
            if out:
                tag = re.search(rf'<a[^>]*href="{re.escape(address)}"[^>]*>', text)
                assert tag is not None and "noopener" in tag.group(), (path, address)


def test_every_claim_opens_its_sentence(web: Client, demo: Path) -> None:
    for id_ in ids(demo, "incident"):
        view = web.get(f"/incidents/{id_}.json").json()
        for question in view["questions"]:
            for side in question["sides"] + question["apart"]:
                for claim in side["claims"] + side["more"]:
                    sentences = [s["sentence"] for s in claim["statements"]] + claim["narrated"]
                    for s in sentences:
                        story = web.ask("GET", f"/api/v1/stories/{s['story_id']}").json()
                        assert story["text"][s["start"] : s["end"]] == s["text"]
                        assert "".join(p["text"] for p in s["pieces"]) == s["text"]


def test_an_unchanged_page_is_not_sent_twice(web: Client) -> None:
    first = web.get("/incidents")
    again = web.get("/incidents", if_none_match=first.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", ["/incidents/nothing", "/stories/x", "/talks/none", "/no-page"])
def test_what_is_not_there_is_said_in_a_page_and_as_a_problem(web: Client, path: str) -> None:
    page = web.get(path)
    assert page.status_code == 404 and "What to do" in page.text
    data = web.get(path + ".json")
    assert data.status_code == 404
    assert data.headers["content-type"] == "application/problem+json"
    assert data.json()["status"] == 404


@pytest.mark.parametrize(
    "path",
    ["/incidents?cursor=%00", "/incidents?from=yesterday", "/map?box=1,2", "/stories?cursor=W10"],
)
def test_what_is_asked_wrongly_is_refused(web: Client, path: str) -> None:
    assert web.get(path).status_code == 400


def test_markup_in_a_report_stays_text(tmp_path: Path, engine: object) -> None:
    from tests.web.support import client
    from trucewatch.running.pipeline import Pipeline
    from trucewatch.sources import open_inputs
    from trucewatch.store.ingest import add_inputs
    from trucewatch.store.record import Record

    assert isinstance(engine, Pipeline)
    line = {
        "id": "1",
        "title": "<script>alert(1)</script> Syldavia accuses",
        "text": "Syldavia accused Borduria on Monday of <img src=x onerror=alert(1)> shelling Klow.",
        "date": "2024-05-12",
        "url": "javascript:alert(1)",
    }
    import json

    file = tmp_path / "in.jsonl"
    file.write_text(json.dumps(line), encoding="utf-8")
    with Record(tmp_path / "r.db") as record:
        add_inputs(record, engine, open_inputs([str(file)], "jsonl"))
    web = client(tmp_path / "r.db")
    story = ids(tmp_path / "r.db", "story")[0]
    for path in ("/", f"/stories/{story}", "/stories", "/search?q=shelling", "/sources"):
        text = web.get(path).text
        assert "<script>alert" not in text and "<img src=x" not in text, path
        assert 'href="javascript' not in text, path


def test_ids_open_by_their_beginning_as_they_are_printed(web: Client, demo: Path) -> None:
    for path, kind in OF.items():
        if kind == "process":
            continue
        whole = ids(demo, kind)[0]
        start = whole[: whole.index("-") + 9]
        if sum(i.startswith(start) for i in ids(demo, kind)) == 1:
            assert web.get(path.replace("{id}", start)).status_code == 200, start


def test_no_claimant_lends_another_an_answer(web: Client) -> None:
    """A monitor that names nobody stands apart from the one beside it who denies."""
    rows = web.get("/incidents.json").json()["rows"]
    lines = [line for row in rows for line in row["sides"]]
    assert lines
    for line in lines:
        told = [a["answer"] for a in line["answers"]]
        assert len(set(told)) == len(told)
        assert all(a["names"] for a in line["answers"])


def test_a_story_lists_who_does_what_to_whom_and_whether_it_happened(
    demo: Path, web: Client
) -> None:
    story = ids(demo, "story")[0]
    page = web.get(f"/stories/{story}.json").json()
    assert page["events"] and all(
        e["realis"] and e["words"].startswith("“") for e in page["events"]
    )
    assert any("→" in e["words"] for e in page["events"])
    assert 'class="tw-items is-events"' in web.get(f"/stories/{story}").text


def test_no_incident_is_called_by_nothing(web: Client) -> None:
    rows = web.get("/incidents.json").json()["rows"] + web.get("/map.json").json()["incidents"]
    titles = [r["title"] for r in rows]
    assert titles and not any(t.startswith("What happened") for t in titles)


def test_unknown_sides_are_shown_by_whole_names(demo: Path, web: Client) -> None:
    keys = [p for n in ids(demo, "process") for p in n.split("–") if p.startswith("UNK:")]
    assert keys  # else there is nothing to see here
    names = " ".join(r["name"] for r in web.get("/talks.json").json()["rows"])
    for key in keys:
        stem = key.removeprefix("UNK:")
        assert f"{stem.title()}," not in names + ",", key


def test_a_map_opens_on_what_is_spoken_about(web: Client) -> None:
    page = web.get("/map.json").json()
    asked = [s["asked"] for s in page["map"]["spots"]]
    assert asked == sorted(asked, reverse=True) and True in asked
    west, south, east, north = page["map"]["box"]
    for spot in page["map"]["spots"]:
        if spot["asked"]:
            assert west <= spot["lon"] <= east and south <= spot["lat"] <= north
    whole = web.get(f"/map.json?box={page['whole']}").json()["map"]
    assert whole["outside"] == 0


def test_titles_say_place_and_day_once(web: Client) -> None:
    titles = [r["title"] for r in web.get("/incidents.json").json()["rows"]]
    for title in titles:
        parts = title.rstrip("?").split(", ")
        assert not any(part in ", ".join(parts[:n]) for n, part in enumerate(parts) if n), title


def test_the_first_page_says_how_many_there_are_not_how_many_it_lists(web: Client) -> None:
    view = web.get("/index.json").json()
    items = web.ask("GET", "/api/v1/incidents?limit=500").json()["items"]
    disputed = [
        i for i in items if {"contested", "denied"} & {s["status"] for s in i["claim_sets"]}
    ]
    assert len(items) > len(view["incidents"]) and len(disputed) > len(view["contested"])
    assert view["incidents_all"] == f"{len(items)} incidents"
    assert view["contested_all"] == f"{len(disputed)} incidents"
    assert f'href="/incidents">{len(items)} incidents</a> new' in web.get("/").text


def test_totals_are_the_same_everywhere(web: Client, demo: Path) -> None:
    with Record(demo, read_only=True) as record:
        counts = queries.counts(record)
        listed = {k: len(list(queries.rows(record, k))) for k in ("statements", "events")}
        stories = len(list(queries.rows(record, "stories")))
    assert {k: counts[k] for k in listed} == listed
    assert counts["stories"] - counts["repeats"] == stories
    assert counts["repeats"] == 2
    assert "(2 that repeat others, counted once)" in web.get("/").text


def test_the_overview_says_who_moved_and_how_long_a_provision_is_silent(
    tmp_path: Path, engine: Pipeline
) -> None:
    web = client(record_of(tmp_path / "short.db", engine, WEEKS))
    page = web.get("/").text
    assert "nothing for 9 days, since Fri 6 Mar 2026" in page
    (moved,) = web.get("/index.json").json()["movements"]
    assert (moved["old"]["kind"], moved["later"]["kind"]) == ("red line", "offer")
    assert moved["later"]["condition"].startswith("only if")
    assert moved["old"]["sentence"]["start"] and moved["later"]["sentence"]["start"]
    assert "never give up the Lachin road" in page


def test_a_list_says_when_a_dayless_incident_was_reported_and_no_place_twice(web: Client) -> None:
    rows = web.get("/incidents.json").json()["rows"]
    assert rows and not [r for r in rows if r["place"] and r["title"].endswith(f", {r['place']}")]
    assert [r for r in rows if r["days"].startswith("reported ")] or all(r["days"] for r in rows)


def test_a_round_shows_who_led_who_stayed_away_and_how_it_was_told(
    tmp_path: Path, engine: Pipeline
) -> None:
    reports = {
        "2026-03-02": "TBILISI, March 2, 2026 (Wire) — Armenia and Azerbaijan will hold a third round of "
        "talks in Tbilisi on March 9, mediator Georgia said.",
        "2026-03-10": "TBILISI, March 10, 2026 (Wire) — Armenia and Azerbaijan held the third round of "
        "talks in Tbilisi on March 9. Foreign Minister Aram Sarkisian led the Armenian delegation. "
        "Turkey observed the talks.",
    }
    record = record_of(tmp_path / "round.db", engine, reports)
    web = client(record)
    (process,) = ids(record, "process")
    path = f"/talks/{quote(process, safe='')}"
    (met,) = [r for r in web.get(path + ".json").json()["rounds"] if r["status"] == "held"]
    assert met["history"] == ["planned (2026-03-02)", "held (2026-03-10)"]
    assert any("Sarkisian" in name for name in met["delegates"])
    page = web.get(path).text
    assert "<dt>Told as</dt>" in page and "<dt>Led by</dt>" in page
