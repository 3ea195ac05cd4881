"""Talks: rounds on a line, positions by issue and party, where they meet, and their history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import msgspec

from trucewatch.records import Actor, Mention, Movement, Position, Round, Story
from trucewatch.store import pages_common, pages_talks
from trucewatch.views.camps import side_of_code
from trucewatch.views.web import labels
from trucewatch.views.web.asking import Ask, Missing
from trucewatch.views.web.evidence import Sentence, Sources, mention_sentence, sources
from trucewatch.views.web.meeting import Meets, meets
from trucewatch.views.web.slots import MOST, Party, Slots, side_words, slots

# Positions of one party on one issue that stand in its cell; the history has all.
IN_CELL = 3
# Processes that one page takes together.
MOST_PARTS = 12


# So many sentences open a round.
MOST_MENTIONS = 3
_UNKNOWN = "9999"  # sorts behind every day


class ProcessRow(msgspec.Struct, frozen=True):
    """A negotiation in the list."""

    process: str
    name: str
    rounds: int
    positions: int
    latest: str
    parts: tuple[str, ...]


class TalksView(msgspec.Struct, frozen=True):
    """The list of negotiations."""

    rows: tuple[ProcessRow, ...]


class RoundView(msgspec.Struct, frozen=True):
    """A round on the line; one without a day stands where it was ``told``."""

    id: str
    status: str
    title: str
    told: str
    host: str
    participants: tuple[str, ...]
    mediators: tuple[str, ...]
    delegates: tuple[str, ...]
    observers: tuple[str, ...]
    absent: tuple[str, ...]
    history: tuple[str, ...]
    duration: str
    agenda: tuple[str, ...]
    outcome: tuple[str, ...]
    next: str
    sentences: tuple[Sentence, ...]


class PositionView(msgspec.Struct, frozen=True):
    """A position as shown."""

    id: str
    party: Party
    kind: str
    glyph: str
    value: str
    condition: str
    guarantors: tuple[str, ...]
    constraint: str
    date: str
    moved: str
    told: str
    sentence: Sentence | None


class CellView(msgspec.Struct, frozen=True):
    """One party's positions on one issue."""

    column: str
    positions: tuple[PositionView, ...]
    more: int
    history: str


class IssueView(msgspec.Struct, frozen=True):
    """A row of the table."""

    issue: str
    name: str
    cells: tuple[CellView, ...]
    meets: Meets


class HistoryView(msgspec.Struct, frozen=True):
    """All positions of one party on one issue, by date."""

    party: Party
    issue: str
    steps: tuple[PositionView, ...]


class ProcessView(msgspec.Struct, frozen=True):
    """The page of a negotiation."""

    process: str
    name: str
    rounds: tuple[RoundView, ...]
    columns: tuple[Party, ...]
    issues: tuple[IssueView, ...]
    history: HistoryView | None
    movements: int
    key: tuple[Party, ...]
    parts: tuple[str, ...]
    only: bool


def make_list(ask: Ask) -> TalksView:
    """Return the list of negotiations."""
    found = pages_talks.processes(ask.record)
    by_name = {p.name: p for p in found}
    rows, covered = [], set[str]()
    for p in sorted(found, key=lambda p: (-p.rounds - p.positions, p.name)):
        if p.name not in covered:
            parts = [n for n in pages_talks.related(p.name, by_name) if n not in covered]
            covered |= {p.name, *parts}
            rows.append(_row(p.name, [by_name[n] for n in (p.name, *parts)], parts))
    rows.sort(key=lambda r: r.latest, reverse=True)
    return TalksView(tuple(rows))


def _row(name: str, whole: list[pages_talks.Process], parts: list[str]) -> ProcessRow:
    return ProcessRow(
        process=name,
        name=labels.process_name(name),
        rounds=sum(w.rounds for w in whole),
        positions=sum(w.positions for w in whole),
        latest=max((w.latest for w in whole if w.latest), default=""),
        parts=tuple(map(labels.process_name, parts)),
    )


def make(ask: Ask) -> ProcessView:
    """Return the page of the negotiation that is asked for. Raises Missing."""
    process = ask.path["process"]
    known = [p.name for p in pages_talks.processes(ask.record)]
    parts = [] if ask.get("only") else pages_talks.related(process, known)[:MOST_PARTS]
    names = [process, *parts]
    rounds = pages_talks.rounds(ask.record, names)
    positions = pages_talks.positions(ask.record, names)
    if not rounds and not positions:
        raise Missing("negotiation", process)
    movements = pages_talks.movements(ask.record, names)
    colours = _slots(positions, ask)
    told = sources(ask.record, [i for p in positions for i in p.statement_ids[:2]], [])
    table = _Table(ask, colours, positions, movements, told)
    others = (Party("Others", "", "m"),) if "" in table.sides() else ()
    columns = (*colours.key(), *others)
    return ProcessView(
        process=process,
        name=labels.process_name(process),
        rounds=_rounds(rounds, ask),
        columns=columns,
        issues=table.issues(),
        history=table.history(ask.get("party"), ask.get("issue")),
        movements=len(movements),
        key=colours.key(),
        parts=tuple(map(labels.process_name, parts)),
        only=bool(ask.get("only")),
    )


def _slots(positions: list[Position], ask: Ask) -> Slots:
    counts = Counter(side_of_code(p.party.code) for p in positions)
    top = sorted(counts, key=lambda s: (-counts[s], s))[:MOST]
    return slots(top, ask.watch)


class _Table:
    """The positions of a process, by issue and side."""

    def __init__(
        self, ask: Ask, colours: Slots, positions: list[Position], movements: list[Movement],
        told: Sources,
    ) -> None:  # fmt: skip
        self.colours, self.told, self.positions = colours, told, positions
        self.by_id = {p.id: p for p in positions}
        before = [m.from_position for m in movements if m.from_position not in self.by_id]
        self.by_id |= {p.id: p for p in pages_common.linked_by_ids(ask.record, "position", before)}
        self.moved = {m.to_position: m for m in movements}
        wanted = [m.story_id for p in positions if not p.statement_ids for m in p.mentions[:1]]
        self.stories = pages_common.by_ids(ask.record, Story, wanted) | told.stories

    def column(self, p: Position) -> str:
        side = side_of_code(p.party.code)
        return side if side in self.colours.by_camp else ""

    def sides(self) -> tuple[str, ...]:
        """Return the sides that have a column; the last is that of all others, if there are any."""
        others = any(not self.column(p) for p in self.positions)
        return (*self.colours.by_camp, *([""] if others or not self.colours.by_camp else []))

    def issues(self) -> tuple[IssueView, ...]:
        rows: dict[str, list[Position]] = {}
        for p in self.positions:
            rows.setdefault(p.issue, []).append(p)
        order = sorted(rows, key=lambda i: (-len(rows[i]), labels.issue(i)))
        return tuple(self._issue(i, rows[i]) for i in order)

    def _issue(self, issue: str, positions: list[Position]) -> IssueView:
        sides = self.sides()
        cells = {s: [p for p in positions if self.column(p) == s] for s in sides}
        latest = {s: _latest(own) for s, own in cells.items()}
        return IssueView(
            issue=issue,
            name=labels.issue(issue),
            cells=tuple(self._cell(s, issue, cells[s], latest[s]) for s in sides),
            meets=meets({s: own for s, own in latest.items() if s}),
        )

    def _cell(self, side: str, issue: str, own: list[Position], latest: list[Position]) -> CellView:
        shown = latest[-IN_CELL:]
        name = side_words(side) or "Others"
        return CellView(
            column=name,
            positions=tuple(self.view(p) for p in shown),
            more=len(own) - len(shown),
            history=side,
        )

    def view(self, p: Position) -> PositionView:
        side = side_of_code(p.party.code)
        slot = self.colours.of(side)
        movement = self.moved.get(p.id)
        before = self.by_id.get(movement.from_position) if movement else None
        teller = self._teller(p, side)
        return PositionView(
            id=p.id,
            party=Party(p.party.name, p.party.code, slot),
            kind=labels.plain(p.kind),
            glyph=labels.glyph(p.kind),
            value=p.value,
            condition=p.condition or "",
            guarantors=p.guarantors,
            constraint=p.constraint or "",
            date=labels.day(p.date),
            moved=f"{labels.plain(before.kind)}: {before.value}" if before else "",
            told=teller,
            sentence=self._sentence(p, slot),
        )

    def _teller(self, p: Position, side: str) -> str:
        """Return who tells of a position that is not the party's own statement."""
        for id_ in p.statement_ids[:1]:
            statement = self.told.statements.get(id_)
            speaker = statement.speaker if statement else None
            if speaker is not None and side_of_code(speaker.code) != side:
                return speaker.name or speaker.text
        return "" if p.statement_ids else "the report itself"

    def _sentence(self, p: Position, slot: str) -> Sentence | None:
        for id_ in p.statement_ids[:1]:
            found = self.told.sentence(id_, slot)
            if found is not None:
                return found
        for mention in p.mentions[:1]:
            if mention.story_id in self.stories:
                return mention_sentence(mention, self.stories[mention.story_id], slot)
        return None

    def history(self, side: str, issue: str) -> HistoryView | None:
        own = [
            p
            for p in self.positions
            if p.issue == issue and side in (self.column(p), side_of_code(p.party.code))
        ]
        if not own or not issue:
            return None
        party = Party(side_words(side) or "Others", side, self.colours.of(side))
        ordered = sorted(own, key=lambda p: (p.date or "", p.id))
        return HistoryView(party, labels.issue(issue), tuple(self.view(p) for p in ordered))


def _latest(positions: list[Position]) -> list[Position]:
    """Return the positions that no later one took the place of, by date."""
    former = {p.supersedes for p in positions if p.supersedes}
    return [p for p in positions if p.id not in former]


def _names(actors: tuple[Actor, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(a.name or a.text for a in actors))


def _rounds(rounds: list[Round], ask: Ask) -> tuple[RoundView, ...]:
    """Return rounds in the order of their days; of one without, of the first report."""
    ids = [m.story_id for r in rounds for m in r.mentions[:MOST_MENTIONS]]
    stories = pages_common.by_ids(ask.record, Story, ids)
    placed = [(r, "" if r.dates else _told(r, stories)) for r in rounds]
    placed.sort(key=lambda p: (p[0].dates[0] if p[0].dates else p[1] or _UNKNOWN, p[0].id))
    return tuple(_round(r, told, stories) for r, told in placed)


def _told(r: Round, stories: Mapping[str, Story]) -> str:
    days = (stories[m.story_id].published.date for m in r.mentions if m.story_id in stories)
    return min((d[:10] for d in days if d), default="")


def _sentences(mentions: tuple[Mention, ...], stories: Mapping[str, Story]) -> tuple[Sentence, ...]:
    """Return the sentences of mentions, each once."""
    told = (mention_sentence(m, stories[m.story_id]) for m in mentions if m.story_id in stories)
    return tuple({(s.story_id, s.start): s for s in told}.values())


def _round(r: Round, told: str, stories: Mapping[str, Story]) -> RoundView:
    mentions: tuple[Mention, ...] = r.mentions[:MOST_MENTIONS]
    days = ", ".join(map(labels.day, r.dates))
    return RoundView(
        id=r.id,
        status=r.status,
        title=", ".join(p for p in (r.venue or "", days) if p),
        told=labels.day(told),
        host=(r.host.name or r.host.text) if r.host else "",
        participants=_names(r.participants),
        mediators=_names(r.mediators),
        delegates=r.delegates,
        observers=r.observers,
        absent=r.absent,
        history=tuple(f"{h.status} ({h.reported or 'undated'})" for h in r.history),
        duration=r.duration or "",
        agenda=r.agenda,
        outcome=r.outcome,
        next=r.next or "",
        sentences=_sentences(mentions, stories),
    )
