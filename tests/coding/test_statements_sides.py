"""Sentences that invite giving somebody's words to the wrong side; the texts are invented.

A row: text; (speaker, words of the content) that must be found; (speaker, words) that must not.
A speaker is a country code, the beginning of an actor's code, or a part of the source's words.
"""

from __future__ import annotations

import pytest

from tests.coding.statements_support import says, shown, statements_of

Pair = tuple[str, str]
Row = tuple[str, list[Pair], list[Pair]]

SIDES: list[Row] = [
    ("India and Pakistan on Tuesday accused each other of violating the truce.",
     [("IND", "each other"), ("PAK", "each other")], []),
    ("Iran blamed Israel for the blast, and Israel denied any involvement.",
     [("IRN", "Israel for the blast"), ("ISR", "any involvement")],
     [("ISR", "for the blast"), ("IRN", "any involvement")]),
    ("Israel rejected Iran's accusation that it had attacked the ship.",
     [("ISR", "accusation that it had attacked")], []),
    ("The Rapid Support Forces denied shelling the market and accused the army of lying.",
     [("SDN", "shelling the market"), ("SDN", "the army of lying")], []),
    ("Responding to Turkey's warning, Greece said it would defend its islands.",
     [("GRC", "defend its islands")], [("TUR", "defend its islands")]),
    ("Rejecting claims by Kyiv, Moscow said its forces had not fired on the convoy.",
     [("RUS", "its forces had not fired"), ("RUS", "claims by Kyiv")],
     [("UKR", "its forces had not fired"), ("UKR", "claims by")]),
    ("Serbia was accused by Kosovo of arming militants in the north.",
     [("XKX", "arming militants")], [("SRB", "arming militants")]),
    ("Asked about Armenia's claims, the president of Azerbaijan said the border was calm.",
     [("AZE", "the border was calm")], [("ARM", "the border was calm")]),
    ("Putin told Macron that Ukraine must withdraw its troops from Donetsk.",
     [("RUS", "Ukraine must withdraw")], [("FRA", "must withdraw"), ("UKR", "must withdraw")]),
    ("Colombia's president said the rebels had agreed to a truce, and accused Venezuela of "
     "sheltering them.", [("COL", "Venezuela of sheltering")], [("rebels", "Venezuela of")]),
    ("Georgian officials said Russia wants Tbilisi to renounce the use of force.",
     [("GEO", "Russia wants Tbilisi"), ("RUS", "Tbilisi to renounce")], [("RUS", "Russia wants")]),
    ("The allegation that Rwanda arms the rebels was dismissed by Kigali.",
     [("RWA", "that Rwanda arms")], []),
    ("Congo's foreign minister said Rwanda, which denies backing the rebels, must leave.",
     [("COD", "must leave"), ("RWA", "backing the rebels")], [("RWA", "must leave")]),
    ("Washington, Lavrov said, was dragging its feet.",
     [("RUS", "was dragging its feet")], [("USA", "dragging")]),
    ("Blaming Khartoum for the raid, Juba said it would close the border.",
     [("SSD", "Khartoum for the raid"), ("SSD", "close the border")],
     [("SDN", "close the border"), ("SDN", "for the raid")]),
    ("Responding to Modi, Pakistani Prime Minister Shehbaz Sharif said India had attacked first.",
     [("PAK", "India had attacked first")], [("IND", "had attacked first")]),
    ("Pakistan said India, whose army had earlier accused Islamabad of shelling a village, was "
     "lying.", [("PAK", "was lying"), ("IND", "Islamabad of shelling")], [("IND", "was lying")]),
    ("The talks ended after Kyiv accused Moscow of torture. Moscow denied the charge.",
     [("UKR", "Moscow of torture"), ("RUS", "the charge")],
     [("RUS", "of torture"), ("UKR", "the charge")]),
    ("Israel said it hit a Hamas post; Hamas said the dead were civilians.",
     [("ISR", "it hit a Hamas post"), ("PSE", "the dead were civilians")],
     [("PSE", "it hit a Hamas post"), ("ISR", "the dead were")]),
    ("Hamas, said Netanyahu, had broken the truce.",
     [("ISR", "had broken the truce")], [("PSE", "had broken the truce")]),
    ("Hamas had broken the truce, Netanyahu said, and must pay.",
     [("ISR", "Hamas had broken")], [("PSE", "had broken")]),
    ("Unlike Serbia, Kosovo said the deal was dead.",
     [("XKX", "the deal was dead")], [("SRB", "the deal was dead")]),
    ("Contrary to Belgrade's claim, Pristina said no Serb had been detained.",
     [("XKX", "no Serb had been detained")], [("SRB", "no Serb had been")]),
    ("Armenia said Azerbaijan fired first. Azerbaijan said the opposite.",
     [("ARM", "Azerbaijan fired first"), ("AZE", "the opposite")], [("AZE", "fired first")]),
    ("Yerevan's defence ministry dismissed Baku's report that Armenian troops had opened fire.",
     [("ARM", "Baku's report"), ("AZE", "that Armenian troops had opened fire")], []),
    ("Baku said Armenian troops opened fire, a claim Yerevan denied.",
     [("AZE", "Armenian troops opened fire"), ("ARM", "a claim")],
     [("ARM", "opened fire"), ("AZE", "a claim")]),
    ("The Houthis said the coalition bombed the port, while Riyadh said it had hit only drones.",
     [("YEM", "the coalition bombed the port"), ("SAU", "hit only drones")],
     [("YEM", "hit only drones"), ("SAU", "bombed the port")]),
    ("Tshisekedi, speaking alongside Macron, said Rwanda was looting Congo.",
     [("COD", "Rwanda was looting")], [("FRA", "was looting"), ("RWA", "looting")]),
    ("Macron said at a press conference with Tshisekedi that Rwanda must withdraw its troops.",
     [("FRA", "Rwanda must withdraw")], [("COD", "must withdraw"), ("RWA", "must withdraw")]),
    ("Questioned by reporters about Putin's remarks, Zelensky said Moscow was lying.",
     [("UKR", "Moscow was lying")], [("RUS", "was lying"), ("reporters", "was lying")]),
    ("Moscow, which Kyiv accuses of kidnapping children, says it evacuated them.",
     [("RUS", "it evacuated them")], [("UKR", "it evacuated them")]),
    ("Russia is accused by Ukraine of war crimes, which it denies.",
     [("UKR", "Russia")], [("RUS", "Russia")]),
    ("The RSF, accused by the army of looting homes, blamed criminal gangs.",
     [("The RSF", "criminal gangs")], []),
    ("Burhan said Hemedti had threatened to bomb the port.",
     [("Burhan", "Hemedti had threatened"), ("Hemedti", "to bomb the port")],
     []),
    ("Aliyev warned Pashinyan that the army would act if Yerevan broke its promises.",
     [("AZE", "the army would act")], [("ARM", "the army would act")]),
    ("Iran's Araghchi quoted Trump as saying that sanctions would be lifted.",
     [("USA", "that sanctions would be lifted")], []),
    ("Trump was quoted by Iranian media as saying that sanctions would be lifted.",
     [("USA", "that sanctions would be lifted")], []),
    ("Maduro was told by Petro that Bogota would not accept the vote.",
     [("COL", "Bogota would not accept")], [("VEN", "would not accept")]),
    ("Petro was criticised by Maduro for siding with Washington.",
     [("VEN", "siding with Washington")], [("COL", "siding with")]),
    ("Ethiopian Prime Minister Abiy Ahmed met Eritrean President Isaias Afwerki. "
     '"We want peace with our neighbours," Abiy said.',
     [("ETH", "We want peace")], [("ERI", "We want peace")]),
    ('"Russia started this war," said Polish Foreign Minister Radoslaw Sikorski, who met Lavrov.',
     [("POL", "Russia started this war")], [("RUS", "started this war")]),
    ("After Israel struck Beirut, Hezbollah said it would respond.",
     [("LBN", "it would respond")], [("ISR", "would respond")]),
    ("Baghdad has repeatedly warned Ankara to stop air strikes and threatened to go to the UN.",
     [("IRQ", "Ankara to stop"), ("IRQ", "to go to the UN")], [("TUR", "to go to the UN")]),
    ("Algeria said Morocco had closed the crossing and accused Rabat of spying.",
     [("DZA", "Morocco had closed"), ("DZA", "Rabat of spying")], [("MAR", "Rabat of spying")]),
    ("Beijing said Manila provoked the clash, adding that China would respond.",
     [("CHN", "Manila provoked"), ("CHN", "China would respond")], [("PHL", "would respond")]),
    ("In response to Seoul's protest, Pyongyang said the launch was a test.",
     [("PRK", "the launch was a test")], [("KOR", "the launch was")]),
    ("Mali's junta accused France of arming jihadists, a charge that Paris called absurd.",
     [("MLI", "France of arming"), ("FRA", "absurd")], [("FRA", "of arming"), ("MLI", "absurd")]),
    ("Niger, accused by Benin of closing the pipeline, said Cotonou had lied.",
     [("NER", "Cotonou had lied")], [("BEN", "Cotonou had lied")]),
    ("Accused of arming rebels, Rwanda said Congo was looking for excuses.",
     [("RWA", "Congo was looking")], [("COD", "was looking")]),
    ("Syria said Israel, backed by the United States, had bombed Damascus airport.",
     [("SYR", "had bombed Damascus")], [("ISR", "had bombed"), ("USA", "had bombed")]),
    ("Lebanon's prime minister told the US envoy that Israel must leave the hills.",
     [("LBN", "Israel must leave")], [("USA", "must leave"), ("ISR", "must leave")]),
    ("Warned by Ankara not to arm the Kurds, Washington said the weapons were for training.",
     [("USA", "the weapons were for training")], [("TUR", "the weapons were")]),
    ('"You started it," the Georgian minister told his Russian counterpart.',
     [("GEO", "You started it")], [("RUS", "You started it")]),
    ("The claim by Tehran that the drone was shot down was denied by Washington.",
     [("USA", "drone was shot down")], []),
    ("Both Cairo and Khartoum said Ethiopia was filling the dam without a deal.",
     [("EGY", "Ethiopia was filling")], [("ETH", "was filling")]),
    ("According to Kyiv, Moscow said it would pause the strikes.",
     [("RUS", "it would pause the strikes")], []),
    ("Kuwait said that Iraq, it believed, had moved troops to the border.",
     [("KWT", "had moved troops")], [("IRQ", "had moved troops")]),
    ("While Kabul called the raid a crime, Islamabad said it had targeted militants.",
     [("AFG", "the raid a crime"), ("PAK", "targeted militants")],
     [("PAK", "the raid a crime"), ("AFG", "targeted militants")]),
    ("Vucic said Kurti was provoking a war. He called him reckless.",
     [("SRB", "Kurti was provoking")], [("XKX", "was provoking")]),
    ("Israel's defence minister said Hamas had no choice. The group said it would fight on.",
     [("ISR", "Hamas had no choice"), ("PSE", "it would fight on")], [("ISR", "fight on")]),
    ("The deal, Erdogan told Assad, must protect Turkey's border.",
     [("TUR", "must protect")], [("SYR", "must protect")]),
    ("Somalia denounced the port deal that Ethiopia says it signed with Somaliland.",
     [("SOM", "the port deal")], [("ETH", "the port deal that")]),
    ("Dismissing Doha's proposal as a trap, Netanyahu vowed to fight on.",
     [("ISR", "proposal as a trap"), ("ISR", "to fight on")], [("QAT", "a trap")]),
    ("Venezuela said it shot down a Colombian drone. Colombia said it had lost none.",
     [("VEN", "it shot down"), ("COL", "it had lost none")], [("VEN", "it had lost none")]),
    ("Tehran denies Riyadh's allegations that it armed the Houthis.",
     [("IRN", "allegations that it armed")], []),
    ("Moldova fears Russia will cut off gas; Moscow said it would honour the contract.",
     [("RUS", "honour the contract")], [("MDA", "honour the contract")]),
    ("Ukraine's army said Russia shelled Kherson. The Kremlin's spokesman said that was untrue.",
     [("UKR", "Russia shelled Kherson"), ("RUS", "that was untrue")], [("UKR", "untrue")]),
    ('Kenya\'s Ruto and Uganda\'s Museveni met. "Congo must talk to the rebels," Museveni said.',
     [("UGA", "Congo must talk")], [("KEN", "Congo must talk"), ("COD", "must talk")]),
]  # fmt: skip


@pytest.mark.parametrize("row", SIDES, ids=[row[0][:40] for row in SIDES])
def test_words_go_to_their_side(row: Row) -> None:
    text, expected, forbidden = row
    found = statements_of(text)
    for speaker, words in expected:
        assert any(says(d, speaker, words) for d in found), (speaker, words, shown(found))
    for speaker, words in forbidden:
        assert not any(says(d, speaker, words) for d in found), (speaker, words, shown(found))


def test_every_row_provokes() -> None:
    assert len(SIDES) >= 60
    assert sum(bool(row[2]) for row in SIDES) >= 50
