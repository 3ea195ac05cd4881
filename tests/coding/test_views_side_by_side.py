"""Papers that set two sides' views side by side, in the present: each is its side's word."""

from __future__ import annotations

import pytest

from tests.coding.statements_support import as_story, says, shown, statements_of
from trucewatch.running.config import Config
from trucewatch.running.pipeline import Pipeline

# who | words of what is said | act | text
SAID = """
SDN|SPLM-North shelled|accuse|The Government of Sudan maintains that the SPLM-North shelled Kadugli.
splm-north|shells were fired|accuse|The SPLM-North holds that the shells were fired by government\
 forces.
SDN|SPLM-North bombed|accuse|The Sudanese Government is of the view that the SPLM-North bombed the camp.
UGA|Kenyan soldiers fired|accuse|Uganda takes the view that Kenyan soldiers fired on its post.
KEN|Ugandan troops attacked|accuse|In Kenya's view, Ugandan troops attacked the post.
KEN|Ugandan troops burned|accuse|Ugandan troops burned the mill, in Kenya's opinion.
KEN|rebels burned|accuse|In the opinion of the Kenyan Government, the rebels burned the villages.
YEM|coalition broke|accuse|From the point of view of the Houthis, the coalition broke the truce.
KEN|army broke|accuse|As far as Kenya is concerned, Uganda's army broke the truce by shelling Zorb.
UGA|soldiers burned|accuse|It is the position of Uganda that soldiers burned the mill.
KEN|bombed the port|reject|Kenya does not share the view that Uganda bombed the port.
KEN|Ugandan troops|accuse|Kenya and Uganda disagree. The former says that Ugandan troops raided Holl.
UGA|Kenyan jets|accuse|Kenya and Uganda disagree. According to the latter, Kenyan jets bombed it.
"""

# Nobody's view is told.
NONE = """
He is of the same age as the mayor of the town that soldiers shelled.
The Front holds the hill that soldiers shelled.
The former minister holds the post that he was given.
The view over the valley that soldiers shelled is wide.
A view that opens over the hill soldiers shelled is wide.
The army holds positions that were shelled in May.
As far as the bridge that was destroyed, the road is open.
Those who took the town held the position that soldiers had shelled.
"""


def _rows(table: str) -> list[list[str]]:
    return [line.split("|") for line in table.splitlines() if line]


@pytest.mark.parametrize(("who", "words", "act", "text"), _rows(SAID))
def test_a_side_says(who: str, words: str, act: str, text: str) -> None:
    found = statements_of(text)
    theirs = [
        d
        for d in found
        if says(d, who, words) or (d.speaker and who in d.speaker.code and says(d, "", words))
    ]
    words_of = theirs or [d for d in found if words.split(maxsplit=1)[0] in shown((d,))[0]]
    assert theirs, shown(found)
    assert [d.act for d in words_of] == [act], shown(found)


@pytest.mark.parametrize("text", NONE.strip().splitlines())
def test_no_view_is_told(text: str) -> None:
    found = [d for d in statements_of(text) if d.speaker is not None]
    assert not found, shown(statements_of(text))


def test_sides_that_no_table_knows_are_two() -> None:
    text = (
        "The Government of Maravia and the Ostrian delegation disagree. The Government maintains"
        " that Ostrian gunners shelled Keld."
    )
    (shelled,) = [
        e
        for e in Pipeline(Config(coder="quick")).code(as_story(text)).events
        if e.type == "ASSAULT"
    ]
    assert shelled.realis == "alleged"
