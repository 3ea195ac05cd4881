"""What a war or a stretch of time cost is no toll of the day's incident."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import WIRE, answers, days, linked

RAID = "Rebels attacked an army post at Mesk on Tuesday, killing two soldiers. "


def _counts(text: str, day: str = "01-13") -> set[str]:
    """Return the numbers of killed told of the incident of a day."""
    return {
        said
        for i in linked(WIRE + text).incidents if days(i) == day
        for s in i.claim_sets if s.kind == "toll" and "violations" not in s.question
        for _, said in answers(s)
    }  # fmt: skip


@pytest.mark.parametrize(
    "total",
    [
        "The war began in 2019, when the assembly was dissolved. More than 8,000 people have been"
        " killed.",
        "The conflict, now in its sixth year, has killed more than 20,000 people.",
        "So far this year 31 soldiers have been killed in the province.",
        "Eleven soldiers were killed by rebels in the past month, the army said.",
        "The deaths bring to 43 the number of soldiers killed this year.",
        "Altogether, 1,200 soldiers have died in the conflict.",
        "At least 57 soldiers have been killed since the ceasefire came into force, the ministry"
        " said.",
        "The army has lost 112 men in the campaign, which began in October.",
        "Some 300 soldiers were killed in 2025 alone.",
        "The death toll of the war has passed 12,000, according to the health ministry.",
    ],
)
def test_a_total_is_no_toll_of_the_day(total: str) -> None:
    assert _counts(RAID + total) == {"2"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A rebel strike on Mesk on Tuesday killed twelve soldiers, the governor said. On Wednesday"
         " two more bodies were found, bringing the toll of Tuesday's strike to 14, the governor"
         " said.", {"12", "14"}),
        ("Rebels attacked Mesk on Tuesday. At least 15 soldiers have been killed, the mayor said.",
         {"15-None"}),
        ("Rebels raided Mesk on Tuesday. Altogether eleven soldiers were killed, residents said.",
         {"11"}),
        ("Rebels blew up two army lorries in Mesk on Tuesday. In all, seven soldiers died in the"
         " blasts, the police said.", {"7"}),
        ("Rebels attacked Mesk on Tuesday. Nine soldiers have been killed since the attack began,"
         " the army said.", {"9"}),
    ],
)  # fmt: skip
def test_the_toll_of_the_incident_stays_its_own(text: str, wanted: set[str]) -> None:
    assert _counts(text) == wanted


@pytest.mark.parametrize("when", ["since 13 December", "in the week"])
def test_violations_of_a_period_are_on_no_one_hill(when: str) -> None:
    text = (
        f"The Observer Mission recorded 131 violations of the Hamar Accord {when}. It did not"
        " attribute them. On 12 January seven soldiers were killed on Hill 9 in Mesk."
    )
    asked = {
        s.question
        for i in linked(WIRE + text).incidents if days(i) == "01-12" for s in i.claim_sets
    }  # fmt: skip
    assert asked
    assert not any("violations" in q or "ceasefire" in q for q in asked)
