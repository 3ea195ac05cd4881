"""Threats and concessions by how a sentence is built; what a text forbids; who stands between."""

import pytest

from tests.coding.event_support import careful, sides
from trucewatch.coding.events.places import fill_by_place


def _told(text: str) -> set[tuple[str, str]]:
    return {(e.type, e.span.text) for e in careful()(text)}


@pytest.mark.parametrize(
    ("text", "type_", "trigger"),
    [
        ("India raised the possibility of closing the river to Pakistan.", "THREATEN", "raised"),
        ("Serbia hinted at invading Kosovo.", "THREATEN", "hinted"),
        ("Washington held out the prospect of new tariffs on Colombia.", "THREATEN", "held"),
        ("Ethiopia no longer objects to Eritrea's presence.", "CONCEDE", "objects"),
        ("The Houthis held a Norwegian tanker at Hodeidah.", "COERCE", "held"),
        ("Egypt moved 300 families out of Rafah.", "COERCE", "moved"),
    ],
)
def test_what_is_held_out_or_given_up(text: str, type_: str, trigger: str) -> None:
    assert (type_, trigger) in _told(text), _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya raised the possibility of talks with Somalia.",
        "Iran hinted at a meeting with Iraq.",
        "The protocol forbids kidnapping in Colombia.",
        "A captain of Chad said that his men regret it.",
        "Four men of Kenya had been entered twice in the register.",
    ],
)
def test_no_threat_and_no_deed(text: str) -> None:
    assert not {t for t, _ in _told(text)} & {"THREATEN", "ASSAULT", "COERCE"}, _told(text)


def test_a_team_is_of_neither_side() -> None:
    text = (
        "Sudan's army shelled posts of Chad on Monday and killed six soldiers of Chad. On Tuesday"
        " a team of monitors was turned back at a gate by Sudan's soldiers."
    )
    (turned,) = (e for e in fill_by_place(careful()(text)) if e.span.text == "turned")
    assert sides(turned.recipients) <= {"IGO", "NGO"}, turned.recipients
