"""What was charged long ago is background: no question of today's, unless it is at issue still."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import linked, sets

SURIN = "Thailand said Cambodian troops fired rockets at a hospital in Surin on Tuesday. "
BOR = "The army said the rebels had attacked a convoy near Bor on Monday. "
GORIS = "Armenia accused Azerbaijan of shelling Goris on Monday. Azerbaijan denied the charge. "
POONCH = "India said Pakistani troops fired mortars at Poonch on Monday. "
_BLAME = ("occurred", "responsible", "breach", "began")


def claimants(text: str) -> list[set[str]]:
    """Return who answers each question of blame of a report."""
    return [{c.claimant.name for c in s.claims} for s in sets(text) if s.kind in _BLAME]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (f"{SURIN}In 2014 Cambodia accused Thailand of burning loggers alive.",
         [{"Thailand"}]),
        (f"{SURIN}In 2008 Thailand accused Cambodia of firing at its soldiers near Preah Vihear.",
         [{"Thailand"}]),
        (f"{SURIN}In 2011 the two accused each other of shelling villages.", [{"Thailand"}]),
        ("Ethiopia said Eritrean troops had shelled Zalambessa on Monday. The two countries accused"
         " each other of starting the 1998 war.", [{"Ethiopia"}]),
        (f"{GORIS}In the 1990s each side accused the other of driving out civilians.",
         [{"Armenia", "Azerbaijan"}]),
        ("Eritrea accused Ethiopia of attacking a post at Badme on Monday. In 1999 each accused the"
         " other of using civilians as shields.", [{"Eritrea"}]),
        ("Chad accused Sudan of bombing Tine on Monday. Twenty years ago Khartoum accused N'Djamena"
         " of arming the rebels who attacked Omdurman.", [{"Chad"}]),
        ("Serbia accused Kosovo police of beating two Serbs in Zvecan on Monday. In 1999 NATO"
         " accused Serbia of killing 45 civilians at Racak. Belgrade denied it at the time.",
         [{"Serbia"}]),
        (f"{POONCH}During the Kargil war India accused Pakistan of torturing a pilot.",
         [{"India"}]),
        ("The ELN accused the army of bombing a camp near Tame on Monday. Lawmakers recalled that"
         " in 2008 Ecuador accused Colombia of bombing a camp on its soil.", [{"ELN"}]),
        ("The Houthis accused Saudi Arabia of shelling Saada on Monday. Riyadh, which the UN accused"
         " in 2018 of bombing a school bus, denied the charge.", [{"Houthis", "Saudi Arabia"}]),
        (f"{BOR}A diplomat said it reminded him of Srebrenica, where Serb forces killed 8,000 men"
         " in 1995.", [{"army"}]),
        # Still at issue, or of now.
        (f"{BOR}In 2018 the rebels had blamed the army for an ambush on a convoy near Bor. The army"
         " still rejects that.", [{"army"}, {"army", "rebels"}]),
        (f"{GORIS}Three decades ago Baku accused Yerevan of a massacre at Khojaly, which Armenia"
         " denies to this day.", [{"Armenia", "Azerbaijan"}, {"Armenia", "Azerbaijan"}]),
        ("India accused Pakistan on Monday of the 2008 attack on Mumbai. Pakistan denied it.",
         [{"India", "Pakistan"}]),
        ("Serbia accuses Kosovo of burning a church in 2004. Kosovo rejects this.",
         [{"Serbia", "Kosovo"}]),
    ],
)  # fmt: skip
def test_what_was_charged_long_ago_is_no_question_of_now(text: str, asked: list[set[str]]) -> None:
    found = claimants(text)
    assert sorted(map(sorted, found)) == sorted(map(sorted, asked))


@pytest.mark.parametrize(
    ("told", "rows"),
    [
        ("In past years both armies accused each other of shelling villages.", 0),
        ("In 2023 India accused Pakistan of shelling villages.", 0),
        ("On Monday India accused Pakistan of shelling villages.", 1),
    ],
)
def test_a_charge_of_old_is_no_row_of_the_ledger(told: str, rows: int) -> None:
    text = f"The 2021 truce of India and Pakistan on the Line of Control has held. {told}"
    found = [f for f in linked(text).findings if f.occurrence == "violation"]
    assert len(found) == rows
