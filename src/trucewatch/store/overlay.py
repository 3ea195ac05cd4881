"""Reviewers' decisions laid over a machine's coding of a story. Pure; SQL is in ``reviews``.

A decision is anchored to story, kind and span, never to a machine's record: after coding anew it
goes to the record of that kind whose anchor covers the span best.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from trucewatch.records import Event, MadeBy, Statement, Story, content_id
from trucewatch.records.leads import Leads
from trucewatch.store.layers import Coding

ACTIONS = ("accept", "reject", "edit", "merge", "split", "add", "note", "undo")
Item = Statement | Event
KINDS: dict[str, type[Statement] | type[Event]] = {"statement": Statement, "event": Event}
# Fields that make a record what it is; all others may be edited.
_FIXED = frozenset({"id", "story_id", "made_by", "answers", "statement_id", "same_as"})
# Half of the two spans together must be shared for a decision to go to a record.
_LEAST_SHARED = 0.5


class Review(msgspec.Struct, frozen=True):
    """One decision. ``value`` depends on the action: for edit the new fields, for add the record's
    fields, for merge and split the other anchor {story_id, start, end}, for note {} (the words are
    in ``why``). ``undoes`` is the id of the decision that an undo takes back."""

    id: str
    at: str
    who: str
    action: str
    kind: str
    story_id: str
    start: int
    end: int
    value: dict[str, Any]
    why: str = ""
    undoes: str | None = None


class ReviewError(ValueError):
    """A decision cannot be taken; the message says why and the way out."""


def review_id(review: Review) -> str:
    """Return the id of a decision: a hash of all that it says."""
    return content_id("rv", *(v for k, v in msgspec.structs.asdict(review).items() if k != "id"))


def standing(reviews: Sequence[Review]) -> list[Review]:
    """Return the decisions that stand, in their order: those that nobody has taken back.

    An undo may be undone itself.
    """
    undone = taken_back(reviews)
    return [r for r in reviews if r.id not in undone and r.action != "undo"]


def taken_back(reviews: Sequence[Review]) -> dict[str, str]:
    """Return the decisions that are taken back, undos among them, by the id of the undo that took
    each."""
    undone: dict[str, str] = {}
    for review in reversed(reviews):
        if review.action == "undo" and review.id not in undone and review.undoes:
            undone.setdefault(review.undoes, review.id)
    return undone


def anchor(item: Item) -> tuple[int, int]:
    """Return the span that decisions on a record are anchored to.

    Of an event its trigger; of a statement its cue, else the first piece of its content.
    """
    if isinstance(item, Event):
        return item.trigger.start, item.trigger.end
    span = item.cue or (item.content[0] if item.content else item.speaker)
    return (span.start, span.end) if span else (0, 0)


def lay_over(coding: Coding, story: Story, reviews: Sequence[Review]) -> Coding:
    """Return ``coding`` under the standing decisions of ``reviews`` (in the order of the log)."""
    items: list[Item] = [*coding.statements, *coding.events]
    places = {i.id: anchor(i) for i in items}
    for review in standing(reviews):
        items = _apply(items, review, story, places)
    statements = tuple(i for i in items if isinstance(i, Statement))
    events = tuple(i for i in items if isinstance(i, Event))
    return _mended(Coding(statements, events, coding.leads), coding)


def find(items: Iterable[Item], review: Review, places: dict[str, tuple[int, int]]) -> Item | None:
    """Return the record that a decision is about: the one that shares most of its span."""
    best: tuple[float, Item] | None = None
    for item in items:
        share = _shared(places[item.id], (review.start, review.end))
        fits = isinstance(item, KINDS[review.kind]) and share >= _LEAST_SHARED
        if fits and (best is None or share > best[0]):
            best = (share, item)
    return None if best is None else best[1]


def _shared(one: tuple[int, int], two: tuple[int, int]) -> float:
    both = min(one[1], two[1]) - max(one[0], two[0])
    if one == two:
        return 1.0
    return max(both, 0) / max(max(one[1], two[1]) - min(one[0], two[0]), 1)


def _apply(
    items: list[Item], review: Review, story: Story, places: dict[str, tuple[int, int]]
) -> list[Item]:
    if review.action == "add":
        added = added_record(review, story)
        places[added.id] = (review.start, review.end)
        return [*items, added]
    found = find(items, review, places)
    if found is None:
        return items
    if review.action == "reject":
        return [i for i in items if i is not found]
    if review.action == "edit":
        changed = edited(found, review)
        return [changed if i is found else i for i in items]
    if isinstance(found, Event) and review.value.get("story_id") == story.id:
        return _same_or_not(items, found, review, places)
    return items


def _same_or_not(
    items: list[Item], found: Event, review: Review, places: dict[str, tuple[int, int]]
) -> list[Item]:
    """Join two mentions of one story, or take them apart."""
    start, end = review.value["start"], review.value["end"]
    other = find(items, msgspec.structs.replace(review, start=start, end=end), places)
    if other is found or not isinstance(other, Event):
        return items
    first, second = sorted((found, other), key=lambda i: (places[i.id], i.id))
    first_of = first.id if review.action == "merge" else None
    changed = msgspec.structs.replace(second, same_as=first_of)
    return [changed if i is second else i for i in items]


def edited(item: Item, review: Review) -> Item:
    """Return a record with a reviewer's fields in place of the machine's.

    Raises ReviewError for fields that cannot be edited or values that do not fit.
    """
    if fixed := sorted(_FIXED & review.value.keys()):
        raise ReviewError(f"the field '{fixed[0]}' cannot be edited")
    fields = {**msgspec.to_builtins(item), **review.value}
    made = msgspec.structs.replace(item.made_by, rules=(*item.made_by.rules, f"edit:{review.id}"))
    return _converted({**fields, "made_by": made}, type(item))


def added_record(review: Review, story: Story) -> Item:
    """Return the record that a reviewer has added; ReviewError when its values do not fit."""
    type_ = KINDS[review.kind]
    prefix = "st" if type_ is Statement else "ev"
    made = MadeBy(f"reviewer:{review.who}", "", "", "", "", (f"add:{review.id}",))
    whole = story.text[review.start : review.end]
    span = {"text": whole, "start": review.start, "end": review.end}
    fields: dict[str, Any] = {
        "id": content_id(prefix, story.id, "review", review.id), "story_id": story.id,
        "made_by": made, "time": None, "target": None, "answers": None, "second_hand": False,
        "uncertain": False, "chain": (), "cue": None, "content": [span], "speaker": None,
        "mode": None, "contexts": (), "actors": (), "recipients": (), "mediators": (),
        "place": None, "condition": None, "quantities": (), "trigger": span,
        "start": review.start, "end": review.end, "statement_id": None, "same_as": None,
    }  # fmt: skip
    known = {f.encode_name for f in msgspec.structs.fields(type_)}
    return _converted({**{k: v for k, v in fields.items() if k in known}, **review.value}, type_)


def _converted(fields: dict[str, Any], type_: type[Statement] | type[Event]) -> Item:
    known = {f.encode_name for f in msgspec.structs.fields(type_)}
    if unknown := sorted(fields.keys() - known):
        raise ReviewError(f"there is no field '{unknown[0]}'; fields: {', '.join(sorted(known))}")
    try:
        return msgspec.convert(msgspec.to_builtins(fields), type_)
    except msgspec.ValidationError as error:
        raise ReviewError(f"the values do not fit ({error})") from None


def misplaced(item: Item, story: Story) -> str:
    """Return the first span of a record that is no slice of its story, "" when all are."""
    stack: list[Any] = [msgspec.to_builtins(item)]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            if {"text", "start", "end"} <= value.keys():
                start, end = value["start"], value["end"]
                if start < 0 or story.text[start:end] != value["text"]:
                    return str(value["text"])
            stack.extend(value.values())
        elif isinstance(value, list | tuple):
            stack.extend(value)
    return ""


# ------------------------------------------------------------ what points to what is gone


def _mended(now: Coding, before: Coding) -> Coding:
    """Return a coding in which nothing points to a record that was taken out."""
    gone = _ids(before) - _ids(now)
    if not gone:
        return now
    replace = msgspec.structs.replace
    return Coding(
        tuple(replace(s, answers=None) if s.answers in gone else s for s in now.statements),
        tuple(_mended_event(e, gone) for e in now.events),
        _mended_leads(now.leads, gone),
    )


def _ids(coding: Coding) -> set[str]:
    return {s.id for s in coding.statements} | {e.id for e in coding.events}


def _mended_event(event: Event, gone: set[str]) -> Event:
    return msgspec.structs.replace(
        event,
        statement_id=None if event.statement_id in gone else event.statement_id,
        same_as=None if event.same_as in gone else event.same_as,
    )


def _mended_leads(leads: Leads, gone: set[str]) -> Leads:
    """Return leads without those that stood on what was taken out alone."""
    fields = {}
    for name in ("provisions", "touches", "rounds", "positions", "situations"):
        mended = (_mended_lead(lead, gone) for lead in getattr(leads, name))
        fields[name] = tuple(lead for lead in mended if lead is not None)
    return msgspec.structs.replace(leads, **fields)


def _mended_lead(lead: Any, gone: set[str]) -> Any:
    changes: dict[str, Any] = {}
    for name in ("statement_id", "event_id"):
        if getattr(lead, name, None) in gone:
            changes[name] = None
    for name in ("statement_ids", "event_ids"):
        ids = getattr(lead, name, ())
        if gone.intersection(ids):
            changes[name] = tuple(i for i in ids if i not in gone)
    if not changes:
        return lead
    changed = msgspec.structs.replace(lead, **changes)
    names = ("statement_id", "event_id", "statement_ids", "event_ids")
    return changed if any(getattr(changed, n, None) for n in names) else None
