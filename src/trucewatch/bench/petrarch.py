"""Scorer of PETRARCH's validation records: events with the states of both sides, from plain text.

Matching rule. A record is right when the dyads that the coder finds are those that the record
expects, each with a type that the expected code can be, and no others. A dyad is an actor's and a
recipient's country (bodies such as the African Union count as IGO; sectors are not compared); an
event without a country on both sides is no dyad, nor one whose other side is only inferred.
Two-sided events without a recipient give both directions of each pair of participants; of a dyad
that the record gives in both directions one is enough, and a pair of participants who each stand in
an expected dyad is not wrong. An expected code is read as CAMEO (by the vocabulary's own table), or
as WEIS, of which most of the suite's codes are, or by the few senses named for made-up codes;
``exact_cameo`` counts what CAMEO alone allows. Comments (023 in the suite) are no PLOVER events and
are not asked for.

Records that no coder without the suite's own dictionaries can get right are counted as wrong, and
their number and reasons are given.
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from trucewatch.bench.petrarch_names import COUNTRIES, SENSES, STAND_INS, WEIS
from trucewatch.records import Actor, Event
from trucewatch.vocab.tables import table

Coder = Callable[[str], Sequence[Event]]
Triple = tuple[str, str, str]
_BODIES = frozenset({"IGO", "UNO", "EUR", "IMG", "NGO", "NGM"})
_LAST = "FINAL-RECORD"
# Types whose participants PLOVER puts into one list, where CAMEO has one event each way.
_MUTUAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "REJECT", "ASSAULT", "RETREAT"})


# A side that no words of the sentence state, filled in from what else the story tells.
_INFERRED = frozenset({"arg:story-sides", "arg:whose-ground", "arg:other-side", "arg:means-of"})


class Record(msgspec.Struct, frozen=True):
    """One record: its text with stand-ins, and the expected (source, target, code)."""

    id: str
    text: str
    expected: tuple[Triple, ...]
    unfit: str


def read_records(path: Path) -> tuple[Record, ...]:
    """Return the records of a suite's XML file, without its closing line."""
    root = ElementTree.parse(path).getroot()
    return tuple(_record(s) for s in root.iter("Sentence") if s.get("id") != _LAST)


def _record(sentence: ElementTree.Element) -> Record:
    plain = " ".join((sentence.findtext("Text") or "").split())
    text = with_stand_ins(plain)
    codings = [e.attrib for e in sentence.findall("EventCoding")]
    nothing = any("noevents" in c or "error" in c for c in codings)
    triples = [
        (_state(c["sourcecode"]), _state(c["targetcode"]), c["eventcode"])
        for c in codings
        if "eventcode" in c
    ]
    kept = tuple(t for t in triples if not t[2].startswith("02"))
    return Record(
        sentence.get("id", ""), text, kept, "" if nothing else _unfit(plain, triples, kept)
    )


def with_stand_ins(text: str) -> str:
    """Return the text with a real state in the place of each invented one."""
    for name in sorted(STAND_INS, key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(name)}\b", STAND_INS[name], text)
    return text


def _state(code: str) -> str:
    """Return the country that an actor code of the suite stands for, "" for nobody known."""
    if code.startswith(('"', "-", "#")):
        return ""
    first = code[:3]
    return "IGO" if first in _BODIES else COUNTRIES.get(first, first)


def _unfit(plain: str, triples: Sequence[Triple], kept: Sequence[Triple]) -> str:
    """Return why no coder without the suite's dictionaries can get the record right, or ""."""
    if not triples:
        return "the record expects nothing and says not why"
    if not kept:
        return "only a comment, which is no PLOVER event"
    if any(not allowed(code, plain) for _, _, code in kept):
        return "a code made up for the dictionaries"
    if any(not (a and b) for a, b, _ in kept):
        return "a side that is no actor"
    if any(c not in _known_countries() for a, b, _ in kept for c in (a, b)):
        return "an actor code made up for the dictionaries"
    return ""


@cache
def _known_countries() -> frozenset[str]:
    return frozenset(r["country"] for r in table("actors/countries.tsv")) | {"IGO"}


@cache
def _cameo() -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for row in table("plover/cameo_to_plover.tsv"):
        if row["plover_type"]:
            out.setdefault(row["cameo"][:2], set()).add(row["plover_type"])
    return {root: frozenset(types) for root, types in out.items()}


def allowed(code: str, text: str, cameo_only: bool = False) -> frozenset[str]:
    """Return the PLOVER types that an expected code can be, in a record with this text."""
    real = code[:2] in _cameo() and len(code) < 5 and code[0] in "012"
    out = _cameo()[code[:2]] if real else frozenset()
    if cameo_only:
        return out
    out |= WEIS.get(code[:2], frozenset()) if len(code) < 4 else frozenset()
    named = [senses[code] for verb, senses in SENSES.items() if verb in text and code in senses]
    return out | frozenset(named)


def dyads(events: Iterable[Event]) -> set[Triple]:
    """Return (actor country, recipient country, type) of each event; mutual ones both ways."""
    out: set[Triple] = set()
    for event in events:
        if not _INFERRED.isdisjoint(event.made_by.rules):
            continue
        actors, recipients = _countries(event.actors), _countries(event.recipients)
        if not recipients and event.type in _MUTUAL:
            out.update((a, b, event.type) for a in actors for b in actors if a != b)
        out.update((a, b, event.type) for a in actors for b in recipients)
    return out


def _countries(actors: Iterable[Actor]) -> set[str]:
    codes = {c for a in actors for c in (a.country or "").split(";") if c not in ("", "UNK")}
    return {"IGO" if c in _BODIES else c for c in codes}


def right(record: Record, found: set[Triple], cameo_only: bool = False) -> bool:
    """Return whether the dyads found are those that the record expects, and no others."""
    if record.unfit:
        return False
    wanted: dict[tuple[str, str], set[str]] = {}
    for source, target, code in record.expected:
        types = allowed(code, record.text, cameo_only)
        wanted.setdefault((source, target), set()).update(types)
    pairs = {(a, b) for a, b, _ in found}
    for a, b in wanted:
        both_ways = (b, a) in wanted and (b, a) in pairs
        if not both_ways and not any((a, b, t) in found for t in wanted[a, b]):
            return False
    return all(_asked(a, b, t, wanted) for a, b, t in found)


def _asked(a: str, b: str, type_: str, wanted: dict[tuple[str, str], set[str]]) -> bool:
    """Whether a dyad is expected, be it as another pair or direction of a two-sided event."""
    if type_ in wanted.get((a, b), ()):
        return True
    inside = {c for pair, types in wanted.items() if type_ in types for c in pair}
    return type_ in _MUTUAL and a in inside and b in inside


def figures(records: Sequence[Record], coder: Coder, save: Path | None = None) -> dict[str, Any]:
    """Return exact, exact_cameo, n, n_fit and the number of records of each reason.

    ``save`` gets one JSON line a record: text, expected, found, right, unfit.
    """
    lines: list[dict[str, Any]] = []
    exact = cameo = 0
    for record in records:
        found = dyads(coder(record.text))
        is_right = right(record, found)
        exact += is_right
        cameo += right(record, found, cameo_only=True)
        line = {"id": record.id, "text": record.text, "expected": record.expected}
        lines.append({**line, "found": sorted(found), "right": is_right, "unfit": record.unfit})
    if save:
        save.write_text("".join(json.dumps(x) + "\n" for x in lines), encoding="utf-8")
    reasons = Counter(r.unfit for r in records if r.unfit)
    unfit = sum(reasons.values())
    return {
        "exact": exact,
        "exact_cameo": cameo,
        "n": len(records),
        "n_fit": len(records) - unfit,
        **{f"unfit: {reason}": count for reason, count in sorted(reasons.items())},
    }
