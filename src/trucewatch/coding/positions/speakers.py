"""For which side somebody speaks, by his office or by what he says that his side would give.

"The government's negotiator, Joran Hest" speaks for the government wherever the story has him
speak, and so does "Hest", nobody known, who says what the government would give. Who gives a view
of his own, or stands in opposition to it, does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from trucewatch.coding.leads.context import LeadContext
from trucewatch.records import Actor
from trucewatch.records.leads import PositionMention
from trucewatch.vocab.actors import slug
from trucewatch.vocab.sides import is_person, state_named, unknown_side
from trucewatch.vocab.words import word_set

_GIVEN = frozenset({"offer", "concession", "guarantee"})
# Who says what a party would give, and is none of its people.
_OTHERS = frozenset({"OPP", "CVL", "MED", "JRN", "EDU", "NGO", "IGO", "UNO", "REF", "REL"})


def spoken_for(ctx: LeadContext, party: Actor) -> str | None:
    """Return the side for which somebody speaks, also of a person whose code does not tell it:
    "Kestan's negotiator, Joran Hest"."""
    named = ctx.cast.member_of(party.code)
    if named is not None:
        return unknown_side(f"UNK:{slug(named)}", named)
    if not party.code.startswith("UNK") or not is_person(party.code):
        return ctx.side(party)
    own = party.code.partition(":")[2].split("-")
    called = (s.speaker.text for s in ctx.statements
              if s.speaker is not None and s.speaker.code == party.code)  # fmt: skip
    states = {state for text in (party.text, *called) if (state := state_named(text, own))}
    return next(iter(states)) if len(states) == 1 else ctx.side(party)


def with_whose(ctx: LeadContext, found: Sequence[PositionMention]) -> list[PositionMention]:
    """Return the positions, those of a person of no known side as his who he says would give
    something on the same issue: "Hest said the government would pay … He had refused to"."""
    speaks: dict[tuple[str, str], Actor] = {}
    for m in found:
        teller = m.told_by
        if teller is None or m.kind not in _GIVEN or not _of_nobody(ctx, teller):
            continue
        if (ctx.side(m.party) or "").split(":")[-1] and ctx.side(m.party) != ctx.side(teller):
            speaks.setdefault((teller.code, m.issue), m.party)
    out = []
    for m in found:
        party = speaks.get((m.party.code, m.issue))
        if party is not None and m.told_by is None:
            m = msgspec.structs.replace(m, party=party, told_by=m.party)
        out.append(m)
    return out


def _of_nobody(ctx: LeadContext, teller: Actor) -> bool:
    """Return whether somebody is a person whom the story gives to no side, by name alone."""
    own = teller.code.partition(":")[2]
    if not teller.code.startswith("UNK") or not own or teller.country is not None:
        return False
    sector = (teller.sector or teller.code.partition(":")[0][3:]).split("/")[-1]
    named = own == slug(teller.name) and teller.name[:1].isupper()
    return named and sector not in _OTHERS and spoken_for(ctx, teller) == ctx.side(teller)


def for_himself(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether somebody gives a view of his own, not his side's: "in his personal view",
    "speaking for himself", "personally"."""
    p = ctx.parse
    first, last = p.tokens_in(m.span.start, m.span.end)
    a, b = p.sents[p.sent[first]]
    aside = [p.lower[k] for k in range(a, b) if not first <= k < last]
    own = word_set("positions.own_views")
    if any(one in ("personal", "private", "own") and two in own for one, two in pairwise(aside)):
        return True
    himself = {("for", "himself"), ("for", "herself"), ("only", "himself"), ("only", "herself")}
    return "personally" in aside or ("speaking" in aside and bool(himself & {*pairwise(aside)}))


def in_opposition(party: Actor) -> Actor:
    """Return a person who is told to be of the opposition as one of it, not of the state: "an
    opposition deputy, Karl Venn"; others as they are."""
    words = [w.strip(",.;:").lower() for w in party.text.split()]
    own = party.code.partition(":")[2]
    if "opposition" not in words or party.sector == "OPP" or not own:
        return party
    return msgspec.structs.replace(party, code=f"{party.code[:3]}OPP:{own}", sector="OPP")
