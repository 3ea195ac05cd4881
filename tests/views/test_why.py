"""Every id leads back to its sentence, with who says it, in which story, at which characters."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from trucewatch.records import Incident, Story
from trucewatch.store import queries
from trucewatch.store.linked import LINKED_KINDS
from trucewatch.store.record import Record
from trucewatch.views.cli import app
from trucewatch.views.explaining import explain_from_record
from trucewatch.views.screen import Screen
from trucewatch.views.sentences import Said, sentences_of

_PLACE = re.compile(r"·\s[\s┃║╏┊]*characters[\s┃║╏┊]+\d+-\d+")


def ends(record: Record, kind: str, row: dict[str, object]) -> list[dict[str, object]]:
    """Return the records whose sentences stand for one: a movement's are those of its ends."""
    if kind != "movements":
        return [row]
    found = (queries.find(record, str(row[k])) for k in ("from_position", "to_position"))
    return [f[1] for f in found if f is not None]


@pytest.mark.parametrize("kind", sorted(LINKED_KINDS))
def test_every_record_of_the_bundled_reports_has_its_sentences(demo: Path, kind: str) -> None:
    with Record(demo, read_only=True) as record:
        rows = list(queries.rows(record, kind))
        assert rows
        for row in rows:
            wanted = ends(record, kind, row)
            assert len(wanted) == (2 if kind == "movements" else 1)
            for end in wanted:
                said = sentences_of(record, end)
                assert said, (kind, row)
                assert all(_is_whole(s) for s in said), said


def _is_whole(said: Said) -> bool:
    return bool(said.speaker and 0 <= said.start < said.end <= len(said.story.text))


@pytest.mark.parametrize("kind", [*sorted(LINKED_KINDS), "statements", "events"])
def test_why_prints_the_sentences_of_every_record(
    demo: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with Record(demo, read_only=True) as record:
        rows = list(queries.rows(record, kind))[::5]
        texts = {r["id"]: r["text"] for r in queries.rows(record, "stories")}
    every = {" ".join(t.split()) for t in texts.values()}
    for row in rows:
        explain_from_record(Screen(100_000), row["id"], demo)
        told = capsys.readouterr().out
        assert row["id"] in told, told
        places = _PLACE.findall(told)
        assert places, (kind, told)
        lines = [" ".join(x.strip(" ┃║╏┊").split()) for x in told.splitlines()]
        quoted = [x for x in lines if len(x.split()) > 1 and any(x in t for t in every)]
        assert quoted, told


def test_an_incident_shows_each_sentence_once(demo: Path, cli: CliRunner) -> None:
    with Record(demo, read_only=True) as record:
        rows = [msgspec.convert(r, Incident) for r in queries.rows(record, "incidents")]
    most = max(rows, key=lambda i: (len(i.claim_sets), i.id))
    told = cli.invoke(app, ["why", most.id, "--db", str(demo)]).stdout
    flat = re.sub(r"\s+", " ", re.sub(r"^[\s┃║╏┊]+", "", told, flags=re.M))
    with Record(demo, read_only=True) as record:
        said = sentences_of(record, msgspec.to_builtins(most))
    for s in said:
        words = " ".join(s.story.text[s.start : s.end].split())
        assert words in flat, words


def test_a_finding_of_the_report_itself_opens_its_words(demo: Path) -> None:
    with Record(demo, read_only=True) as record:
        rows = list(queries.rows(record, "findings"))
        own = [r for r in rows if not r["statement_ids"] and not r["event_ids"]]
        assert own
        for row in own:
            (mention, *_) = row["mentions"]
            found = queries.find(record, mention["story_id"])
            assert found is not None and isinstance(found[1], Story)
            assert found[1].text[mention["start"] : mention["end"]] == mention["text"]
