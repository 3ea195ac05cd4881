"""The extent of a noun phrase that names somebody, and the conjuncts of a coordination."""

from __future__ import annotations

from trucewatch.reading import Parse

_LEFT = frozenset(
    {"det", "amod", "compound", "nmod", "poss", "nummod", "quantmod", "predet", "advmod", "neg",
     "case", "attr"}
)  # fmt: skip
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''"})
_HYPHENS = frozenset({"-", "–"})
_IDENTIFYING = frozenset(
    {"of", "in", "from", "for", "at", "to", "inside", "near", "on", "within", "across", "behind"}
)
# After a name only these tell who it is ("Republic of X", "Alliance for Y").
_OF_NAMES = frozenset({"of", "for"})
TEMPORAL = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today",
     "yesterday", "tomorrow", "tonight", "january", "february", "march", "april", "may", "june",
     "july", "august", "september", "october", "november", "december", "jan.", "feb.", "mar.",
     "apr.", "aug.", "sept.", "sep.", "oct.", "nov.", "dec.", "week", "month", "year", "day",
     "morning", "evening", "afternoon", "night", "weekend", "hour", "minute", "decade", "century",
     "spring", "summer", "autumn", "winter", "midnight", "noon", "dawn", "weeks", "months",
     "years", "days", "hours", "minutes", "decades"}
)  # fmt: skip
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
# A phrase longer than this is a parsing error, not a name.
_MAX_PHRASE = 40
_RELATIVES = frozenset({"who", "whom", "which", "whose", "that"})


def is_temporal(parse: Parse, i: int) -> bool:
    """Tell whether token ``i`` is a calendar word (or a year standing alone)."""
    lower = parse.lower[i]
    if lower in ("may", "march"):
        return parse.tag[i] == "NNP" and (parse.pos[i] == "PROPN")
    return lower in TEMPORAL or (len(lower) == 4 and lower.isdigit())


def noun_phrase(parse: Parse, head: int) -> tuple[int, int]:
    """Return the token range [first, last) of the phrase headed by ``head``.

    It has the modifiers before the head and the complements after it that tell who is meant; it
    stops before commas, relative clauses, conjuncts and expressions of time.
    """
    if parse.pos[head] == "PRON":
        return head, head + 1
    return _first(parse, head), _last(parse, head)


def core(parse: Parse, head: int) -> tuple[int, int]:
    """Return the range of the phrase without what follows its head."""
    return _first(parse, head), head + 1


def _first(parse: Parse, head: int) -> int:
    first = head
    for child in reversed(parse.children[head]):
        if child > head:
            continue
        dep = parse.dep[child]
        if dep == "punct" and (parse.word[child] in _QUOTES or parse.word[child] in _HYPHENS):
            if child == first - 1 and child > parse.left[head]:
                first = child
            continue
        if dep not in _LEFT or parse.right[child] > first or is_temporal(parse, child):
            break
        if dep == "advmod" and parse.tag[child] in ("WRB",):
            break
        first = parse.left[child]
    while first < head and (parse.pos[first] == "PUNCT" and parse.word[first] not in _HYPHENS):
        first += 1
    return max(first, head - _MAX_PHRASE)


def _last(parse: Parse, head: int) -> int:
    last = head + 1
    named = parse.pos[head] == "PROPN"
    for child in parse.children[head]:
        if child < head:
            continue
        dep = parse.dep[child]
        if dep == "case":
            continue
        if child != last and parse.left[child] != last:
            break
        if dep == "prep" and _identifies(parse, child, named):
            last = _trim(parse, child, parse.right[child])
        elif (dep == "acl" and parse.tag[child] in ("VBN", "VBG") and not named) or (
            dep in ("appos", "nummod") and child == last and parse.pos[child] == "PROPN"
        ):
            last = _trim(parse, child, parse.right[child])
        else:
            break
    return min(last, head + _MAX_PHRASE)


def _identifies(parse: Parse, prep: int, named: bool) -> bool:
    word = parse.lower[prep]
    if word not in (_OF_NAMES if named else _IDENTIFYING):
        return False
    objects = [c for c in parse.children[prep] if parse.dep[c] == "pobj"]
    if not objects:
        return False
    return not any(is_temporal(parse, o) for o in objects)


def _trim(parse: Parse, start: int, end: int) -> int:
    """Cut [start, end) before a comma, a relative clause or an expression of time."""
    for i in range(start, end):
        word = parse.lower[i]
        if (parse.pos[i] == "PUNCT" and word not in _HYPHENS and word not in _QUOTES) or (
            i > start and word in _RELATIVES and parse.dep[i] in ("nsubj", "nsubjpass", "poss")
        ):
            return i
        if i > start and parse.dep[i] == "prep" and any(
            is_temporal(parse, c) for c in parse.children[i]
        ):
            return i
    while end > start + 1 and (
        is_temporal(parse, end - 1) or parse.lower[end - 1] in ("late", "early", "last", "and")
        or parse.word[end - 1] in _QUOTES
    ):
        end -= 1
    return end


def conjuncts(parse: Parse, head: int) -> tuple[int, ...]:
    """Return ``head`` and the nominal heads coordinated with it, in order."""
    out = [head]
    at = head
    while len(out) < _MAX_PHRASE:
        following = [
            c
            for c in parse.children[at]
            if parse.dep[c] == "conj" and c > at and parse.pos[c] in _NOMINAL
        ]
        if not following:
            break
        out.extend(following)
        at = following[-1]
    return tuple(dict.fromkeys(h for h in out if h == head or not is_temporal(parse, h)))
