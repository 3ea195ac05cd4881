"""Score realis on reports with inline marks (training/realis): share of found events that agree.

usage: python tools/bench_realis.py FILE... [--errors] [--only NAME,NAME]
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from trucewatch.records import Document, Event, content_id
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.running.pipeline import Pipeline
from trucewatch.sources.raw import Meta, RawDocument

Mark = tuple[str, int, int]
_VALUES = ("actual claimed alleged denied monitor_reported threatened demanded offered proposed "
           "planned hypothetical counterfactual historical state")  # fmt: skip
_MARK = re.compile(r"\[(" + "|".join(_VALUES.split()) + r") ([^\]]+)\]")


def reports(path: Path) -> Iterator[tuple[str, str, str, list[Mark]]]:
    """Yield name, date, plain text and (value, start, end) of every mark."""
    for block in re.split(r"(?m)^= ", path.read_text("utf-8"))[1:]:
        head, _, body = block.partition("\n")
        name, day = head.split()
        text, marks, at = "", [], 0
        body = body.strip()
        for found in _MARK.finditer(body):
            text += body[at : found.start()]
            marks.append((found.group(1), len(text), len(text) + len(found.group(2))))
            text += found.group(2)
            at = found.end()
        yield name, day, text + body[at:], marks


def found_events(coder: Pipeline, name: str, day: str, text: str) -> list[tuple[int, int, Event]]:
    """Return the events of a text with the offsets of their triggers in it."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(content_id("doc", digest), name, digest, None, "text/plain")
    result = coder.read(RawDocument(document, text, Meta(title=None, date=day, url=None)))
    base = {s.id: s.start for s in result.stories}
    return [
        (base[e.story_id] + e.trigger.start, base[e.story_id] + e.trigger.end, e)
        for e in result.events
    ]


def main() -> None:
    """Print hits, events found and marks of every file, and the confusions."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--only", default="")
    args = parser.parse_args()
    only = set(filter(None, args.only.split(",")))
    coder = pipeline(Config())
    for path in args.files:
        hit = found = total = 0
        wrong: Counter[tuple[str, str]] = Counter()
        for name, day, text, marks in reports(path):
            if only and name not in only:
                continue
            total += len(marks)
            events = found_events(coder, name, day, text)
            for value, start, end in marks:
                event = next((e for a, b, e in events if a < end and b > start), None)
                if event is None:
                    continue
                found += 1
                hit += event.realis == value
                if event.realis != value:
                    wrong[value, event.realis] += 1
                    if args.errors:
                        rules = [r for r in event.made_by.rules if r.startswith("realis:")]
                        print(name, value, event.realis, text[start - 40 : end + 30], rules)
        print(f"{path.name}: {hit} of {found} found, {total} marks, {wrong.most_common(8)}")


if __name__ == "__main__":
    main()
