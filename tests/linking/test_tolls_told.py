"""Tolls that their source corrects, and numbers that are parts of others: one answer each.

Every table has twins: two sources, two losses or two places, which stay two answers."""

from __future__ import annotations

from functools import cache

import pytest

from trucewatch.linking import Linked, link
from trucewatch.records import ClaimSet, Document, RangeAnswer
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument


@cache
def ledger(*reports: str) -> Linked:
    stories = []
    for k, text in enumerate(reports):
        document = Document(f"d{k}", f"d{k}", "0", None, "text/plain")
        raw = RawDocument(document, text, Meta(date=f"2025-06-{11 + k}"))
        stories += pipeline(Config()).code_document(raw)
    return link(stories)


def tolls(*reports: str) -> list[ClaimSet]:
    return [s for i in ledger(*reports).incidents for s in i.claim_sets if s.kind == "toll"]


def rows(found: ClaimSet) -> set[tuple[str, int, bool]]:
    return {
        (c.claimant.name, int(c.answer.low or 0), c.answer.hedge == "former")
        for c in found.claims
        if isinstance(c.answer, RangeAnswer)
    }


SHELLS = "MESKAR, June 11 - Shells hit the market of Dolna on Tuesday. "
MINISTRY = "The Varenian health ministry "


@pytest.mark.parametrize(
    "told",
    [
        "said that not eleven but ten people were killed in the shelling.",
        "said ten, not eleven, people were killed in the shelling.",
        "said ten people were killed, and not eleven as it had said on Tuesday.",
        "said ten people were killed, not the eleven it had first reported.",
        "said ten people were killed, correcting an earlier figure of eleven.",
        "said ten people were killed, after earlier saying eleven.",
        "said ten people were killed. It had earlier said eleven.",
        "initially reported eleven people killed. It later said ten had died.",
        "had earlier said eleven people were killed; on Wednesday it said ten people were killed.",
        "revised the toll down from eleven to ten.",
        "put the figure at ten dead, down from eleven.",
        "said the toll was corrected to ten from eleven.",
        "corrected its earlier toll of eleven to ten.",
    ],
)
def test_a_source_that_corrects_itself_has_the_old_and_the_new_number(told: str) -> None:
    (found,) = tolls(SHELLS + MINISTRY + told)
    assert found.status == "changed"
    assert {(n, old) for _, n, old in rows(found)} == {(10, False), (11, True)}
    assert {who for who, _, _ in rows(found)} == {"Varenian health ministry"}


@pytest.mark.parametrize(
    "told",
    [
        "said ten people were killed. The governor of Oresh said eleven people were killed.",
        "said ten people were killed. The Oresh army had earlier said eleven.",
        "said eleven people were killed. The Oresh Front put the toll at ten.",
    ],
)
def test_two_sources_are_two_answers_and_none_has_corrected_the_other(told: str) -> None:
    (found,) = tolls(SHELLS + MINISTRY + told)
    assert found.status == "contested"
    assert {n for _, n, old in rows(found) if not old} == {10, 11}
    assert len({who for who, _, _ in rows(found)}) == 2


def test_the_dead_and_the_wounded_are_no_correction() -> None:
    found = tolls(SHELLS + MINISTRY + "said ten people were killed and eleven wounded.")
    assert sorted(n for s in found for _, n, _ in rows(s)) == [10, 11]
    assert all(s.status != "changed" for s in found)


def test_a_number_corrected_a_day_later_is_one_claimant_in_both_reports() -> None:
    (found,) = tolls(
        SHELLS + MINISTRY + "said eleven people were killed.",
        "MESKAR, June 12 - The Varenian health ministry said on Thursday that ten people had been"
        " killed in the shelling of the market of Dolna on Tuesday. It had earlier said eleven.",
    )
    assert found.status == "changed"
    assert rows(found) == {
        ("Varenian health ministry", 10, False),
        ("Varenian health ministry", 11, True),
    }


@pytest.mark.parametrize(
    ("told", "whole"),
    [
        ("Six pupils and a teacher were killed", 7),
        ("Two soldiers and five civilians were killed", 7),
        ("Two soldiers, four villagers and a nurse were killed", 7),
        ("Not only two soldiers but five villagers were killed", 7),
        ("Seven people - two soldiers and five villagers - were killed", 7),
        ("Twelve people, among them three children, were killed", 12),
        ("Twelve people, three of them children, were killed", 12),
        ("Twelve people, including three children and a nurse, were killed", 12),
    ],
)
def test_parts_make_a_whole_and_are_no_rivals_of_it(told: str, whole: int) -> None:
    text = f"MESKAR, June 11 - {told} when shells hit a school in Dolna on Tuesday, the army said."
    assert {n for s in tolls(text) for _, n, _ in rows(s)} == {whole}


@pytest.mark.parametrize(
    ("other", "numbers", "status"),
    [
        ("Seven people were killed", {7}, "corroborated"),
        ("Nine people were killed", {7, 9}, "contested"),
        ("Five people were killed", {5, 7}, "contested"),
        ("Five villagers were killed", {7}, "one_side_only"),
    ],
)
def test_another_source_is_set_against_the_whole(
    other: str, numbers: set[int], status: str
) -> None:
    (found,) = tolls(
        "MESKAR, June 11 - Two soldiers and five villagers were killed when shells hit a school in"
        f" Dolna on Tuesday, the Varenian army said. {other} in the shelling, the Oresh Front said."
    )
    assert {n for _, n, _ in rows(found)} == numbers
    assert found.status == status


@pytest.mark.parametrize(
    "told",
    [
        "Three soldiers were killed in Dolna and four in Brenk",
        "Three villagers died on Tuesday and four on Wednesday",
    ],
)
def test_the_dead_of_two_places_or_days_are_not_added_up(told: str) -> None:
    text = f"MESKAR, June 11 - {told} in shelling, the Varenian army said."
    assert 7 not in {n for s in tolls(text) for _, n, _ in rows(s)}
