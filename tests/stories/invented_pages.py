"""Invented pages, each line with the story it belongs to and its role.

A line of a page is written ``<story><role> <text>``; the roles are b body, d dateline and body
(divided by ``~``), h headline, H headline again, k bullet, u link, s subhead, x furniture,
c caption, y byline; a line with a single dot is blank.
"""

from __future__ import annotations

ROLES = {
    "b": "body",
    "h": "headline",
    "H": "headline_duplicate",
    "k": "bullet",
    "u": "url",
    "s": "subhead",
    "x": "boilerplate",
    "c": "caption",
    "y": "byline",
}

PAGES: dict[str, str] = {
    "title first, one story": """
1h Rebels and army trade fire near Tarhuna bridge
.
1b Fighters loyal to the coastal council and the army exchanged artillery fire on Tuesday near the bridge at Tarhuna, residents said.
.
1b The army said that the rebels had fired first.
.
1b A council spokesman denied this and said the army had moved tanks to the river.
""",
    "no title at all": """
1b The government of Belmora said on Monday that it would reopen the northern crossing.
1b Opposition leaders called the announcement a first step.
""",
    "no title, dateline": """
1d NAIROBI, Kenya (AP) — ~Delegates from both armies signed a map of the demarcation line on Thursday, mediators said.
1b The map leaves two villages to a later round.
""",
    "furniture around one story": """
1x Home
1x World
1h Monitors count forty explosions along the contact line
1y By Lena Hartwig and Omar Said
1x 14 March 2022
1c Photo: a damaged school in Petrivka
1d KYIV, March 14 (Reuters) - ~International monitors recorded forty explosions along the contact line over the weekend, most of them near the railway station.
1b The mission did not say which side had fired.
1y Reporting by Lena Hartwig; editing by Omar Said
1x Our Standards: The Thomson Reuters Trust Principles.
1x Read more: How the contact line was drawn
1x Follow us on Telegram
1x Copyright 2022 The Daily Line. All rights reserved.
""",
    "two stories, both with the title first": """
1h Ceasefire holds on first day in Darvan hills
1d DARVAN: ~A ceasefire between the Darvan militia and the army held on its first day on Wednesday, both sides said.
1b Militia commander Tesfu Alem told reporters that his men had pulled back from the ridge.
1b An army officer confirmed that no shots had been fired.
2h Sudan envoy to visit Port Sudan for talks on aid corridor
2d PORT SUDAN: ~The United Nations envoy for Sudan will visit Port Sudan on Friday for talks on an aid corridor to El Fasher, his office said.
2b The Rapid Support Forces have rejected the corridor.
""",
    "two stories, both with the title last": """
1d ANKARA: ~Turkey on Friday accused Greece of arming two islands in breach of a treaty and demanded that it withdraw its guns.
1b Greek officials rejected the accusation and said the islands had a right to defend themselves.
1h Turkey accuses Greece of arming islands in breach of treaty
1u https://news.example/a1b2c
1H Turkey accuses Greece of arming islands in breach of treaty
1k - Athens says islands have a right to defend themselves
2d BOGOTA: ~Colombian rebels of the Fifth Front offered on Sunday to free eleven soldiers in exchange for a truce over the holidays.
2b The defense minister said the government would not negotiate under pressure.
2h Colombian rebels offer to free soldiers for holiday truce
2u https://news.example/d3e4f
2H Colombian rebels offer to free soldiers for holiday truce
2k - Minister says government will not negotiate under pressure
""",
    "title last, then title first, no bullets": """
1d SANAA: ~Houthi fighters and tribal forces clashed in Marib on Monday despite a truce, and each side blamed the other.
1b A tribal leader said nine of his men were killed.
1h Houthis and tribal forces clash in Marib despite truce
1u arab.example/mr7x
2h Manila protests as coast guard ships collide off Palawan
2d MANILA: ~The Philippines lodged a protest with China on Monday after two coast guard ships collided off Palawan.
2b Beijing said the Philippine ship had ignored warnings.
""",
    "title first, then title last": """
1h Serb mayors boycott Pristina talks over police raids
1k - Mayors demand release of two officers
1d PRISTINA: ~Serb mayors in northern Kosovo said on Tuesday they would boycott talks in Pristina until two officers were released.
1b Kosovo police said the raids had been ordered by a court.
2d JUBA: ~South Sudan’s president dismissed three generals on Tuesday as fighting with opposition forces spread in Upper Nile.
2b The opposition said the dismissals broke the power-sharing deal.
2h South Sudan president sacks generals as fighting spreads in Upper Nile
2u https://short.example/jk22
2H South Sudan president sacks generals as fighting spreads in Upper Nile
2k - Opposition says move breaks power-sharing deal
""",
    "three stories in three layouts": """
1h India and Pakistan reopen Wagah crossing after three years
1d NEW DELHI: ~India and Pakistan reopened the Wagah crossing on Saturday, three years after it was closed over a bombing.
1b Traders on both sides welcomed the decision.
2d TRIPOLI: ~Militias in western Libya agreed on Saturday to withdraw heavy weapons from Tripoli under a plan backed by the United Nations.
2b Two brigades have not signed the plan.
2h Libyan militias agree to withdraw heavy weapons from Tripoli
2k - Two brigades have not signed the plan
3h Ethiopia says Tigray leaders delay handover of weapons
3k - Tigray leaders point to Eritrean troops
3d ADDIS ABABA: ~Ethiopia said on Saturday that leaders in Tigray were delaying the handover of weapons agreed in Pretoria.
3b Tigray leaders said Eritrean troops had to leave first.
""",
    "subheads in one story": """
1h What the Istanbul draft says about security guarantees
1d ISTANBUL, March 30 (AFP) - ~A draft discussed by Ukraine and Russia in Istanbul on Tuesday names eight states as guarantors of Ukraine’s security.
1b The guarantors would consult within three days of an attack on Ukraine.
1s Neutrality
1b Ukraine would give up its bid to join NATO and host no foreign bases, the draft says.
1s ‘NOT YET A DEAL’
1b Russia’s chief negotiator said that the draft was not yet a deal and that Ukraine had to settle the status of Crimea.
1s What comes next
1b The delegations are to meet again in Istanbul in two weeks, Ukraine’s negotiators said.
""",
    "two stories without datelines, bylines between": """
1h Cyprus leaders agree to open fourth crossing in Nicosia
1y By Maria Petrou
1b The leaders of the two communities in Cyprus agreed on Monday to open a fourth crossing in Nicosia before the summer.
1b The crossing lies east of the old town, a United Nations spokesman said.
2h Myanmar army bombs village hours after offering ceasefire
2y By Thura Aung
2b Aircraft of Myanmar’s army bombed a village in Sagaing on Monday, hours after the junta had offered a ceasefire, resistance groups said.
2b A junta spokesman said the army had hit a weapons store.
""",
    "briefs divided by rules": """
1h Chad closes border posts with Sudan after raid
.
1b Chad closed three border posts with Sudan on Thursday after a raid in which two of its soldiers were killed.
.
1x * * *
.
2h Azerbaijan hands back four prisoners to Armenia
.
2b Azerbaijan handed four prisoners of war to Armenia on Thursday in exchange for maps of minefields, officials in Baku said.
""",
    "standfirst with a full stop before the dateline": """
1h Truce monitors leave Hodeidah after funding ends
.
1b The mission’s mandate was not renewed.
.
1y By Sara Nasser
.
1d SANAA: ~The last monitors of the Hodeidah truce left the port on Sunday after donors ended the funding of their mission.
1b Both parties said they would keep to the truce.
""",
    "transcript with speakers in capitals": """
1h Interview with the foreign minister of Belmora
1b BARNES: Minister, thank you for joining us on a day like this one in the talks.
1b MARENCO: Thank you, it is good to be here after so many days of negotiations.
1b BARNES: Will your government sign the ceasefire that the mediators proposed to you?
1b MARENCO: We will sign when the other side withdraws its guns from the valley.
1b BARNES: And if they do not withdraw them before the deadline on Friday?
1b MARENCO: Then we shall go on defending ourselves as any country would do.
""",
    "hard-wrapped wire copy": """
1h Georgia and Abkhazia swap detainees at Enguri bridge
.
1d TBILISI, Feb 2 (Agency) - ~Georgia and the breakaway region of Abkhazia
+b swapped seven detainees at the Enguri bridge on Thursday in the first such
+b exchange since the incident prevention meetings were suspended two years
+b ago, officials on both sides said.
.
1b The European Union’s monitors, who watched the exchange, said that it had
+b gone without incident. They called on both sides to resume their regular
+b meetings in Gali.
.
1b A spokesman in Sukhumi said that two more people were still being held by
+b Georgia.
""",
    "list of other reports at the foot": """
1h Kenya hosts new round of talks on South Sudan
1d NAIROBI: ~Kenya opened a new round of talks on South Sudan on Monday with a call on holdout groups to join the peace deal.
1b Two holdout groups sent delegates.
1x Related stories
1x Flood waters rise along Tana river
1x Parliament votes on fuel levy after long debate
""",
    "same conflict in both stories": """
1h Israel and Hezbollah exchange fire across Lebanon border
1k - Hezbollah says it answered a drone strike
1d BEIRUT: ~Hezbollah fired rockets at an Israeli base on Monday and Israel shelled villages in southern Lebanon, both sides said.
1b Hezbollah said it had answered a drone strike on one of its commanders.
2h US envoy presses Lebanon and Israel to mark land border
2k - Envoy sees chance of deal within weeks
2d BEIRUT: ~A US envoy pressed Lebanon and Israel on Monday to resume talks on marking their land border and said a deal was possible within weeks.
2b Lebanon’s prime minister told the envoy that Israel had to leave five hills first.
""",
    "city in small letters with a colon": """
1h Pakistan hands mediators reply to Taliban proposal
1d Islamabad: ~Pakistan handed Turkish mediators its reply to a proposal of the Afghan Taliban on Monday, the foreign ministry said.
1b Kabul had no comment.
""",
    "name with a colon is no dateline": """
1h Zelensky and Putin on the terms
1b Macron: we are ready to help with guarantees, the president said after he had met both delegations in the evening.
1b The Kremlin said it had no comment on the offer.
""",
    "two stories, dates of publication": """
1h Sri Lanka lifts curfew in Jaffna after twenty years
1x Published: 3 May 2009
1b Sri Lanka lifted a curfew in Jaffna on Sunday that had been in force for twenty years, the army said.
1b Shops in Jaffna stayed open after dark.
2h Nepal parties agree on integration of Maoist fighters
2x Published: 1 November 2011
2b Nepal’s main parties agreed on Tuesday to integrate a third of the Maoist fighters into the army.
2b The rest are to be given money to start a new life.
""",
    "briefs with a title and nothing else": """
1h Armenia says soldier wounded by sniper near Yeraskh
1b Armenia’s defence ministry said on Monday that one of its soldiers was wounded by a sniper near Yeraskh. Azerbaijan denied firing.
2h Colombia’s ELN frees two police officers in Arauca
2b The ELN guerrillas freed two police officers in Arauca on Monday and handed them to the Red Cross, the ombudsman said.
3h Talks on Western Sahara to resume in Geneva
3b Morocco and the Polisario Front will resume talks on Western Sahara in Geneva in March, the United Nations said.
""",
    "numbered terms inside a story": """
1h Text of the truce for Belmora valley
1d GENEVA: ~The parties to the conflict in Belmora published the text of their truce on Friday.
1b It has three points:
1k 1. The parties shall cease fire at midnight.
1k 2. Guns larger than 100 mm shall be withdrawn from the valley.
1k 3. Prisoners shall be exchanged within ten days.
1b Mediators said the truce would be watched by unarmed monitors.
""",
    "title with a topic and a colon": """
1h UKRAINE WAR: Russian strike kills five in Kharkiv hours after talks end
1y By Paula Reyes
1b A Russian missile killed five people in Kharkiv on Wednesday, hours after talks in Geneva had ended, the governor said.
1b Russia’s defence ministry said it had struck a barracks.
""",
    "question as a title, topic with a colon": """
1h Libya: will the truce in Sirte hold?
1b A truce in Sirte entered its second week on Sunday although both camps were moving men.
1b Diplomats said the coming days would be decisive.
""",
    "agency line in small letters": """
1h Truce committee meets in Hudaydah
1d Hudaydah, Yemen, 14 January (Xinmin) -- ~The truce committee met on a ship off Hudaydah on Monday, and both parties said that the other had moved guns.
1b The committee will meet again on Wednesday.
""",
    "state agency with slashes": """
1d MOSCOW, December 14. /RUSS/. ~Russia is ready to discuss a truce for the holidays, the Kremlin’s spokesman said on Monday.
1b He did not name a date.
""",
    "monitors' daily report": """
1h Monitoring Mission to Belmora Daily Report 12/2021 issued on 16 January 2021
1s Summary
1k • The Mission recorded 58 ceasefire violations in the northern region.
1k • A Mission unmanned aerial vehicle was jammed near Tarhuna.
1s Ceasefire violations
1b In the northern region, the Mission recorded 58 ceasefire violations, including nine explosions.
1b The Mission saw four tanks in violation of withdrawal lines.
1s Withdrawal of weapons
1b The Mission continued to monitor the withdrawal of weapons.
""",
    "caption and share lines between title and text": """
1h Burundi and Rwanda to reopen border after two years
1x Share this article
1c Trucks wait at the border post of Ruhwa (File photo)
1x 3 min read
1d KIGALI — ~Burundi and Rwanda agreed on Tuesday to reopen their border, which was closed over an attack by rebels.
1b The foreign ministers will meet in Bujumbura in May.
1x Tags: Burundi, Rwanda, border
1x Comments
""",
    "many blank lines between two stories": """
1h Druze leaders reject handover of weapons in Suwayda
1b Druze leaders in Suwayda rejected on Friday a demand by Damascus that they hand over their weapons.
.
.
.
2h Mozambique insurgents attack gas site in Palma
2b Insurgents attacked a gas site near Palma on Friday and killed two guards, the police of Cabo Delgado said.
""",
    "second report has a dateline and nothing between": """
1d TUNIS: ~Rival Libyan chambers agreed on Thursday on a list of judges for the constitutional court.
1b The list goes to a vote next week.
2d KABUL: ~Two members of a Taliban patrol were killed by a bomb in Kunduz on Thursday, a police spokesman said.
2b No group claimed the attack.
""",
    "place opening a paragraph with a dash is no new story": """
1h Fighting spreads to three towns in Belmora
1d TARHUNA: ~Fighting spread to three towns in Belmora on Monday after the truce collapsed, the army said.
1b The army shelled Old Tarhuna for two hours in the morning.
1b Belmora City — the capital — was calm, residents said.
""",
}
