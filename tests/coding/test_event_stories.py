"""Events that only a story makes events: acts without named parties in reports of a conflict."""

from __future__ import annotations

import pytest

from tests.coding.event_support import code, sides

_WAR = (
    "Zambia and Malawi signed a ceasefire in June. Zambian soldiers and rebels from Malawi hold"
    " positions along the river. Observers of the truce mission count prisoners on both sides. "
)
_FAIR = (
    "The spring fair opened in the old town on Friday. Visitors tasted cheese and bought flowers."
    " Children rode the carousel and a band played by the fountain. "
)


def _types(text: str, last: str) -> list[str]:
    return sorted(e.type for e in code(text + last) if e.span.start >= len(text))


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("A village was shelled overnight.", "ASSAULT"),
        ("Two farmers were wounded on the road.", "ASSAULT"),
        ("Their batteries fired ten rounds after midnight.", "ASSAULT"),
        ("A patrol was stopped at a roadblock.", "COERCE"),
        ("Three men were detained near the post.", "COERCE"),
        ("A first violation was recorded on Sunday.", "ASSAULT"),
        ("The guns along the river had fallen silent.", "RETREAT"),
        ("The corridor was opened at noon.", "RETREAT"),
    ],
)
def test_unnamed_parties_count_in_a_report_of_a_conflict(sentence: str, type_: str) -> None:
    assert type_ in _types(_WAR, sentence)
    assert _types(_FAIR, sentence) == [] or type_ not in _types(_FAIR, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "A farmer sold onions at the market.",
        "The river is two hundred kilometres long.",
        "Rain fell for three days.",
        "The school has forty pupils.",
        "Nobody knew the number of the bus.",
    ],
)
def test_plain_sentences_stay_silent_there_too(sentence: str) -> None:
    assert _types(_WAR, sentence) == []


_COUNCIL = (
    "The two candidates for mayor of Bergen met in the town hall on Monday. Both spoke of trams,"
    " school meals and the new library. The hall was full, and tea was served in the break. "
)
_ALMANAC = (
    "On this day in 1871 the Prussian army entered Paris. In 1905 sailors in Odessa rose against"
    " their officers. In 1940 the British navy attacked French ships at Oran. "
)


@pytest.mark.parametrize(
    ("story", "last"),
    [
        (_COUNCIL, "They attacked the figures of the treasurer and bombed every proposal."),
        (_ALMANAC, "France declares war on Austria and its troops cross the Rhine."),
    ],
)
def test_a_story_without_war_has_no_attacks(story: str, last: str) -> None:
    assert "ASSAULT" not in _types(story, last)


def test_an_attack_with_arms_or_victims_counts_in_any_story() -> None:
    assert "ASSAULT" in _types(_COUNCIL, "Danish police killed a Swedish diplomat at noon.")


@pytest.mark.parametrize(
    ("last", "actors"),
    [
        ("The UN mission said it had recorded the strike at dawn.", set()),
        ("The Malian army said it had recorded the strike at dawn.", {"MLI"}),
    ],
)
def test_whom_one_speaker_blames_is_not_blamed_by_another(last: str, actors: set[str]) -> None:
    before = _WAR + "The Malian army said its drone had struck a car of Nigerien rebels on Sunday. "
    found = [e for e in code(before + last) if e.span.start > len(before) and e.type == "ASSAULT"]
    assert found
    assert {s for e in found for s in sides(e.actors)} == actors
