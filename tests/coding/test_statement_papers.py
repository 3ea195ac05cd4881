"""Whose a bare paper is, who goes on in a headline, and who is named behind an office."""

from __future__ import annotations

import pytest

import trucewatch as tw

_DENIED = "KALD - The Sarim Liberation Front denied on Monday that it had shelled the mill."

PAPERS = [
    "A statement said the army had done so.",
    "“The army has done so,” a short statement said.",
    "The communiqué, posted on Monday, blamed the army.",
    "“The army has done so,” said a statement.",
    "It put out statement no. 188, which blamed the army.",
    "It has sent out a paper, numbered 12, and a statement that blamed the army.",
]
OTHERS = [
    "A joint statement said talks would go on.",
    "A UN statement said talks would go on.",
    "A statement by the army said talks would go on.",
    "Talks went on. The mediators met both sides. A statement said more would follow.",
]


@pytest.mark.parametrize("said", PAPERS)
def test_a_bare_paper_is_of_who_spoke_right_before(said: str) -> None:
    names = [s.speaker.name for s in tw.read(f"{_DENIED} {said}").statements if s.speaker]
    assert names
    assert set(names) == {"Sarim Liberation Front"}


@pytest.mark.parametrize("said", OTHERS)
def test_other_papers_are_not(said: str) -> None:
    last = tw.read(f"{_DENIED} {said}").statements[-1]
    assert last.speaker is None or last.speaker.name != "Sarim Liberation Front"


@pytest.mark.parametrize(
    ("headline", "who", "said"),
    [
        ("Valdora denies ferry strike, says drone was Keth's own", "Valdora", "drone was Keth"),
        ("Rebels reject truce, say army broke it", "Rebels", "army broke it"),
        ("UN condemns attack on convoy, urges sides to open roads", "United Nations", "open roads"),
    ],
)
def test_the_next_verb_of_a_headline_has_the_same_subject(
    headline: str, who: str, said: str
) -> None:
    text = f"{headline}\n\nKALD, May 3 (Wire) - The army said on Monday it had seen a drone.\n"
    found = tw.read(text).statements
    names = {s.speaker.name for s in found if s.speaker and any(said in c.text for c in s.content)}
    assert names == {who}


@pytest.mark.parametrize(
    "told", ["Two killed in market blast, police say", "Truce holds, say monitors"]
)
def test_a_headline_that_names_its_speaker_behind_keeps_him(told: str) -> None:
    found = tw.read(f"{told}\n\nKALD, May 3 (Wire) - The market was shut on Monday.\n").statements
    assert {s.speaker.name for s in found if s.speaker} <= {"police", "monitors"}


def test_a_name_behind_an_office_is_not_who_held_such_an_office_before() -> None:
    text = (
        "MUSCAT - Oman's foreign minister, Said al-Harthi, chaired the session. On Wednesday the"
        " interior minister, Dessa Korval, rejected such a body. Korval called it a trap."
    )
    found = [s for s in tw.read(text).statements if s.speaker]
    assert {s.speaker.name for s in found if s.speaker} == {"Dessa Korval"}


def test_what_a_party_has_at_its_disposal_is_its_own_word() -> None:
    head = "MINISTRY OF DEFENCE OF SARIM\nStatement no. 7\n\nOur guns were silent on Monday. "
    said = "According to the data at our disposal, the mill was struck by a Kald shell."
    found = [s for s in tw.read(head + said).statements if "shell" in s.content[0].text]
    assert [s.speaker and "MINISTRY" in s.speaker.name for s in found] == [True]
