"""Which term an article is on ("Heavy weapons (Article 5)", "Article 5, which bans heavy guns"),
and which article somebody says that a deed offends ("in violation of Article 5 of the accord")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from trucewatch.coding.leads.context import LeadContext, lemma_set
from trucewatch.coding.provisions.told import sentence
from trucewatch.records.leads import ProvisionTouch
from trucewatch.vocab.agreements import AgreementWords
from trucewatch.vocab.words import word_set

_NUMBER = re.compile(r"\d+(?:\.\d+)*")
# "Withdrawal of heavy weapons (Article 5)": a heading is so long at most.
_HEADING = 8
_OPENING = frozenset({",", "on", "which", "that", ":", "-", "–", "—"})


def articles_at(ctx: LeadContext, tokens: Iterable[int]) -> list[tuple[int, str]]:
    """Return (token, article) for the articles named among ``tokens``: "article 5"."""
    p = ctx.parse
    return [
        (i, f"article {p.word[i + 1].rstrip('.')}")
        for i in tokens
        if p.lemma[i] in word_set("told.numbered")
        and i + 1 < len(p)
        and _NUMBER.match(p.word[i + 1])
    ]


def stated_articles(
    ctx: LeadContext, words: AgreementWords, live: tuple[int, ...]
) -> Iterator[tuple[int, str, str, int, int]]:
    """Yield (agreement, article, label, first, last) for articles of which a story tells what they
    are on, where it speaks of one agreement in force."""
    if len(live) != 1:
        return
    for i, article in articles_at(ctx, range(len(ctx.parse))):
        first, last = _on(ctx, words, i)
        label = words.terms.find(lemma_set(ctx.parse, first, last)) if last > first else None
        if label is not None:
            yield live[0], article, label, first, last


def _on(ctx: LeadContext, words: AgreementWords, i: int) -> tuple[int, int]:
    """Return the tokens that tell what the article at ``i`` is on, none where nothing does."""
    p, own, after = ctx.parse, sentence(ctx, i), i + 2
    if p.word[i - 1 : i] == ("(",):
        return max(own.start, i - 1 - _HEADING), i - 1
    if p.word[after : after + 1] == ("(",):
        closed = next((k for k in range(after, own.stop) if p.word[k] == ")"), after)
        return after + 1, closed
    if after < own.stop and p.lower[after] in _OPENING and _lays_down(ctx, after, own.stop):
        return after + 1, own.stop
    verb = p.head[i]
    if p.dep[i] == "nsubj" and verb > i and _binds(ctx, verb):
        return verb + 1, own.stop
    return after, after


def _lays_down(ctx: LeadContext, k: int, last: int) -> bool:
    """Return whether what stands behind an article's number tells what it is on."""
    p = ctx.parse
    if p.lower[k] != ",":
        return True
    nearby = range(k + 1, min(k + 4, last))
    return p.lower[k + 1 : k + 2] == ("on",) or any(_binds(ctx, j) for j in nearby)


def _binds(ctx: LeadContext, verb: int) -> bool:
    p = ctx.parse
    laid = word_set("agreements.binding") | word_set("agreements.obliging")
    return p.lemma[verb] in laid | word_set("told.laying_down") | word_set("told.forbidding")


def with_articles(ctx: LeadContext, touches: Iterable[ProvisionTouch]) -> list[ProvisionTouch]:
    """Return the touches, a breach with the one article that its sentence names."""
    return [_with_article(ctx, t) for t in touches]


def _with_article(ctx: LeadContext, t: ProvisionTouch) -> ProvisionTouch:
    if t.occurrence not in ("violation", "restriction") or not t.explicit:
        return t
    own = sentence(ctx, ctx.parse.tokens_in(t.span.start, t.span.end)[0])
    named = {article for _, article in articles_at(ctx, own)}
    return msgspec.structs.replace(t, article=next(iter(named))) if len(named) == 1 else t
