"""How far two coders agree: the second coder's sheets against the gold, scored as `bench corpus`.

Usage: ``PYTHONPATH=src python tools/annotate/agreement.py [--gold FOLDER] [--details]``. The second
coder stands where the coder under test stands in the bench (``story_scores``); a row that either of
the two marked optional is neither missed nor wrong. An event's clause, which sheets do not mark, is
its sentence. ``--gold`` takes the corpus of another day; ``--details`` lists every disagreement.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
from compile import CORPUS, HERE, compile_sheet, load

from trucewatch.bench import details, story_scores
from trucewatch.bench.gold import GoldDocument, counted, load_corpus
from trucewatch.bench.match import Count
from trucewatch.bench.reading import Reading
from trucewatch.bench.time_scores import count
from trucewatch.records import Actor, Event, MadeBy, Published, ReadResult, Span, Statement, Story
from trucewatch.records import Time as TimeRecord

SECOND = HERE / "second_coder"
BY = MadeBy("second coder", "1", "-", "-", "-")
Row = dict[str, Any]
SENTENCE_END = re.compile(r"[.!?]+[”\"’]?\s+|\n")


def second_documents() -> list[Row]:
    """The second coder's documents, compiled from the sheets as the gold's are."""
    registry, vocabulary = load("registry.yaml"), load("vocabulary.yaml")
    return [compile_sheet(p, registry, vocabulary)[2] for p in sorted(SECOND.glob("*.ann"))]


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around ``text[start:end]``, in the line it stands in."""
    ends = [m.end() for m in SENTENCE_END.finditer(text)]
    first = max([e for e in ends if e <= start], default=0)
    return first, min([e for e in ends if e >= end], default=len(text))


class Coded:
    """One document of a coder's sheets as records, with optional rows that found no use left out.

    ``without`` names ids of rows to leave out.
    """

    def __init__(self, rows: Row, text: str, without: frozenset[str] = frozenset()) -> None:
        self.rows, self.text, self.without = rows, text, without
        self.people = {a["id"]: a for a in rows["actors"]}

    def _actor(self, ident: str, at: Row | None) -> Actor:
        known = self.people.get(ident, {})
        code = known.get("entity_code") or "UNK"
        place = at or {"text": "", "start": 0, "end": 0}
        sector = (known.get("sector") or "UNK").split("/")[0]
        return Actor(place["text"], place["start"], place["end"], code, code, sector, ident)

    def _speaker(self, row: Row) -> Actor | None:
        at = row["source_span"]
        if at is None:
            return None
        first, *more = [self._actor(i, at) for i in row["speaker"].split(";")]
        joined = ";".join([first.code, *(m.code for m in more)])
        return msgspec.structs.replace(first, country=joined)

    def _statement(self, row: Row) -> Statement:
        cue = row["cue_span"]
        return Statement(
            row["id"], "S", self._speaker(row), (), _span(cue) if cue else None,
            tuple(_span(c) for c in row["content_spans"]), row["speech_act"], row["quote_type"],
            None, None, None, bool(row.get("second_hand")), False, BY,
        )  # fmt: skip

    def _event(self, row: Row) -> Event:
        at = row["trigger"]
        start, end = clause(self.text, at["start"], at["end"])
        who = [tuple(self._actor(i, at) for i in row[k] if i != "UNK")
               for k in ("actor", "recipient")]  # fmt: skip
        return Event(
            row["id"], "S", row["plover"]["type"] or "", None, (), who[0], who[1], (), None, None,
            row["realis"], None, (), _span(at), start, end, None, row.get("same_as"), BY,
        )  # fmt: skip

    def _told(self, kind: str) -> list[Row]:
        return [r for r in self.rows[kind] if r["id"] not in self.without]

    def result(self) -> ReadResult:
        """The document's story, statements and events; offsets are the document's own."""
        story = Story("S", "D", self.rows["file"], 0, len(self.text), None, None,
                      Published(None, "unknown"), "en", self.text, ())  # fmt: skip
        said = tuple(self._statement(r) for r in self._told("attributions")
                     if r["source_span"] or r["cue_span"])  # fmt: skip
        return ReadResult(None, (story,), said,
                          tuple(self._event(r) for r in self._told("events")))  # fmt: skip

    def optional(self) -> frozenset[str]:
        """Ids of the rows that the coder marked as optional or as a repetition."""
        rows = self.rows["attributions"] + self.rows["events"]
        return frozenset(r["id"] for r in rows if not counted(r))

    def times(self) -> list[tuple[int, TimeRecord]]:
        """The time expressions, as the scorer wants them: (offset of the story, time)."""
        return [(0, TimeRecord(t["span"]["text"], t["span"]["start"], t["span"]["end"], None, None,
                               "undated", "unknown", value=t["value"]))
                for t in self.rows["times"]]  # fmt: skip


def _span(row: Row) -> Span:
    return Span(row["text"], row["start"], row["end"])


def reading(gold: GoldDocument, rows: Row) -> Reading:
    """The second coder's document beside the gold's, without optional rows that match nothing."""
    coded = Coded(rows, gold.text)
    whole = Reading(gold, coded.result())
    said, done = story_scores.AttributionScores(whole), story_scores.EventScores(whole)
    used = {said.statements[j].id for _, j in said.loose}
    used |= {done.events[j].id for _, j in done.typed}
    return Reading(gold, Coded(rows, gold.text, coded.optional() - used).result())


def _add(counts: Iterable[Count]) -> Count:
    return sum(counts, Count())


def figures(pairs: list[tuple[GoldDocument, Row]]) -> dict[str, float | int]:
    """The figures of ``bench corpus`` for gold documents and what another coder wrote of them."""
    readings = [reading(gold, rows) for gold, rows in pairs]
    said = [story_scores.AttributionScores(r) for r in readings]
    done = [story_scores.EventScores(r) for r in readings]
    strict, typed = _add(a.count(a.strict) for a in said), _add(e.type_count() for e in done)
    return {
        "attribution_f1": strict.f1,
        "attribution_overlap_f1": _add(a.count(a.loose) for a in said).f1,
        "acts_acc": _add(a.acts() for a in said).recall,
        "wrong_side": sum(len(a.wrong_sides()) for a in said),
        "events_type_f1": typed.f1,
        "events_type_p": typed.precision,
        "events_type_r": typed.recall,
        "events_full_f1": _add(e.full_count() for e in done).f1,
        "realis_acc": _add(e.realis() for e in done).recall,
        "times_f1": _add(count(g.rows["times"], Coded(r, g.text).times()) for g, r in pairs).f1,
        "n_attributions": strict.gold,
        "n_events": typed.gold,
    }


def pairs_of(folder: Path) -> list[tuple[GoldDocument, Row]]:
    """Gold documents of ``folder`` with the second coder's; raises KeyError when one is missing."""
    gold = {d.file: d for d in load_corpus(folder)}
    return [(gold[rows["file"]], rows) for rows in second_documents()]


def main() -> None:
    """Print the figures, and with ``--details`` what was not found or matches nothing."""
    parser = argparse.ArgumentParser(description="How far two coders agree.")
    parser.add_argument("--gold", type=Path, default=CORPUS)
    parser.add_argument("--details", type=Path, help="write every row with its match to this file")
    given = parser.parse_args()
    pairs = pairs_of(given.gold)
    for name, value in figures(pairs).items():
        print(f"{name:24} {value:.3f}" if isinstance(value, float) else f"{name:24} {value}")
    if given.details:
        details.save_readings([reading(g, r) for g, r in pairs], given.details)


if __name__ == "__main__":
    main()
