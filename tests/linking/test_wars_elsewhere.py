"""A war elsewhere in a paragraph of its own is never joined with an act of this one, and answers
and admissions pass it by."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import answers, linked, sets, where

DAY = "2026-11-13"
THAI = "Thailand accused Cambodian troops of shelling Surin on 10 November.\n\n"
BETWEEN = [
    "Ukraine accused Russian forces of shelling Kherson on 10 November.\n\n",
    "Ukraine said that Russian forces had shelled Kherson.\n\n",
    "Ethiopia's government says its troops have taken the town of Alamata.\n\n",
    "In Myanmar, rebels shelled Lashio on 10 November.\n\n",
]
ANSWERS = [
    ("Cambodia denied the charge.", ("Cambodia", "no")),
    ("Cambodia's army denied the shelling.", ("Cambodia's army", "no")),
    ("Cambodia said that it had suspended a commander after an inquiry found that a crew had fired"
     " the shells.", ("Cambodia", "Cambodia")),
]  # fmt: skip


@pytest.mark.parametrize("between", BETWEEN)
@pytest.mark.parametrize(("answer", "given"), ANSWERS)
def test_an_answer_is_to_its_own_war(between: str, answer: str, given: tuple[str, str]) -> None:
    found = linked((DAY, THAI + between + answer)).incidents
    here = {a for i in found if where(i) == "Surin" for s in i.claim_sets for a in answers(s)}
    there = {a for i in found if where(i) != "Surin" for s in i.claim_sets for a in answers(s)}
    assert given in here
    assert not {who for who, _ in there if who.startswith(("Cambodia", "Thailand"))}


def test_rebels_of_another_land_are_not_those_of_this_one() -> None:
    text = (
        "Mali's army said that JNIM fighters attacked a post at Sevare on 10 November.\n\nIn Myanmar,"
        " rebels attacked a post at Lashio on 10 November."
    )
    assert len(linked((DAY, text)).incidents) == 2
    assert all(len(s.claims) == 1 for s in sets((DAY, text)))
