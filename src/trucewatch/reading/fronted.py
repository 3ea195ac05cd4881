"""Phrases of time or place that open a clause and swallow its subject.

"At 16:20 units of the army shelled the town", "In the village militants burned ten houses": the
parser reads "16:20 units" and "the village militants" as one phrase, and nobody is left to do it.
So it does where it takes the subject for an apposition: "At a post near Karn, an armed man shot".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from trucewatch.reading.parse import RawToken
from trucewatch.vocab.words import word_set

_OPENING = frozenset("at in on by near around outside inside".split())
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d|\d{4}(?:hrs|h)?")
_MODIFIERS = frozenset({"compound", "nummod", "amod", "nmod", "det", "poss"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def fronted(tokens: list[RawToken], text: str, base: int) -> list[RawToken]:
    """Return the tokens of a parsed line with such subjects given back to their verbs.

    ``text`` is the line, ``base`` the offset at which it begins.
    """
    out = tokens
    for k, t in enumerate(tokens[:-2]):
        v = _opened(tokens, k)
        if t.pos != "ADP" or v is None:
            continue
        apposed = _apposed(tokens, text, base, k, v)
        if apposed is not None:
            out = list(tokens) if out is tokens else out
            passive = any(x.head == v and x.dep == "auxpass" for x in tokens[apposed:v])
            dep = "nsubjpass" if passive else "nsubj"
            out[apposed] = msgspec.structs.replace(out[apposed], head=v, dep=dep)
            continue
        noun = _swallowed(tokens, k, v)
        last = None if noun is None else _opening_end(tokens, text, base, k, noun)
        if noun is None or last is None:
            continue
        if out is tokens:
            out = list(tokens)
        _give_back(out, k, v, noun, last)
    return out


def _opened(tokens: Sequence[RawToken], k: int) -> int | None:
    """Return the verb that preposition ``k`` opens the clause of, also inside "on the night of 5
    June"; None where it opens none."""
    t = tokens[k]
    if t.lemma in _OPENING:
        return t.head if t.head > k else None
    part = t.head
    if t.lemma != "of" or not 0 < part < k or tokens[part].dep != "pobj":
        return None
    above = tokens[part].head
    opens = above < part and tokens[above].lemma in _OPENING
    return tokens[above].head if opens and tokens[above].head > k else None


def _apposed(tokens: Sequence[RawToken], text: str, base: int, k: int, v: int) -> int | None:
    """Return the noun behind the comma of an opening phrase that has nothing between itself and a
    finite verb without a subject: the subject, where the parser makes it an apposition."""
    below = [c for c in range(len(tokens)) if tokens[c].head == v and c != v]
    if tokens[v].pos != "VERB" or any(tokens[c].dep in _SUBJECTS for c in below):
        return None
    helped = any(tokens[c].dep in ("aux", "auxpass") for c in below)
    for noun in range(k + 2, v if tokens[v].tag in _FINITE or helped else 0):
        if tokens[noun].dep != "appos" or not k < tokens[noun].head < noun:
            continue
        first = noun
        while first > 0 and _hangs_on(tokens, first - 1, noun):
            first -= 1
        before = tokens[first - 1]
        comma = text[before.start - base : before.end - base] == ","
        if comma and tokens[first].tag in ("DT", "CD") and _reaches(tokens, noun, v):
            return noun
    return None


def _swallowed(tokens: Sequence[RawToken], k: int, v: int) -> int | None:
    """Return the noun behind preposition ``k`` that may be the subject of the finite verb ``v``."""
    below = [c for c in range(k, v) if tokens[c].head == v and c != v]
    helped = any(tokens[c].dep in ("aux", "auxpass") for c in below)
    if tokens[v].pos not in ("VERB", "AUX") or not (tokens[v].tag in _FINITE or helped):
        return None
    objects = [c for c in range(k + 1, v) if tokens[c].head == k]
    subjects = [c for c in below if tokens[c].dep in _SUBJECTS]
    if subjects and not objects:  # "At | the checkpoint soldiers | shot": no object at all
        noun = subjects[0]
    elif objects and not subjects and tokens[objects[-1]].dep == "pobj":
        noun = objects[-1]
    else:
        return None
    whole = all(_hangs_on(tokens, c, noun) for c in range(k + 1, noun))
    return noun if whole and tokens[noun].pos in _NOUNS and _reaches(tokens, noun, v) else None


def _hangs_on(tokens: Sequence[RawToken], c: int, noun: int) -> bool:
    for _ in range(noun - c + 2):
        if c == noun:
            return True
        if tokens[c].dep not in _MODIFIERS:
            return False
        c = tokens[c].head
    return False


def _reaches(tokens: Sequence[RawToken], noun: int, v: int) -> bool:
    """Whether only the noun's own words and the verb's helpers stand between the two."""
    for c in range(noun + 1, v):
        up = c
        while up not in (noun, v) and tokens[up].head != up:
            up = tokens[up].head
        helper = tokens[c].head == v and tokens[c].dep in ("aux", "auxpass", "neg", "advmod")
        if up != noun and not helper:
            return False
    return True


def _opening_end(tokens: Sequence[RawToken], text: str, base: int, k: int, noun: int) -> int | None:
    """Return the last token of the opening phrase behind preposition ``k``; None for no split."""
    first = k + 1
    if first >= noun:
        return None
    word = text[tokens[first].start - base : tokens[first].end - base].lower()
    if tokens[k].lemma in ("at", "by", "around") and (
        _CLOCK.fullmatch(word) or word in word_set("reading.hours")
    ):
        return first
    day = _day_end(tokens, text, base, first, noun) if tokens[k].lemma in _ON_DAYS else None
    if day is not None:
        return day
    if tokens[noun].tag != "NNS" or tokens[k].lemma == "of":
        return None
    if tokens[first].tag == "NNP":  # "In South Kordofan | army units", "In Goma | M23 fighters"
        last = first
        while last + 1 < noun and tokens[last + 1].tag == "NNP":
            last += 1
        name = text[tokens[last].start - base : tokens[last].end - base]
        return last - 1 if last > first and name.upper() == name else last
    inside = [t.tag for t in tokens[first + 1 : noun]]
    plain = bool(inside) and all(tag in ("NN", "NNS") for tag in inside)
    return noun - 1 if tokens[first].tag == "DT" and plain else None


def _day_end(tokens: Sequence[RawToken], text: str, base: int, first: int, noun: int) -> int | None:
    """Return the last token of a day before the noun: "On 5 June | artillery", "On Monday | guns".

    None where more than a day stands there, or the noun is a part of it ("On Monday morning").
    """
    words = [text[t.start - base : t.end - base].lower() for t in tokens[first : noun + 1]]
    own, numbers, n = word_set("reading.days"), 0, 0
    for word in words[:-1]:
        numbers += word.isdigit() and len(word) < _YEAR
        if not (word in own or (word.isdigit() and len(word) <= _YEAR)) or numbers > 1:
            break
        n += 1
    named = any(w in own for w in words[:n])
    part = words[-1] in word_set("reading.hours") or words[-1] in own or words[-1].isdigit()
    return first + n - 1 if named and not part else None


_YEAR = 4
_ON_DAYS = frozenset({"on", "in", "by", "of"})


def _give_back(out: list[RawToken], k: int, v: int, noun: int, last: int) -> None:
    passive = any(t.head == v and t.dep == "auxpass" for t in out[noun:v])
    out[last] = msgspec.structs.replace(out[last], head=k, dep="pobj")
    out[noun] = msgspec.structs.replace(out[noun], head=v, dep="nsubjpass" if passive else "nsubj")
    for c in range(k + 1, last):
        out[c] = msgspec.structs.replace(out[c], head=last)
    for c in range(last + 1, noun):
        if out[c].head <= last:
            out[c] = msgspec.structs.replace(out[c], head=noun)
