"""Two sides blame each other for one breach while the observers blame nobody: one question.

The report has no day of its own and tells of the act by several days of the week.
"""

from __future__ import annotations

import pytest

from trucewatch.records import ActorAnswer, Document, ReadResult
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument

_REPORT = (
    "Chad and Niger accused each other on Saturday of breaking a week-old ceasefire.\n\n"
    "Chadian officials said Niger's army attacked two villages late Friday, wounding three"
    " guards.\n\n"
    "Niger's defence ministry blamed Chad for the fighting. It said Chadian fighters had shelled"
    " its posts first.\n\n"
    "Observers in the border zone reported a violation on Friday, but did not say who was to"
    " blame.\n"
)


def test_all_answers_stand_under_one_question() -> None:
    raw = RawDocument(Document("d", "u", "0", None, "text/plain"), _REPORT, Meta())
    found = pipeline(Config(coder="quick")).read(raw)
    (breach,) = (s for i in found.incidents for s in i.claim_sets if s.kind == "breach")
    assert breach.status == "contested"
    by = {(c.claimant.code[:3], getattr(c.answer, "country", c.answer)) for c in breach.claims}
    assert {("TCD", "NER"), ("NER", "TCD")} <= by
    monitors = [c for c in breach.claims if c.act == "report_no_blame"]
    assert [c.answer for c in monitors] == ["not stated"]


def test_the_report_blames_nobody_whom_only_the_rest_of_it_names() -> None:
    text = (
        "Chad accused Niger of shelling a village on Monday, killing two farmers.\n\n"
        "Niger denied it. The fighting went on into Tuesday. The war has emptied the valley.\n"
    )
    raw = RawDocument(Document("d", "u", "0", None, "text/plain"), text, Meta(date="2026-03-11"))
    found = pipeline(Config(coder="quick")).read(raw)
    claims = [c for i in found.incidents for s in i.claim_sets for c in s.claims]
    assert claims
    told = [c for c in claims if not c.statement_ids]
    assert not [c for c in told if getattr(c.answer, "country", None)]


def _read(text: str) -> ReadResult:
    raw = RawDocument(Document("d", "u", "0", None, "text/plain"), text, Meta(date="2026-03-11"))
    return pipeline(Config()).read(raw)


def test_who_blames_the_other_names_nobody_whom_only_the_story_tells() -> None:
    found = _read(
        "The army of Chad and the country's main rebel group blamed each other on Tuesday for a"
        " battle that left at least 14 people dead near Faya, the worst bloodshed since the two"
        " signed a truce.\n\n"
        "Colonel Idris Deno, an army spokesman, said fighters of the Front for Change attacked a"
        " garrison at Faya shortly before dawn on Sunday.\n"
    )
    claims = [c for i in found.incidents for s in i.claim_sets for c in s.claims]
    rebels = [c for c in claims if "rebel" in c.claimant.name]
    accused = {c.answer.name for c in rebels if isinstance(c.answer, ActorAnswer)}
    assert accused == {"army of Chad"}


def test_what_a_party_says_it_will_not_do_is_no_incident() -> None:
    told = "“Not one of the three policemen will walk free while our comrades are held.”"
    head = "Rebels of the Front for Change shot at a patrol near Faya on Monday, the army said. "
    found = _read(f"{head}{told} the Front said.\n")
    kinds = {e.type for e in found.events}
    members = {e for i in found.incidents for e in i.event_ids}
    assert "ASSAULT" in kinds
    assert not [e for e in found.events if e.type == "RETREAT" and e.id in members]


@pytest.mark.parametrize(
    ("said", "pairs"),
    [
        (
            "The army of Chad and the country's main rebel group accused each other of firing.",
            {("army of Chad", "country's main rebel group")},
        ),
        (
            "The governments of India and Pakistan accused each other of firing.",
            {("government of India", "government of Pakistan")},
        ),
        ("The leaders of Chad and the rebels accused each other of firing.", set()),
    ],
)
def test_each_accuses_the_other(said: str, pairs: set[tuple[str, str]]) -> None:
    events = [e for e in _read(said).events if e.type == "ACCUSE"]
    made = {(a.name, r.name) for e in events for a in e.actors for r in e.recipients}
    assert made >= pairs | {(b, a) for a, b in pairs}


def test_a_good_act_that_was_not_done_is_no_incident() -> None:
    found = _read(
        "The army and the Front for Change signed a truce. Observers said not one rifle had been"
        " handed in. Rebels of the Front shot at a patrol near Faya on Monday, the army said.\n"
    )
    members = {e for i in found.incidents for e in i.event_ids}
    kinds = {e.type for e in found.events if e.id in members}
    assert "ASSAULT" in kinds
    assert "RETREAT" not in kinds


def test_the_force_after_peacekeepers_is_theirs() -> None:
    found = _read(
        "UNIFIL said a drone had struck a car on Sunday. The force did not say who was"
        " responsible. The Israeli army said on Friday that it would stay.\n"
    )
    (said,) = (s for s in found.statements if "responsible" in s.content[0].text)
    assert said.speaker is not None
    assert said.speaker.code.startswith("UNO")
