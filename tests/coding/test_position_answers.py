"""What one side says to what another asked: turned down by a pronoun, by its own law, outright."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import linked

DAY = "2024-07-05"
WIRE = "TBILISI, July 5, 2024 (Wire) - "
FRONT = "The Highland Liberation Front"


def stands(text: str, day: str = DAY) -> dict[tuple[str, str], str]:
    """Return (issue, kind) → the words of each stand."""
    wire = text if text.startswith("#") else WIRE + text
    return {(p.issue, p.kind): p.value for p in linked((day, wire)).positions}


@pytest.mark.parametrize(
    ("text", "key", "words"),
    [
        (f"{FRONT} wants guarantees by neighbouring states. Deputy Foreign Minister Lado Kavan had "
         "ruled these out on Tuesday as meddling.", ("guarantees", "refusal"),
         "ruled these out: guarantees by neighbouring states"),
        (f"{FRONT} wants foreign judges. The government of Georgia ruled them out as meddling.",
         ("justice", "refusal"), "ruled them out as meddling: foreign judges"),
        (f"{FRONT} demanded guarantees by neighbouring states. Foreign Minister Lado Kavan of Georgia "
         "rejected them.", ("guarantees", "refusal"), "rejected them: guarantees"),
        (f"{FRONT} asked that the army withdraw from Dorn. “The constitution forbids any withdrawal "
         "of our forces,” said Mara Stell, head of the delegation of Georgia.",
         ("withdrawal", "refusal"), "The constitution forbids any withdrawal"),
        (f"{FRONT} asked that the army withdraw from Dorn. Mara Stell, head of the delegation of "
         "Georgia, replied that the constitution did not permit it.", ("withdrawal", "refusal"),
         "the constitution did not permit it"),
        (f"{FRONT} asked that the formation of the government be put off for six months. The "
         "government of Georgia refused.", ("power_sharing", "refusal"), "refused: the formation"),
        ("The government of Georgia gave the Highland Liberation Front 48 hours to "
         "withdraw from Kora.", ("withdrawal", "demand"), "48 hours to withdraw from Kora"),
        (f"{FRONT} asked for a mobile court in the district, the withdrawal of soldiers from the "
         "market road and patrols by the observers.", ("justice", "demand"), "a mobile court"),
        (f"{FRONT} suspended its participation in the talks on 3 July.", ("process", "refusal"),
         "suspended its participation"),
    ],
)  # fmt: skip
def test_answers(text: str, key: tuple[str, str], words: str) -> None:
    assert words in stands(text).get(key, "")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        # what a law asks for more is no refusal, and stays the party's own constraint
        ("The government of Georgia offered to withdraw from Dorn. The constitution requires that "
         "parliament approve it, said Mara Stell, head of the delegation of Georgia.",
         ("withdrawal", "refusal")),
        # nobody asked for it
        ("The constitution forbids any foreign base, said Mara Stell, head of the delegation of "
         "Georgia.", ("foreign_troops", "demand")),
        # an exercise is no table
        (f"{FRONT} suspended its participation in the exercise.", ("process", "refusal")),
        ("The government of Georgia gave its soldiers a day to rest.", ("withdrawal", "demand")),
    ],
)  # fmt: skip
def test_no_answers(text: str, key: tuple[str, str]) -> None:
    assert key not in stands(text)


def test_another_sides_law_is_no_constraint() -> None:
    text = (f"{FRONT} asked that the army withdraw from Dorn. “The constitution forbids any withdrawal "
            "of our forces,” said Mara Stell, head of the delegation of Georgia.")  # fmt: skip
    (asked,) = [p for p in linked((DAY, WIRE + text)).positions if p.kind == "demand"]
    assert asked.constraint is None
    own = ("The government of Georgia offered to withdraw from Dorn. The constitution requires that "
           "parliament approve it, said Mara Stell, head of the delegation of Georgia.")  # fmt: skip
    (offer,) = [p for p in linked((DAY, WIRE + own)).positions if p.kind == "offer"]
    assert offer.constraint is not None


def test_the_day_of_an_entry_and_of_a_report() -> None:
    digest = (
        "Mirdal: a short chronology\nCompiled by the Northern Documentation Office, 1 December 2023\n\n"
        "2023\n\n14 January - The Mirdal Popular Front demands secession. The government of Georgia "
        "insists that the state is indivisible.\n\n19 May - In Luzern the Front says it could place "
        "its weapons under seal if the government withdraws its troops from Kesh.\n\n8 August - The "
        "Front undertakes to disarm by 1 November.\n\n10 September - The government of Georgia no "
        "longer insists that the Front disarm before the elections.\n"
    )
    found = linked(("2023-12-01", digest))
    days = {(p.party.name, p.kind): p.date for p in found.positions}
    assert days["government of Georgia", "demand"] == "2023-01-14"
    assert days["government of Georgia", "concession"] == "2023-09-10"
    kinds = {p.id: p.kind for p in found.positions}
    moves = {(kinds[m.from_position], kinds[m.to_position], m.date) for m in found.movements}
    assert ("offer", "guarantee", "2023-08-08") in moves


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"{FRONT} demanded guarantees by neighbouring states. The government of Georgia rejected them.",
         DAY),
        (f"{FRONT} demanded guarantees by neighbouring states. The government of Georgia had rejected "
         "them once.", None),
    ],
)  # fmt: skip
def test_told_as_news(text: str, day: str | None) -> None:
    (refusal,) = [p for p in linked((DAY, WIRE + text)).positions if p.kind != "demand"]
    assert refusal.date == day


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("“They must open the road to Dorn within a week. If they don't, the army will open it,” said "
         "General Irakli Pell of the army of Georgia.", {"demand"}),
        ("“We will open the road to Dorn if they free our men,” said General Irakli Pell of the army of "
         "Georgia.", {"offer"}),
        (f"{FRONT} asked that the election be put off for six months because the lists have not been "
         "checked.", {"demand"}),
        (f"{FRONT} demanded that the election not be held.", {"red_line"}),
    ],
)  # fmt: skip
def test_what_comes_of_a_demand_or_why_it_is_made_is_no_stand(text: str, kinds: set[str]) -> None:
    assert {p.kind for p in linked((DAY, WIRE + text)).positions} == kinds
