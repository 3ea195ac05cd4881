"""What single short reports tell of agreements: findings, how a truce stands, what it is called.

Each table is a grid: frames (who tells it, where the agreement is named) by fillings of their slots,
with twins (terms, hopes, warnings, conditions, questions, other matters) that tell of nothing.
"""

from __future__ import annotations

import re
from functools import cache

import pytest

import trucewatch
from trucewatch.records import Finding

DAY = "2024-06-12"
SIDES = [
    ("the Houthis", "Yemen's army"),
    ("M23", "the Congolese army"),
    ("Armenian troops", "Azerbaijan"),
    ("ELN guerrillas", "the Colombian army"),
    ("Israeli forces", "Hamas"),
    ("the Tamil Tigers", "the Sri Lankan navy"),
]
WATCH = [
    "the monitors",
    "the Joint Monitoring Commission",
    "OSCE monitors",
    "the verification team",
]
DEALS = [
    "the truce",
    "the Kelm agreement",
    "the March ceasefire",
    "the peace agreement",
    "the accord",
]

# What was done: in the past, with "have", as a noun; the provision, what became of it.
DEEDS = [
    ("shelled three villages", "shelling of three villages by {x}", "hostilities", "violation"),
    ("kidnapped two teachers", "abduction of two teachers by {x}", "hostilities", "violation"),
    ("blocked an aid convoy bound for Tor", "blocking of an aid convoy by {x}",
     "humanitarian", "violation|restriction"),
    ("failed to withdraw their tanks", "failure of {x} to withdraw their tanks",
     "heavy weapons", "violation"),
    ("denied the observers access to the port", "refusal by {x} to let observers into the port",
     "verification", "violation|restriction"),
]  # fmt: skip
KEPT = [
    ("freed 40 prisoners", "prisoners"), ("withdrew from the port", "withdrawal"),
    ("pulled their tanks back from the line", "heavy weapons"),
    ("moved into the assembly areas", "disarmament"), ("handed in 400 rifles", "disarmament"),
]  # fmt: skip
FRAMES = [
    "{M} said that {x} {v} in violation of {A}.",
    "{S} said {x} {v}, in breach of {A}.",
    "{A} was signed last month. {M} said {x} {v}.",
    "According to {M}, {x} {v}. {A} forbids it.",
    "The {n} was a breach of {A}, {S} said.",
    "{S} called the {n} a clear violation of {A}.",
]
KEPT_FRAMES = [
    "{A} was signed last month. {M} said {x} {v}.",
    "{x} {v}, {M} said. {A} came into force last month.",
    "{M} reported that {x} {v}.",
]
UNTOLD = [
    "{M} urged {x} to keep {A}, and not to shell villages again.",
    "{M} warned that {x} might shell villages and wreck {A}.",
    "{A} obliges {x} to free 40 prisoners, {M} said.",
    "{M} hoped that {x} would hand in 400 rifles under {A}.",
    "{M} asked whether {x} had shelled three villages. {A} was signed in May.",
    "If {x} shelled three villages, that would be a breach of {A}, {M} said.",
    "{x} will move into the assembly areas on Friday under {A}, {M} said.",
    "{S} and {x} agreed to move into the assembly areas under {A}.",
    "In 1997, {x} shelled three villages, long before {A}.",
    "{M} had no report that {x} had blocked a convoy, and {A} was not mentioned.",
    "Any attempt to shell Tor would violate {A}, {S} told {x}.",
]
OF_OTHERS = [
    "The footballer's agent said the club had broken the agreement by keeping two players back.",
    "Boeing accused Airbus of violating the trade deal signed in May.",
    "Netflix said the director's exit was a breach of the agreement.",
    "A truce between the two rappers held until Tuesday.",
    "The ceasefire between the two clubs over transfers collapsed.",
    "The merger deal is in tatters, the bank said.",
    "The lull in the markets was over by noon.",
]
TRUCES = ["ceasefire", "truce", "cessation of hostilities", "Geneva ceasefire", "week-old truce"]
HELD = [
    "held", "was largely holding", "has mostly held", "continues to hold", "appears to be holding",
    "was being observed by both sides", "survived the night", "remains intact", "is being kept",
]  # fmt: skip
GONE = [
    "collapsed", "was dead", "lay in tatters", "broke down within hours", "fell apart",
    "lasted barely two hours", "failed to hold", "did not survive the night", "unravelled",
]  # fmt: skip
STATES = ["{M} said the {N} {v}.", "According to {M}, the {N} {v}.",
          "The {N} between Armenia and Azerbaijan {v}, {M} said."]  # fmt: skip
NO_STATES = [
    "{M} hoped the {N} would hold.", "If the {N} holds, talks will begin, {M} said.",
    "{M} warned that the {N} could collapse.", "{M} denied that the {N} had collapsed.",
    "It is not clear whether the {N} will hold, {M} said.", "The {N} was to hold until Friday, {M} said.",
    "In 1994 the {N} collapsed after a month.", "The talks on a {N} collapsed on Tuesday, {M} said.",
]  # fmt: skip
CALLED = [
    ("Armenia and Azerbaijan signed in Brenn on 3 May an accord.", "Brenn", "2024-05-03"),
    ("Three weeks after Armenia and Azerbaijan signed a peace accord in Luthen, shells fell on Tor.",
     "accord", "2024-05"),
    ("Hours after the Brenn agreement was signed, Armenia shelled Azerbaijan.", "Brenn", "2024-06"),
    ("Sudan's government and the JEM rebels initialled a truce in Doha on Monday.", "truce", "2024-06-10"),
    ("Armenia accused Azerbaijan of ignoring the Luthen memorandum.", "Luthen", ""),
    ("Armenia had drawn back its guns, as Luthen lays down, while Azerbaijan had not, Yerevan said.",
     "Luthen", ""),
    ("The 600 lorries a day laid down in Brenn never came, Hamas told Israel.", "Brenn", ""),
    ("Armenia rejected the envoy's five points, which Azerbaijan had accepted.", "five", ""),
    ("Under Luthen's Act of Engagement the JEM was to leave Tor, Sudan's government said.", "Act", ""),
]  # fmt: skip
NOT_CALLED = [
    "Armenia and Azerbaijan met in Brenn on Monday.", "As Doha says, Armenia is not at war with Azerbaijan.",
    "Luthen is quiet, Armenia said.", "Armenia scored ten points in Brenn.",
    "As the West demands, Armenia will vote in Brenn.", "Azerbaijan passed the National Security Act.",
]  # fmt: skip


def _cap(text: str) -> str:
    return ". ".join(s[:1].upper() + s[1:] for s in text.split(". "))


@cache
def findings(text: str) -> tuple[tuple[str, Finding], ...]:
    got = trucewatch.read(text, date=DAY)
    labels = {p.id: p.label for a in got.agreements for p in a.provisions}
    return tuple((labels[f.provision_id], f) for f in got.findings)


def _grid(frames: list[str], deeds: list[tuple[str, ...]]) -> list[tuple[str, tuple[str, ...]]]:
    out = []
    for k, frame in enumerate(frames):
        for j, deed in enumerate(deeds):
            x, s = SIDES[(k + 2 * j) % len(SIDES)]
            text = frame.format(
                x=x, S=s, M=WATCH[(k + j) % 4], A=DEALS[(2 * k + j) % 5], v=deed[0],
                n=deed[1].format(x=x),
            )  # fmt: skip
            out.append((_cap(text), deed))
    return out


@pytest.mark.parametrize(("text", "deed"), _grid(FRAMES, DEEDS))
def test_what_was_broken(text: str, deed: tuple[str, ...]) -> None:
    assert any(
        deed[2] in label and re.fullmatch(deed[3], f.occurrence) and f.violator is not None
        for label, f in findings(text)
    )


@pytest.mark.parametrize(("text", "deed"), _grid(KEPT_FRAMES, KEPT))
def test_what_was_carried_out(text: str, deed: tuple[str, ...]) -> None:
    assert any(deed[1] in label and f.occurrence == "compliance" for label, f in findings(text))


@pytest.mark.parametrize("text", [t for t, _ in _grid(UNTOLD, [("", ""), (" ", "")])])
def test_what_is_owed_feared_asked_or_past_is_no_finding(text: str) -> None:
    done = {"violation", "restriction", "compliance", "restoration"}
    assert not [f for _, f in findings(text) if f.occurrence in done]


@pytest.mark.parametrize("text", OF_OTHERS)
def test_deals_of_other_people_are_none(text: str) -> None:
    got = trucewatch.read(text, date=DAY)
    assert (got.agreements, got.findings) == ((), ())


@pytest.mark.parametrize(
    ("text", "occurrence"),
    [
        (frame.format(N=TRUCES[(i + j) % 5], M=WATCH[(2 * i + j) % 4], v=verb), occurrence)
        for verbs, occurrence in ((HELD, "compliance"), (GONE, "violation"))
        for i, verb in enumerate(verbs)
        for j, frame in enumerate(STATES)
    ],
)
def test_how_a_truce_stands(text: str, occurrence: str) -> None:
    assert {f.occurrence for _, f in findings(_cap(text))} == {occurrence}


@pytest.mark.parametrize("frame", NO_STATES)
def test_a_truce_that_is_hoped_for_or_of_old_has_no_state(frame: str) -> None:
    for k, name in enumerate(TRUCES):
        assert not findings(_cap(frame.format(N=name, M=WATCH[k % 4])))


@pytest.mark.parametrize(("text", "name", "signed"), CALLED)
def test_what_an_agreement_is_called_and_when_it_was_signed(
    text: str, name: str, signed: str
) -> None:
    assert any(
        name in " ".join((a.name, *(m.text for m in a.mentions)))
        and (a.signed or "").startswith(signed)
        for a in trucewatch.read(text, date=DAY).agreements
    )


@pytest.mark.parametrize("text", NOT_CALLED)
def test_places_points_and_acts_that_are_no_agreement(text: str) -> None:
    assert trucewatch.read(text, date=DAY).agreements == ()


@pytest.mark.parametrize(
    ("text", "provision", "occurrence"),
    [
        ("Of the 49 assembly points foreseen by the Brenn accord, only 20 have opened, the UN mission said.",
         "disarmament", "violation"),
        ("At the crossing 173 aid trucks were let through. That is fewer than the 600 a day laid down in"
         " the truce, OCHA said.", "humanitarian", "violation"),
        ("The Aceh Monitoring Mission cut up 243 rifles laid down by the Free Aceh Movement.",
         "disarmament", "compliance"),
        ("The verification team said every weapon of the FARC was inside its containers.",
         "disarmament", "compliance"),
        ("The Burnham truce has seen a full year without a shooting, the monitors said.",
         "hostilities", "compliance"),
        ("Israeli troops left the town but kept five hills. President Joseph Aoun said their staying on"
         " was a breach of the agreement.", "hostilities|withdrawal", "violation"),
        ("The rebels' assault on Tor made a mockery of the truce, Kyiv said.", "hostilities", "violation"),
    ],
)  # fmt: skip
def test_numbers_stores_and_quiet(text: str, provision: str, occurrence: str) -> None:
    assert any(
        re.search(provision, label) and f.occurrence == occurrence for label, f in findings(text)
    )
