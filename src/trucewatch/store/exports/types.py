"""From PLOVER to the types of ACLED, by the crosswalk of the vocabulary (ours, unofficial)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

import msgspec
import pycountry

from trucewatch.records import Actor, Event
from trucewatch.vocab.tables import table

# Realis under which an act is told as done, by whomever.
DONE = frozenset({"actual", "claimed", "alleged", "monitor_reported"})
# Realis under which nothing is said to have happened (yet).
NOT_DONE = frozenset(
    {"threatened", "demanded", "offered", "proposed", "planned", "hypothetical", "counterfactual"}
)
_ARMED = frozenset({"MIL", "REB", "UAF", "SEP", "PRM", "SPY", "COP"})
CIVILIANS = 7  # of inter()
_COUNT = re.compile(
    r"(?:(?:at least|at most|more than|fewer than|less than|up to|as many as|nearly|almost|about"
    r"|around|some|over|only|another|the)\s+)*"
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?"
    r"|a dozen|dozens?|scores|hundreds|thousands)\s+(?:of\s+)?(?:more\s+|other\s+)?",
    re.I,
)
_OTHER = ("Strategic developments", "Other")
_CLASH = ("Battles", "Armed clash")
_ATTACK = ("Violence against civilians", "Attack")


class Kind(msgspec.Struct, frozen=True):
    """ACLED's disorder type, event type and sub-event type."""

    disorder: str
    event: str
    sub: str


@cache
def _crosswalk() -> dict[tuple[str, str], tuple[str, str]]:
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for row in table("acled_event_types.tsv"):
        code = row["plover_crosswalk"]
        if "+" in code or "(" in code or code.startswith("-") or "/" not in code:
            continue
        head, _, modes = code.partition("/")
        for mode in modes.split("|"):
            found.setdefault((head, mode.strip()), (row["event_type"], row["sub_event_type"]))
    return found


@cache
def _violent() -> frozenset[tuple[str, str]]:
    rows = table("acled_event_types.tsv")
    return frozenset(
        (r["event_type"], r["sub_event_type"]) for r in rows if r["political_violence"] == "1"
    )


def told_as_done(events: Sequence[Event]) -> bool:
    """Tell whether any source tells an incident as done, or denies that it was."""
    return any(e.realis not in NOT_DONE and e.realis != "historical" for e in events)


def main_event(events: Sequence[Event]) -> Event | None:
    """Return the mention that an incident's row is typed by.

    Acts before words; then the type and mode told most often; then the first by id.
    """
    told = [e for e in events if e.realis not in NOT_DONE] or list(events)
    often = Counter((e.type, e.mode) for e in told)
    acts = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID", "SANCTION"})
    told.sort(key=lambda e: (e.type not in acts, -often[e.type, e.mode], e.mode is None, e.id))
    return told[0] if told else None


def acled_kind(event: Event | None) -> Kind:
    """Return the ACLED-like type of an incident by its main mention."""
    pair = _pair(event)
    if pair in _violent():
        return Kind("Political violence", *pair)
    protest = pair[0] in ("Protests", "Riots")
    return Kind("Demonstrations" if protest else "Strategic developments", *pair)


def _pair(event: Event | None) -> tuple[str, str]:
    if event is None:
        return _OTHER
    found = _crosswalk().get((event.type, event.mode or ""))
    if found is not None:
        return found
    if event.type == "ASSAULT":
        return _ATTACK if civilians_hit(event) else _CLASH
    if event.type == "PROTEST":
        return ("Protests", "Peaceful protest")
    return _OTHER


def civilians_hit(event: Event) -> bool:
    """Tell whether the recipients of an act are civilians only."""
    sectors = {a.sector for a in event.recipients}
    return bool(sectors) and not sectors & _ARMED and "CVL" in sectors


def party_name(actor: Actor) -> str:
    """Return what a party is called: its name without a count ("62 soldiers" → soldiers); people
    without a name of their own are civilians, with their country where it is known, as in ACLED."""
    code = inter(actor.sector, actor.country)
    if code == CIVILIANS and ":" not in actor.code:
        known = pycountry.countries.get(alpha_3=actor.country) if actor.country else None
        return f"Civilians ({known.name})" if known else "Civilians"
    name = actor.name or actor.text
    count = _COUNT.match(name)
    return name[count.end() :] or name if count else name


def inter(sector: str | None, country: str | None) -> int:
    """Return ACLED's code of the type of an actor."""
    if sector in ("MIL", "GOV", "COP", "SPY"):
        return 1
    codes = {"REB": 2, "SEP": 2, "PRM": 3, "UAF": 3, "CVL": 7, "REF": 7, "JRN": 7, "MED": 7}
    if sector is None and country is not None and len(country) == 3:
        return 1  # a state named by its country acts through its forces
    return codes.get(sector or "", 8)
