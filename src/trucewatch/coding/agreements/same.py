"""Whether two mentions of one story are of one agreement."""

from __future__ import annotations

from trucewatch.coding.agreements.beside import of_others
from trucewatch.coding.agreements.mentions import Candidate
from trucewatch.coding.agreements.naming import names_apart
from trucewatch.coding.leads.conflicts import apart
from trucewatch.coding.leads.context import MAX_CLIMB, LeadContext, definite, indefinite, noun_at
from trucewatch.vocab.words import word_set


def again(truce: Candidate, deal: Candidate) -> bool:
    """Return whether the signing of a truce is told a second time, under its name: "since the two
    signed a truce in May … signed a Cessation of Hostilities Agreement on May 3"."""
    dated = truce.date and deal.date and dates_agree(truce.date, deal.date)
    return bool(dated) and "signed" in deal.stages & truce.stages and "cessation" in (
        deal.span.text.lower() + deal.kind)  # fmt: skip


def same(ctx: LeadContext, group: list[Candidate], c: Candidate) -> bool:
    """Return whether a mention can be of the agreement of a group of mentions."""
    p = ctx.parse
    family = group[0].noun.family
    if c.noun.family != family and not _part_of(ctx, group, c):
        return False
    names = frozenset().union(*(g.names for g in group))
    if names and c.names and names.isdisjoint(c.names):
        return False
    if named_apart(group, [c]):
        return False
    if _another(ctx, group, c):
        return False
    if c.echoes:
        return any(p.lemma[g.head] == p.lemma[c.head] for g in group)
    dates = [g.date for g in group if g.date]
    if c.date and dates and not any(dates_agree(c.date, d) for d in dates):
        return False
    if family == "guarantee" and bool(c.date) != bool(dates):
        return False
    authors = frozenset().union(*(g.authors for g in group))
    if authors and c.authors and authors.isdisjoint(c.authors):
        return False
    if c.authors and not authors and names and family == "plan":
        return False
    if any(again(g, c) for g in group if g.noun.kind == "ceasefire"):
        return True
    if c.names & names or _part_of(ctx, group, c) or definite(p, c.head):
        return True
    if family == "guarantee" or p.role(c.head) in ("headline", "bullet"):
        return True
    if any(p.role(g.head) == "headline" for g in group) and len(group) == 1:
        return True
    return bool(authors & c.authors) or not (indefinite(p, c.head) or c.anchored)


def _another(ctx: LeadContext, group: list[Candidate], c: Candidate) -> bool:
    """Return whether a mention is of another paper than a group's: of other sides that the story
    has nothing to do with these; one with a name of its own, where "a treaty" has not been made, or
    where another sort of paper was told of ("a treaty", "the Lake Declaration")."""
    if elsewhere(ctx, group, c) or of_others(group, c):
        return True
    if not c.title or c.names & frozenset().union(*(g.names for g in group)):
        return False
    if any(g.title for g in group):
        return False
    sorts = {s for g in group if (s := _sort(ctx, g)) is not None}
    own = _sort(ctx, c)
    return any(g.unmade for g in group) or bool(own and sorts and own not in sorts)


def elsewhere(ctx: LeadContext, group: list[Candidate], c: Candidate) -> bool:
    """Return whether a mention is of another conflict than a group's, or where one side of none of
    the story's conflicts acts on the one, of two sides that have nothing to do with it."""
    near = frozenset().union(*(g.near for g in group))
    if apart(ctx, near, c.near):
        return True
    alone = frozenset().union(*(g.parties for g in group))
    pair = any(len(c.near & whole) > 1 for whole in ctx.conflicts)
    return bool(alone) and pair and not any(alone & whole for whole in ctx.conflicts)


def _sort(ctx: LeadContext, c: Candidate) -> str | None:
    """Return what sort of paper a mention says that it is, None where it may be any."""
    noun = noun_at(ctx.parse, c.head)
    return noun if noun in word_set("agreements.papers") else None


def named_apart(group: list[Candidate], others: list[Candidate]) -> bool:
    """Return whether two groups of mentions are named apart; a place where one was made is a name
    of it, too."""
    names, theirs = (frozenset().union(*(g.own_names() for g in gs)) for gs in (group, others))
    mine, other = ({g.made_at.lower() for g in gs if g.made_at} for gs in (group, others))
    if names_apart(names or mine, theirs or other):
        return (mine | other).isdisjoint(names | theirs)
    return False


def _part_of(ctx: LeadContext, group: list[Candidate], c: Candidate) -> bool:
    """Return whether ``c`` stands in a clause that hangs on a mention of the group."""
    p, k = ctx.parse, c.head
    heads = {g.head for g in group if p.sent[g.head] == p.sent[c.head]}
    for _ in range(MAX_CLIMB):
        if p.dep[k] == "relcl" and p.head[k] in heads and c.noun.family == "plan":
            return True
        if p.head[k] == k:
            return False
        k = p.head[k]
    return False


def dates_agree(a: str, b: str) -> bool:
    """Return whether two days can be one, each as exact as it is told."""
    return a.startswith(b) or b.startswith(a)
