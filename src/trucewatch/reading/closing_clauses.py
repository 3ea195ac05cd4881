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

# Verbs by which somebody is told, whom their object names: "told the radio".
_TOLD_TO = frozenset({"tell", "inform", "assure"})
# Verbs whose past has no other business at the end of a sentence.
_FORMS = frozenset({"VBD", "VBN"})
_MISTAKEN = frozenset({"acl", "conj", "advcl", "relcl", "appos", "ccomp", "dep", "parataxis"})
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
        saying = t.lemma in word_set("reading.saying")
        explaining = _explaining(out, text, base, v) if saying else None
        if explaining is not None:
            out = list(out)
            out[explaining] = msgspec.structs.replace(out[explaining], head=v, dep="nsubj")
            continue
        swallowed = _swallowed(out, v) if saying else None
        if swallowed is not None:
            out = list(out)
            _give_back(out, v, *swallowed)
            continue
        if (
            t.lemma not in word_set("reading.saying") | _TOLD_TO
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


def _explaining(tokens: Sequence[RawToken], text: str, base: int, v: int) -> int | None:
    """ "Fighters burned a school in Kumbo, the governor of the region said": who speaks, where he
    is taken for an apposition of the name before him, and the verb has no subject of its own."""
    if tokens[v].tag not in _FORMS:
        return None
    below = [c for c in range(_begin(tokens, v), v) if tokens[c].head == v]
    if not any(tokens[c].dep == "ccomp" for c in below):
        return None
    if any(tokens[c].dep in ("nsubj", "aux", "auxpass", "nsubjpass") for c in below):
        return None
    first = v
    while first > 0 and v - first < _LONGEST and _phrasal(tokens, first - 1):
        first -= 1
    if first == v or not first or _word(tokens[first - 1], text, base) != ",":
        return None
    head = _head(tokens, first, v)
    return head if head is not None and tokens[head].dep == "appos" else None


def _swallowed(tokens: Sequence[RawToken], v: int) -> tuple[int, int, int] | None:
    """ "Russia shelled Kharkiv, Ukraine's air force said": the noun that is taken for the subject
    of ``v``, the verb before it whose object it is, and who speaks."""
    if tokens[v].tag not in _FORMS:
        return None
    subjects = [
        k for k in range(_begin(tokens, v), v) if tokens[k].head == v and tokens[k].dep == "nsubj"
    ]
    if not subjects or not any(t.head == v and t.dep == "ccomp" for t in tokens[: subjects[0]]):
        return None
    noun, speaker = subjects[0], subjects[1] if len(subjects) > 1 else None
    if speaker is None:
        speaker = next(
            (k for k in range(noun + 1, v) if tokens[k].head == noun and tokens[k].dep == "appos"),
            None,
        )
    above = _verb_before(tokens, noun)
    told = above is not None and tokens[above].head == v and tokens[above].dep == "ccomp"
    return (noun, above, speaker) if told and above is not None and speaker is not None else None


def _give_back(out: list[RawToken], v: int, noun: int, above: int, speaker: int) -> None:
    out[noun] = msgspec.structs.replace(out[noun], head=above, dep="dobj")
    out[speaker] = msgspec.structs.replace(out[speaker], head=v, dep="nsubj")
    for k in range(noun + 1, speaker):
        if out[k].head == noun:
            out[k] = msgspec.structs.replace(out[k], head=v if out[k].pos == "PUNCT" else speaker)


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
    heard = ("dobj", "dative") if tokens[v].lemma in _TOLD_TO else ()
    said = (c for c in below if tokens[c].dep in _SAID_THERE and tokens[c].dep not in heard)
    if any(c < end for c in said) or any(
        tokens[c].dep == "nsubj" and _object_above(tokens, c, v) is None for c in below
    ):
        return None
    if any(tokens[c].dep in ("aux", "auxpass", "mark") for c in below if c < v):
        return None
    name, end = _name(tokens, text, base, v)
    first = end
    while first > 0 and end - first < _LONGEST and _phrasal(tokens, first - 1):
        first -= 1
    if first == end or not first or _word(tokens[first - 1], text, base) != ",":
        return None
    if tokens[v].lemma in _TOLD_TO and name is None:
        return None  # "its men, soldiers told the radio": who is told is not set apart by a name
    bare = tokens[v].lemma not in ("say", "add")
    if name is None and bare and _word(tokens[first], text, base).lower() in ("a", "an"):
        return None  # "…, a man found in the river", "…, a commission announced on Friday"
    head = _head(tokens, first, end)
    if head is None or not _may_speak(tokens[head], text, base, name is not None):
        return None
    told = _told(tokens, v, first - 1)
    return None if told is None else (told, first, head, name)


def _object_above(tokens: Sequence[RawToken], noun: int, v: int) -> int | None:
    """ "Israel struck Nabatieh, the ministry said": the verb right before ``noun``, of which it is
    the object, where the parser makes it the subject of ``v`` and who speaks its apposition."""
    explained = any(t.head == noun and t.dep == "appos" for t in tokens[noun + 1 : v])
    return _verb_before(tokens, noun) if explained else None


def _verb_before(tokens: Sequence[RawToken], noun: int) -> int | None:
    """Return the finite verb right before the phrase of ``noun``."""
    k = noun - 1
    while k >= 0 and tokens[k].head == noun and not tokens[k].sent_start:
        k -= 1
    struck = k >= 0 and tokens[k].pos == "VERB" and tokens[k].tag in _FINITE
    return k if struck else None


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
    for k in range(_begin(out, v), first):
        above = _object_above(out, k, v) if out[k].head == v and out[k].dep == "nsubj" else None
        if above is not None:
            out[k] = msgspec.structs.replace(out[k], head=above, dep="dobj")
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
