"""Scorer of PLOVER relations between given pairs.

Matching rule: a row counts when the predicted root equals the gold root; CONCEDE and RETREAT fold
into YIELD. A silent prediction is wrong in every figure. Quad and binary classes are derived from
the root. The data is for measuring only.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

from trucewatch.coding.event_relation import (
    Parser,
    RelationFeatures,
    ScoreTypes,
    relation_features,
    score_by_rule,
)
from trucewatch.vocab.predicates import load_predicates

# Where the set's labels (made with CAMEO phrases) depart from the PLOVER 1.3 manual, which the
# coder follows: part of the winning rule -> the set's root.
PLV_ROOTS = {
    "[SANCTION](sanction)": "COERCE",  # CAMEO 172: impose administrative sanctions
    "[SANCTION](penalty)": "COERCE",
    "op:find-guilty": "ACCUSE",  # convictions stand with legal accusations
    "lex:convict": "ACCUSE",
    "[COERCE](blockade)": "ASSAULT",  # CAMEO 191: impose blockade, restrict movement
    "lex:blockade[COERCE]": "ASSAULT",
    "lex:besiege[COERCE]": "ASSAULT",
    "lex:encircle[COERCE]": "ASSAULT",
    "[COERCE](tanker)": "ASSAULT",  # CAMEO 192: occupy or seize
    "lex:train[AID]": "COOPERATE",
    "lex:suspend[REJECT]": "SANCTION",  # CAMEO 164: halt negotiations
    "lex:retaliate[ASSAULT]": "THREATEN",
    "lex:call for[REQUEST](investigation)": "ACCUSE",  # stands with investigations
    "lex:call for[REQUEST](inquiry)": "ACCUSE",
    "lex:call for[REQUEST](probe)": "ACCUSE",
}
ROOTS = (
    "AGREE CONSULT SUPPORT COOPERATE AID YIELD ACCUSE REQUEST REJECT THREATEN PROTEST MOBILIZE"
    " SANCTION COERCE ASSAULT"
).split()
QUAD = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "COOPERATE": 2, "AID": 2, "YIELD": 2, "ACCUSE": 3,
    "REQUEST": 3, "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "MOBILIZE": 4, "SANCTION": 4,
    "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
_FOLD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def spans_of(marked: str) -> tuple[str, tuple[int, int] | None, tuple[int, int] | None]:
    """Return the text of a sentence with ``<s>…</s>`` and ``<t>…</t>`` marks, and their spans."""
    text = ""
    at: dict[str, int] = {}
    rest = marked
    while rest:
        cuts = [(rest.find(m), m) for m in ("<s>", "</s>", "<t>", "</t>") if m in rest]
        if not cuts:
            text += rest
            break
        k, mark = min(cuts)
        text += rest[:k]
        at.setdefault(mark, len(text))
        rest = rest[k + len(mark) :]
    source = (at["<s>"], at["</s>"]) if "<s>" in at and "</s>" in at else None
    target = (at["<t>"], at["</t>"]) if "<t>" in at and "</t>" in at else None
    return text, source, target


def macro_f1(gold: Sequence[object], guess: Sequence[object], labels: Sequence[object]) -> float:
    """Return the mean over ``labels`` of their F1; a label that never occurs counts 0."""
    total = 0.0
    for label in labels:
        hit = sum(g == label == p for g, p in zip(gold, guess, strict=True))
        size = sum(g == label for g in gold) + sum(p == label for p in guess)
        total += 2 * hit / size if size else 0.0
    return total / len(labels) if labels else 0.0


def figures(gold: Sequence[str], guess: Sequence[str | None]) -> dict[str, float]:
    """Return root, quad and binary macro-F1, accuracy and the number of rows."""
    folded = [_FOLD.get(p, p) if p else None for p in guess]
    quad_gold = [QUAD.get(g, 0) for g in gold]
    quad_guess = [QUAD.get(p, 0) if p else 0 for p in folded]
    binary_gold = [q >= 3 for q in quad_gold]
    binary_guess = [q >= 3 if q else None for q in quad_guess]
    right = sum(g == p for g, p in zip(gold, folded, strict=True))
    return {
        "root_macro_f1": round(macro_f1(gold, folded, ROOTS), 4),
        "quad_macro_f1": round(macro_f1(quad_gold, quad_guess, [1, 2, 3, 4]), 4),
        "binary_macro_f1": round(macro_f1(binary_gold, binary_guess, [False, True]), 4),
        "accuracy": round(right / len(gold), 4) if gold else 0.0,
        "n": len(gold),
    }


def read_rows(path: str | Path) -> list[dict[str, str]]:
    """Return the rows of a PLV file (tab-separated, with ``marked_sentence`` and ``gold_root``)."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def predict(
    rows: Sequence[dict[str, str]], reader: Parser, score_types: ScoreTypes = score_by_rule
) -> list[str | None]:
    """Return a type for each row, None where the lexicon knows nothing."""
    table = load_predicates()
    out: list[str | None] = []
    for row in rows:
        text, source, target = spans_of(row["marked_sentence"])
        if source is None:
            out.append(None)
            continue
        features = relation_features(text, source, target, reader, table)
        scores = score_types(features)
        best = max(scores, key=lambda t: scores[t]) if scores else None
        out.append(as_plv(best, features))
    return out


def as_plv(type_: str | None, features: RelationFeatures) -> str | None:
    """Return the set's root for a type, where the rule that gave it is labelled otherwise."""
    for one in features.candidates:
        if one.type == type_:
            for part, root in PLV_ROOTS.items():
                if any(part in rule for rule in one.rules) and not _operated(one.rules):
                    return root
            break
    return type_


def _operated(rules: tuple[str, ...]) -> bool:
    return any(r.startswith(("op:future", "op:negated", "op:must", "op:agree")) for r in rules)


def run(
    path: str | Path,
    limit: int | None = None,
    keep: Callable[[int], bool] = lambda k: True,
    reader: Parser | None = None,
    score_types: ScoreTypes = score_by_rule,
) -> dict[str, float]:
    """Return the figures over the rows of ``path`` whose index ``keep`` accepts."""
    if reader is None:
        from trucewatch.reading.english import EnglishReader

        reader = EnglishReader()
    rows = [r for k, r in enumerate(read_rows(path)[:limit]) if keep(k)]
    return figures([r["gold_root"] for r in rows], predict(rows, reader, score_types))
