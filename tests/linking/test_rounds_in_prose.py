"""Rounds as reports tell them: who was missed, how long they lasted, where they were and what is
only gone on with."""

from __future__ import annotations

import pytest

from tests.linking.test_round_sides import stories
from trucewatch.linking import link
from trucewatch.records import Round

MET = "Sudan's army and the RSF held a round of talks in Jeddah on Monday, 11 May. "
DAY = "2026-05-14"


def rounds(*told: tuple[str, str]) -> tuple[Round, ...]:
    return link(stories(*told)).rounds


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("The head of the RSF delegation did not appear in Jeddah.",
         ("head of the RSF delegation",)),
        ("The RSF's deputy commander could not join because of illness.",
         ("RSF's deputy commander (because of illness)",)),
        ("The army's chief of staff, who was expected, did not attend.",
         ("army's chief of staff",)),
        ("The interior minister of Sudan, who was expected to lead the group on police, has not "
         "arrived.", ("interior minister of Sudan",)),
        ("Norway's envoy stayed away from the session.", ("Norway's envoy",)),
        ("Qatar sent nobody.", ("Qatar",)),
        ("Three of the army's engineers did not come.", ("Three of the army's engineers",)),
        ("The army's spokesman did not come to the market.", ()),
        ("The RSF's supply trucks have not arrived.", ()),
        ("The rains did not come.", ()),
        ("The RSF's negotiator will not come to the next session.", ()),
        ("Qatar sent nobody to the wedding of the king.", ()),
    ],
)  # fmt: skip
def test_who_was_missed(text: str, away: tuple[str, ...]) -> None:
    (found,) = rounds((DAY, MET + text))
    assert found.absent == away


def test_who_stayed_elsewhere_and_where() -> None:
    (found,) = rounds(
        (DAY, "The talks between Sudan's army and the RSF planned for 5 May did not take place, "
              "because the delegation of the RSF stayed in Upper Meska.")
    )  # fmt: skip
    assert (found.status, found.venue) == ("cancelled", None)
    assert found.absent == ("delegation of the RSF",)


def test_where_they_met_is_not_where_what_they_discussed_was() -> None:
    (found,) = rounds(
        (DAY, "The panels of Sudan's army and the RSF met by videoconference on Wednesday, 13 May, "
              "to discuss the armed clash in Nyala.")
    )  # fmt: skip
    assert (found.venue, found.format) == (None, "video")


@pytest.mark.parametrize(
    "text",
    [
        "The RSF's delegation remains in Jeddah and will continue the talks in good faith.",
        "The RSF will continue the negotiations, its spokesman said.",
        "The army's delegation will pursue the talks.",
    ],
)
def test_who_goes_on_with_talks_plans_no_round(text: str) -> None:
    assert [r.status for r in rounds((DAY, MET + text))] == ["held"]


def test_a_day_and_a_range_are_one_round_and_next_is_of_the_last() -> None:
    found = rounds(
        ("2026-05-13", "Sudan's army and the RSF met in Jeddah for a second day on Wednesday."),
        ("2026-05-15", "The UN welcomes the conclusion of the fourth round of talks between Sudan's "
                       "army and the RSF, held in Jeddah from 12 to 15 May."),
    )  # fmt: skip
    assert [r.dates for r in found] == [("2026-05-12", "2026-05-13", "2026-05-15")]


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("met in Jeddah on Tuesday", "met in Jeddah for a second day on Wednesday", 1),
        ("met in Jeddah on Tuesday", "met in Cairo for a second day on Wednesday", 2),
        ("met in Jeddah on Tuesday", "met in Jeddah on Wednesday", 2),
    ],
)
def test_a_second_day(first: str, second: str, count: int) -> None:
    sides = "Sudan's army and the RSF"
    found = rounds(("2026-05-12", f"{sides} {first}."), ("2026-05-13", f"{sides} {second}."))
    assert len(found) == count


def test_what_is_next_is_of_those_who_met_last() -> None:
    found = rounds(
        (DAY, "The first round of talks between Sudan's army and the RSF was held in Cairo on 4 "
              "May. The second round was held in Jeddah on 12 May. The next meeting will be held in "
              "Jeddah on 26 May.")
    )  # fmt: skip
    assert [bool(r.next) for r in found] == [False, True, False]


def test_bystanders_told_of_afterwards_are_not_at_the_next_round() -> None:
    found = rounds(
        (DAY, MET + "The next round is set for 28 May in Cairo. Ethiopia and Eritrea, meanwhile, "
                    "met in Nairobi on 12 May.")
    )  # fmt: skip
    (coming,) = [r for r in found if r.status == "planned"]
    assert {a.name for a in coming.participants} == {"Sudan's army", "Rapid Support Forces"}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The political forum of Sudan's army and the RSF closed in Tunis on Sunday without "
         "agreement.", ["Tunis"]),
        ("The film forum closed in Tunis on Sunday.", []),
    ],
)  # fmt: skip
def test_a_forum(text: str, places: list[str]) -> None:
    assert [r.venue for r in rounds((DAY, text))] == places
