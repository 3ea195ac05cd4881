"""Who "it" is that found, noted, ruled; whose "the delegation" and "the patrol" are."""

from __future__ import annotations

import pytest

from tests.coding.statements_support import shown, statements_of

RAID = "It found on the other hand that the army's raid on Pelim on 6 June was a breach."
# a part of the last speaker's code | text
GOES_ON = """
verification-panel|The Joint Verification Panel heard eleven complaints. It dismissed seven, all lodged by the\
 Tovan Liberation Front. {}
verification-panel|The Joint Verification Panel's second report concluded that the ambush at Denok was the work\
 of the Black Column, and that the Coral Front did not break the truce on that day. {}
IGO|A report by the Truce Commission blamed the Coral Front for the ambush. {}
IGO|The Mechanism's report, of 30 October, blamed the Coral Front for the ambush at Denok. {}
observation-committee|The Ceasefire Observation Committee rejected four complaints by the Sanari Army. {}
-coral|A report published in Lod blamed the Coral Front for the ambush. {}
coral-front|The Coral Front rejected the report of the Monitoring Mission. It said it had no men in Denok.
sanari-army|The Sanari Army accused the Coral Front of shelling Denok. It said that four soldiers died.
coral-front|The Coral Front handed 14 prisoners to the Monitoring Mission. It said they were in good health.
"""


@pytest.mark.parametrize("row", [x for x in GOES_ON.splitlines() if x])
def test_who_goes_on_telling(row: str) -> None:
    code, text = row.split("|")
    last = statements_of(text.format(RAID))[-1]
    told = last.speaker.code if last.speaker is not None else ""
    assert (code[1:] not in told) if code[0] == "-" else (code in told), shown((last,))


# The speaker of the last statement: its code | text
PARTS = """
UNK:coral-front|The delegation of the Coral Front left. The delegation said the army had shelled Denok.
UNK:coral-front|Ana Pell met the Coral Front. The Coral Front's delegation said the army shelled Denok.
UNK:nerul-front|The Nerul Front wants a pullout. The Nerul Front delegation said the army shelled Denok.
UNKIGO|The Lower Basin Monitors' patrol heard 11 explosions. The patrol said shells hit the school.
UNKIGO:joint-truce-observation-commission|The Joint Truce Observation Commission (JTOC) went to Denok.\
 The JTOC patrol said it heard 26 explosions.
UNOIGO:united-nations|A UN team went to Sarib. The team said shells hit the school.
UNKGOV|The government's delegation and the delegation of the Coral Front met. The delegation said the army\
 shelled Denok.
UNKMIL|An army patrol was ambushed near Denok. The patrol said it had returned fire.
"""


@pytest.mark.parametrize("row", [x for x in PARTS.splitlines() if x])
def test_whose_a_part_is(row: str) -> None:
    code, text = row.split("|")
    last = statements_of(text)[-1]
    assert last.speaker is not None and last.speaker.code == code, shown((last,))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Joint Truce Observation Commission", "UNKIGO:joint-truce-observation-commission"),
        ("Ceasefire Supervision Board", "UNKIGO:ceasefire-supervision-board"),
        ("Joint Verification Panel", "UNKIGO:joint-verification-panel"),
        # Twins: no word of watching, or a state's by its name.
        ("National Reform Commission", ""),
        ("Sudanese Ceasefire Commission", "SDN"),
        ("Karuna Police", "UNKCOP:karuna-police"),
    ],
)
def test_bodies_that_watch_by_their_names(name: str, code: str) -> None:
    last = statements_of(f"The {name} said that the army had shelled Denok.")[-1]
    told = last.speaker.code if last.speaker is not None else ""
    assert told.startswith(code) if code else "IGO" not in told, shown((last,))
