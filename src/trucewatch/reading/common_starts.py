"""Common nouns that open a sentence and are taken for names: "Rockets | were launched at the base".

A single word of those with which bulletins begin (weapons, armed men, villagers), written with a
capital because it comes first, is no name where none stands beside it.
"""

from __future__ import annotations

import msgspec

from trucewatch.reading.parse import RawToken
from trucewatch.vocab.words import word_set

_NAMES = frozenset({"NNP", "NNPS"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def common_starts(tokens: list[RawToken], text: str, base: int) -> list[RawToken]:
    """Return the tokens of one parsed line with such words made common nouns.

    ``text`` is the line, ``base`` the offset at which it begins. A line in capitals stays.
    """
    if text.isupper():
        return tokens
    out = tokens
    for k, t in enumerate(tokens):
        if t.tag not in _NAMES or t.dep not in _SUBJECTS or not (k == 0 or t.sent_start):
            continue
        beside = tokens[k + 1].tag if k + 1 < len(tokens) else ""
        word = text[t.start - base : t.end - base].lower()
        noun = _noun_of(word)
        if noun is None or beside in _NAMES:
            continue
        out = list(out) if out is tokens else out
        tag = "NN" if noun == word else "NNS"
        out[k] = msgspec.structs.replace(t, lemma=noun, pos="NOUN", tag=tag)
    return out


def _noun_of(word: str) -> str | None:
    """Return the noun in the singular that ``word`` is a form of, None if it is none of them."""
    common = word_set("reading.common_starts")
    singular = word[:-3] + "man" if word.endswith("men") else word.removesuffix("s")
    return next((w for w in (word, singular) if w in common), None)
