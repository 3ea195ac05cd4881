"""Items of bulletins and entries of chronologies: each is of its own place and day to its end."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import coded, days, linked, where
from trucewatch.linking.incidents.completed import completed

DAY = "2026-06-20"
MISSION = "OBSERVER MISSION IN OLTRANIA\nWeekly bulletin 7/2026\nIssued 14 June 2026\n\n"
LIST = "Incidents of the week, 14 June 2026\n\n"
CHRONICLE = "Chronology of the conflict\nAs of 20 June 2026\n\n"

Found = dict[str, tuple[str, tuple[int, ...]]]


def _told(text: str) -> list[tuple[str | None, str, tuple[int, ...]]]:
    """Return place, day and counts of each incident of force, in the order of days."""
    out = []
    for i in linked((DAY, text)).incidents:
        counts = sorted(
            int(c.answer.low or 0)
            for s in i.claim_sets if s.kind == "toll"
            for c in s.claims if hasattr(c.answer, "low")
        )  # fmt: skip
        out.append((where(i), days(i), tuple(counts)))
    return sorted(out, key=lambda x: (x[1], x[0] or ""))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # A number, place, a wider place and a day.
        (MISSION + "1. Armed incidents\n"
         "1.1 Barangay Pandi, Datu Tarn, 7 June. Armed contact between two patrols. Seven killed,"
         " nine wounded.\n"
         "1.2 Dolna, 9 June. Two mortar rounds impacted in a rice field. Two farmers were wounded.\n"
         "1.3 Sultan sa Osk, 11 June. A roadside bomb exploded near a lorry; one soldier was"
         " wounded.\n",
         [("Barangay Pandi", "06-07", (7, 9)), ("Dolna", "06-09", (2,)),
          ("Sultan sa Osk", "06-11", (1,))]),
        # The day, then the place.
        (MISSION + "10 June – Barangay Talitay: Rebels wounded a farmer on the road.\n"
         "11 June – Kirbali: Two mortar rounds hit a house. A woman was killed.\n",
         [("Barangay Talitay", "06-10", (1,)), ("Kirbali", "06-11", (1,))]),
        # Heads on lines of their own.
        (MISSION + "Item 1. Kirbali, 4 June\nSoldiers burnt nine houses. Two people were killed.\n\n"
         "Item 2. Sessok, 6 June\nA bomb exploded at the market. Five people were killed.\n",
         [("Kirbali", "06-04", (2,)), ("Sessok", "06-06", (5,))]),
        # Brackets.
        (LIST + "- Kirbali (9 June): a drone strike killed two farmers of Oltrania.\n"
         "- Sessok (10 June): rebels ambushed an army convoy. Four soldiers were killed.\n",
         [("Kirbali", "06-09", (2,)), ("Sessok", "06-10", (4,))]),
        # Dashes: no datelines, and one story.
        (MISSION + "Kirbali, 9 June – Rebels killed a farmer.\n"
         "Sessok, 10 June – A mine exploded under an army lorry, wounding one soldier.\n",
         [("Kirbali", "06-09", (1,)), ("Sessok", "06-10", (1,))]),
        # What states its own place or day keeps it.
        (LIST + "1. Kirbali, 9 June. Rebels attacked the post. The next day they shelled Sessok,"
         " killing three people.\n"
         "2. Osk, 12 June. Soldiers fired on a bus. In Tarn, a grenade wounded a policeman on"
         " 13 June.\n",
         [("Kirbali", "06-09", ()), ("Sessok", "06-10", (3,)), ("Osk", "06-12", ()),
          ("Tarn", "06-13", (1,))]),
        # Sections under the name of a sector.
        (MISSION + "SECTOR EAST\nThree mortar rounds were fired. One soldier was killed.\n"
         "SECTOR WEST\nA landmine exploded. Two farmers were wounded.\n",
         [("Sector East", "", (1,)), ("Sector West", "", (2,))]),
        # A line of a chronology holds its day and place to its end.
        (CHRONICLE + "3 June 2026 - Army and Ostrel Front sign the Hamar Accord.\n"
         "5 June 2026 - Fighting on Hill 9. Government: attack by the Ostrel Front, six soldiers"
         " dead. Observers do not say who started it.\n"
         "7 and 8 June 2026 - Second round in Port Hamar falls through; the Front does not come.\n",
         [("Hill 9", "06-05", (6,))]),
        (CHRONICLE + "2 June 2026: Air strike on Kirbali. Army: twelve rebels killed.\n"
         "4 June 2026: Ambush near Sessok, three soldiers dead. Nobody claims it.\n"
         "9 June 2026: Shelling of Osk. Two houses burnt, a woman killed.\n",
         [("Kirbali", "06-02", (12,)), ("Sessok", "06-04", (3,)), ("Osk", "06-09", (1,))]),
        # Two lines of one deed are one: the later one names it.
        (CHRONICLE + "9 June 2026 - Bomb attack on a bus in Sessok; seven people killed.\n"
         "10 June 2026 - The rebels deny the attack on the bus in Sessok.\n"
         "11 June 2026 - Army shells hit Osk. One child killed.\n",
         [("Sessok", "06-09", (7,)), ("Osk", "06-11", (1,))]),
        # A dateline is where somebody wrote.
        ("KIRBALI, 14 June 2026 - Rebels shelled Sessok on Monday, killing three people, the army"
         " said. The army shelled Osk on Tuesday.",
         [("Sessok", "06-15", (3,)), ("Osk", "06-16", ())]),
        ("Kirbali, 14 June 2026. The army reports an attack on Sessok. Two soldiers were killed"
         " there on Friday.",
         [("Sessok", "06-19", (2,))]),
        # No topic, no speaker is a place.
        (LIST + "Casualties, 9 June. Rebels killed two soldiers in Sessok.\n"
         "Displacement, 10 June. Some 300 people fled Osk.\n",
         [("Sessok", "06-09", (2,))]),
    ],
)  # fmt: skip
def test_each_item_is_of_its_place_and_day(
    text: str, wanted: list[tuple[str | None, str, tuple[int, ...]]]
) -> None:
    assert _told(text) == sorted(wanted, key=lambda x: (x[1], x[0] or ""))


@pytest.mark.parametrize(
    ("head", "place"), [("Scenarios", None), ("Implications", None), ("Sarnov", "Sarnov")]
)
def test_what_a_report_calls_its_parts_by_is_no_place(head: str, place: str | None) -> None:
    text = f"Note on the truce\n\nBelmo. Rebels shot two men on Sunday.\n\n{head}. Rebels attacked"
    events = {e.trigger.text: e for c in coded(f"{text} a post on Monday.\n")
              for e in completed(c).events}  # fmt: skip
    found = events["attacked"].place
    assert (None if found is None else found.name) == place
