"""Who is who between an expert's actors and ours."""

from __future__ import annotations

import pytest

from trucewatch.bench.identity import actor_keys, claimant_keys, gold_keys
from trucewatch.bench.ledger_scores import _answer_right
from trucewatch.records import Actor, ActorAnswer, Claim, Claimant, RangeAnswer

ACTORS = {
    "VAL": {"entity_code": "UNK", "name": "Valdoria", "mentions": [{"text": "Valdorian army"}]},
    "KES": {"entity_code": "UNK", "name": "Kestrel"},
    "FRA": {"entity_code": "FRA", "name": "France"},
    "RESIDENT": {"entity_code": "UNK", "name": "a resident"},
}


def test_states_of_an_invented_war_are_told_by_their_names() -> None:
    own = Actor("the Valdorian army", 0, 18, "UNKMIL", None, "MIL", "Valdorian army")
    assert gold_keys(ACTORS, "VAL") & actor_keys((own,))
    assert not gold_keys(ACTORS, "KES") & actor_keys((own,))


def test_countries_go_by_code() -> None:
    assert gold_keys(ACTORS, "FRA") == claimant_keys(Claimant("FRAGOV:x", "Paris")) == {"FRA"}
    assert not claimant_keys(Claimant("narrator", "the report itself"))


def _claim(answer: ActorAnswer | RangeAnswer | str) -> Claim:
    return Claim(Claimant("FRA", "France"), None, answer, "assert", None, (), ())


@pytest.mark.parametrize(
    ("gold", "answer", "right"),
    [
        ("KES", ActorAnswer("Kestrel", 0, 7, "UNK", None, None, "Kestrel"), True),
        ("KES sent them", ActorAnswer("Kestrel", 0, 7, "UNK", None, None, "Kestrel"), True),
        ("VAL", ActorAnswer("Kestrel", 0, 7, "UNK", None, None, "Kestrel"), False),
        ("not the KES as far as known", "no", True),
        ("not the KES", ActorAnswer("Kestrel", 0, 7, "UNK", None, None, "Kestrel"), False),
        ("not recorded", "not stated", True),
        ("yes", "no", False),
        ("31 by KES", RangeAnswer(3, 3, None, None), False),
        ("31 by KES", RangeAnswer(31, 31, None, None), True),
    ],
)
def test_answers(gold: str, answer: ActorAnswer | RangeAnswer | str, right: bool) -> None:
    assert _answer_right(gold, _claim(answer), ACTORS) is right
