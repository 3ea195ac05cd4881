"""The work of ``trucewatch bench``: find the scorer, give it its data, print flat figures."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.running.pipeline import Pipeline
from trucewatch.views.screen import Screen

Figures = dict[str, Any]
Scorer = Callable[[Pipeline, Path, int | None, Path | None], Figures]


class BenchError(Exception):
    """The bench cannot be run as asked; the message says why."""


def run_bench(
    screen: Screen,
    name: str,
    data: Path | None,
    gold: Path | None,
    limit: int | None,
    coder: str,
    save: Path | None,
    format_: str,
    readings: str = "own",
) -> None:
    """Run the bench ``name`` and print its figures; json is one flat object.

    ``readings`` is ``own`` or ``gold`` (what the experts read, in place of the coder's records).
    Raises BenchError for an unknown bench or missing data.
    """
    if name not in SCORERS:
        raise BenchError(f"no bench '{name}'; there are: {', '.join(sorted(SCORERS))}")
    scorer = (BY_EXPERTS if readings == "gold" else SCORERS).get(name)
    if scorer is None:
        raise BenchError(f"--readings gold is for the benches {', '.join(sorted(BY_EXPERTS))}")
    where = data or gold or _default(name)
    if where is None:
        raise BenchError(f"bench {name} needs its data: give --data FILE (or --gold DIR)")
    if not where.exists():
        raise BenchError(f"{where}: not found")
    engine = pipeline(Config(coder=coder))
    figures = scorer(engine, where, limit, save)
    if readings != "own":
        figures = {"readings": readings, **figures}
    figures = {"bench": name, "coder": coder, "config_hash": engine.made_by.config_hash, **figures}
    if format_ == "json":
        print(json.dumps(figures))
        return
    for key, value in figures.items():
        screen.line(f"{key:28} {value:.3f}" if isinstance(value, float) else f"{key:28} {value}")


def _default(name: str) -> Path | None:
    if name not in ("corpus", "linking", "acts", "speed"):
        return None
    with resources.as_file(resources.files("trucewatch").joinpath("corpus")) as path:
        return path


def _seed(engine: Pipeline, where: Path, limit: int | None, save: Path | None) -> Figures:
    from trucewatch.bench import gold, seed
    from trucewatch.bench.details import save_readings
    from trucewatch.bench.reading import read_gold

    documents = (gold.load_seed if (where / "seed_gold.json").exists() else gold.load_corpus)(where)
    readings = [read_gold(d, engine) for d in documents[:limit]]
    if save:
        save_readings(readings, save)
    return dict(seed.by_part(readings, engine))


def _seed_and_twins(engine: Pipeline, where: Path, limit: int | None, save: Path | None) -> Figures:
    """The figures of the reports, and of their twins: other names, another order of lines."""
    from trucewatch.bench import gold, seed, twins

    out = _seed(engine, where, limit, save)
    documents = (gold.load_seed if (where / "seed_gold.json").exists() else gold.load_corpus)(where)
    is_common = engine.reader.lemmatizer.knows
    renamed = seed.run((twins.renamed(d, is_common) for d in documents[:limit]), engine)
    reordered = seed.run((twins.reordered(d) for d in documents[:limit]), engine)
    for name, figures in (("renamed", renamed), ("reordered", reordered)):
        out |= {f"{name}.{k}": v for k, v in figures.items() if k in _TWIN_FIGURES}
    return out


# What a twin must keep; line roles and counts are the same by construction.
_TWIN_FIGURES = frozenset(
    (
        "stories_exact line_roles_acc attribution_f1 attribution_overlap_f1 acts_acc wrong_side "
        "events_type_f1 events_full_f1 realis_acc times_f1 claim_sets_f1 findings_f1 rounds_f1 "
        "positions_f1"
    ).split()
)


def _linking(engine: Pipeline, where: Path, limit: int | None, save: Path | None) -> Figures:
    from trucewatch.bench import gold, linking

    documents = gold.load_corpus(where)[:limit]
    return dict(linking.run(documents, gold.load_linking(where), engine))


def _linking_by_experts(
    engine: Pipeline, where: Path, limit: int | None, save: Path | None
) -> Figures:
    from trucewatch.bench import gold, linking

    documents = gold.load_corpus(where)[:limit]
    return dict(linking.run(documents, gold.load_linking(where), engine, "gold"))


def _ledger_by_experts(
    engine: Pipeline, where: Path, limit: int | None, save: Path | None
) -> Figures:
    """What is linked in each report out of the expert's statements and events."""
    from trucewatch.bench import gold, seed
    from trucewatch.bench.expert import expert_stories
    from trucewatch.bench.reading import linked_reading

    documents = (gold.load_seed if (where / "seed_gold.json").exists() else gold.load_corpus)(where)
    read = [linked_reading(d, expert_stories(d, engine)) for d in documents[:limit]]
    return dict(seed.ledger_figures(read))


def _acts(engine: Pipeline, where: Path, limit: int | None, save: Path | None) -> Figures:
    from trucewatch.bench import acts, gold
    from trucewatch.bench.details import save_readings
    from trucewatch.bench.reading import read_gold

    documents = (gold.load_seed if (where / "seed_gold.json").exists() else gold.load_corpus)(where)
    readings = [read_gold(d, engine) for d in documents[:limit]]
    if save:
        save_readings(readings, save)
    return dict(acts.figures(readings))


def _attribution(engine: Pipeline, where: Path, limit: int | None, save: Path | None) -> Figures:
    from trucewatch.bench import attribution, attribution_statements

    acted = attribution_statements.has_acts(where)
    run = attribution_statements.run if acted else attribution.run
    return dict(run(where, engine.reader.parse, limit=limit))


def _relation(engine: Pipeline, where: Path, limit: int | None, save: Path | None) -> Figures:
    from trucewatch.bench.relation import run, scoring

    scores = scoring(engine.config.coder)
    return dict(run(where, limit=limit, reader=engine.reader, score_types=scores, save=save))


def _negatives(engine: Pipeline, where: Path, limit: int | None, save: Path | None) -> Figures:
    from trucewatch.bench.negatives import plain_coder, run

    return {"false_event_rate": run(where, plain_coder(engine.config.coder), limit)}


def _petrarch(engine: Pipeline, where: Path, limit: int | None, save: Path | None) -> Figures:
    from trucewatch.bench import petrarch
    from trucewatch.coding.events.relation import plain_story

    records = petrarch.read_records(where)[:limit]
    return petrarch.figures(records, lambda text: engine.code(plain_story(text)).events, save)


def _factuality(engine: Pipeline, where: Path, limit: int | None, save: Path | None) -> Figures:
    from trucewatch.bench.factuality import run

    return dict(run(where, limit=limit))


def _actors(engine: Pipeline, where: Path, limit: int | None, save: Path | None) -> Figures:
    from trucewatch.bench.actors import run

    figures = dict(run(where))
    figures.pop("errors", None)
    return figures


def _places(engine: Pipeline, where: Path, limit: int | None, save: Path | None) -> Figures:
    from trucewatch.bench.places import run

    return dict(run(where, limit=limit))


def _times(engine: Pipeline, where: Path, limit: int | None, save: Path | None) -> Figures:
    from trucewatch.bench.times import run

    return dict(run(where, limit=limit))


def _speed(engine: Pipeline, where: Path, limit: int | None, save: Path | None) -> Figures:
    from trucewatch.bench.speed import run

    return run(where, engine.config.coder, limit)


SCORERS: dict[str, Scorer] = {
    "seed": _seed_and_twins,
    "corpus": _seed,
    "linking": _linking,
    "acts": _acts,
    "attribution": _attribution,
    "relation": _relation,
    "negatives": _negatives,
    "factuality": _factuality,
    "petrarch": _petrarch,
    "actors": _actors,
    "places": _places,
    "times": _times,
    "speed": _speed,
}

# What can be scored on the experts' readings: the linking of them.
BY_EXPERTS: dict[str, Scorer] = {
    "linking": _linking_by_experts,
    "corpus": _ledger_by_experts,
    "seed": _ledger_by_experts,
}
