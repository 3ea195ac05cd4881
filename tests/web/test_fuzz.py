"""The API against its own description, by made-up requests (a small budget)."""

from __future__ import annotations

from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from trucewatch.views.web.app import create_app
from trucewatch.views.web.settings import Settings

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


# Requests for each route; the coder is slower than a list.
EXAMPLES, EXAMPLES_READ = 12, 5


@pytest.fixture(scope="module")
def description(demo: Path) -> schemathesis.BaseSchema:
    app = create_app(Settings(demo, hosts=("localhost", "testserver")))
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)


def test_answers_are_as_described(description: schemathesis.BaseSchema) -> None:
    tried = 0
    for found in description.get_all_operations():
        operation = found.ok()
        reads = operation.label.endswith("/read")

        @settings(
            max_examples=EXAMPLES_READ if reads else EXAMPLES,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
            database=None,
        )
        @given(case=operation.as_strategy())
        def try_out(case: schemathesis.Case) -> None:
            case.call_and_validate(checks=CHECKS)

        try_out()
        tried += 1
    assert tried > 40
