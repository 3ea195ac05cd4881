"""Under which side ``read`` prints each speaker."""

from __future__ import annotations

import pytest

from trucewatch.records import Actor, MadeBy, Statement
from trucewatch.records.base import Span
from trucewatch.views.story_view import story_sides

THIRD = "third parties / side not stated"


def actor(code: str, name: str, country: str | None, sector: str | None, text: str = "") -> Actor:
    text = text or name
    return Actor(text, 0, len(text), code, country, sector, name)


def said(*speakers: Actor | None) -> list[Statement]:
    span = Span("x", 0, 1)
    return [
        Statement(
            id=f"st-{n}", story_id="s", speaker=speaker, chain=(), cue=None, content=(span,),
            act="assert", quote_type="indirect", target=None, time=None, answers=None,
            second_hand=False, uncertain=False, made_by=MadeBy("t", "", "", "", ""),
        )
        for n, speaker in enumerate(speakers)
    ]  # fmt: skip


FANO = actor("ETHPRM:fano", "Fano", "ETH", "PRM")
MAN = actor("ETHPRM:asres-mare", "Asres Mare", "ETH", "PRM")
ARMY = actor("ETHMIL", "army", "ETH", "MIL")


@pytest.mark.parametrize(
    ("speaker", "side"),
    [
        (FANO, "Fano"),
        (MAN, "Fano"),  # the only group of the story
        (ARMY, "Ethiopia"),
        (actor("ETHGOV:abiy-ahmed", "Abiy Ahmed", "ETH", "GOV"), "Ethiopia"),
        (actor("ETHREB", "rebels", "ETH", "REB"), "Ethiopia, armed groups"),
        (actor("ETHOPP", "opposition", "ETH", "OPP"), "Ethiopia, opposition"),
        (actor("UNKMIL:valdoria", "Valdoria's army", None, "MIL"), "Valdoria"),
        (actor("ETHCVL", "residents", "ETH", "CVL"), THIRD),
        (actor("ETHCVL;ETHMED", "residents and medic", "ETH", None), THIRD),
        (actor("ETHGOV;KENGOV", "Ethiopia and Kenya", "ETH;KEN", "GOV"), "Ethiopia and Kenya"),
        (actor("UNK:lena-sol", "Lena Sol", None, None), THIRD),
        (actor("UNKGOV", "two diplomats", None, "GOV"), THIRD),
        (actor("UNK", "Lena Sol, a teacher", None, None), THIRD),
        (None, "nobody named"),
    ],
)
def test_sides(speaker: Actor | None, side: str) -> None:
    found = dict(story_sides(said(FANO, ARMY, speaker)))
    assert speaker in [s.speaker for s in found[side]]
    assert list(found)[:2] == ["Fano", "Ethiopia"]


def test_a_person_of_one_of_two_groups_stands_alone() -> None:
    other = actor(
        "ETHREB:tigray-people-liberation-front", "Tigray People's Liberation Front", "ETH", "REB"
    )
    found = dict(story_sides(said(FANO, other, MAN)))
    assert [s.speaker for s in found["Fano"]] == [FANO]
