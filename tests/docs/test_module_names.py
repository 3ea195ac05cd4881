"""Modules that the notes name are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# The notes on the store name its tables, "coding" among them.
PAGES = sorted(p for p in (ROOT / "docs" / "internals").glob("*.md") if p.stem != "store")
_NAMED = re.compile(r"`(?:trucewatch\.)?((?:coding|linking)(?:\.[a-z_]+)+)`")


@pytest.mark.parametrize("page", PAGES, ids=[p.stem for p in PAGES])
def test_modules_of_the_notes_exist(page: Path) -> None:
    gone = [name for name in _NAMED.findall(page.read_text(encoding="utf-8")) if not _there(name)]
    assert not gone


def _there(name: str) -> bool:
    """A module or a package, or something in one ("coding.places.places.find_places")."""
    path = ROOT / "src" / "trucewatch" / name.replace(".", "/")
    if path.with_suffix(".py").exists() or (path / "__init__.py").exists():
        return True
    module = path.parent.with_suffix(".py")
    return module.exists() and re.search(rf"\b{path.name}\b", module.read_text()) is not None
