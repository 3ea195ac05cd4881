"""Printed lines and paragraphs."""

from __future__ import annotations

import pytest

from trucewatch.stories.printed import blocks, printed_lines

WRAPPED = """The mediators said that the two delegations had met for four hours in the
hotel and would meet again in the morning, when a draft of the terms is to
be put before them. Neither delegation spoke.

A second paragraph says that the army and the rebels had both asked for a
longer truce than the one which ends on Friday.
"""


def paragraphs(text: str) -> list[str]:
    return [text[b.start : b.end] for b in blocks(text) if not b.blank]


def test_line_breaks_of_all_kinds() -> None:
    text = "a\nb\r\nc\rd\u2028e"
    assert [text[s:e] for s, e in printed_lines(text)] == list("abcde")


def test_wrapped_text_gives_paragraphs() -> None:
    assert paragraphs(WRAPPED) == WRAPPED.strip().split("\n\n")
    carriage = WRAPPED.replace("\n", "\r\n")
    assert paragraphs(carriage) == carriage.strip().split("\r\n\r\n")


def test_wrapped_text_with_a_title_and_bullets() -> None:
    text = "Envoys meet again\n\n" + WRAPPED + "\n- a first point of the draft\n- a second point\n"
    found = paragraphs(text)
    assert found[0] == "Envoys meet again"
    assert found[-2:] == ["- a first point of the draft", "- a second point"]


def test_unwrapped_lines_stay_apart() -> None:
    lines = ["The truce held on Monday.", "Both sides said so.", "Nobody was hurt, they added."]
    assert paragraphs("\n".join(lines)) == lines


def test_titles_of_like_length_are_no_wrapped_text() -> None:
    lines = [f"Army and rebels trade fire near bridge over the river {n}" for n in range(10, 30)]
    assert paragraphs("\n".join(lines)) == lines


def test_a_sentence_broken_in_the_middle_is_put_together() -> None:
    text = "Armenia said on Saturday that its forces had\nbeen fired on near the village."
    assert paragraphs(text) == [text]


@pytest.mark.parametrize("text", ["", "\n", "\n\n\n", "  \n\t\n"])
def test_nothing_but_blanks(text: str) -> None:
    assert paragraphs(text) == []
