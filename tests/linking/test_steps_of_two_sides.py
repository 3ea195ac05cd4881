"""Two sides each let go what they hold: two acts, and no word of the one on the other."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import WIRE, answers, linked


def _asked(text: str) -> set[str]:
    found = linked(WIRE + text).incidents
    return {said for i in found for s in i.claim_sets if s.kind == "occurred"
            for _, said in answers(s)}  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "The Torvalian government freed a second group of prisoners on Monday. The Ostrel Front has"
        " not released any of theirs yet, a Red Cross official said.",
        "The Torvalian army withdrew its guns from Mesk on Monday. The Ostrel Front has not"
        " withdrawn its guns, the monitors said.",
        "The Ostrel Front released twelve soldiers on Tuesday. The Torvalian government did not"
        " release any of theirs, the Red Cross said.",
        "The Torvalian government freed 14 prisoners on Monday. Eastern authorities have not"
        " released any of theirs, the Red Cross said.",
    ],
)
def test_what_one_side_has_not_done_disputes_nothing_of_the_other(text: str) -> None:
    assert _asked(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "The Torvalian government said it had freed 14 prisoners on Monday. The Ostrel Front said"
        " the government had not released any prisoners.",
        "The Torvalian army said it had withdrawn its guns from Mesk on Monday. The army has not"
        " withdrawn its guns, the Ostrel Front said.",
    ],
)
def test_what_another_says_of_the_same_step_answers(text: str) -> None:
    assert _asked(text) == {"yes", "no"}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The Torvalian government freed 14 prisoners on Monday. The Ostrel Front released nine"
         " soldiers on Monday.", 2),
        ("Fourteen prisoners were freed by the Torvalian government on Monday. Nine soldiers were"
         " released by the Ostrel Front on Monday.", 2),
        ("The Torvalian government and the Ostrel Front exchanged prisoners at Mesk on Monday. The"
         " government freed 14 rebels and the Front 17 soldiers.", 1),
        ("The Torvalian army withdrew from Mesk on Monday. The Ostrel Front withdrew from Mesk on"
         " Monday.", 2),
    ],
)  # fmt: skip
def test_each_sides_step_is_its_own(text: str, number: int) -> None:
    assert len(linked(WIRE + text).incidents) == number
