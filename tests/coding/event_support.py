"""Coding plain sentences for the tests of events."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from trucewatch.bench.negatives import Coder, plain_coder
from trucewatch.coding.drafts import EventDraft
from trucewatch.records import Actor

DATA = Path(__file__).parent.parent / "data"
Coded = tuple[str, frozenset[str], frozenset[str]]


@cache
def coder() -> Coder:
    """The rules and what ``quick`` adds to them; the encoder has tests of its own."""
    return plain_coder("quick")


@cache
def careful() -> Coder:
    return plain_coder("careful")


@cache
def code(text: str) -> tuple[EventDraft, ...]:
    return coder()(text)


def sides(actors: Iterable[Actor]) -> frozenset[str]:
    """Countries, and the sector of those without one."""
    out: set[str] = set()
    for actor in actors:
        countries = set((actor.country or "").split(";")) - {"", "UNK"}
        if countries:
            out |= countries
        elif actor.sector and actor.sector != "UNK":
            out.add(actor.sector)
    return frozenset(out)


def coded(text: str) -> list[Coded]:
    return [(e.type, sides(e.actors), sides(e.recipients)) for e in code(text)]


def types(text: str) -> list[str]:
    return sorted(e.type for e in code(text))


def one(text: str, type_: str) -> EventDraft:
    found = [e for e in code(text) if e.type == type_]
    assert len(found) == 1, (text, [(e.type, e.span.text, e.rules) for e in code(text)])
    return found[0]


def expected(cell: str) -> list[Coded]:
    out: list[Coded] = []
    for part in cell.split(";"):
        if part.strip() in ("", "-"):
            continue
        type_, _, rest = part.strip().partition(" ")
        actors, _, recipients = rest.partition(">")
        out.append((type_, _codes(actors), _codes(recipients)))
    return out


def _codes(cell: str) -> frozenset[str]:
    return frozenset(c for c in cell.strip().split("+") if c)


def rows(name: str) -> list[list[str]]:
    """The rows of a test table without notes and header."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    kept = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return kept[1:]
