"""Terms told in plain words beside the acts that touch them, and the agreement that is meant where
a story names none: the one of the same sides that other reports name."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.coding.agreements.agreements import StoryAgreements
from trucewatch.coding.leads.context import LeadContext
from trucewatch.coding.provisions.carried import touches_of_carried
from trucewatch.coding.provisions.freed import touches_of_freeing
from trucewatch.coding.provisions.gathered import touches_of_gathering
from trucewatch.coding.provisions.kept import (
    touches_of_bans,
    touches_of_quiet,
    touches_of_signatures,
)
from trucewatch.coding.provisions.left import touches_of_leaving
from trucewatch.coding.provisions.stays import touches_of_stays
from trucewatch.coding.provisions.stored import touches_of_stores
from trucewatch.coding.provisions.ways import touches_of_ways
from trucewatch.records.leads import NOT_NAMED, AgreementMention, ProvisionTouch
from trucewatch.vocab.agreements import AgreementWords

_NOBODY_SIDE = frozenset({"IGO", "UNO", "NGO", "MED", "JRN", "CVL"})


def in_plain_words(
    ctx: LeadContext, words: AgreementWords, live: tuple[int, ...],
    known: Sequence[ProvisionTouch], stated: frozenset[str],
) -> list[ProvisionTouch]:  # fmt: skip
    """Return the touches with what is told without a word of a breach. What an act of the same
    sentence tells is told once: with the provision and the doer that the plain words add to it.

    ``stated`` are the labels of the terms that the story gives.
    """
    k = live[0] if live else None
    told = [
        *touches_of_ways(ctx, words, k),
        *touches_of_freeing(ctx, k),
        *touches_of_carried(ctx, words, k, stated),
        *touches_of_stays(ctx, k),
        *touches_of_leaving(ctx, words, k, stated),
        *touches_of_stores(ctx, k),
        *touches_of_gathering(ctx, words, k),
        *touches_of_bans(ctx, words, k),
        *touches_of_quiet(ctx, k),
        *touches_of_signatures(ctx, k),
    ]
    out = list(known)
    for t in told:
        twin = next((i for i, x in enumerate(out) if _same(ctx, x, t)), None)
        if twin is None:
            out.append(t)
            continue
        x = out[twin]
        blamed = t.violator if x.violator is None else x.violator
        out[twin] = msgspec.structs.replace(
            x, provision=t.provision, violator=blamed, explicit=x.explicit or t.explicit,
            doers=x.doers or t.doers,
        )  # fmt: skip
    return out


def _same(ctx: LeadContext, known: ProvisionTouch, t: ProvisionTouch) -> bool:
    """Return whether a touch tells what a known one does: the same of one provision in a sentence,
    or a way barred that was taken for one of the ceasefire."""
    if sentence_of(ctx, known) != sentence_of(ctx, t) or known.occurrence != t.occurrence:
        return False
    if known.span == t.span:
        return True
    way = t.occurrence == "restriction" and known.provision == "ceasefire"
    return way or known.provision == t.provision


def sentence_of(ctx: LeadContext, t: ProvisionTouch) -> int:
    """Return the number of the sentence that tells of a touch."""
    return ctx.parse.sent[ctx.parse.tokens_in(t.span.start, t.span.end)[0]]


def meant_elsewhere(
    ctx: LeadContext, agreements: StoryAgreements, touches: tuple[ProvisionTouch, ...]
) -> tuple[tuple[AgreementMention, ...], tuple[ProvisionTouch, ...]]:
    """Return the agreements and touches of a story, those on no agreement of its own with a mention
    that stands for the one of the same sides that other reports name."""
    loose = [t for t in touches if t.agreement is None]
    if not loose or agreements.live():
        return agreements.found, touches
    silent = AgreementMention(
        NOT_NAMED, "ceasefire", "truce", "in_force", None, (), tuple(sorted(_sides(ctx))), (), (),
        (), (loose[0].span,), None, True,
    )  # fmt: skip
    k = len(agreements.found)
    told = (msgspec.structs.replace(t, agreement=k) if t.agreement is None else t for t in touches)
    return (*agreements.found, silent), tuple(told)


def _sides(ctx: LeadContext) -> set[str]:
    """Return the two sides of a story: of its talk and acts, else the two that it names at all."""
    pair = {s for a in ctx.pair if (s := ctx.signer(a)) is not None}
    if len(pair) > 1:
        return pair
    p = ctx.parse
    named = (ctx.cast.of(k) for k, tag in enumerate(p.tag) if tag in ("NNP", "NNPS"))
    sides = {
        s for a in named if a is not None and (a.sector or "") not in _NOBODY_SIDE
        and a.code != "UNK" and (s := ctx.signer(a)) is not None
    }  # fmt: skip
    return sides if len(sides) == 2 else pair
