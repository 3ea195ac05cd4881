"""Positions of parties on issues in one story.

From statements whose act takes a position (a demand, an offer, a refusal …), clause by clause, and
from predicates by which the text or another party tells a position ("some partners did not support
it", "Kyiv has held firm against …", "under pressure from … to sign").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from trucewatch.coding.agreements import StoryAgreements
from trucewatch.coding.lead_context import (
    LeadContext,
    child,
    iso_date,
    lemma_set,
)
from trucewatch.coding.position_bearing import with_bearing
from trucewatch.coding.position_kinds import (
    admission,
    common_ground,
    kind_of,
    plain_kind,
    takes_none,
)
from trucewatch.coding.position_moves import former_of, given_up_at, of_whose
from trucewatch.coding.position_pieces import Piece, listed, pieces, readable
from trucewatch.coding.positions_drafted import drafted
from trucewatch.coding.positions_referred import refused
from trucewatch.coding.positions_told import told
from trucewatch.records import Span, Statement
from trucewatch.records.leads import NO_ISSUE, OTHER, PositionMention
from trucewatch.vocab.issues import IssueWords, load_bearing

_ASSESSING = frozenset({"assess_positive", "assess_negative", "doubt"})
# What is warned of or threatened with on a condition is no offer.
_MENACING = frozenset({"warn", "threaten"})
# Acts that take no position by themselves.
_PLAIN = frozenset({"assert", "announce_plan", "describe", "warn"})
_GIVING = frozenset({"offer", "concession"})
_SAYING = frozenset(
    {"say", "tell", "add", "write", "state", "repeat", "reply", "answer", "note", "post", "declare"}
)  # fmt: skip
_NEGATIONS = frozenset({"not", "n't", "n’t", "no", "never", "nor", "neither", "nothing", "nobody"})
_BARS = frozenset({"red_line", "condition"})
# What a later concession gives up.
_HARD = frozenset({"demand", "refusal", "red_line", "condition", "former"})
# Who takes no side by office or trade.
_NO_SIDES = frozenset(
    {"CVL", "IGO", "UNO", "NGO", "MED", "JRN", "EDU", "BUS", "REL", "SPT", "AGR", "LAB", "HLH",
     "JUD", "ELI"}
)  # fmt: skip
_POINTING = frozenset({"this", "that", "it", "these", "such"})


def find_positions(
    ctx: LeadContext, words: IssueWords, agreements: StoryAgreements
) -> tuple[PositionMention, ...]:
    """Return the positions in the order of the text."""
    out: list[PositionMention] = []
    for statement in ctx.statements:
        if not _carried_on(ctx, words, statement, out):
            out += _of_statement(ctx, words, statement, out)
    covered = _covered(ctx, out)
    out += drafted(ctx, words, agreements, covered)
    covered = _covered(ctx, out)
    out += told(ctx, words, covered, tuple(out))
    out += refused(ctx, words, out)
    out += _former(ctx, out)
    out += _unplaced(ctx, words, out)
    out = with_bearing(ctx, load_bearing(), out)
    out = [
        msgspec.structs.replace(m, party=ctx.homes.full(m.party))
        for m in out
        if not common_ground(m.party, m.issue)
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
    ctx: LeadContext, words: IssueWords, found: Sequence[PositionMention]
) -> list[PositionMention]:
    """Return what statements demand, offer or refuse on no issue of the vocabulary.

    What one of the story's two sides says is kept under other matters; else it has no issue: a
    watch may know the words, without it nothing is made of them.
    """
    told = {m.statement_id for m in found}
    covered = _covered(ctx, found)
    p, out, addressed = ctx.parse, [], _addressed(ctx)
    for s in ctx.statements:
        kind = words.kinds.get(s.act)
        if kind in (None, "assessment") or s.id in told or s.speaker is None:
            continue
        if s.quote_type == "headline" or ctx.side(s.speaker) is None or takes_none(ctx, s):
            continue
        for piece in pieces(ctx, words, s):
            if not covered.isdisjoint(range(piece.first, piece.last)):
                continue
            own = kind_of(ctx, words, s, piece, _given(ctx, words, s, piece, str(kind)) or "")
            if not own:
                continue
            warned = own == "demand" and _NEGATIONS & set(p.lower[piece.first : piece.last])
            stands = own != "concession" and not warned and _of_a_side(ctx, s, piece, addressed)
            out.append(_mention(ctx, s, piece, OTHER if stands else NO_ISSUE, own))
    return out


def _of_a_side(ctx: LeadContext, s: Statement, piece: Piece, addressed: frozenset[str]) -> bool:
    """Return whether one of the sides to whom others turn says it, and it can be a stand: not
    who somebody is ("whom they want tried"), how to be ("be careful") or a figure put right."""
    p = ctx.parse
    if s.speaker is None or (s.speaker.sector or "") in _NO_SIDES:
        return False
    if ctx.side(s.speaker) not in addressed or _describes(ctx, s):
        return False
    if {"who", "which", "whom"} & set(p.lower[piece.first : piece.first + 1]):
        return False
    return not _how_to_be(ctx, piece)


def _how_to_be(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether a clause only says how somebody is to be: "they must be careful"."""
    p = ctx.parse
    return any(
        p.lemma[k] == "be"
        and child(p, k, "acomp") is not None
        and p.head[k] not in range(piece.first, k)
        for k in range(piece.first, piece.last)
    )


def _addressed(ctx: LeadContext) -> frozenset[str]:
    """Return the sides at which statements and acts of others in the story are aimed."""
    out = {ctx.side(s.target) for s in ctx.statements if ctx.side(s.speaker) != ctx.side(s.target)}
    for e in ctx.events:
        out |= {ctx.side(a) for a in e.recipients} - {ctx.side(a) for a in e.actors}
    return frozenset(side for side in out if side is not None)


def _describes(ctx: LeadContext, s: Statement) -> bool:
    """Return whether a statement only says of somebody who he is: "whom they had urged to go"."""
    p = ctx.parse
    if s.cue is None:
        return False
    return any(p.dep[k] == "relcl" for k in range(*p.tokens_in(s.cue.start, s.cue.end)))


def _covered(ctx: LeadContext, found: Iterable[PositionMention]) -> set[int]:
    out: set[int] = set()
    for m in found:
        for span in (m.span, *m.more):
            first, last = ctx.parse.tokens_in(span.start, span.end)
            out |= set(range(first - 1, last))
    return out


def _carried_on(
    ctx: LeadContext, words: IssueWords, s: Statement, out: list[PositionMention]
) -> bool:
    """Add "it is already a compromise" to the speaker's last offer; return whether it was one."""
    if s.act != "concede" or s.speaker is None or admission(ctx, s):
        return False
    p, side = ctx.parse, ctx.side(s.speaker)
    ranges = [p.tokens_in(c.start, c.end) for c in s.content]
    if any(words.issue_of(lemma_set(p, a, b)) for a, b in ranges):
        return False
    given = [k for k, m in enumerate(out) if m.kind in _GIVING and ctx.side(m.party) == side
             and not m.headline]  # fmt: skip
    if given:
        last = out[given[-1]]
        out[given[-1]] = msgspec.structs.replace(last, more=(*last.more, *s.content))
    return bool(given)


def _of_statement(
    ctx: LeadContext, words: IssueWords, s: Statement, before: Sequence[PositionMention]
) -> list[PositionMention]:
    given, s = words.kinds.get(s.act), of_whose(ctx, s)
    if s.speaker is None or ctx.side(s.speaker) is None or takes_none(ctx, s):
        return []
    if given is None and s.act not in _PLAIN:
        return []
    out: list[PositionMention] = []
    for piece in (one for whole in pieces(ctx, words, s) for one in listed(ctx, words, whole)):
        kind = _given(ctx, words, s, piece, given) if given else _modal(ctx, words, piece)
        if kind is None or (kind == "offer" and s.act in _MENACING):
            continue
        issue = _issue(ctx, words, s, piece, given, kind, [*before, *out])
        if issue is None:
            continue
        own = kind_of(ctx, words, s, piece, kind)
        if own == "offer" and issue == "guarantees":
            own = "guarantee"
        last = out[-1] if out else None
        if last is not None and last.issue == issue and last.kind == own:
            out[-1] = _joined(ctx, last, piece)
        else:
            out.append(_mention(ctx, s, piece, issue, own))
    return out


def _given(
    ctx: LeadContext, words: IssueWords, s: Statement, piece: Piece, kind: str
) -> str | None:
    """Return the kind that the act gives a clause: what is "no longer insisted on" or a demand that
    was dropped is given up, and of "will let aid pass, but will not leave" only the second is
    refused."""
    p = ctx.parse
    if s.cue is None:
        return kind
    cue = range(*p.tokens_in(s.cue.start, s.cue.end))
    if kind in ("demand", "refusal") and any(given_up_at(ctx, k) is not None for k in cue):
        return "concession"
    plain = all(p.lemma[k] in _SAYING for k in cue)
    barred = {p.lower[k] for k in range(piece.first, piece.last)} & _NEGATIONS
    if kind == "refusal" and plain and not barred and len(pieces(ctx, words, s)) > 1:
        return _modal(ctx, words, piece)
    return kind


def _issue(
    ctx: LeadContext, words: IssueWords, s: Statement, piece: Piece, given: str | None, kind: str,
    before: Sequence[PositionMention],
) -> str | None:  # fmt: skip
    """Return what a clause is about: by its words, its condition's, or what it points to."""
    told = _lemmas(ctx, s, piece) - _barred_words(ctx, words, piece)
    issue = words.issue_of(told)
    if issue is None and (given is not None or kind in _BARS or piece.condition is not None):
        issue = words.asked_issue_of(told)
    if issue is None and given is None:
        issue = _same_sentence(ctx, piece, before)
    if s.act == "doubt":
        issue = _own_issue(ctx, s, before) or issue
    if issue is None and piece.condition is not None:
        issue = words.issue_of(piece.condition_lemmas)
    if issue is None and not (kind == "demand" and _how_to_be(ctx, piece)):
        issue = _pointed(ctx, s, piece, before)
    if issue is None and kind == "red_line":  # "The reef is ours. There is nothing to discuss"
        ranges = [ctx.parse.tokens_in(c.start, c.end) for c in s.content]
        every = frozenset[str]().union(*(lemma_set(ctx.parse, a, b) for a, b in ranges))
        issue = words.asked_issue_of(every - _barred_words(ctx, words, piece))
    return issue


def _barred_words(ctx: LeadContext, words: IssueWords, piece: Piece) -> frozenset[str]:
    """Return the words of a red line's phrase: "not up for negotiation" is not of the talks."""
    text = ctx.parse.slice(piece.first, piece.last).lower()
    return frozenset(w for phrase in words.redlines if phrase in text for w in phrase.split())


def _modal(ctx: LeadContext, words: IssueWords, piece: Piece) -> str | None:
    """Return the kind of position that a plain statement takes by its words ("must", "ready to").

    Only on an issue of its own: what merely "must be seen" is no position.
    """
    kind = plain_kind(ctx, words, piece)
    issue = words.issue_of(lemma_set(ctx.parse, piece.first, piece.last))
    if kind in _BARS or (kind == "offer" and piece.condition is not None):
        return kind
    return None if issue is None or issue == "process" else kind


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


def _joined(ctx: LeadContext, m: PositionMention, piece: Piece) -> PositionMention:
    end = ctx.parse.end[piece.last - 1]
    if piece.first and m.span.end <= end and "\n" not in ctx.story.text[m.span.end : end]:
        span = Span(ctx.story.text[m.span.start : end], m.span.start, end)
        return msgspec.structs.replace(m, span=span, value=span.text)
    return msgspec.structs.replace(m, more=(*m.more, ctx.span(piece.first, piece.last)))


def _mention(
    ctx: LeadContext, s: Statement, piece: Piece, issue: str, kind: str
) -> PositionMention:
    assert s.speaker is not None
    span = ctx.span(piece.first, piece.last)
    return PositionMention(
        party=s.speaker, issue=issue, kind=kind, value=readable(ctx, s.cue, span),
        condition=piece.condition, guarantors=piece.guarantors,
        date=iso_date(s.time) or _when_said(ctx, s), statement_id=s.id, told_by=None,
        headline=s.quote_type == "headline", span=span,
        more=(piece.condition_span,) if piece.condition_span is not None else (),
    )  # fmt: skip


def _when_said(ctx: LeadContext, s: Statement) -> str | None:
    """Return the day or month on which a clause of time hangs: "from last month, when it said"."""
    p = ctx.parse
    if s.cue is None:
        return None
    for k in range(*p.tokens_in(s.cue.start, s.cue.end)):
        at = p.start[p.head[k]]
        if p.dep[k] in ("relcl", "advcl", "acl"):
            for t in ctx.times:
                if t.start <= at < t.end:
                    return iso_date(t)
    return None


def _pointed(
    ctx: LeadContext, s: Statement, piece: Piece, before: Sequence[PositionMention]
) -> str | None:
    """Return the issue that "this" and "it" point back to: the last one told before."""
    p = ctx.parse
    words = p.lower[piece.first : piece.last]
    pointing = any(
        p.lower[k] in _POINTING
        and (s.act not in _PLAIN or p.dep[k] != "nsubj" or p.lemma[p.head[k]] == "be")
        for k in range(piece.first, piece.last)
    )
    if not pointing or "who" in words or s.act in _ASSESSING - {"doubt"}:
        return None
    own = _own_issue(ctx, s, before) if s.act == "doubt" else None
    start = ctx.parse.start[piece.first]
    near = [m for m in before if m.span.start < start]
    return own or (max(near, key=lambda m: m.span.start).issue if near else None)


def _own_issue(ctx: LeadContext, s: Statement, before: Sequence[PositionMention]) -> str | None:
    """Return the issue of the last offer of the speaker (or of the one whose offer is doubted)."""
    side = ctx.side(s.target)
    if s.act != "doubt":
        side = ctx.side(s.speaker)
    given = [
        m for m in before
        if (side is None or ctx.side(m.party) == side) and m.kind in _GIVING and not m.headline
    ]  # fmt: skip
    return given[-1].issue if given else None
