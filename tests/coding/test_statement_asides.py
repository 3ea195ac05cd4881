"""Edges of contents beside what a narrator adds, and words given without a verb of saying."""

from __future__ import annotations

import pytest

from tests.coding.statements_support import shown, statements_of

# text, cue's first words, the whole content (pieces joined by " || ")
EDGES = [
    ("The KIO denies that it sold ore, an accusation first made by the state daily and repeated by"
     " the army chief.", "denies", "that it sold ore"),
    ("The mayor denied driving farmers off the land, a charge levelled at him by the league.",
     "denied", "driving farmers off the land"),
    ("The mayor said the road is a charge on the town, a small one.", "said",
     "the road is a charge on the town, a small one"),
    ("The posts recorded nine violations (previous day: 14).", "recorded",
     "nine violations"),
    ("The envoy said the League of Towns (LT) would meet.", "said",
     "the League of Towns (LT) would meet"),
    ("They have been promised access, according to a diplomat, who described their patience as"
     " pointless.", "according", "They have been promised access"),
    ("The bishops' proposal to have the drivers paid by the Church was welcomed by the army.",
     "proposal", "to have the drivers paid by the Church"),
    ("The mission finds that the sites remain empty and urges the Government to release the"
     " rations.", "finds", "that the sites remain empty"),
    ("The ministry reported that only depots were struck and denied having aimed at homes.",
     "reported", "that only depots were struck"),
    ("Of the fifth gate, the mission notes that it is open.", "notes",
     "Of the fifth gate || that it is open"),
    ("On Monday, the mission notes that the gate is open.", "notes", "that the gate is open"),
    ("As for the market, he repeated that a depot had blown up.", "repeated",
     "As for the market || that a depot had blown up"),
]  # fmt: skip

# text, source, words of the content
GIVEN = [
    ("“Give us back our nurses,” was the bishop's message to them.", "bishop", "our nurses"),
    ("The bishop's answer was that nobody would leave.", "bishop", "nobody would leave"),
    ("Orsk's reply was short: “Not one.”", "Orsk", "Not one"),
    ("The lawyer was blunt: the council decides, and everyone knows it.", "lawyer", "decides"),
    ("The joint force has responded on its channel: “Lies, as usual.”", "joint force", "Lies"),
    ("Danil Orsk, the self-styled “mayor” of Lower Karst, wrote: “Funny how they knew.”", "Orsk",
     "Funny how"),
    ("The proposal was welcomed by both the government and the army.", "government", "proposal"),
    ("The mission kept silent on who had fired.", "mission", "who had fired"),
    ("The minister stood by his account of the raid.", "minister", "account of the raid"),
    ("The army stuck to its claim that rebels had fired first.", "army", "fired first"),
    ("The ministry lowered its own figure to seven.", "ministry", "its own figure to seven"),
]  # fmt: skip

SILENT = [
    "The army stood by the road.",
    "The river was silent on Sundays.",
    "The council raised the number of seats.",
    "The council lowered the flag to half-mast.",
    "The menu was short: two soups.",
    "The answer was a surprise.",
    "The team has three tasks: patrols, visits and reports.",
]


@pytest.mark.parametrize(("text", "cue", "content"), EDGES, ids=[e[0][:50] for e in EDGES])
def test_content_is_what_is_said(text: str, cue: str, content: str) -> None:
    found = statements_of(text)
    fitting = [d for d in found if d.cue is not None and d.cue.text.startswith(cue)]
    assert fitting, shown(found)
    assert " || ".join(s.text.rstrip(".") for s in fitting[0].content) == content, shown(found)


@pytest.mark.parametrize(("text", "source", "words"), GIVEN, ids=[g[0][:50] for g in GIVEN])
def test_words_given_by_other_means(text: str, source: str, words: str) -> None:
    found = statements_of(text)
    fitting = [d for d in found if words in " ".join(s.text for s in d.content)]
    assert fitting, shown(found)
    assert fitting[0].speaker is not None
    assert source in fitting[0].speaker.text, shown(found)


@pytest.mark.parametrize("text", SILENT)
def test_nothing_is_said(text: str) -> None:
    found = statements_of(text)
    assert found == (), shown(found)


def test_a_passive_with_a_judges_name_is_his_judgement_only_where_words_are_judged() -> None:
    found = statements_of("The wall was built by the ministry.")
    assert found == (), shown(found)
