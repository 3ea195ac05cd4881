"""Deeds told with the word that an agreement asks for them: "as provided for in the accord", "in
line with the truce", "under the terms of the deal", "pursuant to", "as the protocol requires".

What is only to be done, and what the agreement itself lays down, is no deed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.coding.agreements.agreements import StoryAgreements
from trucewatch.coding.leads.context import MAX_CLIMB, TRUCE_WORDS, LeadContext, lemma_set
from trucewatch.coding.provisions.breach_words import is_part
from trucewatch.coding.provisions.none import by_paper
from trucewatch.coding.provisions.told import doers_of, is_denied, is_told, row
from trucewatch.reading import Parse
from trucewatch.records.leads import ProvisionTouch
from trucewatch.vocab.agreements import AgreementWords
from trucewatch.vocab.words import word_set

_HOSTILE = frozenset({"ASSAULT", "THREATEN", "ACCUSE", "DEMAND", "REJECT", "COERCE"})
_FAILING = frozenset(
    {"fail", "refuse", "decline", "neglect", "forget", "promise", "pledge", "agree"}
)
_PAST = frozenset({"VBD", "VBN"})


def with_agreed(
    ctx: LeadContext, words: AgreementWords, agreements: StoryAgreements, live: tuple[int, ...],
    known: Sequence[ProvisionTouch],
) -> list[ProvisionTouch]:  # fmt: skip
    """Return the touches with the deeds that are told as what an agreement asks for, where the
    sentence does not tell of a term that is kept anyway."""
    p, kept = ctx.parse, ("compliance", "restoration")
    told = {p.sent[p.tokens_in(t.span.start, t.span.end)[0]] for t in known if t.occurrence in kept}
    found = _as_agreed(ctx, words, agreements, live)
    new = [t for t in found if p.sent[p.tokens_in(t.span.start, t.span.end)[0]] not in told]
    return [*known, *new]


def _as_agreed(
    ctx: LeadContext, words: AgreementWords, agreements: StoryAgreements, live: tuple[int, ...]
) -> Iterator[ProvisionTouch]:
    """Yield the deeds that are told as what an agreement in force asks for, where their own words
    tell which of its terms that is."""
    p, seen = ctx.parse, set[int]()
    for i in range(len(p)):
        k = agreements.at.get(i, agreements.truces.get(i))
        part = is_part(p, i) and bool(live)
        if not part and (k is None or k not in live):
            continue
        word = _asking(p, i)
        verb = None if word is None else _deed(p, word)
        if verb is None or p.sent[verb] in seen or not _done(ctx, words, verb):
            continue
        told = lemma_set(p, p.left[verb], p.right[verb])
        aside = lemma_set(p, p.left[word or 0], p.right[word or 0])
        label = words.terms.find(told - aside - TRUCE_WORDS)
        if label is not None:
            seen.add(p.sent[verb])
            yield row(ctx, live[0] if k is None else k, label, "compliance", verb,
                      doers=doers_of(ctx, verb))  # fmt: skip


def _asking(p: Parse, i: int) -> int | None:
    """Return the word that hangs on a deed and says that the agreement at ``i`` asks for it."""
    over = p.head[i]
    if p.dep[i] in ("nsubj", "nsubjpass") and _as_clause(p, over):
        return over  # "as the accord requires"
    for _ in range(MAX_CLIMB):
        if p.lower[over] in ("under", "pursuant", "per"):
            return over
        if p.lemma[over] in word_set("told.accord") and _in(p, over):
            return p.head[over]
        if _as_clause(p, over):
            return over
        if p.pos[over] in ("VERB", "AUX") or p.head[over] == over:
            return None
        over = p.head[over]
    return None


def _in(p: Parse, i: int) -> bool:
    return p.dep[i] == "pobj" and p.lower[p.head[i]] in ("in", "as")


def _as_clause(p: Parse, i: int) -> bool:
    """Return whether a verb of laying down opens with "as": "as foreseen in the accord"."""
    lays = p.lemma[i] in word_set("told.laying_down")
    return lays and any(p.lower[c] == "as" for c in p.children[i])


def _deed(p: Parse, word: int) -> int | None:
    """Return the verb over the words that say so."""
    i = p.head[word]
    for _ in range(MAX_CLIMB):
        if p.pos[i] == "VERB" and p.lemma[i] not in word_set("told.laying_down"):
            return i
        if p.head[i] == i:
            return None
        i = p.head[i]
    return None


def _done(ctx: LeadContext, words: AgreementWords, verb: int) -> bool:
    """Return whether a verb tells of something done, and not of a fight, a threat or a demand."""
    p = ctx.parse
    infinitive = any(p.dep[c] == "aux" and p.lower[c] == "to" for c in p.children[verb])
    if p.tag[verb] not in _PAST or infinitive or p.lemma[verb] in _FAILING:
        return False
    if by_paper(ctx, words, verb):
        return False
    if any(e.type in _HOSTILE for e in ctx.events_at(verb)) or _says(ctx, verb):
        return False
    return is_told(ctx, verb) and not is_denied(ctx, verb)


def _says(ctx: LeadContext, verb: int) -> bool:
    """Return whether the verb is one of speech: "said in line with the accord that"."""
    at = ctx.parse.start[verb]
    return any(s.cue is not None and s.cue.start <= at < s.cue.end for s in ctx.statements)
