"""Reporting clauses that close a sentence: "The road is open, its head, Anna Bell, said on Monday."

An apposition behind the speaker, or a past that looks like a participle ("announced"), leads the
parser to make the speaker an apposition of some name before him and his verb a participle or a
second verb of what he tells. Verb, comma and the noun of somebody who may speak tell otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from trucewatch.reading.parse import RawToken
from trucewatch.vocab.tables import table
from trucewatch.vocab.words import word_set

# Verbs whose past has no other business at the end of a sentence.
_FORMS = frozenset({"VBD", "VBN"})
_MISTAKEN = frozenset({"acl", "conj", "advcl", "relcl", "appos", "ccomp", "dep"})
_SAID_THERE = frozenset({"dobj", "ccomp", "xcomp", "oprd", "attr", "acomp", "nsubjpass", "agent"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAME = frozenset({"PROPN", "PUNCT", "PART"})
_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP", "PART", "PRON"})
_HEADS = frozenset({"NOUN", "PROPN"})
# Tokens that a speaker's phrase, and his name behind it, may have.
_LONGEST = 12
_NAME_LONGEST = 7


def closing_clauses(tokens: list[RawToken], text: str, base: int) -> list[RawToken]:
    """Return the tokens of a parsed line with its closing reporting clauses set apart.

    ``text`` is the line, ``base`` the offset at which it begins. The verb becomes a past tense that
    hangs on the verb of what is told (``parataxis``), the speaker its subject.
    """
    out = tokens
    for v, t in enumerate(tokens):
        if (
            t.lemma not in word_set("reading.saying")
            or t.tag not in _FORMS
            or t.dep not in _MISTAKEN
        ):
            continue
        own = _own_subject(out, text, base, v) if t.dep == "relcl" else None
        found = _speaker(out, text, base, v) if own is None else None
        if own is None and found is None:
            continue
        if out is tokens:
            out = list(tokens)
        if found is not None:
            _set_apart(out, v, *found)
        elif own is not None:
            out[v] = msgspec.structs.replace(out[v], head=own, dep="parataxis", tag="VBD")
    return out


def _own_subject(tokens: Sequence[RawToken], text: str, base: int, v: int) -> int | None:
    """ "…killed ten people, doctors said": a clause with a subject and a comma relates to no noun.

    Return the verb that is told under ``v``.
    """
    subject = next((k for k in range(v - 1, -1, -1) if tokens[k].head == v
                    and tokens[k].dep == "nsubj"), None)  # fmt: skip
    if subject is None or tokens[subject].tag in ("WP", "WDT", "DT", "EX"):
        return None
    if any(tokens[c].head == v and tokens[c].dep in _SAID_THERE for c in range(v, len(tokens))):
        return None
    first = subject
    while first > 0 and subject - first < _LONGEST and _phrasal(tokens, first - 1):
        first -= 1
    if not first or _word(tokens[first - 1], text, base) != "," or tokens[v].head >= first:
        return None
    return _told(tokens, v, first - 1)


def _speaker(
    tokens: Sequence[RawToken], text: str, base: int, v: int
) -> tuple[int, int, int, int | None] | None:
    """The verb told under ``v``, the speaker's first and head token, and the head of his name."""
    below = [c for c in range(_begin(tokens, v), len(tokens)) if tokens[c].head == v and c != v]
    end = next((k for k in range(v + 1, len(tokens)) if tokens[k].pos == "PUNCT"), len(tokens))
    if end + 1 < len(tokens) and tokens[end + 1].lemma == "that":
        return None  # "said, quoting B, that …"
    if any((tokens[c].dep in _SAID_THERE and c < end) or tokens[c].dep == "nsubj" for c in below):
        return None
    if any(tokens[c].dep in ("aux", "auxpass", "mark") for c in below if c < v):
        return None
    name, end = _name(tokens, text, base, v)
    first = end
    while first > 0 and end - first < _LONGEST and _phrasal(tokens, first - 1):
        first -= 1
    if first == end or not first or _word(tokens[first - 1], text, base) != ",":
        return None
    if name is None and _word(tokens[first], text, base).lower() in ("a", "an"):
        return None  # "…, a man found in the river", "…, a commission announced on Friday"
    head = _head(tokens, first, end)
    if head is None or not _may_speak(tokens[head], text, base, name is not None):
        return None
    told = _told(tokens, v, first - 1)
    return None if told is None else (told, first, head, name)


def _name(tokens: Sequence[RawToken], text: str, base: int, v: int) -> tuple[int | None, int]:
    """The head of a name between commas before ``v``, and where the phrase before it ends."""
    if _word(tokens[v - 1], text, base) != ",":
        return None, v
    k = v - 2
    while k > 0 and v - k <= _NAME_LONGEST and tokens[k].pos in _NAME and tokens[k].pos != "PUNCT":
        k -= 1
    while k > 0 and _word(tokens[k], text, base) == "-" and v - k <= _NAME_LONGEST:
        k -= 1
        while k > 0 and tokens[k].pos == "PROPN":
            k -= 1
    named = k < v - 2 and _word(tokens[k], text, base) == ","
    return (v - 2, k) if named else (None, v)


def _phrasal(tokens: Sequence[RawToken], k: int) -> bool:
    return tokens[k].pos in _PHRASE and tokens[k].tag not in ("WP", "WDT", "WRB", "VBG")


def _head(tokens: Sequence[RawToken], first: int, end: int) -> int | None:
    stop = next((k for k in range(first, end) if tokens[k].pos == "ADP"), end)
    return next((k for k in range(stop - 1, first - 1, -1) if tokens[k].pos in _HEADS), None)


def _may_speak(token: RawToken, text: str, base: int, named: bool) -> bool:
    """Whether the noun is that of a person or an office; of any, where a name explains it."""
    if named or token.pos == "PROPN":
        return named
    return token.lemma in _voices()


def _told(tokens: Sequence[RawToken], v: int, comma: int) -> int | None:
    """The root of the sentence, where it stands before the comma and is a finite clause."""
    begin = _begin(tokens, v)
    root = next((k for k in range(begin, comma) if tokens[k].head == k), None)
    if root is None or tokens[root].pos not in ("VERB", "AUX") or root == v:
        return None
    finite = tokens[root].tag in _FINITE or any(
        tokens[k].head == root and tokens[k].dep in ("aux", "auxpass") for k in range(begin, root)
    )
    subject = any(
        tokens[k].head == root and tokens[k].dep in ("nsubj", "nsubjpass", "expl")
        for k in range(begin, comma)
    )
    return root if finite and subject else None


def _begin(tokens: Sequence[RawToken], v: int) -> int:
    return next((k for k in range(v, -1, -1) if tokens[k].sent_start), 0)


def _set_apart(
    out: list[RawToken], v: int, told: int, first: int, head: int, name: int | None
) -> None:
    out[v] = msgspec.structs.replace(out[v], head=told, dep="parataxis", tag="VBD")
    out[head] = msgspec.structs.replace(out[head], head=v, dep="nsubj")
    for k in range(first, head):
        if not first <= out[k].head <= head:
            out[k] = msgspec.structs.replace(out[k], head=head)
    if name is not None:
        out[name] = msgspec.structs.replace(out[name], head=head, dep="appos")
    for k in range(head + 1, v):
        outside = out[k].head < first or out[k].head > v
        if outside and k != name:
            out[k] = msgspec.structs.replace(out[k], head=head)
    for k in range(v + 1, len(out)):
        if out[k].sent_start:
            break
        if out[k].head == v and out[k].dep == "ccomp":  # "…, days after clashes that B says …"
            out[k] = msgspec.structs.replace(out[k], dep="advcl")
        if first <= out[k].head < v:
            out[k] = msgspec.structs.replace(out[k], head=v)


def _word(token: RawToken, text: str, base: int) -> str:
    return text[token.start - base : token.end - base]


@cache
def _voices() -> frozenset[str]:
    """Nouns of people and bodies."""
    rows = table("actors/role_nouns.tsv")
    return frozenset(r["noun"] for r in rows if r["kind"] in ("person", "body"))
