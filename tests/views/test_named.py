"""Names in place of codes and of "whose": the table of demands, speakers, lists of agreements."""

from __future__ import annotations

import pytest

from trucewatch.linking.positions.offers import IssueRow
from trucewatch.views.camps import use_names
from trucewatch.views.ledger_show import print_table
from trucewatch.views.screen import Screen
from trucewatch.views.show import _agreement, _finding, _who
from trucewatch.views.web.page_lists import has_name


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"name": "whose spokesman", "code": "AZEGOV"}, "spokesman of Azerbaijan"),
        ({"name": "whose spokesman", "code": "UNKGOV"}, "spokesman (not named)"),
        ({"name": "its commander", "code": ""}, "commander (not named)"),
        ({"name": "spokesman for the ministry", "code": "AZEGOV"}, "spokesman for the ministry"),
        (None, "nobody named"),
        ({"name": "Armenian", "code": "ARM"}, "Armenia"),
    ],
)
def test_a_relative_is_replaced_by_whom_it_stands_for(
    row: dict[str, str] | None, words: str
) -> None:
    assert _who(row) == words


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("the Tarsk Accord", True),
        ("Kandra Ceasefire of March", True),
        ("a truce", False),
        ("the ceasefire", False),
        ("Some American proposals", False),
        ("Truce between the two", False),
    ],
)
def test_an_agreement_with_a_name_is_told_from_one_without(words: str, named: bool) -> None:
    assert has_name(words) is named


def test_the_table_of_demands_is_headed_by_names(capsys: pytest.CaptureFixture[str]) -> None:
    use_names({"UNK:corva": "Corvania"})
    try:
        print_table(Screen(100), (IssueRow("AZE–UNK:corva", "withdrawal", "gap", ()),), {})
    finally:
        use_names({})
    head = capsys.readouterr().out.splitlines()[0]
    assert "Azerbaijan, Corvania" in head and "UNK" not in head


@pytest.mark.parametrize(
    ("occurrence", "head"),
    [
        ("violation", "violation: ceasefire, by nobody named"),
        ("threat", "threat: ceasefire, by nobody named"),
        ("compliance", "compliance: ceasefire"),
        ("mandate", "mandate: ceasefire"),
    ],
)
def test_only_of_a_breach_it_is_said_that_nobody_is_named(occurrence: str, head: str) -> None:
    row = {
        "occurrence": occurrence, "provision_id": "p", "agreement_id": "a", "violator": None,
        "place": None, "by_whom": {"name": "the mission", "code": "UNOIGO"}, "realis": "actual", "status": "reported",
        "date": None,
    }  # fmt: skip
    assert _finding(row, {"p": "ceasefire", "a": "Accord"}).head == head


def test_parties_of_an_agreement_are_named() -> None:
    row = {
        "name": "Accord", "kind": "ceasefire", "stage": "signed", "signed": None, "mentions": [],
        "parties": ["ARM", "UNK:bordu"], "provisions": [],
    }  # fmt: skip
    use_names({"UNK:bordu": "Borduria"})
    try:
        assert "parties Armenia, Borduria" in _agreement(row, {}).notes
    finally:
        use_names({})
