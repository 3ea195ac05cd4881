"""Short names of bodies, and whose a spokesman is after a state has spoken; invented names."""

from __future__ import annotations

import pytest

from tests.coding.cast_support import cast_of, head_of

FRONT = "Fighters of the Rovuma Liberation Front hit a post in Mozambique. "
CODE = "rovuma-liberation-front"


@pytest.mark.parametrize(
    ("text", "word", "nth", "own"),
    [
        (FRONT, "Fighters", 0, CODE),
        (FRONT + "The Front denied any role.", "Front", 1, CODE),
        (FRONT + "The army accused the Front of murder.", "Front", 1, CODE),
        # two bodies end so, a small letter, or another word: nobody's short name
        (FRONT + "The Selous Defence Front laughed. The Front denied it.", "Front", 2, ""),
        (FRONT + "The army lost men at the front.", "front", 0, None),
        ("The Isna Verification Mission arrived. The Mission named nobody.", "Mission", 1,
         "isna-verification-mission"),
    ],
)  # fmt: skip
def test_a_body_goes_by_its_last_word(text: str, word: str, nth: int, own: str | None) -> None:
    actor = cast_of(text).of(head_of(cast_of(text), word, nth))
    found = actor.code.partition(":")[2] if actor is not None else None
    assert found == own or (own is None and CODE not in str(found))


KESMAR = "Kesmar's army fired on Orlava's army at noon. Orlava accused Kesmar of murder. "


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        (KESMAR + 'Kesmar denied it. "Our guns are silent," army spokesman Colonel Radu Venn said.',
         "Venn", "kesmar"),
        (KESMAR + "The army of Kesmar withdrew, its spokesman, Radu Venn, said.", "Venn", "kesmar"),
        (FRONT + '"We kill nobody," Front spokesman Abudo Selemane said.', "Selemane", CODE),
        (KESMAR + "Kesmar denied it. Army spokesman Radu Venn accused Kesmar of lies.",
         "Venn", "orlava"),
        (KESMAR + "Kesmar denied it. Sarvia's army spokesman Radu Venn said so.", "Venn", None),
        (KESMAR + "Orlava spoke. Sarvian spokesman Radu Venn denied it.", "Venn", None),
        # two states have spoken in one breath
        (KESMAR + "Kesmar denied it and Orlava insisted. The army spokesman Radu Venn said so.",
         "Venn", None),
    ],
)  # fmt: skip
def test_who_speaks_on_is_of_the_side_that_has_spoken(
    text: str, name: str, side: str | None
) -> None:
    cast = cast_of(text)
    actor = cast.of(head_of(cast, name))
    assert actor is not None
    assert cast.member_of(actor.code) == side
