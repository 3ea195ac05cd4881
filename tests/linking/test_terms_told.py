"""What tells of a term kept or not: who cannot tell tells neither, who keeps to a truce keeps it, a
step that is begun is on its way, and one that is called a trick is nobody's word that it was taken."""

from __future__ import annotations

import pytest

from tests.linking.test_talk_reports import linked

_DATE = "2025-05-07"
Row = tuple[str, str | None, str, str]


def rows(text: str) -> set[Row]:
    return {
        (f.occurrence, f.violator.code[:6] if f.violator else None, f.by_whom.code[:6], f.realis)
        for f in linked(text, _DATE).findings
    }


_LEBANON = "Israel and Hezbollah agreed on a ceasefire in April. "
_TIGRAY = "Ethiopia and the TPLF signed the Pretoria agreement in November. "
_CONGO = "Congo and the M23 signed a ceasefire in April. "
_SUDAN = "Sudan's army and the RSF signed a truce in April. "
_CAUCASUS = "Armenia and Azerbaijan signed a ceasefire in April. "
_BORDER = "Thailand and Cambodia agreed on a ceasefire in April. "


@pytest.mark.parametrize(
    "text",
    [
        _LEBANON + "UNIFIL cannot confirm reports that Israeli troops have left Khiam.",
        _LEBANON + "UNIFIL was unable to verify that Israeli troops had withdrawn from Khiam.",
        _LEBANON + "UNIFIL said it could not confirm that Israeli troops had left Khiam.",
        _LEBANON + "Unconfirmed reports said that Israeli troops had left Khiam.",
        _LEBANON + "UNIFIL neither confirmed nor denied that Israeli troops had left Khiam.",
        _LEBANON + "UNIFIL is checking reports that Israeli troops have withdrawn from Khiam.",
        _LEBANON + "Reports of an Israeli withdrawal could not be independently verified.",
        _TIGRAY + "The African Union mission has seen no sign that the TPLF was disarming.",
        _TIGRAY + "The African Union mission saw no evidence of a withdrawal by the TPLF.",
        _SUDAN + "It was not clear whether the RSF had pulled its fighters out of Omdurman.",
        _SUDAN + "The UN mission said it saw no sign of a ceasefire violation.",
        _SUDAN
        + "The UN mission could not confirm that the RSF had shelled Omdurman in violation of "
        "the truce.",
        _SUDAN + "The UN mission could not confirm that the truce had been violated.",
        _CONGO
        + "The UN mission has not been able to establish whether the M23 had freed prisoners.",
        _CONGO + "The claim that the M23 had withdrawn its fighters could not be verified.",
        _CONGO
        + "That the M23 had withdrawn its fighters could not be confirmed, the UN mission said.",
        _CAUCASUS + "Observers were not in a position to confirm the withdrawal of Azerbaijani "
        "troops from Jermuk.",
        _CAUCASUS + "There was no independent confirmation that Azerbaijani troops had withdrawn.",
        _CAUCASUS
        + "The EU mission has yet to confirm that Azerbaijani troops withdrew from Jermuk.",
    ],
)
def test_who_cannot_tell_tells_neither(text: str) -> None:
    assert rows(text + "\n") == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (_LEBANON + "UNIFIL confirmed that Israeli troops had withdrawn from Khiam.", "compliance"),
        (_LEBANON + "UNIFIL verified that Israeli troops had pulled out of Khiam.", "compliance"),
        (_LEBANON + "UNIFIL said its observers saw the last Israeli soldiers leave Khiam.",
         "compliance"),
        (_CONGO + "The UN mission verified the withdrawal of the M23 from Walikale.", "compliance"),
        (_CONGO + "The UN mission could not establish who had fired the shells at Goma in violation of "
         "the ceasefire.", "violation"),
        (_CONGO + "The UN mission, which could not confirm the withdrawal, said the M23 had shelled "
         "Goma in violation of the ceasefire.", "violation"),
        (_CONGO + "The UN mission recorded two ceasefire violations near Goma and could not determine "
         "which side was responsible.", "violation"),
    ],
)  # fmt: skip
def test_who_can_tells(text: str, found: str) -> None:
    assert {o for o, *_ in rows(text + "\n")} == {found}


@pytest.mark.parametrize(
    ("text", "by", "realis"),
    [
        (_SUDAN + "Both sides kept to the truce on Tuesday.", "narrat", "actual"),
        (_SUDAN + "The two sides largely held to the truce.", "narrat", "actual"),
        (_SUDAN + "The RSF held to the truce, the army said.", "SDNMIL", "claimed"),
        (_BORDER + "The two armies stuck to the ceasefire on its first day.", "narrat", "actual"),
        (_BORDER + "Both armies abided by the ceasefire on Tuesday.", "narrat", "actual"),
        (_BORDER + "Cambodia has held to the ceasefire, Thailand's army said.", "THAMIL", "claimed"),
        (_CONGO + "Both sides observed the ceasefire on its first day, the UN mission said.",
         "UNOIGO", "monitor_reported"),
        (_CAUCASUS + "Both sides generally adhered to the ceasefire, the monitors reported.",
         "UNKIGO", "monitor_reported"),
        (_LEBANON + "Israel and Hezbollah honoured their commitments under the ceasefire, UNIFIL said.",
         "UNOIGO", "monitor_reported"),
        (_CAUCASUS + "Armenia stood by the ceasefire, its defence ministry said.", "ARMGOV",
         "claimed"),
        ("India and Pakistan agreed on a ceasefire in April. India said both sides had observed the "
         "ceasefire.", "IND", "claimed"),
        ("India and Pakistan agreed on a ceasefire in April. Pakistan has kept to the truce, India's "
         "army said.", "INDMIL", "claimed"),
    ],
)  # fmt: skip
def test_who_keeps_to_a_truce_keeps_it(text: str, by: str, realis: str) -> None:
    assert rows(text + "\n") == {("compliance", None, by, realis)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (_SUDAN + "The two sides failed to keep to the truce.",
         ("violation", None, "narrat", "actual")),
        (_SUDAN + "The RSF did not stick to the truce, the army said.",
         ("violation", "SDNREB", "SDNMIL", "claimed")),
        (_SUDAN + "The army accused the RSF of not keeping to the truce.",
         ("violation", "SDNREB", "SDNMIL", "alleged")),
        (_SUDAN + "The RSF has not held to the truce, the army said.",
         ("violation", "SDNREB", "SDNMIL", "alleged")),
        (_BORDER + "Neither side kept to the ceasefire.", ("violation", None, "narrat", "actual")),
        (_BORDER + "Neither army abided by the ceasefire, the UN mission said.",
         ("violation", None, "UNOIGO", "monitor_reported")),
        (_BORDER + "Thailand said it would stick to the ceasefire.", None),
        (_BORDER + "Both sides must keep to the ceasefire, the UN said.", None),
        (_BORDER + "The UN urged both sides to hold to the ceasefire.", None),
        (_BORDER + "Whether both sides keep to the ceasefire is uncertain.", None),
        (_BORDER + "If Cambodia had stuck to the ceasefire, the villages would stand.", None),
    ],
)  # fmt: skip
def test_who_does_not_keep_to_it_breaks_it(text: str, found: Row | None) -> None:
    assert rows(text + "\n") == ({found} if found else set())


@pytest.mark.parametrize(
    ("text", "by"),
    [
        (_CONGO + "The M23 said it had withdrawn from Walikale on Monday. Congo's army called the "
         "pullout a trick to regroup.", {"CODREB"}),
        (_CONGO + "Congo's army called the M23 withdrawal a cover for sending in fresh troops.", set()),
        (_CONGO + "Under it the M23 has to withdraw from Walikale. Congo's army dismissed the "
         "withdrawal as a ruse.", set()),
        (_SUDAN + "The RSF said it had pulled out of Omdurman. The army described the withdrawal as a "
         "publicity stunt.", {"SDNREB"}),
        (_CAUCASUS + "Azerbaijan began to withdraw on Monday. Armenia called the withdrawal a feint.",
         {"narrat"}),
        (_CAUCASUS + "Azerbaijan began to withdraw on Monday. The withdrawal was a cover for moving "
         "guns, Armenia's defence ministry said.", {"narrat"}),
        # What is praised is granted.
        (_CONGO + "Congo's army called the withdrawal of the M23 from Walikale a step in the right "
         "direction.", {"CODMIL"}),
    ],
)  # fmt: skip
def test_who_calls_a_step_a_trick_does_not_grant_it(text: str, by: set[str]) -> None:
    found = rows(text + "\n")
    assert {o for o, *_ in found} <= {"compliance"}
    assert {who for *_, who, _ in found} == by


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (_LEBANON + "Israeli troops began pulling out of Khiam on Monday.", ("compliance", None)),
        (_LEBANON + "Israel started to withdraw from Khiam, the Lebanese army said.",
         ("compliance", None)),
        (_LEBANON + "Lebanon said Israel had begun withdrawing from Khiam but kept soldiers on the "
         "hill.", ("compliance", None)),
        (_CONGO + "Under it the M23 was to leave Walikale by May 1. The M23 began pulling its fighters "
         "out of Walikale on Monday.", ("compliance", None)),
        (_LEBANON + "The withdrawal of Israeli troops from Khiam has begun.", ("compliance", None)),
        (_TIGRAY + "The TPLF has started disarming, the African Union mission said.",
         ("compliance", None)),
        (_CAUCASUS + "Azerbaijan started releasing prisoners on Monday, Armenia said.",
         ("compliance", None)),
        (_TIGRAY + "Ethiopia's government said the TPLF had not begun disarming.",
         ("violation", "ETHREB")),
        (_TIGRAY + "Ethiopia's government said the TPLF had suspended the handover of its heavy "
         "weapons.", ("violation", "ETHREB")),
        (_LEBANON + "Israel has not started withdrawing from Khiam, Lebanon said.",
         ("violation", "ISR")),
        (_LEBANON + "Israel halted its withdrawal from Khiam on Monday, Lebanon said.",
         ("violation", "ISR")),
        (_LEBANON + "Israel refused to start pulling out of Khiam, Lebanon said.",
         ("violation", "ISR")),
        (_LEBANON + "Israel stopped pulling out of Khiam on Monday, Lebanon said.",
         ("violation", "ISR")),
        (_SUDAN + "The RSF has suspended its withdrawal from Omdurman.", None),
        (_SUDAN + "The army stopped the RSF's withdrawal from Omdurman by shelling the road.", None),
        (_SUDAN + "The RSF had been expected to start pulling its fighters out of Omdurman.", None),
        (_SUDAN + "The RSF will begin withdrawing from Omdurman on Friday, it said.", None),
        (_SUDAN + "The RSF resumed its withdrawal from Omdurman on Monday.", ("compliance", None)),
        (_LEBANON + "Israel sent the troops back into Khiam, Lebanon said.",
         ("violation", "ISR")),
    ],
)  # fmt: skip
def test_a_step_begun_is_on_its_way(text: str, found: tuple[str, str | None] | None) -> None:
    assert {r[:2] for r in rows(text + "\n")} == ({found} if found else set())


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (_CONGO + "Congo's army said that it had kept to the ceasefire.", "claimed"),
        (_CONGO + "The M23 said its fighters had withdrawn from Walikale.", "claimed"),
        (_CONGO + "The M23 said the withdrawal of the fighters had been completed on Monday.", "claimed"),
        (_SUDAN + "The RSF said it had held to the truce.", "claimed"),
        ("India and Pakistan agreed on a ceasefire in April. India said both sides had observed the "
         "ceasefire.", "claimed"),
        # Neighbours, opponents, relief agencies and monitors tell of others.
        (_CONGO + "Rwanda said that the M23 had withdrawn from Walikale.", "reported"),
        (_CONGO + "Uganda said that Congo's army had kept to the ceasefire.", "reported"),
        (_CONGO + "Congo's government said the M23 had withdrawn from Walikale.", "reported"),
        (_SUDAN + "The RSF has held to the truce, the army said.", "reported"),
        (_CAUCASUS + "Azerbaijan has released nine prisoners, the Red Cross said.", "reported"),
        (_LEBANON + "UNIFIL confirmed that Israeli troops had withdrawn from Khiam.", "reported"),
        (_BORDER + "Both armies abided by the ceasefire on Tuesday.", "reported"),
    ],
)  # fmt: skip
def test_only_its_author_claims_a_step(text: str, status: str) -> None:
    assert {f.status for f in linked(text + "\n", _DATE).findings} == {status}
