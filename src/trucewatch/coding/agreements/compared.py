"""Agreements that a report only sets beside its own: "like the Dayton accords", "the model is the
2016 deal".

One of another war is no agreement of the report; one of the same country stands by itself, and
neither "the truce" nor "the deal" of the report is it.
"""

from __future__ import annotations

import re

from trucewatch.coding.agreements.mentions import Candidate
from trucewatch.coding.leads.context import LeadContext, everybody
from trucewatch.vocab.agreements import known_called, strangers

# What stands right before the words for something that others are compared to.
_LIKE = re.compile(
    r"(?:(?<!\bwould )(?<!\bnot )(?<!n’t )(?<!n't )\b(?:un)?like"
    r"|\bresembl\w+|\b(?:similar|akin|comparable) to|\bmodel(?:l)?ed (?:\w+ )?(?:on|after|upon)"
    r"|\binspired by|\bcompar\w+(?: [\w’'-]+){0,5}? (?:to|with)|\breminiscent of|\breminds? \w+ of"
    r"|\breminded \w+ of|\b(?:along|on) the lines of|\bechoe[sd]|\bpoint(?:s|ed)? to"
    r"|\b(?:model|example|precedent|template|blueprint|parallel)s? (?:is|was|are|were|for|of|with)"
    r"|\b[Jj]ust as [^.;]*|\bas (?:with|in)|\bthan)"
    r" (?:that of |those of )?(?:the |its |their |a |an )?(?:[\w’'-]+ ){0,2}\Z",
    re.IGNORECASE,
)
# What stands behind them.
_AS = re.compile(
    r"\bas (?:a|an|the|its|their) (?:\w+ )?(?:model|example|precedent|template|lesson)\b"
)


def set_beside(ctx: LeadContext, every: list[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """Return the mentions of agreements that a story tells of, and those that it only compares
    others to; those of another war are in neither."""
    named = [c for c in every if c.names and _compared(ctx, c)]
    heads = {c.head for c in named}
    own = [c for c in every if c.head not in heads]
    told = frozenset().union(*(c.names for c in own))
    beside = [c for c in named if not c.names & told]
    again = [c for c in named if c.names & told]
    kept = [c for c in beside if not strangers(known_called(c.names), _homes_without(ctx, c))]
    return sorted([*own, *again], key=lambda c: c.head), kept


def _compared(ctx: LeadContext, c: Candidate) -> bool:
    p = ctx.parse
    first, last = p.sents[p.sent[c.head]]
    before = p.text[p.start[first] : c.span.start]
    behind = p.text[c.span.end : p.end[last - 1]]
    if c.span.text.lower().startswith("no "):
        return True  # "it is no Dayton Agreement"
    return bool(_LIKE.search(f"{before.rstrip()} ") or _AS.search(behind))


def _homes_without(ctx: LeadContext, c: Candidate) -> frozenset[str]:
    """Return the countries of all who act and speak in the other sentences of a story."""
    p = ctx.parse
    a, b = p.sents[p.sent[c.head]]
    start, end = p.start[a], p.end[b - 1]
    others = (x for x in everybody(ctx.statements, ctx.events) if not start <= x.start < end)
    return frozenset(k for x in others for k in (ctx.homes.full(x).country or "").split(";") if k)
