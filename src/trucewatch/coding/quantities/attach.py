"""Which event a quantity belongs to: up its tree to the first predicate that is an event."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.coding.drafts import EventDraft
from trucewatch.reading.parse import Parse

_MAX_CLIMB = 15
# Sentences back in which "they went on for five hours" still speaks of a meeting.
REACH = 4
Indexed = tuple[int, EventDraft]
TOLLS = frozenset({"killed", "wounded", "captured", "missing", "casualties", "displaced"})
_MATERIAL = frozenset({"AID", "SANCTION", "COOPERATE", "AGREE", "CONCEDE", "REQUEST", "SUPPORT",
                       "RETREAT", "THREATEN", "REJECT"})  # fmt: skip
# Types that a kind of quantity can measure; a toll is never that of talks.
_TOLL_TYPES = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", ""})
HARMING = frozenset({"ASSAULT", "COERCE"})
"""Only events of these types have tolls that a later sentence tells."""


def fits(kind: str, event_type: str | None) -> bool:
    """Return whether a quantity of ``kind`` can be one of an event of ``event_type``."""
    if kind in TOLLS:
        return (event_type or "") in _TOLL_TYPES
    if kind == "money":
        return event_type in _MATERIAL
    if kind == "other":
        return event_type in ("PROTEST", "ASSAULT", "")
    return True


def _argument_of(parse: Parse, noun: int, trigger: int) -> bool:
    """Return whether the counted noun is the trigger or its subject or object, or a conjunct."""
    cur = noun
    for _ in range(4):
        if cur == trigger:
            return True
        dep = parse.dep[cur]
        if dep == "pobj" and parse.lower[parse.head[cur]] in ("of", "for", "from"):
            cur = parse.head[parse.head[cur]]
        elif dep in ("dobj", "nsubj", "nsubjpass", "conj", "nmod", "compound", "acl"):
            cur = parse.head[cur]
        else:
            return False
    return cur == trigger


def event_of(
    parse: Parse, kind: str, noun: int, governor: int, events: Sequence[Indexed]
) -> int | None:
    """Return the index of the event that the quantity at ``noun`` under ``governor`` measures.

    ``events`` are (index, event) pairs of the sentence and the REACH sentences before it.
    """
    at: dict[int, int] = {}
    for k, event in events:
        if fits(kind, event.type) or _argument_of(parse, noun, event.trigger):
            at.setdefault(event.trigger, k)
    if not at:
        return None
    if kind == "other":
        return next((at[t] for t in at if _argument_of(parse, noun, t)), None)
    if kind == "duration":
        found = _of_duration(parse, noun, at)
        return found if found is not None else _pronoun(parse, governor, events)
    for start in dict.fromkeys((governor, noun)):
        found = _climb(parse, start, at)
        if found is not None:
            return found
    alone = all(parse.sent[e.trigger] != parse.sent[noun] or e.trigger in at for _, e in events)
    if kind in TOLLS and alone:
        harms = {e.trigger for _, e in events if e.type in HARMING}
        own = parse.sent[noun]
        near = {t: k for t, k in at.items() if parse.sent[t] == own or t in harms}
        return _nearest(parse, noun, near)
    return None


def _climb(parse: Parse, start: int, at: dict[int, int]) -> int | None:
    cur = start
    for _ in range(_MAX_CLIMB):
        if cur in at:
            return at[cur]
        beside = _argument(parse, cur, start, at)
        if beside is not None:
            return beside
        if parse.head[cur] == cur:
            return None
        cur = parse.head[cur]
    return None


def _argument(parse: Parse, cur: int, start: int, at: dict[int, int]) -> int | None:
    """Return the event noun that a verb on the way has as its subject, object or agent."""
    if parse.lemma[cur] == "toll":
        return next((at[o] for p in parse.children[cur] if parse.dep[p] == "prep"
                     for o in parse.children[p] if o in at), None)  # fmt: skip
    if parse.pos[cur] not in ("VERB", "AUX"):
        return None
    for c in parse.children[cur]:
        if c in at and c != start and parse.dep[c] in ("nsubj", "dobj", "nsubjpass", "csubj"):
            return at[c]
        if parse.dep[c] in ("agent", "prep") and parse.lower[c] in ("by", "in", "during", "after"):
            for o in parse.children[c]:
                if o in at and parse.dep[o] == "pobj":
                    return at[o]
        for q in (c, *(parse.children[c] if parse.dep[c] == "dobj" else ())):
            # "accused them of shelling a bridge, killing two"
            charged = (o for o in parse.children[q] if parse.dep[o] == "pcomp" and o < start)
            found = next((at[o] for o in charged if o in at), None)
            if parse.dep[q] == "prep" and found is not None:
                return found
    return None


def _of_duration(parse: Parse, noun: int, at: dict[int, int]) -> int | None:
    after = [c for c in parse.children[noun] if parse.dep[c] == "prep" and parse.lower[c] == "of"]
    for p in after:
        for o in parse.children[p]:
            for k in range(parse.left[o], parse.right[o]):
                if k in at:
                    return at[k]
        return None
    head = parse.head[noun]
    if parse.dep[noun] == "pobj":
        if parse.lower[head] != "for":
            return None
        return _climb(parse, parse.head[head], at)
    if parse.dep[noun] in ("compound", "nmod", "poss"):
        return at.get(head)
    return _climb(parse, head, at)


def _pronoun(parse: Parse, verb: int, events: Sequence[Indexed]) -> int | None:
    """Return the event that "they went on for five hours" speaks of: the last meeting before."""
    cur = verb
    while parse.pos[cur] == "ADP" and parse.head[cur] != cur:
        cur = parse.head[cur]
    subjects = [c for c in parse.children[cur] if parse.dep[c] == "nsubj"]
    if not subjects or parse.lower[subjects[0]] not in ("it", "they", "this", "that", "these"):
        return None
    meetings = [k for k, e in events
                if e.type == "CONSULT" and e.trigger < cur
                and parse.pos[e.trigger] == "NOUN"]  # fmt: skip
    return meetings[-1] if meetings else None


def _just_before(parse: Parse, trigger: int, noun: int) -> bool:
    """Return whether an event is told in the sentence before, in the same paragraph."""
    one = parse.sent[noun] - parse.sent[trigger] == 1
    return one and parse.para[noun] == parse.para[trigger]


def _nearest(parse: Parse, noun: int, at: dict[int, int]) -> int | None:
    """Return the only event of the sentence, else the last one of the sentence before."""
    own = [t for t in at if parse.sent[t] == parse.sent[noun]]
    if own:
        return at[own[0]] if len(own) == 1 else at[min(own, key=lambda t: abs(t - noun))]
    before = [t for t in at if _just_before(parse, t, noun)]
    return at[max(before)] if before else None
