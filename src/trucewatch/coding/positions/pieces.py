"""Clauses of a statement, with the condition that goes with one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from trucewatch.coding.leads.context import (
    LeadContext,
    lemma_set,
    objects_of,
)
from trucewatch.coding.positions.conditions import (
    barred_until_at,
    condition_at,
    condition_end,
    opened_before,
    refused_until_at,
    waiting_at,
)
from trucewatch.coding.positions.moves import given_up_at, opening
from trucewatch.coding.positions.series import series
from trucewatch.coding.positions.trailing import trailing
from trucewatch.coding.provisions.provisions import clauses
from trucewatch.records import Span, Statement
from trucewatch.vocab.issues import IssueWords
from trucewatch.vocab.words import word_set

# What somebody will say once something is over is no position.
_ASKING = frozenset({"demand", "call_for"})
# Short names stay with what is asked of them ("Moscow to withdraw"); longer ones hold clauses.
# A measure before what is asked is no longer than this: "at least twenty more days".
_AMOUNT = 6
# So many words has the first thing of a list at most.
_LISTED = 9
_DUE = frozenset({"by", "within", "before", "until", "from", "starting"})
_LONG_NAME = 4
# With these the one who is asked may stand before "for".
_OF_WHOM = frozenset({"ask", "press", "petition", "entreat", "beg", "lobby"})
_ASSESSING = frozenset({"assess_positive", "assess_negative", "doubt"})


class Piece(msgspec.Struct, frozen=True):
    """A clause of a statement: its tokens without the condition, and the condition's words."""

    first: int
    last: int
    condition: str | None
    guarantors: tuple[str, ...]
    condition_lemmas: frozenset[str]
    condition_span: Span | None = None


def pieces(ctx: LeadContext, words: IssueWords, s: Statement) -> list[Piece]:
    """Return the clauses of a statement; a condition is kept with the clause before it, also where
    the words of reporting stand between the two."""
    p = ctx.parse
    out: list[Piece] = []
    ranges = [p.tokens_in(part.start, part.end) for part in s.content]
    ranges = [*_first_of_list(ctx, s, ranges), *ranges]
    for first, last in (one for part in ranges for one in series(ctx, s, *part)):
        first, last = _whole(ctx, s, first, last)
        first = opened_before(ctx, words, _past_addressee(ctx, s, first, last))
        if s.act in _ASSESSING:
            out += plain(ctx, [(first, last)])
            continue
        if out and _waits_here(ctx, out[-1], first):
            out[-1] = _with_condition(ctx, out[-1], first, last)
            continue
        cut, end = _condition(ctx, words, s, first, last)
        if cut is None:
            out += plain(ctx, clauses(ctx, first, last))
            continue
        before = list(plain(ctx, clauses(ctx, first, cut)))
        after = list(plain(ctx, clauses(ctx, end, last)))
        out += before
        if before or (out and not after):
            out[-1] = _with_condition(ctx, out[-1], cut, end)
        elif after:
            after[0] = _with_condition(ctx, after[0], cut, end)
        out += after
    if out and out[-1].condition is None and s.act not in _ASSESSING:
        out[-1] = _with_trailing(ctx, words, out[-1], s)
    return out


def _first_of_list(
    ctx: LeadContext, s: Statement, ranges: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return the first of several things asked for, where the statement begins with the second:
    "asked for | a mobile court, | the withdrawal of soldiers and patrols"."""
    p = ctx.parse
    if s.act not in _ASKING or s.cue is None or not ranges:
        return []
    begin, end = p.tokens_in(s.cue.end, s.cue.end)[0], ranges[0][0] - 1
    if not begin < end or p.lower[begin] != "for" or p.word[end] != ",":
        return []
    near = p.sent[begin] == p.sent[end] and p.pos[begin + 1] in ("DET", "NOUN", "ADJ", "NUM")
    verbs = {"VERB", "AUX"} & set(p.pos[begin + 1 : end])
    return [(begin + 1, end)] if near and not verbs and end - begin <= _LISTED else []


def _waits_here(ctx: LeadContext, piece: Piece, first: int) -> bool:
    """Return whether a stretch that begins at ``first`` is what the clause before it waits for,
    with who says so between: "she would return, he said, | when they leave"."""
    p = ctx.parse
    told = set(p.lower[piece.first : piece.last])
    return (
        p.lower[first] in ("when", "once", "after", "until")
        and p.sent[first] == p.sent[piece.first]
        and piece.condition is None
        and bool(told & {"will", "would", "'ll", "’ll", "shall", "can", "could", "may"})
        and (
            word_set("positions.telling_pieces").isdisjoint(p.lemma[piece.first : piece.last])
            or (p.lower[piece.first] == "there" and p.lower[first] == "until")
        )
    )


def _with_trailing(ctx: LeadContext, words: IssueWords, piece: Piece, s: Statement) -> Piece:
    """Return the last clause with a condition that follows the statement's words in its sentence:
    "said that it could share the dam, but only if …"."""
    found = trailing(ctx, words, ctx.parse.tokens_in(s.content[-1].start, s.content[-1].end)[1])
    return piece if found is None else _with_condition(ctx, piece, *found)


def _whole(ctx: LeadContext, s: Statement, first: int, last: int) -> tuple[int, int]:
    """Return what is asked with how much of it and by when, where the tree hangs these on the verb
    of asking: "asked for | twenty days | to clear the mines", "demands one | by August 15"."""
    p = ctx.parse
    if s.cue is None or s.act not in _ASKING:
        return first, last
    a, b = p.tokens_in(s.cue.start, s.cue.end)
    amount = b if p.lower[b : b + 1] != ("for",) else b + 1
    between = p.lower[first : first + 1] == ("to",) and p.lower[amount - 1] == "for"
    if between and amount < first <= amount + _AMOUNT and "," not in p.word[amount:first]:
        first = amount
    due = last < len(p) and p.lower[last] in _DUE and p.dep[last] == "prep"
    if due and p.sent[last] == p.sent[a] and (a <= p.head[last] < b):
        last = p.right[last]
    return first, last


def _condition(
    ctx: LeadContext, words: IssueWords, s: Statement, first: int, last: int
) -> tuple[int | None, int]:
    """Return where the condition in tokens [first, last) begins (None: there is none) and ends."""
    cut = condition_at(ctx, words, first, last)
    if cut is not None:
        return cut, condition_end(ctx, words, cut, last)
    cut = waiting_at(ctx, first, last)
    if cut is None and s.act == "reject":
        cut = refused_until_at(ctx, first, last)
    return (barred_until_at(ctx, first, last) if cut is None else cut), last


def _past_addressee(ctx: LeadContext, s: Statement, first: int, last: int) -> int:
    """Return where what is asked begins, after whom it is asked of: "urged the body that monitors
    it | to press Kestrel"."""
    p = ctx.parse
    if s.act not in _ASKING or s.cue is None:
        return first
    for cue in range(*p.tokens_in(s.cue.start, s.cue.end)):
        wanted = next(
            (c for c in p.children[cue] if p.dep[c] in ("xcomp", "ccomp", "advcl") and c > first),
            None,
        )
        if wanted is None or wanted >= last or p.tag[wanted] != "VB":
            continue
        to = next((c for c in p.children[wanted] if p.lower[c] == "to" and p.dep[c] == "aux"), None)
        if to is not None and to > first + _LONG_NAME:
            return to
    return first


def asked_from(ctx: LeadContext, s: Statement, piece: Piece) -> int | None:
    """Return the "to" in ``piece`` at which what is asked begins, after whom it is asked of."""
    p = ctx.parse
    if s.act not in _ASKING or s.cue is None:
        return None
    for cue in range(*p.tokens_in(s.cue.start, s.cue.end)):
        for c in p.children[cue]:
            if p.dep[c] in ("xcomp", "ccomp", "advcl") and p.tag[c] == "VB":
                to = next(
                    (k for k in p.children[c] if p.lower[k] == "to" and p.dep[k] == "aux"),
                    piece.last,
                )
                if piece.first < to < piece.last:
                    return to
    return None


def asked_for(ctx: LeadContext, s: Statement, piece: Piece) -> int | None:
    """Return the "for" in ``piece`` behind which stands what somebody is asked for: "asked the
    commission | for a ruling"."""
    p = ctx.parse
    if s.act not in _ASKING or s.cue is None:
        return None
    cue = range(*p.tokens_in(s.cue.start, s.cue.end))
    if _OF_WHOM.isdisjoint(p.lemma[cue.start : cue.stop]):
        return None  # "demanded independence | for the north"
    inside = (k for k in range(piece.first + 1, piece.last) if p.lower[k] == "for")
    return next((k for k in inside if p.dep[k] == "prep" and p.head[k] in cue), None)


def plain(ctx: LeadContext, ranges: Iterable[tuple[int, int]]) -> Iterator[Piece]:
    """Yield token ranges as pieces without a condition, trimmed of marks and conjunctions."""
    for a, b in ranges:
        first, last = _trim(ctx, a, b)
        if last > first:
            yield Piece(first, last, None, (), frozenset())


def _with_condition(ctx: LeadContext, piece: Piece, cut: int, end: int) -> Piece:
    _, last = _trim(ctx, cut, end)
    lemmas = lemma_set(ctx.parse, cut, last)
    span = ctx.span(cut, last)
    guarantors = _guarantors(ctx, cut, last)
    return Piece(piece.first, piece.last, span.text, guarantors, lemmas, span)


def _trim(ctx: LeadContext, a: int, b: int) -> tuple[int, int]:
    p = ctx.parse
    while a < b and (p.dep[a] in ("punct", "cc", "mark") and p.lower[a] not in ("for",)):
        a += 1
    while b > a and (
        p.dep[b - 1] in ("punct", "cc") or p.word[b - 1] in "\"“”'’,."
        or (p.tag[b - 1] in ("WDT", "WP") and b - 1 > a)
    ):  # fmt: skip
        b -= 1
    return a, b


def _guarantors(ctx: LeadContext, a: int, b: int) -> tuple[str, ...]:
    """Return the sides that a condition's guarantees are to come from ("from the US and Japan")."""
    p = ctx.parse
    out = []
    for k in range(a, b):
        if p.lemma[k] in ("guarantee", "assurance", "commitment"):
            for o in objects_of(p, k, "from", "by"):
                out += [ctx.side(x) for x in ctx.cast.members(o)]
    return tuple(dict.fromkeys(s for s in out if s))


# Words with which a stretch cannot begin and be understood by itself.
_HANGING = frozenset({"for", "of", "on", "about", "against", "from", "with", "over", "in", "by"})
# Verbs with an addressee before what is asked or given: "asked | the observers for a list".
_TWO_OBJECTS = frozenset({"asked", "asks", "offered", "offers", "promised", "promises", "pressed"})
# Verbs behind which stands how much time somebody is given.
_GIVING_TIME = frozenset({"gave", "gives", "has given", "had given", "giving", "set"})
# Fewer words than this say little without the verb that they hang on.
_SHORT = 2
# Words between a verb and what it governs that still let both be read as one.
_NEAR = 3


def readable(ctx: LeadContext, cue: Span | None, span: Span) -> str:
    """Return the words of a position so that they can be read alone: with the cue in front where
    they hang on it ("asked | for a corridor", "ruled out | it"), and with both quotation marks."""
    p, text = ctx.parse, ctx.story.text
    first, last = p.tokens_in(span.start, span.end)
    hangs = p.lower[first] in _HANGING or p.tag[first] == "VBG" or last - first < _SHORT
    if cue is not None and cue.text.lower().split()[-1] in _TWO_OBJECTS:
        hangs = hangs or not any(p.pos[k] in ("VERB", "AUX") for k in range(first, last))
    start = span.start
    if cue is not None and cue.end <= span.start:
        verbs = (given_up_at(ctx, k) for k in range(*p.tokens_in(cue.start, cue.end)))
        given_up = next((v for v in verbs if v is not None), 0)
        if given_up and p.sent[given_up] == p.sent[first]:
            if given_up >= last:  # "its demand for guarantees was dropped"
                return text[cue.start : p.end[given_up]]
            return text[p.start[opening(ctx, given_up)] : span.end]
    timed = cue is not None and cue.text.lower() in _GIVING_TIME and p.lower[first] == "to"
    if timed and cue is not None and cue.end <= span.start:
        at = p.tokens_in(cue.start, cue.end)[0]  # "gave the Front a week | to open the pass"
        start = cue.start if p.sent[at] == p.sent[first] else start
    elif cue is not None and hangs and cue.end <= span.start:
        at = p.tokens_in(cue.start, cue.end)[0]
        beside = first - p.tokens_in(cue.start, cue.end)[1] < _NEAR + 1
        if beside and "\n" not in text[cue.start : span.start] and p.sent[at] == p.sent[first]:
            start = cue.start
    told = text[start : span.end]
    if told.count("“") > told.count("”"):
        return told + "”"
    if told.count("”") > told.count("“"):
        return ("“" + told) if text[start - 1 : start] == "“" else told.replace("”", "", 1)
    return told


def listed(ctx: LeadContext, words: IssueWords, piece: Piece) -> list[Piece]:
    """Split a list of things ("a ceasefire, the return of prisoners and compensation") into them.

    Only where each has an issue of its own; the condition stays with the last.
    """
    p = ctx.parse
    marks = [k for k in range(piece.first, piece.last) if p.word[k] == ";"]
    begun = ":" in p.word[max(0, piece.first - 2) : piece.last]  # "asks for: a list; a road"
    if marks and begun and piece.condition is None:
        cuts = [piece.first, *(k + 1 for k in marks)]
        parts = plain(ctx, zip(cuts, [*marks, piece.last], strict=True))
        return [one for part in parts for one in listed(ctx, words, part)]
    root = next(
        (k for k in range(piece.first, piece.last)
         if p.pos[k] in ("NOUN", "PROPN") and not piece.first <= p.head[k] < piece.last), None
    )  # fmt: skip
    if root is None:
        return [piece]
    heads = sorted(k for k in _things(ctx, root) if piece.first <= k < piece.last)
    cuts = [piece.first, *(p.left[h] for h in heads[1:])]
    ranges = [_trim(ctx, a, b) for a, b in zip(cuts, [*cuts[1:], piece.last], strict=True)]
    issues = [words.asked_issue_of(lemma_set(p, a, b)) if b > a else None for a, b in ranges]
    if len(set(issues)) < len(issues) or None in issues or len(issues) < 2:
        return [piece]
    last = msgspec.structs.replace(piece, first=ranges[-1][0])
    return [*(Piece(a, b, None, (), frozenset()) for a, b in ranges[:-1]), last]


def _things(ctx: LeadContext, root: int) -> Iterator[int]:
    """Yield a noun and those listed after it; parsers take some of them for appositions."""
    stack = [root]
    while stack:
        k = stack.pop()
        yield k
        stack.extend(c for c in ctx.parse.children[k] if ctx.parse.dep[c] in ("conj", "appos"))
