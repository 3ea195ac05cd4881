"""Which term each article of an agreement is on, by all that reports and a watch's text tell of it;
what is called a breach of an article offends that term."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from trucewatch.linking.agreements.clauses import label_of_clause
from trucewatch.linking.agreements.register_undated import Entry
from trucewatch.records.coded import CodedStory
from trucewatch.records.leads import ProvisionTouch

_HEAD = re.compile(
    r"\W*(?:(?:article|art\.|clause|paragraph|section)\s*(\d+(?:\.\d+)*)|(\d+(?:\.\d+)*)[.):])",
    re.IGNORECASE,
)
_TRUCE = "ceasefire"


def articles_of(
    group: Sequence[Entry], stories: Mapping[str, CodedStory], clauses: Sequence[str] = ()
) -> dict[str, str]:
    """Return article ("article 5") → provision label, without those of which two are told."""
    told: dict[str, set[str]] = {}
    for article, label in (*_reported(group, stories), *_written(clauses)):
        told.setdefault(article, set()).add(label)
    return {a: next(iter(labels)) for a, labels in told.items() if len(labels) == 1}


def _reported(
    group: Sequence[Entry], stories: Mapping[str, CodedStory]
) -> Iterator[tuple[str, str]]:
    for e in group:
        for m in stories[e.story_id].leads.provisions:
            if m.agreement == e.index and m.article is not None:
                yield m.article, m.label


def _written(clauses: Sequence[str]) -> Iterator[tuple[str, str]]:
    for clause in clauses:
        head, label = _HEAD.match(clause), label_of_clause(clause)
        if head is not None and label is not None:
            yield f"article {head[1] or head[2]}", label


def offended(t: ProvisionTouch, articles: Mapping[str, str]) -> str:
    """Return the term that a touch is of: that of the article which it names, or of the article
    that holds it ("article 2.1" for "article 2.1.4"), where its own words tell no other."""
    article = t.article if t.provision == _TRUCE else None
    while article:
        if article in articles:
            return articles[article]
        article = article.rpartition(".")[0]
    return t.provision
