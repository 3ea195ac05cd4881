"""An agreement that others are only compared to is none of the report's own."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import linked

SURIN = "Thailand and Cambodia signed a ceasefire on July 28. "
BROKEN = " Thailand accused Cambodia of breaking the ceasefire on Monday."
NASIR = "The SPLM-IO accused South Sudan's army of shelling Nasir on Monday. "


@pytest.mark.parametrize(
    ("text", "agreements"),
    [
        (f"{SURIN}It resembles the Dayton accords that ended the war of Serbs and Bosniaks in 1995,"
         f" a lawyer said.{BROKEN}", {"Kuala Lumpur": {"KHM", "THA"}}),
        (f"{SURIN}It is no Good Friday Agreement, a diplomat said.{BROKEN}",
         {"Kuala Lumpur": {"KHM", "THA"}}),
        (f"{NASIR}The truce is modelled on the Minsk agreements, an analyst said.",
         {"The truce": set()}),
        (f"{NASIR}Unlike the Good Friday Agreement, the truce has no guarantor, an analyst said.",
         {"the truce": set()}),
        ("Armenia and Azerbaijan initialled a peace treaty in August. An analyst compared it to the"
         " Camp David accords between Israel and Egypt.", {"a peace treaty": {"ARM", "AZE"}}),
        ("Russia and Ukraine met in Istanbul on Monday. Analysts point to the Korean armistice of"
         " 1953 as a model.", {}),
        ("Ethiopia and the TPLF signed the Pretoria Agreement in 2022. Just as Renamo kept its guns"
         " after the Rome General Peace Agreement of 1992, the TPLF has kept its own.",
         {"Pretoria": {"ETH"}}),
        # One of the same war, and one that is told of by itself, stay.
        ("The government of Colombia and the ELN agreed a truce in August. The model is the 2016"
         " peace deal with the FARC. The ELN broke the truce on Monday, the army said.",
         {"truce": {"COL", "COLREB:eln"}, "Final Agreement": {"COL", "COLREB:farc"}}),
        ("Ukraine said the new plan was like the Minsk agreements. Russia's army shelled Kherson on"
         " Monday, Ukraine said.", {"Minsk": {"RUS", "UKR"}}),
        ("Ukraine accused Russia of breaking the Minsk agreements on Monday.",
         {"Minsk": {"RUS", "UKR"}}),
        ("India said Pakistan had broken the Simla Agreement by shelling Poonch on Monday.",
         {"Simla": {"IND", "PAK"}}),
        ("Israel and Egypt would like the Camp David accords to stand, Egypt said.",
         {"Camp David": {"EGY", "ISR"}}),
    ],
)  # fmt: skip
def test_what_is_only_compared_is_no_agreement_of_the_report(
    text: str, agreements: dict[str, set[str]]
) -> None:
    found = {a.name: set(a.parties) for a in linked(text).agreements}
    assert len(found) == len(agreements), found
    for name, parties in agreements.items():
        whole = [p for n, p in found.items() if name in n]
        assert len(whole) == 1, found
        assert parties <= whole[0], found
        assert len(whole[0]) <= max(len(parties), 2), found
