"""Compare ways of reading speech acts on the project's own annotated reports.

    python tools/compare_acts.py

Rules alone; a logistic regression over features and word vectors without the rules' answer; the
same with it; and the rules, with the regression where they see a bare assertion. Each is trained on
the files of training/statements with an odd last digit and measured on the even ones, and the other
way round. The figures stand in docs/tables/attribution.md; nothing learned of this kind ships.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))
sys.path.insert(0, str(ROOT / "tools"))

from act_features import ActFeatures, act_features  # type: ignore[import-not-found]  # noqa: E402
from train_attribution import reports  # type: ignore[import-not-found]  # noqa: E402

from trucewatch.coding.acts.acts import read_act, utterance  # noqa: E402
from trucewatch.coding.attribution.find import build_context, find_attributions  # noqa: E402
from trucewatch.coding.attribution.model import load_cue_model  # noqa: E402
from trucewatch.coding.attribution.speakers import speaker_of  # noqa: E402
from trucewatch.coding.attribution.tree import Context  # noqa: E402
from trucewatch.coding.attribution.types import Attribution  # noqa: E402
from trucewatch.coding.cast.cast import Cast, build_cast  # noqa: E402
from trucewatch.reading import Parse  # noqa: E402
from trucewatch.reading.english import EnglishReader  # noqa: E402
from trucewatch.reading.weights import WordVectors, load_word_vectors  # noqa: E402
from trucewatch.records import Document  # noqa: E402
from trucewatch.sources.raw import RawDocument  # noqa: E402
from trucewatch.stories import split_stories  # noqa: E402
from trucewatch.vocab.actors import load_actors  # noqa: E402

Item = tuple[ActFeatures, str, str]
# Inverse strength of the penalty; .3 to 3 differ by a point.
PENALTY = 1.0
# A feature seen once says little and triples the file.
LEAST = 2
# An attribution that was found is the annotated one when cue and content overlap by this much.
SAME_CUE, SAME_CONTENT = 0.3, 0.5
# The scale of the sparse features against the vectors.
SPARSE_SCALE = 5.0
# What the regression must be this sure of to call a bare assertion something else.
LEARNED = 0.5
# Features that tell what the rules say, left out where the learned reader is measured alone.
RULES = ("r=", "rule=", "k+r", "cue+r", "la=")


def items(reports: Iterable[Any]) -> list[Item]:
    """Return one item a found attribution: features, the rules' act, the annotated act."""
    reader, actors = EnglishReader(), load_actors()
    out: list[Item] = []
    for report in reports:
        document = Document("doc", report.doc, "", None, "text/plain")
        gold = list(report.attributions.values())
        for story in split_stories(RawDocument(document, report.text)):
            parse = reader.parse(story)
            context, cast = build_context(parse), build_cast(parse, story, actors, None)
            for a in find_attributions(context, cast, load_cue_model()):
                act = _annotated(parse, story.start, a, gold)
                if act is not None:
                    out.append((*_read(context, cast, a), act))
    return out


def _read(context: Context, cast: Cast, a: Attribution) -> tuple[ActFeatures, str]:
    speaker = speaker_of(context, cast, a)
    said = utterance(context, cast, a, speaker.actor, a.content)
    act = read_act(said)
    return act_features(said, act.act, act.rule, act.polarity), act.act


def _annotated(parse: Parse, base: int, a: Attribution, gold: list[Any]) -> str | None:
    if not a.content or not gold:
        return None
    cue = _letters(parse, base, [a.cue] if a.cue[1] > a.cue[0] else [])
    content = _letters(parse, base, a.content)

    def likeness(g: Any) -> tuple[float, float]:
        return _jaccard(cue, _offsets(g.cue)), _jaccard(content, _offsets(g.content))

    best = max(gold, key=lambda g: sum(likeness(g)))
    same_cue, same_content = likeness(best)
    same = same_cue >= SAME_CUE and same_content >= SAME_CONTENT
    return str(best.act) if same else None


def _letters(parse: Parse, base: int, pieces: Iterable[tuple[int, int]]) -> set[int]:
    return _offsets([(parse.start[x] + base, parse.end[y - 1] + base) for x, y in pieces])


def _offsets(spans: Iterable[Any]) -> set[int]:
    return {k for s, e in spans for k in range(s, e)}


def _jaccard(a: set[int], b: set[int]) -> float:
    return len(a & b) / max(1, len(a | b))


def dense(features: ActFeatures, vectors: WordVectors) -> np.ndarray:
    """Return the vectors of the cue, of the main verb, and the mean of the other words."""
    size = vectors.size
    out = np.zeros(3 * size, dtype=np.float32)
    cue, verb, others = features.words
    for k, word in enumerate((cue, verb)):
        vector = vectors.of(word)
        if vector is not None:
            out[k * size : (k + 1) * size] = vector
    known = [v for v in map(vectors.of, others) if v is not None]
    if known:
        out[2 * size :] = np.mean(known, axis=0)
    return out


def matrix(rows: list[Item], index: dict[str, int]) -> Any:
    """Return sparse and dense features side by side."""
    vectors = load_word_vectors()
    data: list[float] = []
    columns: list[int] = []
    ends = [0]
    for features, _, _ in rows:
        known = [index[n] for n in features.names if n in index]
        columns += known
        data += [SPARSE_SCALE / max(1, len(known)) ** 0.5] * len(known)
        ends.append(len(columns))
    left = csr_matrix((data, columns, ends), shape=(len(rows), len(index)))
    return hstack([left, csr_matrix(np.array([dense(r[0], vectors) for r in rows]))]).tocsr()


def fit(rows: list[Item], skip: tuple[str, ...] = ()) -> tuple[LogisticRegression, dict[str, int]]:
    """Fit on the rows, without features whose names begin with one of ``skip``."""
    counts = Counter(n for f, _, _ in rows for n in f.names if not n.startswith(skip or ("\0",)))
    index = {n: k for k, n in enumerate(sorted(n for n, c in counts.items() if c >= LEAST))}
    model = LogisticRegression(C=PENALTY, max_iter=500)
    model.fit(matrix(rows, index), [act for _, _, act in rows])
    return model, index


def figures(train: list[Item], test: list[Item]) -> str:
    """Return the shares of right acts of the ways compared, in words."""
    truth = np.array([act for _, _, act in test])
    ruled = np.array([act for _, act, _ in test])
    model, index = fit(train, RULES)
    alone = model.predict(matrix(test, index))
    model, index = fit(train)
    shares = model.predict_proba(matrix(test, index))
    free = model.classes_[shares.argmax(1)]
    both = np.where((ruled == "assert") & (shares.max(1) >= LEARNED), free, ruled)
    rows = {"rules": ruled, "learned": alone, "learned with rules": free, "both": both}
    return ", ".join(f"{name} {np.mean(said == truth):.3f}" for name, said in rows.items())


def main() -> None:
    """Print the figures both ways round."""
    odd, even = items(reports(True)), items(reports(False))
    for title, train, test in (("odd → even", odd, even), ("even → odd", even, odd)):
        print(f"{title}, {len(test)} statements: {figures(train, test)}")


if __name__ == "__main__":
    main()
