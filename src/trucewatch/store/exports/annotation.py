"""W3C Web Annotation: every statement and event as annotations on the text of its story.

The texts stand in ``texts``, one file a story, so that the selectors lead somewhere. Positions
count Unicode code points from the start of the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from trucewatch.records import Actor, Event, Span, Statement, Story
from trucewatch.store.exports.reader import Reader

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# Characters of the text before and after, by which a selector finds its place in an edited text.
_AROUND = 32
Json = dict[str, Any]


def write_annotation(reader: Reader, folder: Path) -> dict[str, int]:
    """Write ``annotations.jsonld`` and ``texts/``; return the number of annotations and texts."""
    texts = folder / "texts"
    texts.mkdir()
    written: set[str] = set()
    count = 0
    with (folder / "annotations.jsonld").open("wb") as file:
        head = {"@context": _CONTEXT, "id": "urn:trucewatch:annotations", "type": "AnnotationPage"}
        file.write(msgspec.json.encode(head)[:-1] + b',"items":[')
        for story, item in _items(reader):
            if story.id not in written:
                written.add(story.id)
                path = texts / f"{story.id}.txt"
                path.write_bytes(story.text.encode("utf-8", "replace"))
            file.write((b",\n" if count else b"\n") + msgspec.json.encode(item))
            count += 1
        file.write(b"\n]}\n")
    return {"annotations": count, "texts": len(written)}


def _items(reader: Reader) -> Iterator[tuple[Story, Json]]:
    for statement in reader.statements():
        story = reader.story(statement.story_id)
        yield from ((story, i) for i in _statement(story, statement))
    for event in reader.events():
        story = reader.story(event.story_id)
        yield from ((story, i) for i in _event(story, event))


def _statement(story: Story, s: Statement) -> Iterator[Json]:
    made = s.made_by.coder + " " + s.made_by.version
    content = {"act": s.act, "quote_type": s.quote_type}
    for number, span in enumerate(s.content):
        yield _annotation(story, s.id, f"content-{number}", span, content, made)
    if s.cue is not None:
        yield _annotation(story, s.id, "cue", s.cue, {"act": s.act}, made)
    if s.speaker is not None:
        yield _annotation(story, s.id, "source", s.speaker, _actor(s.speaker), made)
    if s.target is not None:
        yield _annotation(story, s.id, "target", s.target, _actor(s.target), made)


def _event(story: Story, e: Event) -> Iterator[Json]:
    made = e.made_by.coder + " " + e.made_by.version
    body = {"event_type": e.type, "mode": e.mode, "realis": e.realis, "statement": e.statement_id}
    yield _annotation(story, e.id, "trigger", e.trigger, body, made)
    for role, actors in (("actor", e.actors), ("recipient", e.recipients)):
        for number, actor in enumerate(actors):
            yield _annotation(story, e.id, f"{role}-{number}", actor, _actor(actor), made)


def _actor(actor: Actor) -> Json:
    return {"code": actor.code, "name": actor.name}


def _annotation(
    story: Story, record: str, role: str, span: Span | Actor, tags: Json, made: str
) -> Json:
    part = role.split("-")[0]
    bodies = [_body("role", part)]
    bodies += [_body(k, v) for k, v in tags.items() if v is not None]
    text = story.text
    return {
        "id": f"urn:trucewatch:{record}:{role}",
        "type": "Annotation",
        "motivation": "classifying",
        "creator": {"type": "Software", "name": made},
        "body": bodies,
        "target": {
            "source": f"texts/{story.id}.txt",
            "canonical": story.source_uri,
            "selector": [
                {"type": "TextPositionSelector", "start": span.start, "end": span.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": text[span.start : span.end],
                    "prefix": text[max(0, span.start - _AROUND) : span.start],
                    "suffix": text[span.end : span.end + _AROUND],
                },
            ],
        },
    }


def _body(name: str, value: str) -> Json:
    return {"type": "TextualBody", "purpose": "tagging", "value": f"{name}={value}"}
