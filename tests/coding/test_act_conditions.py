"""Conditions by "provided", tellers of events, bare passives, own dead, sources without a name."""

from __future__ import annotations

import pytest

from tests.coding.event_support import coded, types
from tests.coding.realis_support import Camps, actor, event, parsed, statement, unmark
from trucewatch.coding.realis.realis import set_realis
from trucewatch.records import Actor


class Tellers(Camps):
    """Knows whoever is the subject of a verb as an actor of its own."""

    def of(self, head: int) -> Actor | None:
        return actor("A", sector="GOV")


def realis(marked: str, kind: str = "CONCEDE") -> tuple[str, str | None]:
    text, at = unmark(marked)
    story, parse = parsed(text)
    draft = event(parse, at, kind, actors=(actor("B"),))
    got = set_realis(parse, story, Tellers(), (), (draft,))[0]
    return got.realis, got.condition.text if got.condition else None


@pytest.mark.parametrize(
    ("marked", "want"),
    [
        ("The state offered to move its guns back, provided that the army [lifted] its blockade.",
         "hypothetical"),
        ("Malawi will free the prisoners provided Zambia [lifts] the siege.", "hypothetical"),
        ("Malawi will free the prisoners, providing that Zambia [lifts] the siege.",
         "hypothetical"),
        ("The army freed the men on condition that the rebels [lifted] the siege.",
         "hypothetical"),
        ("Zambia will keep the port open as long as the rebels [lift] the siege.", "hypothetical"),
        ("Zambia would keep the port open so long as the rebels [lifted] the siege.",
         "hypothetical"),
        ("The rebels provided shelter after the army [lifted] its blockade.", "actual"),
        ("The army [lifted] its blockade and provided that aid.", "actual"),
        ("The report provided evidence that the army [lifted] the siege.", "actual"),
        ("The town held out as long as the rebels [lifted] sacks over the wall.", "actual"),
    ],
)  # fmt: skip
def test_what_is_provided_is_a_condition(marked: str, want: str) -> None:
    assert realis(marked)[0] == want


def test_a_promise_keeps_what_it_is_provided_on() -> None:
    marked = "Malawi will [free] the prisoners provided Zambia lifts the siege."
    assert realis(marked) == ("planned", "provided Zambia lifts the siege")
    marked = "Zambia will [open] the port as long as the rebels lift the siege."
    assert realis(marked) == ("planned", "as long as the rebels lift the siege")
    assert realis("Malawi will [free] the men who provided the food.") == ("planned", None)


@pytest.mark.parametrize(
    ("marked", "want"),
    [
        ("The ministry in Arlen spoke of a second [assault] by its neighbour.", "alleged"),
        ("The minister, who told of an [assault] near the dam, left.", "alleged"),
        ("The ministry did not speak of the [assault].", "actual"),
        ("The army launched an [assault] on the town of Arlen.", "actual"),
    ],
)
def test_who_speaks_of_an_event_tells_it(marked: str, want: str) -> None:
    assert realis(marked, "ASSAULT")[0] == want


@pytest.mark.parametrize(
    ("marked", "want"),
    [
        ("Kestrel insisted that all detainees be [freed].", "demanded"),
        ("Kestrel asked that the men be [freed] by Friday.", "demanded"),
        ("Kestrel insisted that all detainees had been [freed].", "claimed"),
        ("Kestrel insisted that all detainees were [freed].", "claimed"),
    ],
)
def test_a_bare_passive_is_what_shall_be_done(marked: str, want: str) -> None:
    text, at = unmark(marked)
    story, parse = parsed(text)
    said = statement(parse, parse.lower[1], "assert", actor("A"))
    draft = event(parse, at, "RETREAT", statement=0)
    assert set_realis(parse, story, Camps(), (said,), (draft,))[0].realis == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Zambia insisted that all 700 detainees be freed.", ["REQUEST"]),
        ("Zambia insisted that it had complied.", []),
        ("An official, who requested anonymity, smiled.", []),
        ("An army colonel who asked not to be named smiled.", []),
        ("A minister of Malawi asked for anonymity.", []),
        ("Malawi requested a meeting with Zambia.", ["REQUEST"]),
        ("Malawi asked for the release of its soldiers by Zambia.", ["REQUEST"]),
    ],
)
def test_what_is_asked_for(text: str, want: list[str]) -> None:
    assert types(text) == want


def test_a_side_suffers_its_own_dead() -> None:
    suffered = [("ASSAULT", frozenset(), frozenset({"ZMB"}))]
    assert coded("Zambia lost two soldiers on Friday.") == suffered
    assert coded("Zambia lost three soldiers in the attack.") == suffered
    assert coded("Zambia lost the election.") == []
    assert coded("Zambia lost an old soldier of its first days.") == []
