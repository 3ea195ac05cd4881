"""Events told in the manners of wires, bulletins and local papers: what must and must not come out."""

from __future__ import annotations

import pytest

from tests.coding.event_support import code, one, sides, types
from trucewatch import read

ROWS = [
    ("Kenyan planes carried tea.", []),
    ("Israel walked away from the negotiating table.", ["REJECT"]),
    ("Eleven Sudanese walked out of the woods alive.", []),
    ("A Russian drone hit the market of Kherson.", ["ASSAULT"]),
    ("Kenya's song hit the market.", []),
    ("Thailand's army called the charge groundless.", ["REJECT"]),
    ("Thailand's army called that a fabrication.", ["REJECT"]),
    ("Thailand's army called Cambodia a liar.", ["ACCUSE"]),
    ("Phnom Penh insisted that both sides remove the mines.", ["REQUEST"]),
    ("Chad is ready to take part in a meeting.", ["AGREE"]),
    ("Chad did not reject the plan.", []),
    ("If Qatar does not help, nobody will.", []),
    ("Responding to Trump's call for a quick signature, Kyiv kept quiet.", ["REQUEST"]),
    ("Chad offered Sudan its radar data.", ["AGREE"]),
    ("Chad offered Sudan to free its captives.", ["CONCEDE"]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_types(text: str, expected: list[str]) -> None:
    assert types(text) == expected, code(text)


def test_who_goes_on_after_an_inserted_report() -> None:
    text = "ELN guerrillas had freed a man, the Red Cross said, and accused the Colombian army of fraud."
    event = one(text, "ACCUSE")
    assert [a.text for a in event.actors] == ["ELN guerrillas"]
    assert sides(event.recipients) == {"COL"}


def test_a_namesake_is_told_by_the_office() -> None:
    event = one("Defence Minister Pedro Sánchez rejected the charge.", "REJECT")
    assert sides(event.actors) == {"COL"}
    event = one("Prime Minister Pedro Sánchez rejected the charge.", "REJECT")
    assert sides(event.actors) == {"ESP"}


def test_the_saying_belongs_to_an_act_done_by_saying() -> None:
    text = "“We will never hand over the dam,” Chad's president told reporters."
    event = one(text, "REJECT")
    assert "told" in text[event.start : event.end]


BULLETIN = """VADRA OBSERVER MISSION - Press note, 15 September 2024
At 10.20 two vehicles of the Mission reached the dam. A shell was fired at the bridge at noon.
Fragments are under examination."""


def test_a_heading_names_who_issued_the_text() -> None:
    coded = read(BULLETIN)
    issued = [s for s in coded.statements if s.quote_type == "document"]
    assert issued
    assert all("mission" in s.speaker.text.lower() for s in issued if s.speaker)
    fired = [e for e in coded.events if e.type == "ASSAULT"]
    assert [e.realis for e in fired] == ["monitor_reported"]
