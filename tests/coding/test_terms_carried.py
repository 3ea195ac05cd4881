"""What is open, running, set up, taken down or handed over carries out a term; what is not so yet
leaves it undone; plans, demands, everyday openings and what was shut again are neither.

Each table holds twins that are worded alike and make something else.
"""

from __future__ import annotations

import pytest

from tests.linking.test_talk_reports import linked

_DATE = "2026-05-14"
_SIGNED = (
    "TORVAL, May 14, 2026 - The Torvalian government and the Ostrel Front signed the Hamar Accord "
    "on 3 May 2026, which provides for a ceasefire, the withdrawal of heavy weapons, the release "
    "of prisoners and the opening of the Dolna bridge.\n\n"
)
_BARE = _SIGNED[: _SIGNED.index(", the withdrawal")] + ".\n\n"


def rows(told: str, signed: str = _SIGNED) -> set[tuple[str, str]]:
    """Return (provision, occurrence) of what a report on an accord tells of its terms."""
    found = linked(f"{signed}{told}\n", _DATE)
    label = {p.id: p.label for a in found.agreements for p in a.provisions}
    return {(label[f.provision_id], f.occurrence) for f in found.findings}


CARRIED = """
opening of transport links|Flights between Torval and Dolna have resumed.
opening of transport links|The Dolna bridge reopened to traffic on Monday, the Observer Mission said.
opening of transport links|The Dolna bridge has been open every day since 4 May, the mission said.
opening of transport links|Bus services between Torval and Dolna were restored on Tuesday.
opening of transport links|The railway line between Meska and Hamar is running again, the mission said.
opening of transport links|The Meska crossing has stayed open since Sunday, the Observer Mission said.
opening of transport links|The Front dismantled the roadblocks at Dolna on Monday, the Observer Mission said.
opening of transport links|Three roadblocks on the Hamar road were removed, the Observer Mission said.
withdrawal of forces|The Front has filled in its trenches near Meska, the mission said.
lines between people: telephone, hotline|The hotline between the two staffs works again.
lines between people: telephone, hotline|The government has restored telephone lines to the highlands, it said.
verification of the ceasefire|The joint commission was formed on Monday.
verification of the ceasefire|The joint monitoring committee held its first meeting on Tuesday.
exchange or release of prisoners|The names of 40 detainees were handed over to the Red Cross on Monday.
clearance of mines|The army gave the mission maps of its minefields on Tuesday.
disarmament|The first 200 fighters laid down their rifles on Monday.
disarmament|Some 120 combatants were processed for disarmament at Hamar, the mission said.
cessation of hostilities|The Observer Mission said both parties have refrained from air operations.
cessation of hostilities|Both armies have abstained from air strikes since the signing.
cessation of hostilities|The Ostrel Front has observed the ceasefire since 3 May, it said.
amnesty|The government extended an amnesty to 300 fighters, in line with the Hamar Accord.
return of refugees and displaced people|Pursuant to the accord, 40 displaced families returned to Meska.
water and natural resources|The Front reopened the pump station at Meska in accordance with the accord.
disarmament|Under the terms of the accord, the Front handed over 60 rifles to the mission.
"""


@pytest.mark.parametrize("line", CARRIED.strip().splitlines())
def test_terms_that_are_carried_out(line: str) -> None:
    label, _, told = line.partition("|")
    assert rows(told) == {(label, "compliance")}


NOT_YET = """
verification of the ceasefire|The joint commission has yet to be formed.
verification of the ceasefire|The joint military commission has not met since 20 April.
verification of the ceasefire|The mission said that the joint commission foreseen in Article 9 has not been formed.
opening of transport links|The Dolna bridge remains closed, the Front said.
opening of transport links|The Dolna bridge is still not open, the Observer Mission said.
opening of transport links|The Dolna bridge has yet to reopen, the Observer Mission said.
opening of transport links|Flights between Torval and Dolna have not resumed.
clearance of mines|The maps of the minefields have not been handed over, the Observer Mission said.
disarmament|No combatants were processed for disarmament this week, the Observer Mission said.
opening of transport links|The Front refused to dismantle its roadblocks at Dolna, the mission said.
"""


@pytest.mark.parametrize("line", NOT_YET.strip().splitlines())
def test_terms_that_are_not_carried_out_yet(line: str) -> None:
    label, _, told = line.partition("|")
    assert rows(told) == {(label, "violation")}


NEITHER = """
A school in Dolna reopened on Monday.
The bakery at the bridge reopened on Monday.
The film festival of Hamar has resumed.
The road to Hamar reopened after the snow was cleared, the mission said.
Traffic on the Torval ring road was moving again after an accident.
Police removed barricades put up by striking bakers.
The road to Hamar will reopen on Friday, the Front said.
The joint commission is to be formed in June.
The Front demanded that the joint commission be formed.
The army must reopen the road to Hamar, the Front said.
The army asked the Front to dismantle its roadblocks.
If the bridge is open, convoys can pass, the mission said.
The government hopes that flights will resume.
The Front denied that the bridge is open.
Has the bridge reopened?
Fighting resumed near Meska on Monday.
Talks resumed in Hamar on Monday.
The parliamentary commission has not met since 20 April.
The government opened a road in 2019.
The army took the checkpoint at Dolna on Monday.
No flights landed at Dolna in the fog.
The Front will free 40 men, as foreseen in the accord.
Under the accord, the army keeps 200 men in the zone.
In line with the accord, the army must leave Meska.
The Front demanded that the army withdraw, as the accord requires.
The army acted in line with its orders.
The government released 2 billion crowns for the decommissioned combatants.
The ministry has released funds for the former prisoners.
The Observer Mission continued to monitor the withdrawal of heavy weapons.
The mission oversees the release of prisoners.
The Front pledged to honour the accord.
The Front reaffirmed its commitment to the ceasefire.
"""


@pytest.mark.parametrize("told", NEITHER.strip().splitlines())
def test_what_carries_out_no_term(told: str) -> None:
    assert not {o for _, o in rows(told)} & {"compliance", "restoration"}


_BULLETIN = """OBSERVER MISSION IN OSTREL
Daily report, 14 May 2026

The Mission recorded 12 ceasefire violations. {}
"""


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("The Mission continued to monitor the withdrawal of heavy weapons.", False),
        ("The Mission monitored the release of prisoners.", False),
        ("The Mission discussed the withdrawal of heavy weapons with both sides.", False),
        ("The Mission observed the withdrawal of six howitzers.", True),
        ("The Mission verified the withdrawal of six howitzers.", True),
    ],
)
def test_who_follows_a_step_has_not_seen_it_done(told: str, kept: bool) -> None:
    found = linked(_BULLETIN.format(told), _DATE).findings
    assert ("compliance" in {f.occurrence for f in found}) == kept


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("The government has released P1.2 billion for the decommissioned combatants.", False),
        ("The ministry released $400 for each of the former prisoners.", False),
        ("Minister Jo Galvez Jr. said the government has released P1.2 billion.", False),
        ("The government has released 40 on Monday, after 12 prisoners last week.", True),
        ("The Front released 17 prisoners on Monday.", True),
    ],
)
def test_money_is_no_captive(told: str, kept: bool) -> None:
    assert (("exchange or release of prisoners", "compliance") in rows(told)) == kept


def test_a_way_shut_still_breaks_only_what_opens_it() -> None:
    told = "The road to Hamar remains closed, the mission said."
    assert rows(told) == {("opening of transport links", "violation")}
    assert rows(told, _BARE) == set()


def test_shut_again_is_not_open() -> None:
    found = rows("The bridge has been closed again, the mission said.")
    assert "compliance" not in {o for _, o in found}
