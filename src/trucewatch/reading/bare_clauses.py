"""Bare clauses of bulletins and headlines: "Two civilians wounded", "22 trucks of flour crossed".

The parser, trained on whole sentences, takes the participle of a passive without an auxiliary for
an active verb and whoever is hurt for its subject. A verb of such a form that never does without
an object, and has none, is passive; so is any that says by whom. The past of a verb of going it
takes for a participle that modifies a noun; such a verb has no passive, so it is what is told. So
is, behind the comma that closes an apposition, a verb with an object of its own ("The minister,
A B, accused the army of …") and one of rejecting with the charge that it rejects ("dismissed as
"false" a claim that …").
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from trucewatch.reading.parse import RawToken
from trucewatch.vocab.tables import table
from trucewatch.vocab.words import word_set

# Forms that a participle can be taken for; "overrun" and "hit" look like the plain form.
_FORMS = frozenset({"VBD", "VBN", "VBP"})
_OBJECTS = frozenset({"dobj", "dative", "ccomp", "xcomp", "oprd", "attr", "acomp"})
_AUXILIARIES = frozenset({"aux", "auxpass"})
# What can be withheld and then stays an object: "the patrol denied passage by soldiers".
_DITRANSITIVE = frozenset({"deny", "refuse", "grant", "allow", "give"})

# Verbs whose object is what somebody else said, and the nouns that may be that object.
_REJECTING = frozenset({"dismiss", "reject", "denounce", "condemn", "refute", "rebuff", "deride"})
_CHARGES = frozenset({"claim", "charge", "accusation", "allegation", "report", "assertion",
                      "suggestion", "complaint", "statement", "rumour", "rumor"})  # fmt: skip
# How many tokens behind *as* the charge is looked for: a quotation of some words and its noun.
_AS_FAR = 14


def bare_clauses(tokens: list[RawToken], text: str, base: int) -> list[RawToken]:
    """Return the tokens of one parsed line with its bare clauses marked as clauses.

    ``text`` is the line, ``base`` the offset at which it begins. The participle of a passive
    becomes VBN, its subject ``nsubjpass`` and a *by* that leads to who did it ``agent``; a verb of
    going, or one behind an apposition with its object, becomes the root.
    """
    verbs = [k for k, t in enumerate(tokens) if t.tag in _FORMS and t.pos == "VERB"]
    if not verbs:
        return tokens
    out = list(tokens)
    words = [text[t.start - base : t.end - base].lower() for t in tokens]
    below: dict[int, list[int]] = {k: [] for k in verbs}
    for k, t in enumerate(tokens):
        if t.head in below and t.head != k:
            below[t.head].append(k)
    for v in verbs:
        if tokens[v].lemma in _PLEDGING:
            _completed(out, v, below[v])
        going = tokens[v].lemma in _words("going")
        if tokens[v].dep == "acl" and (going or _acts(tokens, words, v, below[v])):
            _told(out, v, below[v])
            continue
        subject = _undergoer(tokens, words, v, below[v])
        if subject is None:
            continue
        out[v] = msgspec.structs.replace(out[v], tag="VBN")
        out[subject] = msgspec.structs.replace(out[subject], dep="nsubjpass")
        for c in below[v]:
            if words[c] == "by" and c > v and tokens[c].dep == "prep":
                out[c] = msgspec.structs.replace(out[c], dep="agent")
    return out


# "had sworn ten days ago never to sit with them": verbs whose infinitive is what is pledged.
_PLEDGING = frozenset({"swear", "vow", "pledge", "promise", "threaten"})


def _completed(out: list[RawToken], v: int, below: Sequence[int]) -> None:
    """Make an infinitive that the parser takes for a purpose the complement of a pledge."""
    if any(out[c].dep in _OBJECTS for c in below):
        return
    for c in below:
        infinitive = out[c].dep == "advcl" and out[c].tag == "VB"
        if c > v and infinitive and any(t.head == c and t.tag == "TO" for t in out[v:c]):
            out[c] = msgspec.structs.replace(out[c], dep="xcomp")
            return


def _acts(tokens: Sequence[RawToken], words: Sequence[str], v: int, below: Sequence[int]) -> bool:
    """Return whether ``v`` behind a comma has an object, or the charge that it rejects as "false".

    A participle that modifies its noun has neither: "the minister, dismissed by the president". A
    verb with two objects keeps one of them in the passive: "the widow, given a flat".
    """
    if v == 0 or words[v - 1] != ",":
        return False
    if any(tokens[c].dep in _AUXILIARIES or words[c] == "by" for c in below):
        return False
    objects = [c for c in below if c > v and tokens[c].dep in ("dobj", "oprd")]
    if tokens[v].lemma in _words("two_objects"):
        return len(objects) > 1
    if any(tokens[c].dep == "dobj" for c in objects):
        return True
    rejected = (c for c in below if c > v and words[c] == "as" and tokens[v].lemma in _REJECTING)
    return any(
        t.lemma in _CHARGES and t.dep in ("pobj", "appos")
        for c in rejected
        for t in tokens[c : c + _AS_FAR]
    )


def _told(out: list[RawToken], v: int, below: Sequence[int]) -> None:
    """Make the verb at ``v`` the root in place of the noun that the parser hung it on."""
    noun = out[v].head
    if out[noun].head != noun or noun > v or any(out[c].tag == "TO" for c in below):
        return
    if out[v].tag not in ("VBN", "VBD") or out[noun].pos not in ("NOUN", "PROPN"):
        return
    for k in range(v + 1, len(out)):
        if out[k].head == noun:
            out[k] = msgspec.structs.replace(out[k], head=v)
    out[v] = msgspec.structs.replace(out[v], head=v, dep="ROOT", tag="VBD")
    out[noun] = msgspec.structs.replace(out[noun], head=v, dep="nsubj")


def _undergoer(
    tokens: Sequence[RawToken], words: Sequence[str], v: int, below: Sequence[int]
) -> int | None:
    """Return the subject of ``v`` that undergoes what it tells, or None where it acts."""
    if tokens[v].dep == "relcl":
        return None
    subject: int | None = None
    by = held = False
    for c in below:
        t = tokens[c]
        if t.dep in _AUXILIARIES or t.dep == "nsubjpass":
            return None
        if t.dep == "nsubj":
            if subject is not None or c > v or t.tag in ("WP", "WDT", "PRP"):
                return None
            subject = c
        elif t.dep in _OBJECTS:
            held = True
        elif t.dep == "conj" and _object_of(tokens, c):
            held = True  # "killed and wounded dozens"
        elif words[c] == "by":
            by = by or _agent(tokens, c)
    if subject is None:
        return None
    if held:
        return subject if by and tokens[v].lemma in _DITRANSITIVE else None
    if by and tokens[v].tag != "VBP":
        return subject
    return subject if tokens[v].lemma in _words("undergone") else None


def _agent(tokens: Sequence[RawToken], by: int) -> bool:
    """Return whether *by* leads to somebody: a plain noun, no amount, no time, no gerund."""
    return any(
        t.head == by
        and t.dep == "pobj"
        and t.tag in ("NNS", "NNP", "NNPS")
        and t.lemma not in word_set("events.time_words")  # "called for a withdrawal by Sunday"
        for t in tokens[by : by + 8]
    )


def _object_of(tokens: Sequence[RawToken], v: int) -> bool:
    return any(t.head == v and t.dep == "dobj" for t in tokens[v : v + 8])


@cache
def _words(name: str) -> frozenset[str]:
    for row in table("predicates/classes.tsv"):
        if row["class"] == name:
            return frozenset(row["words"].split())
    return frozenset()
