"""Numbers, shares and dates in the words of a stand, and when two of them are another measure."""

from __future__ import annotations

import pytest

from trucewatch.coding.positions.measures import apart, measures

TOLD = "2026-02-20"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("12 of 20 captives within 60 days", {("captive", 12.0), ("day", 60.0)}),
        ("the release of twenty hostages", {("hostage", 20.0)}),
        ("two hundred and forty fighters", {("fighter", 240.0)}),
        ("a six-month truce", {("day", 180.0)}),
        ("at least 300 metres from the wire", {("metre", 300.0)}),
        ("a strip of 300 m", {("metre", 300.0)}),
        ("no fewer than 30 observers", {("observer", 30.0)}),
        ("5 of the 18 soldiers", {("soldier", 5.0)}),
        ("a quarter of the cabinet posts", {("post", 0.25)}),
        ("12 would be enough", {("", 12.0)}),
        ("leave the town by July 1", {("date", 701.0)}),
        ("lift the siege on 15 March", {("date", 315.0)}),
        ("asked on 15 January for a truce", set()),
        ("Resolution 242", set()),
        ("the accord of 2008", set()),
        ("the third round", set()),
        ("a third country", set()),
        ("the second of its demands", set()),
    ],
)
def test_measures_of_words(words: str, found: set[tuple[str, float]]) -> None:
    assert measures(words, TOLD) == found


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("the release of 20 hostages", "12 hostages must be freed", True),
        ("all the troops leave", "two thirds of the troops leave", True),
        ("leave by July 1", "leave by August 15", True),
        ("a truce of 60 days", "a two-month truce", False),
        ("20 hostages", "twenty hostages", False),
        ("20 hostages", "the hostages", False),
        ("20 hostages", "12 trucks", False),
        ("every hostage", "all hostages", False),
        ("20 hostages", "twelve", True),
    ],
)
def test_measures_apart(one: str, other: str, differ: bool) -> None:
    assert apart(measures(one), measures(other)) is differ
