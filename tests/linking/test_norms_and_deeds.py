"""A norm is no act: what an agreement bans nobody has done, and what was done in spite of it is
held against its term."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import coded, linked

SIGNED = "Mali and the CMA signed the Kidal Accord on 3 January 2026. "

NORMS = [
    "The accord bans flights over the zone.",
    "The accord suspends military training by foreign officers.",
    "The accord forbids the shelling of villages. It prohibits the arrest of fighters.",
    "The mayor said he was glad, although the accord bars the army from the town.",
    "The envoy read out the text, which prohibits attacks on convoys.",
]


@pytest.mark.parametrize("text", NORMS)
def test_a_norm_is_no_act(text: str) -> None:
    told = {e.type for c in coded(SIGNED + text) for e in c.events}
    assert told.isdisjoint({"SANCTION", "COERCE", "ASSAULT", "REJECT"})


def test_what_somebody_bans_is_an_act() -> None:
    told = {e.type for c in coded("Mali's government banned the CMA on Monday.") for e in c.events}
    assert told


AGAINST = [
    "The CMA said that Malian army trucks entered Kidal on Monday, although the accord bars the army"
    " from the town.",
    "The observers said that the Malian army had brought guns to Kidal on Monday, although the Kidal"
    " Accord prohibits heavy weapons there.",
    "The CMA said that Malian army planes landed at Tessalit on Monday, though the accord forbids"
    " military flights.",
]


@pytest.mark.parametrize("text", AGAINST)
def test_what_is_done_in_spite_of_it_is_held_against_it(text: str) -> None:
    found = [f for f in linked(SIGNED + text).findings if f.occurrence == "violation"]
    assert [f.violator.country if f.violator else None for f in found] == ["MLI"]


NOT_AGAINST = [
    "The CMA would not send its men to Kidal, although the accord does not forbid it.",
    "The village will hold its fair in Kidal, although the accord bans large gatherings.",
    "The CMA said that no army truck had entered Kidal, although the accord allows it.",
]


@pytest.mark.parametrize("text", NOT_AGAINST)
def test_what_is_not_done_is_not(text: str) -> None:
    assert not [f for f in linked(SIGNED + text).findings if f.occurrence == "violation"]
