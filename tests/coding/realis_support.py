"""Hand-made drafts for realis, quantities and coreference tests."""

from __future__ import annotations

from functools import cache

from trucewatch.coding.drafts import EventDraft, StatementDraft
from trucewatch.reading.english import EnglishReader
from trucewatch.reading.parse import Parse
from trucewatch.records import Actor, Line, Published, Span, Story


@cache
def reader() -> EnglishReader:
    return EnglishReader()


class Camps:
    """A cast that knows the side of an actor by its country, and nobody in the text."""

    def camp_key(self, actor: Actor) -> str:
        return actor.country or actor.code

    def members(self, head: int) -> tuple[Actor, ...]:
        return ()

    def of(self, head: int) -> Actor | None:
        return None


def actor(country: str, text: str | None = None, sector: str | None = None) -> Actor:
    return Actor(text or country, 0, 0, country, country, sector, text or country)


def story(text: str, on: str | None = "2024-06-15", role: str = "body") -> Story:
    lines = []
    at = 0
    for part in text.split("\n"):
        own = "headline" if part.startswith("# ") else role
        lines.append(Line(own, at + (2 if own == "headline" else 0), at + len(part)))
        at += len(part) + 1
    published = Published(on, "given" if on else "unknown")
    return Story("s", "d", "u", 0, len(text), None, None, published, "en", text, tuple(lines))


@cache
def parsed(text: str, on: str | None = "2024-06-15", role: str = "body") -> tuple[Story, Parse]:
    made = story(text, on, role)
    return made, reader().parse(made)


def unmark(marked: str) -> tuple[str, int]:
    """Return the text without the brackets around the trigger, and the trigger's offset."""
    at = marked.index("[")
    return marked.replace("[", "").replace("]", ""), at


def event(parse: Parse, at: int, kind: str = "ASSAULT", **more: object) -> EventDraft:
    i, j = parse.tokens_in(at, at + 1)
    assert j > i
    span = Span(parse.word[i], parse.start[i], parse.end[i])
    first, last = parse.sents[parse.sent[i]]
    base = dict(
        trigger=i, span=span, start=parse.start[first], end=parse.end[last - 1], type=kind,
        mode=None, contexts=(), actors=(), recipients=(), mediators=(), statement=None,
    )  # fmt: skip
    base.update(more)
    return EventDraft(**base)  # type: ignore[arg-type]


def statement(
    parse: Parse, cue: str, act: str, speaker: Actor | None, content: tuple[int, int] | None = None
) -> StatementDraft:
    """A statement whose cue is the first token spelt ``cue``; its content the rest by default."""
    head = parse.lower.index(cue.lower())
    start, end = content or (parse.end[head] + 1, len(parse.text))
    return StatementDraft(
        speaker=speaker, chain=(), cue=Span(parse.word[head], parse.start[head], parse.end[head]),
        content=(Span(parse.text[start:end], start, end),), act=act, quote_type="indirect",
        target=None, head=head, source_head=None,
    )  # fmt: skip
