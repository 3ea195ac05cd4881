"""Whose "the army" is: bare role nouns in invented stories, each with its twin."""

from __future__ import annotations

import msgspec
import pytest

from tests.coding.cast_support import cast_of, codes, reader, story_of
from trucewatch.coding.cast.cast import build_cast
from trucewatch.records import Line, Span
from trucewatch.vocab.actors import load_actors

MALI = " Mali's president thanked Malian officials."
# What the sentence of the noun opposes is not its country; the twin shows where it is at home.
TWINS = [
    ("The army has denied it; Tehran says the strike was an error.", "The army", "UNKMIL"),
    ("The army has denied it; the rebels say it was an error." + MALI, "The army", "MLIMIL"),
    ("The ministry issued a statement accusing Niger of piracy.", "The ministry", "UNKGOV"),
    ("The ministry issued a statement on piracy." + MALI, "The ministry", "MLIGOV"),
    ("The army denied shelling the town. Tehran warned of a response.", "The army", "UNKMIL"),
    ("The army denied shelling the town of Gao in Mali.", "The army", "MLIMIL"),
    ("The ministry accused Ukraine of shelling a dam.", "The ministry", "UNKGOV"),
    ("Iran accused the army of striking a ship.", "the army", "UNKMIL"),
    ("Rebels accused the army of striking a bus in Chad.", "the army", "TCDMIL"),
    ("The government demanded that Turkey withdraw its troops.", "The government", "UNKGOV"),
    ("The government demanded that rebels leave." + MALI, "The government", "MLIGOV"),
    ("The military shot down two drones from Pakistan.", "The military", "UNKMIL"),
    ("The navy fired on a boat from Eritrea.", "The navy", "UNKMIL"),
    ("The navy fired on a boat off Oman.", "The navy", "OMNMIL"),
    ("Sudan deployed the army to the border.", "the army", "SDNMIL"),
    ("Sudan condemned the army for the raid.", "the army", "UNKMIL"),
    # Where others meet, or who hosts them, is no side.
    ("Talks in Muscat may collapse. The army wants the valley.", "The army", "UNKMIL"),
    ("The delegates met in Doha. The governor stayed away.", "The governor", "UNKGOV"),
    ("Oman hosts the round. The army said it would hold its fire.", "The army", "UNKMIL"),
    ("Two men were shot in Muscat. The army said it had sent trucks.", "The army", "OMNMIL"),
    ("Talks in Bamako may collapse. The army shelled Gao." + MALI, "The army", "MLIMIL"),
    ("The army retook the town in Mali.", "The army", "MLIMIL"),
    ("The army overthrew Mali's president.", "The army", "MLIMIL"),
    ("The army withdrew from Armenia.", "The army", "UNKMIL"),
    ("The army withdrew from northern Armenia.", "The army", "ARMMIL"),
    ("The foreign minister condemned Serbia.", "The foreign minister", "UNKGOV"),
    ("The foreign minister condemned the raid." + MALI, "The foreign minister", "MLIGOV"),
    ("The government lied, France said.", "The government", "UNKGOV"),
    ("The cabinet rejected Israel's offer.", "The cabinet", "UNKGOV"),
    ("The air force bombed Syria.", "The air force", "UNKMIL"),
    ("The air force bombed rebels in Syria.", "The air force", "SYRMIL"),
    ("The army fought Eritrean forces near the border.", "The army", "UNKMIL"),
    ("The army fought rebels near the border." + MALI, "The army", "MLIMIL"),
    ("The government called on Rwanda to withdraw.", "The government", "UNKGOV"),
    ("The junta severed ties with France.", "The junta", "UNKGOV"),
    ("The military blamed Thailand for the clash.", "The military", "UNKMIL"),
    ("Rebels in Thailand blamed the military for the clash.", "the military", "THAMIL"),
    ("The ministry said Iran had violated the truce.", "The ministry", "UNKGOV"),
    ("Washington condemned the army. The government shrugged.", "The government", "UNKGOV"),
    (
        "Peru's Defence Ministry met Chile's Defence Ministry. The ministry accused Chile of lying.",
        "The ministry",
        "PERGOV:defence-ministry",
    ),
    (
        "Peru's Defence Ministry met Chile's Defence Ministry. The ministry accused Peru of lying.",
        "The ministry",
        "CHLGOV:defence-ministry",
    ),
]


@pytest.mark.parametrize(("text", "phrase", "code"), TWINS)
def test_a_bare_role_noun(text: str, phrase: str, code: str) -> None:
    assert codes(cast_of(text)).get(phrase) == [code]


DOMESTIC = [
    (
        "Kenya's president left on Monday. Police fired at protesters. The opposition condemned it."
        " The court ruled. Parliament met. The prime minister spoke.",
        {
            "Police": ["KENCOP"],
            "protesters": ["KENOPP"],
            "The opposition": ["KENOPP"],
            "The court": ["KENJUD"],
            "Parliament": ["KENLEG"],
            "The prime minister": ["KENGOV"],
        },
    ),
    ("The police arrested Kenya's former minister.", {"The police": ["KENCOP"]}),
    (
        "Protesters denounced Kenya's government.",
        {"Protesters": ["KENOPP"], "Kenya's government": ["KENGOV"]},
    ),
    (
        "India and Pakistan met. The police denied it. The army said Indian troops fired.",
        {"The police": ["UNKCOP"], "The army": ["UNKMIL"]},
    ),
    (
        "Chad and Niger signed a pact. The parliament rejected it. Protesters marched.",
        {"The parliament": ["UNKLEG"], "Protesters": ["UNKOPP"]},
    ),
    (
        "Georgia's prime minister met Armenia's president. The police closed the road.",
        {"The police": ["UNKCOP"]},
    ),
    ("Two civilians died and the villagers fled. Chad and Niger met.",
     {"Two civilians": ["UNKCVL"], "the villagers": ["UNKCVL"]}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DOMESTIC)
def test_domestic_actors(text: str, expected: dict[str, list[str]]) -> None:
    found = codes(cast_of(text))
    assert {k: found.get(k) for k in expected} == expected


@pytest.mark.parametrize(
    ("dateline", "phrase", "code"),
    [
        ("YEREVAN", "The opposition", "ARMOPP"),
        ("GENEVA", "The opposition", "UNKOPP"),
        ("YEREVAN", "The army", "UNKMIL"),
    ],
)
def test_a_dateline_decides_domestic_nouns_only(dateline: str, phrase: str, code: str) -> None:
    body = "Armenia and Turkey met. The opposition protested. The army watched."
    text = f"{dateline} - {body}"
    end = len(dateline)
    lines = (Line("dateline", 0, end + 3), Line("body", end + 3, len(text)))
    story = msgspec.structs.replace(
        story_of(text), dateline=Span(dateline, 0, end), lines=lines
    )  # fmt: skip
    cast = build_cast(reader().parse(story), story, load_actors(), None)
    assert codes(cast).get(phrase) == [code]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mohamud's spokesman said the truce would hold. Somali President Hassan Sheikh"
            " Mohamud left.",
            {"Mohamud's spokesman": ["SOMGOV"]},
        ),
        (
            "Davit Lomidze, the prime minister of Georgia, spoke. Lomidze's office said the talks"
            " failed. A spokesman for Lomidze agreed.",
            {"Lomidze's office": ["GEOGOV"], "A spokesman for Lomidze": ["GEOGOV"]},
        ),
        ("Brennick spoke. Brennick's office closed.", {"Brennick's office": ["UNKGOV"]}),
        (
            "ELN leader Jorge Pradilla spoke. Pradilla's fighters left the town.",
            {"Pradilla's fighters": ["COLREB:eln"]},
        ),
    ],
)
def test_the_country_of_a_possessor(text: str, expected: dict[str, list[str]]) -> None:
    found = codes(cast_of(text))
    assert {k: found.get(k) for k in expected} == expected


@pytest.mark.parametrize(
    ("text", "phrase", "code", "camp"),
    [
        ("Pro-Russian officials in Donetsk left.", "Pro-Russian officials in Donetsk", "UKRREB",
         "RUS"),
        ("Pro-Rwandan authorities in Goma left.", "Pro-Rwandan authorities in Goma", "CODREB",
         "RWA"),
        ("Pro-Iranian militias in Iraq left.", "Pro-Iranian militias in Iraq", "IRQPRM", "IRN"),
        ("Pro-Ukrainian officials in Kherson left.", "Pro-Ukrainian officials in Kherson",
         "UKRGOV", "UKR"),
        ("Pro-Russian protesters in Moldova left.", "Pro-Russian protesters in Moldova", "MDAOPP",
         "MDAOPP"),
        ("Russian officials in Donetsk left.", "Russian officials in Donetsk", "RUSGOV", "RUS"),
        ("Pablo Beltran left.", "Pablo Beltran", "COLREB:pablo-beltran", "eln"),
        ("The ELN left.", "The ELN", "COLREB:eln", "eln"),
        ("ELN leader Jorge Pradilla left.", "ELN leader Jorge Pradilla",
         "COLREB:jorge-pradilla", "eln"),
        ("Separatist officials in Abkhazia said two local ethnic Russian soldiers died.",
         "two local ethnic Russian soldiers", "GEOREB:abkhazia", "RUS"),
        ("Two local ethnic Russian soldiers died.", "Two local ethnic Russian soldiers", "UNKMIL",
         "UNKMIL"),
        ("Two Russian soldiers died.", "Two Russian soldiers", "RUSMIL", "RUS"),
        ("Ethnic Albanian residents of Kosovo fled.", "Ethnic Albanian residents of Kosovo",
         "XKXCVL", "XKX"),
    ],
)  # fmt: skip
def test_sides(text: str, phrase: str, code: str, camp: str) -> None:
    cast = cast_of(text)
    actor = next(m.actor for m in cast.mentions if m.actor.text == phrase)
    assert (actor.code, cast.camp_key(actor)) == (code, camp)
