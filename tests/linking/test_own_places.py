"""Where an act was, by its own words, and not where else they lead.

Each row: a report, the word that tells of an act, the place that it is at (None: none), as its
report alone tells it.
"""

from __future__ import annotations

import pytest

from tests.linking.short_texts import DAY, WIRE, coded
from trucewatch.linking.incidents.completed import completed

ROWS = [
    # Where somebody went, lies or hears it is not where it was.
    ("The mayor said residents heard at least six explosions and that some forty families left for"
     " Malakal in the night. The army shelled Orlam on Monday.", "explosions", None),
    ("Teacher Deng Akol said he had seen two men run into the bush towards Bor after the explosion."
     " A mine killed six soldiers at Orlam on Monday.", "explosion", None),
    ("The death toll of Monday's bombing near Orlam has risen to nine after two of the injured died"
     " in Malakal hospital, the army said.", "died", None),
    ("One fighter died of his wounds in a clinic in Malakal on Tuesday.", "died", None),
    ("The families fled to Bentiu after soldiers shelled the camp.", "shelled", None),
    ("Soldiers shelled the hospital in Malakal on Monday.", "shelled", "Malakal"),
    ("Gunmen killed two nurses in Malakal hospital on Monday.", "killed", "Malakal"),
    ("Fighters ran into Malakal and attacked the market.", "attacked", "Malakal"),
    ("The shells that killed three men at Orlam came from positions of the Third Brigade near the"
     " Malakal power station.", "came", None),
    # The name right at the act is its place, whatever the sentence goes on to name.
    ("Three days after the killings of Orlam, the yard of the mission in Malakal is full of"
     " displaced people. Gunmen attacked Orlam on Friday.", "killings", "Orlam"),
    ("The UN mission said the attack of 12 January on Orlam and Teek killed nine people.", "attack",
     "Orlam"),
    ("A joint team will report on the Orlam Kuach clash by Friday.", "clash", "Orlam Kuach"),
    ("Gunmen attacked a bus near Teek on Monday. The army said it had nothing to do with the Teek"
     " blast.", "blast", "Teek"),
    ("The army fired a Grad salvo. The Grad attack killed six.", "attack", None),
    ("Ten people were killed when a mine tore through a bus near Orlam in the northern district of"
     " Malakal.", "tore", "Orlam"),
    ("Ten people were killed on Monday in a raid at Orlam, in the north of Unity State.", "raid",
     "Orlam"),
    # Who only hears it is elsewhere, where another act has a place.
    ("Rebels ambushed a convoy at Orlam on Monday. The mission's troops in Malakal had heard"
     " shooting.", "shooting", None),
    ("Rebels shelled Orlam on Monday. The governor complains of mortars in Teek. The army said that"
     " it had not fired any mortars on the town.", "fired", "Teek"),
    ("The army corrected its figure for Teek: seven rebels, not nine, had been killed, it said.",
     "killed", "Teek"),
    # Bodies and units are no places.
    ("Instructors fired on a TKF checkpoint when the TKF fighters refused to lift the barrier.",
     "fired", None),
    ("The soldiers entered an area of the 9th Base Command and opened fire on sleeping men.",
     "opened", None),
    ("Rebels attacked the outpost on Hill 407 above the town of Orlam on Monday.", "attacked",
     "Hill 407"),
    ("Fighting on Hill 407 on Monday killed four soldiers.", "Fighting", "Hill 407"),
    ("Troops shelled Checkpoint 12 near Orlam on Monday.", "shelled", "Checkpoint 12"),
]  # fmt: skip


def places(text: str) -> dict[str, str | None]:
    found = (completed(c) for c in coded(WIRE + text, DAY))
    return {
        e.trigger.text: None if e.place is None else e.place.name for c in found for e in c.events
    }


@pytest.mark.parametrize(("text", "act", "where"), ROWS)
def test_own_place(text: str, act: str, where: str | None) -> None:
    told = places(text)
    assert act in told, told
    assert told[act] == where, told
