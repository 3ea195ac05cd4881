"""States that no table knows, in invented stories, with names that are no states."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import trucewatch
from tests.coding.cast_support import cast_of, codes, head_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Valdorian officials said Kestrel had shelled a village. Valdoria's army fired back.",
            {
                "Valdorian officials": ["UNKGOV:valdoria"],
                "Kestrel": ["UNK:kestrel"],
                "Valdoria's army": ["UNKMIL:valdoria"],
            },
        ),
        (
            "Kestreli troops crossed the border. Kestrel denied it. Its army stood ready.",
            {
                "Kestreli troops": ["UNKMIL:kestrel"],
                "Kestrel": ["UNK:kestrel"],
                "Its army": ["UNKMIL:kestrel"],
            },
        ),
        (
            "Valdorian President Ilja Kestov spoke. Kestov said his forces were ready."
            " The foreign ministry of Valdoria agreed.",
            {
                "Kestov": ["UNKGOV:ilja-kestov"],
                "his forces": ["UNKMIL:valdoria"],
                "The foreign ministry of Valdoria": ["UNKGOV:valdoria-foreign-ministry"],
            },
        ),
        (
            "The government of Tarsia met Russian and Valdorian officials.",
            {
                "The government of Tarsia": ["UNKGOV:tarsia"],
                "Russian and Valdorian officials": ["RUSGOV;UNKGOV:valdoria"],
            },
        ),
    ],
)
def test_unknown_states(text: str, expected: dict[str, list[str]]) -> None:
    found = codes(cast_of(text))
    assert {k: found.get(k) for k in expected} == expected


def test_all_of_a_state_are_one_side() -> None:
    cast = cast_of(
        "Valdorian officials met President Ilja Kestov of Valdoria. Valdoria's foreign ministry"
        " praised the Valdorian army. The Valdorians cheered. Kestrel's navy fired."
    )
    sides = {m.actor.text: cast.camp_key(m.actor) for m in cast.mentions}
    assert {side for text, side in sides.items() if "Kestrel" not in text} == {"valdoria"}
    assert sides["Kestrel's navy"] == "kestrel"


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (
            "Kestrel's army and Valdoria's army left. Valdoria and Kestrel met.",
            "Valdoria",
            ["UNK:valdoria", "UNK:kestrel"],
        ),
        (
            "Valdorian and Kestrel forces clashed.",
            "forces",
            ["UNKMIL:valdoria", "UNKMIL:kestrel"],
        ),
        (
            "Valdorian and Kestrel forces clashed. Both sides denied it.",
            "sides",
            ["UNKMIL:valdoria", "UNKMIL:kestrel"],
        ),
    ],
)
def test_members(text: str, word: str, expected: list[str]) -> None:
    cast = cast_of(text)
    nth = 1 if word == "Valdoria" else 0
    assert [a.code for a in cast.members(head_of(cast, word, nth))] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Senior officials met. Urban officials left. Humanitarian officials stayed.",
        "Housing Minister Ana Brekke spoke. The Salvation Army helped.",
        "Omar Haftov spoke. Haftov's forces left.",
        "Maddock's envoy and Maddock's adviser met officials.",
        "Maddock's office closed. Police in Kramatorsk arrested a man.",
        "The Christian leaders and Republican officials met on Monday.",
        "Russian officials and Ukraine's army met. Russia said so.",
        "Brekke accused Lomidze of lying.",
        "Kurdish fighters in northern Syria fled. Marefa fighters left.",
    ],
)
def test_what_is_no_unknown_state(text: str) -> None:
    cast = cast_of(text)
    assert not any(h.entry.country.islower() for h in cast.hits if h.entry.country)


def test_a_person_of_an_armed_group_is_not_the_state() -> None:
    cast = cast_of("Valdorian rebels attacked the Valdorian army.")
    rebels, army = (cast.of(head_of(cast, w)) for w in ("rebels", "army"))
    assert rebels is not None
    assert army is not None
    assert cast.camp_key(rebels) != cast.camp_key(army) == "valdoria"


WORDS = st.sampled_from(
    ["Valdoria", "Valdorian", "Valdorians", "Kestrel", "'s", "army", "officials", "and", "of",
     "President", "said", "accused", "the", ",", ".", "Russian", "-", "both", "sides", "its"]
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.lists(WORDS, min_size=2, max_size=30))
def test_codes_of_unknown_states_stay_inside(words: list[str]) -> None:
    cast = cast_of(" ".join(words))
    for mention in cast.mentions:
        for actor in (mention.actor, *cast.members(mention.head)):
            assert all(code[:3].isupper() for code in actor.code.split(";"))
            assert actor.country is None or actor.country.isupper()


# A body of a state is told by the capital it sits in, whatever the parser hangs the place on.
SEATED = [
    ("The Defense Ministry in Yerevan, which rejected Baku's account, spoke.",
     "The Defense Ministry", "ARMGOV:defence-ministry"),
    ("The Defence Ministry in Kampala said its troops had left.",
     "The Defence Ministry", "UGAGOV:defence-ministry"),
    ("The Foreign Ministry in Kigali denied it.", "The Foreign Ministry", "RWAGOV:foreign-ministry"),
    ("The government in Bamako refused.", "The government in Bamako", "MLIGOV"),
    ("The Armenian Foreign Ministry in Yerevan denied it.",
     "The Armenian Foreign Ministry", "ARMGOV:foreign-ministry"),
]  # fmt: skip
# Who is sent somewhere is not of that place, nor is what only happens there.
STAYING = [
    ("The embassy in Kampala closed.", "The embassy in Kampala", "UNKGOV"),
    ("The Ugandan embassy in Juba closed.", "The Ugandan embassy in Juba", "UGAGOV"),
    ("The UN mission in Juba warned both.", "The UN mission in Juba", "UNOIGO:united-nations"),
    ("The mission in Juba warned both.", "The mission in Juba", "UNKIGO"),
    ("The Russian peacekeeping contingent in Nagorno-Karabakh left.",
     "The Russian peacekeeping contingent in Nagorno-Karabakh", "RUSMIL"),
    ("Monitors in Kigali spoke.", "Monitors in Kigali", "UNKIGO"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "phrase", "code"), [*SEATED, *STAYING])
def test_bodies_in_a_capital(text: str, phrase: str, code: str) -> None:
    assert codes(cast_of(text)).get(phrase) == [code]


def test_talks_in_a_capital_are_nobody() -> None:
    assert codes(cast_of("Talks in Kampala ended. A meeting in Kigali began.")) == {}


STRIFE = (
    "Soldiers of Kestria and Morvald broke the truce, envoys said. Kestrian troops shelled the"
    " army of Morvald. "
)
# A capital stands for the state that it is not set against.
CAPITALS = [
    (STRIFE + "Morvald accused Dolmar of lying.", "Dolmar", "UNK:kestria"),
    (STRIFE + "Dolmar warned Morvald.", "Dolmar", "UNK:kestria"),
    (STRIFE + "Kestria held Tessany responsible.", "Tessany", "UNK:morvald"),
    (STRIFE + "Morvald's president, Jon Abrel, said troops would stay. Dolmar rejected that.",
     "Dolmar", "UNK:kestria"),
    # Teskar is known by its deeds alone; its staff sits where the accuser's does not.
    ("Marovia's Defense Ministry said three shells hit Bresk, accusing Teskar of breaking a truce. The"
     " General Staff in Ilmenar rejected the charge.", "The General Staff", "UNKMIL:teskar"),
    ("Marovia's Defense Ministry said three shells hit Bresk, accusing Teskar of breaking a truce. The"
     " General Staff of Marovia repeated the charge.", "The General Staff of Marovia",
     "UNKMIL:marovia"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "phrase", "code"), CAPITALS)
def test_capitals_of_unknown_states(text: str, phrase: str, code: str) -> None:
    assert codes(cast_of(text)).get(phrase) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Valdoria and Nokia agreed on a price. Nokia said so.",  # no strife
        "Soldiers of Chile and Peru broke the truce, envoys said. California accused them.",
        "Soldiers broke the truce. Maria accused Sofia of lying, envoys said.",
    ],
)
def test_names_with_the_ending_of_a_land_are_no_states_of_themselves(text: str) -> None:
    cast = cast_of(text)
    assert not any(h.entry.country.islower() for h in cast.hits if h.entry.country)


@pytest.mark.parametrize(
    ("dateline", "code"),
    [
        ("LUMA, Ork, June 15, 2012 (Agency) -", "UNKMIL:ork"),
        ("LUMA, June 15, 2012 (Agency) -", "UNKMIL"),
    ],
)
def test_a_land_of_a_dateline_may_have_a_short_name(dateline: str, code: str) -> None:
    text = (
        f"Truce breaks\n\n{dateline} The army of Ork shelled the rebel Southern Front on Thursday."
    )
    (event,) = trucewatch.read(text, coder="quick").events
    assert [a.code for a in event.actors] == [code]


def test_an_army_and_a_named_front_are_two() -> None:
    cast = cast_of("The army of Mali and the rebel Southern Front accused each other of shelling.")
    found = codes(cast)
    assert found["The army of Mali"] == ["MLIMIL"]
    assert found["the rebel Southern Front"] == ["UNKREB:southern-front"]
