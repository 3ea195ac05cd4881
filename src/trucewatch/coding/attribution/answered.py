"""Words given behind a colon or a "was" without a verb of saying.

"B's reply was short: “…”", "“…” was the bishop's message", "The lawyer was blunt: the council
decides", "The army has responded on its channel: “…”".
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from trucewatch.coding.attribution.quotes import Quotation
from trucewatch.coding.attribution.segments import after_stamp
from trucewatch.coding.attribution.tree import Context, Range, Source, cut_out, noun_phrase
from trucewatch.coding.attribution.types import Attribution
from trucewatch.vocab.cues import Cue
from trucewatch.vocab.words import word_set

# How a speaker is who then says something; the clause behind the colon is said.
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PERSONS = frozenset({"he", "she", "they"})
_OWNING = frozenset({"of", "from", "by"})
# A colon that opens a quotation stands at most this many tokens behind the beginning of its clause.
_MAX_BEFORE = 45
_MIN_CLAUSE = 3
_SCORE = 0.6
_Is = Callable[[int], bool]


def with_answers(context: Context, is_actor: _Is, found: list[Attribution]) -> list[Attribution]:
    """Return ``found`` with the words behind a colon or a "was" that none of them holds.

    Words behind the colon of a clause that says something already are said with it: "He refused
    a meeting: “…”".
    """
    made = answered(context, is_actor, found)
    by_head = {m.head: m for m in made}
    joined = {
        a.head
        for a in found
        if a.head in by_head and a.kind == "verb" and _names_something(context, a)
    }
    kept = [
        msgspec.structs.replace(a, content=(*a.content, *by_head[a.head].content))
        if a.head in joined and a.kind == "verb"
        else a
        for a in found
    ]
    return kept + [m for m in made if m.head not in joined]


def _names_something(context: Context, a: Attribution) -> bool:
    """ "rejected that: “…”" only points at what was asked; "refused a meeting" names it."""
    return any(context.parse.pos[k] == "NOUN" for piece in a.content for k in range(*piece))


def answered(context: Context, is_actor: _Is, found: list[Attribution]) -> list[Attribution]:
    """Return the attributions of this kind to words that no attribution of ``found`` holds."""
    parse = context.parse
    taken = {k for a in found if not context.quoted(a.head) for p in a.content for k in range(*p)}
    out: list[Attribution] = []
    for k, word in enumerate(parse.word):
        made = None
        if word == ":" and not context.quoted(k):
            made = _behind_colon(context, is_actor, k) or _behind_name(context, is_actor, k)
        elif (
            parse.lemma[k] in word_set("attribution.answers")
            and parse.pos[k] == "NOUN"
            and not context.quoted(k)
        ):
            made = _predicated(context, k)
        if made is not None and not any(t in taken for p in made.content for t in range(*p)):
            out.append(made)
            taken.update(t for p in made.content for t in range(*p))
    return out


def _behind_colon(context: Context, is_actor: _Is, colon: int) -> Attribution | None:
    parse = context.parse
    first = _begin(context, colon)
    if first is None or colon - first > _MAX_BEFORE or colon + 1 >= len(parse):
        return None
    verb = _main_verb(context, first, colon)
    quote = _opened(context, colon + 1)
    if verb is None:
        return None
    subject = next((c for c in parse.children[verb] if parse.dep[c] == "nsubj" and c < verb), None)
    if subject is None or subject < first:
        return None
    manner = any(parse.lower[t] in word_set("attribution.manner") for t in range(verb + 1, colon))
    owner = (
        _owner(context, subject)
        if parse.lemma[subject] in word_set("attribution.answers")
        else None
    )
    if owner is None:
        span = noun_phrase(context, subject, verb)
        speaks = is_actor(subject) or parse.lower[subject] in _PERSONS
        speaks = speaks or (parse.pos[subject] == "PROPN" and (manner or quote is not None))
        owner = Source(subject, span, "before a colon") if span is not None and speaks else None
        if owner is None or not (manner or (quote is not None and parse.lemma[verb] != "be")):
            return None
    content = [(quote.first, quote.last)] if quote is not None else _clause(context, colon)
    if not content:
        return None
    end = colon if manner or parse.lemma[verb] == "be" else verb + 1
    cue = (min([verb, *(c for c in parse.children[verb] if parse.dep[c] == "aux")]), end)
    return _made(verb, cue, owner, content)


def _behind_name(context: Context, is_actor: _Is, colon: int) -> Attribution | None:
    """ "The president on television: “…”": no verb before the colon, a quotation behind it."""
    parse = context.parse
    quote = _opened(context, colon + 1) if colon + 1 < len(parse) else None
    para = parse.paras[parse.para[colon]]
    first = after_stamp(parse, max(para.first, parse.sents[parse.sent[colon]][0]))
    if quote is None or para.role != "body" or not 0 < colon - first <= _MAX_NAME:
        return None
    if any(parse.pos[t] in ("VERB", "AUX") or context.quoted(t) for t in range(first, colon)):
        return None
    within = range(first, colon)
    head = next((t for t in within if parse.pos[t] in ("NOUN", "PROPN") and is_actor(t)), None)
    if head is None or any(parse.pos[t] == "ADP" for t in range(first, head)):
        return None
    end = next((t for t in range(head + 1, colon) if parse.lower[t] in _WHERE), colon)
    owner = Source(head, (first, end), "before a colon")
    return _made(colon, (colon, colon + 1), owner, [(quote.first, quote.last)])


# A speaker's phrase before a colon has at most this many tokens; where he speaks is no part of it.
_MAX_NAME = 14
_WHERE = frozenset({"on", "in", "at", "before", "after", ","})


def _begin(context: Context, colon: int) -> int | None:
    """Where the clause before a colon begins; None where the colon opens its line or is a label."""
    parse = context.parse
    first = parse.paras[parse.para[colon]].first
    k = colon - 1
    while k >= first and (parse.word[k] not in (".", "!", "?", ";", ":") or context.quoted(k)):
        k -= 1
    return k + 1 if colon - k > _MIN_CLAUSE else None


def _main_verb(context: Context, first: int, colon: int) -> int | None:
    """The verb before a colon that hangs on no other one there and has a subject."""
    parse = context.parse
    for k in range(first, colon):
        if parse.pos[k] not in ("VERB", "AUX") or context.quoted(k):
            continue
        if parse.dep[k] in ("aux", "auxpass", "relcl", "advcl", "acl", "xcomp", "pcomp"):
            continue
        if any(parse.dep[c] == "nsubj" and first <= c < k for c in parse.children[k]):
            return k
    return None


def _opened(context: Context, k: int) -> Quotation | None:
    q = context.quote_of[k]
    return context.quotes[q] if q >= 0 and context.quotes[q].first == k else None


def _clause(context: Context, colon: int) -> list[Range]:
    """The clause behind a colon, to the end of its sentence; [] where no finite verb is in it."""
    parse = context.parse
    last = parse.sents[parse.sent[min(colon + 1, len(parse) - 1)]][1]
    if not any(parse.tag[t] in _FINITE for t in range(colon + 1, last)):
        return []
    return cut_out(parse, (colon + 1, last), [])


def _owner(context: Context, noun: int) -> Source | None:
    """Whose words they are: "B's reply", "the reply of B", "his answer"."""
    parse = context.parse
    for c in parse.children[noun]:
        if parse.dep[c] == "poss":
            span = noun_phrase(context, c)
            return Source(c, span, "possessor") if span else None
    for c in parse.children[noun]:
        if parse.dep[c] == "prep" and parse.lower[c] in _OWNING:
            for p in parse.children[c]:
                span = noun_phrase(context, p) if parse.dep[p] == "pobj" else None
                if span:
                    return Source(p, span, "noun agent")
    return None


def _predicated(context: Context, noun: int) -> Attribution | None:
    """ "B's answer was that …", "“…” was B's message"."""
    parse = context.parse
    verb = parse.head[noun]
    if parse.lemma[verb] != "be" or context.quoted(verb):
        return None
    owner = _owner(context, noun)
    if owner is None:
        return None
    begin = min(noun, parse.left[noun])
    if noun < verb and parse.dep[noun] == "nsubj":
        content = _said_to_be(context, verb)
        cue = (noun, verb + 1)
    elif noun > verb and parse.dep[noun] in ("attr", "nsubj"):
        before = verb - 1
        while before > 0 and parse.word[before] == "," and not context.quoted(before):
            before -= 1
        q = context.quote_of[before] if before >= 0 else -1
        content = [(context.quotes[q].first, context.quotes[q].last)] if q >= 0 else []
        cue = (verb, noun + 1) if begin > verb else (verb, verb + 1)
    else:
        return None
    return _made(noun, cue, owner, content) if content else None


def _said_to_be(context: Context, verb: int) -> list[Range]:
    parse = context.parse
    quote = _opened(context, verb + 1) if verb + 1 < len(parse) else None
    if quote is not None:
        return [(quote.first, quote.last)]
    for c in parse.children[verb]:
        if parse.dep[c] == "ccomp" and c > verb:
            return cut_out(parse, parse.subtree(c), [])
    return []


def _made(head: int, cue: Range, source: Source, content: list[Range]) -> Attribution:
    lexeme = Cue("say", "say", "assert", {})
    rules = ("words behind a colon or a copula", f"source:{source.rule}")
    return Attribution(head, cue, source, tuple(content), lexeme, "verb", _SCORE, rules)
