"""Gerunds with their doer before them and "of" behind them are nouns."""

from __future__ import annotations

import pytest

from tests.coding.realis_support import parsed

NOUNS = [
    ("Nine people died in army shelling of the market.", "army", "shelling"),
    ("Nine people were killed in rebel shelling of the clinic.", "rebel", "shelling"),
    ("Two bridges were lost in Malian bombing of the river port.", "malian", "bombing"),
    ("The road was closed after army mining of the fields.", "army", "mining"),
    ("Rebel shelling of the town stopped at dawn.", "rebel", "shelling"),
    ("Villagers said that army mining of the fields went on.", "army", "mining"),
]
VERBS = [
    ("He was approached by men speaking of revenge.", "speaking"),
    ("They were killed by an officer tiring of the chase.", "tiring"),
    ("The shelling of the market went on.", "shelling"),
    ("The men speaking of revenge were led away.", "speaking"),
    ("A man robbing banks of money was shot.", "robbing"),
    ("He spent a year in exile speaking of peace.", "speaking"),
]


@pytest.mark.parametrize(("text", "doer", "noun"), NOUNS)
def test_nouns(text: str, doer: str, noun: str) -> None:
    _, p = parsed(text)
    n = p.lower.index(noun)
    assert p.pos[n] == "NOUN"
    assert p.dep[n] in ("pobj", "nsubj", "nsubjpass")
    assert p.lower.index(doer) in p.children[n]


@pytest.mark.parametrize(("text", "word"), VERBS)
def test_verbs_and_what_was_a_noun_before(text: str, word: str) -> None:
    _, p = parsed(text)
    n = p.lower.index(word)
    assert not (p.dep[n] == "pobj" and p.pos[n - 1] in ("NOUN", "ADJ") and n - 1 in p.children[n])
