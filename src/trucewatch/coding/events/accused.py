"""Who is said to have done what a noun tells: "accused A of attacks", "blamed A and B for it"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from trucewatch.coding.drafts import EventDraft, StatementDraft
from trucewatch.coding.events.syntax import OBJECTS, SUBJECTS, held_guilty
from trucewatch.coding.events.who import Who, is_told
from trucewatch.reading import Parse
from trucewatch.records import Actor

_ACCUSING = frozenset({"accuse", "blame", "charge", "condemn", "denounce", "suspect"})


def accused_party(who: Who, n: int) -> list[Actor]:
    """Return the accused of "accused A of attacks", "blamed A for the clashes"."""
    p = who.p
    up = p.head[n]
    if p.dep[n] not in ("pobj", "conj") or p.lower[up] not in ("of", "for", "over", "with"):
        return []
    verb = p.head[up]
    held = held_guilty(p, verb)
    if held:  # "holds A accountable for the killing"
        return who.named(held)
    first = verb  # the preposition may hang on the last of several accused
    while p.dep[verb] in ("conj", "dobj") and p.pos[verb] != "VERB":
        verb = p.head[verb]
    if p.lemma[verb] not in _ACCUSING:
        return []
    if first != verb:
        return who.either((first,))
    return who.named(c for c in p.children[verb] if p.dep[c] in OBJECTS)


def crossed(who: Who, n: int) -> tuple[Actor, ...]:
    """Return B and A of "A and B each accused the other of the attack", else nobody.

    Two acts are alleged: one by B, which A alleges, and one by A.
    """
    p = who.p
    prep = p.head[n]
    for c in p.children[n]:  # "an attack for which A and B blame each other"
        if p.dep[c] == "relcl" and p.lemma[c] in _ACCUSING | {"hold"} and _each_other(p, c):
            return _both(who, c)
    if p.dep[n] != "pobj" or p.lower[prep] not in ("of", "for", "over"):
        return ()
    verb = p.head[prep]
    while p.dep[verb] in OBJECTS and p.pos[verb] != "VERB":
        verb = p.head[verb]
    below = p.children[verb]
    other = any(
        p.dep[c] in OBJECTS and (p.lower[c] == "other" or p.lower[c] == "another") for c in below
    )
    if p.lemma[verb] not in _ACCUSING or not other:
        return ()
    return _both(who, verb)


def _both(who: Who, verb: int) -> tuple[Actor, ...]:
    p = who.p
    both = [a for a in who.named(c for c in p.children[verb] if p.dep[c] in SUBJECTS) if is_told(a)]
    return (both[1], both[0]) if len(both) == 2 and both[0].code != both[1].code else ()


def _each_other(p: Parse, verb: int) -> bool:
    last = p.right[verb]
    pairs = (p.lower[k : k + 2] for k in range(verb + 1, max(verb + 1, last - 1)))
    return any(pair in (("each", "other"), ("one", "another")) for pair in pairs)


def masked_act(who: Who, n: int) -> tuple[list[Actor], list[Actor]] | None:
    """Return (actors, recipients) of a gerund that the parser made a modifier, or None.

    "accused the militia of bombing villages", with "bombing" before the noun as its modifier.
    """
    p = who.p
    if not p.lower[n].endswith("ing") or n == 0 or p.lower[n - 1] not in ("of", "for"):
        return None
    head = n
    while p.dep[head] in ("compound", "amod", "nmod", "npadvmod") and p.head[head] > head:
        head = p.head[head]
    if head == n or p.dep[head] != "pobj":
        return None
    accused = accused_party(who, head)
    return (accused, who.landed((head,))) if accused else None


def as_accused(
    events: Sequence[EventDraft],
    statements: Sequence[StatementDraft],
    camp: Callable[[Actor], str],
) -> list[EventDraft]:
    """Return the events, what two sides lay to each other under the statement of the accuser.

    "A and B accused each other of shelling": two statements of one content; B's deed is A's.
    """
    return [_told_by_accuser(e, statements, camp) for e in events]


def _told_by_accuser(
    event: EventDraft, statements: Sequence[StatementDraft], camp: Callable[[Actor], str]
) -> EventDraft:
    if event.statement is None or not event.actors:
        return event
    own = statements[event.statement]
    doers = {camp(a) for a in event.actors}
    if own.act != "accuse" or own.speaker is None or camp(own.speaker) not in doers:
        return event
    for k, s in enumerate(statements):
        rival = s.speaker is not None and camp(s.speaker) not in doers
        if rival and s.act == "accuse" and s.content == own.content:
            return msgspec.structs.replace(event, statement=k)
    return event
