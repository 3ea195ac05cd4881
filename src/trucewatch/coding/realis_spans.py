"""Stretches of time that run up to the news, and are no part of it."""

from __future__ import annotations

from trucewatch.reading.parse import Parse

# What is the first or the latest of its kind in a stretch of time is news.
_FIRSTS = frozenset({"first", "second", "third", "fourth", "fifth", "latest", "only"})
# From a month on a counted stretch is no bulletin's own.
_MONTH_DAYS = 30


def recent_span(parse: Parse, i: int, days: int) -> bool:
    """Return whether the time is a stretch that runs up to the news: "in recent weeks".

    Days and weeks that are counted ("over the past two weeks") may be what a bulletin is about,
    and what is the worst or first in a stretch is its news.
    """
    words = {parse.lower[c] for c in parse.children[i]}
    spanned = "recent" in words or (
        days >= _MONTH_DAYS and words & {"past", "last"} and parse.tag[i] != "NN"
    )
    if not spanned or parse.lower[parse.head[i]] not in ("in", "over", "during", "within", "of"):
        return False
    first = parse.sents[parse.sent[i]][0]
    return not any(
        parse.tag[k] in ("JJS", "RBS") or parse.lower[k] in _FIRSTS for k in range(first, i)
    )
