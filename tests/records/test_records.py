"""The record contract: names, immutability, ids, schema."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch import records
from trucewatch.records.schema import schema_text

FIELDS = {
    "Document": "id source_uri sha256 fetched media_type notes",
    "Story": "id document_id source_uri start end headline dateline published language text lines"
    " carriers",
    "Statement": "id story_id speaker chain cue content act quote_type target time answers"
    " second_hand uncertain made_by",
    "Event": "id story_id type mode contexts actors recipients mediators place time realis"
    " condition quantities trigger start end statement_id same_as made_by",
    "Incident": "id event_ids place time claim_sets",
    "ClaimSet": "kind question status first claims",
    "Claim": "claimant camp answer act time carriers statement_ids",
    "Agreement": "id name kind stage signed parties brokers monitors provisions mentions",
    "Provision": "id label pax pam terms mentions",
    "Finding": "id agreement_id provision_id occurrence violator by_whom realis status event_ids"
    " statement_ids date place mentions doers",
    "Situation": "id who relation what from to by_whom statement_ids event_ids mentions",
    "Position": "id process party issue kind value condition guarantors constraint date"
    " statement_ids mentions supersedes leverage",
    "Movement": "id process party issue from_position to_position date by_whom",
    "MadeBy": "coder version config_hash vocab_hash model_hash rules",
}


@pytest.mark.parametrize("name", FIELDS)
def test_json_fields_are_the_contract(name: str) -> None:
    fields = [f.encode_name for f in msgspec.structs.fields(getattr(records, name))]
    assert fields == FIELDS[name].split()


def test_records_cannot_be_changed_and_survive_pickling() -> None:
    span = records.Span("Kyiv", 3, 7)
    with pytest.raises(AttributeError):
        span.start = 4  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(span)) == span


def test_an_answer_is_an_actor_a_range_or_words_and_comes_back_as_such() -> None:
    answers = (
        records.ActorAnswer("Ruritania", 0, 9, "RUR", "RUR", "GOV", "Ruritania"),
        records.RangeAnswer(3, 3, "exact", "persons"),
        "not stated",
    )
    who = records.Claimant("RUR", "Ruritania")
    for answer in answers:
        claim = records.Claim(who, None, answer, "assert", None, (), ())
        again = msgspec.json.decode(msgspec.json.encode(claim), type=records.Claim)
        assert again == claim
        assert type(again.answer) is type(answer)


def test_ids_depend_on_every_part_and_on_nothing_else() -> None:
    assert records.content_id("st", "a", 1) == records.content_id("st", "a", 1)
    assert records.content_id("st", "a", 1) != records.content_id("st", "a", 2)
    # Fixed once and for all: an id that was given must stay.
    assert records.content_id("s", "a", 1) == "s-135f17a475a61afdeeaf"


@given(st.permutations([("2020-12-12", "b"), ("", "a"), ("2020-12-11", "d"), ("2020-12-11", "c")]))
def test_a_linked_record_is_named_by_its_earliest_member(members: list[tuple[str, str]]) -> None:
    assert records.canonical_id(members, "inc") == records.content_id("inc", "c")


def test_the_schema_in_the_docs_is_the_generated_one() -> None:
    path = Path(__file__).parents[2] / "docs" / "reference" / "records.schema.json"
    assert path.read_text(encoding="utf-8") == schema_text(), "run 'make schema'"
    assert json.loads(schema_text())["$defs"]["Statement"]["required"][0] == "id"
