"""Deeds held against what an agreement bans: "its aircraft landed there, although the accord
forbids military flights". The norm is no act (``event_generic.norm_of``)."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.agreements.agreements import StoryAgreements
from trucewatch.coding.events.generic import ALTHOUGH, norm_of
from trucewatch.coding.leads.context import TRUCE_WORDS, LeadContext, lemma_set, subject
from trucewatch.coding.provisions.told import is_denied, is_told, one_of, whose
from trucewatch.coding.provisions.words import verb_over
from trucewatch.records.leads import ProvisionTouch
from trucewatch.vocab.agreements import AgreementWords


def touches_of_norms(
    ctx: LeadContext, words: AgreementWords, agreements: StoryAgreements, live: tuple[int, ...]
) -> Iterator[ProvisionTouch]:
    """Yield the deeds that are held against a norm ("landed there, although the accord bans it"):
    the norm is no act, and what was done in spite of it is one against its term."""
    p = ctx.parse
    for i in range(len(p)):
        who = norm_of(p, i) if p.dep[i] in ("advcl", "relcl") else None
        k = None if who is None else _paper(agreements, live, who)
        deed = verb_over(ctx, p.head[i])
        if k is None or p.role(i) == "headline" or not is_told(ctx, deed) or is_denied(ctx, deed):
            continue
        if p.dep[i] == "advcl" and not any(p.lower[c] in ALTHOUGH for c in p.children[i]):
            continue
        said = ctx.statement(deed)
        doer = subject(p, deed)
        if doer is None or any(e.type == "ASSAULT" for e in ctx.events_at(deed)):
            continue
        label = words.terms.find(lemma_set(p, p.left[i], p.right[i]) - TRUCE_WORDS)
        yield ProvisionTouch(
            k, label or "ceasefire", "violation", None, said.id if said is not None else None,
            ctx.span(deed, deed + 1), one_of(ctx, doer) or whose(ctx, doer), True, False,
        )  # fmt: skip


def _paper(agreements: StoryAgreements, live: tuple[int, ...], who: int) -> int | None:
    """Return the agreement in force that a noun stands for, or None."""
    own = agreements.at.get(who, agreements.truces.get(who))
    if own is None and live:
        return live[0]
    return own if own in live else None
