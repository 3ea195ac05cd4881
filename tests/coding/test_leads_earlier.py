"""Stands told as left, giving way with no word of in what, and what takes no stand."""

from __future__ import annotations

import pytest

from tests.coding.stands_support import stands


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Eritrea had refused until Wednesday to open the border. It gave way on Thursday.",
         {("ERI", "borders", "former"), ("ERI", "borders", "concession")}),
        ("Eritrea had refused to open the border. On Tuesday it relented.",
         {("ERI", "borders", "former"), ("ERI", "borders", "concession")}),
        ("Eritrea had insisted on independence for the valley. It backed down on Tuesday.",
         {("ERI", "recognition", "former"), ("ERI", "recognition", "concession")}),
        ("Eritrea refused to open the border.", {("ERI", "borders", "refusal")}),
        ("Eritrea had refused to open the border.", {("ERI", "borders", "refusal")}),
        ("Eritrea has so far refused to open the border.", {("ERI", "borders", "refusal")}),
        ("Eritrea refused to open the border. The bridge gave way.",
         {("ERI", "borders", "refusal")}),
    ],
)  # fmt: skip
def test_stands_that_were_left(told: str, found: set[tuple[str, str, str]]) -> None:
    assert stands(told) == found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Eritrea wants no foreign troops in the valley.",
         {("ERI", "foreign_troops", "refusal")}),
        ("Eritrea wants no foreign troops in the valley before a vote.",
         {("ERI", "foreign_troops", "condition")}),
        ("Eritrea wanted no foreign troops in the valley, its envoy said before he left.",
         {("ERI", "foreign_troops", "refusal")}),
        ("Eritrea and Ethiopia disagree on the border.", set()),
        ("Eritrea said it would not sign the treaty.", {("ERI", "signing", "refusal")}),
        ("Eritrea agreed to remove its checkpoints.", {("ERI", "transport", "concession")}),
        ("Eritrea vowed to retake the airport road.", set()),
        ("Eritrea vowed not to attack the airport road.",
         {("ERI", "installations", "guarantee")}),
        ("Eritrea wants foreign troops in the valley.", {("ERI", "foreign_troops", "demand")}),
        ("Ethiopia suggested that Eritrea was arming the rebels.", set()),
        ("Ethiopia suggested that the captives be freed.", {("ETH", "prisoners", "proposal")}),
        ("Ethiopia did not agree on the border.", set()),
        ("Ethiopia did not agree to a border commission.", {("ETH", "borders", "refusal")}),
        ("The accord guarantees free passage for relief convoys.", set()),
        ("Eritrea guarantees free passage for relief convoys.",
         {("ERI", "aid_access", "guarantee")}),
        ("Eritrea asked the observers to look at the wreckage.", {("ERI", "other", "demand")}),
        ("“No draft without the word independence will get our signature,” Eritrea's spokesman "
         "said.", {("ERI", "recognition", "condition")}),
        ("Bishop Jorge Mena, who mediates, appealed for a ceasefire.", set()),
    ],
)  # fmt: skip
def test_what_words_make_of_a_stand(told: str, found: set[tuple[str, str, str]]) -> None:
    assert stands(told) == found
