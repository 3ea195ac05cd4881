"""Where an act is whose own words put it nowhere, by the one place that its sentence tells.

"Gunners who have ringed Zorb fired sixty rounds into the enclave": at Zorb. A place that only
tells where somebody spoke, or where another act was, says nothing of this one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from trucewatch.coding.drafts import EventDraft, StatementDraft
from trucewatch.coding.events.syntax import hangs_on
from trucewatch.coding.places.attach import PlaceAttachment
from trucewatch.coding.places.places import PlaceMention, Places
from trucewatch.coding.places.whence import is_whence
from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_set

NEAR = "place:sentence"
"""The rule of an event that is put at the one place of its sentence."""
_DEEDS = frozenset({"ASSAULT", "COERCE", "RETREAT", "MOBILIZE"})
# What is told of a truce or a war as a whole is nowhere by that.
_WHOLE = frozenset({"war", "conflict", "breach", "violation"})
_RETURNED = frozenset({"release", "return"})
_DEPTH = 8
_BROKEN = "op:break-ceasefire"


def near_places(
    parse: Parse,
    events: Sequence[EventDraft],
    statements: Sequence[StatementDraft],
    places: Places,
) -> tuple[EventDraft, ...]:
    """Return the events, those of force without a place at the one place of their sentence."""
    attached = {m for found in _by_token(places.attachment) for m in found}
    told: dict[int, list[tuple[int, PlaceMention]]] = {}
    for n, index in enumerate(places.indices):
        m = places.mentions[index]
        undergoes = parse.dep[m.last - 1] in ("dobj", "nsubjpass")
        told_at = (n in attached or undergoes) and not is_whence(parse, m.first)
        told_at = told_at and not _is_of_else(parse, m)
        if told_at and m.precision != "country":
            told.setdefault(parse.sent[m.first], []).append((n, m))
    spoken = _of_speaking(parse, places.attachment, statements)
    told = {s: found for s, found in told.items() if found[0][0] not in spoken}
    taken = {e.trigger for e in events if e.place is not None}
    return tuple(_placed(parse, e, statements, places.attachment, told, taken) for e in events)


def _is_of_else(parse: Parse, m: PlaceMention) -> bool:
    """Return whether a place is that of talks, of a paper's signing or of a sick-bed: no act's."""
    at = m.last - 1
    for _ in range(_DEPTH):
        if parse.lemma[at] in word_set("places.elsewhere"):
            return True
        if parse.head[at] == at or parse.pos[at] == "VERB":
            return False
        at = parse.head[at]
    return False


def _by_token(attachment: PlaceAttachment) -> Iterable[tuple[int, ...]]:
    return (*attachment.own.values(), *attachment.through.values())


def _placed(
    parse: Parse,
    event: EventDraft,
    statements: Sequence[StatementDraft],
    attachment: PlaceAttachment,
    told: dict[int, list[tuple[int, PlaceMention]]],
    taken: set[int],
) -> EventDraft:
    t = event.trigger
    here = told.get(parse.sent[t], ())
    whole = parse.lemma[t] in _WHOLE or _BROKEN in event.rules
    if event.place is not None or event.type not in _DEEDS or whole or not here:
        return event
    if len({m.name for _, m in here}) != 1:
        return event
    n, m = here[0]
    apart = _content_of(parse, t, statements) != _content_of(parse, m.first, statements)
    if apart:
        return event
    if _told_aside(parse, t, m) or _held_before(parse, event, attachment, n):
        return event
    others = [k for k in taken if k != t and n in attachment.own.get(k, ())]
    if others and not any(hangs_on(parse, t, k) or hangs_on(parse, k, t) for k in others):
        return event
    return msgspec.structs.replace(event, place=m.plain(), rules=(*event.rules, NEAR))


def _told_aside(parse: Parse, trigger: int, m: PlaceMention) -> bool:
    """ "Two boys abducted in May were met by relatives in Zorb": what a participle tells of them
    is not where the sentence goes on."""
    aside = parse.dep[trigger] in ("acl", "relcl")
    return aside and m.first >= parse.right[trigger]


def _held_before(
    parse: Parse, event: EventDraft, attachment: PlaceAttachment, mention: int
) -> bool:
    """ "Men who were seized in Zorb have been freed": where they were seized says nothing of it."""
    if event.type != "RETREAT" or event.mode not in _RETURNED:
        return False
    below = (k for k, found in attachment.own.items() if mention in found)
    return any(
        parse.dep[k] in ("acl", "relcl") and k != event.trigger and parse.pos[k] == "VERB"
        for k in below
    )


def _content_of(parse: Parse, token: int, statements: Sequence[StatementDraft]) -> int | None:
    """Return the innermost statement in whose content a token stands, None for the narrator."""
    at = parse.start[token]
    over = [
        (c.end - c.start, k)
        for k, s in enumerate(statements)
        for c in s.content
        if c.start <= at < c.end
    ]
    return min(over)[1] if over else None


def _of_speaking(
    parse: Parse, attachment: PlaceAttachment, statements: Sequence[StatementDraft]
) -> set[int]:
    """Return the places where somebody speaks, or that belong to who does."""
    heads = {s.head for s in statements} | {s.source_head for s in statements}
    at = attachment.own.items()
    said = (found for k, found in at if k in heads or parse.lemma[k] in word_set("places.speakers"))
    return {n for found in said for n in found}
