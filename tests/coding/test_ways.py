"""Ways barred and opened, relief that arrives: what, by whom, to whom, where and when."""

from __future__ import annotations

from functools import cache

import pytest

import trucewatch as tw
from trucewatch.records import Event

BEFORE = (
    "Truce in Osk frays\n\nTARN, Osk, June 15, 2012 (Agency) - The army of Osk and the rebel"
    " Northern Front accused each other on Thursday of breaking the truce that they signed in"
    " March. Army spokesman Ivo Marn said rebels had fired on a patrol near Sella, wounding two"
    " soldiers. The Front denied it.\n\n"
)
NOBODY = "-"


@cache
def told(text: str) -> tuple[Event, ...]:
    """Return the events of the last paragraph of a report on a conflict of two sides."""
    read = tw.read(BEFORE + text)
    at = read.stories[0].text.index(text)
    return tuple(e for e in read.events if e.trigger.start >= at)


def row(event: Event) -> tuple[str, str | None, str | None]:
    time = event.time.value or event.time.from_ if event.time else None
    return event.type, event.place and event.place.name, time


# text, trigger, type, place, day
ROWS = [
    # What somebody was kept from: one barring, on the day and at the place of that clause.
    ("Front fighters barred a UN patrol from entering the village of Darna on 9 June.",
     "barred", ("COERCE", "Darna", "2012-06-09")),
    ("Osk soldiers prevented observers from crossing the Vedra bridge on Thursday.",
     "prevented", ("COERCE", "Vedra", "2012-06-14")),
    ("Rebels refused to let the convoy through at Kesh on Wednesday.",
     "refused", ("COERCE", "Kesh", "2012-06-13")),
    ("A team that tried to visit the Halwa garrison on 11 June was turned away at the gate.",
     "turned", ("COERCE", "Halwa", "2012-06-11")),
    # Access and entry lead to where it was denied.
    ("The mission was denied access to the Kesh barracks on Tuesday.",
     "denied", ("COERCE", "Kesh", "2012-06-12")),
    ("The Front's commanders refused the patrol entry to the village of Vask on Tuesday.",
     "refused", ("COERCE", "Vask", "2012-06-12")),
    ("UN aircraft were denied landing permission at Darrow on 8 June.",
     "denied", ("COERCE", "Darrow", "2012-06-08")),
    ("Army trucks cut the only road to Orun on Sunday.", "cut", ("COERCE", "Orun", "2012-06-10")),
    # Shut since when; held up for how long.
    ("The army has kept the Sella road shut since Sunday.",
     "kept", ("COERCE", "Sella", "2012-06-10/..")),
    ("The Front has besieged the town of Edaga since March 2.",
     "besieged", ("COERCE", "Edaga", "2012-03-02/..")),
    ("Rebels held a Mission patrol for three hours at Sella on Monday.",
     "held", ("COERCE", "Sella", "2012-06-11")),
    ("The closure of the Belmar airport by the army on Friday left hundreds stranded.",
     "closure", ("COERCE", "Belmar", "2012-06-15")),
    ("The government imposed a blockade on the port of Sarrat on 1 June.",
     "blockade", ("COERCE", "Sarrat", "2012-06-01")),
    ("The obstruction of a patrol by Front fighters at Orun on 8 June was reported.",
     "obstruction", ("COERCE", "Orun", "2012-06-08")),
    ("The Front closed two crossing points on Sunday.", "closed", ("COERCE", None, "2012-06-10")),
    # Ways opened, relief that arrives, people brought out.
    ("Belmar airport reopened on Thursday, the ministry said.",
     "reopened", ("RETREAT", "Belmar", "2012-06-14")),
    ("The rebels opened the road to Halwa for aid convoys on 10 June.",
     "opened", ("RETREAT", "Halwa", "2012-06-10")),
    ("Soldiers let a bus carrying wounded civilians pass the Halwa checkpoint on Sunday.",
     "let", ("RETREAT", "Halwa", "2012-06-10")),
    ("Food and medicine reached Karsa on Monday.", "reached", ("RETREAT", "Karsa", "2012-06-11")),
    ("A relief convoy of 20 trucks arrived in Edaga on Thursday.",
     "arrived", ("AID", "Edaga", "2012-06-14")),
    ("Medical supplies were flown into Darrow on 6 June by the Red Cross.",
     "flown", ("AID", "Darrow", "2012-06-06")),
    ("The Red Crescent evacuated 60 wounded from Edaga to Karsa on 6 June.",
     "evacuated", ("AID", "Edaga", "2012-06-06")),
    ("More than 5,000 people were evacuated from Orun on Monday.",
     "evacuated", ("AID", "Orun", "2012-06-11")),
    ("Access to the Sarn camp was restored on 6 June.",
     "restored", ("RETREAT", "Sarn", "2012-06-06")),
    ("The Red Cross on Sunday brought 25 tons of flour into Lubo.",
     "brought", ("AID", "Lubo", "2012-06-10")),
    ("Displaced families began returning to Tarsis on Sunday.",
     "returning", ("RETREAT", "Tarsis", "2012-06-10")),
    ("The road from Korda to the coast was opened for three hours on Saturday.",
     "opened", ("RETREAT", "Korda", "2012-06-09")),
    ("Barricades on the Moreb road were cleared by the army on Tuesday.",
     "cleared", ("RETREAT", "Moreb", "2012-06-12")),
    ("A Mission team was stopped by soldiers in Korda on 4 June.",
     "stopped", ("COERCE", "Korda", "2012-06-04")),
    ("An aid flight landed at Korda on Monday.", "landed", ("RETREAT", "Korda", "2012-06-11")),
    ("Rebels have been holding a UN convoy at Mero since Tuesday.",
     "holding", ("COERCE", "Mero", "2012-06-12/..")),
    ("Two trucks were allowed to enter Mero on Sunday.",
     "allowed", ("RETREAT", "Mero", "2012-06-10")),
    ("Some 2,000 residents of Vask returned to their homes on Saturday.",
     "returned", ("RETREAT", "Vask", "2012-06-09")),
    ("Monitors inspected a depot of the Front at Kesh on 7 June.",
     "inspected", ("ACCUSE", "Kesh", "2012-06-07")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "want"), ROWS)
def test_where_and_when(text: str, trigger: str, want: tuple[str, str | None, str]) -> None:
    assert [row(e) for e in told(text) if e.trigger.text == trigger] == [want]


ALONE = [
    "The army has kept the Sella road shut since Sunday.",
    "Osk soldiers prevented observers from crossing the Vedra bridge on Thursday.",
    "The army prevented aid trucks from entering Darna on Sunday.",
    "Rebels refused to let the convoy through at Kesh on Wednesday.",
]


@pytest.mark.parametrize("text", ALONE)
def test_one_barring(text: str) -> None:
    """What did not come of a barring is no act beside it."""
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Rebels on Tuesday held up six trucks of flour at Edaga.",
        "The army prevented aid trucks from entering Darna on Sunday.",
        "Front fighters on Monday held up a relief convoy.",
    ],
)
def test_lorries_are_nobodys(text: str) -> None:
    (event,) = told(text)
    assert event.recipients == ()


def test_to_whom() -> None:
    """Who is refused access stands behind "to" as a place does."""
    (event,) = told("On Tuesday, soldiers at the Tarsis post refused passage to a Mission patrol.")
    assert ["Mission patrol" in r.text for r in event.recipients] == [True]
    (event,) = told("Government forces denied access to a Mission team near Sella on Monday.")
    assert ["Mission team" in r.text for r in event.recipients] == [True]
    (event,) = told("The army denied access to the Kesh barracks on Monday.")
    assert event.recipients == ()


# text, trigger, and whether it counts as done
REALIS = [
    ("The port of Vedra remains closed.", "remains", "state"),
    ("The Front has besieged the town of Edaga since March 2.", "besieged", "actual"),
    ("The army besieged the town of Edaga in March 1994.", "besieged", "historical"),
    ("Rebels held a Mission patrol for three hours at Sella on Monday.", "held", "actual"),
    ("The army rejected a claim that it had blocked aid to Edaga.", "blocked", "denied"),
    ("Rebels refused to let the convoy through at Kesh on Wednesday.", "refused", "actual"),
]


@pytest.mark.parametrize(("text", "trigger", "want"), REALIS)
def test_done_or_standing(text: str, trigger: str, want: str) -> None:
    assert [e.realis for e in told(text) if e.trigger.text == trigger] == [want]


# text, word that no event of such a type may hang on
NOT = [
    ("The army said it would open the Sella road on 1 July.", ("actual", "claimed")),
    ("Front leaders demanded that the army open the road to Vask.", ("actual", "claimed")),
    ("The Front said it would close the crossing if shelling went on.", ("actual", "claimed")),
    ("The army has not closed the Sella road.", ("actual", "claimed", "state")),
]


@pytest.mark.parametrize(("text", "done"), NOT)
def test_not_yet_done(text: str, done: tuple[str, ...]) -> None:
    ways = [e for e in told(text) if e.type in ("COERCE", "RETREAT")]
    assert not [e.trigger.text for e in ways if e.realis in done]


NOWHERE = [
    # Where a convoy comes from is not where it was stopped.
    ("Rebels on Monday turned back a convoy from Sella.", "turned"),
    ("Rebels on Monday stopped a convoy of lorries from Vedra.", "stopped"),
    # Who was kept from seeing somebody is nowhere by his name.
    ("The army denied lawyers access to Brel, a jailed commander, on Monday.", "denied"),
]


@pytest.mark.parametrize(("text", "trigger"), NOWHERE)
def test_whence_is_not_where(text: str, trigger: str) -> None:
    assert [e.place for e in told(text) if e.trigger.text == trigger] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels held a team meeting on the harvest.",
        "Police closed the Korda bridge on Sunday for a marathon.",
        "The Korda road was closed on Monday after a landslide.",
        "The shop remains closed for repairs.",
        "The goalkeeper prevented the striker from reaching the ball.",
    ],
)
def test_no_way_barred(text: str) -> None:
    assert not [e for e in told(text) if e.type == "COERCE"]
