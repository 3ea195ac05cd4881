"""Who is who in invented stories: names, titles, descriptions, sides, possessors."""

from __future__ import annotations

import pytest

from tests.coding.cast_support import cast_of, codes, head_of

NAMED = [
    (
        "Ivan Petrenko, a Ukrainian military spokesman, said Russian troops had shelled the town."
        " Petrenko said nobody was hurt.",
        {
            "Ivan Petrenko": ["UKRMIL:ivan-petrenko"],
            "Russian troops": ["RUSMIL"],
            "Petrenko": ["UKRMIL:ivan-petrenko"],
        },
    ),
    (
        "Sudan's army and the paramilitary Rapid Support Forces agreed to a truce."
        " The RSF accused the army of shelling its positions.",
        {
            "Sudan's army": ["SDNMIL"],
            "The RSF": ["SDNREB:rapid-support-forces"],
            "the army": ["SDNMIL"],
            "its": ["SDNREB:rapid-support-forces"],
        },
    ),
    (
        "Colombian President Gustavo Petro suspended talks with the ELN."
        " The rebels said the government had broken its promises.",
        {"the ELN": ["COLREB:eln"], "The rebels": ["COLREB:eln"], "the government": ["COLGOV"]},
    ),
    (
        "President Tinubu said the army had killed 20 bandits. The president praised the troops.",
        {"President Tinubu": ["NGAGOV:bola-tinubu"], "The president": ["NGAGOV:bola-tinubu"]},
    ),
    (
        "Pakistan's Foreign Ministry summoned the Indian ambassador. The ministry protested.",
        {
            "Pakistan's Foreign Ministry": ["PAKGOV:foreign-ministry"],
            "The ministry": ["PAKGOV:foreign-ministry"],
        },
    ),
    (
        "The OSCE said its monitors heard explosions. The mission did not say who was responsible.",
        {"The OSCE": ["IGO:osce"], "its monitors": ["IGO:osce"], "The mission": ["IGO:osce"]},
    ),
    (
        "A spokesman for the Houthis, Yahya Saree, said the group fired two missiles at Israel.",
        {"the group": ["YEMREB:houthis"], "Israel": ["ISR"]},
    ),
    (
        "Pro-Russian separatists in eastern Ukraine said government forces shelled the town.",
        {
            "Pro-Russian separatists in eastern Ukraine": ["UKRREB"],
            "government forces": ["UKRMIL"],
        },
    ),
    (
        "Azerbaijan's Defense Ministry said its forces restored the ceasefire.",
        {"its": ["AZEGOV:defence-ministry"], "its forces": ["AZEMIL"]},
    ),
    (
        "Russia deployed nearly 2,000 peacekeepers to the valley.",
        {"nearly 2,000 peacekeepers": ["RUSMIL"]},
    ),
    (
        "Army chief Abdel Fattah al-Burhan rejected the plan. The general said his troops stay.",
        {"The general": ["SDNMIL:abdel-fattah-al-burhan"], "his troops": ["SDNMIL"]},
    ),
    (
        "Lebanese President Joseph Aoun left. Aoun said the army was ready.",
        {"Aoun": ["LBNGOV:joseph-aoun"], "the army": ["LBNMIL"]},
    ),
    (
        "Maria Santos, a teacher, fled the town. Santos said the shelling went on.",
        {"Santos": ["UNKEDU:maria-santos"]},
    ),
    (
        "Mali's junta and Tuareg separatists clashed near the border.",
        {"Mali's junta": ["MLIGOV"], "Tuareg separatists": ["UNKREB"]},
    ),
    (
        "Azerbaijan's army said two of its soldiers had died.",
        {"two of its soldiers": ["AZEMIL"]},
    ),
    (
        "M23 leader Jean Mugabo told AFP the group would not take part.",
        {"AFP": ["FRAJRN:agence-france-presse"], "the group": ["CODREB:m23"]},
    ),
    (
        "Dozens of protesters and a group of soldiers clashed.",
        {"Dozens of protesters": ["UNKOPP"], "a group of soldiers": ["UNKMIL"]},
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_names_and_descriptions(text: str, expected: dict[str, list[str]]) -> None:
    found = codes(cast_of(text))
    assert {k: found.get(k) for k in expected} == expected


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The delegates arrived in Kyiv on Monday.", "Kyiv"),
        ("She flew to Ankara for the talks.", "Ankara"),
        ("Fighting went on in Ukraine and Georgia.", "Georgia"),
        ("No group claimed the attack.", "No group"),
        ("They used drones against the town.", "drones"),
        ("It was a major shock for the region.", "a major shock"),
        ("It was a major shock for the region.", "It"),
        ("The military action went on.", "The military action"),
        ("A deal is near, a draft says.", "A deal"),
        ("A deal is near, a draft says.", "a draft"),
        ("On Saturday the talks resumed.", "Saturday"),
        ("Hundreds of buildings burned.", "Hundreds of buildings"),
        ("Planes struck a Hamas command center.", "a Hamas command center"),
        ("The army shelled a village and a school.", "a school"),
        ("A Houthi-run channel showed the funeral.", "Houthi"),
    ],
)
def test_what_is_no_actor(text: str, phrase: str) -> None:
    assert phrase not in codes(cast_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv rejected the plan.",
        "The plan was rejected by Kyiv.",
        "Moscow warned Kyiv against the move.",
        "Ankara and Kyiv signed the deal.",
    ],
)
def test_a_capital_that_acts_is_its_government(text: str) -> None:
    assert codes(cast_of(text)).get("Kyiv") == ["UKR"]


@pytest.mark.parametrize(
    ("text", "word", "phrase"),
    [
        (
            "Russian peacekeepers deployed to the region to monitor the deal reported a violation.",
            "peacekeepers",
            "Russian peacekeepers deployed to the region to monitor the deal",
        ),
        (
            "Separatist officials in Abkhazia said on Friday that talks failed.",
            "officials",
            "Separatist officials in Abkhazia",
        ),
        (
            "Two men, who fled the town, told reporters that police fired.",
            "men",
            "Two men",
        ),
        ("The minister said on Monday the army left.", "minister", "The minister"),
        (
            "The forces backed by Armenia since the war left.",
            "forces",
            "The forces backed by Armenia",
        ),
        ("The Indian ambassador to Nepal left.", "ambassador", "The Indian ambassador to Nepal"),
        ("He accused the RSF of looting.", "RSF", "the RSF"),
        ("He accused Thai soldiers of laying mines.", "soldiers", "Thai soldiers"),
    ],
)
def test_the_extent_of_a_phrase(text: str, word: str, phrase: str) -> None:
    cast = cast_of(text)
    assert cast.parse.slice(*cast.noun_phrase(head_of(cast, word))) == phrase


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Armenian officials and Azerbaijan on Saturday met.", "officials", ["ARMGOV", "AZE"]),
        ("Russian and Ukrainian officials met in Minsk.", "officials", ["RUSGOV", "UKRGOV"]),
        ("Britain, France and Germany urged calm.", "Britain", ["GBR", "FRA", "DEU"]),
        (
            "Talks between Rwanda and Uganda failed. The two countries blamed each other.",
            "countries",
            ["RWA", "UGA"],
        ),
        (
            "Russian and Ukrainian troops clashed. Both sides denied firing first.",
            "sides",
            ["RUSMIL", "UKRMIL"],
        ),
        (
            "Serbian President Aleksandar Vucic and Kosovo Prime Minister Albin Kurti met in Ohrid."
            " An aide said both leaders had agreed.",
            "leaders",
            ["SRBGOV:aleksandar-vucic", "XKXGOV:albin-kurti"],
        ),
    ],
)
def test_members(text: str, word: str, expected: list[str]) -> None:
    cast = cast_of(text)
    assert [a.code for a in cast.members(head_of(cast, word))] == expected


def test_both_before_two_names_is_no_pair() -> None:
    found = codes(cast_of("Both the Chadian army and Hamas denied it."))
    assert found["Hamas"] == ["PSEREB:hamas"]
    assert all(";" not in code for each in found.values() for code in each)


def test_both_sides_named_later_in_the_sentence() -> None:
    cast = cast_of("Monitors saw shelling by both sides near the river, where Chad and Mali fight.")
    assert [a.code for a in cast.members(head_of(cast, "sides"))] == ["TCD", "MLI"]


def test_both_sides_of_many_are_unknown() -> None:
    text = "Kenya accused Uganda. Rwanda accused Burundi. Chad accused Niger. Both sides denied it."
    cast = cast_of(text)
    assert {a.code[:3] for a in cast.members(head_of(cast, "sides"))} <= {"UNK"}


@pytest.mark.parametrize(
    ("text", "word", "camp"),
    [
        ("Armenian officials met.", "officials", "ARM"),
        ("The Armenian army left.", "army", "ARM"),
        ("Hamas denied it.", "Hamas", "hamas"),
        ("Ismail Haniyeh denied it.", "Haniyeh", "hamas"),
        ("Separatist officials in Abkhazia denied it.", "officials", "RUS"),
        ("The UN denied it.", "UN", "united-nations"),
        ("Petro Poroshenko denied it.", "Poroshenko", "UKR"),
    ],
)
def test_camps(text: str, word: str, camp: str) -> None:
    cast = cast_of(text)
    actor = cast.of(head_of(cast, word))
    assert actor is not None
    assert cast.camp_key(actor) == camp


def test_offices_are_those_of_the_day() -> None:
    text = "Barack Obama praised the deal."
    assert codes(cast_of(text, "2012-05-05"))["Barack Obama"] == ["USAGOV:barack-obama"]
    assert codes(cast_of(text, "2022-05-05"))["Barack Obama"] == ["USAELI:barack-obama"]


def test_a_title_is_its_holders_of_the_day() -> None:
    text = "Colombia's president left. Santos had begun the talks."
    assert codes(cast_of(text, "2024-01-01"))["Colombia's president"] == ["COLGOV"]
    assert codes(cast_of(text, "2016-01-01"))["Colombia's president"] == [
        "COLGOV:juan-manuel-santos"
    ]


def test_a_namesake_is_not_the_known_person() -> None:
    found = codes(cast_of("Melania Trump visited a school."))
    assert found["Melania Trump"] == ["UNK:melania-trump"]
