"""Rounds by what is told beside them: a table that is installed, what two sides agree somewhere, whose
the two delegations are, who stands by, who invites, who was away, which number and which next."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import linked
from trucewatch.records import Round

DAY = "2025-03-08"
WAR = "SENN, March 8, 2025 (Wire) - The army of Torval accused the Ostrel Front of shelling Meska. "


def rounds(*texts: str, day: str = DAY) -> tuple[Round, ...]:
    return linked(*((day, t) for t in texts)).rounds


def told(r: Round) -> str:
    """Return a round as one line: status, days, venue, those at the table in order of their names."""
    who = ", ".join(sorted(a.name.lower() for a in r.participants))
    return f"{r.status} {'/'.join(d[5:] for d in r.dates) or '-'} {r.venue or '-'}: {who}"


# What one sentence behind a war report tells of meetings.
_SENTENCES = """
The negotiating table between the Torvalian government and the Hill League was installed on 6 March in Dolna.|held 03-06 Dolna: hill league, torvalian government
The table of the kitchen was installed on 6 March in Dolna.|
The government wants the Front to come to the negotiating table.|
At Lugano on 4 March the government of Torval and the Ostrel Front agreed to release 40 prisoners.|held 03-04 Lugano: government of torval, ostrel front
The government of Torval and the Ostrel Front agreed to release 40 prisoners held in Lugano.|
The government of Torval and the Ostrel Front agreed in principle to release 40 prisoners.|
The government of Torval agreed in Lugano on 4 March to release 40 prisoners.|
The government of Torval and the Ostrel Front agreed in Lugano on 4 March 2014 to release prisoners.|
The third Lugano round between the government of Torval and the Ostrel Front ended on Friday.|held 03-07 Lugano: government of torval, ostrel front
The second cycle of talks between the government of Torval and the Ostrel Front ended in Bern on March 4.|held 03-04 Bern: government of torval, ostrel front
The life cycle of the mosquito ended in Dolna on Friday.|
The cycle of violence between the army and the Ostrel Front began in Dolna on Friday.|
The next meeting of the National Committee is planned for 29 March.|planned 03-29 -: national committee
The government of Torval and the Ostrel Front agreed to meet monthly.|
The government of Torval and the Ostrel Front will meet every Friday in Bern.|
Delegates of the Torvalian government and the Ostrel Front spent Thursday in Lugano discussing a prisoner list.|held 03-06 Lugano: ostrel front, torvalian government
Delegates of the Torvalian government and the Ostrel Front spent Thursday in Lugano discussing the weather.|
President Ana Lisk of Torval flew to Ankara on Thursday and held two hours of talks with Front leader Ilan Kor.|held 03-06 Ankara: ana lisk, ilan kor
The government of Torval and the Ostrel Front concluded a second round of talks in Bern (3-5 March).|held 03-03/03-05 Bern: government of torval, ostrel front
The Front accused the Lake States, who were holding their own meeting in Bern on Friday.|
Swiss mediators are to propose dates for a third round.|
The government of Torval and the Ostrel Front set dates for a third round of talks in May.|planned 05 -: government of torval, ostrel front
Torval and Finland agreed in Helsinki on Tuesday to build a bridge.|
The Ostrel Front's special report of 20 February and the government of Torval met no approval in Bern.|
"""


@pytest.mark.parametrize("line", _SENTENCES.strip().splitlines())
def test_what_a_sentence_tells_of_a_meeting(line: str) -> None:
    text, _, wanted = line.partition("|")
    assert [told(r) for r in rounds(WAR + text)] == ([wanted] if wanted else [])


COMMUNIQUE = """Joint communique no. 4

The third cycle of talks between the Government of Torval and the Ostrel Front took place in Lugano from 2 to 11 \
February 2025. The Government's delegation was led for the first time by Ana Lisk, that of the Front by Ilan Kor. \
Norway, Chile and Brazil accompanied the cycle as guarantors.

The parties signed four accords, on prisoners and on the truce. The parties did not agree on the extension of the \
truce itself, which will be taken up at the fourth cycle in Oslo in May.
"""


def test_a_communique_with_its_guarantors_outcome_and_next() -> None:
    held, planned = rounds(COMMUNIQUE)
    assert told(held) == "held 02-02/02-11 Lugano: government of torval, ostrel front"
    assert {a.name for a in held.mediators} == {"Norway", "Chile", "Brazil"}
    assert held.delegates == ("Ana Lisk (Government's delegation)", "Ilan Kor (Front)")
    assert [o.split()[2] for o in held.outcome] == ["signed", "did"]
    assert (held.ordinal, planned.ordinal) == (3, 4)
    assert told(planned) == "planned 05 Oslo: government of torval, ostrel front"
    assert held.next == planned.mentions[0].text


TOPIC = """BERN, 8 March 2025. The fifth round of talks between the Government of Torval and the Ostrel Front took \
place here from 1 to 6 March. The parties signed six accords.

As to the Hill League, whose truce expires on 15 April, the two delegations met in Meska between 2 and 4 March. The \
Hill League undertook to stop kidnapping.
"""


def test_the_two_delegations_of_another_party() -> None:
    assert [told(r) for r in rounds(TOPIC)] == [
        "held 03-01/03-06 Bern: government of torval, ostrel front",
        "held 03-02/03-04 Meska: government of torval, hill league",
    ]
    own = TOPIC.replace("As to the Hill League, whose truce", "As to the Ostrel Front, whose truce")
    assert told(rounds(own)[1]) == "held 03-02/03-04 Meska: government of torval, ostrel front"


LIVE = """Live: talks in Lugano

Torval Today, 13 June 2024

19:20 — We are closing this page. A summary: the Council and the OLM have agreed to exchange all prisoners by 30 June.

18:45 — Council negotiator Anton Bresk says the tanks at Hadz will be withdrawn. It is the first time that Dorvik has \
admitted there were any.

17:30 — Envoy Marit Lund of the Lake Centre confirms that the two delegations met face to face for the first time.

10:20 — The OLM delegation arrives, led by Ilona Sarb. Shells fell on Meska overnight, killing two soldiers.
"""


def test_delegations_by_whose_they_are_and_two_names_apart() -> None:
    (found,) = rounds(LIVE, day="2024-06-13")
    assert {a.name for a in found.participants} == {"Council", "OLM"}


def test_who_attended_is_no_observer_and_a_negotiator_no_third() -> None:
    (found,) = rounds(
        "Daily report of the Observer Mission, 7 March 2025. The Joint Ceasefire Commission held its twelfth session in "
        "Dolna on 6 March. Representatives of the army of Torval and of the Ostrel Front attended; the Hill League was "
        "absent. The army of Torval and the Front exchanged fire at Meska."
    )
    assert told(found) == "held 03-06 Dolna: army of torval, ostrel front"
    assert (found.absent, found.observers) == (("Hill League",), ())
    (found,) = rounds(
        WAR
        + 'The Ostrel Front walked out of the talks in Bern on Thursday. "The government came with empty hands," '
        "Front negotiator Ilan Kor said."
    )
    assert "Ilan Kor" not in {a.name for a in found.participants}


def test_who_mediates_fills_no_seat() -> None:
    (found,) = rounds(
        "Communique of the Red Lake Union. Our delegation, headed by Tom Saro, met the government delegation in Dorn on "
        "4 March. Kenya and the African Union acted as mediators. The army of Zembia shelled our positions."
    )
    assert "Kenya" in {a.name for a in found.mediators}
    assert "Kenya" not in {a.name for a in found.participants}


CHRONOLOGY = """Chronology of the talks

5-9 Feb 2024: First Lugano round. The OLM demands independence; the Council rejects any change to the constitution.
11-14 March 2024: Second Lugano round. The Lake Accord is signed by chairman Josip Hard and General Idrin Sarb. The \
Hill League does not attend.
12 July 2024: The Hill League shells a convoy. One driver is killed. The Council accuses the Hill League.
26 July 2024: Envoy Marit Lund meets Hill League leader Bran Kol in Kost. They agree to meet again on 20 August.
3 Sept 2024 (planned): Fourth Lugano round.
"""


def test_the_rounds_of_a_chronology() -> None:
    found = rounds(CHRONOLOGY, day="2024-08-01")
    assert [told(r).partition(":")[0] for r in found] == [
        "held 02-05/02-09 Lugano",
        "held 03-11/03-14 Lugano",
        "held 07-26 Kost",
        "planned 08-20 Kost",
        "planned 09-03 Lugano",
    ]
    assert told(found[0]) == "held 02-05/02-09 Lugano: council, olm"
    assert [r.absent for r in found] == [(), ("Hill League",), (), (), ()]
    assert {a.name for a in found[3].participants} == {"Marit Lund", "Hill League"}
    assert [r.next is not None for r in found] == [False, False, True, False, False]


PARTIES = """17 February 2024 - Mediator Ismael Warda meets Front leader Tomas Cor in Bern.

14 March 2024 - The army of Torval accuses the Ostrel Front of an attack.

2-3 May 2024 - The parties meet in Bern under the African Union.
"""


def test_the_parties_are_not_whom_an_envoy_met() -> None:
    last = rounds(PARTIES, day="2024-06-01")[-1]
    assert {a.name for a in last.participants}.isdisjoint({"Ismael Warda", "Tomas Cor"})


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("Torvalian President Ana Lisk met Front leader Ilan Kor in Lugano on Friday at the invitation of Swiss "
         "President Urs Meili.", "Urs Meili"),
        ("Torvalian President Ana Lisk met Front leader Ilan Kor in Lugano on Friday.", None),
    ],
)  # fmt: skip
def test_who_invites_is_the_host(text: str, host: str | None) -> None:
    (found,) = rounds(WAR + text)
    assert (found.host.name if found.host else None) == host


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("SUVO, Alta Sierra, 16 October 2024. The Torvalian Government and the Ostrel Front today installed the Table "
         "of Dialogues for Peace before four thousand people.", "Suvo"),
        ("SUVO, Alta Sierra, 16 October 2024. The Torvalian Government and the Ostrel Front on Tuesday installed the "
         "Table of Dialogues for Peace before four thousand people.", None),
        ("GENEVA, Dec 16 - Torvalian minister Ana Lisk reported a good day after she and the Ostrel Front's team "
         "spent Monday going through the draft.\n\nTorval and the Ostrel Front accused each other of shelling Meska.",
         "Geneva"),
        ("OFFICE OF THE ENVOY\n\nRemarks to the press\n\nPort Karl, 17 December 2024\n\nThe sixth round of talks "
         "between the Government of Torval and the Ostrel Front took place here from 4 to 16 December.", "Port Karl"),
    ],
)  # fmt: skip
def test_a_meeting_where_the_paper_is_written(text: str, venue: str | None) -> None:
    assert [r.venue for r in rounds(text, day="2024-12-17")] == [venue]
