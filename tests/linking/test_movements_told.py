"""What is a move of a party on an issue, and what only follows its stand."""

from __future__ import annotations

import pytest

from tests.linking.test_round_sides import stories
from tests.linking.test_talk_reports import linked
from trucewatch.linking import Linked, link
from trucewatch.linking.positions.offers import demand_offer_table

DAY = "2026-01-16"
WAR = "Sudan's army and the RSF are at war. "


def moves(found: Linked) -> list[tuple[str, str, str]]:
    """Return (issue, kind before, kind after) of each movement."""
    kinds = {p.id: p.kind for p in found.positions}
    return [(m.issue, kinds[m.from_position], kinds[m.to_position]) for m in found.movements]


@pytest.mark.parametrize(
    "text",
    [
        "Thailand proposed a joint mine-clearing operation with Cambodia on Monday. On Thursday "
        "Thailand demanded joint mine clearance from Cambodia.",
        "Congo proposed that the M23 leave Goma within six months on Monday. On Thursday Congo demanded "
        "that the M23 leave Goma within six months.",
        "The ELN said on Saturday that it is ready to free ten hostages. On Monday relatives of "
        "kidnapped civilians demanded that the ELN free all hostages. Colombia's government refuses "
        "talks.",
        "Colombia's government said on Monday that it would free ten fighters of the ELN. On Thursday "
        "relatives of kidnapped civilians demanded that the ELN free all hostages.",
        WAR
        + "The army said on Monday that it would not open the road. On Thursday the army said that "
        "it would not open the road.",
    ],
)
def test_no_move(text: str) -> None:
    assert moves(linked(text, DAY)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (WAR + "In November the army said it would never sit with the RSF. On Monday the army said it "
         "would sit with the RSF only if it left Khartoum.", ("process", "red_line", "condition")),
        (WAR + "Last month the army had insisted that it would not discuss any pause at all before a "
         "full withdrawal of the RSF. On Friday the army said it could consider a shorter pause in El "
         "Fasher.", ("ceasefire", "former", "offer")),
    ],
)  # fmt: skip
def test_a_move(text: str, found: tuple[str, str, str]) -> None:
    assert moves(linked(text, DAY)) == [found]


def test_one_airport_is_one_matter() -> None:
    found = link(
        stories(
            ("2026-01-13", "Congo's government is prepared to reopen Goma airport to humanitarian "
                           "flights if it is run by the United Nations. The M23 demands the release of prisoners."),
            ("2026-01-18", "The M23 is ready to let U.N.-run flights use Goma airport if Congo's "
                           "government reopens banks."),
        )
    )  # fmt: skip
    (row,) = [r for r in demand_offer_table(found.positions) if len(r.stands) > 1]
    assert (row.issue, row.state) == ("aid_access", "overlap")
    assert {s.party for s in row.stands} == {"COD", "CODREB:m23"}


def test_two_airports_are_two_matters() -> None:
    found = link(
        stories(
            ("2026-01-13", "Congo's government is prepared to reopen Goma airport to humanitarian "
                           "flights. The M23 demands the release of prisoners."),
            ("2026-01-18", "The M23 is ready to let U.N.-run flights use Bukavu airport."),
        )
    )  # fmt: skip
    on = {p.issue for p in found.positions if "airport" in p.value}
    assert on == {"aid_access", "installations"}


def test_a_price_and_a_stand_that_goes_on_are_no_move() -> None:
    told = (
        WAR + "Last month the army had insisted that it would not discuss any pause before a full "
        "withdrawal of the RSF. On Friday the army said there would be no truce unless the RSF "
        "withdrew."
    )
    assert moves(linked(told, DAY)) == []
