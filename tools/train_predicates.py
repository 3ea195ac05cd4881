"""Train the predicate model from the project's own sentences; `make train` runs it.

    python tools/train_predicates.py

Every fifth sentence of a file is never trained on: the figures that are printed are on those.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from trucewatch.coding.events.predicate_features import (  # noqa: E402
    PredicateFeatures,
    is_candidate,
    predicate_features,
)
from trucewatch.coding.events.predicate_model import (  # noqa: E402
    NONE,
    SPARSE_SCALE,
    dense,
    names_with_lexicon,
)
from trucewatch.coding.events.predicates import Lens  # noqa: E402
from trucewatch.coding.events.relation import plain_story  # noqa: E402
from trucewatch.reading import Parse  # noqa: E402
from trucewatch.reading.english import EnglishReader  # noqa: E402
from trucewatch.reading.weights import load_word_vectors  # noqa: E402
from trucewatch.vocab.predicates import load_predicates  # noqa: E402

OUT = ROOT / "src" / "trucewatch" / "reading" / "models" / "predicates.npz"
_MARK = re.compile(r"<(/?)([art])>")
# Inverse strength of the penalty; .5 to 5 differ by less than a point on the test fifth.
PENALTY = 3.0
# A feature seen once says little and doubles the file.
LEAST = 2

Item = tuple[str, bool, PredicateFeatures, tuple[str, float] | None]


def unmark(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """Return the sentence without its marks, and the marked spans."""
    spans: dict[str, tuple[int, int]] = {}
    out, begun, at, length = [], {}, 0, 0
    for match in _MARK.finditer(marked):
        out.append(marked[at : match.start()])
        length += match.start() - at
        at = match.end()
        if match.group(1):
            spans[match.group(2)] = (begun[match.group(2)], length)
        else:
            begun[match.group(2)] = length
    return "".join([*out, marked[at:]]), spans


def trigger(parse: Parse, span: tuple[int, int]) -> int | None:
    """Return the head token of the trigger words."""
    first, last = parse.tokens_in(*span)
    inside = range(first, last)
    heads = [i for i in inside if not first <= parse.head[i] < last or parse.head[i] == i]
    full = [i for i in (*heads, *inside) if parse.pos[i] in ("VERB", "NOUN")]
    return full[0] if full else None


def items() -> list[Item]:
    """Return one item a predicate: type or NONE, whether it is for testing, features, lexicon."""
    reader, table = EnglishReader(), load_predicates()
    out: list[Item] = []
    for path in sorted((ROOT / "training" / "events").glob("*.tsv")):
        lines = [ln for ln in path.read_text("utf-8").splitlines() if not ln.startswith("#")]
        for number, line in enumerate(lines[1:], 1):
            label, _, marked = line.split("\t")[:3]
            text, spans = unmark(marked)
            parse = reader.parse(plain_story(text))
            lens = Lens(parse, table)
            tokens: list[int | None]
            if label == NONE:
                tokens = [i for i in range(len(parse)) if is_candidate(parse, i)]
            else:
                tokens = [trigger(parse, spans["t"])]
            for i in tokens:
                if i is not None:
                    features = predicate_features(parse, i)
                    out.append(
                        (label.split("/")[0], number % 5 == 0, features, look(lens, parse, i))
                    )
    return out


def look(lens: Lens, parse: Parse, i: int) -> tuple[str, float] | None:
    """Return what the lexicon says of token ``i``."""
    found = lens.read(i) if parse.pos[i] == "VERB" else lens.noun(i)
    return (found.type, found.score) if found else None


def matrix(rows: list[Item], index: dict[str, int]) -> Any:
    """Return sparse and dense features side by side."""
    vectors = load_word_vectors()
    data, columns, ends = [], [], [0]
    for _, _, features, lexicon in rows:
        known = [index[n] for n in set(names_with_lexicon(features, lexicon)) if n in index]
        columns += known
        data += [SPARSE_SCALE / max(1, len(known)) ** 0.5] * len(known)
        ends.append(len(columns))
    left = csr_matrix((data, columns, ends), shape=(len(rows), len(index)))
    return hstack([left, csr_matrix(np.array([dense(r[2], vectors) for r in rows]))]).tocsr()


def main() -> None:
    """Train, print the figures on the test fifth, write the weights."""
    rows = items()
    train, test = [r for r in rows if not r[1]], [r for r in rows if r[1]]
    counts: dict[str, int] = {}
    for row in train:
        for name in set(names_with_lexicon(row[2], row[3])):
            counts[name] = counts.get(name, 0) + 1
    index = {n: k for k, n in enumerate(sorted(n for n, c in counts.items() if c >= LEAST))}
    model = LogisticRegression(C=PENALTY, max_iter=400)
    model.fit(matrix(train, index), [r[0] for r in train])
    report(model, test, index)
    weights = model.coef_.T
    np.savez_compressed(
        OUT,
        types=np.array(model.classes_),
        names=np.array(sorted(index)),
        sparse=weights[: len(index)].astype(np.float16),
        dense=weights[len(index) :].astype(np.float16),
        bias=model.intercept_.astype(np.float32),
    )
    print(f"{len(train)} predicates, {len(index)} features, {OUT.stat().st_size} bytes → {OUT}")


def report(model: LogisticRegression, test: list[Item], index: dict[str, int]) -> None:
    """Print recall and precision of the types, and false events, at several thresholds."""
    types = list(model.classes_)
    shares = model.predict_proba(matrix(test, index))
    shares[:, types.index(NONE)] = 0
    real = [k for k, r in enumerate(test) if r[0] != NONE]
    none = [k for k, r in enumerate(test) if r[0] == NONE]
    lexicon = np.mean([bool(test[k][3]) and test[k][3][0] == test[k][0] for k in real])  # type: ignore[index]
    print(f"test: {len(real)} events, {len(none)} others; lexicon alone finds {lexicon:.3f}")
    for least in (0.0, 0.3, 0.4, 0.5, 0.6, 0.7):
        said = [k for k in real if shares[k].max() >= least]
        right = sum(types[shares[k].argmax()] == test[k][0] for k in said)
        false = np.mean([shares[k].max() >= least for k in none])
        print(
            f"p ≥ {least}: recall {right / len(real):.3f}"
            f" precision {right / max(1, len(said)):.3f} false {false:.3f}"
        )


if __name__ == "__main__":
    main()
