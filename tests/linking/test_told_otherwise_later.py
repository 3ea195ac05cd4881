"""Who tells something on one day and otherwise on a later one has changed its account: both stand,
with their days, and the question is changed (or admitted), not contested."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import sets

FIRST, LATER = "2026-01-14", "2026-01-17"
_BLAME = ("occurred", "responsible", "breach", "began")
GOMA = "Congo said Rwandan troops had shelled Goma on Monday. Rwanda denied it."
TYRE = (
    "Lebanon said an Israeli drone struck a car at Tyre on Monday. Israel said it had not carried"
)
SURIN = "Thailand accused Cambodia of shelling Surin on Monday. The Cambodian army denied it."
NASIR = "UNMISS said the army of South Sudan had shelled the market at Nasir on Monday."


@pytest.mark.parametrize(
    ("first", "later", "status", "tellers"),
    [
        (GOMA, "Congo withdrew the accusation and said the M23 had shelled Goma on Monday.",
         "changed", 2),
        ("Israel said Hezbollah had fired rockets at Metula on Monday. Hezbollah denied it.",
         "Israel said on Saturday that a Palestinian group, not Hezbollah, had fired the rockets at"
         " Metula on Monday.", "changed", 2),
        ("Colombia's army said the ELN had killed five people at Tibu on Monday. The ELN denied it.",
         "Colombia's army said the FARC dissidents had killed the five people at Tibu on Monday.",
         "changed", 2),
        (NASIR, "UNMISS now says the rebels shelled the market at Nasir on Monday, not the army.",
         "changed", 1),
        (NASIR, "UNMISS said it was unable to say who had shelled the market at Nasir on Monday.",
         "changed", 1),
        ("India said Pakistani troops had fired first at Poonch on Monday.",
         "India admitted that its own troops had fired first at Poonch on Monday.", "changed", 1),
        ("Azerbaijan denied shelling Goris on Monday, as Armenia had claimed.",
         "Azerbaijan acknowledged that a gun crew had shelled Goris on Monday.", "changed", 1),
        ("Ethiopia denied that its troops had crossed into Somalia on Monday.",
         "Ethiopia admitted on Saturday that its troops had crossed into Somalia on Monday.",
         "changed", 1),
        (f"{TYRE} out the strike.",
         "Israel said on Saturday that it had carried out the strike on a car at Tyre on Monday.",
         "admitted", 2),
        (SURIN, "Cambodia acknowledged on Friday that its forces had shelled Surin on Monday, after"
         " days of denial.", "admitted", 2),
        (SURIN, "After days of denial, Cambodia acknowledged that its forces had fired first at"
         " Surin on Monday.", "admitted", 2),
        # Nobody has changed anything.
        (GOMA, "Congo said again that Rwandan troops had shelled Goma on Monday.", "denied", 2),
        (GOMA, "Rwanda again denied shelling Goma on Monday.", "denied", 2),
        (NASIR, "UNMISS said the army of South Sudan had shelled the market at Nasir on Monday.",
         "unanswered", 1),
        ("UNMISS was unable to say who had shelled the market at Nasir on Monday.", NASIR,
         "unanswered", 1),
        ("Sudan's army said the RSF had burned the market in Nyala on Monday.",
         "The RSF said the army had burned the market in Nyala on Monday.", "contested", 2),
    ],
)  # fmt: skip
def test_who_tells_it_otherwise_later_has_changed_it(
    first: str, later: str, status: str, tellers: int
) -> None:
    asked = [s for s in sets((FIRST, first), (LATER, later)) if s.kind in _BLAME]
    assert [s.status for s in asked] == [status], asked
    assert len({c.camp or c.claimant.name for c in asked[0].claims}) == tellers
    if status == "changed":
        answers = {str(c.answer) for c in asked[0].claims if c.camp == asked[0].claims[0].camp}
        assert len(answers) == 2
        assert len({c.carriers for c in asked[0].claims}) > 1


@pytest.mark.parametrize(
    ("later", "told"),
    [
        ("The health ministry revised the toll of Monday's shelling of Nasir to 14 from nine.",
         {"14", "9 former"}),
        ("The health ministry corrected the toll of Monday's shelling of Nasir: 14 people were"
         " killed, not nine.", {"14", "9 former"}),
        ("The health ministry raised to 14 the number of people killed in Monday's shelling of"
         " Nasir.", {"14", "9"}),
        ("The health ministry said nine people were killed when the army shelled Nasir on Monday.",
         {"9"}),
    ],
)  # fmt: skip
def test_a_corrected_toll_is_one_that_changed(later: str, told: set[str]) -> None:
    first = (
        "The health ministry said nine people were killed when the army shelled Nasir on Monday."
    )
    found = [s for s in sets((FIRST, first), (LATER, later)) if s.kind == "toll"]
    assert len(found) == 1
    assert {_number(c.answer) for c in found[0].claims} == told
    assert (found[0].status == "changed") is (len(told) > 1)


def _number(answer: object) -> str:
    low, hedge = getattr(answer, "low", None), getattr(answer, "hedge", None)
    return f"{int(low or 0)}{' former' if hedge == 'former' else ''}"


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("UNMISS says the rebels shelled the market at Nasir on Monday, not the army.", "rebels"),
        ("UNMISS says it was the rebels who shelled Nasir on Monday, not the army.", "rebels"),
        ("Ukraine said Russia fired the missile at Kherson on Monday, not its own men.", "Russia"),
        ("The army of South Sudan, not the rebels, shelled Nasir on Monday, UNMISS said.", "army"),
    ],
)
def test_who_is_only_set_apart_has_not_undone_the_deed(text: str, doer: str) -> None:
    asked = [s for s in sets(text) if s.kind in _BLAME]
    named = [getattr(c.answer, "name", c.answer) for s in asked for c in s.claims]
    assert len(named) == 1 and doer in str(named[0])
