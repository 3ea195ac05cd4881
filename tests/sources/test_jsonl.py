"""JSONL, one report a line."""

from __future__ import annotations

import io
import json

from trucewatch.records import Failure
from trucewatch.sources import RawDocument, open_inputs
from trucewatch.sources.jsonl import read_jsonl


def read(data: bytes) -> list[RawDocument | Failure]:
    return list(open_inputs(["-"], "jsonl", io.BytesIO(data)))


def test_fields_and_source() -> None:
    rows = [
        {
            "text": "A truce holds.",
            "id": 7,
            "title": "Truce",
            "date": "2024-05-17",
            "url": "http://a/b",
        },
        {"text": "A truce ends.", "id": "x9", "other": [1, 2]},
        {"text": "A truce is asked for."},
    ]
    opened = read("\n".join(map(json.dumps, rows)).encode())
    docs = [r for r in opened if isinstance(r, RawDocument)]
    assert [d.document.source_uri for d in docs] == ["http://a/b", "x9", "-#3"]
    assert docs[0].meta.title == "Truce"
    assert docs[0].meta.date == "2024-05-17"
    assert docs[0].meta.id == "7"
    assert len({d.document.id for d in docs}) == 3


def test_a_bad_line_names_its_number_and_the_rest_goes_on() -> None:
    bad = [b"{broken", b"[1]", b'{"title": "no text"}', b'{"text": 5}', b'{"text": "  "}', b"\xff"]
    data = b'{"text": "one"}\n' + b"\n".join(bad) + b'\n\n{"text": "two"}'
    opened = read(data)
    assert [r.text for r in opened if isinstance(r, RawDocument)] == ["one", "two"]
    failures = [r for r in opened if isinstance(r, Failure)]
    assert [f.document for f in failures] == [f"-#{n}" for n in range(2, 8)]
    assert all(f"line {n}" in f.error for n, f in enumerate(failures, 2))
    assert not any("\n" in f.error for f in failures)


def test_id_depends_on_the_report_and_not_on_its_place() -> None:
    one = read(b'{"text": "one"}\n{"text": "two"}')
    two = read(b'{"text":"two", "date": "2020-01-01"}')
    assert isinstance(one[1], RawDocument)
    assert isinstance(two[0], RawDocument)
    assert one[1].document.id == two[0].document.id


def test_overlong_line_is_skipped_and_the_rest_goes_on() -> None:
    data = b'{"text": "' + b"a" * 500 + b'"}\n{"text": "short"}\n'
    opened = list(read_jsonl(io.BytesIO(data), "in.jsonl", 100))
    assert isinstance(opened[0], Failure)
    assert "in.jsonl, line 1" in opened[0].error
    assert isinstance(opened[1], RawDocument)
    assert opened[1].text == "short"


def test_streams_a_line_at_a_time() -> None:
    class Lines(io.BytesIO):
        taken = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            Lines.taken += 1
            return super().readline(size)

    stream = Lines(b'{"text": "one"}\n' * 1000)
    opened = open_inputs(["-"], "jsonl", stream)
    next(opened)
    next(opened)
    assert Lines.taken <= 3


def test_mark_and_empty_input() -> None:
    opened = read(b'\xef\xbb\xbf{"text": "one"}\r\n')
    assert isinstance(opened[0], RawDocument)
    assert isinstance(read(b"")[0], Failure)


def test_fields_go_by_their_usual_names_as_in_tables() -> None:
    rows = [
        {"text": "One.", "published": "2026-03-03", "headline": "Truce", "link": "http://a/b"},
        {"body": "Two.", "pub_date": "2026-03-04", "date": None},
        {"text": "Three.", "date": "2026-03-05", "published": "2020-01-01"},
        {"text": "Four.", "published": 1700000000, "story": {"id": 4}},
        {"text": 5, "body": "Text of another name does not mend a wrong field."},
    ]
    opened = read("\n".join(map(json.dumps, rows)).encode())
    docs = [r for r in opened if isinstance(r, RawDocument)]
    assert [d.meta.date for d in docs] == ["2026-03-03", "2026-03-04", "2026-03-05", None]
    assert (docs[0].meta.title, docs[0].meta.url) == ("Truce", "http://a/b")
    assert docs[1].text == "Two."
    assert sum(isinstance(r, Failure) for r in opened) == 1
