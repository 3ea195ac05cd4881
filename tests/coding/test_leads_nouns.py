"""Bodies called by their noun after their name: "the union", "the elders"; never somebody else's."""

from __future__ import annotations

import pytest

from tests.linking.test_talk_reports import linked


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("The Harro Defence League seized the town. The league said it would free 40 prisoners.",
         {("Harro Defence League", "prisoners", "offer")}),
        ("The elders of Tarku met. The elders demand that the guns be handed in.",
         {("elders of Tarku", "disarmament", "demand")}),
        ("The elders of Tarku met. Sikin elders demand that the guns be handed in.", set()),
        ("Elders of Tarku met elders of Ulm. The elders demand that the guns be handed in.", set()),
        ("The elders demand that the guns be handed in.", set()),
        ("Union leader Greta Holm spoke. The dockers' union demanded a pay rise.",
         {("Greta Holm", "wages", "demand")}),
    ],
)  # fmt: skip
def test_a_body_called_by_its_noun(told: str, found: set[tuple[str, str, str]]) -> None:
    told_of = linked(f"{told}\n", "2026-03-06").positions
    assert {(p.party.name, p.issue, p.kind) for p in told_of} == found
