"""Rules and encoder put together."""

from __future__ import annotations

import pytest

from trucewatch.coding.event_relation import best_of, type_of
from trucewatch.coding.relation_model import joined

EVEN = {"AID": 0.25, "AGREE": 0.25, "ASSAULT": 0.25, "SANCTION": 0.25}


def test_shares_sum_to_one() -> None:
    assert sum(joined({"AID": 2.0}, EVEN).values()) == pytest.approx(1)
    assert sum(joined({}, EVEN).values()) == pytest.approx(1)


def test_a_rule_decides_where_the_encoder_is_open() -> None:
    found = joined({"AID": 2.0, "AGREE": 1.0}, EVEN)
    assert found["AID"] > found["AGREE"] > found["ASSAULT"]


def test_the_encoder_decides_where_no_rule_speaks() -> None:
    sure = {"AID": 0.9, "AGREE": 0.05, "ASSAULT": 0.03, "SANCTION": 0.02}
    assert joined({}, sure) == pytest.approx(sure, abs=0.15)
    assert max(joined({}, sure), key=joined({}, sure).__getitem__) == "AID"


def test_a_sure_encoder_outvotes_a_weak_rule_but_not_a_strong_one() -> None:
    sure = {"AID": 0.9, "AGREE": 0.06, "ASSAULT": 0.02, "SANCTION": 0.02}
    assert best_of(joined({"AGREE": 0.4}, sure), type_of)[0] == "AID"
    assert best_of(joined({"AGREE": 4.0}, sure), type_of)[0] == "AGREE"


def test_a_kind_that_the_encoder_does_not_know_counts_as_its_type() -> None:
    found = joined({"SANCTION:sentence": 2.0}, EVEN)
    assert max(found, key=found.__getitem__) == "SANCTION:sentence"
    assert best_of(found, type_of)[0] == "SANCTION"
