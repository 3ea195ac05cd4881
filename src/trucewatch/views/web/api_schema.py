"""The OpenAPI description: the records' own JSON Schema, and every error as a problem."""

from __future__ import annotations

from typing import Any

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from trucewatch.records import (
    Agreement,
    Event,
    Finding,
    Incident,
    Movement,
    Position,
    ReadResult,
    Round,
    Situation,
    Statement,
    Story,
)

KINDS = {
    "stories": "story",
    "statements": "statement",
    "events": "event",
    "incidents": "incident",
    "agreements": "agreement",
    "findings": "finding",
    "situations": "situation",
    "rounds": "round",
    "positions": "position",
    "movements": "movement",
}
TYPES: dict[str, Any] = {
    "stories": Story,
    "statements": Statement,
    "events": Event,
    "incidents": Incident,
    "agreements": Agreement,
    "findings": Finding,
    "situations": Situation,
    "rounds": Round,
    "positions": Position,
    "movements": Movement,
}
_PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
}
_REFERENCE = "#/components/schemas/"
Responses = dict[int | str, dict[str, Any]]


def _problem(words: str) -> dict[str, Any]:
    schema = {"$ref": _REFERENCE + "Problem"}
    return {"description": words, "content": {"application/problem+json": {"schema": schema}}}


PROBLEMS: Responses = {
    400: _problem("Asked wrongly"),
    401: _problem("A token is needed"),
    403: _problem("Not allowed, or from a foreign site"),
    404: _problem("Not there"),
    413: _problem("Too long"),
    415: _problem("Not a form that is read"),
    421: _problem("Not a host of this server"),
    422: _problem("A value is not as wanted"),
    429: _problem("Too often"),
    503: _problem("Busy, or the record cannot be read"),
}


def listing(plural: str, form: str) -> Responses:
    """Return what a list may answer."""
    item = {"$ref": _REFERENCE + TYPES[plural].__name__}
    items = {"type": "array", "items": item}
    ways_on = {"type": ["string", "null"]}
    forms: dict[str, Any] = {
        "application/json": {
            "schema": {
                "type": "object",
                "required": ["items", "next"],
                "properties": {"items": items, "next": ways_on},
            }
        },
        "text/csv": {"schema": {"type": "string"}},
        "application/geo+json": {"schema": {"type": "object", "required": ["features"]}},
    }
    only = {"json": "application/json", "csv": "text/csv", "geojson": "application/geo+json"}
    content = {only[form]: forms[only[form]]} if form else forms
    return {200: {"description": f"A stretch of {plural}", "content": content}, **PROBLEMS}


def single(plural: str) -> Responses:
    """Return what asking for one record may answer."""
    schema = {"$ref": _REFERENCE + TYPES[plural].__name__}
    content = {"application/json": {"schema": schema}}
    return {200: {"description": f"One of {plural}", "content": content}, **PROBLEMS}


def add_schema(app: FastAPI) -> None:
    """Let the application describe itself with the records' own schema."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            found = get_openapi(
                title=app.title, version=app.version, summary=app.summary, routes=app.routes
            )
            own = msgspec.json.schema_components(
                [*TYPES.values(), ReadResult], ref_template=_REFERENCE + "{name}"
            )[1]
            schemas = found.setdefault("components", {}).setdefault("schemas", {})
            schemas.update(own, Problem=_PROBLEM)
            for name in ("HTTPValidationError", "ValidationError"):
                schemas.pop(name, None)
            app.openapi_schema = found
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]
