"""How talks ended in the words of a report: progress, no result, a joint statement or none, what
both sides agreed."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.leads.context import (
    MAX_CLIMB,
    LeadContext,
    child,
    negated,
    objects_of,
    subject,
)
from trucewatch.coding.positions.whose import means_both
from trucewatch.coding.talks.forms import of_something_else, reached, told_of_before
from trucewatch.coding.talks.scene import is_wished
from trucewatch.vocab.issues import IssueWords
from trucewatch.vocab.words import word_set

_PAPERS = frozenset({"statement", "communiqué", "communique", "declaration", "document"})
_COMMON = frozenset({"joint", "common", "final", "closing"})
_AGAIN = frozenset({"meet", "resume", "reconvene", "continue", "return", "hold", "talk", "go"})


def _joint_paper(ctx: LeadContext, i: int) -> bool:
    """Return whether a joint paper came of talks, or did not: "ended without a joint statement"."""
    p = ctx.parse
    if p.lemma[i] not in _PAPERS or not any(p.lower[c] in _COMMON for c in p.children[i]):
        return False
    above = p.lower[p.head[i]]
    agreed = p.dep[i] == "pobj" and above == "on" and p.lemma[p.head[p.head[i]]] == "agree"
    made = p.dep[i] in ("dobj", "nsubjpass") and p.lemma[p.head[i]] in word_set("talks.settling")
    return agreed or made or (p.dep[i] == "pobj" and above == "without")


def _agreed(ctx: LeadContext, i: int) -> bool:
    """Return whether both sides are told to have agreed to do something: "the panels agreed to form
    a joint team"; not to meet again."""
    p = ctx.parse
    if p.lemma[i] != "agree" or p.tag[i] not in ("VBD", "VBN") or negated(p, i):
        return False
    what = child(p, i, "xcomp", "ccomp")
    if what is None or not _AGAIN.isdisjoint({p.lemma[what]}):
        return False
    who = subject(p, i)
    if who is None:
        return False
    several = len({ctx.side(a) for a in ctx.cast.members(who)} - {None}) > 1
    team = p.tag[who] in ("NNS", "NNPS") and p.lemma[who] in word_set(
        "talks.at_table", "talks.teams"
    )
    return several or means_both(ctx, who) or (team and p.dep[i] == "conj")


def _papers_made(ctx: LeadContext, i: int) -> bool:
    """Return whether both sides are told to have signed papers at the meeting, so many of them:
    "the parties signed six accords"."""
    p = ctx.parse
    what = child(p, i, "dobj") if p.lemma[i] in ("sign", "initial", "adopt") else None
    if what is None or p.tag[i] != "VBD" or p.lemma[what] not in word_set("talks.signed"):
        return False
    counted = any(p.dep[c] == "nummod" for c in p.children[what])
    return counted and _of_both(ctx, i)


def _disagreed(ctx: LeadContext, i: int) -> bool:
    """Return whether both sides are told not to have agreed on something: "the parties did not
    agree on the extension", "the talks failed to agree on prisoners"."""
    p = ctx.parse
    if p.lemma[i] != "agree" or p.pos[i] != "VERB":
        return False
    failed = p.dep[i] == "xcomp" and p.lemma[p.head[i]] == "fail"
    did_not = negated(p, i) and any(p.lower[c] == "did" for c in p.children[i])
    on = next(objects_of(p, i, "on", "about", "over"), None) is not None
    return on and (failed or did_not) and _of_both(ctx, p.head[i] if failed else i)


def _of_both(ctx: LeadContext, verb: int) -> bool:
    """Return whether both sides, or their talks, are the subject of a verb."""
    p, who = ctx.parse, subject(ctx.parse, verb)
    if who is None:
        return False
    several = len({ctx.side(a) for a in ctx.cast.members(who)} - {None}) > 1
    return several or means_both(ctx, who) or p.lemma[who] in word_set("talks.table")


def _elsewhere(ctx: LeadContext, k: int) -> bool:
    """Return whether a clause tells of another place beside: "Zamra, where an agreement brought
    a committee"."""
    p = ctx.parse
    return p.dep[k] == "relcl" and any(p.lower[c] == "where" for c in p.children[k])


def outcomes_of(
    ctx: LeadContext, words: IssueWords, start: int, end: int, day: str | None = None
) -> Iterator[str]:
    """Yield the words in the characters [start, end) that tell how the talks of ``day`` went, each
    once."""
    p = ctx.parse
    seen: set[str] = set()
    for i in range(len(p)):
        told_so = p.lemma[i] in words.talks["outcome"] or _joint_paper(ctx, i) or _agreed(ctx, i)
        told_so = told_so or _papers_made(ctx, i) or _disagreed(ctx, i)
        if not told_so or p.role(i) not in ("body", "bullet") or p.dep[i] == "acl":
            continue
        k = i
        for _ in range(MAX_CLIMB):
            if p.pos[k] in ("VERB", "AUX") or p.head[k] == k:
                break
            k = p.head[k]
        if not start <= p.start[i] < end or is_wished(ctx, k) or of_something_else(ctx, words, i):
            continue
        if day is not None and told_of_before(ctx, k, day):
            continue
        if p.lemma[i] == "agreement" and not reached(ctx, i, k):
            continue
        if _elsewhere(ctx, k):
            continue
        if p.dep[k] == "xcomp" and p.lemma[p.head[k]] in ("fail", "manage"):
            k = p.head[k]  # "failed to reach agreement"
        kids = [
            c for c in p.children[k] if p.dep[c] not in ("conj", "cc", "punct", "mark", "advcl")
        ]
        first = min([k, *(p.left[c] for c in kids)])
        last = max([k + 1, *(p.right[c] for c in kids)])
        told = p.slice(first, last)
        if told.lower() not in seen and first <= i < last:
            seen.add(told.lower())
            yield told
