"""Contents of single frames: hedges, nouns, late infinitives, descriptions with a quotation."""

from __future__ import annotations

from trucewatch.coding.attribution.score import NOUN_PREPOSITIONS
from trucewatch.coding.attribution.tree import Context, Range, cut_out
from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import calendar


def hedged_content(context: Context, i: int, holes: list[Range]) -> list[Range]:
    """ "A seems to do B": both A and "to do B"; without "it"."""
    parse = context.parse
    out: list[Range] = []
    for c in parse.children[i]:
        dep = parse.dep[c]
        subject = dep in ("nsubj", "csubj") and parse.lower[c] != "it"
        if subject or (c > i and dep in ("xcomp", "ccomp", "oprd", "acomp", "attr", "advcl")):
            out.extend(cut_out(parse, parse.subtree(c), holes))
    return out if any(a > i for a, _ in out) else []


def noun_content(context: Context, i: int, holes: list[Range]) -> list[Range]:
    """Return what a noun of speech governs: its clause, its infinitive or its topic."""
    parse = context.parse
    for c in parse.children[i]:
        if parse.dep[c] == "prep" and parse.lower[c] not in NOUN_PREPOSITIONS:
            continue
        if c > i and parse.dep[c] in ("acl", "ccomp", "relcl", "prep"):
            pieces = cut_out(parse, _to_predicate(parse, parse.subtree(c)), holes)
            if pieces:
                return pieces
    return []


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OPENING_CLAUSE = frozenset(
    "that which who whom whose if when until unless because as after before while where what how"
    " whether than since".split()
)


def _to_predicate(parse: Parse, span: Range) -> Range:
    """ "the proposal to have drivers paid was welcomed": the infinitive ends before the predicate.

    The parser may run on to the verb of the main clause; in an infinitive no finite verb stands
    that neither a conjunction nor a subject of its own brings in.
    """
    first, last = span
    to = next(
        (k for k in range(first, min(last, first + _MAX_SUBJECT)) if parse.tag[k] == "TO"), -1
    )
    if to < 0 or (to > first and parse.lower[first] != "for"):
        return span
    for k in range(to + 2, last):
        if parse.lower[k] in _OPENING_CLAUSE or parse.word[k] in (",", "“", '"', ":"):
            return span
        if parse.tag[k] in _FINITE and parse.head[k] != to + 1 and k > to + 2:
            return first, k
        if parse.tag[k] in _FINITE and parse.tag[k] != "VBP" and k == to + 2:
            return first, k
    return span


# "for all foreign forces to leave": the subject of an infinitive has at most this many tokens.
_MAX_SUBJECT = 8


def through_quote(context: Context, i: int, end: int) -> int:
    """Return where a quotation ends that stands at ``end`` or right behind it."""
    parse = context.parse
    if end >= len(parse) or parse.sent[end] != parse.sent[i]:
        return end
    if context.quoted(end):
        return context.quotes[context.quote_of[end]].last
    ahead = min(len(parse) - 1, end + 2)
    if context.quoted(ahead) and parse.pos[end] in ("DET", "ADP"):
        return context.quotes[context.quote_of[ahead]].last
    return end


def to_quote_end(context: Context, first: int, end: int) -> int:
    """ "called A "useful" on Sunday, using …": the description ends where its quotation does."""
    parse = context.parse
    for k in range(first, end - 1):
        q = context.quote_of[k]
        closes = q >= 0 and context.quotes[q].closed and context.quotes[q].last == k + 1
        if closes and parse.lower[k + 1] in ("on", "in", "at", "after", "during", ","):
            return k + 1
    return end


def late_infinitive(parse: Parse, c: int) -> bool:
    """ "threatened on Monday to close the pass": hung on the verb as if it told its purpose."""
    if parse.dep[c] != "advcl" or parse.tag[c] != "VB" or not has_to(parse, c):
        return False
    return parse.lower[parse.left[c]] in ("to", "not") and parse.word[parse.left[c] - 1] != ","


def after_addressed(parse: Parse, i: int, begin: int) -> int:
    """ "pleaded with the government not to …": what is asked begins with who is to do it."""
    for c in parse.children[i]:
        if parse.dep[c] == "prep" and parse.lower[c] in ("with", "to", "on", "upon") and c > i:
            return c + 1 if parse.right[c] == begin else begin
    return begin


def has_to(parse: Parse, verb: int) -> bool:
    """Whether the verb is an infinitive with "to"."""
    return any(parse.lower[c] == "to" for c in parse.children[verb])


_MANNER = frozenset({"with", "under"})


def with_that(context: Context, i: int) -> Range | None:
    """ "declared with full responsibility that …", "admitted under questioning that …": the parser
    hangs the clause on the noun."""
    parse = context.parse
    for c in parse.children[i]:
        if parse.dep[c] != "prep" or parse.lower[c] not in _MANNER or c < i:
            continue
        for p in parse.children[c]:
            for a in parse.children[p]:
                that = next((k for k in parse.children[a] if parse.lower[k] == "that"), None)
                if parse.dep[a] in ("acl", "ccomp") and that is not None and that < a:
                    return that, max(parse.right[a], a + 1)
    return None


def told_that(context: Context, i: int) -> Range | None:
    """ "told a radio station that …", where the parser hangs the clause on the station."""
    parse = context.parse
    objects = [c for c in parse.children[i] if parse.dep[c] == "dobj" and c > i]
    if not objects or parse.right[i] - objects[0] < _MIN_CLAUSE:
        return None
    for k in range(objects[0] + 1, parse.right[i]):
        if parse.lower[k] != "that" or context.quoted(k) or parse.word[k - 1] == ",":
            continue
        verb = parse.head[k]
        subjects = [c for c in parse.children[verb] if parse.dep[c] in ("nsubj", "nsubjpass")]
        if verb > k and subjects and k not in subjects:
            return k, parse.right[verb]
    return None


# A clause behind the one who is told has at least this many tokens.
_MIN_CLAUSE = 4


def at_figure(parse: Parse, preposition: int) -> bool:
    """ "put the toll at 43": what the object is put at."""
    if parse.lower[preposition] != "at" or parse.lemma[parse.head[preposition]] not in _PUTTING:
        return False
    return any(parse.pos[k] == "NUM" for k in range(preposition + 1, parse.right[preposition]))


_PUTTING = frozenset({"put", "set", "estimate", "place", "give", "count", "peg"})


def after_day(parse: Parse, first: int) -> int:
    """ "said on Tuesday they were leaving": the day on which it was said stands before what was.

    Only right behind a verb, with no comma behind the day, and before a clause.
    """
    if first == 0 or parse.pos[first - 1] != "VERB" or parse.tag[first - 1] in ("VB", "VBN"):
        return first
    day = first + 1 if parse.lower[first] == "on" else first
    if day + 2 >= len(parse) or parse.lower[day] not in calendar("weekday"):
        return first
    clause = parse.pos[day + 1] in ("PRON", "DET", "PROPN", "NOUN", "ADJ", "NUM", "SCONJ")
    return day + 1 if clause else first


def after_published(parse: Parse, first: int, last: int) -> int:
    """ "warned in a report published on Tuesday that …": what tells of the report is cut."""
    if first == 0 or parse.tag[first] != "VBN" or parse.pos[first - 1] != "NOUN":
        return first
    for k in range(first + 1, min(last, first + _MAX_PUBLISHED)):
        if parse.lower[k] == "that":
            return k
    return first


# "published by the ministry on its site on Tuesday": at most this many words.
_MAX_PUBLISHED = 12
