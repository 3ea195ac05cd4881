"""The record that the tests of the screen look at."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.support import Client, client


@pytest.fixture
def web(demo: Path) -> Client:
    """A client of the demo record."""
    return client(demo)
