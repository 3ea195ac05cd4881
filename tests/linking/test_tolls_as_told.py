"""Numbers of losses: lists of people one by one, corrections, and what is no loss of an act."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import WIRE, answers, groups, linked, sets, where

TOLLS = [
    # One by one, in whatever order and with whatever the parser makes of the list.
    ("A policeman, his wife and their daughter were wounded when the army shelled Nasir on Monday, the"
     " governor said.", "wounded", {"3"}),
    ("A convoy was fired on near Nasir on Monday, and a nurse and a driver were wounded, the UN said.",
     "wounded", {"2"}),
    ("A nurse and a driver were wounded when gunmen fired on a convoy near Nasir on Monday.",
     "wounded", {"2"}),
    ("Shells killed a teacher, a nurse and a priest in Nasir on Monday, the governor said.",
     "killed", {"3"}),
    ("The army shelled Nasir on Monday, killing a farmer and his son, the governor said.",
     "killed", {"2"}),
    ("Shells killed a farmer in Nasir on Monday, a teacher said.", "killed", {"1"}),
    ("Gunmen killed a soldier in Nasir on Monday, and a spokesman said that they had fled.",
     "killed", {"1"}),
    # The wounded who died add to a toll, and are none.
    ("The army shelled Nasir on Monday. Six people were killed and eight wounded, the governor said."
     " Three of the wounded died overnight, a doctor said.", "killed", {"6"}),
    # Corrections are their source's.
    ("The army corrected the toll of the shelling of Nasir on Monday: nine people were killed, not"
     " eleven.", "killed", {"9", "11 former"}),
    ("The army shelled Nasir on Monday. The governor revised the toll: nine people were killed, not"
     " eleven.", "killed", {"9", "11 former"}),
    # What is taken is nobody, and nature no army.
    ("The Houthis shelled Hodeidah on Monday, seizing 12 combat vehicles, the army said.",
     "captured", set()),
    ("The army shelled Taiz on Monday. Three people were killed when a bus plunged into a ravine.",
     "killed", set()),
    ("The army shelled Taiz on Monday. In Marib, six people were killed by lightning.",
     "killed", set()),
    ("The army shelled Taiz on Monday. Nine people were killed in a bus crash.", "killed", set()),
    ("The army said that the M23 shelled Nyabiondo on Monday. Fighting has displaced more than 7 million"
     " people in eastern Congo, according to the United Nations.", "displaced", set()),
    ("The army said that the M23 shelled Nyabiondo on Monday. The attack has displaced 900 people, the"
     " governor said.", "displaced", {"900"}),
    ("Nine people were killed in Taiz on Monday when a drone of the army hit a bus.",
     "killed", {"9"}),
    ("The army said that nine people were killed by a car bomb in Taiz on Monday.",
     "killed", {"9"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "told"), TOLLS)
def test_what_is_counted(text: str, kind: str, told: set[str]) -> None:
    found = [s for s in sets(WIRE + text) if s.kind == "toll" and kind in s.question]
    assert {n for s in found for _, n in answers(s)} == told


def test_a_correction_changes_what_its_source_told() -> None:
    first = (
        "JUBA, Jan. 14, 2026 (Wire) — The army said that eleven people were killed in the shelling"
    )
    first += " of Nasir on Monday."
    later = (
        WIRE + "The army corrected the toll of the shelling of Nasir on Monday: nine people were"
    )
    later += " killed, not eleven."
    (found,) = sets(("2026-01-14", first), ("2026-01-16", later))
    assert (found.status, answers(found)) == ("changed", {("army", "9"), ("army", "11 former")})


def test_the_losses_of_a_war_are_not_those_of_a_raid() -> None:
    text = (
        "The RSF shelled El-Obeid on Monday, doctors said. The war has displaced 12 million people."
    )
    assert not any({"shelled", "war"} <= g for g in groups(WIRE + text))


def test_losses_are_of_the_act_at_the_place_that_their_sentence_names() -> None:
    text = (
        "Drones hit Minembwe on Tuesday. The army attacked Kashebere on Monday. Some 4,200 people"
        " have fled Minembwe since Tuesday, the UN said."
    )
    counted = {
        where(i) for i in linked(WIRE + text).incidents
        if any(s.kind == "toll" for s in i.claim_sets)
    }  # fmt: skip
    assert counted == {"Minembwe"}
