"""What was not signed, or only may be, is no agreement in force; who has not signed is no party; of
several papers and several conflicts each is its own."""

from __future__ import annotations

import pytest

from tests.linking.test_talk_reports import linked
from trucewatch.records import Agreement


def told(text: str) -> dict[str, Agreement]:
    return {a.name: a for a in linked(text, "2025-05-07").agreements}


@pytest.mark.parametrize(
    "text",
    [
        "Sudan's army never signed the Addis declaration.",
        "Sudan's army has not signed the Manama Protocol. The RSF shelled Kosti on Monday.",
        "The RSF refused to sign the Manama Protocol, Sudan's army said.",
        "Sudan's RSF failed to ratify the Manama Protocol, the army said.",
        "The Manama Protocol has yet to be signed by Sudan's army and the RSF.",
        "Had Sudan's army accepted the Manama Protocol, no blood would have been shed.",
        "If Sudan's army signed the Manama Protocol, the RSF would leave Kosti, it said.",
        "Neither Ethiopia nor Eritrea has signed the Lake Declaration, Asmara said.",
        "Nobody has signed the Lake Accord yet, Armenia said. Azerbaijan shelled Jermuk on Monday.",
        "Armenia and Azerbaijan will sign the Lake Accord on Friday, Baku said.",
        "The Lake Accord will be signed by Armenia and Azerbaijan on Friday.",
        "Armenia denied having signed the Lake Accord with Azerbaijan.",
    ],
)
def test_what_is_not_signed_is_not_in_force(text: str) -> None:
    assert {a.stage for a in told(text).values()} <= {"proposed"}


@pytest.mark.parametrize(
    "text",
    [
        "Armenia and Azerbaijan signed the Lake Accord on Monday.",
        "Armenia managed to sign the Lake Accord with Azerbaijan on Monday.",
        "The Lake Accord was signed by Armenia and Azerbaijan on Monday.",
        "Armenia, which signed the Lake Accord, accused Azerbaijan of shelling Jermuk.",
    ],
)
def test_what_is_signed_is(text: str) -> None:
    assert {a.stage for a in told(text).values()} == {"signed"}


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("India plans to suspend the Indus Waters Treaty.", "signed"),
        ("India is considering suspending the Indus Waters Treaty.", "signed"),
        ("India has not suspended the Indus Waters Treaty.", "signed"),
        ("India denied that it had suspended the Indus Waters Treaty.", "signed"),
        ("Azerbaijan threatened to denounce the Lake Accord. Armenia rejected it.", "signed"),
        ("India will suspend the Indus Waters Treaty if Pakistan fires.", "signed"),
        ("India suspended the Indus Waters Treaty on Monday.", "suspended"),
        ("India decided to suspend the Indus Waters Treaty.", "suspended"),
        ("Azerbaijan denounced the Lake Accord. Armenia shelled Jermuk.", "expired"),
    ],
)
def test_what_is_only_to_be_suspended_stands(text: str, stage: str) -> None:
    assert {a.stage for a in told(text).values()} == {stage}


def test_who_never_signed_is_no_party() -> None:
    (own,) = told("Armenia never signed the Lake Accord. Azerbaijan shelled Jermuk.").values()
    assert "ARM" not in own.parties


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "A peace treaty has not been signed, Baku said. India plans to suspend the Indus Waters "
            "Treaty, a newspaper wrote.",
            {"A peace treaty", "Indus Waters Treaty"},
        ),
        (
            "India plans to suspend the Indus Waters Treaty. If Armenia signed the peace treaty, "
            "Azerbaijan would reopen the border.",
            {"the peace treaty", "Indus Waters Treaty"},
        ),
        (
            "Ethiopia and Eritrea signed a peace treaty on Monday. Ethiopia said the Lake "
            "Declaration was dead.",
            {"a peace treaty", "Lake Declaration"},
        ),
        (
            "Armenia breached the accord on Monday, Baku said. Hezbollah broke the truce on Sunday "
            "by firing a rocket at Metula, Israel said.",
            {"the accord", "the truce"},
        ),
        (
            "Pakistan broke the truce on Friday by shelling Poonch, India's army said. Hezbollah "
            "broke the truce on Sunday by firing a rocket at Metula, Israel said.",
            {"the truce"},
        ),
        (
            "India and Pakistan signed a treaty on Monday. Pakistan said the Lake Treaty bound both.",
            {"Lake Treaty"},
        ),
        (
            "Armenia and Azerbaijan signed an agreement on Monday. The Lake Protocol ends the war.",
            {"Lake Protocol"},
        ),
    ],
)
def test_each_paper_is_its_own(text: str, names: set[str]) -> None:
    assert set(told(text)) == names
    assert max(len(a.parties) for a in told(text).values()) <= 2


@pytest.mark.parametrize(
    ("words", "signed", "day"),
    [
        ("violated the ceasefire on May 2", None, "2025-05-02"),
        ("violated the ceasefire agreement on 4 May", None, "2025-05-04"),
        ("broke the truce on Sunday", None, "2025-05-04"),
        ("violated the ceasefire agreement of 4 May", "2025-05-04", None),
        ("violated the ceasefire that was agreed on 2 May", "2025-05-02", None),
        ("violated the ceasefire signed in March", "2025-03", None),
    ],
)
def test_the_day_of_a_breach_is_not_that_of_the_agreement(
    words: str, signed: str | None, day: str | None
) -> None:
    found = linked(f"Ethiopia's army said the TPLF had {words} near Alamata.\n", "2025-05-07")
    assert [a.signed for a in found.agreements] == [signed]
    assert [f.date for f in found.findings] == [day]
