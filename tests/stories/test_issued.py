"""A line with a body's name and a day heads the body's paper; a newspaper's is furniture."""

from __future__ import annotations

import pytest

import trucewatch as tw

TEXT = "{}, 9 May 2030\n\nShells fell on the town of Osk in the morning. Two men were hurt, and a school burned.\n"


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Ministry of Defence of Kestria", "headline"),
        ("Osk Verification Mission", "headline"),
        ("Office of the Presidency, Osk", "headline"),
        ("Osk Liberation Movement", "headline"),
        ("The Osk Courier", "boilerplate"),
        ("Radio Osk", "boilerplate"),
        ("Osk", "boilerplate"),
    ],
)
def test_who_issues_a_paper_heads_it(name: str, role: str) -> None:
    story = tw.read(TEXT.format(name)).stories[0]
    assert story.lines[0].role == role
    assert story.published.date == "2030-05-09"


def test_the_ministry_that_heads_a_paper_says_what_it_says() -> None:
    found = tw.read(
        "Ministry of Defence of Kestria, 9 May 2030\n\nToday units of the Valdorian army shelled the"
        " outskirts of Osk. Return fire was not opened.\n\nThe Ministry states that reports in"
        " Valdorian media are false.\n"
    )
    speakers = {s.speaker.code for s in found.statements if s.speaker is not None}
    assert speakers == {"UNKGOV:kestria-defence-ministry"}
    assert found.statements[0].act == "accuse"
