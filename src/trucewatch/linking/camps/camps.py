"""Camps: to which side of an incident each claimant belongs, or that it stands apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from trucewatch.linking.camps.sides import (
    MONITOR,
    NARRATOR,
    THIRD,
    UNNAMED,
    Watch,
    is_body,
    is_bystander,
    side_of,
)
from trucewatch.linking.claims.raws import Raw
from trucewatch.records import Actor, ActorAnswer, Claim, Claimant
from trucewatch.vocab.actors import resolve_actor
from trucewatch.vocab.watching_names import is_watching_name
from trucewatch.vocab.words import word_set

BLAMES = ("breach", "began", "responsible")
"""The kinds of questions that lay an act to somebody."""
WITHHOLDING = frozenset({"report_no_blame", "withhold_blame"})
Camps = Mapping[tuple[str, str], str | None]
"""Claimant (code, name) → camp."""


def _of_a_party(raw: Raw, sides: frozenset[str]) -> bool:
    """Return whether somebody who names nobody is of a state that takes part: a mayor, a ministry;
    or is a witness, who is no monitor either."""
    return raw.bystander or (raw.side in sides and not is_body(raw.side))


def camp_of(raw: Raw) -> str:
    """Return the camp of somebody in a question of its own: his side, or his code; who has neither
    ("residents", "a spokesman") stands apart: an unknown code names nobody."""
    code = raw.claimant.code
    nobody = code.startswith(UNNAMED) and ":" not in code
    return raw.side or (THIRD if nobody else code)


def _divided(raws: Sequence[Raw], sides: frozenset[str]) -> frozenset[str]:
    """Return the states of which an armed group takes part, accuses or is accused."""
    told = {side_of(r.answer) or "" for r in raws if isinstance(r.answer, ActorAnswer)}
    return _of_groups(told | {r.side or "" for r in raws} | sides)


def _of_groups(sides: Iterable[str]) -> frozenset[str]:
    return frozenset(s[:3] for s in sides if s[3:6] in _ARMED and ":" in s)


_ARMED = frozenset({"REB", "PRM", "UAF", "SEP"})


def _of_a_place(who: Claimant, side: str, divided: frozenset[str]) -> bool:
    """Return whether a mayor, an administrator or the like speaks, who is no voice of the state in
    a war over its own land, unless his words tell that he is ("the state's administrator")."""
    code = who.code
    if not divided or not (side in divided or side.startswith(f"{UNNAMED}:")):
        return False
    if code[3:6] not in ("GOV", "LEG", UNNAMED) and code != UNNAMED:
        return False
    words = who.name.split()
    own = words[: next((k for k, w in enumerate(words) if w in _BEHIND), len(words))]
    lower = [w.lower().removesuffix("s") for w in words]
    head = lower[: len(own)]
    local = not word_set("linking.local_offices").isdisjoint(head) or not (
        _HEADS.isdisjoint(head) or word_set("linking.localities").isdisjoint(lower)
    )
    return local and _OF_STATE.isdisjoint(head) and resolve_actor(" ".join(own)).country is None


_HEADS = frozenset({"head", "chief", "official", "authority", "authoritie", "leader", "council",
                    "commissioner", "administration", "executive"})  # fmt: skip
_OF_STATE = frozenset({"government", "government'", "state", "state'", "national", "federal",
                       "central", "ministry", "minister", "president", "army"})  # fmt: skip
_BEHIND = frozenset({"of", "in", "at", "for"})


def _is_army(who: Claimant) -> bool:
    """Return whether an army of a state speaks: what it says that others did is its charge."""
    return who.code[3:6] == "MIL" and not who.code.startswith(UNNAMED)


def camps_of(
    raws: Sequence[Raw], sides: frozenset[str], monitors: Mapping[str, str], watch: Watch | None
) -> dict[tuple[str, str], str | None]:
    """Return claimant → camp: who takes part, accuses or is accused; others stand apart."""
    parties: set[str] = set(sides)
    watched = frozenset(c for members in watch.camps.values() for c in members) if watch else None
    divided = _divided(raws, sides) | _of_groups(watched or ())
    apart = {r.claimant for r in raws if _of_a_place(r.claimant, r.side or "", divided)}
    for raw in (r for r in raws if not r.bystander and r.claimant not in apart):
        if isinstance(raw.answer, ActorAnswer) and raw.kind in (*BLAMES, "control"):
            parties.add(side_of(raw.answer) or "")
            charges = raw.act == "accuse" or _is_army(raw.claimant)
            if charges and raw.side and not _watches(raw.claimant, monitors):
                parties.add(raw.side)
        elif raw.act == "deny" and raw.side:
            parties.add(raw.side)
    reporting = {r.side for r in raws if r.act == "report_no_blame"}
    reporting |= {r.side for r in raws if monitors.get(r.claimant.code) == MONITOR}
    withholding = {
        r.claimant.code for r in raws
        if r.act in WITHHOLDING and r.side in reporting
        and not _of_a_party(r, sides | (watched or frozenset()))
    }  # fmt: skip
    out: dict[tuple[str, str], str | None] = {}
    for raw in raws:
        code = raw.claimant.code
        who = (code, raw.claimant.name)
        if code == NARRATOR:
            out[who] = None
        elif watch is not None and (listed := _listed(code, watch)):
            out[who] = listed
        elif raw.bystander or raw.claimant in apart:
            out[who] = THIRD
        elif monitors.get(code) == MONITOR or code in withholding or _is_called_so(raw.claimant):
            out[who] = MONITOR
        else:
            out[who] = raw.side if raw.side in parties else _unlisted(code)
            named = watch.camp(raw.side or code) if watch is not None else None
            out[who] = named or out[who]
    return out


def _unlisted(code: str) -> str:
    """Return the camp of somebody whose side takes no part: "the rebels", of whom nothing more is
    told, are a camp by that and no third party."""
    return code if code[:3] == UNNAMED and code[3:] in _REBELS else THIRD


_REBELS = frozenset({"REB", "SEP"})


def _watches(who: Claimant, monitors: Mapping[str, str]) -> bool:
    return who.code in monitors or _is_called_so(who)


def _is_called_so(who: Claimant) -> bool:
    """Return whether a body that no table knows is by its name one that watches."""
    return who.code.startswith("UNKIGO:") and is_watching_name(who.name.split())


def _listed(code: str, watch: Watch) -> str | None:
    """Return what a watch says of a code itself: that it watches, or its camp."""
    return MONITOR if watch.role(code) == MONITOR else watch.camp(code, code)


def watched_camp(claim: Claim, claims: Sequence[Claim], watch: Watch) -> str | None:
    """Return the camp of one of a question's ``claims`` under a watch.

    A state's camp holds those who speak for the state: neither its residents, doctors and mayors,
    nor the groups and people under arms against it.
    """
    who, camp = claim.claimant, claim.camp
    if camp is None or who.code == NARRATOR:
        return camp
    listed = _listed(who.code, watch)
    if listed is not None or camp == MONITOR:
        return listed or camp
    if camp != THIRD:
        return watch.camp(camp) or camp
    head = who.code.partition(":")[0]
    country = None if head.startswith(UNNAMED) else head[:3]
    actor = Actor(who.name, 0, 0, who.code, country, head[3:] or None, who.name)
    side = side_of(actor) or who.code
    told = {c for members in watch.camps.values() for c in members}
    divided = _of_groups(told | {c.camp or "" for c in claims})
    if is_bystander(actor) or _of_a_place(who, side, divided):
        return camp
    return watch.camp(side) or camp
