"""Web pages."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from trucewatch.sources import RawDocument, open_inputs
from trucewatch.sources.html import MAX_HTML, NoText, extract

PAGE = """<!DOCTYPE html><html><head><title>Envoys meet in Doha | Gulf Post</title>
<meta property="article:published_time" content="2024-05-17T10:00:00Z">
<link rel="canonical" href="https://gulfpost.example/2024/envoys"></head>
<body><nav><a href="/">Home</a><a href="/w">World</a></nav><article><h1>Envoys meet in Doha</h1>
<p>DOHA: Envoys of both sides met on Friday for the first time since the truce collapsed in March,
officials said.</p><p>The talks lasted three hours and will resume on Saturday, a mediator told
reporters after the meeting in the capital.</p><p>Neither side commented on the
<a href="/x">outcome</a> of the talks, which were hosted by Qatar.</p>
<script>var truce = "broken";</script></article>
<div class="comments"><p>First comment by a reader.</p></div><footer>Copyright</footer></body></html>
"""


def test_main_text_title_date_and_address() -> None:
    page = extract(PAGE.encode())
    lines = page.text.split("\n")
    assert lines[0] == "Envoys meet in Doha"
    assert lines[1].startswith("DOHA: Envoys of both sides met")
    assert lines[-1].endswith("outcome of the talks, which were hosted by Qatar.")
    assert "truce =" not in page.text
    assert page.meta.title == "Envoys meet in Doha"
    assert page.meta.date == "2024-05-17"
    assert page.meta.url == "https://gulfpost.example/2024/envoys"


def test_title_is_put_before_a_text_without_it() -> None:
    assert extract(PAGE.replace("h1", "h9").encode()).text.startswith("Envoys meet in Doha\n")


def test_no_date_in_the_markup_means_no_date() -> None:
    page = PAGE.replace('content="2024-05-17T10:00:00Z"', "").replace("example/2024/", "example/")
    page = page.replace("Copyright", "Copyright 2021 Gulf Post").replace("March", "March 2023")
    assert extract(page.encode()).meta.date is None


def test_small_page_falls_back_on_its_text() -> None:
    page = extract(b"<html><title>T</title><body><table><tr><td>A truce<br>holds.</table>")
    assert page.text.split("\n")[-2:] == ["A truce", "holds."]


def test_declared_encoding() -> None:
    body = "<p>Négociateurs réunis à Genève pour la trêve, dit l’envoyé.</p>" * 5
    page = f'<html><head><meta charset="windows-1252"></head><body>{body}</body></html>'
    assert "Négociateurs réunis à Genève" in extract(page.encode("cp1252")).text


HIDDEN = [
    "<p hidden>Nobody sees this.</p>",
    '<div hidden=""><div>Nobody</div> sees this.</div>',
    '<p aria-hidden="true">Nobody sees this.</p>',
    '<div style="color:red; display: none"><p>Nobody sees this.</p></div>',
    '<p style="font-size:0">Nobody sees this.</p>',
    '<span style="opacity:0.0;">Nobody sees this.</span>',
    '<p style="VISIBILITY:hidden">Nobody sees this.</p>',
]
SEEN = [
    '<p aria-hidden="false">Nobody sees this.</p>',
    '<p style="display:block; font-size: 0.9em; opacity: 0.8">Nobody sees this.</p>',
    '<p title="hidden" class="hidden-gem">Nobody sees this.</p>',
]


@pytest.mark.parametrize("plain", [False, True])
def test_what_a_page_hides_is_not_read(*, plain: bool) -> None:
    deep = "<div>" * 500 if plain else ""  # too deep for a tree: read element by element
    for part in HIDDEN:
        page = extract(PAGE.replace("<p>Neither", f"{deep}{part}<p>Neither").encode())
        assert "sees this" not in page.text, part
        assert "Neither side commented" in page.text, part
    for part in SEEN:
        page = extract(PAGE.replace("<p>Neither", f"{deep}{part}<p>Neither").encode())
        assert "sees this" in page.text, part


def test_a_body_that_a_script_will_show_is_read() -> None:
    page = PAGE.replace("<body>", '<body style="visibility:hidden">')
    page = '<?xml version="1.0" encoding="utf-8"?>' + page
    assert "Envoys of both sides met" in extract(page.encode()).text


@pytest.mark.parametrize("data", [b"<html></html>", b"<html><script>x</script>", b"<html><!--" * 9])
def test_page_without_text(data: bytes) -> None:
    with pytest.raises(NoText):
        extract(data)


def test_too_large_a_page() -> None:
    with pytest.raises(NoText, match="MB"):
        extract(b"<p>" + b"a" * MAX_HTML)


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body>" + b"<div>" * 50_000 + b"truce" + b"</div>" * 50_000,
        b"<html><body>" + b"<x>" * 50_000 + b"truce",
        b"<html><body>truce" + b"<" * 300_000,
        b"<html><body>truce" + b"&" * 300_000,
        b"<html><body>truce" + b"<a href='" * 50_000,
        b"<html><body>truce" + b"<!--" * 100_000,
        b"<html><body><p>truce" + b"<table><tr><td>" * 20_000,
        b"<html><body>" + b"<p>The truce holds in the valley, he said.</p>" * 40_000,
    ],
)
def test_hostile_pages_take_bounded_time(data: bytes) -> None:
    start = time.process_time()
    with suppress(NoText):
        assert "truce" in extract(data).text
    assert time.process_time() - start < 10


def test_the_document(tmp_path: object) -> None:
    import io

    raw = next(iter(open_inputs(["-"], "html", io.BytesIO(PAGE.encode()))))
    assert isinstance(raw, RawDocument)
    assert raw.document.media_type == "text/html"
