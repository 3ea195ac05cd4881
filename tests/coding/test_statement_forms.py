"""Forms read off the words: inserted and relative clauses, tags, nouns with a clause, silence.

Each row: a text, who must say what (speaker, words), and who must not.
"""

from __future__ import annotations

import pytest

from tests.coding.statements_support import says, shown, statements_of

Pair = tuple[str, str]
Row = tuple[str, list[Pair], list[Pair]]

INSERTED: list[Row] = [
    (
        "The next convoy, Morel wrote on his page, would leave at dawn.",
        [("Morel", "The next convoy would leave at dawn")],
        [],
    ),
    (
        "Yet the envoy, an officer of the corps said, had “kept the door open.”",
        [("an officer of the corps", "the envoy had “kept the door open.”")],
        [("the envoy", "kept the door")],
    ),
    (
        "Had the bridge been mined, engineers warned at the time, a thousand people might have"
        " drowned.",
        [("engineers", "Had the bridge been mined a thousand people might have drowned")],
        [],
    ),
    (
        "The last farm was ringed on Monday, local elders said, with the only road in army hands.",
        [("local elders", "The last farm was ringed on Monday with the only road in army hands")],
        [],
    ),
    (
        "They replied, he said, that they were “thinking about it.”",
        [("he", "They replied"), ("They", "that they were “thinking about it.”")],
        [],
    ),
    (
        "The road stayed shut, the mission said, because the mines had not been cleared; it did"
        " not say whose mines.",
        [("the mission", "because the mines had not been cleared"), ("it", "whose mines")],
        [("it", "The road stayed shut")],
    ),
    (
        "The two teams, a Norwegian aide said General Ruiz had told him, parted after an hour.",
        [
            ("a Norwegian aide", "General Ruiz had told him"),
            ("General Ruiz", "parted after an hour"),
        ],
        [],
    ),
    (
        "Chad said the rebels fired first, a claim Sudan denied.",
        [("TCD", "the rebels fired first"), ("SDN", "a claim")],
        [("a claim", "Chad")],
    ),
    (
        "A truce had been agreed, the Qatari minister said, but rebel leaders in Goma rejected it.",
        [("QAT", "A truce had been agreed")],
        [("QAT", "rebel leaders")],
    ),
    (
        "If the wells stay closed, he warned, the village will empty.",
        [("he", "If the wells stay closed the village will empty")],
        [],
    ),
]

RELATIVE: list[Row] = [
    (
        "Their chairman, whom Oslo called a liar, blamed the weather.",
        [("NOR", "whom a liar"), ("Their chairman", "the weather")],
        [("NOR", "the weather")],
    ),
    (
        "Her office, which some captains accused of crying wolf last month, defended its alert.",
        [("some captains", "which of crying wolf last month"), ("Her office", "its alert")],
        [],
    ),
    (
        "The general, whom the court wants tried, rejected the charge.",
        [("the court", "whom tried"), ("The general", "the charge")],
        [],
    ),
    (
        "The general, whom the court invited, rejected the charge.",
        [("The general", "the charge")],
        [("the court", "whom")],
    ),
    (
        "Her office, which the flood destroyed in May, defended its alert.",
        [("Her office", "its alert")],
        [("the flood", "which")],
    ),
]

TAGS: list[Row] = [
    (
        "“A road that is closed can be sold,” muttered one shopkeeper.",
        [("one shopkeeper", "road")],
        [],
    ),
    (
        "“Where is my son? They gave us a list of names,” a father, quoting the clerk, shouted at"
        " the minister.",
        [("a father", "Where is my son")],
        [("They", "shouted")],
    ),
    (
        "“And that,” the letter ended, “is a concession from our side.”",
        [("the letter", "And that")],
        [],
    ),
    ("She carried a bag with the words “Sea and Sun” on it.", [], [("She", "Sea")]),
    ("The “people’s court” sat for an hour.", [], [("court", "people")]),
]

NOUNS: list[Row] = [
    (
        "He denied a newspaper’s claim that the fort had fallen.",
        [("He", "a newspaper’s claim"), ("a newspaper’s", "that the fort had fallen")],
        [("fort", "newspaper")],
    ),
    (
        "Vidal rejected the account of two deputies that the draft had come from abroad.",
        [("Vidal", "the account of two deputies"), ("two deputies", "that the draft had come")],
        [],
    ),
    (
        "He denied the claim that was printed on Monday.",
        [("He", "the claim")],
        [("claim", "that was printed")],
    ),
]

SILENT: list[Row] = [
    ("She did not know who fired first.", [("She", "who fired first")], []),
    (
        "The committee was unable to verify either figure.",
        [("The committee", "either figure")],
        [],
    ),
    (
        "The mission said a mine had exploded. It had no information on who laid it.",
        [("It", "on who laid it")],
        [],
    ),
    (
        "Both armies fought for hours, and the observers took no side.",
        [("observers", "no side")],
        [],
    ),
    ("She did not know the song.", [], [("She", "the song")]),
    ("The farmers had no water on Monday.", [], [("farmers", "no water")]),
]

ROWS = [*INSERTED, *RELATIVE, *TAGS, *NOUNS, *SILENT]


@pytest.mark.parametrize("row", ROWS, ids=[row[0][:40] for row in ROWS])
def test_form(row: Row) -> None:
    text, expected, forbidden = row
    found = statements_of(text)
    for speaker, words in expected:
        assert any(says(d, speaker, words) for d in found), (speaker, words, shown(found))
    for speaker, words in forbidden:
        assert not any(says(d, speaker, words) for d in found), (speaker, words, shown(found))


def test_a_pronoun_after_a_colon_is_the_subject_before_it() -> None:
    text = (
        "Norway’s minister spoke first. The Danish premier, standing beside him, refused to be"
        " drawn: the talks had only begun, he said, and nothing was agreed."
    )
    found = [d for d in statements_of(text) if "only begun" in d.content[0].text]
    assert [d.speaker.country for d in found if d.speaker] == ["DNK"], shown(tuple(found))


def test_what_is_told_of_the_object_is_not_said_by_the_subject() -> None:
    found = statements_of("Oslo thanked the king, who had complained that Malta was greedy.")
    assert not any(says(d, "NOR", "greedy") for d in found), shown(found)


def test_silence_is_no_blame() -> None:
    for text in (
        "She did not know who fired first.",
        "The committee was unable to verify either figure.",
        "The patrol could not determine the origin of the fire.",
    ):
        found = statements_of(text)
        assert [d.act for d in found] == ["withhold_blame"], shown(found)


def test_what_is_denied_to_have_been_said_is_no_statement() -> None:
    found = statements_of("He denied that the Swiss had demanded he leave.")
    assert [d.act for d in found] == ["deny"], shown(found)
    found = statements_of("He said that the Swiss had demanded he leave.")
    assert "demand" in [d.act for d in found], shown(found)


def test_a_sentence_after_the_tag_is_part_of_the_statement_unless_its_act_is_another() -> None:
    found = statements_of("“We were tired and cold,” said Marta Linde. “Nobody slept at all.”")
    assert len(found) == 1, shown(found)
    assert len(found[0].content) == 2, shown(found)
    found = statements_of("“We were tired,” said Marta Linde, “and nobody slept at all.”")
    assert len(found) == 1, shown(found)
    found = statements_of("“We were tired and cold,” said Marta Linde. “We demand a truce.”")
    assert [d.act for d in found] == ["assert", "demand"], shown(found)


def test_joined_clauses_with_different_acts_are_two_statements() -> None:
    text = "Chad said that Sudanese troops had shelled a village and that the border was open."
    found = statements_of(text)
    assert [d.act for d in found] == ["accuse", "assert"], shown(found)
    found = statements_of("Chad said that the border was open and that trade was growing.")
    assert len(found) == 1, shown(found)


def test_a_denial_in_a_relative_clause_is_a_statement() -> None:
    found = statements_of("Burundi has accused Rwanda, which denies it, of training rebels.")
    assert {d.act for d in found} == {"accuse", "deny"}, shown(found)
    assert any(says(d, "RWA", "it") for d in found), shown(found)
