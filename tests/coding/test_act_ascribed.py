"""Acts by form in a story of two states, rebels and observers, and where objects of cues end.

Each table holds what must make the act and, below, twins that must not.
"""

from __future__ import annotations

import pytest

from tests.coding.statements_support import shown, statements_of
from trucewatch.coding.drafts import StatementDraft

STORY = (
    "Chad's army shelled Niger's posts near the border on Monday, killing 12 soldiers, Niger's"
    " defence ministry said. Chad denied it and accused Niger of firing first. The rebels of the"
    " River Front, who hold the valley, and an African Union observer mission were not involved.\n"
)

ACTS = """
accuse|A Nigerien spokesman said a Chadian drone struck a lorry carrying fuel on Sunday.
accuse|The Nigerien army said Chadian gunners had opened up on the village after dark.
accuse|According to the ministry in Niamey, the Chadian side fired first.
accuse|Niger said the well had been poisoned by Chadian agents.
accuse|Niger's interior minister said members of the Chadian army were responsible for the deaths of nine herders.
accuse|“They came at night and burned the granary,” said a Nigerien colonel.
accuse|Niger's president said Chad had chosen the path of terrorism.
accuse|Niger said Chad kept rockets at the dam in spite of the truce.
accuse|Niger complained that Chad had not pulled its guns back.
accuse|We have determined that members of the River Front have committed war crimes, Niger's justice minister said.
accuse|The foreign ministry in Niamey spoke of a second Chadian attack on Tuesday.
accuse|Niger counts 117 breaches by Chadian troops since March.
accuse|Niger and Chad each called the other a liar.
accuse|A Nigerien general said the ambush was the work of the River Front.
accuse|“General Daoud orchestrated attacks on our bases,” the Nigerien defence ministry said in a statement.
accuse|The rebels said the army had used the pause to bring up tanks.
accuse|The rebels said the army was still holding 40 of their men.
accuse|The army said the rebels had used the school as a weapons store.
accuse|Niger reproached Chad for sheltering the gunmen.
accuse|The rebels' radio reported that army snipers had aimed at the convoy.
accuse|Niger said its patrol came under fire from the Chadian bank of the river.
accuse|The army said two of its soldiers were killed when rebels attacked a post near Dorn.
accuse|The government said rebel fighters had crossed into the buffer zone.
accuse|The River Front said a government helicopter fired on a boat with refugees.
accuse|The mayor said soldiers had taken his cattle and beaten his sons.
accuse|Residents said the army shelled the market for an hour.
accuse|The mission said River Front fighters had blocked its patrol.
accuse|Niger said that 14 ceasefire violations had been committed by Chadian units.
assert|Niger said its army had shelled Chadian posts after an attack.
assert|Niger said the road was open.
assert|Niger's health ministry said 12 people were in hospital.
report_no_blame|The observers said four shells had landed near the market.
report_no_blame|Doctors said nine people were killed in the shelling.
assert|Chad said it had withdrawn from the two islands.
assert|Niger said the two sides had exchanged 40 prisoners.
assert|Niger said its troops had taken the hill and captured 14 rebels.
assert|The rebels said the army had released 40 of their men.
assert|The army said the rebels had left the village.
assert|Niger said Chad would send a delegation on Friday.
assert|Chad's minister said Niger had agreed to a swap.
assert|The ministry said its gunners had destroyed a Chadian drone.
assert|Niger's president said the talks were about water.
deny|The army said its men had not used the school.
withhold_blame|The mission said it could not say who had fired the shells.
assert|A trader said the price of millet had doubled.
reject|The brigade would stay where it was until its pay came, the colonel repeated.
reject|A spokesman for the River Front said nobody would disarm before a law on amnesty was passed.
reject|Niger recalled that command of the police was not a matter on which it could make concessions.
reject|Niger's prime minister said her gunners would leave only after the last prisoner was home.
reject|Chad insisted that membership was for its own people to decide, not for Niamey.
reject|The mayor said he would not go.
reject|“Not one,” said the Chadian minister when asked how many prisoners would be freed.
reject|Chad's chief negotiator said there would be no talks without a truce.
reject|The rebel leader said his men would not hand over their guns.
reject|Niger said it had no intention of returning to the talks.
reject|Chad said it saw no reason to sign.
reject|“We will never accept foreign soldiers on our soil,” the president said.
reject|Niger said the island was not up for discussion.
reject|The River Front said a partial deal was not enough and that it would not attend.
reject|“There is nothing to talk about,” the rebel commander said.
reject|Chad said it was too early for a summit.
reject|Chad's foreign minister said the time for talks was over.
reject|Niger's president said his country would not be bullied into signing.
assert|The mission said the bridge would not be ready before June.
assert|The doctor said the boy would not walk again.
assert|The envoy said he did not expect a deal this week.
guarantee|Chad said it would not attack civilians.
assert|The mayor said the market would stay open until dusk.
assert|The minister said the road was not passable.
deny|Niger's army said none of its men had been near the market.
deny|“We have no quarrel with the herders and we did not touch their cattle,” the rebel spokesman said.
deny|Chad said there was no truth in the report.
deny|Claims that the clinic had housed a listening post are devoid of any foundation and are rejected, the ministry said.
deny|“That one was not ours,” the rebel commander said of the bomb.
deny|The army said the dead were fighters, not farmers.
deny|The general said the story had been made up.
assert|The minister said no date had been set.
assert|The mission said no one was hurt.
assert|“I was in a cellar for 190 days, and I never learned whose,” said a pilot.
assert|Residents confirmed that a man called Hicks had left and has not been seen for three years.
threaten|If the word is taken out again, we go home, the rebel delegate said.
threaten|Niger said Chad would have to bear the consequences.
threaten|“If the raids go on, the guns of Niger will reach the barracks of Bol,” Niger’s army said.
threaten|“Our rockets will find the palace,” Niger’s army said.
threaten|Unless the siege ends, our drones will darken the sky over Bol, Niger’s army said.
threaten|The harbour will be taken by force, the president said, unless the mutineers lay down their arms.
threaten|“They will pay for every house,” the colonel said.
threaten|The rebels said any vehicle moving without their permission would be treated as military.
threaten|The side that breaks the accord will bear the answer, Niger's president said.
threaten|The governor said the patience of the army was running out.
assess_positive|Niger's president found the deal fair.
assess_negative|She called the draft “a wish list from N'Djamena.”
assess_negative|The list he had read out “is full of holes,” his counterpart retorted.
assert|The government declared victory.
assert|These measures are intended to hold to account those who undermine the peace and stability of Niger, the envoy said.
assert|The minister said the good road runs north.
assert|The ministry said the army had regained an important town.
assert|The mission said the new bridge was a significant distance from the front.
concede|Niger declared an end to its campaign of air strikes.
concede|The rebels declared a ceasefire.
assert|The minister announced the arrest of nine men.
assert|Niger announced the death of its envoy.
assert|A rebel official confirmed the arrests of two leaders.
assert|Two policemen feared he was about to set off a second bomb.
announce_plan|The rebels said they would be back on April 13.
announce_plan|The observers will report on Tuesday, the envoy said.
announce_plan|The next session is foreseen for 8 January, the chair said.
offer|Chad declared itself prepared to consider local police.
offer|“Let them look,” the army spokesman added.
offer|The army said Chad could have the bodies if it sent the boy home.
demand|Niger gave Chad 48 hours to pull back its guns.
demand|The mediator has given the two sides until Friday to sign.
demand|The mutineers have until noon to lay down their arms, the president said.
demand|Niger said Chad owed the families an apology.
call_for|The mission appealed to both sides to open the road.
withhold_blame|None of the accounts has been verified, the mission said.
report_no_blame|The mission said a second medic had died of his wounds in hospital.
assert|The patrol found four of the five gates open.
"""

GIVEN = """
demand|Niger gave Chad 48 hours to pull back its guns.
demand|The mediator has given the two sides until Friday to sign.
demand|The River Front gave the governor a week to free its men.
assess_negative|Statements of condemnation have come from the head of the African Union and the Chadian president.
accuse|Similar attributions of responsibility were made by the Nigerien governor.
accuse|The same accusation was made by the Chadian army on Monday.
call_for|A call for restraint came from the African Union observer mission.
assess_positive|Words of praise came from the Chadian president.
deny|A denial came from the Nigerien army within the hour.
-|The convoy came from the Nigerien capital.
-|The shells were made by a Chadian firm.
-|The army gave the boy a week of leave to see his mother.
-|The decision was made by the Chadian cabinet.
-|The two men came from the rebels' side.
-|A letter was sent by the Chadian president.
"""

EDGES = """
demand|The plan calls for an end to the violence and the implementation of confidence-building measures, before a return to talks.|an end to the violence and the implementation of confidence-building measures, before a return to talks
reject|The River Front has rejected a call by the governor for an end to all operations against Chad, and a return to peace negotiations.|a call by the governor for an end to all operations against Chad, and a return to peace negotiations
guarantee|We commit to working with the Governments of Niger, Chad, and Angola to use this truce to outline a series of steps.|working with the Governments of Niger, Chad, and Angola to use this truce to outline a series of steps
accuse|The minister has accused the Chadians of attempting to sabotage attempts to jail militants and undermine his authority.|the Chadians of attempting to sabotage attempts to jail militants and undermine his authority
assess_negative|The council also condemned cross-border shelling, the flow of fighters and the illegal movement of weapons from Chad.|cross-border shelling, the flow of fighters and the illegal movement of weapons from Chad
assess_negative|It strongly condemned cross-border shelling into Niger and the burning of two villages.|cross-border shelling into Niger and the burning of two villages
demand|Niger demanded the return of the bodies and an apology for the raid.|the return of the bodies and an apology for the raid
call_for|The observers urged restraint and a return to the table.|restraint and a return to the table
call_for|Niger's envoy called for the release of all captives and the opening of the road to Dorn.|the release of all captives and the opening of the road to Dorn
assess_positive|Niger's president welcomed the release of the captives and the reopening of the bridge.|the release of the captives and the reopening of the bridge
offer|Chad offered safe passage to the wounded and fuel for the ambulances.|safe passage to the wounded and fuel for the ambulances
reject|Chad rejected the demand for an inquiry and the idea of a joint patrol.|the demand for an inquiry and the idea of a joint patrol
accuse|Niger blamed Chad for the attack on the convoy and the death of the driver.|Chad for the attack on the convoy and the death of the driver
agree|The parties agreed on an exchange of maps and the release of the sick.|an exchange of maps and the release of the sick
demand|Niger demanded an apology and closed the border.|an apology
reject|Chad rejected the demand and recalled its envoy.|the demand
assess_negative|The council condemned the raid and asked both sides to step back.|the raid
assert|The minister announced the arrest of nine men and left for Paris.|the arrest of nine men
assess_positive|Niger's president praised the rebels and promised an amnesty.|the rebels
deny|Chad denied the charge and an officer showed maps.|the charge
assert|Niger's prime minister said the envoy remains the only partner, in separate calls with the king of Morocco and the premier.|the envoy remains the only partner
assert|The road is open, the governor said in an interview.|The road is open
assert|The army said the post had fallen, in a statement issued after midnight.|the post had fallen
accuse|He accused the rebels of doing nothing to prevent raids, in a telephone call with the French president.|the rebels of doing nothing to prevent raids
assert|The minister said the two had agreed on the wording, during a briefing in Niamey.|the two had agreed on the wording
assert|The general told reporters that the column had turned back, in remarks carried by state radio.|that the column had turned back
assert|She said the deal had been struck in a telephone call.|the deal had been struck in a telephone call
assert|Niger said the envoy was killed in an attack on the ferry.|the envoy was killed in an attack on the ferry
assert|They said the text had been read out, in a letter to the council.|the text had been read out
"""


def _rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(line.split("|")) for line in table.split("\n") if line]


def _behind(sentence: str) -> list[StatementDraft]:
    """The statements of the sentence that follows the story."""
    first = len(STORY)
    return [d for d in statements_of(STORY + sentence) if d.content[0].start >= first]


@pytest.mark.parametrize(("act", "text"), _rows(ACTS + GIVEN), ids=lambda x: x[:50])
def test_the_sentence_makes_the_act(act: str, text: str) -> None:
    found = _behind(text)
    if act == "-":
        assert not found, shown(tuple(found))
    else:
        assert act in [d.act for d in found], shown(tuple(found))


@pytest.mark.parametrize(("act", "text", "content"), _rows(EDGES), ids=lambda x: x[:50])
def test_what_is_said_begins_and_ends_there(act: str, text: str, content: str) -> None:
    found = _behind(text)
    assert (act, content) in [(d.act, " // ".join(c.text for c in d.content)) for d in found], (
        shown(tuple(found))
    )
