"""The evaluation gate: the bundled corpus must not score below its floors.

``floors.tsv`` is append-only: the floor in force is the highest that was ever written, so a lower
row changes nothing, and a row that was committed must still be there.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from trucewatch.bench import gold, seed
from trucewatch.running.pipeline import Pipeline
from trucewatch.views.demo import corpus_folder
from trucewatch.vocab.tables import Row, parse_tsv

FLOORS = Path(__file__).parent / "floors.tsv"


def floors() -> dict[str, float]:
    """Return the floor in force of each figure."""
    out: dict[str, float] = {}
    for row in _rows(FLOORS.read_text(encoding="utf-8")):
        out[row["figure"]] = max(out.get(row["figure"], 0.0), float(row["floor"]))
    return out


def _rows(text: str) -> tuple[Row, ...]:
    return parse_tsv(text, "floors.tsv")


@pytest.fixture(scope="module")
def figures(engine: Pipeline) -> seed.Figures:
    """The bundled corpus, scored once."""
    return seed.run(gold.load_corpus(corpus_folder()), engine)


@pytest.mark.parametrize("figure", sorted(floors()))
def test_figure_is_not_below_its_floor(figures: seed.Figures, figure: str) -> None:
    value = float(figures[figure])
    assert value >= floors()[figure], f"{figure} fell to {value:.3f}"


def test_floors_only_go_up() -> None:
    done = subprocess.run(
        ["git", "show", "HEAD:./floors.tsv"],
        cwd=FLOORS.parent, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        pytest.skip("no committed floors to compare with")
    now = {tuple(r.values()) for r in _rows(FLOORS.read_text(encoding="utf-8"))}
    assert {tuple(r.values()) for r in _rows(done.stdout)} <= now, "a committed floor was changed"
