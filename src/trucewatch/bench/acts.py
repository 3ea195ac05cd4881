"""The bench ``acts``: speech acts and sides of the statements in reports with an expert's coding.

Matching as in ``bench.story_scores``: ``acts_acc`` is the share of right acts among the statements
whose source and content match (.8 of the letters both ways), ``acts_overlap_acc`` among those whose
source matches and whose contents touch. A row's ``alt_act`` counts as right. ``acts_found`` is the
share of all gold rows that are found with the right act, so that what is not found counts as wrong.
Per act (``f1_<act>``) and as their mean (``acts_macro_f1``): a row without a match is a miss of its
act. ``wrong_side`` counts statements given to a side that the gold does not give them to;
``provoked`` are the rows made to provoke that, ``provoked_wrong`` those of them where it happened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from trucewatch.bench.gold import Row
from trucewatch.bench.match import Count
from trucewatch.bench.reading import Reading
from trucewatch.bench.story_scores import AttributionScores

Figures = dict[str, float | int | str]


def figures(readings: Iterable[Reading]) -> Figures:
    """Return the flat figures over documents that were read already."""
    scores = [AttributionScores(r) for r in readings]
    strict, loose = Count(), Count()
    acts: dict[str, Count] = {}
    missed: Counter[tuple[str, str]] = Counter()
    for s in scores:
        strict += s.acts()
        loose += _loose(s)
        _per_act(s, acts, missed)
    total = sum((s.count(s.strict).gold for s in scores), 0)
    out: Figures = {
        "acts_acc": strict.recall,
        "acts_overlap_acc": loose.recall,
        "acts_found": strict.hit / total if total else 0.0,
        "acts_macro_f1": _mean(c.f1 for c in acts.values() if c.gold),
        "wrong_side": sum(len(s.wrong_sides()) for s in scores),
        "provoked": sum(_provokes(row) for s in scores for row in s.rows),
        "provoked_wrong": sum(_provokes(row) for s in scores for row, _ in s.wrong_sides()),
        "n_matched": strict.gold,
        "n_attributions": total,
    }
    out |= {f"f1_{act}": c.f1 for act, c in sorted(acts.items()) if c.gold}
    out |= {f"taken_{w}_for_{g}": n for (w, g), n in missed.most_common(_SHOWN)}
    return out


# So many of the commonest confusions are told.
_SHOWN = 8


def _loose(s: AttributionScores) -> Count:
    pairs = [(i, j) for i, j in s.loose if s.must(i)]
    hit = sum(s.statements[j].act in right_acts(s.rows[i]) for i, j in pairs)
    return Count(hit, len(pairs), len(pairs))


def _per_act(
    s: AttributionScores, acts: dict[str, Count], missed: Counter[tuple[str, str]]
) -> None:
    found = dict(s.strict)
    for i, row in enumerate(s.rows):
        if not s.must(i):
            continue
        want, j = str(row["speech_act"]), found.get(i)
        got = s.statements[j].act if j is not None else None
        right = got in right_acts(row)
        acts[want] = acts.get(want, Count()) + Count(int(right), int(right), 1)
        if got is not None and not right:
            acts[got] = acts.get(got, Count()) + Count(0, 1, 0)
            missed[want, got] += 1


def right_acts(row: Row) -> tuple[str, ...]:
    """Return the acts that count as right for a gold row."""
    return tuple(a for a in (row["speech_act"], row.get("alt_act")) if a)


def _provokes(row: Row) -> bool:
    return row.get("provokes") == "wrong_side"


def _mean(values: Iterable[float]) -> float:
    known = list(values)
    return sum(known) / len(known) if known else 0.0
