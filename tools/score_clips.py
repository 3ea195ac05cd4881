"""Score files of clips: counts by kind only, or with --show what is missed (never on unread ones).

Usage: PYTHONPATH=src:. python tools/score_clips.py [--show] FILE.yaml [...].
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from tests.clips.support import clips, expected


def main(files: list[str], show: bool) -> None:
    """Print how much of what is expected holds, by kind."""
    asked: Counter[str] = Counter()
    held: Counter[str] = Counter()
    for path in map(Path, files):
        for clip in clips(path):
            rows = list(expected(clip))
            asked.update(r.kind for r in rows)
            held.update(r.kind for r in rows if r.holds)
            missed = [r for r in rows if not r.holds]
            if show and missed:
                print(f"\n## {clip['id']} {clip['date']}\n{clip['text'].strip()}")
                for row in missed:
                    print(f"  - {row.kind}: {row.want} | {row.why}")
    print(", ".join(f"{k} {held[k]} of {n}" for k, n in sorted(asked.items())))
    print("all:", sum(held.values()), "of", sum(asked.values()))


if __name__ == "__main__":
    main([a for a in sys.argv[1:] if a != "--show"], "--show" in sys.argv[1:])
