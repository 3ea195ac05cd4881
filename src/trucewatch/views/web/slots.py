"""Which colour a side has. Slots go in alphabetical order of camps, never by role or conduct."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from trucewatch.linking.camps.sides import Watch, side_of
from trucewatch.records import Actor, Claimant, Incident
from trucewatch.views.camps import camp_name
from trucewatch.views.words import plain_name

# Camps that are no side of the question.
APART = ("monitor", "third", "narrator")
SIDES = ("a", "b", "c")
OTHERS = "m"
# How many sides are coloured: the others stand in ink, with their names.
MOST = len(SIDES)


class Party(msgspec.Struct, frozen=True):
    """Somebody as shown: name, slot of the side, the side's name where it adds something."""

    name: str
    code: str
    slot: str
    side: str = ""


class Slots(msgspec.Struct, frozen=True):
    """The slots of the camps of one conflict."""

    by_camp: dict[str, str] = {}
    watch: Watch | None = None

    def of(self, camp: str | None) -> str:
        """Return the slot of a camp; monitors, third parties and the unknown share the last."""
        return self.by_camp.get(camp or "", OTHERS)

    def of_actor(self, actor: Actor | None) -> str:
        """Return the slot of the side that an actor acts for."""
        side = side_of(actor)
        if side is None:
            return OTHERS
        camp = self.watch.camp(side) if self.watch else None
        return self.of(camp or side)

    def party(self, claimant: Claimant, camp: str | None) -> Party:
        """Return a claimant as shown."""
        side = side_words(camp) if camp and camp != claimant.code else ""
        name = "the report itself" if claimant.code == "narrator" else plain_name(claimant.name)
        return Party(name, claimant.code, self.of(camp), "" if side == name else side)

    def speaker(self, actor: Actor | None) -> Party:
        """Return a speaker as shown; nobody is said as such."""
        if actor is None:
            return Party("nobody named", "", OTHERS)
        return Party(plain_name(actor.name or actor.text), actor.code, self.of_actor(actor))

    def key(self) -> tuple[Party, ...]:
        """Return the sides for the key to the colours."""
        return tuple(Party(camp_name(c), c, s) for c, s in self.by_camp.items())


def slots(camps: Iterable[str | None], watch: Watch | None = None) -> Slots:
    """Return slots for the sides among ``camps``; a watch's camps go before others."""
    sides = sorted({c for c in camps if c and c not in APART})
    first = [c for c in sorted(watch.camps) if c in sides] if watch else []
    order = (first + [c for c in sides if c not in first])[:MOST]
    return Slots(dict(zip(sorted(order), SIDES, strict=False)), watch)


def camps_of(incidents: Iterable[Incident]) -> list[str]:
    """Return the camps that answer in ``incidents``, the most heard first."""
    counts: dict[str, int] = {}
    for incident in incidents:
        for claim_set in incident.claim_sets:
            for claim in claim_set.claims:
                if claim.camp and claim.camp not in APART:
                    counts[claim.camp] = counts.get(claim.camp, 0) + 1
    return sorted(counts, key=lambda c: (-counts[c], c))


def side_words(camp: str | None) -> str:
    """Return a camp in words: ``monitor``, ``third party``, or the side's name."""
    words = {"monitor": "monitor", "third": "third party", "narrator": ""}
    if camp and camp.startswith("UNK") and ":" not in camp:
        return ""  # a sector without a country is no side
    return words[camp] if camp in words else camp_name(camp) if camp else ""
