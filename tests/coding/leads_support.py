"""A small cast and small records over invented reports, for the tests of leads."""

from __future__ import annotations

from functools import cache

from trucewatch.coding.leads.leads import find_leads
from trucewatch.reading.english import EnglishReader
from trucewatch.reading.parse import Parse
from trucewatch.records import (
    Actor,
    Event,
    Line,
    MadeBy,
    Published,
    Span,
    Statement,
    Story,
    Time,
)
from trucewatch.records.leads import Leads

MADE_BY = MadeBy("hand", "0", "", "", "")
WHO = {
    "valdoria": "VAL", "valdorian": "VAL", "valdorians": "VAL", "sorrow": "VAL",
    "kestrel": "KES", "kestrelian": "KES", "maddick": "KES",
    "thirland": "THI", "mission": "MON", "observers": "MON", "peacekeepers": "MON",
}  # fmt: skip


@cache
def reader() -> EnglishReader:
    return EnglishReader()


class NameCast:
    """Knows actors by one word of their noun phrase."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse

    def of(self, head: int) -> Actor | None:
        p = self.parse
        for k in (head, *(c for c in p.children[head] if c < head)):
            code = WHO.get(p.lower[k])
            if code and p.dep[k] != "poss":
                return Actor(p.word[k], p.start[k], p.end[k], code, code, "GOV", code)
        return None

    def members(self, head: int) -> tuple[Actor, ...]:
        p = self.parse
        found = [self.of(head)]
        for c in p.children[head]:
            if p.dep[c] == "conj":
                found += self.members(c)
        return tuple(a for a in found if a is not None)

    def member_of(self, code: str) -> str | None:
        return None

    def camp_key(self, actor: Actor) -> str:
        return actor.code


def actor(code: str) -> Actor:
    return Actor(code, 0, 0, code, code, "GOV", code)


class Report:
    """An invented report; statements and events are named by words that stand in it once."""

    def __init__(self, text: str, published: str = "2024-06-12") -> None:
        lines, at = [], 0
        for part in text.split("\n"):
            role = "headline" if part.startswith("# ") else "body"
            lines.append(Line(role, at + (2 if role == "headline" else 0), at + len(part)))
            at += len(part) + 1
        self.text = text
        self.story = Story(
            "s", "d", "u", 0, len(text), None, None, Published(published, "given"), "en", text,
            tuple(lines),
        )  # fmt: skip
        self.statements: list[Statement] = []
        self.events: list[Event] = []
        self.times: list[Time] = []

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(words, start, start + len(words))

    def said(
        self, speaker: str, cue: str, content: str, act: str, target: str | None = None,
        quote_type: str = "indirect",
    ) -> str:  # fmt: skip
        own = f"st{len(self.statements)}"
        self.statements.append(
            Statement(
                own,
                "s",
                actor(speaker),
                (),
                self.span(cue),
                (self.span(content),),
                act,
                quote_type,
                actor(target) if target else None,
                None,
                None,
                False,
                False,
                MADE_BY,
            )
        )
        return own

    def event(
        self, kind: str, trigger: str, actors: str = "", recipients: str = "",
        said: str | None = None, realis: str = "actual", mode: str | None = None,
    ) -> str:  # fmt: skip
        own = f"ev{len(self.events)}"
        span = self.span(trigger)
        start = self.text.rfind("\n", 0, span.start) + 1
        end = (self.text + "\n").index("\n", span.end)
        self.events.append(
            Event(
                own,
                "s",
                kind,
                mode,
                (),
                tuple(map(actor, actors.split())),
                tuple(map(actor, recipients.split())),
                (),
                None,
                None,
                realis,
                None,
                (),
                span,
                start,
                end,
                said,
                None,
                MADE_BY,
            )
        )
        return own

    def time(self, words: str, date: str, precision: str = "day") -> None:
        s = self.span(words)
        self.times.append(Time(words, s.start, s.end, date, date, precision, "explicit"))

    def leads(self) -> Leads:
        parse = reader().parse(self.story)
        return find_leads(
            parse, self.story, NameCast(parse), self.statements, self.events, self.times
        )
