"""Speed is measured on text that no cache knows, and does not get lost unnoticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from trucewatch.bench import speed, stream
from trucewatch.bench.vary import Variety
from trucewatch.views.demo import corpus_folder
from trucewatch.vocab.actors import load_actors
from trucewatch.vocab.tables import parse_tsv

KEPT = Path(__file__).parent / "speed.tsv"
# A ratio of one run may be this much below the kept one: the machine's noise.
TOLERANCE = 0.15
SOURCE = (
    "Envoy Ruveni visits Bresk\n"
    "BRESK, 3 March 2024: Ruveni met three commanders of Hamas on Monday, his office said.\n"
    "Soldiers shelled a village near Bresk and killed 14 people, according to Ruveni.\n"
    "The talks go on in May."
)


@pytest.fixture
def variety() -> Variety:
    return Variety([SOURCE], ["Bresk", "Tulno"], load_actors(), seed=4)


def test_copies_differ_and_are_the_same_in_every_run(variety: Variety) -> None:
    copies = list(variety.stories(40))
    assert len(set(copies)) == len(copies)
    assert copies[7] == variety.story(7)
    other = Variety([SOURCE], ["Bresk", "Tulno"], load_actors(), seed=5)
    assert copies[7] != other.story(7)


def test_names_dates_and_numbers_vary_and_known_actors_stay(variety: Variety) -> None:
    for copy in variety.stories(20):
        assert "Ruveni" not in copy
        assert "Monday" not in copy and "March 20" not in copy
    assert any("Hamas" in copy for copy in variety.stories(20))


def test_the_first_line_stays_first(variety: Variety) -> None:
    assert all(" visits " in c.split("\n")[0] for c in variety.stories(20))


def test_figures_tell_both_coders_and_the_share_of_distinct_sentences() -> None:
    found = speed.run(corpus_folder(), "quick", limit=3, rounds=1)
    assert found["ratio_to_parser"] == found["quick.ratio_to_parser"] > 0
    assert found["careful.sentences_per_cpu_s"] > 0 and found["peak_mb"] > 50
    assert found["distinct_share"] > 0.9 and found["stories"] == 3


@pytest.mark.slow
def test_no_coder_is_slower_than_the_kept_ratio_allows() -> None:
    """The best round counts: what else runs on the machine only makes a ratio worse.

    Three rounds, and three more up to twice where none was good enough. As many stories as the kept
    ratios were measured on: of a few, first look-ups weigh more.
    """
    rows = parse_tsv(KEPT.read_text(encoding="utf-8"), KEPT.name)
    kept = {row["coder"]: float(row["ratio"]) * (1 - TOLERANCE) for row in rows}  # the last of each
    best = dict.fromkeys(kept, 0.0)
    for _ in range(3):
        found = speed.run(corpus_folder(), "quick", limit=180)
        best = {c: max(best[c], found[f"{c}.ratio_highest"]) for c in kept}
        if all(best[c] >= kept[c] for c in kept):
            break
    assert not {c: (best[c], kept[c]) for c in kept if best[c] < kept[c]}


def test_a_mixed_stream_tells_what_the_gate_did() -> None:
    found = stream.run(corpus_folder(), "quick", limit=20, rounds=1)
    assert found["everyday.ratio_to_parser"] > found["hard.ratio_to_parser"] > 0
    assert found["everyday.others_held_back"] > 0.8 > 0.2 >= found["hard.others_held_back"]
    assert found["everyday.relevant_read"] == 1


def test_everyday_texts_are_no_shorter_than_asked() -> None:
    assert all(len(t.split()) >= 150 for t in stream.everyday(150))
    assert len(set(stream.everyday(0))) == 50
