"""A watch has an overview and a feed of its own; without one everything is told."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pytest

from tests.web.support import Client, client
from trucewatch.linking.camps.sides import Watch
from trucewatch.store.record import Record

CAUCASUS = Watch(name="Karabakh & around", camps={"arm": ("ARM",), "aze": ("AZE",)})
YEMEN = Watch(name="Yemen", camps={"gov": ("YEM",), "houthis": ("YEMREB:houthis", "houthis")})
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def two(demo: Path) -> Client:
    """A server that follows two processes."""
    return client(demo, watches=(CAUCASUS, YEMEN))


def titles(web: Client, path: str) -> list[str]:
    answer = web.get(path, accept="*/*")
    assert answer.status_code == 200, answer.text
    root = ElementTree.fromstring(answer.content)
    return [e.findtext(f"{ATOM}title") or "" for e in root.iter(f"{ATOM}entry")]


def contested(web: Client, name: str) -> set[str]:
    page = web.get(f"/index.json?watch={quote(name)}").json()
    return {row["id"] for row in page["contested"]}


def test_each_watch_tells_of_its_own(two: Client) -> None:
    one, other, every = (contested(two, n) for n in (CAUCASUS.name, YEMEN.name, "*"))
    assert one and not one & other
    assert (
        two.get("/index.json").json()["contested"]
        == (two.get(f"/index.json?watch={quote(CAUCASUS.name)}").json()["contested"])
    )
    assert every


def test_each_watch_has_a_feed(two: Client, web: Client) -> None:
    feeds = {n: titles(two, f"/feed.atom?watch={quote(n)}") for n in (CAUCASUS.name, YEMEN.name)}
    assert all(feeds.values()) and not set(feeds[YEMEN.name]) & set(feeds[CAUCASUS.name])
    assert titles(two, "/feed.atom") == feeds[CAUCASUS.name]
    whole = titles(two, "/feed.atom?watch=*")
    assert whole == titles(web, "/feed.atom") and len(whole) >= max(map(len, feeds.values()))
    root = ElementTree.fromstring(two.get("/feed.atom?watch=Yemen").content)
    assert root.findtext(f"{ATOM}title") == "trucewatch: Yemen"


def test_pages_lead_to_the_watches_and_their_feeds(two: Client) -> None:
    page = two.get("/").text
    assert "Watch <b>Karabakh &amp; around</b>" in page
    assert 'href="/?watch=Yemen"' in page and 'href="/?watch=*"' in page
    feed = re.search(r'rel="alternate" type="application/atom\+xml"[^>]*href="([^"]+)"', page)
    assert feed is not None and titles(two, feed.group(1).replace("&amp;", "&"))


def test_a_watch_that_is_not_there_is_named_so(two: Client) -> None:
    answer = two.get("/?watch=Elsewhere")
    assert answer.status_code == 404 and "Yemen" in answer.text


def test_a_record_is_followed_by_its_own_watch(demo: Path, tmp_path: Path) -> None:
    copy = tmp_path / "own.db"
    with Record(demo, read_only=True) as record, Record(copy) as target:
        record.db.backup(target.db)
    with Record(copy) as record:
        record.set_watch(YEMEN)
    web = client(copy)
    assert "Watch <b>Yemen</b>" in web.get("/").text
    assert titles(web, "/feed.atom") == titles(web, "/feed.atom?watch=Yemen")
