"""Who speaks: evidence and those who are addressed do not, and whose men, envoys and armies are."""

from __future__ import annotations

import pytest

import trucewatch as tw
from tests.coding.cast_support import cast_of, head_of
from trucewatch.linking.camps.sides import side_of
from trucewatch.records import Actor

LINE = "KATHMANDU, May 7, 2025 - "
# A sentence, and the words of all who say something in it.
EVIDENCE = [
    ("The photographs show that Thai troops shelled An Ses, Phnom Penh said.", ["Phnom Penh"]),
    (
        "A Thai army spokesman said the blast showed that Cambodia had violated the truce.",
        ["A Thai army spokesman"],
    ),
    (
        "The army said the wreckage confirmed that the RSF had used a drone at El Fasher.",
        ["The army"],
    ),
    ("According to Qatar, the logs reveal that the M23 broke the ceasefire.", ["Qatar"]),
    ("Satellite images show that Russian troops burned a school, Kyiv said.", ["Kyiv"]),
    ("Satellite images show that Russian troops burned a school in Nikopol.", []),
    ("The craters prove that the army shelled Nasir on Monday.", []),
    (
        "The monitors said that the report showed that Russia had violated the ceasefire.",
        ["The monitors"],
    ),
    # whoever made a paper or speaks of what he found says so
    ("The OSCE report showed that Russia had violated the ceasefire.", ["The OSCE report"]),
    (
        "Ukraine said the OSCE had confirmed that Russia had violated the ceasefire.",
        ["Ukraine", "the OSCE"],
    ),
    (
        "The video published by the RSF shows that the army shelled a market, residents said.",
        ["The video published by the RSF", "residents"],
    ),
    ("Witnesses confirmed that the army had shelled the market.", ["Witnesses"]),
]


@pytest.mark.parametrize(("text", "said"), EVIDENCE)
def test_evidence_says_nothing(text: str, said: list[str]) -> None:
    found = tw.read(LINE + text)
    spoken = {s.speaker.text for s in found.statements if s.speaker is not None}
    assert spoken == set(said)


# A text, the word asked about (its last use), the code.
WHOSE = [
    (
        "The M23 said that it had left. The movement handed the town over, its administrator in "
        "Rutshuru said.",
        "administrator",
        "CODREB:m23",
    ),
    (
        "The RSF denied it. Its commander in El Fasher spoke.",
        "commander",
        "SDNREB:rapid-support-forces",
    ),
    ("Hezbollah denied it. Its officials in Beirut spoke.", "officials", "LBNREB:hezbollah"),
    ("Rwanda denied it. Its ambassador in Kinshasa spoke.", "ambassador", "RWAGOV"),
    ("The Special Envoy for Yemen spoke.", "Envoy", "UNKGOV"),
    ("The US envoy for Sudan spoke.", "envoy", "USAGOV"),
    ("The envoy of Sudan spoke.", "envoy", "SDNGOV"),
    ("The envoy for the M23 spoke.", "envoy", "CODREB:m23"),
    ("Egypt, which backs the army, said so. The army denied it.", "army", "UNKMIL"),
    ("Iran, an ally of the army, said so. The army denied it.", "army", "UNKMIL"),
    ("Egypt said its army had fired. The army denied it.", "army", "EGYMIL"),
    ("Azerbaijan accused Armenia of shelling Kapan. The army denied it.", "army", "UNKMIL"),
    ("Azerbaijan said so. The army denied it.", "army", "AZEMIL"),
    (
        "The RSF said the army of the Islamic Movement attacked.",
        "Movement",
        "UNK:islamic-movement",
    ),
    ("Each side has learnt to refuse.", "side", "UNK"),
    ("The Armenian side has learnt to refuse.", "side", "ARMGOV"),
]


@pytest.mark.parametrize(("text", "word", "code"), WHOSE)
def test_whose_somebody_is(text: str, word: str, code: str) -> None:
    cast = cast_of(text)
    actor = cast.of(head_of(cast, word, cast.parse.word.count(word) - 1))
    assert actor is not None
    assert actor.code == code


def test_people_whom_nobody_knows_go_on() -> None:
    found = tw.read(
        "GOMA, Jan. 16, 2026 - The M23 attacked Minembwe. Our humanitarian colleagues tell us that "
        "4,200 people have fled. They also warn that stocks will be exhausted."
    )
    (warning,) = (s for s in found.statements if any("exhausted" in c.text for c in s.content))
    assert warning.speaker is not None
    assert warning.speaker.code == "UNK"
    assert warning.speaker.name == "Our humanitarian colleagues"


# Words for somebody of whom no code tells anything, and the side.
NOBODY = [
    ("a baker in Trat", None),
    ("A fishmonger from Valdoria", None),
    ("you", None),
    ("relatives of 23 kidnapped civilians", None),
    ("the Valdorian army", "UNK:valdo"),
    ("an official of Valdoria", "UNK:valdo"),
]


@pytest.mark.parametrize(("text", "side"), NOBODY)
def test_one_of_many_is_no_side(text: str, side: str | None) -> None:
    assert side_of(Actor(text, 0, len(text), "UNK", None, "UNK", text)) == side
