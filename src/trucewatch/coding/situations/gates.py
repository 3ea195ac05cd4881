"""What looks like who holds or blocks something and tells of no situation.

A question, a word that is only mentioned, a name ("Illegally Occupied …"), a turn of speech ("held
the army responsible"), and what lies back or has not come about.
"""

from __future__ import annotations

from trucewatch.coding.leads.context import LeadContext, child, objects_of
from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_set

# What an event at the verb says where nobody holds it now.
_NOT_NOW = frozenset({
    "hypothetical", "counterfactual", "historical", "planned", "demanded", "threatened",
    "offered", "proposed", "denied",
})  # fmt: skip
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’"})
# What would, will or shall be held is not held yet.
_NOT_YET = frozenset(
    {"would", "could", "might", "may", "should", "must", "to", "will", "shall", "'ll", "’ll", "wo"}
)
_CONDITIONAL = frozenset({"if", "unless", "until", "once", "provided", "should"})
_PRESENT = frozenset({"VBZ", "VBP"})
# Words between "hold X" and what X is held to be.
_REACH = 6


def tells_none(ctx: LeadContext, verb: int, relation: str) -> bool:
    """Return whether the predicate at ``verb`` states no situation of this ``relation``."""
    p, said = ctx.parse, ctx.statement(verb)
    return (
        asked(p, verb)
        or (said is not None and said.act == "deny" and p.dep[verb] != "relcl")
        or _named_or_quoted(p, verb)
        or any(_not_now(ctx, verb, e.realis) for e in ctx.events_at(verb))
        or _is_open(p, verb)
        or (relation == "holds" and (_by_nobody(p, verb) or _idiom(p, verb)))
    )


def is_present(ctx: LeadContext, verb: int) -> bool:
    """Return whether a verb stands in the present or the perfect: it is so at the time of the
    report."""
    p = ctx.parse
    own = [verb, *(c for c in p.children[verb] if p.dep[c] in ("aux", "auxpass"))]
    return any(p.tag[k] in _PRESENT for k in own)


def _not_now(ctx: LeadContext, verb: int, realis: str) -> bool:
    """Return whether an act of this realis tells nothing of now; what "has been held since May" is
    of before, and lasts."""
    p = ctx.parse
    lasts = is_present(ctx, verb) and any(
        p.lower[c] in ("since", "still") for c in p.children[verb]
    )
    return realis in _NOT_NOW and not (realis == "historical" and lasts)


def asked(parse: Parse, i: int) -> bool:
    """Return whether the sentence of token ``i`` is a question."""
    first, last = parse.sents[parse.sent[i]]
    return "?" in parse.lower[max(last - 3, first) : last]


def _named_or_quoted(parse: Parse, i: int) -> bool:
    """Return whether the word is part of a name, or is itself what is spoken of ("the word
    'blocked'")."""
    first, last = parse.sents[parse.sent[i]]
    inside = first < i and parse.word[i - 1] not in _QUOTES and parse.word[i][0].isupper()
    if inside and not parse.word[i].isupper():
        return True
    return first < i < last - 1 and parse.word[i - 1] in _QUOTES and parse.word[i + 1] in _QUOTES


def _by_nobody(parse: Parse, verb: int) -> bool:
    """Return whether a passive names nobody who holds it: "the positions held before the war"."""
    passive = child(parse, verb, "nsubjpass") is not None or parse.dep[verb] in ("acl", "amod")
    return (
        passive and parse.tag[verb] == "VBN" and next(objects_of(parse, verb, "by"), None) is None
    )


def _idiom(parse: Parse, verb: int) -> bool:
    """Return whether somebody is held to be something: "held Kinshasa responsible", "to blame"."""
    if parse.lemma[verb] != "hold":
        return False
    end = min(parse.sents[parse.sent[verb]][1], verb + _REACH)
    words = word_set("leads.held_to_be")
    after = next((k for k in range(verb + 1, end) if parse.lower[k] in words), None)
    return after is not None and not any(w in (",", ";", ".") for w in parse.lower[verb:after])


def _is_open(p: Parse, verb: int) -> bool:
    """Return whether the clause is about what is to come or under a condition."""
    kids = p.children[verb]
    goes_on = p.dep[verb] == "xcomp" and p.lemma[p.head[verb]] == "continue"
    if any(p.dep[c] == "aux" and p.lower[c] in _NOT_YET for c in kids) and not goes_on:
        return True
    marked = any(p.dep[c] in ("mark", "advmod") and p.lower[c] in _CONDITIONAL for c in kids)
    if p.dep[verb] == "advcl" and marked:
        return True
    up = p.head[verb]  # "will retake the town and hold it"
    joined = p.dep[verb] == "conj" and up != verb and not any(p.dep[c] == "aux" for c in kids)
    return joined and p.tag[verb] == "VB" and _is_open(p, up)
