"""One writer and many readers: no error, and how long a read takes."""

from __future__ import annotations

import json
import os
import random
import tempfile
import time
from pathlib import Path

import msgspec

from trucewatch.records import (
    Actor,
    Document,
    Event,
    Line,
    MadeBy,
    Place,
    Published,
    Span,
    Statement,
    Story,
    Time,
    content_id,
)
from trucewatch.records.coded import CodedStory
from trucewatch.store.queries import Filter, find, rows
from trucewatch.store.record import Record

_MADE = MadeBy("soak", "1", "", "", "", ("made-up",))
_COUNTRIES = ("ARM", "AZE", "SYR", "YEM", "SDN", "UKR", "RUS", "MMR", "COL", "MLI")
_TYPES = ("ASSAULT", "ACCUSE", "CONSULT", "CONCEDE", "REJECT", "SUPPORT")
_REALIS = ("actual", "alleged", "denied", "planned")
_WORDS = (
    "army village border officials said that shells fell near bridge river town monday talks truce"
    " convoy prisoners exchange monitors reported violations guns rockets withdrew front line envoy"
).split()
# Between two questions of one reader, as somebody who looks at pages; without it sixteen readers
# would measure the queue for two processors.
PAUSE = 0.05


class Reading(msgspec.Struct):
    """What the readers met: seconds of each read, errors, and how much was written meanwhile."""

    seconds: list[float]
    errors: list[str]
    written: int

    def quantile(self, share: float) -> float:
        """Return the read time in milliseconds that ``share`` of the reads stay under."""
        ordered = sorted(self.seconds)
        return 1000 * ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def made_up(number: int) -> tuple[Document, CodedStory]:
    """Return a document with one invented coded story; the same number gives the same."""
    chance = random.Random(number)
    words = [chance.choice(_WORDS) for _ in range(60)]
    text = f"Report {number}. " + " ".join(words) + "."
    identity = content_id("doc", number)
    day = f"20{10 + number % 15:02}-{1 + number % 12:02}-{1 + number % 28:02}"
    story = Story(
        content_id("story", identity, 0, text), identity, f"https://made.example/{number}", 0,
        len(text), Span(text[:6], 0, 6), None, Published(day, "given"), "en", text,
        (Line("body", 0, len(text)),),
    )  # fmt: skip
    digest = content_id("x", number)
    document = Document(identity, story.source_uri, digest, None, "text/plain")
    return document, CodedStory(story, _statements(story, chance), _events(story, day, chance))


def _actor(story: Story, chance: random.Random) -> Actor:
    country = chance.choice(_COUNTRIES)
    return Actor(story.text[:6], 0, 6, f"{country}MIL", country, "MIL", f"army of {country}")


def _statements(story: Story, chance: random.Random) -> tuple[Statement, ...]:
    span = Span(story.text[:6], 0, 6)
    return tuple(
        Statement(
            content_id("st", story.id, n), story.id, _actor(story, chance), (), span, (span,),
            chance.choice(("accuse", "deny", "assert")), "indirect", None, None, None, False, False,
            _MADE,
        )
        for n in range(2)
    )  # fmt: skip


def _events(story: Story, day: str, chance: random.Random) -> tuple[Event, ...]:
    span = Span(story.text[:6], 0, 6)
    time_ = Time(span.text, 0, 6, day, day, "day", "explicit")
    lat, lon = chance.uniform(-50, 60), chance.uniform(-120, 120)
    place = Place(span.text, 0, 6, f"town {chance.randrange(3000)}", chance.choice(_COUNTRIES), None,
                  lat, lon, 5.0, "town", None)  # fmt: skip
    return tuple(
        Event(
            content_id("ev", story.id, n), story.id, chance.choice(_TYPES), None, (),
            (_actor(story, chance),), (_actor(story, chance),), (), place, time_,
            chance.choice(_REALIS), None, (), span, 0, 6, None, None, _MADE,
        )
        for n in range(3)
    )  # fmt: skip


def fill(record: Record, first: int, last: int) -> None:
    """Add the invented stories from ``first`` to before ``last``."""
    for number in range(first, last):
        document, coded = made_up(number)
        record.add(document, [coded])


def _ask(record: Record, chance: random.Random) -> None:
    """Ask one of the questions that pages ask."""
    country, limit = chance.choice(_COUNTRIES), 50
    year = f"20{10 + chance.randrange(15):02}"
    asked = chance.randrange(6)
    if asked == 0:
        wanted = Filter(party=country, country=country, since=f"{year}-03-01", limit=limit)
        list(rows(record, "events", wanted))
    elif asked == 1:
        list(rows(record, "statements", Filter(status="deny", since=f"{year}-01-01", limit=limit)))
    elif asked == 2:
        list(rows(record, "stories", Filter(since=f"{year}-01-01", limit=limit)))
    elif asked == 3:
        find(record, content_id("ev", "none"))
    elif asked == 4:
        sql = (
            "SELECT s.story, s.start, s.end FROM sentence_search f JOIN sentence s"
            " ON s.number = f.rowid WHERE sentence_search MATCH ? LIMIT 20"
        )
        record.db.execute(sql, (f"{chance.choice(_WORDS)} {chance.choice(_WORDS)}",)).fetchall()
    else:
        lat, lon = chance.uniform(-50, 60), chance.uniform(-120, 120)
        sql = (
            "SELECT e.body FROM event_place p JOIN event e ON e.number = p.event"
            " WHERE p.south >= ? AND p.north <= ? AND p.west >= ? AND p.east <= ? LIMIT 50"
        )
        record.db.execute(sql, (lat - 2, lat + 2, lon - 2, lon + 2)).fetchall()


def _reader(db: Path, seconds: float, seed: int, out: Path) -> None:
    chance = random.Random(seed)
    took: list[float] = []
    errors: list[str] = []
    ends = time.monotonic() + seconds
    with Record(db, read_only=True) as record:
        while time.monotonic() < ends:
            began = time.perf_counter()
            try:
                _ask(record, chance)
            except Exception as error:
                errors.append(repr(error))
            took.append(time.perf_counter() - began)
            time.sleep(PAUSE * 2 * chance.random())
    out.write_text(json.dumps([took, errors]))


def soak_readers(db: Path, stories: int, readers: int, seconds: float) -> Reading:
    """Let readers ask a record with ``stories`` stories while a writer goes on adding to it."""
    with tempfile.TemporaryDirectory() as folder:
        children = []
        for number in range(readers):
            child = os.fork()
            if child == 0:
                _reader(db, seconds, number, Path(folder) / str(number))
                os._exit(0)
            children.append(child)
        written, ends = 0, time.monotonic() + seconds
        with Record(db) as record:
            while time.monotonic() < ends:
                fill(record, stories + written, stories + written + 1)
                written += 1
                time.sleep(0.02)
        for child in children:
            os.waitpid(child, 0)
        took: list[float] = []
        errors: list[str] = []
        for number in range(readers):
            own, failed = json.loads((Path(folder) / str(number)).read_text())
            took += own
            errors += failed
    return Reading(took, errors, written)
