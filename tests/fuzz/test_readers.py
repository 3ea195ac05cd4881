"""Whatever bytes come in, readers and splitters answer with values, in time, and lose nothing.

What fuzzing has found goes into ``findings.jsonl``, one case a line, and is tried first for ever.
"""

from __future__ import annotations

import base64
import contextlib
import io
import json
import os
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trucewatch.records import Failure
from trucewatch.sources import RawDocument, open_inputs
from trucewatch.sources.addresses import Refused, parse
from trucewatch.sources.docx import docx_text
from trucewatch.sources.feeds import NoFeed, read_feed
from trucewatch.sources.html import NoText
from trucewatch.sources.opened import Origin, open_bytes
from trucewatch.sources.pdf import read as read_pdf
from trucewatch.sources.tables import read_csv
from trucewatch.sources.unpacking import TooLarge, Unpacker
from trucewatch.sources.warc import read_warc
from trucewatch.store.rows import sentences
from trucewatch.stories import split_stories
from trucewatch.stories.copies import are_copies, sketch

FINDINGS = Path(__file__).with_name("findings.jsonl")
CAREFUL = settings(
    max_examples=int(os.environ.get("TRUCEWATCH_FUZZ", "60")),
    deadline=None,
    derandomize="TRUCEWATCH_FUZZ" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

# Pieces that readers look for, put together in any order.
PIECES = st.sampled_from(
    [
        b"<html>", b"<p>", b"</p>", b"<body>", b"<title>", b"<!DOCTYPE html>", b"<!--", b"-->",
        b"<rss>", b"<item>", b"<feed xmlns='x'>", b"<entry>", b"<![CDATA[", b"]]>", b"&#x110000;",
        b"%PDF-1.4\n", b"1 0 obj", b"stream\n", b"PK\x03\x04", b"WARC/1.0\r\n", b"\x1f\x8b\x08",
        b"Content-Length: 10\r\n", b"\r\n\r\n", b'{"text": "', b'"}\n', b"text,date\n", b'"', b",",
        b"\xff\xfe", b"\xef\xbb\xbf", b"\x00", b"\xed\xa0\x80", b"charset=utf-7", b"\xe2\x80\xa8",
        b"KLOW (Agency) \xe2\x80\x94 ", b"The army said that it fired. ", b"\n\n", b"\x1b[31m",
        b"UPDATE: ", b"----\n", b"By Ann Author\n", b"https://a.example/1\n", b"1 May 2020\n",
    ]
)  # fmt: skip
BYTES = st.lists(st.one_of(PIECES, st.binary(max_size=40)), max_size=30).map(b"".join)
TEXT = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from(
            ["\n", "\n\n", "KLOW — ", "The army said so. ", "\r", "\u2028", "\t", "• "]
        ),
    ),
    max_size=40,
).map("".join)


def _opened(data: bytes) -> None:
    for kind in ("auto", "text", "html", "docx", "plain"):
        found = open_bytes(data, Origin("x"), kind)
        if isinstance(found, Failure):
            assert "\n" not in found.error
        else:
            found.text.encode("utf-8")
            _split(found)


def _split(raw: RawDocument) -> None:
    stories = split_stories(raw)
    covered: set[int] = set()
    for story in stories:
        assert raw.text[story.start : story.end] == story.text
        for span in (story.headline, story.dateline):
            assert span is None or story.text[span.start : span.end] == span.text
        for line in story.lines:
            assert 0 <= line.start <= line.end <= len(story.text)
            covered.update(range(story.start + line.start, story.start + line.end))
        for start, end in sentences(story):
            assert 0 <= start <= end <= len(story.text)
        assert are_copies(sketch(story), sketch(story)) or not sketch(story).runs
    lost = [i for i, c in enumerate(raw.text) if not c.isspace() and i not in covered]
    assert not lost, raw.text[lost[0] : lost[0] + 20]


def _stdin(data: bytes) -> None:
    for found in open_inputs(["-"], "auto", io.BytesIO(data)):
        assert isinstance(found, RawDocument) or "\n" not in found.error


def _feed(data: bytes) -> None:
    try:
        for entry in read_feed(data, "https://a.example/feed").entries:
            assert entry.url == "" or entry.url.startswith(("http://", "https://"))
    except NoFeed as error:
        assert "\n" not in str(error)


def _warc(data: bytes) -> None:
    for found in read_warc(io.BytesIO(b"WARC/1.0\r\n" + data), "x"):
        assert isinstance(found, RawDocument) or "\n" not in found.error


def _table(data: bytes) -> None:
    for found in read_csv(io.BytesIO(b"text,date\n" + data), "x", {}, 1_000_000):
        assert isinstance(found, RawDocument) or "\n" not in found.error


def _docx(data: bytes) -> None:
    try:
        docx_text(data)
    except NoText as error:
        assert "\n" not in str(error)


def _pdf(data: bytes) -> None:
    answer = read_pdf(b"%PDF-1.4\n" + data)
    assert bool(answer.text) != bool(answer.error) and "\n" not in answer.error


def _unpacked(data: bytes) -> None:
    for coding in ("gzip", "deflate", ""):
        with contextlib.suppress(TooLarge, zlib.error):
            Unpacker(coding, 10_000).feed(data)


READERS: dict[str, Callable[[bytes], None]] = {
    "opened": _opened,
    "stdin": _stdin,
    "feed": _feed,
    "warc": _warc,
    "table": _table,
    "docx": _docx,
    "pdf": _pdf,
    "unpacked": _unpacked,
}


@pytest.mark.parametrize("reader", READERS)
@CAREFUL
@given(data=BYTES)
def test_readers_answer_with_values(reader: str, data: bytes) -> None:
    READERS[reader](data)


@CAREFUL
@given(text=TEXT)
def test_splitting_loses_no_character(text: str) -> None:
    found = open_bytes(text.encode("utf-8", "replace"), Origin("x"), "plain")
    if isinstance(found, RawDocument):
        _split(found)


@CAREFUL
@given(url=st.one_of(st.text(max_size=60), TEXT.map(lambda t: f"https://{t}")))
def test_addresses_are_refused_or_whole(url: str) -> None:
    try:
        address = parse(url)
    except Refused:
        return
    assert address.scheme in ("http", "https") and address.host
    assert not any(c.isspace() or ord(c) > 127 for c in address.url)
    assert parse(address.url) == address


def _findings() -> list[tuple[str, bytes]]:
    lines = FINDINGS.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    return [(r["reader"], base64.b64decode(r["data"])) for r in rows]


@pytest.mark.parametrize(("reader", "data"), _findings())
def test_what_was_found_stays_mended(reader: str, data: bytes) -> None:
    READERS[reader](data)
