"""Breaches told in so many words, outside accusations: "set up posts in violation of the truce"."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.act_targets import is_victim
from trucewatch.coding.agreements import StoryAgreements
from trucewatch.coding.lead_context import (
    FRESH,
    MAX_CLIMB,
    TRUCE_WORDS,
    LeadContext,
    lemma_set,
    objects_of,
    subject,
)
from trucewatch.records.leads import ProvisionTouch
from trucewatch.vocab.agreements import AgreementWords

_BREACH = frozenset({"violation", "breach", "defiance", "contravention", "disregard"})
# Parts of a text, by which the agreement of the story is meant.
_PARTS = frozenset({"article", "clause", "paragraph", "term", "provision", "point"})
# What is only wanted, refused or threatened "in violation of" a deal has not been done.
_NOT_DONE = frozenset(
    {"accuse", "deny", "demand", "call_for", "threaten", "warn", "propose", "offer"}
)


def touches_by_words(
    ctx: LeadContext, words: AgreementWords, agreements: StoryAgreements, live: tuple[int, ...]
) -> Iterator[ProvisionTouch]:
    """Yield what the report or somebody in it says was done "in violation of" an agreement in
    force, where no act of violence in the sentence tells it; who did it is the subject."""
    p = ctx.parse
    for i, lemma in enumerate(p.lemma):
        if lemma not in _BREACH or p.dep[i] != "pobj" or p.lower[p.head[i]] != "in":
            continue
        k = _agreement(ctx, agreements, live, i)
        said = ctx.statement(i)
        if k is None or (said is not None and said.act in _NOT_DONE) or p.role(i) == "headline":
            continue
        a, b = p.sents[p.sent[i]]
        if any(
            e.type == "ASSAULT" and e.realis in FRESH for j in range(a, b) for e in ctx.events_at(j)
        ):
            continue
        who = subject(p, _verb(ctx, i))
        violator = None if who is None or is_victim(p, who) else ctx.cast.of(who)
        violator = None if violator is None or violator.code == "UNK" else violator
        label = words.terms.find(lemma_set(p, a, i) - TRUCE_WORDS) or "ceasefire"
        yield ProvisionTouch(
            k, label, "violation", None, said.id if said is not None else None,
            ctx.span(i, i + 1), violator, True, False,
        )  # fmt: skip


def _verb(ctx: LeadContext, i: int) -> int:
    """Return the verb over token ``i``, past the nouns that parsers hang such words on."""
    p = ctx.parse
    for _ in range(MAX_CLIMB):
        if p.pos[i] == "VERB" or p.head[i] == i:
            break
        i = p.head[i]
    return i


def _agreement(
    ctx: LeadContext, agreements: StoryAgreements, live: tuple[int, ...], i: int
) -> int | None:
    """Return the agreement in force that a breach is of, or None."""
    p = ctx.parse
    for o in objects_of(p, i, "of"):
        for k in (o, *objects_of(p, o, "of")):
            own = agreements.at.get(k, agreements.truces.get(k))
            if own in live:
                return own
        if p.lemma[o] in _PARTS and live:
            return live[0]
    return None
