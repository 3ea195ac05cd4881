"""What one sentence tells as left and as wanted in its place.

"No longer demands A, but B", "instead of A it now wants B", "where it once asked for A, it now asks
for B", "has gone from refusing A to accepting B": A is a former stand, B the present one, and both
are of one matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from trucewatch.coding.leads.context import LeadContext, child, lemma_set
from trucewatch.coding.positions.conditions import condition_at
from trucewatch.coding.positions.moves import end_of, no_longer
from trucewatch.coding.positions.whose import parties_at
from trucewatch.records import Actor, Span
from trucewatch.records.leads import PositionMention
from trucewatch.vocab.issues import IssueWords

_GONE = frozenset({"go", "move", "shift", "swing"})
_ASKED = frozenset({"demand", "proposal", "condition", "offer", "concession"})
_NOW = frozenset({"now", "today"})
_SAYING = frozenset({"say", "insist", "argue", "maintain", "demand", "hold"})
_MUST = frozenset({"must", "should", "had", "has", "have", "never"})
_LEAVING = frozenset({"go", "leave", "withdraw", "pull"})
# What may stand between "but" and what is wanted instead.
_ONLY = frozenset({"only", "merely", "just", "now", "rather", "simply", "instead"})


def but_at(ctx: LeadContext, i: int, last: int) -> int | None:
    """Return the "but" after which a clause of what is "no longer" wanted tells what is: "no longer
    demands A, | but that B"; None where it goes on with another clause of somebody's."""
    p = ctx.parse
    return next((k for k in range(i + 1, last) if p.lower[k] == "but"), None)


def instead(
    ctx: LeadContext, words: IssueWords, found: Sequence[PositionMention]
) -> list[PositionMention]:
    """Return the positions with what their sentences tell as wanted instead, or as left for it."""
    out = list(found)
    for m in found:
        wanted = _wanted_instead(ctx, m)
        if wanted is not None:
            out = [x for x in out if not _is_part(x, wanted)] + [wanted]
    out += [left for m in out if (left := _left_for(ctx, m)) is not None]
    for i in range(len(ctx.parse)):
        out += _gone(ctx, words, i)
        for told in _used_to_say(ctx, words, i):
            again = [x for x in out if told.kind == "offer" and _same_words(x, told)]
            out = [msgspec.structs.replace(x, issue=told.issue) if x in again else x for x in out]
            out += [] if again else [told]
    return out


def _is_part(m: PositionMention, of: PositionMention) -> bool:
    """Return whether a stand is told by words of another, by the same party, as what it wants."""
    inside = of.span.start <= m.span.start and m.span.end <= of.span.end
    return inside and m.kind == "demand" and m.party.code == of.party.code


def _wanted_instead(ctx: LeadContext, m: PositionMention) -> PositionMention | None:
    """Return what a party wants where it gave up something with "no longer A, but B"."""
    p = ctx.parse
    if m.kind != "concession":
        return None
    first, last = p.tokens_in(m.span.start, m.span.end)
    a, end = p.sents[p.sent[first]]
    k = next((k for k in range(last - 1, a - 1, -1) if no_longer(ctx, k)), None)
    if k is None:
        return None
    but = but_at(ctx, k, end)
    if but is None:
        return None
    b = but + 1
    while b < end and p.lower[b] in _ONLY:
        b += 1
    opens = b < end and (p.lower[b] in ("that", "for", "of", "to", "on") or p.tag[b] == "VBZ")
    if not opens and (b >= end or _main_clause(ctx, b, end)):
        return None
    stop = next((j for j in range(b, end) if p.word[j] in ".;:?!"), end)
    while stop > b and not p.word[stop - 1][:1].isalnum():
        stop -= 1
    if stop - b < 2:
        return None
    start = b + 1 if p.lower[b] == "that" else b
    while start < stop - 1 and not p.word[start][:1].isalnum():
        start += 1
    span = ctx.span(start, stop)
    return msgspec.structs.replace(
        m, kind="demand", value=span.text, condition=None, span=span, more=()
    )


def _main_clause(ctx: LeadContext, b: int, end: int) -> bool:
    """Return whether what follows "but" is a clause with a subject of its own."""
    p = ctx.parse
    return any(p.dep[k] in ("nsubj", "nsubjpass", "expl") for k in range(b, end))


def _left_for(ctx: LeadContext, m: PositionMention) -> PositionMention | None:
    """Return what a party "now" wants something instead of, as its former stand on the issue."""
    p = ctx.parse
    if m.kind not in _ASKED:
        return None
    first = p.tokens_in(m.span.start, m.span.end)[0]
    a, b = p.sents[p.sent[first]]
    if _NOW.isdisjoint(p.lower[a:b]):
        return None
    for k in range(a, b - 2):
        if p.lower[k : k + 2] != ("instead", "of"):
            continue
        what = child(p, k + 1, "pobj", "pcomp") or child(p, k, "pobj", "pcomp")
        if what is None or p.sent[what] != p.sent[first]:
            return None
        span = ctx.span(p.left[what], end_of(ctx, what))
        return msgspec.structs.replace(
            m, kind="former", value=span.text, condition=None, date=None, span=span, more=()
        )
    return None


def _gone(ctx: LeadContext, words: IssueWords, i: int) -> Iterator[PositionMention]:
    """Yield both ends of "has gone from refusing observers to accepting them", the first as former;
    both are of one matter, which either end may name."""
    p = ctx.parse
    if p.lemma[i] not in _GONE or p.pos[i] != "VERB" or p.role(i) == "headline":
        return
    old, new = _end(ctx, i, "from"), _end(ctx, i, "to")
    if old is None or new is None or new < old:
        return
    kinds = _kind(words, p.lemma[old]), _kind(words, p.lemma[new])
    stop, last = new - 1, end_of(ctx, new)
    issue = words.asked_issue_of(lemma_set(p, old, stop)) or words.asked_issue_of(
        lemma_set(p, new, last)
    )
    if None in kinds or issue is None:
        return
    published = (ctx.story.published.date or "")[:10] or None
    for party in parties_at(ctx, i):
        yield _mention(ctx, i, party, issue, "former", ctx.span(old, stop), None)
        yield _mention(ctx, i, party, issue, str(kinds[1]), ctx.span(new, last), published)


def _used_to_say(ctx: LeadContext, words: IssueWords, i: int) -> Iterator[PositionMention]:
    """Yield what "used to say that the army had to go first" tells as a former stand, and what the
    next sentence tells of it "now": "now it says that it can be done in parallel"."""
    p = ctx.parse
    if p.lower[i] != "used" or p.role(i) == "headline":
        return
    verb = child(p, i, "xcomp")
    what = None if verb is None or p.lemma[verb] not in _SAYING else child(p, verb, "ccomp")
    if what is None or not _asks(ctx, p.left[what], p.right[what]):
        return
    told = lemma_set(p, p.left[what], p.right[what])
    issue = words.asked_issue_of(told) or ("withdrawal" if _LEAVING & told else None)
    if issue is None:
        return
    old, b = ctx.span(_past_that(ctx, p.left[what]), end_of(ctx, what)), p.sents[p.sent[i]][1]
    now = _now_done(ctx, b) if b < len(p) and p.para[b] == p.para[i] else None
    published = (ctx.story.published.date or "")[:10] or None
    for party in parties_at(ctx, i):
        yield _mention(ctx, i, party, issue, "former", old, None)
        if now is not None:
            told_now = _mention(ctx, now, party, issue, "offer", _now(ctx, now), published)
            yield _with_term(ctx, words, told_now)


def _now_done(ctx: LeadContext, b: int) -> int | None:
    """Return the verb of what the sentence from token ``b`` on says can "now" be done or given."""
    p = ctx.parse
    a, end = p.sents[p.sent[b]]
    if "now" not in p.lower[a:end]:
        return None
    able = (k for k in range(a, end) if p.tag[k] == "VBN" and child(p, k, "auxpass") is not None)
    return next((k for k in able if {"can", "could", "may"} & {p.lower[c] for c in p.children[k]}
                 and child(p, k, "neg") is None), None)  # fmt: skip


def _now(ctx: LeadContext, verb: int) -> Span:
    return ctx.span(_past_that(ctx, ctx.parse.left[verb]), end_of(ctx, verb))


def _with_term(ctx: LeadContext, words: IssueWords, m: PositionMention) -> PositionMention:
    """Return a stand with the condition in its words beside it: "in parallel, | if they verify"."""
    p = ctx.parse
    first, last = p.tokens_in(m.span.start, m.span.end)
    cut = condition_at(ctx, words, first + 1, last)
    if cut is None:
        return m
    end = cut
    while end > first + 1 and p.dep[end - 1] == "punct":
        end -= 1
    span, term = ctx.span(first, end), ctx.span(cut, last)
    return msgspec.structs.replace(m, value=span.text, condition=term.text, span=span, more=(term,))


def _same_words(m: PositionMention, told: PositionMention) -> bool:
    """Return whether a stand of the same party is told in the words of another."""
    meets = m.span.start < told.span.end and told.span.start < m.span.end
    return meets and m.party.code == told.party.code


def _asks(ctx: LeadContext, first: int, last: int) -> bool:
    return not _MUST.isdisjoint(ctx.parse.lower[first:last])


def _past_that(ctx: LeadContext, k: int) -> int:
    return k + 1 if ctx.parse.lower[k] == "that" else k


def _mention(
    ctx: LeadContext, i: int, party: Actor, issue: str, kind: str, span: Span, date: str | None
) -> PositionMention:
    said = ctx.statement(i)
    teller = None if said is None or ctx.side(said.speaker) == ctx.side(party) else said.speaker
    return PositionMention(
        party=party, issue=issue, kind=kind, value=span.text, condition=None, guarantors=(),
        date=date, statement_id=said.id if said else None, told_by=teller, headline=False,
        span=span,
    )  # fmt: skip


def _end(ctx: LeadContext, i: int, prep: str) -> int | None:
    """Return the gerund right behind the first ``prep`` after the verb at ``i``, or None."""
    p = ctx.parse
    ends = range(i + 1, p.sents[p.sent[i]][1] - 1)
    return next((k + 1 for k in ends if p.lower[k] == prep and p.tag[k + 1] == "VBG"), None)


def _kind(words: IssueWords, lemma: str) -> str | None:
    """Return the kind that the verb of a party's stand gives, or None."""
    verb = words.verbs.get(lemma)
    if verb is not None and verb.kind:
        return str(verb.kind)
    return "demand" if lemma in ("ask", "call") else None
