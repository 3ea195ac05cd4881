"""Meetings by what delegations do, where they come back to, how they speak; and sittings of one side."""

from __future__ import annotations

import pytest

import trucewatch
from trucewatch.records import Round


def _rounds(text: str) -> tuple[Round, ...]:
    return trucewatch.read(text, date="2026-03-11").rounds


@pytest.mark.parametrize(
    ("text", "status", "day", "venue", "who"),
    [
        (
            "Libya's rival governments returned to the table in Tunis on Monday.",
            "held",
            "2026-03-09",
            "Tunis",
            "",
        ),
        (
            "The presidents of Rwanda and Congo shook hands in Luanda on Monday after "
            "four hours behind closed doors.",
            "held",
            "2026-03-09",
            "Luanda",
            "COD RWA",
        ),
        (
            "Pakistan's and India's military operations chiefs talked over their hotline "
            "on Tuesday, Islamabad said.",
            "held",
            "2026-03-10",
            "",
            "IND PAK",
        ),
        (
            "At the summit in Sochi on Monday, the leaders of Armenia and Azerbaijan "
            "agreed not to use force.",
            "held",
            "2026-03-09",
            "Sochi",
            "ARM AZE",
        ),
        (
            "Yemen's army and the Houthis traded fire. The two delegations exchanged "
            "lists of prisoners in Amman on Monday, Yemen said, and the Houthis denied "
            "it.",
            "held",
            "2026-03-09",
            "Amman",
            "YEM",
        ),
        (
            "A delegation of the Taliban flew to Doha on Sunday and spoke with American "
            "envoys for six hours.",
            "held",
            "2026-03-08",
            "",
            "USA",
        ),
        (
            "The delegations of Yemen's government and the Houthis come together in "
            "Muscat on 22 March.",
            "planned",
            "2026-03-22",
            "Muscat",
            "YEM",
        ),
        (
            "The foreign ministers of India and Pakistan are due in Samarkand on Thursday"
            " for their first meeting since the clashes.",
            "planned",
            "2026-03-12",
            "Samarkand",
            "IND PAK",
        ),
        (
            "Colombia's government and the ELN are to meet in the Venezuelan capital on March 20.",
            "planned",
            "2026-03-20",
            "Caracas",
            "COL",
        ),
    ],
)
def test_a_meeting(text: str, status: str, day: str, venue: str, who: str) -> None:
    (found,) = _rounds(text)
    assert (found.status, found.dates) == (status, (day,))
    assert venue in (found.venue or "")
    assert set(who.split()) <= {a.country for a in found.participants}


@pytest.mark.parametrize(
    "text",
    [
        "The UN Security Council met on Monday on the fighting between Sudan's army and the RSF.",
        "President Kiir met the army's generals in Juba on Monday after rebels attacked Nasir.",
        "Villagers met soldiers of Myanmar's army at the bridge on Monday and fled.",
        "On Monday evening Dr Aram Petrosyan sat down on a crate in Sotk and counted "
        "the dead of Azerbaijan's shelling.",
        "Armenia said its captives must be free before we sit down with Azerbaijan in Geneva.",
        "Iran's parliament met in closed session on Monday after Israeli jets struck Isfahan.",
    ],
)
def test_no_meeting_of_two_sides(text: str) -> None:
    assert not _rounds(text)


def test_what_was_put_off_stands_beside_what_was_held() -> None:
    text = (
        "Armenia and Azerbaijan met in Geneva on Monday. The meeting had been set for Friday but was"
        " postponed when an envoy fell ill."
    )
    found = {(r.status, r.dates[0]) for r in _rounds(text)}
    assert found == {("held", "2026-03-09"), ("cancelled", "2026-03-06")}
