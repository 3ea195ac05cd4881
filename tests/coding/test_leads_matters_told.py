"""What a stand is about where its words do not say: figures, places, a plan's terms."""

from __future__ import annotations

import pytest

from tests.coding.stands_support import MET, stands
from tests.linking.test_talk_reports import linked, rounds


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Nobody spoke of Adwa. “Adwa is not on the table,” Eritrea's envoy said.",
         {("ERI", "territory", "red_line")}),
        ("“Lunch is not on the table,” Eritrea's envoy said.", set()),
        ("Eritrea said that its army would not leave Adwa under any circumstances.",
         {("ERI", "withdrawal", "red_line")}),
        ("Eritrea's envoy had demanded compensation for stolen cows. He withdrew the demand after "
         "the governor promised a school.",
         {("ERI", "assets", "former"), ("ERI", "assets", "concession")}),
        ("In October Eritrea had agreed to free 100 prisoners.",
         {("ERI", "prisoners", "concession")}),
        ("In 1994 Eritrea had agreed to free 100 prisoners.", set()),
        ("“There will be no integration of murderers,” Eritrea's spokesman said.",
         {("ERI", "security_forces", "refusal")}),
        ("Eritrea's proposal came on Monday. Under the proposal, Ethiopia would hand over its heavy "
         "weapons.", {("ERI", "heavy_weapons", "proposal")}),
        ("Eritrea threatened to end the truce unless Ethiopian soldiers left the valley.",
         {("ERI", "territory", "demand")}),
        ("Eritrea threatened to end the truce.", set()),
    ],
)  # fmt: skip
def test_what_stands_are_about(told: str, found: set[tuple[str, str, str]]) -> None:
    assert stands(told) == found


def test_the_day_on_which_it_was_said_stands_before_it() -> None:
    told = "Eritrea said on 3 March it was ready for a truce without conditions."
    (offer,) = linked(f"{MET}\n\n{told}\n", "2026-03-06").positions
    assert (offer.date, offer.kind) == ("2026-03-03", "offer")


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("A summit planned for January was cancelled.", {("cancelled", ("2026-01",), None)}),
        ("Turkey offered to host the next round.", set()),
        ("The next round is planned for 20 March.", {("planned", ("2026-03-20",), "Nairobi")}),
    ],
)  # fmt: skip
def test_meetings_called_off_or_only_offered(
    told: str, found: set[tuple[str, tuple[str, ...], str | None]]
) -> None:
    held = {("held", ("2026-03-04",), "Nairobi")}
    assert rounds(linked(f"{MET}\n\n{told}\n", "2026-03-06")) - held == found
