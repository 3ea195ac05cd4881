"""What a denial, an admission or an accusation answers: the deed that it is about, and no other.

Each table is a grid of short reports: charges of several countries, and answers with their twins
that name another matter.
"""

from __future__ import annotations

from functools import cache

import pytest

from trucewatch.linking import link
from trucewatch.records import ActorAnswer, ClaimSet, Document, Statement
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument

_BLAME = ("occurred", "responsible", "breach", "began")


@cache
def read(text: str) -> tuple[tuple[ClaimSet, ...], tuple[Statement, ...]]:
    """The questions and the statements of a report of 16 January 2026."""
    raw = RawDocument(Document("d", "d", "0", None, "text/plain"), text, Meta(date="2026-01-16"))
    stories = pipeline(Config()).code_document(raw)
    sets = tuple(s for i in link(stories).incidents for s in i.claim_sets)
    return sets, tuple(s for c in stories for s in c.statements)


def answers(text: str, who: str) -> list[str]:
    """What somebody of that name answers to who did it, and whether it was."""
    return [
        c.answer.name if isinstance(c.answer, ActorAnswer) else str(c.answer)
        for s in read(text)[0] if s.kind in _BLAME
        for c in s.claims if who in c.claimant.name
    ]  # fmt: skip


def acts(text: str) -> set[tuple[str, str]]:
    return {(s.speaker.name, s.act) for s in read(text)[1] if s.speaker is not None}


NASIR = "The SPLM-IO accused the army of shelling a market in Nasir on Monday. The army "
GORI = "Georgia accused Russia of bombing a village near Gori on Monday. Russia "
TYRE = "Lebanon said Israeli jets had struck a clinic in Tyre on Monday. Israel "
PLACES = ("Nasir", "Gori", "Tyre")
NURSE = "The army accused the SPLM-IO of abducting a nurse on Monday. The SPLM-IO "


@pytest.mark.parametrize(
    ("charge", "reply", "answered"),
    [
        (NASIR, "denied it.", True),
        (NASIR, "denied the charge.", True),
        (NASIR, "rejected the accusation as propaganda.", True),
        (NASIR, "denied shelling the market.", True),
        (NASIR, "denied that its guns had fired.", True),
        (NASIR, "denied any involvement.", True),
        (NASIR, "denied that it had broken the truce.", True),
        (NASIR, "denied that any of its men had been near Nasir.", True),
        (NASIR, "insisted that its guns had been silent.", True),
        (NASIR, "said it had done no such thing.", True),
        (NASIR, "denied that any promise had been broken.", False),
        (NASIR, "denied that its generals sought a ministry.", False),
        (NASIR, "denied that the ceasefire was dead.", False),
        (NASIR, "denied any role in the negotiations.", False),
        (NASIR, "denied that it had received the list of prisoners.", False),
        (NASIR, "rejected a proposal to move the talks.", False),
        (GORI, "denied that its aircraft had flown that day.", True),
        (GORI, "called the report a fabrication.", True),
        (GORI, "denied that it wanted new elections in Tbilisi.", False),
        (GORI, "denied that gas prices would rise.", False),
        (GORI, 'is "not in a hurry", its minister said.', False),
        (TYRE, "denied having carried out any strike.", True),
        (TYRE, "denied responsibility.", True),
        (TYRE, "denied that its ambassador had been recalled.", False),
    ],
)
def test_a_denial_answers_the_deed_that_it_is_about(
    charge: str, reply: str, answered: bool
) -> None:
    text = charge + reply
    told = [s for s in read(text)[0] if s.kind in _BLAME and any(p in s.question for p in PLACES)]
    denying = {c.claimant.name for s in told for c in s.claims if c.answer == "no"}
    assert bool(denying) is answered, denying


@pytest.mark.parametrize(
    ("charge", "who", "reply"),
    [
        ("Thailand accused Cambodia of moving rockets. ", "Cambodia", '"We are not in a hurry,"'),
        ("The Houthis accused Riyadh of delaying flights. ", "Saudi", '"We saw no reason to go,"'),
    ],
)
def test_a_negative_of_another_matter_is_no_denial(charge: str, who: str, reply: str) -> None:
    speaker = {"Cambodia": "the Cambodian minister", "Saudi": "the Saudi minister"}[who]
    text = f"{charge}{reply} {speaker} said."
    assert not any(act == "deny" for _, act in acts(text))
    assert "no" not in answers(text, who)


@pytest.mark.parametrize(
    ("charge", "who", "reply", "owned"),
    [
        (NASIR, "army", "admitted that its guns had fired.", True),
        (NASIR, "army", "admitted it.", True),
        (NASIR, "army", "admitted a mistake.", True),
        (NASIR, "army", "acknowledged responsibility for the attack.", True),
        (NASIR, "army", "does not dispute that it was its gun.", True),
        (NASIR, "army", "did not contest that its batteries had fired.", True),
        (GORI, "Russia", "does not deny that the aircraft was its own.", True),
        (GORI, "Russia", 'said: "The aircraft was ours."', True),
        (NURSE, "SPLM-IO", "acknowledged on Thursday that he was in its hands.", True),
        (NURSE, "SPLM-IO", "admitted that it was holding him.", True),
        (NASIR, "army", "regrets the loss of life in Nasir.", False),
        (NASIR, "army", "admitted that it had received the complaint.", False),
        (NASIR, "army", "acknowledged that its soldiers wanted two ministries.", False),
        (NASIR, "army", "concedes that the talks have been slow.", False),
        (NASIR, "army", "admitted that its drones were old.", False),
        (NASIR, "army", "acknowledged that it was its duty to protect Nasir.", False),
        (NASIR, "army", "did not dispute that the talks had failed.", False),
        (GORI, "Russia", "neither confirmed nor denied that its aircraft had bombed it.", False),
        (GORI, "Russia", 'said: "The sea was ours."', False),
    ],
)
def test_an_admission_owns_to_the_deed_that_is_asked(
    charge: str, who: str, reply: str, owned: bool
) -> None:
    told = answers(charge + reply, who)
    assert any(who in a for a in told) is owned
    assert "no" not in told


def test_an_admission_owns_to_the_last_charge_against_its_side() -> None:
    text = (
        "A drone struck a school at Nyala on Monday, a doctor said. The RSF held the army"
        " responsible. Rebels shelled a market in Kadugli on Tuesday. The army does not dispute that"
        " it was its aircraft."
    )
    owned = [
        s.question for s in read(text)[0] if s.kind in _BLAME
        for c in s.claims if c.act == "concede"
    ]  # fmt: skip
    assert len(owned) == 1 and "Nyala" in owned[0]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Thailand protested and accused Cambodia of shelling Surin.", "Thailand"),
        ("Lebanon protests and accuses Israel of shelling Tyre.", "Lebanon"),
        ("Armenia complained and blamed Azerbaijan for shelling Goris.", "Armenia"),
        ("Lebanon protested to the UN and accused Israel of shelling Tyre.", "Lebanon"),
    ],
)
def test_who_protests_and_accuses_denies_nothing(text: str, who: str) -> None:
    assert (who, "accuse") in acts(text)
    assert (who, "deny") not in acts(text)


@pytest.mark.parametrize(
    ("text", "asserting", "denying"),
    [
        ("The government takes note of the findings of MONUSCO, which confirm that the market was"
         " struck by mortar shells and put an end to the lie of a drone.", "MONUSCO", ()),
        ("The army welcomed the report of the mission, which shows that the rebels shelled Masisi"
         " and refutes the claim of a drone strike.", "mission", ("mission",)),
        ("The inquiry of the UN mission confirms that the army burned the mill and dismisses the"
         " claim of a lightning strike.", "UN mission", ("UN mission",)),
    ],
)  # fmt: skip
def test_who_confirms_denies_no_deed_that_he_confirms(
    text: str, asserting: str, denying: tuple[str, ...]
) -> None:
    found = acts(text)
    assert {who for who, act in found if act == "deny"} <= set(denying)
    assert any(who == asserting and act != "deny" for who, act in found)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("If Israel withdrew, Hezbollah would accuse it of fleeing and Israel would deny it.", False),
        ("Suppose Tbilisi opened the road. Moscow would accuse it of shelling a post.", False),
        ("Were the army to leave, the rebels might blame it for burning the town.", False),
        ("The army would later accuse the rebels of shelling Goma.", True),
        ("The army accused the rebels of shelling Goma.", True),
    ],
)  # fmt: skip
def test_what_would_be_said_is_no_answer(text: str, asked: bool) -> None:
    assert any(s.kind in _BLAME for s in read(text)[0]) is asked


SHELLED = "A soldier was killed by shells at Surin on Monday, Thailand said. "


@pytest.mark.parametrize(
    ("before", "told", "contested"),
    [
        (SHELLED, "In past years Thailand and Cambodia accused each other of firing first.", False),
        (SHELLED, "Thailand and Cambodia have accused each other of shelling villages.", False),
        (SHELLED, "Cambodia and Thailand routinely accuse each other of firing rockets.", False),
        (SHELLED, "Cambodia has long accused Thailand of shelling temples.", False),
        (SHELLED, "Thailand and Cambodia accused each other of firing first.", True),
        (SHELLED, "Thailand and Cambodia have accused each other of the attack.", True),
        ("The market at Goma was shelled on Monday. ",
         "The army and the M23 have accused each other of shelling the market.", True),
    ],
)  # fmt: skip
def test_what_is_charged_again_and_again_is_no_deed_of_a_day(
    before: str, told: str, contested: bool
) -> None:
    dated = [s for s in read(before + told)[0] if "12 January 2026" in s.question]
    assert any(s.status == "contested" for s in dated if s.kind in _BLAME) is contested


@pytest.mark.parametrize(
    ("told", "answered"),
    [
        ("The governor declined to comment on the shelling.", False),
        ("The governor refused to discuss the shelling.", False),
        ("The governor would not say who had fired.", True),
        ("The governor declined to say whose shells they were.", True),
    ],
)
def test_who_will_not_speak_of_a_deed_does_not_say_who_did_it(told: str, answered: bool) -> None:
    text = "A market in Nasir was shelled on Monday. South Sudan's army blamed the SPLM-IO. "
    assert bool(answers(text + told, "governor")) is answered


@pytest.mark.parametrize(
    ("told", "reports"),
    [
        ("The mission recalled that both sides had undertaken not to shell towns.", False),
        ("The mission recalls that both parties committed to refrain from attacks.", False),
        ("The mission recalled that attacks on clinics are prohibited.", False),
        ("The mission recalled that both sides had shelled the town.", True),
    ],
)
def test_a_reminder_of_duties_reports_no_deed(told: str, reports: bool) -> None:
    text = "A shell hit a clinic at Bor on Monday. " + told
    assert (("mission", "report_no_blame") in acts(text)) is reports


def test_who_says_that_shots_were_no_breach_denies_no_shots() -> None:
    text = (
        "Pakistan accused Indian troops of firing mortars at Tatta Pani on Sunday. On Wednesday two"
        " shots were heard near Bhimber. An Indian officer said they were fired at an animal and"
        " were not a violation."
    )
    assert answers(text, "Indian officer") == []
