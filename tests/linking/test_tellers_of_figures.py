"""Each teller of a toll has his own figure, also where he has no verb of his own."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import WIRE, answers, linked


def _counts(text: str) -> set[tuple[str, str]]:
    return {
        a
        for i in linked(WIRE + text).incidents
        for s in i.claim_sets if s.kind == "toll"
        for a in answers(s)
    }  # fmt: skip


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ("Four people died according to the mission, five according to the municipality of Mesk.",
         {("mission", "4"), ("municipality of Mesk", "5")}),
        ("The army put the dead at four, the rebels at seven.", {("army", "4"), ("rebels", "7")}),
        ("The mayor said four people were killed; the governor, five.",
         {("mayor", "4"), ("governor", "5")}),
        ("The Red Crescent counted 17 dead and the governor 30.",
         {("Red Crescent", "17"), ("governor", "30")}),
        ("The army said 12 soldiers were killed, the rebels said 40.",
         {("army", "12"), ("rebels", "40")}),
        ("Three soldiers were killed, according to the ministry, while according to the rebels"
         " eleven were.", {("ministry", "3"), ("rebels", "11")}),
        ("The police spoke of six dead, residents of fifteen.",
         {("police", "6"), ("residents", "15")}),
        ("The ministry reported 8 dead, the hospital 11 and the Red Crescent 14.",
         {("ministry", "8"), ("the hospital", "11"), ("Red Crescent", "14")}),
        # One teller of two figures, and figures of two kinds.
        ("Four soldiers and five villagers were killed, according to the governor.",
         {("governor", "9")}),
        ("The hospital said that 17 people were killed and 30 wounded.",
         {("hospital", "17"), ("hospital", "30")}),
        ("Four people were killed on the road and five in the market, the governor said.",
         {("governor", "4"), ("governor", "5")}),
    ],
)  # fmt: skip
def test_each_figure_is_its_tellers(told: str, wanted: set[tuple[str, str]]) -> None:
    found = _counts(f"Ostrel rebels shelled Mesk on Monday. {told}")
    assert {(n.removeprefix("the "), c) for n, c in found} == {
        (n.removeprefix("the "), c) for n, c in wanted
    }
