"""Who speaks in addresses and letters ("they" are the other side), and what bare answers do."""

from __future__ import annotations

import pytest

from tests.coding.statements_support import shown, statements_of

# whose "they" are | text ("//" parts lines)
THEY = """
AZE|Address by the President of Armenia to the nation//Azerbaijani troops shelled Sotk. They say that\
 we fired first.
UGA|Letter of the Foreign Minister of Kenya to the Security Council//Ugandan troops entered our\
 territory on 3 May. They claim that our police fired first.
KEN|Statement of the Ugandan Ministry of Defence//We keep the truce. They say our soldiers crossed\
 the line. Kenyan soldiers did.
"""

# The text is no side's own, somebody else is named, or no side is spoken of.
NOT_THE_FOE = """
Statement of the Ugandan Ministry of Defence//Kenyan guns fired on Holl. Villagers fled. They say\
 that it was dark.
The president of Armenia met two elders on Sunday. They say that we should pray for Azerbaijan.
"""

# act, who | question | answer
ANSWERS = """
deny|KEN|did your troops shell the camp?|No.
deny|KEN|did your troops shell the camp?|Not at all.
deny|KEN|did your men burn the mill?|Absolutely not. We were in Holl.
concede|KEN|did your troops shell the camp?|Yes.
assert|KEN|did your men take the bridge?|Yes, on Friday.
reject|KEN|will you withdraw from the border?|No.
reject|KEN|would you sign it?|Not at all.
agree|KEN|will you withdraw from the border?|Yes.
offer|KEN|will you withdraw from the border?|Yes, if they leave.
assert|KEN|is it a quiet place?|Yes.
assert|KEN|where were your men?|No army tells that.
assert|KEN|how many men were there?|Not many.
"""


def _rows(table: str) -> list[list[str]]:
    return [line.split("|") for line in table.splitlines() if line]


def _text(text: str) -> str:
    return text.replace("//", "\n\n")


@pytest.mark.parametrize(("who", "text"), _rows(THEY))
def test_they_are_the_other_side(who: str, text: str) -> None:
    found = statements_of(_text(text))
    (said,) = [d for d in found if d.speaker and d.speaker.text == "They"]
    assert said.speaker is not None
    assert said.speaker.country == who, shown(found)


@pytest.mark.parametrize("text", NOT_THE_FOE.strip().splitlines())
def test_they_are_somebody_else(text: str) -> None:
    found = statements_of(_text(text))
    foes = [d for d in found if d.speaker and d.speaker.text == "They"]
    assert not [d for d in foes if d.speaker and d.speaker.country], shown(found)


@pytest.mark.parametrize(("act", "who", "question", "answer"), _rows(ANSWERS))
def test_bare_answers(act: str, who: str, question: str, answer: str) -> None:
    text = (
        "HOST: With me is the spokesman of the Kenyan army, Colonel James Odera.\n\n"
        f"HOST: Colonel, {question}\n\nGUEST: {answer}\n\nHOST: Thank you.\n\nGUEST: Thanks."
    )
    first = statements_of(text)[0]
    assert first.speaker is not None
    assert (first.act, first.speaker.country) == (act, who), shown((first,))
