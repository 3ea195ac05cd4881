"""Stands that a bare answer takes on what was asked: "Will you disarm? — Not before they leave".

What it is about stands in the question; the answer gives the kind, and is the party's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.coding.lead_context import LeadContext, iso_date, lemma_set
from trucewatch.records.leads import PositionMention
from trucewatch.vocab.issues import IssueWords

_OPENINGS = (
    (("not", "before"), "condition"), (("not", "until"), "condition"),
    (("not", "unless"), "condition"), (("not", "as", "long"), "condition"),
    (("only", "if"), "condition"), (("only", "when"), "condition"),
    (("only", "after"), "condition"), (("only", "once"), "condition"),
    (("under", "no", "circumstances"), "red_line"), (("never",), "red_line"),
    (("out", "of", "the", "question"), "red_line"), (("no", "."), "refusal"),
    (("no", ","), "refusal"),
)  # fmt: skip
# A question about what somebody is going to do opens so.
_ASKING = frozenset({"will", "would", "can", "could", "are", "is", "do", "does"})


def answered(
    ctx: LeadContext, words: IssueWords, before: Sequence[PositionMention]
) -> Iterator[PositionMention]:
    """Yield the stands of answers that open with "Not before …", "Never", "No." and the like."""
    p = ctx.parse
    taken = {m.statement_id for m in before}
    for s in ctx.statements:
        if s.speaker is None or ctx.side(s.speaker) is None or s.id in taken or not s.content:
            continue
        first = p.tokens_in(s.content[0].start, s.content[0].end)[0]
        kind = next((k for opening, k in _OPENINGS if _opens(ctx, first, opening)), None)
        question = None if kind is None else _question(ctx, first)
        if kind is None or question is None:
            continue
        a, b = question
        asked = p.lower[a] in _ASKING or p.lower[a : a + 1] == ("and",)
        issue = words.asked_issue_of(lemma_set(p, a, b))
        if issue is None or not asked:
            continue
        end = p.sents[p.sent[first]][1]
        while end > first + 1 and p.dep[end - 1] == "punct":
            end -= 1
        span = ctx.span(first, end)
        yield PositionMention(
            party=s.speaker, issue=issue, kind=kind, value=f"{p.slice(a, b)} {span.text}",
            condition=span.text if kind == "condition" else None, guarantors=(),
            date=iso_date(s.time), statement_id=s.id, told_by=None, headline=False, span=span,
        )  # fmt: skip


def _opens(ctx: LeadContext, first: int, opening: tuple[str, ...]) -> bool:
    words = [w for w in ctx.parse.lower[first : first + len(opening) + 1] if w not in '"“‘']
    return tuple(words[: len(opening)]) == opening


def _question(ctx: LeadContext, first: int) -> tuple[int, int] | None:
    """Return the tokens of the question right before token ``first``, labels of turns left out."""
    p = ctx.parse
    k = p.sent[first] - 1
    while k >= 0 and k > p.sent[first] - 3:
        a, b = p.sents[k]
        marks = [i for i in range(a, b) if p.word[i] == "?"]
        if marks:
            while a < b and (p.word[a] in ":—–-" or p.lower[a] in ("q", "question")):
                a += 1
            return a, marks[-1] + 1
        if any(p.pos[i] in ("VERB", "AUX") for i in range(a, b)):
            return None
        k -= 1
    return None
