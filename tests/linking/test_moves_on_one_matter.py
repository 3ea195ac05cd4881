"""Moves of one party on one matter: the status of a region under several issues, a gift that takes
less than was asked; not two things of one issue, nor the same stand told twice."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import linked

FIRST, THEN = "2024-03-02", "2024-04-20"
MOVEMENT = "The Dorvan Liberation Movement"
ARMY = "The Oromo Liberation Army"


def moves(*reports: tuple[str, str]) -> set[tuple[str, str, str]]:
    """Return (party, words of the first stand, words of the second)."""
    found = linked(*reports)
    values = {p.id: p.value for p in found.positions}
    return {(m.party.name, values[m.from_position], values[m.to_position]) for m in found.movements}


def two(first: str, then: str, place: str = "BANGUI") -> tuple[tuple[str, str], ...]:
    return (
        (FIRST, f"{place}, March 2, 2024 (Wire) - {first}"),
        (THEN, f"{place}, April 20, 2024 (Wire) - {then}"),
    )


@pytest.mark.parametrize(
    ("first", "then", "ends"),
    [
        (f"{MOVEMENT} demanded independence for the north.",
         f"{MOVEMENT} demanded a federation with two equal states.",
         ("independence", "federation")),
        (f"{MOVEMENT} demanded autonomy for the northern districts.",
         f"{MOVEMENT} now asks only for an elected council for the northern districts, its envoy said.",
         ("autonomy", "elected council")),
        (f"{MOVEMENT} demanded independence for the coastal provinces.",
         f"{MOVEMENT} said it would accept a federation if its language is protected by law.",
         ("independence", "federation")),
        ("The government of Georgia insists on a unitary state, Foreign Minister Lado Kavan said.",
         "The government of Georgia offered the provinces parliaments of their own with power over "
         "taxes and schools.", ("unitary", "parliaments")),
        ("The Tigray People's Liberation Front demanded that twelve seats in the regional council go "
         "to its members.",
         "The Tigray People's Liberation Front is prepared to accept the six seats that it held "
         "before the war, its envoy said.", ("twelve", "six")),
        (f"{MOVEMENT} demanded half of the seats in the cabinet.",
         f"{MOVEMENT} would settle for a third of the seats in the cabinet, its spokesman Jean Moto "
         "said.", ("half", "third")),
    ],
)  # fmt: skip
def test_moves(first: str, then: str, ends: tuple[str, str]) -> None:
    ((_, old, new),) = moves(*two(first, then))
    assert ends[0] in old
    assert ends[1] in new


@pytest.mark.parametrize(
    ("first", "then"),
    [
        # the same stand, in other words
        (f"{MOVEMENT} demanded independence for the north.",
         "“We want an independent state,” said Jean Moto, spokesman for the Dorvan Liberation Movement."),
        # another's federation is turned down
        (f"{MOVEMENT} demanded independence for the north.",
         f"{MOVEMENT} rejected the federation that the government had proposed."),
        # two parties
        (f"{MOVEMENT} demanded independence for the north.",
         "The Patriotic Front of Dorva would accept a federation, its chairman said."),
        # an inquiry is not the status of a region
        (f"{MOVEMENT} demanded an independent inquiry into the raid.",
         f"{MOVEMENT} said it would accept autonomy for the north."),
        # its own men, and then others'
        (f"{ARMY} demanded that the government of Ethiopia release its captured fighters.",
         f"{ARMY} offered to release four soldiers whom it has held since January."),
        # what is given, and then something else that is asked for
        (f"{ARMY} agreed to free all its prisoners.",
         f"{ARMY} demanded that the army release the poet Lensa Bekele."),
        # a government that agrees, and a committee of its country that asks
        ("The Ruling Council of Tolvania and the Orsk People's Movement agreed to release everyone "
         "they hold by 30 July.",
         "The Tolvanian Committee for the Missing demanded that the teacher Ivo Larn be freed."),
    ],
)  # fmt: skip
def test_no_moves(first: str, then: str) -> None:
    assert moves(*two(first, then)) == set()


def test_a_digest_of_years_tells_them_under_its_days() -> None:
    digest = (
        "Bangui process: key dates\nUpdated 1 August 2024\n\n3 February 2024: First round. The Dorvan "
        "Liberation Movement demands independence; the government rules out any change to the "
        "constitution.\n9 May 2024: Second round. The Dorvan Liberation Movement says it would "
        "accept a federation if its language is protected.\n"
    )
    ((party, old, new),) = moves(("2024-08-01", digest))
    assert party == "Dorvan Liberation Movement"
    assert "independence" in old
    assert "federation" in new


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Tigray People's Liberation Front is ready to free all prisoners, its envoy said.",
         "Tigray People's Liberation Front"),
        ("The government of Colombia no longer asks for a date for the laying down of arms, its chief "
         "negotiator said.", "government of Colombia"),
    ],
)  # fmt: skip
def test_a_stand_is_the_partys_where_an_office_tells_it(text: str, name: str) -> None:
    other = f"{name.capitalize() if name.islower() else 'The ' + name} demanded a truce."
    found = linked(*two(other, text))
    assert {p.party.name for p in found.positions if p.kind != "former"} == {name}
