"""What others say is called untrue as such: a denial, and the deed that it tells stands denied."""

from __future__ import annotations

from functools import cache

import pytest

from tests.coding.statements_support import as_story, shown, statements_of
from trucewatch.records.coded import CodedStory
from trucewatch.running.config import Config
from trucewatch.running.pipeline import Pipeline

# who denies | realis of the deed | text ("//" parts lines)
DENIED = """
ARM|alleged|The statement of the Azerbaijani MoD that Armenian forces fired at Azerbaijani posts on\
 Friday does not correspond to reality, the Armenian Defence Ministry said.
AZE|denied|"The information spread by the Armenian side that our soldiers shelled Tegh is a lie,"\
 the spokesman of the Azerbaijani army said.
UGA|denied|Reports that Ugandan soldiers burned two villages are false, Uganda's government said.
RUS|denied|Kyiv's claims about a Russian strike on the hospital in Kherson are fabricated, the\
 Russian Defence Ministry said.
TPLF|alleged|The claim of the Ethiopian government that Tigrayan forces attacked Kobo has nothing to\
 do with reality, a TPLF spokesperson said.
RWA|denied|Allegations that Rwandan troops killed 12 farmers near Goma are baseless and fabricated,\
 Kigali said in a statement.
M23|denied|"What Kigali says about M23 killing civilians in Kishishe is not true," M23 spokesman\
 Lawrence Kanyuka said.
RUS|denied|Ukraine's reports of shelling of Sumy by Russian forces do not reflect the facts, the\
 Kremlin said.
army|denied|Information about the shelling of the hospital in Keld by our army is untrue, Colonel\
 Arno Vett, the spokesman of the Maravian army, said.
ARM|denied|The Ministry of Defence of Armenia informs://The statement disseminated by the Ministry\
 of Defence of Azerbaijan, alleging that Armenian units opened fire at Azerbaijani positions, does\
 not correspond to reality.
Maravia|denied|Statement by the Foreign Ministry of Maravia//Reports that Maravian troops seized the\
 village of Keld are false.
ARM|alleged|Press release of the Ministry of Defence of Armenia//The statement of the Ministry of\
 Defence of Azerbaijan that Armenian units opened fire at Azerbaijani posts is disinformation.
-|denied|Reports that the army shelled Zorb on Sunday are untrue.
-|alleged|The statement of the Azerbaijani MoD that Armenian units shelled posts is untrue.
"""

# Nobody denies the deed: the report is true, another one is false, or it is asked whether it is.
KEPT = """
alleged|Reports that the army shelled Zorb on Sunday are true, the rebels said.
claimed|Reports that the army shelled Zorb on Sunday are not false, a UN official said.
alleged|The rebels said the army shelled Zorb and that the mayor's statement is a lie.
actual|Rebels shelled Zorb on Sunday. The ministry's claim that it was quiet is false, a nurse said.
alleged|Kenya said Uganda had shelled Zorb, and that reports of a truce were false.
claimed|The commission is studying whether the claims that Ugandan troops burned the mill are false.
actual|Soldiers shelled Zorb after false reports of a truce.
claimed|The army shelled the village, which had nothing to do with the war, residents said.
actual|The rebels shelled the hall in which the ministry's statement had been called a lie.
"""


@cache
def _pipeline() -> Pipeline:
    return Pipeline(Config(coder="quick"))


def _coded(text: str) -> CodedStory:
    return _pipeline().code(as_story(text.replace("//", "\n\n")))


def _rows(table: str) -> list[list[str]]:
    return [line.split("|") for line in table.splitlines() if line]


@pytest.mark.parametrize(("who", "realis", "text"), _rows(DENIED))
def test_a_report_called_untrue(who: str, realis: str, text: str) -> None:
    coded = _coded(text)
    deeds = [e.realis for e in coded.events if e.type == "ASSAULT"]
    assert deeds == [realis], [(e.trigger.text, e.realis, e.made_by.rules) for e in coded.events]
    denials = [s for s in coded.statements if s.act == "deny"]
    assert len(denials) == (who != "-"), coded.statements
    for s in denials:
        assert s.speaker is not None
        assert who in s.speaker.text or s.speaker.code.startswith(who)
    assert not [e for e in coded.events if e.type == "REJECT"]


@pytest.mark.parametrize(("realis", "text"), _rows(KEPT))
def test_another_report_is_untrue_or_none(realis: str, text: str) -> None:
    deeds = [e.realis for e in _coded(text).events if e.type == "ASSAULT" and e.mode]
    assert deeds == [realis]


def test_whose_statement_is_denied() -> None:
    text = (
        "The statement issued by the Ministry of Defence of Kenya that Ugandan troops burned the"
        " mill is a lie, the Ugandan army said."
    )
    made = [d for d in statements_of(text) if d.act == "accuse"]
    assert [d.speaker.code[:3] for d in made if d.speaker] == ["KEN"], shown(tuple(made))
