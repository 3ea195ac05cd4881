"""Where an act was not, and what is as old as the act it is told beside."""

from __future__ import annotations

import msgspec
import pytest

from tests.linking.builder import StoryBuilder
from trucewatch.linking.places.whereabouts import as_old_as_told, at_its_own_place
from trucewatch.records import Place, Span


@pytest.mark.parametrize(
    ("text", "trigger", "name", "kept"),
    [
        ("They fired at the mill from the village of Korrin.", "fired", "Korrin", False),
        ("The army shelled the bridge from positions near Korrin.", "shelled", "Korrin", False),
        ("Rockets were launched from Korrin.", "launched", "Korrin", False),
        ("It struck the depot from the direction of Korrin.", "struck", "Korrin", False),
        ("They shelled the mill to spoil talks that start in Basel.", "shelled", "Basel", False),
        ("They bombed the pier hours before a summit in Basel.", "bombed", "Basel", False),
        ("Gunmen abducted two teachers from the village of Korrin.", "abducted", "Korrin", True),
        ("They fired on the village of Korrin.", "fired", "Korrin", True),
        ("Shells fired from the hills hit Korrin.", "fired", "Korrin", True),
        ("They attacked the peace conference in Basel.", "attacked", "Basel", True),
        ("They shelled the mill in Korrin to derail the talks.", "shelled", "Korrin", True),
        ("They fired. Talks go on in Basel.", "fired", "Basel", True),
    ],
)
def test_guns_and_talks_are_not_where_the_act_was(
    text: str, trigger: str, name: str, kept: bool
) -> None:
    s = StoryBuilder("p")
    s.event("ASSAULT", "KES", "VAL", trigger=trigger)
    at, there = text.index(trigger), text.index(name)
    place = Place(
        name, there, there + len(name), name, None, None, None, None, None, "unresolved", None
    )
    span = Span(trigger, at, at + len(trigger))
    event = msgspec.structs.replace(s.events[0], place=place, trigger=span)
    assert (at_its_own_place(text, event).place is not None) is kept


@pytest.mark.parametrize(("same", "old"), [(True, True), (False, False)])
def test_another_word_for_an_old_act_is_as_old(same: bool, old: bool) -> None:
    s = StoryBuilder("o")
    s.event("ASSAULT", "KES", "VAL", realis="historical", place="mill", on="2022-06-01")
    s.event("ASSAULT", realis="actual")
    first, other = s.events
    if same:
        other = msgspec.structs.replace(other, start=first.start, end=first.end)
    got = list(as_old_as_told([first, other]))[1]
    assert (got.realis == "historical", got.place == first.place) == (old, old)
