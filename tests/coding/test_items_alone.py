"""A report that is made of its items alone says them in its own words, not in a headline."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import coded

ITEMS = """JOINT MONITORING MISSION

DAILY SITUATION REPORT
Date: 4 October 2018

1. General. The security situation in the area was calm on most days of the week.

2. North. The army stated that its troops were attacked by rebels at Zorb on 3 October.

3. South. The rebels stated that the army had shelled the village of Tarn on 3 October.
"""
DECK = """Truce in doubt
- The army says that its troops were attacked by rebels at Zorb

NAIROBI, 4 October 2018 (Wire) - The truce is in doubt. Nobody was hurt at Zorb, residents said.
"""


@pytest.mark.parametrize(("text", "headline"), [(ITEMS, False), (DECK, True)])
def test_whether_a_charge_stands_in_a_headline(text: str, headline: bool) -> None:
    said = [s for c in coded(text, "2018-10-04") for s in c.statements]
    charges = [s for s in said if s.act in ("accuse", "assert") and s.speaker is not None]
    charges = [s for s in charges if s.speaker and "army" in s.speaker.text.lower()]
    assert charges
    assert {s.quote_type == "headline" for s in charges} == {headline}


def test_items_are_read_as_prose_is() -> None:
    stopped = "On 3 June a patrol was stopped at the Osk bridge by members of the Karo Front."
    head = "ORLAN JOINT OBSERVER MISSION\nDaily report no. 12\n4 June 2031\n\n"
    as_item, as_prose = (
        [(e.type, e.trigger.text) for c in coded(head + t, "2031-06-04") for e in c.events]
        for t in (f"3. {stopped}\n", f"{stopped}\n")
    )
    assert as_item == as_prose == [("COERCE", "stopped")]
