"""Whom the ACLED-like export puts first: the accused side, or nobody where sources differ."""

from __future__ import annotations

import msgspec
import pytest

from trucewatch.records import Actor, ActorAnswer, Claim, Claimant, ClaimSet, Event, Incident
from trucewatch.store.exports.acled import accused
from trucewatch.store.exports.ged import _pair
from trucewatch.store.exports.types import party_name

VIOLENCE = "Political violence"


def actor(code: str, name: str) -> Actor:
    country, sector = code[:3], code[3:] or None
    return Actor(name, 0, len(name), code, country, sector, name)


NORTH, SOUTH = actor("TCDMIL", "the Chadian army"), actor("SDNMIL", "the Sudanese army")
DEAD = actor("MLIMIL", "Six soldiers")


def event(doers: list[Actor], whom: list[Actor], realis: str = "alleged") -> Event:
    return msgspec.convert(
        {
            **{f: None for f in ("time", "place", "condition", "statement_id", "same_as")},
            "id": f"ev-{len(doers)}{len(whom)}{realis}", "story_id": "story-1",
            "type": "ASSAULT", "mode": "firearms", "realis": realis, "contexts": [],
            "trigger": {"text": "fired", "start": 0, "end": 5}, "start": 0, "end": 5,
            "actors": msgspec.to_builtins(doers), "recipients": msgspec.to_builtins(whom),
            "mediators": [], "quantities": [],
            "made_by": {"coder": "", "version": "", "config_hash": "", "vocab_hash": "",
                        "model_hash": "", "rules": []},
        },
        Event,
    )  # fmt: skip


def incident(*blamed: Actor) -> Incident:
    claims = tuple(
        Claim(Claimant("X", "x"), None, ActorAnswer(**msgspec.structs.asdict(a)), "accuse", None,
              (), ())
        for a in blamed
    )  # fmt: skip
    return Incident(
        "i", (), None, None, (ClaimSet("responsible", "Who?", "x", "not stated", claims),)
    )


@pytest.mark.parametrize(
    ("events", "blamed", "one", "two"),
    [
        ([event([NORTH], [SOUTH])], [NORTH], [NORTH], [SOUTH]),
        ([event([NORTH], [SOUTH]), event([SOUTH], [NORTH])], [NORTH, SOUTH], [], []),
        ([event([NORTH], [SOUTH]), event([SOUTH], [], "denied")], [NORTH], [NORTH], [SOUTH]),
        ([event([], [DEAD], "claimed")], [], [], [DEAD]),
        ([event([NORTH, SOUTH], [], "actual")], [], [NORTH], [SOUTH]),
        ([event([], [])], [SOUTH], [SOUTH], []),
        ([event([SOUTH], [], "denied")], [], [], []),
    ],
)
def test_the_accused_side_comes_first(
    events: list[Event], blamed: list[Actor], one: list[Actor], two: list[Actor]
) -> None:
    found = accused(incident(*blamed), events, VIOLENCE)
    assert [[a.name for a in side] for side in found] == [[a.name for a in s] for s in (one, two)]


PEOPLE, REBELS = actor("SDNCVL", "17 people"), actor("SDNREB", "the rebels")


@pytest.mark.parametrize(
    ("code", "name", "shown"),
    [
        ("TCDCVL", "17 people", "Civilians (Chad)"),
        ("UNKCVL", "at least a dozen villagers", "Civilians"),
        ("TCDCVL:farmers-league", "Farmers’ League", "Farmers’ League"),
        ("MLIMIL", "Six soldiers", "soldiers"),
        ("MLIMIL", "more than 40 of the soldiers", "the soldiers"),
        ("MLIMIL", "twenty-two other fighters", "fighters"),
        ("MLIGOV", "Party of Seven Rivers", "Party of Seven Rivers"),
        ("MLIREB", "Party fighters", "Party fighters"),
        ("MLIMIL", "Ten", "Ten"),
    ],
)
def test_a_count_is_no_name(code: str, name: str, shown: str) -> None:
    assert party_name(actor(code, name)) == shown


@pytest.mark.parametrize(
    ("events", "blamed", "one", "two"),
    [
        ([event([NORTH], [PEOPLE])], [NORTH], [NORTH], [PEOPLE]),
        ([event([], [PEOPLE])], [], [], [PEOPLE]),
        ([event([REBELS], [NORTH])], [REBELS], [NORTH], [REBELS]),
        ([event([NORTH], [REBELS])], [NORTH], [NORTH], [REBELS]),
        ([event([NORTH], [SOUTH]), event([SOUTH], [NORTH])], [NORTH, SOUTH], [SOUTH], [NORTH]),
    ],
)
def test_sides_stand_as_in_ged(
    events: list[Event], blamed: list[Actor], one: list[Actor], two: list[Actor]
) -> None:
    found = _pair(incident(*blamed), events)
    assert [[a.name for a in side] for side in found] == [[a.name for a in s] for s in (one, two)]
