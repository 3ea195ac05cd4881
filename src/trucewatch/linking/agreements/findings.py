"""The ledger: each reported act that touches a provision, by whom it is told."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.linking.agreements.finding_doers import doers_told
from trucewatch.linking.agreements.finding_entries import (
    AGAINST,
    Entry,
    entries_of,
    is_blameless,
    is_monitor,
    is_one_of,
)
from trucewatch.linking.agreements.register import Register
from trucewatch.linking.agreements.register_told import homes_of
from trucewatch.linking.camps.sides import NARRATOR, POLITICAL, is_anybody, side_of
from trucewatch.linking.incidents.clusters import MAX_NEIGHBOURS
from trucewatch.linking.incidents.incidents import Group
from trucewatch.linking.incidents.union import Union
from trucewatch.linking.places.places import compatible, place_key
from trucewatch.records import Finding, Mention, Statement, canonical_id
from trucewatch.records.coded import CodedStory

# The questions that say how blame stands, the nearest to a breach first.
# How what was not done is told as an act: "did not withdraw", "accused of not withdrawing".
_UNDONE = frozenset({"denied", "counterfactual"})
_BLAMES = ("breach", "responsible", "began", "occurred", "control")


def link_findings(
    stories: Sequence[CodedStory], register: Register, groups: Sequence[Group]
) -> tuple[Finding, ...]:
    """Return the ledger rows over ``stories`` (sorted)."""
    where = {n.id: g for g in groups for n in g.nodes}
    entries = [
        _of_article(e, register)
        for s in stories
        for e in entries_of(s, where)
        if (s.story.id, e.touch.agreement) in register.of and not _unbound(e, register)
    ]
    told = _told(entries)
    kept = [e for e in entries if not _summary(e, told)]
    kept = _by_statement([e for e in kept if not _lead(e, told)])
    sums = frozenset(n.id for g in groups for n in g.nodes if n.sums)
    counted = {_count(e) for e in kept if e.event is not None and e.event.id in sums} - {None}
    buckets: dict[tuple[object, ...], list[Entry]] = {}
    for e in kept:
        key = _key(e, register)
        own = (*key[:-1], e.coded.story.id) if _count(e) in counted else key
        buckets.setdefault(own, []).append(e)
    withheld = [e for e in entries if e.statement and e.statement.act == "withhold_blame"]
    out = [_finding(g, register, withheld) for b in buckets.values() for g in _rows(b)]
    return tuple(sorted(out, key=lambda f: (f.date or "9999", f.id)))


def _of_article(e: Entry, register: Register) -> Entry:
    """Return an entry with the term that the article it names is on."""
    label = register.offended(e.coded.story.id, e.touch)
    if label == e.touch.provision:
        return e
    return msgspec.structs.replace(e, touch=msgspec.structs.replace(e.touch, provision=label))


def _count(e: Entry) -> tuple[str, ...] | None:
    """Return what ties the items of a count to it: a report that gives the number of breaches, by
    somebody who names nobody, and details some of them is one row of that reporter."""
    if e.violator is not None or e.touch.occurrence != "violation" or e.by_whom.code == NARRATOR:
        return None
    return e.coded.story.id, str(e.touch.agreement), e.touch.provision, e.by_whom.code


def _unbound(e: Entry, register: Register) -> bool:
    """Return whether an act is one of strangers to the agreement, or a breach laid on an armed
    group that it does not bind, or one of days before it was signed."""
    own = register.of[(e.coded.story.id, e.touch.agreement or 0)]
    acting = (*e.event.actors, *e.event.recipients) if e.event is not None else ()
    speaker = e.statement.speaker if e.statement is not None else None
    people = (a for a in (e.violator, speaker, *acting) if a is not None)
    if not e.touch.explicit and register.foreign(own, homes_of(people, e.touch.provision)):
        return True
    if e.touch.occurrence not in AGAINST:
        return False
    return register.outside(own, side_of(e.violator)) or register.unsigned(own, e.date)


class _Told(msgspec.Struct, frozen=True):
    """What the entries tell: (incident, teller's side, accused side) of findings that name an act
    of their own, of those with an event, their incidents, (story, incident, teller's side) of all
    that name somebody, the first again of officials and bodies below the state itself, and (story,
    teller's side, provision) of all that report an act."""

    acts: set[tuple[str, str, str]]
    events: set[tuple[str, str, str]]
    incidents: set[str]
    naming: set[tuple[str, str, str]]
    detailed: set[tuple[str, str, str]]
    reporting: set[tuple[str, str, str]]


def _told(entries: Sequence[Entry]) -> _Told:
    broken = [e for e in entries if e.touch.occurrence == "violation" and e.statement is not None]
    acts = {
        (_incident(e), e.side or "", side_of(e.violator) or "")
        for e in broken
        if (e.event is not None or not e.touch.explicit)
        and e.statement is not None
        and e.statement.act != "withhold_blame"
    }
    events = {
        (_incident(e), e.side or "", side_of(e.violator) or "")
        for e in broken
        if e.event is not None
    }
    naming = {(e.coded.story.id, _incident(e), e.side or "") for e in broken if side_of(e.violator)}
    detailed = {
        (_incident(e), e.side or "", side_of(e.violator) or "")
        for e in broken
        if e.by_whom.code != e.side
    }
    reporting = {
        (e.coded.story.id, e.side or "", e.touch.provision)
        for e in broken
        if e.statement is not None and e.statement.act != "withhold_blame"
    }
    return _Told(acts, events, {t[0] for t in acts}, naming, detailed, reporting)


def _summary(e: Entry, told: _Told) -> bool:
    """Return whether an entry only sums up others: "both accused each other of breaching it"."""
    if e.touch.occurrence != "violation":
        return False
    if e.statement is not None and e.statement.act == "withhold_blame":
        if e.touch.span == e.statement.cue:
            return True  # it names nobody, and tells of nothing by itself
        return (
            not _watches(e) or (e.coded.story.id, e.side or "", e.touch.provision) in told.reporting
        )
    if e.statement is None:
        return _incident(e) in told.incidents
    if e.violator is None and (e.coded.story.id, _incident(e), e.side or "") in told.naming:
        return True  # the same report has the same reporter name somebody for the same acts
    key = (_incident(e), e.side or "", side_of(e.violator) or "")
    if e.event is None and e.by_whom.code == e.side and key in told.events:
        return True  # "the rebels blamed the army" before their spokesman says for what
    return e.event is None and e.touch.explicit and key in told.acts


def _lead(e: Entry, told: _Told) -> bool:
    """Return whether a state's bare word ("Kestrel accused …") opens what its officials detail."""
    if e.touch.occurrence != "violation" or e.by_whom.code != e.side:
        return False
    return (_incident(e), e.side or "", side_of(e.violator) or "") in told.detailed


def _by_statement(entries: Sequence[Entry]) -> list[Entry]:
    """Put what one statement lays to one side into one incident ("the worst such attack since")."""
    first: dict[tuple[str, str, str], Group] = {}
    out = []
    for e in entries:
        if e.statement is None or e.touch.occurrence not in AGAINST:
            out.append(e)
            continue
        key = (e.statement.id, e.touch.provision, side_of(e.violator) or "")
        group = first.setdefault(key, e.group) if e.group is not None else first.get(key)
        out.append(e if group is e.group else msgspec.structs.replace(e, group=group))
    return out


def _incident(e: Entry) -> str:
    return e.group.incident.id if e.group is not None else f"{e.coded.story.id}"


def _key(e: Entry, register: Register) -> tuple[object, ...]:
    """Return what one row can be made of: one reporter's word on one side, in one incident."""
    against = e.touch.occurrence in AGAINST
    return (
        register.of[(e.coded.story.id, e.touch.agreement or 0)], e.touch.provision,
        e.touch.occurrence, side_of(e.violator), e.by_whom.code, e.by_whom.name,
        _incident(e) if against else "",
    )  # fmt: skip


def _rows(bucket: Sequence[Entry]) -> list[list[Entry]]:
    """Split a bucket into rows: acts on different days or in different places stay apart."""
    union = Union(len(bucket))
    seen: dict[tuple[str | None, object], int] = {}
    for i, e in enumerate(bucket):
        own = (e.date, place_key(e.place))
        if own in seen:
            union.join(seen[own], i)
        else:
            seen[own] = i
    kept = list(seen.values())[:MAX_NEIGHBOURS]
    for a, i in enumerate(kept):
        for j in kept[a + 1 :]:
            x, y = bucket[i], bucket[j]
            if x.group is not None and x.touch.occurrence in AGAINST:
                union.join(i, j)  # the incident has settled day and place
                continue
            same_day = x.date == y.date or x.date is None or y.date is None
            if same_day and compatible(place_key(x.place), place_key(y.place)):
                union.join(i, j)
    return [[bucket[i] for i in g] for g in union.groups()]


def _finding(group: Sequence[Entry], register: Register, withheld: Sequence[Entry]) -> Finding:
    first = min(group, key=_told_first)
    story_id, index = first.coded.story.id, first.touch.agreement or 0
    statements = [e.statement for e in group if e.statement is not None]
    if any(s.act == "report_no_blame" for s in statements):
        statements += [
            w.statement for w in withheld
            if w.statement is not None and w.coded.story.id == story_id and w.side == first.side
        ]  # fmt: skip
    members = [(e.coded.story.published.date or "", _member(e)) for e in group]
    return Finding(
        id=canonical_id(members, "finding"),
        agreement_id=register.of[(story_id, index)],
        provision_id=register.provision_id(story_id, index, first.touch.provision),
        occurrence=first.touch.occurrence,
        violator=first.violator,
        by_whom=first.by_whom,
        realis=_realis(first),
        status=_status(first, statements, _is_party(register, first)),
        event_ids=tuple(dict.fromkeys(e.event.id for e in group if e.event is not None)),
        statement_ids=tuple(dict.fromkeys(s.id for s in statements)),
        date=first.date,
        place=first.place,
        mentions=tuple(_mention(e) for e in group if e.event is None and e.statement is None),
        doers=doers_told(group),
    )


def _mention(e: Entry) -> Mention:
    """Return the words in which a report itself tells what an entry is."""
    span = e.touch.span
    return Mention(e.coded.story.id, span.text, span.start, span.end)


def _told_first(e: Entry) -> tuple[bool, str, int, str]:
    """Return the order in which entries speak for their row: acts first, as the texts tell them."""
    return (e.event is None, e.coded.story.published.date or "9999", e.touch.span.start, _member(e))


def _member(e: Entry) -> str:
    own = e.event.id if e.event is not None else e.statement.id if e.statement is not None else ""
    return f"{own}|{e.touch.provision}|{e.touch.occurrence}|{e.touch.span.start}"


# What a monitor tells of, also of what it declines to say who did it, is reported by a monitor.
_TOLD_OF = frozenset({"claimed", "alleged", "actual"})


def _realis(e: Entry) -> str:
    """Return how a row is told: by its act, but what is not done ("failed to withdraw its guns") by
    whoever says so."""
    undone = e.event is not None and e.event.realis in _UNDONE and e.touch.occurrence in AGAINST
    watched = _watches(e) and e.event is not None and e.event.realis in _TOLD_OF
    if e.event is not None and not ((undone or watched) and e.statement is not None):
        told = e.event.realis in ("claimed", "actual")  # whoever told the deed, it is no breach yet
        return "alleged" if _charged(e) and told else e.event.realis
    if e.statement is None:
        return "actual"
    if e.statement.act != "deny" and _watches(e):
        return "monitor_reported"
    if e.statement.act == "report_no_blame":
        return "monitor_reported"
    return "alleged" if e.statement.act == "accuse" or _charged(e) else "claimed"


def _charged(e: Entry) -> bool:
    """Return whether somebody calls another side's deed a breach: he alleges it by any verb."""
    told = e.touch.explicit and e.touch.occurrence == "violation" and e.statement is not None
    return told and not _watches(e) and None not in (e.violator, e.side) and (
        side_of(e.violator) != e.side
    )  # fmt: skip


def _of_own(e: Entry, party: bool) -> bool:
    """Return whether somebody tells of what his own side does: it is named as the doer, or nobody
    is ("the withdrawal is complete") and it is a ``party`` to the agreement; men of no side that is
    named are those of who speaks of them ("our troops")."""
    doers = e.event.actors if e.event is not None else e.touch.doers
    sides = {side_of(a) for a in doers}
    if e.side is None or is_anybody(e.by_whom.code):
        return False
    return e.side in sides or sides == {None} or (party and not sides)


def _is_party(register: Register, e: Entry) -> bool:
    """Return whether the reporter's side is a party to the agreement; where fewer than two are
    known, whether it can be one: a state, an army, an armed group."""
    own = register.of[(e.coded.story.id, e.touch.agreement or 0)]
    parties = register.parties_of(own)
    if len(parties) < _TWO:
        speaker = e.statement.speaker if e.statement is not None else None
        return speaker is not None and speaker.sector in POLITICAL - {"IGO", "UNO"}
    return is_one_of(e.side, parties)


_TWO = 2


def _watches(e: Entry) -> bool:
    """Return whether the reporter is called a monitor, a mission, a peacekeeper in its story."""
    return is_monitor(e.coded, e.by_whom.code)


def _assigns_none(e: Entry, told: Sequence[Statement]) -> bool:
    """Return whether the reporter itself says that it assigns no blame, as missions do."""
    own = [s for s in told if s.speaker is not None and s.speaker.code == e.by_whom.code]
    return any(s.act == "withhold_blame" for s in own)


def _status(e: Entry, told: Sequence[Statement], party: bool) -> str:
    """Return the status code of a ledger row, with the statements ``told`` in it, from what the
    other camps say in its incident; ``party``: its reporter's side is one to the agreement."""
    occurrence = e.touch.occurrence
    if occurrence == "mandate":
        return "mandate_only"
    if occurrence in ("compliance", "restoration", "threat"):
        return "claimed" if _of_own(e, party) and not _watches(e) else "reported"
    if e.violator is None and is_blameless(e.coded, e.statement, e.event):
        return "monitor_no_blame" if _watches(e) or _assigns_none(e, told) else "no_blame"
    if e.violator is None and e.by_whom.code.split(":")[0].endswith(("IGO", "NGO")):
        return "monitor_no_blame" if _watches(e) else "no_blame"  # such bodies are no side
    if e.violator is None and (e.statement is None or (e.event is None and _watches(e))):
        return "no_blame" if e.statement is None else "monitor_no_blame"
    sets = e.group.incident.claim_sets if e.group is not None else ()
    asked = {s.kind: s.status for s in sets}
    found = next((asked[k] for k in _BLAMES if k in asked), "one_side_only")
    known = ("contested", "denied", "corroborated", "admitted", "one_side_only")
    return found if found in known else "one_side_only"
