"""Letters of bodies that no table knows, told once behind the full name; invented names."""

from __future__ import annotations

import pytest

from tests.coding.cast_support import cast_of, head_of

FRONT = "The Rovuma Liberation Front (RLF) said it would talk. The army left Tarn. "
MOVEMENT = "The Movement for Rovuma, or MFR, signed. "
KNOWN_AS = "The Rovuma Unity Brigades, known as RUB, attacked a bridge. "
ILLEGAL = "The illegal group known as the Tarn Liberation Army (TRN) opened fire. "
LAND = "Tavorian officials spoke. The Tavorian Liberation Army (TLA) moved. "


@pytest.mark.parametrize(
    ("text", "word", "nth", "code"),
    [
        (FRONT + "The RLF shelled the town.", "RLF", 1, "UNKREB:rovuma-liberation-front"),
        (FRONT + "RLF killed four farmers.", "RLF", 1, "UNKREB:rovuma-liberation-front"),
        (FRONT + "Residents fled from the RLF.", "RLF", 1, "UNKREB:rovuma-liberation-front"),
        (FRONT + "The RLF's fighters hit Tarn.", "fighters", 0, "UNKREB:rovuma-liberation-front"),
        (FRONT + "RLF rebels hit Tarn.", "rebels", 0, "UNKREB:rovuma-liberation-front"),
        (FRONT + "RLF spokesman Abudo Venn denied it.", "Venn", 0, "UNKREB:abudo-venn"),
        # the short name still is the body's
        (FRONT + "The Front denied it.", "Front", 1, "UNKREB:rovuma-liberation-front"),
        (MOVEMENT + "MFR shelled a market.", "MFR", 1, "UNK:movement-for-rovuma"),
        (MOVEMENT, "Movement", 0, "UNK:movement-for-rovuma"),
        (KNOWN_AS + "The RUB killed two men.", "RUB", 1, "UNKMIL:rovuma-unity-brigades"),
        (ILLEGAL + "The TRN fled.", "TRN", 1, "UNKREB:tarn-liberation-army"),
        (LAND + "The TLA shelled the town.", "TLA", 1, "UNKREB:tavoria"),
        # a name that the tables know in part is no longer that part's
        ("The Movement for the Liberation of Tarn (MLT) met. The MLT left.", "MLT", 1,
         "UNKREB:movement-for-the-liberation-of-tarn"),
        ("The Tarn National Defence Forces (TNDF) met. The TNDF left.", "TNDF", 1,
         "UNK:tarn-national-defence-forces"),
        # of two names that "and" joins the letters are the last one's
        ("The Government of Oresh and the Lenk Liberation Front (LLF) met. The LLF left.", "LLF", 1,
         "UNKREB:lenk-liberation-front"),
        ("Oresh and the Lenk Liberation Front (LLF) met. The LLF left.", "LLF", 1,
         "UNKREB:lenk-liberation-front"),
        ("The Front for Lenk and Oresh (FLO) met. The FLO left.", "FLO", 1,
         "UNK:front-for-lenk-and-oresh"),
        # letters that nobody tells are those of the one body whose first letters they are
        ("The Oresh Unity Movement signed. The OUM left Tarn.", "OUM", 0,
         "UNK:oresh-unity-movement"),
        ("The OUM left Tarn. The Oresh Unity Movement signed.", "OUM", 0,
         "UNK:oresh-unity-movement"),
        ("Lenk and the Oresh Unity Movement signed. The OUM left Tarn.", "OUM", 0,
         "UNK:oresh-unity-movement"),
        ("The Rovuma Liberation Front fired. The RLF shelled the town.", "RLF", 0,
         "UNKREB:rovuma-liberation-front"),
        # letters that a table knows are the text's own where it tells other words for them
        ("The Oresh Liberation Front (OLF) met. The OLF fled.", "OLF", 1,
         "UNKREB:oresh-liberation-front"),
        ("The Oromo Liberation Fronts (OLF) met. The OLF fled.", "OLF", 1,
         "ETHREB:oromo-liberation-front"),
        # letters that a table knows stay
        ("The Kachin Independence Army (KIA) met. The KIA fled.", "KIA", 1,
         "MMRREB:kachin-independence-army"),
        ("The Tarn Liberation Front spoke (AFP). AFP saw it.", "AFP", 1,
         "FRAJRN:agence-france-presse"),
    ],
)  # fmt: skip
def test_letters_name_the_body_they_were_told_for(
    text: str, word: str, nth: int, code: str
) -> None:
    cast = cast_of(text)
    actor = cast.of(head_of(cast, word, nth))
    assert actor is not None
    assert actor.code == code


@pytest.mark.parametrize(
    ("text", "word", "nth"),
    [
        # nothing has been named by them, or no body
        ("The Oresh Unity Movement met the Old Ulm Movement. The OUM left.", "OUM", 0),
        ("The Oresh Utility Market closed. The OUM left Tarn.", "OUM", 0),
        ("The Oresh Unity Movement met. The TUM left Tarn.", "TUM", 0),
        ("The barracks of Tarn burned at noon (GMT). The GMT shelled it.", "GMT", 1),
        ("Senator John Front (R) met the Tarn Front. The R shelled the town.", "R", 1),
        ("The army met Tarn (TRN). The TRN shelled the town.", "TRN", 1),
        # an agency reports
        ("The Tarn News Agency (TNA) saw it. The army hit the TNA.", "TNA", 1),
        # letters of two bodies are nobody's
        (FRONT + "The Rufiji Liberation Front (RLF) met. The RLF shelled the town.", "RLF", 2),
    ],
)
def test_other_letters_name_no_body(text: str, word: str, nth: int) -> None:
    cast = cast_of(text)
    actor = cast.of(head_of(cast, word, nth))
    assert actor is None or (actor.sector == "UNK" and actor.code == f"UNK:{word.lower()}")
