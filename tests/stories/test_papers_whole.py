"""A paper with parts and headings is one story: a mission's report, an agency's sheet, a talk."""

from __future__ import annotations

import pytest

from trucewatch.records import Document
from trucewatch.sources.raw import Meta, RawDocument
from trucewatch.stories import split_stories

MISSION = """Joint Monitoring Mission
Daily report, north bank
Number forty-one of the year

All times are local, all places as on the map.

Sector offices and boats of the mission today

Patrols on the day: fourteen, of which two by boat and one on foot. None was turned back on the way
to the river.

B. INCIDENTS

1. At 09:40 a patrol at Zorb heard nine bursts of machine-gun fire from the direction of the mill. The patrol could not tell who had fired, and the commanders on both banks said it was not theirs. A second patrol found casings at the weir on its way back and took pictures of them for the file.

2. At 16:10 villagers in Tarn showed the patrol a house with a hole in its roof, and said that a drone had dropped a grenade on it at noon. Nobody was hurt. The patrol saw the hole and fragments of metal, and could not say what had made it or who had sent it.

C. ACCESS

3. The patrol of Osk was let through at the bridge after a wait of forty minutes. No reason was given.
"""
SHEET = """We are nurses and boatmen of the two banks of the Belm.

Monthly sheet of the river, issued in Osk for May 2031

For questions write to the office in Osk, which is open on most days of the week until noon.

OSK TOWN, 2 MAY

- Shells fell on the quarter behind the station for an hour, and eleven people were brought to our clinic. Four of them died. Our nurses worked without light until the morning of the next day, and the doctor slept on the floor.
- The ferry was closed for two days.

LAKE BELM, 9 MAY

- Fishermen found three bodies in the reeds. They wore no uniform. The district office says that it knows nothing of the matter and that nobody has been reported missing in the villages of the lake since the winter of last year.
"""
TALK = """"We kept the bridge open": a conversation with the mayor of Osk

By Ana Ruiz

You stayed in the town through the whole siege. Why did you not leave?

Because somebody had to keep the bakery going. We had flour for nineteen days and then we had none,
and on the twentieth day the truce began. I do not call that courage.

The rebels say that your police fired first on the morning of 3 May.

Our police have eleven rifles. They did not fire first, and whoever says so was not there. I have
asked the mission to come and look at the walls.

One last thing. If peace came tomorrow, what would you do - sleep?
"""
TWO = """River Post

Shells fall on Osk as truce talks open in Zorb

OSK, May 3 (Wire) - Shells fell on Osk for an hour on Tuesday, and four people died in the clinic
behind the station, doctors said. The army blamed the rebels, who said they had not fired.

Farmers block road over price of grain

TARN, May 3 (Wire) - Two hundred farmers blocked the road to the capital with their tractors on
Tuesday and said they would stay until the ministry raised the price of grain.
"""


def _stories(text: str) -> int:
    raw = RawDocument(Document("d", "u", "0", None, "text/plain"), text, Meta())
    return len(split_stories(raw))


@pytest.mark.parametrize("text", [MISSION, SHEET, TALK], ids=["mission", "sheet", "talk"])
def test_a_paper_is_one_story(text: str) -> None:
    assert _stories(text) == 1


def test_two_reports_of_a_page_stay_two() -> None:
    assert _stories(TWO) == 2


SHORT_TURNS = """We have done our part

Mira Tolen of the Karo Movement talks to Jonas Weil.

Jonas Weil: Let me begin with the mill. Five civilians died.

Mira Tolen: I have seen the photographs. The army did it.

JW: Your men turned back a patrol.

MT: They did. It was wrong.
"""


def test_short_turns_at_the_end_are_told() -> None:
    raw = RawDocument(Document("d", "u", "0", None, "text/plain"), SHORT_TURNS, Meta())
    (story,) = split_stories(raw)
    told = [SHORT_TURNS[x.start : x.end] for x in story.lines if x.role == "body"]
    assert told[-2:] == ["JW: Your men turned back a patrol.", "MT: They did. It was wrong."]
