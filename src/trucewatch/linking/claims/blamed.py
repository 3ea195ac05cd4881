"""Whom a reporter blames for an act that he calls a breach elsewhere without a name.

"She called the strike a breach of the accord", and in the same incident she, or her side, lays the
strike to one side: the breach is laid to that side.
"""

from __future__ import annotations

from trucewatch.linking.camps.camps import BLAMES
from trucewatch.linking.camps.sides import MONITOR, side_of
from trucewatch.records import Actor, ActorAnswer, Claimant, Incident


def blamed_by(incident: Incident, who: Claimant, side: str | None) -> Actor | None:
    """Return the one side that ``who`` (by code), else others of ``side``, blame in an incident;
    None where they blame nobody, several, or themselves."""
    claims = [c for s in incident.claim_sets if s.kind in BLAMES for c in s.claims]
    own = [c for c in claims if c.claimant.code == who.code]
    theirs = [c for c in claims if side is not None and c.camp == side and c.camp != MONITOR]
    for told in (own, theirs):
        named = {side_of(c.answer): c.answer for c in told if isinstance(c.answer, ActorAnswer)}
        if named:
            if len(named) > 1 or None in named or side in named:
                return None
            a = next(iter(named.values()))
            return Actor(a.text, a.start, a.end, a.code, a.country, a.sector, a.name)
    return None
