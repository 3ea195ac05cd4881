"""Meetings told by journeys, invitations and go-betweens, and by what the next sentence adds."""

from __future__ import annotations

import pytest

from tests.linking.test_talk_reports import linked
from trucewatch.records import Round

DAY = "2026-10-14"
WAR = "Eritrea’s army shelled Ethiopia’s border on Friday. "


def rounds(told: str, line: str = "") -> list[Round]:
    return list(linked(f"Envoys at work\n\n{line}{told}\n", DAY).rounds)


@pytest.mark.parametrize(
    ("told", "status", "venue", "who"),
    [
        ("Ethiopia’s foreign minister left for Rabat on Sunday for talks with Eritrea.",
         "planned", "Rabat", {"ETH", "ERI"}),
        ("A delegation of Eritrea has arrived in Rabat for talks with Ethiopia’s government that "
         "open on 19 October.", "planned", "Rabat", {"ETH", "ERI"}),
        ("Eritrea has accepted Norway’s invitation to talks in Oslo on 22 October.",
         "planned", "Oslo", {"ETH", "ERI"}),
        ("Ethiopia and Eritrea have accepted an invitation from Norway to meet in Oslo next week.",
         "planned", "Oslo", {"ETH", "ERI"}),
        ("Ethiopia’s president will travel to Bern on Friday to meet the president of Eritrea.",
         "planned", "Bern", {"ETH", "ERI"}),
        ("Ethiopia’s president is expected in Nairobi, where he is to meet Eritrea’s president on "
         "Friday.", "planned", "Nairobi", {"ETH", "ERI"}),
        ("The presidents of Ethiopia and Eritrea met at the border post of Zalambessa on Monday.",
         "held", "Zalambessa", {"ETH", "ERI"}),
        ("The session in Bern on Monday, at which Ethiopia and Eritrea were to discuss prisoners, "
         "did not take place.", "cancelled", "Bern", {"ETH", "ERI"}),
        ("Delegations from Ethiopia and Eritrea are travelling to Oslo for talks that begin on "
         "Friday.", "planned", "Oslo", {"ETH", "ERI"}),
        ("Both delegations are due back in Rabat on Friday.", "planned", "Rabat", {"ETH", "ERI"}),
        ("Ethiopia pulled out of the Bern talks with Eritrea, due on Friday.",
         "cancelled", "Bern", {"ETH", "ERI"}),
    ],
)  # fmt: skip
def test_a_meeting_by_the_way_to_it(told: str, status: str, venue: str, who: set[str]) -> None:
    (found,) = rounds(WAR + told)
    assert (found.status, found.venue) == (status, venue)
    assert who == {a.country for a in found.participants}


@pytest.mark.parametrize(
    "told",
    [
        "Eritrea rejected Norway’s invitation to talks in Oslo on 22 October.",
        "Ethiopia’s foreign minister flew to Oslo on Sunday to see the opera.",
        "A delegation of Eritrea has arrived in Oslo for medical treatment.",
        "Ethiopia’s president has accepted an invitation to the wedding of the king of Norway.",
        "Ethiopia’s porters carried letters between the two hotels of Rabat.",
        "Ethiopia’s pilgrims are expected in Rabat on Friday.",
        "The trade talks of Ethiopia and Eritrea on coffee were held in Rabat on Monday.",
    ],
)
def test_no_meeting(told: str) -> None:
    assert rounds(told) == []


@pytest.mark.parametrize(
    ("told", "mediator"),
    [
        ("Negotiators of Ethiopia and Eritrea met in Rabat on Monday. Norway is mediating.", "NOR"),
        ("Negotiators of Ethiopia and Eritrea met in Rabat on Monday. The meeting was chaired by "
         "Norway’s special envoy.", "NOR"),
        ("Norway’s envoy went back and forth between Ethiopia’s and Eritrea’s delegations in Rabat "
         "on Monday.", "NOR"),
        ("Kenya’s mediators carried messages between Ethiopia’s delegation and Eritrea’s on "
         "Monday.", "KEN"),
    ],
)  # fmt: skip
def test_who_stands_between(told: str, mediator: str) -> None:
    (found,) = rounds(told)
    assert [a.country for a in found.mediators] == [mediator]
    assert {a.country for a in found.participants} == {"ETH", "ERI"}


def test_who_was_represented() -> None:
    (found,) = rounds(
        "A session was held in Rabat on Monday. Ethiopia was represented by its deputy minister, "
        "Eritrea by its ambassador."
    )
    assert {a.country for a in found.participants} == {"ETH", "ERI"}


@pytest.mark.parametrize(
    ("line", "told", "venue"),
    [
        ("OSLO, 14 October - ", "Negotiators of Ethiopia and Eritrea opened a third round of talks "
         "on Tuesday.", "Oslo"),
        ("ASMARA, 14 October - ", "Negotiators of Ethiopia and Eritrea opened a third round of "
         "talks on Tuesday.", None),
        ("OSLO, 14 October - ", "The presidents of Ethiopia and Eritrea spoke by telephone on "
         "Tuesday.", None),
        ("OSLO, 14 October - ", "Ethiopia welcomed the snow. Its negotiators met those of Eritrea "
         "on Tuesday.", None),
    ],
)  # fmt: skip
def test_the_place_of_the_dateline(line: str, told: str, venue: str | None) -> None:
    assert [r.venue for r in rounds(told, line)] == [venue]
