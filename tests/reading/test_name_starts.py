"""Given names at the beginning of a sentence that the parser takes for verbs."""

from __future__ import annotations

import pytest

from trucewatch.reading.name_starts import name_starts
from trucewatch.reading.parse import RawToken

WORDS = ("Getachew", "Tadesse", "told", "reporters")
TEXT = " ".join(WORDS)


def tokens(tag: str = "VB", last: str = "NNP", dep: str = "csubj") -> list[RawToken]:
    rows = [(tag, dep, 2), (last, "dobj", 0), ("VBD", "ROOT", 2), ("NNS", "dobj", 2)]
    out, at = [], 0
    for k, ((t, d, head), word) in enumerate(zip(rows, WORDS, strict=True)):
        pos = "VERB" if t.startswith("VB") else "PROPN"
        out.append(RawToken(at, at + len(word), word.lower(), pos, t, d, head, k == 0))
        at += len(word) + 1
    return out


def test_a_plain_verb_with_a_surname_for_its_object_is_a_given_name() -> None:
    got = name_starts(tokens(), TEXT, 0)
    assert [(t.tag, t.dep, t.head) for t in got[:2]] == [
        ("NNP", "compound", 1),
        ("NNP", "nsubj", 2),
    ]
    assert got[0].lemma == "Getachew" and got[2:] == tokens()[2:]


@pytest.mark.parametrize(
    "other",
    [tokens("VBG"), tokens(last="NNS"), tokens(dep="advcl")],
    ids=["visiting Rome helped", "visit doctors", "no subject"],
)
def test_other_clauses_stay(other: list[RawToken]) -> None:
    assert name_starts(other, TEXT, 0) == other


def test_an_infinitive_stays() -> None:
    found = tokens()
    found[3] = RawToken(22, 31, "to", "PART", "TO", "aux", 0, False)
    assert name_starts(found, TEXT, 0) == found
