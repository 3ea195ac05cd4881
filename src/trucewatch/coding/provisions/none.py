"""Acts that bear on no provision, whatever their type: questions, terms, a getaway."""

from __future__ import annotations

import re

from trucewatch.coding.leads.context import LeadContext, lemma_set, negated, subject, term
from trucewatch.reading import Parse
from trucewatch.reading.memory import remembered
from trucewatch.records import Event
from trucewatch.vocab.agreements import AgreementWords
from trucewatch.vocab.words import word_set

# Parts of an agreement.
_PAPERS = frozenset({"article", "annex", "clause", "text", "paragraph", "resolution", "provision"})
# How those are called who are known by their attack alone.
_WORD = re.compile(r"[a-z]+")


@remembered
def asked(ctx: LeadContext, i: int) -> bool:
    """Return whether a sentence asks: "Who broke the truce on its first morning?"."""
    p = ctx.parse
    return any(p.word[k] == "?" for k in range(i, p.sents[p.sent[i]][1]))


_UNREAL = frozenset({"would", "'d", "could", "might", "may", "should", "must", "shall"})
_OPEN = frozenset({"whether", "if", "unless"})
_WISHING = frozenset({"hope", "wish", "want", "seek", "expect", "urge", "fear", "doubt"})
_CLIMB = 10


def is_open(ctx: LeadContext, i: int) -> bool:
    """Return whether what a word tells is asked, a condition, only possible or owed: "asked whether
    X had shelled", "if X fired, that would be a breach", "no report that X", "obliges X to"."""
    p, first = ctx.parse, True
    if p.dep[i] == "nsubj" and p.lemma[p.head[i]] in word_set("agreements.binding"):
        return True  # "the accord obliges …"
    if p.dep[i] == "pobj" and p.lower[p.head[i]] == "without":
        return True  # "a week without a violation"
    if _listed_demand(ctx, i):
        return True
    for _ in range(_CLIMB):
        kids = p.children[i]
        if p.pos[i] in ("VERB", "AUX"):
            low = {p.lower[c] for c in kids if p.dep[c] in ("aux", "mark")}
            may = low & _UNREAL - ({"could"} if negated(p, i) else frozenset())
            if (
                p.lemma[i] in _WISHING or low & _OPEN or (first and may)
            ):  # "could not reach it": it did not
                return True
            above = p.lemma[p.head[i]]
            if (
                p.dep[i] in ("xcomp", "ccomp")
                and p.tag[i] == "VB"
                and above in word_set("agreements.obliging")
            ):
                return True
            first = False
        elif p.pos[i] == "NOUN" and not first and any(p.lower[c] == "no" for c in kids):
            return True  # "had no report that …"
        if p.head[i] == i or p.dep[i] in ("relcl", "parataxis"):
            return False
        i = p.head[i]
    return False


def _listed_demand(ctx: LeadContext, i: int) -> bool:
    """Return whether a word stands in an item of a list that asks for what it tells: "- that all
    forces withdraw from the road;", not "- that two companies had left"."""
    p = ctx.parse
    first, last = p.sents[p.sent[i]]
    while first + 1 < last and not p.word[first].isalpha():
        first += 1
    one = p.dep[first] == "nsubj" or (
        p.dep[first] == "det" and p.tag[p.head[first]] not in ("NNS", "NNPS")
    )  # "that is", "that truce"
    if p.lower[first] != "that" or one:
        return False
    own = [k for k in range(first, last) if p.pos[k] in ("VERB", "AUX") and p.dep[k] != "relcl"]
    asking = ("be", "shall", "should", "must")
    return bool(own) and (p.tag[own[0]] in ("VB", "VBP") or p.lower[own[0]] in asking)


def none_told(p: Parse, noun: int) -> bool:
    """Return whether a noun names what did not come about: "did not register any violations"."""
    any_ = any(p.lower[c] in ("any", "single") for c in p.children[noun])
    return any_ and p.dep[noun] in ("dobj", "nsubjpass") and negated(p, p.head[noun])


def by_paper(ctx: LeadContext, words: AgreementWords, i: int) -> bool:
    """Return whether an agreement or a part of it does what a verb tells: "the accord guarantees
    relief convoys free passage" says what shall be."""
    who = subject(ctx.parse, i)
    noun = None if who is None else words.nouns.get(term(ctx.parse, who))
    return (noun is not None and noun.family in ("deal", "plan")) or (
        who is not None and ctx.parse.lemma[who] in _PAPERS
    )


def of_arms(ctx: LeadContext, event: Event) -> bool:
    """Return whether what passes or is sent is arms or fighters: "let a convoy of rockets through"
    is no relief let through, weapons sent over a border are no peacekeepers sent."""
    told = lemma_set(ctx.parse, *ctx.parse.tokens_in(event.start, event.end))
    passing = event.mode == "access" or event.type == "AID"
    return passing and not told.isdisjoint(word_set("agreements.arms"))


def comes_only(ctx: LeadContext, event: Event, i: int) -> bool:
    """Return whether those who watch are only told to have come somewhere: that is their work, and
    opens no way, where nothing near says that one was open or had been barred."""
    p = ctx.parse
    if p.lemma[i] not in word_set("told.reaching"):
        return False
    para = [k for k in range(len(p)) if p.para[k] == p.para[i]]
    near = lemma_set(p, para[0], para[-1] + 1) - {p.lemma[i]}
    return near.isdisjoint(word_set("told.opening_words", "told.relief"))


def of_wounds(ctx: LeadContext, i: int) -> bool:
    """Return whether somebody is told to have died of what was done before: "died in hospital"."""
    p = ctx.parse
    if p.lemma[i] not in ("die", "succumb"):
        return False
    own = {p.lemma[k] for k in range(p.left[i], p.right[i])} | {
        p.lower[k] for k in range(p.left[i], p.right[i])
    }
    return p.lemma[i] == "succumb" or bool(own & word_set("told.hurt"))


def in_flight(event: Event) -> bool:
    """Return whether those who go are known only as who attacked: their getaway keeps no word."""
    called = {w for a in event.actors for w in _WORD.findall(a.text.lower())}
    return bool(called & word_set("agreements.raiders"))
