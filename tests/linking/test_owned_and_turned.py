"""Who claims a deed that was told before, who lays it to nobody, and who lays it back."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import answers, sets

ROWS = [
    # A claim of responsibility names no place: it is of the deed told before.
    ("Two guards were shot dead near Saravan by gunmen on Monday. Jaish al-Adl said that it had carried"
     " out the operation.", {("Jaish al-Adl", "Jaish al-Adl")}),
    ("A blast killed five people in Quetta on Monday. The Baloch Liberation Army said it was behind the"
     " attack.", {("Baloch Liberation Army", "Baloch Liberation Army")}),
    # It is not of a deed elsewhere, nor of one that is laid to another.
    ("Israel shelled Yaroun on Monday, Lebanon said. Hezbollah said it had carried out the operation in"
     " Metula.", {("Lebanon", "Israel"), ("Hezbollah", "Hezbollah")}),
    # "Gunmen" are nobody's answer; the report itself lays it to nobody.
    ("Gunmen opened fire on a patrol near Talayan on Monday, and the army blamed the Moro Islamic"
     " Liberation Front. The front said its men had not left their camp.",
     {("army", "Moro Islamic Liberation Front"), ("Moro Islamic Liberation Front", "no")}),
    ("A bomb went off in Gao on Monday, killing nine. The government pointed to the JNIM, which holds the"
     " roads.", {("government", "JNIM")}),
    # The other side did it to itself.
    ("Ukraine blew up a bridge in Bryansk on Monday, Russian investigators said. Kyiv said that Moscow"
     " had mined its own railway.", {("Russian investigators", "Ukraine"), ("Ukraine", "Russia")}),
    # A bare denial answers all that a charge names.
    ("Ethiopia accused Eritrea of shelling Zalambessa and of burning a mill at Rama. Eritrea denied the"
     " charge.", {("Ethiopia", "yes"), ("Eritrea", "no")}),
    # Nothing came from its side.
    ("Iran said that two of its guards were shot at from Pakistan on Monday near Saravan. Pakistan said no"
     " shots had come from its territory.", {("Iran", "yes"), ("Pakistan", "no")}),
    # What is untrue in set words.
    ("Azerbaijan said on Wednesday that Armenian units shot at its posts near Vardenis. Armenia said the"
     " statement did not correspond to reality.", {("Azerbaijan", "yes"), ("Armenia", "no")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), ROWS)
def test_who_answers_for_a_deed(text: str, wanted: set[tuple[str, str]]) -> None:
    asked = (s for s in sets(text) if s.kind in ("responsible", "breach", "began", "occurred"))
    told = {a for s in asked for a in answers(s)}
    assert {(who, what) for who, what in told if who != "the report itself"} == wanted


def test_a_rebel_spokesman_is_of_the_only_group() -> None:
    (found,) = sets(
        "Congo's army accused the M23 of burning a mill at Sake on Monday. Rebel spokesman Jean Bosco"
        " said that a generator had caught fire by accident."
    )
    assert {c.camp for c in found.claims} == {"COD", "CODREB:m23"}
