"""From what a user typed to a filter: names to codes, wrong filters refused."""

from __future__ import annotations

from difflib import get_close_matches

import msgspec

from trucewatch.store.queries import Filter, agreements, has_party, party_names
from trucewatch.store.record import Record
from trucewatch.views.dates import day
from trucewatch.views.mistyped import none_of
from trucewatch.views.party_names import codes_called, most_told, printed_names
from trucewatch.vocab.actors import resolve_actor
from trucewatch.vocab.agreements import displays
from trucewatch.vocab.tables import table

# What can be asked of each kind, beside --limit.
_DATES = frozenset({"from", "to"})
APPLY = {
    "incidents": _DATES | {"party", "place", "status"},
    "claims": _DATES | {"party", "place", "status"},
    "statements": _DATES | {"party", "place", "status"},
    "events": _DATES | {"party", "place", "status"},
    "agreements": _DATES | {"party", "agreement", "status"},
    "findings": _DATES | {"party", "place", "agreement", "status", "by", "occurrence"},
    "provisions": _DATES | {"party", "place", "agreement", "status", "by", "occurrence"},
    "talks": _DATES | {"party", "place", "status"},
    "positions": _DATES | {"party", "status", "issue", "by"},
    "movements": _DATES | {"party", "issue", "by"},
    "table": _DATES | {"party", "issue", "by"},
    "situations": _DATES | {"party", "by"},
    "stories": _DATES,
}
# So many names are offered for one that is not known, if so much of the letters is alike.
NEAREST, LIKE_ENOUGH = 4, 0.6
# A word of a name that is shorter tells nothing ("for"); so many parties are named as told of most.
TELLING, MOST_TOLD = 4, 8
# Somebody in more words than these is told of, and not named ("spokesman for the fighters of …").
NAMED_IN = 4
# The codes of groups that are no state's end so.
GROUPS = ("REB", "PRM", "SEP", "UAF", "OPP")
EVENT_TYPES_TABLE = "plover/plover_event_types.tsv"
# As the records of these kinds name them (records.linked).
ROUNDS = frozenset({"held", "planned", "cancelled"})
STAGES = frozenset("draft proposed signed in_force suspended expired".split())
POSITIONS = frozenset(
    "demand offer concession condition red_line refusal proposal guarantee precondition former"
    " assessment pressure initiative".split()
)
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
    issue: str | None = None,
    by: str | None = None,
    occurrence: str | None = None,
    limit: int | None = None,
) -> Filter:
    """Return the filter for ``show asked``.

    Raises ValueError that says what is wrong: a filter that does not apply, a date that is none,
    dates the wrong way round, a status, an occurrence or an issue that does not exist.
    """
    given = {
        "party": party, "place": place, "from": since, "to": until, "agreement": agreement,
        "status": status, "issue": issue, "by": by, "occurrence": occurrence,
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
        raise ValueError(f"--status: {none_of(status, sorted(known))}")
    if occurrence is not None and occurrence not in displays("occurrence"):
        raise ValueError(f"--occurrence: {none_of(occurrence, displays('occurrence'))}")
    issues = [r["issue"] for r in table("issues/issues.tsv")]
    if issue is not None and not any(like(issue, i) for i in issues):
        raise ValueError(f"--issue: {none_of(issue, dict.fromkeys(issues))}")
    country = _country(party) if party else None
    return Filter(party, place, first, last, agreement, status, limit, country)


def like(part: str, whole: str) -> bool:
    """Tell whether a code is what was asked for, or has it in it."""
    return part.lower().replace(" ", "_") in whole.lower()


def statuses(asked: str) -> frozenset[str]:
    """Return what --status may be for a kind; empty where anything may be."""
    if asked == "events":
        return REALIS
    if asked == "statements":
        return frozenset(r["act"] for r in table("trucewatch_speech_acts.tsv"))
    own = {"talks": ROUNDS, "agreements": STAGES, "positions": POSITIONS}
    if asked in own:
        return own[asked]
    sets = {"incidents": "claim", "claims": "claim", "findings": "finding", "provisions": "finding"}
    wanted = sets.get(asked)
    return frozenset(r["code"] for r in table("agreements/status.tsv") if r["set"] == wanted)


def with_codes(record: Record, wanted: Filter) -> Filter:
    """Return a filter by party with the codes of the sides that lists print under that name."""
    codes = codes_called(record, wanted.party) if wanted.party else ()
    return msgspec.structs.replace(wanted, codes=codes)


def check_names(record: Record, wanted: Filter) -> None:
    """Refuse a party or an agreement that neither the record nor the vocabulary has.

    Raises ValueError with the nearest names.
    """
    party, agreement = wanted.party, wanted.agreement
    known = wanted.codes or not party or has_party(record, party, wanted.country)
    if party and not known and not _known(party):
        people = (n for n in party_names(record) if len(n.split()) <= NAMED_IN)
        names = [*printed_names(record), *people]
        told = ", ".join(most_told(record, MOST_TOLD))
        near = _nearest(party, names, "")
        more = f"; told of most: {told}" if told else ""
        raise ValueError(f"no party '{party}' in this record{near}{more}")
    if agreement:
        found = agreements(record)
        called = {a.name for a in found} | {r["name"] for r in table("agreements/known.tsv")}
        fits = any(agreement.lower() in n.lower() for n in called)
        if not fits and agreement not in {a.id for a in found}:
            near = _nearest(agreement, sorted(called), "see 'show agreements'")
            raise ValueError(f"no agreement '{agreement}' in this record{near}")


def _known(party: str) -> bool:
    return not resolve_actor(party).code.startswith("UNK")


def _nearest(asked: str, names: list[str], way_out: str) -> str:
    """Return the names that are written most like what was asked, a word of theirs counted too
    where it is none of the small ones; if there are none, the way out."""
    by_word = {w: n for n in names for w in (n, *(w for w in n.split() if len(w) >= TELLING))}
    folded = {w.lower(): n for w, n in by_word.items()}
    near = get_close_matches(asked.lower(), sorted(folded), NEAREST * 2, LIKE_ENOUGH)
    found = list({n.lower(): n for n in (folded[w] for w in reversed(near))}.values())[::-1]
    found = found[:NEAREST]
    if found:
        return f"; the nearest: {', '.join(found)}"
    return f"; {way_out}" if way_out else ""


def _country(party: str) -> str | None:
    """Return the country whose parties are asked for: by its code or name, or that of a person or
    body of its state; a group that is no state's is asked for itself."""
    found = resolve_actor(party)
    group = ":" in found.code and found.code.partition(":")[0].endswith(GROUPS)
    if len(party) == 3 and party.isupper() and not group:
        return party
    return found.country if found.country and ";" not in found.country and not group else None
