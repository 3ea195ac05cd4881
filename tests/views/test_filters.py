"""What users type to ``show``: names become codes, wrong filters are refused in words."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from trucewatch.records import Document
from trucewatch.records.ids import content_id
from trucewatch.running.pipeline import Pipeline
from trucewatch.sources.raw import RawDocument
from trucewatch.store.ingest import add_inputs
from trucewatch.store.queries import Filter, _parties, party_names, rows
from trucewatch.store.record import Record
from trucewatch.views.filters import APPLY, asked_filter, check_names
from trucewatch.views.show import ASKED


def test_names_and_codes_ask_for_the_same_country() -> None:
    assert asked_filter("events", party="Armenia").country == "ARM"
    assert asked_filter("events", party="ARM").country == "ARM"
    assert asked_filter("events", party="Nowhereland").country is None


def test_a_code_does_not_match_words_that_hold_its_letters() -> None:
    sql, values = _parties("ARM", "ARM")
    assert "LIKE" not in sql and values.count("ARM") == 2


@pytest.mark.parametrize(
    ("asked", "given", "words"),
    [
        ("stories", {"party": "ARM"}, "--party does not apply to stories"),
        ("statements", {"agreement": "November"}, "--agreement does not apply"),
        ("events", {"since": "2021-01-01", "until": "2020-01-01"}, "is after"),
        ("statements", {"status": "denial"}, "deny"),
        ("events", {"status": "happened"}, "actual"),
        ("incidents", {"status": "true"}, "contested"),
        ("events", {"since": "May"}, "YYYY-MM-DD"),
    ],
)
def test_wrong_filters_say_what_is_right(asked: str, given: dict[str, str], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        asked_filter(asked, **given)  # type: ignore[arg-type]


def test_every_kind_that_can_be_shown_has_filters() -> None:
    assert set(APPLY) == set(ASKED)
    assert asked_filter("stories", since="2020-12-01") == Filter(since="2020-12-01")


def test_a_status_is_met_whole(tmp_path: Path) -> None:
    with Record(tmp_path / "r.db") as record:
        sql = "INSERT INTO linked(kind, id, status, body) VALUES ('incident', ?, ?, '{}')"
        statuses = ("uncontested", "contested", "denied|contested", "contested|denied", "denied")
        for k, status in enumerate(statuses):
            record.db.execute(sql, (str(k), status))
        assert len(list(rows(record, "incidents", Filter(status="contested")))) == 3


def test_what_has_no_day_belongs_to_the_days_of_its_reports_where_that_is_asked_for(
    tmp_path: Path, engine: Pipeline
) -> None:
    with Record(tmp_path / "r.db") as record:
        text = (
            "KLOW, May 13, 2024 — Syldavia accused Borduria of shelling the town of Zileheroum on"
            " Sunday. Bordurian spokesman Karl Bem denied it.\n"
        )
        document = Document(content_id("doc", text), "a", content_id("s", text), None, "text/plain")
        add_inputs(record, engine, [RawDocument(document, text, data=text.encode())])
        record.db.execute("UPDATE linked SET date = NULL WHERE kind = 'incident'")
        week = Filter(since="2024-05-13", until="2024-05-19")
        told = msgspec.structs.replace(week, told=True)
        assert list(rows(record, "incidents", week)) == []
        found = list(rows(record, "incidents", told))
        assert found and [f["id"] for f in rows(record, "incidents")] == [f["id"] for f in found]
        earlier = Filter(since="2024-05-01", until="2024-05-12", told=True)
        assert list(rows(record, "incidents", earlier)) == []


def test_a_party_or_an_agreement_that_nobody_knows_is_refused(db: Path) -> None:
    with Record(db, read_only=True) as record:
        with pytest.raises(ValueError, match="no party 'Atlantis'"):
            check_names(record, asked_filter("findings", party="Atlantis"))
        with pytest.raises(ValueError, match="no agreement 'nope'"):
            check_names(record, asked_filter("findings", agreement="nope"))
        check_names(record, asked_filter("findings", party="Peru"))  # known, if not to the record
        name = party_names(record)[0]
        check_names(record, asked_filter("findings", party=name))
        with pytest.raises(ValueError, match=f"the nearest: .*{re.escape(name)}"):
            check_names(record, asked_filter("findings", party=f"{name[:2]}q{name[2:]}q"))
