"""Scoring event factuality: whether a sentence says that the event at a token happened.

Matching rule: the rows give a token and a label from −3 (certainly did not happen) to +3
(certainly did). The sentence is parsed from its plain text, the token found by its characters.
``pearson`` compares labels and scores; ``macro_f1`` the classes did not (label below −1), happened
(above +1) and unclear (between), the scores cut at the thresholds shipped with the weights. A
target that no token of the parse covers scores 0 and counts as unclear.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from trucewatch.coding.realis.modality import factuality
from trucewatch.coding.realis.score import happened, weights
from trucewatch.reading.english import EnglishReader
from trucewatch.reading.parse import Parse
from trucewatch.records import Line, Published, Story

LABEL_CUT = 1.0
_NO_SPACE_BEFORE = frozenset(
    [".", ",", "!", "?", ";", ":", ")", "]", "}", "'s", "'m", "'re", "'ve", "'ll", "'d", "n't",
     "'", "%", "''", "..."]
)  # fmt: skip
_NO_SPACE_AFTER = frozenset(["(", "[", "{", "$"])
# Scores of the rules alone: means of the training part's labels by kind, rounded.
_RULES = {
    ("fact", 1): 1.9, ("fact", -1): 0.0, ("planned", 1): -1.0, ("demanded", 1): -1.4,
    ("hypothetical", 1): -0.8, ("able", 1): -1.1, ("would", 1): -0.4, ("wish", 1): -1.3,
    ("question", 1): 0.5, ("attempted", 1): -0.1, ("generic", 1): 1.3,
}  # fmt: skip


class Target(msgspec.Struct, frozen=True):
    """A labelled predicate: its characters in the row's text and its label."""

    start: int
    end: int
    label: float


class FactualityRow(msgspec.Struct, frozen=True):
    """A sentence as plain text with its targets."""

    text: str
    targets: tuple[Target, ...]


def plain_text(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Return tokens as running text, with the character range of each."""
    text = ""
    spans: list[tuple[int, int]] = []
    glued = True
    for token in tokens:
        if not glued and token.lower() not in _NO_SPACE_BEFORE:
            text += " "
        spans.append((len(text), len(text) + len(token)))
        text += token
        glued = token in _NO_SPACE_AFTER
    return text, spans


def read_rows(path: str | Path) -> Iterator[FactualityRow]:
    """Yield the rows of a JSONL file: ``text`` (tokens joined by spaces), ``targets`` with
    ``span1`` (token range) and ``label``."""
    with Path(path).open("rb") as lines:
        for line in lines:
            if not line.strip():
                continue
            raw: dict[str, Any] = msgspec.json.decode(line)
            text, spans = plain_text(raw["text"].split(" "))
            targets = tuple(
                Target(spans[t["span1"][0]][0], spans[t["span1"][1] - 1][1], float(t["label"]))
                for t in raw["targets"]
            )
            yield FactualityRow(text, targets)


def parsed(reader: EnglishReader, rows: Iterable[FactualityRow]) -> Iterator[tuple[Parse, Target]]:
    """Yield each target with the parse of its sentence."""
    for row in rows:
        parse = reader.parse(_story(row.text))
        for target in row.targets:
            yield parse, target


def _story(text: str) -> Story:
    line = Line("body", 0, len(text))
    return Story("", "", "", 0, len(text), None, None, Published(None, "unknown"), "en", text,
                 (line,))  # fmt: skip


def token_of(parse: Parse, target: Target) -> int | None:
    """Return the token that a target's characters begin in, or None."""
    first, last = parse.tokens_in(target.start, target.end)
    return first if last > first else None


def by_rules(parse: Parse, i: int) -> float:
    """Return the score that the clause analysis alone gives."""
    view = factuality(parse, i)
    return _RULES.get((view.kind, view.polarity), -0.6)


def run(path: str | Path, limit: int | None = None) -> dict[str, float | int]:
    """Score a file of sentences; ``limit`` bounds the sentences read."""
    reader = EnglishReader()
    gold: list[float] = []
    scores: list[float] = []
    rules: list[float] = []
    rows = (row for k, row in enumerate(read_rows(path)) if limit is None or k < limit)
    for parse, target in parsed(reader, rows):
        i = token_of(parse, target)
        gold.append(target.label)
        scores.append(0.0 if i is None else happened(parse, i))
        rules.append(0.0 if i is None else by_rules(parse, i))
    model = weights()
    golden = [class_of(y, -LABEL_CUT, LABEL_CUT) for y in gold]
    return {
        "pearson": pearson(scores, gold),
        "macro_f1": macro_f1(golden, [class_of(s, model.low, model.high) for s in scores]),
        "mae": _mean([abs(s - y) for s, y in zip(scores, gold, strict=True)]),
        "pearson_rules_only": pearson(rules, gold),
        "macro_f1_rules_only": macro_f1(golden, [class_of(s, -0.5, 1.0) for s in rules]),
        "n": len(gold),
    }


def class_of(score: float, low: float, high: float) -> str:
    """Return happened, did not or unclear for a score and two thresholds."""
    if score > high:
        return "happened"
    return "did not" if score < low else "unclear"


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def pearson(xs: Sequence[float], ys: Sequence[float]) -> float:
    """Return Pearson's correlation; 0 where one side does not vary."""
    mx, my = _mean(xs), _mean(ys)
    sxy = sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True))
    sxx = sum((x - mx) ** 2 for x in xs)
    syy = sum((y - my) ** 2 for y in ys)
    return sxy / math.sqrt(sxx * syy) if sxx > 0 and syy > 0 else 0.0


def macro_f1(gold: Sequence[str], guesses: Sequence[str]) -> float:
    """Return the mean F1 over the classes that the gold holds."""
    scores: list[float] = []
    for name in sorted(set(gold)):
        hits = sum(g == name == p for g, p in zip(gold, guesses, strict=True))
        total = sum(g == name for g in gold) + sum(p == name for p in guesses)
        scores.append(2 * hits / total if total else 0.0)
    return _mean(scores)
