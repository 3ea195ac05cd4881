"""Who is no side claims, who is one alleges; what the main clause only refers to is background."""

from __future__ import annotations

import pytest

import trucewatch


def _realis(text: str, trigger: str) -> str:
    result = trucewatch.read(text, date="2020-01-06")
    return next(e.realis for e in result.events if e.trigger.text == trigger)


@pytest.mark.parametrize(
    ("want", "trigger", "text"),
    [
        ("claimed", "shot", "Ukrainian soldiers shot three boys at a well on Sunday, doctors said."),
        ("claimed", "burned", "According to residents, Russian troops burned two houses on Sunday."),
        ("claimed", "struck", "Russian jets struck a mill on Sunday, witnesses told reporters."),
        ("claimed", "killed", "Nurses at the hospital said Russian jets had killed six people."),
        # twins: a side, a verb of accusing, blame that trails, one who speaks of "us"
        ("alleged", "shot", "Russian soldiers shot three boys on Sunday, Ukrainian officials said."),
        ("alleged", "burning", "Residents accused Russian troops of burning two houses on Sunday."),
        ("alleged", "attack", "Doctors blamed Russia for the attack on the clinic on Sunday."),
        ("alleged", "shot", '"The soldiers shot at us," a resident said of the Russian troops.'),
    ],
)  # fmt: skip
def test_onlookers_claim_and_sides_allege(want: str, trigger: str, text: str) -> None:
    assert _realis("KYIV — " + text, trigger) == want


@pytest.mark.parametrize(
    ("want", "trigger", "text"),
    [
        ("historical", "abduction", "The blockade follows the abduction of two judges last week."),
        ("historical", "attacked", "Talks resumed on Monday after rebels attacked a port last week."),
        ("historical", "arrested", "The general arrested last week was released on Monday."),
        # twins: the main verb may be the news of a weekly, and yesterday is news anywhere
        ("actual", "shelled", "Ukrainian troops shelled a market last week."),
        ("actual", "attacked", "Rebels attacked a market in Odesa last week, killing nine people."),
        ("actual", "attacked", "Talks stopped on Monday after rebels attacked a port on Sunday."),
        ("actual", "abduction", "The blockade follows the abduction of two judges on Sunday."),
    ],
)  # fmt: skip
def test_last_week_is_background_where_the_clause_only_refers_to_it(
    want: str, trigger: str, text: str
) -> None:
    assert _realis("KYIV — " + text, trigger) == want
