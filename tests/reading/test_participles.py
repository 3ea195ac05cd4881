"""Lists of passives share their subject; the wounded who are counted are no clause."""

from __future__ import annotations

import pytest

from tests.coding.realis_support import parsed

HURT = [
    ("At the hospital, Dr. Emil Prash counted 17 wounded.", "wounded"),
    ("The hospital received 12 wounded from the front.", "wounded"),
    ("Doctors treated nine injured.", "injured"),
]
CLAUSES = [
    ("The hospital treated 12 people wounded by shells.", "wounded"),
    ("The army counted three men missing.", "missing"),
    ("Two wounded men were left behind.", "wounded"),
]


@pytest.mark.parametrize(("text", "word"), HURT)
def test_the_hurt_are_what_is_counted(text: str, word: str) -> None:
    _, p = parsed(text)
    k = p.lower.index(word)
    assert p.pos[k] == "NOUN"
    assert p.dep[k] in ("dobj", "pobj")
    assert p.dep[k - 1] == "nummod"


@pytest.mark.parametrize(("text", "word"), CLAUSES)
def test_others_stay_what_they_are(text: str, word: str) -> None:
    _, p = parsed(text)
    assert p.dep[p.lower.index(word)] not in ("dobj", "pobj")


@pytest.mark.parametrize(
    "text",
    [
        "The women were raped, whipped or robbed on the road.",
        "Two nurses were stopped, beaten and arrested at the bridge.",
    ],
)
def test_passives_in_a_list(text: str) -> None:
    _, p = parsed(text)
    verbs = [i for i in range(len(p)) if p.tag[i] == "VBN"]
    assert [p.dep[i] for i in verbs[1:]] == ["conj", "conj"]


def test_a_clause_behind_a_passive_stays_one() -> None:
    _, p = parsed("The men were killed, struck by a shell.")
    assert p.dep[p.lower.index("struck")] != "conj"
