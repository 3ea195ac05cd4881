"""Numbers with their hedges, kinds and events, on invented sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.coding.realis_support import Camps, actor, event, parsed, unmark
from trucewatch.coding.quantities.numerals import find_numerals, parse_digits
from trucewatch.coding.quantities.quantities import find_quantities, set_quantities
from trucewatch.records import Actor, Quantity

ROWS = [
    line
    for line in (Path(__file__).parent / "quantities_rows.txt").read_text("utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


def shown(q: Quantity) -> str:
    low, high = (("-" if x is None else f"{x:.0f}") for x in (q.low, q.high))
    return f"{q.kind} {low} {high} {q.hedge}"


@pytest.mark.parametrize("row", ROWS)
def test_quantities(row: str) -> None:
    kind, want, marked = row.split("|")
    text, at = unmark(marked)
    _, parse = parsed(text)
    got = set_quantities(parse, Camps(), (event(parse, at, kind),))[0].quantities
    assert "; ".join(shown(q) for q in got) == want
    for q in got:
        assert text[q.start : q.end] == q.text


def test_there_are_enough_rows() -> None:
    assert len(ROWS) >= 100


def test_a_number_goes_to_one_event() -> None:
    text = "The army attacked the port and shelled the town, killing six sailors."
    _, parse = parsed(text)
    events = (event(parse, text.index("attacked")), event(parse, text.index("shelled")))
    got = set_quantities(parse, Camps(), events)
    assert sorted(len(e.quantities) for e in got) == [0, 1]


def test_each_event_has_its_own_toll() -> None:
    text = "The raid on the camp killed four men, and the bombing of the port killed nine sailors."
    _, parse = parsed(text)
    events = (event(parse, text.index("raid")), event(parse, text.index("bombing")))
    got = set_quantities(parse, Camps(), events)
    assert [[q.low for q in e.quantities] for e in got] == [[4.0], [9.0]]


class Sides(Camps):
    """A cast in which every noun phrase names the same actor."""

    def members(self, head: int) -> tuple[Actor, ...]:
        return (actor("B", "guards"),)


def test_of_are_the_actors_that_the_phrase_names() -> None:
    text = "The strike killed five guards."
    _, parse = parsed(text)
    (got,) = set_quantities(parse, Sides(), (event(parse, text.index("strike")),))
    assert [a.code for a in got.quantities[0].of] == ["B"]


def test_both_sides_are_the_parties_of_the_event() -> None:
    text = "The fighting left 600 people killed on both sides."
    _, parse = parsed(text)
    draft = event(parse, text.index("fighting"), actors=(actor("A"),), recipients=(actor("B"),))
    (got,) = set_quantities(parse, Camps(), (draft,))
    assert [a.code for a in got.quantities[0].of] == ["A", "B"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Six civilians were killed.", True),
        ("Six soldiers were killed.", False),
        ("Six people were killed.", None),
    ],
)
def test_civilians(text: str, want: bool | None) -> None:
    _, parse = parsed(text)
    (mention,) = find_quantities(parse)
    assert mention.civilian is want


@pytest.mark.parametrize(
    ("word", "want"),
    [("5,600", 5600.0), ("3.5", 3.5), ("12", 12.0), ("5:30", None), ("1,2", None), ("3-1", None),
     ("10th", None), ("9" * 40, None), ("", None)],
)  # fmt: skip
def test_digits(word: str, want: float | None) -> None:
    assert parse_digits(word) == want


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(
    ["more", "than", "nearly", "dozens", "of", "between", "10", "and", "15", "to", "-", "hundred", "thousand", "a", "few", "half", "million", "5,600", "people", "killed", "were", "up", "or", "so", "no", "$", "%", "years"]), max_size=14))  # fmt: skip
def test_any_words(words: list[str]) -> None:
    text = " ".join(words)
    _, parse = parsed(text)
    last = 0
    for numeral in find_numerals(parse):
        assert numeral.last > numeral.first >= 0
        assert numeral.last >= last
        last = numeral.last
        if numeral.low is not None and numeral.high is not None:
            assert numeral.low <= numeral.high
    for mention in find_quantities(parse):
        assert 0 <= mention.first < mention.last <= len(parse)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("TARN (Osk), March 4, 2025 (CW) - At least nine people were killed.", [9.0]),
        ("On March 4, soldiers killed nine people.", [9.0]),
        ("On 12 May 15 people were killed.", [15.0]),
        ("At 10.30 two people were killed.", [2.0]),
        ("4 people were killed in March.", [4.0]),
        ("On 4 March people were killed.", []),
    ],
)
def test_a_number_of_a_date_is_no_toll(text: str, killed: list[float]) -> None:
    _, parse = parsed(text)
    assert [q.low for q in find_quantities(parse) if q.kind == "killed"] == killed
