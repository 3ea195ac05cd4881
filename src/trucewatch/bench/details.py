"""What a bench got right and wrong, row by row, to be read by people."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from trucewatch.bench.gold import counted
from trucewatch.bench.reading import Reading
from trucewatch.bench.story_scores import AttributionScores, EventScores
from trucewatch.records import Event, Statement


def save_readings(readings: list[Reading], path: Path) -> None:
    """Write one JSON object a line: every gold row with its match, then what matched nothing."""
    with path.open("w", encoding="utf-8") as file:
        for reading in readings:
            for row in (*_attributions(reading), *_events(reading)):
                file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _statement(s: Statement) -> dict[str, Any]:
    return {
        "speaker": s.speaker.text if s.speaker else None,
        "code": s.speaker.code if s.speaker else None,
        "cue": s.cue.text if s.cue else None,
        "content": [c.text for c in s.content],
        "act": s.act,
        "quote_type": s.quote_type,
        "rules": list(s.made_by.rules),
    }


def _event(e: Event) -> dict[str, Any]:
    return {
        "trigger": e.trigger.text,
        "type": e.type,
        "mode": e.mode,
        "actors": [(a.text, a.code) for a in e.actors],
        "recipients": [(a.text, a.code) for a in e.recipients],
        "realis": e.realis,
        "rules": list(e.made_by.rules),
    }


def _attributions(reading: Reading) -> list[dict[str, Any]]:
    scores = AttributionScores(reading)
    matched = dict(scores.strict)
    loose = dict(scores.loose)
    wrong = {s.id for _, s in scores.wrong_sides()}
    out = []
    for i, row in enumerate(scores.rows):
        j = matched.get(i, loose.get(i))
        out.append(
            {
                "file": reading.gold.file,
                "kind": "attribution",
                "gold": row["id"],
                "counted": counted(row),
                "want": {
                    "source": (row.get("source_span") or {}).get("text"),
                    "cue": (row.get("cue_span") or {}).get("text"),
                    "content": [c["text"] for c in row["content_spans"]],
                    "act": row["speech_act"],
                },
                "hit": i in matched,
                "got": _statement(scores.statements[j]) if j is not None else None,
            }
        )
    used = {*matched.values(), *loose.values()}
    for j, s in enumerate(scores.statements):
        if j not in used or s.id in wrong:
            extra = {"file": reading.gold.file, "kind": "attribution", "gold": None}
            out.append({**extra, "wrong_side": s.id in wrong, "got": _statement(s)})
    return out


def _events(reading: Reading) -> list[dict[str, Any]]:
    scores = EventScores(reading)
    matched = dict(scores.typed)
    out = []
    for i, row in enumerate(scores.rows):
        j = matched.get(i)
        event = scores.events[j] if j is not None else None
        out.append(
            {
                "file": reading.gold.file,
                "kind": "event",
                "gold": row["id"],
                "counted": counted(row) and bool(row["plover"].get("type")),
                "want": {
                    "trigger": row["trigger"]["text"],
                    "type": sorted(scores.types(row)),
                    "actor": row.get("actor"),
                    "recipient": row.get("recipient"),
                    "realis": row["realis"],
                },
                "hit": event is not None,
                "full": event is not None and scores.arguments_right(row, event),
                "got": _event(event) if event else None,
            }
        )
    for j, e in enumerate(scores.events):
        if j not in matched.values():
            extra = {"file": reading.gold.file, "kind": "event", "gold": None}
            out.append({**extra, "got": _event(e)})
    return out
