"""Score weeks of reports against what an analyst expects of the ledger: counts only, no texts.

Usage: PYTHONPATH=src:. python tools/score_weeks.py FILE.yaml [...]. Prints for each file how much
of what is expected holds, then the counts by kind, then how many of the findings, positions,
movements and rounds of the ledger are expected or allowed.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import tests.linking.sets_support as sets
from tests.linking.sets_talks import is_movement, is_position, is_round


def _entries(name: str) -> tuple[Counter[str], Counter[str]]:
    """Return how many entries of each kind a ledger has, and how many are expected or allowed."""
    linked, told = sets.read(name).linked, sets.told(name)
    kinds = {
        "findings": (linked.findings, lambda x, w: sets.finds(x, linked, w)),
        "positions": (linked.positions, is_position),
        "movements": (linked.movements, lambda x, w: is_movement(x, w, linked)),
        "rounds": (linked.rounds, is_round),
    }
    made: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for kind, (entries, fits) in kinds.items():
        rows = [*(told["expect"].get(kind) or ()), *((told.get("may") or {}).get(kind) or ())]
        made[kind] += len(entries)
        right[kind] += sum(any(fits(e, w) for w in rows) for e in entries)
    return made, right


def main(files: list[str]) -> None:
    """Print the scores of some files."""
    asked: Counter[str] = Counter()
    held: Counter[str] = Counter()
    made: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for path in map(Path, files):
        sets.SETS = path.parent
        rows = [(kind, sets.holds(path.stem, kind, w)) for _, kind, w in sets.wanted(path.stem)]
        asked.update(kind for kind, _ in rows)
        held.update(kind for kind, ok in rows if ok)
        entries, good = _entries(path.stem)
        made, right = made + entries, right + good
        print(f"{path.stem}: {sum(ok for _, ok in rows)} of {len(rows)}")
    print("expected:", ", ".join(f"{k} {held[k]} of {n}" for k, n in sorted(asked.items())))
    print("all:", sum(held.values()), "of", sum(asked.values()))
    print("entries right:", ", ".join(f"{k} {right[k]} of {n}" for k, n in sorted(made.items())))


if __name__ == "__main__":
    main(sys.argv[1:])
