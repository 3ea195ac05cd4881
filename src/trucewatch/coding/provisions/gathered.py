"""Men gathered and arms put away as agreements foresee: "34,000 soldiers sit in the quartering
areas", "the Front refuses to move into the assembly points", "every weapon was inside the
containers", "the mission collected 400 rifles". The words: ``words/told.tsv``.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.leads.context import MAX_CLIMB, LeadContext, objects_of, subject
from trucewatch.coding.provisions.told import (
    doer_of,
    is_denied,
    is_negated,
    is_told,
    one_of,
    paper_watches,
    row,
    sentence,
)
from trucewatch.records import Actor
from trucewatch.records.leads import ProvisionTouch
from trucewatch.vocab.agreements import AgreementWords
from trucewatch.vocab.words import word_set

_INTO = frozenset({"in", "into", "to", "at", "inside", "within"})
_OFF = frozenset({"in", "over", "down", "up"})
_REFUSING = frozenset({"refuse", "fail", "decline"})


def touches_of_gathering(
    ctx: LeadContext, vocabulary: AgreementWords, agreement: int | None
) -> Iterator[ProvisionTouch]:
    """Yield what the story tells of men in the places where they are to be gathered, and of arms
    that were given up or stored."""
    p = ctx.parse
    done: set[tuple[int, str]] = set()
    for i in range(len(p)):
        if p.pos[i] not in ("VERB", "AUX"):
            continue
        top = p.head[i] if p.dep[i] == "xcomp" and p.lemma[p.head[i]] in _REFUSING else i
        if not is_told(ctx, top):
            continue
        found = _gathered(ctx, i, top) or _put_away(ctx, vocabulary, i)
        if found is None:
            continue
        missing = top != i or is_negated(ctx, top) or "yet" in p.lower[max(0, top - 1) : i + 2]
        if is_denied(ctx, top) and not missing:
            continue
        occurrence = "violation" if missing else "compliance"
        if (p.sent[i], occurrence) not in done:
            done.add((p.sent[i], occurrence))
            yield row(ctx, agreement, "disarmament", occurrence, i, found[0])


def _gathered(ctx: LeadContext, verb: int, top: int) -> tuple[Actor | None] | None:
    """Return who is told to be, or to have gone, where men are gathered; None where nobody is."""
    p = ctx.parse
    who = subject(p, top)
    if who is None or not (_men(ctx, who) or ctx.side(ctx.cast.of(who)) is not None):
        return None
    for k in range(verb + 1, sentence(ctx, verb).stop):
        into = is_assembly(ctx, k) and _INTO & set(p.lower[max(verb + 1, p.left[k] - 1) : k])
        if into and _verb_over(ctx, k) == verb:
            return (one_of(ctx, who),)
    return None


def _verb_over(ctx: LeadContext, i: int) -> int:
    """Return the first verb over a token."""
    p = ctx.parse
    for _ in range(MAX_CLIMB):
        i = p.head[i]
        if p.pos[i] in ("VERB", "AUX"):
            break
    return i


def is_assembly(ctx: LeadContext, k: int) -> bool:
    """Return whether a noun names a place where men are gathered: "the assembly points"."""
    p = ctx.parse
    if p.pos[k] not in ("NOUN", "PROPN"):
        return False
    if p.lemma[k] in ("cantonment", "encampment"):
        return True
    before = p.lemma[k - 1] if k else ""
    return p.lemma[k] in word_set("told.sites") and before in word_set("told.assembling")


def _men(ctx: LeadContext, i: int) -> bool:
    p = ctx.parse
    heads = (i, *objects_of(p, i, "of"))
    named = word_set("told.forces_called") | word_set("told.men")
    return any(p.lemma[h] in named for h in heads)


def _put_away(
    ctx: LeadContext, vocabulary: AgreementWords, verb: int
) -> tuple[Actor | None] | None:
    """Return whose arms are told to have been given up, stored or destroyed under watch."""
    p = ctx.parse
    arms = next((c for c in _told_of(ctx, verb) if p.lemma[c] in word_set("told.small_arms")), None)
    if arms is None:
        return None
    owner = next((a for o in objects_of(p, arms, "of") if (a := one_of(ctx, o))), None)
    after = set(p.lower[verb + 1 : verb + 4])
    lemma = p.lemma[verb]
    if lemma in ("hand", "turn", "lay", "give", "yield"):
        given = bool(after & _OFF)
    elif lemma in ("be", "lie", "sit", "rest", "stay"):
        stored = {p.lemma[k] for k in range(verb + 1, min(verb + 7, sentence(ctx, verb).stop))}
        given = bool(after & _INTO and stored & word_set("told.stores"))
    elif lemma in ("surrender", "deposit", "decommission", "relinquish"):
        given = True
    else:
        given = lemma in word_set("told.collecting") and paper_watches(ctx, vocabulary, verb)
    return (owner or doer_of(ctx, verb),) if given else None


def _told_of(ctx: LeadContext, verb: int) -> list[int]:
    p = ctx.parse
    own = [c for c in p.children[verb] if p.dep[c] in ("dobj", "nsubjpass")]
    if p.lemma[verb] in ("be", "lie", "sit", "rest", "stay"):
        own += [c for c in p.children[verb] if p.dep[c] == "nsubj"]
    if p.dep[verb] == "acl" and p.tag[verb] == "VBN":
        own.append(p.head[verb])
    return own
