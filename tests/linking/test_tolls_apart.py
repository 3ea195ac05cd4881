"""Numbers that answer one question, and numbers of other acts, other days or other victims.

Each row: a report, and the answers to each question about its dead in the incident of the first
act told (as claimant and number), with the status where two of them meet.
"""

from __future__ import annotations

import pytest

from tests.linking.short_texts import WIRE, answers, linked, sets

BOR = "Rebels attacked Bor on Monday. "

# Other acts and other days: what stands beside the toll of the act is no answer to it.
OTHERS = [
    ("An Israeli strike on Tyre on Monday killed 24 people, Lebanon's ministry said. In another"
     " strike near Tyre on Monday one person was killed, the civil defence said.", "24", "1"),
    ("Rebels shelled Bor on Monday, killing nine, the mayor said. A separate raid near Bor on Monday"
     " killed two, the army said.", "9", "2"),
    ("The RSF shelled El-Fasher on Monday, killing eight people, doctors said. The RSF has killed"
     " 240 people in El-Fasher in the past week, the army said.", "8", "240"),
    (BOR + "Nine people were killed, the mayor said. This week 31 people have been killed, the army"
     " said.", "9", "31"),
    (BOR + "Nine people were killed, the mayor said. A total of 31 people died in a week of"
     " fighting, the army said.", "9", "31"),
    (BOR + "Nine people were killed, the mayor said. That brings the toll since Friday to 31, the"
     " army said.", "9", "31"),
    (BOR + "Nine people were killed, the mayor said. Over the weekend 31 people were killed, the"
     " army said.", "9", "31"),
    # Two targets of one day, each with its dead.
    ("Israel carried out a wave of strikes on Tyre on Monday. A strike on a market killed 24 people,"
     " the ministry said. A drone strike on a motorbike near Tyre killed one man, the civil defence"
     " said.", "24", "1"),
    ("The RSF shelled a market in Nyala on Monday, killing 14, doctors said. The army said that RSF"
     " shells hit a hospital in Nyala on Monday and killed one nurse.", "14", "1"),
    ("Two attacks hit Goma on Monday. In the first, gunmen killed six people at a bar, police said."
     " In the second, a grenade killed one soldier, the army said.", "6", "1"),
    ("Israel bombed Gaza on Monday, killing 12 people, medics said. At least 51,000 people have been"
     " killed since October 2023, the ministry said.", "12", "51000-None"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "own", "other"), OTHERS)
def test_numbers_of_other_acts_are_no_rival_toll(text: str, own: str, other: str) -> None:
    found = [{n for _, n in answers(s)} for s in sets(WIRE + text) if s.kind == "toll"]
    assert {own} in found, found
    assert not any({own, other} <= numbers for numbers in found), found


# One act: who gives how many, and whether they are at odds.
TOLLS = [
    ("The army said that 40 people were killed. The rebels said that dozens were killed.", False),
    ("The army said that three people were killed. The rebels said that dozens were killed.", True),
    ("The army said that 300 people were killed. The rebels said that hundreds were killed.", False),
    ("The army said that 60 people were killed. The rebels said that hundreds were killed.", True),
    ("The army said that five people were killed. The rebels said that several people were killed.",
     False),
    ("The army said that 50 people were killed. The rebels said that several people were killed.",
     True),
    ("The army said that four people were killed. The rebels said that a handful of people were"
     " killed.", False),
    ("The army said that 42 people were killed. The rebels said that about 40 people were killed.",
     False),
    ("The army said that 80 people were killed. The rebels said that about 40 people were killed.",
     True),
    ("The army said that 12 people were killed. The rebels said that at least ten people were"
     " killed.", False),
    ("The army said that nine people were killed. The rebels said that 12 people were killed.", True),
    # What the doer says that it hit is often another thing than what others say: one act.
    ("The army said that its jets hit a depot in Bor on Monday and killed nine rebels. Doctors said that"
     " the army jets hit a market in Bor on Monday and killed 24 people.", True),
    # Of other victims, or of the dead and of the hurt: no odds.
    ("The army said that 12 soldiers were killed. The rebels said that five civilians were killed.",
     False),
    ("The army said that dozens of rebels were killed. The rebels said that three soldiers were"
     " killed.", False),
    ("The army said that eight people were killed. The rebels said that 30 were wounded.", False),
    ("The army said that eight people were killed or wounded. The rebels said that 30 people were"
     " killed.", False),
    ("The army said that four soldiers were killed. The rebels said that 20 soldiers were killed.",
     True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "at_odds"), TOLLS)
def test_numbers_that_are_at_odds(text: str, at_odds: bool) -> None:
    found = [s for s in sets(WIRE + BOR + text) if s.kind == "toll"]
    assert found
    assert ("contested" in {s.status for s in found}) == at_odds, [s.question for s in found]


def test_another_strike_is_another_incident_and_the_attack_is_not() -> None:
    text = "Israel struck Tyre on Monday, killing four, the ministry said. "
    assert len(linked(WIRE + text + "Another strike in Tyre on Monday killed two.").incidents) == 2
    assert len(linked(WIRE + text + "The strike wounded another 12 people in Tyre.").incidents) == 1
