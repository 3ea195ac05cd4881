"""Verbs that the parser takes for nouns.

Headlines ("Niger junta expels French ambassador") and bare infinitives ("saw Chad retake control
of the town").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from trucewatch.coding.drafts import EventDraft
from trucewatch.coding.events.argument_patients import held_by
from trucewatch.coding.events.arguments import Cast3, Who, finish
from trucewatch.coding.events.demands import named_before
from trucewatch.coding.events.lexicon import Reading
from trucewatch.reading import Parse
from trucewatch.records import Actor
from trucewatch.vocab.predicates import Entry, PredicateTable

_USES = frozenset({"a", "b", "c", "m"})
# So many events in the body, and it tells by itself what happened.
_TOLD = 2
# A headline is short; a longer line without a verb is a list or a table.
_LONGEST = 16


def headline_event(
    who: Who, table: PredicateTable, first: int, last: int
) -> tuple[int, Reading, Cast3] | None:
    """Return (token, reading, participants) of a verbless sentence [first, last), or None.

    The token must look like a present-tense verb of the lexicon and stand between names.
    """
    p = who.p
    if last - first > _LONGEST or any(p.pos[i] in ("VERB", "AUX") for i in range(first, last)):
        return None
    for i in range(first + 1, last - 1):
        if p.tag[i] not in ("NNS", "NNPS", "NN", "NNP") or not p.lower[i].endswith("s"):
            continue
        entry = _entry(who, table, i, last)
        if entry is None:
            continue
        actors = named_before(who, i)
        after = _after(who, i, last)
        if actors and (after or entry.objects):
            reading = Reading(
                entry.type, entry.mode, 1.0, (entry.rule, "headline:verb"), entry.use, entry.frame
            )
            return i, reading, finish(actors[:2], after[:2], (), ("arg:headline",))
    return None


_SEEING = frozenset({"see", "watch", "help", "let", "make", "have"})


def without_headline_only(parse: Parse, events: Sequence[EventDraft]) -> tuple[EventDraft, ...]:
    """Return the events without those that only a headline tells, where the body tells others.

    A headline sums the report up, often with more than the body bears out: the body decides. A
    headline's event that is linked to one of the body stays; so does one above a body without any.
    """
    heads = {k for k, e in enumerate(events) if parse.role(e.trigger) == "headline"}
    if not heads or len(events) - len(heads) < _TOLD:
        return tuple(events)
    linked = {k for k in heads if events[k].same_as is not None}
    linked |= {e.same_as for k, e in enumerate(events) if e.same_as in heads and k not in heads}
    kept = [k for k in range(len(events)) if k not in heads or k in linked]
    place = {old: new for new, old in enumerate(kept)}
    return tuple(_relinked(events[k], place) for k in kept)


def _relinked(event: EventDraft, place: Mapping[int, int]) -> EventDraft:
    if event.same_as is None:
        return event
    return msgspec.structs.replace(event, same_as=place.get(event.same_as))


def bare_infinitive(who: Who, table: PredicateTable, v: int) -> tuple[int, Reading, Cast3] | None:
    """Return the event of an infinitive inside the object of ``v``, or None.

    "saw Chad retake control": the parser makes "Chad retake" modifiers of "control".
    """
    p = who.p
    if p.lemma[v] not in _SEEING:
        return None
    for head in (c for c in p.children[v] if p.dep[c] in ("dobj", "nsubj", "ccomp")):
        inner = [c for c in p.children[head] if p.dep[c] in ("compound", "nmod") and c < head]
        for c in inner:
            before = [k for k in inner if k < c and p.pos[k] == "PROPN"]
            found = _by_object(table, p.lower[c], p.lemma[head]) if before else None
            doers = who.named(before[-1:]) if found else []
            if found is None or not doers:
                continue
            reading = Reading(
                found.type, found.mode, 1.0, (found.rule, "op:bare-infinitive"), "b", found.frame
            )
            if found.frame == "gain":
                losers = held_by(who, head)
                return c, reading, finish(losers, doers, (), ("frame:gain",))
            return c, reading, finish(doers, (), (), ("arg:bare-infinitive",))
    return None


def subjunctive_subject(who: Who, table: PredicateTable, v: int) -> list[Actor]:
    """Return who shall act in "demanded that Chad withdraw", where the parser sees a noun."""
    p = who.p
    return [
        actor
        for c in p.children[v]
        if p.tag[c] == "NN" and p.lower[c] in table.verbs and p.dep[c] in ("dobj", "ccomp", "nsubj")
        for k in p.children[c]
        if p.dep[k] in ("compound", "nmod") and p.pos[k] == "PROPN"
        for actor in who.named((k,))
    ]


def _by_object(table: PredicateTable, base: str, lemma: str) -> Entry | None:
    for entry in table.verbs.get(base, ()):
        if lemma in entry.objects and entry.use in _USES and entry.type != "NONE":
            return entry
    return None


def _entry(who: Who, table: PredicateTable, i: int, last: int) -> Entry | None:
    word = who.p.lower[i]
    near = frozenset(who.p.lemma[i + 1 : last])
    for base in (word[:-1], word[:-2]):
        plain = None
        for entry in table.verbs.get(base, ()):
            if entry.use not in _USES:
                continue
            if entry.objects & near:
                return entry if entry.type != "NONE" else None
            if not entry.objects:
                plain = plain or entry
        if plain is not None:
            return plain
    return None


def _after(who: Who, i: int, last: int) -> list[Actor]:
    out: list[Actor] = []
    for k in range(i + 1, last):
        found = who.cast.of(k) if who.p.pos[k] in ("PROPN", "NOUN", "ADJ") else None
        if found and found.country and all(a.end <= found.start for a in out):
            out.append(found)
    return out
