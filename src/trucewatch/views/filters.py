"""From what a user typed to a filter: names to codes, wrong filters refused."""

from __future__ import annotations

from trucewatch.store.queries import Filter
from trucewatch.views.dates import day
from trucewatch.vocab.actors import resolve_actor
from trucewatch.vocab.tables import table

# What can be asked of each kind, beside --limit.
_DATES = frozenset({"from", "to"})
APPLY = {
    "incidents": _DATES | {"party", "place", "status"},
    "claims": _DATES | {"party", "place", "status"},
    "statements": _DATES | {"party", "place", "status"},
    "events": _DATES | {"party", "place", "status"},
    "agreements": _DATES | {"party", "agreement", "status"},
    "findings": _DATES | {"party", "place", "agreement", "status"},
    "provisions": _DATES | {"party", "place", "agreement", "status"},
    "talks": _DATES | {"party", "place", "status"},
    "positions": _DATES | {"party", "status"},
    "movements": _DATES | {"party"},
    "table": _DATES | {"party"},
    "situations": _DATES | {"party"},
    "stories": _DATES,
}
REALIS = frozenset(
    "actual claimed alleged denied monitor_reported threatened demanded offered proposed planned"
    " hypothetical counterfactual historical state".split()
)


def asked_filter(
    asked: str,
    *,
    party: str | None = None,
    place: str | None = None,
    since: str | None = None,
    until: str | None = None,
    agreement: str | None = None,
    status: str | None = None,
    limit: int | None = None,
) -> Filter:
    """Return the filter for ``show asked``.

    Raises ValueError that says what is wrong: a filter that does not apply, a date that is none,
    dates the wrong way round, a status that does not exist.
    """
    given = {
        "party": party, "place": place, "from": since, "to": until, "agreement": agreement,
        "status": status,
    }  # fmt: skip
    for name, value in given.items():
        if value is not None and name not in APPLY[asked]:
            fits = ", ".join(f"--{n}" for n in sorted(APPLY[asked]))
            raise ValueError(f"--{name} does not apply to {asked}; these do: {fits}")
    first, last = day(since), day(until)
    if first and last and first > last:
        raise ValueError(f"--from {first} is after --to {last}")
    known = statuses(asked)
    if status is not None and known and status not in known:
        raise ValueError(f"no status '{status}'; there are: {', '.join(sorted(known))}")
    country = _country(party) if party else None
    return Filter(party, place, first, last, agreement, status, limit, country)


def statuses(asked: str) -> frozenset[str]:
    """Return what --status may be for a kind; empty where anything may be."""
    if asked == "events":
        return REALIS
    if asked == "statements":
        return frozenset(r["act"] for r in table("trucewatch_speech_acts.tsv"))
    sets = {"incidents": "claim", "claims": "claim", "findings": "finding", "provisions": "finding"}
    wanted = sets.get(asked)
    return frozenset(r["code"] for r in table("agreements/status.tsv") if r["set"] == wanted)


def _country(party: str) -> str | None:
    if len(party) == 3 and party.isupper():
        return party
    found = resolve_actor(party)
    return found.country if found.country and ";" not in found.country else None
