"""Mayors and administrators in a war over their own land speak for no state, unless told so."""

from __future__ import annotations

import pytest

import trucewatch as tw
from tests.linking.test_talk_reports import linked

HEAD = "GOMA, Jan 13 (Wire) - Congo’s government accused the M23 of shelling Nyabiondo on Monday. "
FIRED = "said that nobody had fired."


# What follows the head, the code of who says that nobody had fired.
@pytest.mark.parametrize(
    ("told", "code"),
    [
        (f"The M23 holds Rutshuru. The administrator in Rutshuru {FIRED}", "UNKGOV"),
        (f"The mayor of Goma, a city that the M23 holds, {FIRED}", "UNKGOV"),
        (f"Officials in Goma, which the M23 controls, {FIRED}", "UNKGOV"),
        (f"The governor of rebel-held Goma {FIRED}", "UNKGOV"),
        (f"Police in Bunagana, held by the M23 since 2022, {FIRED}", "UNKCOP"),
        (f"In Rutshuru, which is controlled by the M23, an administrator {FIRED}", "UNKGOV"),
        (f"The mayor of M23-held Goma {FIRED}", "CODREB:m23"),
        (f"The movement had taken Goma. Its administrator in Goma {FIRED}", "CODREB:m23"),
        # the state's
        (f"The army holds Rutshuru. The administrator in Rutshuru {FIRED}", "CODGOV"),
        (f"The M23 does not hold Rutshuru. The administrator in Rutshuru {FIRED}", "CODGOV"),
        (f"The M23 would control Goma. The mayor of Goma {FIRED}", "CODGOV"),
        (f"The M23 holds Goma. The mayor of Beni {FIRED}", "CODGOV"),
        (f"The M23 holds Goma. The government’s administrator in Goma {FIRED}", "CODGOV"),
        ("The M23 holds Goma. The interior minister said in Goma that nobody had fired.", "CODGOV"),
        (f"The M23 holds talks in Goma. The mayor of Goma {FIRED}", "CODGOV"),
    ],
)
def test_whose_an_official_of_a_held_place_is(told: str, code: str) -> None:
    said = [s for s in tw.read(HEAD + told).statements if s.content[0].text.endswith("had fired")]
    assert [s.speaker.code for s in said if s.speaker is not None] == [code]


# A report of an attack, the words of who speaks in it, and his camp.
@pytest.mark.parametrize(
    ("text", "name", "camp"),
    [
        ("The chief of Walikale territory said the army had fired at the M23 on Monday in "
         "Nyabiondo. The M23 said it had not fired.", "chief of Walikale territory", "third"),
        ("PORT SUDAN, Jan 13 (Wire) - Sudan’s army fought the RSF on Monday. The mayor of El Obeid "
         "accused the RSF of shelling El Obeid on Monday.", "mayor of El Obeid", "third"),
        ("PORT SUDAN, Jan 13 (Wire) - Sudan’s army fought the RSF on Monday. Local officials in El "
         "Obeid accused the RSF of shelling El Obeid on Monday.", "Local officials in El Obeid",
         "third"),
        ("PORT SUDAN, Jan 13 (Wire) - Sudan’s army fought the RSF on Monday. The Sudanese mayor of "
         "El Obeid accused the RSF of shelling El Obeid on Monday.",
         "Sudanese mayor of El Obeid", "SDN"),
        ("PORT SUDAN, Jan 13 (Wire) - Sudan’s army fought the RSF on Monday. The interior minister "
         "accused the RSF of shelling El Obeid on Monday.", "interior minister", "SDN"),
        ("YEREVAN, Jan 13 (Wire) - Armenia accused Azerbaijan of shelling Gyumri on Monday. The mayor "
         "of Gyumri said that Azerbaijan had fired twelve shells.", "mayor of Gyumri", "ARM"),
    ],
)  # fmt: skip
def test_whose_camp_a_local_official_is_in(text: str, name: str, camp: str) -> None:
    claims = [
        c
        for i in linked(text, "2026-01-14").incidents
        for found in i.claim_sets
        for c in found.claims
    ]
    assert {c.camp for c in claims if c.claimant.name == name} == {camp}, claims


def test_a_mayor_makes_no_claim_of_his_state_corroborated() -> None:
    found = linked(
        "PORT SUDAN, Jan 13 (Wire) - Sudan’s army accused the RSF of shelling El Obeid on Monday. The "
        "mayor of El Obeid also accused the RSF of shelling El Obeid on Monday.",
        "2026-01-14",
    )
    assert {s.status for i in found.incidents for s in i.claim_sets} == {"unanswered"}
