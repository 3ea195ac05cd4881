"""Whose a round is: "both sides" are those of the round told before; who is only mentioned beside a
meeting sits at no table; rounds are told apart by their numbers."""

from __future__ import annotations

import pytest

from tests.linking.test_talk_reports import linked
from trucewatch.linking import link
from trucewatch.records import Document
from trucewatch.records.coded import CodedStory
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument

DAY = "2026-01-16"
Told = tuple[str, tuple[str, ...], frozenset[str]]


def told(text: str) -> list[Told]:
    """Return status, days and the sides (codes up to the group's name) of each round."""
    return [
        (r.status, r.dates, frozenset(a.code.replace("GOV", "").replace("MIL", "")[:9]
                                      for a in r.participants))
        for r in linked(text, DAY).rounds
    ]  # fmt: skip


AGAIN = [
    ("Talks between South Sudan's government and the SPLM-IO in Addis Ababa were suspended on "
     "Thursday after the opposition walked out, but the two sides agreed to meet again on January "
     "22.", ("SSD", "SSDREB:sp"), "2026-01-15", "2026-01-22"),
    ("The talks between Congo and the M23 were suspended on Thursday after the rebels walked out. "
     "The U.S. envoy, Warren Castle, urged both sides to return to the table. Qatar said that the "
     "parties had agreed to meet again on January 22.",
     ("COD", "CODREB:m2"), "2026-01-15", "2026-01-22"),
    ("Negotiators of Armenia and Azerbaijan broke off talks in Prague on Monday. Turkey, an ally "
     "of Baku, and France urged both sides to go on. The parties agreed to reconvene on February "
     "3.", ("ARM", "AZE"), "2026-01-12", "2026-02-03"),
    ("Sudan's army and the RSF ended a fourth round of talks in Jeddah on Monday. The two sides "
     "agreed to meet again on January 22. Egypt and Saudi Arabia welcomed the news.",
     ("SDN", "SDNREB:ra"), "2026-01-12", "2026-01-22"),
    ("The talks between Serbia and Kosovo were adjourned on Tuesday after four hours. They will "
     "resume on January 20.", ("SRB", "XKX"), "2026-01-13", "2026-01-20"),
    ("Delegations of Colombia's government and the ELN met in Havana on Monday. \"It was good,\" a "
     "Cuban delegate said. The Norwegian envoy told reporters that the two delegations would meet "
     "again in Caracas on 28 January.", ("COL", "COLREB:el"), "2026-01-12", "2026-01-28"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sides", "held", "planned"), AGAIN)
def test_both_sides_that_meet_again_are_those_of_the_round_told_before(
    text: str, sides: tuple[str, ...], held: str, planned: str
) -> None:
    who = frozenset(s[:9] for s in sides)
    assert told(text) == [("held", (held,), who), ("planned", (planned,), who)]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("The UN envoy for Sudan held talks with a delegation of the Rapid Support Forces in "
         "Nairobi on Friday but left without an agreement. In Port Sudan, Burhan told officers that "
         "there would be no truce.", {"SDNREB:ra", "UNOIGO:un"}),
        ("The UN envoy for Sudan held talks with a delegation of the Rapid Support Forces in "
         "Nairobi on Monday. Egypt, which backs the army, said it had not been consulted.",
         {"SDNREB:ra", "UNOIGO:un"}),
        ("The Houthis and Saudi envoys met in Muscat on Monday. A wounded Yemeni soldier said "
         "nobody cared. \"It is a start,\" said a Houthi negotiator.", {"YEMREB:ho", "SAU"}),
        ("A meeting of the mixed commission of Mali and Niger was held in Gao on Monday. A Malian "
         "soldier who was maimed by a mine said he wanted peace.", {"MLI", "NER"}),
    ],
)  # fmt: skip
def test_who_is_only_mentioned_takes_no_part(text: str, sides: set[str]) -> None:
    assert [who for _, _, who in told(text)] == [sides]


def test_a_side_is_its_state_not_its_maimed_soldier() -> None:
    (found,) = told(
        "A Thai soldier lost a foot, the Thai army said, and accused Cambodia of laying the mine. "
        "Cambodia denied it.\n\nA third round of talks opens in Kuala Lumpur on Monday."
    )
    assert found == ("planned", ("2026-01-19",), {"THA", "KHM"})


@pytest.mark.parametrize(
    "text",
    [
        "The M23 rejected the accusations of Congo's army on Friday. The United Nations Security "
        "Council will hold consultations on the situation in eastern Congo next Tuesday.",
        "The Security Council held consultations on Yemen on Monday. The Houthis accused Saudi "
        "Arabia of breaking the truce.",
        "The military spokesman of Mali, Colonel Souleymane Dembele, met journalists in Bamako on "
        "Monday. Mali accuses the FLA of looting.",
        "The second round of the presidential election ended in a draw, Kenya said. Kenya accused "
        "Uganda of meddling.",
        "Voters return for the second round on Sunday. The second round took place in peace. Kenya "
        "accused Uganda of meddling.",
        "A court heard that the second round broke the window. Kenya accused Uganda of meddling.",
        "Sudan's army accused the RSF of shelling. Talks in Jeddah collapsed in late 2023.",
    ],
)
def test_no_round(text: str) -> None:
    assert told(text) == []


def test_consultations_of_two_states_are_a_round() -> None:
    assert told("Nepal and India will hold consultations on the border in Delhi next Tuesday.") == [
        ("planned", ("2026-01-20",), {"NPL", "IND"})
    ]


def test_rounds_are_told_apart_by_their_numbers() -> None:
    found = linked(
        "The third round of talks between the Philippines and the MILF opened in Kuala Lumpur on "
        "Monday. The second round, in November, produced no agreement. The first round was held in "
        "Oslo in October.",
        DAY,
    ).rounds
    sides = {a.code[:6] for a in found[0].participants}
    assert [(r.ordinal, r.status, r.dates) for r in found] == [
        (1, "held", ("2025-10",)), (2, "held", ("2025-11",)), (3, "held", ("2026-01-12",)),
    ]  # fmt: skip
    assert all({a.code[:6] for a in r.participants} == sides for r in found)


def test_a_round_put_off_and_the_next_one() -> None:
    found = linked(
        "A sixth round of talks between Congo and the M23, planned for Tuesday, was put off. The "
        "seventh round broke up after two hours.",
        DAY,
    ).rounds
    assert [(r.ordinal, r.status) for r in found] == [(6, "cancelled"), (7, "held")]


def stories(*texts: tuple[str, str]) -> tuple[CodedStory, ...]:
    out: list[CodedStory] = []
    for k, (date, text) in enumerate(texts):
        document = Document(f"d{k}", f"u{k}", "0", None, "text/plain")
        out += pipeline(Config()).code_document(RawDocument(document, text, Meta(date=date)))
    return tuple(out)


def test_one_round_over_several_days_and_reports() -> None:
    found = link(
        stories(
            ("2026-01-13", "Delegations of Congo's government and the M23 met in Doha on Tuesday "
                           "for a sixth round of negotiations."),
            ("2026-01-15", "The sixth round of peace talks between Congo and the M23 was suspended "
                           "on Thursday after the rebel delegation left the table."),
            ("2026-01-16", "Congo's government and the M23 freed 100 prisoners in the first swap "
                           "since a framework agreement was concluded in November. The M23 had "
                           "walked out of the talks on Thursday."),
        )
    ).rounds  # fmt: skip
    (held,) = [r for r in found if r.status == "held"]
    assert held.dates == ("2026-01-13", "2026-01-15")
    assert not any("framework" in o for o in held.outcome)
    assert {b.kind for b in held.breaks} >= {"walk_out", "suspension"}


def test_committees_of_other_names_hold_other_meetings() -> None:
    found = link(
        stories(
            ("2026-01-13", "Thailand accused Cambodia of shelling. The General Border Committee "
                           "will meet again in a month."),
            ("2026-01-14", "Thailand accused Cambodia of shelling. The Regional Border Committee is "
                           "to meet on 20 January in Trat."),
        )
    ).rounds  # fmt: skip
    assert len(found) == 2
