"""Verbs behind an emphatic "did" that the parser takes for its object: "its crews did | fire at X".

A noun that is also a verb of force, right behind "did" and with no article, is what was done; what
hangs on "did" is its own.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.reading.parse import RawToken
from trucewatch.vocab.words import word_set

_DOING = frozenset({"did", "do", "does"})
_TOWARDS = frozenset({"at", "on", "into", "upon", "from", "across", "back", "over", "towards"})


def did_verbs(tokens: list[RawToken], text: str, base: int) -> list[RawToken]:
    """Return the tokens of one parsed line with what "did" stresses made the verb.

    ``text`` is the line, ``base`` the offset at which it begins.
    """
    out = tokens
    for k in range(len(tokens) - 2):
        if tokens[k].dep != "aux" and _stresses(tokens, k, text, base):
            out = _turned(out, k)
    return out


def _stresses(tokens: Sequence[RawToken], k: int, text: str, base: int) -> bool:
    words = [text[t.start - base : t.end - base].lower() for t in tokens[k : k + 3]]
    deed = tokens[k + 1]
    hung = deed.head == k and deed.dep in ("dobj", "attr", "acomp", "xcomp", "prep", "advmod")
    if words[0] not in _DOING or not hung or words[1] not in word_set("reading.deeds"):
        return False
    return words[2] in _TOWARDS or tokens[k + 2].tag in ("DT", "NNP", "PRP", "PRP$", "CD")


def _turned(tokens: Sequence[RawToken], k: int) -> list[RawToken]:
    """Give ``k + 1`` what hung on "did" at ``k``, and make "did" its helper."""
    did = tokens[k]
    above = did.head if did.head != k else k + 1
    out = [msgspec.structs.replace(t, head=k + 1) if t.head in (k, k + 1) else t for t in tokens]
    out[k] = msgspec.structs.replace(did, dep="aux", pos="AUX", head=k + 1)
    verb = {"tag": "VB", "pos": "VERB", "dep": did.dep, "head": above}
    out[k + 1] = msgspec.structs.replace(tokens[k + 1], **verb)
    return out
