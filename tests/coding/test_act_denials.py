"""Denials by a party of what it is charged with, and whom an accusation is aimed at.

Each table holds twins that are worded alike and make another act.
"""

from __future__ import annotations

import pytest

from tests.coding.statements_support import shown, statements_of

DENIALS = """
deny|Spokeswoman Rana Holt said that no government unit had fired since Friday.
deny|Not a single shell was fired by our batteries, a Kenyan army colonel said.
deny|Kenya said none of its patrols crossed the river.
deny|No unit of the Kenyan army opened fire on the ferry, a Kenyan officer said.
deny|"No aircraft of ours ever bombed the port," the Kenyan army said.
deny|"We carried out no strikes on the port," the Kenyan air force said.
deny|The Kenyan ministry said its soldiers never set foot in the valley.
deny|The Front said its fighters had not taken part in the raid.
deny|The Movement did not lay the bomb which killed three guards, its spokesman said.
deny|The rebels did not burn the mill which was looted in May, their leader said.
deny|Kenya said it was not behind the blast.
deny|Claims that Kenyan soldiers burned the mill are false and slanderous, the Kenyan army said.
deny|Any suggestion that Kenyan soldiers burned the mill is pure invention, the Kenyan army said.
deny|The reports were without foundation, the army said.
deny|The allegations have no basis in fact, the army said.
deny|There was not a word of truth in it, the governor said.
deny|"Nothing could be further from the truth," the minister said.
deny|Kenya said the account did not correspond to the facts.
deny|The story was made up, the general said.
assert|Kenya said no Ugandan unit had fired.
assert|The army said the rebels had not fired since Sunday.
assert|Villagers said no soldiers had come.
assert|The bishop said the truce had no basis for lasting.
assert|There is no truth commission in the country, the minister said.
assert|The agency said it made up the shortfall.
accuse|Uganda is lying, Kenya said.
accuse|Kenya said a Ugandan unit had opened fire on the ferry.
"""

AIMS = """
the Front|She accuses the Front of kidnapping two farmers near Vell.
the Front|The army accused the Front of killing two farmers.
Tarr's men|The union accused Tarr's men of beating teachers.
Ambo Tarr's men|The truce was breached by Ambo Tarr's men, the mayor said.
the mercenaries|"We point to the mercenaries who serve the generals," the rebel leader said.
-|The widow accused a neighbour of robbing two teachers.
the TVF|The Kenyan ministry demands that the TVF hand over the bodies of three soldiers.
Uganda|Kenya blamed the attack on Uganda.
"""

DEEDS = """
Guards at the gate denied the convoy entry.
Soldiers denied the observers passage through the pass.
The militia denied the team access to the pit.
The patrol was denied permission to leave.
The governor denied the prisoners a trial.
"""

SPEECH = """
deny|The governor denied any release of prisoners.
deny|The governor denied the charge.
deny|The army denied that its men had barred the way.
assert|The bandits said the army had dropped its demand.
accuse|Kenya said the Ugandan army had dropped bombs on the port.
"""


def _rows(table: str) -> list[list[str]]:
    return [line.split("|", 1) for line in table.splitlines() if line]


@pytest.mark.parametrize(("act", "text"), _rows(DENIALS + SPEECH))
def test_act(act: str, text: str) -> None:
    found = [d for d in statements_of(text) if not d.chain]
    assert [d.act for d in found] == [act], shown(tuple(found))


@pytest.mark.parametrize(("whom", "text"), _rows(AIMS))
def test_aim(whom: str, text: str) -> None:
    aims = [d.target.text if d.target else "-" for d in statements_of(text) if not d.chain]
    assert aims == [whom]


@pytest.mark.parametrize("text", DEEDS.strip().splitlines())
def test_what_is_kept_from_somebody_is_not_denied_in_words(text: str) -> None:
    assert not statements_of(text), shown(statements_of(text))


def test_a_name_of_many_is_they() -> None:
    text = (
        "The Vultures had threatened to close the road unless the soldiers were withdrawn."
        " On Friday they dropped that demand, a delegate said."
    )
    told = statements_of(text)[-1]
    assert told.act == "assert", shown((told,))
    assert told.target is None
