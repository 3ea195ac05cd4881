"""Bulletins of monitors, releases of ministries, and interviews: labels, days, bodies, refusals."""

from __future__ import annotations

import pytest

import trucewatch as tw
from tests.coding.test_arguments_parties import _codes, _events
from trucewatch.stories.headings import heading_day, stated_period

_TALK = """Interview with Mira Sand, spokeswoman of the Ostel Liberation Front
12 June 2031

{q}: Did your fighters burn the depot at Horn?

{a}: We did not burn the depot. The army set it on fire.

{q}: Will you lay down your arms?

{a}: We will not lay down our arms before the referendum.
"""


@pytest.mark.parametrize(("q", "a"), [("Question", "Answer"), ("QUESTION", "ANSWER"), ("Q", "A")])
def test_turns_called_question_and_answer(q: str, a: str) -> None:
    stories = tw.read(_TALK.format(q=q, a=a))
    said = [(s.speaker.name, s.act) for s in stories.statements if s.speaker is not None]
    assert {name for name, _ in said} == {"Mira Sand"}
    assert {"deny", "reject"} <= {act for _, act in said}


def test_a_line_that_only_opens_with_question_is_no_turn() -> None:
    text = "Question: Who fired on the depot at Horn?\n\nThe army shelled Horn on Monday.\n"
    assert not [s for s in tw.read(text).statements if s.speaker and s.speaker.name == "Question"]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Press release of 9 September 2025", "2025-09-09"),
        ("Statement of 11 September 2025", "2025-09-11"),
        ("Reporting period: 6-12 September 2025", "2025-09-12"),
        ("Period covered: 28 February to 6 March 2026", "2026-03-06"),
        ("Statement on the shelling of 9 September 2025", None),
        ("The trial period: the army left on 6-12 September 2025", None),
        ("Period: 6-12 September 2025 was calm", None),
    ],
)
def test_the_day_of_a_release_or_of_the_days_covered(line: str, day: str | None) -> None:
    assert heading_day(line) == day


def test_the_days_that_a_line_of_its_own_says_are_covered() -> None:
    found = stated_period("Reporting period: 6-12 September 2025")
    assert found is not None
    assert [d.isoformat() for d in found] == ["2025-09-06", "2025-09-12"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Shells hit two houses near the Mission in Yemen.", False),
        ("Gunmen attacked the Mission on 8 September.", False),
        ("Gunmen attacked a school in Mission, Texas.", True),
    ],
)
def test_a_body_with_its_article_is_no_town(text: str, place: bool) -> None:
    found = {e.place.name for e in _events(text) if e.place is not None}
    assert any("Mission" in name for name in found) is place


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The patrol was refused access by the Houthis on 11 September.", {"YEMREB:houthis"}),
        ("Observers were refused entry by the Syrian army.", {"SYRMIL"}),
        ("Monitors were denied access to the bridge by the Syrian army.", {"SYRMIL"}),
        ("Monitors were refused access to a camp held by the Houthis in Yemen.", set()),
        ("Observers were refused entry by Friday evening.", set()),
    ],
)
def test_who_refuses_is_the_one_behind_by(text: str, who: set[str]) -> None:
    found = [e for e in _events(text) if e.type == "COERCE"]
    assert found and _codes(found[0].actors) == who


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("On 8 September at about 21:15", "2025-09-08"),
        ("On 8 September, at around 21:15,", "2025-09-08"),
        ("On 8 September at 21:15", "2025-09-08"),
        ("At about 21:15", "2025-09-09"),
    ],
)
def test_a_clock_time_keeps_the_day_beside_it(when: str, day: str) -> None:
    text = f"Press release of 9 September 2025\n\n{when} rebels opened fire on a police post.\n"
    found = [e for e in tw.read(text).events if e.type == "ASSAULT"]
    assert found and found[0].time is not None
    assert str(found[0].time.value).startswith(day)


_PANEL = """Evening Round, Radio Keth, Sunday (transcript)

HOST: Minister, is the port still closed?
DARN (Minister of Transport): The port is closed because the mines are there. We will open it on the day they are gone.
HOST: Colonel Ostry?
OSTRY (spokesman for the Northern Army): We laid no mines in the port.
HOST: And the railway?
DARN: The railway runs.
"""


def test_a_label_tells_the_office_of_a_speaker_in_brackets() -> None:
    said = [
        (s.speaker.name, s.speaker.sector, c.text)
        for s in tw.read(_PANEL).statements
        if s.speaker is not None
        for c in s.content
    ]
    assert ("Darn", "GOV") in {(name, sector) for name, sector, _ in said}
    assert any(name == "Darn" and "railway runs" in text for name, _, text in said)
    assert any(sector == "MIL" and "laid no mines" in text for _, sector, text in said)
    assert not any("Minister of Transport" in text for _, _, text in said)
