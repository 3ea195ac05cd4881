"""Syndicated copies over the whole record: kept, named, counted once, in whatever order they come."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest

from trucewatch.running.pipeline import Pipeline
from trucewatch.sources import open_inputs
from trucewatch.store import queries
from trucewatch.store.export import export
from trucewatch.store.ingest import add_inputs
from trucewatch.store.record import Record
from trucewatch.stories import split_stories
from trucewatch.stories.copies import are_copies, sketch

WIRE = (
    "Syldavian officials on Sunday accused the Bordurian army of shelling two villages near the"
    " contact line, killing three civilians, in breach of the ceasefire signed in March. Borduria’s"
    " defence ministry denied the accusation and said that Syldavian troops had opened fire first."
    " Monitors reported 12 violations in the Zileheroum district and did not say who was to blame."
)
BULLETIN = (
    "The observers of the mission in the Zileheroum district recorded {} ceasefire violations in the"
    " past {} hours. They heard {} explosions and saw {} tracks of fire. The mission could not"
    " establish who was responsible for the violations that its observers recorded on that day."
)
# The sides change places: word for word the same report, and another story.
SIDES = (
    "The mission in the Zileheroum district said that on Monday the {} army had shelled the hospital."
    " Its patrol saw craters in the yard and spoke with nurses who had hidden in the cellar. It asked"
    " for access to the road and said that nobody could tell yet how often the {} guns had fired."
    " Nine people were killed, and the wounded of the villages around were brought to the town."
)


def rows(tmp_path: Path) -> list[str]:
    reports = [
        {"text": WIRE, "url": "https://one.example/a", "date": "2020-05-03"},
        {"text": "KLOW — " + WIRE, "url": "https://two.example/b", "date": "2020-05-04"},
        {"text": WIRE + " More soon.", "url": "https://three.example/c", "date": "2020-05-03"},
        {"text": "Bordurian officials said on Monday that all was quiet.", "date": "2020-05-04"},
    ]
    paths = []
    for n, row in enumerate(reports):
        path = tmp_path / f"{n}.jsonl"
        path.write_text(json.dumps(row) + "\n", encoding="utf-8")
        paths.append(str(path))
    return paths


def exported(record: Record, out: Path) -> dict[str, str]:
    export(record, out, "jsonl")
    return {p.name: p.read_text(encoding="utf-8") for p in out.glob("*.jsonl")}


def test_copies_are_counted_once_whatever_the_order(tmp_path: Path, engine: Pipeline) -> None:
    outcomes = []
    for n, order in enumerate(itertools.permutations(rows(tmp_path))):
        if n % 5:  # five of the 24 orders
            continue
        with Record(tmp_path / f"r{n}.db") as record:
            for path in order:
                add_inputs(record, engine, open_inputs([path]))
            outcomes.append(exported(record, tmp_path / f"out{n}"))
            stories = list(queries.rows(record, "stories"))
            events = list(queries.rows(record, "events"))
            assert queries.counts(record)["stories"] == 4
    assert all(o == outcomes[0] for o in outcomes)
    assert len(stories) == 2
    lead = next(s for s in stories if s["carriers"])
    others = {f"https://{n}.example/{c}" for n, c in (("one", "a"), ("two", "b"), ("three", "c"))}
    assert {lead["source_uri"], *lead["carriers"]} == others
    assert lead["published"]["date"] == "2020-05-03"
    assert {e["story_id"] for e in events} <= {s["id"] for s in stories}


def test_one_address_twice_is_two_versions_and_the_later_counts(
    tmp_path: Path, engine: Pipeline
) -> None:
    for n, text in enumerate((WIRE, WIRE.replace("three", "five"))):
        row = {"text": text, "url": "https://one.example/a", "date": f"2020-05-0{n + 3}"}
        (tmp_path / f"v{n}.jsonl").write_text(json.dumps(row), encoding="utf-8")
    for order in ((0, 1), (1, 0)):
        with Record(tmp_path / f"{order}.db") as record:
            for n in order:
                add_inputs(record, engine, open_inputs([str(tmp_path / f"v{n}.jsonl")]))
            [story] = queries.rows(record, "stories")
            assert "five" in story["text"]
            assert record.db.execute("SELECT max(number) FROM version").fetchone()[0] == 2


@pytest.mark.parametrize(
    ("one", "two", "copies"),
    [
        (WIRE, WIRE + " It was raining.", True),
        (WIRE, WIRE.upper(), True),
        (WIRE, BULLETIN.format(57, 24, 8, 3), False),
        (BULLETIN.format(57, 24, 8, 31), BULLETIN.format(61, 48, 9, 35), False),
        (BULLETIN.format(57, 24, 8, 31), BULLETIN.format(57, 24, 8, 31), True),
        (SIDES.format("Bordurian", "Syldavian"), SIDES.format("Syldavian", "Bordurian"), False),
        (SIDES.format("Bordurian", "Syldavian"), SIDES.format("Bordurian", "Syldavian"), True),
        (SIDES.format("Kyiv's", "Syldavian"), SIDES.format("Kiev's", "Syldavian"), True),
        # Editions, pages and file numbers at the head or foot part no copies.
        (WIRE + " (ED 4411, 7001)", WIRE + " (ED 9902, 8113)", True),
        (WIRE + "\n(edition 4411, page 7001)", WIRE + "\n(edition 9902, page 8113)", True),
        ("ED 4411 / 7001 / 12\n" + WIRE, "ED 9902 / 8113 / 31\n" + WIRE, True),
        ("KLOW, 3 May 2020, 14:05 - " + WIRE, "KLOW, 4 May 2020, 9:30 - " + WIRE, True),
        (WIRE + "\nFile 20-311-A, 2 pages", WIRE + "\nFile 20-877-C, 3 pages", True),
        (
            BULLETIN.format(57, 24, 8, 31) + " No 113/20",
            BULLETIN.format(57, 24, 8, 31) + " No 114/20",
            True,
        ),
        (SIDES.format("Bordurian", "old") + " (7, 2, 19)", SIDES.format("Bordurian", "old"), True),
        # A number that is told otherwise is told: a correction, the next day's count.
        (WIRE, WIRE.replace("12 violations", "14 violations"), False),
        (WIRE, WIRE.replace("three civilians", "five civilians"), False),
        (WIRE, WIRE.replace("three civilians", "3 civilians"), True),
        (WIRE, WIRE.replace("12 violations", "twelve violations"), True),
        (BULLETIN.format(57, 24, 8, 31), BULLETIN.format(57, 24, 8, 33), False),
        (
            SIDES.format("Bordurian", "old"),
            SIDES.format("Bordurian", "old").replace("Nine", "Eleven"),
            False,
        ),
    ],
)
def test_like_words_with_other_figures_are_another_bulletin(
    tmp_path: Path, one: str, two: str, copies: bool
) -> None:
    sketches = []
    for n, text in enumerate((one, two)):
        path = tmp_path / f"{n}.txt"
        path.write_text(text, encoding="utf-8")
        [raw] = open_inputs([str(path)])
        sketches.append(sketch(split_stories(raw)[0]))  # type: ignore[arg-type]
    assert are_copies(*sketches) is copies
    assert are_copies(*reversed(sketches)) is copies
