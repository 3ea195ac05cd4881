"""Who keeps an agreement: its parties are the states and armed groups that made it.

Words that tell of its making come first ("the government and the Front signed"), then, where they
name fewer than two, those whose breaches are laid to them or who charge others with one. Nobody is
a party as a person, as a company of mercenaries, as "gunmen", or because he mediates or watches.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trucewatch.linking.agreements.register_undated import Entry, is_silent
from trucewatch.linking.camps.sides import side_of
from trucewatch.records import Actor
from trucewatch.vocab.actors import load_actors
from trucewatch.vocab.sides import is_group_noun, is_listed_group, is_person

_PAIR = 2
_STATE = 3
# Sectors of those who keep agreements, beside states.
_KEEPING = ("REB", "SEP", "OPP")
_NOBODY = "UNK"


def parties_of(
    known: Sequence[str], group: Sequence[Entry], people: Sequence[Actor], aside: Iterable[str]
) -> tuple[str, ...]:
    """Return the parties of an agreement that ``group`` mentions, those ``known`` of it among them;
    ``people`` are the actors of the reports, ``aside`` those who broker it or watch over it."""
    spoken = [e for e in group if not is_silent(e)]
    listed = len(known) >= _PAIR or any(":" in side for side in known)
    told = _able({s for e in spoken for s in e.signers}, aside)
    if not listed and len(told | set(known)) < _PAIR:
        told |= _able({s for e in spoken for s in e.sides}, aside)
    states = {side[:_STATE] for side in known}
    found = {s for s in told if not states or s.islower() or s[:_STATE] in states} | set(known)
    found -= {s.partition(":")[2] for s in known}  # a group, under the id that stands for it too
    named = {s for s in found if not s.startswith(_NOBODY)}
    return in_full(sorted(named if len(named) >= _PAIR else found), people)


def _able(sides: set[str], aside: Iterable[str]) -> set[str]:
    """Return those of some sides that can be parties, people as the group that they are of."""
    others = set(aside)
    own = (signing(side) for side in sides - others)
    return {side for side in own if side is not None and side not in others}


def signing(side: str) -> str | None:
    """Return the side as one that signs: a state, an armed group or movement; None for others."""
    head, _, own = side.partition(":")
    if not own:
        state = len(head) == _STATE and head.isupper()
        return side if state or head[_STATE:] == "REB" or is_listed_group(head) else None
    if head[_STATE:] not in ("", *_KEEPING):
        return None
    known = load_actors().entities.get(own)
    if known is not None and known.kind == "person":
        return f"{head}:{known.group}" if known.group else None
    unlisted = "-" in own and not is_listed_group(own) and not is_group_noun(own.rpartition("-")[2])
    if head[_STATE:] and unlisted:
        return None  # a person of some group
    return None if is_person(side) and not is_group_noun(own.rpartition("-")[2]) else side


def in_full(parties: Sequence[str], people: Iterable[Actor]) -> tuple[str, ...]:
    """Return the parties, a side that no table knows by the code of its state or group in the
    reports: a side's key has the first letters of its name only."""
    found: dict[str, str] = {}
    for a in people:
        side, code = side_of(a), a.code.partition("/")[0]
        if side in parties and side is not None and ":" in side and code.startswith(side):
            found[side] = min(found.get(side, code), code, key=lambda c: (len(c), c))
    return tuple(sorted({found.get(p, p) for p in parties}))
