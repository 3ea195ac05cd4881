"""Clips: a few sentences of reporting each, with what an expert would write down from them.

A file is a list of clips: ``id``, ``date`` (of publication), ``text`` and what is expected
- ``acts``: ``at`` (words that hold the trigger), ``type``, and of ``actor``, ``recipient``,
  ``place``, ``realis`` those that are clear; ``no_acts``: words at which no event stands;
- ``said`` / ``not_said``: ``at`` (words of the content), ``who``, ``act``;
- ``ledger``: findings, questions, positions, rounds and agreements as in
  :mod:`tests.linking.sets_support`, of the clip alone.
Names are patterns, searched in text, name and code; codes match in full; "none" is nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import yaml

from tests.linking import sets_support as sets
from trucewatch.linking import link
from trucewatch.records import Actor, Document, Event, Place, Span, Statement
from trucewatch.records.coded import CodedStory
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.running.pipeline import Pipeline
from trucewatch.sources.raw import Meta, RawDocument

Row = dict[str, Any]
_PARTS = {"actor": "actors", "recipient": "recipients", "place": "place"}


class Expected(msgspec.Struct, frozen=True):
    """One thing that is expected of a clip: ``kind`` with its wording, and whether it holds."""

    kind: str
    want: Any
    holds: bool
    why: str = ""


@cache
def engine() -> Pipeline:
    """Return the careful pipeline."""
    return pipeline(Config())


def clips(path: Path) -> list[Row]:
    """Return the clips of a file."""
    found: list[Row] = yaml.safe_load(path.read_text("utf-8"))
    return found


def read(clip: Row) -> sets.Read:
    """Return a clip as coded and linked by itself."""
    document = Document("r1", "r1", "0", None, "text/plain")
    raw = RawDocument(document, clip["text"], Meta(date=str(clip["date"])))
    stories = tuple(engine().code_document(raw))
    return sets.Read(stories, link(stories))


def expected(clip: Row) -> Iterator[Expected]:
    """Yield everything that is expected of a clip."""
    got = read(clip)
    for want in clip.get("acts") or ():
        yield from _act(got, clip, want)
    for phrase in clip.get("no_acts") or ():
        hit = tuple(_events(got, clip, phrase))
        yield Expected("no_acts", phrase, not hit, ", ".join(e.type for _, e in hit))
    for want in clip.get("said") or ():
        yield from _said(got, clip, want)
    for want in clip.get("not_said") or ():
        hit = any(_is_said(s, c, clip, want) for c, s in _statements(got))
        yield Expected("not_said", want, not hit)
    for kind, rows in (clip.get("ledger") or {}).items():
        for want in rows:
            yield Expected(kind, want, sets.satisfies(got, kind, want))


def _act(got: sets.Read, clip: Row, want: Row) -> Iterator[Expected]:
    """Yield whether the event is found, then each part of it that is told (missed if it is not)."""
    found = [e for e in _events(got, clip, want["at"]) if e[1].type == want["type"]]
    yield Expected("acts", want, bool(found), "" if found else "not found")
    parts = [k for k in ("actor", "recipient", "place", "realis") if k in want]
    best = max(found, key=lambda e: sum(_part(e[1], k, want[k]) for k in parts), default=None)
    for key in parts:
        ok = best is not None and _part(best[1], key, want[key])
        yield Expected(f"acts.{key}", want, ok, _told(best[1], key) if best else "no event")


def _part(event: Event, key: str, want: str) -> bool:
    if key == "realis":
        return re.fullmatch(want, event.realis, re.IGNORECASE) is not None
    held = getattr(event, _PARTS[key])
    named = _names(held if isinstance(held, tuple) else (held,))
    return not named if want == "none" else any(_has(want, n) for n in named)


def _told(event: Event, key: str) -> str:
    if key == "realis":
        return event.realis
    held = getattr(event, _PARTS[key])
    return "; ".join(_names(held if isinstance(held, tuple) else (held,))) or "nobody"


def _names(held: Iterable[Actor | Place | None]) -> list[str]:
    return [
        f"{x.text} {x.name} {getattr(x, 'code', None) or getattr(x, 'country', '')}"
        for x in held
        if x is not None
    ]


def _has(pattern: str, text: str) -> bool:
    return re.search(pattern, text, re.IGNORECASE) is not None


def _at(story: CodedStory, clip: Row, phrase: str) -> tuple[int, int]:
    start = clip["text"].find(phrase) - story.story.start
    return start, start + len(phrase)


def _touches(spans: Iterable[Span | Event], start: int, end: int) -> bool:
    return any(s.start < end and start < s.end for s in spans)


def _events(got: sets.Read, clip: Row, phrase: str) -> Iterator[tuple[CodedStory, Event]]:
    for c in got.stories:
        start, end = _at(c, clip, phrase)
        yield from ((c, e) for e in c.events if _touches((e.trigger,), start, end))


def _statements(got: sets.Read) -> Iterator[tuple[CodedStory, Statement]]:
    for c in got.stories:
        yield from ((c, s) for s in c.statements)


def _is_said(s: Statement, c: CodedStory, clip: Row, want: Row, act: bool = True) -> bool:
    if not _touches(s.content, *_at(c, clip, want["at"])):
        return False
    if "who" in want:
        named = _names((s.speaker,))
        unknown = want["who"] == "none"
        if unknown == bool(named) or not (unknown or any(_has(want["who"], n) for n in named)):
            return False
    return not act or "act" not in want or re.fullmatch(want["act"], s.act) is not None


def _said(got: sets.Read, clip: Row, want: Row) -> Iterator[Expected]:
    told = [(c, s) for c, s in _statements(got)]
    near = [s for c, s in told if _touches(s.content, *_at(c, clip, want["at"]))]
    seen = "; ".join(f"{_names((s.speaker,))} {s.act}" for s in near)
    yield Expected("said", want, any(_is_said(s, c, clip, want, act=False) for c, s in told), seen)
    if "act" in want:
        yield Expected("said.act", want, any(_is_said(s, c, clip, want) for c, s in told), seen)
