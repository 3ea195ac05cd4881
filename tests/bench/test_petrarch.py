"""The scorer of PETRARCH's records: expected dyads against themselves, nothing, and near misses."""

from __future__ import annotations

from pathlib import Path

import pytest

from trucewatch.bench.petrarch import Record, allowed, figures, read_records, right, with_stand_ins
from trucewatch.records import Event

SUITE = """<Validation><Sentences>
<Sentence date="19950101" id="A" category="X" sentence="true">
<EventCoding sourcecode="ARNGOV" targetcode="GON" eventcode="122"></EventCoding>
<Text>Arnor's minister denounced
Gondor.</Text></Sentence>
<Sentence date="19950101" id="B" category="X" sentence="true">
<EventCoding noevents="True"></EventCoding><Text>Nothing happened in Bree.</Text></Sentence>
<Sentence date="19950101" id="C" category="X" sentence="true">
<EventCoding sourcecode="ARN" targetcode="---" eventcode="023"></EventCoding>
<Text>Arnor spoke.</Text></Sentence>
<Sentence date="19950101" id="D" category="X" sentence="true">
<EventCoding sourcecode="ARN" targetcode="GON" eventcode="031"></EventCoding>
<EventCoding sourcecode="GON" targetcode="ARN" eventcode="031"></EventCoding>
<Text>Arnor and Gondor met.</Text></Sentence>
<Sentence date="19950101" id="FINAL-RECORD" category="X" sentence="true">
<EventCoding noevents="True"></EventCoding><Text>The end.</Text></Sentence>
</Sentences></Validation>"""


@pytest.fixture
def records(tmp_path: Path) -> tuple[Record, ...]:
    path = tmp_path / "suite.xml"
    path.write_text(SUITE, encoding="utf-8")
    return read_records(path)


def test_records_are_read_with_stand_ins(records: tuple[Record, ...]) -> None:
    assert [r.id for r in records] == ["A", "B", "C", "D"]
    assert records[0].text == "Angola's minister denounced Ghana."
    assert records[0].expected == (("AGO", "GHA", "122"),)
    assert records[2].unfit.startswith("only a comment")


def test_stand_ins_leave_other_words_alone() -> None:
    assert with_stand_ins("An Arnorian breeze from Bree") == "An Angolan breeze from Brazil"


def test_expected_against_itself_is_right(records: tuple[Record, ...]) -> None:
    for record in records:
        found = {
            (a, b, t) for a, b, code in record.expected for t in sorted(allowed(code, record.text))
        }
        assert right(record, found) == (not record.unfit)


def test_nothing_is_right_only_where_nothing_is_expected(records: tuple[Record, ...]) -> None:
    assert [right(r, set()) for r in records] == [False, True, False, False]


def test_wrong_side_wrong_type_and_extra_dyads_are_wrong(records: tuple[Record, ...]) -> None:
    first = records[0]
    assert right(first, {("AGO", "GHA", "ACCUSE")})
    assert not right(first, {("GHA", "AGO", "ACCUSE")})
    assert not right(first, {("AGO", "GHA", "AID")})
    assert not right(first, {("AGO", "GHA", "ACCUSE"), ("AGO", "OMN", "ASSAULT")})
    assert not right(records[1], {("BRA", "GHA", "AID")})


def test_one_direction_of_a_meeting_is_enough(records: tuple[Record, ...]) -> None:
    assert right(records[3], {("AGO", "GHA", "CONSULT")})


def test_a_coder_that_says_nothing(records: tuple[Record, ...]) -> None:
    def silent(_: str) -> tuple[Event, ...]:
        return ()

    found = figures(records, silent)
    assert (found["exact"], found["n"], found["n_fit"]) == (1, 4, 3)
