"""Scoring whole reports against an expert's coding: the benches ``seed`` and ``corpus``."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from trucewatch.bench import ledger_scores, story_scores
from trucewatch.bench.gold import GoldDocument
from trucewatch.bench.match import Count
from trucewatch.bench.reading import Reading, read_gold
from trucewatch.bench.time_scores import times
from trucewatch.running.pipeline import Pipeline

Figures = dict[str, float | int | str]


def run(documents: Iterable[GoldDocument], pipeline: Pipeline) -> Figures:
    """Read the documents with ``pipeline`` and return the flat figures of DESIGN's bench table."""
    return figures([read_gold(d, pipeline) for d in documents], pipeline)


def figures(readings: list[Reading], pipeline: Pipeline) -> Figures:
    """Return the figures over documents that were read already."""
    attributions = [story_scores.AttributionScores(r) for r in readings]
    events = [story_scores.EventScores(r) for r in readings]
    stories = _sum(story_scores.stories_exact, readings)
    strict = _add(a.count(a.strict) for a in attributions)
    typed = _add(e.type_count() for e in events)
    full = _add(e.full_count() for e in events)
    return {
        "stories_exact": float(stories.hit == stories.gold == stories.predicted),
        "line_roles_acc": _sum(story_scores.line_roles, readings).recall,
        "attribution_f1": strict.f1,
        "attribution_p": strict.precision,
        "attribution_r": strict.recall,
        "attribution_overlap_f1": _add(a.count(a.loose) for a in attributions).f1,
        "acts_acc": _add(a.acts() for a in attributions).recall,
        "wrong_side": sum(len(a.wrong_sides()) for a in attributions),
        "events_type_f1": typed.f1,
        "events_type_p": typed.precision,
        "events_type_r": typed.recall,
        "events_full_f1": full.f1,
        "realis_acc": _add(e.realis() for e in events).recall,
        "times_f1": _add(times(r, pipeline) for r in readings).f1,
        **ledger_figures(readings),
        "n_attributions": strict.gold,
        "n_events": typed.gold,
        "config_hash": pipeline.made_by.config_hash,
    }


def ledger_figures(readings: list[Reading]) -> Figures:
    """Return the figures of what is linked in each document, and no others."""
    return {
        "claim_sets_f1": _sum(ledger_scores.claim_sets, readings).f1,
        "findings_f1": _sum(ledger_scores.findings, readings).f1,
        "rounds_f1": _sum(ledger_scores.rounds, readings).f1,
        "positions_f1": _sum(ledger_scores.positions, readings).f1,
    }


def by_part(readings: list[Reading], pipeline: Pipeline) -> Figures:
    """Return the figures over all documents and, as ``part.figure``, those of each set of them."""
    out = figures(readings, pipeline)
    parts = sorted({r.gold.part for r in readings})
    for part in parts if len(parts) > 1 else ():
        own = figures([r for r in readings if r.gold.part == part], pipeline)
        out |= {f"{part}.{name}": own[name] for name in own if name != "config_hash"}
    return out


def _sum(score: Callable[[Reading], Count], readings: Iterable[Reading]) -> Count:
    return _add(score(r) for r in readings)


def _add(counts: Iterable[Count]) -> Count:
    return sum(counts, Count())
