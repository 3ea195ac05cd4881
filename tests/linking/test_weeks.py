"""One week of three invented conflicts, each in the words of six or seven outlets, from text to ledger.

Every report is a file of ``weeks/``: the day of publication in the first line, then the report. What
each side says of which act was known when the reports were written.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec
import pytest

from trucewatch.linking import link
from trucewatch.records import ActorAnswer, ClaimSet, Document, Incident, RangeAnswer
from trucewatch.records.coded import CodedStory
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument

WEEKS = Path(__file__).parent / "weeks"


class Week(msgspec.Struct, frozen=True):
    """The reports of a week as coded, and what they are linked to."""

    stories: tuple[CodedStory, ...]
    incidents: tuple[Incident, ...]

    def told_in(self, own: str) -> str:
        """Return the number of the report that tells of a statement or event."""
        return next(
            c.story.document_id[0]
            for c in self.stories
            if own in {*(s.id for s in c.statements), *(e.id for e in c.events)}
        )

    def reports(self, incident: Incident) -> str:
        """Return the numbers of the reports that tell of an incident, in order."""
        said = [i for s in incident.claim_sets for c in s.claims for i in c.statement_ids]
        return "".join(sorted({self.told_in(i) for i in (*incident.event_ids, *said)}))


@cache
def week(name: str) -> Week:
    engine = pipeline(Config())
    stories: list[CodedStory] = []
    for path in sorted((WEEKS / name).glob("*.txt")):
        date, _, text = path.read_text("utf-8").partition("\n")
        document = Document(path.stem, path.name, "0", None, "text/plain")
        stories += engine.code_document(RawDocument(document, text, Meta(date=date)))
    return Week(tuple(stories), link(stories).incidents)


def claims(found: ClaimSet) -> set[tuple[str, str]]:
    """Return who says what: the last word of a claimant's name, and the answer in a word."""
    return {(c.claimant.name.split(" (")[0].split()[-1], answer(c.answer)) for c in found.claims}


def answer(value: object) -> str:
    if isinstance(value, ActorAnswer):
        return value.code.partition("/")[0]
    if isinstance(value, RangeAnswer):
        return str(int(value.low or value.high or 0))
    return str(value)


# Week, kind, status, and what must be among the claims.
ASKED = [
    ("delta", "breach", "contested",
     {("ministry", "UNKMIL:kesmar"), ("Kesmar", "no"), ("Venn", "UNKMIL:orlava"),
      ("Mission", "not stated")}),
    ("delta", "breach", "admitted", {("ministry", "UNK:kesmar"), ("Venn", "UNKMIL:kesmar")}),
    ("delta", "responsible", "unanswered", {("Palda", "UNK:kesmar")}),
    ("delta", "toll", "one_side_only", {("Mission", "14")}),
    ("strait", "responsible", "admitted",
     {("observers", "UNKMIL:petrana"), ("Sarvia", "UNKMIL:petrana"), ("navy", "UNKMIL")}),
    ("strait", "responsible", "contested",
     {("Petrana", "UNKMIL:sarvia"), ("guard", "UNK:petrana"), ("ministry", "no"),
      ("Norway", "not stated")}),
    ("front", "responsible", "contested",
     {("army", "MOZREB:rovuma-liberation-front"), ("Front", "MOZMIL"), ("Selemane", "no")}),
    ("front", "responsible", "admitted", {("Front", "UNKREB:rovuma-liberation-front")}),
    ("front", "responsible", "denied",
     {("Front", "UNKMIL"), ("army", "no"), ("Chitunda", "not stated")}),
    ("front", "toll", "corroborated", {("Chitunda", "9"), ("Front", "9")}),
    ("front", "breach", "contested", {("Front", "MOZMIL")}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "kind", "status", "expected"), ASKED)
def test_who_says_what(name: str, kind: str, status: str, expected: set[tuple[str, str]]) -> None:
    sets = [s for i in week(name).incidents for s in i.claim_sets if s.kind == kind]
    told = [(s.status, claims(s)) for s in sets]
    assert any(own == status and expected <= said for own, said in told), told


# The act by its trigger and report, reports that tell of it too, and some that tell of others.
ACTS = [
    ("delta", "1", "struck", "1", "345"),
    ("delta", "3", "hit", "345", "12"),
    ("strait", "3", "shooting", "34", "126"),
    ("front", "1", "attacked", "14", "357"),
    ("front", "4", "bombing", "45", "1367"),
]


@pytest.mark.parametrize(("name", "report", "trigger", "together", "apart"), ACTS)
def test_which_reports_tell_of_an_act(
    name: str, report: str, trigger: str, together: str, apart: str
) -> None:
    found = week(name)
    own = {
        e.id
        for c in found.stories
        for e in c.events
        if c.story.document_id[0] == report and e.trigger.text == trigger
    }
    (told,) = (found.reports(i) for i in found.incidents if own & set(i.event_ids))
    assert set(together) <= set(told) and not set(apart) & set(told), told
