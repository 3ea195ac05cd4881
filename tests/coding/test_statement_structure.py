"""Who speaks and which words are the content, where commas, marks or fragments hide it."""

from __future__ import annotations

import pytest

from tests.coding.statements_support import shown, statements_of

# Text; source, cue and the words of the content of each statement that it must give.
STRUCTURE = [
    ("Shots were heard at the ford on Friday. Poachers, say the gendarmes.",
     [("the gendarmes", "say", "Poachers")]),
    ("Hunters, says the former fighter.", [("the former fighter", "says", "Hunters")]),
    ("Deserters, says the miller, who never saw one.", [("the miller", "says", "Deserters")]),
    ("A trader from the coast, her lorry burned in May during the fighting, blames the militia.",
     [("A trader from the coast, her lorry burned in May during the fighting", "blames",
       "the militia")]),
    ("The captain insists that the mine was laid by rebels; a former fighter in the next village,"
     " his rifle handed in last May under the agreement between Keth and the Front, says the line"
     " of mines is older than that.",
     [("The captain", "insists", "that the mine was laid by rebels"),
      ("a former fighter in the next village, his rifle handed in last May under the agreement"
       " between Keth and the Front", "says", "the line of mines is older than that")]),
    ("Kenya, whose envoy chaired the sessions, called the list “a door left open,” urged both"
     " sides to hold their fire, and said they would meet again on 3 May.",
     [("Kenya, whose envoy chaired the sessions", "called", "the list “a door left open,”"),
      ("Kenya, whose envoy chaired the sessions", "urged", "both sides to hold their fire"),
      ("Kenya, whose envoy chaired the sessions", "said", "they would meet again on 3 May")]),
    ("The ministry praised the Bishop of Kessa, through whose efforts the two captives regained"
     " their freedom, and expressed its regret to the families.",
     [("The ministry", "praised", "the Bishop of Kessa"),
      ("The ministry", "expressed its regret to", "the families")]),
    ("18.05 St Anne’s hospital has confirmed a second death.",
     [("St Anne’s hospital", "has confirmed", "a second death")]),
    ("The Ministry brings to public knowledge that the Front broke into the dispensary.",
     [("The Ministry", "brings to public knowledge", "that the Front broke into the dispensary")]),
    ("The rebels sent word to the mayor that the bridge would be blown up.",
     [("The rebels", "sent word", "to the mayor that the bridge would be blown up")]),
    ("The force “does not bargain with killers,” a spokesman said; the mission would not comment.",
     [("a spokesman", "said", "The force “does not bargain with killers,”")]),
    ("Their leader does not speculate about who laid the mines.",
     [("Their leader", "does not speculate", "about who laid the mines")]),
    ("A commission has been charged with establishing the circumstances.", []),
    ("Two men were charged with killing the mayor.",
     [("", "were charged with", "Two men // killing the mayor")]),
    ("The army sent troops to the bridge.", []),
    # twins: the tree was right
    ("The mayor, a former judge, says the road is closed.",
     [("The mayor, a former judge", "says", "the road is closed")]),
    ("The mayor, who lost a son at the bridge, accused the army of lying.",
     [("The mayor, who lost a son at the bridge", "accused", "the army of lying")]),
    ("The road, says the mayor, is closed.", [("the mayor", "says", "The road // is closed")]),
    ("On Monday, said the mayor, the road will open.",
     [("the mayor", "said", "the road will open")]),
    ("MINURSO was notified within the hour.", []),
    ("The mission counted the graves and was told of 17 wounded.", []),
    ("The mission was told that the road was closed.",
     [("", "was told", "that the road was closed")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STRUCTURE)
def test_source_cue_and_content(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = statements_of(text)
    got = [
        (
            d.speaker.text if d.speaker else "",
            d.cue.text if d.cue else "",
            " // ".join(s.text for s in d.content),
        )
        for d in found
    ]
    assert got == expected, shown(found)
