"""Lists of incidents, stories and agreements, with plain filters and a way on."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from trucewatch.records import Agreement, Incident, Story
from trucewatch.store import pages_ledger, pages_list
from trucewatch.store.pages_list import Wanted
from trucewatch.store.told_days import told_days
from trucewatch.views.statuses import status_of
from trucewatch.views.web import labels
from trucewatch.views.web.asking import Ask
from trucewatch.views.web.evidence import title
from trucewatch.views.web.page_incident import incident_slots, incident_title
from trucewatch.views.web.problem import Problem
from trucewatch.views.web.slots import APART, Party, side_words
from trucewatch.views.web.statuses import joined, status_sentence
from trucewatch.views.web.wanting import check_values
from trucewatch.views.web.windows import asked_day
from trucewatch.views.words import plain_name
from trucewatch.vocab.tables import table

SIZE = 25
# So many agreements are sorted together; a record seldom has more.
MOST_AGREEMENTS = 200


class SideAnswer(msgspec.Struct, frozen=True):
    """One answer and who of a side gives it; ``answer`` is "" where they name nobody."""

    answer: str
    names: str


class SideLine(msgspec.Struct, frozen=True):
    """One side's answers, each with those who give it: no claimant lends another an answer."""

    party: Party
    answers: tuple[SideAnswer, ...]


class IncidentRow(msgspec.Struct, frozen=True):
    """An incident in a list: its first question with an answer per side."""

    id: str
    title: str
    status: str
    sentence: str
    days: str
    place: str
    questions: int
    sides: tuple[SideLine, ...]


class StoryItem(msgspec.Struct, frozen=True):
    """A story in a list."""

    id: str
    title: str
    published: str
    source_uri: str


class AgreementHead(msgspec.Struct, frozen=True):
    """What a list and a ledger say of an agreement."""

    id: str
    name: str
    kind: str
    stage: str
    signed: str
    parties: tuple[str, ...]


class AgreementRow(AgreementHead, frozen=True):
    """An agreement in a list."""

    provisions: tuple[str, ...]
    findings: int
    firm: bool


class ListView(msgspec.Struct, frozen=True):
    """A stretch of a list."""

    rows: tuple[Any, ...]
    next: str | None
    filters: dict[str, str]
    statuses: tuple[tuple[str, str], ...] = ()


def wanted(ask: Ask) -> Wanted:
    """Return the filters given in the address. Raises Problem."""
    names = ("party", "status", "place", "type", "story", "agreement", "process")
    given = {n: ask.get(n)[:200] or None for n in names}
    return Wanted(**given, since=asked_day(ask, "from"), until=asked_day(ask, "to"))


LIST_FILTERS = (
    "party", "status", "place", "type", "story", "agreement", "process", "from", "to", "cursor",
)  # fmt: skip


def cut(ask: Ask, kind: str, size: int = SIZE) -> pages_list.Cut:
    """Return the stretch of a list that is asked for. Raises Problem."""
    asked = wanted(ask)
    check_values(kind, asked)
    try:
        return pages_list.listed(ask.record, kind, asked, ask.get("cursor") or None, size)
    except pages_list.BadCursor as error:
        raise Problem(400, "Not a cursor", "take it from the answer before") from error


def _view(ask: Ask, rows: list[Any], found: pages_list.Cut, **more: Any) -> ListView:
    given = {n: v for n, v in ask.query if n != "cursor" and v}
    return ListView(tuple(rows), found.next, given, **more)


def incident_row(incident: Incident, ask: Ask) -> IncidentRow:
    """Return an incident as a list shows it."""
    colours = incident_slots(incident, ask.watch)
    first = incident.claim_sets[0] if incident.claim_sets else None
    sides: dict[str, list[Any]] = {}
    for claim in first.claims if first else ():
        apart = claim.camp is None or claim.camp in APART or claim.camp not in colours.by_camp
        sides.setdefault("" if apart else claim.camp or "", []).append(claim)
    lines = [_line(camp, sides.get(camp, []), colours.of(camp)) for camp in colours.by_camp]
    if sides.get(""):
        lines.append(_line("", sides[""], "m"))
    return IncidentRow(
        id=incident.id,
        title=incident_title(incident, ask.record, scene=False),
        status=status_of(first) if first else "",
        sentence=status_sentence(first) if first else "",
        days=labels.time_words(incident.time) or _reported(incident, ask),
        place=incident.place.name if incident.place else "",
        questions=len(incident.claim_sets),
        sides=tuple(lines),
    )


def _reported(incident: Incident, ask: Ask) -> str:
    """Return of which day the first report of an incident is that has no day of its own."""
    day = told_days(ask.record, (incident.id,)).get(incident.id)
    return f"reported {labels.day(day)}" if day else ""


def _line(camp: str, claims: list[Any], slot: str) -> SideLine:
    by_answer: dict[str, list[str]] = {}
    for claim in claims:
        told = "denies it" if claim.act == "deny" else labels.answer(claim.answer)
        narrated = claim.claimant.code == "narrator"
        name = "the report itself" if narrated else plain_name(claim.claimant.name)
        by_answer.setdefault(told, []).append(name)
    answers = tuple(SideAnswer(told, joined(names)) for told, names in by_answer.items())
    return SideLine(Party(side_words(camp) or "Monitors, others", camp, slot), answers)


def incidents(ask: Ask) -> ListView:
    """Return the list of incidents."""
    found = cut(ask, "incident")
    rows = [incident_row(msgspec.json.decode(b, type=Incident), ask) for b in found.bodies]
    codes = tuple(
        (r["code"], r["display"]) for r in table("agreements/status.tsv") if r["set"] == "claim"
    )
    return _view(ask, rows, found, statuses=codes)


def stories(ask: Ask) -> ListView:
    """Return the list of stories."""
    found = cut(ask, "story", 40)
    told = [msgspec.json.decode(b, type=Story) for b in found.bodies]
    rows = [StoryItem(s.id, title(s), labels.day(s.published.date), s.source_uri) for s in told]
    return _view(ask, rows, found)


def agreements(ask: Ask) -> ListView:
    """Return the list of agreements: those with a name, a day or findings first, by findings."""
    found = cut(ask, "agreement", MOST_AGREEMENTS)
    made = [msgspec.json.decode(b, type=Agreement) for b in found.bodies]
    rows = [_agreement(a, ask) for a in made]
    return _view(ask, sorted(rows, key=lambda r: (not r.firm, -r.findings)), found)


def agreement_head(a: Agreement) -> dict[str, Any]:
    """Return the fields of an agreement's head."""
    return {
        "id": a.id,
        "name": a.name,
        "kind": labels.plain(a.kind),
        "stage": labels.plain(a.stage),
        "signed": labels.day(a.signed),
        "parties": tuple(map(labels.code_name, a.parties)),
    }


def _agreement(a: Agreement, ask: Ask) -> AgreementRow:
    findings = pages_ledger.count(ask.record, a.id)
    return AgreementRow(
        **agreement_head(a),
        provisions=tuple(p.label for p in a.provisions),
        findings=findings,
        firm=bool(findings or a.signed or has_name(a.name)),
    )


@cache
def _nouns() -> frozenset[str]:
    rows = table("agreements/nouns.tsv")
    return frozenset(r["noun"].capitalize() for r in rows if r["strength"] != "cued")


def has_name(words: str) -> bool:
    """Tell whether words name an agreement ("the Tarsk Accord"), or only speak of one ("a truce").

    A name has the noun with a capital; the first word has one anyway.
    """
    return any(w.strip(".,()’'") in _nouns() for w in words.split()[1:])
