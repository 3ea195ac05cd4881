"""A denial answers a question about the same matter: by what it says itself, or by what "it",
"this" and "the accusation" stand for."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import coded, sets

SURIN = "Cambodian troops fired rockets at Surin on Monday, Thailand said. "
GOMA = "Rwanda's army shelled Goma on Monday, Congo said. "
OBEID = "Sudan's army said the RSF had shelled El Obeid on Monday. The RSF denied it. "
TAIZ = "A drone hit a car in Taiz on Monday, the Houthis said. They blamed Saudi Arabia. "
NYALA = "An air strike hit Nyala on Tuesday, residents said. The RSF accused the army. "
SAADA = "Saudi jets bombed a market in Saada on Monday, the Houthis said. "
KIRBALI = "Georgia's security service said Russian soldiers had shot a man near Kirbali on Monday. "
AKSUM = "Ethiopian troops raided a monastery near Aksum on Monday, the TPLF said. "
QUETTA = "A bomb went off in Quetta on Monday, killing ten. Pakistan blamed India. "
SAGAING = "Myanmar's army bombed a school in Sagaing on Monday, the NUG said. "
DOHUK = "Turkish drones struck a village near Dohuk on Monday, Iraqi officials said. "
FASHER = "The RSF bombed a clinic in El Fasher on Monday, the army said. "


def denying(text: str, deed: str) -> set[str]:
    """Return who answers "no" to a question that names a deed or its place."""
    asked = [s for s in sets(text) if deed in s.question]
    return {c.claimant.name for s in asked for c in s.claims if c.answer == "no"}


@pytest.mark.parametrize(
    ("told", "deed", "who"),
    [
        (f"{NYALA}Lawyers say dozens have been held since. The army denied that anyone had been"
         " arrested.", "Nyala", ()),
        (f"{KIRBALI}The interior ministry denied using force against journalists.", "Kirbali", ()),
        (f"{GOMA}Rwanda denies supporting the M23.", "Goma", ()),
        (f"{GOMA}Rwanda denies plundering the mines of Rubaya.", "Goma", ()),
        (f"{SAGAING}The junta denies that it is losing ground.", "Sagaing", ()),
        (f"{SAGAING}The junta denies persecuting the Rohingya.", "Sagaing", ()),
        (f"{DOHUK}Turkey denies planning a wider offensive.", "Dihok", ()),
        (f"{AKSUM}The government denied that elections would be delayed.", "Axum", ()),
        (f"{QUETTA}India denied harbouring the separatists.", "Quetta", ()),
        (f"{QUETTA}India denied any role in the abduction of a bishop.", "Quetta", ()),
        (f"{SAADA}Riyadh denied bombing a market in Hodeidah in March.", "Saada", ()),
        ("Kosovo police raided a hospital in Mitrovica on Monday, Serbia said. Pristina denied"
         " banning the dinar.", "Mitrovica", ()),
        (f"{FASHER}The UAE denied sending arms to the RSF.", "El Fasher", ()),
        (f"{GOMA}Rwanda denied that its guns had fired.", "Goma", ("Rwanda",)),
        (f"{SAADA}Riyadh denied that its jets had bombed a market.", "Saada", ("Saudi Arabia",)),
        (f"{FASHER}The RSF denied that its men had been anywhere near the clinic.", "El Fasher",
         ("Rapid Support Forces",)),
        (f"{QUETTA}India denied having anything to do with it.", "Quetta", ("India",)),
        (f"{QUETTA}India denied any role in the blast.", "Quetta", ("India",)),
        (f"{DOHUK}Turkey denied planning or carrying out the strike.", "Dihok", ("Turkey",)),
    ],
)  # fmt: skip
def test_what_is_denied_has_a_matter_of_its_own(told: str, deed: str, who: tuple[str, ...]) -> None:
    assert denying(told, deed) == set(who)


@pytest.mark.parametrize(
    ("told", "deed", "who"),
    [
        (f"{TAIZ}The Houthis also said the release of prisoners was a gesture. The Saudi defence"
         " ministry denied this.", "Taiz", ()),
        (f"{GOMA}Congo says Rwanda has 4,000 soldiers on its soil. Rwanda denies that.", "Goma", ()),
        (f"{GOMA}Congo also accused Rwanda of meddling in Burundi's vote. Rwanda denies the"
         " accusation.", "Goma", ()),
        (f"{OBEID}Lawyers said the police had beaten students in Khartoum. The interior ministry"
         " denied the allegation.", "El Obeid", ("Rapid Support Forces",)),
        (f"{OBEID}A trader accused the customs of taking bribes, and the customs denied this.",
         "El Obeid", ("Rapid Support Forces",)),
        (f"{SURIN}Thai media reported that Hun Sen had fled to Beijing. His office denied the"
         " report.", "Surin", ()),
        ("Israeli jets struck a house in Nabatieh on Tuesday. Israel said Hezbollah stored weapons"
         " there. Hezbollah denies this.", "strike", ()),
        (f"{TAIZ}Riyadh denied it.", "Taiz", ("Saudi Arabia",)),
        (f"{GOMA}It said nine people were killed. Rwanda denied it.", "Goma", ("Rwanda",)),
        (f"{GOMA}The UN said talks would go on. Rwanda denied the charge.", "Goma", ("Rwanda",)),
        (f"{GOMA}Congo said three women were hurt. Rwanda denied that.", "Goma", ("Rwanda",)),
        (f"{QUETTA}A doctor said many were badly burned. India rejected the accusation.", "Quetta",
         ("India",)),
    ],
)  # fmt: skip
def test_a_pronoun_means_what_was_just_told(told: str, deed: str, who: tuple[str, ...]) -> None:
    assert denying(told, deed) == set(who)


@pytest.mark.parametrize(
    ("told", "answered"),
    [
        (f"{SURIN}It also accused Cambodia of moving a border stone. Cambodia denied the charge.",
         "border stone"),
        (f"{SURIN}It said nobody had slept. Cambodia denied the charge.", "Surin"),
        (f"{GOMA}Congo says Rwanda has 4,000 soldiers on its soil. Rwanda denies that.", "4,000"),
        (f"{GOMA}Rwanda denied a newspaper's report that its troops had left Goma.", "had left"),
        (f"{GOMA}A doctor accused the hospital of neglect, and the hospital denied it.", "neglect"),
        (f"{SURIN}Cambodia denied Thailand's claim that it had laid mines.", "laid mines"),
    ],
)  # fmt: skip
def test_the_record_tells_which_charge_is_denied(told: str, answered: str) -> None:
    said = {s.id: s for c in coded(told) for s in c.statements}
    meant = [said[s.answers] for s in said.values() if s.act == "deny" and s.answers]
    assert [answered in " ".join(c.text for c in s.content) for s in meant] == [True]


CHARGED = "Thailand accused Cambodia of shelling Surin on Monday. "


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("Cambodia did not deny that its troops had shelled the town.", ["not stated"]),
        ("Cambodia has not denied that its guns fired.", ["not stated"]),
        ("Cambodia did not deny the charge.", ["not stated"]),
        ("Cambodia did not deny it.", ["not stated"]),
        ("Cambodia did not deny shelling the town.", ["not stated"]),
        ("Cambodia stopped short of denying that its guns had fired.", ["not stated"]),
        ("Cambodia neither confirmed nor denied the attack.", ["not stated"]),
        ('"We do not deny that our guns fired," a Cambodian officer said.', []),
        ("Cambodia did not deny that its prime minister was ill.", []),
        ("Cambodia did not deny planning a new offensive.", []),
        ("Cambodia denied that its troops had shelled the town.", ["no"]),
        ("Cambodia does not dispute that its guns fired.", ["Cambodia"]),
        ("Cambodia admitted that its troops had shelled the town.", ["Cambodia"]),
    ],
)  # fmt: skip
def test_who_does_not_deny_a_deed_does_not_own_to_it(told: str, said: list[str]) -> None:
    asked = [s for s in sets(CHARGED + told) if "Surin" in s.question]
    answers = [c.answer for s in asked for c in s.claims if "Cambodia" in c.claimant.name]
    assert [a if isinstance(a, str) else "Cambodia" for a in answers] == said
    assert all((s.status == "admitted") is (said == ["Cambodia"]) for s in asked)
