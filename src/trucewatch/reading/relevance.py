"""The relevance gate: is a story worth the parse? Asked before it, a hundred times cheaper."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import msgspec

from trucewatch.reading.weights import load_word_vectors, model_file
from trucewatch.records import Story
from trucewatch.vocab.tables import data_file, table

if TYPE_CHECKING:
    import numpy as np

# The figures below were set on the bundled corpus (every report that holds anything must pass) and
# two public collections of local and of health news (four fifths must not).
# A word counts when it is so near (cosine) to a word of the list, and nearer to what a record is
# about than to other news.
_NEAR = 0.62
# So many hundredths of a story's words must count, and so many different ones.
_SHARE = 1.4
_DIFFERENT = 2
# Short texts have no shares to speak of: their length is taken as at least this.
_PRIOR = 20
# News tells at its beginning what it is about.
_READ = 600
_NAMED = 6
_WORD = re.compile(r"[A-Za-z][A-Za-z\-]+")
# Endings taken off a word that is not known, and what is put on instead.
_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))


class Verdict(msgspec.Struct, frozen=True):
    """The gate's decision: ``read`` or not, the share that decided (percent), the words."""

    read: bool
    score: float
    reason: str


@cache
def gate_id() -> str:
    """Return the id of this gate: a hash of its words, its vectors and its figures."""
    digest = hashlib.sha256(data_file("pages/relevance.tsv").read_bytes())
    digest.update(model_file("words.npz").read_bytes())
    digest.update(repr((_NEAR, _SHARE, _DIFFERENT, _PRIOR, _READ)).encode())
    return f"gate-{digest.hexdigest()[:16]}"


def judge(stories: Iterable[Story]) -> Verdict:
    """Return whether any of a document's stories is worth reading, with the best one's figures.

    A story in a language that is not English is let through: the coder says what it makes of it.
    """
    best = Verdict(False, 0.0, "no words")
    for story in stories:
        if story.language not in ("en", "und"):
            return Verdict(True, 0.0, f"in language '{story.language}'")
        verdict = judge_text(story.text)
        if (verdict.read, verdict.score) > (best.read, best.score):
            best = verdict
    return best


def judge_text(text: str) -> Verdict:
    """Return whether a text is worth reading."""
    words = [w.lower() for w in _WORD.findall(text[: 12 * _READ])][:_READ]
    about = 0.0
    hits: dict[str, None] = {}
    for word in words:
        weight = _weight(word)
        if weight > 0:
            about += weight
            hits.setdefault(word)
    score = round(100 * about / (len(words) + _PRIOR), 3)
    named = ", ".join([*hits][:_NAMED]) or "none of its words"
    return Verdict(score >= _SHARE and len(hits) >= _DIFFERENT, score, named)


@cache
def _anchors() -> tuple[np.ndarray, np.ndarray]:
    import numpy as np

    vectors = load_word_vectors()
    found: dict[str, list[np.ndarray]] = {"about": [], "other": []}
    for row in table("pages/relevance.tsv"):
        vector = vectors.of(row["word"])
        if vector is not None:
            found[row["kind"]].append(vector)
    return np.stack(found["about"]), np.stack(found["other"])


@lru_cache(100_000)  # names never end: an archive must not fill the memory
def _weight(word: str) -> float:
    """Return how near a word is to what records are about, 0 where other news is nearer."""
    vectors = load_word_vectors()
    vector = next((v for f in _forms(word) if (v := vectors.of(f)) is not None), None)
    if vector is None:
        return 0.0
    about, other = _anchors()
    near = float((about @ vector).max())
    return near if near >= _NEAR and near > float((other @ vector).max()) else 0.0


def _forms(word: str) -> Iterator[str]:
    yield word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield word[: -len(ending)] + instead
