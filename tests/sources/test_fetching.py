"""Fetching: off unless asked, public addresses only, bounded, polite. Against a hostile server."""

from __future__ import annotations

import gzip
import time
import tracemalloc
from collections.abc import Iterator

import pytest

from tests.sources.hostile_server import Server, served
from trucewatch.records import Failure
from trucewatch.sources import Opening, RawDocument, open_inputs
from trucewatch.sources.addresses import Refused, is_public, parse, pinned
from trucewatch.sources.fetching import Fetched, Fetcher, Limits
from trucewatch.sources.unpacking import TooLarge, Unpacker

QUICK = Limits(bytes=2_000_000, seconds=1.0, connect=5.0, delay=0.0)


@pytest.fixture
def server() -> Iterator[Server]:
    """A hostile server on this machine."""
    with served() as running:
        yield running


def fetcher(limits: Limits = QUICK, **more: object) -> Fetcher:
    return Fetcher(limits=limits, loopback=True, **more)  # type: ignore[arg-type]


def test_fetching_is_off_unless_asked(server: Server) -> None:
    [found] = open_inputs([f"{server.url}/page"])
    assert isinstance(found, Failure) and "--fetch" in found.error
    assert server.seen == []


def test_a_page_comes_with_hash_headers_and_time_but_without_cookies(server: Server) -> None:
    [found] = open_inputs([f"{server.url}/page?n=7"], options=Opening(fetcher(), label="internal"))
    assert isinstance(found, RawDocument)
    assert "withdrawn its guns" in found.text and found.label == "internal"
    assert found.document.fetched and found.document.source_uri.endswith("/page?n=7")
    assert ("etag", '"one"') in found.headers
    assert "secret" not in str(found.headers)
    assert found.data and b"withdrawn" in found.data
    assert "trucewatch/" in server.seen[-1][1]["User-Agent"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("bomb", "the answer is"),
        ("badpack", "packed wrongly"),
        ("brotli", "not read"),
        ("large", "larger than 2 MB"),
        ("endless", "larger than 2 MB"),
        ("slow", "not there after 1 seconds"),
        ("slowhead", "not there after 1 seconds"),
        ("silent", "not there after 1 seconds"),
        ("short", "fails"),
        ("loop", "more than 5 times"),
        ("nowhere", "without saying where"),
        ("to?http://10.0.0.1/", "private network"),
        ("to?http://169.254.169.254/latest/meta-data", "private network"),
        ("to?file:///etc/passwd", "scheme 'file'"),
        ("to?gopher://example.org/", "scheme 'gopher'"),
        ("to?http://user:pw@example.org/", "user name or password"),
        ("busy", "503; try again after 120"),
        ("junk", "fails"),
        ("headers", "fails"),
        ("missing", "404"),
    ],
)
def test_hostile_answers_end_in_one_line_and_in_time(server: Server, path: str, words: str) -> None:
    begun = time.monotonic()
    found = fetcher().fetch(f"{server.url}/{path}")
    assert isinstance(found, Failure), found
    assert words in found.error and "\n" not in found.error
    assert time.monotonic() - begun < 12  # the slow ones go on for 30 s


def test_a_bomb_takes_no_memory() -> None:
    bomb = gzip.compress(b"\0" * 100_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(TooLarge, match="packed to less"):
            Unpacker("gzip", 50_000_000).feed(bomb)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_packed_pages_and_deep_pages_are_read(server: Server) -> None:
    options = Opening(fetcher(Limits(seconds=30.0, delay=0.0)))
    for path in ("packed", "deep"):
        [found] = open_inputs([f"{server.url}/{path}"], options=options)
        assert isinstance(found, RawDocument) and "The army said" in found.text


def test_other_kinds_of_answer_are_named(server: Server) -> None:
    [found] = open_inputs([f"{server.url}/film"], options=Opening(fetcher()))
    assert isinstance(found, Failure) and "video/mp4" in found.error


def test_a_feed_gives_its_pages_with_title_and_date(server: Server) -> None:
    found = list(open_inputs([f"{server.url}/rss"], options=Opening(fetcher())))
    assert [type(f).__name__ for f in found] == ["RawDocument", "RawDocument"]
    first = found[0]
    assert isinstance(first, RawDocument)
    assert first.meta.date == "2020-05-04T10:00:00+00:00" and first.meta.title == "Truce frays"
    [bad] = open_inputs([f"{server.url}/entities"], options=Opening(fetcher()))
    assert isinstance(bad, Failure) and "entities" in bad.error


def test_a_server_is_asked_for_changes_only(server: Server) -> None:
    first = fetcher().fetch(f"{server.url}/same")
    assert isinstance(first, Fetched) and first.status == 200
    again = fetcher().fetch(f"{server.url}/same", etag=first.header("etag"))
    assert isinstance(again, Fetched) and again.status == 304 and again.data == b""


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        (404, True),
        (b"", True),
        (b"User-agent: *\nDisallow: /page\n", False),
        (b"User-agent: trucewatch\nDisallow: /\n", False),
        (b"User-agent: other\nDisallow: /\n", True),
        (503, False),
        (b"User-agent: *\nDisallow: /\n" + b"#" * 600_000, False),
    ],
)
def test_robots_txt_is_respected(server: Server, robots: bytes | int, allowed: bool) -> None:
    server.robots = robots
    found = fetcher().fetch(f"{server.url}/page")
    assert isinstance(found, Fetched) is allowed
    asked = [path for path, _ in server.seen]
    assert asked.count("/robots.txt") == 1 and ("/page" in asked) is allowed


def test_robots_txt_that_cannot_be_had_is_said_to_be_so(server: Server) -> None:
    server.robots = 503
    found = fetcher().fetch(f"{server.url}/page")
    assert isinstance(found, Failure) and "cannot be had (the server answers 503)" in found.error
    nobody = fetcher().fetch("http://127.0.0.1:9/page")
    assert isinstance(nobody, Failure) and "robots.txt cannot be had" in nobody.error
    server.robots = b"User-agent: *\nDisallow: /\n"
    asked = fetcher().fetch(f"{server.url}/page")
    assert isinstance(asked, Failure) and "robots.txt asks not to fetch it" in asked.error


def test_a_host_is_not_asked_twice_within_the_delay(server: Server) -> None:
    server.robots = b"User-agent: *\nCrawl-delay: 7\n"
    clock = [100.0]
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        clock[0] += seconds

    polite = fetcher(Limits(seconds=30.0, delay=2.0), sleep=sleep, clock=lambda: clock[0])
    for n in range(3):
        polite.fetch(f"{server.url}/page?n={n}")
    # after robots.txt the usual delay, from then on the one that it asks for
    assert slept == [2.0, 7.0, 7.0]


# ------------------------------------------------------------ addresses


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/a", "file:///etc/passwd", "data:text/html,x", "javascript:alert(1)",
        "http://", "http://a b/", "http://user@example.org/", "http://example.org:99999/",
        "http://example.org/\r\nHost: x", "//example.org", "http://[::1", "x" * 10, "",
        "http://" + "a" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(Refused):
        parse(url)


def test_addresses_are_taken_apart() -> None:
    address = parse("HTTP://Exämple.ORG.:8080/a b?q=ü#part".replace(" ", "%20"))
    assert address.host == "xn--exmple-cua.org" and address.port == 8080
    assert address.path == "/a%20b?q=%C3%BC"
    assert parse("../x", "https://example.org/a/b").url == "https://example.org/x"


@pytest.mark.parametrize(
    ("ip", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False), ("127.9.9.9", False), ("10.1.2.3", False), ("192.168.0.1", False),
        ("172.16.0.1", False), ("169.254.169.254", False), ("0.0.0.0", False), ("100.64.0.1", False),
        ("224.0.0.1", False), ("255.255.255.255", False), ("::1", False), ("::", False),
        ("fe80::1%eth0", False), ("fc00::1", False), ("::ffff:127.0.0.1", False),
        ("::ffff:10.0.0.1", False), ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False),
        ("no address", False), ("fec0::1", False), ("feff::1", False), ("192.0.0.8", False),
        ("3fff:0:1::1", False), ("168.63.129.16", False), ("::ffff:168.63.129.16", False),
        ("192.0.1.8", True), ("168.63.129.17", True),
    ],
)  # fmt: skip
def test_only_public_machines_are_asked(ip: str, public: bool) -> None:
    assert is_public(ip) is public


def test_a_name_that_stands_for_a_private_machine_too_is_refused() -> None:
    address = parse("http://rebind.example/")
    with pytest.raises(Refused, match="private network"):
        pinned(address, lambda *_: ["93.184.216.34", "127.0.0.1"])
    with pytest.raises(Refused, match="not found"):
        pinned(address, lambda *_: [])


def test_a_name_is_resolved_once_and_the_checked_address_is_connected_to(server: Server) -> None:
    port = server.server_address[1]
    asked: list[str] = []

    def resolver(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) <= 2 else ["10.0.0.1"]

    polite = fetcher(resolver=resolver)
    found = polite.fetch(f"http://rebind.example:{port}/page")
    assert isinstance(found, Fetched) and asked == ["rebind.example"] * 2  # robots.txt, then page
    assert server.seen[-1][1]["Host"] == f"rebind.example:{port}"
    again = polite.fetch(f"http://rebind.example:{port}/page")
    assert isinstance(again, Failure) and "private network" in again.error


def test_without_the_switch_this_machine_is_refused(server: Server) -> None:
    found = Fetcher(limits=QUICK).fetch(f"{server.url}/page")
    assert isinstance(found, Failure) and "private network" in found.error
    assert server.seen == []
