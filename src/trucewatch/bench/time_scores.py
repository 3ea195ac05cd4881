"""Scores of the time expressions of gold documents.

Matching rule: spans touch and the value is the gold's, compared to the gold's own exactness
(``2020-12-11TNI`` asks for the day and the night). The publication date is taken from the gold, so
that what is measured is the reading of the expressions, not the guess of a year that no word gives.
"""

from __future__ import annotations

import msgspec

from trucewatch.bench.gold import Row, spans_of
from trucewatch.bench.match import Count, one_to_one
from trucewatch.bench.reading import Reading
from trucewatch.coding.times.times import find_times
from trucewatch.records import Published, Story, Time
from trucewatch.running.pipeline import Pipeline


def times(reading: Reading, pipeline: Pipeline) -> Count:
    """Count time expressions with the right value."""
    rows = reading.gold.rows.get("times", [])
    if not rows:
        return Count()
    found: list[tuple[int, Time]] = []
    for story in reading.result.stories:
        dated = _dated(story, reading.gold.rows.get("stories", []))
        parse = pipeline.reader.parse(dated)
        found.extend((story.start, t) for t in find_times(parse, dated).mentions)
    return count(rows, found)


def count(rows: list[Row], found: list[tuple[int, Time]]) -> Count:
    """Count gold times among ``found``: (offset of the story in the document, time)."""

    def score(row: Row, item: tuple[int, Time]) -> float:
        base, time = item
        ((s, e),) = spans_of(row["span"])
        if not (s < time.end + base and time.start + base < e):
            return 0.0
        return float(_value_right(row["value"], time))

    return Count(len(one_to_one(rows, found, score)), len(found), len(rows))


def _dated(story: Story, rows: list[Row]) -> Story:
    for row in rows:
        if row["start"] <= story.start + 5 and story.end <= row["end"] + 50:
            date = row.get("publication_date")
            return msgspec.structs.replace(story, published=Published(date, "given"))
    return story


def _value_right(gold: str, time: Time) -> bool:
    value = time.value or time.from_ or ""
    return value == gold or (time.from_ or "")[: len(gold)] == gold
