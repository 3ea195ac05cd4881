"""Headings of parts of a report begin no new story; headlines of other stories do."""

from __future__ import annotations

import pytest

from trucewatch.records import Document, Story
from trucewatch.sources.raw import Meta, RawDocument
from trucewatch.stories.headings import is_section
from trucewatch.stories.split import split_stories

LEAD = (
    "OBSERVER MISSION IN OSTREL\nDaily report 12/2026\nBased on information received until 18:00"
    " on 13 May 2026. Issued 14 May 2026.\n\n"
)
WIRE = (
    "KARN, 14 May 2026 (Agency) - The Velmarian army shelled Karn on Thursday, killing three"
    " people, doctors said. Houses were burnt.\n\n"
)


def _stories(text: str) -> tuple[Story, ...]:
    document = Document("d", "d", "0", None, "text/plain")
    return split_stories(RawDocument(document, text, Meta(date="2026-05-14")))


@pytest.mark.parametrize(
    "text",
    [
        LEAD + "Summary\n- The Mission recorded 12 violations of the Hamar Accord.\n- One casualty"
        " was corroborated in Karn.\n\nKarn. Two mortar rounds hit the village on 12 May.\n",
        "Army shells Karn\n\n" + WIRE + "Background\n\nThe war between the army and the Front began"
        " in 2019. A ceasefire signed at Hamar has often been broken.\n\nOutlook\n\nThe two sides"
        " are to meet at Hamar next week, the mediators said.\n",
        "Press release\nOsk Relief, 14 May 2026\n\nOsk Relief condemns the attack on its clinic in"
        " Karn.\n\nNote to editors\n\nOsk Relief has worked in Velmar since 2009. It runs eleven"
        " clinics there.\n\nContact\n\nLena Marsh, press officer.\n",
        "MONITORING REPORT No. 4\n14 May 2026\n\n1. Executive summary\n\nThe team recorded four"
        " violations.\n\n2. Key findings\n\nTroops fired on a convoy near Karn on 10 May.\n\n"
        "3. Recommendations\n\nThe parties should withdraw heavy weapons.\n",
        LEAD + "KEY DEVELOPMENTS\n\nThe pass was open. The team counted 63 lorries.\n\nFreedom of"
        " movement\n\nA patrol was turned back at Karn.\n",
        # An item of a list opens with its place and day, not a story.
        "Incidents recorded by the Mission\n\nKarn, 9 May – Gunmen shot a farmer dead.\n"
        "Meska, 10 May – A mine exploded under a lorry, wounding the driver.\n"
        "Osk, 11 May – Soldiers beat two villagers.\n",
        # A live page of two days.
        "Kalor talks: as it happened\n\nWednesday 13 and Thursday 14 May 2026\n\nThursday 16:20\n"
        "Deal signed\nBoth delegations have signed a protocol.\n\nWednesday 19:00\nFirst day ends\n"
        "The second round opened this morning in Kalor.\n\nWednesday 15:45\nRebels shelled Meska"
        " this morning, the army said.\n",
    ],
)
def test_a_report_with_sections_is_one_story(text: str) -> None:
    assert len(_stories(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Army shells Karn\n\n" + WIRE + "Elections put off in Torval\n\nTORVAL, 14 May 2026"
        " (Agency) - Torval's parliament put off the elections by a year on Thursday.\n",
        "Army shells Karn, three dead\nBy Ana Weld\n\nThe Velmarian army shelled Karn on Thursday,"
        " killing three people, doctors said.\n\nParliament puts off elections in Torval\nBy Lena"
        " Marsh\n\nLawmakers in Torval voted on Thursday to put off the elections by a year.\n",
        "Politics\n\nTORVAL, 14 May 2026 (Agency) - Torval's parliament put off the elections by a"
        " year on Thursday.\n\nSecurity\n\n" + WIRE,
        WIRE + "OSK, 13 May 2026 (Agency) - Floods destroyed forty houses in Osk on Wednesday,"
        " officials said.\n",
    ],
)
def test_two_stories_are_two(text: str) -> None:
    assert len(_stories(text)) == 2


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Summary", True), ("2. Background", True), ("Note to editors:", True),
        ("KEY FINDINGS", True), ("## Next steps", True), ("Freedom of movement", True),
        ("Army shells Karn", False), ("Attacks in Karn", False), ("Talks to resume", False),
        ("Security council meets", False), ("Karn", False),
    ],
)  # fmt: skip
def test_what_heads_a_part(line: str, wanted: bool) -> None:
    assert is_section(line) is wanted
