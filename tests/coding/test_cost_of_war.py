"""What a war has cost so far is no fight of these days, and no breach; a fight with its day is."""

from __future__ import annotations

import pytest

from tests.linking.test_talk_reports import linked

_NEWS = "Congo's army accused the M23 of breaking the ceasefire on Monday by shelling Kashebere. "


@pytest.mark.parametrize(
    "told",
    [
        "Fighting has displaced more than 7 million people in eastern Congo, according to the United "
        "Nations.",
        "The war has killed tens of thousands of people, according to the UN.",
        "Violence has uprooted two million people, the UN said.",
        "More than 1.9 million people have been displaced by the fighting, OCHA said.",
        "Clashes have forced 20,000 people from their homes since January, OCHA said.",
        "Thousands of people have fled the fighting in North Kivu, OCHA said.",
        "Hostilities have driven 300,000 children out of school, UNICEF said.",
        "The conflict has cost 9,000 lives, the UN said.",
    ],
)
def test_the_cost_of_a_war_is_no_breach(told: str) -> None:
    found = linked(f"{_NEWS}{told}\n", "2025-05-07")
    assert {f.by_whom.code for f in found.findings} == {"CODMIL"}
    tolls = [s for i in found.incidents for s in i.claim_sets if s.kind == "toll"]
    assert not [s for s in tolls if "Kashebere" in s.question]


@pytest.mark.parametrize(
    "told",
    [
        "Fighting erupted near Masisi on Tuesday and displaced 2,000 people, MONUSCO said.",
        "Shelling displaced 300 families in Minembwe on Tuesday, MONUSCO said.",
        "Fighting in Masisi has killed nine people since Monday, MONUSCO said.",
    ],
)
def test_a_fight_of_these_days_is_reported(told: str) -> None:
    found = linked(f"{_NEWS}{told}\n", "2025-05-07")
    assert "UNOIGO:monusco" in {f.by_whom.code for f in found.findings}
