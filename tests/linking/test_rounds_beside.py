"""Rounds that a report tells beside its own: of others, of before, told by number alone, signings
of minutes; each is one of its own, under the process of those who sit there."""

from __future__ import annotations

import pytest

from tests.linking.test_round_sides import stories
from tests.linking.test_rounds_before_and_after import Report, rounds
from trucewatch.linking import link

Row = tuple[str, tuple[str, ...], str | None, int | None]


def told(*reports: Report) -> set[Row]:
    """Return (process, days, venue, number) of each round."""
    return {(r.process, r.dates, r.venue, r.ordinal) for r in rounds(*reports)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chad and Sudan met in Doha on Tuesday. In Geneva, meanwhile, Russia and Ukraine held their"
         " fourth round of talks on Monday.",
         {("SDN–TCD", ("2025-06-10",), "Doha", None), ("RUS–UKR", ("2025-06-09",), "Geneva", 4)}),
        ("Chad and Sudan opened a third round of talks in Doha on Tuesday. A first round was held in"
         " Nairobi on March 7; a second, in Cairo in April, ended without result.",
         {("SDN–TCD", ("2025-06-10",), "Doha", 3), ("SDN–TCD", ("2025-03-07",), "Nairobi", 1),
          ("SDN–TCD", ("2025-04",), "Cairo", 2)}),
        ("Sudan and Chad met in Doha on Tuesday. The first meeting, in Nairobi on March 7, had ended"
         " without result. The second, on April 14 in Cairo, had collapsed.",
         {("SDN–TCD", ("2025-06-10",), "Doha", None), ("SDN–TCD", ("2025-03-07",), "Nairobi", None),
          ("SDN–TCD", ("2025-04-14",), "Cairo", 2)}),
        ("Negotiators from Sudan and Chad returned to Doha for a third round on Tuesday.",
         {("SDN–TCD", ("2025-06-10",), "Doha", 3)}),
        ("Chad and Sudan met in Doha on Tuesday, a day after Armenian and Azerbaijani envoys met in"
         " Baku. The talks ended without a statement.",
         {("SDN–TCD", ("2025-06-10",), "Doha", None), ("ARM–AZE", (), "Baku", None)}),
        ("Chad and Sudan met in Doha on Tuesday. Colombia's government and the ELN, which negotiated"
         " for years in Havana, broke off their talks in 2019.",
         {("SDN–TCD", ("2025-06-10",), "Doha", None)}),
        ("Chad and Sudan met in Doha on Tuesday. The third minister arrived late. The second bus had"
         " broken down.", {("SDN–TCD", ("2025-06-10",), "Doha", None)}),
    ],
)  # fmt: skip
def test_rounds_of_others_and_of_before(text: str, found: set[Row]) -> None:
    assert told(("2025-06-12", f"{text}\n")) == found


def test_what_is_told_bare_goes_to_the_latest_round() -> None:
    found = rounds(
        ("2025-06-12", "Chad and Sudan opened a third round of talks in Doha on Tuesday. A first "
                       "round was held in Nairobi on March 7. The delegations met for two hours.")
    )  # fmt: skip
    assert {r.venue: r.duration for r in found} == {"Doha": "two hours", "Nairobi": None}


def test_whom_somebody_received_sits_at_no_other_table() -> None:
    found = rounds(
        ("2025-06-12", "Chad's foreign minister met his Sudanese counterpart in Doha on Tuesday. The "
                       "day before he had received Turkey's ambassador to discuss trade.")
    )  # fmt: skip
    tables = [{a.code[:3] for a in r.participants} for r in found if r.venue == "Doha"]
    assert tables == [{"TCD", "SDN"}]


GENEVA = (
    ("2025-04-02", "Georgian and Abkhaz negotiators met in Geneva on 25-26 March."),
    ("2025-04-03", "The 64th round of the Geneva talks between Georgia and Abkhazia took place on "
                   "March 25 and 26."),
    ("2025-04-10", "At the Geneva talks on 25 March, Georgia and Abkhazia again discussed "
                   "detentions, its foreign ministry said."),
)  # fmt: skip


def test_one_round_of_two_days_in_three_reports() -> None:
    (found,) = rounds(*GENEVA)
    assert (found.ordinal, found.venue, len({m.story_id for m in found.mentions})) == (
        64, "Geneva", 3,
    )  # fmt: skip
    assert {a.code for a in found.participants} >= {"GEOREB:abkhazia"}


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("The defence ministers of Thailand and Cambodia signed the minutes of the General Border"
         " Committee in Kuala Lumpur on Thursday.", "Kuala Lumpur"),
        ("Thailand and Cambodia signed the minutes of the Regional Border Committee in Poipet on"
         " Thursday.", "Poipet"),
    ],
)  # fmt: skip
def test_who_signs_minutes_together_has_met(text: str, venue: str) -> None:
    assert {(r.dates, r.venue) for r in rounds(("2025-08-08", text))} == {(("2025-08-07",), venue)}


def test_who_signs_minutes_of_nothing_has_not() -> None:
    assert rounds(("2025-08-08", "Thailand's minister spent ten minutes signing the book.")) == ()


def test_stands_beside_another_table_are_of_their_own_process() -> None:
    found = link(
        stories(
            ("2025-05-12", "Ukraine ruled out any withdrawal and offered to free 500 prisoners. Moscow "
                           "wants Ukraine to withdraw from four regions. In Doha, meanwhile, the "
                           "Congolese government and the M23 opened a third round of talks on Saturday.")
        )
    )  # fmt: skip
    assert {p.process for p in found.positions} == {"RUS–UKR"}
    assert {r.process for r in found.rounds} == {"COD–CODREB:m23"}
