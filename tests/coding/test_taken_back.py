"""Words taken back, and what is owned up to: whose deed is whose.

Each table holds twins that are worded alike and make another act.
"""

from __future__ import annotations

import pytest

from tests.coding.event_support import code
from tests.coding.statements_support import statements_of
from tests.linking.test_talk_reports import linked

TAKEN_BACK = """
An earlier version of this report said that the Front had claimed responsibility for the blast.
Radio Vell said the Front had claimed responsibility for the shelling of the port. It did not.
It was reported on Monday that the rebels had claimed responsibility for the bombing. They have not.
A website said the Front had claimed responsibility for the raid. That was wrong.
The agency wrote that the army had admitted the strike on the mill. The army has not done so.
"""

OWNED = """
The Front claimed responsibility for the blast. It did not say why.
Radio Vell said the Front had claimed responsibility for the shelling. The army has not replied.
The army admitted the strike on the mill. It has not apologised.
An earlier raid killed four guards, and the Front claimed responsibility for the blast.
"""


def _acts(text: str) -> set[str]:
    return {d.act for d in statements_of(text)}


@pytest.mark.parametrize("text", TAKEN_BACK.strip().splitlines())
def test_what_is_taken_back_is_no_admission(text: str) -> None:
    assert "concede" not in _acts(text)


@pytest.mark.parametrize("text", OWNED.strip().splitlines())
def test_what_is_said_and_stands_is_one(text: str) -> None:
    assert "concede" in _acts(text)


def _does_it(text: str) -> list[bool]:
    before = "Chad's army shelled Niger's posts on Monday, killing 12 soldiers. "
    return [bool(e.actors) for e in code(before + text) if e.trigger >= len(before.split())]


def test_a_claim_that_was_not_made_makes_nobody_the_doer() -> None:
    told = "Radio Vell said the Front had claimed responsibility for the shelling of the port. "
    assert _does_it(told + "It has not.") == [False]
    assert _does_it(told) == [True]


ADMITTED = """
concede|The general staff acknowledged that a patrol of the Third Battalion had fired on a bus.
concede|The rebels' council acknowledges that a unit of the Eastern Column shelled a mill.
concede|The Front acknowledged that its fighters had fired by mistake on an ambulance.
concede|A column of the army had burned two farms, the army acknowledged.
concede|The ministry acknowledged that its gunners had hit the school.
accuse|The ministry acknowledged that the rebels had fired on a bus.
accuse|The government acknowledges that a patrol of the Marsh Front opened fire on a ferry.
accuse|The ministry acknowledged that a Ugandan patrol had fired on a bus.
"""


@pytest.mark.parametrize("row", ADMITTED.strip().splitlines())
def test_who_owns_up_to_what_a_unit_did_means_his_own(row: str) -> None:
    act, text = row.split("|")
    assert act in _acts(text)


VICTIMS = """
The six herders whom the Front says were shot had been caught between two fires, the army said.
The four teachers whom the army says were executed were killed by a stray shell, the Front said.
The Front said that the women whom the ministry says were burned had left the village in May.
"""
TRUCE = "The army and the Front each spoke of breaches of the truce agreement signed in May.\n\n"


@pytest.mark.parametrize("text", VICTIMS.strip().splitlines())
def test_whom_something_was_done_to_breaks_no_truce(text: str) -> None:
    assert all(d.target is None for d in statements_of(text) if d.act == "accuse")
    found = linked(TRUCE + text + "\n", "2026-03-06").findings
    assert not [f for f in found if f.violator and f.violator.sector == "CVL"]


def test_a_heading_s_number_is_no_part_of_a_name() -> None:
    text = "1. Ceasefire. The Mission recorded 23 ceasefire violations on Monday."
    names = {a.name for a in linked(text, "2026-03-06").agreements}
    assert names
    assert not [n for n in names if n.startswith("1")]


def test_what_our_information_says_the_issuer_says() -> None:
    text = (
        "VELL PEOPLE'S FRONT\nHigh Command\nPress Note\n\n"
        "We regret the loss of life near Hask on 2 March.\n\n"
        "According to our information two soldiers died.\n"
    )
    told = [d for d in statements_of(text) if "two soldiers died" in d.content[0].text]
    assert [d.speaker.name for d in told if d.speaker] == ["VELL PEOPLE'S FRONT"]


CHARGED = (
    "VELL, March 6 - The Marsh Front accused the army on Friday of shelling Hask on Wednesday,"
    " in breach of the truce, killing four people.\n\n"
)


def _denials(reply: str) -> int:
    found = linked(CHARGED + reply + "\n", "2026-03-06").incidents
    return sum(c.act == "deny" for i in found for s in i.claim_sets for c in s.claims)


@pytest.mark.parametrize(
    "reply",
    [
        "The army rejected the demand of the Front for a seat at the table.",
        "The army once more rejected a request by the Front for a list of prisoners.",
        "The army dismissed the invitation of the Front to talks in Basel.",
    ],
)
def test_a_rejected_demand_is_no_denial(reply: str) -> None:
    assert _denials(reply) == 0


@pytest.mark.parametrize(
    "reply", ["The army rejected the accusation.", "The army dismissed the Front's charge."]
)
def test_a_rejected_charge_is_one(reply: str) -> None:
    assert _denials(reply) > 0
