"""What somebody "continues to deny", "keeps denying" he denies, also inside what "I" note."""

from __future__ import annotations

import pytest

from tests.coding.statements_support import shown, statements_of

# Speaker's code, act | text
SAID = [
    ("KENGOV", "deny", "The Government of Kenya continues to deny the beating at Luno."),
    ("KENMIL", "deny", "The Kenyan army has ended its raid. It keeps denying the beating."),
    ("KENMIL", "deny", "The Kenyan army goes on denying the ambush."),
    ("KENMIL", "deny", "The Kenyan army continues to insist that it did not shell Luno."),
    ("KENMIL", "accuse", "The Kenyan army continues to blame the rebels for the raid."),
    ("KENGOV", "deny", "The UN envoy said that the Government of Kenya continues to deny it."),
    (
        "KENGOV",
        "deny",
        "The Government of Kenya opened an inquiry. I note that it denies the raid.",
    ),
    (
        "KENGOV",
        "deny",
        "The Government of Kenya opened an inquiry. I regret that it continues to deny the raid.",
    ),
]


@pytest.mark.parametrize(("code", "act", "text"), SAID)
def test_who_goes_on_has_said_so(code: str, act: str, text: str) -> None:
    found = statements_of(text)
    said = {(s.speaker.code, s.act) for s in found if s.speaker is not None}
    assert (code, act) in said, shown(found)


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan army did not continue to deny the ambush.",
        "The Kenyan army could continue to deny the ambush.",
        "The Kenyan army wants to deny access to the town.",
        "The Kenyan army continues to hold the town.",
        "The minister told the envoy that he denies the raid.",  # he may be either
    ],
)
def test_what_is_not_gone_on_with_is_not_said(text: str) -> None:
    found = statements_of(text)
    denied = [s for s in found if s.act == "deny" and s.chain == ()]
    assert not denied or "minister" in text, shown(found)
    assert len(found) < 2, shown(found)
