"""The scorer of attributions: gold against itself, nothing, and near misses."""

from __future__ import annotations

import json
from pathlib import Path

from tests.coding.statements_support import parsed
from trucewatch.bench.attribution import Triple, quote_type, read_gold, run, score
from trucewatch.reading.parse import Parse
from trucewatch.records import Story

TEXT = 'Mayor Ada Lind said the bridge is safe. "It is closed," the council wrote.'


def _gold() -> list[Triple]:
    def at(words: str) -> tuple[tuple[int, int], ...]:
        k = TEXT.index(words)
        return ((k, k + len(words)),)

    return [
        (at("Mayor Ada Lind"), at("said"), at("the bridge is safe")),
        (at("the council"), at("wrote"), at('"It is closed,"')),
    ]


def test_gold_against_itself_is_perfect() -> None:
    figures = score([(TEXT, _gold(), _gold())])
    assert figures["source_exact_f1"] == 100
    assert figures["triple_exact_f1"] == 100
    assert figures["wrong_source"] == 0


def test_nothing_scores_nothing() -> None:
    figures = score([(TEXT, _gold(), [])])
    assert figures["cue_exact_f1"] == 0
    assert figures["content_overlap_f1"] == 0


def test_a_wrong_source_is_counted() -> None:
    one, two = _gold()
    figures = score([(TEXT, [one, two], [(two[0], one[1], one[2]), two])])
    assert figures["wrong_source_n"] == 1
    assert figures["cues_found_n"] == 2
    assert figures["wrong_source"] == 50


def test_overlap_forgives_a_boundary() -> None:
    one, two = _gold()
    shorter = (((one[0][0][0] + 6, one[0][0][1]),), one[1], one[2])
    figures = score([(TEXT, [one, two], [shorter, two])])
    assert figures["source_exact_f1"] == 50
    assert figures["source_overlap_f1"] == 100


def test_quote_types() -> None:
    one, two = _gold()
    assert quote_type(TEXT, one[2]) == "indirect"
    assert quote_type(TEXT, two[2]) == "direct"


def test_run_takes_the_first_annotator(tmp_path: Path) -> None:
    rows = [
        {"doc": "a", "text": TEXT, "attributions": [_row(t) for t in _gold()]},
        {"doc": "a", "text": TEXT, "attributions": []},
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(json.dumps(r) for r in rows), encoding="utf-8")
    assert len(read_gold(path)) == 1

    def parse(story: Story) -> Parse:
        return parsed(story.text)[1]

    figures = run(path, parse)
    assert figures["triple_exact_f1"] == 100
    assert figures["direct_triple_exact_f1"] == 100


def _row(triple: Triple) -> dict[str, list[list[int]]]:
    source, cue, content = ([list(p) for p in pieces] for pieces in triple)
    return {"source": source, "cue": cue, "content": content}
