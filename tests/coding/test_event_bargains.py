"""Everyday verbs in reports of a conflict or of talks, and their harmless twins."""

from __future__ import annotations

import pytest

from tests.coding.event_support import code, types

_WAR = (
    "Zambia and Malawi signed a ceasefire in June. Zambian soldiers and rebels from Malawi hold"
    " positions along the river. Observers of the truce mission count prisoners on both sides. "
)


def _after(sentence: str) -> list[tuple[str, str | None]]:
    return [(e.type, e.mode) for e in code(_WAR + sentence) if e.span.start >= len(_WAR)]


@pytest.mark.parametrize(
    ("sentence", "want"),
    [
        ("Access to the dam was refused by armed men.", ("COERCE", "restrict")),
        ("The team was denied entry to the camp.", ("COERCE", "restrict")),
        ("Soldiers barred observers from entering the village.", ("COERCE", "restrict")),
        ("The rebels want an amnesty first.", ("REQUEST", "change")),
        ("Malawi wants the units out of the north.", ("REQUEST", "change")),
        ("Zambia has moved its heavy guns 15 kilometres from the river.", ("RETREAT", "withdraw")),
        ("A convoy reached the town on Saturday.", ("RETREAT", "access")),
        ("22 trucks of relief goods crossed without hindrance.", ("RETREAT", "access")),
        ("The minister put the attack down to gangs from Malawi.", ("ACCUSE", "allege")),
        ("Responsibility falls on the leadership of Malawi.", ("ACCUSE", "allege")),
        ("Zambia's army will take resolute steps.", ("THREATEN", "violence")),
        ("Zambian soldiers marched the men away.", ("COERCE", "arrest")),
        ("Zambia would free the men if Malawi opened the road.", ("CONCEDE", None)),
        ("Malawi's delegation left the table.", ("REJECT", "meet")),
        ("Zambia does not want a truce.", ("REJECT", "yield")),
        ("An exchange of small-arms fire lasted ten minutes.", ("ASSAULT", "firearms")),
        ("Movement of troops was seen near the river.", ("MOBILIZE", "troops")),
    ],
)
def test_what_parties_do(sentence: str, want: tuple[str, str | None]) -> None:
    found = _after(sentence)
    assert want in found or (want[0], None) in found, found


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        ("Observers were not able to say who had fired.", "REJECT"),
        ("A spokesman for Zambia neither confirmed nor denied the report.", "REJECT"),
        ("The captain of Zambia refused to be drawn.", "REJECT"),
        ("A delegate of Malawi, who asked not to be named, left.", "REQUEST"),
        ("The governor promised that buses would not be stopped again.", "REJECT"),
        ("Zambia withdrew its battery, as the accord requires.", "REQUEST"),
        ("Malawi had until Thursday to sign.", "REQUEST"),
        ("The observers withdrew their figures.", "RETREAT"),
        ("Malawi has never withdrawn its demand.", "REJECT"),
        ("The rebels want to go home.", "REQUEST"),
        ("Nobody wants a war.", "REQUEST"),
        ("Their names were entered in the log.", "ASSAULT"),
        ("Three names on the list had been struck out.", "ASSAULT"),
    ],
)
def test_what_only_sounds_so(sentence: str, never: str) -> None:
    assert never not in [t for t, _ in _after(sentence)]


def test_outside_of_a_conflict_nothing_is_wanted_or_let_through() -> None:
    assert types("The team reached the final on Saturday.") == []
    assert types("The bride wants a garden wedding.") == []
    assert types("The ferry crossed the bay in fog.") == []


def test_what_is_held_out_on_condition_is_offered() -> None:
    found = code(_WAR + "Zambia would free the men if Malawi opened the road.")
    concession = next(e for e in found if e.type == "CONCEDE")
    assert "op:on-condition" in concession.rules
