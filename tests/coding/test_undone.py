"""What was not done, what befell its subject, what is only made up: no accusation, no threat.

Each table holds twins that are worded alike and make something else.
"""

from __future__ import annotations

import pytest

from tests.coding.event_support import one, types
from tests.coding.realis_support import Camps, event, unmark
from tests.coding.realis_support import parsed as plain_story
from tests.coding.statements_support import shown, statements_of
from trucewatch import read
from trucewatch.coding.realis.realis import set_realis

ACTS = """
deny|Rana Holt, the government's negotiator, replied that the air force had bombed nothing.
deny|An army spokesman said the army had shelled no one on the island.
deny|A Kenyan officer said the Kenyan army had shelled nothing on the island.
accuse|The Kenyan ministry said the Ugandan air force had bombed nothing but homes.
accuse|Rana Holt, the mayor, said that the army had bombed a school.
assert|Kenya said the Ugandan army had shelled no one.
assert|The mayor said the rebels had shelled nothing since Sunday.
assert|General Ivo Marn, the army commander, said a patrol had come under fire and had not returned it.
assert|General Ivo Marn, the army commander, said a patrol was shot at and had not returned fire.
accuse|Kenya said Uganda had not returned the prisoners.
assert|The mayor said that the barns burned because farmers had been clearing fields.
assert|The governor said the depot exploded in the heat.
accuse|The mayor said the soldiers burned eleven barns.
accuse|The mayor said that the soldiers burned down the mill.
assert|"Imagine that the army storms the town tomorrow," the bishop said.
assert|"Suppose that the rebels attack the port," the mayor said.
accuse|"The rebels attack the port every night," the Kenyan minister said.
"""


@pytest.mark.parametrize("row", ACTS.strip().splitlines())
def test_acts(row: str) -> None:
    want, _, text = row.partition("|")
    found = statements_of(text)
    assert [d.act for d in found] == [want], shown(found)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The gangs promise not to kill, not to extort.", ["AGREE"]),
        ("The rebels pledged not to attack the convoys.", ["AGREE"]),
        ("The gangs promised to kill the mayor.", ["THREATEN"]),
        ("The rebels pledged to attack the convoys.", ["THREATEN"]),
    ],
)
def test_what_is_promised(text: str, want: list[str]) -> None:
    assert types(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Imagine that the army [storms] the town tomorrow.", "hypothetical"),
        ("Suppose that the army [storms] the town on Friday.", "hypothetical"),
        ("Let us assume that the army [stormed] the town.", "hypothetical"),
        ("Villagers suppose that the army [stormed] the town.", "actual"),
        ("The army [storms] the town.", "actual"),
    ],
)
def test_what_is_made_up(text: str, want: str) -> None:
    plain, at = unmark(text)
    story, parse = plain_story(plain)
    draft = event(parse, at, "ASSAULT")
    got = set_realis(parse, story, Camps(), (), (draft,))[0]
    assert (got.realis == "hypothetical") == (want == "hypothetical"), got.rules


def test_who_burns_what() -> None:
    told = one("Kenyan soldiers burned eleven Ugandan barns.", "ASSAULT")
    assert [a.text for a in told.actors] == ["Kenyan soldiers"]
    for event_ in read("Ugandan houses burned near the Kenyan border.").events:
        assert not event_.actors, event_
