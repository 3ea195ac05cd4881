"""The truce that a story names only by those who watch over it, or by its violations."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.coding.leads.context import FRESH, MAX_CLIMB, LeadContext, term
from trucewatch.coding.provisions.unmet import missed
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
    blameless = blameless or _kept_by_sides(ctx)
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
        watched = watched or (
            truce is not None and p.dep[i] == "compound" and p.word[i][0].isupper()
            and p.lower[p.head[i]] in ("commission", "committee")
        )  # fmt: skip
        if counted or (watched and blameless and not _thought(ctx, i)):
            span = ctx.span(*((i - 2, i + 1) if term(p, i) != p.lemma[i] else (i, i + 1)))
            return AgreementMention(
                NOT_NAMED, "ceasefire", "truce", "in_force", None, (), (), (), (),
                (), (span,),
            )  # fmt: skip
    return None


def _thought(ctx: LeadContext, i: int) -> bool:
    """Return whether those who watch would only come: "if monitors moved in between"."""
    p, k = ctx.parse, ctx.parse.head[i]
    for _ in range(MAX_CLIMB):
        own = p.children[k]
        if any(p.dep[c] == "aux" and p.lower[c] in ("would", "could", "might") for c in own):
            return True
        if any(p.dep[c] == "mark" and p.lower[c] in ("if", "unless", "once") for c in own):
            return True
        if p.head[k] == k:
            return False
        k = p.head[k]
    return False


# What sides do under an agreement: way barred, forces drawn back, prisoners freed, arms given up.
_UNDER_IT = frozenset({("COERCE", "restrict"), ("RETREAT", "disarm"), ("RETREAT", "release"),
                       ("RETREAT", "withdraw"), ("RETREAT", "access")})  # fmt: skip
_WATCHING = frozenset({"monitor", "monitoring", "observer", "verification", "verifier", "ceasefire",
                       "truce"})  # fmt: skip
_OF_TRUCE = frozenset({"ceasefire", "cease-fire", "truce", "verification", "verifiers"})


def _kept_by_sides(ctx: LeadContext) -> bool:
    """Return whether those who watch over a truce are there, and tell what a side did to it or by
    it: "the Ceasefire Commission said the Front had shelled three villages", "the Monitoring
    Mission cut up rifles laid down by the Front"."""
    tellers = {s.id: s.speaker for s in ctx.statements if s.speaker is not None}
    p = ctx.parse
    for e in ctx.events:
        if e.realis not in FRESH or not any(ctx.side(a) for a in e.actors):
            continue
        teller = tellers.get(e.statement_id or "")
        told = teller.text.lower().split() if teller is not None else []
        if _watches(told) and ((e.type, e.mode) in _UNDER_IT or not _OF_TRUCE.isdisjoint(told)):
            return True  # of an attack any mission can tell, and a paper called "Observer"
        para = p.para[p.tokens_in(e.trigger.start, e.trigger.end)[0]]
        near = (p.lower[k] for k in range(len(p)) if p.para[k] == para and p.word[k][0].isupper())
        if (e.type, e.mode) in _UNDER_IT and _watches(near):
            return True
    return False


def _watches(called: Iterable[str]) -> bool:
    return any(w.removesuffix("s") in _WATCHING for w in called)


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
