"""Whether a noun of the vocabulary names an agreement that is there, or one to come."""

from __future__ import annotations

from trucewatch.coding.agreements.called import in_a_body, names_none, noun_of, numbered
from trucewatch.coding.agreements.pauses import of_force
from trucewatch.coding.leads.context import (
    NOUN_TAGS,
    LeadContext,
    definite,
    indefinite,
    objects_of,
    term,
)
from trucewatch.vocab.agreements import AgreementNoun, AgreementWords

_TALK_VERBS = frozenset({"resume", "meet", "continue", "hold", "talk", "start"})
# A truce or deal after, before or without which something is to be is none that is there.
_NOT_THERE = frozenset({"without", "after", "before", "until", "till"})
_NONE = frozenset({"any", "no", "neither", "nor"})


def named_noun(ctx: LeadContext, words: AgreementWords, i: int) -> AgreementNoun | None:
    """Return the noun of the vocabulary that heads a phrase at ``i`` and names what is there."""
    p = ctx.parse
    inside = p.dep[i] in ("compound", "amod", "nmod") and not numbered(p, i)
    if p.tag[i] not in NOUN_TAGS or inside:
        return None
    noun = noun_of(words, p, i)
    if noun is None or in_a_body(ctx, i) or names_none(p, i):
        return None
    if noun.family == "truce" and (_of_a_deal(ctx, words, i) or _begins_name(ctx, words, i)):
        return None
    warlike = noun.family == "plan" and of_force(ctx, i)
    return None if _about_talks(ctx, i) or _not_there(ctx, i) or warlike else noun


def _of_a_deal(ctx: LeadContext, words: AgreementWords, i: int) -> bool:
    """Return whether a truce is only what an agreement or a plan is on, whose phrase names both: "a
    binding agreement on cessation of hostilities"."""
    p = ctx.parse
    head = p.head[i]
    titled = p.word[i][:1].isupper() and p.word[p.head[head]][:1].isupper()
    if p.dep[i] != "pobj" or p.lower[head] not in ("on", "for") or (definite(p, i) and not titled):
        return False
    whole = noun_of(words, p, p.head[head])
    return whole is not None and whole.family in ("deal", "plan")


def _begins_name(ctx: LeadContext, words: AgreementWords, i: int) -> bool:
    """Return whether the word begins an agreement's name: "the Cessation of Hostilities
    Agreement"."""
    p = ctx.parse
    return any(
        (noun := noun_of(words, p, o)) is not None and noun.family == "deal" and p.word[o].istitle()
        for o in objects_of(p, i, "of")
    )


def _not_there(ctx: LeadContext, i: int) -> bool:
    """Return whether the noun names what is not there: "no ceasefire", "without a deal", "after a
    truce"; "is a living document" only tells of one."""
    p = ctx.parse
    nouns = (i, p.head[i]) if p.dep[i] == "conj" else (i,)  # "neither truce nor accord"
    if any(p.lower[c] in _NONE for n in nouns for c in p.children[n]) or _only_wished(ctx, i):
        return True  # "any such text", "do not want a truce that would give them time"
    if definite(p, i):
        return False
    told = p.dep[i] == "attr" and indefinite(p, i) and p.lemma[p.head[i]] == "be"
    headed = p.role(i) == "headline" and not indefinite(p, i)
    if described(ctx, i) or headed or (p.role(i) == "bullet" and not told):
        return False
    if p.dep[i] == "attr":
        return told
    return p.dep[i] == "pobj" and p.lower[p.head[i]] in _NOT_THERE


def _only_wished(ctx: LeadContext, i: int) -> bool:
    """Return whether a noun names what somebody wants, or does not, as it would be."""
    p = ctx.parse
    verb = p.head[i]
    would = [c for r in p.children[i] if p.dep[r] == "relcl" for c in p.children[r]
             if p.lower[c] in ("would", "could", "might")]  # fmt: skip
    wished = p.dep[i] == "dobj" and p.lemma[verb] in ("want", "need", "imagine", "hope")
    return bool(would) and indefinite(p, i) and wished


def _about_talks(ctx: LeadContext, i: int) -> bool:
    p = ctx.parse
    return any(p.dep[c] == "acl" and p.lemma[c] in _TALK_VERBS for c in p.children[i])


def described(ctx: LeadContext, i: int) -> bool:
    """Return whether a truce is told apart by more than its article: "the truce that halted their
    war", "the truce with Valdoria", "a month-old truce"; such a mention is of the agreement."""
    p = ctx.parse
    if p.dep[i] == "compound":
        return False
    apart = ("relcl", "acl", "compound", "nmod", "npadvmod")
    own = i - 2 if term(p, i) != p.lemma[i] else i  # "cease" of "cease-fire"
    if any(p.dep[c] in apart and not own <= c < i for c in p.children[i]):
        return True
    if any(p.dep[c] == "relcl" for o in objects_of(p, i, "of") for c in p.children[o]):
        return True  # "the cessation of hostilities to which they set their name"
    return any(True for _ in objects_of(p, i, "with", "between"))
