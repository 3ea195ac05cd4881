"""Stands that a bare answer takes on what was asked: "Will you disarm? — Not before they leave".

What it is about stands in the question; the answer gives the kind, and is the party's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.coding.leads.context import LeadContext, iso_date, lemma_set
from trucewatch.coding.positions.bars import for_life
from trucewatch.records import Statement
from trucewatch.records.leads import PositionMention
from trucewatch.vocab.issues import IssueWords

_OPENINGS = (
    (("not", "before"), "condition"), (("not", "until"), "condition"),
    (("not", "unless"), "condition"), (("not", "as", "long"), "condition"),
    (("only", "if"), "condition"), (("only", "when"), "condition"),
    (("only", "after"), "condition"), (("only", "once"), "condition"),
    (("under", "no", "circumstances"), "red_line"), (("never",), "red_line"),
    (("out", "of", "the", "question"), "red_line"), (("no", "."), "refusal"),
    (("no", ","), "refusal"), (("not", "as", "it"), "refusal"), (("not", "one"), "refusal"),
    (("not", "a", "single"), "refusal"), (("none",), "refusal"), (("not", "while"), "condition"),
    (("not", "without"), "condition"), (("over", "my", "dead", "body"), "red_line"),
    (("yes", "."), "offer"), (("yes", ","), "offer"), (("gladly",), "offer"),
    (("with", "pleasure"), "offer"), (("by", "all", "means"), "offer"), (("if",), "offer"),
)  # fmt: skip
# The same by their first word: most statements open with none of these.
_BY_WORD = {
    word: tuple(o for o in _OPENINGS if o[0][0] == word) for word in {o[0][0] for o in _OPENINGS}
}
_WORDS = {"yes": "offer", "no": "refusal", "never": "red_line"}
# After these a verb makes another sentence of it: "Not one shot was fired".
_BARE = frozenset({"one", "single", "none"})
# What somebody is asked to do is ahead; what has happened is no matter of a stand.
_AHEAD = frozenset({"would", "will", "could", "can", "ready", "willing", "prepared", "about"})
# "The draft is out. Can you sign it?"
_TEXTS = frozenset({"draft", "text", "paper", "accord", "agreement", "document", "deal", "treaty"})
_THINKING = frozenset({"would", "could", "might", "perhaps", "maybe", "may", "will", "then"})
# Whom a question is put to has fewer words than this: "Mr. Chief Negotiator, will you …".
_CALLED = 5
_POINTING = frozenset({"it", "them", "that", "this"})
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
        told = [c for c in s.content if not c.text.lower().startswith("asked ")]
        if not told:
            continue
        first, last = p.tokens_in(told[0].start, told[0].end)
        first = _own_answer(ctx, first, last)
        opening = _opening(ctx, first)
        if opening is not None and opening[0] == ("if",) and _thinks(ctx, first, last):
            continue
        if opening is None or s.act == "deny" or not _bare(ctx, opening[0], first, last):
            continue
        asked = _asked_of(ctx, words, s, first, before)
        if asked is None:
            continue
        kind, (issue, question) = opening[1], asked
        if for_life(f" {' '.join(p.lower[first:last])} "):
            kind = "red_line"
        end = last if question is None else p.sents[p.sent[first]][1]
        while end > first + 1 and (p.dep[end - 1] == "punct" or p.word[end - 1] in '"”,'):
            end -= 1
        span = ctx.span(first, end)
        yield PositionMention(
            party=s.speaker, issue=issue, kind=kind, value=f"{question or ''} {span.text}".strip(),
            condition=span.text if kind == "condition" or opening[0] == ("if",) else None,
            guarantors=(),
            date=iso_date(s.time), statement_id=s.id, told_by=None, headline=False, span=span,
        )  # fmt: skip


def by_a_word(ctx: LeadContext, words: IssueWords) -> Iterator[PositionMention]:
    """Yield what a party takes or refuses with a single word: "Observers, yes. Soldiers, no."."""
    p = ctx.parse
    for s in ctx.statements:
        if s.speaker is None or ctx.side(s.speaker) is None or s.act == "deny":
            continue
        for c in s.content:
            first, last = p.tokens_in(c.start, c.end)
            for a, b in (p.sents[n] for n in sorted({p.sent[k] for k in range(first, last)})):
                a, b = max(a, first), min(b, last)
                told = [k for k in range(a, b) if p.word[k][:1].isalnum()]
                kind = _WORDS.get(p.lower[told[-1]]) if len(told) > 1 else None
                if kind is None or p.word[told[-1] - 1] not in ",–—-":
                    continue
                if any(p.pos[k] in ("VERB", "AUX") for k in told):
                    continue
                issue = words.asked_issue_of(lemma_set(p, a, b))
                if issue is not None:
                    span = ctx.span(told[0], told[-1] + 1)
                    yield PositionMention(
                        party=s.speaker, issue=issue, kind=kind, value=span.text, condition=None,
                        guarantors=(), date=iso_date(s.time), statement_id=s.id, told_by=None,
                        headline=False, span=span,
                    )  # fmt: skip


def _bare(ctx: LeadContext, opening: tuple[str, ...], first: int, last: int) -> bool:
    """Return whether an answer is no sentence of its own: "Not one", not "Not one gun fired"."""
    p = ctx.parse
    if _BARE.isdisjoint(opening):
        return True
    return not any(p.pos[k] in ("VERB", "AUX") for k in range(first, last))


def _asked_of(
    ctx: LeadContext, words: IssueWords, s: Statement, first: int,
    before: Sequence[PositionMention],
) -> tuple[str, str | None] | None:  # fmt: skip
    """Return what an answer is about, and the question's words: of a question before it, of "asked
    whether …" in its own sentence, or of what another side asked in the sentence before."""
    p = ctx.parse
    question = _question(ctx, first)
    if question is not None:
        a, b = question
        issue = words.asked_issue_of(lemma_set(p, a, b))
        if issue is None and _POINTING & set(p.lower[a:b]) and p.sent[a]:
            before_it = lemma_set(p, p.sents[p.sent[a] - 1][0], b)
            signed = "sign" in p.lemma[a:b] and not _TEXTS.isdisjoint(before_it)
            issue = "signing" if signed else words.issue_of(before_it)
        a = _past_name(ctx, a, b)
        echo = not any(p.pos[k] in ("VERB", "AUX") for k in range(a, b))
        asked = echo or p.lower[a] in _ASKING or p.lower[a : a + 1] == ("and",)
        return (issue, p.slice(a, b)) if issue is not None and asked else None
    a = p.sents[p.sent[first]][0]
    if "asked" in p.lower[a:first] and {"whether", "if", "about"} & set(p.lower[a:first]):
        if _AHEAD.isdisjoint(p.lower[a:first]):
            return None  # "asked whether the shelling had stopped"
        issue = words.asked_issue_of(lemma_set(p, a, first))
        return None if issue is None else (issue, None)
    near = [
        m for m in before
        if m.kind in ("demand", "offer", "proposal") and ctx.side(m.party) != ctx.side(s.speaker)
        and p.sent[p.tokens_in(m.span.start, m.span.end)[0]] == p.sent[first] - 1
    ]  # fmt: skip
    return (near[-1].issue, None) if near else None


def _past_name(ctx: LeadContext, a: int, b: int) -> int:
    """Return where a question begins behind whom it is put to: "General, | will you free them?"."""
    p = ctx.parse
    comma = next((k for k in range(a, min(a + _CALLED, b)) if p.word[k] == ","), None)
    if comma is None or any(p.pos[k] in ("VERB", "AUX") for k in range(a, comma)):
        return a
    return comma + 1


def _thinks(ctx: LeadContext, first: int, last: int) -> bool:
    """Return whether an answer only thinks aloud: "if one day …, perhaps one would look at it"; "if
    they stop shelling" alone says yes."""
    return not _THINKING.isdisjoint(ctx.parse.lower[first:last])


def _own_answer(ctx: LeadContext, first: int, last: int) -> int:
    """Return where the answer begins of somebody who repeats the question: "An exchange of
    prisoners? | Gladly"."""
    p = ctx.parse
    marks = [k for k in range(first, last - 1) if p.word[k] == "?"]
    if len(marks) != 1 or any(p.pos[k] in ("VERB", "AUX") for k in range(first, marks[0])):
        return first
    return marks[0] + 1


def _opening(ctx: LeadContext, first: int) -> tuple[tuple[str, ...], str] | None:
    """Return the opening that stands at token ``first``, quotation marks left out."""
    lower = ctx.parse.lower
    for at in range(first, min(first + 2, len(lower))):
        for opening in _BY_WORD.get(lower[at], ()):
            if _opens(ctx, first, opening[0]):
                return opening
    return None


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
