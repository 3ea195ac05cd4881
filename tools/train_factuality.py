"""Fit the factuality weights on a file of labelled sentences and write them into the package.

Usage: python tools/train_factuality.py TRAIN.jsonl [DEV.jsonl]
Needs scikit-learn (development only). TRAIN is the training part of UDS It-Happened v2
(https://decomp.io, CC BY-SA 4.0, on the English Web Treebank); only weights are written.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import Ridge

from trucewatch.bench.factuality import class_of, macro_f1, parsed, read_rows, token_of
from trucewatch.coding.realis.features import features
from trucewatch.coding.realis.score import WEIGHTS, Weights
from trucewatch.reading.english import EnglishReader
from trucewatch.vocab.tables import data_file

MIN_COUNT = 5  # a feature seen less often is noise
FIRST_ALPHA = 30.0  # ridge penalties, chosen on halves of the training part
ALPHA = 50.0
KEEP = 6000  # features kept; half as many lose .0006 on halves of the training part
LICENCE = (
    "Weights fitted on the training part of UDS It-Happened v2 (White et al. 2016, Rudinger et al."
    " 2018; CC BY-SA 4.0); this file is under CC BY-SA 4.0."
)


def examples(path: str) -> tuple[list[frozenset[str]], Any]:
    """Return features and labels of a file's targets."""
    reader = EnglishReader()
    xs: list[frozenset[str]] = []
    ys: list[float] = []
    for parse, target in parsed(reader, read_rows(path)):
        i = token_of(parse, target)
        if i is not None:
            xs.append(features(parse, i))
            ys.append(target.label)
    return xs, np.array(ys)


def fit(xs: list[frozenset[str]], ys: Any) -> dict[str, int]:
    """Return the weights in thousandths of the features that matter most."""
    vectorizer = CountVectorizer(analyzer=lambda x: x, min_df=MIN_COUNT)
    matrix = vectorizer.fit_transform(xs).astype(float)
    names = vectorizer.get_feature_names_out()
    first = Ridge(alpha=FIRST_ALPHA, solver="sparse_cg", fit_intercept=False).fit(matrix, ys)
    counts = np.asarray(matrix.sum(0)).ravel()
    kept = np.argsort(-np.abs(first.coef_) * np.sqrt(counts))[:KEEP]
    last = Ridge(alpha=ALPHA, solver="sparse_cg", fit_intercept=False).fit(matrix[:, kept], ys)
    pairs = zip((names[k] for k in kept), last.coef_, strict=True)
    return {n: round(float(w) * 1000) for n, w in sorted(pairs) if round(float(w) * 1000)}


def thresholds(scores: list[float], ys: Any) -> tuple[float, float]:
    """Return the cuts with the best macro F1 on the training part."""
    gold = [class_of(y, -1.0, 1.0) for y in ys]
    grid = [
        (macro_f1(gold, [class_of(s, a / 10, b / 10) for s in scores]), a / 10, b / 10)
        for a in range(-12, 4)
        for b in range(4, 16)
    ]
    best = max(grid)
    return best[1], best[2]


if __name__ == "__main__":
    rows, labels = examples(sys.argv[1])
    found = fit(rows, labels)
    fitted = [sum(found.get(f, 0) for f in x) / 1000 for x in rows]
    low, high = thresholds(fitted, labels)
    made = Weights("1", LICENCE, low, high, found)
    text = msgspec.json.format(msgspec.json.encode(made), indent=0)
    Path(str(data_file(WEIGHTS))).write_bytes(text)
    print(len(found), low, high)
