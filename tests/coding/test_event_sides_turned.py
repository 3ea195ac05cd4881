"""Sides that must not be turned round: who does an act and whom it hurts in plain reports."""

from __future__ import annotations

import pytest

import trucewatch
from tests.coding.cast_support import cast_of, codes

Row = tuple[str, str, set[str | None], set[str | None]]
# text, type and trigger, countries or codes of actors, of recipients
TURNED: tuple[Row, ...] = (
    # An hour before the subject is no subject, nor part of it.
    (
        "Today at 16:20 units of the Armenian army shelled Azerbaijani positions.",
        "shelled", {"ARM"}, {"AZE"},
    ),
    (
        "At around 04:30 soldiers of the Malian army attacked a Chadian base.",
        "attacked", {"MLI"}, {"TCD"},
    ),
    # A subject that the parser takes for an object of "said".
    (
        "Spokesman Lawrence Kanyuka said the army and allied Wazalendo militia bombed villages"
        " held by M23 in Congo.",
        "bombed", {"COD"}, {"COD"},
    ),
    # What is claimed is a clause of its own: the claimants are not hurt.
    (
        "Sudan's army denied the rebels' claim that four of its soldiers had been killed.",
        "killed", set(), {"SDN"},
    ),
    # Who leads it does it.
    ("The U.S.-led invasion of Iraq shocked Paris.", "invasion", {"USA"}, {"IRQ"}),
)  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), TURNED)
def test_sides_are_not_turned(
    text: str, trigger: str, actors: set[str], recipients: set[str]
) -> None:
    event = next(e for e in trucewatch.read(text).events if e.trigger.text == trigger)
    assert {a.country for a in event.actors} == actors
    assert {r.country for r in event.recipients} == recipients


def _sides(text: str, trigger: str) -> list[tuple[set[str | None], set[str | None]]]:
    return [
        ({a.country for a in e.actors}, {r.country for r in e.recipients})
        for e in trucewatch.read(text).events
        if e.trigger.text == trigger
    ]


def test_each_accused_the_other_of_an_act_tells_two_acts() -> None:
    text = "The Malian army and the Chadian army each accused the other of the attack on a market."
    assert [actors for actors, _ in _sides(text, "attack")] == [{"TCD"}, {"MLI"}]


def test_the_object_before_is_the_object_meant() -> None:
    text = (
        "Iraq's prime minister spoke on Monday. Britain called Kim Jong Un a tyrant and imposed"
        " sanctions on him."
    )
    assert _sides(text, "sanctions") in ([({"GBR"}, {"PRK"})], [])
    assert _sides(text, "imposed") in ([({"GBR"}, {"PRK"})], [])


def test_whose_speech_it_is_speaks_in_it() -> None:
    text = (
        "He blamed Emmanuel Macron in a call with Vladimir Putin, a Polish official said. A speech"
        " on Monday by Emmanuel Macron, in which he attacked Vladimir Putin, was hailed by Italy."
    )
    assert codes(cast_of(text))["he"] == ["FRAGOV:emmanuel-macron"]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Mali levied sanctions against Chad.", "sanctions"),
        ("Malian gunners directed a bombardment at Chadian troops.", "bombardment"),
        ("A Malian general masterminded the raid on the Chadian garrison.", "raid"),
    ],
)
def test_who_did_what_a_noun_tells(text: str, trigger: str) -> None:
    assert ({"MLI"}, {"TCD"}) in _sides(text, trigger)


@pytest.mark.parametrize("verb", ["condemned", "survived", "reported", "feared"])
def test_who_only_speaks_of_it_did_nothing(verb: str) -> None:
    text = f"Mali {verb} the raid on the Chadian garrison."
    assert all("MLI" not in actors for actors, _ in _sides(text, "raid"))


def test_an_order_to_ones_own_is_not_addressed_to_the_enemy() -> None:
    text = (
        "Ethiopian troops attacked Eritrean positions on Monday. Eritrea's president ordered three"
        " days of mourning."
    )
    ordered = next(e for e in trucewatch.read(text).events if e.trigger.text == "ordered")
    assert ordered.recipients == ()


def test_a_process_called_by_a_town_is_nobodys() -> None:
    text = "Canada reiterated its support for the Nairobi and Luanda processes."
    (event,) = (e for e in trucewatch.read(text).events if e.type == "SUPPORT")
    assert [r.country for r in event.recipients] == []


def test_the_army_in_a_land_without_one_is_the_other_sides() -> None:
    text = (
        "Israeli tanks entered the Palestinian town of Jenin. Palestinian officials said the army"
        " had shelled a Palestinian police post. Palestinian police fired back."
    )
    shelled = next(e for e in trucewatch.read(text).events if e.trigger.text == "shelled")
    assert [a.code for a in shelled.actors] == ["ISRMIL"]


def test_separatist_officials_are_of_the_one_group_of_the_story() -> None:
    text = (
        "Separatist officials accused Georgia of amassing troops. South Ossetian fighters shelled a"
        " Georgian village."
    )
    accused = next(e for e in trucewatch.read(text).events if e.type == "ACCUSE")
    assert [a.code for a in accused.actors] == ["GEOREB:south-ossetia"]
