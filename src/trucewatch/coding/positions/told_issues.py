"""What a stand is about that a predicate or noun tells of a party."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.coding.leads.context import LeadContext, child, lemma_set, objects_of
from trucewatch.coding.positions.conditions import barred_until_at, condition_at
from trucewatch.coding.positions.figures import enough_at
from trucewatch.coding.positions.frames import FRAMED
from trucewatch.coding.positions.issues import (
    about,
    bare_figure,
    does_the_same,
    ground_left,
    is_one,
    issue_of_last_sentence,
    main_issue,
    talked_of,
    whole_place,
)
from trucewatch.coding.positions.moves import Told, dropped_by, dropped_issue
from trucewatch.coding.positions.referred import (
    HELD_OUT,
    POINTING,
    asked_before,
    issue_before,
    own_last,
    yields,
)
from trucewatch.coding.positions.verbs import object_of
from trucewatch.records import Actor
from trucewatch.records.leads import PositionMention
from trucewatch.vocab.issues import IssueWords
from trucewatch.vocab.words import word_set

GIFTS = frozenset({"concession", "offer", "guarantee"})
"""Kinds of stands by which something is given."""
_BARS = frozenset({"refusal", "red_line"})
# What is outright offered or refused shows its issue by plainer words, too.
_WANTING = frozenset({"like", "insist", "expect", "propose"})
# An answer of so few words is about what was asked.
_FEW = 2
_ASKED_KINDS = frozenset({"concession", "offer", "guarantee", "refusal"})


def term_at(
    ctx: LeadContext, words: IssueWords, kind: str, at: tuple[int, int], last: int
) -> int | None:
    """Return where the condition of a stand begins: "would free them | in return for a truce",
    "will not sign | while they stay"; looked for from the tokens ``at`` (of a condition, of what
    bars), or None."""
    given = condition_at(ctx, words, at[0], last)
    if given is None and kind in _BARS:
        given = barred_until_at(ctx, at[1], last)
    return given


def issue_told(
    ctx: LeadContext, words: IssueWords, i: int, found: Told, before: Sequence[PositionMention]
) -> str | None:
    """Return the issue of the stand that is told at ``i``; ``before`` are the stands found so
    far: what is dropped, accepted or turned down may be one of them."""
    party, kind, first, last = found
    issue = dropped_issue(ctx, words, i)
    if issue is None and dropped_by(ctx, i) is not None:
        dropped = own_last(ctx, i, party, before)
        issue = None if dropped is None else dropped.issue
    at = _own_words_at(ctx, i, first, last)
    issue = _by_words(ctx, words, kind, issue, (at, first, last))
    if issue == "process":
        issue = talked_of(ctx, words, max(first, i) if i < last else first, last) or issue
    issue = issue or (issue_before(ctx, words, i, last) if first <= i else None)
    issue = issue or _of_anothers(ctx, i, party, kind, before)
    issue = issue or _issue_of_place(ctx, words, i, (kind, first, last))
    if issue is None and (kind in _ASKED_KINDS or ctx.parse.lemma[i] in FRAMED | _WANTING):
        issue = words.asked_issue_of(about(ctx, min(at, max(first, i)), last))
    return issue


def _own_words_at(ctx: LeadContext, i: int, first: int, last: int) -> int:
    """Return where the words begin that tell what a stand is on: behind its predicate, or all of
    them where they stand before it."""
    p = ctx.parse
    behind = last <= i or (p.dep[i] == "relcl" and first <= p.head[i])
    passive = any(p.dep[c] == "agent" for c in p.children[i])
    return first if behind or passive or p.dep[i] == "attr" else max(first, i)


def _by_words(
    ctx: LeadContext, words: IssueWords, kind: str, issue: str | None, told: tuple[int, int, int]
) -> str | None:
    """Return the issue that the words of a stand show: what is given by the gift, what is barred by
    the bar, without their conditions where these stand apart."""
    p, (at, first, last) = ctx.parse, told
    given = term_at(ctx, words, kind, (at, first), last) or last
    gift = kind in GIFTS and given > at
    own = words.issue_of(lemma_set(p, at, given)) if gift else None
    if gift and given < last:
        own = own or words.asked_issue_of(lemma_set(p, at, given))
    if kind in _BARS and given < last:
        issue = issue or words.asked_issue_of(lemma_set(p, at, given))
    issue = issue or main_issue(ctx, words, at, last) or own
    return issue or words.issue_of(about(ctx, at, last))


def _of_anothers(
    ctx: LeadContext, i: int, party: Actor, kind: str, before: Sequence[PositionMention]
) -> str | None:
    """Return the issue of what another asked, or of the party's own stand, to which words point:
    "turned down the request", "gave way", "rejects that"."""
    issue = None
    if object_of(ctx, i) & word_set("positions.asked"):
        asked = asked_before(ctx, i, party, before)
        asked = asked or (own_last(ctx, i, party, before) if kind == "concession" else None)
        issue = None if asked is None else asked.issue
    if issue is None and kind == "concession" and yields(ctx, i):
        stood = own_last(ctx, i, party, before)
        issue = None if stood is None or stood.kind not in HELD_OUT else stood.issue
    if issue is None and kind in ("refusal", "concession") and _only_points(ctx, i):
        asked = asked_before(ctx, i, party, before)  # "wants …; the Front rejects that"
        issue = None if asked is None else asked.issue
    return issue


def _issue_of_place(
    ctx: LeadContext, words: IssueWords, i: int, told: tuple[str, int, int]
) -> str | None:
    """Return the issue of ground that is named, or of the sentence before a bare figure."""
    kind, first, last = told
    issue = ground_left(ctx, max(first, i), last)
    issue = issue or (whole_place(ctx, first, last) if kind == "demand" else None)
    same = kind == "demand" and does_the_same(ctx, i, last)
    bare = kind == "proposal" and _bare_answer(ctx, i, last)
    if issue is None and (same or bare or bare_figure(ctx, i + 1, last) or enough_at(ctx, i)):
        return issue_of_last_sentence(ctx, words, i)
    return issue


def _bare_answer(ctx: LeadContext, i: int, last: int) -> bool:
    """Return whether what somebody answers to a question proposes only one thing, by one word: "We
    proposed stages"."""
    said = ctx.statement(i)
    answers = said is not None and said.cue is not None and said.cue.text.strip() == ":"
    told = [k for k in range(i + 1, last) if ctx.parse.word[k][:1].isalnum()]
    return answers and 0 < len(told) <= _FEW


def _only_points(ctx: LeadContext, i: int) -> bool:
    """Return whether the object of the predicate at ``i`` is only "this", "that" or "it", also
    behind "of", "to", "with": "will hear nothing of it"."""
    p, what = ctx.parse, child(ctx.parse, i, "dobj")
    if what is not None and (p.lower[what] in POINTING or is_one(ctx, what)):
        return True
    bare = what is None or p.lower[what] in ("nothing", "none", "part")
    behind = (o for k in (i, what) if k is not None and bare
              for o in objects_of(p, k, "of", "to", "with", "at"))  # fmt: skip
    return any(p.lower[o] in POINTING for o in behind)
