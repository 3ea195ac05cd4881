"""What a side says that its own law forbids where another side asks for it: it refuses that.

"The Front asked that the army withdraw. “The constitution forbids any withdrawal,” the minister
said": the constitution binds the minister's side, not the Front, and the demand is turned down.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.coding.leads.context import LeadContext, iso_date, negated
from trucewatch.coding.positions.bearing import constraints
from trucewatch.coding.positions.referred import asked_before
from trucewatch.coding.talks.days import entry_day
from trucewatch.records import Statement
from trucewatch.records.leads import PositionMention
from trucewatch.vocab.issues import Bearing
from trucewatch.vocab.words import word_set


def barred_at_home(
    ctx: LeadContext, words: Bearing, found: Sequence[PositionMention]
) -> Iterator[PositionMention]:
    """Yield the refusals by which a side names its law as what forbids what another asked for."""
    taken = {m.statement_id for m in found}
    for first, last, token in constraints(ctx, words):
        said = ctx.statement(token)
        if said is None or said.speaker is None or said.id in taken or not _forbids(ctx, token):
            continue
        if ctx.side(said.speaker) is None:
            continue
        asked = asked_before(ctx, first, said.speaker, found)
        if asked is not None and asked.kind == "demand" and asked.issue:
            yield _refusal(ctx, said, asked, (first, last))


def _forbids(ctx: LeadContext, token: int) -> bool:
    """Return whether a law forbids something ("forbids it", "does not permit it"), rather than
    asks for more ("requires that parliament approve it")."""
    p = ctx.parse
    verb = p.head[token]
    if p.lemma[verb] in word_set("positions.forbidding"):
        return not negated(p, verb)
    return p.lemma[verb] in word_set("positions.permitting") and negated(p, verb)


def _refusal(
    ctx: LeadContext, said: Statement, asked: PositionMention, told: tuple[int, int]
) -> PositionMention:
    assert said.speaker is not None
    span = ctx.span(*told)
    return PositionMention(
        party=said.speaker, issue=asked.issue, kind="refusal", value=span.text, condition=None,
        guarantors=(), date=iso_date(said.time) or entry_day(ctx, told[0]), statement_id=said.id,
        told_by=None, headline=False, span=span,
    )  # fmt: skip
