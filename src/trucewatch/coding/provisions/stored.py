"""Heavy arms that an agreement keeps in stores, told to be gone from one or back in it.

"Three mortars of the Front are missing from the store", "the guns had been returned to the depot".
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.leads.context import LeadContext, objects_of, subject
from trucewatch.coding.provisions.told import (
    core,
    doer_of,
    is_denied,
    is_negated,
    is_told,
    near_words,
    row,
    sentence,
    whose,
)
from trucewatch.records import Actor
from trucewatch.records.leads import ProvisionTouch
from trucewatch.vocab.words import word_set

_GONE = frozenset({"missing", "gone", "absent"})
_TAKING = frozenset({"remove", "take", "withdraw"})
_BACK = frozenset({"return", "bring", "hand", "put", "give"})
_INTO = frozenset({"to", "into", "in", "back", "at"})


def touches_of_stores(ctx: LeadContext, agreement: int | None) -> Iterator[ProvisionTouch]:
    """Yield the arms that are told to be gone from a store, or to be back in one."""
    p = ctx.parse
    for i in range(len(p)):
        what = _arms(ctx, i) if p.pos[i] in ("VERB", "AUX") else None
        if what is None or not is_told(ctx, i, fresh=not is_negated(ctx, i)):
            continue
        heavy, missing = p.lemma[what] in word_set("told.heavy"), is_negated(ctx, i)
        if (_all_there(ctx, what, i) or (missing and heavy and _returned(ctx, i))) and not (
            is_denied(ctx, i) and not missing
        ):
            owner = _owner(ctx, what, i) or (doer_of(ctx, i) if missing else None)
            label = "heavy_weapons"
            yield row(ctx, agreement, label, "violation" if missing else "compliance", i, owner)
            continue
        if is_denied(ctx, i) or not heavy:
            continue
        if _returned(ctx, i):
            yield row(ctx, agreement, "heavy_weapons", "compliance", i, doer_of(ctx, i))
        elif _gone(ctx, i):
            owner = _owner(ctx, what, i) or (doer_of(ctx, i) if p.lemma[i] in _TAKING else None)
            yield row(ctx, agreement, "heavy_weapons", "violation", i, owner)


def _arms(ctx: LeadContext, i: int) -> int | None:
    """Return the noun of heavy arms that a verb is told of."""
    p = ctx.parse
    verbs = (i, *(c for c in p.children[i] if p.dep[c] == "aux"))  # the parser may hang it on "are"
    own = [c for v in verbs for c in p.children[v] if p.dep[c] in ("dobj", "nsubjpass", "nsubj")]
    if not own and p.dep[i] == "acl":
        own += [
            p.head[i],
            *objects_of(p, p.head[i], "of"),
        ]  # "three of its guns gone from the store"
    if not own and (who := subject(p, i)) is not None:
        own.append(who)
    arms = word_set("told.heavy", "told.small_arms")
    return next((c for k in own if p.lemma[c := core(ctx, k)] in arms), None)


def _gone(ctx: LeadContext, i: int) -> bool:
    """Return whether arms are told to be missing where the report speaks of a store, or to have
    been taken out of one."""
    p = ctx.parse
    stored = not near_words(ctx, i).isdisjoint(word_set("told.stores"))
    if p.lower[i] in _GONE:  # "are missing", whichever of the two is the verb
        return stored and p.tag[i] in ("VBG", "VBN")
    if p.lemma[i] == "be":
        return stored and any(p.lower[c] in _GONE for c in p.children[i])
    return p.lemma[i] in _TAKING and any(
        p.lemma[o] in word_set("told.stores") for o in objects_of(p, i, "from", "of")
    )


def _all_there(ctx: LeadContext, what: int, i: int) -> bool:
    """Return whether the arms of a store are told to be there: "all registered weapons were
    present", "every gun was accounted for"."""
    p = ctx.parse
    every = {p.lower[c] for c in p.children[what]} & {"all", "every", "each"}
    stored = near_words(ctx, i) & (word_set("told.stores") | {"registered", "inventory"})
    after = set(p.lower[i : sentence(ctx, i).stop])
    return bool(every and stored and after & _THERE)


_THERE = frozenset({"present", "accounted", "place", "intact", "untouched"})


def _returned(ctx: LeadContext, i: int) -> bool:
    p = ctx.parse
    if p.lemma[i] not in _BACK:
        return False
    own = sentence(ctx, i)
    behind = range(i + 1, own.stop)
    return any(
        p.lemma[k] in word_set("told.stores") and not _INTO.isdisjoint(p.lower[i + 1 : k])
        for k in behind
    )


def _owner(ctx: LeadContext, what: int, i: int) -> Actor | None:
    """Return whose the arms are, or else the store out of which they are gone."""
    p = ctx.parse
    stores = (k for k in sentence(ctx, i) if p.lemma[k] in word_set("told.stores"))
    sites = (k for k in sentence(ctx, i) if p.lower[k - 1] in _STORING and p.lemma[k] in _SITES)
    return next((a for k in (what, *stores, *sites) if (a := whose(ctx, k)) is not None), None)


_STORING = frozenset({"storage", "store", "holding"})
_SITES = frozenset({"site", "area", "yard", "point", "facility"})
