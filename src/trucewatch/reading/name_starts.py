"""Names that the parser takes for verbs: a given name that opens a sentence, "in Sagaing".

"Getachew Tadesse, a teacher, told …": an unknown word with a capital, read as a plain verb whose
object is the surname, is a clause that would be the subject of "told". News has no such subjects
(they have "to" or "-ing"), so the two are one name.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.reading.parse import RawToken

_PLAIN = frozenset({"VB", "VBP"})


def name_starts(tokens: list[RawToken], text: str, base: int) -> list[RawToken]:
    """Return the tokens of one parsed line with such names made subjects of their sentences.

    ``text`` is the line, ``base`` the offset at which it begins.
    """
    found = [k for k, t in enumerate(tokens[:-1]) if t.dep == "csubj" and _is_name(tokens, k)]
    out = list(tokens) if found else tokens
    for k in found:
        verb, given, last = tokens[k].head, tokens[k], tokens[k + 1]
        word = text[given.start - base : given.end - base]
        for n, t in enumerate(out):
            if t.head == k and n != k:
                out[n] = msgspec.structs.replace(t, head=k + 1)
        out[k] = msgspec.structs.replace(
            given, lemma=word, pos="PROPN", tag="NNP", dep="compound", head=k + 1
        )
        out[k + 1] = msgspec.structs.replace(last, dep="nsubj", head=verb)
    return out


def names_like_verbs(tokens: list[RawToken], text: str, base: int) -> list[RawToken]:
    """Return the tokens of one parsed line with the names that are taken for verbs behind a
    preposition made names: "in Sagaing" is no doing of anything.

    ``text`` is the line, ``base`` the offset at which it begins. A line in capitals stays.
    """
    if text.isupper():
        return tokens
    out = tokens
    governing = {t.head for t in tokens if t.dep in ("dobj", "aux", "nsubj", "ccomp", "xcomp")}
    for k, t in enumerate(tokens):
        word = text[t.start - base : t.end - base]
        behind = k > 0 and tokens[k - 1].pos == "ADP" and t.head == k - 1
        if t.dep == "pcomp" and t.tag == "VBG" and behind and word.istitle() and k not in governing:
            out = list(out) if out is tokens else out
            out[k] = msgspec.structs.replace(t, lemma=word, pos="PROPN", tag="NNP", dep="pobj")
    return out


def _is_name(tokens: Sequence[RawToken], k: int) -> bool:
    given, last = tokens[k], tokens[k + 1]
    opens = given.sent_start or k == 0
    bare = not any(t.head == k and t.dep in ("aux", "mark", "nsubj", "dative") for t in tokens)
    named = last.tag == "NNP" and last.dep == "dobj" and last.head == k
    return opens and given.tag in _PLAIN and named and bare and given.head > k
