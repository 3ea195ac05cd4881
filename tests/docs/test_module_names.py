"""Modules that the notes and the docstrings name are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "trucewatch"
# The notes on the store name its tables, "coding" among them.
PAGES = sorted(p for p in (ROOT / "docs" / "internals").glob("*.md") if p.stem != "store")
_NAMED = re.compile(r"`(?:trucewatch\.)?((?:coding|linking)(?:\.[a-z_]+)+)`")
_REFERENCE = re.compile(r":(?:mod|func|class|data):`~?(\.?[\w.]+)`")


@pytest.mark.parametrize("page", PAGES, ids=[p.stem for p in PAGES])
def test_modules_of_the_notes_exist(page: Path) -> None:
    gone = [name for name in _NAMED.findall(page.read_text(encoding="utf-8")) if not _there(name)]
    assert not gone


def test_modules_of_the_docstrings_exist() -> None:
    gone = []
    for path in PACKAGE.rglob("*.py"):
        for name in _REFERENCE.findall(path.read_text(encoding="utf-8")):
            if name.startswith("."):
                there = (path.parent / f"{name[1:].split('.')[0]}.py").exists()
            elif name.startswith("trucewatch."):
                there = _there(name.removeprefix("trucewatch."))
            else:
                continue  # something of the module itself
            gone += [] if there else [(path.name, name)]
    assert not gone


def _there(name: str) -> bool:
    """A module or a package, or something in one ("coding.places.places.find_places")."""
    path = PACKAGE / name.replace(".", "/")
    if path.with_suffix(".py").exists() or (path / "__init__.py").exists():
        return True
    module = path.parent.with_suffix(".py")
    package = path.parent / "__init__.py"
    held = module if module.exists() else package
    return held.exists() and re.search(rf"\b{path.name}\b", held.read_text()) is not None
