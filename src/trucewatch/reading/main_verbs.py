"""Main verbs that the parser gives to a clause beside them; participles it takes for main verbs.

"The draft, which two officials said was A's, foresees a force": the verb behind the comma that
closes a relative clause is the sentence's, its subject the noun before the clause. "The Guard,
asked to explain, said it knew nothing": who is asked is who says. "the timetable agreed in June":
what follows its noun at once without a subject of its own modifies it. "Thailand protests and
accuses B": what a verb without a subject is joined to is a verb. "The Tigers demand that
monitors leave": what stands alone behind a plural noun and has a clause with "that" is a verb.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.reading.parse import RawToken

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_RELATIVES = frozenset({"who", "which", "whom", "whose"})
_ASKED = frozenset({"ask", "question", "press", "quiz"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_OF_CLAUSES = frozenset({"aux", "auxpass", "mark", "dobj", "ccomp"})
# Nouns that are verbs of a plural subject where a clause with "that" hangs on them.
_SAYING_NOUNS = frozenset({"demand", "claim", "request", "report", "charge", "vow", "pledge"})
# A relative clause has at most this many tokens.
_LONGEST = 30


def main_verbs(tokens: list[RawToken], text: str, base: int) -> list[RawToken]:
    """Return the tokens of a parsed line with such verbs hung where they belong.

    ``text`` is the line, ``base`` the offset at which it begins.
    """
    words = [text[t.start - base : t.end - base].lower() for t in tokens]
    out = list(tokens)
    changed = False
    for v, t in enumerate(tokens):
        if t.pos == "NOUN" and t.head == v:
            changed = _of_plural(out, words, v) or changed
        if t.pos != "VERB" or t.tag not in ("VBD", "VBN", "VBZ", "VBP"):
            continue
        changed = _asked(out, words, v) or _agreed(out, words, v) or changed
        changed = _before_its_object(out, v) or changed
        changed = _beside_a_noun(out, words, v) or changed
        if t.tag in _FINITE and t.dep in ("ccomp", "conj", "acl", "advcl", "dep"):
            changed = _behind_relative(out, words, v) or changed
    return out if changed else tokens


def _children(tokens: Sequence[RawToken], v: int) -> list[int]:
    first = next((k for k in range(v, -1, -1) if tokens[k].sent_start), 0)
    out = []
    for k in range(first, len(tokens)):
        if k > v and tokens[k].sent_start:
            break
        if tokens[k].head == v and k != v:
            out.append(k)
    return out


def _beside_a_noun(out: list[RawToken], words: Sequence[str], v: int) -> bool:
    """ "Thailand protests and accuses B": the plural noun behind the name is the first verb."""
    n = out[v].head
    joined = out[v].dep == "conj" and out[v].tag == "VBZ" and n < v and out[n].head == n
    if not joined or out[n].tag != "NNS" or not words[n].endswith("s") or n == 0:
        return False
    who = n - 1
    hung = out[who].head == n and out[who].dep in ("compound", "nsubj")
    named = hung and out[who].tag == "NNP"
    if not named or any(out[c].dep in _SUBJECTS for c in _children(out, v)):
        return False
    if any(out[c].dep == "det" for c in _children(out, n)):
        return False
    out[n] = msgspec.structs.replace(out[n], tag="VBZ", pos="VERB")
    out[who] = msgspec.structs.replace(out[who], dep="nsubj")
    return True


def _of_plural(out: list[RawToken], words: Sequence[str], v: int) -> bool:
    """ "The Tigers demand that monitors leave": a noun of saying right behind a plural one, as the
    root of a sentence, with a clause marked by "that" behind it."""
    if words[v] not in _SAYING_NOUNS or v == 0 or out[v].sent_start:
        return False
    who, below = v - 1, _children(out, v)
    if out[who].tag not in ("NNS", "NNPS") or out[who].head != v:
        return False
    said = [c for c in below if out[c].dep in ("ccomp", "acl", "relcl") and c > v]
    if not said or words[v + 1 : v + 2] != ["that"] or out[v + 1].head not in said:
        return False
    out[v] = msgspec.structs.replace(out[v], tag="VBP", pos="VERB", dep="ROOT")
    out[who] = msgspec.structs.replace(out[who], dep="nsubj")
    for c in below:
        if c < who and out[c].dep != "punct":
            out[c] = msgspec.structs.replace(out[c], head=who)
        elif c in said:
            out[c] = msgspec.structs.replace(out[c], dep="ccomp")
    return True


def _asked(out: list[RawToken], words: Sequence[str], v: int) -> bool:
    """ "B, asked why he left, said": B is the subject of what follows the second comma."""
    up = out[v].head
    if out[v].lemma not in _ASKED or out[v].dep != "advcl" or up < v or words[v - 1] != ",":
        return False
    below = _children(out, v)
    subject = next((c for c in below if out[c].dep == "nsubj" and c < v), None)
    own = any(out[c].dep in _SUBJECTS for c in _children(out, up))
    if subject is None or own or words[up - 1] != "," or out[up].tag not in _FINITE:
        return False
    for c in below:
        if c < v:
            out[c] = msgspec.structs.replace(out[c], head=up)
    out[v] = msgspec.structs.replace(out[v], dep="acl", head=subject, tag="VBN")
    return True


def _agreed(out: list[RawToken], words: Sequence[str], v: int) -> bool:
    """ "keep to the timetable agreed in June": a past without a subject right behind its noun."""
    t = out[v]
    if t.dep != "advcl" or t.tag not in ("VBD", "VBN") or v == 0 or t.head > v:
        return False
    before = out[v - 1]
    if before.pos not in ("NOUN", "PROPN") or before.dep not in ("dobj", "pobj", "nsubjpass"):
        return False
    below = _children(out, v)
    whole = any(out[c].dep in _SUBJECTS or out[c].dep in _OF_CLAUSES for c in below)
    if whole or not any(out[c].dep in ("prep", "agent") and c > v for c in below):
        return False
    out[v] = msgspec.structs.replace(t, dep="acl", head=v - 1, tag="VBN")
    return True


def _before_its_object(out: list[RawToken], v: int) -> bool:
    """ "The mission voiced concern about B": a past that the parser hung on its own object.

    Only where the object is the root, a noun stands right before, and no other verb is finite.
    """
    t, noun = out[v], out[v].head
    if t.tag != "VBD" or t.dep != "amod" or noun <= v or out[noun].head != noun or v == 0:
        return False
    subject = v - 1
    if out[subject].pos not in ("NOUN", "PROPN") or out[noun].pos != "NOUN" or t.sent_start:
        return False
    below = _children(out, noun)
    first = min([subject, *below])
    last = max([noun, *below])
    if any(out[c].tag in (*_FINITE, "MD") for c in range(first, last + 1) if c != v):
        return False
    for c in range(first, v):
        if c != subject and out[c].head in (noun, v):
            out[c] = msgspec.structs.replace(out[c], head=subject)
    for c in below:
        if out[c].dep == "punct" and c > noun:
            out[c] = msgspec.structs.replace(out[c], head=v)
    out[subject] = msgspec.structs.replace(out[subject], head=v, dep="nsubj")
    out[v] = msgspec.structs.replace(t, head=v, dep="ROOT")
    out[noun] = msgspec.structs.replace(out[noun], head=v, dep="dobj")
    return True


def _behind_relative(out: list[RawToken], words: Sequence[str], v: int) -> bool:
    """ "N, which A said was B's, foresees C": "foresees" is the sentence's verb."""
    k = v - 1
    while k > 0 and out[k].pos == "ADV":
        k -= 1
    if words[k] != "," or any(out[c].dep in _SUBJECTS or out[c].dep == "mark"
                              for c in _children(out, v)):  # fmt: skip
        return False
    root = out[v].head
    while out[root].head != root:
        root = out[root].head
    if root >= v or out[root].pos not in ("NOUN", "PROPN"):
        return False
    opens = [c for c in range(root + 1, min(k, root + _LONGEST)) if words[c] in _RELATIVES]
    if not opens or words[opens[0] - 1] != "," or not _has_verb(out, opens[0], k):
        return False
    for c in _children(out, root):
        if c >= k:
            out[c] = msgspec.structs.replace(out[c], head=v)
    out[v] = msgspec.structs.replace(out[v], head=v, dep="ROOT")
    out[root] = msgspec.structs.replace(out[root], head=v, dep="nsubj")
    return True


def _has_verb(out: Sequence[RawToken], first: int, last: int) -> bool:
    return any(out[c].tag in (*_FINITE, "MD") for c in range(first, last))
