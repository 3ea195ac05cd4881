"""Who speaks for a service of the state of a story, where no state's name stands beside him."""

from __future__ import annotations

import pytest

import trucewatch as tw

ARAUCA = (
    "BOGOTA, March 3, 2021 (Wire) - Four members of the National Liberation Army (ELN) died in a "
    "clash in Arauca, in the east of Colombia, on Tuesday. Mediator Norway said the talks would go on. "
)
PALMA = (
    "MAPUTO, March 4, 2021 (Wire) - Insurgents attacked Palma on Tuesday, Mozambique's government "
    "said. Tanzania and Rwanda called on both sides to stop. "
)
DELTA = (
    "ASMARA, March 4, 1999 (Wire) - Ethiopia's defence ministry accused the army of Eritrea of "
    "shelling Zalambessa. Eritrea denied the accusation. "
)
ROWS = [
    (ARAUCA + "Navy spokesman Captain J. R. Pardo said nine boats were sunk.", "COLMIL:j-r-pardo"),
    (ARAUCA + "The spokesman of the army, General Pablo Ruiz, said 20 rebels were dead.",
     "COLMIL:pablo-ruiz"),
    (ARAUCA + "The spokesman of the government, Luis Ariza, said 20 rebels were dead.",
     "COLGOV:luis-ariza"),
    (ARAUCA + "A spokesman for the police, Orlando Mudo, said six people were dead.",
     "COLCOP:orlando-mudo"),
    (ARAUCA + "The commander of the 41st Rangers Regiment, Colonel Pedro Osma, said six were dead.",
     "COLMIL:pedro-osma"),
    (ARAUCA + "Lt. Col. Jorge Pardo, spokesman of the Army's 18th Brigade, said they had left. "
     "\"They had to go,\" Pardo said.", "COLMIL:jorge-pardo"),
    # a movement's, or nobody's
    (ARAUCA + "The spokesman of the revolutionary army, Pablo Ruiz, said 20 were dead.",
     "UNKREB:pablo-ruiz"),
    (ARAUCA + "A colonel, Pablo Ruiz, said 20 rebels were dead.", "UNKMIL:pablo-ruiz"),
    # of a state that turns to both sides he is not
    (PALMA + "Navy spokesman Commander Abel Nuno said that boats had fired.", "MOZMIL:abel-nuno"),
    # of two states at war: of that which has just spoken
    (DELTA + "\"Our guns are silent,\" army spokesman Colonel Saba Teka said.", "ERIMIL:saba-teka"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code"), ROWS)
def test_whose_a_voice_of_a_service_is(text: str, code: str) -> None:
    name = code.partition(":")[2]
    said = {s.speaker.code for s in tw.read(text).statements if s.speaker is not None}
    assert {c for c in said if c.endswith(name)} == {code}
