"""Bans told as kept, and what is signed told as torn up, in plain words.

"No kidnapping was registered", "not a single breach was recorded by the mission"; "the Front has
torn up its signature", "it is they who trample on the accord".
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.leads.context import LeadContext, objects_of, subject
from trucewatch.coding.provisions.none import is_open, none_told
from trucewatch.coding.provisions.told import (
    doer_of,
    is_denied,
    is_told,
    one_of,
    paper_watches,
    row,
)
from trucewatch.records import Actor
from trucewatch.records.leads import ProvisionTouch
from trucewatch.vocab.agreements import AgreementWords
from trucewatch.vocab.words import word_set

_NONE = frozenset({"no", "not", "neither", "nor", "zero"})


def touches_of_bans(
    ctx: LeadContext, vocabulary: AgreementWords, agreement: int | None
) -> Iterator[ProvisionTouch]:
    """Yield bans and truces that a monitor tells to have been kept: none was counted."""
    p = ctx.parse
    for i in range(len(p)):
        if p.pos[i] != "VERB" or p.lemma[i] not in word_set("told.counting"):
            continue
        what = next((c for c in p.children[i] if p.dep[c] in ("nsubjpass", "dobj")), None)
        if what is None or not is_told(ctx, i, fresh=False):
            continue
        if not (_none(ctx, what) or none_told(p, what)):
            continue
        banned = p.lemma[what] in word_set("told.banned")
        if (banned or p.lemma[what] in word_set("told.fire")) and paper_watches(ctx, vocabulary, i):
            yield row(ctx, agreement, "abductions" if banned else "ceasefire", "compliance", i)


_SPANS = frozenset({"hour", "day", "night", "week", "weekend", "month", "year"})
_PASSING = frozenset({"pass", "go", "be", "spend", "have", "enjoy", "see", "live", "mark"})


def touches_of_quiet(ctx: LeadContext, agreement: int | None) -> Iterator[ProvisionTouch]:
    """Yield times told to have gone by without a breach: "a full year without a shooting", "the
    night passed without incident along the line"."""
    p = ctx.parse
    for i in range(len(p)):
        if p.lower[i] != "without" or agreement is None or is_open(ctx, i):
            continue
        what = next((c for c in p.children[i] if p.dep[c] == "pobj"), None)
        over = p.head[i]
        before = [
            k for k in range(max(p.sents[p.sent[i]][0], i - _NEAR), i) if p.lemma[k] in _SPANS
        ]
        spans = before and not any(
            p.lower[c] in ("no", "not") for k in before for c in p.children[k]
        )
        told = p.lemma[over] in _SPANS or (p.lemma[over] in _PASSING and is_told(ctx, over))
        if what is not None and p.lemma[what] in word_set("told.fire") and spans and told:
            yield row(ctx, agreement, "ceasefire", "compliance", i)


# The time stands so many tokens before "without" at most.
_NEAR = 8


def _none(ctx: LeadContext, noun: int) -> bool:
    p = ctx.parse
    return any(p.lower[c] in _NONE for c in range(p.left[noun], noun))


def touches_of_signatures(ctx: LeadContext, agreement: int | None) -> Iterator[ProvisionTouch]:
    """Yield what somebody else is told to have done to what he signed: torn up, trampled on."""
    p = ctx.parse
    for i in range(len(p)):
        if p.pos[i] != "VERB" or p.lemma[i] not in word_set("told.wrecking"):
            continue
        if not is_told(ctx, i) or is_denied(ctx, i):
            continue
        said = ctx.statement(i)
        if said is None or said.speaker is None or ctx.side(said.speaker) is None:
            continue  # the story's own words for it are no accusation
        signed = [c for c in p.children[i] if p.dep[c] == "dobj"]
        signed += objects_of(p, i, "on", "upon", "over", "up")
        if not any(p.lemma[o] in word_set("told.signed") for o in signed):
            continue
        who = _accused(ctx, i)
        if who is not None and ctx.side(who) not in (None, ctx.side(said.speaker)):
            yield row(ctx, agreement, "ceasefire", "violation", i, who)


def _accused(ctx: LeadContext, verb: int) -> Actor | None:
    """Return who is told to have done it: the subject, also of "it is X that tramples on it"."""
    p = ctx.parse
    over = p.head[verb]
    if p.dep[verb] == "relcl" and p.dep[over] == "attr":
        return one_of(ctx, over)
    if p.dep[verb] == "ccomp" and p.lemma[over] == "be":
        cleft = next((c for c in p.children[over] if p.dep[c] == "attr" and c < verb), None)
        if cleft is not None:
            return one_of(ctx, cleft)
    own = subject(p, verb)
    return doer_of(ctx, verb) if own is None else one_of(ctx, own)
