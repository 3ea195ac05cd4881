"""Lemmas by table and rule: bare verbs, and verbs made from others."""

from __future__ import annotations

import pytest

from trucewatch.reading.lemma import Lemmatizer

TABLE = Lemmatizer(
    {"verb": ["lay", "lie", "launch", "supply", "wound", "wind"], "noun": ["launch"]},
    {"verb": {"lay": ["lie"], "wound": ["wind"]}},
    {"verb": [("ies", "y"), ("es", ""), ("s", ""), ("ed", "e"), ("ed", ""), ("ied", "y")]},
)


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("lay", "VB", "lay"),
        ("lay", "VBD", "lie"),
        ("wound", "VB", "wound"),
        ("wound", "VBD", "wind"),
        ("relaunched", "VBD", "relaunch"),
        ("resupplies", "VBZ", "resupply"),
        ("launched", "VBD", "launch"),
        ("relished", "VBD", "relishe"),
    ],
)
def test_verbs(word: str, tag: str, lemma: str) -> None:
    assert TABLE.lemma(word, "VERB", tag) == lemma
