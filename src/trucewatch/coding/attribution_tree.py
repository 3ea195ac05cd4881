"""Spans and subjects read off a dependency tree."""

from __future__ import annotations

import msgspec

from trucewatch.coding.quotes import Quotation
from trucewatch.reading.parse import Parse

Range = tuple[int, int]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_RELATIVES = frozenset({"who", "that", "which", "whom"})
_EDGE_LEFT = frozenset((",", ";", ":", ".", "—", "–", "-", "--", "...", "…", "”", ")", "*", "•"))
_EDGE_RIGHT = frozenset((",", ";", ":", ".", "—", "–", "-", "--", "“", "?", "!", "(", "…"))
# Words before a source that are not part of its name ("even X said").
_LEADING = frozenset(["even", "only", "how", "first", "but", "yet", "and", "as", "just"])
# Verbs whose infinitive is done by their object ("urged Iran to deny": Iran denies).
_OBJECT_CONTROL = frozenset(
    [
        "urge",
        "ask",
        "tell",
        "force",
        "press",
        "pressure",
        "order",
        "allow",
        "beg",
        "advise",
        "encourage",
        "persuade",
        "convince",
        "invite",
        "instruct",
        "require",
        "permit",
        "enable",
        "lead",
        "push",
        "implore",
        "exhort",
        "expect",
        "want",
        "prompt",
        "cause",
        "compel",
    ]
)
# How far a subject is looked for up the tree: conjunct of a conjunct of a participle is real text.
_MAX_CLIMB = 5


class Context(msgspec.Struct, frozen=True):
    """A parse with its quotations and, per token, the quotation it stands in (or -1)."""

    parse: Parse
    quotes: tuple[Quotation, ...]
    quote_of: list[int]

    def quoted(self, i: int) -> bool:
        """Whether token ``i`` stands in a double-quoted (or long single-quoted) stretch."""
        return self.quote_of[i] >= 0


class Source(msgspec.Struct, frozen=True):
    """A source's head noun and token range, and how it was found.

    ``antecedent`` is the noun a relative pronoun stands for, or None; ``rival`` the head of another
    phrase that the sentence allows as the source.
    """

    head: int
    span: Range
    rule: str
    antecedent: int | None = None
    rival: int | None = None


def trim(parse: Parse, first: int, last: int) -> Range | None:
    """Return the range without punctuation at its edges; None when nothing is left."""
    word = parse.word
    while first < last and word[first] in _EDGE_LEFT:
        first += 1
    while last > first and word[last - 1] in _EDGE_RIGHT:
        last -= 1
    return (first, last) if last > first else None


def cut_out(parse: Parse, span: Range, holes: list[Range]) -> list[Range]:
    """Return the pieces of ``span`` outside ``holes``, trimmed; pieces without a word are left out."""
    pieces = [span]
    for a, b in holes:
        rest: list[Range] = []
        for x, y in pieces:
            if b <= x or a >= y:
                rest.append((x, y))
                continue
            if a > x:
                rest.append((x, a))
            if b < y:
                rest.append((b, y))
        pieces = rest
    out = []
    for x, y in pieces:
        kept = trim(parse, x, y)
        if kept and any(
            parse.word[k][:1].isalnum() or parse.word[k][-1:].isalnum() for k in range(*kept)
        ):
            out.append(kept)
    return out


def noun_phrase(context: Context, head: int, cut: int | None = None) -> Range | None:
    """Return the token range of the phrase under ``head``.

    ``cut`` is a verb after which nothing belongs to the phrase (its own clause). Quoted text on
    either side that the parser hung on the noun is left out.
    """
    parse = context.parse
    first, last = parse.subtree(head)
    if cut is not None:
        if parse.left[cut] > head:
            last = min(last, parse.left[cut])
        elif cut < head:
            first = max(first, cut + 1)
        else:
            last = min(last, cut)
    first, last = _outside_quotes(context, head, first, last)
    while first < head and parse.lower[first] in _LEADING and parse.head[first] == head:
        first += 1
    return trim(parse, first, last)


def _outside_quotes(context: Context, head: int, first: int, last: int) -> Range:
    own = context.quote_of[head]
    if own >= 0:
        q = context.quotes[own]
        return max(first, q.first), min(last, q.last)
    k = head
    while k > first and _free(context, k - 1):
        k -= 1
    first = k
    k = head + 1
    while k < last and _free(context, k):
        k += 1
    return first, k


# A quoted stretch up to this many tokens inside a noun phrase is a name or a scare quote.
_SHORT_QUOTE = 7


def _free(context: Context, i: int) -> bool:
    q = context.quote_of[i]
    return q < 0 or context.quotes[q].last - context.quotes[q].first <= _SHORT_QUOTE


def find_source(context: Context, i: int) -> Source | None:
    """Return the source of the cue headed by token ``i``, or None where the tree names none."""
    parse = context.parse
    if parse.pos[i] == "NOUN":
        found = _noun_source(context, i)
    else:
        found = _inverted(context, i) or _verb_source(context, i)
    if found is None or not _usable(context, i, found):
        found = _beside(context, i)
    return found


_INVERTING = frozenset(
    ["say", "add", "write", "note", "warn", "tell", "argue", "claim", "insist", "explain", "ask"]
)


def _inverted(context: Context, i: int) -> Source | None:
    """ "A, said B, had …" and ", said B." : the name after the verb, never the one before it."""
    parse = context.parse
    if parse.lemma[i] not in _INVERTING or parse.tag[i] not in ("VBD", "VBZ") or i == 0:
        return None
    if parse.word[i - 1] not in (",", "”", '"', "’", "''", "?", "!") or i + 1 >= len(parse):
        return None
    inside = [c for c in parse.children[i] if c == i + 1 or parse.left[c] == i + 1]
    for c in inside:
        if parse.pos[c] not in ("PROPN", "NOUN", "PRON") or context.quoted(c):
            continue
        subject_before = any(parse.dep[k] == "nsubj" and k < i for k in parse.children[i])
        name = parse.lemma[i] == "say" and parse.pos[c] == "PROPN" and parse.word[i - 1] == ","
        free = name or not subject_before
        if parse.dep[c] == "nsubj" or (free and parse.dep[c] in _OBJECTLIKE):
            if parse.lower[i + 1] in ("it", "that", "there", "this") or _has_predicate(parse, i, c):
                return None
            span = noun_phrase(context, c, i)
            return Source(c, span, "inverted subject") if span else None
    return None


_OBJECTLIKE = frozenset({"dobj", "attr", "npadvmod", "oprd", "dep", "nsubjpass"})


def _has_predicate(parse: Parse, verb: int, noun: int) -> bool:
    """Whether the noun after the verb begins what is said ("B, said A had …")."""
    if any(parse.dep[k] == "ccomp" and k > noun for k in parse.children[verb]):
        return True
    end = parse.right[noun]
    follows = parse.word[end] if end < len(parse) else "."
    return follows not in (",", ".", ";", ":", "—", "–", "”", '"', "?", "!", "(") and (
        end < len(parse) and parse.tag[end] not in ("IN", "NNP", "TO", "RB", "NN", "DT", "VBG")
    )


def _usable(context: Context, i: int, source: Source) -> bool:
    parse = context.parse
    if not source.span[0] <= source.head < source.span[1] or source.span[0] <= i < source.span[1]:
        return False
    q = context.quote_of[source.head]
    return (
        q < 0
        or q == context.quote_of[i]
        or context.quotes[q].last - context.quotes[q].first <= _SHORT_QUOTE
        or parse.sent[source.head] != parse.sent[i]
    )


# Reflexives, and time words that the parser takes for the subject ("B on Monday said").
_NO_SUBJECT = frozenset(
    "themselves himself herself itself ourselves myself yourselves monday tuesday wednesday thursday"
    " friday saturday sunday month week year today yesterday example instance".split()
)


def _verb_source(context: Context, i: int) -> Source | None:
    parse = context.parse
    nearest: int | None = None
    passive = False
    for c in parse.children[i]:
        dep = parse.dep[c]
        if dep in ("nsubj", "csubj") and parse.lower[c] not in _NO_SUBJECT:
            # of two subjects the nearer one is the verb's ("Voters, B suggested, …")
            nearest = c if nearest is None or c < i else nearest
        passive = passive or dep == "nsubjpass"
    if nearest is not None:
        return _subject(context, nearest, i, "subject")
    agent = _agent(context, i)
    if agent is not None:
        return agent
    if passive:
        return None
    return _named_before(context, i) or _climb(context, i, i, 0)


_SKIPPED = frozenset({"aux", "auxpass", "neg", "advmod"})


def _named_before(context: Context, i: int) -> Source | None:
    """A name right before the verb group, or set off by commas after "but" or "and".

    A verb that shares its subject follows a conjunction or a comma; one that does not has lost its
    subject in the parse.
    """
    parse = context.parse
    if parse.dep[i] != "conj" or parse.tag[i] not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    first = parse.sents[parse.sent[i]][0]
    k = i - 1
    while k > first and parse.head[k] == i and parse.dep[k] in _SKIPPED:
        k -= 1
    if parse.pos[k] in ("PROPN", "PRON", "NOUN") and parse.lower[k] not in _NO_SUBJECT:
        if context.quoted(k) or parse.head[k] > i or parse.lower[k] in _RELATIVES:
            return None
        return _flat(context, k, first, i) if parse.pos[k] != "NOUN" else None
    if parse.word[k] != ",":
        return None
    begin = k - 1
    while begin > first and parse.tag[begin] != "CC" and k - begin < _MAX_INSERTED:
        begin -= 1
    commas = [t for t in range(begin, k) if parse.word[t] == ","]
    if parse.lower[begin] not in ("but", "and", "while") or len(commas) != 1:
        return None
    heads = [t for t in range(begin + 1, commas[0]) if parse.pos[t] in ("PROPN", "NOUN", "PRON")]
    plain = all(parse.pos[t] not in ("VERB", "AUX", "ADP") for t in range(begin + 1, k))
    if not heads or not plain:
        return None
    return Source(heads[-1], (begin + 1, k), "noun before")


# A name with its apposition before a verb has at most this many tokens.
_MAX_INSERTED = 12


def _subject(context: Context, c: int, verb: int, rule: str) -> Source | None:
    parse = context.parse
    if parse.lower[c] in _RELATIVES and parse.tag[c] in ("WP", "WDT", "IN"):
        clause = verb
        while parse.dep[clause] == "conj":
            clause = parse.head[clause]
        antecedent = parse.head[clause] if parse.dep[clause] == "relcl" else None
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
        if parse.word[k] in ("—", "–", "-", "--"):
            head = c
            if head < k:
                heads = [t for t in range(k + 1, verb) if parse.pos[t] in ("PROPN", "NOUN")]
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


def _agent_phrase(context: Context, noun: int) -> Range | None:
    """ "by A of B": what A blames is not part of A's name."""
    parse = context.parse
    span = noun_phrase(context, noun)
    if span is None:
        return None
    for c in parse.children[noun]:
        if c > noun and parse.dep[c] == "prep" and parse.lower[c] in ("of", "for", "about", "over"):
            if parse.pos[noun] == "PROPN" or any(
                parse.dep[k] == "pcomp" for k in parse.children[c]
            ):
                return trim(parse, span[0], c)
    return span


def surface_subject(parse: Parse, verb: int) -> int | None:
    """Return the head of the subject (also of a passive) that stands with ``verb``, or None."""
    for c in parse.children[verb]:
        if parse.dep[c] in ("nsubj", "nsubjpass", "csubj"):
            return c
    return None


def _surface_subject(context: Context, verb: int) -> Source | None:
    parse = context.parse
    c = surface_subject(parse, verb)
    return _subject(context, c, verb, "shared subject") if c is not None else None


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
        return _flat(context, i - 1, head + 1, i)  # "with B asking"
    if dep == "pcomp" and parse.lower[head] == "as":
        return _quoted_one(context, parse.head[head])
    if dep == "xcomp" and parse.lemma[head] in _OBJECT_CONTROL:
        for c in parse.children[head]:
            if parse.dep[c] == "dobj" and c < i:
                span = noun_phrase(context, c, i)
                return Source(c, span, "object control") if span else None
    found = _surface_subject(context, head)
    if found is not None and parse.lower[found.head] in ("it", "there"):
        if parse.lemma[head] in ("be", "seem", "appear") and dep != "conj":
            return None  # "It was at the talks that …, pointing to": nobody is meant
    return found if found is not None else _climb(context, start, head, depth + 1)


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


def _modified_noun(context: Context, i: int, head: int) -> Source | None:
    parse = context.parse
    if parse.tag[i] not in ("VBG", "VBZ", "VBP", "VBD"):
        return None
    span = noun_phrase(context, head, i)
    return Source(head, span, "modified noun") if span else None


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
    found = _surface_subject(context, verb)
    return found if found is not None else _climb(context, verb, verb, 1)


def _namelike(parse: Parse, i: int) -> bool:
    return parse.pos[i] == "PROPN"


def _beside(context: Context, i: int) -> Source | None:
    """The noun right before or after a reporting verb, where the tree gives nothing usable."""
    parse = context.parse
    if parse.pos[i] != "VERB" or parse.tag[i] in ("VB", "VBG", "VBN"):
        return None
    first, last = parse.sents[parse.sent[i]]
    j = i - 1
    while j >= first and parse.pos[j] in ("ADV", "AUX"):
        j -= 1
    if (
        j >= first
        and parse.pos[j] in ("PROPN", "PRON", "NOUN")
        and not context.quoted(j)
        and parse.lower[j] not in _RELATIVES
    ):
        return _flat(context, j, first, i)
    j = i + 1
    if (
        j < last
        and parse.pos[j] in ("PROPN", "PRON", "DET", "ADJ", "NOUN")
        and not context.quoted(j)
    ):
        k = j
        while (
            k < last
            and parse.pos[k] in ("PROPN", "PRON", "DET", "ADJ", "NOUN", "PART")
            and not context.quoted(k)
        ):
            k += 1
        head = k - 1
        if parse.pos[head] in ("PROPN", "PRON", "NOUN") and (k >= last or parse.pos[k] == "PUNCT"):
            return Source(head, (j, k), "noun after")
    return None


_BEFORE_TIME = frozenset("on last this for".split())


def _flat(context: Context, head: int, first: int, cue: int) -> Source:
    parse = context.parse
    k = head
    while (
        k > first
        and parse.pos[k - 1] in ("PROPN", "NOUN", "ADJ", "DET", "PART", "NUM")
        and not context.quoted(k - 1)
    ):
        if parse.pos[head] == "PRON":
            break
        k -= 1
    return Source(head, (k, head + 1), "noun before")
