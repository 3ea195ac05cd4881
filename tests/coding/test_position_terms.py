"""Terms that are set, what is to stay where it is, what somebody sought; with twins that tell none."""

from __future__ import annotations

import pytest

from tests.coding.stands_support import MET, stands
from tests.linking.test_talk_reports import linked


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Ethiopia gave Eritrea until noon on May 12 to pull its heavy weapons back.",
         {("ETH", "withdrawal", "demand")}),
        ("Ethiopia gave Eritrea until noon to comment.", set()),
        ("President Abiy Ahmed told state television that Eritrean troops have until noon on"
         " Sunday to lay down their arms.", {("ETH", "disarmament", "demand")}),
        ("Eritrean troops had until noon on Sunday to lay down their arms.", set()),
        ("The six detainees will remain in custody, Ethiopia said.",
         {("ETH", "prisoners", "refusal")}),
        ("The six detainees will remain in custody, a doctor said.", set()),
        ("The six detainees remained in custody, Ethiopia said.", set()),
        ("Eritrea will stay where it is until the arrears are paid.",
         {("ERI", "withdrawal", "condition")}),
        ("Eritrea will stay where it is.", {("ERI", "withdrawal", "refusal")}),
        ("Eritrea stayed where it was until the arrears were paid.", set()),
    ],
)  # fmt: skip
def test_terms_and_what_stays(told: str, found: set[tuple[str, str, str]]) -> None:
    assert stands(told) == found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("What Ethiopia will not discuss, today or tomorrow, is autonomy.",
         {("ETH", "recognition", "red_line")}),
        ("What Ethiopia will not discuss is autonomy.", {("ETH", "recognition", "refusal")}),
        ("What Eritrea wants is a withdrawal of the army.", {("ERI", "withdrawal", "demand")}),
        ("What Eritrea wants is not clear.", set()),
        ("Ethiopia recalled that command of the police is not a matter on which it can make"
         " concessions.", {("ETH", "security_forces", "red_line")}),
        ("In February Abiy Ahmed had said that there would be no autonomy “as long as I live”.",
         {("ETH", "recognition", "red_line")}),
        ("Ethiopia said there would be no autonomy as long as the guns were in the hills.",
         {("ETH", "recognition", "condition")}),
        ("Kenyan envoy Siri Haug said that the sides would meet again on March 16.", set()),
        ("Ethiopia proposed to meet again on March 16.", {("ETH", "process", "proposal")}),
    ],
)  # fmt: skip
def test_what_is_barred_for_good_and_what_is_only_announced(
    told: str, found: set[tuple[str, str, str]]
) -> None:
    assert stands(told) == found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Ethiopia called on the Eritrean command to hand over the perpetrators within three days.",
         {("ETH", "justice", "demand")}),
        ("Ethiopia demanded an apology for the killing of two men.", {("ETH", "justice", "demand")}),
        ("Ethiopia has promised an escort for the lorries.", {("ETH", "aid_access", "guarantee")}),
        ("Ethiopia declared itself prepared to consider local recruitment.",
         {("ETH", "security_forces", "offer")}),
        ("Eritrea demanded the arrears of its teachers.", {("ERI", "wages", "demand")}),
        ("Eritrea asked for a map of the mines.", {("ERI", "demining", "demand")}),
        ("An escort of the convoy was fired on.", set()),
    ],
)  # fmt: skip
def test_words_of_issues(told: str, found: set[tuple[str, str, str]]) -> None:
    assert stands(told) == found


@pytest.mark.parametrize(
    ("told", "planned"),
    [
        ("said the sides were “closer than in January” and that they would meet", True),
        ("urged the sides to meet", False),
    ],
)
def test_next_meetings_that_are_announced_and_those_only_proposed(told: str, planned: bool) -> None:
    text = f"{MET}\n\nNorwegian envoy Siri Haug {told} again on March 16.\n"
    found = {(r.status, r.dates) for r in linked(text, "2026-03-06").rounds}
    assert (("planned", ("2026-03-16",)) in found) is planned


def test_your_bureau_is_that_of_the_one_who_answers() -> None:
    text = (
        "The chief negotiator of the Oromo Liberation Army, Karim Solt, spoke to the Herald.\n\n"
        "Q: On Monday {} said the Oromo Liberation Army would never disarm. Is that still so?\n\n"
        "A: We will hand over our weapons only if the army leaves the north first.\n"
    )
    yours = linked(text.format("your Political Bureau"), "2026-03-06").positions
    barred = [p for p in yours if p.kind == "red_line"]
    assert [p.party.name for p in barred if "Bureau" in p.party.name] == []
    assert barred
    theirs = linked(text.format("the army’s Political Bureau"), "2026-03-06").positions
    assert all("Solt" not in p.party.name for p in theirs if p.kind == "red_line")


def test_what_both_sides_agreed_is_given_by_both() -> None:
    text = (
        "JOINT STATEMENT of the Government of Ethiopia and the Government of Eritrea\n\n"
        "Nairobi, 6 March 2026\n\nIt was agreed that all prisoners shall be released by 30 June.\n"
    )
    found = linked(text, "2026-03-06").positions
    assert {(p.issue, p.kind) for p in found} == {("prisoners", "concession")}
