"""A pullout that another tells as refused, stopped or undone; deeds said not to be in line with an
agreement; the day by which an agreement is called is no day of what broke it.

Each table holds twins that are worded alike and make something else.
"""

from __future__ import annotations

import pytest

from tests.linking.test_talk_reports import linked

_DATE = "2026-05-14"
_SIGNED = (
    "TORVAL, May 14, 2026 - The Torvalian government and the Ostrel Front signed the Hamar Accord "
    "on 3 May 2026, which provides for a ceasefire and the withdrawal of forces.\n\n"
)
_SEIZED = "The army seized a school at Meska. "


def rows(told: str) -> list[tuple[str, str, str, str | None]]:
    """Return (occurrence, who did it, by whom, day) of what a report tells."""
    found = linked(f"{_SIGNED}{told}\n", _DATE).findings
    return [
        (f.occurrence, f.violator.code if f.violator else "", f.by_whom.code, f.date) for f in found
    ]


ARMY, FRONT, MISSION = "UNKMIL:torvalia", "UNK:ostrel-front", "UNKIGO"


@pytest.mark.parametrize(
    ("told", "who", "by"),
    [
        ("The mission said the Torvalian army refused to start pulling out.", ARMY, MISSION),
        ("The Front said the Torvalian army had stopped pulling out of Meska.", ARMY, FRONT),
        ("The Front said the army sent the troops back to Meska.", ARMY, FRONT),
        ("The mission said that the army had sent its troops back into Meska.", ARMY, MISSION),
        ("The army said the Front had halted withdrawing from the zone.", FRONT, ARMY),
        ("The army said the Front has refused to withdraw from Dolna.", FRONT, ARMY),
    ],
)
def test_steps_that_another_stopped(told: str, who: str, by: str) -> None:
    assert [(r[0], r[1], r[2]) for r in rows(told)] == [("violation", who, by)]


@pytest.mark.parametrize(
    "told",
    [
        "The Front said that the government had refused to pull out of the talks.",
        "The army said it had sent the troops back to their barracks.",
        "The Torvalian army said it had stopped pulling out of Meska.",
        "The Front demanded that the army stop pulling out.",
        "The Front said the army would stop pulling out of Meska.",
        "The Front said the army had begun pulling out of Meska.",
        "The Front said the army had not stopped pulling out of Meska.",
        "The mission said the Front sent a letter back to the army.",
        f"{_SEIZED}The army said the seizure was not against the accord.",
        f"{_SEIZED}The army said the seizure was consistent with the accord.",
        f"{_SEIZED}The Front said the seizure was in line with the accord.",
        "The minister said prices were not in line with the budget.",
    ],
)
def test_what_is_no_step_stopped_and_no_breach(told: str) -> None:
    assert "violation" not in {r[0] for r in rows(told)}


@pytest.mark.parametrize(
    "told",
    [
        f"{_SEIZED}The Front said the seizure was not consistent with the accord.",
        f"{_SEIZED}The seizure is not in line with the Hamar Accord, the Front said.",
        f"{_SEIZED}The Front said the seizure was against the accord.",
        f"{_SEIZED}The Front said the move was not compatible with the truce.",
        "The army's refusal to free the men is not in keeping with the accord, the Front said.",
    ],
)
def test_deeds_said_not_to_be_in_line(told: str) -> None:
    assert [(r[0], r[1], r[2]) for r in rows(told)] == [("violation", ARMY, FRONT)]


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Contrary to the ceasefire of 3 May, the army laid mines near Meska.", None),
        ("The army shelled Meska on 5 May in breach of the truce of 3 May.", "2026-05-05"),
        ("The army shelled Meska on 5 May in breach of the truce.", "2026-05-05"),
    ],
)
def test_the_day_of_a_truce_is_not_the_day_of_its_breach(told: str, day: str | None) -> None:
    assert [(r[0], r[1], r[3]) for r in rows(told)] == [("violation", ARMY, day)]
