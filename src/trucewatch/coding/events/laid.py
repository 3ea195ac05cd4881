"""Whose weapon it was that killed: "a mine laid by the rebels killed three", "a shell that the army
had fired", "accused them of laying the mine that killed two", "the rounds that killed two were
fired by the army".
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.events.syntax import pobjs
from trucewatch.reading import Parse
from trucewatch.vocab.words import word_set


def laid_by(p: Parse, v: int) -> Iterator[int]:
    """Yield the nouns for those who laid or fired the weapon that does what verb ``v`` tells."""
    for weapon in _weapons(p, v):
        over = p.head[weapon]
        if p.dep[weapon] == "nsubjpass" and p.lemma[over] in word_set("events.launching"):
            yield from (h for k in p.children[over] if p.dep[k] == "agent" for h in pobjs(p, k))
        for c in p.children[weapon]:
            if p.dep[c] not in ("acl", "relcl") or p.lemma[c] not in word_set("events.launching"):
                continue
            for k in p.children[c]:
                if p.dep[k] == "agent":
                    yield from pobjs(p, k)
                elif p.dep[k] == "nsubj" and p.dep[c] == "relcl" and p.tag[k] not in _RELATIVE:
                    yield k


def laid_where(p: Parse, v: int) -> Iterator[int]:
    """Yield the verbs whose object is the weapon that does what verb ``v`` tells: "laying the mine
    that killed two"."""
    for weapon in _weapons(p, v):
        head = p.head[weapon]
        if p.dep[weapon] == "dobj" and p.lemma[head] in word_set("events.launching"):
            yield head


_RELATIVE = frozenset({"WDT", "WP"})


def _weapons(p: Parse, v: int) -> Iterator[int]:
    """Yield the nouns for what does it: its subject, whom "that" stands for, its agent, or what
    those who are hurt have struck."""
    arms = word_set("events.arms", "events.blown")
    for c in p.children[v]:
        if p.dep[c] == "nsubj":
            k = p.head[v] if p.tag[c] in _RELATIVE and p.dep[v] == "relcl" else c
            if p.lemma[k].lower() in arms:
                yield k
        elif p.dep[c] == "dobj" and p.lemma[c].lower() in arms:
            yield c  # "struck a mine laid by A"
        elif p.dep[c] == "agent":
            yield from (k for k in pobjs(p, c) if p.lemma[k].lower() in arms)
