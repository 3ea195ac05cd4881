"""Rounds that a report tells something before or after: to come or held, on their own day, and one
with what other reports tell of them."""

from __future__ import annotations

import pytest

from trucewatch.linking import link
from trucewatch.records import Document, Round
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument

Report = tuple[str, str]


def rounds(*reports: Report) -> tuple[Round, ...]:
    stories = []
    for k, (day, text) in enumerate(reports):
        raw = RawDocument(Document(f"d{k}", f"d{k}", "0", None, "text/plain"), text, Meta(date=day))
        stories += pipeline(Config()).code_document(raw)
    return link(stories).rounds


@pytest.mark.parametrize(
    ("told", "status", "dates"),
    [
        ("Sudan and Chad traded blame on Tuesday before next week's talks in Geneva.",
         "planned", ()),
        ("Chad said on Tuesday it would not sign, ahead of Thursday's meeting with Sudan in Doha.",
         "planned", ("2025-06-12",)),
        ("Ahead of Thursday's talks in Doha, Sudan and Chad exchanged lists of prisoners.",
         "planned", ("2025-06-12",)),
        ("Prior to Friday's talks in Doha, Chad and Sudan exchanged lists of prisoners.",
         "planned", ("2025-06-13",)),
        ("Sudan said on Tuesday it would raise the border at next week's round of talks with Chad"
         " in Doha.", "planned", ()),
        ("Sudan released ten prisoners on Tuesday after last week's round in Geneva with Chad.",
         "held", ()),
        ("Following Monday's talks in Doha, Sudan and Chad announced a truce.",
         "held", ("2025-06-09",)),
        ("Chad said after Monday's meeting in Doha with Sudan that it would return.",
         "held", ("2025-06-09",)),
    ],
)  # fmt: skip
def test_what_is_told_before_a_meeting_is_planned_and_after_it_held(
    told: str, status: str, dates: tuple[str, ...]
) -> None:
    (found,) = rounds(("2025-06-11", f"KHARTOUM, June 11 - {told}"))
    assert (found.status, found.dates) == (status, dates)


AHEAD = [
    ("2025-06-11", "KHARTOUM, June 11 - Sudan accused Chad of delay on Wednesday, ahead of Thursday's"
     " meeting in Doha between Sudan and Chad."),
    ("2025-06-11", "KHARTOUM, June 11 - Ahead of Thursday's talks in Doha, Sudan and Chad exchanged"
     " lists of prisoners."),
    ("2025-06-06", "KHARTOUM, June 6 - Sudan and Chad traded accusations on Friday before next week's"
     " talks in Doha."),
]  # fmt: skip
HELD = ("2025-06-13", "DOHA, June 13 - Sudan and Chad met in Doha on Thursday and agreed to go on.")
AFTER = (
    "2025-06-18",
    "NDJAMENA, June 18 - Chad freed ten prisoners on Tuesday after last week's round in Doha with"
    " Sudan.",
)


@pytest.mark.parametrize("ahead", AHEAD)
def test_a_round_told_ahead_and_as_held_and_looked_back_on_is_one(ahead: Report) -> None:
    (found,) = rounds(ahead, HELD, AFTER)
    assert found.status == "held"
    assert found.dates == ("2025-06-12",)
    assert len({m.story_id for m in found.mentions}) == 3


@pytest.mark.parametrize(
    "other",
    [
        ("2025-06-18", AFTER[1].replace("Doha", "Geneva")),
        ("2025-06-18", AFTER[1].replace("Sudan", "Niger")),
        ("2025-06-18", AFTER[1].replace("after last", "before next")),
        ("2025-07-18", AFTER[1].replace("June 18", "July 18")),
    ],
)
def test_another_place_side_or_week_is_another_round(other: Report) -> None:
    assert len(rounds(HELD, other)) == 2
