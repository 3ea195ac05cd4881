"""Private people take no position: a position is a party's, its officials', a mediator's, a
guarantor's.

Relatives of captives, shopkeepers, residents, analysts and whoever is told of by his trade ask and
refuse for themselves. An association of theirs, which turns to the parties, is a body; so is
whoever sits at a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from trucewatch.coding.leads.context import LeadContext
from trucewatch.records import Actor
from trucewatch.records.leads import PositionMention, RoundMention
from trucewatch.vocab.tables import table
from trucewatch.vocab.words import word_set

# Sectors whose people are private ones; priests, elders and lawyers may speak for others.
_PRIVATE = frozenset({"CVL", "AGR", "BUS", "LAB", "EDU", "MED", "REF", "JRN"})
# Behind one of these stands who or where somebody is, not what he is.
_BEHIND = frozenset(
    {"of", "in", "at", "from", "for", "near", "on", "with", "who", "whom", "whose", "which", "that"}
)
_MARKS = ",.;:“”\"'()"


def is_private(ctx: LeadContext, m: PositionMention, rounds: Sequence[RoundMention]) -> bool:
    """Return whether the party of a stand is a private person, or several."""
    party = m.party
    seated = any(a.code == party.code and ":" in a.code for r in rounds for a in r.participants)
    if seated or _is_body(party):
        return False
    told = party.code.partition(":")[0][3:] or party.sector or "UNK"
    sector = told.rsplit("/", 1)[-1]
    if sector not in (*_PRIVATE, "UNK"):
        return False  # protesters are an opposition
    if sector != "UNK" and ":" in party.code:
        return True  # "Jean Mbala, a taxi driver"
    if any(_bereaved(text) for text in _told_of(ctx, party)):
        return True
    tellers = word_set("positions.bystanders", "talks.crowds") | _nouns()
    tellers -= word_set("positions.peoples")
    return any(w in tellers for w in _called(party))


def _told_of(ctx: LeadContext, party: Actor) -> Iterator[str]:
    """Yield the words of a party, and those by which the story tells of the same person."""
    yield party.text
    if ":" in party.code:
        yield from (s.speaker.text for s in ctx.statements
                    if s.speaker is not None and s.speaker.code == party.code)  # fmt: skip


def _called(party: Actor) -> Iterator[str]:
    """Yield what somebody is called, in the words of the text and by his name: their last word."""
    for words in (party.text.lower().split(), party.name.lower().split()):
        plain = [w.strip(_MARKS) for w in words]
        cut = next((k for k, w in enumerate(plain) if w in _BEHIND and k), len(plain))
        comma = next((k + 1 for k, w in enumerate(words) if w.endswith(",")), len(plain))
        last = plain[: min(cut, comma)][-1:]
        yield from last
        yield from (w.removesuffix("s") for w in last)


def _is_body(party: Actor) -> bool:
    words = {w.strip(_MARKS) for w in f"{party.text} {party.name}".lower().split()}
    return not word_set("positions.associations").isdisjoint(words)


def _bereaved(text: str) -> bool:
    """Whether somebody is told of by his kin alone: "Amina Salim, whose son is held"."""
    words = text.lower().split()
    kin = word_set("positions.bystanders", "talks.crowds")
    return any(a == "whose" and b in kin for a, b in pairwise(words))


@cache
def _nouns() -> frozenset[str]:
    """The nouns of people of such sectors: "farmer", "farmers"."""
    out: set[str] = set()
    for row in table("actors/role_nouns.tsv"):
        if row["sector"] in _PRIVATE and row["kind"] == "person":
            noun = row["noun"].rsplit(" ", 1)[-1]
            out |= {noun, (row["plural"] or f"{noun}s").rsplit(" ", 1)[-1]}
    return frozenset(out)
