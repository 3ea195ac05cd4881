"""Who owns up to what his side is charged with in words without "admitted", and what owns up to
nothing: a claim repeated, a condition, another place or day, a reply, what nobody charges."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import answers, sets

CHARGED = (
    "2026-05-12",
    "Eritrea accused Ethiopia's army of shelling Zalambessa on Monday. Ethiopia denied the charge.",
)
ADMITTED = {("Eritrea", "Ethiopia's army"), ("Ethiopia", "no")}

OWNED = [
    ("Ethiopia's army said on Friday that one of its crews had fired the shells at Zalambessa on"
     " Monday without orders.", "Ethiopia's army"),
    ("The chief of Ethiopia's army, General Abel Desta, told a committee of parliament that the shell"
     " which fell on Zalambessa on 11 May came from an Ethiopian howitzer.", "Abel Desta"),
    ("Ethiopia's army said it had suspended an officer after an inquiry found that a crew had shelled"
     " Zalambessa on 11 May.", "Ethiopia's army"),
    ("Ethiopia's defence ministry apologised for the shelling of Zalambessa.",
     "Ethiopia's defence ministry"),
    ("Ethiopia's defence ministry said that it had paid compensation to the families of those killed"
     " in Zalambessa.", "Ethiopia's defence ministry"),
    ("Ethiopia's army said that a battery commander had been court-martialled for the shelling of"
     " Zalambessa.", "Ethiopia's army"),
    ("Ethiopia's army took responsibility for the shelling of Zalambessa.", "Ethiopia's army"),
    ("The shells that fell on Zalambessa on Monday were fired by one of our batteries, Ethiopia's"
     " defence minister said.", "Ethiopia's defence minister"),
    ("Ethiopia's army said that its gunners had fired on Zalambessa by mistake.", "Ethiopia's army"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who"), OWNED)
def test_who_owns_up_to_what_was_denied(text: str, who: str) -> None:
    asked = [s for s in sets(CHARGED, ("2026-05-15", text)) if s.kind == "responsible"]
    assert [s.status for s in asked] == ["admitted"]
    own = {a for a in answers(asked[0]) if a[0] not in ("Eritrea", "Ethiopia")}
    assert answers(asked[0]) >= ADMITTED
    assert {a[0] for a in own} == {who} and "no" not in {a[1] for a in own}


NOT_OWNED = [
    # A claim repeated, a condition, an inquiry to come.
    "Ethiopia's army rejected as a lie the claim that one of its crews had fired the shells at"
    " Zalambessa without orders.",
    "Ethiopia's army said that if any of its men had fired on Zalambessa without orders he would be"
    " tried.",
    "Ethiopia's army said that an inquiry would establish whether a crew had fired on Zalambessa"
    " without orders.",
    "Ethiopia's army said it had suspended an officer pending an inquiry into the shelling of"
    " Zalambessa.",
    "Ethiopia's defence ministry said that it would pay compensation to the families of those killed"
    " in Zalambessa.",
    # Other men, another place, another day.
    "Ethiopia's army said that the shell which fell on Zalambessa on 11 May came from an Eritrean"
    " howitzer.",
    "Ethiopia's army said it had arrested two Eritrean soldiers for the shelling of Zalambessa.",
    "Ethiopia's army said that one of its crews had fired on Badme without orders.",
    "Ethiopia's army said that one of its crews had fired on Zalambessa on 2 April without orders.",
    # Another account, and what nobody charges.
    "Ethiopia's army said that its gunners had returned fire at Zalambessa on Monday.",
    "Ethiopia's army said that it had suspended an officer for the theft of fuel in Zalambessa.",
    "Eritrea said that the shell which fell on Zalambessa on 11 May came from an Ethiopian howitzer.",
    "A Kenyan officer said that one of its crews had fired on Zalambessa without orders.",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_OWNED)
def test_who_owns_up_to_nothing(text: str) -> None:
    asked = sets(CHARGED, ("2026-05-15", text))
    assert "admitted" not in {s.status for s in asked}
    own = {
        (c.claimant.name, c.act)
        for s in asked for c in s.claims if c.act == "concede"
    }  # fmt: skip
    assert not own


def test_a_deed_that_nobody_charges_is_none() -> None:
    told = "Ethiopia's army said that the shells which hit the depot came from its own howitzers."
    assert "admitted" not in {s.status for s in sets(told)}


def test_in_the_same_report() -> None:
    told = (
        "Somalia's government said that Kenyan troops entered Dhobley on Monday without notice."
        " Kenya's army said that the notice was sent to a wrong number."
    )
    assert ("Kenya's army", "Kenya's army") in {a for s in sets(told) for a in answers(s)}
