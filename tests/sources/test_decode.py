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
    assert decode(text.encode(encoding)) == text


def test_windows_1252() -> None:
    assert decode(LATIN.encode("cp1252")) == LATIN


def test_utf8_with_broken_bytes_keeps_the_rest() -> None:
    data = "“Nagorno-Karabakh” ".encode() + b"\x93quoted\x94" + " – Aliyev’s".encode()
    assert decode(data) == "“Nagorno-Karabakh” “quoted” – Aliyev’s"


def test_cut_utf8() -> None:
    assert decode("peace ‘".encode()[:-1]).startswith("peace ")


def test_line_ends_and_controls_stay() -> None:
    text = "one\r\ntwo\rthree\n\x1b[1mfour\u202e five\u2066"
    assert decode(text.encode()) == text


def test_declared_encoding_is_tried_first_and_not_believed_blindly() -> None:
    assert decode(CYRILLIC.encode("cp1251"), "windows-1251") == CYRILLIC
    assert decode(LATIN.encode("cp1252"), "iso-8859-1") == LATIN
    assert decode(LATIN.encode(), "ascii-of-mars") == LATIN
    assert decode(CYRILLIC.encode(), "us-ascii-8") == CYRILLIC


@given(st.binary(max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_bytes_give_encodable_text_or_say_why_not(data: bytes) -> None:
    try:
        text = decode(data)
    except NotText as error:
        assert str(error)
    else:
        text.encode("utf-8")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=200))
@settings(max_examples=100, deadline=None)
def test_utf8_comes_back(text: str) -> None:
    if not text.startswith("\ufeff") and not text.encode().startswith((b"%PDF", b"PK", b"{\\rtf")):
        assert decode(text.encode()) == text
