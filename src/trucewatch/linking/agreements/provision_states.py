"""How each provision stands over time, as each of its reporters tells it: series, never merged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from trucewatch.linking.camps.sides import side_of
from trucewatch.records import Finding

# What the last thing that a reporter tells says of a provision.
_STATES = {
    "violation": "broken", "restriction": "barred", "threat": "threatened", "mandate": "task",
    "compliance": "kept", "restoration": "kept",
}  # fmt: skip


class Told(msgspec.Struct, frozen=True):
    """One finding in a reporter's series. ``violator`` is a name, None where nobody is named;
    ``doers`` are the names of those who kept the term."""

    date: str | None
    occurrence: str
    violator: str | None
    status: str
    finding_id: str
    statement_ids: tuple[str, ...]
    doers: tuple[str, ...] = ()


class ReporterSeries(msgspec.Struct, frozen=True):
    """What one reporter tells of a provision, by date (undated last).

    ``state``: kept, broken, barred, threatened or task, by the last dated thing that it tells (the
    last one where nothing is dated); ``side`` the side (or else the name) that it
    blames for that, None for nobody.
    """

    code: str
    name: str
    state: str
    told: tuple[Told, ...]
    side: str | None = None


class ProvisionState(msgspec.Struct, frozen=True):
    """A provision of an agreement with the series of each reporter.

    ``state``: one_reporter, same (all reporters' last words say the same, of the same side) or
    differ: also where they name different sides, or one names nobody. Computed from what they
    tell; who is right is nobody's business here.
    """

    agreement_id: str
    provision_id: str
    state: str
    reporters: tuple[ReporterSeries, ...]


def provision_states(findings: Iterable[Finding]) -> tuple[ProvisionState, ...]:
    """Return the provisions that findings touch, those with most reporters first."""
    held: dict[tuple[str, str], dict[tuple[str, str], list[Finding]]] = {}
    for f in findings:
        reporters = held.setdefault((f.agreement_id, f.provision_id), {})
        reporters.setdefault((f.by_whom.code, f.by_whom.name), []).append(f)
    out = [
        _state(*key, [_series(*who, told) for who, told in sorted(reporters.items())])
        for key, reporters in sorted(held.items())
    ]
    return tuple(sorted(out, key=lambda s: (-len(s.reporters), s.agreement_id, s.provision_id)))


def _series(code: str, name: str, findings: Sequence[Finding]) -> ReporterSeries:
    ordered = sorted(findings, key=lambda f: (f.date or "9999", f.id))
    told = tuple(
        Told(f.date, f.occurrence, f.violator.name if f.violator else None, f.status, f.id,
             f.statement_ids, tuple(a.name for a in f.doers))
        for f in ordered
    )  # fmt: skip
    last = ([f for f in ordered if f.date is not None] or ordered)[-1]
    state = _STATES.get(last.occurrence, last.occurrence)
    blamed = side_of(last.violator) or (last.violator.name.lower() if last.violator else None)
    return ReporterSeries(code, name, state, told, blamed)


def _state(
    agreement_id: str, provision_id: str, reporters: Sequence[ReporterSeries]
) -> ProvisionState:
    states = {(r.state, r.side) for r in reporters}
    state = "one_reporter" if len(reporters) == 1 else "same" if len(states) == 1 else "differ"
    return ProvisionState(agreement_id, provision_id, state, tuple(reporters))
