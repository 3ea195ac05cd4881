"""Bodies that a report calls by what they are and by name, names broken by hyphens, two who met."""

from __future__ import annotations

import pytest

from tests.coding.cast_support import cast_of, codes

HAMAS = "PSEREB:hamas"
BODIES = (
    ("The radical Islamic group, Hamas, claimed the attack.", "The radical Islamic group", HAMAS),
    ("The militant group Hamas claimed the attack.", "The militant group Hamas", HAMAS),
    ("The rebel group M23 left the town.", "The rebel group M23", "CODREB:m23"),
    ("The aid group Oxfam closed its office.", "The aid group Oxfam", "GBRNGO:oxfam"),
    # Negative twins: another's name, a name in another clause.
    ("The group said that Hamas had agreed.", "The group", "UNK"),
    ("The Syrian rebel group said Hamas had agreed.", "The Syrian rebel group", "SYRREB"),
)


@pytest.mark.parametrize(("text", "phrase", "code"), BODIES)
def test_a_body_called_by_what_it_is_and_by_name(text: str, phrase: str, code: str) -> None:
    assert codes(cast_of(text))[phrase] == [code]


@pytest.mark.parametrize(
    ("text", "person", "code"),
    [
        (
            "Abu Omar, who sits on the delegation of the Houthis, said the talks had failed.",
            "Abu Omar", "YEMREB:abu-omar",
        ),
        (
            "M23 left the talks. Its chief negotiator, Jean Muhindo, said it would return.",
            "Jean Muhindo", "CODREB:jean-muhindo",
        ),
        ("Egypt denied it. Its envoy, Ali Saad, left the room.", "Ali Saad", "EGYGOV:ali-saad"),
        # Negative twin: his lawyer is not of his side's.
        (
            "Jean Kanda met the president. His lawyer, Paul Mira, said he was ill.",
            "Paul Mira", "UNKJUD:paul-mira",
        ),
    ],
)  # fmt: skip
def test_people_of_a_body_told_roundabout(text: str, person: str, code: str) -> None:
    assert codes(cast_of(text))[person] == [code]


def test_a_ministrys_spokesman_is_of_the_one_state_whose_ministry_is_named() -> None:
    text = (
        "Russia and Georgia traded blame. A carrier was hit, said Interior Ministry spokesman Davit"
        " Kelia. The Georgian Interior Ministry said three were hurt."
    )
    found = codes(cast_of(text))
    assert found["Interior Ministry spokesman Davit Kelia"] == ["GEOGOV:davit-kelia"]


def test_names_with_hyphens_are_whole() -> None:
    found = codes(cast_of("India accused Pakistan-based Lashkar-e-Taiba of the attack."))
    assert found["Pakistan-based Lashkar-e-Taiba"] == ["PAKREB:lashkar-e-taiba"]


def test_two_who_met_are_the_two_leaders() -> None:
    text = (
        "Emmanuel Macron met Vladimir Putin on Friday. He was tired. The two leaders spoke of gas."
    )
    (code,) = codes(cast_of(text))["The two leaders"]
    assert code == "FRAGOV:emmanuel-macron;RUSGOV:vladimir-putin"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The African Union-United Nations Mission in Darfur lost a base.", "UNOIGO:unamid"),
        ("S.P. Thamilselvan refused the offer.", "LKAREB:s-p-thamilselvan"),
        ("The Gaitanists left the talks.", "COLCRM:gulf-clan"),
    ],
)
def test_names_of_conflicts(text: str, code: str) -> None:
    found = [c for cs in codes(cast_of(text, "2007-05-01")).values() for c in cs]
    assert code in found
