"""Who sat at the table of a meeting that several reports tell: whom their words name, each once."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.coding.talks.bodies import bodies, without_bodies
from trucewatch.linking.camps.sides import side_of
from trucewatch.records import Actor
from trucewatch.records.leads import RoundMention
from trucewatch.vocab.sides import is_person


def at_table(tellings: Sequence[RoundMention]) -> tuple[tuple[Actor, ...], tuple[str, ...]]:
    """Return the participants of a meeting, and the names of persons who sat there for nobody that
    the reports tell, beside two parties.

    Whom a report only supposes to have met ("the talks" of its two sides) counts where the words
    of no report name two.
    """
    who: dict[tuple[str, str], Actor] = {}
    told = sorted(tellings, key=lambda m: m.supposed)  # stable: by report
    for m in told:
        if m.supposed and len({side_of(a) for a in who.values()}) > 1:
            break
        for a in m.participants:
            who.setdefault((a.code, a.name), a)
    found = without_bodies(bodies(_once(list(who.values())), side_of), side_of)
    lone = [a for a in found if is_person(a.code) and a.country is None]
    parties = [a for a in found if a not in lone]
    if lone and len({side_of(a) for a in parties}) > 1:
        return tuple(parties), tuple(a.name for a in lone)
    return found, ()


def _once(actors: Sequence[Actor]) -> list[Actor]:
    """Return actors without those whose name is the end of another's: "the Council" beside "the
    Orlian Liberation Council"."""
    names = [a.name.lower() for a in actors]
    return [
        a for a, name in zip(actors, names, strict=True)
        if not any(n != name and n.endswith(" " + name) for n in names)
    ]  # fmt: skip
