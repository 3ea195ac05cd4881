"""Names of places as reports write them: articles, small words between, names of arms and papers."""

from __future__ import annotations

import re

import pytest

from tests.linking.short_texts import WIRE, coded
from trucewatch.linking.nodes import nodes_of
from trucewatch.linking.places.toponyms import NAME


@pytest.mark.parametrize(
    "name",
    ["al-Mazra", "El-Koteh", "ad-Dumeir", "Deir az-Zeru", "N’Dorama", "N'Dorama",
     "San Vito del Monte", "Puerto de la Sal", "Hill 312", "Beit Sarna", "Oruna"],
)  # fmt: skip
def test_a_name_is_read_whole(name: str) -> None:
    found = re.search(NAME, f"fired at {name} again")
    assert found is not None and found.group() == name


@pytest.mark.parametrize("words", ["a-b", "el nino", "al fresco", "as-is", "A-1"])
def test_words_that_are_no_names(words: str) -> None:
    assert re.search(NAME, words) is None


OWN = [
    # (sentence, word of the act, names that its own words put it at)
    ("Gunmen of the Front shelled a post near al-Mazra on Tuesday, killing two soldiers.", "shelled",
     {"mazra"}),
    ("One of its crews fired at ad-Dumeir on Tuesday, the army said.", "fired", {"dumeir"}),
    # Where a paper was signed, talks were held or somebody was nursed is not where the act was.
    ("Rebels shelled army posts on Tuesday in what it called the third breach of a truce signed in"
     " Geneva last month.", "shelled", set()),
    ("Rebels shelled army posts on Tuesday, a day after talks in Geneva.", "shelled", set()),
    ("Rebels shelled an army post on Tuesday, and two men were treated at a hospital in Oruna.",
     "shelled", set()),
    # Arms are no places.
    ("Rebels attacked an army post on Tuesday with Grad rockets and Kornet missiles.", "attacked", set()),
    ("Grad rockets hit an army post near Oruna on Tuesday.", "hit", {"oruna"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "names"), OWN)
def test_the_names_that_an_act_is_put_at(text: str, word: str, names: set[str]) -> None:
    (story,) = coded(WIRE + text)
    told = [n.told.own for n in nodes_of(story) if n.event and n.event.trigger.text == word]
    assert told and set(told[0]) == names
