"""Positions of statements: what a party demands, offers, refuses … by the act of what it says."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from trucewatch.coding.leads.context import (
    LeadContext,
    iso_date,
    lemma_set,
)
from trucewatch.coding.positions.described import by_a_foe, is_done, only_agent, only_calls
from trucewatch.coding.positions.issues import (
    ground_left,
)
from trucewatch.coding.positions.kept import gift_if
from trucewatch.coding.positions.kinds import kind_of
from trucewatch.coding.positions.moves import given_up_at, no_longer, until_then
from trucewatch.coding.positions.none import admission, takes_none
from trucewatch.coding.positions.pieces import Piece, listed, pieces, readable
from trucewatch.coding.positions.plain import asks, plain_kind, ultimatum
from trucewatch.coding.positions.pointed import PLAIN
from trucewatch.coding.positions.said_issues import issue_said
from trucewatch.coding.positions.whose import giver, parties_at, past_sake, speaking
from trucewatch.coding.talks.days import entry_day
from trucewatch.records import Span, Statement
from trucewatch.records.leads import PositionMention
from trucewatch.vocab.issues import IssueWords
from trucewatch.vocab.words import word_set

# What is warned of or threatened with on a condition is no offer.
_MENACING = frozenset({"warn", "threaten"})
_GIVING = frozenset({"offer", "concession"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "no", "never", "nor", "neither", "nothing", "nobody"})
_PROPOSING = frozenset({"propose", "suggest"})
_BARS = frozenset({"red_line", "condition"})
_IF = frozenset({"if", "unless", "whether"})
_QUESTIONS = (("asked", "whether"), ("asked", "if"), ("asked", "about"))
_UNDONE = re.compile(
    r"(?:and |but )?if (?:they|he|she|it|you|not)(?: (?:do|does|did|will|would) ?(?:not|n[’']t)"
    r"|(?: don| doesn| didn| won)[’']t| refuses?)?"
)
_DUE = (["by"], ["until"], ["till"], ["before"], ["within"])
_AGREED = ("it", "was", "agreed")


def carried_on(
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


def of_statement(
    ctx: LeadContext, words: IssueWords, s: Statement, before: Sequence[PositionMention]
) -> list[PositionMention]:
    given, s = words.kinds.get(s.act), speaking(ctx, s)
    if s.speaker is None or takes_none(ctx, s) or only_calls(ctx, s):
        return []
    if given is None and s.act not in PLAIN and not _counters(ctx, s):
        return []
    if only_agent(ctx, s) or (given in _GIVING | {"guarantee"} and by_a_foe(ctx, s)):
        return []
    out: list[PositionMention] = []
    for piece in (one for whole in pieces(ctx, words, s) for one in listed(ctx, words, whole)):
        if ctx.parse.lower[piece.first : piece.first + 2] in _QUESTIONS:
            continue  # "Asked whether they would leave, he said: …"
        if piece.first and ctx.parse.lower[piece.first - 1] in _IF:
            continue  # "…, and if their troops had left": a second condition
        start = past_sake(ctx, piece.first, piece.last)
        piece = msgspec.structs.replace(piece, first=start)
        kind = given_kind(ctx, words, s, piece, given) if given else _modal(ctx, words, piece)
        if s.act == "deny" and given is None and kind != "red_line":
            continue
        if kind is None and s.act == "threaten" and (piece.condition or "").startswith("unless "):
            kind = "demand"  # "threatened to end the truce unless soldiers left"
        menaces = s.act in _MENACING
        if (kind in _GIVING | {"guarantee"} or menaces) and ultimatum(ctx, piece, menaces):
            kind = "demand"  # "if it does not lift the siege, we shall not feel bound"
        if kind is None or (kind == "offer" and s.act in _MENACING and not gift_if(ctx, piece)):
            continue
        if kind in _GIVING and _or_else(piece):
            continue
        own = kind_of(ctx, words, s, piece, kind)
        told_as = own if own == "red_line" else kind
        issue = None
        if kind == "demand" and ultimatum(ctx, piece, menaces):
            issue = words.asked_issue_of(piece.condition_lemmas)
        issue = issue or issue_said(ctx, words, s, piece, given, told_as, [*before, *out])
        if issue is None or _relays(ctx, s, piece, given) or not _has_party(ctx, s, piece, own):
            continue
        if own == "offer" and issue == "guarantees":
            own = "guarantee"
        last = out[-1] if out else None
        if last is not None and last.issue == issue and last.kind == own:
            out[-1] = _joined(ctx, last, piece)
        else:
            out.append(said_mention(ctx, s, piece, issue, own))
    return out


def _or_else(piece: Piece) -> bool:
    """Return whether what will be done "if they don't" is what comes of a demand just told: who
    says "they must open it; if they don't, the army will open it" offers nothing."""
    return _UNDONE.fullmatch((piece.condition or "").strip().lower()) is not None


def _counters(ctx: LeadContext, s: Statement) -> bool:
    """Return whether a denial is told by what is said instead: "countered that its coast was not
    for sale"; what somebody "denies" is no word of his own."""
    p = ctx.parse
    if s.act != "deny" or s.cue is None:
        return False
    cue = p.lemma[slice(*p.tokens_in(s.cue.start, s.cue.end))]
    return word_set("positions.denying").isdisjoint(cue)


def _agreed(s: Statement) -> bool:
    """Return whether both tell what was agreed: "It was agreed that …, the Front freeing 17"."""
    return bool(s.content) and s.content[0].text.lower().startswith(" ".join(_AGREED))


def _has_party(ctx: LeadContext, s: Statement, piece: Piece, kind: str) -> bool:
    """Return whether somebody of a side says it, or it is told of one."""
    known = ctx.side(s.speaker) is not None
    return known or giver(ctx, s, piece.first, piece.last, kind) is not None


def _relays(ctx: LeadContext, s: Statement, piece: Piece, given: str | None) -> bool:
    """Return whether a clause only tells what a statement inside of it says of another: "she said
    the Front was ready to …", "no longer demands …"."""
    p = ctx.parse
    at = ctx.span(piece.first, piece.last)
    for inner in ctx.statements:
        if inner.id == s.id or inner.cue is None or inner.speaker is None:
            continue
        if not (at.start <= inner.cue.start and inner.cue.end <= at.end):
            continue
        cue = range(*p.tokens_in(inner.cue.start, inner.cue.end))
        if any(given_up_at(ctx, k) is not None for k in cue):
            return True
        if given is None and ctx.side(inner.speaker) not in (None, ctx.side(s.speaker)):
            return True
    return False


def given_kind(
    ctx: LeadContext, words: IssueWords, s: Statement, piece: Piece, kind: str
) -> str | None:
    """Return the kind that the act gives a clause: what is "no longer insisted on" or a demand that
    was dropped is given up, and of "will let aid pass, but will not leave" only the second is
    refused."""
    p = ctx.parse
    if kind == "assessment":  # "a truce would be fair" praises, and proposes
        return _modal(ctx, words, piece) or kind
    if kind == "guarantee" and is_done(ctx, s, piece):
        return None
    told = p.lower[piece.first : piece.first + 3]
    both = s.speaker is not None and ";" in s.speaker.code
    if kind == "demand" and both and (told == _AGREED or _agreed(s)):
        return "concession"  # "It was agreed that all prisoners shall be released", both say
    if s.cue is None:
        return kind
    cue = range(*p.tokens_in(s.cue.start, s.cue.end))
    if kind in ("demand", "refusal") and any(given_up_at(ctx, k) is not None for k in cue):
        return "concession"
    term = any(p.lemma[k] == "give" for k in cue)  # "gave B until noon to withdraw"
    if kind in ("demand", "refusal") and not term and any(until_then(ctx, k) for k in cue):
        return "former"
    over = next((k for k in range(piece.first, piece.last) if no_longer(ctx, k)), None)
    if kind == "demand" and over is not None:
        who = {ctx.side(a) for a in parties_at(ctx, over)}
        return "concession" if ctx.side(s.speaker) in who else None
    if kind == "offer" and any(p.lower[k] in _NEGATIONS for k in cue):
        return "refusal"  # "is not prepared to consider"
    if kind == "demand" and any(p.lemma[k] in _PROPOSING for k in cue):
        return "proposal"
    plain = all(p.lemma[k] in word_set("positions.saying") for k in cue)
    if kind == "demand" and plain and len(pieces(ctx, words, s)) > 1 and not asks(ctx, piece):
        return _modal(ctx, words, piece)
    barred = {p.lower[k] for k in range(piece.first, piece.last)} & _NEGATIONS
    if kind == "refusal" and plain and not barred and len(pieces(ctx, words, s)) > 1:
        return _modal(ctx, words, piece)
    return kind


def _modal(ctx: LeadContext, words: IssueWords, piece: Piece) -> str | None:
    """Return the kind of position that a plain statement takes by its words ("must", "ready to").

    Only on an issue of its own: what merely "must be seen" is no position.
    """
    kind = plain_kind(ctx, words, piece)
    issue = words.issue_of(lemma_set(ctx.parse, piece.first, piece.last))
    if kind in _BARS or (kind == "offer" and piece.condition is not None):
        return kind
    if kind in ("refusal", "offer", "guarantee"):
        issue = issue or words.asked_issue_of(lemma_set(ctx.parse, piece.first, piece.last))
    if kind in ("refusal", "demand"):
        issue = issue or ground_left(ctx, piece.first, piece.last)
    if issue == "process" and kind != "refusal":
        return None
    return None if issue is None else kind


def _joined(ctx: LeadContext, m: PositionMention, piece: Piece) -> PositionMention:
    end = ctx.parse.end[piece.last - 1]
    if piece.first and m.span.end <= end and "\n" not in ctx.story.text[m.span.end : end]:
        span = Span(ctx.story.text[m.span.start : end], m.span.start, end)
        return msgspec.structs.replace(m, span=span, value=span.text)
    return msgspec.structs.replace(m, more=(*m.more, ctx.span(piece.first, piece.last)))


def said_mention(
    ctx: LeadContext, s: Statement, piece: Piece, issue: str, kind: str
) -> PositionMention:
    assert s.speaker is not None
    day, piece = _led_by_day(ctx, piece)
    span = ctx.span(piece.first, piece.last)
    told_of = giver(ctx, s, piece.first, piece.last, kind)
    return PositionMention(
        party=told_of or s.speaker, issue=issue, kind=kind, value=readable(ctx, s.cue, span),
        condition=piece.condition, guarantors=piece.guarantors,
        date=_day_said(ctx, s) or day or _when_said(ctx, s) or entry_day(ctx, piece.first),
        statement_id=s.id,
        told_by=None if told_of is None else s.speaker,
        headline=s.quote_type == "headline", span=span,
        more=(piece.condition_span,) if piece.condition_span is not None else (),
    )  # fmt: skip


def _day_said(ctx: LeadContext, s: Statement) -> str | None:
    """Return the day on which something was said, None where its only time is the one by which
    something is to be done: "demanded that they leave | by June 2024"."""
    if s.time is None or s.time.text.lower().split()[:1] in _DUE:
        return None
    return iso_date(s.time)


def _led_by_day(ctx: LeadContext, piece: Piece) -> tuple[str | None, Piece]:
    """Return the past day that stands before what was said on it, and the piece without it:
    "said | a day earlier | it was ready for a truce"."""
    p, published = ctx.parse, (ctx.story.published.date or "")[:10]
    for t in ctx.times:
        if t.start != p.start[piece.first]:
            continue
        after = p.tokens_in(t.start, t.end)[1]
        day = iso_date(t)
        if (
            day is not None
            and day <= published
            and after < piece.last
            and (p.dep[after] in ("nsubj", "det", "poss", "nsubjpass", "expl"))
        ):
            return day, msgspec.structs.replace(piece, first=after)
    return None, piece


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
