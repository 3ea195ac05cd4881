"""Rules, linear model and encoder put together."""

from __future__ import annotations

from collections import Counter
from functools import cache

import numpy as np
import pytest

from tests.coding.event_support import rows
from trucewatch.bench.relation import figures, spans_of
from trucewatch.coding.events.relation import (
    Candidate,
    RelationFeatures,
    ScoreTypes,
    best_of,
    resolve_relation,
    type_of,
)
from trucewatch.coding.events.relation_features import pair_names
from trucewatch.coding.events.relation_model import PairModel, joined, score_careful, score_quick
from trucewatch.reading.english import EnglishReader

EVEN = {"AID": 0.25, "AGREE": 0.25, "ASSAULT": 0.25, "SANCTION": 0.25}


def test_shares_sum_to_one() -> None:
    assert sum(joined({"AID": 2.0}, [(1.0, EVEN)]).values()) == pytest.approx(1)
    assert sum(joined({}, [(1.0, EVEN)]).values()) == pytest.approx(1)


def test_a_rule_decides_where_the_judge_is_open() -> None:
    found = joined({"AID": 2.0, "AGREE": 1.0}, [(1.0, EVEN)])
    assert found["AID"] > found["AGREE"] > found["ASSAULT"]


def test_the_judge_decides_where_no_rule_speaks() -> None:
    sure = {"AID": 0.9, "AGREE": 0.05, "ASSAULT": 0.03, "SANCTION": 0.02}
    assert joined({}, [(1.0, sure)]) == pytest.approx(sure, abs=0.15)
    assert max(joined({}, [(1.0, sure)]), key=joined({}, [(1.0, sure)]).__getitem__) == "AID"


def test_a_sure_judge_outvotes_a_weak_rule_but_a_leaning_one_not_a_strong_rule() -> None:
    sure = {"AID": 0.9, "AGREE": 0.06, "ASSAULT": 0.02, "SANCTION": 0.02}
    assert best_of(joined({"AGREE": 0.4}, [(1.0, sure)]), type_of)[0] == "AID"
    leaning = {"AID": 0.5, "AGREE": 0.3, "ASSAULT": 0.1, "SANCTION": 0.1}
    assert best_of(joined({"AGREE": 4.0}, [(1.0, leaning)]), type_of)[0] == "AGREE"


def test_two_judges_who_agree_are_surer_than_one() -> None:
    leaning = {"AID": 0.5, "AGREE": 0.3, "ASSAULT": 0.1, "SANCTION": 0.1}
    one, two = (joined({}, [(1.0, leaning)] * k)["AID"] for k in (1, 2))
    assert two > one


def test_a_kind_that_the_judge_does_not_know_counts_as_its_type() -> None:
    found = joined({"SANCTION:sentence": 2.0}, [(1.0, EVEN)])
    assert max(found, key=found.__getitem__) == "SANCTION:sentence"
    assert best_of(found, type_of)[0] == "SANCTION"


def test_linear_model_weighs_the_names_it_knows() -> None:
    weights = np.array([[1.0, 0.0], [0.0, 1.0]], dtype=np.float16)
    model = PairModel(["AID", "ASSAULT"], ["give", "L0=ASSAULT"], weights, np.zeros(2, np.float32))
    assert model.probabilities(["never seen"]) == {"AID": 0.5, "ASSAULT": 0.5}
    assert model.probabilities(["give"])["AID"] > 0.9
    both = model.probabilities(["give", "L0=ASSAULT"])
    assert both["ASSAULT"] > both["AID"]  # an answer of the rules weighs twice a word


def test_names_of_a_pair() -> None:
    candidate = Candidate(2, "subj", "AID", 3.2, ("lex:give[AID]", "pair:subj"))
    names = pair_names(
        RelationFeatures(
            (candidate,), "", "<s> Chad </s> gave <t> 300 Sudanese </t> 40 tents", ("l=give",)
        )
    )
    assert {"L0=AID", "Ls=AID:3", "Lr=AID:subj", "R=lex:give[AID]", "Pl=give"} <= set(names)
    assert {"o=ST", "S_gave_T", "m:gave", "a:tents", "#_tents"} <= set(names)
    assert not any("chad" in n or "sudanese" in n for n in names)
    assert "L=none" in pair_names(RelationFeatures((), "<s>Chad</s> slept"))


MARKED = [
    ("<s>Ghana</s> shipped 40 tonnes of rice to <t>flood victims in Benin</t>.", "AID"),
    ("<s>Gunmen</s> killed <t>two officers</t> near the river on Monday.", "ASSAULT"),
    ("<s>Togo's president</s> will meet <t>his Beninese counterpart</t> in May.", "AGREE"),
    ("<s>Malawi</s> rejected <t>Zambia's offer</t> of mediation.", "REJECT"),
]


@pytest.mark.parametrize("score", [score_quick, score_careful])
@pytest.mark.parametrize(("marked", "type_"), MARKED)
def test_both_coders_type_plain_pairs(score: ScoreTypes, marked: str, type_: str) -> None:
    text, source, target = spans_of(marked)
    assert source is not None
    got, share = resolve_relation(text, source, target, _reader(), score_types=score)
    assert got == type_
    assert 0.5 < share <= 1


@pytest.mark.parametrize("score", [score_quick, score_careful])
def test_no_act_gives_no_type(score: ScoreTypes) -> None:
    text, source, target = spans_of("<s>Chad</s> is larger than <t>Togo</t>.")
    assert source is not None
    assert resolve_relation(text, source, target, _reader(), score_types=score) == (None, 0.0)


def test_quick_on_pairs_that_nobody_reads() -> None:
    """The same pairs of the news as for the rules alone, of which every other one is not read."""
    gold, guess, seen = [], [], Counter[str]()
    for type_, marked in rows("pairs_news.tsv"):
        seen[type_] += 1
        if seen[type_] % 2 == 0:
            text, source, target = spans_of(marked)
            assert source is not None
            gold.append("YIELD" if type_ in ("CONCEDE", "RETREAT") else type_)
            guess.append(
                resolve_relation(text, source, target, _reader(), score_types=score_quick)[0]
            )
    found = figures(gold, guess)
    assert found["root_macro_f1"] >= 0.89, found
    assert found["binary_macro_f1"] >= 0.95, found


@cache
def _reader() -> EnglishReader:
    return EnglishReader()
