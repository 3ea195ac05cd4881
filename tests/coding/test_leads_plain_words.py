"""Terms told in plain words: what a monitor's bulletin, a ministry or a relief agency tells."""

from __future__ import annotations

import pytest

from tests.coding.leads_support import Report

DEAL = "The Lenz accord, signed by Valdoria and Kestrel on 3 May 2024, is in force.\n"


def touches(text: str, speaker: str | None = None, act: str = "assert") -> set[tuple[str, str]]:
    """Provision and occurrence of what a sentence (as ``speaker``'s words) touches."""
    r = Report(DEAL + text)
    if speaker is not None:
        r.said(speaker, "is in force", text.rstrip("."), act)
    return {(t.provision, t.occurrence) for t in r.leads().touches}


BARRED = ("verification", "restriction")
RELIEF = ("aid_access", "restriction")
FREED = ("prisoners", "compliance")
STAYED = ("withdrawal", "violation")
GUNS = ("heavy_weapons", "violation")


@pytest.mark.parametrize(
    "text",
    [
        "A patrol of the observers was stopped by five armed men and told to go back.",
        "Soldiers at the gate turned the verification team away on Tuesday.",
        "The monitors were refused passage at the Ansel crossing.",
        "Kestrelian police denied the observers access to the depot.",
        "The Mission's freedom of movement was restricted on two days.",
        "A joint inspection team was held up for three hours at the barrier.",
        "On 4 June an officer blocked a monitoring patrol near Tarn.",
        "Entry to the barracks was refused to the observers on Monday.",
        "Villagers prevented the verification patrol from reaching the crater.",
        "The observers' patrol was sent back at the bridge by men without badges.",
        "The observers' visit planned for Monday did not go ahead.",
        "An inspection by the observers was called off at the gate.",
    ],
)
def test_observers_whose_way_is_barred(text: str) -> None:
    assert BARRED in touches(text)


@pytest.mark.parametrize(
    "text",
    [
        "The accord forbids the parties to stop a patrol of the observers.",
        "If a patrol of the observers is stopped, the commission shall meet.",
        "Police stopped a man who had cursed the observers.",
        "Kestrel denied that it had stopped a patrol of the observers.",
        "In 2009 a patrol of the observers was stopped at the same bridge.",
        "The observers stopped for lunch at Tarn.",
    ],
)
def test_observers_whose_way_is_not_barred(text: str) -> None:
    assert BARRED not in touches(text)


@pytest.mark.parametrize(
    "text",
    [
        "A relief convoy of twelve lorries has not been able to proceed beyond Hamm.",
        "A humanitarian vessel was prevented from continuing its journey by armed men.",
        "Since Sunday no aid truck has passed the bridge.",
        "The security service refused clearance for two relief flights.",
        "Soldiers are holding up forty lorries of flour at the Hamm bridge.",
        "Men with rifles turned back a launch with medicines and rice.",
        "The food trucks have been stranded at the crossing since Friday.",
        "Kestrelian customs officers halted a column of aid lorries on Monday.",
        "Relief lorries could not reach the camp for a third week.",
        "Permission for an aid delivery to Tarn was withheld again.",
        "Kestrel's army is blocking a convoy of wheat for the valley.",
    ],
)
def test_relief_whose_way_is_barred(text: str) -> None:
    assert RELIEF in touches(text)


@pytest.mark.parametrize(
    "text",
    [
        "A convoy of ammunition was stopped by the patrol.",
        "Relief lorries must not be stopped, the bishop wrote.",
        "If the aid convoy is blocked again, people will starve.",
        "Rain stopped the aid agency's football match.",
        "Nobody has stopped the aid convoy so far.",
        "Kestrel denied that it was blocking the relief convoy.",
    ],
)
def test_relief_whose_way_is_not_barred(text: str) -> None:
    assert RELIEF not in touches(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Army engineers let the stranded aid convoy across the bridge at dawn.", "aid_access"),
        ("Relief flights to Tarn resumed on 10 June.", "aid_access"),
        ("The relief lorries were waved through on Tuesday.", "aid_access"),
        ("Guards allowed a humanitarian convoy to pass after two days.", "aid_access"),
        ("Deliveries of food aid restarted on Monday.", "aid_access"),
        ("Kestrel lifted its ban on aid flights.", "aid_access"),
        ("The first relief lorries in five weeks reached the hamlets.", "aid_access"),
        ("Humanitarian workers delivered medical supplies to the camp.", "aid_access"),
        ("The observers' patrol was let through after two hours.", "verification"),
        ("Soldiers allowed the verification team into the depot.", "verification"),
    ],
)
def test_ways_opened(text: str, found: str) -> None:
    assert {(found, "compliance"), (found, "restoration")} & touches(text)


@pytest.mark.parametrize(
    "text",
    [
        "Imagine that he pulled back his guns and let the aid convoys through.",
        "Relief flights will resume next week.",
        "Valdoria wants the aid convoy let across the bridge.",
        "Soldiers did not let the relief convoy through.",
        "The accord lets relief convoys pass.",
    ],
)
def test_ways_not_opened(text: str) -> None:
    assert not {o for p, o in touches(text) if o in ("compliance", "restoration")}


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("A shipment of medicines was looted by men in uniform.", True),
        ("Soldiers seized two aid lorries at Tarn.", True),
        ("Fighters plundered a food store.", True),
        ("A convoy of ammunition was seized.", False),
        ("If the aid lorries are seized, the agency will leave.", False),
        ("Kestrel denied that it had looted the aid store.", False),
    ],
)
def test_relief_taken(text: str, taken: bool) -> None:
    assert (("aid_access", "violation") in touches(text)) is taken


@pytest.mark.parametrize(
    "text",
    [
        "40 persons were released by Kestrel and 36 by Valdoria.",
        "At the bridge 76 people regained their freedom on 8 June.",
        "The exchange of prisoners was completed on 8 June at the Hamm bridge.",
        "Two fishermen held since March were handed back by Kestrel at noon.",
        "Kestrel released three teachers to the Red Cross.",
        "Nineteen soldiers walked free on Monday after a year in captivity.",
        "Valdoria has set free the eleven conscripts captured in April.",
        "The last of the detainees were repatriated on Sunday.",
        "Six sailors detained in May have been returned to Valdoria.",
        "A swap of captives took place at the Tarn crossing.",
        "The rebels freed two policemen on Friday.",
        "Valdoria set eleven Kestrelian conscripts at liberty on 4 June.",
        "Kestrel delivered 125 soldiers into our care on Saturday.",
    ],
)
def test_prisoners_freed(text: str) -> None:
    assert FREED in touches(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kestrel will release forty soldiers next week.",
        "Valdoria demanded that Kestrel free the soldiers.",
        "A court released three men on bail.",
        "The exchange of fire was completed in minutes.",
        "Kestrel denied that it had released any soldiers.",
        "The six detainees were not released.",
        "The ministry released a film about its soldiers.",
    ],
)
def test_prisoners_not_freed(text: str) -> None:
    assert FREED not in touches(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kestrelian forces were to leave the port by 10 June. On 11 June two companies were still "
        "there.",
        "The departure of the regiment from the school, due on 5 June, had not taken place.",
        "The accord required the battalion to vacate the port by 1 June. It has not left.",
        "Kestrelian troops, who should have left the airstrip by 1 June, remain there.",
        "The deadline for leaving the port passed on Sunday, and soldiers were still inside.",
        "The garrison was supposed to withdraw by 1 June but has stayed.",
        "Under the accord the unit was to quit the hospital. It refuses to leave.",
        "The withdrawal of the brigade, for which the accord set 4 June, has not begun.",
        "The police post was to be evacuated by Friday; the policemen did not leave.",
        "Kestrel kept none of its undertakings: not one of the schools had been vacated.",
        "Kestrelian infantry was found dug in 400 metres beyond the agreed limit.",
        "By 1 June all fighters were to have left the camp, but forty fighters remained.",
    ],
)
def test_forces_that_stayed(text: str) -> None:
    assert STAYED in touches(text)


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers were still there when the bakery opened.",
        "The troops are to leave the port by 30 June.",
        "If the regiment has not left by July, the commission will meet.",
        "The regiment was to leave by 1 June and has left.",
        "The envoys were to leave on Monday but are still there.",
        "He remained a soldier all his life.",
    ],
)
def test_forces_that_did_not_overstay(text: str) -> None:
    assert STAYED not in touches(text)


@pytest.mark.parametrize(
    "text",
    [
        "Seven howitzers were seen inside the strip at Tovin.",
        "For a week Kestrel has been bringing howitzers into the five-kilometre strip.",
        "The Mission observed four tanks inside the withdrawal zone.",
        "Two mortars were spotted within the buffer zone.",
        "Kestrel has deployed artillery in the demilitarised zone.",
        "Guns were found inside the strip, in breach of the line of withdrawal.",
        "A battery of rocket launchers stood in the buffer zone on Tuesday.",
    ],
)
def test_guns_in_a_zone(text: str) -> None:
    assert GUNS in touches(text)


@pytest.mark.parametrize(
    "text",
    [
        "The accord bars heavy guns from a strip five kilometres wide.",
        "No howitzers were seen inside the strip.",
        "Seven howitzers were seen at the parade.",
        "Kestrel denied that it had brought howitzers into the strip.",
        "Kestrel may bring howitzers into the strip.",
    ],
)
def test_no_guns_in_a_zone(text: str) -> None:
    assert GUNS not in touches(text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("No kidnapping was registered in the period.", "abductions"),
        ("The Mission recorded no abduction this week.", "abductions"),
        ("No violation was observed in the northern sector.", "ceasefire"),
        ("Not a single shot was heard by the observers.", "ceasefire"),
        ("The Mission registered no incident on the line.", "ceasefire"),
    ],
)
def test_bans_kept(text: str, label: str) -> None:
    assert (label, "compliance") in touches(text, "mission", "report_no_blame")


@pytest.mark.parametrize(
    "text",
    [
        "A kidnapping was registered in the period.",
        "No kidnapping may be committed.",
        "The Mission recorded no casualties.",
        "If no violation is recorded the sides will meet.",
        "No crater was seen by the observers.",
    ],
)
def test_no_ban_kept(text: str) -> None:
    kept = touches(text, "mission", "report_no_blame")
    assert not {("abductions", "compliance"), ("ceasefire", "compliance")} & kept


@pytest.mark.parametrize(
    "text",
    [
        "Kestrel has torn up its signature.",
        "It is Kestrel that tramples on the accord.",
        "Kestrel broke its word within a month.",
        "Kestrel is trampling on the agreement.",
        "Kestrel has betrayed its pledge.",
        "Once more Kestrel flouts the accord of May.",
        "Kestrel has shredded the truce.",
        "Kestrel ignored its obligations again.",
        "Kestrel has reneged on its promises.",
        "Kestrel violates the accord every night.",
    ],
)
def test_signatures_torn_up(text: str) -> None:
    assert ("ceasefire", "violation") in touches(text, "VAL")


@pytest.mark.parametrize(
    "text",
    [
        "Kestrel must not tear up its signature.",
        "Kestrel would break its word if it did so.",
        "Kestrel has not broken its word.",
        "Kestrel tore up a poster.",
        "Kestrel broke the silence.",
        "We have not betrayed the accord.",
    ],
)
def test_signatures_kept(text: str) -> None:
    assert ("ceasefire", "violation") not in touches(text, "VAL")


@pytest.mark.parametrize(
    ("text", "touched"),
    [
        ("Three mortars of Kestrel, which had been counted in the store in April, are missing.",
         GUNS),
        ("The team found the seals of the store broken. Two howitzers of Kestrel are missing.",
         GUNS),
        ("Two howitzers were removed from the depot by Kestrelian soldiers.", GUNS),
        ("Two howitzers are gone from the depot.", GUNS),
        ("Three mortars had been returned to a store at Lake Tarn on Sunday.",
         ("heavy_weapons", "compliance")),
        ("A patrol of the observers had to turn round at the Kern road.", BARRED),
        ("The observers' patrol was forced to turn back at the bridge.", BARRED),
        ("Kestrel let twelve fishermen go whom it had held since January.", FREED),
        ("Kestrelian soldiers emptied the depot of the relief agency at Issel.",
         ("aid_access", "violation")),
        ("The warehouse of the relief agency was broken into on Monday night.",
         ("aid_access", "violation")),
        ("Kestrel has built four new bunkers inside the strip which the accord keeps clear.",
         STAYED),
    ],
)  # fmt: skip
def test_stores_ways_and_strips(text: str, touched: tuple[str, str]) -> None:
    assert touched in touches(text)


@pytest.mark.parametrize(
    "text",
    [
        "Two mortars are missing from the museum's list.",
        "The guns of the play are missing a second act.",
        "The observers had to turn back the clock.",
        "Kestrel let the fishermen go out to sea.",
        "A bakery was broken into on Monday night.",
        "Kestrel has built four new schools inside the city.",
        "If the mortars are missing from the store, the commission shall meet.",
    ],
)
def test_other_lists_clocks_and_bakeries(text: str) -> None:
    assert touches(text) <= {("ceasefire", "mandate")}
