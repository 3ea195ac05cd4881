"""What may be asked for in an address: a mistyped filter is refused, never passed over."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from fastapi import Request

from trucewatch.store.pages_list import Wanted, applicable
from trucewatch.views.filters import EVENT_TYPES_TABLE, statuses
from trucewatch.views.web.problem import Problem
from trucewatch.vocab.tables import table

# A watch may be chosen on every page.
ANYWHERE = frozenset({"watch"})
# What ``show`` calls kinds whose lists have another name there.
_AS_SHOWN = {"story": "stories", "round": "talks"}


def only_known(given: Iterable[str], known: Iterable[str]) -> None:
    """Refuse a name in an address that a page or route does not ask for. Raises Problem."""
    asked = sorted(set(known))
    for name in given:
        if name not in asked:
            there = f"these are: {', '.join(asked)}" if asked else "there is nothing to ask for"
            raise Problem(400, f"No filter '{name[:60]}' here", _nearest(name, asked) + there)


def only_known_in_api(request: Request) -> None:
    """Refuse what a route of the API does not take after the question mark. Raises Problem."""
    if not request.url.path.startswith("/api/"):
        return
    dependant = getattr(request.scope.get("route"), "dependant", None)
    if dependant is not None:
        names = (p.alias for p in dependant.query_params)
        only_known(request.query_params.keys(), {*names, *ANYWHERE})


def check_values(kind: str, wanted: Wanted) -> None:
    """Refuse filters that records of a kind do not have, and values that none can have.

    Raises Problem.
    """
    fits = applicable(kind)
    for name in ("party", "status", "place", "type", "story", "agreement", "process"):
        if getattr(wanted, name) is not None and name not in fits:
            detail = f"these do: {', '.join(sorted({*fits, 'from', 'to'}))}"
            raise Problem(400, f"'{name}' does not apply to a {kind}", detail)
    if wanted.status is not None:
        _one_of("status", wanted.status, statuses(_AS_SHOWN.get(kind, f"{kind}s")))
    if wanted.type is not None:
        _one_of("type", wanted.type, {r["type"] for r in table(EVENT_TYPES_TABLE)})


def _one_of(name: str, value: str, known: Iterable[str]) -> None:
    there = sorted(known)
    if there and value not in there:
        detail = f"{_nearest(value, there)}there are: {', '.join(there)}"
        raise Problem(400, f"No {name} '{value[:60]}'", detail)


def _nearest(value: str, known: list[str]) -> str:
    near = get_close_matches(value, known, 1)
    return f"did you mean '{near[0]}'? " if near else ""
