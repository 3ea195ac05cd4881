"""Scorer of PLOVER relations between given pairs.

Matching rule: a row counts when the predicted root equals the gold root; CONCEDE and RETREAT fold
into YIELD. A silent prediction is wrong in every figure. Quad and binary classes are derived from
the root. The data is for measuring only.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from trucewatch.coding.events.relation import (
    Parser,
    ScoreTypes,
    best_of,
    relation_features,
    score_by_rule,
    type_of,
)
from trucewatch.coding.events.relation_model import score_careful, score_quick
from trucewatch.vocab.predicates import load_predicates

# Where the set's labels (made with CAMEO phrases) depart from the PLOVER 1.3 manual, which the
# coder follows: label of a kind -> the set's root.
PLV_ROOTS = {
    "CONCEDE:promised": "AGREE",  # CAMEO 035: intent to yield; the manual: a promised concession
    "SANCTION:sanctions": "COERCE",  # CAMEO 172: impose administrative sanctions
    "SANCTION:convict": "ACCUSE",  # convictions stand with legal accusations
    "SANCTION:sentence": "COERCE",  # CAMEO 173: arrest, detain
    "COERCE:blockade": "ASSAULT",  # CAMEO 191: impose blockade, restrict movement
    "COERCE:ship": "ASSAULT",  # CAMEO 192: occupy or seize
    "AID:training": "COOPERATE",
    "REJECT:talks": "SANCTION",  # CAMEO 164: halt negotiations
    "ASSAULT:reprisal": "THREATEN",
    "REQUEST:probe": "ACCUSE",  # stands with investigations
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
    """Return one of the set's roots for each row, None where nothing is known."""
    table = load_predicates()
    out: list[str | None] = []
    for row in rows:
        text, source, target = spans_of(row["marked_sentence"])
        if source is None:
            out.append(None)
            continue
        features = relation_features(text, source, target, reader, table)
        out.append(best_of(score_types(features), as_plv)[0])
    return out


def as_plv(label: str) -> str:
    """Return the set's root for a label."""
    type_ = type_of(label)
    return PLV_ROOTS.get(label, _FOLD.get(type_, type_))


def scoring(coder: str) -> ScoreTypes:
    """Return how ``coder`` (quick or careful) scores the labels of a pair."""
    return score_careful if coder == "careful" else score_quick


def run(
    path: str | Path,
    limit: int | None = None,
    keep: Callable[[int], bool] = lambda k: True,
    reader: Parser | None = None,
    score_types: ScoreTypes = score_by_rule,
    save: Path | None = None,
) -> dict[str, float]:
    """Return the figures over the rows of ``path`` whose index ``keep`` accepts.

    ``save``: a file for the predictions, one object a line (sentence_id, gold, guess).
    """
    if reader is None:
        from trucewatch.reading.english import EnglishReader

        reader = EnglishReader()
    rows = [r for k, r in enumerate(read_rows(path)[:limit]) if keep(k)]
    gold, guess = [r["gold_root"] for r in rows], predict(rows, reader, score_types)
    if save:
        lines = (
            json.dumps({"sentence_id": r.get("sentence_id"), "gold": g, "guess": p})
            for r, g, p in zip(rows, gold, guess, strict=True)
        )
        save.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return figures(gold, guess)
