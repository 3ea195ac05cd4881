"""What drafts and plans ask for: demands of their authors."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.agreements.agreements import StoryAgreements
from trucewatch.coding.leads.context import LeadContext, child, lemma_set, objects_of
from trucewatch.coding.positions.pieces import plain
from trucewatch.coding.provisions.provisions import clauses
from trucewatch.records import Actor
from trucewatch.records.leads import PositionMention
from trucewatch.vocab.issues import IssueWords


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
