"""Words of refusing, giving and asking that hold no stand, beside those that do."""

from __future__ import annotations

import pytest

from tests.linking.test_talk_reports import linked

DAY = "2026-01-16"


def stands(text: str) -> set[tuple[str, str, str]]:
    """Return (side, issue, kind) of each position of a report."""
    return {(p.party.code[:6], p.issue, p.kind) for p in linked(text, DAY).positions}


NONE = [
    # no blow is meant
    "Saudi Arabia has no intention of attacking Sanaa, its foreign minister said. The Houthis accuse "
    "Saudi Arabia.",
    "\"Cambodia has no intention of attacking Thailand,\" its ministry said.",
    "Uganda does not intend to seize Bunia, its army said. Congo accuses Uganda.",
    # nobody is blamed
    "\"I do not want to accuse anyone before the inquiry is finished,\" the Houthi spokesman said.",
    "Sudan's army refuses to blame anyone for the killing of the judge before the inquiry is over.",
    # an account is rejected
    "The Houthis reject the fabrications of Yemen's government about aid convoys.",
    "The RSF rejects the lies of Sudan's army about the siege of the hospital in El Fasher.",
    "Armenia rejected the allegations of Azerbaijan about weapons in the Lachin corridor.",
    # a blow is answered
    "A Georgian official said that if Russia attacked, Georgia would defend itself.",
    "India would respond if Pakistan shelled Poonch again, its defence minister said.",
    # a figure is put right
    "The M23 said on Friday that the number of bodies handed over at Kibumba should read six and not "
    "seven. Congo denies it.",
    # somebody is asked to an event
    "Congo's government and the M23 are at war. The monitors were invited by the M23 to witness the "
    "departure of its fighters.",
    # a text says it
    "Congo's government and the M23 are at war. Under the prisoner protocol, which was signed in "
    "September, both parties undertook to release all persons detained in the conflict.",
    "Congo's army accuses the M23. This bombardment violates Article 2 of the Doha Framework "
    "Agreement, by which the parties undertook to refrain from any attack on civilians.",
    # somebody of no side tells it
    "A woman in Tibu said the guerrillas would free her son if she paid. Colombia's army and the ELN "
    "are at war.",
    "The ELN and Colombia's army are at war. The village teacher of Tame told a reporter of her dream. "
    "If there were peace, she says, the army would leave the school.",
    # another country's past
    "The M23 and Congo are at war. In Mozambique Renamo rejected three offers of a ceasefire before it "
    "accepted one.",
]  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_no_stand(text: str) -> None:
    assert stands(text) == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ukraine has no intention of leaving Pokrovsk, Zelensky said.",
         {("UKRGOV", "withdrawal", "refusal")}),
        ("The M23 rejected the proposal of Congo on aid convoys.",
         {("CODREB", "aid_access", "refusal")}),
        ("The SPLM-IO said it would observe the truce if the army stayed in Bor. South Sudan's army "
         "denies it.", {("SSDREB", "ceasefire", "offer")}),
        ("Congo's government and the M23 are at war. The M23 invited UN observers to monitor the "
         "truce.", {("CODREB", "ceasefire", "demand")}),
        ("A letter of the M23 says that the M23 will leave Goma only if Congo frees its men.",
         {("CODREB", "withdrawal", "offer")}),
        ("The ELN and Colombia's army are at war. A diplomat said the army would leave the school if "
         "the ELN stopped its attacks.", {("COLMIL", "withdrawal", "offer")}),
        ("Congo and the M23 met in Doha. In Kigali, Rwanda rejected a withdrawal of its troops.",
         {("RWA", "withdrawal", "refusal")}),
        ("The ELN said that it remains willing to negotiate. Colombia's government wants the ELN to "
         "free all hostages.",
         {("COLREB", "process", "offer"), ("COLGOV", "prisoners", "demand")}),
    ],
)  # fmt: skip
def test_a_stand(text: str, found: set[tuple[str, str, str]]) -> None:
    assert stands(text) == found


def test_they_who_refused_are_not_those_who_tell_it() -> None:
    found = linked(
        "Thai minister Nattaphon Narkphanit and Cambodian minister Tea Seiha signed the minutes on "
        "Thursday. \"We insisted on withdrawal. They refused,\" a Cambodian delegate said.",
        DAY,
    ).positions  # fmt: skip
    assert {(p.party.code[:3], p.kind) for p in found} == {("KHM", "demand"), ("THA", "refusal")}


def test_what_another_had_promised_to_look_into_is_no_guarantee() -> None:
    found = stands(
        "Pakistan had asked India to open the Kartarpur crossing and India had promised to look into "
        "it, Pakistan's foreign ministry said."
    )
    assert found == {("PAK", "aid_access", "demand")}
