"""Lists of ``show`` through the command line: days, names of sides, what stands where."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from trucewatch.running.pipeline import Pipeline
from trucewatch.sources import open_inputs
from trucewatch.store.ingest import add_inputs
from trucewatch.store.pages_full_names import full_names
from trucewatch.store.record import Record
from trucewatch.views.cli import app

FIRST = """\
The Velm Courier, Monday 3 March 2025

Market of Tarno shelled

The Orvel Liberation Front accused the Velmian army of shelling the market of Tarno on Sunday, \
killing three people and wounding nine. Velm's defence ministry denied it.

The Orvel Liberation Front said the prisoners must be freed first. A bus fell into a river near \
Tarno on Saturday.
"""
SECOND = """\
Our page is kept up to date. Tuesday 4 March 2025. Hours are those of Velm.

OLF rejects blame for Tarno

The OLF denied shelling the market of Tarno on Sunday. The OLF said the Velmian army had killed \
three people.
"""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, engine: Pipeline) -> Path:
    """A record of two reports that date themselves."""
    folder = tmp_path_factory.mktemp("shown")
    files = [folder / "a.txt", folder / "b.txt"]
    for file, text in zip(files, (FIRST, SECOND), strict=True):
        file.write_text(text, encoding="utf-8")
    with Record(folder / "r.db") as record:
        tally = add_inputs(record, engine, open_inputs([str(f) for f in files]))
    assert not tally.undated
    return folder / "r.db"


def shown(db: Path, *words: str) -> str:
    result = CliRunner().invoke(app, ["show", *words, "--db", str(db)])
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize(
    "asked", ["statements", "events", "incidents", "findings", "positions", "talks", "table"]
)
def test_what_has_no_day_is_shown_with_the_day_of_its_report(kept: Path, asked: str) -> None:
    assert "undated" not in shown(kept, asked)


def test_a_statement_tells_when_it_was_reported(kept: Path) -> None:
    told = shown(kept, "statements")
    assert "reported 2025-03-03" in told and "reported 2025-03-04" in told


def test_what_no_dated_report_tells_of_stays_undated(tmp_path: Path, engine: Pipeline) -> None:
    (tmp_path / "a.txt").write_text("Velm accused Orvel of shelling Tarno.\n", encoding="utf-8")
    with Record(tmp_path / "r.db") as record:
        add_inputs(record, engine, open_inputs([str(tmp_path / "a.txt")]))
    told = shown(tmp_path / "r.db", "statements")
    assert "undated" in told and "reported" not in told


def test_incidents_with_questions_come_first(kept: Path) -> None:
    told = shown(kept, "incidents")
    rows = json.loads(shown(kept, "incidents", "--format", "json"))["incidents"]
    assert "0 mentions" not in told and "nobody is asked" not in told
    at = {r["id"]: told.index(r["id"][:17]) for r in rows}
    asked = [at[r["id"]] for r in rows if r["claim_sets"]]
    rest = [at[r["id"]] for r in rows if not r["claim_sets"]]
    assert asked and asked == sorted(asked)
    head = told.find("Told of, without a question")
    assert (head > max(asked) and head < min(rest)) if rest else head < 0


def test_a_group_is_shown_by_its_full_name(kept: Path) -> None:
    told = shown(kept, "claims")
    assert "ORVEL LIBERATION FRONT" in told
    assert "ORVEL FRONT" not in told and " OLF  says" not in told


def test_who_claimed_first_stands_only_where_it_is_stated(kept: Path) -> None:
    assert "claimed first: not stated" not in shown(kept, "claims")


def test_a_sentence_is_printed_once_for_an_incident(kept: Path) -> None:
    told = shown(kept, "claims")
    assert told.count("The Orvel Liberation Front accused the Velmian army of shelling") == 1
    assert "the sentence above · trucewatch why" in told


@pytest.mark.parametrize("party", ["OLF", "olf", "Orvel Liberation Front", "orvel front"])
def test_a_party_is_found_by_every_name_that_is_printed(kept: Path, party: str) -> None:
    told = shown(kept, "statements", "--party", party)
    assert "Orvel Liberation Front: accusation" in told and "market of Tarno" in told
    assert "ministry" not in told.split(":")[0]


@pytest.mark.parametrize("party", ["OLG", "Orvel Liberatoin Front"])
def test_a_party_that_is_not_there_gets_the_nearest_names(kept: Path, party: str) -> None:
    result = CliRunner().invoke(app, ["show", "statements", "--party", party, "--db", str(kept)])
    assert result.exit_code == 2
    assert "the nearest:" in result.stderr and ("OLF" in result.stderr or "Orvel" in result.stderr)


@pytest.mark.parametrize(
    ("rows", "known", "key", "name"),
    [
        ([("UNKREB:osk-liberation-front", "osk liberation front", "")], {}, "UNK:osk-front",
         "Osk Liberation Front"),
        ([("UNKMIL:ana-rul", "ana rul", "who leads the upper guard")], {"UNK:upper": "Upper"},
         "UNK:upper", "Upper Guard"),
        ([("UNKREB:osk-liberation-front", "", "")], {"UNK:olf": "OLF"}, "UNK:olf",
         "Osk Liberation Front"),
        ([("UNKREB:osk-liberation-front", "", ""), ("UNKREB:orvel-labour-front", "", "")],
         {"UNK:olf": "OLF"}, "UNK:olf", "OLF"),
        ([("UNKGOV:valdoria", "valdoria", "valdoria guard")], {"UNK:valdo": "Valdoria"},
         "UNK:valdo", "Valdoria"),
        ([("UNKMIL", "upper soldiers", "")], {"UNK:upper": "Upper"}, "UNK:upper", "Upper"),
        ([("UNKMIL", "upper guard", "of upper osk")], {"UNK:upper": "Upper"}, "UNK:upper",
         "Upper"),
    ],
)  # fmt: skip
def test_full_names(
    rows: list[tuple[str, str, str]], known: dict[str, str], key: str, name: str
) -> None:
    assert full_names(rows, known)[key] == name
