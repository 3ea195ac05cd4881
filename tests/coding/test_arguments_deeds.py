"""Who is asked to free somebody, whose deed is welcomed or refused, who holds a post; namesakes."""

from __future__ import annotations

import pytest

from tests.coding.cast_support import cast_of, codes
from tests.coding.test_arguments_parties import _codes, _events


def _one(text: str, type_: str) -> tuple[set[str], set[str]]:
    found = [e for e in _events(text) if e.type == type_]
    assert found, [(e.type, e.trigger.text) for e in _events(text)]
    return _codes(found[-1].actors), _codes(found[-1].recipients)


_GUTERRES = {"UNOIGO:antonio-guterres"}


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Guterres demanded the release of UN staff held by the Houthis.", {"YEMREB:houthis"}),
        ("Houthi forces detained 20 UN employees in Yemen. Guterres demanded their release.",
         {"YEMREB:houthis"}),
        ("Houthi forces praised UN employees in Yemen. Guterres demanded the release of UN staff.",
         set()),
        ("Guterres urged the Houthis to release UN staff.", {"YEMREB:houthis"}),
    ],
)  # fmt: skip
def test_those_who_hold_are_asked_and_not_the_held(text: str, whom: set[str]) -> None:
    assert _one(text, "REQUEST") == (_GUTERRES, whom)


@pytest.mark.parametrize(
    ("text", "type_", "who", "whom"),
    [
        ("Colombia's ELN released a soldier. The president of Brazil welcomed the release.",
         "SUPPORT", {"BRAGOV"}, {"COLREB:eln"}),
        ("Colombia's ELN attacked a post. The president of Brazil welcomed the release.",
         "SUPPORT", {"BRAGOV"}, set()),
        ("Iran offered to free two French tourists. France rejected the offer.",
         "REJECT", {"FRA"}, {"IRN"}),
        ("A convoy of the World Food Programme was stopped at a Houthi checkpoint in Yemen.",
         "COERCE", {"YEMREB:houthis"}, {"UNOIGO:world-food-programme"}),
        ("A convoy of the World Food Programme was stopped at a river near a Houthi camp.",
         "COERCE", set(), {"UNOIGO:world-food-programme"}),
        ("China offered to host talks between Pakistan and Afghanistan.",
         "AGREE", {"CHN"}, {"PAK", "AFG"}),
        ("The government of Chad sent troops to the north.", "MOBILIZE", {"TCDGOV"}, set()),
        ("On Wednesday guerrillas blew up a stretch of pipeline in Chad.",
         "ASSAULT", {"UNKREB"}, {"TCD"}),
    ],
)  # fmt: skip
def test_whose_deed_it_is(text: str, type_: str, who: set[str], whom: set[str]) -> None:
    actors, recipients = _one(text, type_)
    assert actors == who
    assert {c[:3] if c not in whom else c for c in recipients} == whom


_INVENTED = (
    "Moruvia's government accused the Northern League of shelling a port. Ghana offered to mediate."
    " The League denied it. Moruvia's army attacked the League. "
)


def test_a_common_name_is_not_a_body_of_another_country() -> None:
    found = {c for e in _events(_INVENTED) for c in _codes((*e.actors, *e.recipients))}
    assert "UNK:northern-league" in found
    assert not any(c.startswith("ITA") for c in found)


@pytest.mark.parametrize(
    "text",
    [
        "Italy's Northern League criticised the prime minister of France.",
        "In Rome, the Northern League criticised the prime minister of France.",
    ],
)
def test_at_home_it_is_that_body(text: str) -> None:
    assert any(c.startswith("ITA") for found in codes(cast_of(text)).values() for c in found)


def test_a_group_keeps_its_short_name_beside_another_body() -> None:
    text = (
        "The Observer Group in Tarsia visited a camp. A convoy of the World Food Programme was"
        " stopped. The Group urged Tarsia's army to let it pass."
    )
    assert _one(text, "REQUEST")[0] == {"UNKIGO:observer-group"}


def test_them_beside_both_leaders_are_both() -> None:
    text = (
        "Serbia's president accused Kosovo of lying. Kosovo's prime minister accused Serbia of"
        " arming gunmen. The EU's envoy spoke with both leaders and urged them to calm down."
    )
    assert _one(text, "REQUEST") == ({"EURGOV"}, {"SRB", "XKX"})
