"""Positions of parties on issues in one story.

From statements whose act takes a position (a demand, an offer, a refusal …), clause by clause, and
from predicates by which the text or another party tells a position ("some partners did not support
it", "Kyiv has held firm against …", "under pressure from … to sign").
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

import msgspec

from trucewatch.coding.agreements.agreements import StoryAgreements
from trucewatch.coding.leads.context import (
    LeadContext,
)
from trucewatch.coding.positions.answered import answered, by_a_word
from trucewatch.coding.positions.barred_at_home import barred_at_home
from trucewatch.coding.positions.bearing import with_bearing
from trucewatch.coding.positions.clefts import nobody_asks
from trucewatch.coding.positions.drafted import drafted
from trucewatch.coding.positions.earlier import earlier_ones
from trucewatch.coding.positions.gates import stands_outside, takes_position
from trucewatch.coding.positions.grades import under_its_grade
from trucewatch.coding.positions.instead import instead
from trucewatch.coding.positions.kinds import kind_of
from trucewatch.coding.positions.listed import listed_stands
from trucewatch.coding.positions.moves import former_of
from trucewatch.coding.positions.none import common_ground, takes_none
from trucewatch.coding.positions.pieces import Piece, pieces
from trucewatch.coding.positions.referred import refused, with_what_was_asked
from trucewatch.coding.positions.said import (
    carried_on,
    given_kind,
    of_statement,
    said_mention,
)
from trucewatch.coding.positions.said_issues import how_to_be
from trucewatch.coding.positions.speakers import for_himself, in_opposition, with_whose
from trucewatch.coding.positions.told import told
from trucewatch.coding.positions.whose import of_each, only_says
from trucewatch.records import Statement
from trucewatch.records.leads import NO_ISSUE, OTHER, PositionMention, RoundMention
from trucewatch.vocab.issues import IssueWords, load_bearing
from trucewatch.vocab.words import word_set

_NEGATIONS = frozenset({"not", "n't", "n’t", "no", "never", "nor", "neither", "nothing", "nobody"})
# What a later concession gives up.
_HARD = frozenset({"demand", "refusal", "red_line", "condition", "former"})
# What is told of at a table, also on a matter that no issue names.
_BARGAINS = frozenset({"offer", "demand", "proposal", "condition"})


def find_positions(
    ctx: LeadContext,
    words: IssueWords,
    agreements: StoryAgreements,
    rounds: Sequence[RoundMention] = (),
) -> tuple[PositionMention, ...]:
    """Return the positions in the order of the text; ``rounds`` are the story's meetings."""
    out: list[PositionMention] = []
    for statement in (one for s in ctx.statements for one in of_each(ctx, s)):
        if not carried_on(ctx, words, statement, out):
            out += of_statement(ctx, words, statement, out)
    out += answered(ctx, words, out)
    out += by_a_word(ctx, words)
    out = [m for m in out if not nobody_asks(ctx, m.party.start, m.party.end)]
    covered = _covered(ctx, out)
    out += drafted(ctx, words, agreements, covered)
    covered = _covered(ctx, out)
    out += listed_stands(ctx, words, covered)
    covered = _covered(ctx, out)
    out += told(ctx, words, covered, tuple(out))
    out += refused(ctx, words, out)
    out = earlier_ones(ctx, with_whose(ctx, out))
    out += _former(ctx, out)
    out = instead(ctx, words, out)
    out += _unplaced(ctx, words, out, rounds)
    out += barred_at_home(ctx, load_bearing(), out)
    out = with_bearing(ctx, load_bearing(), with_what_was_asked(ctx, words, out))
    out = [
        msgspec.structs.replace(m, party=in_opposition(ctx.homes.full(m.party)))
        for m in map(under_its_grade, out)
        if not common_ground(m.party, m.issue)
        and takes_position(ctx, m, rounds)
        and not for_himself(ctx, m)
    ]
    return tuple(sorted(out, key=lambda m: (m.span.start, m.span.end, m.party.code, m.issue)))


def _former(ctx: LeadContext, found: Sequence[PositionMention]) -> list[PositionMention]:
    """Return what concessions tell that their parties stood on, where the story tells of no such
    stand otherwise."""
    known = {(ctx.side(m.party), m.issue) for m in found if m.kind in _HARD}
    out = []
    for m in found:
        former = former_of(ctx, m)
        if former is not None and (ctx.side(m.party), m.issue) not in known:
            known.add((ctx.side(m.party), m.issue))
            out.append(former)
    return out


def _unplaced(
    ctx: LeadContext,
    words: IssueWords,
    found: Sequence[PositionMention],
    rounds: Sequence[RoundMention],
) -> list[PositionMention]:
    """Return what statements demand, offer or refuse on no issue of the vocabulary.

    What a side demands, offers or proposes that sits at the table of the story is kept under other
    matters; else it has no issue: a watch may know the words, without it nothing is made of them.
    """
    told = {m.statement_id for m in found}
    covered = _covered(ctx, found)
    p, out = ctx.parse, []
    table = {ctx.side(a) for r in rounds for a in r.participants}
    for s in ctx.statements:
        kind = words.kinds.get(s.act)
        if kind in (None, "assessment") or s.id in told or s.speaker is None:
            continue
        if s.quote_type == "headline" or ctx.side(s.speaker) is None or takes_none(ctx, s):
            continue
        for piece in pieces(ctx, words, s):
            if not covered.isdisjoint(range(piece.first, piece.last)):
                continue
            own = kind_of(ctx, words, s, piece, given_kind(ctx, words, s, piece, str(kind)) or "")
            if not own:
                continue
            warned = own == "demand" and _NEGATIONS & set(p.lower[piece.first : piece.last])
            stands = own in _BARGAINS and not warned and _at_table(ctx, s, piece, table)
            out.append(said_mention(ctx, s, piece, OTHER if stands else NO_ISSUE, own))
    return out


def _at_table(ctx: LeadContext, s: Statement, piece: Piece, table: Container[str | None]) -> bool:
    """Return whether a side at the table says it, and it can be a stand: not who somebody is
    ("whom they want tried"), how to be ("be careful") or a figure put right."""
    p = ctx.parse
    if s.speaker is None or ctx.side(s.speaker) not in table or _describes(ctx, s):
        return False
    if only_says(ctx, s) or stands_outside(s.speaker):
        return False
    if {"who", "which", "whom"} & set(p.lower[piece.first : piece.first + 1]):
        return False
    told = range(piece.first, piece.last)
    if not word_set("positions.no_stakes").isdisjoint(
        p.lemma[k] for k in told if p.pos[k] == "NOUN"
    ):
        return False
    return not how_to_be(ctx, piece)


def _describes(ctx: LeadContext, s: Statement) -> bool:
    """Return whether a statement only says of somebody who he is: "whom they had urged to go"."""
    p = ctx.parse
    if s.cue is None:
        return False
    return any(p.dep[k] == "relcl" for k in range(*p.tokens_in(s.cue.start, s.cue.end)))


def _covered(ctx: LeadContext, found: Iterable[PositionMention]) -> set[int]:
    out: set[int] = set()
    for m in found:
        if m.kind == "assessment":
            continue  # what somebody balks at he both judges and refuses
        for span in (m.span, *m.more):
            first, last = ctx.parse.tokens_in(span.start, span.end)
            near = ctx.parse.sent[max(first - 1, 0)] == ctx.parse.sent[first]
            out |= set(range(first - near, last))  # not the full stop of the sentence before
    return out
