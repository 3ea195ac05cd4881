"""Agreements that no list knows meet by their own names; states' names are none."""

from __future__ import annotations

import pytest

from tests.linking.builder import StoryBuilder
from tests.linking.parts_support import link_parts
from trucewatch.linking import link
from trucewatch.records import Span
from trucewatch.records.coded import CodedStory


def _told(
    name: str, story: str, date: str | None, parties: tuple[str, ...], published: str
) -> CodedStory:
    s = StoryBuilder(story, published)
    span = Span(name, 0, len(name))
    s.agreement(date, name=name, mentions=(span,), family="deal", kind="peace_agreement",
                parties=parties)  # fmt: skip
    s.said(parties[0] if parties else "VAL", "assert")
    return s.build()


@pytest.mark.parametrize(
    ("first", "second", "parties", "published", "one"),
    [
        ("the Varn accord of June 2", "the Varn accord", (), "2024-06-12", True),
        ("the Doha accord of June 2", "the Doha accord", (), "2024-06-12", True),
        ("the Varn accord of June 2", "the Osk accord", (), "2024-06-12", False),
        ("the Kenyan accord of June 2", "the Kenyan accord", (), "2024-06-12", False),
        ("the Varn accord of June 2", "the Varn accord", (), "2024-05-12", False),
        ("the Varn accord of June 2", "the Varn accord", ("THI", "ZAN"), "2024-06-12", False),
    ],
)
def test_an_undated_name_is_the_dated_agreement_of_that_name(
    first: str, second: str, parties: tuple[str, ...], published: str, one: bool
) -> None:
    stories = [
        _told(first, "a", "2024-06-02", ("KES", "VAL"), "2024-06-03"),
        _told(second, "b", None, parties, published),
    ]
    found = link(stories).agreements
    assert (len(found) == 1) is one
    assert link_parts(stories) == link(stories)


@pytest.mark.parametrize(
    ("stage", "published", "parties", "one"),
    [
        ("proposed", "2024-06-20", ("KES", "VAL"), True),
        ("proposed", "2024-08-20", ("KES", "VAL"), False),
        ("proposed", "2024-06-20", ("THI", "ZAN"), False),
    ],
)
def test_a_truce_that_is_only_thought_of_is_one_for_a_month(
    stage: str, published: str, parties: tuple[str, ...], one: bool
) -> None:
    stories = []
    for story, day, sides in (("a", "2024-06-12", ("KES", "VAL")), ("b", published, parties)):
        s = StoryBuilder(story, day)
        s.agreement(None, name="a truce", stage=stage, parties=sides)
        s.said(sides[0], "propose")
        stories.append(s.build())
    assert (len(link(stories).agreements) == 1) is one
    assert link_parts(stories) == link(stories)
