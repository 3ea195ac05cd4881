"""The ledger of an agreement: provisions down, time across, one row per reporter, never merged."""

from __future__ import annotations

import datetime
from collections import Counter

import msgspec

from trucewatch.records import Agreement, Claimant, Finding, Mention, Story
from trucewatch.store import pages_common, pages_ledger
from trucewatch.views.camps import side_of_code
from trucewatch.views.statuses import finding_status
from trucewatch.views.web import labels
from trucewatch.views.web.asking import Ask, Missing
from trucewatch.views.web.evidence import Opened, Sentence, Sources, mention_sentence, sources
from trucewatch.views.web.page_lists import AgreementHead, agreement_head
from trucewatch.views.web.slots import Party, Slots, slots
from trucewatch.views.web.windows import STEPS, asked_day, date_of, edges, name

# So many steps stand side by side.
COLUMNS = {"day": 14, "week": 12, "month": 12}
# Steps that stay though nothing was read in them.
LEAST = 4
MOST_OPEN = 30


class Cell(msgspec.Struct, frozen=True):
    """The findings of one reporter on one provision in one step of time."""

    count: int
    words: str
    href: str
    open: bool
    read: bool


class Reporter(msgspec.Struct, frozen=True):
    """A row: one reporter under one provision."""

    key: str
    party: Party
    role: str
    cells: tuple[Cell, ...]


class FindingView(msgspec.Struct, frozen=True):
    """A finding opened: its two fields apart, and its sentences."""

    id: str
    occurrence: str
    violator: str
    doers: str
    status: str
    realis: str
    date: str
    told: str
    place: str
    statements: tuple[Opened, ...]
    narrated: tuple[Sentence, ...]


class Opening(msgspec.Struct, frozen=True):
    """The cell that is open."""

    provision_id: str
    reporter: str
    title: str
    findings: tuple[FindingView, ...]
    left: int
    close: str


class ProvisionView(msgspec.Struct, frozen=True):
    """A provision: its names, its words in the stories, its reporters."""

    id: str
    label: str
    pax: str
    pam: str
    terms: str
    mentions: tuple[Sentence, ...]
    reporters: tuple[Reporter, ...]


class LedgerView(AgreementHead, frozen=True):
    """The page of an agreement."""

    brokers: tuple[str, ...]
    monitors: tuple[str, ...]
    by: str
    columns: tuple[str, ...]
    read: tuple[int, ...]
    provisions: tuple[ProvisionView, ...]
    opened: Opening | None
    earlier: str
    later: str
    total: int
    shown: int
    mentions: tuple[Sentence, ...]
    agreement: Agreement


class Grid(msgspec.Struct, frozen=True):
    """The steps of time of a page, the last column for findings without a day.

    ``told`` has the day of the first report of a finding that gives no day: there it stands.
    """

    days: tuple[datetime.date, ...]
    by: str
    undated: bool
    told: dict[str, str]

    def column(self, finding: Finding) -> int | None:
        """Return the column of a finding, None when it is outside."""
        day = date_of(finding.date or self.told.get(finding.id))
        if day is None:
            return len(self.days) - 1 if self.undated else None
        if not self.days or not self.days[0] <= day < self.days[-1]:
            return None
        return max(i for i, d in enumerate(self.days[:-1]) if d <= day)


def make(ask: Ask) -> LedgerView:
    """Return the ledger that is asked for. Raises Missing, Problem."""
    agreement: Agreement | None = pages_common.linked(ask.record, "agreement", ask.path["id"])
    if agreement is None:
        raise Missing("agreement", ask.path["id"])
    by = ask.get("by") if ask.get("by") in STEPS else "week"
    extent = pages_ledger.extent(ask.record, agreement.id)
    dayless = pages_ledger.undated(ask.record, agreement.id)
    told = pages_ledger.told_on(ask.record, [f.id for f in dayless[: pages_ledger.MOST_TOLD]])
    known = [d for d in (date_of(v) for v in (extent.first, extent.last, *told.values())) if d]
    first, newest = min(known, default=None), max(known, default=None)
    last = date_of(asked_day(ask, "to")) or newest
    days = edges(last, by, COLUMNS[by]) if last else []
    days = _from_first(days, first, ask)
    found = _findings(ask, agreement, days) + dayless
    grid = Grid(tuple(days), by, any(f.id not in told for f in dayless), told)
    colours = slots([*agreement.parties, *(side_of_code(p) for p in agreement.parties)], ask.watch)
    columns = [name(d, by) for d in days[:-1]] + (["undated"] if grid.undated else [])
    return LedgerView(
        **agreement_head(agreement),
        brokers=tuple(map(labels.code_name, agreement.brokers)),
        monitors=tuple(map(labels.code_name, agreement.monitors)),
        by=by,
        columns=tuple(columns),
        read=tuple(pages_ledger.read_between(ask.record, days)),
        provisions=_provisions(ask, agreement, found, grid, colours),
        opened=_opened(ask, agreement, found, grid, colours),
        earlier=days[0].isoformat() if days and first and first < days[0] else "",
        later=_later(days, newest),
        total=pages_ledger.count(ask.record, agreement.id),
        shown=sum(grid.column(f) is not None for f in found),
        mentions=_mentions(ask, agreement.mentions[:3]),
        agreement=agreement,
    )


def _from_first(
    days: list[datetime.date], first: datetime.date | None, ask: Ask
) -> list[datetime.date]:
    """Leave out the steps before anything was read, down to the LEAST last ones."""
    read = pages_ledger.read_between(ask.record, days)
    begun = [
        n > 0 or (first is not None and first < e) for n, e in zip(read, days[1:], strict=False)
    ]
    skip = begun.index(True) if True in begun else 0
    return days[min(skip, max(0, len(days) - 1 - LEAST)) :]


def _later(days: list[datetime.date], last: datetime.date | None) -> str:
    if not days or last is None or last < days[-1]:
        return ""
    return min(last, days[-1] + (days[-1] - days[0])).isoformat()


def _findings(ask: Ask, agreement: Agreement, days: list[datetime.date]) -> list[Finding]:
    if not days:
        return []
    ends = days[0].isoformat(), days[-1].isoformat()
    return pages_ledger.findings(ask.record, agreement.id, *ends)


def reporter_key(who: Claimant) -> str:
    """Return what tells one reporter from another in an address."""
    return f"{who.code}~{who.name}"


def _party(who: Claimant, colours: Slots) -> Party:
    if who.code == "narrator":
        return Party("the report itself", who.code, "m")
    return Party(who.name, who.code, colours.of(side_of_code(who.code)))


def _provisions(
    ask: Ask, agreement: Agreement, found: list[Finding], grid: Grid, colours: Slots
) -> tuple[ProvisionView, ...]:
    read = pages_ledger.read_between(ask.record, list(grid.days))
    out = []
    for p in agreement.provisions:
        own = [f for f in found if f.provision_id == p.id]
        rows: dict[str, list[Finding]] = {}
        for f in own:
            rows.setdefault(reporter_key(f.by_whom), []).append(f)
        order = sorted(rows, key=lambda k: (_party(rows[k][0].by_whom, colours).slot, k))
        out.append(
            ProvisionView(
                id=p.id,
                label=p.label,
                pax=p.pax or "",
                pam=p.pam or "",
                terms=p.terms or "",
                mentions=_mentions(ask, p.mentions[:2]),
                reporters=tuple(
                    _reporter(ask, p.id, k, rows[k], grid, colours, read) for k in order
                ),
            )
        )
    return tuple(out)


def _reporter(
    ask: Ask, provision: str, key: str, own: list[Finding], grid: Grid, colours: Slots,
    read: list[int],
) -> Reporter:  # fmt: skip
    width = max(0, len(grid.days) - 1) + grid.undated
    columns: list[list[Finding]] = [[] for _ in range(width)]
    for f in own:
        at = grid.column(f)
        if at is not None:
            columns[at].append(f)
    monitor = any(f.status == "monitor_no_blame" or f.realis == "monitor_reported" for f in own)
    cells = []
    for at, findings in enumerate(columns):
        asked = f"{provision}|{key}|{at}"
        was_read = at >= len(read) or read[at] > 0 or bool(findings)
        cells.append(
            Cell(len(findings), _words(findings, grid), asked, ask.get("cell") == asked, was_read)
        )
    return Reporter(
        key, _party(own[0].by_whom, colours), "monitor" if monitor else "", tuple(cells)
    )


def _words(findings: list[Finding], grid: Grid) -> str:
    """Say whom the findings name, or what is said to be done; how many only the report dates."""
    told = sum(not f.date and f.id in grid.told for f in findings)
    if not told:
        return _named(findings)
    return f"{_named(findings)} ({'' if told == len(findings) else f'{told} '}told)"


def _named(findings: list[Finding]) -> str:
    parts: Counter[str] = Counter()
    for f in findings:
        if f.occurrence in ("violation", "restriction", "threat"):
            named = f"names {labels.shown(f.violator)}" if f.violator else "names nobody"
            parts[named if f.occurrence == "violation" else f"{f.occurrence}, {named}"] += 1
        else:
            by = f" by {', '.join(map(labels.shown, f.doers))}" if f.doers else ""
            parts[labels.plain(f.occurrence) + by] += 1
    if len(parts) == 1:
        return next(iter(parts))
    return "; ".join(f"{n} {words}" for words, n in parts.most_common(3))


def _opened(
    ask: Ask, agreement: Agreement, found: list[Finding], grid: Grid, colours: Slots
) -> Opening | None:
    provision_id, _, rest = ask.get("cell").partition("|")
    key, _, column = rest.rpartition("|")
    provision = next((p for p in agreement.provisions if p.id == provision_id), None)
    if provision is None or not column.isdigit():
        return None
    own = [
        f
        for f in found
        if f.provision_id == provision_id
        and reporter_key(f.by_whom) == key
        and grid.column(f) == int(column)
    ]
    if not own:
        return None
    shown = own[:MOST_OPEN]
    told = sources(
        ask.record,
        [i for f in shown for i in f.statement_ids],
        [i for f in shown for i in f.event_ids],
    )
    steps = [name(d, grid.by) for d in grid.days[:-1]] + ["undated"]
    party = _party(own[0].by_whom, colours)
    return Opening(
        provision_id=provision_id,
        reporter=key,
        title=f"{party.name}, {steps[int(column)]}, {provision.label}",
        findings=tuple(_finding(f, told, colours, grid.told) for f in shown),
        left=len(own) - len(shown),
        close=f"/agreements/{agreement.id}",
    )


def _finding(f: Finding, told: Sources, colours: Slots, told_on: dict[str, str]) -> FindingView:
    camp = side_of_code(f.by_whom.code)
    opened = [told.opened(i, colours, camp) for i in f.statement_ids]
    return FindingView(
        id=f.id,
        occurrence=labels.status(f.occurrence, "occurrence"),
        violator=labels.shown(f.violator) if f.violator else "",
        doers=", ".join(map(labels.shown, f.doers)),
        status=finding_status(f.status, f.by_whom.code, f.realis),
        realis=labels.realis(f.realis),
        date=labels.day(f.date),
        told=labels.day(told_on.get(f.id)) if not f.date else "",
        place=f.place.name if f.place else "",
        statements=tuple(o for o in opened if o is not None),
        narrated=() if f.statement_ids else told.narrated(f.event_ids),
    )


def _mentions(ask: Ask, mentions: tuple[Mention, ...]) -> tuple[Sentence, ...]:
    stories = pages_common.by_ids(ask.record, Story, [m.story_id for m in mentions])
    return tuple(
        mention_sentence(m, stories[m.story_id]) for m in mentions if m.story_id in stories
    )
