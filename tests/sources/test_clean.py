"""Text without what shows nothing: what goes, what stays, what is told."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.records import Document, Failure
from trucewatch.running.pipeline import Pipeline
from trucewatch.sources import Meta, RawDocument
from trucewatch.sources.clean import clean
from trucewatch.sources.opened import Origin, open_bytes
from trucewatch.sources.raw import raw_document
from trucewatch.stories import split_stories

REPORT = (
    "KLOW, May 3 (Agency) - The Syldavian army said on Sunday that Bordurian forces shelled"
    " the village of Ottokar.\n\nBorduria denied the shelling. “We never fired,” its minister said.\n"
)
# What nobody sees, by what it is for; each may stand between any two letters.
UNSEEN = ["\x08", "\x1b[31m", "\x1b[0m", "\x1b]0;title\x07", "\x7f", "\x81", "\u200b", "\u200d",
          "\u2060", "\ufeff", "\u00ad", "\u200e", "\u200f", "\u202e", "\u202a", "\u202c", "\u2066",
          "\u2069", "\u061c", "\U000e0041", "\U000e007f", "\u3164", "\ufffc", "\x1b"]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The \x1b[1marmy\x1b[0m said", "The army said"),
        ("the ar\u00admy s\u200ba\u200di\u2060d\ufeff", "the army said"),
        ("\u202edias ymra eht\u202c", "dias ymra eht"),
        ("a\U000e0068\U000e0069b", "ab"),
        ("one\x1ftwo\x1cthree", "one two three"),
        ("one\u2028two\u2029three", "one\ntwo\nthree"),
        ("\x93Stop,\x94 he said \x96 it\x92s over", "“Stop,” he said – it’s over"),
        ("sa\ufe0fid", "said"),
        ("lone \ud800 half", "lone \ufffd half"),
        ("bell\x07 and \x1bcut \x1b(Bshort", "bell and cut short"),
    ],
)
def test_what_shows_nothing_goes(text: str, kept: str) -> None:
    assert clean(text)[0] == kept


@pytest.mark.parametrize(
    "text",
    [
        REPORT,
        "one\r\ntwo\rthree\n\tfour\x0bfive\x0c six\u00a0seven\u202f8",
        "می\u200cخواهم صلح",  # a non-joiner is spelling in Persian
        "क\u094d\u200dष",  # a joiner in Devanagari
        "👩\u200d🚒 and ❤\ufe0f and 1\ufe0f\u20e3",
        "Cafe\u0301, naïve, Đặng, Ереван, Երևան, 北京",
        "broken \ufffd stays to be seen",
    ],
)
def test_what_is_read_stays(text: str) -> None:
    assert clean(text) == (text, ())


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("a\x1b[31mb", "1 control or hidden character taken out (the first U+001B at 1)"),
        ("ab\u202ec\u202c", "2 control or hidden characters taken out (the first U+202E at 2)"),
        ("abc\U000e0041", "1 control or hidden character taken out (the first U+E0041 at 3)"),
    ],
)
def test_what_could_deceive_is_told(text: str, note: str) -> None:
    assert clean(text)[1] == (note,)


@pytest.mark.parametrize("text", ["sof\u00adtly", "\ufeffstart", "a\u200bb", "it\x92s"])
def test_what_honest_pages_hold_is_not_told(text: str) -> None:
    assert clean(text)[1] == ()


ANY = st.lists(st.one_of(st.sampled_from(UNSEEN), st.text(max_size=8)), max_size=30).map("".join)


@given(ANY)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_cleaning_twice_changes_nothing_and_no_control_is_left(text: str) -> None:
    kept, _ = clean(text)
    assert clean(kept) == (kept, ())
    for char in kept:
        assert unicodedata.category(char) != "Cc" or char in "\t\n\v\f\r"
        assert char not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    kept.encode("utf-8")


@given(st.lists(st.tuples(st.integers(0, len(REPORT)), st.sampled_from(UNSEEN)), max_size=12))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_what_is_put_in_unseen_leaves_the_stories_as_they_were(put: list[tuple[int, str]]) -> None:
    text = REPORT
    for at, hidden in sorted(put, reverse=True):
        text = text[:at] + hidden + text[at:]
    raw = open_bytes(text.encode(), Origin("x.txt"), "text")
    assert isinstance(raw, RawDocument)
    assert raw.text == REPORT and raw.data == text.encode()
    for story in split_stories(raw):
        assert raw.text[story.start : story.end] == story.text
        for span in (story.headline, story.dateline):
            assert span is None or story.text[span.start : span.end] == span.text


def test_hidden_characters_do_not_change_what_is_coded(engine: Pipeline) -> None:
    hidden = REPORT.replace("army said", "ar\u00admy \x1b[1msa\u200bid\x1b[0m").replace(
        "denied", "\u202ede\u2060nied\u202c"
    )
    plain, odd = (engine.read(_raw(text)) for text in (REPORT, hidden))
    assert _told(plain) == _told(odd)
    assert odd.document is not None and odd.document.notes and not plain.document.notes
    story = odd.stories[0]
    for statement in odd.statements:
        for span in (*statement.content, *filter(None, [statement.cue, statement.speaker])):
            assert story.text[span.start : span.end] == span.text


def _raw(text: str) -> RawDocument:
    return raw_document(Document("doc-x", "x", "", None, "text/plain"), text, Meta())


def _told(result: object) -> list[object]:
    said = [(s.speaker and s.speaker.code, s.act, s.content) for s in result.statements]  # type: ignore[attr-defined]
    done = [(e.type, e.realis, [a.code for a in e.actors], e.start) for e in result.events]  # type: ignore[attr-defined]
    assert said and done
    return [said, done]


def test_titles_are_cleaned_too() -> None:
    raw = raw_document(
        Document("doc-x", "x", "", None, "text/plain"), "Text.", Meta(title="A\u202etitle\x07")
    )
    assert raw.meta.title == "Atitle"


@pytest.mark.parametrize("data", ["\u200b\u2060", "\x1b[31m \x1b[0m"])
def test_a_text_that_shows_nothing_is_a_failure(data: str) -> None:
    found = open_bytes(data.encode(), Origin("x.txt"), "plain")
    assert isinstance(found, Failure)
