"""The work of ``trucewatch resolve``: what the vocabulary floors know."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import IO, Any, TextIO

from trucewatch.reading.gazetteer_file import open_gazetteer
from trucewatch.views.asking import Line, Unusable, parse_line
from trucewatch.views.screen import DIM, Screen
from trucewatch.views.words import clean

Row = dict[str, Any]


def resolve_one(
    screen: Screen, kind: str, text: str, on: str | None, context: str | None, view: str | None
) -> None:
    """Resolve one phrase and print its fields; "unresolved" is an answer."""
    line = Line({"id": None, "text": text, "on": on, "context": context, "view": view})
    answer = _RESOLVERS[kind](line)
    rows = answer.get("places", [answer])
    if not rows:
        screen.line("unresolved", (f"  {answer['reason']}", DIM))
    for item in rows:
        for name, value in item.items():
            if value not in (None, "", []) and name not in ("id", "start", "end"):
                screen.line((f"{name:10} ", DIM), clean(str(value)))
        screen.blank()


def resolve_lines(
    kind: str, source: IO[bytes] | TextIO, sink: TextIO, coder: str = "careful"
) -> int:
    """Resolve one JSON object a line; a bad line answers with an ``error``. Returns bad lines.

    Every line that is not blank gives exactly one line, in order. ``coder``: for relations.
    """
    bad = 0
    lines: Iterable[bytes | str] = source
    for number, line in enumerate(lines, 1):
        data = line.encode("utf-8", "surrogatepass") if isinstance(line, str) else line
        if not data.strip():
            continue
        answer = _answered(kind, data, number, coder)
        bad += "error" in answer
        sink.write(json.dumps(answer, ensure_ascii=False, allow_nan=False) + "\n")
    sink.flush()
    return bad


def _answered(kind: str, data: bytes, number: int, coder: str) -> Row:
    asked = Line({})
    try:
        asked = parse_line(data)
        return _relation(asked, coder) if kind == "relation" else _RESOLVERS[kind](asked)
    except Unusable as error:
        return {"id": asked.id, "error": f"line {number}: {error}"}
    except ModuleNotFoundError:
        raise  # the installation is incomplete: no line can be resolved
    except Exception:  # a defect of ours must not lose the other lines
        words = "could not be resolved (a defect: please report it with the line)"
        return {"id": asked.id, "error": f"line {number}: {words}"}


def _actor(line: Line) -> Row:
    from trucewatch.vocab.actors import resolve_actor

    found = resolve_actor(line.text(), on=line.day(), context=line.words("context"))
    return {
        "id": line.id,
        "code": found.code,
        "country": found.country,
        "sector": found.sector,
        "name": found.name,
    }


def _time(line: Line) -> Row:
    from trucewatch.coding.times.times import resolve_time

    found = resolve_time(line.text(), line.day())
    return {
        "id": line.id,
        "from": found.from_,
        "to": found.to,
        "value": found.value,
        "type": found.precision if found.precision in ("duration", "set") else "date",
        "precision": found.precision,
        "basis": found.basis,
        "reason": found.reason,
    }


def _place(line: Line) -> Row:
    from trucewatch.coding.places.places import place_spans
    from trucewatch.coding.places.resolving import resolve_place

    text, spans, context = line.text(), line.spans(), line.words("context")
    if spans is not None:
        found = place_spans(text, spans, open_gazetteer())
    else:
        found = resolve_place(text, context, open_gazetteer())
    on, view = line.day(), line.words("view")
    return {
        "id": line.id,
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
            | _viewed(p.dispute, view, on)
            for p in found
        ],
    } | ({} if found else {"reason": _NO_PLACE})


_NO_PLACE = "no name in these words is one that the gazetteer knows"


def _viewed(dispute: str | None, view: str | None, on: str | None) -> Row:
    """The country that a view gives a disputed place to; nothing where no view is asked for."""
    from trucewatch.vocab.gazetteer import sovereign

    return {"view": sovereign(dispute, view, on) or "open"} if dispute and view else {}


def _relation(line: Line, coder: str) -> Row:
    from trucewatch.running.relations import relation

    text, source, target = line.text(), line.span("source"), line.span("target")
    if source is None:
        raise Unusable('the field "source" is missing; give [start, end] or the actor\'s words')
    type_, score = relation(text, source, target, coder)
    return {"id": line.id, "type": type_, "score": round(score, 4)}


_RESOLVERS: dict[str, Callable[[Line], Row]] = {
    "actor": _actor,
    "place": _place,
    "time": _time,
}
