"""What one story tells of a provision: each touch with its act, its teller, whom it is laid to."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec

from trucewatch.linking.camps.sides import (
    MONITOR,
    NARRATOR,
    UNNAMED,
    is_nobodys,
    is_political,
    side_of,
)
from trucewatch.linking.claims.answers import BLAMING
from trucewatch.linking.claims.blamed import blamed_by
from trucewatch.linking.claims.raws import claimant
from trucewatch.linking.incidents.background import charged_of_old
from trucewatch.linking.incidents.incidents import Group
from trucewatch.linking.tolls.counted import BREACH_WORDS
from trucewatch.records import Actor, Claimant, Event, Place, Statement
from trucewatch.records.coded import CodedStory
from trucewatch.records.leads import ProvisionTouch
from trucewatch.vocab.words import word_set

_BLAMELESS = frozenset({"report_no_blame", "withhold_blame"})
_ADMITTING = frozenset({"concede", "confirm"})
_CIVILIAN = frozenset({"OPP", "CVL", "LAB", "JRN", "EDU", "LEG", "BUS", "CRM"})
_BYSTANDING = frozenset({"CVL", "AGR", "LAB", "EDU", "REF", "SOC", "MED"})
# Whoever brings relief or sees prisoners come home may tell of it.
_OF_ANYBODY = frozenset({"aid_access", "prisoners"})
AGAINST = frozenset({"violation", "restriction"})
"""Occurrences that are laid to somebody."""


class Entry(msgspec.Struct, frozen=True):
    """One touch of one story, resolved: what would be a ledger row by itself."""

    coded: CodedStory
    touch: ProvisionTouch
    event: Event | None
    statement: Statement | None
    by_whom: Claimant
    side: str | None
    violator: Actor | None
    date: str | None
    place: Place | None
    group: Group | None


def entries_of(coded: CodedStory, where: Mapping[str, Group]) -> list[Entry]:
    """Return what a story's touches tell; ``where`` is the incident of each act by its id."""
    events = {e.id: e for e in coded.events}
    statements = {s.id: s for s in coded.statements}
    heads = [(x.start, x.end) for x in coded.story.lines if x.role.startswith("headline")]
    out = []
    for touch in coded.leads.touches:
        if touch.agreement is None or touch.occurrence == "ongoing":
            continue
        event = events.get(touch.event_id or "")
        said = statements.get(touch.statement_id or "")
        if said is not None and (said.quote_type == "headline" or said.speaker is None):
            continue
        if any(a <= touch.span.start < b for a, b in heads):
            continue
        entry = _entry(coded, touch, event, said, where)
        if entry is not None:
            out.append(entry)
    return out


def _entry(
    coded: CodedStory,
    touch: ProvisionTouch,
    event: Event | None,
    said: Statement | None,
    where: Mapping[str, Group],
) -> Entry | None:
    open_left = said is not None and said.act == "withhold_blame"
    violator = None if open_left else touch.violator  # "did not blame the rebels" names nobody
    speaker = said.speaker if said is not None else None
    everybody = (violator, speaker, *(event.actors if event is not None else ()))
    named = speaker is not None or violator is not None
    named = named and touch.provision not in _OF_ANYBODY
    watches = speaker is not None and is_monitor(coded, speaker.code)
    has_a_say = any(_has_a_say(a) or signed(coded, touch, a) for a in everybody)
    if named and not watches and not has_a_say:
        return None
    if touch.occurrence == "threat" and violator is not None and speaker is None:
        speaker = violator  # a threat is told by who makes it
    side = side_of(speaker)
    accused = said is not None and said.act == "accuse"
    if said is not None and said.target is not None and is_nobodys(said.target):
        accused = False  # "armed men", "gunmen": who says so lays it to no party
    if violator is not None and is_nobodys(violator) and touch.occurrence in AGAINST:
        violator = None
    if violator is None and accused and said is not None and touch.occurrence in AGAINST:
        somebody = said.target is not None and said.target.code != UNNAMED
        violator = said.target if somebody else None
    if accused and said is not None and violator is not None and side_of(violator) == side:
        violator = said.target  # nobody accuses himself: the act is that of the accused
    if touch.occurrence in AGAINST and charged_of_old(event, said):
        return None  # "in past years both accused each other of shelling villages"
    if touch.occurrence in AGAINST:
        own = violator is not None and side is not None and side_of(violator) == side
        if own and (said is None or said.act not in _ADMITTING):
            return None  # "our forces struck back" is no finding against its own author
        if _at_odds(said, violator):
            return None
        if violator is not None and not _bindable(violator, said):
            return None  # a riot is no breach of a truce, and nobody's victims break one
        blameless = is_blameless(coded, said, event)
        if violator is None and not touch.explicit and not blameless and not accused:
            return None
        if violator is None and said is not None and not touch.explicit and _only_judges(said):
            return None  # who deplores an attack speaks of no breach
        bystander = speaker is not None and (speaker.sector or "") in _BYSTANDING
        if violator is None and bystander and touch.provision not in _OF_ANYBODY:
            return None  # residents who heard shots are witnesses, no reporters of breaches
        if said is not None and said.act not in BLAMING | _ADMITTING:
            return None
    who = claimant(speaker) if speaker is not None else Claimant(NARRATOR, "the report itself")
    group = where.get(event.id) if event is not None else None
    group = group or (where.get(said.id) if said is not None else None)
    party = said is not None and said.act in BLAMING and not is_blameless(coded, said, event)
    if violator is None and group is not None and touch.occurrence == "violation" and party:
        violator = blamed_by(group.incident, who, side)
    return Entry(
        coded, touch, event, said, who, side, violator, _date(event),
        event.place if event is not None else None, group,
    )  # fmt: skip


def _only_judges(said: Statement) -> bool:
    """Return whether a statement condemns or deplores what was done, without a word of a breach."""
    told = " ".join(c.text.lower() for c in said.content)
    return said.act == "assess_negative" and not any(w in told for w in BREACH_WORDS)


def _has_a_say(actor: Actor | None) -> bool:
    """Return whether somebody can keep or break an agreement: of a state, or of a group, also of
    one that only its story knows ("the Ostrel Front")."""
    if actor is None or is_political(actor):
        return actor is not None
    last = actor.name.rsplit(" ", 1)[-1].lower()
    return actor.code.startswith("UNK:") and last in word_set("events.groups")


def signed(coded: CodedStory, touch: ProvisionTouch, actor: Actor | None) -> bool:
    """Return whether somebody signed the agreement that a term is of, as its mention tells."""
    parties = coded.leads.agreements[touch.agreement or 0].parties
    return actor is not None and is_one_of(side_of(actor), parties)


def is_one_of(side: str | None, parties: Collection[str]) -> bool:
    """Return whether a side is among parties, which stand with the code of a side or with the id
    of a group alone."""
    return side is not None and not {side, side.split(":")[-1]}.isdisjoint(parties)


def _bindable(violator: Actor, said: Statement | None) -> bool:
    """Return whether an agreement can bind somebody: no crowd, no "civilians" ("the Dornish" can be
    their army)."""
    sector = violator.sector or ""
    if said is None:
        return sector not in _CIVILIAN
    return sector not in _BYSTANDING or violator.text[violator.text.rfind(" ") + 1 :][:1].isupper()


def is_blameless(coded: CodedStory, said: Statement | None, event: Event | None) -> bool:
    """Return whether an act is told without blame: by the words of who tells it, or by a monitor
    that only says what was seen ("four rounds fell near Hask")."""
    if said is None:
        return False
    if said.act in _BLAMELESS or (event is not None and event.realis == "monitor_reported"):
        return True
    return said.speaker is not None and event is not None and is_monitor(coded, said.speaker.code)


def is_monitor(coded: CodedStory, code: str) -> bool:
    """Return whether somebody is called a monitor, a mission, a peacekeeper in a story."""
    return any(r.role == MONITOR and r.code == code for r in coded.leads.roles)


def _at_odds(said: Statement | None, violator: Actor | None) -> bool:
    """Return whether an accusation names another side than the act's own actor."""
    if said is None or said.act != "accuse" or violator is None:
        return False
    if said.target is None or said.target.code == UNNAMED:
        return False  # a deed that is told of by itself, nobody
    target = side_of(said.target)
    own = side_of(violator) or ""
    accused = {part.split(":")[0] for part in (target or "").split(";")}
    return target is not None and own.split(":")[0] not in accused | {target.split(":")[0]}


def _date(event: Event | None) -> str | None:
    """Return the first day of the act, None where it has none: the day of speech is not its day."""
    if event is None or event.time is None or not event.time.from_:
        return None
    return event.time.from_[:10]
