"""Ultimatums: a demand and, in the same sentence, the threat of what comes otherwise."""

from __future__ import annotations

from functools import cache

import pytest

from tests.coding.statements_support import as_story, shown, statements_of
from trucewatch.running.config import Config
from trucewatch.running.pipeline import Pipeline

BOTH = """
"Leave the town by Friday or the truce is over," the rebel commander told the army.
The army told the rebels to lay down their arms or face the consequences.
Kenya demanded that Uganda hand over the soldiers by noon, otherwise the army will cross the border.
The rebels must leave Zorb by midnight; otherwise the army will storm the town, the minister said.
The Front gave the army 48 hours to leave the dam or be attacked.
Ukraine must surrender Mariupol or suffer the consequences, Moscow said.
The Houthis called on the government to open the port by 3 May, otherwise they would fire on ships.
"Lay down your arms. Leave Holl by noon, or we shall storm it," General Odera told the rebels.
The militia gave villagers until Friday to leave, failing which it would burn their homes.
Kenya urged Uganda to free the soldiers or the truce would be off.
"""

THREAT = """
The Front said that unless the army withdrew within 48 hours, it would regard itself as free to act.
"Unless they withdraw within a day, we will consider ourselves free of the truce," the rebels said.
The rebels said that if the army did not leave Dorn, the ceasefire would be over.
"""

NEITHER = """
Farmers demanded that the state buy the grain or pay them.
The minister asked the parties to sign or to go on talking.
Kenya said it would sign the truce by Friday or ask for more time.
The villagers had to leave the town by Friday or pay for the bus.
The mission said that observers must leave by Friday or the rain will cut the road.
The UN said that unless money came by Friday, the food would run out.
The ministry said that soldiers were killed by rebels or otherwise died in the camp.
Uganda said its men had to fight or die at the bridge.
The truce is over, the rebels said.
"Unless there is peace, there will be no school," the teacher said.
"""


def _lines(table: str) -> list[str]:
    return table.strip().splitlines()


@pytest.mark.parametrize("text", _lines(BOTH))
def test_demand_and_threat(text: str) -> None:
    found = statements_of(text)
    acts = [d.act for d in found]
    assert acts in (["demand", "threaten"], ["call_for", "threaten"]), shown(found)
    assert found[0].speaker == found[1].speaker
    assert found[0].content[-1].end <= found[1].content[0].start


@pytest.mark.parametrize("text", _lines(THREAT))
def test_threat_on_a_condition(text: str) -> None:
    assert [d.act for d in statements_of(text)] == ["threaten"], shown(statements_of(text))


@pytest.mark.parametrize("text", _lines(NEITHER))
def test_no_threat(text: str) -> None:
    assert "threaten" not in [d.act for d in statements_of(text)], shown(statements_of(text))


@cache
def _pipeline() -> Pipeline:
    return Pipeline(Config(coder="quick"))


@pytest.mark.parametrize("text", _lines(BOTH))
def test_nothing_of_it_is_done(text: str) -> None:
    events = _pipeline().code(as_story(text)).events
    done = [e for e in events if e.type not in ("THREATEN", "REQUEST") and e.realis == "actual"]
    assert not done, [(e.type, e.trigger.text, e.realis) for e in events]
    blows = [e.realis for e in events if e.type == "ASSAULT"]
    assert set(blows) <= {"threatened"}
