"""Whom "its neighbour" means where a state accuses it; a neighbour with a name is that one."""

from __future__ import annotations

import pytest

import trucewatch as tw


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("Thailand accused its neighbour of laying mines. Cambodia denied this.", "KHM"),
        ("Thailand accused its neighbor of laying mines. Cambodia denied this.", "KHM"),
        ("Sudan's army accused its neighbour Chad of arming rebels. Egypt denied this.", "TCD"),
        ("Rwanda accused its neighbour, Uganda, of arming rebels. Kenya denied this.", "UGA"),
        ("Rwanda accused its rival, Uganda, of arming rebels. Kenya denied this.", "UGA"),
    ],
)
def test_who_is_accused(text: str, accused: str) -> None:
    found = [e for e in tw.read(text).events if e.type == "ACCUSE"]
    assert {r.country for e in found for r in e.recipients} == {accused}


def test_troops_that_are_kept_are_their_owners() -> None:
    text = "Israel and Lebanon signed a truce. Israel has kept troops at five posts in Lebanon."
    (kept,) = (e for e in tw.read(text).events if e.trigger.text == "kept")
    assert [a.code for a in kept.actors] == ["ISR"]
    assert not [r for r in kept.recipients if r.sector == "MIL"]


@pytest.mark.parametrize("verb", ["reported", "heard", "observed"])
def test_who_tells_of_shelling_has_not_shelled(verb: str) -> None:
    text = (
        f"The army and rebels fought in Osk. OSCE monitors {verb} shelling near Donetsk on Monday."
    )
    (told,) = (e for e in tw.read(text).events if e.trigger.text == "shelling")
    assert not told.actors
    assert told.realis == "monitor_reported"
