"""What puts an agreement on record that a story names only by half: its monitors tell of it, it was
broken, or it has a name of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from trucewatch.linking.agreements.register_named import named_so
from trucewatch.linking.camps.sides import BODIES
from trucewatch.records import Actor, Event
from trucewatch.records.coded import CodedStory
from trucewatch.records.leads import NOT_NAMED, AgreementMention, ProvisionTouch

WATCHING = frozenset({"verification", "peacekeeping"})
"""Provisions on watching over an agreement, by which also those are accused who signed none."""
_BROKEN = frozenset({"violation", "restriction"})


def told_by(
    touch: ProvisionTouch, event: Event | None, speakers: Mapping[str, Actor | None]
) -> tuple[Actor, ...]:
    """Return whom a touch tells of: who did it, to whom, and who says so."""
    acting = (*event.actors, *event.recipients) if event is not None else ()
    found = (touch.violator, speakers.get(touch.statement_id or ""), *acting)
    return tuple(a for a in found if a is not None)


def homes_of(people: Iterable[Actor], provision: str) -> frozenset[str]:
    """Return the countries of actors, as far as they are known. The world's organisations, which
    tell of any truce, are of none; only those who watch over one have its task of watching."""
    found = frozenset(c for a in people for c in (a.country or "").split(";") if c)
    return found if provision in WATCHING else found - BODIES


def watched_over(coded: CodedStory, index: int, watching: Collection[str]) -> bool:
    """Return whether a monitor, or of an agreement that is named the United Nations, tells of what
    touches it, though no side is named."""
    named = coded.leads.agreements[index].name != NOT_NAMED
    told = {t.statement_id for t in coded.leads.touches if t.agreement == index}
    speakers = (s.speaker for s in coded.statements if s.id in told and s.speaker is not None)
    return any(
        (named and a.code.startswith("UNO"))
        or (a.code in watching and (a.sector in ("IGO", "UNO") or a.code.startswith("UNK")))
        for a in speakers
    )


def told_by_itself(coded: CodedStory, index: int, mention: AgreementMention) -> bool:
    """Return whether a story tells of "the deal" that it does not name in full that it was broken,
    or gives it a name of its own: it is on record though no other report tells which it is."""
    if mention.name == NOT_NAMED or mention.family not in ("deal", "truce"):
        return False
    broken = any(
        t.agreement == index and t.occurrence in _BROKEN and (t.explicit or t.breach)
        for t in coded.leads.touches
    )
    return broken or named_so(mention)
