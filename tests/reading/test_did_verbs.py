"""What "did" stresses is the verb: "its crews did fire at a column", "they did an attack story"."""

from __future__ import annotations

import pytest

from tests.coding.cast_support import reader, story_of


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("A spokesman said its crews did fire at an army column near Belm.", "fire", "VB"),
        ("The crews did fire on the post.", "fire", "VB"),
        ("The army did raid the village.", "raid", "VB"),
        ("The reporters did an ambush story on Monday.", "ambush", "NN"),
        ("The painters did the attack scene.", "attack", "NN"),
    ],
)
def test_what_did_stresses(text: str, word: str, tag: str) -> None:
    parse = reader().parse(story_of(text))
    at = parse.word.index(word)
    assert parse.tag[at] == tag
    if tag == "VB":
        assert "did" in {parse.word[c] for c in parse.children[at] if parse.dep[c] == "aux"}
        assert any(parse.dep[c] == "nsubj" for c in parse.children[at])
