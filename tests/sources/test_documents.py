"""PDF, DOCX, tables, feeds, lists and web archives as files; hostile ones among them."""

from __future__ import annotations

import gzip
import io
import json
import time
import zipfile
from pathlib import Path

import pytest

from tests.sources.hostile_server import PAGE, RSS
from trucewatch.records import Failure
from trucewatch.sources import Opening, RawDocument, docx, open_inputs, pdf
from trucewatch.sources.feeds import NoFeed, read_feed
from trucewatch.sources.tables import ColumnError, columns

TEXT = "The army said on Monday that it had withdrawn its guns from the valley."
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def opened(path: Path, **options: object) -> list[RawDocument | Failure]:
    return list(open_inputs([str(path)], options=Opening(**options)))  # type: ignore[arg-type]


def text_of(path: Path) -> str:
    [found] = opened(path)
    assert isinstance(found, RawDocument), found
    return found.text


def error_of(path: Path) -> str:
    [found] = opened(path)
    assert isinstance(found, Failure), found
    assert "\n" not in found.error and path.name in found.error
    return found.error


# ------------------------------------------------------------ PDF


def pdf_bytes(*pages: str) -> bytes:
    fpdf = pytest.importorskip("fpdf")
    made = fpdf.FPDF()
    made.set_font("helvetica", size=12)
    for page in pages:
        made.add_page()
        made.multi_cell(0, 6, page)
    return bytes(made.output())


def test_a_pdf_with_text(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf_bytes(TEXT, "Second page."))
    text = text_of(tmp_path / "a.pdf")
    assert TEXT in text.replace("\n", " ") and text.index("guns") < text.index("Second page.")


def test_pdfs_that_give_no_text_say_why(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").write_bytes(pdf_bytes(""))
    assert "scanned" in error_of(tmp_path / "empty.pdf")
    (tmp_path / "cut.pdf").write_bytes(pdf_bytes(TEXT)[:200])
    assert "PDF cannot be read" in error_of(tmp_path / "cut.pdf")


def test_a_pdf_bomb_is_bounded_in_time_and_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import zlib

    stream = zlib.compress(zlib.compress(b"0 0 Td (x) Tj " * 40_000_000, 1), 9)
    body = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 9 9]>>endobj\n"
        b"4 0 obj<</Length "
        + str(len(stream)).encode()
        + b"/Filter[/FlateDecode/FlateDecode]>>stream\n"
    )
    trailer = b"\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\nstartxref\n0\n%%EOF"
    (tmp_path / "bomb.pdf").write_bytes(body + stream + trailer)
    monkeypatch.setattr(pdf, "MAX_SECONDS", 10)
    begun = time.monotonic()
    error = error_of(tmp_path / "bomb.pdf")
    assert "PDF" in error and time.monotonic() - begun < 25


# ------------------------------------------------------------ DOCX


def docx_bytes(document: str, name: str = "word/document.xml", **more: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, document)
        for other, data in more.items():
            archive.writestr(other, data)
    return out.getvalue()


def body(*paragraphs: str) -> str:
    runs = "".join(f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in paragraphs)
    return f"<w:document {W}><w:body>{runs}</w:body></w:document>"


def test_a_docx(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx_bytes(body("Truce &amp; guns", TEXT)))
    assert text_of(path) == f"Truce & guns\n{TEXT}"


def test_hostile_docx_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx, "MAX_XML", 1_000_000)
    entity = f'<!DOCTYPE x [<!ENTITY a "{"a" * 50}">]>' + body("&a;&a;")
    outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + body("&a;")
    cases = {
        "bomb.docx": (docx_bytes(body("x" * 5_000_000)), "60 MB"),
        "entity.docx": (docx_bytes(entity), "entities"),
        "outside.docx": (docx_bytes(outside), "entities"),
        "broken.docx": (docx_bytes("<w:document"), "broken"),
        "other.docx": (docx_bytes("x", name="../../etc/passwd"), "zip archive"),
        "cut.docx": (docx_bytes(body(TEXT))[:80], "zip archive"),
        "nothing.docx": (docx_bytes(body("")), "no text"),
    }
    for name, (data, words) in cases.items():
        (tmp_path / name).write_bytes(data)
        assert words in error_of(tmp_path / name), name
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(cases)  # nothing was unpacked


# ------------------------------------------------------------ tables


def test_a_table_with_columns_named_and_guessed(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'Headline;Body;Published\nTruce;"{TEXT}";2020-05-04\n;;\n', encoding="utf-8")
    first, empty = opened(path)
    assert isinstance(first, RawDocument) and first.text == TEXT
    assert first.meta.title == "Truce" and first.meta.date == "2020-05-04"
    assert isinstance(empty, Failure) and "row 3" in empty.error
    path.write_text(f"a,b\n{TEXT},Truce\n", encoding="utf-8")
    [bad] = opened(path)
    assert isinstance(bad, Failure) and "--columns text=" in bad.error
    [good] = opened(path, columns=columns("text=a, title=b"))
    assert isinstance(good, RawDocument) and good.meta.title == "Truce"
    [wrong] = opened(path, columns={"text": "z"})
    assert isinstance(wrong, Failure) and "no column 'z'" in wrong.error


@pytest.mark.parametrize("given", ["text", "body=text", "text=", "=a"])
def test_columns_are_named_rightly_or_not_at_all(given: str) -> None:
    with pytest.raises(ColumnError, match="FIELD=COLUMN"):
        columns(given)


def test_a_broken_table_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"text\n\xff\xfe caf\xe9 \x00 said\n" + b'"' + b"x" * 100)
    found = opened(path)
    assert all("\n" not in f.error for f in found if isinstance(f, Failure))
    assert isinstance(found[0], RawDocument) and "\ufffd" in found[0].text


def test_a_parquet_table(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    table = pyarrow.table({"body": [TEXT, None], "link": ["https://a.example/1", None]})
    parquet.write_table(table, tmp_path / "a.parquet")
    first, empty = opened(tmp_path / "a.parquet")
    assert isinstance(first, RawDocument) and first.document.source_uri == "https://a.example/1"
    assert isinstance(empty, Failure)
    data = (tmp_path / "a.parquet").read_bytes()
    (tmp_path / "cut.parquet").write_bytes(data[:-40])
    assert "Parquet" in error_of(tmp_path / "cut.parquet")


# ------------------------------------------------------------ feeds and lists


def test_a_feed_at_hand_gives_its_own_texts(tmp_path: Path) -> None:
    path = tmp_path / "a.rss"
    path.write_bytes(RSS.replace(b"Short.", TEXT.encode()))
    first, second = opened(path)
    assert isinstance(first, RawDocument) and TEXT in first.text
    assert isinstance(second, Failure) and "--fetch" in second.error


def test_a_json_feed_and_an_atom_feed() -> None:
    item = {"id": 1, "url": "/a", "title": "<b>Truce</b>", "content_html": "<p>x</p>"}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": [item]}
    read = read_feed(json.dumps(feed).encode(), "https://a.example/feed")
    assert read.entries[0].url == "https://a.example/a" and read.entries[0].title == "Truce"
    atom = (
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>N</title><entry><id>x</id>'
        b'<link href="https://a.example/1"/><title>T</title><updated>2020-05-04T01:02:03Z</updated>'
        b"</entry></feed>"
    )
    [entry] = read_feed(atom).entries
    assert (entry.url, entry.published) == ("https://a.example/1", "2020-05-04T01:02:03+00:00")


def test_an_opml_list_names_feeds(tmp_path: Path) -> None:
    opml = b'<opml><body><outline xmlUrl="https://a.example/f"/><outline xmlUrl="file:///x"/></body></opml>'
    assert read_feed(opml).feeds == ("https://a.example/f",)
    (tmp_path / "a.opml").write_bytes(opml)
    [found] = opened(tmp_path / "a.opml")
    assert isinstance(found, Failure) and "--fetch" in found.error


@pytest.mark.parametrize(
    "data",
    [
        b"<rss", b"<html></html>", b"", b"{}", b'{"version": "https://jsonfeed.org", "items": 3}',
        b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]><rss></rss>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE r [<!ENTITY a "b">]><rss/>'.encode("utf-16"),
        b'<opml><!ENTITY a "b"></opml>', b"<opml><body>", b"{" * 10_000,
        b"<rss>" + b"<a>" * 300_000,
    ],
)  # fmt: skip
def test_what_is_no_feed_is_refused_in_time(data: bytes) -> None:
    begun = time.monotonic()
    try:
        assert read_feed(data).entries == ()
    except NoFeed as error:
        assert "\n" not in str(error)
    assert time.monotonic() - begun < 5


def test_a_list_of_addresses(tmp_path: Path) -> None:
    path = tmp_path / "a.urls"
    path.write_text("# sources\nhttps://a.example/1\n\nno address\n")
    off, wrong = opened(path)
    assert isinstance(off, Failure) and "--fetch" in off.error
    assert isinstance(wrong, Failure) and "no web address" in wrong.error
    (tmp_path / "b.txt").write_text("https://a.example/1\nhttps://a.example/2\n")
    assert len(opened(tmp_path / "b.txt")) == 2


# ------------------------------------------------------------ web archives


def record(url: str, page: bytes, media: bytes = b"text/html", **headers: bytes) -> bytes:
    more = b"".join(b"%s: %s\r\n" % (k.replace("_", "-").encode(), v) for k, v in headers.items())
    http = b"HTTP/1.1 200 OK\r\nContent-Type: " + media + b"\r\n" + more + b"\r\n" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Date: 2020-05-04T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


ONE, TWO = record("https://a.example/1", PAGE), record("https://a.example/2", PAGE + b" ")


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_an_archive_gives_its_pages(tmp_path: Path, name: str) -> None:
    pack = gzip.compress if name.endswith("gz") else bytes
    film = record("https://a.example/f", b"\0" * 999, b"video/mp4")
    packed = record("https://a.example/3", gzip.compress(PAGE), Content_Encoding=b"gzip")
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)
    chunked = record("https://a.example/4", chunks, Transfer_Encoding=b"chunked")
    (tmp_path / name).write_bytes(b"".join(map(pack, (ONE, film, TWO, packed, chunked))))
    found = opened(tmp_path / name)
    assert all(isinstance(f, RawDocument) for f in found)
    uris = [f.document.source_uri for f in found if isinstance(f, RawDocument)]
    assert uris == [f"https://a.example/{n}" for n in (1, 2, 3, 4)]
    assert found[0].document.fetched == "2020-05-04T10:00:00Z"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "data",
    [
        (ONE + TWO)[:-200], (ONE + TWO)[: len(ONE) + 150], (gzip.compress(ONE) + gzip.compress(TWO))[:-40],
        ONE + b"junk" * 99,
    ],
)  # fmt: skip
def test_an_archive_that_breaks_off_gives_what_came_before(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.warc").write_bytes(data)
    first, *rest = opened(tmp_path / "a.warc")
    assert isinstance(first, RawDocument) and first.document.source_uri == "https://a.example/1"
    assert not any(isinstance(f, RawDocument) for f in rest)
    assert isinstance(rest[-1], Failure)
    assert "breaks off" in rest[-1].error and "came before was read" in rest[-1].error


def test_a_bomb_in_an_archive_is_left_out(tmp_path: Path) -> None:
    bomb = record(
        "https://a.example/b", gzip.compress(b"\0" * 90_000_000), Content_Encoding=b"gzip"
    )
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(bomb) + gzip.compress(ONE))
    bad, good = opened(tmp_path / "a.warc.gz")
    assert isinstance(bad, Failure) and "left out" in bad.error
    assert isinstance(good, RawDocument)


def test_names_in_archives_are_no_paths(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(record("file:///../../etc/x", PAGE))
    [found] = opened(tmp_path / "a.warc")
    assert isinstance(found, RawDocument)
    assert [p.name for p in tmp_path.iterdir()] == ["a.warc"]
