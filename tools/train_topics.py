"""Train the topic model: sentences of conflict and politics against all others.

    python tools/train_topics.py

Reads training/events, keeps every fifth sentence of a file for testing, prints the figures, and
writes the weights as plain arrays. Needs the development tools (scikit-learn).
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from trucewatch.coding.events.relation import plain_story  # noqa: E402
from trucewatch.coding.topics.topics import common_words  # noqa: E402
from trucewatch.reading.english import EnglishReader  # noqa: E402
from trucewatch.reading.weights import load_word_vectors  # noqa: E402

OUT = ROOT / "src" / "trucewatch" / "reading" / "models" / "topics.npz"
_MARK = re.compile(r"</?[art]>")
# Inverse strength of the penalty and scale of the vectors; 2 to 30 and 3 to 8 differ little.
PENALTY = 2.0
DENSE_SCALE = 3.0
LEAST = 2
# Words too short to have a meaning of their own get no vector.
_SHORT = 3

Item = tuple[list[str], int, bool]


def items() -> list[Item]:
    """Return words, 1 for no event, and whether the sentence is for testing."""
    reader = EnglishReader()
    out: list[Item] = []
    for path in sorted((ROOT / "training" / "events").glob("*.tsv")):
        lines = [ln for ln in path.read_text("utf-8").splitlines() if not ln.startswith("#")]
        for number, line in enumerate(lines[1:], 1):
            label, _, marked = line.split("\t")[:3]
            parse = reader.parse(plain_story(_MARK.sub("", marked)))
            out.append((common_words(parse, 0, len(parse)), label == "NONE", number % 5 == 0))
    return out


class Features:
    """Turns sentences into rows: own weights of known words, and their mean vector."""

    def __init__(self, train: list[Item]) -> None:
        counts = Counter(w for words, _, _ in train for w in set(words))
        self.words = sorted(w for w, n in counts.items() if n >= LEAST)
        self._index = {w: k for k, w in enumerate(self.words)}
        self.vectors = load_word_vectors()

    def meant(self, words: list[str]) -> np.ndarray:
        """Return the mean vector of the words that have one."""
        found = [v for w in words if len(w) > _SHORT and (v := self.vectors.of(w)) is not None]
        return np.mean(found, axis=0) if found else np.zeros(self.vectors.size, dtype=np.float32)

    def matrix(self, rows: list[Item]) -> csr_matrix:
        """Return the features of ``rows``, own weights first."""
        data, columns, ends = [], [], [0]
        for words, _, _ in rows:
            known = sorted({self._index[w] for w in words if w in self._index})
            columns += known
            data += [1 / max(1, len(known)) ** 0.5] * len(known)
            ends.append(len(columns))
        own = csr_matrix((data, columns, ends), shape=(len(rows), len(self.words)))
        return hstack([own, csr_matrix(DENSE_SCALE * np.array([self.meant(r[0]) for r in rows]))])


def main() -> None:
    """Train, print the figures on the test fifth, write the weights."""
    rows = items()
    train, test = [r for r in rows if not r[2]], [r for r in rows if r[2]]
    features = Features(train)
    model = LogisticRegression(C=PENALTY, max_iter=800, class_weight="balanced")
    model.fit(features.matrix(train).tocsr(), [r[1] for r in train])
    scores = model.decision_function(features.matrix(test).tocsr())
    none = np.array([bool(r[1]) for r in test])
    for least in (0.0, 1.0, 1.5, 2.3):
        found, lost = (scores[none] > least).mean(), (scores[~none] > least).mean()
        print(f"above {least}: {found:.3f} of no event, {lost:.3f} of events")
    weights = model.coef_[0]
    own = dict(zip(features.words, weights[: len(features.words)], strict=True))
    direction = DENSE_SCALE * weights[len(features.words) :]
    known = {*own, *(w for w in map(str, features.vectors.words()) if len(w) > _SHORT)}
    names = sorted(known)
    meant = [float(features.meant([w]) @ direction) for w in names]
    np.savez_compressed(
        OUT,
        words=np.array(names),
        own=np.array([own.get(w, 0.0) for w in names], dtype=np.float16),
        meant=np.array(meant, dtype=np.float16),
        bias=model.intercept_.astype(np.float32),
    )
    print(f"{len(train)} sentences, {len(names)} words, {OUT.stat().st_size} bytes → {OUT}")


if __name__ == "__main__":
    main()
