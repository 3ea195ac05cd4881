"""Agreements told as not kept by a noun of failing: "the failure of both armies to abide by the
ceasefire", "the rebels' disregard for the truce". The words: ``provisions/words.tsv``."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.agreements.agreements import StoryAgreements
from trucewatch.coding.leads.context import FRESH, LeadContext, objects_of
from trucewatch.coding.provisions.unmet import NOT_TOLD
from trucewatch.records import Actor
from trucewatch.records.leads import ProvisionTouch
from trucewatch.vocab.agreements import AgreementWords

# The verb of keeping stands so many tokens after the noun of failure, the truce after the verb.
_FAR, _OBJECT = 16, 8


def touches_by_failure(
    ctx: LeadContext, words: AgreementWords, agreements: StoryAgreements
) -> Iterator[ProvisionTouch]:
    """Yield the failure to keep an agreement in force that is told as a noun, one for each side
    that failed; nobody in particular where the words name none."""
    p = ctx.parse
    live = set(agreements.meant())
    for i, lemma in enumerate(p.lemma):
        if lemma not in words.sets["failure"] or p.pos[i] != "NOUN" or p.role(i) == "headline":
            continue
        if p.dep[i] == "pobj" and p.lower[p.head[i]] == "in":
            continue  # "fired in disregard of the truce": ``provisions.words``
        said = ctx.statement(i)
        k = _not_kept(ctx, words, agreements, i)
        none = any(p.lower[c] in ("no", "any") for c in p.children[i])
        if k not in live or none or (said is not None and said.act in NOT_TOLD):
            continue
        failing = _failing(ctx, i)
        if not failing and _told_by_acts(ctx, i):
            continue
        for who in failing or (None,):
            yield ProvisionTouch(
                k, "ceasefire", "violation", None, said.id if said is not None else None,
                ctx.span(i, i + 1), who, True, False,
            )  # fmt: skip


def _told_by_acts(ctx: LeadContext, i: int) -> bool:
    """Return whether the sentence tells an act of violence: that is what broke the agreement."""
    a, b = ctx.parse.sents[ctx.parse.sent[i]]
    return any(
        e.type == "ASSAULT" and e.realis in FRESH for j in range(a, b) for e in ctx.events_at(j)
    )


def _not_kept(
    ctx: LeadContext, words: AgreementWords, agreements: StoryAgreements, i: int
) -> int | None:
    """Return the agreement that "failure to abide by the truce", "disregard for it" is of."""
    p = ctx.parse
    end = p.sents[p.sent[i]][1]
    verbs = [k for k in range(i + 1, min(end, i + _FAR)) if p.lemma[k] in words.sets["abide"]]
    direct = [o for o in objects_of(p, i, "with", "for", "of") if o > i]
    reach = [*direct, *(k for v in verbs[:1] for k in range(v, min(end, v + _OBJECT)))]
    own = (agreements.at.get(k, agreements.truces.get(k)) for k in reach)
    return next((k for k in own if k is not None), None)


def _failing(ctx: LeadContext, i: int) -> tuple[Actor, ...]:
    """Return who failed: "the failure of A and B", "A's failure"; never pronouns."""
    p = ctx.parse
    heads = [*objects_of(p, i, "of", "by"), *(c for c in p.children[i] if p.dep[c] == "poss")]
    told = (a for h in heads for a in ctx.cast.members(h))
    return tuple(a for a in told if a.code != "UNK" and ctx.side(a) is not None)
