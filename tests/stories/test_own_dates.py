"""The day that a document says is its own, in headings, titles and signatures of every form.

Invented papers; each table has lines beside it that hold a date and are not of it.
"""

from __future__ import annotations

import pytest

from trucewatch.records import Document
from trucewatch.sources.raw import Meta, RawDocument
from trucewatch.stories import split_stories
from trucewatch.stories.day_words import plain_days

BODY = (
    "The army of Belmar said on Tuesday that gunmen had shelled Oruna. Two people were killed.\n\n"
    "The rebels denied it and accused the army of attacking a village. Observers are on their way."
)
DAY = "2012-06-14"


def own_day(text: str) -> str | None:
    """Return the day of the one story of a text."""
    raw = RawDocument(Document("d", "d", "0", None, "text/plain"), text, Meta())
    (story,) = split_stories(raw)
    return story.published.date


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Oruna, the fourteenth of June 2012", "Oruna, 14 June 2012"),
        ("this twenty-first day of May, 2011", "21 May 2011"),
        ("the 3rd day of the month of August, 2018", "3 August 2018"),
        ("June the 14th, 2012", "14 June 2012"),
        ("5 Hidar 2016 (15 November 2023)", "15 November 2023"),
        ("28 Jumada al-Akhira 1433 / 14 June 2012", "14 June 2012"),
        ("14 June 2012 – 23 Rajab 1433 AH", "14 June 2012"),
        ("14.VI.2012", "14 June 2012"),
        ("14-Jun-2012", "14 June 2012"),
        ("2018/08/03", "2018-08-03"),
        ("DTG: 071800Z JUN 12", "DTG: 7 June 2012"),
        ("03-04-2012", "03-04-2012"),  # day and month may be either
        ("1 June 2012 - 7 June 2012", "1 June 2012 - 7 June 2012"),
        ("the first of three rounds", "the first of three rounds"),
        ("23 Rajab 1433", "23 Rajab 1433"),
    ],
)
def test_a_day_in_words_or_of_two_calendars(written: str, plain: str) -> None:
    assert plain_days(written) == plain


@pytest.mark.parametrize(
    "head",
    [
        "MARSH FRONT FOR RENEWAL\nGeneral Command\n\nOruna, the fourteenth of June 2012",
        "Communiqué No. 7\n\nDone at Oruna, this fourteenth day of June, 2012",
        "Statement by the Sarn People's League\nGiven at Oruna on the 14th of June 2012",
        "Statement by the Sarn People's League\n23 Rajab 1433 / 14 June 2012",
        "Statement by the Sarn People's League\nOruna, 23 Rajab 1433 AH, corresponding to 14 June 2012",
        "Statement by the Sarn People's League\n(Oruna, 14 June 2012)",
        "SARN PEOPLE'S LEAGUE. PRESS STATEMENT. 14 June 2012.",
        "EMBARGOED until 14 June 2012, 06:00\nLeague condemns shelling",
        "Sarn Ceasefire Watch\nWeekly report for the week ending 14 June 2012",
        "Sarn Ceasefire Watch\n\nWeek ending Thursday 14 June 2012",
        "Sarn Ceasefire Watch\nWeek of 8 to 14 June 2012",
        "Sarn Ceasefire Watch\nCovering the period 8-14 June 2012",
        "Sarn Ceasefire Watch\nDaily report for 14 June 2012",
        "Sarn Ceasefire Watch\nSITREP 12\nDTG: 141800Z JUN 2012",
        "Reference: SCW/2012/44    Date: 14 June 2012",
        "Interview with Dara Min on Channel Six, 14 June 2012",
        '"THE WEEK IN SARN" - Oruna TV - Thursday, 14 June 2012 - 21:00',
        "THE LATEST: Oruna talks (all times local), Thursday 14 June 2012",
        "Remarks by Ana Toll to the Assembly of States, Oruna, 14 June 2012",
        "Letter dated 14 June 2012 from the Chair of the League to the Facilitator",
        "Shelling in Oruna kills two\nPosted by: Admin | Thu, 14 Jun 2012 17:22",
        "Shelling in Oruna kills two\nJune 14, 2012 at 6:30 p.m.",
        "14 June 2012: Shelling in Oruna kills two",
        "Shelling in Oruna kills two – 14 June 2012",
        "Shelling in Oruna kills two (14 June 2012)",
        "Sarn Courier | 14 June 2012 | Shelling in Oruna kills two",
        "Belmar: key dates, last revised 14 June 2012",
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_the_head_of_a_paper_tells_its_day(head: str, between: str) -> None:
    assert own_day(head + between + BODY) == DAY


@pytest.mark.parametrize(
    "head",
    [
        "Belmar marks the shelling of 14 June 2012",
        "What happened in Oruna on 14 June 2012",
        "14 June 2012 remembered in Oruna",
        "The Oruna Agreement of 14 June 2012",
        "Ten years after 14 June 2012: a city mourns",
        "Statement on the anniversary of the attack of 14 June 2012",
        "Oruna, 14 June 2012: anatomy of an attack",
        "Record of the meeting of 14 June 2012",
        "Next report: 14 June 2012",
        "Truce to end on 14 June 2012, says envoy",
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_day_that_a_title_is_about_is_not_its_own(head: str, between: str) -> None:
    assert own_day(head + between + BODY) is None


@pytest.mark.parametrize(
    "body",
    [
        "A year on, families of the dead still wait. On 14 June 2012 gunmen came to the ridge.",
        "Families of the dead still wait. The inquiry was closed on 3 May 2013, the army said today.",
        "Families of the dead still wait for an answer from the army, and for the graves.",
    ],
)
def test_a_look_back_is_not_of_the_day_in_its_title(body: str) -> None:
    assert own_day(f"The day the truce died – 14 June 2012\n\n{body}\n\n{body}") is None


@pytest.mark.parametrize(
    ("foot", "day"),
    [
        ("Oruna, 14 June 2012\nGeneral Command of the Marsh Front", DAY),
        ("Signed: Mabi Toro, Spokesman, 14 June 2012", DAY),
        ("Done in Oruna, this 14th day of June 2012", DAY),
        ("Issued by the Press Office of the Marsh Front, 14 June 2012.", DAY),
        ("— Press office of the Marsh Front, Oruna, 14 June 2012", DAY),
        ("From the mountains of Sarn, 14 June 2012", DAY),
        ("Political Bureau, Marsh Council, 14 June 2012", DAY),
        ("The next report is due on 14 June 2012.", None),
        ("(Photo taken in Oruna, 14 June 2012)", None),
        ("— the accord of 14 June 2012", None),
        ("Signed: the truce of 14 June 2012", None),
    ],
)
def test_a_signature_tells_the_day(foot: str, day: str | None) -> None:
    assert own_day(f"Communiqué No. 7 of the Marsh Front\n\n{BODY}\n\n{foot}") == day


ENTRIES = (
    "3 August 2012\n\nThe council takes the ridge.\n\n5 September 2012\n\nTalks begin in Kolm."
)


@pytest.mark.parametrize(
    ("top", "day"),
    [("", None), ("Compiled 1 November 2012\n", "2012-11-01"), ("1 November 2012\n", "2012-11-01")],
)
def test_the_first_day_of_a_chronology_is_not_its_own(top: str, day: str | None) -> None:
    text = f"Endra: a chronology\n{top}\n{ENTRIES}\n\n12 October 2012\n\nThe truce is signed."
    assert own_day(text) == day
