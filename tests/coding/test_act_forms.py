"""Speech acts told by the form of what is said: invented sentences of many conflicts, with twins."""

from __future__ import annotations

import pytest

from tests.coding.statements_support import shown, statements_of

# text, words of the content, the acts that are right
ROWS: list[tuple[str, str, tuple[str, ...]]] = [
    # what will not be done: a refusal only where somebody else wants it
    ('"We will not leave the talks," said the Philippine negotiator Ramon Cruz.',
     "not leave the talks", ("guarantee", "announce_plan")),
    ("The Karen National Union said it would not walk out of the negotiations.",
     "not walk out", ("guarantee", "announce_plan")),
    ("The Karen National Union said it would not attend the negotiations.",
     "not attend", ("reject",)),
    ("Eritrea said it would not withdraw from the talks in Nairobi.",
     "not withdraw from the talks", ("guarantee", "announce_plan")),
    ("Eritrea said it would not withdraw from the town of Badme.",
     "not withdraw from the town", ("reject",)),
    ('"We will not fire first," said Indian Defence Minister Rajnath Singh.', "not fire first",
     ("guarantee", "announce_plan")),
    # what is promised or threatened on a condition
    ('"If they do not hand over the bodies, we will shut the crossing," Kenyan minister Amina'
     " Mohamed said.", "we will shut the crossing", ("threaten",)),
    ('"If they hand over the bodies, we will open the crossing," Kenyan minister Amina Mohamed'
     " said.", "we will open the crossing", ("offer",)),
    ("Sudan said it would close the pipeline unless Juba paid its debts.", "close the pipeline",
     ("threaten",)),
    ("Sudan said it would reopen the pipeline once Juba paid its debts.", "reopen the pipeline",
     ("offer",)),
    ("Sudan said it could free the sick if Juba released its pilots.", "free the sick",
     ("offer",)),
    ("Hamas said it would suspend the releases until the trucks were let in.",
     "suspend the releases", ("threaten", "announce_plan")),
    ("The rebels will lay down their arms when the army leaves the valley, Colombian commander"
     " Pablo Beltran said.", "lay down their arms", ("offer", "announce_plan")),
    # what somebody did himself is no accusation of whom he did it to
    ("The Malian army said it had struck a commander who was planning an attack on Gao.",
     "struck a commander", ("assert", "confirm", "describe")),
    ("The Malian army said Algerian drones that it was following had struck its post at Gao.",
     "had struck its post", ("accuse",)),
    # plans of others than the speaker himself
    ("The Red Cross said a second boat would leave on Friday.", "second boat",
     ("announce_plan",)),
    ("The Thai foreign ministry said the border gate would open on Monday.", "gate would open",
     ("announce_plan",)),
    ("The Thai foreign ministry said its minister was to travel to Phnom Penh next week.",
     "to travel", ("announce_plan",)),
    ("Analysts said prices would rise on Monday.", "prices would rise", ("assert", "warn")),
    ("A farmer said the river would rise on Monday.", "river would rise", ("assert", "warn")),
    # denials without a word that denies
    ("Rwanda insisted there were no Rwandan soldiers in the town.", "no Rwandan soldiers",
     ("deny",)),
    ("Rwanda's army maintained that no shell had been fired from its side.", "no shell",
     ("deny",)),
    ("The Philippine army contended that nobody had been turned away.", "nobody had been",
     ("deny",)),
    ("The Philippine army insisted that the talks should not be delayed.", "should not",
     ("demand", "warn", "assert")),
    ("Serbia said its police did not cross the line.", "did not cross", ("deny",)),
    ("Serbia said the bus did not arrive.", "did not arrive", ("assert",)),
    ("The junta dismissed the toll as invented.", "as invented", ("deny",)),
    ("The Afghan Taliban dismissed the idea of a joint council.", "joint council", ("reject",)),
    ("Ethiopia dismissed the report that its troops had entered the camp.",
     "its troops had entered", ("deny",)),
    ("The mayor played down the clashes.", "the clashes", ("deny", "assert", "assess_positive")),
    # accusations
    ("Congo's government asserted that Rwandan soldiers were still in Masisi in breach of the"
     " agreement.", "in breach of", ("accuse",)),
    ("Armenia's defence ministry said its post had been shelled from the Azerbaijani side.",
     "had been shelled", ("accuse",)),
    ("Cambodia's army said the shells had come from Thai positions.", "shells had come",
     ("accuse",)),
    ("Cambodia's army said the spare parts had come from Thai factories.", "spare parts",
     ("assert",)),
    ("India's army said Pakistani troops had resorted to unprovoked fire.", "unprovoked fire",
     ("accuse",)),
    ("Kosovo complained that Serbia had struck three names off the list.", "struck three names",
     ("accuse",)),
    ("Kosovo complained of the cold.", "the cold", ("assess_negative",)),
    ("Villagers suspect the army of burning the fields.", "burning the fields", ("accuse",)),
    ('"They bombed the bakery while people queued," said Halima Saleh, a widow in El Fasher.',
     "They bombed", ("accuse",)),
    ('"They opened the bakery while people queued," said Halima Saleh, a widow in El Fasher.',
     "They opened", ("assert",)),
    ("Mali's junta attributed the attack to jihadists.", "the attack", ("accuse",)),
    ("Mali's junta attributed the good harvest to the rains.", "the good harvest", ("assert", "assess_positive")),
    ("Mayor Ivan Fedorov said the enemy had shelled the bus station.", "shelled the bus station",
     ("accuse",)),
    ("Mayor Ivan Fedorov said the enemy was two miles from the bus station.", "two miles",
     ("assert",)),
    # admissions
    ("Israel's army admitted that its shells had hit the school.", "had hit", ("concede",)),
    ("Israel's army acknowledged a mistake.", "a mistake", ("concede",)),
    ('"I am sorry for what our soldiers did," said Nigerian general Lucky Irabor.', "I am sorry",
     ("concede",)),
    ('"I am sorry for what your soldiers did," said Nigerian general Lucky Irabor.', "I am sorry",
     ("assert", "assess_negative", "accuse", "concede")),
    # vows
    ("The Houthis vowed to fight on until the last soldier left.", "to fight on", ("threaten",)),
    ("The Houthis vowed revenge for the raid.", "revenge", ("threaten",)),
    ("Norway vowed to keep the embassy open.", "keep the embassy", ("guarantee", "announce_plan")),
    # nothing is told
    ("Ethiopia's army declined to comment.", "comment", ("withhold_blame",)),
    ("The contingent does not say from where the shots came.", "the shots came",
     ("withhold_blame",)),
    ("The Kenyan army said no conclusion had been reached on who fired.", "no conclusion",
     ("withhold_blame",)),
    ("The UN mission would not speculate about who fired the rocket.", "who fired",
     ("withhold_blame",)),
    # assessments
    ("The Qatari foreign ministry said an agreement was within reach.", "within reach",
     ("assess_positive",)),
    ("The Qatari foreign ministry said an agreement was nowhere near.", "nowhere near",
     ("assess_negative", "doubt")),
    ("The UN envoy said he was deeply disturbed by the raids.", "deeply disturbed",
     ("assess_negative",)),
    ("Egypt voiced concern about the raids.", "the raids", ("assess_negative",)),
    ('The Swiss envoy said the two sides "are closer than ever."', "closer than ever",
     ("assess_positive",)),
    ("The Swiss envoy said the two camps were close to the river.", "close to the river",
     ("assert",)),
    ('"It was a waste of time," the Malian minister said.', "waste of time",
     ("assess_negative",)),
    ("The Malian minister said the road was passable.", "passable", ("assert",)),
    ("The Red Cross said the prisoners were in good health.", "in good health", ("assert",)),
    # demands and calls
    ('"I want them to tell us where the graves are," said Hatidza Music, whose son is missing.',
     "I want them", ("demand",)),
    ('"I want to sleep," said Hatidza Music, whose son is missing.', "I want to sleep",
     ("assert", "announce_plan")),
    ('"We need the airport reopened before we sign anything," said Omar Farah, who speaks for'
     " the Somali clans.", "We need the airport", ("demand", "assert")),
    # what harm will come
    ("The World Food Programme said half a million people would go hungry within weeks.",
     "go hungry", ("warn",)),
    ("The World Food Programme said the fuel would run out on Thursday.", "run out", ("warn",)),
    ("The World Food Programme said half a million people had gone home.", "gone home",
     ("assert",)),
    # doubt
    ('"We are not there yet," said Norwegian mediator Dag Nylander.', "not there yet",
     ("doubt", "assess_negative")),
    ("Few in the town believe the truce will hold.", "the truce will hold", ("doubt",)),
    ("Many in the town believe the truce will hold.", "the truce will hold",
     ("assert", "assess_positive")),
    # what is suggested: terms, or how things are
    ("Norway suggested a meeting in Oslo.", "a meeting in Oslo", ("propose",)),
    # what holds for both, what is hoped for, what is a rule
    ("Turkey's foreign ministry said Pakistan and India would meet again on Thursday.",
     "would meet again", ("announce_plan",)),
    ("The Kremlin said it hoped the exchange would go ahead.", "would go ahead",
     ("assert", "assess_positive")),
    ('"We do not negotiate with kidnappers," said Nigerian general Lucky Irabor.',
     "not negotiate", ("reject",)),
    ("The OSCE envoy said he would not comment on who had fired.", "not comment",
     ("withhold_blame",)),
    ("The Taliban spokesman said Pakistan had walked away from the draft.", "walked away",
     ("accuse",)),
    ("The Taliban spokesman said his men had walked away from the river.", "walked away",
     ("assert",)),
    ("Kiir said the country would not return to war.", "not return to war",
     ("guarantee", "assert")),
    ('"We will not tolerate another raid," the Ghanaian minister said.', "not tolerate",
     ("warn", "threaten")),
    ("Norway suggested that the shells had come from the south.", "the shells had come",
     ("assert",)),
]  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=[row[0][:60] for row in ROWS])
def test_form(row: tuple[str, str, tuple[str, ...]]) -> None:
    text, words, acts = row
    found = statements_of(text)
    fitting = [d for d in found if words in " ".join(s.text for s in d.content) and not d.chain]
    assert fitting, shown(found)
    assert fitting[0].act in acts, (fitting[0].rules, shown(found))
