"""Whose deed it is that somebody calls a breach or rules to be one; what a list only asks for; who
kept a term by the letters of his name; how a truce is told to stand.

The tables give twins that are worded alike and make something else.
"""

from __future__ import annotations

import pytest

from tests.linking.short_texts import linked

_DAY = "2025-06-20"
_SIGNED = (
    "NORHAM, June 20, 2025 - The Government of Aldova and the Maroni Liberation Front (MLF) signed the "
    "Kestel Accord on 3 May 2025, which provides for a ceasefire, the withdrawal of heavy weapons, the "
    "release of prisoners, freedom of movement for the Joint Monitoring Commission (JMC) and "
    "humanitarian access.\n\n"
)


def rows(told: str) -> set[tuple[str, str, str, str]]:
    """Return (provision, occurrence, who broke or kept it, teller) of a report's ledger."""
    found = linked((_DAY, f"{_SIGNED}{told}\n"))
    label = {p.id: p.label for a in found.agreements for p in a.provisions}
    return {
        (
            label[f.provision_id],
            f.occurrence,
            f.violator.text if f.violator else " + ".join(a.text for a in f.doers),
            f.by_whom.name,
        )
        for f in found.findings
    }


LAID = """
the MLF|Government's delegation|On 2 June the MLF declared a general strike on the Orla road. The Government's delegation called it a violation of the Accord.
The army|Maroni Liberation Front|The army has imposed a curfew on Lenk since 5 June. The Front considers it a breach of the Kestel Accord.
soldiers|Maroni Liberation Front|On 4 June soldiers entered Tesk and shelled the mill. The Front described the incursion as an open breach of the accord.
the army's 4th Brigade|Joint Monitoring Commission|The JMC ruled that the deployment of the army's 4th Brigade at Tesk is a violation of Article 8.
the army|Joint Monitoring Commission|The JMC ruled that the deployment of tanks at Tesk by the army is a violation of the Accord.
the MLF|Joint Monitoring Commission|The JMC concluded that the MLF was responsible for the attack on Tesk on 4 June.
the MLF|Joint Monitoring Commission|The JMC held the MLF responsible for the ambush at Tesk, in breach of Article 1.
""".strip().splitlines()


@pytest.mark.parametrize("line", LAID)
def test_whose_deed_is_called_a_breach(line: str) -> None:
    who, teller, told = line.split("|")
    assert ("cessation of hostilities", "violation", who, teller) in rows(told)


@pytest.mark.parametrize(
    "told",
    [
        "The Government announced elections for July. The Front called the move a breach of the Accord.",
        "The MLF announced that it would talk. The army called it a breach of the Accord.",
        "The Front's delegation denounced the raid on Tesk as a violation of the truce.",
    ],
)
def test_nobody_is_named_where_no_deed_is_told(told: str) -> None:
    found = rows(told)
    assert found and {who for _, _, who, _ in found} == {""}


@pytest.mark.parametrize(
    "told",
    [
        "The women of Lenk demanded:\n- that all armed forces withdraw from the mill, as the Accord "
        "requires;\n- that the JMC patrol the road every day.",
        "The women of Lenk ask:\n\n1. that the army leave the clinic, as the Kestel Accord provides;\n"
        "2. that humanitarian convoys be let through;\n3. that the prisoners be released.",
        "The truce has held better than its critics feared.",
        "The ceasefire of 3 May has held better than its critics expected and worse than hoped.",
    ],
)
def test_what_is_asked_or_measured_keeps_no_term(told: str) -> None:
    assert "compliance" not in {occurrence for _, occurrence, _, _ in rows(told)}


@pytest.mark.parametrize(
    ("told", "provision", "who"),
    [
        ("The JMC found:\n- that the MLF released 12 prisoners on 9 June.",
         "exchange or release of prisoners", "the MLF"),
        ("The MLF freed 12 soldiers at the Orla bridge on Tuesday, the JMC said.",
         "exchange or release of prisoners", "The MLF"),
        ("The MLF has put all of its mortars into storage.", "withdrawal of heavy weapons",
         "The MLF"),
        ("The truce has held at Lenk since 5 June, the JMC said.", "cessation of hostilities", ""),
        ("The army has fully complied with the Kestel Accord, its spokesman said.",
         "cessation of hostilities", "The army"),
    ],
)  # fmt: skip
def test_what_is_told_as_done_is_kept_by_whoever_did_it(
    told: str, provision: str, who: str
) -> None:
    assert (provision, "compliance", who) in {(p, o, w) for p, o, w, _ in rows(told)}


def test_letters_nobody_tells_are_those_of_the_side_named_in_full() -> None:
    report = (
        _SIGNED.replace(" (MLF)", "")
        + "The MLF missed the deadline of 1 June to withdraw its tanks.\n"
    )
    (finding,) = linked((_DAY, report)).findings
    assert (finding.occurrence, finding.violator and finding.violator.text) == (
        "violation", "The MLF"
    )  # fmt: skip
