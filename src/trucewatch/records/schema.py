"""The JSON Schema of the record contract, generated from the records."""

from __future__ import annotations

import json

import msgspec

from trucewatch.records.result import ReadResult


def schema_text() -> str:
    """Return the schema (JSON Schema 2020-12) of one document's records as indented JSON."""
    schema = msgspec.json.schema(ReadResult)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "trucewatch records of one document",
    }
    return json.dumps({**head, **schema}, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
