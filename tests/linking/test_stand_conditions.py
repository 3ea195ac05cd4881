"""A stand and its condition are one, whatever opens the condition and whoever tells it between."""

from __future__ import annotations

import pytest

from tests.linking.test_talk_reports import linked

DAY = "2026-01-16"


def stands(text: str) -> list[tuple[str, str, str | None]]:
    """Return (issue, kind, condition) of each position of a report."""
    return [(p.issue, p.kind, p.condition) for p in linked(text, DAY).positions]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The RSF said it is ready to stop all hostilities for ten days provided that Sudan's army "
         "lifts the siege of Omdurman.",
         ("ceasefire", "offer", "provided that Sudan's army lifts the siege of Omdurman")),
        ("Hamas is ready to release hostages on condition that Israel withdraws.",
         ("prisoners", "offer", "on condition that Israel withdraws")),
        ("The army is ready to leave Nasir, he said, on condition that the SPLM-IO disarms.",
         ("withdrawal", "offer", "on condition that the SPLM-IO disarms")),
        ("The SPLM-IO met South Sudan's government. In return the government was prepared to reopen "
         "Juba airport to humanitarian flights, he said, provided that it be run by the United "
         "Nations.", ("aid_access", "offer", "provided that it be run by the United Nations")),
        ("The army of South Sudan will leave Nasir, its spokesman said, only if the SPLM-IO disarms.",
         ("withdrawal", "offer", "only if the SPLM-IO disarms")),
        ("The ELN would free ten hostages, it said, in exchange for a ceasefire of three months.",
         ("prisoners", "offer", "in exchange for a ceasefire of three months")),
        ("The ELN would not free the hostages, it said, unless the army left Arauca.",
         ("prisoners", "refusal", "unless the army left Arauca")),
        ("Armenia is willing to return the villages, Pashinyan said, so long as Azerbaijan withdraws "
         "from Jermuk.", ("territory", "offer", "so long as Azerbaijan withdraws from Jermuk")),
        ("Armenia is willing to return the villages, she said, in return for a withdrawal from "
         "Jermuk.", ("territory", "offer", "in return for a withdrawal from Jermuk")),
        ("Hamas is prepared to release all hostages, it said in a statement, on the condition that "
         "Israel ends the war.", ("prisoners", "offer", "on the condition that Israel ends the war")),
        ("The M23 will not discuss its withdrawal before the release of 700 detainees, its spokesman "
         "said.", ("withdrawal", "refusal", "before the release of 700 detainees")),
    ],
)  # fmt: skip
def test_condition_stays_with_its_stand(text: str, found: tuple[str, str, str]) -> None:
    assert stands(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "The army of South Sudan will leave Nasir, its spokesman said on Friday. The SPLM-IO "
        "disarms if it is paid.",
        "The ELN would free ten hostages, it said, as the army left Arauca.",
        "Armenia is willing to return the villages, Pashinyan said, and provided the list to "
        "Azerbaijan.",
    ],
)
def test_what_follows_is_no_condition(text: str) -> None:
    assert [c for _, kind, c in stands(text) if kind == "offer"] in ([None], [])
