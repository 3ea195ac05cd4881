"""Forces and arms told to be where an agreement does not let them be, in plain words.

"Two companies were still there" after a sentence on the day by which they were to leave, "the
departure of the unit had not taken place", "seven howitzers were seen inside the strip", "it has
been bringing guns into the zone".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from trucewatch.coding.leads.context import LeadContext, lemma_set, objects_of, subject
from trucewatch.coding.provisions.told import (
    doer_of,
    is_denied,
    is_negated,
    is_told,
    np_words,
    one_of,
    row,
    sentence,
    whose,
)
from trucewatch.records import Actor
from trucewatch.records.leads import ProvisionTouch
from trucewatch.vocab.words import word_set

_STILL = frozenset({"still", "yet"})
_STAYING = frozenset({"remain", "stay", "linger"})
_BEING = frozenset({"be", "sit", "stand", "occupy", "hold", "man"})
_REFUSING = frozenset({"refuse", "decline", "fail"})
_INSIDE = frozenset({"in", "inside", "into", "within", "on", "beyond", "past", "across"})
_HAPPENING = frozenset({"take", "happen", "begin", "occur", "complete", "start", "materialise"})
# The sentences before one that can tell what was owed.
_BACK = 2


def touches_of_stays(ctx: LeadContext, agreement: int | None) -> Iterator[ProvisionTouch]:
    """Yield what the story tells to be where it must not be, each provision once a paragraph."""
    p = ctx.parse
    named: set[tuple[int, str, str | None]] = set()
    for i in range(len(p)):
        if p.pos[i] not in ("VERB", "AUX") or not is_told(ctx, i):
            continue
        found = _stays(ctx, i) or _placed(ctx, i)
        if found is None:
            continue
        label, violator = found
        key = (p.para[i], label, violator.code if violator is not None else None)
        if key in named:
            continue
        named.add(key)
        yield row(ctx, agreement, label, "violation", i, violator)


def _stays(ctx: LeadContext, i: int) -> tuple[str, Actor | None] | None:
    """Return the provision by which those whom a verb tells to have stayed had to leave, and who
    they are; None where nothing tells that they had to."""
    p = ctx.parse
    who = subject(p, i)
    still = _STILL & {p.lower[c] for c in p.children[i]}
    still |= {"still"} if ("this", "day") in pairwise(p.lower[i : sentence(ctx, i).stop]) else set()
    negated = is_negated(ctx, i)
    if who is not None and p.lemma[who] in word_set("told.departure"):
        late = p.lemma[i] in _HAPPENING and negated
        owner = next((o for o in objects_of(p, who, "of", "by")), who)
        return (_label(ctx, who), one_of(ctx, owner)) if late and owed(ctx, i) else None
    stays = not negated and ((p.lemma[i] in _BEING and bool(still)) or p.lemma[i] in _STAYING)
    refuses = p.lemma[i] in _REFUSING and any(
        p.lemma[c] in word_set("told.leaving") for c in p.children[i] if p.dep[c] == "xcomp"
    )
    not_left = p.lemma[i] in word_set("told.leaving") and negated and not still & {"yet"}
    not_left = not_left or (p.lemma[i] in word_set("told.leaving") and negated)
    if not (stays or refuses or not_left):
        return None
    if not_left and who is not None and _passive(ctx, i) and owed(ctx, i):
        return "withdrawal", doer_of(ctx, i)  # "none of the schools was vacated"
    force = _force(ctx, i, who)
    if force is None or not owed(ctx, i):
        return None
    return _label(ctx, force), one_of(ctx, force) or debtor(ctx, i)


def _passive(ctx: LeadContext, verb: int) -> bool:
    return any(ctx.parse.dep[c] == "auxpass" for c in ctx.parse.children[verb])


def _force(ctx: LeadContext, verb: int, who: int | None) -> int | None:
    """Return the noun of the forces that a verb is told of, wherever the parse hangs it."""
    p = ctx.parse
    own = sentence(ctx, verb)
    if who is not None and (p.lemma[who] in word_set("told.forces") or _led(ctx, who)):
        return who
    if who is not None and p.pos[who] == "PRON" and (debt := _debt(ctx, verb)) is not None:
        own = range(*p.sents[debt])
        verb, who = own.stop, None
    if who is not None and p.pos[who] in ("NOUN", "PROPN"):
        return None
    before = [
        k
        for k in range(own.start, verb)
        if p.pos[k] == "NOUN" and p.lemma[k] in word_set("told.forces")
    ]
    return before[0] if before and who is None else None


def _led(ctx: LeadContext, who: int) -> bool:
    """Return whether a subject is a side with arms, or its pronoun."""
    actor = ctx.cast.of(who)
    return actor is not None and actor.sector in ("MIL", "REB", "UAF")


def _label(ctx: LeadContext, force: int) -> str:
    heavy = np_words(ctx, force) & word_set("told.heavy")
    return (
        "heavy_weapons"
        if heavy and ctx.parse.lemma[force] in word_set("told.heavy")
        else "withdrawal"
    )


def owed(ctx: LeadContext, i: int) -> bool:
    """Return whether the sentence of a verb, or one of those just before it, tells that leaving was
    owed: by a day, by an article, "were to have left"."""
    return _debt(ctx, i) is not None


def _debt(ctx: LeadContext, i: int) -> int | None:
    """Return the number of the sentence that tells what was owed, or None."""
    p = ctx.parse
    last = p.sent[i]
    for k in range(last, max(-1, last - _BACK - 1), -1):
        a, b = p.sents[k]
        if p.para[a] != p.para[i]:
            break
        own = lemma_set(p, a, b)
        leaving = own & (word_set("told.leaving") | word_set("told.departure"))
        if leaving and (own & word_set("told.due") or _were_to(ctx, a, b)):
            return k
        if own & word_set("told.zone") and own & word_set("told.bound"):
            return k
    return None


def _were_to(ctx: LeadContext, a: int, b: int) -> bool:
    """Return whether words say "was to leave", "were to have left by", "should have left"."""
    p = ctx.parse
    for k in range(a, b - 2):
        to = p.lower[k] in ("was", "were") and p.lower[k + 1] == "to"
        should = p.lower[k] in ("should", "ought") and "have" in p.lower[k + 1 : k + 3]
        if to or should:
            return True
    return False


def debtor(ctx: LeadContext, i: int) -> Actor | None:
    """Return who was to leave, by the sentence that tells what was owed."""
    p = ctx.parse
    k = _debt(ctx, i)
    if k is None:
        return None
    for j in range(*p.sents[k]):
        if p.pos[j] in ("NOUN", "PROPN") and p.dep[j] in ("nsubj", "nsubjpass", "dobj", "pobj"):
            forces = p.lemma[j] in word_set("told.forces") or _led(ctx, j)
            actor = one_of(ctx, j) if forces else None
            if actor is not None:
                return actor
    return None


def _placed(ctx: LeadContext, i: int) -> tuple[str, Actor | None] | None:
    """Return the provision against which arms or forces were seen, or brought, inside a zone."""
    p = ctx.parse
    zone = _zone(ctx, i)
    if zone is None or is_denied(ctx, i):
        return None
    if p.lemma[i] in word_set("told.bringing"):
        what = next((c for c in p.children[i] if p.dep[c] in ("dobj", "nsubjpass")), None)
        if what is not None and p.lemma[what] in word_set("told.forces"):
            return _label(ctx, what), doer_of(ctx, i)
    seen = p.lemma[i] in word_set("told.seen") or p.lemma[i] in _BEING or p.lemma[i] in _STAYING
    what = next((c for c in p.children[i] if p.dep[c] in ("nsubjpass", "dobj")), None)
    what = subject(p, i) if what is None else what
    if not seen or what is None or p.lemma[what] not in word_set("told.forces"):
        return None
    return _label(ctx, what), one_of(ctx, what) or whose(ctx, what)


def _zone(ctx: LeadContext, i: int) -> int | None:
    """Return the word for a zone of an agreement that stands after "inside", "into" in a clause."""
    p = ctx.parse
    own = sentence(ctx, i)
    for k in own:
        if k <= i or p.lemma[k] not in word_set("told.zone") or p.pos[k] not in ("NOUN", "PROPN"):
            continue
        bound = np_words(ctx, k) & word_set("told.bound") or p.lemma[k] in (
            "strip",
            "buffer",
        )
        before = [c for c in range(max(own.start, p.left[k] - 1), k) if p.lower[c] in _INSIDE]
        if before and (bound or _breach_near(ctx, k)):
            return k
    return None


def _breach_near(ctx: LeadContext, k: int) -> bool:
    p = ctx.parse
    own = sentence(ctx, k)
    return bool({"breach", "violation", "contravention"} & set(p.lemma[own.start : own.stop]))
