"""Positions told of a party by the text or by somebody else, and what drafts ask for."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.agreements import StoryAgreements
from trucewatch.coding.lead_context import (
    LeadContext,
    child,
    lemma_set,
    negated,
    objects_of,
    subject,
)
from trucewatch.coding.position_pieces import condition_at, plain
from trucewatch.coding.provisions import clauses
from trucewatch.records import Actor
from trucewatch.records.leads import PositionMention
from trucewatch.vocab.issues import IssueWords

_POINTING = frozenset({"this", "that", "it", "these", "such"})


def drafted(
    ctx: LeadContext, words: IssueWords, agreements: StoryAgreements, covered: set[int]
) -> Iterator[PositionMention]:
    """Yield what a draft or plan, as subject, asks for: demands of its authors."""
    p = ctx.parse
    for head, k in agreements.at.items():
        verb = p.head[head]
        if agreements.found[k].family != "plan" or p.dep[head] != "nsubj":
            continue
        if p.lemma[verb] not in words.drafts or p.role(head) == "headline":
            continue
        party = _author(ctx, agreements, k)
        what = child(p, verb, "ccomp", "xcomp", "prep", "advcl", "dobj")
        if party is None or what is None or verb in covered:
            continue
        said = ctx.statement(head)
        for piece in plain(ctx, clauses(ctx, verb + 1, p.right[verb])):
            issue = words.issue_of(lemma_set(p, piece.first, piece.last))
            if issue is not None:
                span = ctx.span(piece.first, piece.last)
                yield PositionMention(
                    party=party, issue=issue, kind="demand", value=span.text, condition=None,
                    guarantors=(), date=None, statement_id=said.id if said else None,
                    told_by=said.speaker if said else None, headline=False, span=span,
                )  # fmt: skip


def _author(ctx: LeadContext, agreements: StoryAgreements, k: int) -> Actor | None:
    """Return an author of agreement ``k``: "the US draft", "a paper drawn up by …"."""
    p = ctx.parse
    for head in (h for h, index in agreements.at.items() if index == k):
        near = [c for c in p.children[head] if p.dep[c] in ("compound", "poss", "amod", "nmod")]
        for c in p.children[head]:
            if p.dep[c] == "acl":
                near += objects_of(p, c, "by")
        for c in near:
            found = ctx.cast.of(c)
            if found is not None and ctx.side(found) in agreements.found[k].authors:
                return found
    return None


def told(ctx: LeadContext, words: IssueWords, covered: set[int]) -> Iterator[PositionMention]:
    """Yield positions that predicates and nouns tell of a party, outside ``covered`` tokens."""
    p = ctx.parse
    telling = words.verbs.keys() | words.nouns.keys() | {"pressure"}
    for i in range(len(p)):
        if p.lemma[i] not in telling or p.role(i) == "headline":
            continue
        found = _pressure(ctx, words, i) or _noun(ctx, words, i) or _verb(ctx, words, i)
        if found is None:
            continue
        party, kind, first, last = found
        if covered.isdisjoint(range(i, last)):
            for a, b in _complements(ctx, i, kind, (first, last)):
                mention = _told_mention(ctx, words, i, (party, kind, a, b))
                if mention is not None:
                    yield mention


def _complements(
    ctx: LeadContext, i: int, kind: str, whole: tuple[int, int]
) -> list[tuple[int, int]]:
    """Split "insisted that all hostages be freed and that it disarm" into its clauses."""
    what = child(ctx.parse, i, "ccomp", "xcomp")
    if what is None or kind == "former" or what < i:
        return [whole]
    parts = clauses(ctx, ctx.parse.left[what], ctx.parse.right[what])
    if len(parts) < 2:
        return [whole]
    return [(whole[0], parts[0][1]), *parts[1:]]


def _told_mention(
    ctx: LeadContext, words: IssueWords, i: int, found: tuple[Actor, str, int, int]
) -> PositionMention | None:
    party, kind, first, last = found
    p = ctx.parse
    issue = words.issue_of(lemma_set(p, max(first, i), last))
    issue = issue or (_issue_before(ctx, words, i, last) if first <= i else None)
    if issue is None:
        return None
    said = ctx.statement(i)
    teller = said.speaker if said else None
    if teller is not None and ctx.side(teller) == ctx.side(party):
        return None
    cut = condition_at(ctx, words, first, last) or last
    (piece,) = tuple(plain(ctx, [(first, cut)])) or (None,)
    if piece is None:
        return None
    span = ctx.span(piece.first, piece.last)
    return PositionMention(
        party=party, issue=issue, kind=kind, value=span.text,
        condition=p.slice(cut, last) if cut < last else None, guarantors=(), date=None,
        statement_id=said.id if said else None, told_by=teller, headline=False, span=span,
    )  # fmt: skip


def _verb(ctx: LeadContext, words: IssueWords, i: int) -> tuple[Actor, str, int, int] | None:
    """Return (party, kind, first, last) for a predicate of position with a party as subject."""
    p = ctx.parse
    verb = words.verbs.get(p.lemma[i])
    if verb is None or p.pos[i] != "VERB" or p.dep[i] in ("amod", "compound"):
        return None
    kind = verb.neg if negated(p, i) else verb.kind
    if kind == "former" and not _perfect(ctx, i):
        return None
    who = subject(p, i)
    party = None if who is None else ctx.cast.of(who)
    if p.lemma[p.head[i]] in ("force", "compel") or _past(ctx, i):
        return None
    if not kind or party is None or ctx.side(party) is None:
        return None
    if child(p, i, "dobj", "xcomp", "ccomp", "prep") is None:
        return None
    last = p.right[i]
    while last > i + 1 and (p.dep[last - 1] == "punct" or p.word[last - 1] in '"“”'):
        last -= 1
    first = min([i, *(p.left[c] for c in p.children[i] if p.dep[c] in ("aux", "neg"))])
    return party, kind, first, last


def _past(ctx: LeadContext, i: int) -> bool:
    return any(e.realis in ("historical", "counterfactual") for e in ctx.events_at(i))


def _noun(ctx: LeadContext, words: IssueWords, i: int) -> tuple[Actor, str, int, int] | None:
    """Return (party, kind, first, last) for "his demand that …", "Kyiv's offer to …"."""
    p = ctx.parse
    kind = words.nouns.get(p.lemma[i])
    if kind is None or p.pos[i] != "NOUN":
        return None
    what = child(p, i, "acl", "ccomp", "relcl")
    if what is None:
        return None
    owner = child(p, i, "poss")
    party = None if owner is None else ctx.cast.of(owner)
    if party is None or ctx.side(party) is None:
        return None
    first, last = p.left[what], p.right[what]
    while last > first + 1 and p.dep[last - 1] == "punct":
        last -= 1
    return party, kind, first, last


def _perfect(ctx: LeadContext, i: int) -> bool:
    p = ctx.parse
    to = child(p, i, "xcomp")
    have = any(p.lower[c] in ("has", "have", "had") for c in p.children[i])
    return to is not None and (have or p.lemma[i] != "fight")


def _pressure(ctx: LeadContext, words: IssueWords, i: int) -> tuple[Actor, str, int, int] | None:
    p = ctx.parse
    if p.lemma[i] != "pressure" or p.dep[i] != "pobj" or p.lower[p.head[i]] != "under":
        return None
    for o in objects_of(p, i, "from"):
        party = ctx.cast.of(o)
        if party is not None and ctx.side(party) is not None:
            return party, "pressure", i, p.right[i]
    return None


def _issue_before(ctx: LeadContext, words: IssueWords, i: int, last: int) -> str | None:
    """Return the issue of the sentence before, where the object is only "this" or "it"."""
    p = ctx.parse
    if not _POINTING & set(p.lower[i:last]) or p.sent[i] == 0:
        return None
    a, b = p.sents[p.sent[i] - 1]
    if p.para[a] != p.para[i]:
        return None
    return words.issue_of(lemma_set(p, a, b))
