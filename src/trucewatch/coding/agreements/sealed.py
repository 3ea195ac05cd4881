"""Where an agreement was made and how long ago, by the words of its making: "signed in Luthen on 3
May an accord", "three weeks after they signed it", "within hours of the accord's signing in Doha".
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from trucewatch.coding.leads.context import LeadContext, child, objects_of
from trucewatch.coding.quantities.numerals import number_of
from trucewatch.vocab.words import calendar, word_set

MADE = frozenset({"sign", "conclude", "reach", "strike", "seal", "agree", "initial"})
"""What is done to an agreement when it is made."""
_SIGNING = frozenset({"signing", "signature", "conclusion", "initialling", "sealing"})
_DAYS = {"hour": 0, "day": 1, "week": 7, "month": 30, "year": 365}
_FROM = frozenset({"after", "of", "from", "since"})
# Between "weeks after" and the word of signing stand so many tokens at most.
_FAR = 12


def makings(ctx: LeadContext, i: int) -> Iterator[int]:
    """Yield the words of a sentence by which the agreement at ``i`` was made."""
    p = ctx.parse
    head = p.head[i]
    if p.dep[i] in ("dobj", "nsubjpass") and p.lemma[head] in MADE:
        yield head
    yield from (c for c in p.children[i] if p.dep[c] in ("acl", "relcl") and p.lemma[c] in MADE)
    for k in range(*p.sents[p.sent[i]]):
        if p.lemma[k] not in _SIGNING and p.lower[k] not in _SIGNING:
            continue
        its = any(p.dep[c] == "poss" and p.lower[c] in ("its", "their") for c in p.children[k])
        whose = [*objects_of(p, k, "of"), *(c for c in p.children[k] if p.dep[c] == "poss")]
        if i in whose or (its and p.dep[i] in ("nsubj", "nsubjpass")):
            yield k


def made_at(ctx: LeadContext, i: int) -> str | None:
    """Return the name of the place where the agreement at ``i`` was made, or None."""
    p = ctx.parse
    for m in makings(ctx, i):
        for o in objects_of(p, m, "in", "at"):
            if p.tag[o] == "NNP" and p.word[o][0].isupper() and not _is_time(ctx, o):
                first = o
                while first and p.head[first - 1] == o and p.tag[first - 1] == "NNP":
                    first -= 1
                return p.slice(first, o + 1)
    return None


def _is_time(ctx: LeadContext, i: int) -> bool:
    start = ctx.parse.start[i]
    if ctx.parse.lower[i] in calendar():
        return True
    return any(t.start <= start < t.end for t in ctx.times)


def made_ago(ctx: LeadContext, i: int) -> str | None:
    """Return the month (after years, the year) in which the agreement at ``i`` was made, where the
    report's news is told to come so long after it."""
    published = ctx.story.published.date
    if not published or len(published) < 10:
        return None
    p = ctx.parse
    for m in makings(ctx, i):
        first = p.sents[p.sent[i]][0]
        for k in range(max(first + 1, m - _FAR), m):
            days = _DAYS.get(p.lemma[k - 1])
            if p.lower[k] not in _FROM or days is None:
                continue
            number = number_of(p.lower[k - 2]) if k >= 2 + first else None
            ago = datetime.timedelta(days=days * int(number or 1))
            then = (datetime.date.fromisoformat(published[:10]) - ago).isoformat()
            return then[:4] if p.lemma[k - 1] == "year" else then[:7]
    return None


def stands_for(ctx: LeadContext, i: int) -> bool:
    """Return whether the name of a place stands for what was agreed there: "Luthen obliges both",
    "as Brioni says", "the 600 lorries laid down in Doha"."""
    p = ctx.parse
    head = p.head[i]
    if any(p.dep[c] == "det" for c in p.children[i]):
        return False  # "as the West demands"
    if p.dep[i] == "nsubj":
        if p.lemma[head] in word_set("agreements.binding"):
            return child(p, head, "dobj", "ccomp", "xcomp") is not None or _as(ctx, head)
        return p.lemma[head] in word_set("agreements.laying") | {"say"} and _as(ctx, head)
    if p.dep[i] != "pobj" or p.lower[head] not in ("in", "at", "by", "under"):
        return False
    verb = p.head[head]
    told = child(p, verb, "nsubjpass")
    if told is not None and p.lemma[told] in word_set("agreements.gatherings"):
        return False  # "the next round is set for May in Luthen"
    return p.tag[verb] == "VBN" and p.lemma[verb] in word_set("agreements.laying")


def _as(ctx: LeadContext, verb: int) -> bool:
    p = ctx.parse
    return any(p.lower[c] == "as" for c in p.children[verb] if c < verb)
