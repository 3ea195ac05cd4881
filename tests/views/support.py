"""What tests of the command line share."""

from __future__ import annotations

from typing import Any


def one_line(result: Any, code: int, *words: str) -> None:
    """Check that a command failed with ``code`` and one line that holds ``words``."""
    assert result.exit_code == code, (result.exit_code, result.output, result.exception)
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 1 and lines[0].startswith("trucewatch: "), result.stderr
    for word in words:
        assert word in lines[0]
