"""Scorer of speed: the whole pipeline against the bare parser, on the same text in the same run.

The bare parser is the English model with tagger and parser only, as it comes, ``nlp.pipe`` over
whole texts, on one thread. A sentence is one that the bare parser finds. Rounds are interleaved and
each round has texts of its own, so that no cache knows them; figures are medians over the rounds.
"""

from __future__ import annotations

import gc
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from trucewatch.bench.vary import Variety
from trucewatch.reading.english import EnglishReader
from trucewatch.reading.gazetteer_file import open_gazetteer
from trucewatch.records import Document, content_id
from trucewatch.running.config import CODERS, Config
from trucewatch.running.pipeline import Pipeline
from trucewatch.sources.raw import RawDocument

ROUNDS = 3
STORIES = 60  # a round, when no limit is given
PLACES = 5_000  # names to draw from
# What the bare parser leaves out of the model: it keeps tok2vec, tagger and parser.
_BARE = ["ner", "lemmatizer", "attribute_ruler", "senter"]
# Reports that hold no conflict are named so in the bundled corpus.
_IRRELEVANT = "neg"


class Round(msgspec.Struct, frozen=True):
    """CPU seconds of the bare parser and of each coder over the same sentences."""

    sentences: int
    distinct: int
    parser: float
    coders: dict[str, float]


def run(corpus: Path, coder: str, limit: int | None = None, rounds: int = ROUNDS) -> dict[str, Any]:
    """Return the figures of ``coder``, and of each coder under its name.

    ``limit`` is the number of stories a round. Nothing else should run on the machine; the ratios
    stand some noise, the rates do not.
    """
    engines = {name: Pipeline(Config(coder=name)) for name in CODERS}
    engine = engines[coder]
    warm(engine)
    count = limit or STORIES
    reports = texts_of(corpus)
    towns = open_gazetteer().towns(PLACES)

    def texts(seed: int) -> list[str]:
        return list(Variety(reports, towns, engine.actors, seed).stories(count))

    for text in texts(0):
        engine.code_document(document(text))
    peak = _peak_mb()
    for other in engines.values():
        warm(other)
    bare = bare_parser(engine.reader)
    with settled():
        measured = [_round(texts(n), engines, bare, engine.reader) for n in range(1, rounds + 1)]
    return _figures(measured, coder, count, peak)


def document(text: str) -> RawDocument:
    """Return a text as an input."""
    name = content_id("doc", text)
    return RawDocument(Document(name, f"{name}.txt", "", None, "text/plain"), text)


def texts_of(corpus: Path, *, relevant: bool = True) -> tuple[str, ...]:
    """Return the bundled reports that are about conflict, or those that are not."""
    return tuple(
        file.read_text(encoding="utf-8")
        for file in sorted(corpus.joinpath("reports").glob("*.txt"))
        if file.name.startswith(_IRRELEVANT) is not relevant
    )


@contextmanager
def settled() -> Iterator[None]:
    """Measure as workers run: what is loaded is not looked through again and again."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def warm(engine: Pipeline) -> None:
    """Let a pipeline load all that it needs."""
    engine.warm()
    engine.code_document(
        document("The minister said that 12 people were killed near Goma on Monday.")
    )


def bare_parser(reader: EnglishReader) -> Callable[[Sequence[str]], list[Any]]:
    """Return the model with tagger and parser only, as it comes, over whole texts."""
    nlp = reader.module.load(exclude=_BARE)
    list(nlp.pipe(["The minister spoke."]))
    return lambda texts: list(nlp.pipe(texts))


def _round(
    texts: list[str],
    engines: dict[str, Pipeline],
    bare: Callable[[Sequence[str]], list[Any]],
    reader: EnglishReader,
) -> Round:
    with reader.one_thread():
        parser, docs = timed(partial(bare, texts))
        sentences = [s.text for doc in docs for s in doc.sents]
        del docs
        coders = {name: timed(partial(_code, e, texts))[0] for name, e in engines.items()}
    return Round(len(sentences), len(set(sentences)), parser, coders)


def _code(engine: Pipeline, texts: Sequence[str]) -> int:
    """Code texts, records as JSON included; returns their size in bytes."""
    encode = msgspec.json.encode
    return sum(len(encode(c)) for own in engine.code_documents(map(document, texts)) for c in own)


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the CPU seconds of this process that ``work`` took, and what it returned."""
    begun = time.process_time()
    result = work()
    return time.process_time() - begun, result


def _peak_mb() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1024 * 1024 if sys.platform == "darwin" else 1024), 1)


def _figures(rounds: list[Round], coder: str, count: int, peak: float) -> dict[str, Any]:
    out: dict[str, Any] = {
        "sentences_per_cpu_s": _rate(rounds, coder),
        "ratio_to_parser": _ratio(rounds, coder),
        "peak_mb": peak,
        "parser_sentences_per_cpu_s": round(
            statistics.median(r.sentences / r.parser for r in rounds), 1
        ),
    }
    for name in rounds[0].coders:
        ratios = [r.parser / r.coders[name] for r in rounds]
        out[f"{name}.sentences_per_cpu_s"] = _rate(rounds, name)
        out[f"{name}.ratio_to_parser"] = _ratio(rounds, name)
        out[f"{name}.ratio_lowest"] = round(min(ratios), 3)
        out[f"{name}.ratio_highest"] = round(max(ratios), 3)
    total = sum(r.sentences for r in rounds)
    out["sentences"] = total
    out["distinct_share"] = round(sum(r.distinct for r in rounds) / total, 3)
    return out | {"stories": count * len(rounds), "rounds": len(rounds)}


def _rate(rounds: list[Round], coder: str) -> float:
    return round(statistics.median(r.sentences / r.coders[coder] for r in rounds), 1)


def _ratio(rounds: list[Round], coder: str) -> float:
    return round(statistics.median(r.parser / r.coders[coder] for r in rounds), 3)
