"""The learned reader of predicates: what it sees, what it says, that it is reproducible data."""

from __future__ import annotations

import numpy as np
import pytest

from trucewatch.coding.events.predicate_features import is_candidate, predicate_features
from trucewatch.coding.events.predicate_model import NONE, load_predicate_model
from trucewatch.coding.events.relation import plain_story
from trucewatch.reading import Parse
from trucewatch.reading.weights import load_arrays, load_word_vectors
from trucewatch.running.pipeline import Pipeline


def parsed(engine: Pipeline, text: str) -> Parse:
    return engine.reader.parse(plain_story(text))


def at(parse: Parse, word: str) -> int:
    return parse.word.index(word)


@pytest.mark.parametrize(
    ("text", "word", "type_"),
    [
        ("Prisoners rampaged through the jail and torched two wings.", "rampaged", "PROTEST"),
        ("Gunboats strafed the fishing village at dawn.", "strafed", "ASSAULT"),
        ("The two ministers conferred for an hour in Tunis.", "conferred", "CONSULT"),
        ("Farmers barricaded the ring road with hay.", "barricaded", "PROTEST"),
        ("The chancellor lambasted the generals for the raid.", "lambasted", "ACCUSE"),
    ],
)
def test_words_the_lexicon_need_not_know(
    engine: Pipeline, text: str, word: str, type_: str
) -> None:
    parse = parsed(engine, text)
    judged = load_predicate_model().judge(parse, at(parse, word))
    assert judged.type == type_, judged
    assert judged.probability > judged.none


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The bakery sells bread and opens at six.", "sells"),
        ("Snow covered the vineyards for a week.", "covered"),
        ("The museum contains four hundred clocks.", "contains"),
    ],
)
def test_daily_life_is_no_event(engine: Pipeline, text: str, word: str) -> None:
    parse = parsed(engine, text)
    judged = load_predicate_model().judge(parse, at(parse, word))
    assert judged.probability < 0.5, judged


def test_names_are_not_seen(engine: Pipeline) -> None:
    one = parsed(engine, "Borduria shelled Klow on Sunday.")
    two = parsed(engine, "Syldavia shelled Szohod on Sunday.")
    assert predicate_features(one, at(one, "shelled")) == predicate_features(
        two, at(two, "shelled")
    )


def test_shares_add_up_and_none_is_an_answer(engine: Pipeline) -> None:
    model = load_predicate_model()
    assert NONE in model.types and len(model.types) == 17
    parse = parsed(engine, "Troops fired on the crowd.")
    for i in range(len(parse)):
        if is_candidate(parse, i):
            judged = model.judge(parse, i)
            assert 0 <= judged.none <= 1 and 0 <= judged.probability + judged.none <= 1.0001


def test_what_is_sure_is_what_weighing_everything_says(engine: Pipeline) -> None:
    model = load_predicate_model()
    text = (
        "Troops fired on the crowd. The harvest was poor, and farmers blockaded the road to Klow."
    )
    parse = parsed(engine, text + " Envoys of Borduria will hold talks on the raid.")
    answers = set()
    for i in filter(lambda i: is_candidate(parse, i), range(len(parse))):
        judged = model.judge(parse, i)
        for least in (0.1, 0.3, 0.6, 0.9):
            found = model.judge_sure(parse, i, least)
            assert found == (judged if judged.probability >= least else None)
            answers.add(found is None)
    assert answers == {True, False}


def test_model_files_are_plain_arrays() -> None:
    for name in ("predicates.npz", "words.npz"):
        assert all(a.dtype != np.dtype(object) for a in load_arrays(name).values())
    vectors = load_word_vectors()
    near, far = vectors.of("assault"), vectors.of("bread")
    own = vectors.of("attack")
    assert near is not None and own is not None and far is not None
    assert float(near @ own) > float(far @ own)
    assert vectors.of("no-such-word") is None
