"""Terms told as carried out or given as a task: peacekeepers sent, territory handed over."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.agreements.agreements import StoryAgreements
from trucewatch.coding.leads.context import LeadContext, conjuncts, lemma_set
from trucewatch.records.leads import ProvisionTouch
from trucewatch.vocab.agreements import AgreementWords


def carried_out(
    ctx: LeadContext, words: AgreementWords, agreements: StoryAgreements
) -> Iterator[ProvisionTouch]:
    """Yield the tasks of peacekeepers and the terms that a story tells as done."""
    yield from _tasks(ctx, words, agreements)
    yield from _terms_done(ctx, words, agreements)


def _tasks(
    ctx: LeadContext, words: AgreementWords, agreements: StoryAgreements
) -> Iterator[ProvisionTouch]:
    """Yield what peacekeepers were sent for: "deployed peacekeepers to monitor the deal and to
    facilitate the return of refugees" is one thing done and one thing mandated."""
    p = ctx.parse
    for i in range(len(p)):
        if p.lemma[i] not in words.sets["deploy"] or p.pos[i] != "VERB":
            continue
        if not any(p.lemma[k] in words.sets["peacekeeper"] for k in _arguments(ctx, i)):
            continue
        agreement = _named_under(ctx, agreements, i)
        if agreement is None or agreement not in agreements.live():
            continue
        yield _touch(ctx, i, agreement, "peacekeeping", "compliance")
        for purpose in _purposes(ctx, i):
            if p.lemma[purpose] not in words.sets["mandate"]:
                continue
            after = lemma_set(p, purpose + 1, p.right[purpose])
            label = words.terms.find(after)
            if label is not None and label != "ceasefire" and p.dep[purpose] == "conj":
                yield _touch(ctx, purpose, agreement, label, "mandate")


def _arguments(ctx: LeadContext, verb: int) -> list[int]:
    p = ctx.parse
    out = [c for c in p.children[verb] if p.dep[c] in ("nsubj", "nsubjpass", "dobj")]
    if p.dep[verb] == "acl":
        out.append(p.head[verb])
    return out


def _purposes(ctx: LeadContext, verb: int) -> Iterator[int]:
    p = ctx.parse
    for c in p.children[verb]:
        if p.dep[c] in ("advcl", "xcomp") and p.tag[c] == "VB":
            yield from conjuncts(p, c)


def _named_under(ctx: LeadContext, agreements: StoryAgreements, verb: int) -> int | None:
    p = ctx.parse
    for k in range(p.left[verb], p.right[verb]):
        if k in agreements.at:
            return agreements.at[k]
    return None


def _terms_done(
    ctx: LeadContext, words: AgreementWords, agreements: StoryAgreements
) -> Iterator[ProvisionTouch]:
    """Yield terms told as carried out in a clause on the agreement ("that saw X reclaim …")."""
    p = ctx.parse
    for head, k in agreements.at.items():
        if k not in agreements.live():
            continue
        for c in p.children[head]:
            if p.dep[c] != "relcl" or p.tag[c] not in ("VBD", "VBN") or p.lemma[c] == "end":
                continue
            yield from _done(ctx, words, c, k)
        yield from _done_by_itself(ctx, words, head, k)


def _done_by_itself(
    ctx: LeadContext, words: AgreementWords, head: int, k: int
) -> Iterator[ProvisionTouch]:
    """Yield what an agreement is told to have brought: "the deal handed Kestrel the belt"."""
    p = ctx.parse
    if p.dep[head] != "nsubj" or p.tag[p.head[head]] != "VBD":
        return
    for verb in conjuncts(p, p.head[head]):
        if p.tag[verb] == "VBD" and p.lemma[verb] in words.sets["bring"]:
            yield from _done(ctx, words, verb, k)


def _done(ctx: LeadContext, words: AgreementWords, verb: int, k: int) -> Iterator[ProvisionTouch]:
    p = ctx.parse
    label = words.terms.find(lemma_set(p, p.left[verb], p.right[verb]))
    if label not in (None, "ceasefire"):
        yield _touch(ctx, verb, k, str(label), "compliance")


def _touch(
    ctx: LeadContext, verb: int, agreement: int, provision: str, occurrence: str
) -> ProvisionTouch:
    p = ctx.parse
    said = ctx.statement(verb)
    inside = [e for k in range(verb, p.right[verb]) for e in ctx.events_at(k)]
    event = inside[0] if inside else None
    return ProvisionTouch(
        agreement, provision, occurrence, event.id if event else None,
        said.id if said else None, ctx.span(verb, verb + 1), None, False, False,
    )  # fmt: skip
