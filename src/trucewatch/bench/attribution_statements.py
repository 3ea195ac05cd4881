"""The attribution bench on data with nested attributions and speech acts (PolNeAR has neither).

Predictions are the statements that ``read`` gives. Matching: as in ``bench.attribution``, on the
statements of one cue and speaker taken together (a quotation split by its acts is one attribution);
a statement without a cue is a further piece of the speaker's statement before it. ``acts_acc``: of
the gold attributions whose cue and content are found (overlap of at least half), those whose act is
the act of the statement that begins first.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from trucewatch.bench.attribution import Pieces, Triple, as_story, overlap_ratio, score, triple
from trucewatch.coding.cast import build_cast
from trucewatch.coding.drafts import StatementDraft
from trucewatch.coding.statements import find_statements
from trucewatch.reading.parse import Parse
from trucewatch.records import Span, Story
from trucewatch.vocab.actors import load_actors

Acted = dict[Triple, str]
_OVERLAP = 0.5


def has_acts(path: str | Path) -> bool:
    """Tell whether the attributions of a file carry speech acts (read from its first lines)."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            rows = json.loads(line)["attributions"]
            if rows:
                return "act" in rows[0]
    return False


def read_acted(path: str | Path, limit: int | None = None) -> list[tuple[str, str, Acted]]:
    """Return (document, text, attributions with their acts) of a file."""
    out: list[tuple[str, str, Acted]] = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if limit is not None and len(out) >= limit:
                break
            row = json.loads(line)
            acted = {triple(a): str(a.get("act", "")) for a in row["attributions"]}
            out.append((row["doc"], row["text"], acted))
    return out


def run(
    path: str | Path, parse_story: Callable[[Story], Parse], limit: int | None = None
) -> dict[str, float]:
    """Read every text and score its statements; returns flat figures (per cent)."""
    actors = load_actors()
    rows: list[tuple[str, Acted, Acted]] = []
    for name, text, gold in read_acted(path, limit):
        story = as_story(name, text)
        parse = parse_story(story)
        cast = build_cast(parse, story, actors, None)
        rows.append((text, gold, as_triples(find_statements(parse, story, cast))))
    return score_acted(rows)


def score_acted(rows: Sequence[tuple[str, Acted, Acted]]) -> dict[str, float]:
    """Score (text, gold, found) per document."""
    out = score([(text, list(gold), list(found)) for text, gold, found in rows])
    hits = total = 0
    for _, gold, found in rows:
        for g, act in gold.items():
            best = max(found, key=lambda p: _likeness(g, p), default=None)
            if best is not None and _likeness(g, best):
                total += 1
                hits += found[best] == act
    return out | {"acts_acc": round(100 * hits / max(1, total), 2), "acts_n": total}


def _likeness(gold: Triple, found: Triple) -> float:
    cue, content = overlap_ratio(gold[1], found[1]), overlap_ratio(gold[2], found[2])
    if cue < _OVERLAP or content < _OVERLAP:
        return 0.0
    return cue + content + overlap_ratio(gold[0], found[0])


def as_triples(drafts: Sequence[StatementDraft]) -> Acted:
    """Return the attributions that the statements make, with the act of the first of each."""
    groups: dict[tuple[Pieces, Pieces], list[StatementDraft]] = {}
    last: dict[Pieces, tuple[Pieces, Pieces]] = {}
    for d in sorted(drafts, key=_begin):
        source: Pieces = ((d.speaker.start, d.speaker.end),) if d.speaker else ()
        key = (source, _chars([d.cue] if d.cue else []))
        if d.cue is None and source in last:
            key = last[source]
        last[source] = key
        groups.setdefault(key, []).append(d)
    return {
        (source, cue, _joined([s for d in group for s in d.content])): group[0].act
        for (source, cue), group in groups.items()
    }


def _begin(d: StatementDraft) -> int:
    return min(s.start for s in d.content)


def _chars(spans: Sequence[Span]) -> Pieces:
    return tuple((s.start, s.end) for s in spans)


def _joined(spans: Sequence[Span]) -> Pieces:
    """The pieces in order; neighbours that only white space parts are one piece."""
    out: list[tuple[int, int]] = []
    for s in sorted(spans, key=lambda s: s.start):
        if out and s.start <= out[-1][1] + 1:
            out[-1] = (out[-1][0], max(out[-1][1], s.end))
        else:
            out.append((s.start, s.end))
    return tuple(out)
