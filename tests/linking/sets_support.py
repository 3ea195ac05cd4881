"""Sets of reports of one week with what an analyst expects of them, and how far the ledger has it.

A set is a YAML file of ``sets/``: ``reports`` (date, text) and ``expect``, lists by kind
- ``together`` / ``apart``: acts as "NUMBER PHRASE", the first event whose trigger is in the first
  such phrase of that report; together in one incident, or in incidents that have none in common
  (an act that is not found is missed in ``together``, and right in ``apart``);
- ``asked`` / ``not_asked``: a question by ``kind`` (patterns throughout), ``status``, ``question``
  and ``rows`` (claimant → answer); ``answer`` and ``with`` are answers found in one question;
- ``camps``: claimant → camp in every question that it answers;
- ``findings`` / ``no_findings``: provision, occurrence, violator ("none"), by;
- ``agreements``: name, day of signing, parties;
- ``positions`` / ``no_positions``, ``movements`` / ``no_movements``, ``rounds`` / ``no_rounds``: see
  :mod:`tests.linking.sets_talks`. What ``may`` lists is neither wanted nor wrong.
``met`` is how much of all that the ledger had when the set was last looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import yaml

from tests.linking.sets_talks import expects
from trucewatch.linking import Linked, link
from trucewatch.records import (
    ActorAnswer,
    Claimant,
    ClaimSet,
    Document,
    Finding,
    Provision,
    RangeAnswer,
)
from trucewatch.records.coded import CodedStory
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument
from trucewatch.vocab.agreements import load_agreement_words

SETS = Path(__file__).parent / "sets"
NAMES = tuple(sorted(p.stem for p in SETS.glob("*.yaml")))
Want = dict[str, Any]


class Read(msgspec.Struct, frozen=True):
    """A set as coded and linked."""

    stories: tuple[CodedStory, ...]
    linked: Linked


@cache
def told(name: str) -> dict[str, Any]:
    """Return a set as it is written."""
    found: dict[str, Any] = yaml.safe_load((SETS / f"{name}.yaml").read_text("utf-8"))
    return found


@cache
def read(name: str) -> Read:
    """Return a set as it is read."""
    engine = pipeline(Config())
    stories: list[CodedStory] = []
    for k, report in enumerate(told(name)["reports"], 1):
        document = Document(f"r{k}", f"r{k}", "0", None, "text/plain")
        raw = RawDocument(document, report["text"], Meta(date=str(report["date"])))
        stories += engine.code_document(raw)
    return Read(tuple(stories), link(stories))


def wanted(name: str) -> Iterator[tuple[str, str, Any]]:
    """Yield label, kind and wording of everything that is expected of a set."""
    for kind, wants in told(name)["expect"].items():
        rows = list(wants.items()) if isinstance(wants, dict) else wants
        if kind == "together":
            rows = [[acts[0], act] for acts in rows for act in acts[1:]]
        for k, want in enumerate(rows):
            yield f"{kind}.{k}", kind, want


def floor_of(name: str) -> int:
    """Return how much of a set the ledger has to have."""
    return int(told(name)["met"])


def holds(name: str, kind: str, want: Any) -> bool:
    """Return whether the ledger of a set has (or, of what is not wanted, has not) something."""
    return satisfies(read(name), kind, want)


def satisfies(got: Read, kind: str, want: Any) -> bool:
    """Return whether the ledger of what was read has (or, of what is not wanted, has not) it."""
    linked = got.linked
    plain = kind.removeprefix("no_")
    if plain in ("positions", "movements", "rounds"):
        return expects(linked, plain, want) == (plain == kind)
    sets = [s for i in linked.incidents for s in i.claim_sets]
    if kind == "together":
        return _one_incident(got, want)
    if kind == "apart":
        a, b = (_incidents(got, act) for act in want)
        return a.isdisjoint(b)
    if kind == "asked":
        return any(_asks(s, want) for s in sets)
    if kind == "not_asked":
        return not any(_asks(s, want) for s in sets)
    if kind == "camps":
        who, camp = want
        return all(
            c.camp == camp for s in sets for c in s.claims if _is(who, c.claimant.name)
        )  # fmt: skip
    if kind == "agreements":
        return any(_is_deal(a, want) for a in linked.agreements)
    found = any(finds(f, linked, want) for f in linked.findings)
    return found if kind == "findings" else not found


def _is(pattern: str, text: str) -> bool:
    return bool(re.search(pattern, text, re.IGNORECASE))


def _event_ids(got: Read, act: str) -> set[str]:
    """Return the ids of the events in the place of a phrase, or of the mention it repeats."""
    number, _, phrase = act.partition(" ")
    own = [c for c in got.stories if c.story.document_id == f"r{number}"]
    out: set[str] = set()
    for c in own:
        start = c.story.text.find(phrase)
        hit = [
            e for e in c.events if e.trigger.start < start + len(phrase) and start < e.trigger.end
        ]
        out |= {x for e in hit if start >= 0 for x in (e.id, e.same_as) if x}
    return out


def _incidents(got: Read, act: str) -> set[str]:
    ids = _event_ids(got, act)
    return {i.id for i in got.linked.incidents if ids & set(i.event_ids)}


def _one_incident(got: Read, acts: list[str]) -> bool:
    return bool(set.intersection(*(_incidents(got, a) for a in acts)))


def _claimant(who: Claimant) -> str:
    return f"{who.name} {who.code}"


def _answer(value: object) -> str:
    if isinstance(value, ActorAnswer):
        return f"{value.name} {value.code} {value.text}"
    if isinstance(value, RangeAnswer):
        return str(int(value.low or value.high or 0))
    return str(value)


def _asks(found: ClaimSet, want: Want) -> bool:
    """Return whether a question is the wanted one."""
    if not re.fullmatch(want.get("kind", ".*"), found.kind):
        return False
    if not re.fullmatch(want.get("status", ".*"), found.status):
        return False
    if "question" in want and not _is(want["question"], found.question):
        return False
    answers = {_answer(c.answer) for c in found.claims}
    if any(want[k] not in answers for k in ("answer", "with") if k in want):
        return False
    return all(
        any(_is(who, _claimant(c.claimant)) and _is(said, _answer(c.answer)) for c in found.claims)
        for who, said in want.get("rows", {}).items()
    )


def _is_deal(agreement: Any, want: Want) -> bool:
    parties = " ".join(agreement.parties).lower()
    called = " | ".join((agreement.name, *(m.text for m in agreement.mentions)))
    return (
        _is(want["name"], called)
        and re.match(want.get("signed", ""), str(agreement.signed or "")) is not None
        and all(p in parties for p in want.get("parties", ()))
    )


def _called(provision: Provision) -> str:
    """Return what a provision is called: its code, its label, its names in PA-X and PAM."""
    own = [k for k, row in load_agreement_words().provisions.items() if row.name == provision.label]
    return " ".join((*own, provision.label, provision.pax or "", provision.pam or ""))


def finds(found: Finding, linked: Linked, want: Want) -> bool:
    """Return whether a finding is the one that ``want`` describes."""
    labels = {p.id: _called(p) for a in linked.agreements for p in a.provisions}
    if not _is(want.get("provision", ""), labels[found.provision_id]):
        return False
    if not re.fullmatch(want.get("occurrence", ".*"), found.occurrence):
        return False
    if not _is(want.get("by", ""), _claimant(found.by_whom)):
        return False
    if "violator" not in want:
        return True
    if found.violator is None or want["violator"] == "none":
        return found.violator is None and want["violator"] == "none"
    return _is(want["violator"], _answer_of(found))


def _answer_of(found: Finding) -> str:
    who = found.violator
    return "" if who is None else f"{who.name} {who.code} {who.text}"
