"""Headlines in capitals are parsed in the usual case of their words; offsets stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import trucewatch as tw
from trucewatch.reading.truecase import Cases, is_title_case

BODY = (
    "KHARTOUM — The army said on Monday that rebel drones had struck a power station in the north, "
    "killing two guards. The Rapid Support Forces denied the accusation.\n"
    "Talks in Jeddah were to resume on Friday, the mediator said.\n"
)

STRUCK = "BEIRUT — Israeli aircraft struck a village in southern Lebanon on Monday, killing three people.\n"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Army Says Rebel Drones Struck Power Station, Killing Two", True),
        ("ARMY SAYS REBELS STRUCK POWER STATION AT MEROWE", True),
        ("Army says rebel drones struck power station", False),
        ("Armenia, Azerbaijan trade blame over Nagorno-Karabakh breach", False),
        ("Iran Strikes", False),
    ],
)
def test_lines_in_headline_case_are_told(line: str, expected: bool) -> None:
    assert is_title_case(line) is expected


@pytest.mark.parametrize(
    ("headline", "type_", "actor", "body"),
    [
        (
            "Israel Strikes Southern Lebanon After Rocket Fire, Killing Three",
            "ASSAULT",
            "ISR",
            STRUCK,
        ),
        (
            "Army Says Rebel Drones Struck Power Station, Killing Two Guards",
            "ASSAULT",
            "SDNREB",
            BODY,
        ),
    ],
)
def test_events_of_headlines_in_title_case_are_found(
    headline: str, type_: str, actor: str, body: str
) -> None:
    result = tw.read(f"{headline}\n{body}")
    found = [e for e in result.events if e.start < len(headline)]
    assert any(e.type == type_ and any(a.code.startswith(actor) for a in e.actors) for e in found)
    for e in found:
        assert headline[e.trigger.start : e.trigger.end] == e.trigger.text


def test_names_keep_their_capital() -> None:
    result = tw.read(f"Turkey And China Call For Ceasefire As Jordan Warns Of Wider War\n{BODY}")
    heads = [s for s in result.statements if s.cue and s.cue.start < 60 and s.speaker]
    assert {s.speaker.text for s in heads if s.speaker} == {"Turkey And China", "Jordan"}


@given(st.text(max_size=80), st.lists(st.text(max_size=60), max_size=3))
def test_length_never_changes(line: str, body: list[str]) -> None:
    changed = Cases(body).line(line, lambda w: len(w) % 2 == 0)
    assert len(changed) == len(line)
    assert changed.lower() == line.lower() or not line.isascii()
