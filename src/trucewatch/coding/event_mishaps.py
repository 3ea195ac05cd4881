"""Deaths by accident and by nature: "killed by lightning", "when a bus plunged into a ravine".

What nobody did is no attack, whatever else its story tells of.
"""

from __future__ import annotations

from trucewatch.reading import Parse
from trucewatch.vocab.words import word_set

_HARM = frozenset({"kill", "injure", "wound", "hurt", "bury", "maim", "claim", "leave"})
_BY = frozenset({"by", "in", "after", "during", "under", "from"})


def by_mishap(p: Parse, v: int) -> bool:
    """Return whether harm verb ``v`` is told as done by nature or an accident: by its subject, its
    agent, or the clause of when it was; not where its sentence tells of arms."""
    if p.lemma[v] not in _HARM:
        return False
    first, last = p.sents[p.sent[v]]
    if word_set("events.arms_told") & set(p.lemma[first:last]):
        return False
    mishaps, verbs = word_set("events.mishaps"), word_set("events.mishap_verbs")
    for c in p.children[v]:
        if p.dep[c] == "nsubj" and p.lemma[c] in mishaps:
            return True
        by = p.dep[c] in ("agent", "prep") and p.lower[c] in _BY
        if by and any(p.dep[o] == "pobj" and p.lemma[o] in mishaps for o in p.children[c]):
            return True
        if p.dep[c] == "advcl" and p.lemma[c] in verbs:
            return True
    return False
