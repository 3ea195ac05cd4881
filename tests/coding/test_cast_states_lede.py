"""States that no table knows, where headline, dateline and lede meet."""

from __future__ import annotations

import msgspec
import pytest

from tests.coding.cast_support import cast_of, codes, reader, story_of
from trucewatch.coding.cast.cast import build_cast
from trucewatch.coding.cast.home import is_state
from trucewatch.records import Line
from trucewatch.vocab.actors import load_actors


def test_the_last_name_of_a_headline_is_no_forename_of_the_first_of_the_lede() -> None:
    text = (
        "Ordavia walks out of talks with Kestrel\n"
        "Ordavia's delegation left the talks on Friday. Its army said the truce was over.\n"
    )
    story = story_of(text)
    head = text.index("\n")
    lines = (Line("headline", 0, head), *story.lines[1:])
    story = msgspec.structs.replace(story, lines=lines)
    cast = build_cast(reader().parse(story), story, load_actors(), "2026-03-05")
    assert codes(cast)["Ordavia's delegation"] == ["UNKGOV:ordavia"]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        # The dash of a dateline is none inside a word.
        ("OSLO (AP) - Ordavia's army fired. Kestrel denied it.", {"ordavia", "kestrel"}),
        ("The truce broker wore a Lamin-Ordavia coat. A shell fell on the army.", set()),
    ],
)
def test_the_dash_before_a_land(text: str, states: set[str]) -> None:
    assert {h.entry.country for h in cast_of(text).hits if is_state(h)} - {"NOR"} == states


def test_the_people_of_a_partner_are_its_own() -> None:
    text = (
        "Envoys from Ordavia and Kestrel met in Oslo. The delegations are led by Ordavian Foreign"
        " Minister Vera Stane and her Kestreli counterpart Davit Orr."
    )
    cast = cast_of(text + " Kestrel accused Ordavia of delay.")
    assert codes(cast)["Davit Orr"] == ["UNKGOV:davit-orr"]
    assert cast.member_of("UNKGOV:davit-orr") == "kestrel"
    assert cast.member_of("UNKGOV:vera-stane") == "ordavia"
