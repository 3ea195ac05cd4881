"""Deaths, pauses, admissions and threats told in plain words: what must and must not come out."""

from __future__ import annotations

import pytest

from tests.coding.event_support import code

# Enough of a conflict that what names nobody belongs to it.
CONFLICT = (
    "Chad's army shelled Sudanese troops near Adre on Monday. Sudan's army accused Chad of breaking"
    " the ceasefire and its rebels attacked a Chadian convoy. "
)
ROWS = [
    ("Three soldiers died near the village of Tine.", ["ASSAULT"]),
    ("Talks go on. Nineteen people died in a market eight days ago.", ["ASSAULT"]),
    ("Nine villagers died.", []),
    ("Talks go on. Two villagers were found dead in a well.", ["ASSAULT"]),
    ("Talks go on. Sixty people lost their lives in the quarter.", ["ASSAULT"]),
    ("Six people died when the army of Chad shelled the market.", ["ASSAULT"]),
    ("Sixty children died of measles in the camps.", []),
    ("A miner died when a shaft collapsed.", []),
    ("Six men died when a boat capsized.", []),
    ("The mayor died.", []),
    ("Two of the wounded died overnight.", []),
    ("A farmer died of his wounds.", []),
    ("Forty goats died.", []),
    ("The pause in the war began at midnight.", ["RETREAT"]),
    ("All prisoners of war were counted.", []),
    ("In exchange, Chad's army will open the road.", ["RETREAT"]),
    ("Chad's army admitted that its gunners were late.", []),
    ("Chad dropped its figure from seven to six.", []),
    ("Chad dropped its demand for an amnesty.", ["CONCEDE"]),
    ("Chad has not signed the papers.", []),
    ("Chad will not sign the papers.", ["REJECT"]),
    ("All traffic over the bridge was halted by Chad's army.", ["COERCE"]),
    ("Chad's army turned the convoy around.", ["COERCE"]),
    ("Chad's army turned the tables around the hall.", []),
    ("Talks between Chad and Sudan are set for Tuesday.", ["AGREE"]),
    ("Talks between Chad and Sudan began on Tuesday.", ["CONSULT"]),
    ("Chad's president ended a round of talks.", ["CONSULT"]),
    ("Chad ended aid to Sudan.", ["SANCTION"]),
    ("The hospital was told of 17 wounded.", []),
    ("The accord entered into force on Monday.", []),
    ("Chad's army called the raid a massacre.", ["ACCUSE", "ASSAULT"]),
    ("Chad's prosecutor opened a file.", ["ACCUSE"]),
    ("“They will pay for this crime,” Chad's president said.", ["THREATEN"]),
    ("“They will pay for the bread,” Chad's president said.", []),
    ("Eleven trucks with flour crossed the bridge.", ["RETREAT"]),
    ("Eleven trucks carrying rockets crossed the bridge.", []),
    ("The shells came from the hills.", ["ASSAULT"]),
    ("The shell of an egg came from the hills.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_types(text: str, expected: list[str]) -> None:
    events = [e for e in code(CONFLICT + text) if e.span.start >= len(CONFLICT)]
    assert sorted(e.type for e in events) == expected, [(e.span.text, e.rules) for e in events]


def test_the_dead_are_who_it_was_done_to() -> None:
    events = code(CONFLICT + "Three Chadian soldiers died near the village of Tine.")
    (event,) = [e for e in events if "op:died" in e.rules]
    assert not event.actors
    assert [a.country for a in event.recipients] == ["TCD"]


def test_without_a_conflict_nobody_was_killed() -> None:
    assert code("Three people died on the road to Turin on Monday, Italian police said.") == ()


def test_who_says_that_others_will_pay_threatens_them() -> None:
    text = "Chad's president said that Sudan would pay for the attack."
    (event,) = [e for e in code(text) if e.type == "THREATEN"]
    assert [a.country for a in event.actors] == ["TCD"]
    assert [a.country for a in event.recipients] == ["SDN"]


def test_a_raid_that_drove_people_out_is_one_act() -> None:
    text = "The shelling that drove them out lasted for nine days."
    events = [e for e in code(CONFLICT + text) if e.span.start >= len(CONFLICT)]
    assert [e.span.text for e in events] == ["shelling"]
