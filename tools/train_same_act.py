"""Fit how much each thing told of two acts of one report speaks for one happening; `make train`.

    python tools/train_same_act.py

Reads the marked reports of training/happenings and the bundled corpus (the coder's own readings and
the experts'), and writes vocab/data/linking/same_act.tsv. Each conflict is left out once for the
figures that are printed.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from trucewatch.bench import linking as bench  # noqa: E402
from trucewatch.bench.expert import expert_stories  # noqa: E402
from trucewatch.bench.gold import load_corpus, load_linking  # noqa: E402
from trucewatch.bench.match import one_to_one  # noqa: E402
from trucewatch.bench.reading import coded_gold  # noqa: E402
from trucewatch.linking.incidents.clusters import bucket_of_story  # noqa: E402
from trucewatch.linking.incidents.same_act import report_of, told  # noqa: E402
from trucewatch.linking.link import prepared  # noqa: E402
from trucewatch.linking.nodes import Node, nodes_of  # noqa: E402
from trucewatch.records import Document  # noqa: E402
from trucewatch.records.coded import CodedStory  # noqa: E402
from trucewatch.running.api import pipeline  # noqa: E402
from trucewatch.running.config import Config  # noqa: E402
from trucewatch.running.pipeline import Pipeline  # noqa: E402
from trucewatch.sources.raw import RawDocument  # noqa: E402
from trucewatch.vocab.tables import parse_tsv  # noqa: E402

MARKED = ROOT / "training" / "happenings"
CORPUS = ROOT / "src" / "trucewatch" / "corpus"
OUT = ROOT / "src" / "trucewatch" / "vocab" / "data" / "linking" / "same_act.tsv"
HEAD = """\
# How much each thing told of two acts of one report speaks for one happening (logarithms of odds).
# source: written for this project; fitted by tools/train_same_act.py
feature	weight
"""
# Inverse strength of the penalty; .1 to 1 differ by a point at most on conflicts left out.
PENALTY = 0.3

Pair = tuple[dict[str, float], bool]


def marked(engine: Pipeline) -> Iterator[tuple[str, list[CodedStory], dict[str, str]]]:
    """Yield each marked conflict: its name, its coded reports, and event id to happening."""
    rows = parse_tsv((MARKED / "marks.tsv").read_text("utf-8"), "marks.tsv")
    by_report: dict[tuple[str, str], list[Mapping[str, str]]] = defaultdict(list)
    for row in rows:
        if row["happening"] in ("y", "h"):
            by_report[row["conflict"], row["report"]].append(row)
    for conflict in sorted({c for c, _ in by_report}):
        coded, happenings = [], {}
        for path in sorted((MARKED / conflict).glob("*.txt")):
            raw = RawDocument(
                Document(f"{conflict}/{path.name}", path.name, "0", None, "text/plain"),
                path.read_text("utf-8"),
            )
            for story in engine.code_document(raw):
                coded.append(story)
                happenings |= dict(_marks(story, by_report[conflict, path.name]))
        yield conflict, coded, happenings


def _marks(c: CodedStory, rows: Sequence[Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    for e in c.events:
        start, end = e.trigger.start + c.story.start, e.trigger.end + c.story.start
        for row in rows:
            first = int(row["start"])
            if first < end and start < first + len(row["word"]):
                yield e.id, row["incident"]
                break


def corpus(engine: Pipeline) -> Iterator[tuple[str, list[CodedStory], dict[str, str]]]:
    """Yield the bundled reports by the coder's readings and by the experts', as ``marked`` does."""
    gold = load_linking(CORPUS)
    documents = bench.spoken_of(load_corpus(CORPUS), gold)
    gold = bench.within(gold, (d.file for d in documents))
    for name, read in (("own readings", coded_gold), ("experts' readings", expert_stories)):
        stories = {d.file: read(d, engine) for d in documents}
        happenings: dict[str, str] = {}
        for d in documents:
            events = {row["id"]: row for row in d.rows.get("events") or ()}
            of = {
                m["id"]: i["id"] for i in gold["incidents"] for m in i["members"]
                if m["file"] == d.file and m["id"] in events
            }  # fmt: skip
            mine = [(e, c.story.start) for c in stories[d.file] for e in c.events]
            keys = list(of)
            pairs = one_to_one(keys, mine, lambda k, x, e=events: bench.same_deed(e[k], *x))
            happenings |= {mine[j][0].id: of[keys[i]] for i, j in pairs}
        yield name, [c for coded in stories.values() for c in coded], happenings


def pairs_of(coded: Sequence[CodedStory], happenings: Mapping[str, str]) -> Iterator[Pair]:
    """Yield what is told of each two marked acts that linking compares; whether they are one."""
    for story in prepared(coded):
        buckets: dict[tuple[object, ...], dict[str, Node]] = defaultdict(dict)
        for n in nodes_of(story):
            if n.event is not None and (key := bucket_of_story(n)) is not None:
                buckets[key].setdefault(n.event.id, n)
        for bucket in buckets.values():
            nodes = sorted(bucket.values(), key=lambda n: n.at)
            report = report_of(nodes)
            for i, j in combinations(range(len(nodes)), 2):
                one, two = (happenings.get(n.event.id) for n in (nodes[i], nodes[j]) if n.event)
                if one is not None and two is not None:
                    yield dict(told(nodes[i], nodes[j], j - i - 1, report)), one == two


def fitted(pairs: Sequence[Pair]) -> tuple[DictVectorizer, LogisticRegression]:
    """Return the regression that tells pairs of one happening from pairs of two."""
    names = DictVectorizer(sparse=False)
    x = names.fit_transform([f for f, _ in pairs])
    return names, LogisticRegression(C=PENALTY, max_iter=5000).fit(x, [y for _, y in pairs])


def main() -> None:
    """Fit the weights, print the figures of conflicts left out, and write the table."""
    engine = pipeline(Config())
    sets = {
        name: list(pairs_of(coded, happenings))
        for source in (marked, corpus)
        for name, coded, happenings in source(engine)
    }
    print(f"{'left out':24}{'pairs':>7}{'of one':>8}{'found':>8}{'right':>8}")
    for name, pairs in sets.items():
        names, model = fitted([p for other, own in sets.items() if other != name for p in own])
        likely = model.predict_proba(names.transform([f for f, _ in pairs]))[:, 1] >= 0.5
        true = np.array([y for _, y in pairs])
        found, right = (likely & true).sum() / true.sum(), (likely & true).sum() / likely.sum()
        print(f"{name:24}{len(pairs):7}{true.sum():8}{found:8.2f}{right:8.2f}")
    names, model = fitted([p for own in sets.values() for p in own])
    weights = dict(zip(names.get_feature_names_out(), model.coef_[0], strict=True))
    weights["bias"] = model.intercept_[0]
    rows = "".join(f"{name}\t{weights[name]:.3f}\n" for name in sorted(weights))
    OUT.write_text(HEAD + rows, "utf-8")


if __name__ == "__main__":
    main()
