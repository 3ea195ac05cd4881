"""A draft that becomes the signed paper is one agreement from the draft on; one that was rejected,
beside another paper, is one of its own."""

from __future__ import annotations

import pytest

from tests.linking.test_round_sides import stories
from trucewatch.linking import Linked, link

DRAFT = ("2025-06-12", "Chad and Sudan discussed a draft accord in Doha on Monday. Sudan rejected "
                       "Article 4 of the draft.")  # fmt: skip


def papers(found: Linked) -> set[tuple[str, str, str | None, int]]:
    """Return (name, stage, day of signing, reports) of each agreement."""
    return {(a.name, a.stage, a.signed, len({m.story_id for m in a.mentions}))
            for a in found.agreements}  # fmt: skip


@pytest.mark.parametrize(
    ("later", "name"),
    [
        ("The draft accord was signed on Thursday in Doha by Chad and Sudan as the Doha Accord.",
         "Doha Accord"),
        ("Chad and Sudan signed the Doha Agreement on Thursday. The final text differs from the draft"
         " in one clause: refugees are not named.", "Doha Agreement"),
        ("Chad and Sudan signed the Khartoum Accord on Thursday. It is based on a draft that Qatar"
         " presented in May.", "Khartoum Accord"),
        ("Chad and Sudan signed the Khartoum Accord on Thursday. It drops a clause of the draft.",
         "Khartoum Accord"),
    ],
)  # fmt: skip
def test_a_draft_and_what_was_signed_of_it_are_one(later: str, name: str) -> None:
    found = link(stories(DRAFT, ("2025-06-20", later)))
    assert papers(found) == {(name, "signed", "2025-06-19", 2)}
    (refusal,) = [p for p in found.positions if p.kind == "refusal"]
    assert (refusal.issue, refusal.value) == ("signing", "rejected Article 4 of the draft")


@pytest.mark.parametrize(
    "later",
    [
        "Sudan rejected the draft on Tuesday. Chad and Sudan signed the Jeddah Accord on Thursday.",
        "Chad and Sudan signed the Jeddah Accord on Thursday.",
        "Chad and Sudan signed the Jeddah Accord on Thursday. The poet is writing a draft of a novel.",
    ],
)
def test_another_paper_is_another(later: str) -> None:
    found = papers(link(stories(DRAFT, ("2025-06-20", later))))
    assert ("Jeddah Accord", "signed", "2025-06-19", 1) in found
    assert any(stage == "draft" for _, stage, _, _ in found)


def test_drafts_of_others_stay_theirs() -> None:
    later = "The draft accord was signed on Thursday by Georgia and Russia as the Tbilisi Accord."
    found = papers(link(stories(DRAFT, ("2025-06-20", later))))
    assert ("Tbilisi Accord", "signed", "2025-06-19", 1) in found
    assert len(found) == 2


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The draft, which Sudan had rejected on Monday, was signed on Thursday as the Khartoum"
         " Accord.", "2025-06-19"),
        ("The text that Chad and Sudan signed on Thursday, the Khartoum Accord, drops the monitoring"
         " clause of the May draft.", "2025-06-19"),
    ],
)  # fmt: skip
def test_in_one_report(text: str, day: str) -> None:
    assert {(n, d) for n, _, d, _ in papers(link(stories(("2025-06-20", text))))} == {
        ("Khartoum Accord", day)
    }


def test_who_accepts_a_draft_has_signed_nothing() -> None:
    found = link(stories(("2025-06-12", "Chad accepted the draft agreement with Sudan on Monday.")))
    assert {a.stage for a in found.agreements} <= {"draft", "proposed"}


def test_initialled_and_then_signed() -> None:
    found = link(
        stories(
            (
                "2025-06-12",
                "The US presented a draft peace agreement to Ukraine and Russia on Monday.",
            ),
            ("2025-06-20", "Ukraine and Russia initialled the draft peace agreement on Thursday."),
            ("2025-06-28", "Ukraine and Russia signed the peace agreement on Friday in Ankara."),
        )
    )
    assert [(a.stage, len({m.story_id for m in a.mentions})) for a in found.agreements] == [
        ("signed", 3)
    ]
