"""How a phrase is named: no determiners, no marks of quotation, no relative words."""

from __future__ import annotations

import pytest

from trucewatch.vocab.actor_phrase import plain_name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the Armenian “ saboteurs", "Armenian saboteurs"),
        ("its “ volunteers ”", "volunteers"),
        ("whose spokesman", "spokesman"),
        ("the army 's chief", "army's chief"),
        ("the", "the"),
        ("whose", "whose"),
    ],
)
def test_plain_names(words: str, name: str) -> None:
    tokens = words.split()
    assert plain_name(tokens, [t.lower() for t in tokens], 0, len(tokens)) == name
