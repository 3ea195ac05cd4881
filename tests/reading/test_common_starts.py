"""A common noun that opens a sentence is no name: "Rockets were launched", not "Rebel FM aired"."""

from __future__ import annotations

import pytest

from tests.coding.cast_support import reader, story_of


@pytest.mark.parametrize(
    ("text", "tag", "lemma"),
    [
        ("Rockets were launched at the army base in Belm on Monday.", "NNS", "rocket"),
        ("Gunfire was heard in Belm on the night of 12 June.", "NN", "gunfire"),
        ("Militiamen attacked Fala village at dawn on Sunday.", "NNS", "militiaman"),
        ("Rocket Fuels shares fell on Monday.", "NNP", "Rocket"),
        ("Belm was shelled on Monday.", "NNP", "Belm"),
    ],
)
def test_the_first_word(text: str, tag: str, lemma: str) -> None:
    parse = reader().parse(story_of(text))
    assert parse.tag[0] == tag
    assert parse.lemma[0].lower() == lemma.lower()
