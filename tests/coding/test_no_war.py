"""What is no war in a report of one: walkouts, games, speeches, quarrels of deputies and banks."""

from __future__ import annotations

import pytest

from tests.linking.test_talk_reports import linked

_TRUCE = (
    "Israel and Hezbollah signed a truce in November. An Israeli drone hit a car in Tyre on Monday, "
    "Lebanon's army said, in violation of the truce. "
)


def told(text: str) -> tuple[set[str | None], int]:
    found = linked(f"{_TRUCE}{text}\n", "2025-05-07")
    blamed = {f.violator.code if f.violator else None for f in found.findings}
    asked = [
        i
        for i in found.incidents
        if any(s.kind in ("breach", "responsible", "occurred") for s in i.claim_sets)
    ]
    return blamed, len(asked)


@pytest.mark.parametrize(
    "text",
    [
        "On the first day of the armed strike declared by the ELN, roads in Arauca were empty.",
        "The armed strike of the ELN emptied roads in Arauca. The strike violated the law, the "
        "ombudsman said.",
        "The transport workers' strike in Beirut on Monday left 3,000 passengers stranded.",
        "The teachers' strike left 3,000 pupils at home. The strike was the third this year.",
        "Doctors began a two-day strike in Beirut on Tuesday.",
        'In parliament the deputies fought for hours over school meals. "They bombard us with '
        'speeches," one deputy said.',
        "The minister was bombarded with questions in parliament on Tuesday.",
        "A senator attacked the budget. A bank accuses the ministry of negligence.",
        "The Lebanese national team beat Oman last night in the Gulf Cup. They attacked from the "
        "first minute.",
        "The national football team attacked from the first minute in Doha on Tuesday.",
        "In basketball, Riyadi bombed Sagesse from outside and killed the game in the third quarter.",
    ],
)
def test_nothing_of_it_breaks_the_truce(text: str) -> None:
    blamed, asked = told(text)
    assert blamed == {"ISRMIL"}
    assert asked == 1


@pytest.mark.parametrize(
    "text",
    [
        "An Israeli strike killed two in Khiam on Tuesday, Lebanon's army said. The teachers' "
        "strike left 3,000 pupils at home.",
        "Israel's army bombarded Khiam with artillery on Tuesday, Lebanon's army said.",
        "Lebanon's army accused Israel of attacking a school in Khiam on Tuesday.",
        "An Israeli team of commandos attacked a house in Khiam on Tuesday, Lebanon's army said.",
    ],
)
def test_a_real_one_does(text: str) -> None:
    assert told(text)[1] == 2
