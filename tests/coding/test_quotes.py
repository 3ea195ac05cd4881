"""Quotations: marks that are there, missing, misplaced, nested or stray."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.coding.statements_support import parsed, quotations_of
from trucewatch.coding.attribution.quotes import quotations

ROWS: list[tuple[str, list[str]]] = [
    ("“We will stay,” the envoy said. “They must go.”", ["“We will stay,”", "“They must go.”"]),
    ('"We will stay," the envoy said. "They must go."', ['"We will stay,"', '"They must go."']),
    ("‘We will stay,’ the envoy said.", ["‘We will stay,’"]),
    ("The ministers' words and the army's guns were the rebels' targets.", []),
    ("In the ’90s the president’s men ruled.", []),
    ("“He told us ‘never again’ and left,” she said.", ["“He told us ‘never again’ and left,”"]),
    ("“We stay,” he said during talks with envoys from two states.” They must be careful. "
     "It is no secret.”",
     ["“We stay,”", "They must be careful. It is no secret.”"]),
    ("He called it “a crime. The army left.", ["“a crime."]),
    ("The general said: “We stay. We fight.", ["“We stay. We fight."]),
    ("“We stay. We fight.\n“And we win,” he said.", ["“We stay. We fight.", "“And we win,”"]),
    ("He spoke of a “buffer zone” near the river.", ["“buffer zone”"]),
    ("The zone is closed.” Nobody came.", []),
    ("“We stay, he said. “They go,” she said.", ["“We stay, he said.", "“They go,”"]),
    ("« We stay », he said.", ["« We stay »"]),
]  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=[row[0][:40] for row in ROWS])
def test_quotations(row: tuple[str, list[str]]) -> None:
    text, expected = row
    assert [text[q.start : q.end] for q in quotations_of(text)] == expected


def test_a_reopened_quotation_continues_the_one_before() -> None:
    found = quotations_of("“We stay. We fight.\n“And we win,” he said.")
    assert [q.continues for q in found] == [None, 0]
    assert [q.closed for q in found] == [False, True]


def test_a_stray_mark_stays_in_its_paragraph() -> None:
    text = "He left “early.\nThe army stayed in the town.\nNobody came back."
    assert all(q.end <= text.index("\n") for q in quotations_of(text))


def test_inner_leaves_the_marks_out() -> None:
    (q,) = quotations_of("“We will stay,” he said.")
    assert q.inner == (q.first + 1, q.last - 1)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet="ab .,\n\"“”‘’'«»?!", max_size=80))
def test_any_marks_give_ordered_ranges_inside_a_paragraph(text: str) -> None:
    _, parse = parsed(text)
    found = quotations(parse)
    for q in found:
        assert q.first < q.last
        assert text[q.start : q.end] == text[parse.start[q.first] : parse.end[q.last - 1]]
        assert parse.para[q.first] == parse.para[q.last - 1]
    for one, two in pairwise(found):
        assert one.last <= two.first
