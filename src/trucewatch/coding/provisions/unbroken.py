"""A side's word that it has kept a truce, told by what it has not done: "had not fired a shot since
the ceasefire began", "its troops had never violated the truce".
"""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.coding.agreements.agreements import StoryAgreements
from trucewatch.coding.leads.context import LeadContext, subject
from trucewatch.coding.provisions.plain import sentence_of
from trucewatch.coding.provisions.told import is_negated, is_told, row
from trucewatch.records.leads import ProvisionTouch
from trucewatch.vocab.agreements import AgreementWords

_SINCE = frozenset({"since", "during", "after", "under", "throughout"})
_SHOTS = frozenset({"shot", "bullet", "round", "shell", "rocket", "missile"})
_OWN = frozenset({"its", "their", "our", "his", "her", "it", "they", "we"})


def touches_of_unbroken(
    ctx: LeadContext, words: AgreementWords, agreements: StoryAgreements,
    known: Sequence[ProvisionTouch],
) -> list[ProvisionTouch]:  # fmt: skip
    """Return the touches with what a side says that it has not done to a truce in force: a claim of
    having kept it. Of a side that the story has accused it is the answer, and stays one."""
    p = ctx.parse
    accused = {
        ctx.side(t.violator) for t in known if t.occurrence == "violation" and _blamed(ctx, t)
    }
    out = list(known)
    for i in range(len(p)):
        if p.pos[i] != "VERB" or not is_negated(ctx, i) or not is_told(ctx, i, fresh=False):
            continue
        k = _truce_of(ctx, words, agreements, i)
        side = _own_side(ctx, i)
        if k is None or side is None:
            continue
        at = p.sent[i]
        if side not in accused:
            out = [t for t in out if t.occurrence != "violation" or sentence_of(ctx, t) != at]
        if not any(sentence_of(ctx, t) == at and t.occurrence == "compliance" for t in out):
            said = ctx.statement(i)
            own = said.speaker if said is not None else None
            out.append(row(ctx, k, "ceasefire", "compliance", i, own))
    return out


def _blamed(ctx: LeadContext, t: ProvisionTouch) -> bool:
    """Return whether another than the side itself tells of its breach."""
    said = next((s for s in ctx.statements if s.id == t.statement_id), None)
    return said is None or ctx.side(said.speaker) != ctx.side(t.violator)


def _truce_of(
    ctx: LeadContext, words: AgreementWords, agreements: StoryAgreements, verb: int
) -> int | None:
    """Return the truce in force that a negated verb says to have been kept: it is the object of a
    verb of breaking, or what has passed since without a shot."""
    p, meant = ctx.parse, set(agreements.meant())
    breaks = p.lemma[verb] in words.sets["breach"]
    shots = any(p.lemma[c] in _SHOTS for c in p.children[verb] if p.dep[c] in ("dobj", "nsubjpass"))
    if not breaks and not (shots or p.lemma[verb] in ("fire", "shoot")):
        return None
    inside = range(verb + 1, p.right[verb])
    since = any(p.lower[c] in _SINCE for c in inside)
    for c in inside:
        k = agreements.at.get(c, agreements.truces.get(c))
        if k in meant and (breaks or since):
            return k
    return None


def _own_side(ctx: LeadContext, verb: int) -> str | None:
    """Return the side of a speaker who tells what his own men have not done, or None."""
    p, said = ctx.parse, ctx.statement(verb)
    who = subject(p, verb)
    side = ctx.side(said.speaker) if said is not None else None
    if side is None or who is None:
        return None
    own = {p.lower[who], *(p.lower[c] for c in p.children[who] if p.dep[c] == "poss")} & _OWN
    named = ctx.cast.of(who)
    same = ctx.side(named) == side
    nameless = named is not None and named.code in ("UNKMIL", "UNKGOV", "UNKREB")
    return side if own or same or nameless else None
