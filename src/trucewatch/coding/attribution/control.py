"""The subject of a verb as a source, and that of a verb which shares one with a clause above it:
conjuncts, participles and infinitives (control)."""

from __future__ import annotations

from trucewatch.coding.attribution.beside import NO_SUBJECT, RELATIVES, flat
from trucewatch.coding.attribution.tree import (
    Context,
    Source,
    noun_phrase,
    surface_subject,
)
from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_set

# How far a subject is looked for up the tree: conjunct of a conjunct of a participle is real text.
_MAX_CLIMB = 5
# "A statement numbered 188", "statement no. 188": the noun is so close before its number.
_MAX_NUMBERED = 5


def _numbered(parse: Parse, at: int) -> int:
    """Return the noun that a number tells apart ("statement no. 188, which …"): it is the one."""
    if any(c.isalpha() for c in parse.word[at]):
        return at
    before = range(at - 1, max(at - 1 - _MAX_NUMBERED, parse.sents[parse.sent[at]][0] - 1), -1)
    named = (k for k in before if parse.tag[k] in ("NN", "NNP") and parse.word[k].isalpha())
    return next((k for k in named if parse.lower[k] != "no"), at)


def subject_source(context: Context, c: int, verb: int, rule: str) -> Source | None:
    """Return the source that the subject ``c`` of ``verb`` is: the antecedent of a relative, the
    name behind a dateline, else its phrase."""
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


def shared_subject(context: Context, verb: int) -> Source | None:
    """Return the subject of ``verb`` as the source of another that has none."""
    parse = context.parse
    c = surface_subject(parse, verb)
    if c is None or parse.lower[c] in NO_SUBJECT:
        return None
    return subject_source(context, c, verb, "shared subject")


_CLIMBED = frozenset(
    {"conj", "xcomp", "advcl", "pcomp", "ccomp", "parataxis", "prep", "dep", "advmod", "acomp"}
)


def climbed(context: Context, start: int, i: int, depth: int = 0) -> Source | None:
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
            return climbed(context, start, head, depth + 1)
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
    found = shared_subject(context, head)
    empty = found is not None and parse.lower[found.head] in ("it", "there")
    if empty and parse.lemma[head] in ("be", "seem", "appear") and dep != "conj":
        return None  # "It was at the talks that …, pointing to": nobody is meant
    return found if found is not None else climbed(context, start, head, depth + 1)


def _nearer_subject(context: Context, i: int, head: int) -> Source | None:
    """Whose ", adding …" it is when a later clause than the parser's has a subject of its own."""
    parse = context.parse
    before = parse.left[i] - 1
    if before <= head or parse.word[before] != ",":
        return None
    last = before - 1
    if last > head and parse.dep[last] == "relcl" and parse.pos[last] == "VERB":
        return shared_subject(context, last)  # "…, a charge B denied, adding …"
    clauses = [c for c in parse.children[head] if head < c < i and parse.dep[c] == "conj"]
    for c in reversed(clauses):
        if surface_subject(parse, c) is not None:
            return shared_subject(context, c)
    return None


def _quoted_one(context: Context, verb: int) -> Source | None:
    """ "A quoted B as saying", "B was quoted by A as saying": B speaks."""
    parse = context.parse
    if parse.lemma[verb] not in ("quote", "cite"):
        return shared_subject(context, verb)
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
    found = shared_subject(context, k)
    return found if found is not None else climbed(context, start, k, depth + 1)


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
        found = shared_subject(context, verb)
        return found if found is not None else climbed(context, verb, verb, 1)
    span = noun_phrase(context, noun)
    return Source(noun, span, "modified noun") if span else None
