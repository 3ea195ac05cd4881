"""Prisoners freed, told in plain words: "40 persons were released by X and 36 by Y", "76 people
regained their freedom", "the exchange was completed at the bridge"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.coding.leads.context import LeadContext, lemma_set, objects_of, subject
from trucewatch.coding.provisions.told import (
    doer_of,
    doers_of,
    is_denied,
    is_negated,
    is_told,
    near_words,
    row,
    sentence,
)
from trucewatch.records import Actor
from trucewatch.records.leads import ProvisionTouch
from trucewatch.vocab.words import word_set

_CARERS = frozenset({"NGO", "IGO", "UNO"})
_FREEDOM = frozenset({"freedom", "liberty"})
_GAINING = frozenset({"regain", "gain", "recover", "obtain"})
_WALKED = frozenset({"walk", "go", "set", "come"})


def touches_of_freeing(ctx: LeadContext, agreement: int | None) -> Iterator[ProvisionTouch]:
    """Yield the releases and exchanges that the story tells to have been done."""
    p = ctx.parse
    for i in range(len(p)):
        if p.pos[i] != "VERB":
            continue
        if (keeper := _frees_none(ctx, i)) is not None:
            yield row(ctx, agreement, "prisoners", "violation", i, keeper)
            continue
        if not is_told(ctx, i) or is_denied(ctx, i):
            continue
        own = sentence(ctx, i)
        if not word_set("told.of_courts").isdisjoint(lemma_set(p, own.start, own.stop)):
            continue
        frames = (_frees, _lets_go, _gives_back, _is_free, _swap_done, _swap_helped)
        if any(told(ctx, i) for told in frames):
            yield row(ctx, agreement, "prisoners", "compliance", i, doers=_freed_by(ctx, i))


def _frees_none(ctx: LeadContext, i: int) -> Actor | None:
    """Return who is told by another to have freed nobody, where men who are held are spoken of:
    "they have released none", "has not freed any of them"."""
    p, said = ctx.parse, ctx.statement(i)
    if p.lemma[i] not in word_set("told.freeing") or not is_told(ctx, i, fresh=False):
        return None
    what = _patient(ctx, i)
    none = what is not None and p.lower[what] in ("none", "nobody")
    any_ = what is not None and p.lower[what] in ("any", "one") and is_negated(ctx, i)
    near = near_words(ctx, i, 1)
    before = near_words(ctx, i, 1) - {p.lemma[k] for k in sentence(ctx, i)}
    held = near & word_set("told.captives") or before & word_set("told.freeing")
    if not (none or any_) or not held:
        return None
    keeper = doer_of(ctx, i)
    own = said is not None and ctx.side(said.speaker) == ctx.side(keeper)
    return None if own or ctx.side(keeper) is None else keeper


def _freed_by(ctx: LeadContext, i: int) -> tuple[Actor, ...]:
    """Return who freed somebody: not those who "walked free", and no body that cares for them."""
    p = ctx.parse
    frees = p.lemma[i] in word_set("told.freeing", "told.giving_back") | {"let", "set"}
    own = doers_of(ctx, i) if frees and _patient(ctx, i) is not None else ()
    return tuple(a for a in own if a.sector not in _CARERS)


def _persons(ctx: LeadContext, i: int) -> bool:
    """Return whether a noun names people who can be freed."""
    p = ctx.parse
    ofs = objects_of(p, i, "of")
    number = p.pos[i] == "NUM" and not _is_money(ctx, i)
    return (
        p.lemma[i] in word_set("told.freed")
        or number
        or any(p.lemma[o] in word_set("told.freed") for o in ofs)
    )


def _is_money(ctx: LeadContext, i: int) -> bool:
    """Return whether a number is a sum: "released P1.2 billion for the men", "released $400"."""
    p = ctx.parse
    near = p.word[max(0, i - 2) : i + 1]
    marked = any(w in _MONEY or _SUM.match(w) for w in near)
    return marked or p.lemma[i] in ("million", "billion", "trillion")


_MONEY = frozenset({"$", "€", "£", "₱", "¥", "₦", "US$", "Rs", "Rs."})
_SUM = re.compile(r"(?:[A-Z]{1,3}|[$€£₱])\d|\d[\d.,]*(?:bn|m)$")


def _patient(ctx: LeadContext, i: int) -> int | None:
    p = ctx.parse
    own = [c for c in p.children[i] if p.dep[c] in ("dobj", "nsubjpass")]
    if not own and p.tag[i] == "VBN" and p.dep[i] == "conj" and (who := subject(p, i)) is not None:
        own.append(who)
    return own[0] if own else None


def _frees(ctx: LeadContext, i: int) -> bool:
    what = _patient(ctx, i)
    if ctx.parse.lemma[i] == "set" and what is not None and _persons(ctx, what):
        after = ctx.parse.lower[i + 1 : sentence(ctx, i).stop]
        return "free" in after[:2] or "liberty" in after
    return (
        ctx.parse.lemma[i] in word_set("told.freeing") and what is not None and _persons(ctx, what)
    )


def _lets_go(ctx: LeadContext, i: int) -> bool:
    """Return whether people who were held are let go: "let the men go whom it had held"."""
    p = ctx.parse
    inner = next((c for c in p.children[i] if p.dep[c] in ("ccomp", "xcomp")), None)
    if p.lemma[i] != "let" or inner is None or p.lemma[inner] != "go":
        return False
    who = [c for v in (i, inner) for c in p.children[v] if p.dep[c] in ("nsubj", "dobj")]
    own = sentence(ctx, i)
    held = lemma_set(p, own.start, own.stop) & word_set("told.captives")
    return bool(held) and any(c > i and _persons(ctx, c) for c in who)


def _gives_back(ctx: LeadContext, i: int) -> bool:
    """Return whether people who were held are handed back."""
    p = ctx.parse
    what = _patient(ctx, i)
    if p.lemma[i] not in word_set("told.giving_back") or what is None or not _persons(ctx, what):
        return False
    beside = {p.lower[c] for c in p.children[i]} | set(p.lower[i + 1 : i + 3])
    own = sentence(ctx, i)
    captive = lemma_set(p, own.start, own.stop) & word_set("told.captives")
    if _to_carers(ctx, i):
        return True
    return bool(beside & word_set("told.home") or p.lemma[i] == "return") and bool(captive)


def _to_carers(ctx: LeadContext, i: int) -> bool:
    """Return whether people are handed to the Red Cross or another that cares for the freed."""
    p = ctx.parse
    last = sentence(ctx, i).stop
    for k in range(i + 1, last):
        if p.lower[k] in ("to", "into") and p.head[k] == i:
            for o in (c for c in p.children[k] if p.dep[c] == "pobj"):
                actor = ctx.cast.of(o)
                if p.lemma[o] == "care" or (actor is not None and actor.sector in _CARERS):
                    return True
    return False


def _is_free(ctx: LeadContext, i: int) -> bool:
    """Return whether somebody is told to be free again: "regained their freedom", "walked free"."""
    p = ctx.parse
    who = subject(p, i)
    if who is None or not _persons(ctx, who):
        return False
    gained = p.lemma[i] in _GAINING and any(p.lemma[c] in _FREEDOM for c in p.children[i])
    walked = p.lemma[i] in _WALKED and "free" in {p.lower[c] for c in p.children[i]}
    return gained or walked


def _swap_helped(ctx: LeadContext, i: int) -> bool:
    """Return whether somebody is told to have carried out an exchange or a release, or to have
    helped with it: "facilitated the exchange of six prisoners"."""
    p = ctx.parse
    if p.lemma[i] not in word_set("told.helping") or p.tag[i] not in ("VBD", "VBN"):
        return False
    what = [c for c in p.children[i] if p.dep[c] in ("dobj", "nsubjpass")]
    swaps = [c for c in what if p.lemma[c] in word_set("told.swaps")]
    return any(
        lemma_set(p, p.left[c], p.right[c]) & word_set("told.captives_called") for c in swaps
    )


def _swap_done(ctx: LeadContext, i: int) -> bool:
    """Return whether an exchange of prisoners is told to have been done."""
    p = ctx.parse
    who = subject(p, i)
    if (
        who is None
        or p.lemma[who] not in word_set("told.swaps")
        or p.lemma[i] not in word_set("told.done")
    ):
        return False
    near = near_words(ctx, i)
    return bool(near & (word_set("told.captives") | {"person"})) and "fire" not in near
