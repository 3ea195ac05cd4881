"""Who is the source of a cue: subjects, agents, names beside the verb."""

from __future__ import annotations

from trucewatch.coding.attribution_beside import NO_SUBJECT, RELATIVES, beside, flat, named_before
from trucewatch.coding.attribution_inverted import (
    inverted,
    inverted_flat,
    inverted_fragment,
    set_off,
)
from trucewatch.coding.attribution_opening import past_addition
from trucewatch.coding.attribution_segments import after_stamp
from trucewatch.coding.attribution_tree import (
    SHORT_QUOTE,
    Context,
    Range,
    Source,
    noun_phrase,
    surface_subject,
    trim,
)
from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_set

# How far a subject is looked for up the tree: conjunct of a conjunct of a participle is real text.
_MAX_CLIMB = 5


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
        return _subject(context, nearest, i, "subject")
    agent = _agent(context, i)
    if agent is not None:
        return agent
    if passive:
        return None
    another = _another_one(context, i)
    if another is not None:
        return another
    return named_before(context, i) or _climb(context, i, i, 0)


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


# "A statement numbered 188", "statement no. 188": the noun is so close before its number.
_MAX_NUMBERED = 5


def _numbered(parse: Parse, at: int) -> int:
    """Return the noun that a number tells apart ("statement no. 188, which …"): it is the one."""
    if any(c.isalpha() for c in parse.word[at]):
        return at
    before = range(at - 1, max(at - 1 - _MAX_NUMBERED, parse.sents[parse.sent[at]][0] - 1), -1)
    named = (k for k in before if parse.tag[k] in ("NN", "NNP") and parse.word[k].isalpha())
    return next((k for k in named if parse.lower[k] != "no"), at)


def _subject(context: Context, c: int, verb: int, rule: str) -> Source | None:
    parse = context.parse
    if parse.lower[c] in RELATIVES and parse.tag[c] in ("WP", "WDT", "IN"):
        clause = verb
        while parse.dep[clause] == "conj":
            clause = parse.head[clause]
        antecedent = _numbered(parse, parse.head[clause]) if parse.dep[clause] == "relcl" else None
        return Source(c, (c, c + 1), "relative", antecedent)
    after = _after_dateline(context, c, verb)
    if after is not None:
        return after
    span = noun_phrase(context, c, verb)
    return Source(c, span, rule) if span else None


# A dateline that was not told from the sentence ends with a dash within this many tokens.
_MAX_DATELINE = 9


def _after_dateline(context: Context, c: int, verb: int) -> Source | None:
    """ "KIGALI (Agency) — The minister said": the name after the dash, not the place."""
    parse = context.parse
    begin = parse.paras[parse.para[verb]].first
    if parse.left[c] != begin or (
        not parse.word[begin].isupper() and "(" not in parse.word[begin : begin + _MAX_DATELINE]
    ):
        return None
    for k in range(begin + 1, min(begin + _MAX_DATELINE, verb)):
        apart = parse.word[k] != "-" or parse.end[k - 1] < parse.start[k]  # no hyphen
        if apart and parse.word[k] in ("—", "–", "-", "--"):
            head = c
            if head < k:
                heads = [
                    t
                    for t in range(k + 1, verb)
                    if parse.pos[t] in ("PROPN", "NOUN") and parse.lower[t] not in NO_SUBJECT
                ]
                if not heads:
                    return None
                head = heads[-1]
            span = noun_phrase(context, head, verb)
            return Source(head, (max(span[0], k + 1), span[1]), "subject") if span else None
    return None


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


def _surface_subject(context: Context, verb: int) -> Source | None:
    parse = context.parse
    c = surface_subject(parse, verb)
    if c is None or parse.lower[c] in NO_SUBJECT:
        return None
    return _subject(context, c, verb, "shared subject")


_CLIMBED = frozenset(
    {"conj", "xcomp", "advcl", "pcomp", "ccomp", "parataxis", "prep", "dep", "advmod", "acomp"}
)


def _climb(context: Context, start: int, i: int, depth: int) -> Source | None:
    """Look for the subject of ``start`` above ``i``: conjuncts, participles, infinitives."""
    parse = context.parse
    if depth > _MAX_CLIMB:
        return None
    dep, head = parse.dep[i], parse.head[i]
    if head == i:
        return None
    if dep == "acl" and parse.tag[i] == "VBG" and parse.word[parse.left[i] - 1] == ",":
        return _above_noun(context, start, head, depth)
    if dep in ("acl", "relcl"):
        return _modified_noun(context, i, head)
    if dep not in _CLIMBED:
        return None
    if parse.pos[head] in ("NOUN", "PROPN"):
        if dep == "xcomp" or (dep == "prep" and parse.dep[head] in ("dobj", "attr")):
            return _climb(context, start, head, depth + 1)
        return None
    if dep == "advcl" and i == start and parse.tag[i] == "VBN" and not _has_auxiliary(parse, i):
        return None  # "Asked about it, X said": X was asked
    if dep == "pcomp" and head + 1 < i and parse.pos[i - 1] in ("PROPN", "PRON", "NOUN"):
        return flat(context, i - 1, head + 1, i)  # "with B asking"
    if dep == "pcomp" and parse.lower[head] == "as":
        return _quoted_one(context, parse.head[head])
    if dep == "advcl" and parse.tag[i] == "VBG" and i == start and head < i:
        nearer = _nearer_subject(context, i, head)
        if nearer is not None:
            return nearer
    free = dep == "xcomp" or (dep == "advcl" and parse.pos[parse.left[i] - 1] != "PUNCT")
    if free and parse.lemma[head] in word_set("attribution.object_control"):
        for c in parse.children[head]:
            if parse.dep[c] == "dobj" and c < i:
                span = noun_phrase(context, c, i)
                return Source(c, span, "object control") if span else None
    found = _surface_subject(context, head)
    empty = found is not None and parse.lower[found.head] in ("it", "there")
    if empty and parse.lemma[head] in ("be", "seem", "appear") and dep != "conj":
        return None  # "It was at the talks that …, pointing to": nobody is meant
    return found if found is not None else _climb(context, start, head, depth + 1)


def _nearer_subject(context: Context, i: int, head: int) -> Source | None:
    """Whose ", adding …" it is when a later clause than the parser's has a subject of its own."""
    parse = context.parse
    before = parse.left[i] - 1
    if before <= head or parse.word[before] != ",":
        return None
    last = before - 1
    if last > head and parse.dep[last] == "relcl" and parse.pos[last] == "VERB":
        return _surface_subject(context, last)  # "…, a charge B denied, adding …"
    clauses = [c for c in parse.children[head] if head < c < i and parse.dep[c] == "conj"]
    for c in reversed(clauses):
        if surface_subject(parse, c) is not None:
            return _surface_subject(context, c)
    return None


def _quoted_one(context: Context, verb: int) -> Source | None:
    """ "A quoted B as saying", "B was quoted by A as saying": B speaks."""
    parse = context.parse
    if parse.lemma[verb] not in ("quote", "cite"):
        return _surface_subject(context, verb)
    for c in parse.children[verb]:
        if parse.dep[c] in ("dobj", "nsubjpass"):
            span = noun_phrase(context, c, verb if c < verb else None)
            return Source(c, span, "quoted by another") if span else None
    return None


def _has_auxiliary(parse: Parse, i: int) -> bool:
    return any(parse.dep[c] == "aux" for c in parse.children[i])


def _above_noun(context: Context, start: int, noun: int, depth: int) -> Source | None:
    """ "B opened the meeting, blaming C": B blames, not the meeting."""
    parse = context.parse
    k = noun
    for _ in range(_MAX_CLIMB):
        if parse.head[k] == k or parse.pos[k] in ("VERB", "AUX"):
            break
        if parse.dep[k] in ("nsubj", "nsubjpass"):
            return _modified_noun(context, start, noun)
        k = parse.head[k]
    found = _surface_subject(context, k)
    return found if found is not None else _climb(context, start, k, depth + 1)


def _modified_noun(context: Context, i: int, head: int) -> Source | None:
    parse = context.parse
    if parse.tag[i] not in ("VBG", "VBZ", "VBP", "VBD"):
        return None
    if parse.lemma[head] in word_set("attribution.carriers") and parse.dep[i] == "acl":
        return _issuer(context, head)
    speaking = _left_speaking(context, i)
    if speaking is not None:
        return speaking
    span = noun_phrase(context, head, i)
    return Source(head, span, "modified noun") if span else None


def _left_speaking(context: Context, i: int) -> Source | None:
    """ "B speaking to a think tank called A void": B calls; the parser finds no verb of B's."""
    parse = context.parse
    root = parse.head[i]
    while parse.head[root] != root:
        root = parse.head[root]
    if parse.tag[i] != "VBD" or parse.tag[root] != "VBG" or _has_auxiliary(parse, root):
        return None
    subject = surface_subject(parse, root)
    if subject is None or not subject < root < i:
        return None
    span = noun_phrase(context, subject, root)
    return Source(subject, span, "subject") if span else None


def _issuer(context: Context, noun: int) -> Source | None:
    parse = context.parse
    for c in parse.children[noun]:
        if parse.dep[c] == "poss":
            span = noun_phrase(context, c)
            return Source(c, span, "possessor") if span else None
    verb = parse.head[noun]
    if parse.dep[noun] == "pobj":
        verb = parse.head[verb]
    if parse.dep[noun] in ("dobj", "pobj") and parse.pos[verb] == "VERB":
        found = _surface_subject(context, verb)
        return found if found is not None else _climb(context, verb, verb, 1)
    span = noun_phrase(context, noun)
    return Source(noun, span, "modified noun") if span else None


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
    found = _surface_subject(context, verb)
    return found if found is not None else _climb(context, verb, verb, 1)


def _namelike(parse: Parse, i: int) -> bool:
    return parse.pos[i] == "PROPN"
