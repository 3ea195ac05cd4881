"""Dates that lie after the story's day: what is dated so has not happened.

A month without a year ("on Nov. 3", of a story of October) may be of last year or still to come;
the tense of the clause tells, by the rule that dates are resolved with.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from trucewatch.coding.realis.clause import frame_of
from trucewatch.coding.realis.lexicon import realis_lexicon
from trucewatch.coding.times.calendar import pick_year
from trucewatch.coding.times.direction import direction_of, granted
from trucewatch.reading.parse import Parse

_OPEN = frozenset({"could", "may", "might", "can"})
# How far a noun is from the noun that is dated: "a round of talks between envoys".
_MAX_CLIMB = 4


def coming(
    parse: Parse, i: int, anchors: Iterable[int], given: tuple[int, int | None], day: dt.date
) -> bool | None:
    """Tell whether the month at token ``i`` is one to come, None where the clause leaves it open.

    ``anchors`` are the words that it dates, ``given`` month and day of the month, ``day`` the
    story's. A month that dates a noun ("the war in November") is to come only if it is near.
    """
    direction = direction_of(parse, (i, i + 1))
    verbs = [k for k in anchors if parse.pos[k] in ("VERB", "AUX")]
    month, number = given
    if direction > 0 and verbs and (number or not _infinitive(parse, verbs[0])):
        return _starts(pick_year(month, number, day, 1), given) > day
    if direction >= 0 or granted(parse, (i, i + 1)):  # "was postponed to Nov. 9"
        near = _starts(pick_year(month, number, day, 0), given) > day
        return None if near and number else False
    return False


def _infinitive(parse: Parse, i: int) -> bool:
    """Tell whether the verb is an infinitive of a noun's or of purpose: in "the pact to disarm them
    in March" the month may be the pact's; in "is expected to sign in March" it is to come."""
    if parse.dep[i] == "xcomp" and frame_of(parse, parse.head[i]) == "present":
        return False
    return any(parse.tag[c] == "TO" for c in parse.children[i])


def lies_ahead(parse: Parse, i: int, day: dt.date, when: dt.date) -> bool:
    """Tell whether the day ``when`` of the date at token ``i`` is one that its clause looks to."""
    return when > day and direction_of(parse, (i, i + 1)) > 0


def _starts(year: int, given: tuple[int, int | None]) -> dt.date:
    try:
        return dt.date(year, given[0], given[1] or 1)
    except ValueError:
        return dt.date(year, given[0], 1)


def dated_ahead(parse: Parse, i: int, ahead: frozenset[int]) -> str | None:
    """Return "planned" or "hypothetical" for a predicate at a time to come, else None.

    A noun is at the time of the verb that says that it takes place: "a round could open on Nov. 3".
    """
    happen = realis_lexicon().lists["happen"]
    for _ in range(_MAX_CLIMB):
        if i in ahead:
            return _how(parse, i)
        head, dep = parse.head[i], parse.dep[i]
        if dep in ("nsubj", "nsubjpass") and head in ahead:
            return _how(parse, head) if parse.lemma[head] in happen else None
        if dep == "prep" and parse.lower[i] != "of":
            return None
        if dep not in ("pobj", "prep", "compound") or head == i:
            return None
        i = head
    return None


def _how(parse: Parse, i: int) -> str:
    words = {parse.lower[c] for c in parse.children[i] if parse.dep[c] == "aux"}
    return "hypothetical" if words & _OPEN else "planned"
