"""Which stretch of a sentence a reporting clause speaks of: segments, insertions, time stamps."""

from __future__ import annotations

import re

from trucewatch.coding.attribution.speech import is_saying
from trucewatch.coding.attribution.tree import Context, Range, cut_out
from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_set

_STAMP = re.compile(r"\d{1,2}[:.]\d{2}(?:[ap]m)?$")
_DASHES = frozenset({"—", "–", "-", "--"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# An adverbial between the verb and the comma that closes an inserted clause has at most this many
# tokens ("he wrote in a letter on Monday, ...").
_MAX_TAIL = 7


def after_stamp(parse: Parse, first: int) -> int:
    """Return ``first``, or the token behind a time that opens its paragraph ("12:31 - B said")."""
    if first != parse.paras[parse.para[first]].first or not _STAMP.match(parse.word[first]):
        return first
    k = first + 1
    while k < len(parse) and (
        parse.word[k] in _DASHES or parse.lower[k] in ("gmt", "a.m.", "p.m.")
    ):
        k += 1
    return min(k, len(parse) - 1)


def parted(context: Context, c: int, i: int) -> bool:
    """Whether a semicolon or colon stands between the clause of ``c`` and the cue ``i`` behind it.

    "A voiced concern; B asked for talks": what A did is not what B asked for.
    """
    parse = context.parse
    if c > i:  # "…,” he said; the mission would not comment": the mark right behind the cue
        return parse.word[i + 1] == ";" and not context.quoted(i + 1)
    words = (k for k in parse.children[i] if parse.pos[k] != "PUNCT")
    begin = min([i, *(parse.left[k] for k in words if c < parse.left[k] <= i)])
    between = range(c + 1, begin)
    return any(
        parse.word[k] in (";", ":") and not context.quoted(k) and parse.right[c] <= k + 1
        for k in between
    )


def own_segment(context: Context, piece: Range, begin: int) -> Range:
    """Cut what stands before a colon or semicolon from a piece that leads up to a cue's clause.

    ``begin`` is where the cue's clause begins. A segment counts as another statement when it has a
    finite verb.
    """
    parse = context.parse
    first, last = piece
    if first >= begin:
        return piece
    for k in range(min(last, begin) - 1, first, -1):
        if parse.word[k] not in (";", ":") or context.quoted(k):
            continue
        spaced = parse.text[parse.end[k] : parse.end[k] + 1].isspace()
        if spaced and any(parse.tag[t] in _FINITE for t in range(first, k)):
            kept = cut_out(parse, (k + 1, last), [])
            return kept[0] if kept else piece
    return piece


def inserted_words(context: Context, cue_span: Range, source: Range | None) -> list[Range]:
    """Return the pieces around a reporting clause that is set between commas.

    "The border, he warned, "will stay shut."" and "Men of the unit, he said, were freed" give both
    pieces; [] where the sentence is built otherwise. A quotation must carry on in lower case;
    unquoted words must need what stands before the clause: a verb or a main clause.
    """
    parse = context.parse
    begin = min(cue_span[0], source[0]) if source else cue_span[0]
    end = max(cue_span[1], source[1]) if source else cue_span[1]
    first, last = parse.sents[parse.sent[cue_span[0]]]
    if begin - 1 <= first or parse.word[begin - 1] != "," or context.quoted(begin - 1):
        return []
    close = next((k for k in range(end, min(last, end + _MAX_TAIL)) if parse.word[k] == ","), None)
    if close is None or close + 2 >= last:
        return []
    if not context.quoted(close + 1):
        return _unquoted(context, (first, begin - 1), end, close, last)
    q = context.quotes[context.quote_of[close + 1]]
    if q.first != close + 1 or context.quoted(close) or not _carries_on(parse, q.first + q.opened):
        return []
    lead = _lead(context, first, begin - 1)
    if lead is None:
        return []
    return [lead, (q.first, q.last)]


def _unquoted(context: Context, before: Range, end: int, close: int, last: int) -> list[Range]:
    """Both pieces where the words before the clause wait for a verb or for their main clause."""
    parse = context.parse
    lead = _lead(context, *before)
    if lead is None or close != end or any(context.quoted(k) for k in range(close, last)):
        return []
    k = close + 1
    while k < last and parse.pos[k] in ("ADV", "PART"):
        k += 1
    finite = k < last and (parse.tag[k] in _FINITE or parse.pos[k] == "AUX")
    waits = not any(parse.tag[t] in _FINITE for t in range(*lead))
    condition = parse.lower[lead[0]] in _CONDITIONS or parse.tag[lead[0]] in ("VBD", "MD")
    joined = parse.lower[close + 1] in ("but", "and", "or") and not waits
    if not ((waits and finite) or condition or (joined and _own_clause(parse, close + 1, last))):
        return []
    rest = cut_out(parse, (close + (2 if joined else 1), last), [])
    return [lead, rest[0]] if rest else []


_CONDITIONS = frozenset({"if", "unless", "without", "should", "once", "until"})


def _own_clause(parse: Parse, k: int, last: int) -> bool:
    """Whether a clause with a subject, and no reporting verb, follows a conjunction."""
    verbs = [t for t in range(k, last) if parse.tag[t] in _FINITE]
    if not verbs or any(
        parse.lemma[t] in word_set("attribution.saying_segments") for t in range(k, last)
    ):
        return False
    return any(parse.dep[t] in ("nsubj", "nsubjpass") for t in range(k, verbs[0]))


def _carries_on(parse: Parse, k: int) -> bool:
    return k < len(parse) and parse.word[k][:1].islower()


def _lead(context: Context, first: int, last: int) -> Range | None:
    parse = context.parse
    begin = after_stamp(parse, first)
    while begin < last and (parse.tag[begin] == "CC" or parse.word[begin] in (",", "—", "–", "-")):
        begin += 1
    for k in range(last - 1, begin, -1):
        if parse.word[k] in (";", ":") and not context.quoted(k):
            begin = k + 1
            break
    if begin >= last or any(context.quoted(k) for k in range(begin, last)):
        return None
    kept = cut_out(parse, (begin, last), [])
    return kept[0] if kept else None


def speaks_itself(context: Context, c: int) -> bool:
    """ "A said X; B said Y": a clause before the cue that is an attribution of its own."""
    parse = context.parse
    if context.quoted(c) or not (is_saying(parse, c) or parse.lemma[c] in _CHARGING):
        return False
    return any(parse.dep[k] in ("nsubj", "nsubjpass") for k in parse.children[c])


_CHARGING = frozenset(
    ["accuse", "blame", "deny", "claim", "warn", "announce", "insist", "charge", "allege", "report"]
)
