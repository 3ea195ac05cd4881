"""What bears on no agreement, each beside a twin that does."""

from __future__ import annotations

from functools import cache

import pytest

from trucewatch.linking import Linked, link
from trucewatch.records import Document
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument

TRUCE = "A truce between Serbia and Kosovo signed on May 3 is in force. "


@cache
def ledger(text: str) -> Linked:
    raw = RawDocument(Document("d", "d", "0", None, "text/plain"), text, Meta(date="2025-06-11"))
    return link(pipeline(Config()).code_document(raw))


def found(text: str) -> set[tuple[str, str | None]]:
    """Occurrence and violator of every finding."""
    rows = ledger("BELGRADE - " + text).findings
    return {(f.occurrence, f.violator.name if f.violator else None) for f in rows}


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("Kosovo accused Serbia of violating its airspace.", False),
        ("Kosovo accused Serbia of a breach of international law.", False),
        ("Kosovo accused Serbia of violating the truce.", True),
        ("Kosovo accused Serbia of a breach of the ceasefire.", True),
    ],
)
def test_what_is_violated(text: str, broken: bool) -> None:
    assert (("violation", "Serbia") in found(TRUCE + text)) is broken


def test_a_getaway_keeps_no_promise() -> None:
    text = "{} withdrew their forces from the north on Tuesday, the army of Serbia said."
    assert not {o for o, _ in found(TRUCE + text.format("The attackers"))} & {"compliance"}


def test_a_deal_that_guarantees_something_has_not_carried_it_out() -> None:
    rows = found(TRUCE + "The Lenz accord guarantees relief convoys free passage.")
    assert "compliance" not in {o for o, _ in rows}


def test_a_question_tells_of_no_breach() -> None:
    assert found(TRUCE + "Who broke the truce on its first morning?") == set()


OLD = "Kosovo accused Serbia of killing four villagers at Gorvane on Tuesday. {}"


def test_an_old_deal_mentioned_once_is_not_broken_by_what_else_is_told() -> None:
    aside = "The United States, which brokered the 2006 Namibe accord, did not comment."
    assert found(OLD.format(aside)) == set()
    named = "Kosovo accused Serbia of breaking the 2006 Namibe accord on Tuesday."
    assert ("violation", "Serbia") in found(named)


def test_what_is_called_a_breach_is_laid_to_whoever_did_it() -> None:
    text = (
        "Serbia's army seized a bridge at Zelen on Tuesday. Germany called the seizure a clear "
        "breach of the truce."
    )
    assert ("violation", "Serbia's army") in found(TRUCE + text)


def test_who_judges_a_breach_is_no_party() -> None:
    text = (
        "Serbia's army shelled Kosovo's police on Tuesday. Germany accused Serbia of violating the "
        "truce."
    )
    assert all("DEU" not in a.parties for a in ledger("BELGRADE - " + TRUCE + text).agreements)


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        (
            "The UN called on Serbia and Kosovo to agree to a 48-hour humanitarian pause.",
            "proposed",
        ),
        ("Serbia and Kosovo agreed on Tuesday to a 48-hour humanitarian pause.", "signed"),
        ("The council took note of Kosovo's peace proposal on autonomy.", "proposed"),
    ],
)
def test_what_is_only_asked_for_is_not_signed(text: str, stage: str) -> None:
    assert [a.stage for a in ledger("BELGRADE - " + text).agreements] == [stage]


@pytest.mark.parametrize(("cargo", "kept"), [("rockets", False), ("relief food", True)])
def test_a_cargo_of_arms_is_no_relief(cargo: str, kept: bool) -> None:
    told = f"Serbia's army let a convoy of {cargo} through to the north of Kosovo on Tuesday."
    rows = {o for o, _ in found(TRUCE + told)}
    assert ("compliance" in rows) is kept
