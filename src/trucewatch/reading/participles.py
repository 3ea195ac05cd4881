"""Participles that the parser cuts loose from what they belong to.

"Were raped, whipped or robbed": the second passive is made a clause of its own, and the third its
conjunct, so that only the first has the subject. "Counted 17 wounded": the number is made what is
counted and the participle a clause, whose subject is then whoever counts.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.reading.parse import RawToken
from trucewatch.vocab.words import word_set

_CLAUSES = frozenset({"advcl", "acl", "amod"})
_OBJECTS = frozenset({"dobj", "pobj", "attr", "conj"})
_ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "auxpass", "aux", "agent"})


def participles(tokens: list[RawToken], text: str, base: int) -> list[RawToken]:
    """Return the tokens of one parsed line with passives joined and the hurt made nouns.

    ``text`` is the line, ``base`` the offset at which it begins.
    """
    out = tokens
    for k, t in enumerate(tokens):
        if t.tag != "VBN" or t.dep not in _CLAUSES or k < 1:
            continue
        change = _of_list(tokens, k) or _of_number(tokens, k, text, base)
        for at, token in change:
            out = list(tokens) if out is tokens else out
            out[at] = token
    return out


def _of_list(tokens: Sequence[RawToken], k: int) -> list[tuple[int, RawToken]]:
    """ "Were raped, | whipped or robbed": the second participle is a conjunct of the first."""
    t = tokens[k]
    first = t.head
    if k - 2 != first or t.dep != "advcl" or tokens[k - 1].tag != "," or k + 2 >= len(tokens):
        return []
    passive = tokens[first].tag == "VBN" and any(
        x.head == first and x.dep == "auxpass" for x in tokens[max(0, first - 4) : first]
    )
    more = tokens[k + 1 : k + 3]
    listed = more[0].dep == "cc" and more[1].tag == "VBN" and more[1].head == k
    return [(k, msgspec.structs.replace(t, dep="conj"))] if passive and listed else []


def _of_number(
    tokens: Sequence[RawToken], k: int, text: str, base: int
) -> list[tuple[int, RawToken]]:
    """ "17 | wounded": the number counts the wounded."""
    t, number = tokens[k], tokens[k - 1]
    word = text[t.start - base : t.end - base].lower()
    if number.tag != "CD" or number.dep not in _OBJECTS or word not in word_set("reading.hurt"):
        return []
    if any(x.head == k and x.dep in _ARGUMENTS for x in tokens[k - 1 : k + 6]):
        return []
    noun = {"lemma": word, "pos": "NOUN", "tag": "NNS", "dep": number.dep, "head": number.head}
    counted = msgspec.structs.replace(number, dep="nummod", head=k)
    return [(k - 1, counted), (k, msgspec.structs.replace(t, **noun))]
