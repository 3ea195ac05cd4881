"""Score files of clips: counts by kind only, or with --show what is missed (never on unread ones).

Usage: PYTHONPATH=src:. python tools/score_clips.py [--show] FILE.yaml [...].
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.clips.support import Row, clips, expected, read


def main(files: list[str], show: bool) -> None:
    """Print how much of what is expected holds, by kind."""
    asked: Counter[str] = Counter()
    held: Counter[str] = Counter()
    faults: Counter[str] = Counter()
    for path in map(Path, files):
        for clip in clips(path):
            rows = list(expected(clip))
            faults.update(_faults(clip))
            asked.update(r.kind for r in rows)
            held.update(r.kind for r in rows if r.holds)
            missed = [r for r in rows if not r.holds]
            if show and missed:
                print(f"\n## {clip['id']} {clip['date']}\n{clip['text'].strip()}")
                for row in missed:
                    print(f"  - {row.kind}: {row.want} | {row.why}")
    print(", ".join(f"{k} {held[k]} of {n}" for k, n in sorted(asked.items())))
    print(", ".join(f"{k}: {n}" for k, n in sorted(faults.items())))
    print("all:", sum(held.values()), "of", sum(asked.values()))


def _faults(clip: Row) -> Iterator[str]:
    """Yield what makes a clip hard to score: no story in it, words that are not in its text."""
    yield "clips"
    if not read(clip).stories:
        yield "clips without a story"
    marked = [w["at"] for k in ("acts", "said", "not_said") for w in clip.get(k) or ()]
    if any(at not in clip["text"] for at in (*marked, *(clip.get("no_acts") or ()))):
        yield "clips whose words are not in their text"


if __name__ == "__main__":
    main([a for a in sys.argv[1:] if a != "--show"], "--show" in sys.argv[1:])
