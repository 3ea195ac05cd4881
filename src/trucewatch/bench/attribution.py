"""The attribution bench: PolNeAR's format, exact and overlap scores per role and per triple.

Matching: the first annotator of a document; the unit of a role is the distinct set of all pieces of
that role of one attribution, in code points; a unit is exact when all pieces are equal, an overlap
when the intersection over union of its characters is at least .5 (one-to-one, best first). Empty
roles are no units. A triple is exact when its three roles are. ``wrong_source``: of the predictions
whose cue is a gold cue with a source, those whose own source shares no character with it.
Unanswered counts as wrong.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from trucewatch.coding.attribution.find import build_context, find_attributions, without_nested
from trucewatch.coding.attribution.tree import Range
from trucewatch.coding.attribution.types import Attribution
from trucewatch.reading.parse import Parse
from trucewatch.records import Line, Published, Story

Pieces = tuple[tuple[int, int], ...]
Triple = tuple[Pieces, Pieces, Pieces]
ROLES = ("source", "cue", "content")
_OVERLAP = 0.5


def read_gold(path: str | Path, limit: int | None = None) -> list[tuple[str, str, list[Triple]]]:
    """Return (document, text, triples) of a PolNeAR file: the first annotator of each document."""
    out: dict[str, tuple[str, str, list[Triple]]] = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["doc"] in out:
                continue
            if limit is not None and len(out) >= limit:
                break
            out[row["doc"]] = (row["doc"], row["text"], [triple(a) for a in row["attributions"]])
    return list(out.values())


def triple(row: dict[str, list[list[int]]]) -> Triple:
    """Return the three roles of one attribution row, pieces in order."""
    source, cue, content = (tuple(sorted((s, e) for s, e in row[role])) for role in ROLES)
    return source, cue, content


def as_story(name: str, text: str) -> Story:
    """Return a story whose every line is a body paragraph: the texts keep their quirks."""
    lines: list[Line] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(Line("body", at, at + len(line)))
        at += len(line) + 1
    return Story(
        id=name,
        document_id=name,
        source_uri=name,
        start=0,
        end=len(text),
        headline=None,
        dateline=None,
        published=Published(None, "unknown"),
        language="en",
        text=text,
        lines=tuple(lines),
    )


def predict(parse: Parse) -> list[Triple]:
    """Return the outermost attributions of a parse as character triples, in PolNeAR's spans."""
    context = build_context(parse)
    found = without_nested(find_attributions(context))
    return sorted({_as_triple(parse, a) for a in found})


def _as_triple(parse: Parse, a: Attribution) -> Triple:
    source: Pieces = ()
    if a.source is not None:
        source = (_chars(parse, with_comma(parse, a.source.span)),)
    return source, (_chars(parse, a.cue),), tuple(_chars(parse, p) for p in a.content)


def with_comma(parse: Parse, span: Range) -> Range:
    """Return a source's range as PolNeAR marks it.

    PolNeAR keeps the comma or dash that closes an insertion behind the source's name.
    """
    first, last = span
    if last >= len(parse) or parse.word[last] not in (",", "—"):
        return span
    for k in range(first + 1, last - 1):
        if parse.word[k] == parse.word[last] and parse.dep[k] == "punct":
            inserted = parse.dep[parse.head[k]] if parse.head[k] >= first else ""
            following = {parse.dep[t] for t in range(k + 1, last) if parse.head[t] < k}
            if inserted != "conj" and following & {"appos", "relcl", "acl", "prep", "advcl"}:
                return first, last + 1
    return span


def _chars(parse: Parse, span: Range) -> tuple[int, int]:
    return parse.start[span[0]], parse.end[span[1] - 1]


def run(
    path: str | Path, parse_story: Callable[[Story], Parse], limit: int | None = None
) -> dict[str, float]:
    """Parse, predict and score a PolNeAR file; returns flat figures (F1 in per cent)."""
    gold = read_gold(path, limit)
    pairs = [
        (text, triples, predict(parse_story(as_story(name, text)))) for name, text, triples in gold
    ]
    return score(pairs)


def score(pairs: Sequence[tuple[str, list[Triple], list[Triple]]]) -> dict[str, float]:
    """Score (text, gold triples, predicted triples) per document."""
    out: dict[str, float] = {}
    for number, role in enumerate(ROLES):
        exact, overlap = _Count(), _Count()
        for _, gold, found in pairs:
            g = {t[number] for t in gold if t[number]}
            p = {t[number] for t in found if t[number]}
            exact.add(len(g & p), len(p), len(g))
            overlap.add(_matched(list(g), list(p)), len(p), len(g))
        out |= exact.figures(f"{role}_exact") | overlap.figures(f"{role}_overlap")
    exact, overlap = _Count(), _Count()
    for _, gold, found in pairs:
        g3, p3 = set(gold), set(found)
        exact.add(len(g3 & p3), len(p3), len(g3))
        overlap.add(_matched_triples(list(g3), list(p3)), len(p3), len(g3))
    out |= exact.figures("triple_exact") | overlap.figures("triple_overlap")
    return out | _wrong_source(pairs) | _by_quote_type(pairs)


class _Count:
    def __init__(self) -> None:
        self.hits = self.found = self.gold = 0

    def add(self, hits: int, found: int, gold: int) -> None:
        """Add counts: hits, predictions, gold units."""
        self.hits += hits
        self.found += found
        self.gold += gold

    def figures(self, name: str) -> dict[str, float]:
        """Return precision, recall and F1 in per cent under ``name``."""
        p = 100 * self.hits / max(1, self.found)
        r = 100 * self.hits / max(1, self.gold)
        f = 2 * p * r / max(1e-9, p + r)
        return {f"{name}_p": round(p, 2), f"{name}_r": round(r, 2), f"{name}_f1": round(f, 2)}


def _shared(a: Pieces, b: Pieces) -> int:
    return sum(max(0, min(e, y) - max(s, x)) for s, e in a for x, y in b)


def overlap_ratio(a: Pieces, b: Pieces) -> float:
    """Return the intersection over union of the characters of two roles; two empty ones give 1."""
    if not a and not b:
        return 1.0
    both = _shared(a, b)
    union = sum(e - s for s, e in a) + sum(e - s for s, e in b) - both
    return both / union if both else 0.0


def _one_to_one(scored: Iterable[tuple[float, int, int]]) -> int:
    left: set[int] = set()
    right: set[int] = set()
    for _, x, y in sorted(scored, reverse=True):
        if x not in left and y not in right:
            left.add(x)
            right.add(y)
    return len(left)


def _matched(gold: list[Pieces], found: list[Pieces]) -> int:
    scored = []
    for x, g in enumerate(gold):
        for y, p in enumerate(found):
            if g[-1][1] > p[0][0] and p[-1][1] > g[0][0] and (v := overlap_ratio(g, p)) >= _OVERLAP:
                scored.append((v, x, y))
    return _one_to_one(scored)


def _matched_triples(gold: list[Triple], found: list[Triple]) -> int:
    scored = []
    for x, g in enumerate(gold):
        for y, p in enumerate(found):
            cue = overlap_ratio(g[1], p[1])
            values = [cue, *(overlap_ratio(g[k], p[k]) for k in (0, 2))] if cue else [0.0]
            if min(values) >= _OVERLAP:
                scored.append((sum(values), x, y))
    return _one_to_one(scored)


def _wrong_source(
    pairs: Sequence[tuple[str, list[Triple], list[Triple]]],
) -> dict[str, float]:
    wrong = empty = total = 0
    for _, gold, found in pairs:
        for g in gold:
            if not g[0] or not g[1]:
                continue
            best = max(found, key=lambda p: overlap_ratio(g[1], p[1]), default=None)
            if best is None or overlap_ratio(g[1], best[1]) < _OVERLAP:
                continue
            total += 1
            if not best[0]:
                empty += 1
                continue
            same_cue = [o for o in gold if overlap_ratio(o[1], best[1]) >= _OVERLAP]
            if not any(_shared(o[0], best[0]) for o in same_cue):
                wrong += 1
    rate = 100 * wrong / max(1, total)
    return {
        "wrong_source": round(rate, 2),
        "wrong_source_n": wrong,
        "empty_source_n": empty,
        "cues_found_n": total,
    }


def quote_type(text: str, content: Pieces) -> str:
    """Return direct, mixed or indirect by how much of the content stands between marks."""
    inside = total = 0
    quoted = False
    for s, e in content:
        quoted = False
        for c in text[s:e]:
            if c in '“”"':
                quoted = c == "“" or (c == '"' and not quoted)
                continue
            total += 1
            inside += quoted
    if inside == 0:
        return "indirect"
    return "direct" if inside >= 0.9 * total else "mixed"


def _by_quote_type(
    pairs: Sequence[tuple[str, list[Triple], list[Triple]]],
) -> dict[str, float]:
    counts = {name: _Count() for name in ("direct", "mixed", "indirect")}
    for text, gold, found in pairs:
        for kind, count in counts.items():
            g = {t for t in gold if t[2] and quote_type(text, t[2]) == kind}
            p = {t for t in found if t[2] and quote_type(text, t[2]) == kind}
            every = set(found)
            hits = len(g & every)
            count.add(hits, len(p), len(g))
    out: dict[str, float] = {}
    for kind, count in counts.items():
        out |= count.figures(f"{kind}_triple_exact")
    return out
