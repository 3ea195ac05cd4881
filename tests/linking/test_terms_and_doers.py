"""Who kept a term is named where the words name him; whose post it was that barred a way; what was
done, was left undone, or is only somebody's work, sorrow or wish.

The tables give twins that are worded alike and make something else.
"""

from __future__ import annotations

import pytest

from tests.linking.short_texts import linked

_DAY = "2026-05-14"
_SIGNED = (
    "TORVAL, May 14, 2026 - The Torvalian government and the Ostrel Front signed the Hamar Accord on "
    "3 May 2026, which provides for a ceasefire, the withdrawal of forces, the release of prisoners, "
    "freedom of movement for the Observer Mission and the opening of the Dolna bridge.\n\n"
)


def rows(told: str) -> set[tuple[str, str, str]]:
    """Return (provision, occurrence, whom it is laid to or who kept it) of a report's ledger."""
    found = linked((_DAY, f"{_SIGNED}{told}\n"))
    label = {p.id: p.label for a in found.agreements for p in a.provisions}
    return {
        (
            label[f.provision_id],
            f.occurrence,
            " + ".join(a.name for a in f.doers) or (f.violator.text if f.violator else ""),
        )
        for f in found.findings
    }


KEPT = """
withdrawal of forces|Ostrel Front|The Front said that it had withdrawn its first two companies from the line west of Dolna.
withdrawal of forces|army|An advance party of the army's Sixth Rifles has left Hill 12, the Observer Mission said.
withdrawal of forces|Ostrel Front|The Front has handed over the town hall of Dolna to the prefect, the Observer Mission said.
cessation of hostilities|Torvalian government + Ostrel Front|Both parties have refrained from air operations since the signing, the Observer Mission said.
cessation of hostilities|Ostrel Front|The Front has abided by the accord, the Observer Mission said.
exchange or release of prisoners|Torvalian government|On 13 May the government released 17 detainees from the Hamar prison.
exchange or release of prisoners|Ostrel Front|The Front released nine soldiers, the Red Cross said.
exchange or release of prisoners||The Observer Mission facilitated the exchange of eight wounded prisoners at the Dolna bridge on 5 May.
opening of transport links|Ostrel Front|Two of the five barriers at Koska have been removed by the Front, the Observer Mission said.
opening of transport links|Torvalian government|The government lifted its ban on flights to Dolna on Monday.
opening of transport links||Flights between Torval and Hamar have resumed, as provided for in the accord, the Observer Mission said.
clearance of mines||The last of the 120 mines on the Dolna road was lifted on Monday, the Observer Mission said.
withdrawal of heavy weapons|army|At the army's storage site near Hamar, all registered weapons were present, the Observer Mission said.
withdrawal of heavy weapons|army|The Observer Mission said the army had moved its howitzers back to the Hamar store on 9 May.
verification of the ceasefire|army|The army opened its storage site at Hamar to inspection on Tuesday, the Observer Mission said.
"""


@pytest.mark.parametrize("line", KEPT.strip().splitlines())
def test_who_kept_a_term_is_named_where_the_words_name_him(line: str) -> None:
    label, who, told = line.split("|")
    assert rows(told) == {(label, "compliance", who)}


LEFT_UNDONE = """
exchange or release of prisoners|violation|The Front|The Front has freed none of its prisoners, the government said.
exchange or release of prisoners|violation||None of the prisoners held by the Front has been released, the Observer Mission said.
withdrawal of heavy weapons|violation||The UN special envoy told the Security Council that five howitzers had not been returned to storage.
withdrawal of forces|violation|The Front|The Front has not withdrawn its fighters from Meska, the government said.
verification of the ceasefire|restriction|the Front|At a checkpoint manned by the Front near Meska, observers were denied passage, the Observer Mission said.
verification of the ceasefire|restriction|the Front|A patrol of the Observer Mission was held up for four hours at a barrier near Meska by armed elements of the Front.
humanitarian access|restriction|the Front|The Torvalian army said the Front had turned back two of its ambulances at Meska.
"""


@pytest.mark.parametrize("line", LEFT_UNDONE.strip().splitlines())
def test_what_was_left_undone_or_barred_is_laid_to_whom_the_words_name(line: str) -> None:
    label, occurrence, who, told = line.split("|")
    assert rows(told) == {(label, occurrence, who)}


NEITHER = """
The Observer Mission visited the site at Meska on 12 May.
Monitors reached the school at Meska on 11 May.
Red Cross delegates visited 40 prisoners held by the Front at Meska on Monday.
One wounded soldier died in hospital on 10 May, the Observer Mission said.
The Observer Mission deplored the attack of 6 May on Meska, in which 18 people died.
The Observer Mission condemned the killing of three farmers at Meska on 6 May.
Doctors at the Vakar hospital reported six dead and 24 wounded in the shelling of Meska.
Armed men killed four herders near Meska on Monday, local officials said.
About 30 gunmen fired on our patrol near Meska, the army said.
The Front said the 57th Battalion looted motorcycles when it left Meska.
The release of 40 prisoners was agreed for Monday.
The Front will release forty prisoners on Monday, under the protocol.
The two sides agreed that the troops would leave the hill by Sunday and that the Front would release forty prisoners on Monday.
The ministry reaffirms its commitment to the ceasefire.
The army said that the withdrawal of its artillery had stopped.
Shepherds have left the hill, the Observer Mission said.
The farmers cleared the road of stones, the army said.
The Front did not say whether it had left Hill 12.
The army's officers left the meeting early.
"""


@pytest.mark.parametrize("told", NEITHER.strip().splitlines())
def test_work_sorrow_and_what_lies_ahead_are_no_rows(told: str) -> None:
    assert rows(told) == set()


def test_a_condemnation_that_speaks_of_a_breach_is_one() -> None:
    told = "The Observer Mission condemned the shelling of Meska as a violation of the ceasefire."
    assert rows(told) == {("cessation of hostilities", "violation", "")}


def test_who_brings_a_step_beside_another_is_told_of_each_by_itself() -> None:
    told = "The Front has kept the truce since 4 May, and it has released nine soldiers, it said."
    assert rows(told) == {
        ("cessation of hostilities", "compliance", "Ostrel Front"),
        ("exchange or release of prisoners", "compliance", "Ostrel Front"),
    }


def test_a_body_that_is_no_side_alleges_nothing() -> None:
    told = "The UN special envoy said that five howitzers had not been returned to storage."
    found = linked((_DAY, f"{_SIGNED}{told}\n")).findings
    assert [f.status for f in found] == ["no_blame"]
