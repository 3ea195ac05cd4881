"""Twins of gold reports keep their gold: every span still holds what it marked."""

from __future__ import annotations

from typing import Any

from trucewatch.bench import gold, seed, twins
from trucewatch.running.pipeline import Pipeline
from trucewatch.views.demo import corpus_folder


def document() -> gold.GoldDocument:
    """A report of the bundled corpus with two states, people and villages."""
    return next(d for d in gold.load_corpus(corpus_folder()) if "nk01" in d.file)


def spans(rows: Any) -> list[dict[str, Any]]:
    """Every span with its text in a gold document's rows."""
    if isinstance(rows, list):
        return [s for r in rows for s in spans(r)]
    if not isinstance(rows, dict):
        return []
    own = [rows] if {"text", "start", "end"} <= rows.keys() else []
    return own + [s for v in rows.values() for s in spans(v)]


def test_states_get_other_names_and_every_span_holds(engine: Pipeline) -> None:
    one = document()
    twin = twins.renamed(one, engine.reader.lemmatizer.knows)
    assert "Armenia" in one.text and "Armenia" not in twin.text
    assert "Aliyev" not in twin.text and "Ministry" in twin.text
    found = spans(twin.rows)
    assert len(found) == len(spans(one.rows)) > 30
    assert all(twin.text[s["start"] : s["end"]] == s["text"] for s in found)
    codes = {a["entity_code"] for a in twin.rows["actors"] if a["entity_code"]}
    assert not codes & {"ARM", "AZE"}
    assert twin == twins.renamed(one, engine.reader.lemmatizer.knows)


def test_another_order_has_the_same_lines(engine: Pipeline) -> None:
    one = document()
    twin = twins.reordered(one)
    assert twin.text != one.text
    assert sorted(twin.text.splitlines()) == sorted(one.text.splitlines())
    assert all(twin.text[s["start"] : s["end"]] == s["text"] for s in spans(twin.rows))


def test_what_is_said_is_found_under_other_names_too(engine: Pipeline) -> None:
    one = document()
    twin = twins.renamed(one, engine.reader.lemmatizer.knows)
    plain, other = seed.run([one], engine), seed.run([twin], engine)
    assert float(other["attribution_f1"]) > float(plain["attribution_f1"]) - 0.15
