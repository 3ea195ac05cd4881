"""Whose word a claim is that is told at second hand, and who makes no corroboration."""

from __future__ import annotations

import pytest

from tests.linking.builder import actor
from trucewatch.linking.claims.raws import voice
from trucewatch.linking.claims.status import claim_status
from trucewatch.records import Actor, ActorAnswer, Claim, Claimant, MadeBy, Statement

_MADE_BY = MadeBy("hand", "0", "", "", "")


def _said(speaker: Actor, act: str, *chain: Actor) -> Statement:
    return Statement(
        "st", "story", speaker, chain, None, (), act, "indirect", None, None, None, bool(chain),
        False, _MADE_BY,
    )  # fmt: skip


def _nobody(name: str, sector: str | None = None) -> Actor:
    return Actor(name, 0, len(name), "UNK" + (sector or ""), None, sector, name)


MONITORS = Actor("monitors", 0, 8, "UNKIGO", None, "IGO", "monitors")
POSTS, PAPER = _nobody("posts on social media"), _nobody("the Daily Star", "JRN")


@pytest.mark.parametrize(
    ("speaker", "act", "chain", "counts"),
    [
        (MONITORS, "accuse", (actor("VAL"),), "Valdoria, citing monitors"),
        (MONITORS, "report_no_blame", (actor("VAL"),), "Valdoria, citing monitors"),
        (actor("KES"), "concede", (actor("VAL"),), "Valdoria, citing Kestrel"),
        (actor("KES"), "concede", (POSTS,), "posts on social media, citing Kestrel"),
        (actor("KES"), "concede", (PAPER,), "Kestrel"),
        (actor("KES"), "accuse", (POSTS,), "Kestrel"),
        (actor("KES"), "accuse", (PAPER,), "Kestrel"),
        (actor("KES"), "accuse", (MONITORS,), "Kestrel"),
        (actor("KES"), "concede", (MONITORS,), "Kestrel"),
        (actor("VALMIL"), "accuse", (actor("VAL"),), "VALMIL"),
        (MONITORS, "accuse", (), "monitors"),
    ],
)
def test_by_whom_a_relayed_claim_counts(
    speaker: Actor, act: str, chain: tuple[Actor, ...], counts: str
) -> None:
    assert voice(_said(speaker, act, *chain))[0].name == counts


def _claim(code: str, camp: str) -> Claim:
    kes = actor("KES")
    answer = ActorAnswer("Kestrel", 0, 7, kes.code, kes.country, kes.sector, kes.name)
    return Claim(Claimant(code, code), camp, answer, "accuse", None, (), ())


@pytest.mark.parametrize(
    ("others", "status"),
    [
        ([("VALCVL", "third")], "unanswered"),
        ([("UNK", "third"), ("VALEDU", "third")], "unanswered"),
        ([("UNKIGO", "monitor")], "corroborated"),
        ([("THI", "third")], "corroborated"),
        ([("UNK:red-cross", "third")], "corroborated"),
    ],
)
def test_anybody_beside_a_side_is_no_corroboration(
    others: list[tuple[str, str]], status: str
) -> None:
    claims = [_claim("VAL", "VAL"), *(_claim(code, camp) for code, camp in others)]
    assert claim_status("responsible", claims) == status
