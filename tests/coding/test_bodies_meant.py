"""Which body "the organization", "the agency", "the group" and the like stand for."""

from __future__ import annotations

import pytest

from tests.coding.statements_support import shown, statements_of

# a part of the speaker's code, "" where it stays unresolved | text
MEANT = """
red-cross|The Kenyan government, the army and the Red Cross met. The organization said that its trucks\
 were shelled.
unmiss|The UN mission in South Sudan and the army went to Bor. The mission said shells hit the camp.
un-security-council|The Security Council heard the Government of Sudan. The body called for a truce.
unicef|UNICEF and the Yemeni army exchanged letters. The agency said that soldiers burned its stores.
tigray|The Ethiopian army and the Tigray People's Liberation Front talked. The group said it was hit.
hamas|Hamas, the Israeli army and UNRWA gave accounts. The group said that Israel shelled it.
unrwa|Hamas, the Israeli army and UNRWA gave accounts. The agency said that shells hit a school.
monusco|M23 and the Congolese army fought. MONUSCO sent men. The mission said the camp was shelled.
m23|M23 and the Congolese army fought. MONUSCO sent men. The group said that the army shelled Sake.
ocha|OCHA and the Syrian army spoke on Friday. The body said that convoys were barred.
|The Red Cross and Human Rights Watch criticised Kenya. The organization said soldiers burned homes.
|Hamas and the Houthis met in Sanaa. The group said that Israel shelled it.
|The army and the government of Kenya met. The organization said that soldiers burned homes.
|Kenya and the Kenyan army met. The agency said that soldiers burned homes.
|The Kenyan army and Uganda spoke of the shelling. The body said that it was over.
"""


@pytest.mark.parametrize(("code", "text"), [x.split("|") for x in MEANT.splitlines() if x])
def test_the_body_that_fits(code: str, text: str) -> None:
    last = statements_of(text)[-1]
    speaker = last.speaker
    assert speaker is not None
    assert speaker.text.split()[0] == "The", shown((last,))
    told = speaker.code.partition(":")[2]
    assert code in told if code else not told, shown((last,))


def test_a_body_that_does_not_speak_is_nobody() -> None:
    text = "The Security Council met. The body of a farmer was found at the mill."
    assert not statements_of(text)
