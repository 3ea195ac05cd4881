"""Bytes to text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.sources.decode import NotText, decode

LATIN = "Le négociateur a dit « oui » à l’accord — peut-être."
CYRILLIC = "Россия обвинила Украину в нарушении перемирия под Донецком."


@pytest.mark.parametrize("text", [LATIN, CYRILLIC])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_with_and_without_a_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_windows_1252() -> None:
    assert decode(LATIN.encode("cp1252")).text == LATIN


def test_utf8_with_broken_bytes_keeps_the_rest() -> None:
    data = "“Nagorno-Karabakh” ".encode() + b"\x93quoted\x94" + " – Aliyev’s".encode()
    assert decode(data).text == "“Nagorno-Karabakh” “quoted” – Aliyev’s"


@pytest.mark.parametrize(
    ("data", "declared", "note"),
    [
        (b"caf\xe9 closed", None, "1 byte is not UTF-8 and read as Windows-1252 (the first at 3)"),
        (
            "“peace”".encode() + b" \x93a\x94 \x81",
            None,
            "3 bytes are not UTF-8 and read as Windows-1252 (the first at 8);"
            " 1 of them in no known encoding, shown as \ufffd",
        ),
        (
            b"\xff\xfea\x00\x00\xd8b\x00",
            None,
            "bytes that are not UTF-16 are shown as \ufffd (the first at byte 2)",
        ),
        ("Café".encode(), None, ""),
        (b"caf\xe9", "latin-1", ""),
    ],
)
def test_bytes_that_could_not_be_taken_as_they_are_are_told(
    data: bytes, declared: str | None, note: str
) -> None:
    assert decode(data, declared).notes == ((note,) if note else ())


def test_cut_utf8() -> None:
    assert decode("peace ‘".encode()[:-1]).text.startswith("peace ")


def test_line_ends_and_controls_stay() -> None:
    text = "one\r\ntwo\rthree\n\x1b[1mfour\u202e five\u2066"
    assert decode(text.encode()).text == text


def test_declared_encoding_is_tried_first_and_not_believed_blindly() -> None:
    assert decode(CYRILLIC.encode("cp1251"), "windows-1251").text == CYRILLIC
    assert decode(LATIN.encode("cp1252"), "iso-8859-1").text == LATIN
    assert decode(LATIN.encode(), "ascii-of-mars").text == LATIN
    assert decode(CYRILLIC.encode(), "us-ascii-8").text == CYRILLIC


@given(st.binary(max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_bytes_give_encodable_text_or_say_why_not(data: bytes) -> None:
    try:
        text = decode(data).text
    except NotText as error:
        assert str(error)
    else:
        text.encode("utf-8")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=200))
@settings(max_examples=100, deadline=None)
def test_utf8_comes_back(text: str) -> None:
    if not text.startswith("\ufeff") and not text.encode().startswith((b"%PDF", b"PK", b"{\\rtf")):
        assert decode(text.encode()).text == text
