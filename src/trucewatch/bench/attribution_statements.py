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

from trucewatch.bench.attribution import (
    Pieces,
    Triple,
    overlap_ratio,
    score,
    triple,
    with_comma,
)
from trucewatch.coding.attribution.statements import find_statements
from trucewatch.coding.cast.cast import build_cast
from trucewatch.coding.drafts import StatementDraft
from trucewatch.reading.parse import Parse
from trucewatch.records import Document, Span, Story, content_id
from trucewatch.sources.raw import RawDocument
from trucewatch.stories import split_stories
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
    rows = [
        (text, gold, found_in(name, text, parse_story))
        for name, text, gold in read_acted(path, limit)
    ]
    return score_acted(rows)


def found_in(name: str, text: str, parse_story: Callable[[Story], Parse]) -> Acted:
    """Return the attributions found in a text, which is split into stories and lines as usual."""
    digest = content_id("doc", name, text)
    raw = RawDocument(Document(digest, name, digest, None, "text/plain"), text)
    out: Acted = {}
    for story in split_stories(raw):
        parse = parse_story(story)
        cast = build_cast(parse, story, load_actors(), None)
        out |= as_triples(parse, find_statements(parse, story, cast), story.start)
    return out


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


def as_triples(parse: Parse, drafts: Sequence[StatementDraft], base: int = 0) -> Acted:
    """Return the attributions that the statements make, with the act of the first of each.

    ``base`` is added to the offsets.
    """
    groups: dict[tuple[Pieces, Pieces], list[StatementDraft]] = {}
    last: dict[Pieces, tuple[Pieces, Pieces]] = {}
    for d in sorted(drafts, key=_begin):
        source = _source(parse, d)
        key = (source, _chars([d.cue] if d.cue else []))
        if d.cue is None and source in last:
            key = last[source]
        last[source] = key
        groups.setdefault(key, []).append(d)
    return {
        (
            _moved(source, base),
            _moved(cue, base),
            _moved(_joined([s for d in group for s in d.content]), base),
        ): group[0].act
        for (source, cue), group in groups.items()
    }


def _source(parse: Parse, d: StatementDraft) -> Pieces:
    if d.speaker is None:
        return ()
    span = with_comma(parse, parse.tokens_in(d.speaker.start, d.speaker.end))
    return ((parse.start[span[0]], parse.end[span[1] - 1]),)


def _moved(pieces: Pieces, base: int) -> Pieces:
    return tuple((a + base, b + base) for a, b in pieces)


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
