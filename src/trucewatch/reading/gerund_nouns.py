"""Gerunds that are nouns with their doer before them: "killed in army shelling of the market",
"army shelling of the market went on".

The parser makes the doer the object or the subject and the gerund a clause of its own, whose
subject it then shares with the verb: the dead shelled the market. A gerund before "of" whose doer
stands bare before it, without an article, is a noun.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.reading.parse import RawToken
from trucewatch.vocab.words import word_set

_PREPOSITIONS = frozenset("in by during after under amid despite from following".split())
_CLAUSES = frozenset({"advcl", "acl", "pcomp"})
# A plural acts ("by men speaking of revenge"); what stands before a noun is singular or adjective.
_BEFORE = frozenset({"NN", "NNP", "JJ", "NNPS"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OPENERS = frozenset({"PUNCT", "SCONJ", "CCONJ"})
_INSIDE = frozenset({"compound", "amod", "nmod", "punct", "conj", "cc"})


def gerund_nouns(tokens: list[RawToken], text: str, base: int) -> list[RawToken]:
    """Return the tokens of one parsed line with such gerunds as nouns.

    ``text`` is the line, ``base`` the offset at which it begins. The gerund takes the place of
    its doer, and the doer becomes its modifier.
    """
    out = tokens
    for k, t in enumerate(tokens[1:-1], 1):
        if t.tag != "VBG" or t.dep not in _CLAUSES or not _of(tokens, k):
            continue
        if t.lemma in word_set("reading.verbs_of") or not _bare(tokens, k):
            continue
        out = list(tokens) if out is tokens else out
        word, doer = text[t.start - base : t.end - base].lower(), tokens[k - 1]
        noun = {"lemma": word, "pos": "NOUN", "tag": "NN", "dep": doer.dep, "head": doer.head}
        out[k] = msgspec.structs.replace(t, **noun)
        dep = "amod" if doer.pos == "ADJ" else "compound"
        out[k - 1] = msgspec.structs.replace(doer, dep=dep, head=k)
    return out


def _of(tokens: Sequence[RawToken], k: int) -> bool:
    behind = tokens[k + 1]
    return behind.lemma == "of" and behind.dep == "prep" and behind.head == k


def _bare(tokens: Sequence[RawToken], k: int) -> bool:
    """Whether a doer stands bare right before gerund ``k``: behind a preposition, or as subject."""
    doer = tokens[k - 1]
    if doer.tag not in _BEFORE:
        return False
    if doer.dep == "pobj":
        first = doer.head + 1
        behind = 0 <= doer.head < k - 1 and tokens[doer.head].lemma in _PREPOSITIONS
        return behind and all(t.dep in _INSIDE and t.pos != "DET" for t in tokens[first : k - 1])
    alone = k == 1 or tokens[k - 2].pos in _OPENERS
    return doer.dep in _SUBJECTS and doer.head > k and (doer.sent_start or alone)
