"""The evaluation gate: the bundled corpus must not score below its floors.

A figure without a prefix is one of the first set of reports (those the project began with), so
that a floor goes on measuring what it was set on; ``second.`` and ``blind.`` name the other sets,
``linking.`` what is linked over all bundled reports.

``floors.tsv`` is append-only: the floor in force is the highest that was ever written, so a lower
row changes nothing, and a row that was committed must still be there.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from trucewatch.bench import gold, linking, seed
from trucewatch.running.pipeline import Pipeline
from trucewatch.views.demo import corpus_folder
from trucewatch.vocab.tables import Row, parse_tsv

FLOORS = Path(__file__).parent / "floors.tsv"
BLIND = Path(__file__).parents[2] / "training" / "blind"


def floors() -> dict[str, float]:
    """Return the floor in force of each figure."""
    out: dict[str, float] = {}
    for row in _rows(FLOORS.read_text(encoding="utf-8")):
        out[row["figure"]] = max(out.get(row["figure"], 0.0), float(row["floor"]))
    return out


def _rows(text: str) -> tuple[Row, ...]:
    return parse_tsv(text, "floors.tsv")


@pytest.fixture(scope="module")
def figures(engine: Pipeline) -> dict[str, float]:
    """Each set of reports that has a floor, scored once; figures by prefix and name."""
    out: dict[str, float] = {}
    for part in sorted({name.rpartition(".")[0] or "first" for name in floors()}):
        if part == "linking":
            every = gold.load_corpus(corpus_folder())
            found = linking.run(every, gold.load_linking(corpus_folder()), engine)
            out |= {f"linking.{k}": v for k, v in found.items() if isinstance(v, int | float)}
            continue
        folder = BLIND if part == "blind" else corpus_folder()
        scored = seed.run(gold.load_corpus(folder, part), engine)
        prefix = "" if part == "first" else f"{part}."
        out |= {f"{prefix}{k}": v for k, v in scored.items() if isinstance(v, int | float)}
    return out


@pytest.mark.parametrize("figure", sorted(floors()))
def test_figure_is_not_below_its_floor(figures: dict[str, float], figure: str) -> None:
    assert figures[figure] >= floors()[figure], f"{figure} fell to {figures[figure]:.3f}"


def test_floors_only_go_up() -> None:
    done = subprocess.run(
        ["git", "show", "HEAD:./floors.tsv"],
        cwd=FLOORS.parent, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        pytest.skip("no committed floors to compare with")
    now = {tuple(r.values()) for r in _rows(FLOORS.read_text(encoding="utf-8"))}
    assert {tuple(r.values()) for r in _rows(done.stdout)} <= now, "a committed floor was changed"
