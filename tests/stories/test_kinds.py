"""What a paragraph looks like on its own, with look-alikes."""

from __future__ import annotations

import pytest

from trucewatch.stories.kinds import pieces
from trucewatch.stories.printed import blocks


def kind(text: str) -> str:
    (piece,) = pieces(text, blocks(text))
    return piece.kind


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("By Jane Doe", "byline"),
        ("BY JANE DOE and OMAR SAID", "byline"),
        ("By AFP", "byline"),
        ("By Jane Doe, Diplomatic Editor", "byline"),
        ("By Friday the last troops had left the valley.", "prose"),
        ("By March, rebels held half of it", "title"),
        ("Reporting by Jane Doe in Kyiv; editing by Omar Said", "credit"),
        ("(Additional reporting by Jane Doe in Kyiv and Omar Said; Writing by A. B.)", "credit"),
        ("Reporting by the mission showed that both sides had broken the truce.", "prose"),
        ("With agencies warning of famine, the parties agreed on an aid corridor.", "prose"),
        ("Published: 12 December 2020", "date"),
        ("December 12, 2020 14:22 GMT", "date"),
        ("Sat, 12 Dec 2020", "date"),
        ("2020-12-12", "date"),
        ("Updated 3 hours ago", "date"),
        ("2 hours ago", "date"),
        ("12 December 2020 was the last day of the truce.", "prose"),
        ("Published reports put the number of dead at forty.", "prose"),
        ("Posted troops leave the border", "title"),
        ("https://a.example/x?y=1", "url"),
        ("arab.example/zyvja", "url"),
        ("www.a.example", "url"),
        ("- Deal was a shock for the north", "bullet"),
        ("• Both sides agreed", "bullet"),
        ("1. The parties shall cease fire.", "bullet"),
        ("-40 degrees did not stop the convoy.", "prose"),
        ("Read more: How the line was drawn", "related"),
        ("Recommended measures include a truce of ten days, the envoy said.", "prose"),
        ("Trending", "related"),
        ("Copyright 2022 The Daily Line. All rights reserved.", "boilerplate"),
        ("Copyright law was not on the agenda of the peace talks in Geneva.", "prose"),
        ("We use cookies to improve your experience.", "boilerplate"),
        ("Share this article", "boilerplate"),
        ("Share", "boilerplate"),
        ("Shares fell after the talks", "title"),
        ("FILE - A soldier stands guard. (AP Photo/Jane Doe)", "caption"),
        ("Photo: a damaged school", "caption"),
        ("* * *", "rule"),
        ("–––", "rule"),
        ("‘CRITICAL MOMENT’", "title"),
        ("## What comes next", "title"),
        ("Ukraine drops goal as envoy sees progress", "title"),
        ("Will the truce hold?", "title"),
        ("“Will the truce hold?”", "prose"),
        ("The truce held on Monday.", "prose"),
        ("“We will not yield,” the minister said on Monday", "prose"),
        ("lower case line without a stop", "prose"),
        ("The envoy said:", "prose"),
        ("KYIV: what we know so far", "title"),
        ("KYIV: Both sides met on Monday for the first time since March, officials said.", "prose"),
        ("UKRAINE WAR: Strike kills five hours after talks end in Geneva", "title"),
    ],
)
def test_kinds(text: str, wanted: str) -> None:
    assert kind(text) == wanted
