"""How far somebody's words go, behind a clause set in, a condition or a second act; their acts."""

from __future__ import annotations

import pytest

from tests.coding.statements_support import says, shown, statements_of

# text, speaker, the whole content (pieces joined by " // ")
CONTENTS: list[tuple[str, str, str]] = [
    ("Rebels had promised safe passage, the governor told reporters, and in return his men lifted"
     " the siege.", "governor", "Rebels had promised safe passage // in return his men lifted the"
     " siege"),
    ("The two sides would meet again, the aide went on, when the observers withdrew their figures.",
     "aide", "The two sides would meet again // when the observers withdrew their figures"),
    ("Katrin Oll will travel to Geneva, Pavo Lind said, whether or not rockets stand at the dam.",
     "Lind", "Katrin Oll will travel to Geneva // whether or not rockets stand at the dam"),
    ("A gunfight broke out near the farm, police officials said, during which the tanks fired two"
     " shells into the barn.", "police",
     "A gunfight broke out near the farm // during which the tanks fired two shells into the barn"),
    ("The army, an official said, would leave, and the rebels rejected the plan.", "official",
     "The army // would leave"),
    ("Delegates met in Geneva on Friday, mediators said, four days after the rebels' leader had"
     " said he would not come.", "mediators", "Delegates met in Geneva on Friday"),
    ("The spokesman said 12 men had died, one of the worst losses of the war.", "spokesman",
     "12 men had died"),
    ("Rights groups say more than 300 people have been detained since the coup, a figure the junta"
     " disputes.", "groups", "more than 300 people have been detained since the coup"),
    ("The alliance has said it is willing to accept a truce, but only if Ostra calls a halt to its"
     " raids and the government ends its offensive.", "alliance",
     "it is willing to accept a truce, but only if Ostra calls a halt to its raids and the"
     " government ends its offensive"),
    ("Wisner has offered to hang the bell, provided that two rifles come home.", "Wisner",
     "to hang the bell, provided that two rifles come home"),
    ("The army said it had taken the ridge and that the rebels had shelled a school.", "army",
     "it had taken the ridge"),
    ("The ministry demanded that the group free the nurse within a day, failing which its camps"
     " would be bombed.", "ministry", "its camps would be bombed"),
    ("Officials denied the deployment of missiles but confirmed a “rotation of forces.”",
     "Officials", "the deployment of missiles"),
    ("Both sides reported heavy shelling overnight that continued into the day.", "Both",
     "heavy shelling overnight that continued into the day"),
    ("Karo Belin accused Mirel of escalating violence by killing three farmers.", "Belin",
     "Mirel of escalating violence by killing three farmers"),
    ("The Northern Front issued a statement vowing to continue its war and slamming his peace call.",
     "Front", "to continue its war"),
    ("Ana Teles hit out at the ruling, describing it as a gift to the militias.", "Teles",
     "it as a gift to the militias"),
    ("The premier declared Mr Oll “irrelevant” after the ambush.", "premier", "Mr Oll “irrelevant”"),
    ("The premier spoke after placing blame for the attacks squarely on rebel leader Karo Belin.",
     "premier", "the attacks squarely on rebel leader Karo Belin"),
    ("Asked whether troops could be sent into Mirel, Belin said: “We are doing everything we can.”",
     "Belin", "“We are doing everything we can.”"),
    ("Kenya commends the parties to the conflict, as well as regional governments, for their"
     " support for the truce.", "KEN", "the parties to the conflict, as well as regional"
     " governments, for their support for the truce"),
    ("In support of the process, we commit to working with the governments of Chad and Mali.",
     "we", "working with the governments of Chad and Mali"),
    ("Prime minister Kyra Moltis speaking to a think tank called the border agreement “null and"
     " void”.", "Moltis", "the border agreement “null and void”"),
]  # fmt: skip


@pytest.mark.parametrize("row", CONTENTS, ids=[row[0][:60] for row in CONTENTS])
def test_the_words_go_so_far(row: tuple[str, str, str]) -> None:
    text, speaker, content = row
    found = statements_of(text)
    got = [" // ".join(s.text for s in d.content) for d in found if says(d, speaker, "")]
    assert content in got, shown(found)


# Nothing is said in these.
SILENT: list[str] = [
    "Ostra called a halt to its raids on Monday.",
    "The premier called an election on Monday.",
    "Helicopters blasted the airfield in Tolm on Sunday.",
    "The board will work with monitors to hold those parties responsible.",
    "The killing came after Mr Belin's peace call on Sunday.",
    "The premier told reporters.",
    "The rebels committed atrocities in the town.",
    "The army committed two brigades to the fight.",
]


@pytest.mark.parametrize("text", SILENT, ids=[t[:50] for t in SILENT])
def test_nothing_is_said(text: str) -> None:
    assert not statements_of(text), shown(statements_of(text))


# text, words of the content, act
ACTS: list[tuple[str, str, str]] = [
    ("The army said it had taken the ridge and that the rebels had shelled a school.",
     "shelled a school", "accuse"),
    ("The ministry demanded that the group free the nurse within a day, failing which its camps"
     " would be bombed.", "would be bombed", "threaten"),
    ("The alliance has said it is willing to accept a truce, but only if Ostra calls a halt to its"
     " raids.", "willing to accept", "offer"),
    ("Mali might step up its military operations in the north, its president said.",
     "might step up", "threaten"),
    ("The Government says the army will resume its attacks if the list is not met.",
     "will resume", "threaten"),
    ("Kenya's government said its army would resume its patrols.", "resume its patrols",
     "announce_plan"),
    ("The foreign ministry said Russia shoulders much of the blame for the violence.",
     "shoulders", "accuse"),
    ("Police shot four men at a roadblock, city police spokesman Shamil Gul said.",
     "shot four men", "assert"),
    ("Colonel Oll said the Northern Front were the suspected perpetrators.",
     "perpetrators", "accuse"),
    ("The general said he regretted the death of the boy.", "regretted", "concede"),
    ("The mission said it was not in a position to say which side fired first.",
     "position", "withhold_blame"),
    ("The Northern Front later claimed responsibility.", "responsibility", "concede"),
    ("“It is time to release the hostages,” the mediators said.", "release", "call_for"),
    ("Mali's president expressed his support for a ceasefire.", "ceasefire", "assess_positive"),
    ("The two presidents discussed progress in the war against the Front.", "progress", "assert"),
    ("Ostra has said it will not stop its raids on what it calls terrorist targets.",
     "will not stop", "reject"),
    ("The diplomat said he talked about the conditions for a Syria cease-fire.",
     "conditions", "assert"),
]  # fmt: skip


@pytest.mark.parametrize("row", ACTS, ids=[f"{row[2]} {row[0][:50]}" for row in ACTS])
def test_its_act(row: tuple[str, str, str]) -> None:
    text, words, act = row
    found = statements_of(text)
    acts = [d.act for d in found if words in " ".join(s.text for s in d.content)]
    assert act in acts, shown(found)


def test_the_rest_of_a_sentence_that_an_office_issues_is_its_own() -> None:
    text = (
        "Joint Statement of Kenya, Qatar and Norway on the truce in Chad\n"
        "Senior officials from our governments will reconvene in Doha next week. We condemn the loss"
        " of life in Abeche and will work with the monitors to investigate it."
    )
    found = statements_of(text, ("headline", "body"))
    got = {d.content[0].text: d.act for d in found}
    assert got.get("the loss of life in Abeche") == "assess_negative", shown(found)
    plans = [words for words, act in got.items() if act == "announce_plan"]
    assert "will work with the monitors to investigate it" in plans, shown(found)
    assert any("will reconvene" in words for words in plans), shown(found)
