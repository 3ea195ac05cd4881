"""Whose a stand is: of a ministry's text, a joint statement, somebody interviewed; bare answers."""

from __future__ import annotations

import pytest

from tests.coding.stands_support import stands
from tests.linking.test_talk_reports import linked


def told(text: str) -> set[tuple[str, str, str]]:
    found = linked(text, "2026-03-06").positions
    return {(p.party.name, p.issue, p.kind) for p in found if p.kind != "assessment"}


def test_the_government_of_a_ministrys_text_is_the_ministrys() -> None:
    text = (
        "MINISTRY OF JUSTICE OF THE REPUBLIC OF TARVIK\nRelease 7 of 5 March 2026\n"
        "The Ministry informs the public that the Sorn Front broke into the hospital. The "
        "Government continues to abide by the truce. It calls on the Front to hand over the "
        "perpetrators within two days.\n"
    )
    assert [i for name, i, k in told(text) if "MINISTRY" in name.upper() and k == "demand"] == [
        "justice"
    ]


def test_a_joint_statement_asks_nothing_of_those_who_make_it() -> None:
    text = (
        "JOINT STATEMENT of the Government of Ethiopia and the Government of Eritrea\nOslo, "
        "5 March 2026\nThe Parties held their fourth round of talks. It was agreed that all prisoners shall be released by 30 March, Ethiopia setting "
        "free 46 men and Eritrea 17. Eritrea will return the school to the council.\n"
    )
    assert {(i, k) for _, i, k in told(text)} == {("prisoners", "concession")}


def test_who_sits_on_the_delegation_of_a_known_group_speaks_for_it() -> None:
    text = (
        "Rahim Pak sits on the delegation of the Barisan Revolusi Nasional. Rahim Pak said that his "
        "men would not hand in their rifles.\n"
    )
    assert any("Barisan" in name for name, _, _ in told(text))


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Kenya called for a trial of those who had shelled it.", set()),
        ("Kenya called on both to let its convoys through.", {("KEN", "aid_access", "demand")}),
        ("Ethiopia called for a trial of those who had shelled it.",
         {("ETH", "justice", "demand")}),
    ],
)  # fmt: skip
def test_who_calls_on_the_sides_from_aside_takes_no_stand(
    said: str, found: set[tuple[str, str, str]]
) -> None:
    assert stands(f"Ethiopia accused Eritrea of shelling Badme on Monday. {said}") == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Asked whether Ethiopia would accept observers, its foreign minister said: “Never.”",
         {("ETH", "monitoring", "red_line")}),
        ("Asked whether the shelling had stopped, Ethiopia’s foreign minister said: “Never.”",
         set()),
        ("“Foreign soldiers? If one day they had our uniform, perhaps one would look at it,” "
         "Ethiopia’s foreign minister said.", set()),
        ("“An exchange of prisoners? Gladly, all for all,” Ethiopia’s foreign minister said.",
         {("ETH", "prisoners", "offer")}),
        ("Ethiopia’s congress resolved not to withdraw from Badme.",
         {("ETH", "withdrawal", "refusal")}),
        ("Ethiopia’s congress resolved to meet again in May.", set()),
        ("Whoever laid down his arms would go free, Ethiopia’s foreign minister said.",
         {("ETH", "disarmament", "offer")}),
        ("Whoever laid down his arms was shot, Ethiopia’s foreign minister said.", set()),
        ("Ethiopia’s foreign minister conceded that the harvest would be poor.", set()),
        ("Neither amnesty nor pardon, Ethiopia’s justice minister said.",
         {("ETH", "justice", "refusal")}),
    ],
)  # fmt: skip
def test_answers_and_resolutions(said: str, found: set[tuple[str, str, str]]) -> None:
    assert stands(said) == found
