"""``trucewatch show``: tables of a record's contents."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from rich import box
from rich.table import Table

from trucewatch.records import Incident, Statement, Story
from trucewatch.store import queries
from trucewatch.store.record import Record
from trucewatch.views.claims import DISPUTED, print_claim_set
from trucewatch.views.screen import Screen
from trucewatch.views.words import clean, cut, number, short

Row = dict[str, Any]
Column = tuple[str, Callable[[Row], str]]

# What each word after ``show`` asks for.
ASKED = {
    "incidents": ("incidents",),
    "statements": ("statements",),
    "events": ("events",),
    "agreements": ("agreements",),
    "findings": ("findings",),
    "talks": ("rounds", "movements"),
    "positions": ("positions",),
    "situations": ("situations",),
    "stories": ("stories",),
}


def _who(row: Row | None) -> str:
    return cut(row.get("name") or row.get("text") or "", 32) if row else "nobody named"


def _when(row: Row | None) -> str:
    if not row:
        return "undated"
    return (row.get("from") or "")[:10] or cut(row.get("text") or "", 20) or "undated"


def _names(rows: Iterable[Row]) -> str:
    return ", ".join(_who(r) for r in rows)


COLUMNS: dict[str, tuple[Column, ...]] = {
    "statements": (
        ("id", lambda r: short(r["id"])),
        ("speaker", lambda r: _who(r["speaker"])),
        ("act", lambda r: r["act"].replace("_", " ")),
        ("to", lambda r: _who(r["target"]) if r["target"] else ""),
        ("words", lambda r: cut(" … ".join(c["text"] for c in r["content"]), 160)),
        ("when", lambda r: _when(r["time"])),
    ),
    "events": (
        ("id", lambda r: short(r["id"])),
        ("type", lambda r: r["type"] + (f"/{r['mode']}" if r["mode"] else "")),
        ("realis", lambda r: r["realis"].replace("_", " ")),
        ("actors", lambda r: _names(r["actors"]) or "nobody named"),
        ("to", lambda r: _names(r["recipients"])),
        ("words", lambda r: cut(r["trigger"]["text"], 24)),
        ("where", lambda r: _who(r["place"]) if r["place"] else ""),
        ("when", lambda r: _when(r["time"])),
    ),
    "agreements": (
        ("id", lambda r: short(r["id"])),
        ("agreement", lambda r: cut(r["name"], 60)),
        ("kind", lambda r: r["kind"].replace("_", " ")),
        ("stage", lambda r: r["stage"].replace("_", " ")),
        ("signed", lambda r: r["signed"] or "not stated"),
        ("parties", lambda r: ", ".join(r["parties"])),
        ("provisions", lambda r: ", ".join(p["label"] for p in r["provisions"])),
        ("mentions", lambda r: str(len(r["mentions"]))),
    ),
    "findings": (
        ("id", lambda r: short(r["id"])),
        ("provision", lambda r: r["provision_id"].split(".")[-1].replace("_", " ")),
        ("occurrence", lambda r: r["occurrence"]),
        ("violator", lambda r: _who(r["violator"])),
        ("reported by", lambda r: cut(r["by_whom"]["name"], 32)),
        ("status", lambda r: r["status"].replace("_", " ")),
        ("date", lambda r: r["date"] or "undated"),
        ("place", lambda r: _who(r["place"]) if r["place"] else ""),
    ),
    "rounds": (
        ("id", lambda r: short(r["id"])),
        ("status", lambda r: r["status"]),
        ("venue", lambda r: cut(r["venue"] or "not stated", 24)),
        ("dates", lambda r: ", ".join(r["dates"]) or "undated"),
        ("participants", lambda r: _names(r["participants"])),
        ("host", lambda r: _who(r["host"]) if r["host"] else ""),
        ("outcome", lambda r: cut(" / ".join(r["outcome"]), 90)),
        ("next", lambda r: r["next"] or ""),
    ),
    "positions": (
        ("id", lambda r: short(r["id"])),
        ("issue", lambda r: r["issue"].replace("_", " ")),
        ("party", lambda r: cut(r["party"]["name"], 28)),
        ("kind", lambda r: r["kind"].replace("_", " ")),
        ("words", lambda r: cut(r["value"], 110)),
        ("condition", lambda r: cut(r["condition"] or "", 50)),
        ("date", lambda r: r["date"] or "undated"),
    ),
    "movements": (
        ("id", lambda r: short(r["id"])),
        ("issue", lambda r: r["issue"].replace("_", " ")),
        ("party", lambda r: cut(r["party"]["name"], 28)),
        ("from", lambda r: short(r["from_position"])),
        ("to", lambda r: short(r["to_position"])),
        ("date", lambda r: r["date"] or "undated"),
    ),
    "situations": (
        ("id", lambda r: short(r["id"])),
        ("who", lambda r: _who(r["who"])),
        ("relation", lambda r: r["relation"]),
        ("what", lambda r: cut(r["what"], 60)),
        ("by the word of", lambda r: cut(r["by_whom"]["name"], 32)),
    ),
    "stories": (
        ("id", lambda r: short(r["id"])),
        ("headline", lambda r: cut(r["headline"]["text"] if r["headline"] else r["text"], 80)),
        ("date", lambda r: r["published"]["date"] or "not stated"),
        ("from", lambda r: cut(r["source_uri"], 40)),
    ),
}


def print_table(screen: Screen, kind: str, found: list[Row]) -> None:
    """Print records of one kind as a table; an empty result says so."""
    if not found:
        screen.line(f"no {kind} match")
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name, _ in COLUMNS[kind]:
        table.add_column(name, overflow="fold", no_wrap=name == "id")
    for row in found:
        table.add_row(*(clean(value(row)) for _, value in COLUMNS[kind]))
    screen.console.print(table)


def print_incidents(
    screen: Screen, record: Record, found: list[Row], status_words: dict[str, str], *, full: bool
) -> None:
    """Print incidents with the questions that sources differ on; ``full`` opens every sentence."""
    if not found:
        screen.line("no incidents match")
    for row in found:
        incident = msgspec.convert(row, Incident)
        place = cut(incident.place.name, 40) if incident.place else "place not stated"
        screen.line(
            (short(incident.id), "bold"),
            f"  {place} · {_when(row['time'])} · {len(incident.event_ids)} mentions",
        )
        for claim_set in incident.claim_sets:
            words = status_words.get(claim_set.status, claim_set.status)
            if full and claim_set.status in DISPUTED:
                statements, stories = evidence(record, incident)
                print_claim_set(screen, claim_set, statements, stories, words)
            else:
                _print_brief(screen, claim_set, words)
        screen.blank()


def _print_brief(screen: Screen, claim_set: Any, words: str) -> None:
    screen.line(f"   {clean(claim_set.question)}  ", (f"[{words}]", "bright_black"))
    for claim in claim_set.claims:
        answer = claim.answer
        if hasattr(answer, "low"):
            text = f"{number(answer.low, answer.high, answer.hedge)} {answer.unit}"
        else:
            text = answer if isinstance(answer, str) else answer.name
        screen.line(
            f"      {cut(claim.claimant.name, 36)}: {cut(text, 60)} ", (claim.act, "bright_black")
        )


def evidence(record: Record, incident: Incident) -> tuple[dict[str, Statement], dict[str, Story]]:
    """Return the statements of an incident's claims and their stories."""
    statements: dict[str, Statement] = {}
    stories: dict[str, Story] = {}
    ids = {i for s in incident.claim_sets for c in s.claims for i in c.statement_ids}
    for id_ in sorted(ids):
        found = queries.find(record, id_)
        if found and isinstance(found[1], Statement):
            statements[id_] = found[1]
            story = queries.story(record, found[1].story_id)
            if story:
                stories[story.id] = story
    return statements, stories
