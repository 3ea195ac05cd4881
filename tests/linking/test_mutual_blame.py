"""Two sides blame each other for one breach while the observers blame nobody: one question.

The report has no day of its own and tells of the act by several days of the week.
"""

from __future__ import annotations

from trucewatch.records import Document
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
