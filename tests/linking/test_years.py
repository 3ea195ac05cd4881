"""Reports whose date line tells day and month only: the year that other reports tell."""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.linking.short_texts import coded, days, where
from trucewatch.linking import Linked, link
from trucewatch.linking.days.years import day_and_month, in_year
from trucewatch.linking.parts import keys

WIRE = (
    "GOMA, Sept 10 (Lakes Newswire) - Four soldiers were killed and two wounded when an army convoy"
    " was ambushed by the March 23 Movement near Masisi on Saturday, the Congolese army said.\n\n"
    "The government and the March 23 Movement closed their fourth round of talks in Doha on Sept."
    " 4.\n"
)
PAPER = (
    "GOMA, 12 September {} - The Congolese army accused the March 23 Movement of ambushing a convoy"
    " near Masisi on Saturday, killing five soldiers. The March 23 Movement denied it.\n"
)
OTHERS = (
    "MOPTI, 12 September 2023 - The army of Mali accused JNIM of ambushing a convoy near Mopti on"
    " Saturday, killing five soldiers. JNIM denied it.\n"
)


def told(*texts: str) -> Linked:
    return link(c for t in texts for c in coded(t, ""))


def of_masisi(found: Linked) -> set[str]:
    return {days(i) for i in found.incidents if where(i) == "Masisi"}


def test_the_year_is_that_of_the_only_reports_of_those_days() -> None:
    found = told(WIRE, PAPER.format(2023))
    assert of_masisi(found) == {"09-09"}
    assert len([i for i in found.incidents if where(i) == "Masisi"]) == 1
    assert {i.time.from_ for i in found.incidents if i.time} == {"2023-09-09"}
    assert [r.dates for r in found.rounds] == [("2023-09-04",)]


@pytest.mark.parametrize(
    "others", [(), (PAPER.format(2023), PAPER.format(2022)), (OTHERS,)], ids=["none", "two", "else"]
)
def test_without_such_reports_or_of_two_years_it_stays_unknown(others: tuple[str, ...]) -> None:
    found = told(WIRE, *others)
    assert "" in of_masisi(found)
    assert [r.dates for r in found.rounds] == [()]


def test_in_any_order() -> None:
    every = {told(*texts).incidents for texts in permutations((WIRE, PAPER.format(2023), OTHERS))}
    assert len(every) == 1


def test_such_reports_share_a_key() -> None:
    wire, paper = (coded(t, "")[0] for t in (WIRE, PAPER.format(2023)))
    acts = {k for k in keys(wire) & keys(paper) if isinstance(k, tuple) and k[:2] == ("act", "day")}
    assert acts


@pytest.mark.parametrize(
    ("line", "want"),
    [
        ("GOMA, Sept 10 (Lakes Newswire) - ", (9, 10, None)),
        ("GOMA, Saturday, 9 September (Lakes Newswire) - ", (9, 9, 5)),
        ("GOMA, Sept 10, 2023 (Lakes Newswire) - ", None),
        ("GOMA (Lakes Newswire) - ", None),
    ],
)
def test_date_lines(line: str, want: tuple[int, int, int | None] | None) -> None:
    text = f"{line}Four soldiers were killed when a convoy was ambushed near Masisi.\n"
    assert day_and_month(coded(text, "")[0]) == want


def test_a_weekday_in_the_line_rules_years_out() -> None:
    line = "GOMA, Saturday, 9 September (Lakes Newswire) - Four soldiers were killed near Masisi.\n"
    one = coded(line, "")[0]
    assert in_year(one, 2022) is None
    assert in_year(one, 2023) is not None
