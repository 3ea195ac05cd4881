"""Scorer of hard negatives: texts that hold no event of PLOVER.

Figure: the share of texts for which the coder gives one event or more.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

from trucewatch.coding.drafts import EventDraft

Coder = Callable[[str], tuple[EventDraft, ...]]


def read_texts(path: str | Path) -> list[str]:
    """Return the ``text`` of each line of a JSONL file."""
    with open(path, encoding="utf-8") as file:
        return [str(json.loads(line)["text"]) for line in file if line.strip()]


def false_events(texts: Iterable[str], coder: Coder) -> list[tuple[str, tuple[EventDraft, ...]]]:
    """Return the texts for which ``coder`` gives events, with the events."""
    found = ((text, coder(text)) for text in texts)
    return [(text, events) for text, events in found if events]


def run(path: str | Path, coder: Coder | None = None, limit: int | None = None) -> float:
    """Return the false event rate over the texts of ``path``, 0 for an empty file."""
    texts = read_texts(path)[:limit]
    if not texts:
        return 0.0
    return round(len(false_events(texts, coder or plain_coder())) / len(texts), 4)


def plain_coder(coder: str = "careful") -> Coder:
    """Return a coder of plain texts: parse, cast, statements, events."""
    from trucewatch.coding.attribution.statements import find_statements
    from trucewatch.coding.cast.cast import build_cast
    from trucewatch.coding.events.events import find_events
    from trucewatch.coding.events.predicate_encoder import encoded_for
    from trucewatch.coding.events.relation import plain_story
    from trucewatch.reading.english import EnglishReader
    from trucewatch.vocab.actors import load_actors

    reader = EnglishReader()
    table = load_actors()

    def code(text: str) -> tuple[EventDraft, ...]:
        story = plain_story(text)
        parse = reader.parse(story)
        cast = build_cast(parse, story, table, None)
        said = find_statements(parse, story, cast)
        return find_events(parse, story, cast, said, encoded=encoded_for(coder, parse))

    return code
