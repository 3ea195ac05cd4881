"""What an expert read, as records: complete, anchored in the text, and on the right side."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from trucewatch.bench.expert import expert_stories
from trucewatch.bench.gold import GoldDocument, load_corpus
from trucewatch.linking.camps.sides import side_of
from trucewatch.records.coded import CodedStory
from trucewatch.running.pipeline import Pipeline
from trucewatch.views.cli import app
from trucewatch.views.demo import corpus_folder

FILES = ("cd01_nyabiondo.txt", "iw05_ministry.txt", "ua04_offer.txt", "mix01_page.txt")


@pytest.fixture(scope="module", params=FILES)
def read(request: pytest.FixtureRequest, engine: Pipeline) -> tuple[GoldDocument, list[CodedStory]]:
    gold = next(d for d in load_corpus(corpus_folder()) if d.file == request.param)
    return gold, list(expert_stories(gold, engine))


def test_every_row_that_counts_is_a_record(read: tuple[GoldDocument, list[CodedStory]]) -> None:
    gold, stories = read
    said = [r for r in gold.rows["attributions"]
            if r["speaker"] != "NARRATOR" and r.get("count") is not False]  # fmt: skip
    done = [r for r in gold.rows["events"] if r["plover"]["type"] and r["trigger"]]
    assert sorted(s.act for c in stories for s in c.statements) == sorted(
        r["speech_act"] for r in said
    )
    assert sorted(e.realis for c in stories for e in c.events) == sorted(r["realis"] for r in done)


def test_spans_slice_the_story(read: tuple[GoldDocument, list[CodedStory]]) -> None:
    for c in read[1]:
        spans = [x for s in c.statements for x in (*s.content, *([s.cue] if s.cue else []))]
        spans += [e.trigger for e in c.events]
        assert spans
        assert all(c.story.text[x.start : x.end] == x.text for x in spans)


def test_people_stand_on_the_side_that_they_speak_for(engine: Pipeline) -> None:
    sides: dict[str, str | None] = {}
    for gold in (d for d in load_corpus(corpus_folder()) if d.file in FILES[:2]):
        for c in expert_stories(gold, engine):
            sides |= {s.speaker.name: side_of(s.speaker) for s in c.statements if s.speaker}
    assert sides["Lawrence Kanyuka, M23 spokesman"] == sides["M23 movement"]
    assert sides["Patrick Muyaya, spokesman of Congo's government"] == "COD"
    assert sides["Marovian Defense Ministry"] == "UNK:marov"


def test_other_benches_have_no_such_readings() -> None:
    done = CliRunner().invoke(app, ["bench", "speed", "--readings", "gold"])
    assert done.exit_code == 2
    assert "corpus, linking, seed" in done.output
