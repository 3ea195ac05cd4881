"""Who is the source of a cue: subjects, agents, names beside the verb."""

from __future__ import annotations

from trucewatch.coding.attribution.beside import NO_SUBJECT, beside, named_before
from trucewatch.coding.attribution.control import climbed, shared_subject, subject_source
from trucewatch.coding.attribution.inverted import (
    inverted,
    inverted_flat,
    inverted_fragment,
    set_off,
)
from trucewatch.coding.attribution.opening import past_addition
from trucewatch.coding.attribution.segments import after_stamp
from trucewatch.coding.attribution.tree import (
    SHORT_QUOTE,
    Context,
    Range,
    Source,
    noun_phrase,
    trim,
)
from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_set


def find_source(context: Context, i: int) -> Source | None:
    """Return the source of the cue headed by token ``i``, or None where the tree names none."""
    parse = context.parse
    if parse.pos[i] == "NOUN":
        found = _noun_source(context, i)
    else:
        found = (
            inverted_fragment(context, i)
            or inverted(context, i)
            or inverted_flat(context, i)
            or set_off(context, i)
        )
        found = found or _verb_source(context, i)
    if found is None or not _usable(context, i, found):
        found = beside(context, i) or _of_headline(context, i)
    return _after_the_hour(context, past_addition(context, i, found))


_HEADINGS = frozenset({"headline", "subhead"})
_JOINED = frozenset({",", ";", "and", "but", "as", "–", "—"})


def _of_headline(context: Context, i: int) -> Source | None:
    """ "B denies strike, says drone was A's": in a headline the next verb has the same subject."""
    parse = context.parse
    first = parse.paras[parse.para[i]].first
    if parse.role(i) not in _HEADINGS or i == first or parse.lower[i - 1] not in _JOINED:
        return None
    verbs = (k for k in range(first, i) if parse.pos[k] == "VERB" and parse.tag[k] != "VBG")
    subjects = ((v, c) for v in verbs for c in parse.children[v] if parse.dep[c] == "nsubj")
    verb, subject = next(((v, c) for v, c in subjects if c < v), (i, i))
    span = noun_phrase(context, subject, verb) if subject < verb else None
    return Source(subject, span, "shared subject") if span else None


def _after_the_hour(context: Context, found: Source | None) -> Source | None:
    """ "18.05 St Anne's hospital has confirmed": the hour of an entry is nobody's name."""
    if found is None:
        return None
    begin = after_stamp(context.parse, found.span[0])
    if not found.span[0] < begin <= found.head:
        return found
    return Source(found.head, (begin, found.span[1]), found.rule, found.antecedent, found.rival)


def _usable(context: Context, i: int, source: Source) -> bool:
    parse = context.parse
    if not source.span[0] <= source.head < source.span[1] or source.span[0] <= i < source.span[1]:
        return False
    q = context.quote_of[source.head]
    return (
        q < 0
        or q == context.quote_of[i]
        or context.quotes[q].last - context.quotes[q].first <= SHORT_QUOTE
        or parse.sent[source.head] != parse.sent[i]
    )


# Quantifiers that float away from their subject ("the men — … — both said").
_FLOATING = frozenset({"both", "all", "each"})


def _verb_source(context: Context, i: int) -> Source | None:
    parse = context.parse
    nearest: int | None = None
    passive = False
    for c in parse.children[i]:
        dep = parse.dep[c]
        # of two subjects the nearer one is the verb's ("Voters, B suggested, …")
        nearer = nearest is None or (c < i and parse.lower[c] not in _FLOATING)
        if nearer and dep in ("nsubj", "csubj") and parse.lower[c] not in NO_SUBJECT:
            nearest = _of_clause(parse, c)
        passive = passive or dep == "nsubjpass"
    if nearest is not None:
        return subject_source(context, nearest, i, "subject")
    agent = _agent(context, i)
    if agent is not None:
        return agent
    if passive:
        return None
    another = _another_one(context, i)
    if another is not None:
        return another
    return named_before(context, i) or climbed(context, i, i, 0)


def _of_clause(parse: Parse, c: int) -> int:
    """Return the name that "B, noting that …, stressed" begins with, where the parser took the
    participle for the subject; else ``c``."""
    if parse.dep[c] != "csubj" or parse.tag[c] != "VBG":
        return c
    own = (k for k in parse.children[c] if k < c and parse.dep[k] == "nsubj")
    return next((k for k in own if parse.pos[k] == "PROPN" and parse.word[c - 1] == ","), c)


_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth last".split())


def _another_one(context: Context, i: int) -> Source | None:
    """ "A fourth says it has not": one more of those named before, which the parser leaves free."""
    k = i - 1
    if k < 1 or context.parse.lower[k] not in _ORDINALS or context.quoted(k):
        return None
    if context.parse.pos[k - 1] != "DET" or context.parse.head[k] != i:
        return None
    return Source(k, (k - 1, i), "subject")


def _agent(context: Context, i: int) -> Source | None:
    parse = context.parse
    for c in parse.children[i]:
        if parse.dep[c] == "agent" or (
            parse.dep[c] == "prep" and parse.lower[c] == "by" and parse.tag[i] == "VBN"
        ):
            for p in parse.children[c]:
                if parse.dep[p] == "pobj":
                    span = _agent_phrase(context, p)
                    return Source(p, span, "agent") if span else None
    return None


_TOPIC = frozenset({"of", "for", "about", "over"})


def _agent_phrase(context: Context, noun: int) -> Range | None:
    """ "by A of B": what A blames is not part of A's name."""
    parse = context.parse
    span = noun_phrase(context, noun)
    if span is None:
        return None
    for c in parse.children[noun]:
        if c < noun or parse.dep[c] != "prep" or parse.lower[c] not in _TOPIC:
            continue
        deed = any(parse.dep[k] == "pcomp" for k in parse.children[c])
        if parse.pos[noun] == "PROPN" or deed:
            return trim(parse, span[0], c)
    return span


def _noun_source(context: Context, i: int) -> Source | None:
    parse = context.parse
    for c in parse.children[i]:
        if parse.dep[c] == "poss":
            span = noun_phrase(context, c)
            return Source(c, span, "possessor") if span else None
    for c in parse.children[i]:
        if parse.dep[c] == "prep" and parse.lower[c] in ("by", "from", "of"):
            for p in parse.children[c]:
                if parse.dep[p] == "pobj" and (parse.lower[c] != "of" or _namelike(parse, p)):
                    span = noun_phrase(context, p)
                    return Source(p, span, "noun agent") if span else None
    j = i
    while parse.dep[j] in ("conj", "pobj", "prep") and parse.head[j] != j:
        j = parse.head[j]
        if parse.pos[j] == "VERB":
            break
    verb = j if parse.pos[j] == "VERB" else parse.head[j]
    if parse.pos[verb] != "VERB" or (parse.dep[i] not in ("dobj", "pobj", "attr", "conj")):
        return None
    if parse.dep[i] == "dobj" and parse.lemma[verb] in word_set("attribution.judging"):
        return None  # who "rejected reports that …" has not reported it
    found = shared_subject(context, verb)
    return found if found is not None else climbed(context, verb, verb, 1)


def _namelike(parse: Parse, i: int) -> bool:
    return parse.pos[i] == "PROPN"
