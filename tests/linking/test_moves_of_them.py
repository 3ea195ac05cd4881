"""What a party would give on a condition is what it spoke of before: "hand them over if …"."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import linked

WIRE = "TARN, June 4, 2031 (Wire) - "
NEVER = "The Karo Liberation Front said last month that it would never give up its heavy weapons. "
ROWS = [
    (NEVER + "On Wednesday it said it could hand them over if observers were posted at its camps.",
     "heavy_weapons"),
    ("The Karo Front said in May that it would never release the captured officers. On Tuesday "
     "it said it would free them if the army opened the road to Darra.", "prisoners"),
]  # fmt: skip
APART = [
    # Others are spoken of in between: "them" are the captives.
    NEVER + "It holds nine captives. On Wednesday it said it could free them if observers came.",
]


def _moved(text: str) -> set[str]:
    return {m.issue for m in linked(("2031-06-04", WIRE + text)).movements}


@pytest.mark.parametrize(("text", "issue"), ROWS)
def test_a_condition_that_names_something_else_is_no_other_matter(text: str, issue: str) -> None:
    assert _moved(text) == {issue}


@pytest.mark.parametrize("text", APART)
def test_them_are_who_was_spoken_of_last(text: str) -> None:
    assert not _moved(text)
