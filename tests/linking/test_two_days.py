"""Attacks of several days are several incidents, whatever they have in common; one night is one."""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.linking.told_texts import Report, linked, together

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DEAD = ("four", "five", "three", "six", "seven", "eight", "nine")
DAILY = {
    "drones": "A Russian drone attack on an apartment block in Kharkiv killed {n} people on {day},"
    " Ukrainian officials said.",
    "market": "Shells hit the market in Kupiansk on {day}, killing {n} people, a medic said.",
    "convoy": "M23 rebels attacked a convoy near Goma on {day}, killing {n} soldiers, Congo's army"
    " said.",
    "camp": "On {day} an Israeli air strike on a camp in Khan Younis killed {n} people, medics"
    " said.",
    "village": "Gunmen raided the village of Zorb on {day} and killed {n} farmers.",
    "same toll": "Sudan's army bombed a market in Nyala on {day}, killing nine people, the RSF"
    " said.",
}  # fmt: skip


def daily(form: str, count: int) -> list[Report]:
    return [
        (f"2025-03-{4 + k:02}", form.format(n=DEAD[k], day=DAYS[k])) for k in range(count)
    ]  # fmt: skip


@pytest.mark.parametrize("form", DAILY.values(), ids=DAILY)
@pytest.mark.parametrize("count", [2, 3, 7])
def test_attacks_of_as_many_days_are_as_many_incidents(form: str, count: int) -> None:
    found = together(*daily(form, count))
    assert all(len(own) == 1 for own in found)
    assert set().union(*found) == set(range(count))


def test_in_every_order() -> None:
    reports = daily(DAILY["drones"], 4)
    ids = {frozenset(i.time.from_ for i in linked(*p).incidents if i.time) for p in permutations(reports)}  # fmt: skip
    assert len(ids) == 1 and len(next(iter(ids))) == 4


MON = ("2025-03-04", "Russian troops shelled the market in Kupiansk on Monday, killing five"
       " people, Ukraine said.")  # fmt: skip
TWO = {
    "known, six days on": [MON, (
        "2025-03-10", "The attack on the market in Kupiansk on Sunday killed five people, Ukraine"
        " said. Russian troops shelled it.")],
    "of the other side": [
        ("2025-03-04", "Russian troops shelled the market in Donetsk on Monday, killing five"
         " people, Ukraine said."),
        ("2025-03-05", "Ukrainian troops shelled the market in Donetsk on Tuesday, killing five"
         " people, Russia said.")],
    "two nights": [
        ("2025-03-04", "Drones hit a depot in Sumy on Monday night, Ukraine said."),
        ("2025-03-05", "Drones hit a depot in Sumy on Tuesday night, Ukraine said.")],
    "night and the night before": [
        ("2025-03-04", "Rockets hit the port of Odesa early on Monday, killing six, Ukraine said."),
        ("2025-03-05", "Rockets hit the port of Odesa early on Tuesday, killing six, Ukraine"
         " said.")],
}  # fmt: skip
ONE = {
    "one day": [MON, (
        "2025-03-05", "Ukraine said that Russian troops had shelled the market in Kupiansk on"
        " Monday.")],
    "followed up": [MON, (
        "2025-03-06", "The shelling of the market in Kupiansk on Monday killed seven people,"
        " Ukraine said. Russia denied that its troops shelled the market.")],
    "one night": [
        ("2025-03-04", "Russian troops shelled the market in Kupiansk late on Monday, killing five"
         " people, Ukraine said."),
        ("2025-03-05", "Russian troops shelled the market in Kupiansk on Tuesday, killing five"
         " people, Ukraine said.")],
}  # fmt: skip


@pytest.mark.parametrize("reports", TWO.values(), ids=TWO)
def test_two_days_are_two(reports: list[Report]) -> None:
    assert {0, 1} not in together(*reports)
    sets = [s for i in linked(*reports).incidents for s in i.claim_sets]
    assert not any(s.status in ("contested", "changed") for s in sets)


@pytest.mark.parametrize("reports", ONE.values(), ids=ONE)
def test_one_day_or_one_night_is_one(reports: list[Report]) -> None:
    assert {0, 1} in together(*reports)
