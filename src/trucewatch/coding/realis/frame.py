"""Which predicates lie before the reporting window, by the words of the story alone."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

import msgspec

from trucewatch.coding.realis.ahead import coming, lies_ahead
from trucewatch.coding.realis.clause import frame_of
from trucewatch.coding.realis.lexicon import realis_lexicon
from trucewatch.coding.realis.spans import beyond_lede, going_on, recent_span, reduced
from trucewatch.coding.times.frames import frames_a_count
from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import calendar, word_set

# What lies more than this before the story's day is background: a weekly's reach and two weeks.
WINDOW_DAYS = 21
_MAX_CLIMB = 20
# Stands for "the story's year" where it is not known; every year that a text names is before it.
_FAR_YEAR = 2100
_YEAR = re.compile(r"(1[5-9]|20)\d\d(s|['’]s)?$")
_MONTHS = ("month", "month_short")
_UNITS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3650,
          "century": 36500, "generation": 9000, "millennium": 365000,
          "summer": 90, "winter": 90, "spring": 90, "autumn": 90}  # fmt: skip
_HOURS = frozenset({"hour", "minute", "moment"})
_DAYTIMES = frozenset({"morning", "noon", "afternoon", "evening", "night"})
# What lies so many days before another thing told is part of the same news: "two days earlier".
_JUST_BEFORE = 3
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
            "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
            "thirteen": 13, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30}  # fmt: skip
_SEASONS = {"spring": {3, 4, 5}, "summer": {6, 7, 8}, "autumn": {9, 10, 11}, "fall": {9, 10, 11},
            "winter": {12, 1, 2}}  # fmt: skip
_ADJUNCT = frozenset({"pobj", "prep", "npadvmod", "nummod", "advmod", "compound", "amod", "det",
                      "quantmod", "pcomp", "nmod", "poss", "appos", "tmod"})  # fmt: skip
_GROUNDS = frozenset({"for", "over", "about", "against"})
_CONTAINING = frozenset({"in", "during", "throughout", "since", "over", "of"})


class Frames(msgspec.Struct, frozen=True):
    """Tokens that a remote, a recent or a coming time stands at, the remote with their rule;
    ``day`` the story's, None where it is not known."""

    old: dict[int, str]
    recent: frozenset[int]
    ahead: frozenset[int] = frozenset()
    day: dt.date | None = None


def find_frames(parse: Parse, on: str | None) -> Frames:
    """Return the predicates and nouns that remote and recent time words belong to.

    ``on`` is the story's date (ISO 8601) or None; without it years named without a day, and
    wordings that need no date ("years ago", "last month"), count as remote.
    """
    known = _day(on)
    day = known or _latest_day(parse)
    old: dict[int, str] = {}
    recent: set[int] = set()
    ahead: set[int] = set()
    words = _time_words()
    for i, low in enumerate(parse.lower):
        if low not in words and not low[0].isdigit():
            continue
        rule = _remote(parse, i, day)
        if rule and (going_on(parse, i) or frames_a_count(parse, i)):
            continue
        if rule == "recent" and known is None and _by_weekdays(parse, i):
            rule = "time:dated"
        near = parse.lower[i] in word_set("realis.recent") or parse.lemma[i] in (*_HOURS, "day")
        if rule == "recent" and (known or near):
            recent.update(_anchors(parse, i))
        elif rule == "ahead" and known:
            ahead.update(_anchors(parse, i))
        elif rule and rule not in ("recent", "ahead"):
            named = rule == "time:year" and i > 1 and parse.lower[i - 1] == "of"
            noun = _anchors(parse, i - 2) if named else []  # "the famine of 1921"
            for k in (*_anchors(parse, i), *noun):
                old.setdefault(k, rule)
        elif rule is None:
            for k in _long_before(parse, i):
                old.setdefault(k, "time:long-before")
    return Frames(old, frozenset(recent), frozenset(ahead - old.keys()), known)


def _by_weekdays(parse: Parse, i: int) -> bool:
    """Return whether a date with its month stands in a story that names its own days otherwise.

    A report that tells its news by the day of the week ("on Thursday", "yesterday") gives month and
    day to what lies further back: "the December 31 raid".
    """
    if parse.lower[i].rstrip(".") not in calendar(*_MONTHS) or _day_number(parse, i) is None:
        return False
    near = parse.lower[max(0, i - 4) : i + 5]
    if "since" in near:
        return False  # "the first exchange since the Nov. 10 deal"
    days = realis_lexicon().lists["own_day"]
    return days.isdisjoint(near) and not days.isdisjoint(parse.lower)


@cache
def _time_words() -> frozenset[str]:
    """Return every word that _remote looks at, digits aside: most tokens are none of them."""
    lists = realis_lexicon().lists
    months = {m + dot for m in calendar(*_MONTHS) for dot in ("", ".")}
    units = {u + s for u in (*_UNITS, *_HOURS) for s in ("", "s")} | {"centuries"}
    return (
        word_set("realis.recent")
        | lists["age"]
        | lists["former"]
        | lists["season"]
        | months
        | units
        | {"last"}
    )


def names_a_date(parse: Parse, sentence: int) -> bool:
    """Return whether the sentence names a month, a year or a day of the week."""
    first, last = parse.sents[sentence]
    return any(
        (parse.lower[k].rstrip(".") in calendar(*_MONTHS) and parse.pos[k] == "PROPN")
        or (len(parse.lower[k]) == 4 and _YEAR.match(parse.lower[k]) is not None)
        or parse.lower[k] in word_set("realis.recent")
        for k in range(first, last)
    )  # fmt: skip


def _day(on: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(on[:10]) if on else None
    except ValueError:
        return None


def _latest_day(parse: Parse) -> dt.date | None:
    """Return a day to measure from where the story's own is not known: the latest day or month that
    the text names, in the year that it gives with a day and a month, or in a far one.

    None where no month is named, or months on both sides of a new year.
    """
    years = [
        int(w)
        for i, w in enumerate(parse.lower)
        if len(w) == 4 and _YEAR.match(w) and _in_full_date(parse, i)
    ]
    year = max(years, default=_FAR_YEAR)
    days = [
        day
        for i, w in enumerate(parse.lower)
        if parse.pos[i] == "PROPN" and w.rstrip(".") in calendar(*_MONTHS)
        and (day := _last_day(year, calendar(*_MONTHS)[w.rstrip(".")], _day_number(parse, i)))
    ]  # fmt: skip
    months = {day.month for day in days}
    if not days or (months & {1, 2} and months & {11, 12}):
        return None
    return max(days)


def _day_number(parse: Parse, i: int) -> int | None:
    for k in (i - 1, i + 1):
        if 0 <= k < len(parse) and parse.word[k].isdecimal() and int(parse.word[k][:4]) <= 31:
            return int(parse.word[k][:4]) or None
    return None


def _in_full_date(parse: Parse, i: int) -> bool:
    near = parse.lower[max(0, i - 4) : i]
    return any(w.rstrip(".") in calendar(*_MONTHS) for w in near) and any(w.isdigit() for w in near)


def _remote(parse: Parse, i: int, day: dt.date | None) -> str | None:
    """Return "recent", "ahead", a remote time's rule id, or None, for the time word at ``i``."""
    low = parse.lower[i]
    lists = realis_lexicon().lists
    if low in word_set("realis.recent"):
        before = parse.lower[i - 1] if i else ""
        return None if before == "black" else "recent"
    if low in lists["age"]:
        return "time:age"
    if low == "past" and parse.lemma[parse.head[i]] in (*_UNITS, "hour", "minute"):
        return None  # "over the past 24 hours" is now
    if parse.dep[i] == "amod" and (
        low in lists["former"] or (low == "last" and _possessed(parse, parse.head[i]))
    ):
        return "time:former"
    if low in lists["season"] and parse.dep[i] in ("compound", "nmod", "poss"):
        return _season(low, day)
    if low in lists["season"] and parse.dep[i] == "pobj" and parse.lower[parse.head[i]] == "in":
        return _season(low, day)  # "captured in autumn", told in March
    if parse.lemma[i] in _HOURS:
        return "recent" if parse.lower[i + 1 : i + 2] in (("earlier",), ("before",)) else None
    if parse.lemma[i] in _UNITS and parse.pos[i] == "NOUN":
        return _unit(parse, i)
    if low.rstrip(".") in calendar(*_MONTHS) and parse.word[i][0].isupper():
        return _month(parse, i, day)
    if _YEAR.match(low) and parse.pos[i] in ("NUM", "NOUN", "PROPN"):
        return _year(parse, i, day)
    return None


def _year(parse: Parse, i: int, day: dt.date | None) -> str | None:
    if any(parse.lower[k].rstrip(".") in calendar(*_MONTHS) for k in range(max(0, i - 3), i)):
        return None
    if day is None:  # a report names a bare year when it is not its own
        return "time:year"
    year = int(parse.lower[i][:4])
    if len(parse.lower[i]) > 4:
        year += 9
    if (day - dt.date(min(year, 9999), 12, 31)).days > WINDOW_DAYS:
        return "time:year"
    return None


def _season(word: str, day: dt.date | None) -> str | None:
    """Return the rule for "the autumn war" where it is not that season on the story's day."""
    if day is None:
        return None
    months = _SEASONS[word]
    return None if day.month in months else "time:season"


def _month(parse: Parse, i: int, day: dt.date | None) -> str | None:
    if i and parse.lower[i - 1] == "last":
        return "time:last"
    if parse.pos[i] not in ("PROPN", "NOUN"):
        return None
    month = calendar(*_MONTHS)[parse.lower[i].rstrip(".")]
    number, year = None, None
    for k in (i - 1, i + 1, i + 2, i + 3):
        if 0 <= k < len(parse) and parse.sent[k] == parse.sent[i] and parse.word[k].isdigit():
            value = int(parse.word[k])
            if value <= 31 and k <= i + 2:
                number = number or value
            elif _YEAR.match(parse.word[k]):
                year = year or value
    if day is None:  # "in November 2020": a month with its year is not the report's own
        return "time:month" if year and number is None else None
    to_come = year is None and coming(parse, i, _anchors(parse, i), (month, number), day)
    if to_come is not False:
        return "ahead" if to_come else None
    last = _last_day(year or _last_year(month, number, day), month, number)
    if last is None or last > day:
        return "ahead" if last is not None and lies_ahead(parse, i, day, last) else None
    return "time:month" if (day - last).days > WINDOW_DAYS else "recent"


def _last_year(month: int, number: int | None, day: dt.date) -> int:
    later = month > day.month or (month == day.month and (number or 1) > day.day)
    return day.year - 1 if later else day.year


def _last_day(year: int, month: int, number: int | None) -> dt.date | None:
    if number is None:
        following = dt.date(year + month // 12, month % 12 + 1, 1)
        return following - dt.timedelta(days=1)
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def _unit(parse: Parse, i: int) -> str | None:
    """Return the rule for "last year", "six weeks ago", "earlier this year", "for decades"."""
    days = _UNITS[parse.lemma[i]]
    before = parse.lower[i - 1] if i else ""
    after = parse.lower[i + 1] if i + 1 < len(parse) else ""
    if parse.dep[i] == "pobj" and recent_span(parse, i, days):
        return "time:span"
    if before in ("last", "previous") and (days >= 30 or (days >= 7 and _looks_back(parse, i))):
        return "time:last"
    if before == "this" and days <= 7:
        return "recent"
    if before == "this" and i > 1 and parse.lower[i - 2] == "earlier" and days >= 30:
        return "time:earlier-this" if days >= 90 or beyond_lede(parse, i) else None
    if before == "-" and i > 1 and _number(parse.lower[i - 2]) * days > 30:
        return "time:age"  # "the two-year war"; a "thirty-day truce" may be today's
    count = _number(before)
    if after in ("earlier", "before") and count * days <= _JUST_BEFORE:
        return "recent"
    if after in ("ago", "earlier", "before") and count * days > WINDOW_DAYS:
        return "time:ago"
    if after == "ago" and days >= 7:
        return "time:ago"  # what is dated by weeks is not the day's news
    if after == "of" and count * days > WINDOW_DAYS and (days >= 365 or _ended(parse, i)):
        return "time:ended"
    if after == "of" and parse.lower[parse.head[i]] in ("in", "during", "after", "following"):
        return "time:ended" if count * days > WINDOW_DAYS else None
    if parse.dep[i] == "pobj" and parse.lower[parse.head[i]] == "for" and days >= 365:
        return "time:for-years"
    return None


def _looks_back(parse: Parse, i: int) -> bool:
    """Return whether the time at ``i`` dates what the main clause only refers to.

    "The raid last week", "after rebels shelled the port last week", "the vote follows the killing
    of a general last week" (no present dates from then). A past main verb with "last week" may be
    the news of a weekly ("He went there last week"), not of a report of its day beyond the lede.
    """
    top = _anchors(parse, i)[1:]
    if any(reduced(parse, k) for k in top):
        return True  # "a code agreed last week"
    if any(parse.head[k] == k and frame_of(parse, k) != "present" for k in top):
        return beyond_lede(parse, i)
    return any(
        parse.head[k] == k
        or _definite(parse, k)
        or any(_is_after(parse, c) for c in parse.children[k])
        for k in top
    )


def _is_after(parse: Parse, c: int) -> bool:
    return parse.dep[c] == "mark" and parse.lower[c] == "after"


def _definite(parse: Parse, i: int) -> bool:
    return _possessed(parse, i) or any(parse.lower[c] == "the" for c in parse.children[i])


def _long_before(parse: Parse, i: int) -> tuple[int, ...]:
    """Return what lies a long time before the main clause: "three decades after the genocide"."""
    if parse.lower[i + 1 : i + 2] != ("after",) or parse.lemma[i] not in _UNITS:
        return ()
    if _number(parse.lower[i - 1] if i else "") * _UNITS[parse.lemma[i]] <= WINDOW_DAYS:
        return ()
    if parse.dep[i + 1] == "mark":
        return (parse.head[i + 1],)
    return tuple(c for c in parse.children[i + 1] if parse.dep[c] in ("pobj", "pcomp"))


def _number(word: str) -> int:
    return int(word[:6]) if word.isdecimal() else _NUMBERS.get(word, 2)


def _ended(parse: Parse, i: int) -> bool:
    """Return whether "weeks of …" at ``i`` is what a past ending verb closed."""
    h = parse.head[i]
    return parse.lemma[h] in realis_lexicon().lists["ending"] and frame_of(parse, h) in (
        "past", "perfect", "pluperfect", "nonfinite")  # fmt: skip


def _anchors(parse: Parse, i: int) -> list[int]:
    """Return the words that the time at ``i`` dates: up its adjuncts to a verb or event noun."""
    out = [i]
    cur = i
    for _ in range(_MAX_CLIMB):
        head, dep = parse.head[cur], parse.dep[cur]
        if head == cur:
            break
        if parse.pos[cur] in ("VERB", "AUX"):
            if dep not in ("relcl", "acl"):
                break
            out.append(head)  # "fighting that began in May": the fighting, and what it holds
            cur = head
            continue
        if dep not in _ADJUNCT:
            break
        if len(out) > 1 and parse.pos[cur] == "ADP" and _passed_event(parse, out, cur):
            break
        out.append(head)
        cur = head
    if parse.lemma[i] in _UNITS and parse.lower[i + 1 : i + 2] == ("of",):
        out.extend(k for k in range(i + 1, min(parse.right[i], i + 8)) if parse.pos[k] == "NOUN")
    return out


def _passed_event(parse: Parse, out: list[int], p: int) -> bool:
    """Return whether a preposition ends the climb: only "in", "during", "since" contain."""
    if parse.lower[p] in _GROUNDS and any(parse.pos[k] == "NOUN" for k in out[1:]):
        return True  # "sentenced for the killing of a bishop in 1999"
    through_clause = any(parse.pos[k] in ("VERB", "AUX") for k in out)
    possessed = any(
        parse.dep[k] in ("amod", "nummod", "compound", "poss")
        and parse.lower[parse.head[k]] not in _DAYTIMES  # "on Saturday night"
        for k in out[:-1]
    )
    if possessed and not through_clause:  # "during the 2022 war", not "a test of the 2022 pact"
        return parse.lower[p] == "of" or parse.lower[p] not in _CONTAINING
    # "A breach of the deal signed in May" was not in May.
    return through_clause and (parse.lower[p] == "of" or parse.lower[p] not in _CONTAINING)


def _possessed(parse: Parse, i: int) -> bool:
    return any(parse.dep[c] == "poss" for c in parse.children[i])
