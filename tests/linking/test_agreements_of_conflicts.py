"""An agreement of another war takes over no act of this one, and whom it cannot bind is no party;
an agreement with a name of its own is not the one that another report dates."""

from __future__ import annotations

import pytest

from tests.linking.test_talk_reports import linked
from trucewatch.linking import Linked, link
from trucewatch.records import Document
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument


def rows(found: Linked) -> set[tuple[str, str | None]]:
    names = {a.id: a.name for a in found.agreements}
    return {
        (names[f.agreement_id], f.violator.code if f.violator else None)
        for f in found.findings
        if f.occurrence == "violation"
    }


@pytest.mark.parametrize(
    ("act", "aside"),
    [
        (
            "Police in Colombia said the ELN attacked a truck near Tame on Monday. The ELN denied it.",
            "In the Philippines, the MILF and the government signed a ceasefire in 1997 and violated "
            "it, yet the Comprehensive Agreement on the Bangsamoro followed in 2014.",
        ),
        (
            "Armenia's forces shelled Kelbajar on Monday, Azerbaijan's ministry said.",
            "In Mozambique the government and Renamo broke the Rome General Peace Agreement of 1992.",
        ),
        (
            "An Israeli drone hit a car in Tyre on Monday, Lebanon's army said. Israel denied it.",
            "The Good Friday Agreement took years, and the IRA broke its ceasefire twice.",
        ),
        (
            "South Sudan's army accused the SPLM-IO of ambushing a convoy near Yei on Monday.",
            "Sri Lanka and the Tamil Tigers violated the ceasefire of 2002, a professor said.",
        ),
        (
            "South Sudan's army accused the SPLM-IO of ambushing a convoy near Yei on Monday.",
            "Israel and Hezbollah violated the November truce, a professor said.",
        ),
        (
            "Police in Colombia attributed an attack near Tame on Monday to the ELN. The Government "
            "of Colombia demands the release of all hostages.",
            "In the Philippines, the MILF and the government signed a general ceasefire in 1997, yet "
            "a comprehensive agreement on the Bangsamoro followed in 2014.",
        ),
        (
            "Pakistan shelled Poonch on Monday, India's army said.",
            "Bosnia, Croatia and Serbia signed the Dayton Agreement in 1995 and broke it.",
        ),
    ],
)
def test_an_analogy_adopts_nothing(act: str, aside: str) -> None:
    found = linked(f"{act} {aside}\\n", "2025-05-07")
    acting = {"COLREB:eln", "ARMMIL", "ARM", "ISRMIL", "SSDREB:splm-io", "PAK"}
    assert not {who for _, who in rows(found)} & acting
    ours = {"COL", "COLREB:eln", "ARM", "AZE", "LBN", "SSD", "SSDREB:splm-io", "IND", "PAK"}
    ours -= {"LBN"} if "Hezbollah" in aside else set()
    assert not {p for a in found.agreements for p in a.parties} & ours


@pytest.mark.parametrize(
    ("text", "name", "who"),
    [
        (
            "The Philippine army accused the MILF of ambushing a patrol in Maguindanao on Monday in "
            "violation of the Comprehensive Agreement on the Bangsamoro.",
            "Comprehensive Agreement on the Bangsamoro",
            "PHLREB:moro-islamic-liberation-front",
        ),
        (
            "Russia's forces shelled Zugdidi on Monday, Georgia said. It called the shelling a "
            "violation of the six-point ceasefire.",
            "Six-point ceasefire (Georgia, 2008)",
            "RUSMIL",
        ),
        (
            "Armenia's army shelled Kelbajar on Monday, Azerbaijan said. It said Yerevan had broken "
            "the truce of March.",
            "the truce of March",
            "ARMMIL",
        ),
    ],
)
def test_its_own_war_does(text: str, name: str, who: str) -> None:
    assert (name, who) in rows(linked(text, "2025-05-07"))


def test_a_named_agreement_is_not_another_that_is_dated() -> None:
    texts = (
        "KINSHASA, 12 January 2026 - Congo and Rwanda signed the Washington Accord on 4 December "
        "2025. Rwanda accused the M23 and Congo of breaking the ceasefire. The M23 denied it.",
        "GOMA, 14 January 2026 - The government of Congo and the M23 signed the Doha framework "
        "agreement in November. The army accused the M23 of breaking the ceasefire on Monday by "
        "shelling Kashebere.",
    )
    coded = [
        c
        for k, text in enumerate(texts)
        for c in pipeline(Config()).code_document(
            RawDocument(
                Document(f"d{k}", f"u{k}", str(k), None, "text/plain"),
                text,
                Meta(date="2026-01-15"),
            )
        )
    ]
    found = link(coded)
    assert ("the Doha framework agreement", "CODREB:m23") in rows(found)
    (doha,) = (a for a in found.agreements if "Doha" in a.name)
    assert set(doha.parties) == {"COD", "CODREB:m23"}
