"""Stretches of time that run up to the news, and are no part of it."""

from __future__ import annotations

from trucewatch.coding.realis.clause import SUBJECTS, frame_of
from trucewatch.coding.realis.lexicon import realis_lexicon
from trucewatch.reading.parse import Parse

# What is the first or the latest of its kind in a stretch of time is news.
_FIRSTS = frozenset({"first", "second", "third", "fourth", "fifth", "latest", "only"})
# From a month on a counted stretch is no bulletin's own.
_MONTH_DAYS = 30
# The headline, the lede and what stands beside it tell the news.
_LEDE = 3


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


def beyond_lede(parse: Parse, i: int) -> bool:
    """Return whether token ``i`` stands below the lede of a report that tells the news of a day.

    Such a report names its day ("on Thursday", "yesterday") or opens in the perfect ("have accused
    each other"), and speaks of no "this week" there.
    """
    if parse.sent[i] < _LEDE:
        return False
    opening = range(parse.sents[min(_LEDE, len(parse.sents)) - 1][1])
    if any(parse.lower[k : k + 2] in _WEEKLY or parse.lower[k] == "weekly" for k in opening):
        return False
    if any(parse.head[k] == k and frame_of(parse, k) == "perfect" for k in opening):
        return True
    return not realis_lexicon().lists["own_day"].isdisjoint(parse.lower)


_WEEKLY = frozenset({("this", "week"), ("past", "week"), ("this", "month"), ("past", "month")})


def going_on(parse: Parse, i: int) -> bool:
    """Return whether the time only says since when something is going on.

    "Has been mediating since May", where "has mediated since May" sums up.
    """
    p = parse.head[i]
    if parse.dep[i] != "pobj" or parse.lower[p] != "since":
        return False
    verb = parse.head[p]
    return parse.tag[verb] == "VBG" and any(
        parse.lower[c] in ("has", "have") for c in parse.children[verb]
    )


def reduced(parse: Parse, k: int) -> bool:
    """Return whether a participle stands right behind its noun, whatever the tree makes of it."""
    if parse.dep[k] == "acl" and parse.tag[k] == "VBN":
        return True
    bare = not any(parse.dep[c] in SUBJECTS or parse.dep[c] == "mark" for c in parse.children[k])
    odd = parse.dep[k] in ("advcl", "ccomp") and parse.tag[k] == "VBD" and parse.head[k] < k
    return odd and bare and parse.pos[k - 1] == "NOUN"
