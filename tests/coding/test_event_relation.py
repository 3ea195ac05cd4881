"""The relation of a given pair, on invented sentences."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from tests.coding.event_support import rows
from trucewatch.bench.relation import as_plv, figures, macro_f1, spans_of
from trucewatch.coding.events.relation import (
    RelationFeatures,
    relation_features,
    resolve_relation,
    score_by_rule,
)
from trucewatch.reading.english import EnglishReader
from trucewatch.vocab.predicates import load_predicates

_FOLD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


@cache
def reader() -> EnglishReader:
    return EnglishReader()


def relation(marked: str) -> str | None:
    text, source, target = spans_of(marked)
    assert source is not None
    return resolve_relation(text, source, target, reader())[0]


def test_pairs() -> None:
    data = rows("pairs.tsv")
    assert len(data) >= 60
    wrong = [(m, t, relation(m)) for m, t in data if relation(m) != t]
    assert len(wrong) <= 0.1 * len(data), wrong


def test_pairs_of_the_news() -> None:
    """Agency sentences written before the coder saw them; every other one of a type is not read."""
    gold, guess, seen = [], [], Counter[str]()
    for type_, marked in rows("pairs_news.tsv"):
        seen[type_] += 1
        if seen[type_] % 2 == 0:
            gold.append(_FOLD.get(type_, type_))
            guess.append(relation(marked))
    found = figures(gold, guess)
    assert found["n"] >= 140
    assert found["root_macro_f1"] >= 0.81, found
    assert found["binary_macro_f1"] >= 0.93, found


@pytest.mark.parametrize(
    ("marked", "type_"),
    [
        ("<s>Chad</s> will attack <t>Sudan</t>.", "THREATEN"),
        ("<s>Chad</s> attacked <t>Sudan</t>.", "ASSAULT"),
        ("<s>Chad</s> did not support <t>Sudan</t>.", "REJECT"),
        ("<s>Chad</s> supported <t>Sudan</t>.", "SUPPORT"),
        ("<s>Chad</s> said <t>Sudan</t> must leave.", "REQUEST"),
    ],
)
def test_modality_makes_the_type(marked: str, type_: str) -> None:
    assert relation(marked) == type_


@pytest.mark.parametrize(
    ("marked", "label", "root"),
    [
        ("<s>Chad</s> will free <t>forty prisoners</t>.", "CONCEDE:promised", "AGREE"),
        ("<s>Chad</s> agreed to a ceasefire with <t>the rebels</t>.", "CONCEDE:promised", "AGREE"),
        ("<s>Chad</s> freed <t>forty prisoners</t>.", "RETREAT", "YIELD"),
        ("<s>Chad</s> declared a ceasefire in <t>Sudan</t>.", "CONCEDE", "YIELD"),
        ("<s>A court</s> convicted <t>the general</t> of murder.", "SANCTION:convict", "ACCUSE"),
        ("<s>Chad</s> imposed sanctions on <t>Sudan</t>.", "SANCTION:sanctions", "COERCE"),
        ("<s>Chad</s> broke off relations with <t>Sudan</t>.", "SANCTION", "SANCTION"),
        ("<s>Chad</s> will impose sanctions on <t>Sudan</t>.", "THREATEN", "THREATEN"),
        ("<s>Chad</s> trains <t>Malian recruits</t>.", "AID:training", "COOPERATE"),
    ],
)
def test_kinds_of_a_type(marked: str, label: str, root: str) -> None:
    """The manual's type, and where the set's codebook puts its kind."""
    text, source, target = spans_of(marked)
    assert source is not None
    features = relation_features(text, source, target, reader(), load_predicates())
    assert features.candidates[0].label == label
    assert relation(marked) == label.partition(":")[0]
    assert as_plv(label) == root


def test_without_target() -> None:
    text, source, _ = spans_of("<s>Chad</s> declared a ceasefire.")
    assert source is not None
    kind, score = resolve_relation(text, source, None, reader())
    assert kind == "CONCEDE"
    assert 0 < score <= 1


def test_nothing_known_gives_none() -> None:
    assert relation("<s>Chad</s> is larger than <t>Togo</t>.") is None


def test_scoring_function_can_be_replaced() -> None:
    def always(features: RelationFeatures) -> dict[str, float]:
        assert features.marked == "<s>Chad</s> attacked <t>Sudan</t>."
        return {"AID": 0.9}

    text, source, target = spans_of("<s>Chad</s> attacked <t>Sudan</t>.")
    assert source is not None
    got = resolve_relation(text, source, target, reader(), score_types=always)
    assert got == ("AID", 0.9)


def test_features_name_the_rules_and_mark_the_pair() -> None:
    text, source, target = spans_of("<s>Chad</s> attacked <t>Sudan</t> on Friday.")
    assert source is not None
    features = relation_features(text, source, target, reader(), load_predicates())
    assert features.candidates[0].rules[0].startswith("lex:attack")
    assert features.marked == "<s>Chad</s> attacked <t>Sudan</t> on Friday."
    assert features.clause == "<s> Chad </s> attacked <t> Sudan </t> on Friday ."


def test_clause_leaves_other_clauses_out() -> None:
    marked = (
        "The minister said <s>Chad</s>, which denies it, attacked <t>Sudan</t> after talks failed."
    )
    text, source, target = spans_of(marked)
    assert source is not None
    features = relation_features(text, source, target, reader(), load_predicates())
    assert "denies" not in features.clause
    assert "failed" not in features.clause
    assert "attacked <t> Sudan </t>" in features.clause


def test_rules_give_labels() -> None:
    text, source, target = spans_of("<s>Chad</s> attacked <t>Sudan</t> on Friday.")
    assert source is not None
    features = relation_features(text, source, target, reader(), load_predicates())
    assert set(score_by_rule(features)) == {"ASSAULT"}


def test_scorer_on_gold_and_on_nothing() -> None:
    gold = ["AGREE", "YIELD", "ASSAULT", "AID"]
    perfect = figures(gold, ["AGREE", "RETREAT", "ASSAULT", "AID"])
    assert perfect["accuracy"] == 1
    assert perfect["binary_macro_f1"] == 1
    nothing = figures(gold, [None] * 4)
    assert nothing["root_macro_f1"] == nothing["binary_macro_f1"] == 0
    assert macro_f1(["a", "b"], ["a", "a"], ["a", "b"]) == pytest.approx(1 / 3)


def test_marks_are_cut_out() -> None:
    text, source, target = spans_of("The <t>UN</t> met <s>Chad</s>.")
    assert text == "The UN met Chad."
    assert source is not None
    assert target is not None
    assert (text[slice(*source)], text[slice(*target)]) == ("Chad", "UN")
