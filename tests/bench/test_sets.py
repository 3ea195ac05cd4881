"""Sets of reports: each loaded and scored on its own."""

from __future__ import annotations

from pathlib import Path

from trucewatch.bench import gold, linking, seed
from trucewatch.bench.reading import read_gold
from trucewatch.running.pipeline import Pipeline
from trucewatch.views.demo import corpus_folder

BLIND = Path(__file__).parents[2] / "training" / "blind"
UNREAD = BLIND.parent / "unread"


def test_a_set_is_loaded_alone() -> None:
    whole = gold.load_corpus(corpus_folder())
    parts = {part: gold.load_corpus(corpus_folder(), part) for part in ("first", "second")}
    assert [len(d) for d in parts.values()] == [30, 32]
    assert {d.file for d in whole} == {d.file for p in parts.values() for d in p}
    assert gold.load_corpus(corpus_folder(), "blind") == ()
    assert {d.part for d in gold.load_corpus(BLIND)} == {"blind"}


def test_figures_of_the_whole_and_of_each_set(engine: Pipeline) -> None:
    documents = [gold.load_corpus(corpus_folder(), part)[-1] for part in ("first", "second")]
    figures = seed.by_part([read_gold(d, engine) for d in documents], engine)
    of_sets = [figures[f"{part}.n_attributions"] for part in ("first", "second")]
    assert all(isinstance(n, int) and n > 0 for n in of_sets)
    assert figures["n_attributions"] == sum(int(n) for n in of_sets)
    alone = seed.by_part([read_gold(documents[0], engine)], engine)
    assert "first.n_attributions" not in alone
    assert alone["attribution_f1"] == figures["first.attribution_f1"]


def test_links_are_loaded_with_their_format() -> None:
    for folder in (corpus_folder(), BLIND, UNREAD):
        links = gold.load_linking(folder)
        assert links["format"] == 2
        assert links["incidents"] and links["claim_sets"] and links["movements"]


def test_links_are_scored_on_the_reports_they_speak_of() -> None:
    every, links = gold.load_corpus(UNREAD), gold.load_linking(UNREAD)
    kept = linking.spoken_of(every, links)
    assert [d.file for d in kept] == links["files"] and len(kept) < len(every)
    blind = gold.load_corpus(BLIND)
    assert linking.spoken_of(blind, gold.load_linking(BLIND)) == blind
