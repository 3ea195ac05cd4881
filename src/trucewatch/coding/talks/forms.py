"""What a meeting was like: its level, its form, breaks in it, how each party tells that it went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from trucewatch.coding.leads.context import (
    MAX_CLIMB,
    LeadContext,
    child,
    iso_date,
    lemma_set,
    negated,
    objects_of,
    subject,
)
from trucewatch.coding.talks.ellipses import ORDINALS, number_before, ordinal
from trucewatch.records import Actor, Span
from trucewatch.records.leads import BreakMention, OutcomeMention
from trucewatch.vocab.issues import IssueWords, talk_forms, talk_levels
from trucewatch.vocab.words import word_set

LEVELS = ("leaders", "ministers", "envoys", "military", "technical")
_TABLE = frozenset({"table", "room", "hall", "session"})
_MODALS = frozenset({"will", "would", "may", "might", "could", "must", "should", "to", "can"})
_NUMBERING = ("amod", "nummod", "compound", "advmod", "nmod")
# What halts talks, where they are its object or subject.
_HALTING = frozenset({"suspend", "freeze", "halt", "break", "interrupt", "adjourn"})
_BREAKING = frozenset({"collapse", "break", "stall", "founder"})
# What is asked for or offered tells of no outcome.
_WANTING = frozenset({"demand", "call_for", "propose", "offer"})
# Under these a result is what is spoken of.
_SPEAKING_OF = frozenset({"discuss", "review", "debate", "seek", "want", "need", "await", "expect"})
_JUDGING = frozenset({"assess_positive", "assess_negative"})


def level_of(actors: Iterable[Actor]) -> tuple[str, ...]:
    """Return the levels of those at the table, by the titles that the text gives them."""
    found = {lv for a in actors for lv in _levels(f" {a.text.lower()} ".replace(",", " "))}
    return tuple(lv for lv in LEVELS if lv in found)


def _levels(text: str) -> Iterator[str]:
    for words, level in talk_levels():
        if f" {words} " in text:
            text = text.replace(f" {words} ", "  ")
            yield level


def form_of(ctx: LeadContext, sentences: Iterable[int], *, around: bool = False) -> str | None:
    """Return the form of a meeting that the sentences tell: the first of the list's phrases.

    By which means somebody spoke is told of the meeting in its own sentences only, not ``around``
    it ("the rebels' spokesman said by telephone"), and not where it is how a report was reached.
    """
    p = ctx.parse
    spans = [p.sents[s] for s in sorted(set(sentences))]
    told = [(a, f" {p.slice(a, b).lower()} ") for a, b in spans if b > a]
    for words, form in talk_forms():
        for first, text in told:
            at = text.find(words)
            if at >= 0 and not (form in _BY_LINE and (around or _by_teller(ctx, first, at))):
                return form
    return None


# Forms in which nobody sits with anybody.
_BY_LINE = frozenset({"phone", "video"})


def _by_teller(ctx: LeadContext, first: int, at: int) -> bool:
    """Return whether the words at the character ``at`` of a sentence tell how somebody spoke to the
    report: "he said by telephone from Dolna"."""
    p = ctx.parse
    k = next((i for i in range(first, len(p)) if p.end[i] > p.start[first] + at - 1), first)
    for _ in range(MAX_CLIMB):
        if p.pos[k] == "VERB" or p.head[k] == k:
            break
        k = p.head[k]
    return p.lemma[k] in word_set("talks.reaching")


def ordinal_of(ctx: LeadContext, tokens: Iterable[int]) -> int | None:
    """Return which round a mention is by its own words: "the second round" is 2."""
    p = ctx.parse
    for i in tokens:
        if p.lower[i] in ORDINALS and p.dep[i] in ("nsubj", "nsubjpass"):
            return ordinal(p.lower[i])  # "a second ended without result"
        if p.lemma[i] not in word_set("talks.rounds"):
            continue
        near = (p.lower[c] for c in p.children[i] if p.dep[c] in _NUMBERING and c < i)
        found = next((n for w in near if (n := ordinal(w)) is not None), None)
        found = number_before(ctx, i) if found is None else found
        if found is not None:
            return found
    return None


def breaks_in(ctx: LeadContext, words: IssueWords) -> tuple[BreakMention, ...]:
    """Return the walk-outs and suspensions that the story tells as done, in text order."""
    p = ctx.parse
    out = []
    for i in range(len(p)):
        if p.pos[i] != "VERB" or p.role(i) == "headline" or negated(p, i) or _coming(ctx, i):
            continue
        kind = walks_out(ctx, words, i) or _halts(ctx, words, i)
        if kind is None:
            continue
        who = subject(p, i)
        party = None if who is None else ctx.cast.of(who)
        party = party if party is not None and ctx.side(party) is not None else None
        if kind == "walk_out" and party is None:
            continue
        said = ctx.statement(i)
        span = _clause(ctx, i)
        out.append(BreakMention(kind, party, span, said.id if said is not None else None))
    return tuple(out)


def _coming(ctx: LeadContext, i: int) -> bool:
    """Return whether the verb tells what may come ("threatened to walk out")."""
    p = ctx.parse
    return any(p.dep[c] == "aux" and p.lower[c] in _MODALS for c in p.children[i])


def walks_out(ctx: LeadContext, words: IssueWords, i: int) -> str | None:
    """Return ``walk_out`` where the verb at ``i`` tells that somebody left talks, else None."""
    p = ctx.parse
    talks = words.talks["noun"] | words.talks["meet"] | _TABLE
    if p.lemma[i] in ("walk", "storm"):
        out = any(p.lower[c] == "out" for c in p.children[i])
        return "walk_out" if out and (_of_talks(ctx, i, talks) or p.right[i] <= i + 3) else None
    if p.lemma[i] in ("leave", "quit", "abandon"):
        what = child(p, i, "dobj")
        told = what is not None and p.lemma[what] in talks - {"meeting", "session", "conference"}
        return "walk_out" if told else None
    return None


def _of_talks(ctx: LeadContext, i: int, talks: frozenset[str]) -> bool:
    p = ctx.parse
    inside = {p.lemma[k] for k in range(p.left[i], p.right[i])}
    return not inside.isdisjoint(talks)


def _halts(ctx: LeadContext, words: IssueWords, i: int) -> str | None:
    p = ctx.parse
    what = child(p, i, "dobj", "nsubjpass")
    if p.lemma[i] in _HALTING and what is not None and _is_talks(ctx, words, what):
        off = p.lemma[i] != "break" or any(p.lower[c] == "off" for c in p.children[i])
        return "suspension" if off else None
    who = child(p, i, "nsubj")
    if p.lemma[i] in _BREAKING and who is not None and _is_talks(ctx, words, who):
        return "suspension"
    return None


def _is_talks(ctx: LeadContext, words: IssueWords, k: int) -> bool:
    """Return whether the noun is of talks, or of somebody's part in them."""
    p = ctx.parse
    if p.lemma[k] in ("participation", "part", "involvement"):
        return any(p.lemma[o] in words.talks["noun"] for o in objects_of(p, k, "in"))
    return p.lemma[k] in words.talks["noun"] or p.lemma[k] in word_set("talks.rounds") | {"session"}


def _clause(ctx: LeadContext, i: int) -> Span:
    p = ctx.parse
    kids = [c for c in p.children[i] if p.dep[c] not in ("conj", "cc", "punct", "mark", "advcl")]
    first, last = min([i, *(p.left[c] for c in kids)]), max([i + 1, *(p.right[c] for c in kids)])
    cuts = [k for k in range(first, i) if p.word[k] in ";”"]
    stop = next((k for k in range(i + 1, last) if p.word[k] in ",;—–"), last)
    return ctx.span(max(cuts, default=first - 1) + 1, stop)


def outcomes_by(
    ctx: LeadContext, words: IssueWords, sides: frozenset[str], start: int
) -> tuple[OutcomeMention, ...]:
    """Return how those of ``sides`` tell that a meeting went, in statements after ``start``."""
    out = []
    for s in ctx.statements:
        if s.speaker is None or ctx.side(s.speaker) not in sides or not s.content:
            continue
        span = s.content[0]
        if span.start < start or s.quote_type == "headline":
            continue
        p = ctx.parse
        first, last = p.tokens_in(span.start, span.end)
        told = lemma_set(p, first, last)
        if s.act in _WANTING:
            continue
        results = any(
            p.lemma[k] in words.talks["outcome"]
            and not of_something_else(ctx, words, k)
            and (p.lemma[k] != "agreement" or reached(ctx, k, p.head[k]))
            for k in range(first, last)
        )
        judged = s.act in _JUDGING and words.issue_of(told) in (None, "process")
        if results or judged:
            out.append(OutcomeMention(s.speaker, span, s.id))
    return tuple(out)


def of_something_else(ctx: LeadContext, words: IssueWords, i: int) -> bool:
    """Return whether results are of something else than talks: "the results of its inquiry"."""
    p = ctx.parse
    talks = words.talks["noun"] | words.talks["meet"]
    who = subject(p, i) if p.pos[i] == "VERB" else None
    if p.pos[i] == "VERB" and p.lemma[i] == "result":
        return who is not None and p.lemma[who] not in talks
    if p.lemma[i] == "collapse":
        return _falls(ctx, i, who)
    if p.dep[i] == "dobj" and p.lemma[p.head[i]] in _SPEAKING_OF:
        return True  # "discussed progress in the offensive"
    if p.lemma[i] != "result":
        return False
    of = list(objects_of(p, i, "of"))
    return bool(of) and not any(p.lemma[o] in talks for o in of)


def told_of_before(ctx: LeadContext, verb: int, day: str) -> bool:
    """Return whether the clause of ``verb`` tells of a day or month before that of a meeting: "a
    framework agreement was concluded in November"."""
    p = ctx.parse
    own = [c for c in p.children[verb] if p.dep[c] in ("prep", "npadvmod")]
    dates = (
        iso_date(t) or day
        for c in own for t in ctx.times_in(p.start[p.left[c]], p.end[p.right[c] - 1])
    )  # fmt: skip
    return any(told[: len(day)] < day[: len(told)] for told in dates)


def _falls(ctx: LeadContext, i: int, who: int | None) -> bool:
    """Return whether what collapses, or has a collapse, is a thing: "a pit collapsed", "the
    collapse of a bridge"."""
    p, table = ctx.parse, word_set("talks.failing")
    if p.pos[i] == "VERB":
        return who is not None and p.lemma[who] not in table
    of = [*objects_of(p, i, "of"), *(c for c in p.children[i] if p.dep[c] in ("compound", "poss"))]
    return bool(of) and not any(p.lemma[o] in table for o in of)


def reached(ctx: LeadContext, i: int, verb: int) -> bool:
    """Return whether the agreement at ``i`` is told as what came of talks, or did not: "signed an
    agreement", "ended without agreement", "there was no agreement"; not one that is spoken of."""
    p = ctx.parse
    if any(p.dep[c] == "mark" and p.lower[c] in ("if", "unless") for c in p.children[verb]):
        return False
    none = any(p.lower[c] == "no" for c in p.children[i])
    if p.dep[i] == "nsubj" and p.lemma[verb] in _BRINGING:
        return False  # "where another agreement produced a committee"
    return (
        none
        or p.lemma[verb] in word_set("talks.settling")
        or p.lower[p.head[i]] in ("without", "with")
    )


# What brings something is no outcome itself.
_BRINGING = frozenset({"produce", "yield", "bring", "make", "end", "announce"})


def no_date(ctx: LeadContext, sentences: Sequence[int]) -> str | None:
    """Return the words that tell that no next meeting is fixed: "no date was set for a third"."""
    p = ctx.parse
    for s in sentences:
        for i in range(*p.sents[s]):
            if p.lemma[i] != "date" or p.pos[i] != "NOUN":
                continue
            if any(p.lower[c] == "no" for c in p.children[i]):
                verb = p.head[i]
                span = _clause(ctx, verb if p.pos[verb] in ("VERB", "AUX") else i)
                return span.text
            if p.dep[i] == "pobj" and p.lower[p.head[i]] == "without":
                return p.slice(p.head[i], i + 1)
    return None
