"""Texts in dated pieces: what an entry tells is of the time that heads it, and old where that is.

Grids over chronologies, tables of dates, logs and live pages, with what is none of them beside.
"""

from __future__ import annotations

import pytest

from tests.clips.support import engine
from trucewatch.records import Document, Event
from trucewatch.running.pipeline import linked_result
from trucewatch.sources.raw import Meta, RawDocument
from trucewatch.stories import split_stories
from trucewatch.stories.entries import entries


def raw(text: str) -> RawDocument:
    meta = Meta(date="2026-03-04")
    return RawDocument(Document("d", "d", "0", None, "text/plain"), text, meta)


def events(text: str) -> list[Event]:
    return [e for story in engine().code_document(raw(text)) for e in story.events]


def of(text: str, trigger: str) -> tuple[str, str | None, str | None]:
    """Return realis, first and last day of the act with that trigger."""
    e = next(e for e in events(text) if trigger in e.trigger.text)
    return e.realis, e.time and e.time.from_, e.time and e.time.to


YEARS = ("1965-01-01", "1965-12-31")
CHRONOLOGY = """Timeline of the conflict

1965. Pakistan sends infiltrators. India attacks Lahore.
1999. Pakistani soldiers occupy heights above Kargil. India bombs them.
2021. Both armies agree to a ceasefire.
"""
BULLETS = """Key dates

* 1975: Cuban troops land in Angola. In May rebels raid Huambo.
* 1988-89 – South African forces withdraw from Angola.
* March 1991: The sides sign a truce in Lisbon. A week later gunmen shoot an envoy.

The government said on Tuesday that rebels had shelled Huambo.
"""
HEADINGS = """Sudan: a chronology

15 April 2023

Fighting breaks out in Khartoum. The RSF seizes the airport.

11 May 2023

The sides sign a declaration.

The army bombs Omdurman the next day.

24 February 2026

Drones strike Kadugli.

Residents said on Monday that soldiers had shelled Dilling.
"""
INLINE = """The road to Goma

The war has a long past. 1994. Rebels attack the town. Soldiers burn a mill. 1996. Rwandan troops
invade the east.

On Tuesday gunmen shot two traders near Goma.
"""
TABLE = """Year | What happened
1994 | Rebels attack the town of Goma.
1996 | Rwanda invades the east.
"""
AHEAD = """What is to come

* 2 March: Soldiers shell the port of Aden.
* June 2026: The last troops withdraw from Aden.
"""
MIXED = """How the conflict unfolded

- 1962: A court rules on the temple.
- 2008: Clashes break out near the temple.
- February 20: A soldier loses a leg.
- March 1: A mine maims another soldier.
"""

ROWS = [
    (MIXED, "Clashes", ("historical", "2008-01-01", "2008-12-31")),
    (MIXED, "maims", ("actual", "2026-03-01", "2026-03-01")),
    (CHRONOLOGY, "sends", ("historical", *YEARS)),
    (CHRONOLOGY, "attacks", ("historical", *YEARS)),
    (CHRONOLOGY, "occupy", ("historical", "1999-01-01", "1999-12-31")),
    (CHRONOLOGY, "bombs", ("historical", "1999-01-01", "1999-12-31")),
    (CHRONOLOGY, "agree", ("historical", "2021-01-01", "2021-12-31")),
    (BULLETS, "raid", ("historical", "1975-05-01", "1975-05-31")),
    (BULLETS, "sign", ("historical", "1991-03-01", "1991-03-31")),
    (BULLETS, "shelled", ("alleged", None, None)),
    (HEADINGS, "seizes", ("historical", "2023-04-15", "2023-04-15")),
    (HEADINGS, "bombs", ("historical", "2023-05-12", "2023-05-12")),
    (HEADINGS, "strike", ("actual", "2026-02-24", "2026-02-24")),
    (HEADINGS, "shelled", ("claimed", None, None)),
    (INLINE, "attack", ("historical", "1994-01-01", "1994-12-31")),
    (INLINE, "burn", ("historical", "1994-01-01", "1994-12-31")),
    (INLINE, "invade", ("historical", "1996-01-01", "1996-12-31")),
    (INLINE, "shot", ("actual", "2026-03-03", "2026-03-03")),
    (TABLE, "attack", ("historical", "1994-01-01", "1994-12-31")),
    (TABLE, "invades", ("historical", "1996-01-01", "1996-12-31")),
    (AHEAD, "shell", ("actual", "2026-03-02", "2026-03-02")),
    (AHEAD, "withdraw", ("planned", "2026-06-01", "2026-06-30")),
]


@pytest.mark.parametrize(("text", "trigger", "want"), ROWS)
def test_entries_are_of_their_head(
    text: str, trigger: str, want: tuple[str, str | None, str | None]
) -> None:
    assert of(text, trigger) == want


@pytest.mark.parametrize("text", [CHRONOLOGY, INLINE, HEADINGS])
def test_old_entries_are_no_news(text: str) -> None:
    result = next(engine().read_many([raw(text)]))
    of_now = {e.id for e in result.events if e.realis != "historical"}
    assert all(of_now.issuperset(f.event_ids) for f in result.findings)
    assert not result.situations


LIVE = """LIVE: the fighting in the south

20:15 Police used water cannon on Hamra street, according to our reporter.
18:05 GMT - Soldiers shelled Tyre at around 16:30, the army says.
17:00 Reminder: in November 2023 Israeli soldiers shot dead a farmer near the same village.
"""
LOG = """Log of the observer team, 4 March 2026

06:40 Three rockets hit the market of Zorb.
07:15 – Soldiers shot at a patrol.
"""


def test_hours_before_entries_are_nobodys_name() -> None:
    names = {
        a.text for text in (LIVE, LOG) for e in events(text) for a in (*e.actors, *e.recipients)
    }
    assert {"Police", "Soldiers"} <= names
    assert not any(c.isdigit() for name in names for c in name)


STAMPED = (
    '[08:40] Army: "Shells hit our post." [09:05] Front: "We have not fired a round." '
    "[11:30] The Swiss will look into it."
)


def test_hours_in_brackets_part_what_is_said() -> None:
    said = [s for c in engine().code_document(raw(STAMPED)) for s in c.statements]
    assert [s.speaker.text for s in said if s.speaker][:2] == ["Army", "Front"]
    assert all(e.time is None for e in events(STAMPED))


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        (LIVE, "used", None),
        (LIVE, "shelled", "2026-03-04T16:30"),
        (LIVE, "shot", "2023-11-01"),
        (LOG, "hit", "2026-03-04T06:40"),
        (LOG, "shot", "2026-03-04T07:15"),
    ],
)
def test_the_hour_of_printing_is_not_the_hour_of_the_act(
    text: str, trigger: str, day: str | None
) -> None:
    assert of(text, trigger)[1] == day


def test_a_day_that_heads_an_item_is_no_place() -> None:
    text = """Diary

- February 24: Rebels shell the market of Nasir.
- March 1: A mine maims a soldier. Rebels raid a post.

Comment: ceasefire violations fell to four.
"""
    linked = linked_result(None, engine().code_document(raw(text)))
    names = {i.place.name for i in linked.incidents if i.place}
    assert names == {"Nasir"}


# What opens a line and heads no entry.
NONE = [
    "The war of 1965. It was short.",
    "3 March. Two houses were burnt.",
    "TARN, 4 March 2026 - The army shelled Zorb.",
    "March 4, 2026. The army shelled Zorb on Monday.",
    "7 March 2026\n\nThe army shelled Zorb on Monday.",
    "2023 was a bad year. Rebels shelled Zorb.",
    "1965 soldiers were killed in the war.",
    "May Day marches were held in Zorb.",
    "10:30 prayers were held in Zorb after the raid.",
    "1,965 people fled. Rebels shelled Zorb in 2021.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_opens_a_line_and_is_no_head(text: str) -> None:
    assert not [e for s in split_stories(raw(f"The news\n\n{text}\n")) for e in entries(s)]


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("The legislator Ajaz Jan accused Pakistan of shelling Mendhar.", False),
        ("Theresa May accused the rebels of shelling a convoy.", False),
        ("Salman Jan accused the army of shelling Uri.", False),
        ("In January rebels accused the army of shelling Uri.", True),
        ("Early in May the rebels accused the army of shelling Uri.", True),
        ("On 3 Jan. the rebels accused the army of shelling Uri.", True),
    ],
)
def test_months_that_are_names_of_people(text: str, dated: bool) -> None:
    assert any(e.time for e in events(text)) == dated


MONTHS = """Endra: a chronology of 2018

June
3. The army shells Kolm.
12. The Hill Council attacks a post at Dorn.

July
1. The sides sign a truce.
"""
UNDATED = RawDocument(Document("d", "d", "0", None, "text/plain"), "", Meta())


def day_of(text: str, trigger: str) -> str | None:
    """Return the day of the act with that trigger in a text that nothing else dates."""
    document = RawDocument(UNDATED.document, text, Meta())
    found = [e for story in engine().code_document(document) for e in story.events]
    e = next(e for e in found if trigger in e.trigger.text)
    return e.time.from_ if e.time else None


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        (MONTHS, "shells", "2018-06-03"),
        (MONTHS, "attacks", "2018-06-12"),
        (MONTHS, "sign", "2018-07-01"),
        (MONTHS.replace(" of 2018", ""), "shells", None),  # no year is told
        (MONTHS.replace("a chronology of", "after the war of"), "attacks", None),
        (MONTHS.replace("12.", "2.").replace("3.", "1."), "attacks", None),  # points are numbered
        (MONTHS.replace("June\n", "June 2019\n"), "attacks", "2019-06-12"),
        (
            "Endra: incidents in October 2018\n\n14 Oct – Army shells Kolm, two killed.\n"
            "16 Oct – Hill Council attacks an army post at Dorn.\n",
            "attacks",
            "2018-10-16",
        ),
        (
            "Endra: incidents of 2017 and 2018\n\n14 Oct – Army shells Kolm, two killed.\n"
            "16 Oct – Hill Council attacks an army post at Dorn.\n",
            "attacks",
            None,
        ),
    ],
)
def test_days_under_a_month_and_a_year_in_the_title(
    text: str, trigger: str, day: str | None
) -> None:
    assert day_of(text, trigger) == day


@pytest.mark.parametrize("head", ["MARCH 2018", "March", "MAY"])
def test_a_month_over_its_days_tells_nothing(head: str) -> None:
    text = MONTHS.replace("June", head)
    document = RawDocument(UNDATED.document, text, Meta())
    found = [e for story in engine().code_document(document) for e in story.events]
    assert [e.trigger.text for e in found] == ["shells", "attacks", "sign"]
