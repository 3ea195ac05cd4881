"""Rounds as an analyst enters them: who sat there, who led, chaired, watched and stayed away and why,
on which days, in what form, with what outcome and which next meeting; one record over its reports."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import linked
from trucewatch.records import Round

DAY = "2023-04-08"


def rounds(*texts: str | tuple[str, str]) -> tuple[Round, ...]:
    return linked(*(t if isinstance(t, tuple) else (DAY, t) for t in texts)).rounds


def names(r: Round) -> set[str]:
    return {a.name for a in r.participants}


LED = """BERN, April 8, 2023 (Wire) - Delegations of the Torvalian government and the Ostrel Front met in Bern \
on Friday to discuss the safety of observers.

The government team was led by Petar Renn, head of the Peace Office, and the Front's delegation by Ilan Kor, \
leader of its political wing. Swiss envoy Urs Meili chaired the meeting, and the head of the observer mission, \
retired general Sven Dahl, took part.
"""
PANELS = """PRASK, April 8, 2023 (Wire) - The panels of the government of Torval and the Ostrel Front met by \
videoconference on Friday and agreed to form a joint team.

Government panel chair Gen. Petar Renn and Front panel chair Ilan Kor led their delegations. The Swiss head of the \
Observer Mission attended as an observer. The representative of the European Union could not join because of \
technical problems. Front spokesman Asa Lund said by telephone that the guns were silent.
"""
COMMITTEE = """DOLNA, 8 April 2023 - The Torvalian government accused the Ostrel Front of shelling Meska. The Front \
denied it.

The follow-up committee of the Hamar accord met on Friday in Dolna under the chairmanship of Prime Minister Ana \
Lisk. Representatives of the Ostrel Front and of the Hill Guard attended. The Southern Union stayed away because its \
fuel had been stolen. It decided to meet again in Dolna on 7 May.
"""


def test_who_led_chaired_and_watched() -> None:
    (found,) = rounds(LED)
    assert names(found) == {"Torvalian government", "Ostrel Front"}
    assert found.delegates == ("Petar Renn (government team)", "Ilan Kor (Front's delegation)")
    assert [a.name for a in found.mediators] == ["Urs Meili"]
    assert found.observers == ("head of the observer mission",)


def test_by_video_with_a_reason_for_who_was_missed() -> None:
    (found,) = rounds(PANELS)
    assert (found.venue, found.format) == (None, "video")
    assert names(found) == {"government of Torval", "Ostrel Front"}
    assert found.delegates == (
        "Government panel chair Gen. Petar Renn",
        "Front panel chair Ilan Kor",
    )
    assert found.observers == ("Swiss head of the Observer Mission",)
    assert found.absent == ("representative of the European Union (because of technical problems)",)
    assert found.outcome == ("agreed to form a joint team",)


def test_a_committee_is_those_who_sit_in_it() -> None:
    held, planned = rounds(COMMITTEE)
    assert names(held) == names(planned) == {"Ostrel Front", "Hill Guard"}
    assert [a.name for a in held.mediators] == ["Ana Lisk"]
    assert held.absent == ("Southern Union (because its fuel had been stolen)",)
    assert held.next == "to meet again in Dolna on 7 May"
    assert (planned.dates, planned.venue) == (("2023-05-07",), "Dolna")


DUE = """DOLNA, April 8, 2023 (Wire) - Fighters of the Ostrel Front shelled a post of the Torvalian army at Meska on \
Friday, the government of Torval said. The Front denied it and accused the army of firing first. Envoys of both sides \
were due in Bern on Thursday for a second round of talks on prisoners.
"""
OFF = ("2023-04-16", "The UN envoy told the Council: \"The talks planned for 13 April did not take place, because the "
       "Front's delegation stayed in Upper Meska.\"")  # fmt: skip


def test_a_round_announced_and_called_off_is_one_record_with_its_history() -> None:
    (found,) = rounds(DUE, OFF)
    assert (found.status, found.dates, found.venue) == ("cancelled", ("2023-04-13",), "Bern")
    assert [(s.status, s.reported) for s in found.history] == [
        ("planned", "2023-04-08"), ("cancelled", "2023-04-16"),
    ]  # fmt: skip
    assert not names(found) & {"Fighters of the Ostrel Front", "Torvalian army"}


def test_a_round_announced_and_held_is_one_record() -> None:
    told = ("2023-04-15", "BERN, April 15, 2023 (Wire) - The Ostrel Front accused the Torvalian government of delay "
            "and the government blamed the Front. The accusations came after a seven-hour meeting of the two panels in "
            "a hotel here.")  # fmt: skip
    (found,) = rounds(
        "BERN, April 8, 2023 (Wire) - The Torvalian government and the Ostrel Front will meet again on 14 April in "
        "Bern, the Swiss foreign ministry said.", told,
    )  # fmt: skip
    assert (found.status, found.dates, found.venue) == ("held", ("2023-04-14",), "Bern")
    assert [s.status for s in found.history] == ["planned", "held"]


CHRONOLOGY = """Chronology of the Torval conflict

3 December 2022 - First round of talks between the government of Torval and the Ostrel Front in Bern, mediated by \
Switzerland. No result.
4 March 2023 - Fighting on Hill 9. Government: attack by the Hill Guard, six soldiers dead.
5 and 6 March 2023 - Second round in Bern falls through; the Front does not come.
12 and 13 March 2023 - Second round in Bern. Protocol on Hill 9 and prisoners.
"""


def test_each_line_of_a_chronology_is_a_round_of_its_own() -> None:
    told = [(r.status, r.dates, r.outcome) for r in rounds(("2023-05-14", CHRONOLOGY))]
    assert told == [
        ("held", ("2022-12-03",), ("No result",)),
        ("cancelled", ("2023-03-05", "2023-03-06"), ()),
        ("held", ("2023-03-12", "2023-03-13"), ()),
    ]


WAR = ("DOLNA, April 8, 2023 (Wire) - The Ostrel Front shelled a village near Meska on Friday, the Torvalian army "
       "said. The Front denied it. ")  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "The fruit growers' cooperative of Dolna will hold its annual meeting next Sunday.",
        "The board of the Meska Bank met in Dolna on Thursday.",
        "The annual conference of the Torvalian Football Federation will be held in Dolna on 20 April.",
        "The new commander of the observers met the mayor of Dolna on Thursday.",
        "The Hill Guard was dropped from the government on Monday without consultation in Dolna.",
        "The armed encounter in Dolna on Thursday left five dead.",
    ],
)
def test_what_is_no_round(text: str) -> None:
    assert rounds(WAR + text) == ()


def test_the_day_of_a_signing_is_not_that_of_the_talks_before() -> None:
    (found,) = rounds(
        WAR
        + "The government and nine armed groups signed the Hamar Accord in Dolna on 3 February after talks in Doha."
    )
    assert (found.venue, found.dates) == ("Doha", ())


def test_a_month_that_is_past_is_kept() -> None:
    (found,) = rounds(WAR + "Kor walked out of the talks in Geneva in January without signing.")
    assert (found.venue, found.dates) == ("Geneva", ("2023-01",))


def test_a_meeting_of_others_is_not_the_next_one() -> None:
    held = rounds(
        WAR
        + "The joint military commission of the Torvalian government and the Ostrel Front met in Dolna on Friday. "
        "The defence minister of Torval received the ambassador of Finland on Friday. The next meeting of the joint "
        "military commission will be held in Dolna on 20 April."
    )
    by_venue = {(r.venue, r.status): r for r in held}
    assert by_venue.keys() == {(None, "held"), ("Dolna", "held"), ("Dolna", "planned")}
    commission = by_venue["Dolna", "held"]
    assert names(commission) == {"Torvalian government", "Ostrel Front"}
    assert "20 April" in (commission.next or "") and by_venue[None, "held"].next is None


def test_the_round_that_was_announced_by_its_number() -> None:
    (found,) = rounds(
        "KARSA, April 8, 2023 (Wire) - The third round of talks between Zembia's government and the Red Lake Union "
        "will open in Dorn in two weeks, mediator Ana Pell said.",
        ("2023-04-25", "KARSA, 25 April 2023 - The Red Lake Union accused the Zembian government of stalling. Zembia's "
         "government and the Red Lake Union ended the third round of talks in Dorn on Monday with no agreement on "
         "prisoners."),
    )  # fmt: skip
    assert (found.status, found.dates, found.venue) == ("held", ("2023-04-24",), "Dorn")


COMMUNIQUE = """Joint communiqué. Dorn, 9 March 2022

The delegations of the Republic of Zembia and the Red Lake Union held talks in Dorn from 7 to 9 March 2022 under the \
auspices of the African Union. The delegation of Zembia was led by H.E. Minister Paul Dala; the delegation of the \
Union was led by Mr. Issa Pol. The parties agreed to exchange lists of prisoners. The parties agreed to meet again in \
Dorn on 21 March 2022. Observers from Kenya and the European Union attended.
"""


def test_a_communique() -> None:
    held, planned = rounds(("2022-03-09", COMMUNIQUE))
    assert names(held) == {"Republic of Zembia", "Red Lake Union"} <= names(planned)
    assert held.dates == ("2022-03-07", "2022-03-09")
    assert held.delegates == (
        "H.E. Minister Paul Dala (delegation of Zembia)", "Mr. Issa Pol (delegation of the Union)",
    )  # fmt: skip
    assert held.outcome == ("The parties agreed to exchange lists of prisoners",)
    assert held.next == "to meet again in Dorn on 21 March 2022"


def test_a_part_in_talks_that_is_suspended_calls_no_round_off() -> None:
    found = rounds(
        "DORN, April 8, 2023 (Wire) - The Red Lake Union suspended its participation in talks with Zembia's government "
        "on Friday after shells hit Meri."
    )
    assert found == ()


def test_a_visit_on_other_matters_is_no_round() -> None:
    found = rounds(
        WAR
        + "Torval's foreign minister Paul Dala visited Paris on Friday and met his French counterpart Luc Morel to "
        "discuss trade."
    )
    assert found == ()


def test_a_forum_of_many_is_not_of_the_two_sides() -> None:
    (found,) = rounds(WAR + "The National Forum will reconvene in Bern on 20 April.")
    assert (found.status, found.dates, found.venue) == ("planned", ("2023-04-20",), "Bern")
    assert not names(found) & {"Ostrel Front", "Torvalian army"}


def test_who_leads_other_teams_or_attends_other_things() -> None:
    (found,) = rounds(
        "DORN, April 8, 2023 (Wire) - Zembia's government and the Red Lake Union held talks in Dorn on Friday. A UN "
        "team led by Ana Rull visited Meri on Thursday. The mission, headed by General Okello, counted five shells. "
        "The minister attended the opening of a school. Doctors took part in the funeral."
    )
    assert (found.delegates, found.observers) == ((), ())
    assert names(found) == {"Zembia's government", "Red Lake Union"}


def test_a_committee_of_parliament_holds_no_round() -> None:
    assert rounds(WAR + "The parliament's defence committee held a session on Thursday.") == ()
