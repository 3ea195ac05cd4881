"""The pipeline: same input, same records; failures are values; it pickles."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
import pytest

import trucewatch as tw
from trucewatch.bench.gold import GoldDocument
from trucewatch.bench.reading import raw_document
from trucewatch.coding.places.places import find_places
from trucewatch.reading import Parse
from trucewatch.reading.english import EnglishReader
from trucewatch.records import Document, Failure, Story
from trucewatch.running.config import Config, made_by
from trucewatch.running.pipeline import Pipeline
from trucewatch.sources.raw import RawDocument


def test_reading_twice_gives_the_same_bytes(engine: Pipeline, report: str) -> None:
    raw = raw_document(GoldDocument("x", report, {}))
    first, second = engine.read(raw), pickle.loads(pickle.dumps(engine)).read(raw)
    assert msgspec.json.encode(first) == msgspec.json.encode(second)


def test_references_lead_somewhere(engine: Pipeline, report: str) -> None:
    result = engine.read(raw_document(GoldDocument("x", report, {})))
    stories = {s.id for s in result.stories}
    statements = {s.id for s in result.statements}
    events = {e.id for e in result.events}
    assert {s.story_id for s in result.statements} <= stories
    assert {e.statement_id for e in result.events} - {None} <= statements
    assert {e.same_as for e in result.events} - {None} <= events
    for incident in result.incidents:
        assert set(incident.event_ids) <= events
        for claim_set in incident.claim_sets:
            for claim in claim_set.claims:
                assert set(claim.statement_ids) <= statements
    provisions = {p.id for a in result.agreements for p in a.provisions}
    assert {f.provision_id for f in result.findings} <= provisions


def test_a_language_that_is_not_read_is_a_failure_not_a_guess(engine: Pipeline) -> None:
    text = "Die Regierung erklärte am Samstag, ihre Truppen hätten den Angriff abgewehrt. " * 4
    result = engine.read(raw_document(GoldDocument("x", text, {})))
    assert not result.statements and not result.events
    assert "language" in result.failures[0].error


def test_a_defect_in_one_story_does_not_stop_the_others(
    engine: Pipeline, report: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("broken on purpose")

    monkeypatch.setattr(Pipeline, "code_parse", broken)
    result = engine.read(raw_document(GoldDocument("x", report, {})))
    assert [f.stage for f in result.failures] == ["coding"]
    assert "broken on purpose" in result.failures[0].error


def test_an_input_that_failed_keeps_its_place(engine: Pipeline, report: str) -> None:
    raw = raw_document(GoldDocument("x", report, {}))
    results = list(engine.read_many([raw, Failure("y", "sources", "cannot be opened"), raw]))
    assert [r.document is not None for r in results] == [True, False, True]


def test_configurations_are_told_apart() -> None:
    quick, careful = made_by(Config("quick"), "m"), made_by(Config("careful"), "m")
    assert quick.config_hash != careful.config_hash
    assert quick.vocab_hash == careful.vocab_hash


def test_the_library_reads_in_one_call(report: str) -> None:
    doc = tw.read(report, date="2024-05-12")
    assert doc.stories[0].published.date == "2024-05-12"
    assert {s.act for s in doc.statements} >= {"accuse", "deny"}
    assert any(s.act in ("report_no_blame", "withhold_blame") for s in doc.statements)


REPORTS = [
    RawDocument(Document(f"d{n}", f"d{n}.txt", "", None, "text/plain"), text)
    for n, text in enumerate(
        (
            "Army shells village\n\nThe army shelled a village on Monday, residents said.\n",
            "",
            "Die Soldaten haben am Montag das Dorf beschossen, sagten die Bewohner der Stadt und"
            " die Regierung hat das am Dienstag in einer langen Erklärung bestritten.\n",
            "The rebels denied it. “We keep the truce,” their spokesman told reporters.\n",
        )
    )
]


def test_documents_coded_together_give_the_records_of_each_alone(engine: Pipeline) -> None:
    alone = [engine.code_document(raw) for raw in REPORTS]
    assert list(engine.code_documents(REPORTS)) == alone
    assert sum(len(c.events) for own in alone for c in own) > 0
    assert any(c.failures for own in alone for c in own)  # the German one


def test_a_defect_in_one_of_several_stories_leaves_the_others_as_they_are(
    engine: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = [engine.code_document(raw) for raw in REPORTS]

    def broken(parse: Parse, *rest: Any) -> Any:
        if "village" in parse.text:
            raise ValueError("broken on purpose")
        return find_places(parse, *rest)

    monkeypatch.setattr("trucewatch.running.pipeline.find_places", broken)
    coded = list(engine.code_documents(REPORTS))
    assert coded[1:] == alone[1:]
    assert [(f.stage, "on purpose" in f.error) for f in coded[0][0].failures] == [("coding", True)]
    assert not coded[0][0].events


def test_a_parser_that_breaks_on_a_batch_is_tried_story_by_story(
    engine: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = [engine.code_document(raw) for raw in REPORTS]
    parse_many = type(engine.reader).parse_many

    def one_only(self: EnglishReader, stories: Iterable[Story]) -> Iterator[object]:
        taken = list(stories)
        if len(taken) > 1:
            raise MemoryError
        return parse_many(self, taken)

    monkeypatch.setattr(type(engine.reader), "parse_many", one_only)
    assert list(engine.code_documents(REPORTS)) == alone
