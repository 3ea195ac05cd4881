"""``show provisions``: each provision's state over time, one series for each reporter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from rich.text import Text

from trucewatch.linking.agreements.provision_states import ProvisionState, Told, provision_states
from trucewatch.records import Finding
from trucewatch.views.dates import undated
from trucewatch.views.screen import DIM, Screen
from trucewatch.views.words import clean, cut, plain_name, plural, short
from trucewatch.vocab.agreements import displays

Row = dict[str, Any]
Labels = Mapping[str, str]
_STATES = {
    "one_reporter": "told by one reporter only",
    "same": "all reporters' last words say the same",
    "differ": "the reporters' last words differ",
}
_LAST = {
    "kept": "last told as kept", "broken": "last told as broken",
    "barred": "last told as barred", "threatened": "last told as threatened",
    "task": "told as a task",
}  # fmt: skip


def provision_rows(findings: Iterable[Row]) -> tuple[ProvisionState, ...]:
    """Return the states of provisions over findings as they come from the store."""
    return provision_states(msgspec.convert(r, Finding) for r in findings)


def print_provisions(
    screen: Screen, states: tuple[ProvisionState, ...], labels: Labels,
    days: Mapping[str, str],
) -> None:  # fmt: skip
    """Print each provision with its reporters, each with what it tells by date.

    ``days`` are those of the first reports by the ids of findings.
    """
    shown = displays("occurrence")
    for s in states:
        name = labels.get(s.provision_id, "a provision")
        note = f"{labels.get(s.agreement_id, 'an agreement')} · {_STATES[s.state]}"
        screen.wrapped("", Text.assemble((clean(name), "bold"), (f"  {clean(note)}", DIM)))
        for r in s.reporters:
            screen.wrapped(
                "    ", Text(f"{cut(plain_name(r.name), 50)}: {_LAST.get(r.state, r.state)}")
            )
            for t in r.told:
                screen.wrapped("      ", Text(_line(t, shown, days), style=DIM))
    screen.line((plural(len(states), "provision") if states else "no findings match", DIM))


def _line(t: Told, shown: Mapping[str, str], days: Mapping[str, str]) -> str:
    named = (t.violator,) if t.violator else t.doers
    by = f", by {', '.join(cut(plain_name(n), 40) for n in named)}" if named else ""
    words = shown.get(t.occurrence, t.occurrence)
    ids = ", ".join(map(short, t.statement_ids)) or "the report itself"
    return (
        f"{t.date or undated(days.get(t.finding_id))}: {words}{by} · {short(t.finding_id)} · {ids}"
    )
