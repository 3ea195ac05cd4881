"""Armed groups that no table knows, their people and short names; brokers are no side."""

from __future__ import annotations

import pytest

from tests.coding.cast_support import cast_of, head_of

CODE = "UNKREB:northern-front"
FRONT = "Dorvana's army accused the rebel Northern Front of shelling a bridge. "


def codes_at(text: str, word: str, nth: int = 0) -> list[str]:
    cast = cast_of(text)
    return [a.code for a in cast.members(head_of(cast, word, nth))]


@pytest.mark.parametrize(
    ("text", "word", "nth", "want"),
    [
        (FRONT, "Front", 0, [CODE]),
        (FRONT + "The Northern Front denied it.", "Front", 1, [CODE]),
        (FRONT + "The Front denied it.", "Front", 1, [CODE]),
        (FRONT + "A Front spokeswoman denied it.", "spokeswoman", 0, [CODE]),
        (FRONT + "The rebels denied it.", "rebels", 0, [CODE]),
        (FRONT + "Both sides agreed.", "sides", 0, ["UNK:dorvana", CODE]),
        ("The Northern Front shelled a bridge. The rebels fled.", "rebels", 0, [CODE]),
        ("Fighters of the Northern Front fled. The Front denied it.", "Front", 1, [CODE]),
        (
            "Northern Front gunmen fled. The Front said it had moved its howitzers.",
            "Front",
            1,
            [CODE],
        ),
        # Whose arms no word tells is no armed group; an army of a state is none.
        ("The Northern Front won the vote.", "Front", 0, ["UNK:northern-front"]),
        ("The Civic Front party won the vote.", "Front", 0, ["UNK:civic-front"]),
        ("The Dorvana Army shelled a bridge.", "Army", 0, ["UNKMIL:dorvana-army"]),
        # Two groups: bare rebels may be either, the rebels are those named last.
        (FRONT + "The rebel Southern League fled. Rebels ran.", "Rebels", 0, ["UNKREB"]),
        (
            FRONT + "The rebel Southern League fled. The rebels ran.",
            "rebels",
            0,
            ["UNKREB:southern-league"],
        ),
    ],
)
def test_an_armed_group_has_a_side(text: str, word: str, nth: int, want: list[str]) -> None:
    assert codes_at(text, word, nth) == want


def test_the_group_s_people_are_of_its_side() -> None:
    cast = cast_of(FRONT + "It was the army, said Lena Dossa, the Front's spokeswoman.")
    actor = cast.of(head_of(cast, "Dossa"))
    assert actor is not None and cast.camp_key(actor) == "northern-front"


BROKERED = "Dorvana's army and the rebel Northern Front signed a truce, brokered by Norway. "


@pytest.mark.parametrize(
    "text",
    [
        BROKERED + "Both sides must pull back.",
        "Norway, which brokered the truce, met Dorvana's army and the rebel Northern Front. "
        "Both sides must pull back.",
        "A Norwegian mediator met envoys of Dorvana's army. The rebel Northern Front came. "
        "Dorvana spoke of peace, the Front too. Both sides must pull back.",
    ],
)
def test_who_stands_between_is_no_side(text: str) -> None:
    assert "NOR" not in " ".join(codes_at(text, "sides"))


def test_a_state_that_fights_may_also_broker() -> None:
    text = (
        "Russian troops shelled Kyiv. Ukraine's army fired back. A truce brokered by Russia held."
    )
    assert "RUS" not in cast_of(text).setting.brokers


@pytest.mark.parametrize(
    ("text", "is_state"),
    [
        ("Negotiators from Dorvana met rebels. Dorvana objected to the terms.", True),
        ("Shells fell across Dorvana. Dorvana said rebels had attacked a post.", True),
        ("Negotiators from the union met Dorvana fans.", False),
    ],
)
def test_lands_that_send_negotiators(text: str, is_state: bool) -> None:
    assert ("dorvana" in cast_of(text).unknown.names) is is_state


@pytest.mark.parametrize(
    ("text", "word", "nth", "want"),
    [
        ("President Mirela Dane spoke. Dane's aides left.", "Dane", 1, ["UNKGOV:mirela-dane"]),
        ("Kofi Chad said he was ill. Chad left later.", "Chad", 1, ["UNK:kofi-chad"]),
        ("President Milan Korda spoke. Milan Korda left.", "Korda", 1, ["UNKGOV:milan-korda"]),
        ("Minister Jordan Hale met envoys of Chad and Niger.", "Hale", 0, ["UNKGOV:jordan-hale"]),
        ("Minister Jordan Hale met envoys of Jordan.", "Jordan", 1, ["JOR"]),
        ("Envoys of Denmark met President Mirela Dane.", "Dane", 0, ["DNKGOV:mirela-dane"]),
        ("A Dane said so. Danes agreed.", "Dane", 0, ["DNKCVL"]),
        ("Northern Syria said no.", "Syria", 0, ["SYR"]),
        ("Dorvana's army shelled Tarn. Rebels in Tarn fled.", "Tarn", 0, []),
    ],
)
def test_lands_that_are_surnames_or_towns_elsewhere(
    text: str, word: str, nth: int, want: list[str]
) -> None:
    assert codes_at(text, word, nth) == want


def test_an_organ_s_line_stands_for_the_body_above_it() -> None:
    text = (
        "NORTHERN FRONT\nPolitical Bureau\nStatement of 2 March 2026\n\n"
        "Our fighters did not open fire. We will never disarm.\n"
    )
    cast = cast_of(text)
    assert cast.issuer is not None and cast.issuer.code == CODE


@pytest.mark.parametrize(
    ("text", "is_state"),
    [
        ("President Tomas Velk said Dorvana was ready to talk. Rebels shelled a post.", True),
        ("Rebels shelled a post in northern Dorvana. They attacked a town in Dorvana.", True),
        ("President Tomas Velk said Brenick was calm. Rebels shelled a post.", False),
        ("A fair opened in northern Dorvana. Guests came to Dorvana.", False),
    ],
)
def test_lands_that_a_story_is_about(text: str, is_state: bool) -> None:
    assert ("dorvana" in cast_of(text).unknown.names) is is_state


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("CAIRO - The Muslim Brotherhood will protest. The Brotherhood rejected the verdict.",
         "EGYSOC:muslim-brotherhood"),
        ("OSTREL - The rounds came from the Hadrun Brotherhood. The Brotherhood denied it.",
         "UNK:hadrun-brotherhood"),
        ("OSTREL - The Brotherhood denied that it had fired on the barracks.", "UNK"),
    ],
)  # fmt: skip
def test_a_short_name_is_the_group_that_the_story_names_in_full(text: str, code: str) -> None:
    found = [m.actor.code for m in cast_of(text).mentions if m.actor.text == "The Brotherhood"]
    assert found == [code]
