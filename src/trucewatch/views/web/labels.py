"""Codes in words, for the screen. Neutral verbs; the source's own words stay quotations."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import cache

from trucewatch.records import Actor, RangeAnswer, Time
from trucewatch.views.camps import camp_name
from trucewatch.views.naming import state_name
from trucewatch.views.words import amount_words, clean
from trucewatch.vocab.tables import table

# The verb of each speech act, as it stands beside its glyph.
VERBS = {
    "assert": "says so",
    "report_no_blame": "reports, names nobody",
    "withhold_blame": "leaves blame open",
    "accuse": "accuses",
    "deny": "denies",
    "confirm": "confirms",
    "threaten": "threatens",
    "warn": "warns",
    "demand": "demands",
    "call_for": "calls for",
    "offer": "offers",
    "propose": "proposes",
    "concede": "concedes",
    "reject": "refuses",
    "guarantee": "guarantees",
    "agree": "agrees",
    "announce_plan": "announces a plan",
    "assess_positive": "assesses favourably",
    "assess_negative": "assesses unfavourably",
    "doubt": "doubts",
    "describe": "describes",
}
# The shape of each speech act.
GLYPHS = {
    "assert": "assert",
    "confirm": "assert",
    "describe": "assert",
    "report_no_blame": "report",
    "withhold_blame": "report",
    "accuse": "accuse",
    "deny": "deny",
    "threaten": "threaten",
    "warn": "threaten",
    "demand": "demand",
    "call_for": "demand",
    "offer": "offer",
    "propose": "offer",
    "announce_plan": "offer",
    "guarantee": "offer",
    "concede": "agree",
    "agree": "agree",
    "reject": "redline",
    "assess_positive": "assess",
    "assess_negative": "assess",
    "doubt": "assess",
}
# The shape of each kind of position.
POSITION_GLYPHS = {
    "demand": "demand",
    "condition": "demand",
    "precondition": "demand",
    "pressure": "demand",
    "offer": "offer",
    "proposal": "offer",
    "initiative": "offer",
    "guarantee": "offer",
    "concession": "agree",
    "refusal": "redline",
    "red_line": "redline",
    "assessment": "assess",
}
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()


def verb(act: str) -> str:
    """Return a speech act as a verb."""
    return VERBS.get(act, plain(act))


def glyph(act: str) -> str:
    """Return the name of the shape of a speech act or a kind of position."""
    return GLYPHS.get(act) or POSITION_GLYPHS.get(act, "assert")


def plain(code: str | None) -> str:
    """Return a code with spaces: ``red line``."""
    return (code or "").replace("_", " ")


@cache
def _rows(name: str, key: str, value: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in table(name):
        found.setdefault(row[key], row[value])
    return found


def issue(code: str) -> str:
    """Return an issue's name."""
    return _rows("issues/issues.tsv", "issue", "label").get(code, plain(code))


def parties(actors: Sequence[Actor], most: int = 3) -> str:
    """Return some actors by name, and how many more there are."""
    names = list(dict.fromkeys(clean(a.name or a.text) for a in actors))
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def status(code: str, kind: str) -> str:
    """Return the status of a finding (``finding``) or what occurred (``occurrence``) in words."""
    for row in table("agreements/status.tsv"):
        if row["set"] == kind and row["code"] == code:
            return row["display"]
    return plain(code)


def realis(code: str) -> str:
    """Return how something is told in words: ``reported by a monitor``."""
    for row in table("exports/values.tsv"):
        if row["set"] == "realis" and row["code"] == code:
            return row["meaning"]
    return plain(code)


def event_type(type_: str, mode: str | None) -> str:
    """Return a type of event in words: ``ASSAULT, beat``."""
    return f"{type_}, {plain(mode)}" if mode else type_


def day(value: str | None) -> str:
    """Return an ISO date in words, as exact as it is: ``Sat 12 Dec 2020``, ``Nov 2020``."""
    text = (value or "")[:10]
    try:
        date = datetime.date.fromisoformat(text)
    except ValueError:
        if len(text) == 7 and text[5:].isdigit() and 1 <= int(text[5:]) <= 12:
            return f"{_MONTHS[int(text[5:]) - 1]} {text[:4]}"
        return text
    return f"{_DAYS[date.weekday()]} {date.day} {_MONTHS[date.month - 1]} {date.year}"


def days(from_: str | None, to: str | None) -> str:
    """Return a span of days in words; "" when neither end is known."""
    a, b = (from_ or "")[:10], (to or "")[:10]
    if not a or not b or a == b:
        return day(a or b)
    one, two = day(a), day(b)
    if one[-4:] == two[-4:] and len(one) > 8:
        one = one[:-5]
    return f"{one} to {two}"


def time_words(time: Time | None) -> str:
    """Return a time: its days where known, else its words, else ""."""
    if time is None:
        return ""
    return days(time.from_, time.to) or clean(time.text)


def shown(actor: Actor) -> str:
    """Return an actor's name; of a state that is named by its adjective alone the state's."""
    return state_name(actor) or actor.name or actor.text


def answer(value: Actor | RangeAnswer | str) -> str:
    """Return a claim's answer in words; "" where it is not stated."""
    if isinstance(value, Actor):
        return shown(value)
    if isinstance(value, RangeAnswer):
        return amount_words(value)
    return "" if value == "not stated" else clean(value)


def code_name(code: str) -> str:
    """Return the name of a side or country by its code."""
    return camp_name(code)


def process_name(process: str) -> str:
    """Return the name of a negotiation: the names of its sides, or the watch's name."""
    parts = process.split("–")
    return ", ".join(code_name(p) if p[:3].isupper() else p for p in parts) or "not named"
