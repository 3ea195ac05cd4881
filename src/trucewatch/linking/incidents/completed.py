"""What a mention of an act takes from its own story before it is linked.

Who did it, from the mention that it repeats; its day, where the words of blame hold it ("blamed
the army for the shelling on Tuesday"); that it is of old, where the report of it is; where it was,
by its own words or, if the story names one place only, by that; and no day or place that is the
agreement's own ("a breach of the truce agreed in Geneva on July 28").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from trucewatch.linking.days.dated_entries import at_entries_place
from trucewatch.linking.days.days import told_until
from trucewatch.linking.days.item_heads import at_item_heads
from trucewatch.linking.days.neighbour_days import with_neighbours_days
from trucewatch.linking.days.own_days import at_own_days
from trucewatch.linking.incidents.going_on import goes_on
from trucewatch.linking.nodes import cue_events
from trucewatch.linking.places.localities import with_localities
from trucewatch.linking.places.own_places import at_own_places
from trucewatch.linking.places.whereabouts import as_old_as_told, at_its_own_place
from trucewatch.linking.sentences_of import SENTENCE_END, sentence_at
from trucewatch.linking.shared import FORCE
from trucewatch.linking.tolls.losses import with_wholes
from trucewatch.linking.tolls.losses_elsewhere import losses_at_their_places
from trucewatch.linking.tolls.period_totals import without_period_totals
from trucewatch.records import Event, Statement
from trucewatch.records.coded import CodedStory
from trucewatch.records.leads import ProvisionTouch

_BLAMING = frozenset({"accuse", "assess_negative"})
_FRESH = frozenset({"actual", "claimed", "alleged", "denied", "monitor_reported"})
_POINTS = frozenset({"exact", "town", "unresolved"})
# A noun of a breach, its agreement and what is told of that stand in so many letters.
_NEAR = 140
_BETWEEN = re.compile(r"\W*(?:(?:on|late|early|last|in|the|of|night|evening|morning)\W*)*\Z", re.I)


def completed(coded: CodedStory) -> CodedStory:
    """Return the story with its acts as complete as the story itself makes them."""
    verbal = {s.id: tuple(_verbal(coded, s)) for s in coded.statements}
    said = {s.id: s for s in coded.statements}
    explicit = {t.event_id for t in coded.leads.touches if t.explicit and t.event_id}
    known = {e.id: e for e in coded.events}
    events = []
    for e in coded.events:
        own = said.get(e.statement_id or "")
        e = _without_the_deals(coded, e) if e.id in explicit else e
        e = known[e.id] = _with_doers(known, _of_the_act(known, e, e.id in explicit), own)
        e = _with_wholes(coded.story.text, e)
        e = _of_blame(coded, e, verbal.get(e.statement_id or "", ()))
        told = verbal.get(e.statement_id or "", ())
        events.append(_in_an_old_war(coded, _of_old(coded, e, own, told), own))
    events = at_own_places(coded, at_own_days(coded, events))
    events = [at_its_own_place(coded.story.text, e) for e in with_localities(coded, events)]
    events = losses_at_their_places(coded.story.text, events)
    events = [without_period_totals(coded.story.text, e) for e in events]
    events = list(at_entries_place(coded, at_item_heads(coded, events)))
    events = list(as_old_as_told(list(goes_on(coded, events))))
    events = list(with_neighbours_days(coded.story.text, events))
    events = events if coded.leads.rounds else list(_at_the_topic(events))
    if all(a is b for a, b in zip(events, coded.events, strict=True)):
        return coded
    now, known = {e.id: e for e in events}, {e.id: e for e in coded.events}
    touches = tuple(_touch(t, known, now) for t in coded.leads.touches)
    leads = msgspec.structs.replace(coded.leads, touches=touches)
    return msgspec.structs.replace(coded, events=tuple(events), leads=leads)


def _with_wholes(text: str, e: Event) -> Event:
    """Return the act with the losses that its words add up added up."""
    whole = with_wholes(text, e.quantities)
    return e if whole == e.quantities else msgspec.structs.replace(e, quantities=whole)


def _at_the_topic(events: Sequence[Event]) -> Iterator[Event]:
    """Yield the acts, those of force at the one place that the story's other events are told at,
    where no act of force has one and all are of one day: a short report says once where it is. (Of
    talks that is the venue: no report of a round is asked.)"""
    told = [e.place for e in events if e.place is not None]
    small = {p.name for p in told if p.precision in _POINTS}
    only = next((p for p in told if p.precision in _POINTS), None) if len(small) == 1 else None
    days = {e.time.from_ for e in events if e.type in FORCE and e.time is not None}
    placed = any(e.place is not None for e in events if e.type in FORCE)
    only = only if len(days) < 2 and not placed else None
    for e in events:
        bare = e.place is None and e.type in FORCE and e.realis in _FRESH
        yield msgspec.structs.replace(e, place=only) if bare and only is not None else e


def _verbal(coded: CodedStory, said: Statement) -> Iterator[Event]:
    ids = set(cue_events(coded, said))
    return (e for e in coded.events if e.id in ids)


def _touch(t: ProvisionTouch, was: dict[str, Event], now: dict[str, Event]) -> ProvisionTouch:
    """Lay a touch to the doer that its act has now, where its words name nobody."""
    before, after = was.get(t.event_id or ""), now.get(t.event_id or "")
    if before is None or after is None or t.violator is not None or t.occurrence != "violation":
        return t
    if before.actors or len(after.actors) != 1:
        return t
    return msgspec.structs.replace(t, violator=after.actors[0])


def _of_the_act(known: dict[str, Event], e: Event, breach: bool) -> Event:
    """Return what an act is called ("called the strike a violation") with the doer of that act."""
    if not breach or e.actors or e.statement_id is None:
        return e
    told = [
        x for x in known.values()
        if x.statement_id == e.statement_id and x.actors and x.type in FORCE
        and x.trigger.end <= e.trigger.start
    ]  # fmt: skip
    last = max(told, key=lambda x: x.trigger.start, default=None)
    return e if last is None else msgspec.structs.replace(e, actors=last.actors)


def _with_doers(known: dict[str, Event], e: Event, said: Statement | None) -> Event:
    """Return an act that somebody complains of with the doer of the mention that it repeats: as
    coded, or the last one before it of its kind ("had kidnapped him … called the kidnapping")."""
    if e.actors or e.type not in FORCE or said is None or said.act not in _BLAMING:
        return e
    first = known.get(e.same_as or "")
    if first is None and e.mode is not None:
        alike = [
            x for x in known.values()
            if (x.type, x.mode) == (e.type, e.mode) and x.actors and x.realis in _FRESH
            and x.realis != "denied" and x.trigger.start < e.trigger.start
        ]  # fmt: skip
        first = max(alike, key=lambda x: x.trigger.start, default=None)
    if first is None or not first.actors:
        return e
    return msgspec.structs.replace(e, actors=first.actors)


def _of_blame(coded: CodedStory, e: Event, verbal: Iterable[Event]) -> Event:
    """Return an undated act with the day that stands right after it, taken for the day of blame."""
    if e.time is not None or e.type not in FORCE:
        return e
    for v in verbal:
        t = v.time
        if t is None or t.start < e.trigger.end or t.end > max(e.end, v.end):
            continue
        if _BETWEEN.match(coded.story.text[e.trigger.end : t.start]):
            return msgspec.structs.replace(e, time=t)
    return e


def _of_old(coded: CodedStory, e: Event, said: Statement | None, verbal: Iterable[Event]) -> Event:
    """Return an undated act as of old where it was told long ago ("In 2022 an inquiry found …")."""
    if said is None or e.time is not None or e.type not in FORCE or e.realis == "historical":
        return e
    verbal = tuple(verbal)
    past = any(v.realis == "historical" for v in verbal)  # "in past years both accused each other"
    if not past and told_until([v.time for v in verbal] + [said.time], coded) is None:
        return e
    return msgspec.structs.replace(e, realis="historical")


def _in_an_old_war(coded: CodedStory, e: Event, said: Statement | None) -> Event:
    """Return an undated act as of old where somebody was accused of it during a war that is past
    ("during the Kargil war India accused Pakistan of torturing a pilot")."""
    past = said is None or said.act != "accuse" or said.cue is None or e.realis == "historical"
    if past or e.time is not None or e.type not in FORCE:
        return e
    assert said is not None and said.cue is not None
    text = coded.story.text
    begin, end = sentence_at(text, said.cue.start)
    wars = (x for x in coded.events if x.realis == "historical" and begin <= x.trigger.start < end)
    during = any(_DURING.search(text[begin : x.trigger.start]) for x in wars)
    return msgspec.structs.replace(e, realis="historical") if during else e


_DURING = re.compile(
    r"\b(?:[Dd]uring|[Ii]n|[Tt]hroughout|at the (?:height|start|end|outbreak|time) of)"
    r" (?:the|its|their|that)\b[^,.;]{0,40}\Z"
)


def _without_the_deals(coded: CodedStory, e: Event) -> Event:
    """Return a breach without the day and the place that are told of the agreement broken."""
    deals = [
        m for a in coded.leads.agreements for m in a.mentions
        if e.trigger.start <= m.start <= e.trigger.end + _NEAR
    ]  # fmt: skip
    if not deals:
        return e
    text, after = coded.story.text, min(m.end for m in deals)

    def theirs(start: int) -> bool:
        if any(m.start <= start < m.end for m in deals):
            return True  # "breaking the truce of 3 March"
        near = e.trigger.end < start <= e.trigger.end + _NEAR and start >= after
        return near and not SENTENCE_END.search(text[e.trigger.end : start])

    if e.time is not None and theirs(e.time.start):
        between = text[after : e.time.start]
        if between and _BETWEEN.match(between):
            return e  # "broke the truce on Monday": the day of the deed
        e = msgspec.structs.replace(e, time=None)
    if e.place is not None and theirs(e.place.start):
        e = msgspec.structs.replace(e, place=None)
    return e
