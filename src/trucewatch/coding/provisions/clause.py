"""The words of an act's clause, by which it is told which term of an agreement it bears on."""

from __future__ import annotations

from trucewatch.coding.leads.context import LeadContext, lemma_set, subject, words_of
from trucewatch.reading import Parse
from trucewatch.records import Event


def clause_words(ctx: LeadContext, event: Event) -> frozenset[str]:
    """Return the lemmas of an act's clause, its subject with them wherever it stands; another act
    that is told beside it ("…, and we have released nine soldiers") is none of it."""
    p = ctx.parse
    first, last = p.tokens_in(event.trigger.start, event.trigger.end)
    own = set(range(*p.tokens_in(event.start, event.end)))
    for k in range(first, last):
        for c in p.children[k]:
            if p.dep[c] == "conj" and p.pos[c] == "VERB" and _has_its_own(p, c):
                own -= set(range(p.left[c], p.right[c]))
    told = words_of(p, sorted(own))
    who = subject(p, last - 1) if first < last else None
    return told if who is None else told | lemma_set(p, p.left[who], who + 1)


def _has_its_own(p: Parse, verb: int) -> bool:
    """Return whether a verb beside another one has a subject or an object of its own."""
    return any(p.dep[c] in ("nsubj", "nsubjpass", "dobj") for c in p.children[verb])
