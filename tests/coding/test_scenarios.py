"""Cases that are only thought of, told in the present: none of their acts has been done.

Beside each stands what looks like it and is news.
"""

from __future__ import annotations

import pytest

from trucewatch.records import Document, Event
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument

DONE = frozenset({"actual", "claimed", "alleged", "monitor_reported", "state"})
NEWS = "TARN, March 4, 2026 - Soldiers and rebels fought near the line on Monday.\n\n"


def events(text: str) -> list[Event]:
    raw = RawDocument(
        Document("d", "d", "0", None, "text/plain"), NEWS + text, Meta(date="2026-03-04")
    )
    found = pipeline(Config()).code_document(raw)
    return [e for c in found for e in c.events if e.trigger.start >= len(NEWS)]


def done(text: str) -> list[str]:
    """Return the triggers of the acts of force and talks that are told as done."""
    kinds = ("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "CONSULT", "ACCUSE", "THREATEN")
    return [e.trigger.text for e in events(text) if e.realis in DONE and e.type in kinds]


IMAGINED = [
    "Analysts see three scenarios. In the first, the commanders meet. In the second, militants "
    "attack a camp and India carries out a surgical strike. In the worst case, Pakistan shells "
    "Poonch and India bombs Lahore.",
    "A think tank lists two options. In one, the army shells Goma. In another, the rebels leave "
    "the town and the army enters it.",
    "Scenario A: Hezbollah fires rockets at Haifa and Israel bombs Beirut.",
    "Scenario 2 - The Houthis shell Marib. Saudi Arabia bombs Sanaa. Riyadh closes the airport.",
    "Option B: a military push. The army attacks Kadugli and besieges Dilling.",
    "Worst case: the rebels storm the airport of Bor.",
    "Imagine the following: an Israeli drone strikes Tyre and kills three people.",
    "Imagine that an Israeli drone strikes Tyre. Hezbollah fires rockets at Haifa.",
    "Let us suppose that the rebels shell Juba. The army attacks Nasir.",
    "Picture this: gunmen kidnap two envoys and shell the camp.",
    "The scenario is simple: rebels seize the bridge, the army bombs the town.",
    "The paper looks at a scenario in which the army attacks Nasir and rebels shell Juba.",
    "In the war game, red forces shelled Haifa and blue forces bombed Tyre.",
    "The simulation begins with an attack on the port of Aden. Rebels seize two ships.",
    "The novel opens with a raid on Tyre in which nine people are killed.",
    "In the exercise, rebels attack a convoy near Bor.",
    "In a worst case, Hezbollah attacks Metula.",
    "At worst, the rebels shell Juba again.",
    "If talks failed, the Houthis would retaliate with car bombs in Jeddah.",
    "The army could answer with air strikes on Nasir.",
    "The rebels might respond by shelling Juba with rockets.",
    "What next?\n\nScenario 1: Escalation\n\nMilitants attack a camp near Uri. India bombs Lahore.\n\n"
    "Pakistan shells Poonch.",
]  # fmt: skip


@pytest.mark.parametrize("text", IMAGINED)
def test_nothing_of_a_scenario_is_done(text: str) -> None:
    assert done(text) == []


TOLD = [
    ("In the second attack, militants killed four guards near Uri.", "killed"),
    ("In the first raid rebels shelled Juba. In the second, they attacked Bor.", "shelled"),
    ("In the worst attack of the year, rebels shelled Juba on Monday.", "shelled"),
    ("Analysts see three scenarios. On Monday militants attacked a camp.", "attacked"),
    ("A paper names two options. The rebels shelled Juba on Sunday.", "shelled"),
    ("In a worst case, Hezbollah attacks Metula. On Monday it shelled Haifa.", "shelled"),
    ("The army said it had no option. Rebels attacked the camp.", "attacked"),
    ("Rebels attacked a convoy during the exercise on Sunday.", "attacked"),
    ("The army answered with air strikes on Nasir on Monday.", "strikes"),
    ("The rebels responded with the shelling of Juba.", "shelling"),
    ("Imagine the fear. Rebels shelled Juba again on Monday.", "shelled"),
    ("In the second case, gunmen shot two traders near Bor on Monday.", "shot"),
    ("The novelist was wounded when rebels shelled Juba.", "shelled"),
]


@pytest.mark.parametrize(("text", "trigger"), TOLD)
def test_what_is_told_beside_it_is_done(text: str, trigger: str) -> None:
    assert trigger in done(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Scenario B: Riyadh accuses the rebels of a trick and the rebels deny it.", 0),
        ("In the worst case, rebels shell Juba, the minister says.", 1),
        ("On Monday Riyadh accused the rebels of a trick.", 1),
    ],
)
def test_what_a_scenario_makes_its_sides_say(text: str, said: int) -> None:
    raw = RawDocument(Document("d", "d", "0", None, "text/plain"), text, Meta(date="2026-03-04"))
    found = pipeline(Config()).code_document(raw)
    assert sum(len(c.statements) for c in found) == said
