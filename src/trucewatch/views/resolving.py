"""The work of ``trucewatch resolve``: what the vocabulary floors know."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TextIO

from trucewatch.reading.gazetteer_file import open_gazetteer
from trucewatch.views.screen import DIM, Screen
from trucewatch.views.words import clean

Row = dict[str, Any]


def resolve_one(screen: Screen, kind: str, text: str, on: str | None, context: str | None) -> None:
    """Resolve one phrase and print its fields; "unresolved" is an answer."""
    row = {"id": None, "text": text, "on": on, "context": context}
    answer = _RESOLVERS[kind](row)
    rows = answer.get("places", [answer])
    if not rows:
        screen.line("unresolved")
    for item in rows:
        for name, value in item.items():
            if value not in (None, "", []) and name not in ("id", "start", "end"):
                screen.line((f"{name:10} ", DIM), clean(str(value)))
        screen.blank()


def resolve_lines(kind: str, source: TextIO, sink: TextIO) -> int:
    """Resolve one JSON object a line; a bad line answers with an ``error``. Returns bad lines."""
    bad = 0
    for number, line in enumerate(source, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            answer = _RESOLVERS[kind](row)
        except (ValueError, KeyError, TypeError, IndexError) as error:
            bad += 1
            answer = {"id": None, "error": f"line {number}: {type(error).__name__}: {error}"}
        sink.write(json.dumps(answer, ensure_ascii=False) + "\n")
    sink.flush()
    return bad


def _actor(row: Row) -> Row:
    from trucewatch.vocab.actors import resolve_actor

    found = resolve_actor(row["text"], on=row.get("on"), context=row.get("context"))
    return {
        "id": row.get("id"),
        "code": found.code,
        "country": found.country,
        "sector": found.sector,
        "name": found.name,
    }


def _time(row: Row) -> Row:
    from trucewatch.coding.times import resolve_time

    found = resolve_time(row["text"], row.get("on"))
    return {
        "id": row.get("id"),
        "from": found.from_,
        "to": found.to,
        "value": found.value,
        "type": found.precision if found.precision in ("duration", "set") else "date",
        "precision": found.precision,
    }


def _place(row: Row) -> Row:
    from trucewatch.coding.places import place_spans, resolve_place

    if row.get("spans") is not None:
        found = place_spans(row["text"], row["spans"], open_gazetteer())
    else:
        found = resolve_place(row["text"], row.get("context"), open_gazetteer())
    return {
        "id": row.get("id"),
        "places": [
            {
                "start": p.start,
                "end": p.end,
                "name": p.name,
                "country": p.country,
                "admin1": p.admin1,
                "lat": p.lat,
                "lon": p.lon,
                "radius_km": p.radius_km,
                "precision": p.precision,
                "dispute": p.dispute,
            }
            for p in found
        ],
    }


def _relation(row: Row) -> Row:
    from trucewatch.running.relations import relation

    target = row.get("target")
    type_, score = relation(row["text"], tuple(row["source"]), tuple(target) if target else None)
    return {"id": row.get("id"), "type": type_, "score": round(score, 4)}


_RESOLVERS: dict[str, Callable[[Row], Row]] = {
    "actor": _actor,
    "place": _place,
    "time": _time,
    "relation": _relation,
}
