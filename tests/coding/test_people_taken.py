"""People and things taken, held, let go and handed back: by whom, whom, where and when.

A row: what is told; then for each deed ``word type/mode realis actors > recipients @place day``,
`-` for what is not told. ``never`` are readings that a sentence must not give.
"""

from __future__ import annotations

from functools import cache

import pytest

from trucewatch.records import Document, Event
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument

BEFORE = (
    "The army of Zand and the rebel Eastern Front accused each other on Thursday of breaking the "
    "truce. Army spokesman Oto Bel said rebels had fired on a patrol, wounding two soldiers. The "
    "Front denied it.\n\n"
)
AFTER = "\n\nTalks between the government and the Front are to resume in Geneva on June 28."


@cache
def _events(text: str) -> tuple[Event, ...]:
    raw = RawDocument(
        Document("d", "d", "0", None, "text/plain"), BEFORE + text + AFTER, Meta(date="2012-06-15")
    )
    events = [e for c in pipeline(Config()).code_document(raw) for e in c.events]
    last = len(BEFORE) + len(text)
    return tuple(e for e in events if len(BEFORE) <= e.trigger.start < last)


def told(text: str) -> list[str]:
    """Return the deeds of ``text``, each as one line."""
    return [
        f"{e.trigger.text} {e.type}/{e.mode or '-'} {e.realis}"
        f" {'+'.join(a.text for a in e.actors) or '-'} > "
        f"{'+'.join(a.text for a in e.recipients) or '-'}"
        f" @{e.place.name if e.place else '-'} {e.time.from_ if e.time else '-'}"
        for e in _events(text)
    ]


ROWS: list[tuple[str, str]] = [
    ("Eastern Front fighters on Monday took two surveyors from a quarry near Zorb.",
     "took ASSAULT/abduct actual Eastern Front fighters > two surveyors @Zorb 2012-06-11"),
    ("Gunmen took three men off a bus in Zorb on Tuesday.",
     "took ASSAULT/abduct actual Gunmen > three men @Zorb 2012-06-12"),
    ("Three farmers were taken from their homes in Zorb on Monday.",
     "taken ASSAULT/abduct actual - > Three farmers @Zorb 2012-06-11"),
    ("Two drivers were taken away by armed men at Kost on 5 June.",
     "taken ASSAULT/abduct actual armed men > Two drivers @Kost 2012-06-05"),
    ("Two soldiers were captured by the Front outside Zorb on Wednesday.",
     "captured ASSAULT/- actual the Front > Two soldiers @Zorb 2012-06-13"),
    ("Ten rebels surrendered and two were captured in Zorb on Thursday.",
     "captured ASSAULT/- actual - > Ten rebels @Zorb 2012-06-14"),
    ("Gunmen kidnapped a priest from his house in Zorb overnight.",
     "kidnapped ASSAULT/abduct actual Gunmen > a priest @Zorb 2012-06-14"),
    ("The abduction of five students in Zorb on 2 June was condemned by the United Nations.",
     "abduction ASSAULT/abduct claimed - > five students in Zorb @Zorb 2012-06-02"),
    ("The capture of four soldiers near Zorb was announced by the Front.",
     "capture ASSAULT/- claimed the Front > four soldiers near Zorb @Zorb -"),
    ("Rebels seized a relief convoy near Zorb on Tuesday.",
     "seized COERCE/seize actual Rebels > The army of Zand @Zorb 2012-06-12"),
    ("An engineer held hostage for five months was freed in Zorb on Sunday.",
     "freed RETREAT/release actual - > An engineer @Zorb 2012-06-10"),
    ("An engineer held hostage for five months was freed in Zorb on Sunday.",
     "held COERCE/arrest state - > An engineer @Zorb -"),
    ("Two boys abducted in May were met by relatives in Zorb on 3 June.",
     "abducted ASSAULT/abduct actual - > Two boys @- 2012-05-01"),
    ("A doctor who was seized in Zorb in May has been released.",
     "released RETREAT/release actual - > A doctor @- -"),
    ("The mission said that four of its drivers had been freed.",
     "freed RETREAT/release claimed - > its drivers @- -"),
    ("Eight nurses walked free in Zorb on Monday.",
     "walked RETREAT/release actual - > Eight nurses @Zorb 2012-06-11"),
    ("Two employees of the mission were set free in Zorb on Wednesday.",
     "set RETREAT/release actual - > Two employees of the mission @Zorb 2012-06-13"),
    ("The army turned over 18 captured fighters to the Red Cross at Zorb on 5 June.",
     "turned RETREAT/release actual The army > the Red Cross @Zorb 2012-06-05"),
    ("The rebels handed over the bodies of six soldiers to the Red Cross in Zorb on 9 June.",
     "handed RETREAT/release actual The rebels > the Red Cross @Zorb 2012-06-09"),
    ("The army returned three vehicles to the Front in Zorb on 12 June.",
     "returned RETREAT/return actual The army > the Front in Zorb @Zorb 2012-06-12"),
    ("The Red Cross received 14 prisoners from the Front in Zorb on Monday.",
     "received RETREAT/release actual the Front in Zorb > The Red Cross @Zorb 2012-06-11"),
    ("The release of 12 prisoners by the army took place at Zorb on 10 June.",
     "release RETREAT/release actual the army > 12 prisoners+the rebel Eastern Front"
     " @Zorb 2012-06-10"),
    ("An exchange of prisoners was carried out at Zorb on 4 June.",
     "exchange RETREAT/release actual - > - @Zorb 2012-06-04"),
    ("The Front wants its jailed commander released.",
     "wants REQUEST/yield demanded The Front > The army of Zand @- -"),
    ("The Front said it would release all prisoners on 30 June.",
     "release RETREAT/release planned it > all prisoners+The army of Zand @- 2012-06-30"),
    ("Three councillors kidnapped in Zorb in May were freed by troops on Tuesday.",
     "freed RETREAT/release actual troops > Three councillors @- 2012-06-12"),
    ("Eastern Front gunmen raided a clinic at Zorb on 1 June and took two nurses with them.",
     "took ASSAULT/abduct actual Eastern Front gunmen > two nurses @Zorb 2012-06-01"),
    ("The arrest on Monday of two nurses angered the rebels.",
     "arrest COERCE/arrest actual - > two nurses @- 2012-06-11"),
    ("Fifty prisoners were exchanged at Zorb airport on Saturday.",
     "exchanged RETREAT/release actual - > - @Zorb 2012-06-09"),
    ("The army reported the arrest of six rebels in Zorb on 10 June.",
     "arrest COERCE/arrest claimed - > six rebels in Zorb @Zorb 2012-06-10"),
    ("The army took the children to a hospital in Zorb on Monday.",
     "took AID/- actual The army > the children @Zorb 2012-06-11"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "want"), ROWS)
def test_taken_and_let_go(text: str, want: str) -> None:
    assert want in told(text)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Two peacekeepers were let go on Wednesday near Zorb.", "Zorb"),
        ("The Front let four miners go on Monday in Zorb.", "Zorb"),
        ("Two of the hostages were let go at the Zorb crossing on 8 June.", "Zorb"),
    ],
)
def test_where_people_are_let_go(text: str, where: str) -> None:
    (event,) = [e for e in _events(text) if e.mode == "release"]
    assert event.place is not None and event.place.name == where


def test_only_what_is_held_is_denied() -> None:
    deeds = told("The government denied holding prisoners in Zorb.")
    assert not any("/arrest state" in d or "/arrest actual" in d for d in deeds)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels took the garrison by surprise.",
        "Rovers captured the cup in Zorb on Saturday.",
        "The storm trapped two rangers near Zorb on Monday.",
        "The company released its report in Zorb on Monday.",
        "He writes in Zorbian and works in Zorb.",
        "The guards were trapped by a cold front on Monday.",
        "The pilot took the passengers home on Monday.",
    ],
)
def test_nobody_is_taken(text: str) -> None:
    assert told(text) == []


def test_a_matter_is_let_go() -> None:
    assert not any("/release" in d for d in told("Soldiers let the matter go on Monday."))


def test_who_is_freed_is_not_blamed() -> None:
    text = "The kidnapping of two nurses was condemned by the United Nations."
    blamed = [a.text for e in _events(text) if e.type == "ACCUSE" for a in e.recipients]
    assert "two nurses" not in blamed


def test_what_is_handed_to_people_frees_nobody() -> None:
    deeds = told("The Front said it had handed the port of Zorb to the coast guard.")
    assert not any("/release" in d for d in deeds)
