"""Which planned meetings still lie ahead of the latest story."""

from __future__ import annotations

import msgspec
import pytest

from tests.linking.builder import StoryBuilder
from trucewatch.linking import link
from trucewatch.views.web.page_overview import _ahead


@pytest.mark.parametrize(
    ("day", "latest", "ahead"),
    [
        ("2024-06-20", "2024-06-12", True),
        ("2024-06-20", "2025-01-01", False),
        (None, "2024-06-30", True),
        (None, "2025-01-01", False),
        (None, "", True),
    ],
)
def test_meetings_of_past_years_are_not_next(day: str | None, latest: str, ahead: bool) -> None:
    s = StoryBuilder("talks", "2024-06-12")
    s.meeting(day, "Marrow", "VAL KES", status="planned")
    (planned,) = link([s.build()]).rounds
    assert _ahead(planned, latest, {"talks": "2024-06-12"}) is ahead


def test_a_meeting_that_a_new_story_tells_of_is_next() -> None:
    s = StoryBuilder("talks", "2024-06-12")
    s.meeting(None, "Marrow", "VAL KES", status="planned")
    (planned,) = link([s.build()]).rounds
    again = msgspec.structs.replace(planned.mentions[0], story_id="new")
    planned = msgspec.structs.replace(planned, mentions=(*planned.mentions, again))
    told = {"talks": "2024-06-12", "new": "2024-12-30"}
    assert _ahead(planned, "2025-01-01", told)
