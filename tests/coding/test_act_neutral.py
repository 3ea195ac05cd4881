"""Acts that a plain "said" makes by what is said, each with twins that make another act."""

from __future__ import annotations

import pytest

from tests.coding.statements_support import shown, statements_of

CHARGES = """
accuse|Kenya said drones of Uganda had bombed the market.
accuse|Kenya said aircraft of the "aggressors" had bombed two farms.
accuse|The Kenyan ministry said seven people were killed by the enemy at the market.
accuse|Kenya said Ugandan snipers had aimed at the general.
accuse|Kenya said Uganda kept rockets on the hill.
accuse|Kenya said such flights violate the protocol.
accuse|The rebels said the government had broken its word.
accuse|Uganda has never honoured the accord, Kenya said.
accuse|Kenya said Uganda had not released the prisoners.
accuse|The spokesman said the army was behind the attack.
accuse|Kenya said Uganda was responsible for the raid.
accuse|Yerevan complained of the shooting from the hills.
accuse|The ministry said rebels had shot down a helicopter.
accuse|The ministry said police from Uganda had fired on protesters.
assert|The Interior Ministry said police had fired on protesters.
assert|The Defence Ministry said air defences had shot down two drones.
assert|The hospital confirmed a second death.
assert|Kenya confirmed the attack.
concede|Kenya's army confirmed that its shells had hit the school.
accuse|Residents confirmed that Kenya had shelled the village.
announce_plan|Kenya confirmed that its envoy would come.
assert|Kenya said the road was open.
assert|Kenya said its own police had kept to the protocol.
assert|Kenya said flights would violate the protocol.
assess_negative|The UN condemned the attack.
"""

DENIALS = """
deny|There is no roadblock, the army says.
deny|"Nobody has been expelled," the zone's deputy governor said.
deny|The government said the militia takes no orders from it.
assert|An officer of the government army said that he had no instructions.
assert|The government army said it had received no orders.
deny|Hezbollah said it was not responsible for the attack on the patrol.
deny|Hezbollah said it had no involvement in the attack on the patrol.
deny|M23 said its fighters were not involved in the attack on Goma airport.
withhold_blame|The UN mission said it did not know who was responsible for the attack.
accuse|The UN mission said it had documented 14 violations of the truce, most of them by the ELN.
report_no_blame|The UN mission recorded 14 violations of the truce, most of them by mortar.
deny|Kenya said none of its aircraft were in the area.
deny|No shell had been fired by its guns, the Kenyan army said.
deny|"We have no prisoners," the rebel commander said.
deny|"It was not us," the rebels said.
deny|Kenya said it had sent no troops.
deny|The colonel said no such order was given.
deny|"That never happened," the rebel spokesman said.
deny|Kenya said it played no role in the coup.
deny|The dead were fighters, not farmers, the army said.
deny|The office rejected the remarks as propaganda.
deny|Kenya rejects that its soldiers crossed the line.
deny|He calls the charge an insult.
assert|Kenya said there was no fuel left in the town.
assert|The UN said no food had reached the camp.
assert|The army said it had no fuel.
assert|The mayor said the school had not been reopened.
reject|Kenya rejected the proposal.
"""

REPORTS = """
report_no_blame|Residents said machine guns and mortars were heard near the airport.
report_no_blame|Local officials said eight villagers were killed at the market.
report_no_blame|The hospital said 12 people were wounded by shells.
report_no_blame|The mission said its patrol was turned back at a checkpoint.
report_no_blame|Villagers said two houses were burned in the night.
report_no_blame|Residents reported gunfire near the port.
report_no_blame|The mission confirmed eleven impacts in the town.
accuse|Residents said the army shelled the port.
assert|Residents said the market reopened.
assert|The hospital said the ward was full.
"""

AHEAD = """
reject|Kenya said the dam would never be handed over.
reject|The minister said a summit was out of the question.
reject|The minister said there would be no vote.
reject|There is nothing to discuss, the minister said.
reject|The rebels said they saw no need for talks.
announce_plan|Next round in May, officials say.
announce_plan|The envoy said the next round is set for May.
announce_plan|The UN said it was sending a team to the village.
demand|Kenya insisted that the guards leave.
demand|"Let him bring names," the rebel spokesman said.
demand|The rebels said talks could begin only after the army left.
call_for|"Give us back our nurses," the bishop said.
call_for|The bishop asks whoever holds the nurses to let them go.
warn|The minister said nobody should test the army.
threaten|"They will pay for this," the general said.
threaten|The general said any ship that comes near is a target.
guarantee|The rebels said the convoy would pass unharmed.
propose|The envoy said a joint post could be set up at the bridge.
concede|The minister said his government could live with a joint post.
concede|"Yes, we sent them home," the commander told reporters.
concede|The army said its own shell had hit the school.
assert|The army insists the guards left on Monday.
assert|The army said its own shell factory had burned.
assert|The envoy said the farmers live with their goats.
"""

JUDGED = """
withhold_blame|The monitors said it was too early to tell who had opened fire.
withhold_blame|The origin could not be established, the mission said.
withhold_blame|The monitors said they could not confirm the figure.
withhold_blame|The team could not confirm the mortar fire.
doubt|The UN said it had no way to count them.
assess_positive|The envoy said the two sides had moved closer.
assess_positive|"We understood each other's maps today," the mediator said.
assess_negative|The envoy said the sides' positions were far apart.
assess_negative|The envoy said one question had not been settled, that of the prisoners.
describe|Baku calls them terrorists.
describe|The minister called the spokesman a liar.
accuse|Iran called Israel an aggressor.
assert|The envoy said it was too early for lunch.
"""

ROWS = [
    tuple(line.split("|", 1))
    for table in (CHARGES, DENIALS, REPORTS, AHEAD, JUDGED)
    for line in table.strip().splitlines()
]


@pytest.mark.parametrize(("act", "text"), ROWS, ids=[r[1][:60] for r in ROWS])
def test_the_first_statement_has_the_act(act: str, text: str) -> None:
    found = statements_of(text)
    assert found, text
    assert found[0].act == act, (found[0].rules, shown(found))
