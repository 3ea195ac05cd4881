"""The bench of speech acts: gold against itself gives 1, nothing gives 0, a wrong side counts."""

from __future__ import annotations

from typing import Any

import pytest

from trucewatch.bench import acts
from trucewatch.bench.gold import GoldDocument
from trucewatch.bench.reading import Reading
from trucewatch.records import (
    Actor,
    Document,
    MadeBy,
    Published,
    ReadResult,
    Span,
    Statement,
    Story,
)

TEXT = "Chad accused Sudan of theft. Sudan denied it."
MADE = MadeBy("careful", "0", "x", "x", "x", ())


def _span(text: str, after: int = 0) -> dict[str, Any]:
    start = TEXT.index(text, after)
    return {"text": text, "start": start, "end": start + len(text)}


ROWS = {
    "actors": [{"id": "C", "entity_code": "TCD"}, {"id": "S", "entity_code": "SDN"}],
    "attributions": [
        {
            "id": "A1", "speaker": "C", "source_span": _span("Chad"),
            "content_spans": [_span("Sudan of theft")], "speech_act": "accuse",
            "provokes": "wrong_side",
        },
        {
            "id": "A2", "speaker": "S", "source_span": _span("Sudan", 28),
            "content_spans": [_span("it")], "speech_act": "deny", "alt_act": "reject",
        },
    ],
}  # fmt: skip


def _statement(k: int, who: str, code: str, content: dict[str, Any], act: str) -> Statement:
    start = TEXT.index(who, 28 if k else 0)
    speaker = Actor(who, start, start + len(who), code, code, None, who)
    said = Span(content["text"], content["start"], content["end"])
    return Statement(
        id=f"s{k}", story_id="story", speaker=speaker, chain=(), cue=None, content=(said,),
        act=act, quote_type="indirect", target=None, time=None, answers=None, second_hand=False,
        uncertain=False, made_by=MADE,
    )  # fmt: skip


def _reading(*statements: Statement) -> Reading:
    document = Document("doc", "x", "x", None, "text/plain")
    story = Story(
        "story", "doc", "x", 0, len(TEXT), None, None, Published(None, "unknown"), "en", TEXT, ()
    )
    gold = GoldDocument("x.txt", TEXT, ROWS)
    return Reading(gold, ReadResult(document, (story,), statements))


ACCUSED = _statement(0, "Chad", "TCD", _span("Sudan of theft"), "accuse")


def test_gold_against_itself_is_one() -> None:
    denied = _statement(1, "Sudan", "SDN", _span("it"), "reject")  # the second choice counts
    out = acts.figures([_reading(ACCUSED, denied)])
    assert out["acts_acc"] == out["acts_found"] == out["acts_macro_f1"] == 1.0
    assert (out["wrong_side"], out["provoked"], out["provoked_wrong"]) == (0, 1, 0)


def test_nothing_found_is_zero() -> None:
    out = acts.figures([_reading()])
    assert out["acts_found"] == out["acts_macro_f1"] == 0.0 and out["n_attributions"] == 2


def test_a_wrong_act_and_a_missing_row_count() -> None:
    praised = _statement(0, "Chad", "TCD", _span("Sudan of theft"), "assess_positive")
    out = acts.figures([_reading(praised)])
    assert out["acts_acc"] == 0.0 and out["acts_found"] == 0.0
    assert out["taken_accuse_for_assess_positive"] == 1


def test_the_wrong_side_is_counted_on_its_own() -> None:
    other = _statement(1, "Sudan", "SDN", _span("Sudan of theft"), "accuse")
    out = acts.figures([_reading(other)])
    assert (out["wrong_side"], out["provoked_wrong"]) == (1, 1)


@pytest.mark.parametrize(("row", "acts_"), [({"speech_act": "warn"}, ("warn",))])
def test_right_acts(row: dict[str, Any], acts_: tuple[str, ...]) -> None:
    assert acts.right_acts(row) == acts_
