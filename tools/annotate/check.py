"""Check a gold document: every span, every reference, every code. Used here and by the tests."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

Record = dict[str, Any]


def spans(node: Any) -> Iterator[Record]:
    """All {text, line, start, end} objects below a JSON node."""
    if isinstance(node, dict):
        if {"text", "line", "start", "end"} <= node.keys():
            yield node
        for value in node.values():
            yield from spans(value)
    elif isinstance(node, list):
        for value in node:
            yield from spans(value)


def _split(value: str | None) -> list[str]:
    return [v for v in (value or "").split(";") if v]


def _bad(kind: str, values: list[str], known: set[str]) -> list[str]:
    return [f"{kind}: {v!r} is not known" for v in values if v not in known]


def references(doc: Record) -> list[str]:
    """Ids that point nowhere, as readable faults."""
    ids = {k: {r["id"] for r in doc[k]} for k in
           ("stories", "actors", "places", "times", "agreements", "attributions", "events",
            "contested")}  # fmt: skip
    people = ids["actors"] | {"NARRATOR", "UNK", "headline"}
    parts = {p["id"] for a in doc["agreements"] for p in a["provisions"]} | ids["agreements"]
    faults: list[str] = []
    for key in ("attributions", "events", "stories", "times"):
        names = [r["id"] for r in doc[key]]
        faults += [f"{key}: {n} twice" for n in set(names) if names.count(n) > 1]
    for a in doc["attributions"]:
        faults += _bad(a["id"], _split(a["speaker"]) + _split(a["target"]), people)
        faults += _bad(a["id"], _split(a.get("time")), ids["times"])
        faults += _bad(a["id"], _split(a.get("provision")) + _split(a.get("agreement")), parts)
        linked = a.get("duplicate_of", []) + _split(a.get("same_as")) + _split(a.get("nested_in"))
        linked += _split(a.get("reciprocal_with")) + _split(a.get("answers"))
        faults += _bad(a["id"], linked, ids["attributions"])
    for e in doc["events"]:
        faults += _bad(e["id"], e["actor"] + e["recipient"] + e.get("mediator", []), people)
        faults += _bad(e["id"], _split(e["source"]), people | ids["attributions"])
        faults += _bad(e["id"], _split(e.get("attribution")), ids["attributions"])
        faults += _bad(e["id"], _split(e.get("time")) + _split(e.get("not_after")), ids["times"])
        faults += _bad(e["id"], _split(e.get("place")), ids["places"])
        faults += _bad(e["id"], _split(e.get("same_as")), ids["events"])
        faults += _bad(e["id"], _split(e.get("contested")), ids["contested"])
        faults += _bad(e["id"], _split(e.get("provision")) + _split(e.get("agreement")), parts)
    for c in doc["contested"]:
        faults += _bad(c["id"], c["events"], ids["events"])
        for claim in c["claims"]:
            faults += _bad(c["id"], _split(claim["claimant"]), people)
            faults += _bad(c["id"], claim["attributions"], ids["attributions"])
    for finding in doc["ledger"]:
        faults += _bad(finding["id"], _split(finding["provision"]), parts)
        faults += _bad(finding["id"], _split(finding["event"]), ids["events"])
        who = _split(finding["against"]) + _split(finding["by_whom"])
        faults += _bad(finding["id"], who, people)
        faults += _bad(finding["id"], _split(finding["basis"]), ids["attributions"] | ids["events"])
    for talk in doc["negotiation"]["rounds"]:
        faults += _bad(talk["id"], talk["participants"], people)
    for stand in doc["negotiation"]["positions"]:
        faults += _bad(stand["id"], _split(stand["party"]), people)
    return faults


def codes(doc: Record, vocabulary: Record) -> list[str]:
    """Codes that the vocabulary does not have, as readable faults."""
    faults: list[str] = []
    for a in doc["attributions"]:
        faults += _bad(a["id"], [a["speech_act"]], set(vocabulary["acts"]))
        faults += _bad(a["id"], [a["quote_type"]], set(vocabulary["quote_types"]))
    for e in doc["events"]:
        kind = e["plover"]["type"]
        if kind is not None:
            faults += _bad(e["id"], [kind], set(vocabulary["types"]))
        modes = set(vocabulary["modes"].get(kind, []))
        faults += _bad(e["id"], e["plover"]["mode"] or [], modes)
        faults += _bad(e["id"], e["plover"]["context"], set(vocabulary["contexts"]))
        faults += _bad(e["id"], [e["realis"]], set(vocabulary["realis"]))
    for c in doc["contested"]:
        faults += _bad(c["id"], [c["kind_code"]], set(vocabulary["claim_kinds"]))
    for n in doc["negotiation"]["positions"]:
        faults += _bad(n["id"], [n["kind_code"]], set(vocabulary["position_kinds"]))
    for r in doc["negotiation"]["rounds"]:
        faults += _bad(r["id"], [r["status"]], set(vocabulary["round_status"]))
    for actor in doc["actors"]:
        faults += _bad(actor["id"], [actor["sector"]], set(vocabulary["sectors"]))
    return faults


def offsets(doc: Record, text: str) -> list[str]:
    """Spans whose text is not what stands at their offsets or in their line."""
    faults = []
    lines = text.split("\n")
    for s in spans({k: v for k, v in doc.items() if k != "lines"}):
        if text[s["start"] : s["end"]] != s["text"] or not s["text"]:
            faults.append(f"{s['start']}-{s['end']}: {s['text']!r}")
        elif text.count("\n", 0, s["start"]) + 1 != s["line"] or s["line"] > len(lines):
            faults.append(f"line {s['line']}: {s['text']!r}")
    for line in doc["lines"]:
        if text[line["start"] : line["end"]] != lines[line["line"] - 1]:
            faults.append(f"line {line['line']}")
    return faults


def weekdays(doc: Record) -> list[str]:
    """Stories whose weekday word is not the weekday of their date."""
    faults = []
    for story in doc["stories"]:
        day, date = story["publication_day_word"], story["publication_date"]
        if date and day and f"{datetime.date.fromisoformat(date):%A}" != day:
            faults.append(f"{doc['file']} {story['id']}: {date} is no {day}")
    return faults
