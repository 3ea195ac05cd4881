"""What a clause of a statement is about: by its words, its condition's, or what it points to."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.coding.leads.context import LeadContext, child, lemma_set
from trucewatch.coding.positions.issues import (
    about,
    bare_figure,
    comes_back,
    does_the_same,
    gives_time,
    ground_left,
    issue_of_last_sentence,
    main_issue,
    names_what_was_told,
    place_at_stake,
    sits_down,
    takes_one,
    talked_of,
    whole_place,
)
from trucewatch.coding.positions.pieces import Piece, asked_for, asked_from
from trucewatch.coding.positions.pointed import asked_by_others, own_issue, pointed, points
from trucewatch.records import Statement
from trucewatch.records.leads import PositionMention
from trucewatch.vocab.issues import IssueWords

_BARS = frozenset({"red_line", "condition"})
_TALKING = frozenset({"negotiate", "talk", "discuss"})
OUTRIGHT = frozenset({"demand", "offer", "refusal", "proposal"})
"""What is asked, offered or refused by its act."""


def issue_said(
    ctx: LeadContext, words: IssueWords, s: Statement, piece: Piece, given: str | None, kind: str,
    before: Sequence[PositionMention],
) -> str | None:  # fmt: skip
    """Return what a clause is about: by its words, its condition's, or what it points to.

    ``given`` is the kind that the act gives, ``kind`` that of the clause, ``before`` the stands
    told so far.
    """
    told = _told_words(ctx, words, s, piece)
    issue = main_issue(ctx, words, piece.first, piece.last) if s.cue is not None else None
    issue = issue or words.issue_of(told)
    if issue == "process":
        issue = talked_of(ctx, words, piece.first, piece.last) or issue
    if s.act == "threaten" and kind == "demand":
        return words.asked_issue_of(piece.condition_lemmas) or issue
    asked = given is not None or kind in _BARS | {"refusal"} or piece.condition is not None
    if issue is None and asked:
        at_table = sits_down(ctx, piece.first, piece.last)
        issue = "process" if at_table else words.asked_issue_of(told)
    if issue is None and given is None:
        issue = _same_sentence(ctx, piece, before)
    if s.act == "doubt":
        issue = own_issue(ctx, s, before) or issue
    issue = issue or _of_the_clause(ctx, words, s, piece, kind, before, asked)
    issue = issue or _told_before(ctx, words, s, piece, kind, before, asked)
    issue = issue or _at_stake(ctx, s, piece, kind, before)
    issue = issue or _of_the_sentence(ctx, words, s, piece, given, kind, before)
    return issue or _of_every_piece(ctx, words, s, piece, kind)


def _told_words(ctx: LeadContext, words: IssueWords, s: Statement, piece: Piece) -> frozenset[str]:
    """Return the lemmas by which a clause tells what it is about."""
    told = _lemmas(ctx, s, piece) - barred_words(ctx, words, piece)
    told = _without_addressee(ctx, words, s, piece, told)
    return told & about(ctx, piece.first, piece.last) or told


def _of_the_clause(
    ctx: LeadContext, words: IssueWords, s: Statement, piece: Piece, kind: str,
    before: Sequence[PositionMention], asked: bool,
) -> str | None:  # fmt: skip
    """Return the issue of a return to talks, of ground that is left, or of a condition."""
    if kind == "condition" and comes_back(ctx, piece.first, piece.last):
        return "process"
    issue = ground_left(ctx, piece.first, piece.last) if asked else None
    if issue is None and piece.condition is not None:
        before_it = pointed(ctx, s, piece, before) if _only_it(ctx, piece) else None
        before_it = before_it or _of_what_is_given(ctx, words, s, piece, before)
        before_it = before_it or _of_the_question(ctx, s, piece, before)
        issue = before_it or words.asked_issue_of(piece.condition_lemmas)
    return issue


def _of_what_is_given(
    ctx: LeadContext, words: IssueWords, s: Statement, piece: Piece,
    before: Sequence[PositionMention],
) -> str | None:  # fmt: skip
    """Return the issue of "them" that a party would give on a condition: "would never give up its
    guns. On Friday it said it could hand them over if …"; None where no "them" is given."""
    if not points(ctx, words, piece):
        return None
    p, side = ctx.parse, ctx.side(s.speaker)
    number = p.sent[piece.first]
    own = (m for m in reversed(before) if m.issue and ctx.side(m.party) == side)
    last = next(own, None)
    if last is not None and number - p.sent[p.tokens_in(last.span.start, last.span.end)[0]] == 1:
        return last.issue
    return issue_of_last_sentence(ctx, words, piece.first)


def _of_the_question(
    ctx: LeadContext, s: Statement, piece: Piece, before: Sequence[PositionMention]
) -> str | None:
    """Return the issue of the stand that a question recalls just before the answer: "In May you
    said that you would never … Has anything changed?", or None."""
    p, side = ctx.parse, ctx.side(s.speaker)
    at_start = p.start[piece.first]
    own = [m for m in before if ctx.side(m.party) == side and m.issue and m.span.end <= at_start]
    last = max(own, key=lambda m: m.span.start, default=None)
    if last is None:
        return None
    at = p.tokens_in(last.span.start, last.span.end)[0]
    asked = [k for k in range(at, piece.first) if p.word[k] == "?"]
    return last.issue if asked and p.para[piece.first] - p.para[at] == 1 else None


def _told_before(
    ctx: LeadContext, words: IssueWords, s: Statement, piece: Piece, kind: str,
    before: Sequence[PositionMention], asked: bool,
) -> str | None:  # fmt: skip
    """Return the issue of "the proposal", of "one" of what others ask, or of a bare figure."""
    told_before = names_what_was_told(ctx, piece.first, piece.last)
    issue = None
    if told_before or takes_one(ctx, piece.first, piece.last):
        others = asked_by_others(ctx, s, before)
        issue = None if kind == "assessment" or not others else others[-1].issue
    figure = asked and (
        bare_figure(ctx, piece.first, piece.last) or (kind != "assessment" and told_before)
    )
    return issue or (issue_of_last_sentence(ctx, words, piece.first) if figure else None)


def _at_stake(
    ctx: LeadContext, s: Statement, piece: Piece, kind: str, before: Sequence[PositionMention]
) -> str | None:
    """Return the issue of a place by its name, or of what a clause points to."""
    issue = whole_place(ctx, piece.first, piece.last) if kind == "demand" else None
    if issue is None and kind == "red_line":
        start = ctx.parse.sents[ctx.parse.sent[piece.first]][0]
        issue = place_at_stake(ctx, piece.first, piece.last)
        issue = issue or place_at_stake(ctx, start, piece.last)
    if issue is None and not (kind == "demand" and how_to_be(ctx, piece)):
        issue = pointed(ctx, s, piece, before)
    return issue


def _of_the_sentence(
    ctx: LeadContext, words: IssueWords, s: Statement, piece: Piece, given: str | None, kind: str,
    before: Sequence[PositionMention],
) -> str | None:  # fmt: skip
    """Return the issue of the sentence before ("must do the same"), or of the party's own last
    stand where it only gives time."""
    issue = None
    if kind == "demand" and does_the_same(ctx, piece.first, piece.last):
        issue = issue_of_last_sentence(ctx, words, piece.first)
    if issue is None and gives_time(ctx, piece.first, piece.last):
        issue = next((m.issue for m in reversed(before) if ctx.side(m.party) == ctx.side(s.speaker)
                      and m.issue), None)  # fmt: skip
    if issue is None and given in OUTRIGHT and points(ctx, words, piece):
        issue = issue_of_last_sentence(ctx, words, piece.first)
    return issue


def _of_every_piece(
    ctx: LeadContext, words: IssueWords, s: Statement, piece: Piece, kind: str
) -> str | None:
    """Return the issue of all that a statement says, where a part of it bars something."""
    issue = None
    verbal = {"VERB", "AUX"} & set(ctx.parse.pos[piece.first : piece.last])
    if kind == "refusal" and verbal and len(s.content) > 1:
        # "A meeting of all three, which they had proposed, | is not on the agenda"
        issue = words.issue_of(_whole(ctx, s))
    if issue is None and kind == "red_line":  # "The reef is ours. There is nothing to discuss"
        barred = barred_words(ctx, words, piece)
        issue = words.asked_issue_of(_whole(ctx, s) - barred)
        if issue is None and _TALKING & barred - {"up"}:
            issue = "process"  # "there is nothing to negotiate"
    return issue


def _whole(ctx: LeadContext, s: Statement) -> frozenset[str]:
    """Return the lemmas of all pieces of a statement."""
    ranges = [ctx.parse.tokens_in(c.start, c.end) for c in s.content]
    return frozenset[str]().union(*(lemma_set(ctx.parse, a, b) for a, b in ranges))


def _only_it(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether what would be done is told of a thing named before: "it can be discussed"."""
    p = ctx.parse
    return any(
        p.lower[k] in ("it", "that", "this") and p.dep[k] == "nsubjpass"
        for k in range(piece.first, piece.last)
    )


def _without_addressee(
    ctx: LeadContext, words: IssueWords, s: Statement, piece: Piece, told: frozenset[str]
) -> frozenset[str]:
    """Return the lemmas of what is asked without whom it is asked of, where his name alone would
    make the issue: "asked the observers to look at the wreckage", "asked the truce commission for a
    ruling" are not on observers or a truce."""
    p, to = ctx.parse, asked_from(ctx, s, piece) or asked_for(ctx, s, piece)
    if to is None:
        return told
    rest = lemma_set(p, to, piece.last)
    alone = words.asked_issue_of(lemma_set(p, piece.first, to))
    by_name = alone is not None and alone == words.asked_issue_of(told)
    return rest if by_name else told


def barred_words(ctx: LeadContext, words: IssueWords, piece: Piece) -> frozenset[str]:
    """Return the words of a red line's phrase: "not up for negotiation" is not of the talks."""
    text = ctx.parse.slice(piece.first, piece.last).lower()
    return frozenset(w for phrase in words.redlines if phrase in text for w in phrase.split())


def _same_sentence(ctx: LeadContext, piece: Piece, before: Sequence[PositionMention]) -> str | None:
    """Return the issue of the last position told in the sentence of ``piece``, or None."""
    a, _ = ctx.parse.sents[ctx.parse.sent[piece.first]]
    first, last = ctx.parse.start[a], ctx.parse.start[piece.first]
    near = [m for m in before if first <= m.span.start < last]
    return max(near, key=lambda m: m.span.start).issue if near else None


def _lemmas(ctx: LeadContext, s: Statement, piece: Piece) -> frozenset[str]:
    """Return the lemmas of a piece; a headline's cue ("drops") belongs to what it says."""
    own = lemma_set(ctx.parse, piece.first, piece.last)
    if s.quote_type != "headline" or s.cue is None:
        return own
    return own | lemma_set(ctx.parse, *ctx.parse.tokens_in(s.cue.start, s.cue.end))


def how_to_be(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether a clause only says how somebody is to be: "they must be careful"."""
    p = ctx.parse
    return any(
        p.lemma[k] == "be"
        and child(p, k, "acomp") is not None
        and p.head[k] not in range(piece.first, k)
        for k in range(piece.first, piece.last)
    )
