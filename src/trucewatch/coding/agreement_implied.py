"""The truce that a story names only by those who watch over it, or by its violations."""

from __future__ import annotations

from trucewatch.coding.lead_context import FRESH, LeadContext, term
from trucewatch.coding.provision_unmet import missed
from trucewatch.records.leads import NOT_NAMED, AgreementMention
from trucewatch.vocab.agreements import AgreementWords


def implied_truce(ctx: LeadContext, words: AgreementWords) -> AgreementMention | None:
    """Return the unnamed ceasefire of a story in which peacekeepers or observers report shooting
    and somebody who speaks names nobody ("no claim of responsibility" is nobody's word),
    or "ceasefire violations" are counted; None where nothing tells that one is in force."""
    fresh = any(e.type == "ASSAULT" and e.realis in FRESH for e in ctx.events)
    blameless = any(
        s.act in ("report_no_blame", "withhold_blame") and s.speaker is not None
        for s in ctx.statements
    )
    blameless = blameless or _seen_by_monitors(ctx, words) or any(missed(ctx, words))
    if not (fresh or blameless):
        return None
    p = ctx.parse
    for i in range(len(p)):
        truce = words.nouns.get(term(p, i))
        counted = (
            truce is not None and truce.family == "truce" and p.dep[i] == "compound"
            and p.lemma[p.head[i]] in words.sets["breach"]
        )  # fmt: skip
        watched = p.lemma[i] == "peacekeeping" or words.roles.get(p.lemma[i]) == "monitor"
        if counted or (watched and blameless):
            span = ctx.span(*((i - 2, i + 1) if term(p, i) != p.lemma[i] else (i, i + 1)))
            return AgreementMention(
                NOT_NAMED, "ceasefire", "truce", "in_force", None, (), (), (), (),
                (), (span,),
            )  # fmt: skip
    return None


def _seen_by_monitors(ctx: LeadContext, words: AgreementWords) -> bool:
    """Return whether somebody called a monitor tells of violence that he lays to nobody."""
    told = {e.statement_id for e in ctx.events
            if e.type == "ASSAULT" and e.realis == "monitor_reported"}  # fmt: skip
    for s in ctx.statements:
        if s.id in told and s.speaker is not None:
            called = s.speaker.text.lower().split()
            if any(words.roles.get(w.removesuffix("s")) == "monitor" for w in called):
                return True
    return False
