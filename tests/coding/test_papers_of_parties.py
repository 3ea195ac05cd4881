"""Letters and notices of parties: whose "we", "our army" and "my Government" are, and who did what."""

from __future__ import annotations

import trucewatch as tw
from trucewatch.records import ReadResult

LETTER = """\
Letter dated 7 June 2031 from the Permanent Representative of Keth to the United Nations
On 5 June artillery of the armed forces of Valdora shelled the village of Brod, killing four \
civilians.
Keth has to date refrained from responding. It reserves its right to do so.
My Government calls upon the Security Council to condemn these acts.
"""
NOTICE = """\
Issa Front Media Office
Our forces repelled an attempt by the regime's army to advance on Osk at dawn today.
We hold the regime fully responsible for breaking the truce.
The Front will not attend the Geneva round on 12 May unless the army pulls back from Osk.
"""
NOTE = """\
MINISTRY OF FOREIGN AFFAIRS OF CHAD
Press release No. 14, 7 June 2031
My Government calls upon the Security Council to condemn the attack. Our army did not fire.
"""


def _speaker(found: ReadResult, words: str) -> str:
    (code,) = {
        s.speaker.code
        for s in found.statements
        if s.speaker is not None and any(words in c.text for c in s.content)
    }
    return code


def _done(found: ReadResult, trigger: str) -> tuple[list[str], list[str]]:
    (event,) = (e for e in found.events if e.trigger.text == trigger)
    return [a.code for a in event.actors], [r.code for r in event.recipients]


def test_a_letter_is_of_the_state_that_sends_it() -> None:
    found = tw.read(LETTER)
    assert _speaker(found, "refrained from responding") == "UNKGOV:keth"
    assert _speaker(found, "to do so") == "UNK:keth"
    assert _speaker(found, "to condemn these acts") == "UNKGOV:keth"
    assert _done(found, "shelled")[0] == ["UNKMIL:valdora"]
    acts = {s.act for s in found.statements for c in s.content if "refrained" in c.text}
    assert acts == {"assert"}
    assert not [e for e in found.events if e.trigger.text == "has"]


def test_a_notice_of_a_media_office_is_of_its_body() -> None:
    found = tw.read(NOTICE)
    for words in ("Our forces repelled", "the regime fully responsible", "will not attend"):
        assert _speaker(found, words) == "UNK:issa-front"
    assert _done(found, "repelled")[0] == ["UNK:issa-front"]
    assert _done(found, "breaking")[0] == ["UNKGOV"]
    assert _done(found, "attend") == (["UNK:issa-front"], [])


def test_my_government_is_the_ministrys_state() -> None:
    found = tw.read(NOTE)
    assert _speaker(found, "to condemn the attack").startswith("TCDGOV")
    assert _done(found, "fire")[0][0].startswith("TCD")


def test_who_is_held_responsible_did_it() -> None:
    found = tw.read("Azerbaijan holds Armenia accountable for the killing of four farmers in Osk.")
    assert _done(found, "killing")[0] == ["ARM"]
    other = tw.read("The court found the general guilty of killing four farmers in Osk.")
    assert "court" not in [a.name for e in other.events if e.type == "ASSAULT" for a in e.actors]


def test_who_shares_a_subject_blames() -> None:
    found = tw.read(
        "The army says two of its soldiers have been wounded near Osk, and blames the Issa Front."
    )
    (blamed,) = (e for e in found.events if e.type == "ACCUSE")
    assert [a.name for a in blamed.actors] == ["army"]
