"""Speed on a mixed stream: few stories hold conflict, the gate holds the others back.

What is about something else comes in two kinds. *Everyday* is what most of a day's news is: sport,
trade, weather, culture, local affairs, science, home politics (``data/everyday.txt``, invented for
this). *Hard* are the bundled reports that are written to be mistaken for conflict. Both are varied
by names, places, dates and numbers, so that no cache knows them.
"""

from __future__ import annotations

import random
import statistics
from collections.abc import Callable, Sequence
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from trucewatch.bench.speed import bare_parser, document, settled, texts_of, timed, warm
from trucewatch.bench.vary import Variety
from trucewatch.reading.gazetteer_file import open_gazetteer
from trucewatch.running.config import Config
from trucewatch.running.pipeline import Pipeline
from trucewatch.running.shard_coding import Ahead
from trucewatch.sources.raw import RawDocument

ROUNDS = 3
STORIES = 600  # a round, when no limit is given
ONE_IN = 10  # so many stories of a stream hold conflict
PLACES = 5_000
KINDS = ("everyday", "hard")


class _Round(msgspec.Struct, frozen=True):
    """CPU seconds of one stream, and what became of its documents."""

    parser: float
    coded: float
    relevant: int
    relevant_read: int
    others: int
    others_read: int


def everyday(words: int) -> tuple[str, ...]:
    """Return the invented texts of everyday news, each of at least so many words.

    What is shorter goes on with paragraphs of the next text, which is of the same section as a
    rule: a story of everyday news is no shorter than one of conflict.
    """
    text = files("trucewatch.bench").joinpath("data/everyday.txt").read_text(encoding="utf-8")
    texts = [t.strip() for t in text.split("%%")]
    out = []
    for k, own in enumerate(texts):
        more = texts[(k + 1) % len(texts)].split("\n\n")[2:]
        while more and len(own.split()) < words:
            own += "\n\n" + more.pop(0)
        out.append(own)
    return tuple(out)


def run(corpus: Path, coder: str, limit: int | None = None, rounds: int = ROUNDS) -> dict[str, Any]:
    """Return for each kind of stream the ratio to the bare parser and the gate's decisions.

    ``limit`` is the number of stories a round. Splitting and the gate are part of what is timed.
    """
    engine = Pipeline(Config(coder=coder))
    warm(engine)
    bare = bare_parser(engine.reader)
    count = limit or STORIES
    towns = open_gazetteer().towns(PLACES)
    out: dict[str, Any] = {"stories": count * rounds, "rounds": rounds}
    with settled():
        for kind in KINDS:
            streams = [stream(corpus, kind, count, towns, engine, n) for n in range(rounds + 1)]
            measured = [_round(s, engine, bare) for s in streams][1:]  # the first only warms up
            out |= {f"{kind}.{name}": v for name, v in _figures(measured).items()}
    return out


def stream(
    corpus: Path, kind: str, count: int, towns: Sequence[str], engine: Pipeline, seed: int
) -> list[tuple[bool, str]]:
    """Return (relevant, text) of a stream of ``count`` stories, mixed."""
    few = max(1, count // ONE_IN)
    relevant = Variety(texts_of(corpus), towns, engine.actors, seed)
    if kind == "hard":
        others = Variety(texts_of(corpus, relevant=False), towns, engine.actors, seed)
    else:
        length = sum(len(t.split()) for t in relevant.stories(few)) // few
        others = Variety(everyday(length), towns, engine.actors, seed, alike=(), mixed=False)
    found = [(True, t) for t in relevant.stories(few)]
    found += [(False, t) for t in others.stories(count - few)]
    random.Random(seed).shuffle(found)
    return found


def _round(
    found: Sequence[tuple[bool, str]], engine: Pipeline, bare: Callable[[Sequence[str]], Any]
) -> _Round:
    texts = [t for _, t in found]
    with engine.reader.one_thread():
        parser, _ = timed(partial(bare, texts))
        coded, read = timed(partial(_code, engine, [document(t) for t in texts]))
    relevant = [r for (own, _), r in zip(found, read, strict=True) if own]
    others = [r for (own, _), r in zip(found, read, strict=True) if not own]
    return _Round(parser, coded, len(relevant), sum(relevant), len(others), sum(others))


def _code(engine: Pipeline, documents: Sequence[RawDocument]) -> list[bool]:
    """Code what the gate lets through, records as JSON included; tell what that was."""
    ahead = Ahead(engine, documents, gate=True)
    read = []
    for raw in documents:
        coded = ahead.code(raw)
        msgspec.json.encode(coded.stories)
        read.append(not coded.skipped)
    return read


def _figures(rounds: Sequence[_Round]) -> dict[str, Any]:
    ratios = [r.parser / r.coded for r in rounds]
    others = sum(r.others for r in rounds)
    return {
        "ratio_to_parser": round(statistics.median(ratios), 3),
        "ratio_lowest": round(min(ratios), 3),
        "ratio_highest": round(max(ratios), 3),
        "relevant_read": round(sum(r.relevant_read for r in rounds) / _relevant(rounds), 3),
        "others_held_back": round(1 - sum(r.others_read for r in rounds) / max(1, others), 3),
    }


def _relevant(rounds: Sequence[_Round]) -> int:
    return sum(r.relevant for r in rounds)
