"""Statements that the parser hides: names behind appositions, closing clauses, colons, figures.

Each row: a text, who must say what (speaker, words), and who must not.
"""

from __future__ import annotations

import pytest

from tests.coding.statements_support import says, shown, statements_of

Pair = tuple[str, str]
Row = tuple[str, list[Pair], list[Pair]]

APPOSED: list[Row] = [
    (
        "Hours later Kenya's foreign minister, Musalia Mudavadi, accused Uganda of sending 40 boats"
        " across the lake.",
        [("Musalia Mudavadi", "Uganda of sending 40 boats across the lake")],
        [],
    ),
    (
        "Sarwen, whose parliament votes on the pact in May, called the day a hinge.",
        [("Sarwen", "the day a hinge")],
        [],
    ),
    ("The governor, accused of taking bribes, resigned.", [], [("governor", "bribes")]),
    ("The widow, given a flat by the town, thanked the mayor.", [("widow", "the mayor")],
     [("widow", "a flat")]),
    (
        "The draft, which two officials said was written in Oslo, foresees a force of 2,000.",
        [("two officials", "was written in Oslo")],
        [("two officials", "written in Oslo, foresees")],
    ),
    (
        "The Guard, asked to explain how it came by army shells, said it had bought them.",
        [("The Guard", "it had bought them")],
        [("The Guard", "to explain how")],
    ),
    ("A first witness saw a drone. A second says there was none.",
     [("A second", "there was none")], []),
    (
        "The envoy urged both sides to keep to the timetable agreed in Lomé.",
        [("The envoy", "both sides to keep to the timetable agreed in Lomé")],
        [],
    ),
]  # fmt: skip

CLOSING: list[Row] = [
    (
        "Rebel fighters have left the ports of Tamar, Saleh and Ras Ita, the head of the UN mission,"
        " Michael Olsen, said on Tuesday after his teams had visited all three.",
        [("Michael Olsen", "Rebel fighters have left the ports of Tamar, Saleh and Ras Ita")],
        [("Rebel fighters", "his teams"), ("Michael Olsen", "his teams")],
    ),
    (
        "The army will hold its fire for a week if the rebels keep away from Babo, its chief,"
        " General Adel Haddad, announced on Saturday.",
        [("its chief", "The army will hold its fire for a week if the rebels keep away from Babo")],
        [],
    ),
    (
        "A drone dropped two bombs on the market on Sunday and killed 12 people, a network of"
        " Chadian doctors said, blaming the rebels.",
        [("a network of Chadian doctors", "A drone dropped two bombs on the market")],
        [],
    ),
    (
        "The shelling that broke the pause was begun by a battery of the rebels, the joint"
        " observers found in a report dated Tuesday.",
        [("the joint observers", "The shelling that broke the pause was begun")],
        [],
    ),
    (
        "Three people died near Carsk, not four, the inquiry also found: the second medic is alive.",
        [("the inquiry", "Three people died near Carsk"), ("the inquiry", "second medic is alive")],
        [],
    ),
    ("Police came upon the body of a teacher, a man found in the river on Friday.", [],
     [("a man", "body")]),
    ("The ministry defended the truce, a plan announced on Saturday.", [],
     [("a plan", "truce"), ("plan", "The ministry")]),
    (
        "His team would check the names, but the leaving itself, he said, was “real.”",
        [("he", "the leaving itself was “real.”")],
        [],
    ),
    (
        "Britain and France declared their readiness to send guards once a truce holds.",
        [("Britain and France", "to send guards once a truce holds")],
        [],
    ),
]  # fmt: skip

FIGURES: list[Row] = [
    (
        "The rebels' spokesman accused the garrison of opening up, and put his own losses at four.",
        [("spokesman", "his own losses at four")],
        [],
    ),
    ("The army put two tanks at the gate.", [], [("The army", "tanks")]),
    ("The Kenyan ministry raised to three the number of soldiers killed at the bridge.",
     [("The Kenyan ministry", "to three the number of soldiers killed at the bridge")], []),
    ("Kenya's ministry revised the toll of the raid to nine.",
     [("Kenya's ministry", "the toll of the raid to nine")], []),
    ("The blast raised the toll of the raid to nine.", [], [("blast", "toll")]),
    ("Kenya raised the number of troops to 900.", [], [("Kenya", "troops")]),
    ("The Kenyan army gives seven dead soldiers for the fighting of Monday.",
     [("The Kenyan army", "seven dead soldiers")], []),
    ("The Kenyan army gives soldiers a month of leave.", [], [("The Kenyan army", "leave")]),
    (
        "Three people died, according to the doctors' network, which again pointed to Eritrea.",
        [("the doctors' network", "Eritrea")],
        [],
    ),
    ("The general pointed to the river.", [], [("The general", "the river")]),
    (
        "Since Tuesday the ministry has been spreading the tale that Eritreans burned a ferry.",
        [("the ministry", "that Eritreans burned a ferry")],
        [],
    ),
    ("They could not see who began.", [("They", "who began")], []),
    ("They could not see the bridge.", [], [("They", "the bridge")]),
    ("The observers will report on Tuesday.", [], [("The observers", "Tuesday")]),
    ("The observers will report on the raids.", [("The observers", "the raids")], []),
    ("The envoy stopped short of blaming either.", [("The envoy", "either")], []),
    ("A diplomat did not want to be quoted.", [], [("A diplomat", "quoted")]),
    ("Chad summoned Sudan's ambassador.", [], [("Chad", "ambassador")]),
    (
        "The president of Karesh on television: “We shall not cross the river.”",
        [("The president of Karesh", "We shall not cross the river")],
        [],
    ),
    ("The title of the book: “We shall not cross the river.”", [], [("title", "river")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "must", "must_not"), [*APPOSED, *CLOSING, *FIGURES])
def test_who_says_what(text: str, must: list[Pair], must_not: list[Pair]) -> None:
    found = statements_of(text)
    for speaker, words in must:
        assert any(says(d, speaker, words) for d in found), (speaker, words, shown(found))
    for speaker, words in must_not:
        assert not any(says(d, speaker, words) for d in found), (speaker, words, shown(found))


ACTS: list[tuple[str, str, str]] = [
    # nothing of one's own
    ("The Defence Ministry of Sudan said no Sudanese mortar stands within range of the village.",
     "no Sudanese mortar", "deny"),
    ("The Defence Ministry of Sudan said no mortar shop is open in the village.",
     "no mortar shop", "assert"),
    ("The General Staff of Ethiopia said no unit under its command was near the place.",
     "no unit", "deny"),
    ("“A lie from start to end,” Kenya's minister answered.", "A lie", "deny"),
    ("The Guard “is no ally of ours and never was,” Kenya's minister wrote.", "no ally", "deny"),
    ("Ethiopia's ambassador repeated that nobody had left.", "nobody had left", "deny"),
    ("Kenya's army said that it knew nothing of this.", "knew nothing", "deny"),
    # owned up to, taken back, given up
    ("“It was my boys who fired on the flour,” the rebel chief told the inquiry.", "my boys",
     "concede"),
    ("“It was my boys who fed the goats,” the rebel chief told the inquiry.", "my boys", "assert"),
    ("The Kenyan army withdrew its accusation that monitors had carried shells.", "accusation",
     "concede"),
    ("The Kenyan army has never withdrawn its demand that monitors leave.", "that monitors leave",
     "demand"),
    ("My brother no longer demands revenge.", "revenge", "concede"),
    ("My brother still demands revenge.", "revenge", "demand"),
    ("The Mission regrets the error.", "the error", "concede"),
    # who is charged, and who is not
    ("The shells were fired by a crew of Sudan's army, the observer mission concluded.",
     "were fired", "accuse"),
    ("The shells were fired by an unknown crew, the observer mission concluded.",
     "were fired", "report_no_blame"),
    ("Kenya's president suggested that Uganda was looking for a pretext.", "pretext", "accuse"),
    ("Kenya's president said that Kenya was not looking for a pretext.", "pretext", "assert"),
    ("The Ugandan spokesman retorted that it was Kenya, not his own army, that hid captives.",
     "captives", "accuse"),
    # ahead
    ("“If they touch one more bridge, we shall not hesitate to cross the river,” Kenya's minister"
     " said.", "hesitate", "threaten"),
    ("“We shall not hesitate to help,” Kenya's minister said.", "hesitate", "announce_plan"),
    ("The Kenyan army said it would let the trucks pass.", "trucks", "guarantee"),
    ("The Kenyan army said it would let the matter rest.", "matter", "announce_plan"),
    ("Kenya and Uganda declared their readiness to send guards.", "readiness", "offer"),
    ("A Ugandan army spokesman confirmed that the guns would rest.", "guns", "announce_plan"),
    ("The rebel leader had sworn ten days ago never to sit with the army.", "never to sit",
     "reject"),
    ("The rebel leader had sworn ten days ago to sit with the army.", "to sit", "announce_plan"),
    ("The president wanted no foreign uniform near the dam.", "uniform", "reject"),
    ("Sudan's army vowed to retake the airport road.", "airport", "threaten"),
    ("Sudan's army vowed to reopen the airport road.", "airport", "guarantee"),
    ("The minister blamed the weather for the delay.", "weather", "assert"),
    ("The minister blamed the army for the delay.", "the army", "accuse"),
    # withheld
    ("The general of the mission said he has “a guess and no proof.”", "guess", "withhold_blame"),
    ("A teacher cannot tell one side's drones from the other's.", "drones", "withhold_blame"),
    ("The observers refused to draw a line from cases to men.", "draw a line", "withhold_blame"),
    ("The rebels refused to draw back their guns.", "draw back", "reject"),
    # valued
    ("The rebels called the condition “a trick on a good day.”", "trick", "assess_negative"),
    ("Trump called the meeting “terrific.”", "terrific", "assess_positive"),
    ("Trump told reporters the two had come “a lot closer.”", "closer", "assess_positive"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "act"), ACTS)
def test_set_forms(text: str, words: str, act: str) -> None:
    found = statements_of(text)
    acts = [d.act for d in found if words in " ".join(s.text for s in d.content)]
    assert act in acts or (act == "announce_plan" and "offer" in acts), shown(found)
    assert act != "assert" or acts == ["assert"], shown(found)
