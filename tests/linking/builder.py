"""Hand-made coded stories: statements, events and leads from short annotated lines."""

from __future__ import annotations

from trucewatch.records import (
    Actor,
    Event,
    MadeBy,
    Place,
    Published,
    Quantity,
    Span,
    Statement,
    Story,
    Time,
)
from trucewatch.records.coded import CodedStory
from trucewatch.records.leads import (
    AgreementMention,
    Leads,
    PositionMention,
    ProvisionTouch,
    RoleMention,
    RoundMention,
)

MADE_BY = MadeBy("hand", "0", "", "", "")
NAMES = {"VAL": "Valdoria", "KES": "Kestrel", "MON": "Lake Mission", "THI": "Thirland"}


def actor(code: str, at: int = 0, sector: str = "GOV") -> Actor:
    """An actor of an invented country; ``VAL`` is its state, ``VALMIL`` its army."""
    country = code.split(":")[0][:3]
    name = NAMES.get(code, code)
    return Actor(name, at, at + len(name), code, country, sector, name)


def day(date: str) -> Time:
    return Time(date, 0, 0, date, date, "day", "explicit")


PLACES = {
    "belt": Place("river belt", 0, 0, "River Belt", "VAL", None, 10.0, 20.0, 40.0, "region", None),
    "mill": Place("Ostrava Mill", 0, 0, "Ostrava Mill", "VAL", None, 10.1, 20.1, 2.0, "town", None),
    "port": Place("Sorrel", 0, 0, "Sorrel", "KES", None, 14.0, 25.0, 2.0, "town", None),
}


class StoryBuilder:
    """Collects the records of one story; every record gets its own stretch of the text."""

    def __init__(self, name: str, published: str | None = "2024-06-12") -> None:
        self.name = name
        self.published = published
        self.statements: list[Statement] = []
        self.events: list[Event] = []
        self.agreements: list[AgreementMention] = []
        self.touches: list[ProvisionTouch] = []
        self.positions: list[PositionMention] = []
        self.rounds: list[RoundMention] = []
        self.roles: list[RoleMention] = []
        self._at = 0

    def _span(self, text: str) -> Span:
        self._at += 100
        return Span(text, self._at, self._at + len(text))

    def said(
        self,
        speaker: str | None,
        act: str,
        target: str | None = None,
        on: str | None = None,
        cue: str = "said",
        quote_type: str = "indirect",
        answers: str | None = None,
    ) -> str:
        own = f"st-{self.name}-{len(self.statements)}"
        self.statements.append(
            Statement(
                own,
                self.name,
                actor(speaker) if speaker else None,
                (),
                self._span(cue),
                (self._span("content"),),
                act,
                quote_type,
                actor(target) if target else None,
                day(on) if on else None,
                answers,
                False,
                False,
                MADE_BY,
            )
        )
        return own

    def event(
        self,
        kind: str,
        actors: str = "",
        recipients: str = "",
        said: str | None = None,
        on: str | None = None,
        place: str | None = None,
        realis: str = "claimed",
        mode: str | None = None,
        trigger: str = "attack",
        killed: int | None = None,
    ) -> str:
        own = f"ev-{self.name}-{len(self.events)}"
        span = self._span(trigger)
        quantities = ()
        if killed is not None:
            n = float(killed)
            quantities = (Quantity("killed", n, n, "exact", "persons", (), None, "n", 0, 1),)
        self.events.append(
            Event(
                own,
                self.name,
                kind,
                mode,
                (),
                tuple(map(actor, actors.split())),
                tuple(map(actor, recipients.split())),
                (),
                PLACES[place] if place else None,
                day(on) if on else None,
                realis,
                None,
                quantities,
                span,
                span.start,
                span.end,
                said,
                None,
                MADE_BY,
            )
        )
        return own

    def agreement(self, date: str | None = None, **fields: object) -> int:
        span = self._span("the truce")
        given = {
            "name": "the truce", "kind": "ceasefire", "family": "truce", "stage": "in_force",
            "date": date, "names": (), "parties": ("KES", "VAL"), "brokers": (), "monitors": (),
            "authors": (), "mentions": (span,), **fields,
        }  # fmt: skip
        self.agreements.append(AgreementMention(**given))
        return len(self.agreements) - 1

    def touch(
        self,
        occurrence: str,
        event: str | None = None,
        said: str | None = None,
        violator: str | None = None,
        explicit: bool = False,
        general: bool = False,
        provision: str = "ceasefire",
    ) -> None:
        self.touches.append(
            ProvisionTouch(
                0,
                provision,
                occurrence,
                event,
                said,
                self._span(occurrence),
                actor(violator) if violator else None,
                explicit,
                general,
            )
        )

    def attack(self, speaker: str, accused: str, **fields: object) -> str:
        """``speaker`` accuses ``accused`` of an attack that breaks the truce."""
        said = self.said(speaker, "accuse", accused)
        event = self.event("ASSAULT", accused, speaker, said, realis="alleged", **fields)
        self.touch("violation", event, said, accused)
        return said

    def position(
        self,
        party: str,
        issue: str,
        kind: str,
        value: str,
        condition: str | None = None,
        date: str | None = None,
        said: str | None = None,
        headline: bool = False,
    ) -> None:
        self.positions.append(
            PositionMention(
                actor(party),
                issue,
                kind,
                value,
                condition,
                (),
                date,
                said,
                None,
                headline,
                self._span(value),
            )
        )

    def meeting(self, date: str | None, venue: str | None, who: str, status: str = "held") -> None:
        self.rounds.append(
            RoundMention(
                status,
                date,
                venue,
                None,
                tuple(map(actor, who.split())),
                (),
                None,
                (),
                (),
                None,
                (self._span("talks"),),
                (),
                (),
            )
        )

    def role(self, code: str, role: str) -> None:
        self.roles.append(RoleMention(code, NAMES.get(code, code), role, self._span(role)))

    def build(self) -> CodedStory:
        story = Story(
            self.name, "doc", self.name, 0, 0, None, None,
            Published(self.published, "given"), "en", "", (),
        )  # fmt: skip
        leads = Leads(
            agreements=tuple(self.agreements), touches=tuple(self.touches),
            rounds=tuple(self.rounds), positions=tuple(self.positions), roles=tuple(self.roles),
        )  # fmt: skip
        return CodedStory(story, tuple(self.statements), tuple(self.events), leads)


def breach_story(name: str = "a", published: str = "2024-06-12") -> StoryBuilder:
    """Two sides blame each other for one night; a mission reports it and names nobody."""
    s = StoryBuilder(name, published)
    s.agreement("2024-05-03")
    s.role("MON", "monitor")
    s.attack("VAL", "KES", on="2024-06-11", place="mill")
    said = s.said("KES", "accuse", "VAL")
    s.touch("violation", None, said, "VAL")
    seen = s.said("MON", "report_no_blame")
    event = s.event(
        "ASSAULT", "", "", seen, on="2024-06-11", place="belt", realis="monitor_reported"
    )
    s.touch("violation", event, seen, None, explicit=True, general=True)
    open_ = s.said("MON", "withhold_blame", on="2024-06-12")
    s.touch("violation", None, open_)
    return s
