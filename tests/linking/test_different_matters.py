"""A denial of one thing is no answer to the charge of another; a toll between two charges splits
nothing."""

from __future__ import annotations

import pytest

from trucewatch.linking import link
from trucewatch.records import ActorAnswer, ClaimSet, Document
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument

CHARGE = (
    "DARO, June 11 - The army of Valoria accused the Sable Front of shelling the town of Kesk on"
    " Tuesday{}. "
)


def sets(text: str) -> list[ClaimSet]:
    raw = RawDocument(Document("d", "d", "0", None, "text/plain"), text, Meta(date="2025-06-11"))
    incidents = link(pipeline(Config()).code_document(raw)).incidents
    return [s for i in incidents for s in i.claim_sets]


def denied(found: list[ClaimSet], question: str) -> bool:
    return any(c.answer == "no" for s in found if question in s.question for c in s.claims)


@pytest.mark.parametrize(
    ("told", "answered"),
    [
        ("The Front denied that it had received arms from Osk.", False),
        ("The Front denied that it was recruiting children.", False),
        ("The Front denied that it held any prisoners.", False),
        ("The Front denied that its leader had been wounded.", False),
        ("The Front denied that it was preparing to leave the talks.", False),
        ("The Front denied that it had deported villagers.", False),
        ("The Front denied the charge.", True),
        ("The Front denied that its men had fired at Kesk.", True),
        ("The Front denied firing a single rocket.", True),
        ("The Front denied that it had any men near Kesk.", True),
        ("The Front denied that it had broken the truce.", True),
        ("The Front denied any responsibility for the dead.", True),
    ],
)
def test_a_denial_answers_the_charge_of_which_it_speaks(told: str, answered: bool) -> None:
    assert denied(sets(CHARGE.format("") + told), "shelling") is answered


@pytest.mark.parametrize(
    ("told", "question"),
    [
        ("The Front denied that it held any prisoners.", "capture or arrest"),
        ("The Front denied that it had shelled Kesk.", "shelling"),
    ],
)
def test_of_two_deeds_of_one_charge_the_one_named_is_denied(told: str, question: str) -> None:
    found = sets(CHARGE.format(" and of holding ten prisoners") + told)
    other = {"shelling": "capture or arrest", "capture or arrest": "shelling"}[question]
    assert denied(found, question)
    assert not denied(found, other)


@pytest.mark.parametrize(
    "between",
    [
        "It said the shelling killed five people. ",
        "The shelling killed five people, a hospital said, and wounded nine. ",
        "Five people died and nine were wounded. ",
        "The mayor of Kesk put the toll at five dead. ",
    ],
)
def test_a_toll_between_two_charges_splits_no_question(between: str) -> None:
    found = sets(
        CHARGE.format("") + between + "The Front accused the army of shelling Kesk itself."
    )
    (blame,) = [s for s in found if s.kind == "responsible"]
    assert blame.status == "contested"
    assert len({c.claimant.name for c in blame.claims if isinstance(c.answer, ActorAnswer)}) == 2
