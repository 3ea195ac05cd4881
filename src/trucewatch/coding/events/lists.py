"""Communiqués whose points go on with one subject: "The Council, 1. Condemns …; 2. Requests …"."""

from __future__ import annotations

from trucewatch.coding.events.arguments import Who
from trucewatch.reading import Parse
from trucewatch.records import Actor

# So many lines back the subject of a list may stand; a resolution has some thirty points.
_BACK = 40
_BEFORE = frozenset({"ADV", "NUM", "PUNCT", "X", "SPACE", "SYM", "CCONJ"})


def opens_point(p: Parse, v: int) -> bool:
    """Return whether finite verb ``v`` without a subject is the first word of its line.

    A number, a bullet or an adverb may stand before it ("3. Strongly condemns").
    """
    if p.tag[v] != "VBZ" or any(p.dep[c] in ("nsubj", "nsubjpass", "expl") for c in p.children[v]):
        return False
    first = p.paras[p.para[v]].first
    return v - first <= 5 and all(
        p.pos[i] in _BEFORE or p.dep[i] == "meta" for i in range(first, v)
    )


def listed_subject(who: Who, v: int) -> Actor | None:
    """Return who the subject of the list is in which verb ``v`` opens a point, if anybody.

    That is whom the first noun phrase of the nearest line before names that is no point itself.
    """
    p = who.p
    if not opens_point(p, v):
        return None
    here = p.para[v]
    for k in range(here - 1, max(-1, here - _BACK), -1):
        para = p.paras[k]
        tokens = range(para.first, para.last)
        head = next((i for i in tokens if p.pos[i] in ("NOUN", "PROPN", "VERB")), None)
        if head is None or p.pos[head] == "VERB":
            continue
        while head + 1 < para.last and p.pos[head + 1] in ("NOUN", "PROPN"):
            head += 1
        found = who.cast.of(head)
        if found is not None:
            return found
    return None
