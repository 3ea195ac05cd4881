"""Terms told as carried out only in part, by numbers: "of the 49 sites foreseen by the accord, only
20 have opened", "that is fewer than the 600 lorries a day laid down in May".
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.agreements.agreements import StoryAgreements
from trucewatch.coding.leads.context import TRUCE_WORDS, LeadContext
from trucewatch.coding.provisions.none import is_open
from trucewatch.coding.provisions.told import near_words, row, sentence
from trucewatch.records.leads import ProvisionTouch
from trucewatch.vocab.agreements import AgreementWords
from trucewatch.vocab.words import word_set

_ONLY = frozenset({"only", "just", "barely", "merely", "hardly"})
_FEWER = frozenset({"fewer", "less", "short", "below"})


def touches_of_shortfall(
    ctx: LeadContext, words: AgreementWords, agreements: StoryAgreements, live: tuple[int, ...]
) -> Iterator[ProvisionTouch]:
    """Yield the terms of which fewer were done than an agreement lays down, each once."""
    p = ctx.parse
    named: set[str] = set()
    for i in range(len(p)):
        own = sentence(ctx, i)
        if not _short(ctx, i) or not _laid_down(ctx, agreements, own) or is_open(ctx, i):
            continue
        label = words.terms.find(near_words(ctx, i, 1) - TRUCE_WORDS)
        k = next((a for j in own if (a := agreements.at.get(j)) in live), None)
        if label in (None, "ceasefire") or label in named or not live:
            continue
        named.add(str(label))
        yield row(ctx, live[0] if k is None else k, str(label), "violation", i)


def _short(ctx: LeadContext, i: int) -> bool:
    """Return whether words compare a number with a greater one: "only 20" where the sentence gives
    a second number, "fewer than the 600"."""
    p = ctx.parse
    if p.lower[i] not in _FEWER and p.lower[i] not in _ONLY:
        return False
    own = sentence(ctx, i)
    near = [k for k in range(i + 1, min(i + 6, own.stop)) if p.tag[k] == "CD"]
    if not near:
        return False
    if p.lower[i] in _FEWER:
        return (
            bool({"than", "of"} & set(p.lower[i + 1 : i + 3])) and "the" in p.lower[i + 1 : i + 4]
        )
    others = [k for k in own if p.tag[k] == "CD" and k not in near]
    return p.lower[i] in _ONLY and bool(others or len(near) > 1)


def _laid_down(ctx: LeadContext, agreements: StoryAgreements, own: range) -> bool:
    """Return whether a sentence says that an agreement lays the number down."""
    p = ctx.parse
    if not any(p.lemma[k] in word_set("told.laying_down") for k in own):
        return False
    dues = word_set("told.due")
    return any(k in agreements.at or k in agreements.truces or p.lemma[k] in dues for k in own)
