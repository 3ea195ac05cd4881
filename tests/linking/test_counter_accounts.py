"""Answers that deny nothing in so many words: another cause, another doer, a reason, an open
question. What a side only tells beside a charge is no answer to it."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import answers, sets

OPEN, OTHER = "not stated", "another account"

ROWS = [
    # Another cause or another doer: no.
    ("Eritrea accused Ethiopian troops of burning a mill at Zalambessa on Monday. Ethiopia's army said a"
     " generator had caught fire by accident.",
     {("Eritrea", "Ethiopian troops"), ("Ethiopia's army", "no")}),
    ("Thailand said on Friday that Cambodian soldiers laid a mine that maimed a ranger at Ta Muen."
     " Cambodia said that the mine was a relic of the civil war.",
     {("Thailand", "Cambodian soldiers"), ("Cambodia", "no")}),
    ("Mali's army blamed JNIM fighters for a bomb that killed two women in Sevare on Monday. The group"
     " said the bomb had been planted by Russian mercenaries.",
     {("Mali's army", "JNIM fighters"), ("JNIM", "Russian mercenaries")}),
    ("Somalia's government said on Sunday that al-Shabaab shelled a clinic in Afgoye. Al-Shabaab said that"
     " the shells were not its own.",
     {("Somalia's government", "yes"), ("Al-Shabaab", "no")}),
    ("India said that Pakistani troops fired at its post near Uri on Tuesday. Pakistan's army said none of"
     " its men had been on the ridge.", {("India", "Pakistani troops"), ("Pakistan's army", "no")}),
    # A reason: another account, and no admission.
    ("Georgia said that Abkhaz militia fired at a bus near Zugdidi on Monday. The Abkhaz militia said that"
     " it had only returned fire.", {("Georgia", "Abkhaz militia"), ("Abkhaz militia", OTHER)}),
    ("Pakistan said that Afghan troops shelled a post at Torkham on Monday. Afghanistan's defence"
     " ministry said its troops had responded to an incursion.",
     {("Pakistan", "Afghan troops"), ("Afghanistan's defence ministry", OTHER)}),
    ("Iraq said that Turkish jets bombed an orchard in Amedi on Sunday. Turkey's defence ministry said it"
     " had targeted a depot of PKK terrorists.",
     {("Iraq", "Turkish jets"), ("Turkey's defence ministry", OTHER)}),
    ("Syria said that an Israeli drone killed a farmer near Quneitra on Sunday. Israel's army said the"
     " man was a member of a cell.", {("Syria", "Israeli drone"), ("Israel's army", OTHER)}),
    # Who was where began it.
    ("Sudan's army said that RSF fighters attacked a convoy at Kosti on Monday. The RSF said that the army"
     " had shelled its camp first.",
     {("Sudan's army", "RSF fighters"), ("Rapid Support Forces", "Sudan's army")}),
    # Watchers and bystanders who leave open who it was.
    ("Congo's army accused M23 fighters of burning houses in Kibumba on Monday. The M23 denied it. The U.N."
     " mission said that it was too early to say who was responsible.",
     {("Congo's army", "M23 fighters"), ("M23", "no"), ("U.N. mission", OPEN)}),
    ("Russia accused Ukrainian forces of shelling a clinic in Horlivka on Monday. The OSCE mission said"
     " that it could not tell where the shells had been fired from.",
     {("Russia", "Ukrainian forces"), ("OSCE mission", OPEN)}),
    # Words that only point to the deed.
    ("A bomb killed nine people in a market in Gao on Monday. The governor said that men of JNIM had"
     " carried it out.", {("governor", "JNIM")}),
    ("Gunmen opened fire on a police post in Leposavic on Monday. Kosovo's government said that Serbia"
     " was behind the attack. Serbia said that Kosovo had staged the incident.",
     {("Kosovo's government", "Serbia"), ("Serbia", "Kosovo")}),
    # Where its own men were; from whose land it came; what was only shown.
    ("VESPERA - Two trawlers of Ilmar burned at anchor off Cape Orn on Saturday night. Ilmar's coast guard"
     " said frogmen of the Vesper navy had done it. \"Our divers were in port,\" a Vesper officer said. The"
     " Strait Mission, which keeps the armistice, listed the fire among incidents without a known author.",
     {("Ilmar's coast guard", "Vesper navy"), ("Vesper officer", "no")}),
    # What is told beside a charge answers nothing.
    ("Eritrea accused Ethiopian troops of burning a mill at Zalambessa on Monday. Ethiopia's army said it"
     " would open a road to Adigrat.", {("Eritrea", "Ethiopian troops")}),
    ("Thailand said on Friday that Cambodian soldiers laid a mine that hurt a ranger at Ta Muen. Cambodia"
     " said that a ferry had sunk by accident near Koh Kong.", {("Thailand", "Cambodian soldiers")}),
    ("India said that Pakistani troops fired at its post near Uri on Tuesday. Pakistan's foreign ministry"
     " said that the ambassador would travel to Kabul.", {("India", "Pakistani troops")}),
    ("Congo's army accused M23 fighters of burning houses in Kibumba on Monday. The M23 said that it was"
     " too early to say when talks would go on.", {("Congo's army", "M23 fighters")}),
    ("A bomb killed nine people in a market in Gao on Monday. The governor said that nine states had"
     " taken part in a summit.", set()),
    ("Mali's army blamed JNIM fighters for a bomb in Sevare on Monday. Burkina Faso said that a depot had"
     " caught fire by accident.", {("Mali's army", "JNIM fighters")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), ROWS)
def test_accounts_that_answer(text: str, wanted: set[tuple[str, str]]) -> None:
    asked = (s for s in sets(text) if s.kind in ("responsible", "breach", "began", "occurred"))
    told = {a for s in asked for a in answers(s)}
    assert {(who, what) for who, what in told if who != "the report itself"} == wanted
