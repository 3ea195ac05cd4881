"""Who believes, thinks, is convinced that somebody did it names him; who believes something else,
or believes it not, names nobody."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import answers, sets

LEAD = "A farmer was killed at Zalambessa on Monday. "
END = " Ethiopia's army has denied this."

NAMING = [
    ("Villagers believe that the round was fired by Ethiopian troops.", "Villagers"),
    ("Villagers are convinced that Ethiopian troops fired the round.", "Villagers"),
    ("In the view of the villagers, Ethiopian troops fired the round.", "villagers"),
    ("The villagers suspect that Ethiopian troops fired the round.", "villagers"),
    ("The mayor said he believed that Ethiopian troops had fired the round.", "mayor"),
]


@pytest.mark.parametrize(("text", "who"), NAMING)
def test_a_belief_names_whom_it_is_about(text: str, who: str) -> None:
    asked = [s for s in sets(LEAD + text + END) if s.kind == "responsible"]
    assert (who, "Ethiopian troops") in {a for s in asked for a in answers(s)}


ARMIES = [
    ("A farmer was killed on Monday when a mortar round exploded in his field in Meska. The villagers"
     " believe that the round was fired from an army post in Dolna. The army has denied this.",
     ("villagers", "army")),
    ("A farmer was killed in Gao on Monday. Residents said that Malian soldiers shot the farmer."
     " Mali's army has denied this.", ("Residents", "Malian soldiers")),
    ("A teacher was killed in Kosti on Monday. Residents said that Sudanese troops shot the teacher."
     " Sudan's army has denied this.", ("Residents", "Sudanese troops")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "named"), ARMIES)
def test_residents_speak_for_no_army(text: str, named: tuple[str, str]) -> None:
    asked = [s for s in sets(text) if s.kind == "responsible"]
    assert named in {a for s in asked for a in answers(s)}
    assert [s.status for s in asked] == ["denied"]


NOT_NAMING = [
    "The villagers believe that it was an accident.",
    "The villagers do not believe that Ethiopian troops fired the round.",
    "The villagers believe that the peace will hold.",
    "The villagers believe that the shells were fired from a hill near Badme.",
]


@pytest.mark.parametrize("text", NOT_NAMING)
def test_what_else_is_believed_names_nobody(text: str) -> None:
    told = {a for s in sets(LEAD + text) for a in answers(s) if s.kind == "responsible"}
    assert not {what for _, what in told} - {"not stated"}
