"""Train the scorer of cues from the project's own annotated reports; `make train` runs it.

    python tools/train_attribution.py

Files of training/statements with an odd last digit are trained on; the even ones are never read
but for the figures that are printed.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))
sys.path.insert(0, str(ROOT / "training" / "statements"))

from check import Report, read_reports  # type: ignore[import-not-found]  # noqa: E402

from trucewatch.coding.attribution.features import cue_features, is_candidate  # noqa: E402
from trucewatch.coding.attribution.find import build_context  # noqa: E402
from trucewatch.coding.attribution.model import SCALE  # noqa: E402
from trucewatch.coding.attribution.score import cue_scores  # noqa: E402
from trucewatch.coding.cast.cast import build_cast  # noqa: E402
from trucewatch.reading import Parse  # noqa: E402
from trucewatch.reading.english import EnglishReader  # noqa: E402
from trucewatch.records import Document  # noqa: E402
from trucewatch.sources.raw import RawDocument  # noqa: E402
from trucewatch.stories import split_stories  # noqa: E402
from trucewatch.vocab.actors import load_actors  # noqa: E402
from trucewatch.vocab.cues import load_cues  # noqa: E402

OUT = ROOT / "src" / "trucewatch" / "reading" / "models" / "attribution.npz"
# Inverse strength of the penalty; .3 to 3 differ by less than half a point on the even files.
PENALTY = 1.0
# A feature seen once says little and triples the file.
LEAST = 2

Item = tuple[tuple[str, ...], bool, float]


def reports(odd: bool) -> Iterator[Report]:
    """Yield the reports of the files with an odd (or even) last digit."""
    for path in sorted((ROOT / "training" / "statements").glob("*.txt")):
        if int(path.stem[-1]) % 2 == odd:
            yield from read_reports(path)


def items(odd: bool) -> list[Item]:
    """Return one item a word that may head a cue: features, whether it does, the rules' score."""
    reader, lexicon, actors = EnglishReader(), load_cues(), load_actors()
    out: list[Item] = []
    for report in reports(odd):
        document = Document("doc", report.doc, "", None, "text/plain")
        cues = [tuple(c) for a in report.attributions.values() for c in a.cue]
        for story in split_stories(RawDocument(document, report.text)):
            parse = reader.parse(story)
            context = build_context(parse)
            cast = build_cast(parse, story, actors, None)
            ruled = cue_scores(context, lexicon, lambda h, c=cast: c.of(h) is not None)
            heads = _heads(parse, [(s - story.start, e - story.start) for s, e in cues])
            for i in range(len(parse)):
                if is_candidate(parse, lexicon, i):
                    names, _ = cue_features(context, i, ruled.get(i))
                    out.append((names, i in heads, ruled[i][1] if i in ruled else 0.0))
    return out


def _heads(parse: Parse, spans: list[tuple[int, int]]) -> set[int]:
    """The highest verb or noun of each cue."""
    out: set[int] = set()
    for start, end in spans:
        if start < 0 or end > len(parse.text):
            continue
        first, last = parse.tokens_in(start, end)
        words = [k for k in range(first, last) if parse.pos[k] in ("VERB", "NOUN")]
        top = [k for k in words if not first <= parse.head[k] < last or parse.head[k] == k]
        out.update((top or words)[:1])
    return out


def matrix(rows: list[Item], index: dict[str, int]) -> Any:
    """Return the features of the rows, every row of length SCALE."""
    data: list[float] = []
    columns: list[int] = []
    ends = [0]
    for names, _, _ in rows:
        known = [index[n] for n in names if n in index]
        columns += known
        data += [SCALE / max(1, len(known)) ** 0.5] * len(known)
        ends.append(len(columns))
    return csr_matrix((data, columns, ends), shape=(len(rows), len(index)))


def f1(truth: np.ndarray, said: np.ndarray) -> float:
    """Return F1 of boolean answers."""
    return float(2 * (truth & said).sum() / max(1, truth.sum() + said.sum()))


def fit(train: list[Item], skip: tuple[str, ...] = ()) -> tuple[LogisticRegression, dict[str, int]]:
    """Fit on the rows, without features whose names begin with one of ``skip``."""
    counts = Counter(n for names, _, _ in train for n in names if not n.startswith(skip or ("\0",)))
    index = {n: k for k, n in enumerate(sorted(n for n, c in counts.items() if c >= LEAST))}
    model = LogisticRegression(C=PENALTY, max_iter=500)
    model.fit(matrix(train, index), [y for _, y, _ in train])
    return model, index


def main() -> None:
    """Train, print the figures on the even files, write the weights."""
    train, test = items(True), items(False)
    truth = np.array([y for _, y, _ in test])
    ruled = np.array([s for _, _, s in test])
    print(f"{len(train)} words for training, {len(test)} for testing, {truth.sum()} cues in these")
    print("rules:    " + _curve(truth, ruled))
    for title, skip in (("learned", ("lex", "score", "act=")), ("combined", ())):
        model, index = fit(train, skip)
        print(f"{title:9} " + _curve(truth, model.predict_proba(matrix(test, index))[:, 1]))
    np.savez_compressed(
        OUT,
        cue_names=np.array(sorted(index)),
        cue_weights=model.coef_[0].astype(np.float16),
        cue_bias=np.float32(model.intercept_[0]),
    )
    print(f"{len(index)} features, {OUT.stat().st_size} bytes → {OUT}")


def _curve(truth: np.ndarray, scores: np.ndarray) -> str:
    return " ".join(f"{t:.2f}:{f1(truth, scores >= t):.3f}" for t in np.arange(0.2, 0.75, 0.1))


if __name__ == "__main__":
    main()
