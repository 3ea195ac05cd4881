"""Private people take no position in the table of talks; parties, mediators and bodies do."""

from __future__ import annotations

import pytest

from tests.coding.stands_support import stands
from tests.linking.test_talk_reports import linked

GOMA = (
    "GOMA, March 5 (Wire) - Congo’s government and the M23 met in Doha on 4 March. The government "
    "accused the M23 of shelling Masisi.\n\n"
)
# What private people are told to ask, offer and refuse.
PRIVATE = [
    "Relatives of the captives demanded that all prisoners be released. They refused to leave.",
    "Families of the hostages called for an exchange of prisoners. They rejected the offer.",
    "Shopkeepers in Goma demanded that the fighters withdraw from the market.",
    "Traders in Goma insisted that the crossing be opened. They would accept only an open border.",
    "Residents of Goma demanded the withdrawal of the M23. They refused to return to their homes.",
    "An analyst, Jean Mbala, proposed an exchange of prisoners. He ruled out an amnesty.",
    "Jean Mbala, a taxi driver, demanded the withdrawal of foreign troops. He refused an amnesty.",
    "Amina Salim, whose son is held, insisted that the prisoners be freed. She refused an amnesty.",
    "Doctors in Goma demanded safe passage for the wounded. They refused to withdraw.",
    "Teachers in Goma rejected the ceasefire. They would accept it only if schools were reopened.",
    "The Congolese students demanded an apology and the withdrawal of Rwandan troops.",
    "Two Congolese bakers offered a corridor for aid.",
    "The widow of a captain refused an amnesty for the killers.",
    "The people of Goma want the M23 to withdraw.",
    "A truck driver said that he would cross only if the road was demined.",
    "Fishermen demanded access to the lake.",
    "Villagers offered the soldiers free passage if they left the school.",
    "Displaced people demanded guarantees of security before they returned.",
]


@pytest.mark.parametrize("told", PRIVATE)
def test_private_people_take_no_position(told: str) -> None:
    assert [p for p in linked(GOMA + told, "2026-03-06").positions] == []


# Who speaks for a party, a body or a mediation, and the issue and kind.
@pytest.mark.parametrize(
    ("told", "code", "stand"),
    [
        ("The Association of Families of the Missing demanded the release of all prisoners.",
         "CODCVL", ("prisoners", "demand")),
        ("A lawyer for the M23 demanded an amnesty.", "CODREB:m23", ("justice", "demand")),
        ("A government negotiator refused an amnesty.", "CODGOV", ("justice", "refusal")),
        ("An M23 commander said that he would not withdraw from Goma.", "CODREB:m23",
         ("withdrawal", "refusal")),
        ("Elders of the clan demanded the return of the cattle.", "CODSOC", ("assets", "demand")),
        ("The Qatari mediator proposed an exchange of prisoners.", "QATGOV",
         ("prisoners", "proposal")),
        ("A Congolese deputy minister ruled out an amnesty.", "CODGOV", ("justice", "refusal")),
        ("The Red Cross asked for safe passage for the wounded.", "NGO:red-cross",
         ("aid_access", "demand")),
        ("Protesters in Goma demanded the withdrawal of UN troops.", "CODOPP",
         ("withdrawal", "demand")),
    ],
)  # fmt: skip
def test_parties_and_bodies_do(told: str, code: str, stand: tuple[str, str]) -> None:
    found = linked(GOMA + told, "2026-03-06").positions
    assert [(p.party.code, (p.issue, p.kind)) for p in found] == [(code, stand)]


def test_who_only_hopes_gives_nothing() -> None:
    assert stands("Japan expressed hope that both countries would honour the truce.") == set()
    assert stands("Ethiopia promised that it would honour the truce.") == {
        ("ETH", "ceasefire", "guarantee")
    }
